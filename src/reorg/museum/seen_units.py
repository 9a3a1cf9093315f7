"""What is said of a unit or a shelf after one look: how full it is, in which condition, and whether it stays?

RE-ORG's condition report lists the units with their fullness, state and what is to become of them; the words are ours.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language import Message, say
from reorg.museum.entry import Draft
from reorg.museum.places import Place

# code -> what is said; the best first
UNIT_CONDITIONS: Mapping[str, Message] = MappingProxyType(
    {"good": say("good"), "fair": say("worn"), "poor": say("damaged"), "unsafe": say("unsafe")}
)
UNIT_VERDICTS: Mapping[str, Message] = MappingProxyType(
    {"keep": say("keep"), "modify": say("modify"), "discard": say("discard")}
)
UNSOUND = frozenset({"poor", "unsafe"})
ASKED, MOST = 2.0, 10.0
"""From this share full on one is asked again, and beyond that one nothing can be; ours."""
_NUMBER = re.compile(r"([+-]?\d{1,6}(?:[.,]\d{1,3})?)\s*%?$")


def fill_of(typed: str) -> float | None:
    """Return how full something is as a share of 1, typed in %; None for nothing typed.

    Raises ValueError for what is no number, is below 0 or above 1,000 %.
    """
    plain = typed.strip().translate(_FIGURES)
    if not plain:
        return None
    found = _NUMBER.match(plain)
    share = float(found[1].replace(",", ".")) / 100 if found else math.nan
    if not 0 <= share <= MOST:
        raise ValueError(typed)
    return round(share, 4)


_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫−", "01234567890123456789%.-")


def doubted_fill(share: float | None) -> Message | None:
    """Return what is asked before a fill is believed: above 200 % a nought too many is likelier than so much."""
    if share is None or share <= ASKED:
        return None
    return say(
        "{percent} % full would be {times} times what fits. Is a figure too many? Correct it, or say that it is right.",
        percent=f"{share * 100:g}", times=f"{share:g}",
    )  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What somebody saw of one unit at one look; None is not said. ``fills`` are those of its shelves, by id."""

    fill: float | None = None
    fills: Mapping[str, float] = field(default_factory=dict)
    condition: str | None = None
    verdict: str | None = None
    labelled: bool | None = None
    reachable: bool | None = None
    note: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        said = (self.fill, self.condition, self.verdict, self.labelled, self.note)
        return not self.fills and self.reachable is not False and all(each in (None, "") for each in said)


def looked(unit: Place, shelves: Iterable[Place], look: Look, *, at: str) -> list[Draft]:
    """Return what is entered when ``unit`` was looked at, at the second ``at`` (ISO 8601, UTC).

    How full it is was seen either as a whole or shelf by shelf: what was seen last counts, and the other is forgotten.
    What was not said stays as it was.
    """
    if look.reachable is False:
        why = {"note": look.note} if look.note is not None else {}
        return [_said(unit, {"reachable": False, "walked": at, **why})]
    held = list(shelves)
    new: dict[str, object] = {
        name: value
        for name in ("condition", "verdict", "labelled", "note")
        if (value := getattr(look, name)) is not None
    }
    if look.fills:
        new["fill"] = None
    elif look.fill is not None:
        new["fill"] = look.fill
    drafts = [_said(unit, {**new, "reachable": None, "walked": at})]
    for shelf in held:
        fill = look.fills.get(shelf.id)
        if fill is not None and fill != shelf.fill:
            drafts.append(_said(shelf, {"fill": fill}))
        elif not look.fills and look.fill is not None and shelf.fill is not None:
            drafts.append(_said(shelf, {"fill": None}))
    return drafts


def _said(place: Place, new: Mapping[str, object]) -> Draft:
    """Return the facts that change, with what they were; when it was walked is said each time."""
    was = {name: _known(place, name) for name in new}
    changed = {name: value for name, value in new.items() if name == "walked" or value != was[name]}
    return Draft("place", place.id, {**changed, "was": {name: was[name] for name in changed}})


def _known(place: Place, name: str) -> object:
    value = getattr(place, name)
    return None if value == "" else value
