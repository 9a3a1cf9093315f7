"""Is a slip of the hand told from another number?"""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.numbers import relation, slips, written
from reorg.documentation.matching.sides import key_sql, western_sql


def spelt(number: str) -> tuple[str, str]:
    """A number's key, and the number as it is written in western signs."""
    with duckdb.connect() as db:
        found = db.execute(f"SELECT {key_sql('x')}, {western_sql('x')} FROM (SELECT $1 AS x)", [number]).fetchone()
    assert found is not None
    return found[0], found[1]


def compared(one: str, other: str) -> Level:
    (key, raw), (other_key, other_raw) = spelt(one), spelt(other)
    return written(raw, other_raw) if key == other_key else relation(key, other_key, raw, other_raw)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("1978.12.45", "1978.12.45", Level.SAME),
        ("1978.12.45", "1978-12-45", Level.SAME),
        ("1978.12.45", "1978/12/45", Level.SAME),
        ("A.12 B", "a12b", Level.SAME),
        ("1978.12.45", "1978.12.045", Level.WRITTEN),
        ("A00012", "A12", Level.WRITTEN),
        ("1978.12.45", "1978.12.54", Level.SWAPPED),
        ("1978.12.45", "1978.12.47", Level.DIGIT),
        ("1978.12.45", "1978.12.4S", Level.LOOKS),
        ("1978.10.45", "1978.1O.45", Level.LOOKS),
        ("1978.12.46", "1978.12.48", Level.MISREAD),
        ("1978.12.45", "1978.12.4", Level.DROPPED),
        ("1978.12.45", "1978.122.45", Level.DROPPED),
        ("1978.12.45", "197812.45", Level.DOT),
        ("1978.1.245", "1978.12.45", Level.DOT),
        ("1978.12.45", "1978.12.45a", Level.PART),
        ("1978.12.45b", "1978.12.45a", Level.OTHER),
        ("1978.12.45", "1979.13.45", Level.OTHER),
        ("1978.12.45", "3", Level.OTHER),
        ("КП-12", "KП 12", Level.SAME),
        ("١٩٧٨.١٢", "1978.12", Level.SAME),
        ("１９７８．１２", "1978.12", Level.SAME),
    ],
)
def test_how_two_numbers_compare(one: str, other: str, level: Level) -> None:
    assert compared(one, other) is level
    assert compared(other, one) is level


@given(
    st.text(alphabet="0123456789.", min_size=3, max_size=12), st.text(alphabet="0123456789.", min_size=3, max_size=12)
)
def test_who_comes_first_does_not_matter(one: str, other: str) -> None:
    pair = slips([one], [other], [one], [other]), slips([other], [one], [other], [one])
    assert pair[0].tolist() == pair[1].tolist()


@given(st.from_regex(r"[1-9][0-9]{3}\.[1-9][0-9]{0,2}\.[1-9][0-9]{0,2}", fullmatch=True), st.integers(0, 8))
def test_one_slip_is_never_called_another_number(number: str, at: int) -> None:
    at %= len(number) - 1
    changed = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if changed != number:
        assert slips([number], [changed], [number], [changed])[0] != Level.OTHER
