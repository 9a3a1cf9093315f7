"""``reorg paper``: which paper does a procedure print?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import to_person
from reorg.language import AsItIs, say
from reorg.web import procedure_report
from reorg.web.journal import enter


def paper(
    folder: MuseumFolder,
    number: Annotated[str, typer.Argument(help="The procedure's number, as L-2026-003.", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write: .pdf or .html.", show_default=False)
    ],
    kind: Annotated[
        str,
        typer.Option(help="receipt, agreement, exit, retrieval, condition, walk or record. Default: its first."),
    ] = "",
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
) -> None:
    """Print a paper of a procedure: a receipt, a loan agreement, a list to fetch by.

    Example: reorg paper my-museum L-2026-003 -o loan.pdf
    """
    enter(folder)
    report = procedure_report(number, kind)
    write_report(output, report, paper)
    to_person(say("Written: {file}", file=AsItIs(output)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("paper")(paper)
