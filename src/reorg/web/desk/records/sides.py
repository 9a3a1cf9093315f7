"""How does what a row says stand beside what is known of an object, so that a person sees at once where they differ?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from reorg.documentation import reconciling
from reorg.language import Message, number, say
from reorg.museum import FIELDS, Facts, Places
from reorg.web.desk.records.underlined import parted, underlined

_TELLING = {"number", "name", "title", "maker", "dimensions"}
_CODES = {"number", "other_numbers", "dimensions", "date", "acquired"}
STATE_WORDS: Mapping[str, tuple[str, Message]] = {
    "same": ("=", say("the same")),
    "differ": ("≠", say("differs")),
    "theirs": ("+", say("only the list says it")),
    "ours": ("–", say("only here")),
}
SURENESS: tuple[tuple[float, Message], ...] = (
    (0.9, say("very likely")),
    (0.6, say("likely")),
    (0.3, say("perhaps")),
    (0.0, say("hardly")),
)


@dataclass(frozen=True)
class Side:
    """One fact as a page shows it: the list's value, ours, and what one may choose."""

    field: str
    state: str
    sign: str
    words: Message
    theirs: SafeString | str
    ours: SafeString | str
    takes: bool

    @property
    def in_front(self) -> bool:
        """Whether it is shown at once: what tells an object if both say it, and what is not the same on both sides.

        What only the object says stands in its heading, and must not push what differs off a small screen.
        """
        return (self.field in _TELLING and self.state != "ours") or self.state in {"differ", "theirs"}

    @property
    def chosen_between(self) -> bool:
        """Whether a person chooses which value stays."""
        return self.state == "differ" and self.field != "other_numbers"

    @property
    def offered(self) -> bool:
        """Whether the object may take what only the list says."""
        return self.state == "theirs" and self.field != "other_numbers"


def shown(row: reconciling.Row, ours: Facts, places: Places, *, decided: bool = False) -> list[Side]:
    """Return what a row and an object say, beside each other; ``decided``: the row is this object already."""
    sides = reconciling.beside(ours, row.facts)
    takes = set(row.takes) if decided else set(reconciling.fills(sides))
    return [_side(side, places, takes=side.field in takes) for side in sides]


def _side(side: reconciling.Beside, places: Places, *, takes: bool) -> Side:
    code = side.field in _CODES or FIELDS[side.field].numeric
    theirs, ours = said(side.field, side.theirs, places), said(side.field, side.ours, places)
    if side.state == "differ":
        first, second = parted(theirs, ours)
    else:
        first, second = [(theirs, False)], [(ours, False)]
    sign, words = STATE_WORDS[side.state]
    return Side(
        side.field, side.state, sign, words,
        underlined(first, code=code) if theirs else "", underlined(second, code=code) if ours else "", takes,
    )  # fmt: skip


def said(field: str, value: object, places: Places) -> str:
    """Return a value as people read it: a length with its unit, a place with what it stands in."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        unit = FIELDS[field].unit
        places_shown = 0 if unit == "parts" or float(value).is_integer() else 1 if unit == "mm" else 2
        return number(value, places_shown) + (f" {unit}" if unit in {"mm", "kg"} else "")
    if field == "place_text" and (path := places.path(str(value))):
        return " › ".join(place.label for place in path if place.kind not in {"site", "building"}) or path[-1].label
    return str(value)


def sureness(score: float, *, automatic: bool, vetoed: bool = False) -> Message:
    """Return how sure a score is, in words; what something forbids to take without looking is "perhaps" at most."""
    if automatic:
        return say("sure")
    return next(words for least, words in SURENESS if (min(score, 0.5) if vetoed else score) >= least)
