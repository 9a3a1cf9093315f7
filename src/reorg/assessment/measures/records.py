"""Has each record a number, does it tell its object from others and say its condition? (Object ID; RE-ORG.)"""

from __future__ import annotations

import re

import numpy as np

from reorg.assessment.score import Evidence
from reorg.assessment.sight import Flags, Reading, Sight
from reorg.language import Message, say_many

_MARKS = ("description", "materials", "dimensions", "inscription", "photo")
_SIZES = ("width", "height", "depth", "diameter")
_POOR = 0.5
_AFTER_FIRST_WORDS = re.compile(r"[.,;:(/–—\n].*", re.DOTALL)


def numbered(sight: Sight) -> Reading | None:
    """Return the share of records with a number (good) and without (bad); None if no record has one."""
    has = sight.said("number")
    if not has.any():
        return None
    missing = say_many(
        "{count} object of {total} has no number.",
        "{count} objects of {total} have no number.",
        count=int((~has).sum()),
        total=sight.total,
    )
    return _share("number", sight, has, missing)


def identified(sight: Sight) -> Reading | None:
    """Return the share of records that tell their object from others (good) and that do not (bad).

    Ours, after Object ID: a name or title, and besides a description, materials, a dimension, an inscription or a
    photograph. None if no record has a name or title.
    """
    named = sight.said("name") | sight.said("title")
    if not named.any():
        return None
    marked = np.zeros(sight.total, dtype=np.bool_)
    for name in _MARKS:
        marked |= sight.said(name)
    for name in _SIZES:
        marked |= ~np.isnan(sight.museum.objects.numbers(name))
    has = named & marked
    missing = say_many(
        "{count} object of {total} could not be told from another by its record.",
        "{count} objects of {total} could not be told from others by their records.",
        count=int((~has).sum()),
        total=sight.total,
    )
    return _share("identity", sight, has, missing)


def _share(source: str, sight: Sight, has: Flags, missing: Message) -> Reading:
    good = int(has.sum())
    lacking = sight.total - good
    if lacking:
        evidence = Evidence(source, missing, sight.ids(~has), "object", measured=True)
    else:
        said = _ALL_HAVE[source](good)
        evidence = Evidence(source, said, sight.ids(has), "object", measured=True)
    return Reading(good / sight.total, lacking / sight.total, (evidence,))


def _all_numbered(count: int) -> Message:
    return say_many("{count} object, and it has a number.", "{count} objects, and each has a number.", count=count)


def _all_identified(count: int) -> Message:
    return say_many(
        "{count} object, and its record tells it from others.",
        "{count} objects, and each record tells its object from others.",
        count=count,
    )


_ALL_HAVE = {"number": _all_numbered, "identity": _all_identified}


def condition(sight: Sight) -> Reading | None:
    """Return the mean value of the conditions recorded (good) and what they lack (bad), over all objects.

    A condition is read by its first words (up to a comma, stop or bracket) in the method's list; no condition, or
    words that are not listed, are open. None if no condition can be read.
    """
    words = sight.museum.objects.words("condition")
    values = {written: _value(written, sight) for written in dict.fromkeys(words)}
    value = np.fromiter((values[written] for written in words), dtype=np.float64, count=sight.total)
    known = ~np.isnan(value)
    if not known.any():
        return None
    good = float(value[known].sum())
    poor = known & (value < _POOR)
    flags = poor if poor.any() else known
    said = (
        say_many(
            "{count} object of {total} with a recorded condition is in poor condition.",
            "{count} objects of {total} with a recorded condition are in poor condition.",
            count=int(poor.sum()),
            total=int(known.sum()),
        )
        if poor.any()
        else say_many(
            "{count} object has a recorded condition, and it is not poor.",
            "{count} objects have a recorded condition, and none is poor.",
            count=int(known.sum()),
        )
    )
    evidence = [Evidence("condition", said, sight.ids(flags), "object", measured=True)]
    if not known.all():
        said = say_many(
            "For {count} object no condition is recorded that could be read.",
            "For {count} objects no condition is recorded that could be read.",
            count=int((~known).sum()),
        )
        evidence.append(Evidence("condition", said, sight.ids(~known), "object", measured=True))
    return Reading(good / sight.total, (int(known.sum()) - good) / sight.total, tuple(evidence))


def _value(written: str, sight: Sight) -> float:
    listed = sight.method.condition_words
    whole = " ".join(written.casefold().split())
    first = _AFTER_FIRST_WORDS.sub("", whole).strip()
    return listed.get(whole, listed.get(first, float("nan")))
