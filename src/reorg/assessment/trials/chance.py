"""How are records and spots drawn so that nobody can pick them, and everybody can draw them again?

The seed is SHA-256 of what stood in the museum before (the link of its last entry), the day and the number of the test:
nobody chooses it. From it comes a stream of numbers (SHA-256 of seed and counter), the same on every machine and in every
version of Python, and from that a shuffle (Fisher and Yates; Durstenfeld, CACM 7, 1964).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
_WORD = 1 << 64


def seed_of(link: str, day: str, number: str) -> str:
    """Return the seed of the test with this ``number``, begun on an ISO ``day`` after the entry with this ``link``."""
    return hashlib.sha256("\x1f".join((link, day, number)).encode()).hexdigest()


class Chance:
    """A stream of numbers that a seed determines."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._at = 0

    def below(self, limit: int) -> int:
        """Return the next number from 0 to ``limit`` - 1, each equally likely."""
        fair = _WORD - _WORD % limit
        while True:
            digest = hashlib.sha256(f"{self._seed}:{self._at}".encode()).digest()
            self._at += 1
            word = int.from_bytes(digest[:8])
            if word < fair:  # what is left over at the end would come up too often
                return word % limit

    def pick(self, total: int, count: int) -> list[int]:
        """Return ``count`` different numbers of 0 to ``total`` - 1, in random order (all, if there are fewer)."""
        moved: dict[int, int] = {}
        picked = []
        for at in range(min(count, total)):
            other = at + self.below(total - at)
            picked.append(moved.get(other, other))
            moved[other] = moved.get(at, at)
        return picked

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return all of ``things`` in random order."""
        return [things[at] for at in self.pick(len(things), len(things))]


def proportional(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """Return how many of ``count`` each stratum gets, by its size: the largest remainders (Hamilton) get the rest.

    Never more than it has; where ``count`` is as large as all, all.
    """
    total = sum(sizes.values())
    count = min(count, total)
    if not count:
        return dict.fromkeys(sizes, 0)
    shares = {name: divmod(count * size, total) for name, size in sizes.items()}
    given = {name: whole for name, (whole, _) in shares.items()}
    rest = sorted(sizes, key=lambda name: (-shares[name][1], name))
    for name in rest[: count - sum(given.values())]:
        given[name] += 1
    return given
