"""Which ways out are there, what does each need and bring, and when would it be done?

Three ways after RE-ORG's advice to decision makers: buy nothing, buy what puts every object on a shelf, and leave room
to grow. Shelf metres come from the plan if there is one, else from what is missing today; days from rates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from reorg.language import Message, say, say_many
from reorg.report.judged import Judged
from reorg.storage import PresentNeed, Range, need, rates

PEOPLE = 2
GROWTH = 0.1
NOTHING = Range(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Way:
    """One way: what is done, ``shelf`` metres to add, person-days, and what it comes to."""

    name: Message
    result: Message
    shelf: Range
    days: Range


@dataclass(frozen=True, slots=True)
class Ways:
    """The three ways, and the days that checking every record once takes besides.

    ``special`` counts what fits on no unit that the museum has, and needs furniture of its own (known from a plan).
    ``own_pace``: the days are reckoned with the museum's own rates.
    """

    ways: tuple[Way, ...]
    checking: Range
    target: float
    moving_a_day: float
    checking_a_day: float
    own_pace: bool
    special: int = 0


def ways(judged: Judged) -> Ways:
    """Return the three ways out for a judged museum, with days at the museum's own pace where it is known."""
    museum, plan = judged.museum, judged.plan
    lack = need(museum, growth=GROWTH, seen=judged.survey)
    pace = rates(museum)
    moving, inventory = pace["moving"], pace["inventory"]
    today = _without_growth(lack.used + lack.floor + lack.unplaced, lack.target, lack.capacity)
    missing = plan.shortfall.length if plan else today
    grown = missing + lack.growth.scaled(1 / lack.target)
    loose = len(judged.survey.floor) + len(judged.survey.room_only)
    search = inventory.days(len(judged.survey.nowhere))
    everything = plan.person_days if plan else moving.days(len(museum.objects)) + search
    special = len(plan.shortfall.special) if plan else 0
    now = moving.days(plan.moves.waits) + search if plan else moving.days(loose) + search
    return Ways(
        (
            Way(
                say("Buy nothing"),
                _counted(_left(judged, lack.used + lack.floor + lack.unplaced, lack.capacity), lack),
                NOTHING,
                now,
            ),
            Way(say("A shelf for everything"), _shelved(special), missing, everything),
            Way(
                say("Room to grow"),
                say("The same, and room for {share} % more objects.", share=round(100 * GROWTH)),
                grown,
                everything,
            ),
        ),
        inventory.days(len(museum.objects)),
        lack.target,
        moving.usual,
        inventory.usual,
        moving.source == inventory.source == "museum",
        special,
    )


def _without_growth(used: Range, target: float, capacity: float) -> Range:
    return Range(*(max(0.0, each / target - capacity) for each in (used.low, used.likely, used.high)))


def _counted(result: Message, lack: PresentNeed) -> Message:
    """Return what a way comes to, with what is not counted in it."""
    if not lack.units_going:
        return result
    return say_many(
        "{result} {count} unit is to be discarded: its {metres} m of shelf are not counted.",
        "{result} {count} units are to be discarded: their {metres} m of shelf are not counted.",
        count=len(lack.units_going), result=result, metres=round(lack.going, 1),
    )  # fmt: skip


def _shelved(special: int) -> Message:
    if not special:
        return say("Every object on a shelf, none over-full.")
    return say_many(
        "No shelf over-full; {count} thing too large for any needs furniture of its own.",
        "No shelf over-full; {count} things too large for any need furniture of their own.",
        count=special,
    )


def _left(judged: Judged, used: Range, capacity: float) -> Message:
    """Return what stays wrong if nothing is bought."""
    if judged.plan is not None:
        left = len(judged.plan.unplaced)
        if not left:
            return say("Every object finds a place in the units there are.")
        return say_many("{count} object stays without a shelf.", "{count} objects stay without a shelf.", count=left)
    beyond = round(max(0.0, used.likely - capacity))
    if not beyond:
        return say("It can be put in order with the units there are.")
    return say("Sorted and lifted off the floor, but {metres} m of shelf too few.", metres=beyond)


def done_by(judged: Judged, days: float, *, days_a_week: int = 1) -> date:
    """Return the day on which two people have done ``days`` person-days of work, beginning now."""
    weeks = ceil(days / PEOPLE / days_a_week)
    return date.fromisoformat(judged.date) + timedelta(weeks=weeks)
