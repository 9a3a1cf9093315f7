"""``reorg export``: how does the reconciled register leave the house, clean, in the museum's own columns?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_whole
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.documentation import differing
from reorg.exchange import handing
from reorg.language import AsItIs, Trouble, say
from reorg.report import register_print, to_pdf


def export(
    folder: MuseumFolder,
    output: Annotated[Path, typer.Argument(help="The file to write: .xlsx, .csv or .pdf.", show_default=False)],
    differences: Annotated[
        Path | None,
        typer.Option(help="Also write what each source says otherwise: .xlsx or .csv.", show_default=False),
    ] = None,
    outside: Annotated[
        bool, typer.Option("--outside", help="Leave out what must not leave the house: places and values.")
    ] = False,
    on: Annotated[str, typer.Option(help="As it was on the evening of this day: 2026-01-31.", show_default=False)] = "",
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """Write the register as it stands now, and where each cell comes from.

    Example: reorg export my-museum register.xlsx --differences differences.xlsx
    """
    opened, progress = Opened(folder), Progress()
    fold, until = opened.fold(), _evening(on)
    museum, undone = fold.museum(until), fold.undone(until)
    piles = {about: [layer for layer in pile if layer.time <= until] for about, pile in fold.piles.items()}
    made = handing.clean_register(museum, piles, opened.files, undone=undone, outside=outside)
    written = []
    if output.suffix.lower() == ".pdf":
        write_whole(output, to_pdf(register_print(made, date=datetime.now(UTC).date().isoformat()), paper=paper.value))
        to_person(say("Written: {file}", file=AsItIs(output)), error=as_json)
    else:
        written += handing.write_register(made, output, progress)
    if differences:
        rows, problems = handing.all_rows(museum, opened.files)
        found = list(differing.differences(museum, rows))
        written.append(handing.write_differences(found, dict(museum.sources), differences))
        for problem in problems:
            to_person(f"! {problem}", error=True)
    if as_json:
        told = [{"file": each.path.name, "rows": each.rows, "of": each.of, "sha256": each.sha256} for each in written]
        to_program({"written": told})
        return
    for each in written:
        to_person(each.sentence)
    if not outside:
        to_person(say("It holds places and values. Write it with --outside before you pass it on."))


def _evening(day: str) -> str:
    """Return the last second of a day, or a time after all others for none. Raises Trouble for what is no day."""
    if not day:
        return "9999"
    try:
        return f"{date.fromisoformat(day).isoformat()}T23:59:59Z"
    except ValueError as wrong:
        raise Trouble(say("{said} is no day. Write it as 2026-11-22.", said=day)) from wrong


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("export")(export)
