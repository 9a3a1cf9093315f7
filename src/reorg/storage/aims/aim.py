"""What does a plan aim at, what comes first, and how much better could any plan be?

The order is that of the solver (docs/algorithms/placement.md): a later aim never costs anything of an earlier one. Limits
of safety (loads, sizes, rules) are no aim: no plan breaks them. Bounds are those that were worked out with the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from reorg.language import Message, say, say_many
from reorg.storage.plan import Plan

SMALL_M = 0.05  # m of shelf: less is not shown
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
    """Return the aims in their order: everything has a place; nothing unsafe; little furniture; categories; moves; days."""
    return tuple(_aims(plan))


def _aims(plan: Plan) -> Iterator[Aim]:
    bounds, reached = plan.lower_bounds, plan.reached
    without = len(plan.unplaced)
    yield Aim(
        "unplaced", say("Everything has a place"), without, "",
        say_many("{count} object has none.", "{count} objects have none.", count=without)
        if without else say("Every object has one."),
        bounds.get("unplaced"), _more_placed(without, bounds.get("unplaced")),
    )  # fmt: skip
    if (high := reached.get("heavy_high")) is not None:
        yield Aim(
            "heavy_high", say("Nothing unsafe"), high, "",
            say_many(
                "No shelf carries too much. {count} heavy thing stands above hip height.",
                "No shelf carries too much. {count} heavy things stand above hip height.",
                count=int(high),
            ) if high else say("No shelf carries too much, and nothing heavy stands high."),
            0.0 if not high else None, best_possible() if not high else None,
        )  # fmt: skip
    missing = plan.missing_shelf_m
    yield Aim(
        "missing_shelf_m", say("Little new furniture"), missing, "m",
        say("{metres} m of shelf are missing.", metres=round(missing, 1)) if missing > SMALL_M
        else say("No furniture is missing."),
        bounds.get("missing_shelf_m"), _less_shelf(missing, plan.gap),
    )  # fmt: skip
    if (spread := reached.get("categories_in_units")) is not None:
        yield Aim(
            "categories_in_units", say("Each category together"), spread, "",
            say_many(
                "Counted by unit, categories stand in {count} place.",
                "Counted by unit, categories stand in {count} places.", count=int(spread),
            ),
            bounds.get("categories_in_units"), at_most_better(spread, bounds.get("categories_in_units")),
        )  # fmt: skip
    yield from _labour(plan)


def _labour(plan: Plan) -> Iterator[Aim]:
    moves, least = len(plan.moves.steps), plan.lower_bounds.get("moves")
    yield Aim(
        "moves", say("Few moves"), moves, "",
        say_many("{count} move.", "{count} moves.", count=moves) if moves else say("Nothing is moved."),
        least, at_most_better(moves, least),
    )  # fmt: skip
    days = plan.person_days.likely
    yield Aim(
        "person_days", say("Few days of work"), days, "days",
        say_many("{days} person-day.", "{days} person-days.", count=2 if round(days, 1) != 1 else 1, days=round(days, 1)),
    )  # fmt: skip


def _less_shelf(missing: float, gap: float) -> Message:
    """Return how much shelf could be saved at most: a share of all that is needed, of which what is missing is a part."""
    if missing <= SMALL_M or gap <= NEARLY:
        return best_possible()
    return say("A better plan could save at most {percent} % of the shelf needed.", percent=floor(100 * gap + 0.5))


def best_possible() -> Message:
    """Return the sentence for a figure that no plan can better."""
    return say("No plan can do better.")


def at_most_better(value: float, least: float | None) -> Message | None:
    """Return how much better than ``value`` any plan can be, ``least`` being what none goes below; None if nobody knows."""
    if value <= 0:
        return best_possible()
    if least is None:
        return None
    saved = (value - least) / value
    if saved <= NEARLY:
        return best_possible()
    if saved >= 1 - NEARLY:
        return None  # that nothing at all might be needed is no news
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
