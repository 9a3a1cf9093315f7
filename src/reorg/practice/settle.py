"""Where does every object of a practice museum truly stand, and how full does that make each shelf?

Objects are put away as people do it: lot after lot, in furniture meant for their family, on the first shelf that is
not yet as crowded as that shelf is to be and where they fit; what is out of order is scattered over the store, or
stays on the floor.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reorg.museum import Place
from reorg.practice.collection import Thing, by_number
from reorg.practice.family import FLAT
from reorg.practice.size import Size
from reorg.practice.store import Store

STACKED = FLAT | {"textile", "scroll"}
FLOOR_AT_03 = 128 / 3000  # share of objects on the floor at a disorder of 0.3
_TRIES = 8  # shelves somebody looks at before giving up on one
_WALK = 300  # shelves looked at by somebody who carries a thing that fits nowhere
_LOOK_AHEAD = 150  # shelves of a family tried in turn: keeps large museums quick
_SAMPLE = 12  # levels of a family by which its need is judged
_SLACK = 1.05  # not every thing fits where there is room left
_CROWDED = 1.2  # a shelf fuller than this attracts nothing more from elsewhere
_MOODS = (0.2, 0.9, 1.0, 1.1, 1.2, 1.5)  # how full the people let a unit become, against the others
_GONE_FIRST = frozenset({"picture", "furniture", "large"})  # homes whose things are left on the floor most


@dataclass(slots=True)
class Level:
    """A shelf, drawer, screen or floor area while it is being filled. ``used`` and ``holds`` are in the same unit."""

    place: Place
    width: float
    depth: float
    height: float
    screen: bool
    target: float = 0.0
    used: float = 0.0

    def takes(self, thing: Thing) -> bool:
        """Whether the thing fits by itself, turned on its place if need be."""
        size = thing.size
        if size.height > self.height:
            return False
        straight = size.width <= self.width and size.depth <= self.depth
        return straight or (not self.screen and size.width <= self.depth and size.depth <= self.width)

    def share(self, thing: Thing) -> float:
        """The share of this level that the thing takes (see :data:`reorg.practice.truth.FORMULA`)."""
        return taken(thing.size, self, stacked=thing.family in STACKED)

    @property
    def open(self) -> bool:
        """Whether somebody would still put a thing here."""
        return self.used < self.target


def taken(size: Size, level: Level, *, stacked: bool) -> float:
    """Return the share of ``level`` that a thing of this ``size`` takes, 1.0 being all of it."""
    if level.screen:
        return size.width * size.height / (2 * level.width * level.height)
    share = size.footprint / (level.width * level.depth)
    return share * size.height / level.height if stacked and level.place.kind != "floor" else share


@dataclass
class Standing:
    """Where everything stands: place code by thing id; the levels by code; what stands on the floor."""

    store: Store
    levels: Mapping[str, Level]
    places: dict[str, str] = field(default_factory=dict)

    def put(self, thing: Thing, level: Level) -> None:
        """Put the thing there, taking it from where it stood."""
        self.take(thing)
        level.used += level.share(thing)
        self.places[thing.id] = level.place.code

    def take(self, thing: Thing) -> None:
        """Take the thing away from the store."""
        if (code := self.places.pop(thing.id, "")) in self.levels:
            level = self.levels[code]
            level.used -= level.share(thing)

    def occupancy(self) -> dict[str, float]:
        """Return the share that is full by code of shelf, drawer, floor area and unit, to four decimals."""
        shares = {code: round(max(level.used, 0.0), 4) for code, level in self.levels.items()}
        by_unit: dict[str, list[Level]] = {}
        for level in self.levels.values():
            if level.place.kind != "floor":
                by_unit.setdefault(level.place.place, []).append(level)
        found = {code: round(_mean(levels), 4) for code, levels in by_unit.items()} | shares
        return {code: found[code] for code in self.store.places if code in found}


def _mean(levels: Sequence[Level]) -> float:
    holds = [_holds(level) for level in levels]
    return sum(max(level.used, 0.0) * each for level, each in zip(levels, holds, strict=True)) / sum(holds)


def _holds(level: Level) -> float:
    return level.width * (level.height if level.screen else level.depth)


def empty(store: Store) -> dict[str, Level]:
    """Return the store's levels with nothing on them."""
    return {
        place.code: Level(
            place,
            place.width or 0.0,
            place.depth or 0.0,
            place.height or 2200.0,
            place.name == "screen",
        )
        for place in store.of_kind("shelf", "drawer", "floor")
    }


