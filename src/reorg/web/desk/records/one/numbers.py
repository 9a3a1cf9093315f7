"""Which numbers did an object ever have?"""

from __future__ import annotations

from reorg.documentation import reconciling
from reorg.museum import Layer, number_key


def others_after(layers: list[Layer], said: str, number: str) -> str:
    """Return the other numbers of an object: those that were ``said``, and every number it ever had itself."""
    held = [number_key(number)]
    kept: list[str] = []
    former = [str(layer.data["number"]) for layer in layers if layer.data.get("number")]
    for each in (*reconciling.numbers_in(said), *former):
        if (key := number_key(each) or each) not in held:
            held.append(key)
            kept.append(each)
    return "; ".join(kept)
