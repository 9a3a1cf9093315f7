from __future__ import annotations

import pytest

from reorg.documentation.mending import Mending, about, mending, mending_time, mending_total
from reorg.language import say
from reorg.museum import Finding, Severity


def finding(count: int, minutes: float) -> Finding:
    return Finding("x", Severity.LOW, count, say("x"), minutes=minutes)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.2, "about 1 minute"),
        (59, "about 59 minutes"),
        (60, "about 1 hour"),
        (200, "about 3 hours"),
        (480, "about 1 day"),
        (8 * 60 * 219, "about 219 days"),
        (8 * 60 * 440, "about 2 years of one person"),
    ],
)
def test_time_is_told_as_people_say_it(minutes: float, said: str) -> None:
    assert str(about(minutes)) == said


def test_of_each_and_of_all() -> None:
    assert str(mending_time(finding(120, 12))) == "12 minutes each, about 3 days in all."
    assert str(mending_time(finding(1, 12))) == "Mending it takes about 12 minutes."
    assert str(mending_time(finding(600, 0.2))) == "Less than a minute each, about 2 hours in all."
    assert str(mending_total([finding(2, 30), finding(3, 20)])) == "about 2 hours"
    assert mending_time(finding(3, 0)) is None
    assert mending_total([]) is None


def test_every_rate_says_whose_it_is() -> None:
    assert all(rate.source and rate.one and rate.minutes > 0 for rate in mending().values())
    with pytest.raises(ValueError, match="no less than no time"):
        Mending(-1)
