"""What does the museum's own list look like: its headings, its rows, and where they went wrong?"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from reorg.museum import fold_code
from reorg.practice import slips
from reorg.practice.collection import Thing
from reorg.practice.store import Store
from reorg.practice.truth import Planted

HEADINGS = (
    "Acc. no.",
    "Object",
    "Title",
    "Artist / maker",
    "Material",
    "Dimensions",
    "Date",
    "Class",
    "Credit line",
    "Acquired",
    "Location",
    "Remarks",
)
NUMBER, NAME, TITLE, MAKER, SIZE, MADE, CREDIT, PLACE, REMARKS = (0, 1, 2, 3, 5, 6, 8, 10, 11)
Cell = str | date
_NO_INSCRIPTION = re.compile(r"^(no inscription|not? |none|unknown|\[)", re.IGNORECASE)
_EXCUSES = ("on loan since 1998", "returned to the lender", "exchanged, see file", "written off, water damage")
_SECOND = ("typed from card", "see above?", "from old list", "")


@dataclass
class Register:
    """The rows of the list while it is being written, and what was planted. Rows count from 1 after the header.

    ``taken`` are the (row, column) that something was already done to: nothing is garbled twice.
    """

    things: Sequence[Thing]
    chance: random.Random
    cells: list[list[Cell]] = field(default_factory=list)
    rows: dict[str, list[int]] = field(default_factory=dict)
    planted: list[Planted] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)

    def plant(self, kind: str, at: tuple[int, int], written: Cell, *, clean: str | None = None) -> None:
        """Write something wrong into the cell ``at`` (row, column) and keep what was ``clean``: what stood there."""
        row, column = at
        clean = str(self.cells[row - 1][column]) if clean is None else clean
        self.cells[row - 1][column] = written
        self.taken.add(at)
        self.planted.append(Planted(kind, (row,), (self.object_at(row),), HEADINGS[column], str(written), clean))

    def object_at(self, row: int) -> str:
        """Return the id of the object on a row."""
        return self.things[row - 1].id

    def free(self, column: int, suits: Callable[[int], bool] = lambda _: True) -> list[int]:
        """Return the rows on which nothing was done to ``column`` yet and that suit, in a random order."""
        rows = [row for row in range(1, len(self.cells) + 1) if (row, column) not in self.taken and suits(row)]
        self.chance.shuffle(rows)
        return rows

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        return str(self.cells[row - 1][column])


def written(things: Sequence[Thing], recorded: Mapping[str, str], *, twice: int, chance: random.Random) -> Register:
    """Return the list of these things (in order), ``twice`` of them typed a second time further down."""
    seconds = sorted(chance.sample(range(len(things)), min(twice, len(things) // 2)))
    order: list[tuple[Thing, bool]] = [(thing, False) for thing in things]
    for at in reversed(seconds):
        order.insert(chance.randint(at + 1, len(order)), (things[at], True))
    register = Register([thing for thing, _ in order], chance)
    for row, (thing, second) in enumerate(order, 1):
        cells = _cells(thing, slips.typed_place(recorded.get(thing.id, ""), chance))
        if second:
            cells[REMARKS] = chance.choice(_SECOND)
        register.cells.append(cells)
        register.rows.setdefault(thing.id, []).append(row)
    for thing_id, rows in register.rows.items():
        if len(rows) > 1:
            number = register.text(rows[0], NUMBER)
            register.taken |= {(row, NUMBER) for row in rows}
            register.planted.append(Planted("row-twice", tuple(rows), (thing_id,), HEADINGS[NUMBER], number, number))
    return register


def _cells(thing: Thing, place: str) -> list[Cell]:
    inscribed = (
        thing.inscription if len(thing.inscription) < 90 and not _NO_INSCRIPTION.match(thing.inscription) else ""
    )
    return [
        thing.number,
        thing.name,
        thing.title,
        thing.maker,
        thing.materials,
        thing.dimensions,
        thing.date,
        thing.category,
        thing.credit,
        thing.acquired,
        place,
        inscribed.replace("\n", " "),
    ]


def misnumber(register: Register, counts: Mapping[str, int], keep: Iterable[str]) -> None:
    """Garble numbers; those of the objects in ``keep`` (beside a gap) stay as they are."""
    kept = {row for thing_id in keep for row in register.rows.get(thing_id, ())}
    register.taken |= {(row, NUMBER) for row in kept}
    chance = register.chance
    for row in register.free(NUMBER, lambda row: slips.as_date(register.text(row, NUMBER)) is not None)[
        : counts["number-date"]
    ]:
        turned = slips.as_date(register.text(row, NUMBER))
        assert turned
        register.plant("number-date", (row, NUMBER), turned)
    _double(register, counts["number-doubled"])
    for row in register.free(NUMBER)[: counts["number-missing"]]:
        register.plant("number-missing", (row, NUMBER), "")
    for row in register.free(NUMBER)[: counts["number-odd"]]:
        register.plant("number-odd", (row, NUMBER), slips.odd_number(register.text(row, NUMBER), chance))
    register.taken -= {(row, NUMBER) for row in kept}


def _double(register: Register, count: int) -> None:
    """Give an object the number of the one on the row above, as the hand slips when copying down."""
    done = 0
    for row in register.free(NUMBER, lambda row: row > 1):
        above = row - 1
        if done == count:
            return
        if {(row, NUMBER), (above, NUMBER)} & register.taken or register.object_at(row) == register.object_at(above):
            continue
        clean, number = register.text(row, NUMBER), register.text(above, NUMBER)
        register.cells[row - 1][NUMBER] = number
        register.taken |= {(row, NUMBER), (above, NUMBER)}
        objects = (register.object_at(above), register.object_at(row))
        register.planted.append(Planted("number-doubled", (above, row), objects, HEADINGS[NUMBER], number, clean))
        done += 1


def misdescribe(register: Register, counts: Mapping[str, int]) -> None:
    """Garble letters, dates, names and sizes."""
    chance = register.chance
    left = counts["encoding"]
    for column in (MAKER, TITLE, CREDIT):
        for row in register.free(column, partial(_breaks, register, column))[
            : left if column == CREDIT else (left + 1) // 2
        ]:
            register.plant("encoding", (row, column), slips.broken_letters(register.text(row, column)))
            left -= 1
    for row in register.free(MADE, lambda row: slips.has_year(register.text(row, MADE)))[: counts["date-impossible"]]:
        register.plant("date-impossible", (row, MADE), slips.impossible_date(register.text(row, MADE), chance))
    for row in register.free(NAME, lambda row: bool(register.text(row, NAME)))[: counts["name-missing"]]:
        register.plant("name-missing", (row, NAME), "")
    sized = register.free(SIZE, lambda row: bool(register.text(row, SIZE)))
    wrong, sized = sized[: counts["record-wrong"]], sized[counts["record-wrong"] :]
    sizes = sorted({register.text(row, SIZE) for row in sized})
    for row in wrong:
        other = [size for size in chance.sample(sizes, min(5, len(sizes))) if size != register.text(row, SIZE)]
        if other:
            register.plant("record-wrong", (row, SIZE), other[0])
    for row in sized[: counts["size-missing"]]:
        register.plant("size-missing", (row, SIZE), "")


def alter_stolen(register: Register, stolen: Sequence[str], chance: random.Random) -> None:
    """Alter every third record of what was stolen as a thief would: a remark that explains why it is not there.

    ``stolen`` are the ids of the objects. The place stays as it was written: nobody is to look twice.
    """
    for thing_id in stolen[::3]:
        row = register.rows[thing_id][0]
        register.plant("theft-altered", (row, REMARKS), chance.choice(_EXCUSES))


def _breaks(register: Register, column: int, row: int) -> bool:
    return bool(slips.broken_letters(register.text(row, column)))


def misplace_words(register: Register, counts: Mapping[str, int], store: Store, recorded: Mapping[str, str]) -> None:
    """Leave places out, name only the room, or a place that does not exist, or write a code loosely.

    Only rows of the objects in ``recorded`` (id to the clean code meant by their row) are touched.
    """
    chance = register.chance
    codes = list(store.places)
    known = {fold_code(code) for code in codes}

    def change(kind: str, rows: list[int], written: Callable[[str], str]) -> None:
        for row in rows[: counts[kind]]:
            clean = recorded[register.object_at(row)]
            register.plant(kind, (row, PLACE), written(clean), clean=clean)

    def free() -> list[int]:
        return register.free(PLACE, lambda row: register.object_at(row) in recorded)

    change("place-missing", free(), lambda _: "")
    change("place-unknown", free(), lambda _: slips.unknown_place(codes, known, chance))
    change("place-room", free(), store.room_of)
    loose = [row for row in free() if slips.loose_place(recorded[register.object_at(row)])]
    change("place-loose", loose, slips.loose_place)
