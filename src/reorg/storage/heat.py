"""In which of five classes is each unit, by how full, loaded and mixed it is, and by what threatens it? (``data/maps.toml``)"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reorg.language import Message, Text, say, say_many
from reorg.museum import Facts, Museum, Places
from reorg.storage.risks import Risk, levels, risks
from reorg.storage.survey import Survey

FILE = Path(__file__).parent / "data" / "maps.toml"
MOST = 5
WORST = 4
"""From this class on a map counts for how urgent a unit is (ours)."""
COUNTED = ("fill", "load", "misplaced", "damp", "heat", "light")
Said = Message | Text | str


@dataclass(frozen=True, slots=True)
class Heat:
    """By what the store can be coloured: what its classes are (``ends``: upper ends of all but the last), and whose.

    ``inclusive``: an upper end belongs to the class that it ends, not to the next; that of the last but one always does.
    """

    id: str
    name: Text
    title: Text
    words: Text
    whose: str
    source: str
    classes: tuple[Text, ...] = ()
    ends: tuple[float, ...] = ()
    inclusive: bool = False

    def level(self, value: float) -> int:
        """Return the class, from 1, of a value."""
        if value > self.ends[-1]:
            return len(self.ends) + 1
        return 1 + sum(value > end if self.inclusive else value >= end for end in self.ends[:-1])


@dataclass(frozen=True)
class Shown:
    """The units of a store in the classes of one map: ``levels`` by id from 1 (who is not in it is not known)."""

    heat: Heat
    classes: tuple[Said, ...]
    levels: Mapping[str, int]
    told: Mapping[str, Said] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether anything is known of any unit."""
        return bool(self.levels)


@dataclass(frozen=True)
class Sorting:
    """What stands in each unit (by id): how many ``objects``, how many ``strangers`` among them, which category most are."""

    objects: Mapping[str, int] = field(default_factory=dict)
    strangers: Mapping[str, int] = field(default_factory=dict)
    category: Mapping[str, str] = field(default_factory=dict)


