"""Which column of one list holds what the other list says, where no heading tells?

A field that only one of two lists is known to have is looked for among the other's columns without a meaning: if many of
its values stand there, it is that column ("MoMANumber" beside "Inv. no."). The lists' own meaning is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from reorg.documentation.register import Register

FIELDS = (
    "number",
    "title",
    "name",
    "maker",
    "materials",
    "category",
    "acquisition",
    "culture",
    "inscription",
    "description",
)
"""Fields that are looked for. Dates and sizes are not: their values meet by chance."""
SHARED = 0.4
"""The share of the values of the one that must stand in the other."""
FEWEST = 5
"""The fewest values that must be shared."""
_ASKED = 3_000
"""Different values of a column that are asked for; the same ones of both lists, chosen by their hash."""
_MOST = 6
"""Columns without a meaning that are compared."""
_TELLING = 0.9
"""How many of a column's values must differ from one another before it can number objects."""


def align(a: Register, b: Register, *, numbers: bool = True) -> tuple[Register, Register]:
    """Return both lists with the columns found that hold what the other says; ``numbers``: object numbers as well."""
    wanted = [name for name in FIELDS if (name in a.meaning) != (name in b.meaning) and (numbers or name != "number")]
    for name in wanted:
        if name in b.meaning:
            a = _found(a, b, name)
        else:
            b = _found(b, a, name)
    if numbers and "number" not in a.meaning and "number" not in b.meaning:
        return _numbered(a, b)
    return a, b


def alike_headings(a: Register, b: Register, *, numbers: bool = True) -> dict[str, tuple[int, int]]:
    """Return columns without a meaning whose heading stands in both lists: the heading, and their positions.

    What is said there is compared like any other words. Without ``numbers``, columns that number things are left out.
    """
    headings = {" ".join(b.columns[at].casefold().split()): at for at in reversed(_free(b))}
    found: dict[str, tuple[int, int]] = {}
    for at in _free(a):
        name = " ".join(a.columns[at].casefold().split())
        if name and name in headings and len(found) < _MOST:
            values, others = _Values(a, at), _Values(b, headings[name])
            if values.filled and others.filled and (numbers or not (values.telling or others.telling)):
                found[a.columns[at]] = (at, headings[name])
    return found


def _found(lacking: Register, having: Register, name: str) -> Register:
    """Return ``lacking`` with the column that holds field ``name``, if there is one."""
    values = _Values(having, having.meaning[name])
    best, share = -1, SHARED
    for at in _free(lacking):
        found = values.share(_Values(lacking, at))
        if found >= share:
            best, share = at, found
    return lacking if best < 0 else replace(lacking, meaning={**lacking.meaning, name: best})


def _numbered(a: Register, b: Register) -> tuple[Register, Register]:
    """Return both lists with the two columns of unlike values that share most as their numbers, if there are any."""
    ones = [(at, values) for at in _free(a) if (values := _Values(a, at)).telling]
    others = [(at, values) for at in _free(b) if (values := _Values(b, at)).telling]
    best, share = (-1, -1), SHARED
    for at, values in ones:
        for place, more in others:
            found = values.share(more)
            if found > share:
                best, share = (at, place), found
    if best[0] < 0:
        return a, b
    return replace(a, meaning={**a.meaning, "number": best[0]}), replace(b, meaning={**b.meaning, "number": best[1]})


def _free(register: Register) -> Sequence[int]:
    """Return the positions of the columns without a meaning."""
    taken = set(register.meaning.values())
    return [at for at in range(len(register.columns)) if at not in taken]


class _Values:
    """Some of the values of a column: those that the hash chooses, the same in every list."""

    def __init__(self, register: Register, at: int) -> None:
        self._register = register
        self._column = f"c{at}"
        self.filled, self.distinct = self._counts(register.db)
        self._sets: dict[int, frozenset[str]] = {}

    def _counts(self, db: duckdb.DuckDBPyConnection) -> tuple[int, int]:
        found = db.execute(
            f"SELECT count({self._column}), approx_count_distinct({self._column}) FROM register"
        ).fetchone()
        assert found is not None
        return int(found[0]), int(found[1])

    @property
    def telling(self) -> bool:
        """Whether nearly every row says something else, with a figure in it."""
        if self.filled < FEWEST or self.distinct < _TELLING * self.filled:
            return False
        found = self._register.db.execute(
            f"SELECT count_if(regexp_matches({self._column}, '[0-9]') AND length({self._column}) < 40) FROM register"
        ).fetchone()
        return found is not None and int(found[0]) > _TELLING * self.filled

    def chosen(self, one_in: int) -> frozenset[str]:
        """Return one in so many of the values, in lower case."""
        if one_in not in self._sets:
            found = self._register.db.execute(
                f"SELECT DISTINCT v FROM (SELECT lower(trim({self._column})) AS v FROM register) "
                f"WHERE v <> '' AND hash(v) % {one_in} = 0"
            ).fetchall()
            self._sets[one_in] = frozenset(value for (value,) in found)
        return self._sets[one_in]

    def share(self, other: _Values) -> float:
        """Return the share of the values of the shorter column that stand in the other as well."""
        one_in = max(1, min(self.distinct, other.distinct) // _ASKED)
        one, more = self.chosen(one_in), other.chosen(one_in)
        shared = len(one & more)
        return shared / min(len(one), len(more)) if shared >= FEWEST else 0.0
