"""Is the next number the museum's own, and never one that was given?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation import following, next_number


@pytest.mark.parametrize(
    ("numbers", "year", "expected"),
    [
        (
            [f"{year}.{lot}.{item}" for year in range(1970, 2027) for lot in range(1, 4) for item in range(1, 3)],
            2026,
            "2026.4.1",
        ),
        ([f"{year}.{item}" for year in range(1970, 2026) for item in range(1, 6)], 2026, "2026.1"),
        ([f"{item:05d}" for item in range(1, 300)], 2026, "00300"),
        ([f"INV {item}" for item in range(1, 300)], 2026, "INV 300"),
        ([], 2026, ""),
    ],
)
def test_the_next_number_is_written_as_the_museum_writes_them(numbers: list[str], year: int, expected: str) -> None:
    assert next_number(numbers, year) == expected


def test_loans_and_finds_do_not_count() -> None:
    own = [f"{year}.{item}" for year in range(2000, 2026) for item in range(1, 6)]
    assert next_number([*own, *(f"L.2030.{item}" for item in range(1, 40))], 2026) == "2026.1"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("2026.5.1", ["2026.5.1", "2026.5.2", "2026.5.3"]),
        ("2026.9", ["2026.9", "2026.10", "2026.11"]),
        ("00299", ["00299", "00300", "00301"]),
        ("12/2026", ["12/2026", "13/2026", "14/2026"]),
        ("A 7", ["A 7", "A 8", "A 9"]),
        ("jar", ["jar"]),
    ],
)
def test_several_objects_get_numbers_one_after_the_other(first: str, expected: list[str]) -> None:
    assert following(first, 3) == expected


@given(st.text(max_size=30), st.integers(1, 50))
def test_numbers_that_follow_are_all_different(first: str, count: int) -> None:
    found = following(first, count)
    assert len(set(found)) == len(found)
    assert len(found) in {1, count}
    assert found[0] == first or len(found) == count
