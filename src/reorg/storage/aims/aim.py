"""What does a plan aim at, what comes first, and how much better could any plan be?

The order is that of the solver (docs/algorithms/placement.md): where two aims are against each other, the later one gives
way. Loads, sizes and rules are never broken for any of them. Bounds are those that were worked out with the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from reorg.language import Message, say, say_many
from reorg.storage.plan import Plan

SMALL_M = 0.05  # m of shelf: less is not shown
LOOSE = 0.8  # of a figure: a bound farther away than that tells nobody anything
NEARLY = 0.005  # relative: what is nearer to the bound than half a per cent cannot be told from it when it is said


@dataclass(frozen=True)
class Aim:
    """One aim of a plan: less of ``value`` is better. ``least`` is what no plan can go below (None: nobody knows).

    ``unit`` is "" for a count, "m" for metres, "days" for person-days. ``bound`` says in a sentence how much better any
    plan could be at most, None where nothing is known of that.
    """

    id: str
    title: Message
    value: float
    unit: str
    said: Message
    least: float | None = None
    bound: Message | None = None


def aims_of(plan: Plan) -> tuple[Aim, ...]:
    """Return the aims in their order: places, safety, furniture, categories, heavy things low, moves, days."""
    return tuple(_aims(plan))


def _aims(plan: Plan) -> Iterator[Aim]:
    yield _placed(plan)
    yield _safe(plan)
    yield _furniture(plan)
    if "categories_in_units" in plan.reached:
        yield _together(plan)
    if "heavy_high" in plan.reached:
        yield _low(plan)
    yield from _labour(plan)


def _placed(plan: Plan) -> Aim:
    without, least = len(plan.unplaced), plan.lower_bounds.get("unplaced")
    told = say_many("{count} object has none.", "{count} objects have none.", count=without)
    said = told if without else say("Every object has one.")
    return Aim("unplaced", say("Everything has a place"), without, "", said, least, _more_placed(without, least))


def _safe(plan: Plan) -> Aim:
    """Return what is not safe: no plan overfills a shelf, but one that is kept as it is may be too full already."""
    over = int(plan.reached.get("overfull", 0))
    told = say_many(
        "{count} shelf stays fuller than it can hold.", "{count} shelves stay fuller than they can hold.", count=over
    )
    said = told if over else say("No shelf is too full, and none carries more than is known that it can.")
    return Aim(
        "overfull", say("Nothing unsafe"), over, "", said, None if over else 0.0, None if over else best_possible()
    )


def _low(plan: Plan) -> Aim:
    high = int(plan.reached["heavy_high"])
    told = say_many(
        "{count} heavy thing stands above hip height.", "{count} heavy things stand above hip height.", count=high
    )
    said = told if high else say("No heavy thing stands above hip height.")
    return Aim(
        "heavy_high", say("Heavy things low"), high, "", said, None if high else 0.0, None if high else best_possible()
    )


def _furniture(plan: Plan) -> Aim:
    missing = plan.missing_shelf_m
    said = say("No furniture is missing.")
    if missing > SMALL_M:
        said = say("{metres} m of shelf are missing.", metres=round(missing, 1))
    least = plan.lower_bounds.get("missing_shelf_m")
    return Aim(
        "missing_shelf_m", say("Little new furniture"), missing, "m", said, least, _less_shelf(missing, plan.gap)
    )


def _together(plan: Plan) -> Aim:
    spread, least = plan.reached["categories_in_units"], plan.lower_bounds.get("categories_in_units")
    count = plan.reached.get("categories", 0.0)
    said = say("A category stands in {units} units on average.", units=round(spread / count, 1)) if count else say(
        "Counted by unit, categories stand in {count} places.", count=int(spread)
    )  # fmt: skip
    bound = at_most_better(spread, least)
    return Aim("categories_in_units", say("Each category together"), spread, "", said, least, bound)


def _labour(plan: Plan) -> Iterator[Aim]:
    moves, least = len(plan.moves.steps), plan.lower_bounds.get("moves")
    yield Aim(
        "moves", say("Few moves"), moves, "",
        say_many("{count} move in all.", "{count} moves in all.", count=moves) if moves else say("Nothing is moved."),
        least, _fewer_moves(moves, least),
    )  # fmt: skip
    days = plan.person_days.likely
    yield Aim(
        "person_days", say("Few days of work"), days, "days",
        say_many("{days} person-day.", "{days} person-days.", count=2 if round(days, 1) != 1 else 1, days=round(days, 1)),
    )  # fmt: skip


def _fewer_moves(moves: int, least: float | None) -> Message | None:
    """Return how many fewer moves any plan could do with, if it places as many."""
    found = at_most_better(moves, least)
    if found is None and least:
        return say_many("Any plan has at least {count}.", "Any plan has at least {count}.", count=int(least))
    return found


def _less_shelf(missing: float, gap: float) -> Message:
    """Return how much shelf could be saved at most: a share of all that is needed, of which what is missing is a part."""
    if missing <= SMALL_M or gap <= NEARLY:
        return best_possible()
    return say("A better plan could save at most {percent} % of the shelf needed.", percent=floor(100 * gap + 0.5))


def best_possible() -> Message:
    """Return the sentence for a figure that no plan can better."""
    return say("No plan can do better.")


def at_most_better(value: float, least: float | None) -> Message | None:
    """Return how much better than ``value`` any plan can be, ``least`` being what none goes below.

    None where nobody knows, or where what is known says next to nothing (see :data:`LOOSE`).
    """
    if value <= 0:
        return best_possible()
    if least is None:
        return None
    saved = (value - least) / value
    if saved <= NEARLY:
        return best_possible()
    if saved > LOOSE:
        return None  # the bound says too little to be of use
    return say("At most {percent} % better is possible.", percent=floor(100 * saved + 0.5))


def _more_placed(without: int, least: float | None) -> Message | None:
    if not without:
        return best_possible()
    if least is None:
        return None
    if least >= without:
        return say("No plan can place more on these shelves.")
    return say_many(
        "At most {count} of them could still find one.", "At most {count} of them could still find one.",
        count=without - int(least),
    )  # fmt: skip