@cache
def maps() -> Mapping[str, Heat]:
    """Return by what the store can be coloured, by id."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))["map"]
    return {
        each["id"]: Heat(
            each["id"], Text(each["name"]), Text(each["title"]), Text(each["words"]), each["whose"], each["source"],
            tuple(map(Text, each.get("classes", ()))), tuple(map(float, each.get("ends", ()))),
            bool(each.get("inclusive", False)),
        )
        for each in said
    }  # fmt: skip


def sorting(museum: Museum, elsewhere: Mapping[str, str] | None = None) -> Sorting:
    """Return what stands in each unit. ``elsewhere``: by the id of an object, the place where it usually stands.

    A stranger is an object that is of another category than most with one in its unit, or usually stands in another unit.
    """
    unit_of = units_of(museum.places)
    written = museum.objects.words("category")
    words = [" ".join(word.casefold().split()) for word in written]
    at = [unit_of.get(place, "") for place in museum.objects.words("place")]
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for unit, word in zip(at, words, strict=True):
        if unit:
            counted[unit][word] += 1
    most = {
        unit: min((word for word in found if word), key=lambda word: (-found[word], word), default="")
        for unit, found in counted.items()
    }
    strangers: Counter[str] = Counter()
    usual = {
        museum.objects.index[key]: place for key, place in (elsewhere or {}).items() if key in museum.objects.index
    }
    for position, (unit, word) in enumerate(zip(at, words, strict=True)):
        if unit and ((word and word != most[unit]) or _lives_elsewhere(usual.get(position), unit, unit_of)):
            strangers[unit] += 1
    usually = {folded: word for (folded, word), _ in reversed(Counter(zip(words, written, strict=True)).most_common())}
    category = {unit: usually.get(word, word) for unit, word in most.items()}
    return Sorting({unit: sum(found.values()) for unit, found in counted.items()}, dict(strangers), category)


def _lives_elsewhere(place: str | None, unit: str, unit_of: Mapping[str, str]) -> bool:
    return place is not None and unit_of.get(place, "") != unit


def units_of(places: Places) -> dict[str, str]:
    """Return the id of the unit that each place is, or lies in."""
    return {inner.id: unit.id for unit in places.of_kind("unit") for inner in places.within(unit.id)}


def usual_places(known: Iterable[tuple[str, Facts]]) -> dict[str, str]:
    """Return where objects (id, facts) usually stand, of those that stand elsewhere now."""
    return {key: str(facts["usual_place"]) for key, facts in known if facts.get("usual_place")}


def coloured(
    which: str, places: Places, survey: Survey, inside: Sorting, found: tuple[Risk, ...] | None = None
) -> Shown:
    """Return the units of a store in the classes of the map ``which``; raises KeyError for one that there is not."""
    heat = maps()[which]
    found = risks(places) if found is None and which in {"damp", "heat", "light", "urgency"} else found or ()
    if which == "category":
        return _by_category(heat, inside)
    if which == "urgency":
        return _by_urgency(heat, places, survey, inside, found)
    if which in {"damp", "heat", "light"}:
        return _by_risk(heat, found)
    values = (
        _fills(survey) if which == "fill" else _loads(places, survey) if which == "load" else _strangers(places, inside)
    )
    told = {unit: _told(heat, value) for unit, value in values.items()}
    return Shown(heat, heat.classes, {unit: heat.level(value) for unit, value in values.items()}, told)


def _told(heat: Heat, value: float) -> Message:
    return say("{what}: {share} %", what=heat.name, share=round(100 * value))


def _fills(survey: Survey) -> dict[str, float]:
    return {unit: value.likely for unit, each in survey.units.items() if (value := each.fullness.value) is not None}


def _loads(places: Places, survey: Survey) -> dict[str, float]:
    """Return the share of its load on each unit's fullest-laden shelf, where any is known; or on the unit itself."""
    worst: dict[str, float] = {}
    for unit in places.of_kind("unit"):
        held = [survey.shelves[each.id] for each in places.within(unit.id) if each.id in survey.shelves]
        shares = [each.weight / load for each in held if each.weight is not None and (load := places[each.place].load)]
        if unit.load and held and all(each.weight is not None or not each.objects for each in held):
            shares.append(sum(each.weight or 0.0 for each in held) / unit.load)
        if shares:
            worst[unit.id] = max(shares)
    return worst


def _strangers(places: Places, inside: Sorting) -> dict[str, float]:
    return {
        unit: inside.strangers.get(unit, 0) / count
        for unit, count in inside.objects.items()
        if count and unit in places
    }


def _by_risk(heat: Heat, found: tuple[Risk, ...]) -> Shown:
    worst = levels(found, heat.id)
    told: dict[str, Said] = {}
    for each in found:
        if each.rule.map == heat.id and each.level == worst.get(each.unit) and each.unit not in told:
            told[each.unit] = each.rule.name if each.level > 1 else heat.classes[0]
    return Shown(heat, heat.classes, worst, told)


def _by_category(heat: Heat, inside: Sorting) -> Shown:
    counted = Counter(word for word in inside.category.values() if word)
    first = sorted(counted, key=lambda word: (-counted[word], word))
    own = first if len(first) <= MOST else first[: MOST - 1]
    rest: tuple[Said, ...] = (say("other categories"),) if len(first) > MOST else ()
    number = {word: at for at, word in enumerate(own, 1)}
    levels_ = {unit: number.get(word, MOST) for unit, word in inside.category.items() if word}
    return Shown(heat, (*own, *rest), levels_, {unit: word for unit, word in inside.category.items() if word})


def _by_urgency(heat: Heat, places: Places, survey: Survey, inside: Sorting, found: tuple[Risk, ...]) -> Shown:
    points: Counter[str] = Counter()
    seen: set[str] = set()
    for which in COUNTED:
        one = coloured(which, places, survey, inside, found)
        seen |= set(one.levels)
        points.update(unit for unit, level in one.levels.items() if level >= WORST)
    told = {unit: say_many("{count} thing", "{count} things", count=points[unit]) for unit in seen if unit in places}
    return Shown(heat, heat.classes, {unit: heat.level(points[unit]) for unit in told}, told)
