"""How is a DuckDB opened, and how do columns of Python values become a table in it, fast and without pandas or Arrow?

Each column travels as one JSON text and is unfolded inside DuckDB (0.4 µs a value). A numpy column of objects costs
ten to a hundred times as much where pandas is not installed, because DuckDB looks for pandas at every single value.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

CHUNK = 100_000
"""Rows that travel at once, so that a million of them do not stand in memory twice."""


THREADS = 2
MEMORY = "1GB"


def connect() -> duckdb.DuckDBPyConnection:
    """Return an empty database in memory that uses two threads and a bounded amount of memory.

    What does not fit is laid down where the machine keeps passing files (DuckDB's own choice is the folder that the
    person happens to be in).
    """
    spill = Path(tempfile.gettempdir(), f"reorg-spill-{os.getpid()}")
    return duckdb.connect(
        config={
            "threads": THREADS,
            "memory_limit": MEMORY,
            "temp_directory": str(spill),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )


def fill(
    db: duckdb.DuckDBPyConnection, table: str, types: Mapping[str, str], columns: Mapping[str, Sequence[object]]
) -> None:
    """Insert ``columns`` into a new temporary table; ``types`` gives the SQL type of each, in order; None is NULL."""
    told = ", ".join(f"{name} {kind}" for name, kind in types.items())
    db.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({told})")
    unfolded = ", ".join(
        f"""unnest(from_json(${at}, '["{kind}"]'))""" for at, kind in enumerate(types.values(), start=1)
    )
    size = len(next(iter(columns.values())))
    for start in range(0, size, CHUNK):
        texts = [json.dumps(list(columns[name][start : start + CHUNK]), ensure_ascii=False) for name in types]
        db.execute(f"INSERT INTO {table} SELECT {unfolded}", texts)
