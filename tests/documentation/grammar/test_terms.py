from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.terms import LANGUAGES, TABLES, find_term, read_terms, terms_used
from reorg.documentation.grammar.word_lists import lists

MADE_OF = ("materials", "techniques")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("etching and drypoint on laid paper", ["etching", "drypoint", "paper"]),
        ("marbre blanc/bronze", ["marble", "bronze"]),
        ("óleo sobre lienzo", ["oil paint", "canvas"]),
        ("холст, масло", ["canvas", "oil paint"]),
        ("خشب", ["wood"]),
        ("青铜", ["bronze"]),
        ("madeira e marfim", ["wood", "ivory"]),
        ("Graphite and watercolour on paper", ["graphite", "watercolour", "paper"]),
    ],
)
def test_one_vocabulary_in_seven_languages(text: str, keys: list[str]) -> None:
    read = read_terms(text, MADE_OF)
    assert [term.key for term in read.found] == keys
    assert read.understood


def test_a_word_means_what_its_column_asks_for() -> None:
    assert [find_term("drawing", (table,)) is not None for table in TABLES] == [False, False, True]
    assert read_terms("carpets", ("objects",)).found[0].key == "carpet"


def test_unknown_words_are_kept_and_counted() -> None:
    read = read_terms("bronze, unobtainium", MADE_OF)
    assert [term.key for term in read.found] == ["bronze"]
    assert read.unknown == ("unobtainium",)
    known, unknown = terms_used([("bronze, unobtainium", 3), ("bronze", 2)], MADE_OF)
    assert [(term.key, rows) for term, rows in known.items()] == [("bronze", 5)]
    assert unknown == {"unobtainium": 3}


def test_every_term_has_a_word_in_every_language_and_an_id_of_the_right_form() -> None:
    ids: dict[str, str] = {}
    for table in TABLES:
        for key, told in lists("terms")[table].items():
            assert isinstance(told, dict)
            assert all(told[language] for language in LANGUAGES), key
            aat = told.get("aat", "")
            assert not aat or re.fullmatch(r"300\d{6}", aat), key
            assert not aat or ids.setdefault(aat, key) == key, f"{key} and {ids[aat]} have one id"
            term = find_term(re.sub(r" \(.*", "", told["en"][0]), (table,))
            assert term is not None, key
            assert all(term.label(language) for language in LANGUAGES)


def test_links() -> None:
    bronze = find_term("bronce")
    assert bronze is not None
    assert bronze.link == "http://vocab.getty.edu/aat/300010957"
    assert bronze.label("fr") == "bronze"


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    read_terms(text)
