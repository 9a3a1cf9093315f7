"""What do the measures look at: a museum, a method, and what several measures need of both, worked out once?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from reorg.assessment.score import Evidence
from reorg.method import Method
from reorg.museum import Museum, Place, Standing, standing

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Sight:
    """A museum seen through a method."""

    museum: Museum
    method: Method

    @cached_property
    def standing(self) -> Standing:
        """How each object stands."""
        return standing(self.museum.objects, self.museum.places)

    @cached_property
    def total(self) -> int:
        """How many objects there are."""
        return len(self.museum.objects)

    def said(self, name: str) -> Flags:
        """Return for each object whether its record says something under ``name``."""
        return self.museum.objects.says(name)

    def ids(self, flags: Flags) -> tuple[str, ...]:
        """Return the ids of the objects that are flagged."""
        ids = self.museum.objects.ids
        return tuple(ids[at] for at in np.flatnonzero(flags).tolist())

    def label(self, place: Place) -> str:
        """Return the codes of the room and the place, as a person looks for it."""
        room = self.museum.places.around(place.id, "room")
        return place.label if room is None or room.id == place.id else f"{room.code} · {place.label}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure read: the shares of what it looked at that are ``good`` and ``bad`` (the rest is open).

    ``either``: a share of which a sample cannot say whether it is good or bad, the width of its interval. Nobody's
    opinion fills that.
    """

    good: float
    bad: float
    evidence: tuple[Evidence, ...] = ()
    worst: Evidence | None = None
    either: float = 0.0

    @property
    def known(self) -> float:
        """The share of what it looked at on which it says something."""
        return min(1.0, self.good + self.bad + self.either)
