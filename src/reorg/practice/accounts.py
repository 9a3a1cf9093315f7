"""What do the museum's other records say of the same objects: the old ledger, the cards, a database, the shelves?

Each is written by other hands, in other words, units and manners of writing numbers, and knows only part of the
objects; which row speaks of which thing is kept in the truth (:class:`reorg.practice.truth.Account`). How often a
hand slips is ours (:data:`HABITS`), chosen near to the protocol of ``benchmarks/reconcile.py``.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from reorg.museum import natural
from reorg.practice import slips
from reorg.practice.collection import Thing
from reorg.practice.size import centimetres
from reorg.practice.truth import Account

Row = list[str]
_WORD = re.compile(r"[^\s,;|(]+")


@dataclass(frozen=True, slots=True)
class Habit:
    """How one record was kept: the share of the objects it knows, and how often its hands slip (0 to 1)."""

    role: str
    knows: float
    number_wrong: float
    number_left_out: float
    words_cut: float


HABITS: Mapping[str, Habit] = MappingProxyType(
    {
        "ledger.csv": Habit("register", 0.9, 0.03, 0.0, 0.0),
        "cards.csv": Habit("cards", 0.7, 0.05, 0.10, 0.15),
        "database.txt": Habit("database", 0.8, 0.04, 0.02, 0.30),
        "shelves.csv": Habit("shelf", 1.0, 0.05, 0.0, 0.0),
    }
)


@dataclass
class _Hand:
    """Somebody who writes a record, and what slipped: by kind, the rows (from 1)."""

    habit: Habit
    chance: random.Random
    slipped: dict[str, list[int]] = field(default_factory=dict)
    row: int = 0

    def slips(self, kind: str, share: float) -> bool:
        if self.chance.random() >= share:
            return False
        self.slipped.setdefault(kind, []).append(self.row)
        return True

    def number(self, number: str) -> str:
        """Return the number as this hand writes it."""
        if number and self.slips("number-left-out", self.habit.number_left_out):
            return ""
        if number and self.slips("number-wrong", self.habit.number_wrong):
            return slips.mistyped(number, self.chance)
        return number

    def words(self, text: str) -> str:
        """Return the words, cut short now and then."""
        found = _WORD.findall(text)
        if len(found) > 3 and self.slips("words-cut", self.habit.words_cut):
            return " ".join(found[: self.chance.randint(2, 3)])
        return text


def write_accounts(
    folder: Path, things: Sequence[Thing], standing: Mapping[str, str], unlabelled: Iterable[str], *, seed: int
) -> tuple[Account, ...]:
    """Write the four records into ``folder`` and return which row of which speaks of which thing.

    ``things`` are all things that ever were, also those without a row in the register and what is no museum object;
    ``standing`` gives the place code where each still is, by id; ``unlabelled`` are the ids of those without a number
    on them.
    """
    museum = [thing for thing in things if thing.number]
    bare = frozenset(unlabelled)
    seen = sorted((thing for thing in things if thing.id in standing), key=lambda thing: natural(standing[thing.id]))

    def on_shelf(hand: _Hand, thing: Thing) -> Row:
        return _shelf_row(hand, thing, standing[thing.id], labelled=thing.id not in bare)

    written: dict[str, tuple[Sequence[Thing], Sequence[str], Callable[[_Hand, Thing], Row]]] = {
        "ledger.csv": (museum, ("No.", "Entered", "What it is", "From whom", "Size (inches)"), _ledger_row),
        "cards.csv": (museum, ("Accession no.", "Maker", "Title", "Object", "Made of", "Size", "Date"), _card_row),
        "database.txt": (museum, _FIELDS, _database_row),
        "shelves.csv": (seen, ("Place", "Number on the label", "What I see", "Size measured (cm)"), on_shelf),
    }
    return tuple(
        _write(folder / name, _known(name, of, seed), headings, row) for name, (of, headings, row) in written.items()
    )


_FIELDS = ("OBJ_NO", "OBJ_NAME", "ARTIST", "TITLE", "MEDIUM", "HEIGHT_MM", "WIDTH_MM", "DEPTH_MM", "CREDIT")
_DIALECT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ledger.csv": (";", "cp1252"),
        "cards.csv": (",", "utf-8"),
        "database.txt": ("\t", "utf-16"),
        "shelves.csv": (",", "utf-8-sig"),
    }
)


def _known(name: str, things: Sequence[Thing], seed: int) -> tuple[_Hand, list[Thing]]:
    chance = random.Random(f"{seed}/{name}")  # noqa: S311 - a practice museum, no secret
    habit = HABITS[name]
    return _Hand(habit, chance), [thing for thing in things if chance.random() < habit.knows]


def _write(
    path: Path, known: tuple[_Hand, list[Thing]], headings: Sequence[str], row: Callable[[_Hand, Thing], Row]
) -> Account:
    hand, things = known
    delimiter, encoding = _DIALECT[path.name]
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(headings)
        for hand.row, thing in enumerate(things, 1):
            writer.writerow(row(hand, thing))
    slipped = {kind: tuple(rows) for kind, rows in sorted(hand.slipped.items())}
    return Account(path.name, hand.habit.role, tuple(thing.id for thing in things), slipped)


def _ledger_row(hand: _Hand, thing: Thing) -> Row:
    """Numbers with strokes instead of dots, three to five words, whole and half inches: as ledgers are."""
    what = " ".join(dict.fromkeys(_WORD.findall(f"{thing.name} {thing.title}")))
    few = " ".join(what.split()[: hand.chance.randint(3, 5)])
    return [hand.number(thing.number.replace(".", "/")), thing.acquired, few, thing.credit, _inches(thing)]


def _card_row(hand: _Hand, thing: Thing) -> Row:
    """The maker's name turned round, whole centimetres."""
    size = " x ".join(f"{round(side)}" for side in centimetres(thing.dimensions))
    return [
        hand.number(thing.number), _inverted(thing.maker), hand.words(thing.title), thing.name, thing.materials,
        f"{size} cm" if size else "", thing.date,
    ]  # fmt: skip


