"""What is a finding: something a person should know, with the rows it comes from?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reorg.language import Message, say


class Severity(StrEnum):
    """How much a finding stops: ``danger`` first, then what blocks work, then what is worth mending."""

    DANGER = "danger"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> Message:
        """What it is called, on a page and in a terminal alike."""
        return _LABELS[self]


_LABELS = {
    Severity.DANGER: say("danger"),
    Severity.HIGH: say("stops work"),
    Severity.MEDIUM: say("worth mending"),
    Severity.LOW: say("to know"),
}


class Stops(StrEnum):
    """What a finding stops people from doing."""

    FINDING = "finding"
    OWNERSHIP = "ownership"
    POLICE = "police"
    PLANNING = "planning"
    USE = "use"

    @property
    def label(self) -> Message:
        """What it is called, on a page and in a terminal alike."""
        return _STOPS[self]


_STOPS = {
    Stops.FINDING: say("finding the object"),
    Stops.OWNERSHIP: say("proving that it is ours"),
    Stops.POLICE: say("describing it to the police"),
    Stops.PLANNING: say("planning the store"),
    Stops.USE: say("research, loans and publishing"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of trouble: ``code`` (stable), how much it matters, the sentence, and what it was found in.

    ``count`` counts all it was found in. ``rows`` are row numbers of a register (from 1, after the header) and
    ``about`` the ids of the subjects, both whole and in the same order; either may be empty where it does not apply.
    ``effect`` says what it stops and ``mend`` how it is mended; ``stops`` says the same of effect in a few fixed words,
    and ``minutes`` how long one of ``count`` takes to mend (a rate of ours, editable where it is used; 0 is unknown).
    """

    code: str
    severity: Severity
    count: int
    message: Message
    rows: tuple[int, ...] = ()
    about: tuple[str, ...] = ()
    effect: Message | None = None
    mend: Message | None = None
    stops: tuple[Stops, ...] = ()
    minutes: float = 0.0
