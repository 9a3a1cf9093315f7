"""Is a photograph's name read as the number that the museum has, and never as another?"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import pictures
from reorg.museum import bare_number, number_key

NUMBERS = ("1978.12.45", "1978.12.46", "1978.12.45a", "INV 17", "82.18.1", "82.18.10", "2031", "7", "1978.12", "م 12/3")


def look_up(asked: Collection[str], bare: bool) -> Mapping[str, Collection[str]]:
    found: dict[str, list[str]] = {}
    for number in NUMBERS:
        key = bare_number(number) if bare else number_key(number)
        if key in asked:
            found.setdefault(key, []).append(number)
    return found


def said(stem: str) -> tuple[str, ...]:
    return pictures.numbers_in_names([stem], look_up)[stem].objects


@pytest.mark.parametrize(
    ("stem", "objects"),
    [
        ("1978.12.45", ("1978.12.45",)),
        ("1978-12-45", ("1978.12.45",)),
        ("1978_12_45_2", ("1978.12.45",)),
        ("1978.12.45 (3)", ("1978.12.45",)),
        ("1978.12.45-b", ("1978.12.45",)),
        ("1978.12.45b", ("1978.12.45",)),
        ("1978.12.45-a", ("1978.12.45a",)),
        ("1978.12.45a_detail", ("1978.12.45a",)),
        ("1978.12.45 front", ("1978.12.45",)),
        ("front of 1978.12.45", ("1978.12.45",)),
        ("1978.12.45_2019-05-13", ("1978.12.45",)),
        ("1978.12.45 + 1978.12.46", ("1978.12.45", "1978.12.46")),
        ("82.18.1, 82.18.10", ("82.18.1", "82.18.10")),
        ("82.18.10", ("82.18.10",)),
        ("inv17_2", ("INV 17",)),
        ("INV-17", ("INV 17",)),
        ("19781245", ("1978.12.45",)),
        ("1978 1245 (2)", ("1978.12.45",)),
        ("م 12-3", ("م 12/3",)),
        ("2031", ("2031",)),
        ("7", ("7",)),
        ("IMG_2031", ()),
        ("DSC2031", ()),
        ("20190513_102201", ()),
        ("jar 7", ()),
        ("1978.13.45", ("",)[:0]),
        ("front", ()),
        ("", ()),
    ],
)
def test_a_name_says_its_objects(stem: str, objects: tuple[str, ...]) -> None:
    assert said(stem) == objects


def test_a_number_of_two_objects_is_a_doubt() -> None:
    found = pictures.numbers_in_names(
        ["5.1_2"], lambda asked, bare: {} if bare else {"5.1": ["a", "b"]} if "5.1" in asked else {}
    )
    assert found["5.1_2"] == pictures.Named(perhaps=("a", "b"))


@given(
    st.sampled_from([each for each in NUMBERS if len(each) > 4]),
    st.sampled_from(["", "_1", " (2)", " front", "-detail", ".b"]),
)
def test_any_suffix_leaves_the_number(number: str, suffix: str) -> None:
    assert said(f"{number}{suffix}") in {(number,), (f"{number}a",)}


@given(st.text(max_size=60))
def test_any_name_is_read(stem: str) -> None:
    assert set(said(stem)) <= set(NUMBERS)
