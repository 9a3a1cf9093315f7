"""How much of each kind of trouble does a museum of this size and disorder have?

The shares are ours, chosen so that a museum of 3,000 shows every kind and remains usable; they are no statistics of
real museums. At a disorder of 0 everything is in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

USUAL = 0.3  # the disorder at which the shares below hold; they grow with it
MISPLACED_OF_DISORDER = (
    0.5  # share of objects elsewhere than written: 0.02 of disorder is 1 %, 0.1 is 5 %, 0.44 is 22 %
)
SHARES: Mapping[str, float] = MappingProxyType(
    {
        "number-doubled": 12 / 3000,
        "row-twice": 9 / 3000,
        "number-missing": 24 / 3000,
        "number-odd": 21 / 3000,
        "number-date": 12 / 3000,
        "number-gap": 18 / 3000,
        "encoding": 24 / 3000,
        "date-impossible": 15 / 3000,
        "name-missing": 36 / 3000,
        "size-missing": 120 / 3000,
        "record-wrong": 18 / 3000,
        "place-missing": 165 / 3000,
        "place-unknown": 45 / 3000,
        "place-loose": 15 / 3000,
        "place-room": 36 / 3000,
        "lost": 15 / 3000,
        "stolen": 3 / 3000,
        "clutter": 60 / 3000,
        "unlabelled": 90 / 3000,
    }
)


def amounts(objects: int, disorder: float) -> dict[str, int]:
    """Return how many of each kind to plant; from 250 objects on, each at least once."""
    least = 1 if disorder > 0 and objects >= 250 else 0
    found = {kind: max(least, round(share * objects * disorder / USUAL)) for kind, share in SHARES.items()}
    return found | {"misplaced": round(MISPLACED_OF_DISORDER * disorder * objects)}
