from __future__ import annotations

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reorg.documentation.inquiry import filled_sql
from reorg.museum import says_nothing
from reorg.museum.unknown import NOTHING_KNOWN


@pytest.mark.parametrize("field", ["", "place_text", "inscription"])
@example(["\\n", "\\N"])
@given(st.lists(st.text(max_size=12) | st.sampled_from(sorted(NOTHING_KNOWN)).map(str.title), min_size=1, max_size=20))
def test_sql_says_the_same_as_python(field: str, texts: list[str]) -> None:
    texts = [text.replace("\0", "") for text in texts]
    asked = f"SELECT v, {filled_sql('v', field)} FROM (SELECT unnest($1::VARCHAR[]) AS v)"
    told = duckdb.execute(asked, [texts]).fetchall()
    assert [filled for _, filled in told] == [not says_nothing(text, field) for text in texts]


def test_an_empty_cell_says_nothing() -> None:
    assert duckdb.execute(f"SELECT {filled_sql('NULL::VARCHAR')}").fetchone() == (False,)
