"""``reorg report``: how is it told on paper?"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reorg.assessment import sheets
from reorg.cli.days import day_of
from reorg.cli.diagnosed import diagnosed
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.pictured import pictured
from reorg.cli.tasked import board_of
from reorg.cli.tell import to_person
from reorg.exchange import carried_plan
from reorg.language import AsItIs, Trouble, say
from reorg.method import load, load_forms
from reorg.museum import Museum
from reorg.report import (
    FilledIn,
    Moment,
    Report,
    Where,
    begun_on,
    brief,
    condition_report,
    diagnosis_report,
    judge,
    map_report,
    overview,
    to_html,
    to_pdf,
)
from reorg.storage import sorting, survey, usual_places
from reorg.web import desk_address


class Kind(StrEnum):
    """Which reports there are."""

    BRIEF = "brief"
    CONDITION = "condition"
    RECORDS = "records"
    MAP = "map"
    OVERVIEW = "overview"


class Paper(StrEnum):
    """Which sheets of paper there are."""

    A4 = "a4"
    LETTER = "us-letter"


def report(
    folder: MuseumFolder,
    kind: Annotated[
        Kind,
        typer.Argument(
            help="Two pages on the store, the whole condition, two pages on the records, the maps of the store, "
            "or the overview of the project.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write: .pdf or .html.", show_default=False)
    ],
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    desk: Annotated[
        bool, typer.Option("--desk", help="In HTML: figures lead to the pages of the museum's desk.")
    ] = False,
    beside: Annotated[
        str, typer.Option("--beside", metavar="DAY", help="Of map: each map beside that of a day, 2026-01-31.")
    ] = "",
) -> None:
    """Write a report as PDF or HTML, in the language chosen by --language.

    Example: reorg report my-museum brief -o brief.pdf
    """
    opened = Opened(folder)
    museum = opened.museum()
    made = _maps(opened, museum, beside) if kind is Kind.MAP else _made(kind, opened, museum)
    write_report(output, made, paper, link=desk_address if desk else None)
    to_person(say("Written: {file}", file=AsItIs(output)))


def _made(kind: Kind, opened: Opened, museum: Museum) -> Report:
    if kind is Kind.RECORDS:
        return diagnosis_report(diagnosed(opened, museum)[0])
    if kind is Kind.OVERVIEW:
        return _overview(opened, museum)
    judged = judge(museum, load(), today=datetime.now(UTC).date(), plan=carried_plan(museum, opened.files))
    if kind is Kind.BRIEF:
        return brief(judged)
    return condition_report(
        judged,
        filled=_filled(opened, museum),
        pictured=lambda place: pictured(opened, museum.photos, place.id, label=place.label),
    )


def _filled(opened: Opened, museum: Museum) -> FilledIn:
    """Return what was written on sheets, the museum's own forms among them, with the first photograph of each problem."""
    found = tuple(sheets.sheets_of(load_forms(own=opened.folder / "forms").forms, museum.forms).values())
    seen = {
        each.key: pictured(opened, museum.photos, each.key, label=str(each.what))
        for each in sheets.problems_seen(found)
    }
    return FilledIn(found, {key: replace(shown, wide=300.0, high=220.0) for key, shown in seen.items() if shown})


def _overview(opened: Opened, museum: Museum) -> Report:
    board, method, today = board_of(opened, museum), load(), datetime.now(UTC).date().isoformat()
    first = begun_on(board)
    before = Moment.of(museum.at(first), method, first) if first and first < today else None
    return overview(board, method, Moment.of(museum, method, today), before)


def _maps(opened: Opened, museum: Museum, beside: str) -> Report:
    """Return the maps of the store; raises Trouble for a day that is none, or on which nothing was on record."""
    then = None
    if beside:
        earlier = museum.at(day_of(beside))
        if not earlier.places:
            raise Trouble(say("Nothing of the store was on record on {day}.", day=beside))
        then = (day_of(beside), earlier, survey(earlier), sorting(earlier))
    inside = sorting(museum, usual_places(opened.holdings(museum).items()))
    return map_report(museum, survey(museum), inside, date=datetime.now(UTC).date().isoformat(), beside=then)


def write_report(output: Path, made: Report, paper: Paper, *, link: Callable[[Where], str] | None = None) -> None:
    """Write a report as its file's ending says, whole or not at all; ``link`` is where figures lead in HTML.

    Raises Trouble for another ending, and if it cannot be written.
    """
    match output.suffix.lower():
        case ".html" | ".htm":
            content = to_html(made, link=link).encode()
        case ".pdf":
            content = to_pdf(made, paper=paper.value)
        case other:
            raise Trouble(say("{suffix} is not a kind of report. Write .pdf or .html.", suffix=other or output.name))
    write_whole(output, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises Trouble if it cannot be."""
    half: str | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.resolve().parent, delete=False) as writing:
            half = writing.name
            writing.write(content)
        Path(half).chmod(0o644)
        Path(half).replace(path)
    except OSError as problem:
        if half:
            Path(half).unlink(missing_ok=True)
        reason = os.strerror(problem.errno or 0)
        raise Trouble(say("{file} cannot be written: {reason}.", file=str(path), reason=reason)) from problem


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("report")(report)
