"""What became of an object, and is it the museum's own? (Spectrum 5.1 Object status; Object location.)

A state is said by somebody; where none is said, an object stands where its place is: in the store or on display.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reorg.language import Message, say
from reorg.museum.pile import Facts
from reorg.museum.places import Places

STATES: Mapping[str, Message] = MappingProxyType(
    {
        "entered": say("brought in, not yet decided"),
        "found": say("found without a number"),
        "borrowed": say("on loan to us"),
        "lent": say("lent out"),
        "missing": say("missing"),
        "leaving": say("set apart, may leave"),
        "struck": say("struck from the register"),
        "returned": say("given back"),
        "joined": say("the same as another record"),
    }
)
"""What may be said of an object. The last three are :data:`GONE`: the record stays, the object is no longer counted."""
GONE = frozenset({"struck", "returned", "joined"})
STANDING: Mapping[str, Message] = MappingProxyType(
    {
        **STATES,
        "out": say("out for a while"),
        "display": say("on display"),
        "store": say("in store"),
        "nowhere": say("no place known"),
    }
)
BELONGS: Mapping[str, Message] = MappingProxyType(
    {
        "collection": say("collection"),
        "not collection": say("not collection"),
        "loan": say("loan"),
        "unknown": say("nobody knows"),
        "hazard": say("hazard"),
        "human remains": say("human remains"),
    }
)
"""The piles of the sorting table: what stands in the store is put on one of them, and two people sign."""
DISPLAY = "display"


def state_of(facts: Facts, places: Places) -> str:
    """Return a key of :data:`STANDING`: what was said of the object, or else what its place tells."""
    said = str(facts.get("state", ""))
    if said in STATES:
        return said
    if facts.get("usual_place") or facts.get("elsewhere"):
        return "out"
    path = places.path(str(facts.get("place", "")))
    if not path:
        return "nowhere"
    return "display" if any(place.use == DISPLAY for place in path) else "store"


def is_gone(facts: Facts) -> bool:
    """Whether the object is no longer counted: struck, given back, or another record of one that is."""
    return facts.get("state") in GONE
