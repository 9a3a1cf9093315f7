"""Which rows of the first list may be the object of a row of the second, without comparing all with all?

Each row says *marks*: its words, its words together with its maker, size or year, its number, and its number with one
sign left out (two numbers that differ by one slip share such a mark; Mor and Fraenkel 1982, as in SymSpell). A mark that
few rows share tells most, so each row of B asks for the rows of A that share its rarest marks, until it has heard enough.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.compare import Comparer
from reorg.documentation.matching.sides import Sides

Ints = NDArray[np.int64]
HEARD = 20
"""How many rows of A a row of B hears of before it stops asking."""
COMMON = 200
"""A mark that more rows of A share than this says nothing; rarest marks alone may be asked for up to here."""
KEPT = 6
"""How many of them are compared, the most marks first."""
FAR = 0.3
"""A row whose marks tell less than this share of the best one's is no rival of it."""
_LONGEST_NUMBER = 24
_MARKED = ("title", "name", "description", "inscription", "maker", "acquisition", "date")


def candidates(comparer: Comparer, open_a: Ints, open_b: Ints, *, limit: int = KEPT) -> tuple[Ints, Ints]:
    """Return pairs (a, b) of the rows ``open_a`` and ``open_b``: those that share rare marks."""
    sides, db = comparer.sides, comparer.sides.db
    _plain(comparer, "a", open_a)
    _plain(comparer, "b", open_b)
    db.execute(f"CREATE OR REPLACE TEMP TABLE marks_b AS {_marks(sides, 'b')}")
    db.execute("CREATE OR REPLACE TEMP TABLE wanted_marks AS SELECT DISTINCT f FROM marks_b")
    db.execute(
        f"CREATE OR REPLACE TEMP TABLE marks_a AS SELECT row, f FROM ({_marks(sides, 'a')}) SEMI JOIN wanted_marks USING (f)"
    )
    found = db.execute(
        f"""
        WITH common AS (SELECT f, count(*) AS n FROM marks_a GROUP BY f),
        asked AS (
            SELECT row, f, f & 1 = 1 AS number, ln({max(2, sides.rows_a)} / n) AS tells,
                   sum(n) OVER (PARTITION BY row, f & 1 ORDER BY n, f ROWS UNBOUNDED PRECEDING) AS heard,
                   row_number() OVER (PARTITION BY row, f & 1 ORDER BY n, f) AS nth
            FROM marks_b JOIN common USING (f) WHERE n <= {COMMON}
        ),
        met AS (
            SELECT m.row AS a, q.row AS b,
                   coalesce(sum(tells) FILTER (NOT number), 0) + coalesce(max(tells) FILTER (number), 0) AS told
            FROM asked q JOIN marks_a m USING (f) WHERE q.heard <= {HEARD} OR q.nth = 1
            GROUP BY ALL
        ),
        best AS (
            SELECT a, b, told, row_number() OVER w AS nth, first_value(told) OVER w AS most
            FROM met WINDOW w AS (PARTITION BY b ORDER BY told DESC, a)
        )
        SELECT a, b FROM best WHERE nth <= {limit} AND told >= {FAR} * most ORDER BY b, nth
        """
    ).fetchnumpy()
    return found["a"].astype(np.int64), found["b"].astype(np.int64)


