from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar.inscriptions import read_inscriptions


@pytest.mark.parametrize(
    ("text", "kinds", "places", "said"),
    [
        ("l.r. in pencil: Elliott Erwitt", ("inscribed",), ("lower right",), "Elliott Erwitt"),
        ("s.b.g.", ("signed",), ("lower left",), ""),
        ("S.D.b.d. : Monet 84", ("signed", "dated"), ("lower right",), "Monet 84"),
        ('Signed and dated lower right: "TANGUY 43".', ("signed", "dated"), ("lower right",), "TANGUY 43"),
        ("Signé en bas à gauche : « Renoir »", ("signed",), ("lower left",), "Renoir"),
        ("Firmado abajo a la derecha: 'Goya'", ("signed",), ("lower right",), "Goya"),
        ("署名左下", ("signed",), ("lower left",), ""),
        ("подпись внизу справа: И. Репин", ("signed",), ("lower right",), "И. Репин"),
        ("stamped on base: [3 smith marks]", ("stamped",), ("base",), "[3 smith marks]"),
    ],
)
def test_kind_place_and_text(text: str, kinds: tuple[str, ...], places: tuple[str, ...], said: str) -> None:
    read = read_inscriptions(text)
    (only,) = read.inscriptions
    assert (only.kinds, only.places, only.text) == (kinds, places, said)
    assert read.understood


def test_several_and_a_translation() -> None:
    first, second = read_inscriptions(
        'verso l.r. in ink: 11/20; on base "Ave Maria" [translation: Hail Mary]'
    ).inscriptions
    assert first.places == ("lower right", "back")
    assert (second.text, second.translation) == ("Ave Maria", "Hail Mary")


@pytest.mark.parametrize(
    "text", ["no inscription", "None", "unsigned", "sans inscription", "بدون نقش", "без подписи", "无款"]
)
def test_none_is_an_answer(text: str) -> None:
    read = read_inscriptions(text)
    assert read.none
    assert read.understood


def test_what_is_not_understood_is_kept() -> None:
    read = read_inscriptions("cuneiform characters")
    assert not read.understood
    assert read.inscriptions[0].written == "cuneiform characters"


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read_inscriptions(text)
