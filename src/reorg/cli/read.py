"""``reorg read``: what is in this list, or in this museum's records, and what is wrong with it? Nothing is changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import Columns, Sheet, meanings
from reorg.cli.opened import Opened, is_museum
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.documentation import Profile, profile, register_of
from reorg.exchange import ColumnGuess, Reading, Unreadable
from reorg.exchange import read as read_file
from reorg.language import listed, say, say_many
from reorg.museum import FIELDS, Finding

FIRST_ROWS = 20
_FILE = "A list of any kind (spreadsheet, text, Word, database, XML …), a folder of photographs, or a museum."


def read(
    file: Annotated[Path, typer.Argument(help=_FILE, show_default=False)],
    sheet: Sheet = None,
    column: Columns = None,
    as_json: AsJson = False,
) -> None:
    """Read a list or a museum's records and say what is in it and what is wrong with it. Nothing is changed.

    What a file is, its content says, not its name: text with any signs between its cells, printed lists, spreadsheets,
    tables in Word or Writer, web pages, dBase and Access, JSON, XML (LIDO, Dublin Core, Modes, FileMaker and others),
    a folder or zip of photographs.

    Example: reorg read register.xlsx
    """
    reading = _folder(file, sheet) if file.is_dir() else read_file(file, sheet=sheet, columns=meanings(column))
    if reading is None:
        _museum(file, as_json=as_json)
        return
    found = profile(reading.register)
    if as_json:
        to_program(
            {
                "file": file.name,
                "rows": reading.table.rows,
                "sheet": reading.table.sheet,
                "sheets": list(reading.table.sheets),
                "encoding": reading.table.encoding,
                "delimiter": reading.table.delimiter,
                "columns": [_column(guess, reading) for guess in reading.guesses],
                "notes": [_finding(note, FIRST_ROWS) for note in reading.notes],
                **_profile(found, FIRST_ROWS),
            }
        )
        return
    _tell_reading(file, reading)
    _tell(found)


def _folder(folder: Path, sheet: str | None) -> Reading | None:
    """Return what a folder holds if that is photographs or an export in many files; None if it is to be a museum."""
    if is_museum(folder):
        return None
    try:
        return read_file(folder, sheet=sheet)
    except Unreadable:
        return None


def _museum(folder: Path, *, as_json: bool) -> None:
    museum = Opened(folder).museum()
    found = profile(register_of(museum.objects, museum.name))
    if as_json:
        answer = _profile(found, None)
        for said, finding in zip(answer["findings"], found.findings, strict=True):  # type: ignore[call-overload]  # a list
            said["about"] = list(finding.about)
        to_program({"rows": found.rows, "heads": json.loads(json.dumps(dict(museum.heads))), **answer})
        return
    to_person(say_many("{count} object on record.", "{count} objects on record.", count=found.rows))
    _tell(found, rows=False)  # objects on record stand in no list: what a row number of theirs means nobody could say


def _profile(found: Profile, most: int | None) -> dict[str, object]:
    return {
        "completeness": {name: round(share, 4) for name, share in found.completeness.items()},
        "findings": [_finding(finding, most) for finding in found.findings],
        "shapes": [list(shape) for shape in found.shapes],
    }


def _column(guess: ColumnGuess, reading: Reading) -> dict[str, object]:
    return {
        "position": guess.position,
        "name": guess.name,
        "field": (field := next((name for name, at in reading.meaning.items() if at == guess.position), "")),
        "confidence": round(guess.confidence, 3),
        "percent": round(guess.confidence * 100),
        "unit": reading.units.get(field, ""),
        "measure": field in FIELDS and FIELDS[field].unit == "mm",
        "filled": round(guess.filled, 4),
        "distinct": guess.distinct,
        "samples": list(guess.samples),
        "why": str(guess.why or ""),
    }


def _finding(finding: Finding, most: int | None) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "count": finding.count,
        "rows": list(finding.rows[:most]),
        "message": str(finding.message),
        "effect": str(finding.effect or ""),
        "mend": str(finding.mend or ""),
    }


def _tell_reading(file: Path, reading: Reading) -> None:
    rows = say_many("{count} row in {file}.", "{count} rows in {file}.", count=reading.table.rows, file=file.name)
    to_person(rows)
    for note in reading.notes:
        to_person(f"! {note.message}")
    to_person("")
    table(
        (say("Column"), say("Taken for"), say("sure %"), say("filled %"), say("For example")),
        [_guess_row(guess) for guess in reading.guesses],
        numbers=(2, 3),
    )


def _guess_row(guess: ColumnGuess) -> tuple[object, ...]:
    label, sure = (FIELDS[guess.field].label, f"{guess.confidence * 100:.0f}") if guess.field else ("–", "")
    return (
        guess.name,
        label,
        sure,
        f"{guess.filled * 100:.0f}",
        " · ".join(sample[:40] for sample in guess.samples[:2]),
    )


def _tell(found: Profile, *, rows: bool = True) -> None:
    to_person("")
    if not found.findings:
        to_person(say("Nothing was found wrong."))
    for finding in found.findings:
        to_person(f"{finding.severity.label}: {finding.message}")
        if rows and finding.rows:
            where = say("rows {rows}", rows=listed(finding.rows, 8))  # not in an f-string: there no tool finds it
            to_person(f"        {where}")


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("read")(read)
