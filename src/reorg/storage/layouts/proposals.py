"""Which layouts of a museum's room are worth comparing, and what would each change? (beside how it is today)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import hypot

from reorg.language import Message, say, say_many
from reorg.museum import Museum, Place, Places, fold_code, following, next_code
from reorg.storage.layout_told import told, told_fault, told_faults, told_unplaced
from reorg.storage.layouts.asked import Ask, type_label
from reorg.storage.layouts.layout import BESIDE, NOW, SAME, Layout, Layouts, Standing
from reorg.storage.layouts.question import Kind, Question, kind_on_rails, on_rails, question
from reorg.storage.solve.layout import Fault, Problem, Proposal, Stand, at_most, check, propose
from reorg.storage.solve.problem import Stop

MOST_FAULTS = 60
MOST_NEW = 2000
RAILS_SHARE = 0.15  # of the time goes to compact shelving, where it is asked for
BESIDE_SHARE = 0.15  # of the time goes to leaving all as it stands


def layouts(
    museum: Museum,
    room: Place,
    ask: Ask,
    *,
    stop: Stop | None = None,
    seed: int = 1,
    progress: Callable[[float], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Layouts:
    """Return layouts of a museum's room to compare. Raises Trouble where none can be asked for (see ``question``).

    ``stop`` (default: rows alone, no search), ``progress`` and ``cancel`` as in ``solve.layout.propose``.
    """
    asked = question(museum, room, ask)
    searching = _Searching(asked, museum.places, stop or Stop(rounds=0), seed, progress, cancel)
    found = searching.all()
    today = _today(asked, museum.places)
    asked_bound = asked.filled or bool(ask.rails)
    problems = [problem for problem in (asked.problem, on_rails(asked, museum.places)) if problem is not None]
    most = int(max(at_most(problem) for problem in problems) + 1e-6) if asked_bound and found else None
    ordered = sorted(
        _unlike(found, today), key=lambda each: (len(each.left), -len(each.standing), -each.metres, each.moved)
    )
    return Layouts(
        room.id, asked.mark, ask, today, tuple(ordered), most, asked.notes, searching.faults, searching.seconds, seed
    )


def checked(museum: Museum, room: Place, ask: Ask, units: Sequence[Standing]) -> list[tuple[Message, tuple[str, ...]]]:
    """Return everything that is wrong with units as somebody drew them, each sentence with the ids of its units.

    The same rules and sentences as for proposals. Raises Trouble where the room cannot be asked.
    """
    asked = question(museum, room, replace(ask, fill=(), add={}, rails="", units={}), drawn=True)
    problem, stands = _drawn(asked, units)
    return _sentences(check(problem, stands), stands, {}, [each.unit or each.code for each in units])


class _Searching:
    """The calls of the solver for one question, and the time that is shared out between them."""

    def __init__(
        self,
        asked: Question,
        places: Places,
        stop: Stop,
        seed: int,
        progress: Callable[[float], None] | None,
        cancel: Callable[[], bool] | None,
    ) -> None:
        self.asked, self.places, self.stop, self.seed = asked, places, stop, seed
        self.progress, self.cancel = progress, cancel
        self.seconds = 0.0
        self.faults: tuple[Message, ...] = ()
        self._from = 0.0

    def all(self) -> list[Layout]:
        """Return the layouts of every way to answer."""
        rails = on_rails(self.asked, self.places)
        beside = self._beside()
        shares = {"beside": BESIDE_SHARE if beside else 0.0, "rails": RAILS_SHARE if rails else 0.0}
        found = [
            self._layout(each, self.asked, self.asked.problem)
            for each in self._asked(self.asked.problem, 1 - sum(shares.values()), main=True)
        ]
        if beside is not None:
            best = max(self._asked(beside.problem, shares["beside"]), key=_bays, default=None)
            if best is not None:
                found.append(replace(self._layout(best, beside, beside.problem), kind=BESIDE, told=_BESIDE))
        if rails is not None:
            kind = kind_on_rails(self.asked, self.places)
            asked = replace(self.asked, problem=rails, kinds={**self.asked.kinds, kind.code: kind})
            made = [each for each in self._asked(rails, shares["rails"]) if each.kind == "compact"]
            found += [self._layout(each, asked, rails) for each in made]
            if not made:
                self.faults += (say("Compact shelving has no place in this room, or the floor does not carry it."),)
        return found

    def _beside(self) -> Question | None:
        """Return the question with everything staying where it stands; None if that is what is asked, or nothing comes."""
        asked = self.asked
        if not asked.coming or not asked.movable or any(each.footprint is None for each in asked.movable):
            return None
        if any(each.turn % 90 for each in asked.movable):
            return None
        kinds = {kind.code: kind for kind in asked.problem.types}
        code = {each.id: _code_of(each) for each in asked.movable}
        stands = tuple(
            Stand(code[each.id], each.x or 0.0, each.y or 0.0, each.turn % 360, fixed=True, name=each.code)
            for each in asked.movable
        )
        assert all(each.type in kinds for each in stands)
        problem = replace(asked.problem, fixed=(*asked.problem.fixed, *stands))
        return replace(asked, problem=problem, fixed=(*asked.fixed, *asked.movable), movable=())

    def _asked(self, problem: Problem, share: float, *, main: bool = False) -> tuple[Proposal, ...]:
        stop = self.stop
        if stop.seconds is not None:
            stop = replace(stop, seconds=stop.seconds * share)
        begun, self._from = self._from, self._from + share
        told = self.progress
        answer = propose(
            problem, stop, self.seed, progress=None if told is None else lambda part: told(min(1.0, begun + share * part)),
            cancel=self.cancel,
        )  # fmt: skip
        self.seconds += answer.seconds
        if main:
            labels = {code: kind.label for code, kind in self.asked.kinds.items()}
            self.faults += tuple(told_fault(each, names=labels) for each in answer.faults)
        return answer.proposals

    def _layout(self, made: Proposal, asked: Question, problem: Problem) -> Layout:
        """Return a proposal of the solver as a layout of the museum's units."""
        standing, left = _Assigned(asked, made, self.places).all()
        labels = {code: kind.label for code, kind in asked.kinds.items()}
        stands = made.units
        faults = [message for message, _ in _sentences(made.faults, stands, labels, [])]
        gone = [each for each in made.unplaced if each.count == 0 or each.type in asked.coming]
        faults += [told_unplaced(each, names=labels) for each in gone if not each.type.startswith("rails ")]
        done = Layout(made.kind, told(made), standing, left, tuple(faults[:MOST_FAULTS]), (), *_sums(standing, problem))
        return replace(done, changes=tuple(_changes(done, asked)))


