from __future__ import annotations

import re

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.numbers import DAMAGE, coarse_key_sql, number_shape, shape_sql
from reorg.museum import number_key

WRITTEN = st.text(st.sampled_from("0012345 9ABab.-/–,  éЖ٣АΒｂ９O"), max_size=12)


@pytest.mark.parametrize(
    ("number", "shape"),
    [
        ("1974.12.3", "9.9.9"),
        ("A00001", "a9"),
        ("M.2002.11.2.1 B", "a.9.9.9.9 a"),
        ("٣.٤", "9.9"),
        ("", ""),
        ("—", "—"),
    ],
)
def test_shape(number: str, shape: str) -> None:
    assert number_shape(number) == shape


@given(st.lists(WRITTEN, min_size=1, max_size=20))
def test_sql_says_the_same_as_python(numbers: list[str]) -> None:
    db = duckdb.connect()
    told = db.execute(
        f"SELECT v, {shape_sql('v')}, {coarse_key_sql('v')} FROM (SELECT unnest($1::VARCHAR[]) AS v)", [numbers]
    ).fetchall()
    coarse: dict[str, set[str]] = {}
    for number, shape, key in told:
        assert shape == number_shape(number)
        coarse.setdefault(number_key(number), set()).add(key)
    assert all(len(keys) == 1 for keys in coarse.values())


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("1974-12-01 00:00:00", "time"),
        ("1974-12-01T00:00", "time"),
        ("12-janv-74", "month"),
        ("Dec-74", "month"),
        ("1-mars", "month"),
        ("3.7E+04", "exponent"),
        ("3,7E+04", "exponent"),
        ("1974-12-01", "date"),
        ("12/1/1974", "date"),
        ("1974.12.1", ""),
        ("MAR.12", ""),
        ("M.2002.11", ""),
        ("12E05", ""),
        ("1974-45-03", ""),
    ],
)
def test_what_a_spreadsheet_leaves(number: str, kind: str) -> None:
    assert next((kind for kind, left in DAMAGE.items() if re.search(left, number.lower())), "") == kind
