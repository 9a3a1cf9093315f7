"""What do two lists say, laid side by side so that their rows can be compared? (Each in a table of the same shape.)

Both lists are copied into one database in memory, only what both sides can use, and brought to one spelling there:
lower case, no marks on letters, one space between words, western digits (see :func:`spelt`). What says that nothing is
known is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType

import duckdb
import numpy as np
from numpy.typing import NDArray

from reorg.documentation.register import Register
from reorg.documentation.table import connect
from reorg.museum import FIELDS, number_signs, says_nothing

WORDED = (
    "title",
    "maker",
    "name",
    "materials",
    "date",
    "acquisition",
    "description",
    "inscription",
    "culture",
    "category",
    "acquired",
    "place_text",
)
"""Fields whose words are compared, the most telling first."""
SIDES = ("height", "width", "depth", "diameter")
NAMING = ("title", "name", "description")
_SHORT = 24
"""Signs beyond which no text says that nothing is known."""
_OTHER, _PLAIN = number_signs()
_LOOKALIKES = ("авекмнорстух", "abekmhopctyx")
"""Cyrillic letters and the Latin ones that look the same, as they slip into numbers."""
_PLAIN_NUMBER = r"[A-Za-z]*[1-9][0-9]*(\.[1-9][0-9]*)*[A-Za-z]?"
"""Numbers that are in one spelling already, but for capitals: most of them, and quickly told."""
PLAIN_SIGNS = (_OTHER + _LOOKALIKES[0], _PLAIN + _LOOKALIKES[1])
"""Signs in numbers, and beside each the one that it counts as."""
_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "ft": 304.8}


@dataclass(frozen=True)
class Sides:
    """Two lists in one database: tables ``a`` and ``b``.

    Each has ``row``, ``key`` (the number in one spelling), ``others`` (the keys of other numbers), ``title`` (what names
    the object there), ``written`` (the size as text), ``s1``, ``s2``, ``s3`` (its sides in mm, from columns of their own)
    and for each of ``shared`` the cell as it is, as ``r_`` and the field. ``worded`` are the fields of both lists whose
    words are compared; "title" is among them if both lists name their objects in any way.
    """

    db: duckdb.DuckDBPyConnection
    rows_a: int
    rows_b: int
    last_a: int
    last_b: int
    """The last row of either list: rows that were empty are passed over, so it may be more than there are."""
    worded: tuple[str, ...]
    shared: tuple[str, ...]
    numbered: bool
    sized: bool
    unitless: bool
    """Whether a list has sizes in columns of which nobody says the unit."""
    labels: Mapping[str, str]
    """The headings of columns without a meaning that stand in both lists, by the name that they have here."""


def spelt(column: str) -> str:
    """Return the SQL of a text in one spelling: lower case, without marks, words apart by one space."""
    plain = f"trim(regexp_replace(lower({column}), '[^a-z0-9]+', ' ', 'g'))"
    arabic = f"translate(strip_accents(lower({column})), 'أإآٱىةؤئـ', 'ااااايهوي')"
    apart = rf"regexp_replace({arabic}, '([\x{{3040}}-\x{{30ff}}\x{{3400}}-\x{{9fff}}])', ' \1 ', 'g')"
    other = rf"trim(regexp_replace({apart}, '[^\p{{L}}\p{{N}}]+', ' ', 'g'))"
    return f"CASE WHEN strlen({column}) = length({column}) THEN {plain} ELSE {other} END"


def western_sql(column: str) -> str:
    """Return the SQL of a number as it is written, in lower case, with western digits and Latin look-alikes."""
    digits = f"translate(lower({column}), '{_OTHER}', '{_PLAIN}')"
    letters = f"translate({digits}, '{_LOOKALIKES[0]}', '{_LOOKALIKES[1]}')"
    return f"CASE WHEN strlen({column}) = length({column}) THEN lower({column}) ELSE {letters} END"


def key_sql(column: str) -> str:
    """Return the SQL of a number in one spelling.

    Case, spaces, leading zeros, the choice of separator and a separator between letter and digit do not count; digits
    of other scripts are western ones and letters that look Latin are Latin.
    """
    dotted = rf"trim(regexp_replace({western_sql(column)}, '[^\p{{L}}0-9]+', '.', 'g'), '.')"
    joined = rf"regexp_replace(regexp_replace({dotted}, '(\p{{L}})\.([0-9])', '\1\2', 'g'), '([0-9])\.(\p{{L}})', '\1\2', 'g')"
    whole = rf"regexp_replace({joined}, '(^|[^0-9])0+([0-9])', '\1\2', 'g')"
    return f"CASE WHEN regexp_full_match({column}, '{_PLAIN_NUMBER}') THEN lower({column}) ELSE {whole} END"


class Stream:
    """Hands the rows of one database to another, column by column and without Python values between."""

    def __init__(self, relation: duckdb.DuckDBPyRelation) -> None:
        self._relation = relation

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._relation.__arrow_c_stream__(requested_schema)


def put_pairs(sides: Sides, a: NDArray[np.int64], b: NDArray[np.int64]) -> None:
    """Put pairs of rows into the table ``pairs``, by position (``nr``)."""
    sides.db.register("pairs_given", {"nr": np.arange(len(a), dtype=np.int64), "a": a, "b": b})
    sides.db.execute(
        "CREATE OR REPLACE TEMP TABLE pairs AS SELECT nr, a::INTEGER AS a, b::INTEGER AS b FROM pairs_given"
    )
    sides.db.unregister("pairs_given")


def lay_out(
    a: Register, b: Register, *, ignore_numbers: bool, more: Mapping[str, tuple[int, int]] = MappingProxyType({})
) -> Sides:
    """Return both lists side by side; ``more`` are columns without a meaning to be compared: heading → positions."""
    db = connect()
    naming = _naming(a, b)
    shared = tuple(
        name for name in FIELDS if name in a.meaning and name in b.meaning and name not in {"place", "size_from"}
    )
    worded = tuple(
        name for name in WORDED if (all(naming) if name == "title" else name in shared and name not in naming)
    )
    numbered = not ignore_numbers and "number" in shared
    labels = {f"x{at}": heading for at, heading in enumerate(more)}
    with ThreadPoolExecutor(1 if a.db is b.db else 2) as pool:
        copied = [
            pool.submit(_copy, db.cursor(), table, register, title=title, fields=shared, more=places)
            for table, register, title, places in (
                ("a", a, naming[0], {f"x{at}": found[0] for at, found in enumerate(more.values())}),
                ("b", b, naming[1], {f"x{at}": found[1] for at, found in enumerate(more.values())}),
            )
        ]
        for each in copied:
            each.result()
    sized = all(any(name in register.meaning for name in ("dimensions", *SIDES)) for register in (a, b))
    last_a, last_b = (_last(db, table) for table in "ab")
    return Sides(
        db,
        a.rows,
        b.rows,
        last_a,
        last_b,
        (*worded, *labels),
        (*shared, *labels),
        numbered,
        sized,
        _unitless(a, b),
        labels,
    )


def _last(db: duckdb.DuckDBPyConnection, table: str) -> int:
    found = db.execute(f"SELECT coalesce(max(row), 0) FROM {table}").fetchone()
    return int(found[0]) if found else 0


def _unitless(*lists: Register) -> bool:
    return any(name in each.meaning and not each.units.get(name) for each in lists for name in SIDES)


def _naming(a: Register, b: Register) -> tuple[str, str]:
    """Return the field that names the objects in each list: the same in both if there is one, else what there is."""
    for name in NAMING:
        if name in a.meaning and name in b.meaning:
            return name, name
    first = [next((name for name in NAMING if name in register.meaning), "") for register in (a, b)]
    return first[0], first[1]


def _copy(
    db: duckdb.DuckDBPyConnection,
    table: str,
    register: Register,
    *,
    title: str,
    fields: tuple[str, ...],
    more: Mapping[str, int],
) -> None:
    """Copy what is needed of a list, leaving out cells that say nothing."""
    told = ["row::INTEGER AS row"]
    wanted = {name: f"r_{name}" for name in fields if name not in {title, "dimensions"}}
    wanted |= {"number": "r_number", "other_numbers": "r_other_numbers"}
    told += [
        f"{_said(register, name)} AS {alias}" if name in register.meaning else f"NULL::VARCHAR AS {alias}"
        for name, alias in wanted.items()
    ]
    told += [f"{_cell(register, at)} AS r_{name}" for name, at in more.items()]
    told.append(f"{_said(register, title) if title else 'NULL::VARCHAR'} AS title")
    told.append(f"{_said(register, 'dimensions') if 'dimensions' in register.meaning else 'NULL::VARCHAR'} AS written")
    told += [f"{side_sql(register, name)} AS {name}" for name in SIDES]
    stream = Stream(register.db.sql(f"SELECT {', '.join(told)} FROM register"))  # noqa: F841 - DuckDB reads it
    others = "NULL::VARCHAR[]"
    if "other_numbers" in register.meaning:
        others = rf"list_transform(string_split_regex(r_other_numbers, '\s*[;|\n]\s*'), n -> {key_sql('n')})"
    db.execute(
        f"""
        CREATE TABLE {table} AS
        SELECT * EXCLUDE (height, width, depth, diameter), nullif({key_sql("r_number")}, '') AS key, {others} AS others,
               coalesce(height, diameter) AS s1, coalesce(width, diameter) AS s2, depth AS s3
        FROM stream
        """
    )


def _said(register: Register, name: str) -> str:
    """Return the SQL of a cell, or NULL where it says nothing."""
    return _cell(register, register.meaning[name], name)


def _cell(register: Register, at: int, name: str = "") -> str:
    """Return the SQL of a cell of the column at position ``at``, or NULL where it says nothing.

    What says nothing is looked up once among the different short texts: none of these words has a figure in it.
    """
    column = f"c{at}"
    short = register.db.execute(
        f"SELECT DISTINCT {column} FROM register WHERE length({column}) <= {_SHORT} AND NOT regexp_matches({column}, '[0-9]')"
    ).fetchall()
    nothing = ", ".join("'" + text.replace("'", "''") + "'" for (text,) in short if says_nothing(text, name))
    return f"CASE WHEN {column} IN ({nothing}) THEN NULL ELSE {column} END" if nothing else column


def side_sql(register: Register, name: str) -> str:
    """Return the SQL of a size in a column, in mm where the unit is known, else as it is; NULL where it is unknown."""
    if name not in register.meaning:
        return "NULL::DOUBLE"
    value = f"nullif(try_cast(replace(c{register.meaning[name]}, ',', '.') AS DOUBLE), 0)"
    unit = register.units.get(name, "")
    if not unit.startswith("column "):
        return f"{value} * {_MM.get(unit, 1.0)}"
    cases = " ".join(f"WHEN '{each}' THEN {factor}" for each, factor in _LONG.items())
    return f"{value} * CASE lower(trim(c{int(unit.removeprefix('column '))}, ' .')) {cases} ELSE 1 END"


_LONG = _MM | {"mètre": 1000.0, "metre": 1000.0, "centimètre": 10.0, "inch": 25.4, "inches": 25.4, "millimètre": 1.0}
