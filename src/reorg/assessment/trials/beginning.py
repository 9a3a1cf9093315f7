"""What is a test drawn from, and how? (By chance, from a seed that nobody chose, each room by its share if wished.)

Records: every object that should be in the house, also one without a place. Spots: every object that the list expects
in a place stands for one spot there, so that full shelves come up more often than empty ones; a place that looks full
and where nothing is expected has one. The n-th thing is counted from the left or from the right by chance, so that what
stands there and is on no list comes up, too. So has a floor area: what nobody expects stands there first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import NamedTuple

from reorg.assessment.trials.chance import Chance, proportional, seed_of
from reorg.assessment.trials.sequential import Stopping
from reorg.assessment.trials.trial import RECORD, SPOT, STRATA, WAYS, Draw
from reorg.language import Message, say
from reorg.museum import Draft, Facts, Journal, Place, Places, identity, is_gone, next_serial

MOST = 500
"""Draws of one way at most: two people look for that many in a week."""
AWAY = frozenset({"lent", "missing", "out"})
"""States of objects that are known not to be in the house: nobody is sent to look for them."""
LETTER = "T"


class Listed(NamedTuple):
    """An object that should be in the house: its id, the id of its place ("" for none), its category."""

    object: str
    place: str
    category: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The test that somebody asks for: ``count`` draws each way; ``within``: the id of a place, "" for everywhere."""

    way: str = "both"
    count: int = 20
    strata: str = ""
    within: str = ""
    stopping: Stopping | None = None
    note: str = ""

    @property
    def ways(self) -> tuple[str, ...]:
        """Which ways are drawn."""
        return (RECORD, SPOT) if self.way == "both" else (self.way,)


@dataclass(frozen=True)
class Frame:
    """What can be drawn: objects on record in the house, and places; ``stratum`` of each comes from the places."""

    objects: Sequence[Listed]
    places: Places
    full: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, objects: Iterable[Listed], places: Places, within: str = "") -> Frame:
        """Return what can be drawn within a place ("" for everywhere), in an order that every machine agrees on."""
        inside = {each.id for each in places.within(within)} if within else None
        kept = sorted(each for each in objects if inside is None or each.place in inside)
        expected = {each.place for each in kept}
        full = frozenset(
            place.id
            for place in places.there()
            if _looks_full(place, places) and place.id not in expected and (inside is None or place.id in inside)
        )
        return cls(kept, places, full)

    def stratum(self, place: str, category: str, strata: str) -> str:
        """Return the stratum of what stands in a place: the code of its room, its category, or both."""
        room = self.places.around(place, "room")
        said = {"room": room.code if room else "", "category": category.strip().casefold()}
        return " · ".join(said[each] or "–" for each in strata.split())

    def spots(self) -> list[tuple[str, int, int, str]]:
        """Return every spot: the place, which thing of how many expected, and the category that most there have."""
        counts: Counter[str] = Counter()
        kinds: dict[str, Counter[str]] = {}
        for each in self.objects:
            if each.place in self.places:
                counts[each.place] += 1
                kinds.setdefault(each.place, Counter())[each.category] += 1
        found: list[tuple[str, int, int, str]] = []
        for place in sorted({*counts, *self.full}):
            expected = counts[place] or 1
            most = min(kinds[place].items(), key=lambda pair: (-pair[1], pair[0]))[0] if place in kinds else ""
            found += [(place, at, expected, most) for at in range(1, expected + 1)]
        return found


def _looks_full(place: Place, places: Places) -> bool:
    """Whether things may stand in a place that nobody expects there: somebody saw them, or it is a floor area."""
    if places.inside(place.id):
        return False
    return bool(place.fill) if place.fill is not None else place.kind == "floor"


def listed(objects: Iterable[tuple[str, Facts]]) -> list[Listed]:
    """Return the objects (id, facts) that should be in the house: not gone, lent, out or missing."""
    return [
        Listed(key, str(facts.get("place", "")), str(facts.get("category", "")))
        for key, facts in objects
        if not is_gone(facts) and facts.get("state") not in AWAY and not facts.get("elsewhere")
    ]


