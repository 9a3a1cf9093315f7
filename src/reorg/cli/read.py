"""``reorg read``: what is in this list, or in this museum's records, and what is wrong with it? Nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import Columns, MeaningFile, Sheet, meanings
from reorg.cli.meant import meaning_of, taken_for
from reorg.cli.opened import Opened, is_museum
from reorg.cli.shapes import Fine, OfSource, Shaped, shaped_reading, tell_shapes
from reorg.cli.tell import AsJson, Progress, table, to_person, to_program
from reorg.documentation import Profile, mending_time, mending_total, profile, register_of
from reorg.exchange import ColumnGuess, Reading, Unreadable, meaning_document
from reorg.exchange import read as read_file
from reorg.language import AsItIs, Trouble, listed, say, say_many
from reorg.museum import FIELDS, Finding
from reorg.web.journal import keep_behind

FIRST_ROWS = 20
SaveMeaning = Annotated[
    Path | None, typer.Option(help="Write what the columns mean to this file, to use and share.", show_default=False)
]
Like = Annotated[
    Path | None,
    typer.Option(
        help="A museum, or a file of lists' meanings: read a list with known headings as then.", show_default=False
    ),
]
_FILE = "A list of any kind (spreadsheet, text, Word, database, XML …), a folder of photographs, or a museum."


def read(  # noqa: PLR0913, PLR0917 - a verb's keys are its parameters, each with a default
    file: Annotated[Path, typer.Argument(help=_FILE, show_default=False)],
    sheet: Sheet = None,
    column: Columns = None,
    meaning: MeaningFile = None,
    save_meaning: SaveMeaning = None,
    like: Like = None,
    photos: Annotated[
        Path | None,
        typer.Option(help="A folder of pictures: says which that the list names are not there.", show_default=False),
    ] = None,
    shapes: Shaped = None,
    fine: Fine = False,
    source: OfSource = None,
    desk: Annotated[bool, typer.Option("--desk", help="Keep the objects of each finding.", hidden=True)] = False,
    as_json: AsJson = False,
) -> None:
    """Read a list or a museum's records and say what is in it and what is wrong with it. Nothing is changed.

    What a file is, its content says, not its name: text with any signs between its cells, printed lists, spreadsheets,
    tables in Word or Writer, web pages, dBase and Access, JSON, XML (LIDO, Dublin Core, Modes, FileMaker and others),
    a folder or zip of photographs.

    Example: reorg read register.xlsx
    """
    if shapes is not None:
        tell_shapes(shaped_reading(file, source, sheet, column), shapes, fine=fine, as_json=as_json)
        return
    if file.is_dir():
        reading = _folder(file, sheet)
    else:
        reading = read_file(file, sheet=sheet, columns=meanings(column, meaning), former=_former(like))
    if reading is None:
        _museum(file, _pictures(photos), desk=desk, as_json=as_json)
        return
    if save_meaning is not None:
        save_meaning.write_text(meaning_document(file.name, reading.columns()), encoding="utf-8")
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
                **meaning_of(reading),
                "notes": [_finding(note, FIRST_ROWS, 0) for note in reading.notes],
                **_profile(found, FIRST_ROWS),
            }
        )
        return
    _tell_reading(file, reading)
    _tell(found)


def _former(like: Path | None) -> list[Mapping[str, object]]:
    """Return the facts of the lists that were read before, the oldest first."""
    if like is None:
        return []
    if like.is_dir():
        return list(Opened(like).museum().sources.values())
    said = json.loads(like.read_text(encoding="utf-8"))
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []


def _folder(folder: Path, sheet: str | None) -> Reading | None:
    """Return what a folder holds if that is photographs or an export in many files; None if it is to be a museum."""
    if is_museum(folder):
        return None
    try:
        return read_file(folder, sheet=sheet)
    except Unreadable:
        return None


def _pictures(folder: Path | None) -> list[str] | None:
    """Return the names of all files in a folder and the folders in it, if one is given."""
    if folder is None:
        return None
    if not folder.is_dir():
        raise Trouble(say("There is no folder {folder}.", folder=AsItIs(str(folder))))
    return [each.name for each in folder.rglob("*") if each.is_file()]


def _museum(folder: Path, photos: list[str] | None, *, desk: bool, as_json: bool) -> None:
    museum = Opened(folder).museum()
    register = register_of(museum.objects, museum.name)
    found = profile(register, places=museum.places, photos=photos, progress=Progress())
    if desk:  # its pages show the figures alone, and open the rows from what is kept
        keep_behind("findings", ((each.code, each.about) for each in found.findings), museum.heads)
    if as_json:
        answer = _profile(found, 0 if desk else None)
        for said, finding in zip(answer["findings"], found.findings, strict=True):  # type: ignore[call-overload]  # a list
            said["about"] = [] if desk else list(finding.about)
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
    if reading.like:
        to_person(say("Its columns are read as those of {name}.", name=str(reading.like.get("name", ""))))
    to_person("")
    table(
        (say("Column"), say("Taken for"), say("sure %"), say("filled %"), say("For example")),
        [_guess_row(guess, reading) for guess in reading.guesses],
        numbers=(2, 3),
    )
    _tell_made(reading)


def _guess_row(guess: ColumnGuess, reading: Reading) -> tuple[object, ...]:
    field = taken_for(reading, guess.position)
    label = FIELDS[field].label if field else "–"
    return (
        guess.name,
        label,
        f"{guess.confidence * 100:.0f}" if field and field == guess.field else "",
        f"{guess.filled * 100:.0f}",
        " · ".join(sample[:40] for sample in guess.samples[:2]),
    )


def _tell_made(reading: Reading) -> None:
    """Say what was put together and what was cut apart."""
    for each in reading.made:
        if each.between:
            to_person(say("{field}: put together of {columns}.", field=FIELDS[each.field].label, columns=each.name))
    for cut in reading.cuts:
        shown = "".join(part for pattern in cut.rule.patterns[:1] for part in pattern.shown())
        to_person(
            say(
                "{column} is cut as {rule}. Rows that are cut: {done}; that stay whole: {left}.",
                column=reading.table.columns[cut.column],
                rule=AsItIs(shown),
                done=cut.done,
                left=cut.left,
            )
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
