"""How long does it take to mend one of a kind of trouble? (Rates are data, each with its source; most are ours.)"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reorg.language import Message, say, say_many
from reorg.museum import Finding

MINUTES_AN_HOUR, HOURS_A_DAY, DAYS_A_YEAR = 60, 8, 220
"""Of work; 220 days are a year of 52 weeks without weekends, holidays and six weeks of leave (ours)."""
FILE = Path(__file__).parent / "data" / "mending.toml"


@dataclass(frozen=True, slots=True)
class Mending:
    """Minutes that one person needs to mend one: ``one`` says one of what; ``source`` who says so ("ours": nobody)."""

    minutes: float
    one: str = "object"
    source: str = "ours"

    def __post_init__(self) -> None:
        if self.minutes < 0:
            raise ValueError("mending takes no less than no time")


@cache
def mending() -> Mapping[str, Mending]:
    """Return the rates by the code of the kind of trouble."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType({code: Mending(**each) for code, each in said.items()})


def minutes_for(code: str) -> float:
    """Return the minutes that one of ``code`` takes to mend; 0 where nobody has said."""
    return known.minutes if (known := mending().get(code)) else 0.0


def mending_total(findings: Iterable[Finding]) -> Message | None:
    """Return how long all of ``findings`` take to mend together; None where nobody knows."""
    minutes = sum(finding.minutes * finding.count for finding in findings)
    return about(minutes) if minutes else None


def mending_time(finding: Finding) -> Message | None:
    """Return how long a finding takes to mend, as people say it: for one, and for all; None where nobody knows."""
    if not finding.minutes:
        return None
    minutes = finding.minutes * finding.count
    if finding.count == 1:
        return say("Mending it takes {time}.", time=about(minutes))
    if finding.minutes < 1:
        return say("Less than a minute each, {all} in all.", all=about(minutes))
    return say_many(
        "{count} minute each, {all} in all.",
        "{count} minutes each, {all} in all.",
        count=round(finding.minutes),
        all=about(minutes),
    )


def about(minutes: float) -> Message:
    """Return so many minutes of one person's work in the unit that people would use."""
    hours = minutes / MINUTES_AN_HOUR
    days = hours / HOURS_A_DAY
    if minutes < MINUTES_AN_HOUR:
        return say_many("about {count} minute", "about {count} minutes", count=max(1, round(minutes)))
    if days < 1:
        return say_many("about {count} hour", "about {count} hours", count=round(hours))
    if days < DAYS_A_YEAR:
        return say_many("about {count} day", "about {count} days", count=round(days))
    return say_many(
        "about {count} year of one person", "about {count} years of one person", count=round(days / DAYS_A_YEAR)
    )
