from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import FIELDS, nothing_pattern, says_nothing
from reorg.museum.unknown import MARKS, NOTHING_KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "?",
        "Unknown",
        "[Title not known]",
        "n/a",
        "N.D.",
        "Inconnu",
        " sans ",
        "غير معروف",
        "k. A.",
        "\\N",
        "#REF!",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["0", "Nadir", "Sansevero", "unknown Austrian", "Room 3", "Blank", "x", "N", "Not on view"]
)
def test_something_is_said(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    ("field", "text", "nothing"),
    [
        ("place_text", "Not on View", True),
        ("place_text", "Attic", False),
        ("place_text", "[untraced]", True),
        ("title", "Not on View", False),
        ("inscription", "None", False),
        ("inscription", "unknown", True),
        ("maker", "none", True),
        ("status", "Missing", False),
        ("status", "n/a", True),
        ("date", "XX", False),
    ],
)
def test_what_is_said_depends_on_what_was_asked(field: str, text: str, *, nothing: bool) -> None:
    assert says_nothing(text, field) is nothing


def test_words_are_as_they_are_compared() -> None:
    assert all(word == word.strip(MARKS).lower() for word in NOTHING_KNOWN)


@given(
    st.text(max_size=12) | st.sampled_from(sorted(NOTHING_KNOWN)).map(str.title) | st.just("Not on view"),
    st.sampled_from(["", *FIELDS]),
)
def test_the_pattern_says_the_same(text: str, field: str) -> None:
    assert (re.fullmatch(nothing_pattern(field), text) is not None) == says_nothing(text, field)