def settle(store: Store, things: Sequence[Thing], *, disorder: float, chance: random.Random) -> Standing:
    """Return where the things stand: by family, a share ``disorder`` scattered, some on the floor."""
    standing = Standing(store, empty(store))
    homes = {home: _levels_of(standing.levels, store, units) for home, units in store.homes.items()}
    _crowd(homes, things, disorder, chance)
    anywhere = [level for level in standing.levels.values() if level.place.kind != "floor"]
    floors = [level for level in standing.levels.values() if level.place.kind == "floor"]
    on_floor = _left_on_floor(things, disorder, chance)
    first: dict[str, int] = {}
    for thing in by_number(things):
        if thing.id in on_floor:
            standing.put(thing, _floor(thing, floors, chance))
            continue
        level = _scatter(thing, anywhere, chance) if chance.random() < disorder else None
        level = level or _home(thing, thing.home, homes, first) or _home(thing, "large", homes, first)
        standing.put(thing, level or _somewhere(thing, anywhere, floors, chance))
    return standing


def _levels_of(levels: Mapping[str, Level], store: Store, units: Iterable[str]) -> list[Level]:
    wanted = {code: order for order, code in enumerate(units)}
    found = [level for level in levels.values() if level.place.place in wanted]
    return sorted(
        found, key=lambda level: (wanted[level.place.place], level.place.order, store.room_of(level.place.code))
    )


def _crowd(homes: Mapping[str, list[Level]], things: Sequence[Thing], disorder: float, chance: random.Random) -> None:
    """Say how full each level is to become: some units nearly empty, many full, some half as full again."""
    need = dict.fromkeys(homes, 0.0)
    samples = {home: levels[:: max(1, len(levels) // _SAMPLE)] for home, levels in homes.items()}
    for thing in things:
        if sample := samples.get(thing.home):
            need[thing.home] += sum(level.share(thing) for level in sample) / len(sample)
    moods = {level.place.place: 0.0 for levels in homes.values() for level in levels}
    moods = {unit: chance.choice(_MOODS) for unit in moods}
    shared = Counter(level.place.code for levels in homes.values() for level in levels)
    for home, levels in homes.items():
        wish = [moods[level.place.place] * chance.uniform(0.8, 1.25) / shared[level.place.code] for level in levels]
        for level, each in zip(levels, wish, strict=True):
            level.target += _SLACK * (1 - disorder) * each * need[home] / sum(wish)


def _left_on_floor(things: Sequence[Thing], disorder: float, chance: random.Random) -> set[str]:
    """Return the ids of what never got a shelf: pictures, furniture and large things first."""
    count = round(len(things) * min(FLOOR_AT_03 * disorder / 0.3, 0.5))
    key = {thing.id: chance.random() * (0.18 if thing.home in _GONE_FIRST else 1.0) for thing in things}
    return {thing.id for thing in sorted(things, key=lambda thing: key[thing.id])[:count]}


def _scatter(thing: Thing, anywhere: Sequence[Level], chance: random.Random) -> Level | None:
    for _ in range(_TRIES):
        level = chance.choice(anywhere)
        if level.used < _CROWDED and level.takes(thing):
            return level
    return None


def _home(thing: Thing, home: str, homes: Mapping[str, list[Level]], first: dict[str, int]) -> Level | None:
    """Return the first level of that home that is open and where it fits; then the emptiest where it fits.

    ``first`` remembers by home up to where all levels are closed.
    """
    levels = homes.get(home, [])
    at = first.get(home, 0)
    while at < len(levels) and not levels[at].open:
        at += 1
    first[home] = at
    near = levels[at : at + _LOOK_AHEAD]
    for level in near:
        if level.open and level.takes(thing):
            return level
    fitting = [level for level in levels[max(0, at - _LOOK_AHEAD) : at + _LOOK_AHEAD] if level.takes(thing)]
    return min(fitting, key=lambda level: level.used / max(level.target, 0.01), default=None)


def _somewhere(thing: Thing, anywhere: Sequence[Level], floors: Sequence[Level], chance: random.Random) -> Level:
    """Return any level where it fits, as somebody tired finds it; else a place on the floor."""
    for level in chance.sample(anywhere, min(_WALK, len(anywhere))):
        if level.takes(thing):
            return level
    return _floor(thing, floors, chance)


def _floor(thing: Thing, floors: Sequence[Level], chance: random.Random) -> Level:
    """Return the emptiest of a few places on the floor, a fitting one if there is."""
    seen = [chance.choice(floors) for _ in range(4)]
    return min(seen, key=lambda level: (not level.takes(thing), level.used))
