"""Is an answer right? Looked at thing by thing, by plain arithmetic that shares no code with the solver."""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reorg.storage.solve.packing.problem import (
    ANY,
    DRAWER,
    PALLET,
    REASONS,
    ROLLS,
    SCREEN,
    SHELF,
    Answer,
    Fault,
    Packing,
    Problem,
    Unit,
)

MERCY = 1e-3  # mm and kg: rounding in sums


def faults(problem: Problem, answer: Answer) -> list[str]:
    """Return what is wrong with an answer, a line each; an empty list if nothing is."""
    found = check(problem, answer.packing) or _figures(answer)
    return [f"{fault.where}: {fault.code} {fault.value}" for fault in found]


def check(problem: Problem, packing: Packing, ids: Sequence[str] = ()) -> list[Fault]:
    """Return everything that is wrong with where things are, each with its place as in the answer as written.

    Places are counted as docs/reference/packing.md writes an answer (``layout[0].shelves[2].lanes[1]``); ``ids`` are names for
    things, else their numbers. What each code means: docs/reference/packing.md.
    """
    broken = _broken(problem, packing)
    return broken or _Check(problem, packing, ids).all()


def check_figures(packing: Packing, bays: int | None, least: int | None) -> list[Fault]:
    """Return where the figures that an answer gives (None: it does not) are not those of what it holds."""
    held, found = len(packing.bay_unit), []
    left = any(REASONS[reason] == "no-room" for reason in packing.reason.tolist())
    if bays is not None and (bays < held or (bays > held and not left)):
        found.append(Fault("other-count", "bays", f"{bays}, {held}"))
    if least is not None and least > (held if bays is None else bays):
        found.append(Fault("bound-above-answer", "least_bays", str(least)))
    return found


def _broken(problem: Problem, packing: Packing) -> list[Fault]:
    """Return what is in something that does not exist: then nothing else can be asked."""
    wrong = []
    for name, column, below in (
        ("lane", packing.lane_shelf, len(packing.shelf_bay)),
        ("shelf", packing.shelf_bay, len(packing.bay_unit)),
        ("bay", packing.bay_unit, len(problem.units)),
        ("thing", packing.lane, len(packing.lane_shelf)),
    ):
        least = -1 if name == "thing" else 0
        if any(not least <= int(value) < below for value in column):
            wrong.append(Fault("nowhere", name))
    if len(packing.lane) != len(problem.things):
        wrong.append(Fault("other-things", "the answer"))
    return wrong


@dataclass(frozen=True)
class _Stood:
    """A thing in its lane: as wide, deep and tall as it stands there (mm)."""

    thing: int
    across: float
    along: float
    up: float
    on: bool


@dataclass(frozen=True)
class _Pile:
    """Things on each other, from below; alone is a pile of one."""

    things: tuple[_Stood, ...]
    up: float

    @property
    def across(self) -> float:
        return max(each.across for each in self.things)

    @property
    def along(self) -> float:
        return max(each.along for each in self.things)


@dataclass(frozen=True)
class _Spot:
    """A lane on a surface: a rectangle from left and front."""

    x: float
    y: float
    pile: _Pile

    def meets(self, low: tuple[float, float], high: tuple[float, float]) -> bool:
        """Say whether it lies in a rectangle, not only along its edge."""
        return (
            self.x < high[0] - MERCY
            and low[0] < self.x + self.pile.across - MERCY
            and self.y < high[1] - MERCY
            and low[1] < self.y + self.pile.along - MERCY
        )


