"""What does one register say, asked in SQL? The questions that all findings share, each answered once.

A column of a real register repeats itself: half a million rows hold some ten thousand makers and forty places. So every
column is grouped once (:meth:`Inquiry.cells`, a few milliseconds), patterns are looked for among what differs, and rows
are fetched only for what was found. Beside ``register`` stand ``says`` (a row for each row: which fields say something),
``cells_0``, ``cells_1`` … (what stands in a column, each text once), ``values_FIELD`` (the same, trimmed, of what says
something) and ``numbers`` (the values of the number, with their shape).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np

from reorg.documentation.grammar.numbers import shape_sql
from reorg.documentation.kind import Kind
from reorg.documentation.mending import minutes_for
from reorg.documentation.register import Register
from reorg.documentation.table import fill
from reorg.documentation.words import all_words, folded_sql, stems, words
from reorg.language import Message, listed, say
from reorg.museum import FIELDS, Finding, Places, nothing_pattern

T = TypeVar("T")
JUDGED = frozenset({"number", "name", "title", "place", "place_text", "dimensions", "date", "acquired"})
"""Fields in which a word such as "unknown" does not count as filled."""
MEASURED = frozenset({"width", "height", "depth", "diameter", "weight"})
"""Fields in which zero does not count as filled."""
ANY_FIGURE = "[1-9½¼¾⅓⅔⅛⅜⅝⅞١-٩۱-۹]"
MOST_SILENT = 100
"""Different texts that say nothing, up to which they are looked up row by row; beyond, the pattern is faster."""
LONGEST_EXAMPLE = 60
"""Signs of a text that are shown in an example."""


ODD = (
    r"[<@#\x00-\x1f\x7f\x{ad}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{2069}\x{feff}\x{fff9}-\x{fffb}]"
    r"|^[=+]|&[a-zA-Z#][a-zA-Z0-9]{1,7};|_x00"
)
"""Signs that hardly any cell of a sound list holds (RE2): what is wrong with signs is only looked for where one stands."""


class Cell(NamedTuple):
    """What stands in column ``at``, as written: in ``n`` rows, the first of them ``first``."""

    at: int
    value: str
    n: int
    first: int


class Inquiry:
    """Questions to one register, at one date.

    ``places`` are those of the store and ``photos`` the names of the pictures there are, where they are known.
    """

    def __init__(
        self, register: Register, today: date, *, places: Places | None = None, photos: Collection[str] | None = None
    ) -> None:
        self.register = register
        self.today = today
        self.places = places
        self.photos = photos
        self.db = register.db
        self.size = register.rows
        self.made: set[str] = set()
        self._silent: dict[str, list[str]] = {}
        self._worked: dict[Callable[[Inquiry], object], object] = {}
        self._say_once()

    def has(self, *fields: str) -> bool:
        """Return whether the register has a column for any of ``fields``."""
        return any(name in self.register.meaning for name in fields)

    def column(self, field: str) -> str:
        """Return the column that holds ``field``, in SQL; raises KeyError if there is none."""
        return f"c{self.register.meaning[field]}"

    def fields(self) -> list[str]:
        """Return the fields that have a column, in the museum's order."""
        return [name for name in FIELDS if name in self.register.meaning]

    def says(self, *fields: str) -> str:
        """Return the SQL (over ``says``) of: at least one of ``fields`` says something."""
        return " OR ".join(name for name in fields if self.has(name)) or "false"

    def _say_once(self) -> None:
        told = [f"{self._filled(name)} AS {name}" for name in self.fields()]
        self.db.execute(
            f"CREATE OR REPLACE TEMP TABLE says AS SELECT {', '.join(['row', *told])} FROM register"  # names of ours
        )

    def _filled(self, field: str) -> str:
        """Return the SQL of "this column says something"; the few texts that do not are looked for once, in its cells."""
        column, judged = self.column(field), filled(field, "value")
        if judged is None:
            return f"coalesce({column} <> '', false)"
        cells = self.cells(self.register.meaning[field])
        silent = self._silent[field] = [
            str(text) for (text,) in self.ask(f"SELECT value FROM {cells} WHERE NOT ({judged})")
        ]
        if not silent:
            return f"{column} IS NOT NULL"
        if len(silent) > MOST_SILENT or any("\0" in text for text in silent):
            return str(filled(field, column))
        return f"coalesce({column} NOT IN ({', '.join(map(quoted, silent))}), false)"

    @cached_property
    def completeness(self) -> dict[str, float]:
        """Share of rows in which each field says something, 0 to 1; fields without a column are left out."""
        fields = self.fields()
        if not fields or not self.size:
            return dict.fromkeys(fields, 0.0)
        counts = ", ".join(f"count_if({name})" for name in fields)
        found = self.db.execute(f"SELECT {counts} FROM says").fetchone()  # names of ours
        return {name: count / self.size for name, count in zip(fields, found or (), strict=True)}

    def cells(self, at: int) -> str:
        """Return the name of the table of what stands in column ``at``: ``value`` (as written), ``n`` rows, ``first`` row.

        Empty cells are left out. Made once, when it is first asked for; columns are counted from 0.
        """
        return self.once(
            f"cells_{at}",
            f"SELECT c{at} AS value, count(*) AS n, min(row) AS first FROM register WHERE c{at} IS NOT NULL GROUP BY 1",
        )

    def values(self, field: str) -> str:
        """Return the name of the table of the distinct values of ``field``: ``value`` (trimmed), ``n`` rows, ``first`` row.

        Only what says something. Made once, when it is first asked for. Patterns are looked for here and not in the
        rows: shapes repeat.
        """
        name = f"values_{field}"
        if name in self.made:
            return name
        cells, judged = self.cells(self.register.meaning[field]), filled(field, "value") or "value <> ''"
        loose = self.figures(f"SELECT count_if(value LIKE ' %' OR value LIKE '% ') FROM {cells}")[0]
        if loose:
            return self.once(
                name,
                f"SELECT trim(value) AS value, sum(n)::BIGINT AS n, min(first) AS first FROM {cells} WHERE {judged} GROUP BY 1",
            )
        if self._silent.get(field, [""]):
            return self.once(name, f"FROM {cells} WHERE {judged}")
        self.db.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM {cells}")  # names of ours; nothing is left out
        self.made.add(name)
        return name

    @cached_property
    def numbers(self) -> str:
        """The table of distinct numbers: ``value`` (trimmed), ``n`` rows, ``first`` row, ``shape``."""
        # most numbers are plain: the patterns for letters and digits of all the world take four times as long
        plain = "regexp_replace(regexp_replace(value, '[A-Za-z]+', 'a', 'g'), '[0-9]+', '9', 'g')"
        shape = f"CASE WHEN strlen(value) = length(value) THEN {plain} ELSE {shape_sql('value')} END"
        return self.once("numbers", f"SELECT value, n, first, {shape} AS shape FROM {self.values('number')}")

    def worked(self, work_out: Callable[[Inquiry], T]) -> T:
        """Return what ``work_out`` makes of this inquiry, worked out when it is first asked for."""
        if work_out not in self._worked:
            self._worked[work_out] = work_out(self)
        return self._worked[work_out]  # type: ignore[return-value]  # what was put in under this key

    def once(self, table: str, sql: str) -> str:
        """Return the name of a table of ours that holds what ``sql`` answers, made when it is first asked for."""
        if table not in self.made:
            self.db.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {sql}")  # names of ours
            self.made.add(table)
        return table

    @cached_property
    def odd(self) -> str:
        """The table of all cells with a sign that hardly any cell holds: ``col``, ``value``, ``n``, ``first``."""
        return self.once("odd", self._all_columns(f"regexp_matches(value, '{ODD}')"))

    def odd_cells(self, pattern: str, *, ats: Iterable[int] | None = None) -> list[Cell]:
        """Return the cells with odd signs that ``pattern`` (RE2) matches, of all columns or of ``ats``."""
        chosen = "" if ats is None else f" AND col IN ({', '.join(map(str, [-1, *ats]))})"
        return self._cells(f"FROM {self.odd} WHERE regexp_matches(value, {quoted(pattern)}){chosen}")

    @cached_property
    def spoken(self) -> str:
        """The table of all cells in which any word of our lists stands: as ``odd``, and ``folded`` (see :func:`fold`)."""
        fields = dict.fromkeys(name for each in all_words().values() for name in each.fields)
        cells = self._all_columns("true", self.at(*fields))
        nothing = "SELECT 0 AS col, '' AS value, 0 AS n, 0 AS first WHERE false"
        folded = f"SELECT *, {folded_sql('value')} AS folded FROM ({cells or nothing})"
        latin, other = (f"regexp_matches(folded, {quoted(each)})" for each in stems())
        return self.once("spoken", f"FROM ({folded}) WHERE {latin} OR (strlen(folded) <> length(folded) AND {other})")

    def speaking(self, name: str, *fields: str, whole: bool = False) -> list[Cell]:
        """Return the cells that speak of what the list of words ``name`` names, by first row.

        In ``fields``, or else where the list says; ``whole``: that are one of the words and no more.
        """
        listed = words(name)
        said = f"regexp_matches(trim(folded), {quoted(listed.whole)})" if whole else listed.sql("folded")
        chosen = ", ".join(map(str, [-1, *self.at(*(fields or listed.fields))]))
        return self._cells(f"SELECT col, value, n, first FROM {self.spoken} WHERE col IN ({chosen}) AND {said}")

    def look(self, condition: str, ats: Iterable[int]) -> list[Cell]:
        """Return the cells of columns ``ats`` for whose ``value`` a condition (SQL) holds, by first row."""
        columns = list(ats)
        return self._cells(self._all_columns(condition, columns)) if columns else []

    def _cells(self, sql: str) -> list[Cell]:
        found = self.db.execute(f"SELECT col, value, n, first FROM ({sql}) ORDER BY first, col").fetchall()
        return [Cell(*each) for each in found]

    def _all_columns(self, condition: str, ats: Iterable[int] | None = None) -> str:
        """Return the SQL of the cells of several columns for whose ``value`` a condition holds."""
        chosen = range(len(self.register.columns)) if ats is None else ats
        return " UNION ALL ".join(
            f"SELECT {at} AS col, value, n, first FROM {self.cells(at)} WHERE {condition}" for at in chosen
        )

    def at(self, *fields: str) -> list[int]:
        """Return the positions of the columns that hold ``fields``, of those that have one."""
        return [self.register.meaning[name] for name in fields if self.has(name)]

    @cached_property
    def unmapped(self) -> list[int]:
        """The positions of the columns of which nobody said what they hold."""
        known = set(self.register.meaning.values())
        return [at for at in range(len(self.register.columns)) if at not in known]

    def rows_at(self, cells: Iterable[Cell]) -> tuple[int, ...]:
        """Return the rows in which any of ``cells`` stand, in order, each once."""
        rows: set[int] = set()
        several: dict[int, list[str]] = {}
        for cell in cells:
            if cell.n == 1:
                rows.add(cell.first)
            else:
                several.setdefault(cell.at, []).append(cell.value)
        for at, values in several.items():
            rows.update(self.rows_in(at, values))
        return tuple(sorted(rows))

    def rows_in(self, at: int, values: Collection[str]) -> tuple[int, ...]:
        """Return the rows in which one of ``values``, as written, stands in column ``at``."""
        if not values:
            return ()
        self.want(values)
        return self.rows(f"SELECT row FROM register SEMI JOIN wanted ON c{at} = value")

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Return all rows that ``sql`` answers."""
        return self.db.execute(sql).fetchall()

    def figures(self, sql: str) -> tuple[float, ...]:
        """Return the first row that ``sql`` answers, as numbers; NULL is 0."""
        return tuple(float(each or 0) for each in self.db.execute(sql).fetchall()[0])

    def counted(self, sql: str) -> list[tuple[str, int]]:
        """Return the rows that ``sql`` answers, each a text and a whole number; NULL is ``""``."""
        return [(str(text or ""), int(count)) for text, count in self.db.execute(sql).fetchall()]

    def rows(self, sql: str) -> tuple[int, ...]:
        """Return the row numbers that ``sql`` answers in its first column, in order, each once."""
        found = self.db.execute(f"SELECT row FROM ({sql}) AS t(row)").fetchnumpy()["row"]
        # most answers come in the order of the table: looking whether they do is faster than to sort them
        if len(found) > 1 and not (found[1:] > found[:-1]).all():
            found = np.sort(found)  # np.unique hashes first, which takes ten times as long
            found = found[np.append(True, found[1:] != found[:-1])]
        return tuple(found.tolist())

    def lacking(self, *fields: str) -> tuple[int, ...]:
        """Return the rows in which none of ``fields`` says something: all, where the list has no column for them.

        "Unknown" and the like say nothing, in any field.
        """
        told = [name for name in fields if self.has(name)]
        silent = {name: self._silent_in(name) for name in told}
        if not any(silent.values()):
            return self.rows(f"SELECT row FROM says WHERE NOT ({self.says(*fields)})")
        said = [
            f"({name} AND {self.column(name)} NOT IN ({', '.join(map(quoted, texts))}))" if texts else name
            for name, texts in silent.items()
        ]
        return self.rows(f"SELECT row FROM register JOIN says USING (row) WHERE NOT ({' OR '.join(said)})")

    def _silent_in(self, field: str) -> list[str]:
        """Return the texts of a field that say nothing and yet count as filled (see :data:`JUDGED`)."""
        if filled(field, "value") is not None:
            return []
        cells, says = self.cells(self.register.meaning[field]), filled_sql("value", field)
        return [
            str(text)
            for (text,) in self.ask(f"SELECT value FROM {cells} WHERE NOT ({says}) AND NOT contains(value, chr(0))")
        ]

    def rows_with(self, field: str, values: Iterable[str]) -> tuple[int, ...]:
        """Return the rows whose ``field``, trimmed, is one of ``values``."""
        at = self.register.meaning[field]
        self.want(values)
        # only what differs is trimmed, and not each of the rows
        known = self.db.execute(
            f"SELECT {at}, value, n, first FROM {self.cells(at)} WHERE trim(value) IN (FROM wanted)"
        )
        return self.rows_at(Cell(*each) for each in known.fetchall())

    def want(self, values: Iterable[str]) -> None:
        """Put texts into the table ``wanted``, to be joined by ``value``."""
        fill(self.db, "wanted", {"value": "VARCHAR"}, {"value": list(values)})

    @cached_property
    def ids(self) -> list[str]:
        """The object ids by row, where the register is a living museum's; else empty."""
        described = self.ask("SELECT column_name FROM (DESCRIBE register)")
        if ("id",) not in described:
            return []
        found: list[str] = self.db.execute("SELECT id FROM register ORDER BY row").fetchnumpy()["id"].tolist()
        return found

    def found(self, kind: Kind, message: Message, rows: tuple[int, ...], *, count: int | None = None) -> Finding:
        """Return a finding of ``kind`` over ``rows``, with the ids of the objects where there are any.

        ``count`` is what it was found in, where that is not rows (columns, numbers that are missing).
        """
        about = tuple(self.ids[row - 1] for row in rows) if self.ids else ()
        return Finding(
            kind.code, kind.severity, len(rows) if count is None else count, message, rows, about,
            kind.effect, kind.mend, kind.stops, minutes_for(kind.code),
        )  # fmt: skip

    def example(self, row: int) -> Message:
        """Return how a person finds the object again: its row (or its number), and what it is."""
        what = listed(self.what(row))
        if self.ids:
            return say("“{what}”", what=what) if what.values else say("an object without number or name")
        return say("row {row} (“{what}”)", row=str(row), what=what) if what.values else say("row {row}", row=str(row))

    def example_of(self, cells: Sequence[Cell]) -> dict[str, object]:
        """Return what a sentence shows of the first of ``cells``: ``text``, its ``column`` and the ``example`` it is in."""
        cell = cells[0]
        column = self.register.columns[cell.at]
        return {"text": short(cell.value), "column": column, "example": self.example(cell.first)}

    def what(self, row: int) -> list[str]:
        """Return up to two short texts that name the object of a row: of number, name, title, what says something."""
        wanted = [name for name in ("number", "name", "title", "description") if self.has(name)]
        if not wanted:
            return []
        columns = ", ".join(f"CASE WHEN {name} THEN r.{self.column(name)} END" for name in wanted)
        found = self.ask(f"SELECT {columns} FROM register r, says s WHERE r.row = {row} AND s.row = {row}")
        return [short(str(text)) for text in found[0] if text][:2] if found else []


def short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXAMPLE else line[: LONGEST_EXAMPLE - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Return a text as it stands in SQL."""
    return "'" + text.replace("'", "''") + "'"


def filled(field: str, column: str) -> str | None:
    """Return the SQL of "this column says something" by the measure of its field; None: whatever stands there does."""
    if field == "dimensions":
        return f"coalesce(regexp_matches({column}, '{ANY_FIGURE}'), false)"
    if field in MEASURED:
        return f"coalesce(regexp_matches({column}, '[1-9]'), false)"
    return filled_sql(column, field) if field in JUDGED else None


def filled_sql(column: str, field: str = "") -> str:
    """Return the SQL of "this column says something"; the same answer as ``not says_nothing`` (reorg.museum)."""
    silent = f"NOT regexp_full_match({column}, {quoted(nothing_pattern(field))})"
    # what begins with a digit says something, and most numbers and dates do: no word for nothing holds one
    return f"CASE WHEN {column} >= '0' AND {column} < ':' THEN true ELSE coalesce({silent}, false) END"
