"""``reorg diagnose``: how does our documentation stand, what is to be done, and when would it be done?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from reorg.cli.diagnosed import diagnosed
from reorg.cli.meaning import Columns, Sheet, meanings
from reorg.cli.opened import Opened
from reorg.cli.report import Paper, write_whole
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.documentation import Diagnosis, Seen, see, to_data
from reorg.documentation import diagnose as judged
from reorg.exchange import read as read_file
from reorg.language import number, say
from reorg.method import Range, load_guide
from reorg.report import diagnosis_report, to_pdf
from reorg.web.journal import keep_behind

PERCENT = 100


def diagnose(
    file: Annotated[Path, typer.Argument(metavar="MUSEUM|LIST", help="A museum, or a list.", show_default=False)],
    sheet: Sheet = None,
    column: Columns = None,
    week: Annotated[
        list[float] | None,
        typer.Option("--hours", help="Hours a week that somebody can work at it; repeat it.", show_default=False),
    ] = None,
    pdf: Annotated[Path | None, typer.Option(help="Write the two pages as PDF too.", show_default=False)] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    desk: Annotated[bool, typer.Option("--desk", help="Keep which objects lack what.", hidden=True)] = False,
    as_json: AsJson = False,
) -> None:
    """Say how the documentation stands: its eight parts, how complete it is, what is left to do and how long it takes.

    Example: reorg diagnose my-museum --hours 3 --hours 8
    """
    if file.is_dir():
        opened = Opened(file)
        museum = opened.museum()
        found, seen = diagnosed(opened, museum, week=week or ())
        heads: dict[str, object] = {"heads": dict(museum.heads)}
        if desk:
            keep_behind("diagnosis", _lacking(seen), museum.heads)
    else:
        reading = read_file(file, sheet=sheet, columns=meanings(column))
        guide = load_guide()
        seen = see(reading.register, guide)
        found = judged(seen, guide, name=file.name, week=week or ())
        heads = {}
    if pdf is not None:
        write_whole(pdf, to_pdf(diagnosis_report(found), paper=paper.value))
    if as_json:
        to_program({**to_data(found), **heads})
    else:
        _tell(found)


def _lacking(seen: Seen) -> Iterator[tuple[str, list[str]]]:
    """Yield by code the ids of the objects that lack what it names."""
    for code, flags in seen.lacking.items():
        yield code, [seen.ids[at] for at in np.flatnonzero(flags).tolist()]


def _tell(found: Diagnosis) -> None:
    to_person(found.sentence)
    to_person("")
    table(
        (say("Part"), "", say("What was seen"), say("Next")),
        [
            (
                each.part.name,
                f"{each.state.sign} {each.state.letter}",
                each.proofs[0].message
                if each.proofs
                else say("Nobody has said yet: {question}", question=each.part.asks),
                each.next or "",
            )
            for each in found.parts
        ],
    )
    to_person("")
    table(
        (say("Complete records"), say("objects"), "%"),
        [
            (each.standard.means, number(each.complete), f"{PERCENT * each.complete / each.total:.0f}")
            for each in found.completeness
            if each.complete is not None and each.total
        ],
        numbers=(1, 2),
    )
    to_person("")
    left = found.backlog
    to_person(say("To mend it all: {days} person-days.", days=_spread(left.mend)))
    to_person(say("To check every object once after that: {days} person-days.", days=_spread(left.check)))
    for each in left.finishes:
        day = each.mended[1]
        ends = say("never: new objects take that time") if day is None else say("{day}", day=day.isoformat())
        to_person(f"  {each.pace.name}: {ends}")
    if found.three:
        to_person("")
        to_person(say("If you do only three things:"))
        for at, advice in enumerate(found.three, 1):
            to_person(f"  {at}. {advice.line.name} – {advice.why}")


def _spread(days: Range) -> str:
    low, high = round(days.low), round(days.high)
    return f"{number(low)}–{number(high)}"


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("diagnose")(diagnose)
