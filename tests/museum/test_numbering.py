from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import bare_number, near_numbers, number_key, number_signs, recovery_numbers

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
    [coming, *_] = recovery_numbers(held, year, 3)
    assert number_key(coming) not in {number_key(each) for each in held}
    assert coming not in recovery_numbers([*held, coming], year)
    assert coming == f"F-{year}-{max(given_, default=0) + 1:03d}"


def test_a_recovery_number_is_known_however_it_is_written() -> None:
    assert recovery_numbers(["f 2026.13", "Ｆ-２０２６-０１２"], 2026, 2) == ["F-2026-014", "F-2026-015"]
    assert recovery_numbers([], 2026) == ["F-2026-001"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1978-12-54", "1978.12.45"),  # two neighbours
        ("1978.12.46", "1978.12.48"),  # read as one that looks like it
        ("1978.12.4", "1978.12.45"),  # one left out
        ("1978.12.455", "1978.12.45"),  # doubled
        ("1978.1245", "1978.12.45"),  # a dot is no slip
        ("1978.12.O5", "1978.12.05"),
        ("45-12-1978", "1978.12.45"),  # read from the wrong side
        ("78.12.45", "1978.12.45"),
        ("1978.12.45", "78.12.45"),
        ("A.1978.12", "A.1987.12"),
        ("١٩٧٨.١٢.٥٤", "1978.12.45"),
    ],
)
def test_the_number_that_is_meant_is_near_the_one_that_is_typed(typed: str, meant: str) -> None:
    assert bare_number(meant) in {bare_number(typed), *near_numbers(typed)}


def test_a_swap_and_a_look_alike_are_likelier_than_another_figure() -> None:
    near = near_numbers("1978.12.54")
    assert near.index("19781245") < near.index("19781251") < near.index("19781252")
    assert near_numbers("12.6").index("128") < near_numbers("12.6").index("122")


@given(st.text(st.sampled_from("0123456789.- ab"), min_size=2, max_size=14), st.data())
def test_one_wrong_or_swapped_figure_is_always_taken_back(number: str, data: st.DataObject) -> None:
    bare = bare_number(number)
    figures = [at for at, sign in enumerate(bare) if sign.isdigit()]
    if len(bare) < 2 or not figures:
        return
    at = data.draw(st.sampled_from(figures))
    other = data.draw(st.sampled_from("123456789"))
    wrong = bare[:at] + other + bare[at + 1 :]
    swapped = bare[:at] + bare[at : at + 2][::-1] + bare[at + 2 :]
    for typed in (wrong, swapped):
        if bare_number(typed) == typed and any(map(str.isdigit, typed)):  # zeros in front do not count
            assert bare in {typed, *near_numbers(typed)}


@given(st.text(max_size=40))
def test_near_numbers_of_any_text_are_few_and_never_itself(text: str) -> None:
    near = near_numbers(text)
    assert bare_number(text) not in near
    assert len(near) == len(set(near)) < 1200
