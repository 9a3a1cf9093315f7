"""Is one size told from another, though it was rounded, turned or measured in inches?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.matching import match
from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.sizes import compare_sides
from tests.documentation.registers import register

NAN = float("nan")


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ((305, 200), (305, 200), Level.SAME),
        ((305, 200), (305.4, 200), Level.SAME),
        ((305, 200), (310, 200), Level.NEAR),
        ((305, 200), (200, 305), Level.TURNED),
        ((305, 200), (200, 310), Level.TURNED),
        ((305, 200), (30.5, 20), Level.UNIT),
        ((305, 200), (12.0, 7.87), Level.UNIT),
        ((305, 200), (305, 90), Level.SOME),
        ((305, 200), (1200, 850), Level.OTHER),
        ((305,), (305, 200), Level.SAME),
        ((), (305, 200), Level.NONE),
    ],
)
def test_how_two_sizes_compare(one: tuple[float, ...], other: tuple[float, ...], level: Level) -> None:
    sides = [np.array([[*each, NAN, NAN, NAN][:3]]) for each in (one, other)]
    assert compare_sides(*sides).tolist() == [level]
    assert compare_sides(*reversed(sides)).tolist() == [level]


@given(st.lists(st.floats(1, 5000), min_size=1, max_size=3))
def test_a_size_is_the_same_as_itself(sides: list[float]) -> None:
    one = np.array([[*sides, NAN, NAN, NAN][:3]])
    assert compare_sides(one, one).tolist() == [Level.SAME]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Overall: 5 5/8 x 9 5/16 in. (14.3 x 23.6 cm)", "14.3 x 23.6 cm", Level.SAME),
        ("Overall: 5 5/8 x 9 5/16 in. (14.3 x 23.6 cm)", "14 x 24 cm", Level.NEAR),
        ("Overall: 5 5/8 x 9 5/16 in. (14.3 x 23.6 cm)", "5.6 x 9.3 in.", Level.NEAR),
        ("support: 394 x 419 mm", "H 39,4 cm; L 41,9 cm", Level.SAME),
        ("diam. 12 cm", "12 cm Ø", Level.SAME),
        ("support: 394 x 419 mm", "3 parts", Level.NONE),
    ],
)
def test_written_sizes(one: str, other: str, level: Level) -> None:
    found = match(
        register(number=["1"], title=["A"], dimensions=[one]), register(number=["1"], title=["A"], dimensions=[other])
    )
    size = found.levels[:, found.compared.index("size")]
    assert set(size.tolist()) == {level}
