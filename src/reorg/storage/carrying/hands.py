"""How many people does it take to carry a thing? (A first answer from its weight and size; nobody is held to it.)"""

from __future__ import annotations

HEAVY_KG, LONG_MM, MANY_KG = 15.0, 1200.0, 40.0  # from so much on two people, from MANY_KG on more or a lift; ours


def hands(kg: float | None, longest: float | None) -> int:
    """Return how many people carry a thing of so many kg whose longest side is so many mm; 0 if neither is known.

    3 stands for three or more, or a lift.
    """
    if kg is not None and kg >= MANY_KG:
        return 3
    if (kg is not None and kg >= HEAVY_KG) or (longest is not None and longest >= LONG_MM):
        return 2
    return 0 if kg is None and longest is None else 1
