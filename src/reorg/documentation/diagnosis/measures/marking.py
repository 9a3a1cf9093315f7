"""On how many objects was the number read when somebody stood before them? (The guide, 2.1: written on the object.)"""

from __future__ import annotations

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say_many
from reorg.museum import says_nothing


def marking_read(look: Look) -> Reading | None:
    """Return the share of objects seen on the shelf, or whose label was typed, with their number (good) and without.

    Lines of sources with the role shelf or labels are counted, and decisions that a row of them is an object. What
    nobody has stood before is open. None if there is no such source with lines or decisions.
    """
    held = look.sources("shelf", "labels")
    if not held or look.museum is None or not look.seen.rows:
        return None
    lines = [facts for facts in look.museum.lines.values() if facts.get("source") in held and not facts.get("struck")]
    blank = sum(says_nothing(str(facts.get("number", "")), "number") for facts in lines)
    matched = {
        facts.get("object")
        for facts in look.museum.matches.values()
        if facts.get("source") in held and facts.get("verdict") in {"same", "new"}
    }
    read = max(len(lines), len(matched)) - blank
    if read <= 0 and not blank:
        return None
    total = max(look.seen.rows, read + blank)
    message = say_many(
        "On {count} of {seen} objects that somebody stood before, the number was read.",
        "On {count} of {seen} objects that somebody stood before, the number was read.",
        count=max(0, read),
        seen=max(0, read) + blank,
    )
    return Reading(max(0, read) / total, blank / total, message, "sources")
