"""How is what is built cut and put together: which pieces, from what stock with what waste, and what does it bear?

Two side frames of two posts each carry bearers, on these lie two rails (where a board alone would bend too much) and the
board. Of slotted angle, four posts carry a frame of angles round each board. What bears what: :mod:`.bending`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reorg.language import Message, say
from reorg.storage.furnishing.bending import Deck, Material, building_rules, decks, materials, sag
from reorg.storage.furnishing.value import Measure

POST, BEARER, RAIL, BOARD, LONG_ANGLE, SHORT_ANGLE = "post", "bearer", "rail", "board", "long angle", "short angle"
PIECES = {
    POST: say("post"),
    BEARER: say("bearer, front to back"),
    RAIL: say("rail under the board"),
    BOARD: say("board"),
    LONG_ANGLE: say("angle, side to side"),
    SHORT_ANGLE: say("angle, front to back"),
}
STUFF = {"wood": say("planed softwood"), "angle": say("slotted steel angle"), "board": say("plywood")}
EDGE = 10.0  # mm that a board is narrower than what it lies in
LEAST = 40.0  # kg for which a shelf is built at least, where nobody says what it is to carry


@dataclass(frozen=True, slots=True)
class Piece:
    """Equal pieces: ``what`` (see :data:`PIECES`), of which ``stuff``, cut to ``length`` (and, a board, to ``width``);
    ``section`` is the other two measures of a post or rail, the thickness of a board. All in mm."""

    what: str
    stuff: str
    length: float
    width: float
    section: tuple[float, float]
    count: int


@dataclass(frozen=True, slots=True)
class Stock:
    """What is bought to cut from: ``count`` whole lengths (or sheets) of ``size``, ``least`` that cannot do with fewer, and
    the share that is wasted."""

    stuff: str
    section: tuple[float, float]
    size: tuple[float, ...]
    count: int
    least: int
    waste: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Units that are built alike: how many, and the height of each shelf's surface above the floor, from below (mm)."""

    count: int
    levels: tuple[float, ...]

    @property
    def platform(self) -> bool:
        """Whether it has one shelf alone: a low platform, on which tall things stand free of the floor."""
        return len(self.levels) == 1

    def tall(self, high: float) -> float:
        """Return how tall its posts are, where those of a unit of several shelves are ``high``; mm."""
        return self.levels[0] if self.platform else high


@dataclass(frozen=True)
class Built:
    """A kind of unit that is built: outer ``size`` in mm, how its shelves are made, and its layouts.

    ``deck`` says what a shelf may bear; ``wanted`` is what it has to; ``bends`` by how many mm it does so then. ``weight`` is
    that of one unit in kg, with as many shelves as the fullest layout has.
    """

    type: str
    material: Material
    size: tuple[float, float, float]
    inner: tuple[float, float]
    deck: Deck
    wanted: float
    bends: float
    layouts: tuple[Layout, ...]
    pieces: tuple[Piece, ...]
    weight: float

    @property
    def count(self) -> int:
        """How many units there are."""
        return sum(each.count for each in self.layouts)


@dataclass(frozen=True, slots=True)
class Extra:
    """Boards for a unit that is there: ``code`` of the unit, the heights of the new shelves, the size of a board."""

    code: str
    levels: tuple[float, ...]
    width: float
    depth: float
    deck: Deck


