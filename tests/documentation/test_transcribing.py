from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.transcribing import CARRIED, carried, following, progress, slips


@pytest.mark.parametrize(
    ("number", "next_one"),
    [
        ("1978.12.4", "1978.12.5"),
        ("A009", "A010"),
        ("99", "100"),
        ("12 b", "13"),
        ("0099", "0100"),
        ("", ""),
        ("s.n.", ""),
    ],
)
def test_the_number_that_follows(number: str, next_one: str) -> None:
    assert following(number) == next_one


@given(st.from_regex(r"[A-Z]{0,2}[0-9]{1,4}(\.[0-9]{1,4}){0,2}", fullmatch=True))
def test_a_number_that_follows_is_never_a_jump_nor_one_of_those_above(number: str) -> None:
    above = [{"number": number, "name": "jar", "page": 1}]
    assert slips({"number": following(number), "name": "jar"}, above) == ()


def test_from_whom_and_when_are_carried_down_and_the_rest_is_not() -> None:
    above = {
        "number": "1924.7",
        "name": "jar",
        "acquisition": "Gift of Mrs Ali",
        "acquired": "1924",
        "notes": "cracked",
    }
    assert carried([above]) == {"number": "1924.8", "acquisition": "Gift of Mrs Ali", "acquired": "1924"}
    assert carried([]) == {}
    assert "notes" not in CARRIED


LINES = [{"number": f"1924.{at}", "name": "jar", "page": 1 + at // 10} for at in range(1, 13)]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1924.13", ""),
        ("1924.16", "3 numbers are left out before 1924.16"),
        ("1924.11", "comes before the number above it"),
        ("1924.5", "was typed before, on page 1: jar"),
        ("1924-013 A", "is built otherwise than the numbers above it, such as 1924.12"),
        ("1925.1", ""),
        ("", "No number was typed"),
    ],
)
def test_a_slip_is_asked_about(number: str, said: str) -> None:
    found = " ".join(str(each.message) for each in slips({"number": number, "name": "jar"}, LINES))
    plain = "".join(sign for sign in found if sign not in "\u2066\u2067\u2068\u2069")
    assert said in plain
    assert bool(plain) == bool(said)


def test_a_page_says_how_far_it_is_and_whether_it_changed_after_it_was_signed() -> None:
    source = {
        "pages": ["a", "b", "c"],
        "checked": {
            "1": {"who": "ana", "on": "2026-05-04", "lines": 9},
            "2": {"who": "ben", "on": "2026-05-04", "lines": 1},
        },
    }
    done = progress(source, [*LINES, {"number": "x", "page": 1, "struck": "typed twice"}])
    assert [(each.page, each.lines, each.first, each.last) for each in done] == [
        (1, 9, "1924.1", "1924.9"),
        (2, 3, "1924.10", "1924.12"),
        (3, 0, "", ""),
    ]
    assert [each.changed_since for each in done] == [False, True, False]
