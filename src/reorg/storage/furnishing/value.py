"""What does an answer to "what is missing" say, and how is it kept until the museum changes?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reorg.method import NOTHING, Range, total

FORM = 1
NOTHING_BOUGHT, LOW, FULL = "nothing", "low", "full"
OPTIONS = (NOTHING_BOUGHT, LOW, FULL)
Plain = dict[str, object]
Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Board:
    """A shelf as it will hang: ``z`` its surface above the floor, ``height`` clear above it; mm.

    ``place`` is the id of the shelf that hangs there today ("" for a new one); ``away``: it is taken down. ``load`` in kg.
    """

    z: float
    height: float
    place: str = ""
    load: float | None = None
    away: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to do: ``way`` is rehang, add, convert (of the unit ``unit``), build or buy (``count`` new units of a type).

    ``size`` is a unit's outer width, depth and height in mm. ``bays`` holds the shelves of each unit, from below: of those
    that change, and of every shelf of a new one. ``counts`` says how many units, if sizes are as small or large as they may
    be; ``least`` that fewer cannot do for the likely sizes. ``things`` are how many things find a place by it, ``cost`` what
    it costs in all; ``material`` (of what is built) is wood or angle; ``example`` is a unit of the museum that it is like.
    """

    way: str
    type: str
    bays: tuple[tuple[Board, ...], ...]
    unit: str = ""
    code: str = ""
    size: tuple[float, float, float] = (0.0, 0.0, 0.0)
    count: int = 1
    counts: Range = NOTHING
    least: int = 0
    level: str = "shelf"
    load: float | None = None
    things: int = 0
    cost: Range = NOTHING
    material: str = ""
    example: str = ""

    @property
    def new_shelves(self) -> int:
        """How many shelves there will be that are not there today."""
        return sum(not board.place for bay in self.bays for board in bay)

    @property
    def shelf_m(self) -> float:
        """How many metres the shelves have that are not there today."""
        return self.new_shelves * self.size[0] / 1000

    @property
    def floor(self) -> float:
        """The floor in m² that new units take, without their aisles."""
        return self.count * self.size[0] * self.size[1] / 1e6 if self.way in {"build", "buy"} else 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A category: how many of its ``things`` have no place, the shelf metres that these take, and that it takes in ``all``.

    ``after`` are the metres that would still be missing if the whole category stood elsewhere; None if that was not tried.
    """

    category: str
    things: int
    missing: Range
    all: Range
    after: float | None = None


@dataclass(frozen=True)
class Option:
    """One answer: what to do, what that costs, and what has no place then (things, shelf metres, by category).

    ``special`` are the ids of what fits on nothing that the option brings.
    """

    name: str
    measures: tuple[Measure, ...] = ()
    left: Range = NOTHING
    left_things: Range = NOTHING
    groups: tuple[Group, ...] = ()
    special: tuple[str, ...] = ()

    @property
    def cost(self) -> Range:
        """What all of it costs."""
        return total(each.cost for each in self.measures)

    @property
    def floor(self) -> float:
        """The floor in m² that new units take."""
        return sum(each.floor for each in self.measures)

    @property
    def units(self) -> int:
        """How many new units there will be."""
        return sum(each.count for each in self.measures if each.way in {"build", "buy"})

    @property
    def least(self) -> int:
        """The fewest new units that hold what these hold, for likely sizes."""
        return sum(each.least for each in self.measures if each.way in {"build", "buy"})

    @property
    def gap(self) -> float:
        """Which share of the new units could be saved at most (0 to 1)."""
        return 1 - self.least / self.units if self.units else 0.0


@dataclass(frozen=True)
class Furnishing:
    """What is missing, and three ways out. ``things`` of the store have to have a place; ``missing`` is in shelf metres.

    ``shelf_m`` is what there is today and planned already; ``estimated`` the share of objects whose size is a guess;
    ``fill`` how full a shelf is to be at most, with room for ``growth`` (a share) in it.
    """

    options: tuple[Option, ...] = ()
    things: int = 0
    missing: Range = NOTHING
    missing_things: Range = NOTHING
    shelf_m: float = 0.0
    estimated: float = 0.0
    fill: float = 1.0
    growth: float = 0.0
    currency: str = "EUR"
    year: int = 0
    seconds: float = 0.0
    made_with: Mapping[str, object] = field(default_factory=dict)

    @property
    def enough(self) -> bool:
        """Whether everything has a place already, as far as is known."""
        return self.missing_things.likely == 0

    def option(self, name: str) -> Option:
        """Return the option of this name; raises KeyError where there is none."""
        return {each.name: each for each in self.options}[name]

    def to_data(self) -> Plain:
        """Return it as plain data for JSON."""
        return {
            "form": FORM,
            "options": [_option_data(each) for each in self.options],
            "things": self.things,
            "missing": self.missing.data(),
            "missing_things": self.missing_things.data(),
            "shelf_m": self.shelf_m,
            "estimated": self.estimated,
            "fill": self.fill,
            "growth": self.growth,
            "currency": self.currency,
            "year": self.year,
            "seconds": self.seconds,
            "made_with": dict(self.made_with),
        }

    @classmethod
    def from_data(cls, data: Said) -> Furnishing:
        """Return what :meth:`to_data` wrote. Raises ValueError if ``data`` is no such answer."""
        if data.get("form") != FORM:
            raise ValueError("this answer is of another version")
        try:
            plain = {
                name: data[name]
                for name in (
                    "things",
                    "shelf_m",
                    "estimated",
                    "fill",
                    "growth",
                    "currency",
                    "year",
                    "seconds",
                    "made_with",
                )
            }
            return cls(
                options=tuple(_option(each) for each in data["options"]),
                missing=_range(data["missing"]),
                missing_things=_range(data["missing_things"]),
                **plain,
            )
        except (KeyError, TypeError, IndexError) as problem:
            raise ValueError(f"this is no answer: {problem!r}") from problem


def _option_data(each: Option) -> Plain:
    return {
        "name": each.name,
        "measures": [_measure_data(one) for one in each.measures],
        "left": each.left.data(),
        "left_things": each.left_things.data(),
        "groups": [[g.category, g.things, g.missing.data(), g.all.data(), g.after] for g in each.groups],
        "special": list(each.special),
    }


def _option(said: Said) -> Option:
    return Option(
        str(said["name"]),
        tuple(_measure(each) for each in said["measures"]),
        _range(said["left"]),
        _range(said["left_things"]),
        tuple(
            Group(str(word), int(things), _range(missing), _range(every), None if after is None else float(after))
            for word, things, missing, every, after in said["groups"]
        ),
        tuple(str(each) for each in said["special"]),
    )


_PLAIN = ("way", "type", "unit", "code", "count", "least", "level", "load", "things", "material", "example")


def _measure_data(each: Measure) -> Plain:
    plain: Plain = {name: getattr(each, name) for name in _PLAIN}
    bays = [[[b.z, b.height, b.place, b.load, b.away] for b in bay] for bay in each.bays]
    return {**plain, "size": list(each.size), "counts": each.counts.data(), "cost": each.cost.data(), "bays": bays}


def _measure(said: Said) -> Measure:
    wide, deep, high = map(float, said["size"])
    return Measure(
        **{name: said[name] for name in _PLAIN},
        size=(wide, deep, high),
        counts=_range(said["counts"]),
        cost=_range(said["cost"]),
        bays=tuple(
            tuple(Board(float(z), float(height), str(place), load, bool(away)) for z, height, place, load, away in bay)
            for bay in said["bays"]
        ),
    )


def _range(said: Sequence[float]) -> Range:
    low, likely, high = said
    return Range(float(low), float(likely), float(high))
