"""How is the accession register printed as the legal record that it is, to be bound and signed page by page?

The ICCROM-UNESCO guide (2010, 2.2) asks for numbered pages with the total stated, no erasures, one line through what is
wrong, the correction after it with a countersignature, and all objects in order of number, those that left marked and
not removed. Its columns vary by museum: here as presets. ``french`` is annex 1.a of the decree of 25 May 2004 (France).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

from reorg.language import Message, say, say_many
from reorg.museum import FIELDS, Facts
from reorg.report.value import Block, Cell, Heading, NewPage, Report, Row, Sentence, Signatures, Sources, Table, day
from reorg.report.words import size_of

LEAF, WIDE, GAP = 46.0, 140.0, 0.35
"""Lines of print on a page, letters in one line across it, and the space between two rows in lines, with care."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands over it, the facts in it (the first that are known, with a comma between), its share of width."""

    label: Message
    facts: tuple[str, ...] = ()
    share: int = 10


@dataclass(frozen=True, slots=True)
class RegisterCorrection:
    """Something in the register that was corrected: what it said, what it says, by whom and when (ISO)."""

    number: str
    fact: str
    before: str
    after: str
    who: str
    on: str


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of the register: the facts of an object and, from its acquisition, who from, price, and the day of entry."""

    facts: Facts
    acquisition: Facts
    entered: str
    struck: bool = False
    left: str = ""


_NUMBER = Column(say("Number"), ("number",), 12)
_NAME = Column(say("Name and brief description"), ("name", "title", "description"), 30)
_SIZE = Column(say("Measurements"), ("dimensions", "size"), 14)
REGISTER_COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "short": (
            _NUMBER,
            Column(say("Entered on"), ("entered",), 11),
            Column(say("Acquired on"), ("acquired",), 11),
            Column(say("How, and from whom"), ("acquisition",), 20),
            _NAME,
            Column(say("Parts"), ("count",), 6),
            Column(say("Material"), ("materials",), 14),
            _SIZE,
            Column(say("Maker, culture, place, date"), ("maker", "culture", "date"), 20),
            Column(say("Condition on entry"), ("condition",), 14),
            Column(say("Other numbers"), ("other_numbers",), 12),
            Column(say("Remarks, exit"), ("left", "notes"), 16),
        ),
        "french": (
            Column(say("1 Inventory number"), ("number",), 12),
            Column(say("2 Way of acquisition"), ("way",), 13),
            Column(say("3 Donor, testator or seller"), ("party",), 16),
            Column(say("4 Date of the act and of assignment"), ("acquired",), 13),
            Column(say("5 Opinion of the scientific bodies"), ("responsible",), 14),
            Column(say("6 Price, public subsidy"), ("price",), 12),
            Column(say("7 Entered in the register on"), ("entered",), 12),
            Column(say("8 Designation"), ("category", "name", "title"), 24),
            Column(say("9 Marks and inscriptions"), ("inscription",), 16),
            Column(say("10 Materials"), ("materials",), 14),
            Column(say("11 Techniques, preparation, making"), (), 14),
            Column(say("12 Measurements"), ("dimensions", "size"), 14),
            Column(say("13 State when acquired"), ("condition",), 14),
            Column(say("14 Author, collector, maker"), ("maker",), 14),
            Column(say("15 Period or date"), ("date",), 12),
            Column(say("16 Function or use"), (), 12),
            Column(say("17 Geographic provenance"), ("culture",), 14),
            Column(say("18 Observations"), ("left", "other_numbers", "notes"), 18),
        ),
    }
)
"""The columns of a register, by preset. What no fact is kept of stays empty, to be written by hand."""
_DOUBLE = {"french": 8}
"""Presets that run over a double page: how many columns stand on its first."""


def accession_register(
    lines: Sequence[RegisterLine],
    corrections: Sequence[RegisterCorrection],
    *,
    museum: str,
    date: str,
    columns: str = "short",
) -> Report:
    """Return the register as a document; ``date`` is the ISO day it speaks of, ``columns`` a key of REGISTER_COLUMNS.

    ``lines`` are in order of number. Raises KeyError for another preset.
    """
    shown = REGISTER_COLUMNS[columns]
    struck = sum(line.struck for line in lines)
    blocks: list[Block] = [
        Sentence(say_many("{count} object is entered.", "{count} objects are entered.", count=len(lines)), "lead"),
        Sentence(_total(len(lines), struck)),
        Sources(
            (
                say(
                    "Nothing in it was rubbed out. What has left has a line through it, and its number is not given again."
                ),
                say(
                    "What was corrected is listed behind, with what stood there before; each correction is countersigned."
                ),
                say("Printed from reorg; valid once each page is dated and signed."),
            )
        ),
    ]
    blocks += _single(lines, shown) if columns not in _DOUBLE else _double(lines, shown, _DOUBLE[columns])
    blocks += _corrected(corrections)
    blocks += [
        Heading(say("Closed with this page")),
        Sentence(_total(len(lines), struck)),
        Signatures((say("Date and place"), say("Curator"), say("Director or authority"))),
    ]
    return Report(say("Accession register"), museum, date, tuple(blocks), wide=True, book=True)


def _total(lines: int, struck: int) -> Message:
    return say(
        "In all: {lines}. With a line through them: {struck}. In the collection: {left}.",
        lines=lines,
        struck=struck,
        left=lines - struck,
    )


def _single(lines: Sequence[RegisterLine], columns: Sequence[Column]) -> list[Block]:
    return [NewPage(), _table(lines, columns)]


def _double(lines: Sequence[RegisterLine], columns: Sequence[Column], first: int) -> list[Block]:
    """Return a double page for every few lines: the left one, then the right one with the numbers again."""
    blocks: list[Block] = []
    left, right = columns[:first], (columns[0], *columns[first:])
    for part in _leaves(lines, (left, right)):
        blocks += [NewPage(even=True), _table(part, left), NewPage(), _table(part, right)]
    return blocks


def _leaves(lines: Sequence[RegisterLine], halves: Sequence[Sequence[Column]]) -> Iterator[list[RegisterLine]]:
    """Yield the lines of each double page: as many as fit on both of its halves."""
    part: list[RegisterLine] = []
    high = 0.0
    for line in lines:
        tall = max(_high(line, half) for half in halves)
        if part and high + tall > LEAF:
            yield part
            part, high = [], 0.0
        part.append(line)
        high += tall
    if part:
        yield part


def _high(line: RegisterLine, columns: Sequence[Column]) -> float:
    """Return how many lines of print a line of the register takes, with the space between."""
    shares = sum(each.share for each in columns)
    cells = [(len(str(_cell(line, each))), WIDE * each.share / shares) for each in columns]
    return max(ceil((letters + 1) / wide) for letters, wide in cells) + GAP


def _table(lines: Sequence[RegisterLine], columns: Sequence[Column]) -> Table:
    every = tuple(range(len(columns)))
    rows = tuple(
        Row(tuple(_cell(line, each) for each in columns), struck=every if line.struck else ()) for line in lines
    )
    return Table(tuple(each.label for each in columns), rows, spread=True, shares=tuple(each.share for each in columns))


def _cell(line: RegisterLine, column: Column) -> Cell:
    told = [text for name in column.facts if (text := _fact(line, name))]
    return ", ".join(dict.fromkeys(told))


def _fact(line: RegisterLine, name: str) -> str:
    if name == "entered":
        return _day(line.entered)
    if name == "left":
        return line.left
    if name in {"way", "party", "price", "responsible"}:
        return str(line.acquisition.get(name, ""))
    if name == "size":
        return "" if line.facts.get("dimensions") else size_of(line.facts)
    value = line.facts.get(name, "")
    return _day(str(value)) if name == "acquired" else str(value)


def _day(text: str) -> str:
    try:
        return str(day(text)) if len(text) >= 10 else text
    except ValueError:
        return text


def _corrected(corrections: Sequence[RegisterCorrection]) -> list[Block]:
    if not corrections:
        return []
    rows = tuple(
        Row(
            (
                each.number,
                FIELDS[each.fact].label if each.fact in FIELDS else each.fact,
                each.before,
                each.after,
                each.who,
                _day(each.on[:10]),
                "",
            ),
            struck=(2,),
        )
        for each in corrections
    )
    heads = (
        *(say("Number"), say("Column"), say("It said"), say("It says"), say("Corrected by"), say("On")),
        say("Countersigned"),
    )
    return [NewPage(), Heading(say("Corrections")), Table(heads, rows, shares=(14, 14, 26, 26, 14, 12, 18), tall=True)]
