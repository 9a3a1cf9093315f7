"""A small museum whose work is scheduled: a room, some units, a plan that fills them, and tasks on the board."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from reorg.assessment import assess, tasks
from reorg.assessment.tasks import Session, Signs, Task
from reorg.method import borrowed, load, load_library
from reorg.museum import Museum, Place, Places
from reorg.report import schedule
from reorg.storage import Plan, Step

LIBRARY = load_library()
UNSEEN = Signs({}, frozenset({"finding:"}))
EMPTY = assess(Museum(), load())
MONDAY = date(2026, 11, 23)
TUESDAYS = {"name": "Ana", "times": [[1, 0], [1, 1]]}
NUMBERS = Task(
    "k1", library="number-objects", one="object", count=200, state="begun", taken="2026-10-06", begun="2026-10-06"
)


def log(task: Task, sessions: int, things: int) -> Task:
    """The task, worked on so many times by two people for four hours, who did so many things each time."""
    lines = (Session(f"w{at}", task.id, f"2026-10-{6 + at:02}", 2, 4.0, things) for at in range(sessions))
    return replace(task, log=tuple(lines))


def place(key: str, kind: str, at: str = "", **facts: object) -> Place:
    return Place.from_facts(key, {"code": key.upper(), "kind": kind, "place": at, **facts})


def museum(units: int = 3, *places: Place, **said: Any) -> Museum:
    every = [place("r", "room"), *(place(f"u{at}", "unit", "r") for at in range(units))]
    every += [place(f"s{at}", "shelf", f"u{at}") for at in range(units)]
    known = {each.id: each for each in (*every, *places)}
    return Museum(places=Places.of(known.values()), **said)


def moves(units: int = 3, each: int = 60) -> tuple[Plan, dict[str, str]]:
    """A plan that fills the units one after the other from the floor; and where everything stands now."""
    steps = tuple(
        Step(f"o{unit}-{at}", 1, "r", f"s{unit}", "floor", unit, f"u{unit}")
        for unit in range(units)
        for at in range(each)
    )
    return Plan(moves=replace(Plan().moves, steps=steps, waits=len(steps))), {step.subject: "r" for step in steps}


def board(held: Iterable[Task] = (), signs: Signs | None = None) -> tasks.Board:
    return tasks.board(
        LIBRARY, signs or UNSEEN, tuple(held), rates=borrowed(), assessment=EMPTY, team=tasks.Team(2, 1.0)
    )


def table(
    said: Museum | None = None,
    held: Iterable[Task] = (),
    plan: tuple[Plan, Mapping[str, str]] | None = None,
    **more: Any,
) -> schedule.Timetable:
    known = said or museum()
    made, where = plan or (None, {})
    return schedule.timetable(schedule.Asked(known, board(held), more.pop("day", MONDAY), made, where, **more))


def team(*people: Mapping[str, object]) -> dict[str, dict[str, object]]:
    return {f"pe{at}": dict(each) for at, each in enumerate(people)}
