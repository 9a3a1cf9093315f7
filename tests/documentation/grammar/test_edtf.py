from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.edtf import Day, closes, edtf_span, opens, spelled


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1850", (1850, 1, 1), (1850, 12, 31)),
        ("1850-02~", (1850, 2, 1), (1850, 2, 28)),
        ("1852-02", (1852, 2, 1), (1852, 2, 29)),
        ("-0499", (-499, 1, 1), (-499, 12, 31)),
        ("Y-24999", (-24999, 1, 1), (-24999, 12, 31)),
        ("184X?", (1840, 1, 1), (1849, 12, 31)),
        ("-05XX", (-599, 1, 1), (-500, 12, 31)),
        ("1941-22", (1941, 1, 1), (1941, 12, 31)),
        ("1910~/1920~", (1910, 1, 1), (1920, 12, 31)),
        ("[1831,1832]", (1831, 1, 1), (1832, 12, 31)),
        ("{1879,1887..1889}", (1879, 1, 1), (1889, 12, 31)),
    ],
)
def test_bounds(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert edtf_span(text) == (first, last)


def test_open_ends() -> None:
    assert edtf_span("../1850") == (None, (1850, 12, 31))
    assert edtf_span("1850/..") == ((1850, 1, 1), None)


@pytest.mark.parametrize("text", ["", "185", "1850-13", "1850-02-30", "1851/1850", "../..", "[1850}", "18X", "1850-00"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        edtf_span(text)


@given(st.integers(-9_999, 9_999), st.integers(0, 12), st.integers(0, 28))
def test_what_is_written_is_read_again(year: int, month: int, day: int) -> None:
    day = day if month else 0
    assert edtf_span(spelled(year, month, day)) == (opens(year, month, day), closes(year, month, day))


def test_days_follow_each_other() -> None:
    assert Day(-1, 12, 31) < Day(0) < Day(0, 2) < Day(1)
