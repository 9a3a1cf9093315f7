"""Is there a sentence for everything that a layout, or its check, may say?"""

from __future__ import annotations

import pytest

from reorg.storage.layout_told import told, told_fault, told_figures, told_unplaced
from reorg.storage.solve.layout import (
    KINDS_OF_LAYOUT,
    Compact,
    Figures,
    Problem,
    Proposal,
    Stand,
    Unplaced,
    check,
    impossible,
    propose,
)
from tests.storage.solve.layout.drawn import BAY, NORTH, column, problem, room


def test_each_kind_of_layout_has_a_sentence_of_its_own() -> None:
    figures = Figures(20, 100, 20, 24, 41.7, 25)
    said = {str(told(Proposal(kind, (), (), figures, {"load": 537}))) for kind in KINDS_OF_LAYOUT}
    assert len(said) == len(KINDS_OF_LAYOUT)
    assert "537" in str(told(Proposal("compact", (), (), figures, {"load": 537})))
    crosses = {str(told(Proposal("along", (), (), figures, {"crosses": count}))) for count in (0, 1, 2)}
    assert len(crosses) == 3


def test_the_figures_say_how_many_and_how_many_at_most() -> None:
    assert (
        str(told_figures(Figures(20, 100, 20, 24, 41.7, 25)))
        == "20 bays, 42 % of the floor. No layout of this room has more than 25."
    )


@pytest.mark.parametrize("reason", ["no-room", "no-way-in", "too-large", "too-high", "too-heavy"])
def test_each_reason_has_a_sentence_for_none_one_and_many(reason: str) -> None:
    said = [str(told_unplaced(Unplaced("bay", count, reason))) for count in (0, 1, 3)]
    assert len(set(said)) == 3
    assert all("bay" in each for each in said)


def test_what_is_wrong_is_said_with_names_and_numbers() -> None:
    units = [Stand("bay", 0, 3500, 180, name="F1"), Stand("bay", 0, 2100, 0)]
    said = [str(told_fault(fault, units)) for fault in check(problem(), units)]
    assert "Before F1 900 mm are free up to unit 2; 1,000 mm are needed." in said or (
        "Before F1 900 mm are free up to unit 2; 1000 mm are needed." in said
    )


@pytest.mark.parametrize(
    "asked",
    [
        problem(room(doors=())),
        problem(room(height=100, floor_load=1)),
        problem(room(2000, 900, doors=(NORTH,))),
    ],
)
def test_what_is_wrong_with_a_question_is_said(asked: Problem) -> None:
    faults = impossible(asked)
    assert faults
    assert all(str(told_fault(fault)) for fault in faults)


def test_a_whole_answer_is_told() -> None:
    asked = problem(room(7000, 6000, column(3000, 3000)), BAY, compact=Compact("bay"))
    for each in propose(asked).proposals:
        assert str(told(each))
        assert str(told_figures(each.figures))
        assert [str(told_unplaced(left)) for left in each.unplaced] == [] or each.kind == "compact"