class _Check:
    """Looks an answer over, from things up to bays."""

    def __init__(self, problem: Problem, packing: Packing, ids: Sequence[str]) -> None:
        self.problem, self.packing, self.rules = problem, packing, problem.rules
        self.ids = ids or [str(thing) for thing in range(len(problem.things))]
        self.t = {name: column.tolist() for name, column in vars(problem.things).items()}
        self.lane, self.way, self.on = packing.lane.tolist(), packing.way.tolist(), packing.on.tolist()
        self.growth = dict(self.rules.growth)
        self.own = {*self.growth, *itertools.chain.from_iterable(self.rules.apart)}
        self.found: list[Fault] = []
        self.shelves_of: dict[int, list[int]] = defaultdict(list)
        self.lanes_of: dict[int, list[int]] = defaultdict(list)
        self.things_of: dict[int, list[int]] = defaultdict(list)
        for shelf, bay in enumerate(packing.shelf_bay.tolist()):
            self.shelves_of[bay].append(shelf)
        for lane, shelf in enumerate(packing.lane_shelf.tolist()):
            self.lanes_of[shelf].append(lane)
        place = packing.place.tolist()
        for thing, lane in enumerate(self.lane):
            if lane >= 0:
                self.things_of[lane].append(thing)
        for some in self.things_of.values():
            some.sort(key=place.__getitem__)

    def wrong(self, code: str, where: str, value: object = "") -> None:
        self.found.append(Fault(code, where, f"{value:g}" if isinstance(value, float) else str(value)))

    def all(self) -> list[Fault]:
        self._reasons()
        for bay, kind in enumerate(self.packing.bay_unit.tolist()):
            self._bay(f"layout[{bay}]", bay, self.problem.units[kind])
        self._counts()
        return self.found

    # things without a place

    def _reasons(self) -> None:
        nowhere: Counter[str] = Counter()
        for thing, reason in enumerate(self.packing.reason.tolist()):
            if reason == 0 and self.lane[thing] < 0:
                nowhere[self.ids[thing]] += 1
            elif not 0 <= reason < len(REASONS) or (self.lane[thing] < 0) != (reason > 0):
                self.wrong("place-and-reason", self.ids[thing])
            elif reason and (better := self._better(thing, REASONS[reason])):
                self.wrong(better, self.ids[thing], REASONS[reason])
        for name, many in nowhere.items():
            self.wrong("has-no-place", name, many)

    def _better(self, thing: int, reason: str) -> str:
        """Say why the reason for which a thing has no place is none, "" if it is one."""
        stands = [
            unit for at, unit in enumerate(self.problem.units) if self._asked(thing, at) and self._fits(thing, unit)
        ]
        bears = [unit for unit in stands if self.t["kg"][thing] <= min(unit.shelf_load, unit.bay_load) + MERCY]
        if reason in {"no-unit", "too-large"}:
            return "it-fits" if stands else ""
        if reason == "too-heavy":
            return "it-is-borne" if bears else ""
        return "there-is-room" if bears and all(unit.count is None for unit in bears) else ""

    def _asked(self, thing: int, at: int) -> bool:
        """Say whether a thing may be in a kind of unit, as far as wishes go."""
        wanted, kind = self.t["unit"][thing], self.t["kind"][thing]
        have = self.problem.units[at].kind
        return bool(wanted == at if wanted != ANY else have == kind or (kind == SHELF and have == PALLET))

    def _sides(self, thing: int, way: int, unit: Unit) -> tuple[float, float, float]:
        """Return a thing's sides across, along and off a surface; of a screen, along is up."""
        w, d, h = self.t["width"][thing], self.t["depth"][thing], self.t["height"][thing]
        if unit.kind == SCREEN:
            return w, h, d
        return {0: (w, d, h), 1: (d, w, h), 2: (w, h, d), 3: (h, w, d)}[way]

    def _may(self, thing: int, way: int, unit: Unit) -> bool:
        turn, lay = self.t["may_turn"][thing], self.t["may_lay"][thing]
        if unit.kind == SCREEN:
            return way == 0
        return 0 <= way < 4 and (turn or way not in {1, 3}) and (lay or way not in {2, 3})

    def _fits(self, thing: int, unit: Unit) -> bool:
        for way in range(4):
            if self._may(thing, way, unit):
                across, along, up = self._sides(thing, way, unit)
                if across <= unit.width and along <= _second(unit) and _taken(unit, up) < math.inf:
                    return True
        return False

    # what is in a bay, from the bay down

    def _bay(self, at: str, bay: int, unit: Unit) -> None:
        shelves = self.shelves_of.get(bay, [])
        if not shelves:
            self.wrong("empty", at)
        climate = int(self.packing.bay_climate[bay])
        here: list[int] = []
        for number, shelf in enumerate(shelves):
            on = self._shelf(f"{at}.shelves[{number}]", shelf, unit)
            here += on
            for thing in on:
                if self.t["climate"][thing] != climate:
                    self.wrong("other-climate", f"{at}.shelves[{number}]", self.ids[thing])
                if not self._asked(thing, int(self.packing.bay_unit[bay])):
                    self.wrong("other-unit", f"{at}.shelves[{number}]", self.ids[thing])
                elif self.packing.unit[thing] != self.packing.bay_unit[bay]:
                    self.wrong("other-unit-said", f"{at}.shelves[{number}]", self.ids[thing])
        if (load := sum(self.t["kg"][thing] for thing in here)) > unit.bay_load + MERCY:
            self.wrong("bay-bears-too-much", at, f"{load:g} > {unit.bay_load:g}")
        held = {self.t["category"][thing] for thing in here}
        for one, other in self.rules.apart:
            if one in held and other in held:
                first = {self.t["category"][thing]: self.ids[thing] for thing in reversed(here)}
                self.wrong("not-apart", at, f"{first[one]}, {first[other]}")
        self._heights(at, shelves, unit)

    def _heights(self, at: str, shelves: list[int], unit: Unit) -> None:
        takes = [float(self.packing.shelf_takes[shelf]) for shelf in shelves]
        slots = _slots(unit)
        if slots:
            if Counter(takes) - Counter(slots):
                self.wrong("no-such-shelf", at, takes)
        else:
            if sum(takes) > unit.height + MERCY:
                self.wrong("shelves-too-high", at, f"{sum(takes):g} > {unit.height:g}")
            for number, each in enumerate(takes):
                if abs(each / unit.step - round(each / unit.step)) > MERCY:
                    self.wrong("between-steps", f"{at}.shelves[{number}]", each)
        spans = sorted((float(self.packing.shelf_z[shelf]), each) for shelf, each in zip(shelves, takes, strict=True))
        if spans and spans[0][0] < unit.base - MERCY:
            self.wrong("below-base", at, f"{spans[0][0]:g} < {unit.base:g}")
        if unit.kind != SCREEN and any(
            low + each > high + MERCY for (low, each), (high, _) in itertools.pairwise(spans)
        ):
            self.wrong("shelves-overlap", at)
        if not slots and spans and spans[-1][0] + spans[-1][1] > unit.base + unit.height + MERCY:
            self.wrong("above-top", at, spans[-1][0] + spans[-1][1])

    def _shelf(self, at: str, shelf: int, unit: Unit) -> list[int]:
        """Look at a shelf; return the things on it."""
        lanes = self.lanes_of.get(shelf, [])
        word = "spots" if _second_dimension(unit) else "lanes"
        clear = float(self.packing.shelf_takes[shelf]) - (0.0 if _slots(unit) else unit.overhead)
        piles = {lane: self._piles(f"{at}.{word}[{number}]", lane, unit, clear) for number, lane in enumerate(lanes)}
        on = [thing for lane in lanes for thing in self.things_of.get(lane, [])]
        if not on:
            self.wrong("empty", at)
            return []
        if (load := sum(self.t["kg"][thing] for thing in on)) > unit.shelf_load + MERCY:
            self.wrong("shelf-bears-too-much", at, f"{load:g} > {unit.shelf_load:g}")
        categories = {self.t["category"][thing] for thing in on}
        if len(categories) > 1 and (self.rules.pure or categories & self.own):
            self.wrong("several-categories", at, ", ".join(self.ids[thing] for thing in on[:5]))
        free = 1 - max(self.growth.get(category, self.rules.slack) for category in categories)
        if _second_dimension(unit):
            self._surface(at, piles, unit, free)
        else:
            wide = sum(max((pile.across for pile in some), default=0.0) for some in piles.values())
            if wide > unit.width * (1 if len(lanes) == 1 else free) + MERCY:
                self.wrong("too-wide", at, f"{wide:g} > {unit.width * free:g}")
        return on

    def _piles(self, at: str, lane: int, unit: Unit, clear: float) -> list[_Pile]:
        """Look at a lane; return its piles from front to back."""
        stood: list[list[_Stood]] = []
        for thing in self.things_of.get(lane, []):
            way = self.way[thing]
            if not self._may(thing, way, unit):
                self.wrong("may-not-stand-so", at, self.ids[thing])
                way = 0
            each = _Stood(thing, *self._sides(thing, way, unit), self.on[thing])
            if each.on and stood:
                stood[-1].append(each)
            else:
                if each.on:
                    self.wrong("on-nothing", at, self.ids[thing])
                stood.append([each])
        if not stood:
            self.wrong("empty", at)
            return []
        piles = [self._pile(at, some) for some in stood]
        for pile in piles:
            if pile.up > clear + MERCY:
                self.wrong("too-tall", at, f"{self.ids[pile.things[0].thing]}: {pile.up:g} > {clear:g}")
        many = sum(len(some) for some in stood)
        most = 1 if unit.kind in {ROLLS, SCREEN} else self.rules.reach
        if many > most:
            self.wrong("beyond-reach", at, f"{many} > {most}")
        if _second_dimension(unit):
            if len(piles) > 1:
                self.wrong("several-piles", at)
        elif (deep := sum(pile.along for pile in piles)) > unit.depth + MERCY:
            self.wrong("too-deep", at, f"{deep:g} > {unit.depth:g}")
        return piles

    def _pile(self, at: str, some: list[_Stood]) -> _Pile:
        t, floor, top = self.t, 0.0, 0.0
        for number, each in enumerate(some):
            if number:
                below = some[number - 1]
                nests = math.isfinite(t["nest"][each.thing]) and math.isfinite(t["nest"][below.thing])
                floor += min(t["nest"][each.thing], below.up) if nests else below.up
                if each.across > below.across + MERCY or each.along > below.along + MERCY:
                    self.wrong("larger-than-below", at, self.ids[each.thing])
            top = max(top, floor + each.up)
            if t["may_stack"][each.thing] < len(some):
                self.wrong("pile-too-many", at, f"{self.ids[each.thing]}: {len(some)} > {t['may_stack'][each.thing]}")
            above = sum(t["kg"][other.thing] for other in some[number + 1 :])
            if above > t["top_kg"][each.thing] + MERCY:
                self.wrong("bears-too-much", at, f"{self.ids[each.thing]}: {above:g} > {t['top_kg'][each.thing]:g}")
        return _Pile(tuple(some), top)

    def _surface(self, at: str, piles: dict[int, list[_Pile]], unit: Unit, free: float) -> None:
        x, y = self.packing.lane_x, self.packing.lane_y
        spots = [_Spot(float(x[lane]), float(y[lane]), pile) for lane, some in piles.items() for pile in some[:1]]
        whole = (unit.width, _second(unit))
        for number, spot in enumerate(spots):
            inside = spot.x >= -MERCY and spot.x + spot.pile.across <= whole[0] + MERCY
            inside = inside and spot.y >= -MERCY and spot.y + spot.pile.along <= whole[1] + MERCY
            if not inside:
                self.wrong("outside", f"{at}.spots[{number}]", self.ids[spot.pile.things[0].thing])
        for (a, one), (b, other) in itertools.combinations(enumerate(spots), 2):
            if other.meets((one.x, one.y), (one.x + one.pile.across, one.y + one.pile.along)):
                self.wrong("overlap", f"{at}.spots[{b}]", f"spots[{a}]")
        area = sum(spot.pile.across * spot.pile.along for spot in spots)
        if len(spots) > 1 and area > free * whole[0] * whole[1] * (1 + 1e-9) + MERCY:
            self.wrong("too-full", at, f"{area:g} > {free * whole[0] * whole[1]:g}")
        if unit.kind == PALLET:
            for number, spot in enumerate(spots):
                if (many := self._in_the_way(spot, spots)) > self.rules.reach - 1:
                    self.wrong("out-of-reach", f"{at}.spots[{number}]", many)

    def _in_the_way(self, spot: _Spot, spots: list[_Spot]) -> int:
        """Return how many things are moved to take the lowest thing of a spot away over the nearest side."""
        right, back = spot.x + spot.pile.across, spot.y + spot.pile.along
        ways = (
            ((-math.inf, spot.y), (spot.x, back)),
            ((right, spot.y), (math.inf, back)),
            ((spot.x, -math.inf), (right, spot.y)),
            ((spot.x, back), (right, math.inf)),
        )
        others = [each for each in spots if each is not spot]
        before = min(sum(len(each.pile.things) for each in others if each.meets(*way)) for way in ways)
        return len(spot.pile.things) - 1 + before

    def _counts(self) -> None:
        used = Counter(self.packing.bay_unit.tolist())
        for at, unit in enumerate(self.problem.units):
            if unit.count is not None and used[at] > unit.count:
                self.wrong("too-many-bays", unit.name, f"{used[at]} > {unit.count}")


