"""What does the museum look like, at a date?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.museum.entry import Entry
from reorg.museum.objects import Objects
from reorg.museum.pile import Facts
from reorg.museum.places import Places

NONE: Mapping[str, Facts] = MappingProxyType({})


@dataclass(frozen=True)
class Museum:
    """The frozen picture that the entries add up to.

    ``heads`` says how far each device's entries are in it: two pictures with equal heads are equal. ``entries`` gives
    the entries again, for :meth:`at` and for whoever wants to see where a figure comes from.
    """

    facts: Facts = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    objects: Objects = field(default_factory=Objects)
    sources: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    answers: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    plans: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    heads: Mapping[str, int] = field(default_factory=dict)
    entries: Callable[[], Iterable[Entry]] = field(default=tuple, compare=False, repr=False)

    @property
    def name(self) -> str:
        """What the museum is called."""
        return str(self.facts.get("name", ""))

    def at(self, date: str) -> Museum:
        """Return the museum as it was at the end of ``date`` (ISO 8601; a day, or a time to the second in UTC)."""
        from reorg.museum.fold import fold  # a picture and the fold that paints it need each other

        return fold(self.entries(), until=date)
