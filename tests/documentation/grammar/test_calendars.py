from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar import calendars
from reorg.documentation.grammar.edtf import Day


@given(st.dates())
def test_day_numbers_count_as_python_does(day: date) -> None:
    number = calendars.day_number(Day(day.year, day.month, day.day))
    assert number == day.toordinal() + 1_721_425
    assert calendars.gregorian(number) == (day.year, day.month, day.day)


@given(st.integers(1, 2000))
def test_islamic_years_follow_each_other_and_have_354_or_355_days(year: int) -> None:
    first, last = calendars.islamic(year)
    after, _ = calendars.islamic(year + 1)
    assert first is not None
    assert last is not None
    assert after is not None
    assert calendars.day_number(after) - calendars.day_number(last) == 1
    assert calendars.day_number(last) - calendars.day_number(first) in (353, 354)


def test_known_days() -> None:
    assert calendars.islamic(1, 1, 1).first == (622, 7, 19)  # 16 July, Julian
    assert calendars.islamic(1445, 9, 1).first == (2024, 3, 11)
    assert calendars.republican(1).first == (1792, 9, 22)
    assert calendars.republican(2, 11, 9).first == (1794, 7, 27)
    assert calendars.republican(8, 2, 18).first == (1799, 11, 9)
    assert calendars.from_julian(1917, 10, 25) == (1917, 11, 7)
    assert calendars.from_julian(1582, 10, 5) == (1582, 10, 15)
    assert calendars.YEARS["buddhist"](2500).first == (1957, 1, 1)
    assert calendars.YEARS["buddhist"](2440) == ((1897, 4, 1), (1898, 3, 31))


def test_no_such_day() -> None:
    for year, month, day in ((0, 1, 1), (1250, 13, 1), (1250, 2, 30)):
        with pytest.raises(ValueError):  # noqa: PT011 - its arguments are the message
            calendars.islamic(year, month, day)
    for year, month, day in ((15, 1, 1), (7, 14, 1), (7, 13, 7)):
        with pytest.raises(ValueError):  # noqa: PT011 - its arguments are the message
            calendars.republican(year, month, day)


@given(st.sampled_from(sorted(calendars.YEARS)), st.integers(1, 14))
def test_every_calendar_gives_a_first_and_a_last_day(calendar: str, year: int) -> None:
    first, last = calendars.YEARS[calendar](year)
    assert first is not None
    assert last is not None
    assert first < last
