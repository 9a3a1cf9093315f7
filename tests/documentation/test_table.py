from __future__ import annotations

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation import table
from reorg.documentation.table import fill


@given(st.lists(st.tuples(st.none() | st.text(max_size=8), st.none() | st.integers(-5, 5), st.booleans()), max_size=20))
def test_columns_arrive_as_they_left(rows: list[tuple[str | None, int | None, bool]]) -> None:
    db = duckdb.connect()
    columns = {name: [row[at] for row in rows] for at, name in enumerate(("a", "b", "c"))}
    before, table.CHUNK = table.CHUNK, 3
    try:
        fill(db, "arrived", {"a": "VARCHAR", "b": "BIGINT", "c": "BOOLEAN"}, columns)
    finally:
        table.CHUNK = before
    assert db.execute("SELECT * FROM arrived ORDER BY rowid").fetchall() == rows
