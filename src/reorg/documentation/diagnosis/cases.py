"""In which ways is a part broken, and what is done with what exists? (The guide, 3: reactivating, case by case.)"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.documentation.diagnosis.look import Look
from reorg.documentation.diagnosis.measures.places import doubled_codes
from reorg.documentation.diagnosis.seen import RECENT
from reorg.method import Case
from reorg.museum import identity

SECOND_SCHEME = 0.1
"""Share of the numbers from which a second way of building them is a scheme of its own and no slip (ours)."""


def broken(part: str, look: Look) -> tuple[Case, ...]:
    """Return the cases of a part that the records show by themselves or that the museum says are so."""
    ticked = ticks(look)
    return tuple(
        case
        for case in look.guide.cases
        if case.part == part and (case.id in ticked or (case.sign and SIGNS[case.sign](look)))
    )


def ticks(look: Look) -> frozenset[str]:
    """Return the ids of the cases that the museum has ticked."""
    if look.museum is None:
        return frozenset()
    value = look.museum.answers.get(identity("a", look.guide.several), {}).get("value")
    return frozenset(str(each) for each in value) if isinstance(value, list | tuple) else frozenset()


def scheme(shape: str) -> str:
    """Return what kind of number a shape is: how it begins, and by which signs it is divided (``9.9.9a`` is ``9.``)."""
    bare = re.sub(r"[ (\[].*$", "", shape)
    signs = "".join(dict.fromkeys(re.findall(r"[^9a]", bare.rstrip("a"))))
    return f"{bare[:1]}{signs}"


def _two_schemes(look: Look) -> bool:
    kinds: dict[str, int] = {}
    for shape, n in look.seen.profile.shapes:
        kinds[scheme(shape)] = kinds.get(scheme(shape), 0) + n
    counts = sorted(kinds.values(), reverse=True)
    return len(counts) > 1 and counts[1] >= SECOND_SCHEME * sum(counts)


def _found(code: str) -> Callable[[Look], bool]:
    return lambda look: code in look.findings


def _unnumbered(look: Look) -> bool:
    return 0 < look.seen.count("job.number-give") < look.seen.rows


def _codes_doubled(look: Look) -> bool:
    return look.museum is not None and doubled_codes(look.museum.places)[0] > 0


def _stopped(look: Look) -> bool:
    return look.seen.last is not None and look.seen.last < look.today.year - RECENT


SIGNS: Mapping[str, Callable[[Look], bool]] = MappingProxyType(
    {
        "gaps": _found("number-gaps"),
        "doubled": _found("number-doubled"),
        "spreadsheet": _found("number-became-date"),
        "two-schemes": _two_schemes,
        "unnumbered": _unnumbered,
        "codes-doubled": _codes_doubled,
        "no-new-objects": _stopped,
    }
)
