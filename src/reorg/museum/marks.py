"""What is not known of an object that a small museum should know? In bits, so that a list can count a million quickly.

After the Object ID checklist (ICOM; Getty 1999) and Spectrum 5.1 Inventory: what every object needs first.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reorg.language import Message, say

LACKS: Mapping[str, Message] = MappingProxyType(
    {
        "number": say("no number"),
        "name": say("no name"),
        "place": say("no place"),
        "photo": say("no photo"),
        "size": say("no size"),
        "materials": say("no materials"),
        "condition": say("no condition"),
        "seen": say("never seen"),
    }
)
"""What may be missing, in the order of the bits: the first is 1, the second 2, the third 4 …"""
BITS: Mapping[str, int] = MappingProxyType({name: 1 << at for at, name in enumerate(LACKS)})
AWAY = 1 << len(LACKS)
"""The bit of what is somewhere else for a while (:func:`reorg.museum.state_of` says "out")."""
_SAID_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("name", "title"),
        "size": ("dimensions", "width", "height", "depth", "diameter"),
        "seen": ("seen", "condition_date"),
    }
)
_BIT_OF = {fact: bit for name, bit in BITS.items() for fact in _SAID_BY.get(name, (name,))}
_ALL = AWAY - 1


def marks_of(facts: Mapping[str, object]) -> int:
    """Return the bits of what ``facts`` leave open, and of being away. A photograph that lies beside is not counted here."""
    marks = _ALL
    for name, bit in _BIT_OF.items():
        if facts.get(name):
            marks &= ~bit
    return marks | (AWAY if facts.get("usual_place") or facts.get("elsewhere") else 0)
