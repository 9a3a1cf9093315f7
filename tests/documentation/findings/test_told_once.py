"""Is what is wrong with a cell told once, by the finding that helps most?"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.documentation.registers import told

NUMBERS = [f"1974.{at}" for at in range(1, 41)]
OF_A_CELL = {"number-several", "number-spaces", "several-in-one", "text-invisible", "text-control", "text-line-breaks"}


def found(last: str, name: str = "bowl") -> dict[str, tuple[int, ...]]:
    fields: dict[str, Sequence[str | None]] = {"number": [*NUMBERS, last], "name": ["bowl"] * 40 + [name]}
    return {code: each.rows for code in OF_A_CELL if (each := told(code, fields)) is not None}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1974.50; 1974.51", "number-several"),
        ("1974.50\n1974.51", "number-several"),
        ("1974.50;\u00a01974.51", "number-several"),
        ("1974.50\n(the old label)", "text-line-breaks"),
        ("1974.50\n", "number-spaces"),
        ("1974.\u00ad50", "number-spaces"),
        ("1974.\t50", "number-spaces"),
        ("1974.\u200b50", "number-spaces"),
        ("1974.\x0150", "text-control"),
    ],
)
def test_a_number_is_told_of_once(number: str, code: str) -> None:
    assert found(number) == {code: (41,)}


def test_signs_that_nobody_sees_are_told_in_every_other_column() -> None:
    assert found("1974.41", "bo\u00adwl") == {"text-invisible": (41,)}
    assert found("1974.41", "bo\twl") == {"text-control": (41,)}
    assert found("1974.41", "bowl\nblue") == {"text-line-breaks": (41,)}


def test_objects_with_a_number_each_are_counted() -> None:
    assert found("1974.50; 1974.51", "2 coins") == {"number-several": (41,)}
    assert found("1974.50", "2 coins") == {"several-in-one": (41,)}
