"""How is an answer to "what is missing" said to a person in few words, and to a program under stable keys?"""

from __future__ import annotations

from collections.abc import Sequence

from reorg.language import Message, say, say_many
from reorg.method import Range
from reorg.storage.furnishing.planned import named
from reorg.storage.furnishing.value import FULL, LOW, NOTHING_BOUGHT, Furnishing, Group, Measure, Option

TITLES = {
    NOTHING_BOUGHT: say("Buy nothing"),
    LOW: say("Low cost"),
    FULL: say("Buy what is needed"),
}
LEADS = {
    NOTHING_BOUGHT: say("What has no place goes elsewhere."),
    LOW: say("Hang shelves anew, add some, and build."),
    FULL: say("Units like yours, or from the catalogue."),
}
WAY_WORDS = {
    "rehang": say("hang anew"),
    "add": say("add shelves"),
    "convert": say("put shelves in"),
    "build": say("build"),
    "buy": say("buy"),
}
SMALL = 10.0  # metres and money below this are told with one decimal


def sentence(found: Furnishing) -> Message:
    """Return the answer in one sentence."""
    if not found.things:
        return say("There are no objects to place yet.")
    if found.enough and not found.missing_things.high:
        return say("Everything has a place on the shelves that you have.")
    if found.enough:
        return say(
            "Everything has a place if sizes are as assumed. If they are larger, up to {count} things have none.",
            count=round(found.missing_things.high),
        )
    return say_many(
        "{count} of {all} things has no place: {metres} m of shelf like yours.",
        "{count} of {all} things have no place: {metres} m of shelf like yours.",
        count=round(found.missing_things.likely), all=found.things, metres=metres(found.missing.likely),
    )  # fmt: skip


def spread(range_: Range) -> Message | str:
    """Return "between 3 and 5 m" for metres; "" where there is no width."""
    if metres(range_.low) == metres(range_.high):
        return ""
    return say("between {low} and {high} m", low=metres(range_.low), high=metres(range_.high))


def metres(value: float) -> float:
    """Return metres as they are told: whole ones, below ten with one decimal."""
    return round(value, 1) if value < SMALL else float(round(value))


def money(value: float) -> float:
    """Return money as it is told: two figures that count, nothing that looks more exact than it is."""
    if value < 100:
        return float(round(value))
    step = 10 ** (len(str(int(value))) - 2)
    return float(round(value / step) * step)


def cost(range_: Range, currency: str) -> Message:
    """Return what something costs, as a range."""
    low, likely, high = (money(each) for each in range_.data())
    if not high:
        return say("no cost")
    if low == high:
        return say("about {likely} {currency}", likely=likely, currency=currency)
    return say("{low} to {high} {currency}", low=low, high=high, currency=currency)


def counted(measure: Measure) -> Message | str:
    """Return between which numbers of new units lies what is needed: by the count, and by how unsure sizes are."""
    low, high = round(measure.counts.low), round(measure.counts.high)
    if measure.way not in {"build", "buy"}:
        return ""
    sizes: Message | str = say("{low} to {high} as sizes are not all known", low=low, high=high) if low != high else ""
    if measure.least >= measure.count:
        fewest = say("fewer cannot do")
    else:
        percent = round(100 * (1 - measure.least / measure.count))
        fewest = say("between {least} and {count}: at most {percent} % fewer is possible",
                     least=measure.least, count=measure.count, percent=percent)  # fmt: skip
    return say("{fewest}; {sizes}", fewest=fewest, sizes=sizes) if sizes else fewest


def result(option: Option) -> Message:
    """Return what an option comes to: what has no place then."""
    left = round(option.left_things.likely)
    if not left:
        return say("Everything has a place then.")
    return say_many(
        "{count} thing has no place then: {metres} m.",
        "{count} things have no place then: {metres} m.",
        count=left, metres=metres(option.left.likely),
    )  # fmt: skip


def freed(group: Group, found: Furnishing) -> float | None:
    """Return how many of the missing metres go if a category stands elsewhere; None if that was not tried."""
    return None if group.after is None else max(0.0, found.missing.likely - group.after)


def summary(found: Furnishing, options: Sequence[str]) -> dict[str, object]:
    """Return the answer as plain values; the keys are stable (docs/reference/verbs.md)."""
    return {
        "things": found.things,
        "without_a_place": _three(found.missing_things),
        "missing_shelf_m": _three(found.missing),
        "shelf_m": round(found.shelf_m, 3),
        "sizes_estimated": round(found.estimated, 4),
        "fill": round(found.fill, 4),
        "growth": found.growth,
        "currency": found.currency,
        "year": found.year,
        "seconds": round(found.seconds, 2),
        "options": [_option(found, each) for each in found.options if each.name in options],
    }


def _option(found: Furnishing, option: Option) -> dict[str, object]:
    return {
        "option": option.name,
        "cost": _three(option.cost),
        "left_things": _three(option.left_things),
        "left_shelf_m": _three(option.left),
        "units": option.units,
        "least_units": option.least,
        "gap": round(option.gap, 4),
        "floor_m2": round(option.floor, 2),
        "fits_on_nothing": list(option.special),
        "do": [_measure(each) for each in option.measures],
        "categories": [
            {
                "category": each.category,
                "things": each.things,
                "missing_shelf_m": _three(each.missing),
                "shelf_m": _three(each.all),
                "frees_m": None if (free := freed(each, found)) is None else round(free, 3),
            }
            for each in option.groups
        ],
    }


def _measure(each: Measure) -> dict[str, object]:
    return {
        "what": str(named(each)),
        "way": each.way,
        "type": each.type,
        "unit": each.code,
        "count": each.count,
        "counts": _three(each.counts),
        "least": each.least,
        "size_mm": list(each.size),
        "new_shelves": each.new_shelves,
        "things": each.things,
        "cost": _three(each.cost),
    }


def _three(range_: Range) -> dict[str, float]:
    low, likely, high = (round(each, 3) for each in range_.data())
    return {"low": low, "likely": likely, "high": high}
