"""Which rows of three or more lists are one object?

The lists are matched one after the other against what the ones before them say together: a row that has no partner there
founds an object of its own, and what an earlier list left empty is filled from the later one. So a number that only the
cards know still joins the database's row to the register's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray

from reorg.documentation.matching.answer import CANDIDATES, Matching
from reorg.documentation.matching.sides import SIDES, Stream, side_sql
from reorg.documentation.matching.stages import match
from reorg.documentation.register import Register
from reorg.documentation.table import connect
from reorg.language import Message
from reorg.museum import FIELDS

Ints = NDArray[np.int64]
Progress = Callable[[float, Message], None]


@dataclass(frozen=True)
class Several:
    """What was found: ``rows[k][i]`` is the row of list ``k`` that object ``i`` has there (0: none).

    ``steps`` are the matchings, the first of list 2: their ``a`` is the number of an object (from 1), their ``b`` a row of
    the list. An object has at most one row of each list.
    """

    rows: tuple[Ints, ...]
    steps: tuple[Matching, ...]

    @property
    def objects(self) -> int:
        """How many objects the lists speak of together, if nothing that is open is the same."""
        return len(self.rows[0])

    def alone(self, at: int) -> int:
        """Return how many rows of list ``at`` have no partner in any other list."""
        others = np.sum([rows > 0 for rows in self.rows], axis=0)
        return int(((self.rows[at] > 0) & (others == 1)).sum())


def match_several(
    lists: Sequence[Register],
    *,
    ignore_numbers: bool = False,
    progress: Progress | None = None,
    candidates: int = CANDIDATES,
) -> Several:
    """Return which rows of ``lists`` (two or more) are one object."""
    db = connect()
    all_ = _gathered(db, lists[0])
    rows: list[Ints] = [db.execute("SELECT row FROM origin ORDER BY object").fetchnumpy()["row"].astype(np.int64)]
    steps = []
    for at, each in enumerate(lists[1:], start=1):
        tell = _share(progress, at - 1, len(lists) - 1)
        found = match(all_, each, ignore_numbers=ignore_numbers, progress=tell, candidates=candidates)
        steps.append(found)
        all_, own = _added(db, all_, each, found)
        rows = [np.append(known, np.zeros(len(own) - len(known), np.int64)) for known in rows]
        rows.append(own)
    return Several(tuple(rows), tuple(steps))


def _share(progress: Progress | None, step: int, steps: int) -> Progress | None:
    return None if progress is None else lambda share, message: progress((step + share) / steps, message)


def _fields(register: Register) -> list[str]:
    return [name for name in FIELDS if name in register.meaning]


def _said(register: Register) -> str:
    """Return the SQL of all fields of a list; sizes whose unit is known in mm."""
    told = []
    for name in FIELDS:
        if name not in register.meaning:
            told.append(f"NULL::VARCHAR AS {name}")
        elif name in SIDES and register.units.get(name):
            told.append(f"({side_sql(register, name)})::VARCHAR AS {name}")
        else:
            told.append(f"c{register.meaning[name]} AS {name}")
    return ", ".join(told)


def _gathered(db: duckdb.DuckDBPyConnection, first: Register) -> Register:
    """Lay the first list down as what is known so far; ``origin`` says which row an object comes from."""
    stream = Stream(first.db.sql(f"SELECT row, {_said(first)} FROM register"))  # noqa: F841 - DuckDB reads it
    db.execute("CREATE TABLE known AS SELECT row_number() OVER (ORDER BY row) AS object, * FROM stream")
    db.execute("CREATE TABLE origin AS SELECT object, row FROM known")
    db.execute("ALTER TABLE known DROP COLUMN row")
    return _register(db, first)


def _register(db: duckdb.DuckDBPyConnection, *lists: Register) -> Register:
    """Return what is known so far as a register of all fields that any list has."""
    fields = [name for name in FIELDS if any(name in each.meaning for each in lists)]
    told = ", ".join(f"{name} AS c{at}" for at, name in enumerate(fields))
    db.execute(f"CREATE OR REPLACE TABLE register AS SELECT object AS row, {told} FROM known")
    count = db.execute("SELECT count(*) FROM known").fetchone()
    assert count is not None
    units = {name: "mm" for name in SIDES if any(each.units.get(name) for each in lists)}
    units |= {name: unit for each in reversed(lists) for name, unit in each.units.items() if name == "dimensions"}
    return Register(db, "", tuple(fields), count[0], {name: at for at, name in enumerate(fields)}, units)


def _added(db: duckdb.DuckDBPyConnection, known: Register, each: Register, found: Matching) -> tuple[Register, Ints]:
    """Add a list to what is known; return that, and the list's row of each object."""
    stream = Stream(each.db.sql(f"SELECT row, {_said(each)} FROM register"))  # noqa: F841 - DuckDB reads it
    db.execute("CREATE OR REPLACE TABLE come AS FROM stream")
    db.register("sure", {"object": found.a[found.automatic], "row": found.b[found.automatic]})
    filled = ", ".join(f"coalesce(known.{name}, come.{name}) AS {name}" for name in FIELDS)
    new = ", ".join(FIELDS)
    db.execute(
        f"""
        CREATE OR REPLACE TABLE next AS
        SELECT known.object, sure.row AS own, {filled}
        FROM known LEFT JOIN sure ON sure.object = known.object LEFT JOIN come ON come.row = sure.row
        UNION ALL BY NAME
        SELECT {known.rows} + row_number() OVER (ORDER BY row) AS object, row AS own, {new}
        FROM come WHERE row NOT IN (SELECT row FROM sure)
        """
    )
    db.unregister("sure")
    own = db.execute("SELECT coalesce(own, 0) AS own FROM next ORDER BY object").fetchnumpy()["own"].astype(np.int64)
    db.execute("CREATE OR REPLACE TABLE known AS SELECT * EXCLUDE (own) FROM next")
    fields = Register(db, "", (), 0, dict.fromkeys([*known.meaning, *each.meaning], 0), {**each.units, **known.units})
    return _register(db, fields), np.ma.filled(own, 0)
