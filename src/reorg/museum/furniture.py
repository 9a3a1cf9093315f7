"""What is a piece of storage furniture called, in the language in use? (The types that reorg itself proposes.)"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reorg.language import Message, say

# what is stored (English, for ever) -> what is said; a museum may write any other words, and they stay as they are
FURNITURE: Mapping[str, Message] = MappingProxyType(
    {
        "shelving": say("open shelving"),
        "metal shelving": say("metal shelving"),
        "deep shelving": say("deep shelving"),
        "compact shelving": say("compact shelving"),
        "pallet rack": say("pallet rack"),
        "cantilever rack": say("cantilever rack"),
        "cupboard": say("cupboard"),
        "specimen cabinet": say("specimen cabinet"),
        "drawer cabinet": say("drawer cabinet"),
        "plan chest": say("plan chest"),
        "rack": say("hanging rack"),
        "hanging rack": say("hanging rack"),
        "picture rack": say("picture rack"),
        "hanging screen": say("hanging screens"),
        "textile rack": say("textile rack"),
        "rolled textile rack": say("rack for rolled textiles"),
        "freezer": say("freezer"),
        "table": say("table"),
        "built shelving": say("wooden shelving"),
        "slotted angle shelving": say("slotted angle shelving"),
        "pallet": say("pallet"),
    }
)


def furniture_label(stored: str) -> Message | str:
    """Return the name of a type of furniture as people read it; the museum's own words as they are."""
    if not stored:
        return say("furniture of an unknown type")
    return FURNITURE.get(" ".join(stored.casefold().split()), stored)