@dataclass(frozen=True)
class Sheet:
    """All that a carpenter has to do: what is built, boards for units that are there, and what is bought for it."""

    built: tuple[Built, ...]
    extra: tuple[Extra, ...]
    stock: tuple[Stock, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.built and not self.extra


def carpentry(measures: Iterable[Measure]) -> Sheet:
    """Return how to build what measures build, and the boards that they add to units that are there."""
    every = list(measures)
    built = [_built(each) for each in every if each.way == "build" and each.bays and any(each.bays)]
    extra = [found for each in every if each.unit and each.way != "buy" and (found := _extra(each)) is not None]
    pieces = [piece for each in built for piece in each.pieces] + [_board_of(each) for each in extra]
    return Sheet(tuple(built), tuple(extra), tuple(stock(pieces)))


def _built(measure: Measure) -> Built:
    material = materials()[measure.material if measure.material in materials() else "wood"]
    wide, deep, high = measure.size
    inner = wide - 2 * material.post[0] if material.angle is None else wide - EDGE
    loads = [board.load for bay in measure.bays for board in bay if board.load]
    wanted = max(loads, default=LEAST)
    deck = _deck(material, (inner, deep), wanted)
    levels = Counter(tuple(round(board.z) for board in sorted(bay, key=lambda each: each.z)) for bay in measure.bays)
    layouts = tuple(
        Layout(count, tuple(map(float, some))) for some, count in sorted(levels.items(), key=lambda one: -one[1])
    )
    pieces = tuple(_pieces(material, measure.size, deck, layouts))
    one = _pieces(material, measure.size, deck, (Layout(1, max((each.levels for each in layouts), key=len)),))
    return Built(
        measure.type, material, (wide, deep, high), (inner, deep), deck, wanted, sag(deck, inner, min(wanted, deck.bends)),
        layouts, pieces, round(sum(_kg(material, each) for each in one), 1),
    )  # fmt: skip


def _deck(material: Material, size: tuple[float, float], wanted: float) -> Deck:
    """Return the least tall way to build a shelf that bears what is wanted; the strongest if none does."""
    every = decks(material, *size)
    return next((each for each in every if each.load >= wanted), max(every, key=lambda each: each.load))


def _pieces(
    material: Material, size: tuple[float, float, float], deck: Deck, layouts: Sequence[Layout]
) -> Iterable[Piece]:
    wide, deep, high = size
    shelves = sum(each.count * len(each.levels) for each in layouts)
    if material.angle is not None:
        section = (material.angle[0], material.angle[0])
        yield from _posts("angle", section, high, layouts)
        yield Piece(LONG_ANGLE, "angle", wide, 0.0, section, 2 * shelves)
        yield Piece(SHORT_ANGLE, "angle", deep, 0.0, section, 2 * shelves)
        yield Piece(BOARD, "board", wide - EDGE, deep - EDGE, (deck.thickness, 0.0), shelves)
        return
    inner = wide - 2 * material.post[0]
    yield from _posts("wood", material.post, high, layouts)
    yield Piece(BEARER, "wood", deep, 0.0, (material.rail_width, material.rail_width), 2 * shelves)
    if deck.rail:
        yield Piece(RAIL, "wood", inner, 0.0, (material.rail_width, deck.rail), 2 * shelves)
    yield Piece(BOARD, "board", inner, deep, (deck.thickness, 0.0), shelves)


def _posts(stuff: str, section: tuple[float, float], high: float, layouts: Sequence[Layout]) -> Iterable[Piece]:
    """Yield the posts; those of a low platform end under its board."""
    lengths: Counter[float] = Counter()
    for each in layouts:
        lengths[each.tall(high)] += 4 * each.count
    for length, count in sorted(lengths.items(), reverse=True):
        yield Piece(POST, stuff, length, 0.0, section, count)


def _kg(material: Material, piece: Piece) -> float:
    if piece.what == BOARD:
        volume = piece.length * piece.width * piece.section[0]
        return volume / 1e9 * material.board.density * piece.count
    area = piece.section[0] * piece.section[1]
    if material.angle is not None:
        leg, thick = material.angle
        area = (2 * leg - thick) * thick * material.slots
    return area * piece.length / 1e9 * material.rail.density * piece.count


def _extra(measure: Measure) -> Extra | None:
    """Return the boards that a unit that is there gets: as wide and deep as it is, strong enough for what it carries."""
    boards = [board for bay in measure.bays for board in bay if not board.place and not board.away]
    wide, deep, _ = measure.size
    if not boards or not wide or not deep:
        return None
    wanted = max((board.load for board in boards if board.load), default=LEAST)
    deck = _deck(materials()["wood"], (wide, deep), wanted)
    return Extra(measure.code, tuple(round(board.z) for board in boards), wide, deep, deck)


def _board_of(extra: Extra) -> Piece:
    return Piece(BOARD, "board", extra.width, extra.depth, (extra.deck.thickness, 0.0), len(extra.levels))


def stock(pieces: Sequence[Piece]) -> list[Stock]:
    """Return what to buy: whole lengths (cut longest first, each from the first that has room), and whole sheets."""
    rules = building_rules()
    found = []
    sections = sorted({(each.stuff, each.section) for each in pieces if each.stuff != "board"})
    for stuff, section in sections:
        lengths = [
            each.length for each in pieces if (each.stuff, each.section) == (stuff, section) for _ in range(each.count)
        ]
        found.append(_lengths(stuff, section, lengths))
    for thickness in sorted({each.section[0] for each in pieces if each.stuff == "board"}):
        boards = [each for each in pieces if each.stuff == "board" and each.section[0] == thickness]
        found.append(_sheets(thickness, boards, rules.sheet))
    return found


def _lengths(stuff: str, section: tuple[float, float], lengths: Sequence[float]) -> Stock:
    rules = building_rules()
    whole = rules.timber
    most = max(lengths)
    while whole < most:  # what is longer than the usual stock is bought as long as it has to be
        whole += 1000
    rest: list[float] = []
    for length in sorted(lengths, reverse=True):
        at = next((at for at, left in enumerate(rest) if left >= length), None)
        if at is None:
            rest.append(whole)
            at = len(rest) - 1
        rest[at] -= length + rules.kerf
    least = math.ceil(sum(length + rules.kerf for length in lengths) / (whole + rules.kerf) - 1e-9)
    return Stock(stuff, section, (whole,), len(rest), least, 1 - sum(lengths) / (len(rest) * whole))


def _sheets(thickness: float, boards: Sequence[Piece], sheet: tuple[float, float]) -> Stock:
    """Return the sheets for boards: strips across the sheet, each as wide as its boards are deep, lowest waste first."""
    rules = building_rules()
    area = sum(each.length * each.width * each.count for each in boards)
    count = sum(math.ceil(each.count / max(1, per_sheet(each, sheet))) for each in boards)
    largest = max(max(each.length, each.width) for each in boards)
    size = sheet if largest <= max(sheet) else (largest, min(sheet))
    grown = sum((each.length + rules.kerf) * (each.width + rules.kerf) * each.count for each in boards)
    least = math.ceil(grown / ((size[0] + rules.kerf) * (size[1] + rules.kerf)) - 1e-9)
    return Stock("board", (thickness, 0.0), size, count, least, max(0.0, 1 - area / (count * size[0] * size[1])))


def per_sheet(board: Piece, sheet: tuple[float, float]) -> int:
    """Return how many equal boards are cut from one sheet by straight cuts: all one way, or the rest turned."""
    kerf = building_rules().kerf
    best = 0
    for long, wide in ((board.length, board.width), (board.width, board.length)):
        along, across = _times(sheet[0], long, kerf), _times(sheet[1], wide, kerf)
        left = sheet[0] - along * (long + kerf)
        best = max(best, along * across + _times(left, wide, kerf) * _times(sheet[1], long, kerf))
    return best


def _times(room: float, size: float, kerf: float) -> int:
    return max(0, int((room + kerf + 1e-9) // (size + kerf)))


def words_of(piece: Piece) -> Message:
    """Return what a piece is called."""
    return PIECES[piece.what]
