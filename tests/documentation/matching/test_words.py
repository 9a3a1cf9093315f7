"""Has every reason its words, and is every code known?"""

from __future__ import annotations

import pytest

from reorg.documentation import VETO_CODES, reason_words
from reorg.documentation.matching.answer import VETOES
from reorg.documentation.matching.levels import AGAINST, SLIPS, Level
from reorg.documentation.matching.sides import WORDED
from reorg.documentation.matching.words import about

OF_NUMBERS = {Level.SAME, Level.WRITTEN, Level.PART, Level.ELSEWHERE, Level.OTHER, *SLIPS}
OF_SIZES = {Level.SAME, Level.NEAR, Level.TURNED, Level.UNIT, Level.SOME, Level.OTHER}
OF_TITLES = {Level.SAME, Level.CUT, Level.ALIKE, Level.SOME, Level.OTHER, Level.COUNTED}
OF_TEXTS = OF_TITLES - {Level.COUNTED}
OF_DATES = {Level.SAME, Level.NEAR, Level.ALIKE, Level.OTHER}
CODES = [
    *(f"number-{level.code}" for level in OF_NUMBERS),
    *(f"size-{level.code}" for level in OF_SIZES),
    *(f"title-{level.code}" for level in OF_TITLES),
    *(f"{name}-{level.code}" for name in WORDED if name != "title" for level in OF_TEXTS),
    *(f"{name}-{level.code}" for name in ("date", "acquired") for level in OF_DATES),
]


@pytest.mark.parametrize("code", sorted(set(CODES)))
def test_every_reason_is_a_sentence(code: str) -> None:
    sentence = str(about(code))
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert str(reason_words(code)) == sentence


def test_sentences_are_told_apart() -> None:
    said = [str(about(code)) for code in sorted(set(CODES))]
    assert len(said) == len(set(said))


def test_vetoes_are_sentences() -> None:
    assert set(VETOES.values()) == VETO_CODES
    for code in VETO_CODES:
        assert str(reason_words(code)).endswith(".")


def test_what_the_brief_asks_for() -> None:
    assert "two swapped digits" in str(about("number-swapped"))
    assert "donor" in str(about("acquisition-same"))
    assert str(about("Provenance-same")) == "Provenance: the same."


def test_an_unknown_code_has_no_words() -> None:
    assert reason_words("number-sideways") is None
    with pytest.raises(KeyError):
        about("number-sideways")


def test_what_speaks_against_is_no_slip() -> None:
    assert not AGAINST & SLIPS
