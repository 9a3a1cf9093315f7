"""Is there one register, without gaps, that says how objects came? (The guide, 2.2; the French decree of 2004.)"""

from __future__ import annotations

import numpy as np

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say_many
from reorg.museum import Museum


def register_there(look: Look) -> Reading | None:
    """Return the share of objects that stand in a source with the role of a register; the rest is open.

    They may stand in a book that nobody has brought yet. None if no source has that role.
    """
    registers = look.sources("register")
    if not registers or look.museum is None or not look.seen.rows:
        return None
    count = _standing_in(look.museum, frozenset(registers))
    message = say_many(
        "{count} of {total} objects stands in a list that is said to be the register.",
        "{count} of {total} objects stand in a list that is said to be the register.",
        count=count,
        total=look.seen.rows,
    )
    return Reading(count / look.seen.rows, 0.0, message, "sources")


def _standing_in(museum: Museum, registers: frozenset[str]) -> int:
    """Return how many objects were read from one of the sources, or matched with a row of it."""
    found = np.fromiter((source in registers for source in museum.objects.words("source")), dtype=np.bool_)
    for facts in museum.matches.values():
        if facts.get("source") in registers and facts.get("verdict") in {"same", "new"}:
            at = museum.objects.index.get(str(facts.get("object", "")))
            if at is not None:
                found[at] = True
    return int(found.sum())


def register_unbroken(look: Look) -> Reading | None:
    """Return the share of a running series' numbers that are there; None where no gap was found, or no series runs."""
    gaps = look.findings.get("number-gaps")
    if gaps is None:
        return None
    missing = gaps.count
    present = look.seen.rows - look.seen.count("ownership.number")
    message = say_many(
        "{count} number is missing in running series.", "{count} numbers are missing in running series.", count=missing
    )
    whole = present + missing
    return Reading(present / whole, missing / whole, message, "findings", "number-gaps")


def register_ownership(look: Look) -> Reading | None:
    """Return the share of rows that say what it is, how and when it came, under a number; None if no row does."""
    total = look.seen.rows
    ways = {"ownership.way", "ownership.acquired"} & set(look.seen.filled)
    if not total or not ways:
        return None
    good = total - look.seen.count("ownership")
    message = say_many(
        "For {good} of {count} object the records say how and when it came.",
        "For {good} of {count} objects the records say how and when they came.",
        count=total,
        good=good,
    )
    return Reading(good / total, 1 - good / total, message, "objects", "diagnosis.ownership")
