"""Which words of the lists name a place that the store does not have yet?"""

from __future__ import annotations

from itertools import islice

from reorg.museum import says_nothing
from reorg.web.journal.numbered import place_words

MOST = 20


def unknown_words() -> list[tuple[str, int]]:
    """Return the words about places of objects that have none here, and how many objects, the most frequent first."""
    said = ((text, count) for text, count in place_words() if not says_nothing(text, "place_text"))
    return list(islice(said, MOST))
