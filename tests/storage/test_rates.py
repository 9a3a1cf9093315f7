"""Are days reckoned from rates that have a source?"""

from __future__ import annotations

from typing import Any

import pytest

from reorg.method import borrowed
from reorg.storage import Range, Rate, rates


def test_every_rate_has_a_source_and_says_of_what() -> None:
    assert set(borrowed()) == {"moving", "inventory", "marking", "keying"}
    assert all(rate.source and rate.what for rate in borrowed().values())


def test_days_go_from_the_fast_rate_to_the_slow_one() -> None:
    assert Rate(10, 20, 40).days(200) == Range(5, 10, 20)
    assert Rate(10, 20, 40).days(0) == Range(0, 0, 0)


def test_the_figures_that_are_quoted_come_out() -> None:
    moving, inventory = borrowed()["moving"].days(3000), borrowed()["inventory"].days(3000)
    assert (round(moving.low), round(moving.high)) == (9, 35)
    assert (round(inventory.low), round(inventory.high)) == (94, 125)


def test_the_museum_s_own_pace_replaces_them(make: Any) -> None:
    own = rates(make({}, {}, rates={"moving": 100, "inventory": {"slow": 10, "usual": 20, "fast": 30}}))
    assert own["moving"].days(200) == Range(2, 2, 2)
    assert own["inventory"].slow == 10
    assert own["marking"] == borrowed()["marking"]


@pytest.mark.parametrize("said", [0, -5, "many", {"slow": 3}, {"usual": 5, "slow": 9}, None])
def test_what_cannot_be_a_rate_is_passed_over(make: Any, said: object) -> None:
    assert rates(make({}, {}, rates={"moving": said}))["moving"] == borrowed()["moving"]


def test_an_absurd_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="rate"):
        Rate(3, 2, 1)
