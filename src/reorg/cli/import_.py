"""``reorg import``: how does a list come into the museum? Preview first, then yes; the file is kept byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.meaning import Columns, MeaningFile, Sheet, meanings
from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.exchange import ImportPreview, Reading, drafts, preview
from reorg.exchange import read as read_file
from reorg.language import AsItIs, Trouble, say, say_many
from reorg.museum import Act, Draft

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Enter it without asking.")]


def import_(
    folder: MuseumFolder,
    file: Annotated[
        Path, typer.Argument(help="The list: a file of any kind that reorg read can read.", show_default=False)
    ],
    sheet: Sheet = None,
    column: Columns = None,
    meaning: MeaningFile = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Enter a list of objects: shows what would happen, asks, then enters all of it or nothing.

    Example: reorg import my-museum register.xlsx
    """
    opened = Opened(folder)
    former = opened.museum().sources.values()
    reading = read_file(file, sheet=sheet, columns=meanings(column, meaning), former=former)
    if "number" not in reading.register.meaning and not yes:
        to_person(
            say('No column looks like the objects\' numbers. Say which one is: --column "HEADING=number"'), error=True
        )
        raise typer.Exit(1)
    before = preview(reading, opened.museum())
    if not as_json:
        tell_preview(reading, before)
        if not yes and not typer.confirm(str(say("Enter it?"))):
            to_person(say("Nothing was entered."))
            raise typer.Exit
    act = enter_list(opened, reading)
    if as_json:
        to_program(
            {
                "rows": before.rows, "new": before.new, "changed": before.changed, "same": before.unchanged,
                "numbers_used": before.numbers_used, "places_found": before.placed,
                "places_unknown": before.unplaced, "action": act.name,
            }
        )  # fmt: skip
    else:
        to_person(say_many("Entered: {count} row.", "Entered: {count} rows.", count=before.rows))
        to_person(say('"reorg undo {folder}" takes all of it back.', folder=AsItIs(folder)))


def enter_list(opened: Opened, reading: Reading, who: str = "") -> Act:
    """Keep the file and enter its rows as one action. Raises Trouble if the file changed since it was read."""
    progress, total = Progress(), reading.table.rows or 1
    if reading.table.path.is_dir():
        raise Trouble(
            say(
                "{file} is a folder. Pack it into one zip file and bring that: then it can be kept as it is.",
                file=reading.table.name,
            )
        )
    if opened.files.keep(reading.table.path) != reading.table.sha256:
        raise Trouble(
            say("{file} changed while it was read. Nothing was entered; read it again.", file=reading.table.name)
        )

    def told() -> Iterator[Draft]:
        for at, draft in enumerate(drafts(reading, opened.museum().places)):
            if at % 500 == 0:
                progress(0.9 * at / total, say("{row} of {rows} rows", row=at, rows=total))
            yield draft

    act = opened.journal.append(told(), who=who or writer())
    progress(1.0, say("Entered"))
    return act


def tell_preview(reading: Reading, before: ImportPreview) -> None:
    """Say what entering the list would do."""
    to_person(say_many("{count} row in {file}.", "{count} rows in {file}.", count=before.rows, file=reading.table.name))
    for note in reading.notes:
        to_person(f"! {note.message}")
    if reading.like:
        to_person(say("Its columns are read as those of {name}.", name=str(reading.like.get("name", ""))))
    to_person(
        say(
            "New: {new}, changed: {changed}, as before: {same}.",
            new=before.new,
            changed=before.changed,
            same=before.unchanged,
        )
    )
    if before.numbers_used:
        used = say_many(
            "{count} number is used by another object already.",
            "{count} numbers are used by other objects already.",
            count=before.numbers_used,
        )
        to_person(used)
    unknown = before.unplaced
    found = say(
        "Rows whose place the store has: {found}; whose place it does not have yet: {unknown}.",
        found=before.placed,
        unknown=unknown,
    )
    to_person(found)


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("import")(import_)
