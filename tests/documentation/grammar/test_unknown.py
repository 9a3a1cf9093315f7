from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.unknown import NOTHING_KNOWN, filled_sql, says_nothing


@pytest.mark.parametrize(
    "text", ["", "—", "?", "Unknown", "[Title not known]", "n/a", "N.D.", "Inconnu", " sans ", "غير معروف"]
)
def test_nothing_is_said(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["0", "Nadir", "Sansevero", "unknown Austrian", "Room 3", "Blank", "x"])
def test_something_is_said(text: str) -> None:
    assert not says_nothing(text)


@given(st.lists(st.text(max_size=12) | st.sampled_from(sorted(NOTHING_KNOWN)).map(str.title), min_size=1, max_size=20))
def test_sql_says_the_same_as_python(texts: list[str]) -> None:
    texts = [text.replace("\0", "") for text in texts]
    told = duckdb.execute(f"SELECT v, {filled_sql('v')} FROM (SELECT unnest($1::VARCHAR[]) AS v)", [texts]).fetchall()
    assert [filled for _, filled in told] == [not says_nothing(text) for text in texts]


def test_an_empty_cell_says_nothing() -> None:
    assert duckdb.execute(f"SELECT {filled_sql('NULL::VARCHAR')}").fetchone() == (False,)
