from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import bare_number, number_key, number_signs, recovery_number

WRITTEN = st.text(st.sampled_from("0012345 9ABab.-/–,  éЖ٣АΒｂ９O"), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1974-012", "1974.12"),
        ("57.4 B", "57.4b"),
        ("57.4.B", "57.4b"),
        ("A.1", "a001"),
        ("1974. 12", "1974.12"),
        ("1974–12", "1974-12"),
        ("1974 12", "1974.12"),
        ("٣.٤", "3.4"),
        (" 12.", "12"),
        ("А.12", "A.12"),  # the first is a Cyrillic letter
        ("Ａ．１２", "a.12"),
        ("1974\u00a0-\u00a012", "1974-12"),
    ],
)
def test_the_same_number_written_twice(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("95.4.60-61", "95.4.60.61"), ("1974.1", "1974.10"), ("12.3", "123"), ("A.B.1", "AB.1"), ("1.12", "11.2")],
)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@given(WRITTEN)
def test_a_key_is_its_own_key(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)


def test_each_other_sign_has_its_plain_one() -> None:
    other, plain = number_signs()
    assert len(other) == len(plain) == len(set(other))
    assert plain.isascii()
    assert not set(other) & set(plain)


@pytest.mark.parametrize("written", ["1978.12.45", "1978 1245", "1978-l2-45", "١٩٧٨.١٢.٤٥", "1978/I2/45"])
def test_the_bare_number_is_what_is_left_of_a_number_copied_badly(written: str) -> None:
    assert bare_number(written) == "19781245"


@given(st.sets(st.integers(1, 1200), max_size=20), st.integers(2020, 2030))
def test_a_recovery_number_is_never_given_twice(given_: set[int], year: int) -> None:
    held = [f"F-{year}-{number:03d}" for number in given_] + [f"F-{year + 1}-999", "F-12", "1974.1", f"F {year}"]
    coming = recovery_number(held, year)
    assert number_key(coming) not in {number_key(each) for each in held}
    assert recovery_number([*held, coming], year) != coming
    assert coming == f"F-{year}-{max(given_, default=0) + 1:03d}"


def test_a_recovery_number_is_known_however_it_is_written() -> None:
    assert recovery_number(["f 2026.13", "Ｆ-２０２６-０１２"], 2026) == "F-2026-014"
    assert recovery_number([], 2026) == "F-2026-001"
