"""``reorg read``: what is in this list, or in this museum's records, and what is wrong with it? Nothing is changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import Columns, Sheet, meanings
from reorg.cli.opened import Opened
from reorg.cli.tell import AsJson, Progress, table, to_person, to_program
from reorg.documentation import Profile, mending_time, mending_total, profile, register_of
from reorg.exchange import ColumnGuess, Reading
from reorg.exchange import read as read_file
from reorg.language import AsItIs, Trouble, listed, say, say_many
from reorg.museum import FIELDS, Finding

FIRST_ROWS = 20


def read(
    file: Annotated[Path, typer.Argument(help="A list (CSV, XLSX, XLS, ODS, text), or a museum.", show_default=False)],
    sheet: Sheet = None,
    column: Columns = None,
    photos: Annotated[
        Path | None,
        typer.Option(help="A folder of pictures: says which that the list names are not there.", show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read a list or a museum's records and say what is in it and what is wrong with it. Nothing is changed.

    Example: reorg read register.xlsx
    """
    if file.is_dir():
        _museum(file, _pictures(photos), as_json=as_json)
        return
    reading = read_file(file, sheet=sheet, columns=meanings(column))
    found = profile(reading.register, photos=_pictures(photos), progress=Progress())
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
                "notes": [_finding(note, FIRST_ROWS, 0) for note in reading.notes],
                **_profile(found, FIRST_ROWS),
            }
        )
        return
    _tell_reading(file, reading)
    _tell(found)


def _pictures(folder: Path | None) -> list[str] | None:
    """Return the names of all files in a folder and the folders in it, if one is given."""
    if folder is None:
        return None
    if not folder.is_dir():
        raise Trouble(say("There is no folder {folder}.", folder=AsItIs(str(folder))))
    return [each.name for each in folder.rglob("*") if each.is_file()]


def _museum(folder: Path, photos: list[str] | None, *, as_json: bool) -> None:
    museum = Opened(folder).museum()
    register = register_of(museum.objects, museum.name)
    found = profile(register, places=museum.places, photos=photos, progress=Progress())
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
        "findings": [_finding(finding, most, found.rows) for finding in found.findings],
        "groups": [
            {
                "stops": stops.value,
                "label": str(stops.label),
                "findings": [each.code for each in findings],
                "time": str(mending_total(findings) or ""),
            }
            for stops, findings in found.groups
        ],
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


def _finding(finding: Finding, most: int | None, rows: int) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "count": finding.count,
        "rows": list(finding.rows[:most]),
        "message": str(finding.message),
        "effect": str(finding.effect or ""),
        "mend": str(finding.mend or ""),
        "stops": [each.value for each in finding.stops],
        "minutes": finding.minutes,
        "time": str(mending_time(finding) or ""),
        "share": (share := round(len(finding.rows) / rows, 4) if rows else 0),
        "percent": max(round(share * 100), 1) if share else 0,
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
    """Tell the worst five in full, and of the others, by what they stop, a line each."""
    to_person("")
    if not found.findings:
        to_person(say("Nothing was found wrong."))
    for finding in found.worst:
        to_person(f"{finding.severity.label}: {finding.message}")
        for sentence in (finding.effect, finding.mend, mending_time(finding)):
            if sentence is not None:
                to_person(f"        {sentence}")
        if rows and finding.rows:
            where = say("rows {rows}", rows=listed(finding.rows, 8))  # not in an f-string: there no tool finds it
            to_person(f"        {where}")
    for stops, findings in found.groups:
        to_person("")
        to_person(say("What stops {doing}:", doing=stops.label))
        for finding in findings:
            to_person(f"  {finding.severity.label}: {finding.message} {mending_time(finding) or ''}".rstrip())
            if rows and finding.rows:
                where = say("rows {rows}", rows=listed(finding.rows, 8))
                to_person(f"        {where}")


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("read")(read)
