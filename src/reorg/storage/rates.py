"""How many person-days will it take? (The method's rates; a museum's own pace replaces them.)"""

from __future__ import annotations

from reorg.method import Rate, Rates, at_own_pace, borrowed
from reorg.museum import Museum

__all__ = ["Rate", "Rates", "rates"]


def rates(museum: Museum) -> Rates:
    """Return the rates to plan with: borrowed ones, replaced by what the museum says of its own pace."""
    return at_own_pace(borrowed(), museum.facts.get("rates"))
