"""Is there a second copy of the records here? (The guide, 2.2: two copies, one of them elsewhere.)"""

from __future__ import annotations

from datetime import date

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say, say_many

FRESH = 31
"""Days after which a copy on this computer is old (ours)."""


def copy_here(look: Look) -> Reading | None:
    """Return whether a checked copy younger than a month is kept beside the museum; None for a list alone.

    It speaks for this computer alone: a copy in the same building burns with it.
    """
    if look.museum is None:
        return None
    if not look.past.newest:
        return Reading(0.0, 1.0, say("reorg has made no backup on this computer yet."))
    age = (look.today - date.fromisoformat(look.past.newest)).days
    message = say_many(
        "{count} backup is kept on this computer, the newest of {day}; that is the same building.",
        "{count} backups are kept on this computer, the newest of {day}; that is the same building.",
        count=look.past.copies,
        day=look.past.newest,
    )
    return Reading(float(age <= FRESH), float(age > FRESH), message)
