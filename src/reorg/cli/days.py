"""Which day did somebody type on the command line? Any usual form; what can be two days is asked again."""

from __future__ import annotations

from datetime import date

from reorg.documentation import parse_date
from reorg.language import Trouble, say

FIRST_YEAR, LAST_YEAR = 1800, 2199


def day_of(typed: str) -> str:
    """Return the day as ISO 8601. Raises Trouble saying what is wrong with it."""
    found = parse_date(typed, order="dmy" if "." in typed else "")
    if found.earliest is None or found.earliest != found.latest:
        raise Trouble(say("{typed} is not understood as one day. Write it as 2027-03-01.", typed=typed))
    if not FIRST_YEAR <= found.earliest.year <= LAST_YEAR:
        raise Trouble(say("The year of {typed} cannot be right.", typed=typed))
    return date(found.earliest.year, found.earliest.month, found.earliest.day).isoformat()
