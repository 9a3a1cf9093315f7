"""What is a register, once it is a table of text?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb


@dataclass(frozen=True)
class Register:
    """A list as a table of text, in DuckDB.

    Table ``register`` has ``row`` (BIGINT, from 1, after the header) and one VARCHAR column ``c0``, ``c1`` … for each
    of ``columns``. ``columns`` are the headers as written; ``meaning`` gives, by field name of reorg.museum.FIELDS,
    the position of the column that holds it; an empty cell is NULL. ``units`` says, for fields of size, the unit of
    their numbers (``"mm"``, ``"cm"``, ``"in"`` …, or ``"column 11"`` for one that stands beside); a field that nobody
    gave a unit is left out.
    """

    db: duckdb.DuckDBPyConnection
    name: str
    columns: tuple[str, ...]
    rows: int
    meaning: Mapping[str, int]
    units: Mapping[str, str] = field(default_factory=dict)
