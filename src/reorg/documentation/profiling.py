"""What does a register hold, how full is it, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reorg.documentation.findings import CHECKS
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.register import Register
from reorg.language import Message
from reorg.museum import Finding, Places, Severity, Stops

SHAPES_SHOWN = 10
WORST = 5
_ORDER = {severity: at for at, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Profile:
    """What a register holds.

    ``completeness`` gives, for each field that has a column, the share of rows (0 to 1) in which it says something;
    "unknown", "n/a", "—" and a size of zero say nothing. ``findings`` stand with the gravest first, then by count.
    ``shapes`` are the ten most frequent shapes of the object numbers, with how many rows have them.
    """

    rows: int
    completeness: Mapping[str, float]
    findings: tuple[Finding, ...]
    shapes: tuple[tuple[str, int], ...]

    @property
    def worst(self) -> tuple[Finding, ...]:
        """The five gravest findings: what a person should see first."""
        return self.findings[:WORST]

    @property
    def groups(self) -> tuple[tuple[Stops, tuple[Finding, ...]], ...]:
        """The other findings, by what they stop first of all; none is told twice, and no group is empty."""
        others = self.findings[WORST:]
        held = {stops: tuple(each for each in others if (*each.stops, Stops.USE)[0] is stops) for stops in Stops}
        return tuple((stops, each) for stops, each in held.items() if each)


Progress = Callable[[float, Message], None]
"""Is told the share that is done (0 to 1) and what is looked for; what it raises ends the work, and nothing is left."""


def profile(
    register: Register,
    *,
    today: date | None = None,
    places: Places | None = None,
    photos: Collection[str] | None = None,
    progress: Progress | None = None,
) -> Profile:
    """Return the profile of a register at a date (default: today); equal registers give equal profiles.

    ``places`` are the museum's, where they are known: then places that the store does not have, and objects that do
    not fit where they stand, are found too; ``photos`` are the names of the pictures that there are. ``progress`` is
    told before each kind of trouble is looked for.
    Tables of its own (``says``, ``numbers``, …) are made beside ``register`` in the same connection, as temporary ones.
    """
    if not register.rows:
        return Profile(0, {}, (), ())
    inquiry = Inquiry(register, today or datetime.now(UTC).date(), places=places, photos=photos)
    found: list[Finding] = []
    for at, check in enumerate(CHECKS):
        if progress:
            progress(at / len(CHECKS), check.kind.what)
        if (finding := check.find(inquiry)) is not None:
            found.append(finding)
    found.sort(key=lambda finding: (_ORDER[finding.severity], -finding.count, finding.code))
    return Profile(register.rows, inquiry.completeness, tuple(found), _shapes(inquiry))


def _shapes(inquiry: Inquiry) -> tuple[tuple[str, int], ...]:
    if not inquiry.has("number"):
        return ()
    found = inquiry.counted(
        f"SELECT shape, sum(n)::BIGINT FROM {inquiry.numbers} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {SHAPES_SHOWN}"
    )
    return tuple(found)
