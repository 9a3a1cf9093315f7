"""Are titles, names and dates that were cut, turned round or misspelt told from different ones?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.texts import date_levels, text_levels
from reorg.documentation.matching.titles import title_levels


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("the harvest wagon before the storm", "the harvest wagon before the storm", Level.SAME),
        ("the harvest wagon before the storm", "the harvest wagon", Level.CUT),
        ("the harvest wagon before the storm", "before the storm the harvest wagon", Level.ALIKE),
        ("the harvest wagon before the storm", "teh harvest wagon before the storm", Level.ALIKE),
        ("the harvest wagon before the storm", "harvest wagon before storm", Level.ALIKE),
        ("animal locomotion plate 540", "animal locomotion plate 541", Level.COUNTED),
        ("untitled ii", "untitled iv", Level.COUNTED),
        ("london heygate 2008", "london wyndham 2008", Level.SOME),
        ("indians before from the hampton project", "indians after from the hampton project", Level.SOME),
        ("still life with fish", "portrait of a lady", Level.OTHER),
    ],
)
def test_how_two_titles_compare(one: str, other: str, level: Level) -> None:
    assert title_levels([one], [other])[0].tolist() == [level]
    assert title_levels([other], [one])[0].tolist() == [level]


def test_rare_words_tell_more() -> None:
    rare = {"view": 2.0, "of": 0.5, "hirzenach": 12.0, "rhine": 6.0}
    _, told = title_levels(["view of hirzenach", "view of rhine"], ["vue de hirzenach", "vue of rhine"], rare)
    assert told[0] > told[1] > 0


def test_words_that_are_not_shared_tell_less() -> None:
    rare = dict.fromkeys(("church", "bridge", "mill", "river", "wagon"), 8.0)
    _, told = title_levels(["church bridge mill", "church"], ["church river wagon", "church by night"], rare)
    assert told[0] < told[1]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("kathe kollwitz", "kollwitz kathe", Level.ALIKE),
        ("joseph mallord william turner", "j m w turner", Level.SOME),
        ("oil on canvas", "oil on canvas laid on board", Level.CUT),
        ("gift of george w george", "bequest of john maghee", Level.OTHER),
    ],
)
def test_how_two_other_texts_compare(one: str, other: str, level: Level) -> None:
    assert text_levels([one], [other]).tolist() == [level]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("1887", "c 1887", Level.SAME),
        ("1887", "1887 1890", Level.NEAR),
        ("1887", "1912", Level.OTHER),
        ("1965 1970", "1966", Level.NEAR),
        ("late 16th century", "1575", Level.NONE),
        ("no date", "19th century", Level.OTHER),
    ],
)
def test_how_two_dates_compare(one: str, other: str, level: Level) -> None:
    assert date_levels([one], [other]).tolist() == [level]


@given(st.lists(st.text(alphabet="ab c1é", min_size=1, max_size=20), min_size=1, max_size=5))
def test_a_text_is_the_same_as_itself(texts: list[str]) -> None:
    assert set(title_levels(texts, texts)[0].tolist()) == {Level.SAME}
    assert set(text_levels(texts, texts).tolist()) <= {Level.SAME}
    assert set(date_levels(texts, texts).tolist()) == {Level.SAME}


def test_no_texts() -> None:
    assert len(title_levels([], [])[0]) == len(text_levels([], [])) == 0
