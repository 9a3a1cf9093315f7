"""Is a day read in every usual form, and is what cannot be a day refused in words?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import say
from reorg.museum import Ask
from reorg.web.desk.asking import taken

DAY = (Ask("day", say("Day"), "day"),)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("1 March 2026", "2026-03-01"),
        ("March 1, 2026", "2026-03-01"),
        ("1.3.2026", "2026-03-01"),
        ("13/04/2026", "2026-04-13"),
        ("1er mars 2026", "2026-03-01"),
        ("٣ مارس ٢٠٢٦", "2026-03-03"),
        ("", None),
    ],
)
def test_usual_ways_to_write_a_day(typed: str, day: str | None) -> None:
    assert taken(DAY, {"day": typed}) == ({"day": day}, [])


@pytest.mark.parametrize(
    "typed", ["20226", "1 March 20226", "31/02/2026", "03/04/2026", "2026", "March 2026", "soon", "0001-01-01"]
)
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    values, problems = taken(DAY, {"day": typed})
    assert values == {"day": None}
    assert len(problems) == 1
    assert str(problems[0]).startswith("Day: ")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_day_or_a_reason(typed: str) -> None:
    values, problems = taken(DAY, {"day": typed})
    day = values["day"]
    assert day is None or 1900 <= date.fromisoformat(str(day)).year < 2200
    assert (day is None) == bool(problems or not typed.strip())


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_of_two_centuries_is_read_as_it_is_written(day: date) -> None:
    assert taken(DAY, {"day": day.isoformat()})[0] == {"day": day.isoformat()}


def test_signs_that_turn_what_follows_around_are_left_out_and_long_names_are_said() -> None:
    name = (Ask("name", say("Name")),)
    assert taken(name, {"name": "ab\u202ecd\0"}) == ({"name": "abcd"}, [])
    values, problems = taken(name, {"name": "x" * 10_000})
    assert len(str(values["name"])) == 400
    assert "10,000 letters long" in str(problems[0])
