"""Has each object a place, and each place a code of its own? (The guide, 2.4; Spectrum 5.1 Location information.)"""

from __future__ import annotations

from collections import Counter

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say_many
from reorg.museum import Places, fold_code, written_places

CODED = ("unit", "shelf", "drawer", "floor")


def place_found(look: Look) -> Reading | None:
    """Return the share of objects with a precise place (good) and with none (bad); the same as criterion 5 counts.

    Of a list alone: a row that names no place is bad; whether a named one exists is open.
    """
    total = look.seen.rows
    if not total or "card.place" not in look.seen.filled:
        return None
    without = look.seen.count("card.place")
    precise = 0
    if look.museum is not None:
        written = written_places(look.museum.objects, look.stands)
        if written is None:
            return None
        precise, without = int(written.precise.sum()), int(written.without.sum())
        message = say_many(
            "{good} of {count} object has a shelf, box or other precise place; {without} have none.",
            "{good} of {count} objects have a shelf, box or other precise place; {without} have none.",
            count=total,
            good=precise,
            without=without,
        )
        return Reading(precise / total, without / total, message, "objects", "nowhere")
    message = say_many(
        "For {good} of {count} object the list names a place; whether it exists, a list cannot show.",
        "For {good} of {count} objects the list names a place; whether it exists, a list cannot show.",
        count=total,
        good=total - without,
    )
    return Reading(0.0, without / total, message, "objects", "diagnosis.card.place")


def place_codes(look: Look) -> Reading | None:
    """Return the share of units, shelves and floor areas whose code is theirs alone; None if none is drawn."""
    if look.museum is None:
        return None
    doubled, total = doubled_codes(look.museum.places)
    if not total:
        return None
    message = say_many(
        "{good} of {count} unit or shelf has a code of its own.",
        "{good} of {count} units and shelves have a code of their own.",
        count=total,
        good=total - doubled,
    )
    return Reading((total - doubled) / total, doubled / total, message, "places")


def doubled_codes(places: Places) -> tuple[int, int]:
    """Return how many units, shelves and floor areas share their code with another, or have none; and how many there are.

    A unit's code is its own in the whole museum; a shelf's in its unit.
    """
    keys = []
    for place in places.values():
        if place.kind in CODED:
            inside = place.place if place.kind in {"shelf", "drawer"} else ""
            code = "" if place.code == place.id else fold_code(place.code)
            keys.append((inside, code or place.id, bool(code)))
    counted = Counter(key for key in keys if key[2])
    return sum(not key[2] or counted[key] > 1 for key in keys), len(keys)
