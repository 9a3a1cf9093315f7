"""What should be here and has not been found? What the sources say existed, minus what was seen.

The ICCROM-UNESCO guide (2010), "Check the inventory": compare the objects with the register, and what is not found
with the movement register. A list of losses has consequences for people; so nothing here is called lost. Every line
says how sure it is, from which source it comes, and what may still explain it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from reorg.language import Message, say
from reorg.museum import Facts, Museum, natural

SEEING = frozenset({"shelf", "labels"})
"""What a source must be to the museum (reorg.museum.ROLES) for its rows to say that a thing was seen."""
_AWAY = re.compile(
    r"\b(?:loans?|lent|deaccession\w*|struck|destroyed|transferred|sold|returned|repatriated"
    r"|prêt\w*|dépos\w*|aliéné\w*|radié\w*|détruit\w*|vendu\w*|préstamo|prestado|baja|vendid[oa]|destruid[oa]"
    r"|empréstimo|emprestado|baixa|verliehen|ausgeliehen|leihgabe|abgeschrieben|verkauft|prestito|scaricat[oa]"
    r"|utlånad|uitgeleend|списан\w*|выдан\w*|передан\w*)\b|معار|إعارة|مشطوب|مباع|借出|注销|出借",
    re.IGNORECASE,
)
"""Words of a status that say that an object is rightly not in the store (ours, in the museum's languages)."""
At = tuple[str, int]
"""A source's id, and a row of it (from 1)."""


class Band(StrEnum):
    """How sure it is that an object is not there; the surest first."""

    TWICE = "twice"
    ONCE = "once"
    ALIKE = "alike"
    UNLOOKED = "unlooked"
    AWAY = "away"

    @property
    def label(self) -> Message:
        """What it is called."""
        return _LABELS[self]


_LABELS = {
    Band.TWICE: say("In two records or more, not seen"),
    Band.ONCE: say("In one record only, not seen"),
    Band.ALIKE: say("Perhaps seen, not identified"),
    Band.UNLOOKED: say("Not looked for yet"),
    Band.AWAY: say("Elsewhere: lent, given away, struck"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """An object that was not found yet: its id, how sure that is, which rows of which sources say it existed.

    ``place`` is the id of its recorded place ("" if none is known); ``alike`` are rows of what was seen that resemble
    it and are no object's yet, the likest first.
    """

    object: str
    band: Band
    said_in: tuple[At, ...]
    place: str = ""
    alike: tuple[At, ...] = ()


@dataclass(frozen=True)
class Elimination:
    """What is known to have existed, minus what was seen.

    ``existed`` counts the objects that a record other than the seeing itself knows, ``seen`` those of them that were
    seen. ``missing`` stands with the surest first; ``strangers`` are rows of what was seen that stand in no record;
    ``unidentified`` rows of what was seen that nobody has decided about; ``undecided`` counts such rows of the other
    sources: they may add objects.
    """

    existed: int
    seen: int
    missing: tuple[Missing, ...]
    strangers: tuple[At, ...]
    unidentified: tuple[At, ...]
    undecided: int = 0

    @cached_property
    def bands(self) -> Mapping[Band, int]:
        """How many objects are in each band."""
        return {band: sum(1 for each in self.missing if each.band is band) for band in Band}


@dataclass(frozen=True)
class Compared:
    """What is known beside the museum's own facts.

    ``rows`` gives the facts of each row of each compared source (what ``reorg.exchange.drafts`` says of it); ``alike``
    the rows that resemble an object, by its id, the likest first; ``handled`` the ids of objects that somebody moved
    by hand, and so has seen.
    """

    rows: Mapping[str, Mapping[int, Facts]] = field(default_factory=dict)
    alike: Mapping[str, tuple[At, ...]] = field(default_factory=dict)
    handled: Collection[str] = ()


def eliminate(museum: Museum, compared: Compared) -> Elimination:
    """Return what the sources say existed, minus what was seen.

    An object counts as seen if a row of a source that says what was seen is decided to be the same object, if it was
    entered from such a source, or if it was handled. A place counts as looked at if anything seen stands in the same
    unit. Objects that are rightly elsewhere are told, in a band of their own.
    """
    seeing = {source for source, facts in museum.sources.items() if facts.get("role") in SEEING}
    said = spoken_of(museum)
    settled = set(_settled(museum))
    loose = [(source, row) for source, rows in compared.rows.items() for row in rows if (source, row) not in settled]
    unidentified = sorted(each for each in loose if each[0] in seeing)
    only_seen = {each: rows[0] for each, rows in said.items() if rows and all(source in seeing for source, _ in rows)}
    looked = _looked_at(museum, compared, seeing)
    judge = _Judge(museum, said, frozenset(unidentified), looked, compared.alike)
    known = [each for each in museum.objects.ids if each not in only_seen]
    found = {each for each in known if each in compared.handled or any(row[0] in seeing for row in said[each])}
    missing = [judge.missing(each) for each in known if each not in found]
    missing.sort(key=_walked(museum))
    none = {row for row, verdict in _verdicts(museum) if verdict == "none" and row[0] in seeing}
    return Elimination(
        existed=len(known),
        seen=len(found),
        missing=tuple(missing),
        strangers=tuple(sorted({*only_seen.values(), *none})),
        unidentified=tuple(unidentified),
        undecided=len(loose) - len(unidentified),
    )


def spoken_of(museum: Museum) -> dict[str, tuple[At, ...]]:
    """Return, for each object, the rows that speak of it: the one that it was entered from first, then those joined."""
    objects = museum.objects
    rows: dict[str, list[At]] = {each: [] for each in objects.ids}
    for each, source, row in zip(objects.ids, objects.words("source"), objects.numbers("row").tolist(), strict=True):
        if source and row == row:  # noqa: PLR0124 - NaN is not itself
            rows[each].append((source, int(row)))
    for facts in museum.matches.values():
        if facts.get("verdict") == "same" and is_confirmed(museum, facts) and (each := str(facts["object"])) in rows:
            rows[each].append(_row(facts))
    return {each: tuple(dict.fromkeys(found)) for each, found in rows.items()}


def is_confirmed(museum: Museum, match: Facts) -> bool:
    """Return whether a decision about a row counts: at once, or where two people are asked, when the second agreed."""
    return not museum.facts.get("two_people") or bool(match.get("confirmed"))


def _row(match: Facts) -> At:
    row = match.get("row")
    return str(match.get("source", "")), int(row) if isinstance(row, int | float) else 0


def _verdicts(museum: Museum) -> Iterator[tuple[At, str]]:
    for facts in museum.matches.values():
        if is_confirmed(museum, facts):
            yield _row(facts), str(facts.get("verdict", "open"))


def _settled(museum: Museum) -> Iterator[At]:
    """Yield the rows about which somebody has decided."""
    yield from (row for row, verdict in _verdicts(museum) if verdict != "open")
    objects = museum.objects
    for source, row in zip(objects.words("source"), objects.numbers("row").tolist(), strict=True):
        if source and row == row:  # noqa: PLR0124 - NaN is not itself
            yield source, int(row)


def _looked_at(museum: Museum, compared: Compared, seeing: Collection[str]) -> frozenset[str]:
    """Return the units (or rooms, where nothing finer was written) in which anything seen stands."""
    seen = {str(facts.get("place", "")) for source in seeing for facts in compared.rows.get(source, {}).values()}
    own = zip(museum.objects.words("source"), museum.objects.words("place"), strict=True)
    seen |= {place for source, place in own if source in seeing}
    return frozenset(_unit(museum, place) for place in seen if place)


def _walked(museum: Museum) -> Callable[[Missing], tuple[object, ...]]:
    """Return the order of the list: by band, then as one walks from place to place, then by number."""
    objects, bands = museum.objects, list(Band)
    numbers, written = objects.words("number"), objects.words("place_text")
    tree = (place for top in museum.places.inside() for place in museum.places.within(top.id))
    steps = {place.id: at for at, place in enumerate(tree)}

    def order(each: Missing) -> tuple[object, ...]:
        at = objects.index[each.object]
        text = "" if each.place in steps else written[at]
        return bands.index(each.band), steps.get(each.place, len(steps)), natural(text), natural(numbers[at])

    return order


def _unit(museum: Museum, place: str) -> str:
    """Return the unit around a place, or the place itself if none is."""
    return next((each.id for each in museum.places.path(place) if each.kind == "unit"), place)


@dataclass(frozen=True)
class _Judge:
    museum: Museum
    said: Mapping[str, tuple[At, ...]]
    unidentified: frozenset[At]
    looked: frozenset[str]
    alike: Mapping[str, tuple[At, ...]]

    def missing(self, each: str) -> Missing:
        """Return how sure it is that an object that nobody saw is not there."""
        objects = self.museum.objects
        at = objects.index[each]
        place = objects.words("place")[at]
        alike = tuple(row for row in self.alike.get(each, ()) if row in self.unidentified)
        if _AWAY.search(objects.words("status")[at]):
            band = Band.AWAY
        elif alike:
            band = Band.ALIKE
        elif place and _unit(self.museum, place) not in self.looked:
            band = Band.UNLOOKED
        else:
            band = Band.TWICE if len({source for source, _ in self.said[each]}) > 1 else Band.ONCE
        return Missing(each, band, self.said[each], place, alike)
