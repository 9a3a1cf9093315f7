"""``reorg plan``: where should everything go, what is missing, in which order to move, how long does it take?"""

from __future__ import annotations

from typing import Annotated

import typer

from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.exchange import keep_plan, plan_summary
from reorg.language import say, say_many
from reorg.museum import furniture_label
from reorg.storage import Plan
from reorg.storage import plan as make_plan


def plan(
    folder: MuseumFolder,
    time: Annotated[float, typer.Option(help="How many seconds to look for a better plan.", min=0)] = 10,
    seed: Annotated[int, typer.Option(help="The same number gives the same plan.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Make a plan and keep it: a place for every object, what is missing, the moves in order, person-days.

    Example: reorg plan my-museum --time 30
    """
    opened = Opened(folder)
    made = make_plan(opened.museum(), seconds=time, seed=seed, progress=Progress())
    opened.journal.append([keep_plan(made, opened.files)], who=writer())
    if as_json:
        to_program(plan_summary(made))
    else:
        tell_plan(made)


def tell_plan(made: Plan) -> None:
    """Say what a plan comes to."""
    to_person(say("Objects with a place in the plan: {placed} of {objects}.", placed=made.placed, objects=made.objects))
    for remark in made.remarks:
        to_person(remark)
    moves = say_many(
        "{count} move.", "{count} moves, in an order in which each is possible.", count=len(made.moves.steps)
    )
    to_person(moves)
    low, likely, high = made.shortfall.length.data()
    to_person(say("Missing shelf metres: {likely} (between {low} and {high}).", likely=likely, low=low, high=high))
    for unit in made.shortfall.units:
        to_person(say("  {type}: {more} more needed", type=furniture_label(unit.type), more=unit.count.likely))
    low, likely, high = made.person_days.data()
    to_person(say("Person-days: {likely} (between {low} and {high}).", likely=likely, low=low, high=high))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("plan")(plan)
