"""Which rows of the first list may be the object of a row of the second, without comparing all with all?

Each row says *marks*: its words, its words together with its maker, size or year, its number, and its number with one
sign left out (two numbers that differ by one slip share such a mark; Mor and Fraenkel 1982, as in SymSpell). A mark that
few rows share tells most, so each row of B asks for the rows of A that share its rarest marks, until it has heard enough.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.sides import Sides, spelt

Ints = NDArray[np.int64]
HEARD = 60
"""How many rows of A a row of B hears of before it stops asking."""
COMMON = 200
"""A mark that more rows of A share than this says nothing; rarest marks alone may be asked for up to here."""
KEPT = 8
"""How many of them are compared, the most marks first."""
_LONGEST_NUMBER = 24


def candidates(sides: Sides, open_a: Ints, open_b: Ints, *, limit: int = KEPT) -> tuple[Ints, Ints]:
    """Return pairs (a, b) for the rows ``open_b``: rows of A that share rare marks with them.

    ``open_a`` are the rows of A whose numbers may be mistaken ones; by their words all rows of A are found.
    """
    db = sides.db
    for name, rows in (("open_a", open_a), ("open_b", open_b)):
        db.register("rows_given", {"row": rows})
        db.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT row::INTEGER AS row FROM rows_given")
        db.unregister("rows_given")
    _plain(sides, "a", "")
    _plain(sides, "b", "WHERE row IN (FROM open_b)")
    for table in "ab":
        db.execute(f"CREATE OR REPLACE TEMP TABLE marks_{table} AS {_marks(sides, table)}")
    found = db.execute(
        f"""
        WITH common AS (SELECT f, count(*) AS n FROM marks_a WHERE f IN (SELECT f FROM marks_b) GROUP BY f),
        asked AS (
            SELECT row, f, n, sum(n) OVER (PARTITION BY row ORDER BY n, f ROWS UNBOUNDED PRECEDING) AS heard,
                   row_number() OVER (PARTITION BY row ORDER BY n, f) AS nth
            FROM marks_b JOIN common USING (f) WHERE n <= {COMMON}
        ),
        met AS (
            SELECT m.row AS a, q.row AS b, sum(ln({max(2, sides.rows_a)} / q.n)) AS told
            FROM asked q JOIN marks_a m USING (f) WHERE q.heard <= {HEARD} OR q.nth = 1
            GROUP BY ALL
        ),
        best AS (SELECT a, b, row_number() OVER (PARTITION BY b ORDER BY told DESC, a) AS nth FROM met)
        SELECT a, b FROM best WHERE nth <= {limit} ORDER BY b, nth
        """
    ).fetchnumpy()
    return found["a"].astype(np.int64), found["b"].astype(np.int64)


def _plain(sides: Sides, table: str, where: str) -> None:
    """Make ``plain_a`` or ``plain_b``: what marks are made of."""
    worded = set(sides.worded)

    def text(name: str, column: str) -> str:
        return f"coalesce({spelt(column)}, '')" if name in worded else "''"

    title = text("title", "title")
    words = " || ' ' || ".join([title, *(text(name, f"r_{name}") for name in ("name", "description", "inscription"))])
    size = (
        r"regexp_extract_all(coalesce(written, ''), '([0-9]+(?:[.,][0-9]+)?)\s*[x×]\s*([0-9]+(?:[.,][0-9]+)?)')"
        if sides.sized
        else "[]"
    )
    sides.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE plain_{table} AS
        SELECT row, key, replace(key, '.', '') AS bare, {title} AS title, {words} AS words, {text("maker", "r_maker")} AS maker,
               {text("acquisition", "r_acquisition")} AS donor, {text("materials", "r_materials")} AS materials,
               {"regexp_extract(coalesce(r_date, ''), '[0-9]{4}')" if "date" in worded else "''"} AS year,
               {_size_mark() if sides.sized else "''"} AS size
        FROM {table} {where}
        """
    )


def _size_mark() -> str:
    """Return the SQL of the two first sides in whole centimetres, where a plain pattern tells them."""
    number = "([0-9]+(?:[.,][0-9]+)?)"
    found = rf"regexp_extract(coalesce(written, ''), '{number}\s*[x×]\s*{number}(?:\s*[x×]\s*[0-9.,]+)?\s*(mm|cm)', ['h', 'w', 'u'])"
    inch = rf"regexp_extract(coalesce(written, ''), '{number}\s*[x×]\s*{number}(?:\s*[x×]\s*[0-9.,]+)?\s*(in|\")', ['h', 'w', 'u'])"
    return f"""
        CASE WHEN ({found}).u <> '' THEN {_sorted_cm(found, f"CASE WHEN ({found}).u = 'mm' THEN 10 ELSE 1 END")}
             WHEN ({inch}).u <> '' THEN {_sorted_cm(inch, "1/2.54")}
             WHEN mm[1] IS NOT NULL AND mm[2] IS NOT NULL
             THEN greatest(round(mm[1]/10), round(mm[2]/10)) || 'x' || least(round(mm[1]/10), round(mm[2]/10))
             ELSE '' END"""


def _sorted_cm(found: str, by: str) -> str:
    sides = [f"round(try_cast(replace(({found}).{side}, ',', '.') AS DOUBLE) / ({by}))" for side in "hw"]
    return f"greatest({sides[0]}, {sides[1]}) || 'x' || least({sides[0]}, {sides[1]})"


def _marks(sides: Sides, table: str) -> str:
    """Return the SQL of all marks of one list: ``row`` and ``f``."""
    longest = "list_sort(list_transform(string_split({0}, ' '), x -> lpad(length(x)::VARCHAR, 2, '0') || x), 'DESC')[1]"
    maker, donor = longest.format("maker"), longest.format("donor")
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
        "mms": ("m", "materials", "size"),
        "p": ("start",),
        "pm": ("start", "m"),
    }
    source = f"(SELECT *, {maker} AS m, {donor} AS d, left(title, 14) AS start FROM plain_{table})"
    parts = [
        f"SELECT row, hash('{tag}', {', '.join(columns)}) AS f FROM {source} WHERE "
        + " AND ".join(f"{each} <> ''" for each in columns)
        for tag, columns in together.items()
    ]
    for tag, column, shortest in (("w", "words", 2), ("m", "maker", 3), ("d", "donor", 3)):
        parts.append(
            f"SELECT row, hash('{tag}', w) FROM (SELECT row, unnest(list_distinct(string_split({column}, ' '))) AS w "
            f"FROM plain_{table}) WHERE length(w) >= {shortest}"
        )
    if sides.numbered:
        parts.append(f"SELECT row, hash('n', bare) FROM plain_{table} WHERE key IS NOT NULL")
        own = f"plain_{table} WHERE row IN (FROM open_{table}) AND length(bare) BETWEEN 2 AND {_LONGEST_NUMBER}"
        parts.append(f"SELECT row, hash('x', bare) FROM {own}")
        parts.append(
            f"SELECT DISTINCT row, hash('x', left(bare, n - 1) || substr(bare, n + 1)) FROM "
            f"(SELECT row, bare, unnest(range(1, length(bare) + 1)) AS n FROM {own})"
        )
    return " UNION ALL ".join(parts)