def _bays(made: Proposal) -> float:
    return made.figures.bays


_BESIDE = say("Everything stays where it stands; what comes in stands on the free floor.")
_TODAY = say("As it is today.")


class _Assigned:
    """Which unit of the museum stands where the solver has one of its kind: those that need not move first, then the nearest."""

    def __init__(self, asked: Question, made: Proposal, places: Places) -> None:
        self.asked, self.made, self.places = asked, made, places
        self.added = {each.code: each for each in made.added}

    def all(self) -> tuple[tuple[Standing, ...], tuple[str, ...]]:
        """Return every unit where it stands, and the ids of those that have no place."""
        count = len(self.asked.fixed)
        standing = [
            _standing(unit, self.asked.kinds[_code_of(unit)], stand, self.places)
            for unit, stand in zip(self.asked.fixed, self.made.units, strict=False)
        ]
        spots: defaultdict[str, list[Stand]] = defaultdict(list)
        for stand in self.made.units[count:]:
            spots[stand.type].append(stand)
        waiting: defaultdict[str, list[Place]] = defaultdict(list)
        for unit in self.asked.movable:
            waiting[_code_of(unit)].append(unit)
        left: list[str] = []
        fresh: list[Stand] = []
        for code in dict.fromkeys((*waiting, *spots)):
            pairs, over, free = _matched(waiting[code], spots[code])
            kind = self.asked.kinds.get(code)
            standing += [_standing(unit, kind, stand, self.places) for unit, stand in pairs if kind]
            left += [unit.id for unit in over]
            fresh += free
        codes = _new_codes(self.places, self.asked.room, len(fresh))
        fresh.sort(key=lambda stand: (round(stand.y / 500), stand.x, stand.type))
        standing += [self._new(stand, code) for stand, code in zip(fresh, codes, strict=True)]
        return tuple(standing), tuple(left)

    def _new(self, stand: Stand, code: str) -> Standing:
        block = self.added.get(stand.type)
        if block is None:
            kind = self.asked.kinds[stand.type]
            return Standing(
                "", code, kind.type, kind.width, kind.depth, kind.height, stand.x, stand.y, stand.turn % 360,
                shelves=kind.shelves, level=kind.level, metres=kind.metres, planned=True,
            )  # fmt: skip
        kind = next(
            each for key, each in self.asked.kinds.items() if stand.type.startswith(key) and key.startswith("rails ")
        )
        bays = round(block.bays)
        return Standing(
            "", code, "compact shelving", block.width, block.depth, block.height, stand.x, stand.y, stand.turn % 360,
            shelves=kind.shelves * bays, level=kind.level, metres=kind.metres * bays, planned=True, rails=bays,
        )  # fmt: skip


def _matched(
    units: Sequence[Place], spots: Sequence[Stand]
) -> tuple[list[tuple[Place, Stand]], list[Place], list[Stand]]:
    """Return pairs of units and spots, short ways first, and what is left over of both."""
    pairs = sorted((_way(unit, stand), at, to) for at, unit in enumerate(units) for to, stand in enumerate(spots))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, at, to in pairs:
        if at not in taken and to not in used:
            taken[at] = to
            used.add(to)
    return (
        [(units[at], spots[to]) for at, to in sorted(taken.items())],
        [unit for at, unit in enumerate(units) if at not in taken],
        [stand for to, stand in enumerate(spots) if to not in used],
    )


def _way(unit: Place, stand: Stand) -> tuple[bool, float]:
    if unit.x is None or unit.y is None:
        return True, 1e9
    far = hypot(unit.x - stand.x, unit.y - stand.y)
    same = far <= SAME and unit.turn % 360 == stand.turn % 360
    return not same, far


