"""How large is what nobody measured?"""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reorg.method import Range
from reorg.museum import Objects
from reorg.storage.sizes import Assumptions, Sizes, sizes

LEVELS = ("low", "likely", "high")


def read(*facts: dict[str, object], assumptions: Assumptions | None = None) -> Sizes:
    return sizes(Objects.of((str(at), each) for at, each in enumerate(facts)), assumptions)


def test_measured_is_measured() -> None:
    found = read({"width": 10, "depth": 20, "height": 30, "weight": 2})
    assert found.measured.all()
    assert found.low.width[0] == found.high.width[0] == 10
    assert (found.weighed[0], found.likely.kg[0]) == (True, 2)


def test_a_round_object_is_as_deep_as_wide() -> None:
    found = read({"diameter": 120, "height": 50})
    assert found.measured[0]
    assert (found.likely.width[0], found.likely.depth[0]) == (120, 120)


def test_unknown_sides_follow_the_category() -> None:
    jars = [{"category": "jar", "width": 100 * n, "depth": 100 * n, "height": 200 * n} for n in (1, 2, 3)]
    found = read(*jars, {"category": "jar"}, {"category": "jar", "height": 1000})
    assert found.likely.width[3] == 200
    assert found.low.width[3] < found.likely.width[3] < found.high.width[3]
    assert found.likely.width[4] > 400  # a tall jar is a wide jar
    assert not found.measured[3:].any()


def test_two_sides_make_a_flat_work_with_an_assumed_thickness() -> None:
    found = read({"category": "print", "width": 300, "height": 400}, assumptions=Assumptions(sheet=Range(1, 2, 9)))
    assert found.flat[0]
    assert not found.measured[0]
    assert [getattr(found, level).depth[0] for level in LEVELS] == [1, 2, 9]


def test_two_sides_of_a_solid_category_are_not_flat() -> None:
    solid = [{"category": "jar", "width": 100, "depth": 100, "height": 200}] * 3
    found = read(*solid, {"category": "jar", "width": 50, "height": 100})
    assert not found.flat[3]
    assert found.likely.depth[3] > 40


def test_thickness_follows_measured_flat_works_of_the_category() -> None:
    framed = [{"category": "picture", "width": 600, "depth": thick, "height": 500} for thick in (20, 30, 40)]
    found = read(*framed, {"category": "picture", "width": 900, "height": 700})
    assert found.flat.all()
    assert [getattr(found, level).depth[3] for level in LEVELS] == [25, 30, 35]


def test_zero_and_absurd_are_unknown() -> None:
    found = read({"width": 0, "depth": 20, "height": 30}, {"width": 1e6, "depth": 20, "height": 30})
    assert not found.measured.any()


def test_weight_follows_the_density_of_the_category() -> None:
    stone = [{"category": "stone", "width": 100, "depth": 100, "height": 100, "weight": 2.5}] * 3
    found = read(*stone, {"category": "stone", "width": 200, "depth": 200, "height": 200})
    assert found.likely.kg[3] == 20
    assert not found.weighed[3]


def test_nothing_at_all() -> None:
    assert len(read().likely.width) == 0


side = st.one_of(st.none(), st.floats(-5, 30_000))
facts = st.fixed_dictionaries(
    {"category": st.sampled_from(["", "a", "b"])},
    optional=dict.fromkeys(("width", "depth", "height", "diameter", "weight"), side),
)


@given(st.lists(facts, max_size=12))
def test_every_object_has_a_size_above_nothing(rows: list[dict[str, object]]) -> None:
    found = read(*rows)
    for level in LEVELS:
        extent = getattr(found, level)
        for column in (extent.width, extent.depth, extent.height, extent.kg):
            assert bool(np.all(np.isfinite(column) & (column > 0)))
    for name in ("width", "depth", "height"):
        low, likely, high = (getattr(getattr(found, level), name) for level in LEVELS)
        assert bool(np.all((low <= likely) & (likely <= high)))
