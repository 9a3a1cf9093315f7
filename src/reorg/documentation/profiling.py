"""What does a register hold, how full is it, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reorg.documentation.findings import FINDINGS
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.register import Register
from reorg.museum import Finding, Severity

SHAPES_SHOWN = 10
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


def profile(register: Register, *, today: date | None = None) -> Profile:
    """Return the profile of a register at a date (default: today); equal registers give equal profiles.

    Tables of its own (``says``, ``numbers``, …) are made beside ``register`` in the same connection, as temporary ones.
    """
    if not register.rows:
        return Profile(0, {}, (), ())
    inquiry = Inquiry(register, today or datetime.now(UTC).date())
    found = [finding for find in FINDINGS if (finding := find(inquiry)) is not None]
    found.sort(key=lambda finding: (_ORDER[finding.severity], -finding.count, finding.code))
    return Profile(register.rows, inquiry.completeness, tuple(found), _shapes(inquiry))


def _shapes(inquiry: Inquiry) -> tuple[tuple[str, int], ...]:
    if not inquiry.has("number"):
        return ()
    found = inquiry.ask(
        f"SELECT shape, sum(n)::BIGINT FROM {inquiry.numbers} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {SHAPES_SHOWN}"
    )
    return tuple((str(shape), int(str(n))) for shape, n in found)
