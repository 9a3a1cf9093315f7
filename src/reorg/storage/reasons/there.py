"""What speaks against a thing standing on another shelf, all at once, and what would let it stand there?

Sizes are compared as the planner compares them: with room for hands, upright and also turned, flat things also lying. A
shelf that receives something is filled to the target that the plan was made with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from math import ceil

from reorg.language import Message, say, say_many
from reorg.museum import Museum
from reorg.storage.furniture import Surface, planned
from reorg.storage.plan import Plan
from reorg.storage.reasons.reason import Help, Reason, WhyNot
from reorg.storage.reasons.seen import PlanSeen
from reorg.storage.rules import APART

MERCY = 0.5  # mm and kg/100: less is not told
PITCH = 25.0  # mm: shelf boards hang higher or lower in such steps where nobody says otherwise; ours
SLACK = 0.06  # lanes put quickly are at most about so much longer than those put with care
MOST_HELPED = 2  # shelves of a unit or room for which it is said what would help
FEW_TO_LEAVE = 3  # so many things at most are proposed to leave
MOST_TRIED = 12  # things on a shelf of which pairs and threes are looked at: the largest


def why_not(museum: Museum, plan: Plan, key: str, place: str) -> tuple[WhyNot, ...] | None:
    """Return what speaks against a thing in a place: shelf by shelf where it is a unit or room, the likeliest first.

    None if the plan does not know the thing. An empty tuple: nothing can stand in such a place.
    """
    seen = PlanSeen(museum, plan)
    item = seen.item_of(key)
    if item not in seen.stood:
        return None
    inside = {each.id for each in seen.places.within(place)}
    asked = [each for each in seen.surfaces if each.place in inside]
    found = sorted((_against(seen, item, each) for each in asked), key=_weight)
    lone = len(found) == 1
    return tuple(_helped(seen, each, lone=lone) if at < MOST_HELPED else each for at, each in enumerate(found))


def what_would_help(museum: Museum, plan: Plan, key: str, shelf: str) -> tuple[Help, ...]:
    """Return what would let a thing stand on a shelf; nothing if it may stand there, or nothing would help."""
    found = why_not(museum, plan, key, shelf)
    return found[0].helps if found else ()


def _weight(answer: WhyNot) -> tuple[bool, int, int]:
    hard = sum(reason.hard for reason in answer.reasons)
    return not answer.here, hard, len(answer.reasons) - hard


def _against(seen: PlanSeen, item: str, surface: Surface) -> WhyNot:
    if seen.at.get(item) == surface.place:
        return WhyNot(item, surface.place, (), here=True)
    if not surface.known:
        sentence = say("Nobody measured {place}.", place=seen.code(surface.place))
        return WhyNot(item, surface.place, (Reason("not-known", sentence, about=(surface.place,)),))
    return WhyNot(item, surface.place, tuple(_There(seen, item, surface).reasons()))


def _helped(seen: PlanSeen, found: WhyNot, *, lone: bool) -> WhyNot:
    """Return an answer with what would help; other shelves of the unit only if it is the only one asked about."""
    surface = seen.surface[found.shelf]
    if found.here:
        return found
    if not surface.known:
        return replace(found, helps=(Help("measure-shelf", say("Measure the shelf."), (surface.place,)),))
    there = _There(seen, found.item, surface)
    return replace(found, helps=tuple(there.wishes() if found.may else there.helps(siblings=lone)))


class _There:
    """A thing and a shelf that it is not on."""

    def __init__(self, seen: PlanSeen, item: str, surface: Surface) -> None:
        self.seen, self.item, self.surface = seen, item, surface
        self.others = [stood.item for stood in seen.plan.standing.get(surface.place, ())]
        self.unit_others = [one for one in seen.neighbours(surface.unit) if one != item]
        self.kg = seen.kg(item)
        self.code = seen.code(surface.place)
        self.too = self._too_large()
        self.over = self._over()
        self.lacking = 0.0 if self.too else self._lacking(self.others)

    # -- what speaks against it

    def reasons(self) -> Iterator[Reason]:
        """Yield all that speaks against it, hard reasons first."""
        found = [*self._rules(), *self._places(), *self._sizes(), *self._loads(), *self._full(), *self._soft()]
        yield from sorted(found, key=lambda reason: not reason.hard)

    def _rules(self) -> Iterator[Reason]:
        seen, ruling = self.seen, self.seen.ruling(self.item)
        if (stays := ruling.stays.get(0)) is not None:
            yield Reason(stays.code, stays.because, about=(stays.about,) if stays.about else ())
        at = seen.number[self.surface.place]
        for rule in ruling.of(0):
            if not rule.surfaces[at]:
                yield Reason(rule.code, rule.because, rule.hard, (rule.about,) if rule.about else ())
        mine, *theirs = seen.company([self.item, *self.unit_others])
        foes = [one for one, code in zip(self.unit_others, theirs, strict=True) if code != mine]
        if foes and (mine in APART or any(code in APART for code in theirs)):
            code = mine or next(code for code in theirs if code)
            sentence = say("{why} In the same unit: {things}.", why=APART[code], things=seen.labels(foes))
            yield Reason("apart", sentence, about=tuple(foes[:10]))

    def _places(self) -> Iterator[Reason]:
        seen, surface = self.seen, self.surface
        if seen.gone(surface):
            yield Reason("discard", say("This furniture is to be discarded."), about=(surface.unit,))
        if not planned(seen.places, surface.room):
            room = seen.places[surface.room]
            yield Reason("no-store", say("{room} is no store: {use}.", room=room.code, use=room.use), about=(room.id,))

    def _too_large(self) -> list[tuple[str, float]]:
        """Return by how many mm it is too wide, deep and tall in the way in which it fits best; nothing if it fits."""
        wide, deep, tall = self.seen.sides(self.item)
        room = (self.surface.width or 0.0, self.surface.depth or 0.0, self.surface.height or 0.0)
        ways = [(wide, deep, tall), (deep, wide, tall)]
        if self.seen.may_lie(self.item):
            ways += [(wide, tall, deep), (tall, wide, deep)]
        over = [[max(0.0, size - most) for size, most in zip(way, room, strict=True)] for way in ways]
        best = min(over, key=lambda each: (sum(side > MERCY for side in each), sum(each)))
        return [(name, side) for name, side in zip(("wide", "deep", "tall"), best, strict=True) if side > MERCY]

    def _sizes(self) -> Iterator[Reason]:
        for name, mm in self.too:
            yield Reason(f"too-{name}", _TOO[name](ceil(mm)))

    def _over(self) -> list[tuple[str, float, float]]:
        """Return by how many kg the shelf and the unit would be overloaded, with what they bear."""
        seen, found = self.seen, []
        unit = seen.places.get(self.surface.unit)
        held = sum(seen.kg(one) for one in self.others)
        if (load := self.surface.load) is not None and held + self.kg > load + MERCY / 100:
            found.append((self.surface.place, held + self.kg - load, load))
        whole = sum(seen.kg(one) for one in self.unit_others)
        if unit is None or unit.id == self.surface.place or unit.load is None:
            return found
        if whole + self.kg > unit.load + MERCY / 100:
            found.append((unit.id, whole + self.kg - unit.load, unit.load))
        return found

    def _loads(self) -> Iterator[Reason]:
        for place, over, load in self.over:
            yield Reason(
                "too-heavy",
                say(
                    "With it, {place} would carry {kg} kg more than the {load} kg that it bears.",
                    place=self.seen.code(place), kg=_kg(over), load=_kg(load),
                ),
                about=(place,),
            )  # fmt: skip

    def _lacking(self, others: list[str]) -> float:
        """Return how many mm of shelf are lacking for it beside others; 0 if there is room."""
        width = self.surface.width or 0.0
        if not others:
            return 0.0
        limit = width * self.seen.fill
        over = self.seen.taken([*others, self.item], self.surface, thorough=False) - limit
        if 0 < over < SLACK * limit:  # that close, it is worth trying many ways to put them
            over = self.seen.taken([*others, self.item], self.surface) - limit
        return max(0.0, over)

    def _full(self) -> Iterator[Reason]:
        if self.lacking > MERCY:
            yield Reason(
                "full",
                say(
                    "{mm} mm of shelf are lacking: it is filled to {percent} % at most, and other things stand there.",
                    mm=ceil(self.lacking), percent=round(100 * self.seen.fill),
                ),
                about=tuple(self.others[:10]),
            )  # fmt: skip

    def _soft(self) -> Iterator[Reason]:
        seen, surface = self.seen, self.surface
        if self.kg >= seen.heavy and surface.z is not None and surface.z > seen.low:
            yield Reason(
                "too-high",
                say("It weighs {kg} kg. Heavy things ({heavy} kg and more) stand no higher than {low} mm; this is {z} mm up.",
                    kg=_kg(self.kg), heavy=_kg(seen.heavy), low=round(seen.low), z=round(surface.z)),
                hard=False,
            )  # fmt: skip
        category = seen.category(self.item)
        theirs = {seen.category(one) for one in self.unit_others} - {""}
        if category and theirs and category not in theirs:
            yield Reason(
                "mixed", say("No other of its kind ({category}) is in this unit.", category=category), hard=False
            )
        if seen.shelf_now(self.item) == seen.at.get(self.item) != "" and seen.shelf_now(self.item):
            yield Reason(
                "moves", say("It would have to be carried; where the plan leaves it, it stands already."), hard=False
            )

    # -- what would help

    def helps(self, *, siblings: bool) -> Iterator[Help]:
        """Yield what would let it stand there."""
        yield from self._strike()
        yield from self._raise()
        if not self.too and (self.lacking > MERCY or self.over):
            yield from self._leave()
        if siblings:
            yield from self._sibling()
        if self.seen.stood[self.item].guessed and (self.too or self.lacking > MERCY or self.over):
            yield Help("measure", say("Measure it: the plan only assumes its size."), (self.item,))

    def wishes(self) -> Iterator[Help]:
        """Yield how to have it there, where nothing forbids it."""
        yield Help("wish", say("Wish it there: the next plan puts it on this shelf."), (self.item, self.surface.place))

    def _strike(self) -> Iterator[Help]:
        for reason in self._rules():
            if reason.code in {"there", "not", "stay", "kept-unit"} and reason.hard:
                yield Help("strike", say("Strike the wish that speaks against it."), reason.about)

    def _raise(self) -> Iterator[Help]:
        """The board above hangs higher by whole steps, if what stands on it still has room."""
        if [name for name, _ in self.too] != ["tall"]:
            return
        steps = ceil(self.too[0][1] / PITCH)
        more = steps * PITCH
        above = self._above()
        unit = self.seen.places.get(self.surface.unit)
        if above is None:
            return
        tallest = max((stood.height for stood in self.seen.plan.standing.get(above.place, ())), default=0.0)
        if (above.height or 0.0) - more >= tallest and unit is not None:
            yield Help(
                "raise",
                say("Hang the shelf above it ({shelf}) {mm} mm higher: what is to stand there still has room.",
                    shelf=self.seen.code(above.place), mm=round(more)),
                (above.place,),
            )  # fmt: skip

    def _above(self) -> Surface | None:
        z = self.surface.z
        boards = [each for each in self.seen.surfaces if each.unit == self.surface.unit and each.z is not None]
        higher = [each for each in boards if z is not None and each.z is not None and each.z > z and not each.drawer]
        return min(higher, key=lambda each: each.z or 0.0, default=None) if not self.surface.drawer else None

    def _leave(self) -> Iterator[Help]:
        """The fewest things that would have to leave, of those the smallest."""
        found = next(self._leaving(), None)
        if found:
            yield Help(
                "take-away",
                say_many(
                    "Take {things} elsewhere: then it has room.", "Take these elsewhere: {things}. Then it has room.",
                    count=len(found), things=self.seen.labels(found),
                ),
                tuple(found),
            )  # fmt: skip

    def _leaving(self) -> Iterator[tuple[str, ...]]:
        loose = [one for one in self.others if not self.seen.ruling(one).stays]
        size = {one: self.seen.sides(one)[0] * self.seen.sides(one)[1] for one in loose}
        order = sorted(loose, key=lambda one: (size[one], one))
        for count in range(1, FEW_TO_LEAVE + 1):
            some = order if count == 1 else order[-MOST_TRIED:]
            for leaving in combinations(some, count):
                if self._has_room([one for one in self.others if one not in leaving]):
                    yield leaving

    def _has_room(self, others: list[str]) -> bool:
        load = self.surface.load
        if load is not None and sum(map(self.seen.kg, others)) + self.kg > load + MERCY / 100:
            return False
        gone = len(self.others) - len(others)
        if any(place != self.surface.place for place, _, _ in self.over) and gone:
            over = next(kg for place, kg, _ in self.over if place != self.surface.place)
            if sum(map(self.seen.kg, self.others)) - sum(map(self.seen.kg, others)) < over:
                return False
        return self._lacking(others) <= MERCY

    def _sibling(self) -> Iterator[Help]:
        """Another shelf of the same unit that has room now."""
        for other in self.seen.surfaces:
            if other.unit != self.surface.unit or other.place == self.surface.place or not other.known:
                continue
            if self.seen.at.get(self.item) == other.place:
                continue
            there = _There(self.seen, self.item, other)
            if not any(reason.hard for reason in there.reasons()):
                yield Help(
                    "other-shelf",
                    say("{shelf} of the same unit has room for it.", shelf=self.seen.code(other.place)),
                    (other.place,),
                )
                return


_TOO: Mapping[str, Callable[[int], Message]] = {
    "wide": lambda mm: say("It is {mm} mm too wide for this shelf.", mm=mm),
    "deep": lambda mm: say("It is {mm} mm too deep for this shelf.", mm=mm),
    "tall": lambda mm: say("It is {mm} mm too tall for this shelf.", mm=mm),
}


def _kg(value: float) -> float | int:
    return round(value, 1) if value < 100 else round(value)
