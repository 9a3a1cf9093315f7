"""What do the measures of the eight parts look at, and what do they answer?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reorg.documentation.diagnosis.past import Past
from reorg.documentation.diagnosis.seen import Seen
from reorg.language import Message
from reorg.method import Guide
from reorg.museum import Facts, Finding, Museum, Standing, standing


@dataclass(frozen=True, eq=False)
class Look:
    """A museum (or None: only a list is there) and what its list shows, through the guide, at a date."""

    museum: Museum | None
    seen: Seen
    past: Past
    guide: Guide
    today: date

    @cached_property
    def stands(self) -> Standing:
        """How each object of the museum stands."""
        assert self.museum is not None, "a list alone has no places"
        return standing(self.museum.objects, self.museum.places)

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """The findings by code."""
        return {finding.code: finding for finding in self.seen.profile.findings}

    def sources(self, *roles: str) -> dict[str, Facts]:
        """Return the museum's sources that have one of the ``roles``."""
        if self.museum is None:
            return {}
        return {key: facts for key, facts in self.museum.sources.items() if facts.get("role") in roles}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure read: the shares (0..1) that are ``good`` and ``bad`` (the rest is open), and the sentence.

    ``page`` and ``show`` say where its rows are, as ``reorg.report.Where`` does.
    """

    good: float
    bad: float
    message: Message
    page: str = ""
    show: str = ""
