"""What do the records say of loans? (The guide, 2.4; Spectrum 5.1 Loans in and out.)"""

from __future__ import annotations

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say_many


def loans_said(look: Look) -> Reading | None:
    """Return how many records speak of a loan: all of it open, a word is no paper. None if none does."""
    if not look.seen.loans:
        return None
    message = say_many(
        "{count} record speaks of a loan; whether a signed paper exists, it does not show.",
        "{count} records speak of a loan; whether signed papers exist, they do not show.",
        count=look.seen.loans,
    )
    return Reading(0.0, 0.0, message)
