"""How full are the shelves, by eye? (Furniture; a fullness may exceed 100 %, as RE-ORG reports do.)"""

from __future__ import annotations

from reorg.assessment.score import Evidence
from reorg.assessment.sight import Reading, Sight
from reorg.language import Message, say, say_many
from reorg.museum import Place

_SLOTS = frozenset({"shelf", "drawer"})


def fullness(sight: Sight) -> Reading | None:
    """Return the share of shelves and drawers that leave room (good) and that are too full (bad).

    Ours: up to the target fill (the museum's own, else the method's) a shelf counts in full, up to overfull (100 %)
    by half, above not at all. A unit with an estimate of its own stands for its shelves where none of them has one.
    Without an estimate a shelf is open. None if there is no estimate at all.
    """
    counted = _counted(sight)
    estimated = [place for place in counted if place.fill is not None]
    if not estimated:
        return None
    target, over = _target(sight), sight.method.threshold("overfull").value
    bursting = [place for place in estimated if (place.fill or 0.0) > over]
    crowded = [place for place in estimated if target < (place.fill or 0.0) <= over]
    roomy = len(estimated) - len(bursting) - len(crowded)
    good = (roomy + len(crowded) / 2) / len(counted)
    evidence = [_places(said, found) for said, found in _about(bursting, crowded, estimated, counted) if found]
    return Reading(good, len(estimated) / len(counted) - good, tuple(evidence), _fullest(sight, estimated))


def _counted(sight: Sight) -> list[Place]:
    places = sight.museum.places
    counted: list[Place] = []
    in_units: set[str] = set()
    for unit in places.of_kind("unit"):
        slots = [place for place in places.within(unit.id) if place.kind in _SLOTS]
        in_units.update(place.id for place in slots)
        by_slot = slots and (unit.fill is None or any(place.fill is not None for place in slots))
        counted += slots if by_slot else [unit]
    return counted + [place for place in places.there() if place.kind in _SLOTS and place.id not in in_units]


def _target(sight: Sight) -> float:
    own = sight.museum.facts.get("target_fill")
    if isinstance(own, int | float) and not isinstance(own, bool) and 0 < own <= 1:
        return float(own)
    return sight.method.threshold("target-fill").value


def _about(
    bursting: list[Place], crowded: list[Place], estimated: list[Place], counted: list[Place]
) -> list[tuple[Message, list[Place]]]:
    total = len(estimated)
    unseen = [place for place in counted if place.fill is None]
    roomy = [] if bursting or crowded else estimated
    return [
        (
            say_many(
                "{count} shelf or unit of {total} is more than full.",
                "{count} shelves or units of {total} are more than full.",
                count=len(bursting),
                total=total,
            ),
            bursting,
        ),
        (
            say_many(
                "{count} shelf or unit of {total} is fuller than it should be.",
                "{count} shelves or units of {total} are fuller than they should be.",
                count=len(crowded),
                total=total,
            ),
            crowded,
        ),
        (
            say_many(
                "{count} shelf or unit was looked at, and it has room.",
                "{count} shelves or units were looked at, and each has room.",
                count=len(roomy),
            ),
            roomy,
        ),
        (
            say_many(
                "For {count} shelf or unit nobody has said how full it is.",
                "For {count} shelves or units nobody has said how full they are.",
                count=len(unseen),
            ),
            unseen,
        ),
    ]


def _places(said: Message, places: list[Place]) -> Evidence:
    return Evidence("fullness", said, tuple(place.id for place in places), "place", measured=True)


def _fullest(sight: Sight, estimated: list[Place]) -> Evidence:
    place = max(estimated, key=lambda each: (each.fill or 0.0, each.id))
    said = say(
        "The fullest is {place}: {percent} %.", place=sight.label(place), percent=round(100 * (place.fill or 0.0))
    )
    return Evidence("fullness", said, (place.id,), "place", measured=True)
