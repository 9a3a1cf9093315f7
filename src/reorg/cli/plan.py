"""``reorg plan``: where should everything go, what is missing, in which order to move, how long does it take?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Annotated

import typer

from reorg.cli.enough import waited_enough
from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.tell import AsJson, Progress, to_person, to_program
from reorg.exchange import carried_plan, keep_plan, keep_tried, plan_summary
from reorg.language import Trouble, say, say_many
from reorg.museum import Museum, furniture_label
from reorg.storage import Asked, Plan, aims_of, beside
from reorg.storage import plan as make_plan
from reorg.storage import wishes as storage_wishes

Rooms = Annotated[
    list[str] | None, typer.Option("--room", help="Plan this room only; elsewhere all stays. Repeatable.")
]
Firsts = Annotated[list[str] | None, typer.Option("--first", help="This category gets places first. Repeatable.")]
More = Annotated[
    list[str] | None,
    typer.Option("--more", metavar="TYPE=COUNT", help="As if there were so many more units. Repeatable."),
]
Keeps = Annotated[
    list[str] | None, typer.Option("--keep", metavar="UNIT", help="This unit stays as it is. Repeatable.")
]


def plan(  # noqa: PLR0913, PLR0917 - the options of the verb
    folder: MuseumFolder,
    time: Annotated[float, typer.Option(help="How many seconds to look for a better plan.", min=0)] = 10,
    seed: Annotated[int, typer.Option(help="The same number gives the same plan.")] = 1,
    room: Rooms = None,
    first: Firsts = None,
    more: More = None,
    keep: Keeps = None,
    fill: Annotated[float | None, typer.Option(help="Fill a shelf to so many % at most.")] = None,
    growth: Annotated[float, typer.Option(help="Leave room for so many % more objects.")] = 0,
    wishes: Annotated[bool, typer.Option(help="Follow the museum's wishes.")] = True,
    name: Annotated[str, typer.Option(help="What the plan is called.")] = "",
    only_try: Annotated[bool, typer.Option("--try", help="Do not keep it: show it beside the present plan.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make a plan and keep it: a place for every object, what is missing, the moves in order, person-days.

    Example: reorg plan my-museum --time 30
    Example: reorg plan my-museum --more shelving=1 --try
    """
    opened = Opened(folder)
    museum = opened.museum()
    typed = Typed(room or [], first or [], more or [], keep or [], fill, growth, wishes)
    asked = asked_for(museum, typed)
    with waited_enough() as enough:
        made = make_plan(museum, seconds=time, seed=seed, progress=Progress(), asked=asked, enough=enough)
    if only_try:
        show_beside(made, carried_plan(museum, opened.files), keep_tried(made, opened.folder), as_json=as_json)
        return
    opened.journal.append([keep_plan(made, opened.files, name=name)], who=writer())
    if as_json:
        to_program(plan_summary(made))
    else:
        tell_plan(made)


@dataclass(frozen=True)
class Typed:
    """What was typed of a question: codes, words, TYPE=COUNT, per cent."""

    rooms: Sequence[str]
    first: Sequence[str]
    more: Sequence[str]
    keep: Sequence[str]
    fill: float | None
    growth: float
    wishes: bool


def asked_for(museum: Museum, typed: Typed) -> Asked:
    """Return the question that was typed. Raises Trouble telling everything that is wrong with it."""
    counts = [_counted(each) for each in typed.more]
    asked = Asked(
        rooms=tuple(_place(museum, code, "room") for code in typed.rooms),
        first=tuple(typed.first),
        more=tuple(counts),
        keep=tuple(_place(museum, code, "unit") for code in typed.keep),
        fill=None if typed.fill is None else typed.fill / 100,
        growth=typed.growth / 100,
        wishes=typed.wishes,
    )
    known = set(museum.objects.words("category"))
    problems = storage_wishes.wrong(museum, asked)
    problems += [
        say("No object has the category “{category}”.", category=word) for word in asked.first if word not in known
    ]
    if problems:
        raise Trouble(reduce(lambda told, more: say("{told} {more}", told=told, more=more), problems))
    return asked


def _place(museum: Museum, code: str, kind: str) -> str:
    """Return the id of the place of a kind that somebody names by id, code or name; what was typed where there is none."""
    found = [each.id for each in museum.places.called(code) if each.kind == kind]
    return code if code in museum.places or len(found) != 1 else found[0]


def _counted(typed: str) -> tuple[str, int]:
    kind, _, count = typed.rpartition("=")
    if not kind or not count.strip().isdecimal():
        raise Trouble(say("{typed} is not understood. Write it as shelving=2.", typed=typed))
    return kind.strip(), int(count)


def show_beside(made: Plan, present: Plan | None, tried: str, *, as_json: bool) -> None:
    """Say what an answer comes to, and what it does better and worse than the present plan."""
    found = beside(present, made) if present else ()
    if as_json:
        to_program({
            "tried": tried,
            "asked": made.made_with.get("asked", {}),
            "plan": plan_summary(made),
            "present": plan_summary(present) if present else None,
            "changes": [
                {
                    "aim": each.aim.id, "present": each.aim.value, "tried": each.other.value,
                    "better": each.better, "worse": each.worse, "sentence": str(each.sentence or ""),
                }
                for each in found
            ],
        })  # fmt: skip
        return
    for aim in aims_of(made):
        to_person(say("{title}: {said}", title=aim.title, said=aim.said))
    to_person(say("Beside the present plan:") if present else say("There is no plan yet to set it beside."))
    for each in found:
        if each.sentence is not None:
            sign = "+" if each.better else "–"
            to_person(say("  {sign} {sentence}", sign=sign, sentence=each.sentence))
    if present and not any(each.sentence for each in found):
        to_person(say("  It comes to the same."))


def tell_plan(made: Plan) -> None:
    """Say what a plan comes to."""
    to_person(say("Objects with a place in the plan: {placed} of {objects}.", placed=made.placed, objects=made.objects))
    for remark in made.remarks:
        to_person(remark)
    for aim in aims_of(made):
        if aim.bound is not None:
            to_person(say("{title}: {said} {bound}", title=aim.title, said=aim.said, bound=aim.bound))
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
