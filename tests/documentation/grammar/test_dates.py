from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.grammar import dates
from reorg.documentation.grammar.dates import Dated, read_date
from reorg.language import Message
from tests.documentation.registers import TODAY


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1978-13-45", dates.NO_SUCH_DAY),
        ("1979-02-29", dates.NO_SUCH_DAY),
        ("32/12/1978", dates.NO_SUCH_DAY),
        ("31 February 1978", dates.NO_SUCH_DAY),
        ("February 30, 1978", dates.NO_SUCH_DAY),
        ("le 31 avril 1978", dates.NO_SUCH_DAY),
        ("31 de junio de 1978", dates.NO_SUCH_DAY),
        ("19781345", dates.NO_SUCH_DAY),
        ("20226", dates.LONG_YEAR),
        ("c.18799–1802", dates.LONG_YEAR),
        ("2031-01-01", dates.FUTURE),
        ("2027", dates.FUTURE),
        ("1940-1925", dates.BACKWARDS),
        ("1500-1400 AD", dates.BACKWARDS),
        ("c. 1500 – 1400 C.E.", dates.BACKWARDS),
    ],
)
def test_impossible(text: str, problem: Message) -> None:
    assert read_date(text, TODAY).problem == problem


@pytest.mark.parametrize(
    "text",
    [
        "c. 1925-1940",
        "late 16th century",
        "no date",
        "1826–7, reprinted 1892",
        "XIXe siècle",
        "1925-40",
        "1901-02",
        "500-400 BC",
        "2000-1500 av. J.-C.",
        "100 BC-1350 AD",
        "1400-1500 AD",
        "25000 BP",
        "12/31/1978",
        "31/12/1978",
        "1978-00-00",
        "29 February 1980",
        "2e moitié du 14e siècle",
        "2 mai 1837 - 12 mai 1837",
        "between 1870 and 1910",
        "1980s",
        "Ming dynasty, 15668",
        "²",
        "",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert read_date(text, TODAY).problem is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1922", 1922, 1922),
        ("1859-01-01", 1859, 1859),
        ("1925-1940", 1925, 1940),
        ("c. 1925", 1915, 1925),
        ("Bequest of 1937", 1937, 1937),
        ("late 16th century", None, None),
    ],
)
def test_years(text: str, first: int | None, last: int | None) -> None:
    assert read_date(text, TODAY) == Dated(first, last)


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    assert isinstance(read_date(text, TODAY), Dated)


@given(st.dates(date(1000, 1, 1), TODAY), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d %B %Y"]))
def test_every_real_day_is_possible(day: date, form: str) -> None:
    assert read_date(day.strftime(form), TODAY) == Dated(day.year, day.year)
