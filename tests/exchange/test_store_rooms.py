"""Does a list of places say rooms of any shape, and in which building and storey they are?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import read_store
from reorg.exchange.store.rooms import walls_in
from reorg.museum import Draft, Place, shape_of

HEAD = "code,kind,in,building,storey,width_cm,depth_cm,walls_cm,doors\n"


def listed(tmp_path: Path, rows: str) -> tuple[dict[str, Draft], list[str]]:
    (tmp_path / "store.csv").write_text(HEAD + rows, encoding="utf-8")
    drafts, findings = read_store(tmp_path / "store.csv")
    return {str(draft.data["code"]): draft for draft in drafts}, [finding.code for finding in findings]


def test_a_room_of_walls_is_drawn_and_stands_in_its_building(tmp_path: Path) -> None:
    found, wrong = listed(
        tmp_path,
        'R1,room,,Old mill,0,,,"6 m; 400; 300 L; 2 m; 3 m; 6000 mm",5 1000 900 start in\nR2,room,,old mill,-1,500,400,,\n',
    )
    assert not wrong
    room = Place.from_facts("r", found["R1"].data)
    shape = shape_of(room)
    assert shape is not None
    assert shape.corners == ((0, 0), (6000, 0), (6000, 4000), (3000, 4000), (3000, 6000), (0, 6000))
    assert (room.width, room.depth, room.storey) == (6000, 6000, "0")
    assert shape.doors[0].start == (2000, 6000)
    assert found["R1"].data["place"] == found["R2"].data["place"] == found["Old mill"].about
    assert found["R2"].data["storey"] == "-1"


def test_a_building_with_a_row_of_its_own_is_not_made_twice(tmp_path: Path) -> None:
    found, _ = listed(tmp_path, "Mill,building,,,,,,,\nR1,room,,mill,1,500,400,,\nR2,room,Mill,Annexe,1,500,400,,\n")
    assert set(found) == {"Mill", "R1", "R2"}
    assert found["R1"].data["place"] == found["R2"].data["place"] == found["Mill"].about


@pytest.mark.parametrize(
    ("walls", "code"),
    [("6 m; 4 m; 6 m", "store_walls"), ("6 m; four; 6 m; 4 m", "store_not_a_size"), ("600; 400; 600; 0", "store_not_a_size"),
     ("300 m; 4 m; 300 m; 4 m", "store_walls"), ("1200 m; 4 m; 1200 m; 4 m", "store_not_a_size"), ("6 m; 4 m right 270; 6 m; 4 m", "store_not_a_size")],
)  # fmt: skip
def test_walls_that_are_no_room_are_told_and_left_out(tmp_path: Path, walls: str, code: str) -> None:
    found, wrong = listed(tmp_path, f'R1,room,,,,500,400,"{walls}",\n')
    assert code in wrong
    assert "walls" not in found["R1"].data
    assert found["R1"].data["width"] == 5000


def test_feet_and_inches_and_words_for_left() -> None:
    assert walls_in("12 ft 6 in gauche\n3 m l 45 / 2 m", "") == [
        {"length": 3810.0, "turn": -90.0}, {"length": 3000.0, "turn": -45.0}, {"length": 2000.0, "turn": 90.0},
    ]  # fmt: skip
    assert walls_in("300; 2 m; 200", "") == ["300", {"length": 2000.0, "turn": 90.0}, "200"]


@given(st.text(max_size=60))
def test_any_text_is_walls_or_pieces_that_are_none(text: str) -> None:
    for each in walls_in(text, "cm"):
        assert each in text if isinstance(each, str) else float(str(each["length"])) > 0
