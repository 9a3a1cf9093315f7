"""Is what differs between two texts marked, and nothing else, in every script?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.web.desk.records.underlined import parted, underlined

TEXT = st.text(st.sampled_from("ab 12.-é ßİابةَ茶\n<&"), max_size=30) | st.text(max_size=40)


def marked(text: str, other: str) -> tuple[list[str], list[str]]:
    return tuple([part for part, differs in parts if differs] for parts in parted(text, other))  # type: ignore[return-value]  # two


@given(TEXT, TEXT)
def test_the_parts_add_up_to_the_texts(one: str, other: str) -> None:
    first, second = parted(one, other)
    assert "".join(part for part, _ in first) == one
    assert "".join(part for part, _ in second) == other


@given(TEXT)
def test_nothing_is_marked_where_nothing_differs(text: str) -> None:
    assert marked(text, text) == ([], [])


@given(TEXT, TEXT)
def test_the_texts_never_become_markup(one: str, other: str) -> None:
    for parts in parted(one, other):
        assert set(re.findall(r"<[^>]*>", underlined(parts))) <= {'<bdi dir="auto">', "</bdi>", "<u>", "</u>"}


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("1978.12.45", "1978.12.54", ["45"], ["54"]),
        ("Iron lamp with chain", "Iron lamps with chain", [], ["s"]),
        ("Blue jar", "BLUE JAR", [], []),
        ("jarre bleue", "jarre", [" bleue"], []),
        ("إبريق من الطين", "ابريق من الفخار", ["الطين"], ["الفخار"]),
        ("Straße", "Strasse", [], []),
        ("lamp", "plough", ["lamp"], ["plough"]),
    ],
)
def test_words_and_letters_that_differ_are_marked(one: str, other: str, first: list[str], second: list[str]) -> None:
    assert marked(one, other) == (first, second)


def test_a_code_keeps_its_order() -> None:
    assert underlined([("1978-12", False)], code=True) == '<bdi dir="ltr" class="code">1978-12</bdi>'