def _second_dimension(unit: Unit) -> bool:
    return unit.kind in {DRAWER, SCREEN, PALLET}


def _second(unit: Unit) -> float:
    return unit.height if unit.kind == SCREEN else unit.depth


def _slots(unit: Unit) -> tuple[float, ...]:
    """Return the clear room over each of the shelves that cannot be moved."""
    if unit.kind == SCREEN:
        return tuple([unit.depth] * unit.sides)
    return (unit.height,) if unit.kind == PALLET else unit.fixed


def _taken(unit: Unit, up: float) -> float:
    """Return the height that a shelf for something takes, counted up in steps."""
    if _slots(unit):
        return min((clear for clear in _slots(unit) if clear >= up - MERCY), default=math.inf)
    steps = max(1, int((up + unit.overhead) / unit.step) - 1)
    while steps * unit.step < up + unit.overhead - MERCY:
        steps += 1
    return steps * unit.step if steps * unit.step <= unit.height + MERCY else math.inf


def _figures(answer: Answer) -> list[Fault]:
    """Return where what an answer says of itself is not what it holds."""
    packing, found = answer.packing, []
    counted = Counter((int(c), int(u)) for c, u in zip(packing.bay_climate, packing.bay_unit, strict=True))
    said = {(group.climate, group.unit): group.bays for group in answer.groups if group.bays}
    left = any(REASONS[reason] == "no-room" for reason in packing.reason.tolist())
    if dict(counted) != said and not (left and all(many <= said.get(key, 0) for key, many in counted.items())):
        found.append(Fault("other-count", "bays", f"{dict(counted)}, {said}"))
    found.extend(
        Fault("bound-above-answer", f"groups[{at}]")
        for at, group in enumerate(answer.groups)
        if group.least_bays > group.bays or group.least_mm > group.shelf_mm + MERCY
    )
    return found
