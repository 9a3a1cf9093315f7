from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.origins import read_origins


@pytest.mark.parametrize(
    ("text", "country", "people"),
    [
        ("Hazor, Israel", "IL", ""),
        ("Sèvres (France)", "FR", ""),
        ("made in England", "GB", ""),
        ("مصر", "EG", ""),
        ("中国", "CN", ""),
        ("Япония", "JP", ""),
        ("Yoruba", "", "Yoruba"),
        ("Chinese", "", "Chinese"),
    ],
)
def test_countries_and_peoples(text: str, country: str, people: str) -> None:
    (origin,) = read_origins(text).origins
    assert (origin.country, origin.people) == (country, people)
    assert read_origins(text).understood


def test_doubt_how_and_several() -> None:
    assert not read_origins("American?").origins[0].sure
    assert not read_origins("likely Egypt").origins[0].sure
    assert read_origins("found in Egypt").origins[0].how == "found"
    assert [each.people for each in read_origins("Egyptian, Greek").origins] == ["Egyptian", "Greek"]
    assert [each.steps for each in read_origins("Bamileke and/or Toupoum").origins] == [("Bamileke",), ("Toupoum",)]


def test_what_is_not_known_is_kept_and_not_guessed() -> None:
    origins = read_origins("Tomb of Pedosiri")
    assert not origins.understood
    assert origins.origins[0].steps == ("Tomb of Pedosiri",)
    assert read_origins("").origins == ()


def test_spellings_meet() -> None:
    assert read_origins("Sèvres (France)").key == read_origins("France: Sevres").key != read_origins("France").key


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    read_origins(text)