def _plain(comparer: Comparer, table: str, rows: Ints) -> None:
    """Make ``plain_a`` or ``plain_b``: what marks of the given rows are made of."""
    db, said = comparer.sides.db, comparer.said
    given: dict[str, NDArray[np.generic]] = {"row": rows}
    joins = ""
    for name in _MARKED:
        if name in said:
            codes = said[name].a if table == "a" else said[name].b
            given[f"c_{name}"] = codes[rows]
            joins += f" LEFT JOIN {said[name].table} AS {name} ON {name}.code = c_{name}"
    if comparer.sizes:
        sizes = comparer.sizes.a if table == "a" else comparer.sizes.b
        longest, shortest = np.fmax(sizes[rows, 0], sizes[rows, 1]), np.fmin(sizes[rows, 0], sizes[rows, 1])
        given |= {"longest": np.round(longest / 10), "shortest": np.round(shortest / 10)}

    def text(name: str) -> str:
        return f"coalesce({name}.t, '')" if name in said else "''"

    more = [text(name) for name in ("name", "description", "inscription") if name in said]
    size = "CASE WHEN isnan(longest) THEN '' ELSE longest || 'x' || shortest END" if comparer.sizes else "''"
    db.register("rows_given", given)
    db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE plain_{table} AS
        SELECT *, {_longest("maker")} AS m, {_longest("donor")} AS d, left(title, 14) AS start FROM (
            SELECT own.row AS row, key, others,
                   replace(key, '.', '') AS bare, {" || ' ' || ".join([text("title"), *more])} AS words,
                   {text("title")} AS title, {text("maker")} AS maker, {text("acquisition")} AS donor,
                   regexp_extract({text("date")}, '[0-9]{{4}}') AS year, {size} AS size
            FROM rows_given JOIN {table} AS own ON own.row = rows_given.row {joins}
        )
        """
    )
    db.unregister("rows_given")


def _longest(column: str) -> str:
    """Return the SQL of the longest word of a text: of a person nearly always the last name, wherever it stands."""
    words = f"list_transform(string_split({column}, ' '), x -> lpad(length(x)::VARCHAR, 2, '0') || x)"
    return f"coalesce(list_max({words}), '')"


def _marks(sides: Sides, table: str) -> str:
    """Return the SQL of all marks of one list: ``row`` and ``f``."""
    together = {
        "t": ("title",),
        "tm": ("title", "m"),
        "ts": ("title", "size"),
        "ty": ("title", "year"),
        "ms": ("m", "size"),
        "my": ("m", "year"),
        "sy": ("size", "year"),
        "ds": ("d", "size"),
        "msy": ("m", "size", "year"),
        "tmsy": ("title", "m", "size", "year"),
        "p": ("start",),
        "pm": ("start", "m"),
    }
    source = f"plain_{table}"
    parts = [
        f"SELECT row, {_mark(tag, *columns)} AS f FROM {source} WHERE "
        + " AND ".join(f"{each} <> ''" for each in columns)
        for tag, columns in together.items()
    ]
    for tag, column, shortest in (("w", "words", 2), ("m", "maker", 3), ("d", "donor", 3)):
        parts.append(
            f"SELECT row, {_mark(tag, 'w')} FROM (SELECT row, unnest(string_split({column}, ' ')) AS w "
            f"FROM plain_{table}) WHERE length(w) >= {shortest}"
        )
    if sides.numbered:
        own = f"plain_{table} WHERE length(bare) BETWEEN 2 AND {_LONGEST_NUMBER}"
        shorter = f"(SELECT row, bare, unnest(range(1, length(bare) + 1)) AS n FROM {own})"
        parts.append(f"SELECT row, {_mark('n', 'bare', number=True)} FROM plain_{table} WHERE key IS NOT NULL")
        parts.append(f"SELECT row, {_mark('x', 'bare', number=True)} FROM {own}")
        parts.append(
            f"SELECT row, {_mark('n', 'other', number=True)} "
            f"FROM (SELECT row, replace(unnest(others), '.', '') AS other FROM plain_{table}) WHERE other <> ''"
        )
        without = _mark("x", "left(bare, n - 1) || substr(bare, n + 1)", number=True)
        parts.append(f"SELECT DISTINCT row, {without} FROM {shorter}")
    return " UNION ALL ".join(parts)


def _mark(tag: str, *columns: str, number: bool = False) -> str:
    """Return the SQL of a mark; those of numbers are odd, for of several only one tells anything."""
    made = f"hash('{tag}', {', '.join(columns)})"
    return f"({made} | 1)" if number else f"(({made} >> 1) << 1)"
