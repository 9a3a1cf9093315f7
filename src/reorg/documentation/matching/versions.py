"""What has really changed between two versions of one list, and what only looks different?

Between two exports of one register most differences are no changes: values in another order, another way of writing, a
column renamed, a qualifier moved into another column. Only what is ``real`` has to be worked again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.answer import Matching
from reorg.documentation.matching.sides import Stream
from reorg.documentation.matching.stages import match
from reorg.documentation.register import Register
from reorg.documentation.table import connect
from reorg.language import simple_words
from reorg.museum import number_key

Ints = NDArray[np.int64]
KINDS = ("order", "format", "schema", "real")
"""How a cell differs: the same values in another order; the same written otherwise; moved, renamed or dropped with its
column; really different."""
ALIKE_HEADINGS = 0.7
"""The share of the headings of the shorter list that stand in the other where two lists look like versions of one."""
FEWEST_HEADINGS = 3
RELATED = 0.3
"""The share of the rows of the shorter list that must belong to rows of the other."""
_SAME_VALUES = 0.8
"""The share of rows in which two columns say the same if one is the other, renamed."""
_EMPTIED = 0.95
"""The share of filled cells that must have gone for a column to have been emptied."""
_FEWEST_ROWS = 20
_BETWEEN = re.compile(r"\s*[;|/,\n]\s*")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_DAY = re.compile(r"([0-9]{4})(?:-01-01)?(?:[T ]00:00(?::00)?)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is called in the ``old`` and in the ``new`` version (``""``: it is not there), and what became of it:
    ``same``, ``moved`` (to another position), ``renamed``, ``dropped`` or ``added``."""

    old: str
    new: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs: the rows of the old and the new version (from 1), the column's new heading, both texts, how."""

    old_row: int
    new_row: int
    column: str
    old: str | None
    new: str | None
    kind: str


