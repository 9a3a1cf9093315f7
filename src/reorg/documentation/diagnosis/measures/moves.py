"""Are moves written down, and why? (The guide, 2.4: register of loans and movements.)"""

from __future__ import annotations

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say_many


def moves_noted(look: Look) -> Reading | None:
    """Return the share of entered moves with a reason (good) and without (bad); None if no move was entered."""
    past = look.past
    if not past.moves:
        return None
    message = say_many(
        "{count} move was written down here, {reason} of them with a reason.",
        "{count} moves were written down here, {reason} of them with a reason.",
        count=past.moves,
        reason=past.with_reason,
    )
    return Reading(past.with_reason / past.moves, 1 - past.with_reason / past.moves, message, "moves")
