"""What does the museum look like, at a date?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from reorg.museum.objects import Objects
from reorg.museum.pile import Facts
from reorg.museum.places import Places

NONE: Mapping[str, Facts] = MappingProxyType({})


@dataclass(frozen=True)
class Museum:
    """The frozen picture that the entries add up to.

    ``heads`` says how far each device's entries are in it: two pictures with equal heads are equal. ``earlier`` paints
    an earlier picture from the same entries; a picture of no entries has none. ``gone`` are objects that are no longer
    counted (reorg.museum.GONE); ``objects`` are all others.
    """

    facts: Facts = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    objects: Objects = field(default_factory=Objects)
    sources: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    lines: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    matches: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    answers: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    plans: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    photos: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    procedures: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    worklists: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    trials: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    forms: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    tasks: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    wishes: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    people: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    supplies: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    gone: Mapping[str, Facts] = field(default_factory=lambda: NONE)
    heads: Mapping[str, int] = field(default_factory=dict)
    earlier: Callable[[str], Museum] | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """What the museum is called."""
        return str(self.facts.get("name", ""))

    @property
    def to_be(self) -> Museum:
        """The museum with its places as they will be: what is planned counts as there."""
        return self if self.places.to_be is self.places else replace(self, places=self.places.to_be)

    def at(self, date: str) -> Museum:
        """Return the museum as it was at the end of ``date`` (ISO 8601; a day, or a time to the second in UTC)."""
        return self.earlier(date) if self.earlier else self
