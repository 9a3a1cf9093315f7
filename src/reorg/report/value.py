"""What does a report say, before it is a page or a sheet of paper, in no language yet?

A report is a title and a row of blocks. Text of ours is a Message; a plain ``str`` is what the museum wrote itself,
and is isolated from the text around it (UAX #9). A figure carries where its rows are, so that every figure opens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date as Date  # noqa: N812 - "date" is a field here
from typing import Protocol

from reorg.language import Message, Text, say
from reorg.museum import Finding
from reorg.report.draw.pen import Palette

Words = Message | Text | str
Cell = Words | int | float | None
MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)


class Drawing(Protocol):
    """A picture that can be drawn in the language in use: any value of ``reorg.report.draw``."""

    def svg(self, palette: Palette = ...) -> str:
        """Return it as SVG."""
        ...


@dataclass(frozen=True, slots=True)
class Where:
    """Where the rows behind a figure are: a ``page`` of the desk, what to ``show`` there, and what one then sees.

    ``page`` is objects, places, findings, answers, plan, sources or sheets; ``show`` a filter's or finding's code, or an id.
    """

    page: str
    label: Message
    show: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of what follows; ``level`` 2 or 3 (1 is the report's title)."""

    words: Words
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or two. ``tone`` lead: the one that answers the report's question; ask: what is asked for; quiet."""

    words: Words
    tone: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One big figure. ``value`` None is not known; ``note`` says how sure it is, or that it is from elsewhere."""

    value: Cell
    caption: Words
    unit: Words = ""
    note: Words = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Big figures side by side, in rows of ``across``."""

    figures: tuple[Figure, ...]
    across: int = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and where what stands in it can be seen. ``struck`` are the columns with a line through them."""

    cells: tuple[Cell, ...]
    where: Where | None = None
    struck: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``numeric`` are the columns (from 0) whose numbers stand under each other, ``strong`` the row to see.

    ``spread``: on paper all columns share the width by what usually stands in them; else one takes what others leave.
    ``shares`` says which share each has instead. ``tall``: rows leave room to write by hand. ``ruled``: lines between columns.
    """

    columns: tuple[Words, ...]
    rows: tuple[Row, ...]
    caption: Words = ""
    numeric: tuple[int, ...] = ()
    strong: int | None = None
    spread: bool = False
    shares: tuple[int, ...] = ()
    tall: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, with what to see in it. ``fills``: on paper it takes what the rest of the page leaves, at most its size."""

    drawing: Drawing
    caption: Words = ""
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and where its rows are."""

    finding: Finding
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, worst first: what it is, what it stops, how it is mended."""

    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short sentences; ``boxes`` gives each a box to tick, ``numbered`` a number."""

    points: tuple[Words, ...]
    boxes: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on: who signs each."""

    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Small print: how things were measured, and which figures come from elsewhere."""

    notes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Two groups of blocks side by side on paper, one below the other on a narrow screen."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Opens:
    """The list of what to open, here; a report without one has it at its end."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, and what it means; ``ticked`` already, or not."""

    words: Words
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """One line of a form: its ``label``, and room to write or boxes to tick; ``value`` is written there already.

    ``lines`` of handwriting; ``unit`` stands at the end. ``below``: the answer stands under the label and not beside it, the
    boxes one below the other. ``more`` are further boxes in one small line: how it is known.
    """

    label: Words
    help: Words = ""
    boxes: tuple[Tick, ...] = ()
    value: Words = ""
    unit: Words = ""
    lines: int = 1
    below: bool = False
    more: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines of a form, one below the other."""

    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Paper: a new sheet of a form begins. ``head`` (label and what is written there already) is repeated on each page of it."""

    title: Words
    why: Words = ""
    head: tuple[tuple[Words, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class NewPage:
    """Paper: go on with a new page; ``even``: with one of an even number, the left one of a bound book."""

    even: bool = False


Block = (
    Heading
    | Sentence
    | Figures
    | Table
    | Picture
    | Findings
    | Points
    | Signatures
    | Sources
    | Side
    | Opens
    | NewPage
    | Blanks
    | Leaf
)


@dataclass(frozen=True, slots=True)
class Report:
    """A document: ``date`` is the ISO day it speaks of, ``person`` whom a printed sheet is brought back to.

    ``wide``: paper lies on its long side. ``book``: sheets are bound on one side, and each page is signed at its foot.
    """

    title: Words
    museum: str
    date: str
    blocks: tuple[Block, ...]
    person: str = ""
    wide: bool = False
    book: bool = False


def day(date: str) -> Message:
    """Return an ISO day (what follows it is not read) as people say it; raises ValueError for what is not a day."""
    on = Date.fromisoformat(date[:10])
    return say("{day} {month} {year}", day=on.day, month=MONTHS[on.month - 1], year=str(on.year))


def month(date: str) -> Message:
    """Return the month of an ISO day; raises ValueError for what is not a day."""
    on = Date.fromisoformat(date[:10])
    return say("{month} {year}", month=MONTHS[on.month - 1], year=str(on.year))


def wheres(thing: object) -> Iterator[Where]:
    """Yield every place to open that a sentence, figure or finding names, in reading order.

    The rows of a table are left out: they name their place themselves.
    """
    if isinstance(thing, Where):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from wheres(each)
    elif isinstance(thing, Report | Side | Sentence | Figures | Figure | Findings | Found):
        for each in fields(thing):
            yield from wheres(getattr(thing, each.name))


def letters(wanted: Iterable[Where]) -> dict[Where, str]:
    """Return the letter by which paper refers to each place to open: a to z, then aa, ab and so on."""
    signs = "abcdefghijklmnopqrstuvwxyz"
    found: dict[Where, str] = {}
    for where in wanted:
        at = len(found)
        found.setdefault(where, signs[at] if at < 26 else signs[at // 26 - 1] + signs[at % 26])
    return found