def _code_of(unit: Place) -> str:
    return f"{unit.type} {unit.width or 0:g}x{unit.depth or 0:g}x{unit.height or 0:g}"


def _standing(unit: Place, kind: Kind, stand: Stand, places: Places) -> Standing:
    levels = [each for each in places.inside(unit.id) if each.kind in {"shelf", "drawer"}]
    was = None if unit.x is None or unit.y is None else (unit.x, unit.y, unit.turn % 360)
    metres = round(sum(each.width or unit.width or 0.0 for each in levels) / 1000, 3)
    return Standing(
        unit.id, unit.code, unit.type, kind.width, kind.depth, kind.height, stand.x, stand.y, stand.turn % 360, was,
        len(levels), kind.level, metres, unit.planned,
    )  # fmt: skip


def _new_codes(places: Places, room: Place, count: int) -> list[str]:
    """Return the codes that new units get, in the museum's own way, none of them taken."""
    taken = {*places.by_code, *places.by_older_code}
    first = next_code(places, frozenset({"unit"}), "A1", room.id)
    return [code for code in following(first, count + len(taken)) if fold_code(code) not in taken][:count]


def _sums(standing: Sequence[Standing], problem: Problem) -> tuple[float, float]:
    under = sum(each.width * each.depth for each in standing)
    return round(sum(each.metres for each in standing), 3), round(100 * under / problem.room.area, 2)


def _today(asked: Question, places: Places) -> Layout:
    """Return the room as it is now, with what is wrong with it."""
    there = [each for each in (*asked.fixed, *asked.movable) if each.footprint is not None and each.turn % 90 == 0]
    standing = tuple(
        _standing(each, asked.kinds[_code_of(each)], Stand("", each.x or 0.0, each.y or 0.0, each.turn), places)
        for each in there
    )
    problem, stands = _drawn(asked, standing)
    labels = {code: kind.label for code, kind in asked.kinds.items()}
    faults = [message for message, _ in _sentences(check(problem, stands), stands, labels, [])]
    ids = {each.id for each in there}
    left = tuple(each.id for each in asked.movable if each.id not in ids)
    return Layout(NOW, _TODAY, standing, left, tuple(faults[:MOST_FAULTS]), (), *_sums(standing, asked.problem))


def _drawn(asked: Question, units: Sequence[Standing]) -> tuple[Problem, list[Stand]]:
    """Return units as the check reads them, in the room of a question: nothing is fixed, and any number of each may be."""
    kinds = {kind.code: kind for kind in (replace(each, wanted=None) for each in asked.problem.types)}
    stands = []
    for each in units:
        code = f"{each.type} {each.width:g}x{each.depth:g}x{each.height:g}"
        if code not in kinds:
            found = Kind(code, each.type, each.width, each.depth, each.height)
            kinds[code] = found.solver(None)
        stands.append(Stand(code, each.x, each.y, each.turn % 360, name=each.code))
    return replace(asked.problem, types=tuple(kinds.values()), fixed=(), compact=None), stands


def _sentences(
    faults: Sequence[Fault], stands: Sequence[Stand], labels: Mapping[str, Message], ids: Sequence[str]
) -> list[tuple[Message, tuple[str, ...]]]:
    """Return faults as sentences, each once, with the ids of the units in them."""
    found: dict[Message, tuple[str, ...]] = {}
    for message, units in told_faults(faults, stands, names=labels):
        found.setdefault(message, tuple(ids[at] for at in units if at < len(ids)))
    return list(found.items())


def _changes(made: Layout, asked: Question) -> list[Message]:
    """Return what is different from today, in words."""
    old = sum(1 for each in made.standing if not each.new and not each.planned)
    found = [
        say_many("Moves {count} of {every} units.", "Moves {count} of {every} units.", count=made.moved, every=old)
        if made.moved
        else say("Moves nothing.")
    ] if old else []  # fmt: skip
    for code in dict.fromkeys(
        (each.type, each.width, each.depth) for each in made.standing if each.new and not each.rails
    ):
        count = sum(
            each.new and not each.rails and (each.type, each.width, each.depth) == code for each in made.standing
        )
        found.append(say("New: {count} × {type}.", count=count, type=type_label(*code)))
    if bays := sum(each.rails for each in made.standing):
        found.append(say_many("New: {count} bay on rails.", "New: {count} bays on rails.", count=bays))
    if left := [unit.code for unit in asked.movable if unit.id in made.left]:
        found.append(
            say_many(
                "No place here for: {units}.", "No place here for: {units}.", count=len(left), units=", ".join(left)
            )
        )
    return found


def _unlike(found: Sequence[Layout], today: Layout) -> list[Layout]:
    """Return the layouts without those that are the same as another one or as today."""
    seen = {_where(today)} if not today.left else set()
    kept = []
    for each in found:
        if (where := _where(each)) not in seen:
            seen.add(where)
            kept.append(each)
    return kept


def _where(made: Layout) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (each.unit or each.type, round(each.x), round(each.y), each.turn % 360, each.width, each.depth)
        for each in made.standing
    )