def refused_test(asked: Asked, frame: Frame) -> list[Message]:
    """Return everything that speaks against a test."""
    problems = []
    if asked.way not in WAYS or asked.strata not in STRATA:
        problems.append(say("Choose which way the test goes."))
    if not 1 <= asked.count <= MOST:
        problems.append(say("How many: a number from 1 to {most}.", most=MOST))
    if RECORD in asked.ways and not frame.objects:
        problems.append(say("No object is on record there, so no record can be drawn."))
    if SPOT in asked.ways and not any(each.place in frame.places for each in frame.objects) and not frame.full:
        problems.append(say("No object on record has a place there, so no spot can be drawn."))
    return problems


def drawn(asked: Asked, frame: Frame, seed: str) -> list[Draw]:
    """Return the draws that follow from a seed: the same seed and the same museum give the same draws."""
    found: list[Draw] = []
    for way in asked.ways:
        chance = Chance(f"{seed}:{way}")
        made = (_records if way == RECORD else _spots)(asked, frame, chance)
        found += [replace(draw, at=at) for at, draw in enumerate(made, len(found) + 1)]
    return found


def _records(asked: Asked, frame: Frame, chance: Chance) -> list[Draw]:
    strata = [frame.stratum(each.place, each.category, asked.strata) for each in frame.objects]
    picked = [(frame.objects[at], strata[at]) for at in _picked(strata, asked.count, chance)]
    return [Draw(0, RECORD, each.place, each.object, stratum=stratum) for each, stratum in picked]


def _spots(asked: Asked, frame: Frame, chance: Chance) -> list[Draw]:
    spots = frame.spots()
    strata = [frame.stratum(place, category, asked.strata) for place, _, _, category in spots]
    found: list[Draw] = []
    for at in _picked(strata, asked.count, chance):
        place, nth, of, _ = spots[at]
        side, nth = ("right", of + 1 - nth) if chance.below(2) else ("left", nth)
        found.append(Draw(0, SPOT, place, nth=nth, side=side, stratum=strata[at]))
    if asked.stopping is None:  # one walks along the shelves; where one may stop at any time, chance says the order
        places = frame.places
        every = (place for top in places.inside() for place in places.within(top.id))
        walk = {place.id: at for at, place in enumerate(every)}
        found.sort(key=lambda each: (walk[each.place], each.side, each.nth))
    return found


def _picked(strata: Sequence[str], count: int, chance: Chance) -> list[int]:
    """Return the positions that are drawn, by their strata's share, in random order."""
    by_stratum: dict[str, list[int]] = {}
    for at, stratum in enumerate(strata):
        by_stratum.setdefault(stratum, []).append(at)
    given = proportional({name: len(members) for name, members in by_stratum.items()}, count)
    picked = [
        members[at] for name, members in sorted(by_stratum.items()) for at in chance.pick(len(members), given[name])
    ]
    return chance.shuffled(picked)


def begun(asked: Asked, frame: Frame, *, number: str, day: str, link: str) -> tuple[str, list[Draft]]:
    """Return the id of a new test, and what is entered: first the seed and how it is drawn, then what was drawn.

    ``link`` is that of the last entry before (:func:`seed_of`).
    """
    seed = seed_of(link, day, number)
    key = identity("q", number, seed)
    records = len(frame.objects) if RECORD in asked.ways else 0
    things = len(frame.spots()) if SPOT in asked.ways else 0
    facts: dict[str, object] = {
        "number": number, "day": day, "way": asked.way, "count": asked.count, "strata": asked.strata, "within": asked.within,
        "seed": seed, "seed_from": link, "frame": {"records": records, "things": things}, "note": asked.note,
    }  # fmt: skip
    if asked.stopping:
        facts["stopping"] = asdict(asked.stopping)
    said = {name: value for name, value in facts.items() if value != ""}
    draws = [each.to_data() for each in drawn(asked, frame, seed)]
    return key, [Draft("trial", key, said), Draft("trial", key, {"draws": draws})]


def begin(journal: Journal, asked: Asked, frame: Frame, *, who: str, day: str) -> str:
    """Begin a test: enter it with its seed, then its draws, in one action; return its id. Its number was never used."""
    heads = {device: last - 1 for device, last in journal.heads().items()}
    links = sorted(entry.link for entry in journal.read(heads))
    link = links[0] if len(links) == 1 else hashlib.sha256("\n".join(links).encode()).hexdigest()
    used = (str(entry.data.get("number", "")) for entry in journal.read(kinds={"trial"}))
    number = next_serial(LETTER, int(day[:4]), used)
    key, drafts = begun(asked, frame, number=number, day=day, link=link)
    journal.append(drafts, who=who)
    return key
