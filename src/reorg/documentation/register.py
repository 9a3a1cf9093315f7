"""What is a register, once it is a table of text?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb


@dataclass(frozen=True)
class Register:
    """A list as a table of text, in DuckDB.

    Table ``register`` has ``row`` (BIGINT, from 1, after the header) and one VARCHAR column ``c0``, ``c1`` … for each
    of ``columns``. ``columns`` are the headers as written; ``meaning`` gives, by field name of reorg.museum.FIELDS,
    the position of the column that holds it; an empty cell is NULL.
    """

    db: duckdb.DuckDBPyConnection
    name: str
    columns: tuple[str, ...]
    rows: int
    meaning: Mapping[str, int]
