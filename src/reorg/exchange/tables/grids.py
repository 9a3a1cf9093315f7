"""Which of several lists in one file is meant, and which of them are one list that was cut into pieces?

A file of many sheets, a document of many tables, a database: each is a number of grids. The likeliest register is
read; where several grids have the same headings they are offered as one list under the name ``*``, with a column that
says which grid each row comes from.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.header import Header, find_header
from reorg.exchange.tables.table import Sheaf, Sheet, padded
from reorg.exchange.unreadable import Unreadable
from reorg.exchange.vocabulary import known, phrase
from reorg.language import listed, say, say_many
from reorg.museum import Finding, Severity

ALL = "*"
SHEET_IN = " › "  # between a file in a folder and a sheet in it, or a sheet and one of the lists in it
_TOP = 100
_HEAD = 400
_WIDEST = 2000
_SHEET, _LINE = "Sheet", "Line"


@dataclass(frozen=True)
class Grid:
    """A list on its way: its name, its rows from the very first line on (opened anew each time), how many about."""

    name: str
    rows: Callable[[], Iterator[Sequence[str]]]
    count: int
    hidden: bool = False


@dataclass(frozen=True)
class Judged:
    """A grid of which the top was looked at: its headings and how much it looks like a register."""

    grid: Grid
    header: Header
    likeness: float

    @property
    def shape(self) -> tuple[str, ...]:
        """The headings as they are compared, in any order; empty where there are none."""
        return (
            tuple(sorted(" ".join(phrase(name)) for name in self.header.names if name)) if self.header.at >= 0 else ()
        )


def judge(grid: Grid) -> Judged:
    """Look at the top of a grid."""
    top = list(islice(grid.rows(), _TOP))
    header = find_header(top)
    return Judged(grid, header, likeness(header, grid.count, empty=not top))


def likeness(header: Header, count: int, *, empty: bool = False) -> float:
    """Return how much a grid looks like a list of objects: headings that are known, and rows below them."""
    named = [name for name in header.names if name]
    if not named and empty:
        return -1.0
    rows = max(0, count - header.body)
    return sum(map(known, named)) + math.sqrt(math.sqrt(min(rows, 100_000))) + (0.5 if header.at >= 0 else 0.0)


def pick(path: Path, judged: Sequence[Judged], wanted: str | None) -> list[Judged]:
    """Return the grid that is wanted, or the likeliest; with ``*`` all that have its headings."""
    if not judged:
        raise Unreadable(say("{name} has no table with cells in it. There is nothing to read.", name=path.name))
    named = {each.grid.name: each for each in judged}
    if wanted is not None and wanted != ALL:
        if wanted in named:
            return [named[wanted]]
        raise no_such_sheet(path, wanted, [*named])
    best = max([each for each in judged if not each.grid.hidden] or judged, key=lambda each: each.likeness)
    return alike(judged, best) if wanted == ALL else [best]


def alike(judged: Sequence[Judged], best: Judged) -> list[Judged]:
    """Return the grids that are pieces of one list with ``best``: the same headings, or as wide and without any."""
    if best.shape:
        return [each for each in judged if each.shape == best.shape or (_follows(each, best) and not each.grid.hidden)]
    return [each for each in judged if not each.shape and len(each.header.names) == len(best.header.names)]


def _follows(each: Judged, best: Judged) -> bool:
    """Return whether a grid without headings has as many columns: a list that goes on."""
    return each.header.at < 0 and len(each.header.names) == len(best.header.names) > 1


def no_such_sheet(path: Path, wanted: str, names: Sequence[str]) -> Unreadable:
    """Return what is said of a sheet that is not there."""
    return Unreadable(
        say(
            "There is no sheet called “{sheet}” in {name}. Its sheets are: {sheets}.",
            sheet=wanted,
            name=path.name,
            sheets=listed(names),
        )
    )


def read_grids(
    db: duckdb.DuckDBPyConnection, path: Path, grids: Sequence[Grid], wanted: str | None, workspace: Path
) -> Sheet:
    """Read the grid that is wanted, or the likeliest, into table ``register`` of ``db``."""
    if wanted not in {None, ALL} and wanted not in {grid.name for grid in grids}:
        before = (wanted or "").rpartition(SHEET_IN)[0]
        wanted = before or (None if len(grids) == 1 else wanted)
    judged = [judge(grid) for grid in grids]
    chosen = pick(path, judged, wanted)
    every = [each.grid.name for each in judged]
    one = max(chosen, key=lambda each: each.likeness)
    pieces = alike(judged, one)
    names = (*every, *([ALL] if len(pieces) > 1 else [])) if len(every) > 1 else ()
    if wanted == ALL and len(chosen) > 1:
        sheet = read_as_one(db, chosen, workspace)
        left = [name for name in every if name not in {each.grid.name for each in chosen}]
        return Sheet(
            sheet.header, sheet.width, sheet.header_line, (*sheet.notes, *others(left, ALL)), name=ALL, names=names
        )
    sheet = read_one(db, one.grid, workspace)
    left = [name for name in every if name != one.grid.name]
    found = (*sheet.notes, *others(left, one.grid.name), *same_shape(len(pieces), one.grid.name))
    return Sheet(
        sheet.header,
        sheet.width,
        sheet.header_line,
        found,
        name=one.grid.name if len(every) > 1 else "",
        names=names,
    )


def read_one(db: duckdb.DuckDBPyConnection, grid: Grid, workspace: Path) -> Sheet:
    """Read one grid into table ``register`` of ``db``."""
    rows = grid.rows()
    top = list(islice(rows, _HEAD))
    header = find_header(top)
    width = min(_WIDEST, max(1, *map(len, top), len(header.names)))
    sheaf = Sheaf(workspace)
    for row in (*top[header.body :],):
        sheaf.add(padded(row[:width], width))
    for row in rows:
        sheaf.add(padded(row[:width], width))
    sheaf.load(db, width)
    return Sheet(header, width, header.at + 1)


def read_as_one(db: duckdb.DuckDBPyConnection, judged: Sequence[Judged], workspace: Path) -> Sheet:
    """Read grids of one shape as one list, with the grid and the line in it of each row in two more columns."""
    main = next((each for each in judged if each.shape), judged[0])
    names = [name.strip() for name in main.header.names]
    places = {(" ".join(phrase(name)), again): at for at, (name, again) in enumerate(_counted(names))}
    width = len(names)
    sheaf = Sheaf(workspace)
    for each in judged:
        to = _columns(each, places) if each.shape else list(range(width))
        for line, row in enumerate(each.grid.rows(), 1):
            if line > each.header.body and any(row):
                cells = [""] * width
                for at, cell in zip(to, row, strict=False):
                    if 0 <= at < width:
                        cells[at] = cell
                sheaf.add([*cells, each.grid.name, str(line)])
    sheaf.load(db, width + 2)
    found = say_many("{count} sheet was read as one list.", "{count} sheets were read as one list.", count=len(judged))
    note = notes.note("sheets_as_one", Severity.LOW, found, count=len(judged))
    return Sheet(Header(0, 1, (*names, _SHEET, _LINE)), width + 2, 1, (note,))


def _counted(names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield each name with how often it stood before."""
    seen: dict[str, int] = {}
    for name in names:
        key = " ".join(phrase(name))
        yield name, seen.get(key, 0)
        seen[key] = seen.get(key, 0) + 1