@dataclass(frozen=True)
class Changes:
    """What became of one version of a list in the next.

    ``identical``: nothing differs at all. ``same`` counts rows that say exactly the same; ``added`` and ``gone`` are rows
    that only the new and only the old version has. ``counts`` says, for each kind of :data:`KINDS`, how many cells differ
    so; ``real`` are those that have to be looked at.
    """

    identical: bool
    same: int
    added: tuple[int, ...]
    gone: tuple[int, ...]
    columns: tuple[Column, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    real: tuple[Cell, ...] = ()

    def related(self, rows_old: int, rows_new: int) -> bool:
        """Return whether enough rows belong together for the lists to be versions of one, given how many rows they have."""
        fewest = min(rows_old, rows_new)
        return self.identical or rows_new - len(self.added) >= RELATED * fewest > 0

    @property
    def work(self) -> tuple[int, ...]:
        """The rows of the new version that have to be worked again: those that really differ, and new ones."""
        return tuple(sorted({cell.new_row for cell in self.real} | set(self.added)))


def look_like_versions(old: Register, new: Register) -> bool:
    """Return whether the headings of two lists are mostly the same."""
    one, other = {_folded(name) for name in old.columns}, {_folded(name) for name in new.columns}
    fewest = min(len(one), len(other))
    return fewest >= FEWEST_HEADINGS and len(one & other) >= ALIKE_HEADINGS * fewest


def compare_versions(old: Register, new: Register, *, matching: Matching | None = None) -> Changes:
    """Return what changed between two versions of one list.

    Rows belong together if they say exactly the same; then if ``matching`` (made here if it is not given) is sure of it.
    """
    db = connect()
    for table, register in (("o", old), ("n", new)):
        stream = Stream(register.db.sql("SELECT * FROM register"))  # noqa: F841 - DuckDB reads it
        db.execute(f"CREATE TABLE {table} AS FROM stream")
    named = _named(old.columns, new.columns)
    exact = _exactly(db, named)
    whole = len(named) == len(old.columns) == len(new.columns)
    if whole and len(exact[0]) == old.rows == new.rows and _in_order(*exact) and _straight(named):
        return Changes(True, old.rows, (), (), tuple(Column(name, name, "same") for name in new.columns))
    matching = matching or match(old, new)
    one, other = _joined(exact, matching.a[matching.automatic], matching.b[matching.automatic])
    db.register("given", {"o": one, "n": other})
    db.execute("CREATE TABLE pairs AS SELECT o::BIGINT AS o, n::BIGINT AS n FROM given")
    db.unregister("given")
    named |= _renamed(db, named, old.columns, new.columns)
    cells = _cells(db, named, new)
    columns = _columns(named, old.columns, new.columns)
    counts = Counter(cell.kind for cell in cells)
    counts["schema"] += _left_out(db, columns, old.columns)
    told = {cell.new_row for cell in cells}
    return Changes(
        False,
        len(other) - len(told & set(other.tolist())),
        _others(db, "n", other),
        _others(db, "o", one),
        columns,
        {kind: counts[kind] for kind in KINDS},
        tuple(cell for cell in cells if cell.kind == "real"),
    )


def _folded(heading: str) -> str:
    return simple_words(heading) or heading.strip()


def _named(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which column of the old version is which of the new, by their headings."""
    places = {_folded(name): at for at, name in reversed(list(enumerate(new)))}
    found: dict[int, int] = {}
    for at, name in enumerate(old):
        place = places.get(_folded(name))
        if place is not None and place not in found.values():
            found[at] = place
    return found


def _straight(named: Mapping[int, int]) -> bool:
    return all(one == other for one, other in named.items())


def _in_order(one: Ints, other: Ints) -> bool:
    return bool((one == other).all())


def _exactly(db: duckdb.DuckDBPyConnection, named: Mapping[int, int]) -> tuple[Ints, Ints]:
    """Return the rows that say exactly the same in the columns of both; the first of several with the first, and so on."""
    if not named:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    sides = []
    for table, columns in (("o", named.keys()), ("n", named.values())):
        said = ", ".join(f"c{at}" for at in columns)
        sides.append(
            f"SELECT row, h, row_number() OVER (PARTITION BY h ORDER BY row) AS k "
            f"FROM (SELECT row, md5(row({said})::VARCHAR) AS h FROM {table})"
        )
    found = db.execute(
        f"SELECT x.row AS o, y.row AS n FROM ({sides[0]}) x JOIN ({sides[1]}) y USING (h, k) ORDER BY n"
    ).fetchnumpy()
    return found["o"].astype(np.int64), found["n"].astype(np.int64)


def _joined(exact: tuple[Ints, Ints], a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Return the pairs that are exactly the same and, of the rows left, those that were matched."""
    free = ~np.isin(a, exact[0]) & ~np.isin(b, exact[1])
    return np.concatenate([exact[0], a[free]]), np.concatenate([exact[1], b[free]])


def _renamed(
    db: duckdb.DuckDBPyConnection, named: Mapping[int, int], old: Sequence[str], new: Sequence[str]
) -> dict[int, int]:
    """Return columns under another heading that say the same in nearly all rows."""
    found: dict[int, int] = {}
    for one in (at for at in range(len(old)) if at not in named):
        for other in (at for at in range(len(new)) if at not in named.values() and at not in found.values()):
            counts = db.execute(
                f"SELECT coalesce(count_if(o.c{one} = n.c{other}), 0), count(coalesce(o.c{one}, n.c{other})) "
                "FROM pairs p JOIN o ON o.row = p.o JOIN n ON n.row = p.n"
            ).fetchone()
            if counts and counts[1] and counts[0] >= max(1, _SAME_VALUES * counts[1]):
                found[one] = other
                break
    return found


def _columns(named: Mapping[int, int], old: Sequence[str], new: Sequence[str]) -> tuple[Column, ...]:
    found = []
    order = sorted(named, key=lambda at: named[at])
    steady = _longest_rise(order)
    for place, name in enumerate(new):
        at = next((one for one, other in named.items() if other == place), None)
        if at is None:
            found.append(Column("", name, "added"))
        elif _folded(old[at]) != _folded(name):
            found.append(Column(old[at], name, "renamed"))
        else:
            found.append(Column(old[at], name, "same" if at in steady else "moved"))
    return (*found, *(Column(name, "", "dropped") for at, name in enumerate(old) if at not in named))


def _longest_rise(places: Sequence[int]) -> set[int]:
    """Return the most columns that keep their order among themselves; the others have moved."""
    best: list[list[int]] = []
    for place in places:
        before = [rise for rise in best if rise[-1] < place]
        best.append([*_longest(before), place])
    return set(_longest(best))


def _longest(rises: Sequence[list[int]]) -> list[int]:
    return max(rises, key=len) if rises else []


def _cells(db: duckdb.DuckDBPyConnection, named: Mapping[int, int], new: Register) -> list[Cell]:
    """Return every cell that differs between rows that belong together, and how."""
    numbers = new.meaning.get("number", -1)
    found: dict[int, list[Cell]] = defaultdict(list)
    known: dict[tuple[str | None, str | None, bool], str] = {}
    for one, other in named.items():
        told = db.execute(
            f"SELECT p.o, p.n, o.c{one}, n.c{other} FROM pairs p JOIN o ON o.row = p.o JOIN n ON n.row = p.n "
            f"WHERE o.c{one} IS DISTINCT FROM n.c{other} ORDER BY p.n"
        ).fetchall()
        emptied, filled = _emptied(db, "o", one, told), _emptied(db, "n", other, [(*_, y, x) for *_, x, y in told])
        for row, place, before, after in told:
            if (emptied and after is None) or (filled and before is None):
                kind = "schema"
            else:
                key = (before, after, other == numbers)
                kind = known.get(key) or known.setdefault(key, _kind(before, after, number=other == numbers))
            found[place].append(Cell(row, place, new.columns[other], before, after, kind))
    return [cell for cells in found.values() for cell in _moved(cells)]


def _emptied(
    db: duckdb.DuckDBPyConnection, table: str, at: int, told: Iterable[tuple[int, int, str | None, str | None]]
) -> bool:
    """Return whether the column at position ``at`` of ``table`` says hardly anything in the other version."""
    gone = sum(1 for *_, before, after in told if before is not None and after is None)
    filled = db.execute(f"SELECT count({table}.c{at}) FROM pairs p JOIN {table} ON {table}.row = p.{table}").fetchone()
    return filled is not None and gone >= max(_FEWEST_ROWS, _EMPTIED * filled[0])


def _kind(before: str | None, after: str | None, *, number: bool) -> str:
    """Return how one text differs from another."""
    if before is None or after is None:
        return "real"
    one, other = simple_words(before), simple_words(after)
    if one == other and (one or before.strip() == after.strip()):
        return "format"
    if "/" in before + after and (before.endswith(after) or after.endswith(before)):
        return "format"  # one file, told with more or less of the way to it
    if number:
        return "format" if number_key(before) == number_key(after) else "real"
    values = [sorted(map(simple_words, _BETWEEN.split(text))) for text in (before, after)]
    if values[0] == values[1] or sorted(one.split()) == sorted(other.split()):
        return "order"
    if _NUMBER.fullmatch(before.strip()) and _NUMBER.fullmatch(after.strip()):
        return "format" if float(before.replace(",", ".")) == float(after.replace(",", ".")) else "real"
    days = [_DAY.fullmatch(text.strip()) for text in (before, after)]
    return "format" if days[0] and days[1] and days[0][1] == days[1][1] else "real"


def _moved(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of one row; words that only went from one column into another are no change but of the columns."""
    words = [Counter(simple_words(cell.old or "").split()) for cell in cells]
    others = [Counter(simple_words(cell.new or "").split()) for cell in cells]
    lost = [one - other for one, other in zip(words, others, strict=True)]
    come = [other - one for one, other in zip(words, others, strict=True)]
    moved = set()
    for at, gone in enumerate(lost):
        for place, more in enumerate(come):
            if at != place and gone and gone == more and not come[at] and not lost[place]:
                moved |= {at, place}
    return [
        Cell(cell.old_row, cell.new_row, cell.column, cell.old, cell.new, "schema" if at in moved else cell.kind)
        for at, cell in enumerate(cells)
    ]


def _left_out(db: duckdb.DuckDBPyConnection, columns: Iterable[Column], old: Sequence[str]) -> int:
    """Return how many filled cells went with columns that were dropped."""
    count = 0
    for column in columns:
        if column.kind == "dropped":
            at = old.index(column.old)
            found = db.execute(f"SELECT count(o.c{at}) FROM pairs p JOIN o ON o.row = p.o").fetchone()
            count += found[0] if found else 0
    return count


def _others(db: duckdb.DuckDBPyConnection, table: str, rows: Ints) -> tuple[int, ...]:
    """Return the rows of a version that belong to none of the other."""
    all_ = db.execute(f"SELECT row FROM {table} ORDER BY row").fetchnumpy()["row"].astype(np.int64)
    return tuple(np.setdiff1d(all_, rows).tolist())
