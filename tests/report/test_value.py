"""Does a report know what opens where, and how is a day said?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import say
from reorg.report.value import Where, day, letters, wheres
from tests.report.sample import FLOOR, OVER, sample


def test_places_to_open_are_found_in_reading_order_and_lettered_once():
    found = letters(wheres(sample()))
    assert list(found.values()) == ["a", "b", "c"]
    assert (found[FLOOR], found[OVER]) == ("a", "b")


@given(st.integers(1, 300))
def test_every_place_to_open_has_a_letter_of_its_own(count):
    found = letters(Where("objects", say("x"), str(at)) for at in range(count))
    assert len(set(found.values())) == count


def test_a_day_is_said_with_the_name_of_its_month():
    assert str(day("2026-11-02")) == "2 November 2026"
    assert str(day("2026-11-02T10:00:00Z")) == "2 November 2026"


def test_what_is_no_day_is_refused():
    with pytest.raises(ValueError, match="day"):
        day("1978-12-45")
