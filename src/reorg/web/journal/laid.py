"""What does a comparison find about one row of a list, before it is laid in the database?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reorg.museum import Facts


@dataclass(frozen=True, slots=True)
class Candidate:
    """An object that a row resembles: its id, how sure that is (0 to 1), and the codes of what speaks for and against it.

    ``automatic`` says that it is sure enough to be taken with others of its kind, without looking at each.
    """

    object: str
    score: float
    speaks_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """What a comparison found about one row: ``key`` is its record's id; ``pile`` is agree, differ or alone."""

    key: str
    row: int
    facts: Facts
    pile: str
    ground: str = ""
    best: str = ""
    candidates: Sequence[Candidate] = field(default_factory=tuple)
