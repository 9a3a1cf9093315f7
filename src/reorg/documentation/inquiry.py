"""What does one register say, asked in SQL? The questions that all findings share, each answered once.

A register of a million rows is asked a few questions of whole columns; patterns are only looked for among distinct
values. What the findings share is kept in two tables beside ``register``: ``says`` (a row for each row: which fields
say something) and ``numbers`` (a row for each distinct number: how often, first row, shape).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from reorg.documentation.grammar.numbers import shape_sql
from reorg.documentation.register import Register
from reorg.documentation.table import fill
from reorg.language import Message, listed, say
from reorg.museum import FIELDS, Finding, Severity, Stops, nothing_pattern

JUDGED = frozenset({"number", "name", "title", "place", "place_text", "dimensions", "date", "acquired"})
"""Fields in which a word such as "unknown" does not count as filled."""
MEASURED = frozenset({"width", "height", "depth", "diameter", "weight"})
"""Fields in which zero does not count as filled."""
ANY_FIGURE = "[1-9½¼¾⅓⅔⅛⅜⅝⅞١-٩۱-۹]"
LONGEST_EXAMPLE = 60
"""Signs of a text that are shown in an example."""


class Inquiry:
    """Questions to one register, at one date."""

    def __init__(self, register: Register, today: date) -> None:
        self.register = register
        self.today = today
        self.db = register.db
        self.size = register.rows
        self._valued: set[str] = set()
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
        told = [f"{_filled(name, self.column(name))} AS {name}" for name in self.fields()]
        self.db.execute(
            f"CREATE OR REPLACE TEMP TABLE says AS SELECT {', '.join(['row', *told])} FROM register"  # names of ours
        )

    @cached_property
    def completeness(self) -> dict[str, float]:
        """Share of rows in which each field says something, 0 to 1; fields without a column are left out."""
        fields = self.fields()
        if not fields or not self.size:
            return dict.fromkeys(fields, 0.0)
        counts = ", ".join(f"count_if({name})" for name in fields)
        found = self.db.execute(f"SELECT {counts} FROM says").fetchone()  # names of ours
        return {name: count / self.size for name, count in zip(fields, found or (), strict=True)}

    @cached_property
    def numbers(self) -> str:
        """The table of distinct numbers: ``value`` (trimmed), ``n`` rows, ``first`` row, ``shape``."""
        column = self.column("number")
        self.db.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE numbers AS
            SELECT value, n, first, {shape_sql("value")} AS shape
            FROM (SELECT trim({column}) AS value, count(*) AS n, min(row) AS first
                  FROM register JOIN says USING (row) WHERE number GROUP BY 1)
            """  # names of ours
        )
        return "numbers"

    def values(self, field: str) -> str:
        """Return the name of the table of the distinct values of ``field``: ``value`` (trimmed), ``n`` rows, ``first`` row.

        Made once, when it is first asked for. Patterns are looked for here and not in the rows: shapes repeat.
        """
        if field not in self._valued:
            column = self.column(field)
            self.db.execute(
                f"""
                CREATE OR REPLACE TEMP TABLE values_{field} AS
                SELECT trim({column}) AS value, count(*) AS n, min(row) AS first
                FROM register JOIN says USING (row) WHERE says.{field} GROUP BY 1
                """  # names of ours
            )
            self._valued.add(field)
        return f"values_{field}"

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Return all rows that ``sql`` answers."""
        return self.db.execute(sql).fetchall()

    def rows(self, sql: str) -> tuple[int, ...]:
        """Return the row numbers that ``sql`` answers in its first column, in order, each once."""
        found = self.db.execute(f"SELECT DISTINCT row FROM ({sql}) AS t(row) ORDER BY row").fetchnumpy()["row"]
        return tuple(found.tolist())

    def rows_with(self, field: str, values: Iterable[str]) -> tuple[int, ...]:
        """Return the rows whose ``field``, trimmed, is one of ``values``."""
        self.want(values)
        return self.rows(f"SELECT row FROM register JOIN wanted ON trim({self.column(field)}) = value")

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

    def finding(  # noqa: PLR0913 - a finding has these parts, and they are named
        self,
        code: str,
        severity: Severity,
        message: Message,
        rows: tuple[int, ...],
        *,
        count: int | None = None,
        effect: Message,
        mend: Message,
        stops: tuple[Stops, ...] = (),
        minutes: float = 0.0,
    ) -> Finding:
        """Return a finding over ``rows``, with the ids of the objects where there are any."""
        about = tuple(self.ids[row - 1] for row in rows) if self.ids else ()
        return Finding(
            code, severity, len(rows) if count is None else count, message, rows, about, effect, mend, stops, minutes
        )

    def example(self, row: int) -> Message:
        """Return how a person finds the object again: its row (or its number), and what it is."""
        what = listed(self.what(row))
        if self.ids:
            return say("“{what}”", what=what) if what.values else say("an object without number or name")
        return say("row {row} (“{what}”)", row=str(row), what=what) if what.values else say("row {row}", row=str(row))

    def what(self, row: int) -> list[str]:
        """Return up to two short texts that name the object of a row: of number, name, title, what says something."""
        wanted = [name for name in ("number", "name", "title", "description") if self.has(name)]
        if not wanted:
            return []
        columns = ", ".join(f"CASE WHEN {name} THEN r.{self.column(name)} END" for name in wanted)
        found = self.ask(f"SELECT {columns} FROM register r JOIN says USING (row) WHERE row = {row}")
        return [short(str(text)) for text in found[0] if text][:2] if found else []


def short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_EXAMPLE else line[: LONGEST_EXAMPLE - 1].rstrip() + "…"


def _filled(field: str, column: str) -> str:
    """Return the SQL of: this column says something, by the measure of its field."""
    if field == "dimensions":
        return f"coalesce(regexp_matches({column}, '{ANY_FIGURE}'), false)"
    if field in MEASURED:
        return f"coalesce(regexp_matches({column}, '[1-9]'), false)"
    if field in JUDGED:
        return filled_sql(column, field)
    return f"coalesce({column} <> '', false)"


def filled_sql(column: str, field: str = "") -> str:
    """Return the SQL of "this column says something"; the same answer as ``not says_nothing`` (reorg.museum)."""
    pattern = nothing_pattern(field).replace("'", "''")
    return f"coalesce(NOT regexp_full_match({column}, '{pattern}'), false)"
