"""Is what somebody sees of a unit read as it was meant, and entered with what was there before?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Look, Place, doubted_fill, fill_of, looked


@pytest.mark.parametrize(
    ("typed", "share"),
    [("80", 0.8), (" 120 % ", 1.2), ("82,5", 0.825), ("0", 0.0), ("", None), ("٨٠", 0.8), ("1000", 10.0)],
)
def test_a_fill_is_read(typed: str, share: float | None) -> None:
    assert fill_of(typed) == share


@given(st.text(max_size=8))
def test_whatever_is_typed_is_a_share_or_refused(typed: str) -> None:
    try:
        share = fill_of(typed)
    except ValueError:
        return
    assert share is None or 0 <= share <= 10


@pytest.mark.parametrize("typed", ["-10", "abc", "1001", "900 kg", "nan", "1e3", "10 20"])
def test_what_is_no_fill_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        fill_of(typed)


def test_more_than_twice_full_is_asked_again() -> None:
    assert doubted_fill(2.0) is None
    assert doubted_fill(None) is None
    assert "900 % full" in str(doubted_fill(9.0)).replace("\u2068", "").replace("\u2069", "")


UNIT = Place("u", "A1", "unit", fill=0.5, condition="good", walked="2025")
SHELVES = [Place("s1", "1", "shelf", fill=0.9), Place("s2", "2", "shelf")]


def test_only_what_changes_is_entered_with_what_it_was() -> None:
    [draft] = looked(UNIT, [], Look(fill=0.5, condition="poor"), at="2026")
    assert draft.data == {"condition": "poor", "walked": "2026", "was": {"condition": "good", "walked": "2025"}}
    assert Look().empty
    assert not Look(fill=0.0).empty
    assert not Look(reachable=False).empty


def test_the_whole_and_its_shelves_forget_each_other() -> None:
    unit, shelf = looked(UNIT, SHELVES, Look(fill=0.7), at="2026")
    assert unit.data["fill"] == 0.7
    assert (shelf.about, shelf.data) == ("s1", {"fill": None, "was": {"fill": 0.9}})
    unit, first, second = looked(UNIT, SHELVES, Look(fills={"s1": 1.2, "s2": 0.1}), at="2026")
    assert unit.data["fill"] is None
    assert (first.data["fill"], second.data["fill"]) == (1.2, 0.1)


def test_what_could_not_be_reached_says_nothing_else() -> None:
    [draft] = looked(UNIT, SHELVES, Look(fill=0.7, condition="poor", reachable=False), at="2026")
    assert draft.data == {"reachable": False, "walked": "2026", "was": {"reachable": None, "walked": "2025"}}