def _columns(each: Judged, places: dict[tuple[str, int], int]) -> list[int]:
    """Return, for each column of a grid, where it stands in the list that all are read as."""
    named = [(" ".join(phrase(name)), again) for name, again in _counted(each.header.names)]
    taken = {places[name] for name in named if name in places and name[0]}
    free = iter([at for at in range(len(places)) if at not in taken])
    return [places[name] if name in places and name[0] else next(free, -1) for name in named]


def others(left: Sequence[str], chosen: str) -> list[Finding]:
    """Say which other lists the file holds."""
    if not left:
        return []
    message = say_many(
        "“{sheet}” was read. There is {count} other sheet in the file: {others}.",
        "“{sheet}” was read. There are {count} other sheets in the file: {others}.",
        count=len(left),
        sheet=chosen,
        others=listed(left, notes.SHOWN),
    )
    return [notes.note("other_sheets", Severity.LOW, message, count=len(left))]


def same_shape(count: int, chosen: str) -> list[Finding]:
    """Say that several grids have the same headings, and how they are read as one list."""
    if count < 2:
        return []
    message = say_many(
        "{count} sheet has the headings of “{sheet}”. To read them as one list, choose the sheet “*”.",
        "{count} sheets have the headings of “{sheet}”. To read them as one list, choose the sheet “*”.",
        count=count,
        sheet=chosen,
    )
    return [notes.note("same_shape_sheets", Severity.MEDIUM, message, count=count)]
