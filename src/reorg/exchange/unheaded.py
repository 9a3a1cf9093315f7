"""Which column says what the objects are, where no heading says name or title? (ours)

A list made by hand is headed "What I see" or "Objet vu". Its free text is what a person finds the object by; so it is
proposed as the name, or as the description where it is long, with little confidence: a person looks at it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reorg.exchange.evidence import Look, free_text

NAMES = frozenset({"name", "title"})
OF_OBJECTS = frozenset({"number", "place_text", "dimensions", "materials", "photo", "category"})
"""Fields of which one must be there: a list of addresses or of costs has free text too."""
CLEAR = 0.7
"""How clearly a heading says another field, from which on it is believed."""
LONG = 70.0
"""Mean length, in signs, from which on a text is a description (as for columns without any heading)."""
CONFIDENCE = 0.45


def unheaded(
    looks: Sequence[Look], clear: Sequence[float], given: Mapping[int, tuple[str, float]]
) -> tuple[int, str, float] | None:
    """Return the column that says what the objects are (position, field, confidence); None if one is known or none fits.

    ``clear`` is how clearly each heading says anything (0 to 1), ``given`` what the columns are taken for so far.
    A column taken for a status without a single word for one (*Objet vu*, seen) is looked at too.
    """
    fields = {field for field, _ in given.values()}
    if fields & NAMES or not fields & OF_OBJECTS:
        return None
    open_ = [
        at
        for at, look in enumerate(looks)
        if free_text(look) and ((at not in given and clear[at] < CLEAR) or _no_status(look, given.get(at)))
    ]
    if not open_:
        return None
    best = max(open_, key=lambda at: (looks[at].named("names"), looks[at].share * looks[at].distinct, -at))
    field = "name" if looks[best].length <= LONG or "description" in fields else "description"
    return best, field, CONFIDENCE


def _no_status(look: Look, given: tuple[str, float] | None) -> bool:
    return given is not None and given[0] == "status" and given[1] < CLEAR and look.named("status") == 0
