"""Is the catalogue of units complete, with a name, a source and a size that is possible?"""

from __future__ import annotations

from reorg.museum import FURNITURE, Place, Places
from reorg.storage import catalogue, check, own_types


def test_every_type_has_a_name_a_source_and_a_possible_size() -> None:
    types = catalogue()
    assert len({each.type for each in types}) == len(types) >= 14
    for each in types:
        assert each.type in FURNITURE
        assert each.source
        assert each.level in {"shelf", "drawer"}
        unit = Place(id="u", code="U", kind="unit", width=each.width, depth=each.depth, height=each.height)
        assert not [finding for finding in check(Places.of([unit])) if finding.code.startswith("place-size")]


def test_the_museums_own_types_come_in_the_size_that_it_has_most_often() -> None:
    def unit(number: int, width: float) -> list[Place]:
        key = f"u{number}"
        whole = Place(id=key, code=key, kind="unit", type="shelving", width=width, depth=400.0, height=2000.0)
        return [whole, Place(id=f"{key}-1", code=f"{key}-1", kind="drawer", place=key, load=50.0)]

    own = own_types(Places.of([*unit(1, 900.0), *unit(2, 1200.0), *unit(3, 1200.0)]))
    assert [(each.width, each.shelves, each.load, each.level) for each in own] == [
        (1200.0, 1, 50.0, "drawer"),
        (900.0, 1, 50.0, "drawer"),
    ]