def _database_row(hand: _Hand, thing: Thing) -> Row:
    """Numbers filled up with zeros, sides in columns of their own, everything in capitals that is short."""
    number = re.sub(r"\d+", lambda digits: digits[0].rjust(4, "0"), hand.number(thing.number))
    sides = [f"{round(side * 10)}" for side in centimetres(thing.dimensions)][:3]
    sides += [""] * (3 - len(sides))
    return [number, thing.name.upper(), thing.maker, hand.words(thing.title), thing.materials, *sides, thing.credit]


def _shelf_row(hand: _Hand, thing: Thing, place: str, *, labelled: bool) -> Row:
    """What somebody sees who walks along: the label, a few words, the tape measure (half a centimetre either way)."""
    sides = centimetres(thing.dimensions) or tuple(
        side / 10 for side in (thing.size.height, thing.size.width, thing.size.depth)
    )
    measured = " x ".join(f"{max(0.5, round(2 * side + hand.chance.uniform(-0.5, 0.5)) / 2):g}" for side in sides)
    material = next(iter(_WORD.findall(thing.materials)), "")
    what = f"{thing.name.partition('|')[0].strip() or 'object'}, {material}".strip(", ")
    number = hand.number(thing.number) if labelled else ""
    return [place, number, what, measured]


def _inches(thing: Thing) -> str:
    sides = [round(side / 2.54 * 2) / 2 for side in centimetres(thing.dimensions)]
    return " x ".join(f"{int(side) or ''}{'½' if side % 1 else ''}" or "½" for side in sides)


def _inverted(maker: str) -> str:
    """Return "Homer, Winslow" for "Winslow Homer"; what is no plain name of two or three words stays."""
    words = maker.split()
    return (
        f"{words[-1]}, {' '.join(words[:-1])}" if 2 <= len(words) <= 3 and maker.replace(" ", "").isalpha() else maker
    )
