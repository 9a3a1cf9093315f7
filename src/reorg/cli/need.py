"""``reorg need``: what is missing in the store, and what are three ways out of it?"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.language import AsItIs, say
from reorg.report import carpenter_report, need_report
from reorg.storage import furnishing
from reorg.web import keep_need, need_kept
from reorg.web.journal import open_journal

MOST = 8


class Which(StrEnum):
    """One of the three options."""

    NOTHING = furnishing.NOTHING_BOUGHT
    LOW = furnishing.LOW
    FULL = furnishing.FULL


class Built(StrEnum):
    """Of what the carpenter builds."""

    WOOD = "wood"
    ANGLE = "angle"


def need(  # noqa: PLR0913, PLR0917 - one for each thing that a person chooses
    folder: MuseumFolder,
    option: Annotated[
        Which | None,
        typer.Option(help="Show this one alone: buy nothing, low cost, or everything.", show_default=False),
    ] = None,
    growth: Annotated[float, typer.Option(help="Leave room for so many percent more.", min=0, max=500)] = 0,
    build: Annotated[Built, typer.Option(help="Of what to build: wood, or slotted steel angle.")] = Built.WOOD,
    time: Annotated[float, typer.Option(help="How many seconds to look for fewer units.", min=0)] = 10,
    seed: Annotated[int, typer.Option(help="The same number gives the same answer.")] = 1,
    pdf: Annotated[
        Path | None,
        typer.Option(
            "--pdf", "-o", help="Write it on paper (.pdf or .html), with the carpenter's sheet.", show_default=False
        ),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    carpenter: Annotated[bool, typer.Option("--carpenter", help="On paper, the carpenter's sheet alone.")] = False,
    inches: Annotated[bool, typer.Option("--inches", help="Feet and inches beside the millimetres.")] = False,
    kept: Annotated[
        bool, typer.Option("--kept", help="What the desk kept, without working it out.", hidden=True)
    ] = False,
    desk: Annotated[bool, typer.Option("--desk", help="Keep the answer for the desk's pages.", hidden=True)] = False,
    as_json: AsJson = False,
) -> None:
    """Say what is missing: buy nothing, low cost, or everything, with what each costs and what then has no place.

    Example: reorg need my-museum --option low --pdf need.pdf
    """
    wanted = furnishing.Wanted(growth / 100, build.value, furnishing.Effort(seconds=time, seed=seed))
    if desk:
        open_journal(folder)
        found, museum, sheet = *keep_need(wanted, Progress()), None
    elif kept:
        open_journal(folder)
        found, museum, sheet = need_kept()
    else:
        museum, sheet = Opened(folder).museum(), None
        found = furnishing.furnish(museum, wanted, progress=Progress())
    shown = [each for each in found.options if option is None or each.name == option.value]
    if pdf is not None:
        sheet = sheet or furnishing.carpentry(measure for each in shown for measure in each.measures)
        day = datetime.now(UTC).date().isoformat()
        if carpenter:
            write_report(pdf, carpenter_report(museum, sheet, date=day, inches=inches), paper)
        else:
            write_report(pdf, need_report(museum, found, [each.name for each in shown], date=day, sheet=sheet), paper)
    if as_json:
        to_program(furnishing.summary(found, [each.name for each in shown]))
        return
    if not kept:
        to_person(furnishing.sentence(found))
        for each in shown:
            _tell(found, each)
    if pdf is not None:
        to_person(say("Written: {file}", file=AsItIs(pdf)))


def _tell(found: furnishing.Furnishing, option: furnishing.Option) -> None:
    """Say what one option comes to."""
    to_person("")
    to_person(furnishing.TITLES[option.name])
    for each in option.measures:
        words, price = furnishing.named(each), furnishing.cost(each.cost, found.currency)
        to_person(say("  {what}: {cost}", what=words, cost=price))
        if str(sure := furnishing.counted(each)):
            to_person(f"    {sure}")
    if option.measures:
        to_person(say("  In all: {cost}", cost=furnishing.cost(option.cost, found.currency)))
    to_person(f"  {furnishing.result(option)}")
    for group in option.groups[:MOST]:
        name = group.category or say("without a category")
        to_person(say("    {category}: {metres} m", category=name, metres=furnishing.metres(group.missing.likely)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("need")(need)
