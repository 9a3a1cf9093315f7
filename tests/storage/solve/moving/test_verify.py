"""Does the checker find what is wrong with an order of moves?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reorg.storage.solve import ASIDE, Handling
from reorg.storage.solve.moving import Course, Moving, course, evenings
from reorg.storage.solve.moving.verify import wrong, wrong_evenings


@pytest.fixture
def made(moving: Any) -> Moving:
    store: Moving = moving([(60, 0, 1), (60, 1, 0), (30, 2, 1)], [90, 90, 90], kg=[5, 5, 2], load=[7, 7, 7])
    return store


@pytest.fixture
def found(made: Moving) -> Course:
    return course(made)


def test_a_right_order_has_no_fault(made: Moving, found: Course) -> None:
    assert wrong(made, found) == []
    assert wrong_evenings(made, found, evenings(made, found, 2), 2) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda f: replace(f, handlings=f.handlings[::-1]), "is on"),
        (lambda f: replace(f, handlings=f.handlings[:-1]), "not where they belong"),
        (lambda f: replace(f, handlings=(Handling(0, 0, 1, True, 0), *f.handlings)), "no room"),
        (lambda f: replace(f, handlings=(Handling(0, 0, ASIDE, True, 0), *f.handlings)), "said wrongly"),
        (lambda f: replace(f, swing=5.0), "mm of table"),
        (lambda f: replace(f, temporary=7), "temporary"),
        (lambda f: replace(f, bound=99), "than the bound says"),
        (lambda f: replace(f, stuck=(1,)), "not where they belong"),
        (lambda f: replace(f, handlings=tuple(replace(h, trolley=1) for h in f.handlings)), "more than one unit"),
        (
            lambda f: replace(f, handlings=tuple(replace(h, trolley=-n) for n, h in enumerate(f.handlings))),
            "not in order",
        ),
    ],
)
def test_what_is_wrong_is_found(made: Moving, found: Course, spoil: Any, said: str) -> None:
    assert any(said in each for each in wrong(made, spoil(found)))


def test_too_little_table_and_too_small_a_trolley_are_found(made: Moving, found: Course, moving: Any) -> None:
    ring = moving([(90, 0, 1), (90, 1, 0)], [90, 90])
    assert any("mm of table" in each for each in wrong(ring, course(ring), swing=10))
    many = moving([(10, 0, 1)] * 9, [90, 90])
    assert any("carries 9 things" in each for each in wrong(many, course(many), trolley=5))


def test_evenings_that_do_not_add_up_are_found(made: Moving, found: Course) -> None:
    stops = evenings(made, found, 2)
    assert wrong_evenings(made, found, stops[:-1], 2) == ["the days end too early"]
    assert "on tables" in wrong_evenings(made, found, [replace(stops[0], aside=9), *stops[1:]], 2)[0]
    assert "a day of" in wrong_evenings(made, found, stops, 1)[0]
