"""How many objects are on the floor, and for how many is there a place in the records? (RE-ORG criteria 4 and 5.)"""

from __future__ import annotations

from collections import Counter

from reorg.assessment.score import Evidence
from reorg.assessment.sight import Flags, Reading, Sight
from reorg.language import Message, say_many
from reorg.museum import written_places


def on_floor(sight: Sight) -> Reading | None:
    """Return the share of objects that stand on a unit (good) and on a floor area (bad); the rest is open."""
    stand = sight.standing
    known = stand.stored | stand.floor
    if not known.any():
        return None
    floor, closed, total = int(stand.floor.sum()), int(known.sum()), sight.total
    if floor:
        said = say_many(
            "{count} object of {total} stands on the floor.",
            "{count} objects of {total} stand on the floor.",
            count=floor,
            total=total,
        )
        evidence = [_objects("floor", said, sight, stand.floor)]
    else:
        said = say_many(
            "{count} object stands on a shelf or unit, none on the floor.",
            "{count} objects stand on a shelf or unit, none on the floor.",
            count=closed,
        )
        evidence = [_objects("floor", said, sight, known)]
    if closed < total:
        said = say_many(
            "For {count} object the records do not say whether it stands on the floor.",
            "For {count} objects the records do not say whether they stand on the floor.",
            count=total - closed,
        )
        evidence.append(_objects("floor", said, sight, ~known))
    return Reading((closed - floor) / total, floor / total, tuple(evidence), _fullest_floor(sight) if floor else None)


def _fullest_floor(sight: Sight) -> Evidence:
    places = sight.museum.places
    words = sight.museum.objects.words("place")
    counts: Counter[str] = Counter()
    for place_id, flag in zip(words, sight.standing.floor.tolist(), strict=True):
        if flag:
            counts[place_id] += 1
    on: Counter[str] = Counter()
    for place_id, count in counts.items():
        area = places.around(place_id, "floor")
        assert area is not None, "what stands on the floor stands on a floor area"
        on[area.id] += count
    area_id, count = max(on.items(), key=lambda pair: (pair[1], pair[0]))
    said = say_many(
        "The floor area with most objects is {place}: {count} object.",
        "The floor area with most objects is {place}: {count} objects.",
        count=count,
        place=sight.label(places[area_id]),
    )
    return Evidence("floor", said, (area_id,), "place", measured=True)


def placed(sight: Sight) -> Reading | None:
    """Return the share of records that name a precise place (good) and that name none (bad).

    Only a room, or a place that is not on the plan, stays open. None if no record has a place at all: then the
    museum has not brought its places yet, and an empty column is no measurement.
    """
    written = written_places(sight.museum.objects, sight.standing)
    if written is None:
        return None
    precise, vague, without = written.precise, written.vague, written.without
    total = sight.total
    evidence = []
    if without.any():
        said = say_many(
            "{count} object of {total} has no place in the records.",
            "{count} objects of {total} have no place in the records.",
            count=int(without.sum()),
            total=total,
        )
        evidence.append(_objects("place", said, sight, without))
    if vague.any():
        said = say_many(
            "{count} object has only a room, or a place that is not on the plan.",
            "{count} objects have only a room, or a place that is not on the plan.",
            count=int(vague.sum()),
        )
        evidence.append(_objects("place", said, sight, vague))
    if precise.any():
        said = say_many(
            "{count} object of {total} has a shelf, box or other precise place in the records.",
            "{count} objects of {total} have a shelf, box or other precise place in the records.",
            count=int(precise.sum()),
            total=total,
        )
        evidence.append(_objects("place", said, sight, precise))
    return Reading(int(precise.sum()) / total, int(without.sum()) / total, tuple(evidence))


def _objects(source: str, said: Message, sight: Sight, flags: Flags) -> Evidence:
    return Evidence(source, said, sight.ids(flags), "object", measured=True)
