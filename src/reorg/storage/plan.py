"""What does a plan for the store say, and how is it kept as a file?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan, nan
from types import MappingProxyType
from typing import Any

from reorg.language import Message, say, say_many
from reorg.method import NOTHING, Range
from reorg.storage.carrying import Moves, Step
from reorg.storage.need import Shortfall, UnitNeed
from reorg.storage.solve import LAID, LAID_TURNED, STAND, TURNED

VERSION = 2
EARLIER = frozenset({1})  # said nothing of how things stand on their shelves
NONE: Mapping[str, str] = MappingProxyType({})
FIGURES: Mapping[str, float] = MappingProxyType({})
AS_IT_STANDS = {STAND: (0, 1, 2), TURNED: (1, 0, 2), LAID: (0, 2, 1), LAID_TURNED: (2, 0, 1)}
"""Which of a box's sides is across the shelf, front to back, and upright."""
WHY_NOT = {
    "no-shelf": say("The store has no shelf whose size is known."),
    "too-large": say("It fits on no shelf of the store."),
    "too-heavy": say("No shelf on which it fits carries its weight."),
    "no-room": say("All shelves on which it fits are full."),
    "pinned": say("It has to stay where it is, but it does not fit there."),
    "not-allowed": say("It would fit, but wishes or rules leave it no shelf."),
    "apart": say("It must not share a unit with other things, and no unit is free for it."),
}


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An object without a place in the plan, and why: a code of :data:`WHY_NOT`."""

    object: str
    reason: str

    @property
    def because(self) -> Message:
        """Why it has no place."""
        return WHY_NOT[self.reason]


@dataclass(frozen=True, slots=True)
class Stood:
    """One thing (an object, or a box with all in it) as it stands on a shelf: the mm that it takes, with room for hands.

    ``lane`` counts the lanes of the shelf from 0, from left to right; in a lane the first stands in front, or lies
    undermost where ``laid``. ``turned``: width and depth have changed places. ``kg`` is its weight, NaN where an earlier
    plan did not say it; ``guessed``: nobody measured it, its size is what others like it have.
    """

    item: str
    lane: int
    width: float
    depth: float
    height: float
    turned: bool = False
    laid: bool = False
    kg: float = nan
    guessed: bool = False


@dataclass(frozen=True)
class Plan:
    """A plan for the store. Objects and places are ids; lengths of shelf are metres.

    ``placements`` gives the shelf of every object placed (also those that stay), ``boxes`` that of every box placed.
    ``standing`` says how things stand on each shelf that holds any, ``waiting`` what has no place, with its size upright.
    ``without`` is how many objects have no place if all unknown sizes are small, as likely, or large; ``doubtful`` are
    the objects whose recorded size can hardly be right (nothing, or some ten times what others like it have).
    ``filled`` gives the share of each used shelf's length that is taken once the plan is carried out (0 to 1).
    ``lower_bounds`` say what no plan can beat: unplaced (objects or boxes), moves (handlings, for any plan that places
    as many), categories_in_units, shelf_m, missing_shelf_m, units. ``reached`` says what this plan comes to, where no
    other field does: categories_in_units (pairs of a category and a unit with some of it), categories, heavy_high
    (heavy things above hip height), overfull (shelves that stay too full), shelf_m (shelf length taken), units_used; a
    plan of an earlier version does not say it. ``gap``
    is how much of the shelf length needed could be saved at most (0 to 1; 0 if nothing is missing). ``person_days``
    covers the moves and the search for what has no recorded place. ``assumed`` says what the figures rest on (shares
    and counts), ``made_with`` how to make the same plan again.
    """

    objects: int = 0
    placed: int = 0
    unplaced: tuple[Unplaced, ...] = ()
    placements: Mapping[str, str] = field(default_factory=lambda: NONE)
    boxes: Mapping[str, str] = field(default_factory=lambda: NONE)
    filled: Mapping[str, float] = field(default_factory=lambda: FIGURES)
    standing: Mapping[str, tuple[Stood, ...]] = field(default_factory=dict)
    waiting: tuple[Stood, ...] = ()
    without: Range = NOTHING
    doubtful: tuple[str, ...] = ()
    moves: Moves = field(default_factory=Moves)
    shortfall: Shortfall = field(default_factory=Shortfall)
    lower_bounds: Mapping[str, float] = field(default_factory=lambda: FIGURES)
    reached: Mapping[str, float] = field(default_factory=lambda: FIGURES)
    gap: float = 0.0
    seconds: float = 0.0
    person_days: Range = NOTHING
    assumed: Mapping[str, float] = field(default_factory=lambda: FIGURES)
    made_with: Mapping[str, object] = field(default_factory=dict)

    @property
    def missing_shelf_m(self) -> float:
        """Shelf metres that are missing, likely."""
        return self.shortfall.length.likely

    @property
    def nothing_to_move(self) -> bool:
        """Whether everything stands as well as the plan could place it."""
        return not self.moves.steps

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What a person should know about the plan, most important first."""
        return tuple(_remarks(self))

    def to_data(self) -> dict[str, object]:
        """Return the plan as plain data for canonical JSON."""
        return {
            "version": VERSION,
            "objects": self.objects,
            "placed": self.placed,
            "unplaced": [[each.object, each.reason] for each in self.unplaced],
            "placements": dict(self.placements),
            "boxes": dict(self.boxes),
            "filled": dict(self.filled),
            "standing": {shelf: [_stood_data(each) for each in some] for shelf, some in self.standing.items()},
            "waiting": [_stood_data(each) for each in self.waiting],
            "without": self.without.data(),
            "doubtful": list(self.doubtful),
            "moves": _moves_data(self.moves),
            "shortfall": _shortfall_data(self.shortfall),
            "lower_bounds": dict(self.lower_bounds),
            "reached": dict(self.reached),
            "gap": self.gap,
            "seconds": self.seconds,
            "person_days": self.person_days.data(),
            "assumed": dict(self.assumed),
            "made_with": dict(self.made_with),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Plan:
        """Return the plan that :meth:`to_data` wrote, now or earlier. Raises ValueError if ``data`` is no such plan."""
        if data.get("version") not in {VERSION, *EARLIER}:
            raise ValueError(f"a plan of version {data.get('version')!r} cannot be read")
        try:
            return _plan(dict(data))
        except (KeyError, TypeError, IndexError) as problem:
            raise ValueError(f"this is no plan: {problem!r}") from problem


def _remarks(plan: Plan) -> Iterator[Message]:
    if not plan.objects:
        yield say("There are no objects to place yet.")
        return
    if not plan.assumed.get("shelves"):
        yield say("No shelf has a known size yet, so nothing can be placed. Measure one unit to begin.")
    elif plan.nothing_to_move:
        yield say("Everything that can be placed stands well where it is. Nothing needs to be moved.")
    if plan.unplaced:
        yield say_many(
            "{count} object has no place in this plan.",
            "{count} objects have no place in this plan.",
            count=len(plan.unplaced),
        )
        if plan.without.low < plan.without.high:
            yield say(
                "Sizes that nobody measured decide how many: {low} if these things are small, {high} if they are large.",
                low=round(plan.without.low), high=round(plan.without.high),
            )  # fmt: skip
    yield from _remarks_on_furniture(plan)


def _remarks_on_furniture(plan: Plan) -> Iterator[Message]:
    aside = plan.made_with.get("left_aside")
    if isinstance(aside, list | tuple) and aside:
        yield say_many(
            "{count} wish was left aside: it contradicts another one, or the store.",
            "{count} wishes were left aside: they contradict each other, or the store.",
            count=len(aside),
        )
    if plan.doubtful:
        yield say_many(
            "{count} object has a size on record that can hardly be right. Measure it again.",
            "{count} objects have sizes on record that can hardly be right. Measure them again.",
            count=len(plan.doubtful),
        )
    if plan.assumed.get("bear_nothing"):
        yield say_many(
            "{count} shelf carries 0 kg on record: nothing is put there.",
            "{count} shelves carry 0 kg on record: nothing is put there.",
            count=int(plan.assumed["bear_nothing"]),
        )
    if plan.shortfall.special:
        yield say_many(
            "{count} thing fits on no type of unit here. It needs furniture of its own.",
            "{count} things fit on no type of unit here. They need furniture of their own.",
            count=len(plan.shortfall.special),
        )
    yield from _assumptions(plan)
    if plan.moves.waits < len(plan.moves.steps):
        yield say_many(
            "{count} move needs new furniture first.",
            "{count} moves need new furniture first.",
            count=len(plan.moves.steps) - plan.moves.waits,
        )


def _assumptions(plan: Plan) -> Iterator[Message]:
    """What the plan rests on without knowing it for certain."""
    estimated = plan.assumed.get("sizes_estimated", 0.0)
    if estimated >= 1:
        yield say("No object is measured. All sizes are assumed, so take the figures as a first guess.")
    elif estimated > 0:
        yield say("{percent} % of the sizes are estimated from measured objects.", percent=round(100 * estimated, 1))
    if free := plan.assumed.get("taken_as_free", 0):
        yield say_many(
            "{count} shelf looked used, but no object is recorded there. The plan takes it as free.",
            "{count} shelves looked used, but no object is recorded there. The plan takes them as free.",
            count=int(free),
        )
    if gone := plan.assumed.get("discarded", 0):
        yield say_many(
            "{count} unit is to be discarded: the plan empties it, and it brings no room.",
            "{count} units are to be discarded: the plan empties them, and they bring no room.",
            count=int(gone),
        )


def _stood_data(each: Stood) -> list[object]:
    kg = None if isnan(each.kg) else each.kg
    sides = (each.width, each.depth, each.height)
    return [each.item, each.lane, *sides, int(each.turned), int(each.laid), kg, int(each.guessed)]


def _stood(said: Sequence[Any]) -> Stood:
    item, lane, width, depth, height, turned, laid, kg, guessed = (*said, None, 0)[:9]  # an earlier plan said seven
    sides = (float(width), float(depth), float(height))
    weight = nan if kg is None else float(kg)
    return Stood(str(item), int(lane), *sides, bool(turned), bool(laid), weight, bool(guessed))


def _moves_data(moves: Moves) -> dict[str, object]:
    steps = [[s.subject, s.objects, s.origin, s.to, s.why, s.trolley, s.zone, s.evening] for s in moves.steps]
    return {
        "steps": steps,
        "waits": moves.waits,
        "bound": moves.bound,
        "temporary": moves.temporary,
        "aside": moves.aside,
        "swing": moves.swing,
        "stuck": list(moves.stuck),
        "needed": moves.needed,
        "stood": [[wide, list(things)] for wide, things in moves.stood],
    }


def _shortfall_data(short: Shortfall) -> dict[str, object]:
    return {
        "length": short.length.data(),
        "bound": short.bound,
        "units": [[each.type, each.example, each.count.data(), each.bound] for each in short.units],
        "categories": [[word, length.data()] for word, length in short.categories],
        "special": list(short.special),
    }


Said = dict[str, Any]  # plain data just read from a file: checked by taking it apart


def _plan(said: Said) -> Plan:
    moves, short = said["moves"], said["shortfall"]
    return Plan(
        objects=int(said["objects"]),
        placed=int(said["placed"]),
        unplaced=tuple(Unplaced(str(one), str(reason)) for one, reason in said["unplaced"]),
        placements=dict(said["placements"]),
        boxes=dict(said["boxes"]),
        filled={shelf: float(share) for shelf, share in said["filled"].items()},
        standing={shelf: tuple(_stood(one) for one in some) for shelf, some in said.get("standing", {}).items()},
        waiting=tuple(_stood(one) for one in said.get("waiting", ())),
        without=_range(said["without"]) if "without" in said else NOTHING,
        doubtful=tuple(str(one) for one in said.get("doubtful", ())),
        moves=Moves(
            steps=tuple(
                Step(*(kind(value) for kind, value in zip(_STEP, step, strict=False))) for step in moves["steps"]
            ),
            waits=int(moves["waits"]),
            bound=int(moves["bound"]),
            temporary=int(moves["temporary"]),
            aside=int(moves["aside"]),
            swing=float(moves.get("swing", 0.0)),
            stuck=tuple(map(str, moves.get("stuck", ()))),
            needed=float(moves.get("needed", 0.0)),
            stood=tuple((float(wide), tuple(map(str, things))) for wide, things in moves.get("stood", ())),
        ),
        shortfall=Shortfall(
            length=_range(short["length"]),
            bound=float(short["bound"]),
            units=tuple(UnitNeed(str(t), str(e), _range(count), int(least)) for t, e, count, least in short["units"]),
            categories=tuple((str(word), _range(length)) for word, length in short["categories"]),
            special=tuple(str(one) for one in short["special"]),
        ),
        lower_bounds={name: float(value) for name, value in said["lower_bounds"].items()},
        reached={name: float(value) for name, value in said.get("reached", {}).items()},
        gap=float(said["gap"]),
        seconds=float(said["seconds"]),
        person_days=_range(said["person_days"]),
        assumed={name: float(value) for name, value in said["assumed"].items()},
        made_with=dict(said["made_with"]),
    )


_STEP: tuple[type[Any], ...] = (str, int, str, str, str, int, str, int)


def _range(said: Sequence[float]) -> Range:
    low, likely, high = said
    return Range(float(low), float(likely), float(high))
