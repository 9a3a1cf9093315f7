"""``reorg accessions``: what does the accession register say, printed to be bound and signed?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import to_person
from reorg.language import AsItIs, say
from reorg.web import accession_report
from reorg.web.journal import enter


def accessions(
    folder: MuseumFolder,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write: .pdf or .html.", show_default=False)
    ],
    columns: Annotated[str, typer.Option(help="short (twelve columns) or french (eighteen).")] = "short",
    year: Annotated[
        str,
        typer.Option(
            help="Only what was entered into the register in this year; 'all': every object of the museum's own."
        ),
    ] = "",
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
) -> None:
    """Write the accession register: numbered pages, what left struck through, what was corrected, totals.

    Example: reorg accessions my-museum --columns french -o register.pdf
    """
    enter(folder)
    report = accession_report(columns, year)
    write_report(output, report, paper)
    to_person(say("Written: {file}", file=AsItIs(output)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("accessions")(accessions)
