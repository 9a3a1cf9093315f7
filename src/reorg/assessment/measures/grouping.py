"""Do objects of one category stand together? (RE-ORG criterion 7.)"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from reorg.assessment.score import Evidence
from reorg.assessment.sight import Reading, Sight
from reorg.language import say_many

Codes = npt.NDArray[np.int64]


def by_category(sight: Sight) -> Reading | None:
    """Return the share of objects in units that belong to their unit's largest category (good) or another (bad).

    Ours: Σ over units of the largest category's count, over all objects in units. An object without a category is
    open. None if no unit holds an object with a category.
    """
    unit_at, unit_ids = _units(sight)
    category_at, names = _categories(sight)
    inside = unit_at >= 0
    sorted_in = inside & (category_at >= 0)
    total = int(inside.sum())
    if not sorted_in.any():
        return None
    largest = _largest(unit_at[sorted_in], category_at[sorted_in], len(unit_ids), names)
    at_home = sorted_in & (largest[unit_at] == category_at)
    strangers = sorted_in & ~at_home
    home, strange = int(at_home.sum()), int(strangers.sum())
    flags, count = (strangers, strange) if strange else (at_home, home)
    said = (
        say_many(
            "{count} object of {total} in units stands among objects of another category.",
            "{count} objects of {total} in units stand among objects of another category.",
            count=count,
            total=total,
        )
        if strange
        else say_many(
            "{count} object stands in a unit of its own category; none is among others.",
            "{count} objects stand in units of their own category; none is among others.",
            count=count,
        )
    )
    evidence = [Evidence("category", said, sight.ids(flags), "object", measured=True)]
    if home + strange < total:
        said = say_many(
            "{count} object in units has no category.",
            "{count} objects in units have no category.",
            count=total - home - strange,
        )
        evidence.append(Evidence("category", said, sight.ids(inside & ~sorted_in), "object", measured=True))
    worst = _most_mixed(sight, np.bincount(unit_at[strangers], minlength=len(unit_ids)), unit_ids) if strange else None
    return Reading(home / total, strange / total, tuple(evidence), worst)


def _units(sight: Sight) -> tuple[Codes, list[str]]:
    places = sight.museum.places
    unit_ids = [place.id for place in places.of_kind("unit")]
    position = {unit_id: at for at, unit_id in enumerate(unit_ids)}
    unit_of = {
        place_id: position[unit.id]
        for place_id in places
        if (unit := places.around(place_id, "unit")) is not None and unit.id in position
    }
    words = sight.museum.objects.words("place")
    at = np.fromiter((unit_of.get(place_id, -1) for place_id in words), dtype=np.int64, count=sight.total)
    return at, unit_ids


def _categories(sight: Sight) -> tuple[Codes, list[str]]:
    codes: dict[str, int] = {"": -1}
    names: list[str] = []
    folded: dict[str, int] = {}
    for written in dict.fromkeys(sight.museum.objects.words("category")):
        name = " ".join(written.casefold().split())
        if name and name not in folded:
            folded[name] = len(names)
            names.append(name)
        codes[written] = folded.get(name, -1)
    words = sight.museum.objects.words("category")
    return np.fromiter((codes[written] for written in words), dtype=np.int64, count=sight.total), names


def _largest(units: Codes, categories: Codes, count: int, names: list[str]) -> Codes:
    """Return the code of the largest category of each unit, of equally large ones the first by name; -1 for none."""
    rank = np.empty(len(names), dtype=np.int64)
    rank[np.argsort(np.array(names))] = np.arange(len(names))
    pairs, sizes = np.unique(units * len(names) + categories, return_counts=True)
    unit, category = pairs // len(names), pairs % len(names)
    order = np.lexsort((rank[category], -sizes, unit))
    first = np.unique(unit[order], return_index=True)[1]
    largest = np.full(count, -1, dtype=np.int64)
    largest[unit[order][first]] = category[order][first]
    return largest


def _most_mixed(sight: Sight, strangers: Codes, unit_ids: list[str]) -> Evidence:
    unit_id = unit_ids[int(strangers.argmax())]
    said = say_many(
        "The most mixed unit is {place}: {count} object there is of another category than most.",
        "The most mixed unit is {place}: {count} objects there are of another category than most.",
        count=int(strangers.max()),
        place=sight.label(sight.museum.places[unit_id]),
    )
    return Evidence("category", said, (unit_id,), "place", measured=True)
