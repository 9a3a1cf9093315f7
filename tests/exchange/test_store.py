"""A store list becomes places; everything wrong is said at once."""

from pathlib import Path

import openpyxl
import pytest

from reorg.exchange import Unreadable, read_store
from reorg.museum import KINDS, Draft, Finding, Place, Places, identity

LIST = """code;kind;in;name;width (cm);depth (cm);height (cm);x (cm);y (cm);turn;load;fill;type;use;shelves;first (cm)
B;building;;Old school;;;;;;;;;;;;
R1;room;B;Store 1;500;400;250;;;;;;;;;
U1;unit;R1;;100;40;200;0;0;0;400;80%;metal shelving;ceramics;4;20
U2;cabinet;R1;;90;50;210;400;0;90;;0,5;wardrobe;;;
U2-A;drawer;U2;;80;45;12;;;;20;110 %;;;;
B7;box;U2;;40;30;30;;;;;;;;;
F1;floor;R1;;100;100;;300;200;;;1;;;;
"""


def store(tmp_path: Path, text: str, **options: str) -> tuple[dict[str, Draft], dict[str, Finding]]:
    (tmp_path / "store.csv").write_text(text, encoding="utf-8")
    drafts, findings = read_store(tmp_path / "store.csv", **options)
    return {str(each.data["code"]): each for each in drafts}, {each.code: each for each in findings}


def test_a_store_list(tmp_path: Path) -> None:
    places, findings = store(tmp_path, LIST)
    assert findings == {}
    unit = places["U1"].data
    assert (unit["width"], unit["depth"], unit["height"], unit["load"], unit["fill"]) == (1000, 400, 2000, 400, 0.8)
    assert (unit["kind"], unit["type"], unit["use"]) == ("unit", "metal shelving", "ceramics")
    assert unit["place"] == places["R1"].about == identity("p", "B", "R1")
    assert (places["U2"].data["kind"], places["U2"].data["turn"], places["U2"].data["fill"]) == ("unit", 90, 0.5)
    assert places["U2-A"].data["fill"] == 1.1
    assert places["F1"].data["fill"] == 1.0


def test_shelves_are_made_from_the_lowest_up(tmp_path: Path) -> None:
    places, _ = store(tmp_path, LIST)
    shelves = [places[f"U1-{number}"].data for number in (1, 2, 3, 4)]
    assert [each["z"] for each in shelves] == [200, 650, 1100, 1550]
    assert {each["height"] for each in shelves} == {450}
    assert {(each["width"], each["depth"], each["place"]) for each in shelves} == {(1000, 400, places["U1"].about)}
    assert places["U1-4"].about == identity("p", "B", "R1", "U1", "U1.4")


def test_what_is_written_of_a_shelf_wins_over_what_is_made(tmp_path: Path) -> None:
    places, findings = store(tmp_path, LIST + "U1-2;shelf;U1;Glass;;;30;;;;;;;;;\n")
    assert findings == {}
    assert (places["U1-2"].data["name"], places["U1-2"].data["height"], places["U1-2"].data["z"]) == ("Glass", 300, 650)


def test_all_drafts_make_a_tree(tmp_path: Path) -> None:
    places, _ = store(tmp_path, LIST)
    for draft in places.values():
        assert set(draft.data) <= KINDS["place"]
    tree = Places.of(Place.from_facts(each.about, each.data) for each in places.values())
    assert tree.loops == frozenset()
    assert [place.code for place in tree.path(places["U2-A"].about)] == ["B", "R1", "U2", "U2-A"]
    order = [each.about for each in places.values()]
    assert all(
        order.index(str(each.data["place"])) < order.index(each.about)
        for each in places.values()
        if "place" in each.data
    )


def test_french_words_in_any_order(tmp_path: Path) -> None:
    text = (
        "Dans\tRepère\tNature\tLargeur (m)\tHauteur (m)\tProfondeur (m)\tNombre de tablettes\tTaux de remplissage\n"
        "\tS1\tsalle\t5\t2,5\t4\t\t\nS1\tA12\tarmoire\t1,2\t2\t0,45\t5\t95 %\n"
    )
    places, findings = store(tmp_path, text)
    assert findings == {}
    assert (places["A12"].data["width"], places["A12"].data["depth"], places["A12"].data["fill"]) == (1200, 450, 0.95)
    assert places["A12-5"].data["z"] == 1600


def test_a_missing_unit_is_asked_for_and_never_invented(tmp_path: Path) -> None:
    text = "code,kind,in,width,depth,height\nR1,room,,5 m,,\nU1,unit,R1,100,40,2 m\n"
    places, findings = store(tmp_path, text)
    assert "store_unit_unknown" in findings
    assert places["R1"].data["width"] == 5000
    assert places["U1"].data["height"] == 2000
    assert {"width", "depth"}.isdisjoint(places["U1"].data)
    answered, left = store(tmp_path, text, unit="cm")
    assert answered["U1"].data["width"] == 1000
    assert "store_unit_unknown" not in left


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = """code,kind,in,width (mm),depth (mm),height (mm),x (mm),y (mm),z (mm),turn,load,fill,shelves
R1,room,,5000,4000,2500,,,,,,,
,unit,R1,,,,,,,,,,
U1,throne,R1,,,,,,,,,,
U2,unit,R9,,,,,,,,,,
U3,unit,R1,wide,400,2000,4500,0,,45,heavy,full,many
U3,unit,R1,900,400,2000,,,,,,,
U4,unit,R1,1000,400,3000,4500,0,,,,,
S1,shelf,U4,900,400,300,,,3500,,,,
L1,unit,L2,,,,,,,,,,
L2,unit,L1,,,,,,,,,,
U5,unit,R1,1200,400,2000,0,0,,0,100,0.3,3
X,room,U5,,,,,,,,,,
"""
    places, findings = store(tmp_path, text)
    assert {code: each.rows for code, each in findings.items()} == {
        "store_no_code": (2,),
        "store_kind_unknown": (3,),
        "store_in_unknown": (4,),
        "store_not_a_size": (5,),
        "store_not_understood": (5, 5, 5, 5),
        "store_code_twice": (6,),
        "store_outside": (7,),
        "store_too_high": (7, 8),
        "store_loop": (9, 10),
        "store_odd_order": (12,),
    }
    assert {"R1", "U3", "U4", "S1", "U5", "U5-1", "U5-3"} <= set(places)
    assert all(str(each.message) for each in findings.values())


def test_the_same_code_in_two_rooms(tmp_path: Path) -> None:
    text = "code,kind,in\nR1,room,\nR2,room,\nA,unit,R1\nA,unit,R2\n1,shelf,R1/A\n1,shelf,R2/A\n2,shelf,A\n"
    (tmp_path / "store.csv").write_text(text)
    drafts, findings = read_store(tmp_path / "store.csv")
    assert len({each.about for each in drafts}) == 6
    assert {each.code: each.rows for each in findings} == {"store_in_unclear": (7,)}


def test_a_store_in_a_spreadsheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Code", "Kind", "In", "Width (cm)", "Fill"],
        ["R1", "room", None, 500, None],
        ["U1", "unit", "R1", 100, 0.8],
    ):
        book.active.append(row)
    book.save(tmp_path / "store.xlsx")
    drafts, findings = read_store(tmp_path / "store.xlsx")
    assert findings == ()
    assert [each.data.get("width") for each in drafts] == [5000, 1000]
    assert drafts[1].data["fill"] == 0.8


def test_a_list_that_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="code"):
        store(tmp_path, "Title,Maker\njar,Roe\njug,Doe\n")
    with pytest.raises(Unreadable, match="unit"):
        store(tmp_path, LIST, unit="span")


def test_doors_are_read_and_what_is_no_door_is_said(tmp_path: Path) -> None:
    list_ = tmp_path / "store.csv"
    list_.write_text("code,kind,doors\nR,room,south 2900 1200 start in; EAST 620 900\nS,room,somewhere\n")
    drafts, findings = read_store(list_)
    assert drafts[0].data["doors"] == [
        {"wall": "south", "at": 2900.0, "width": 1200.0, "hinge": "start", "opens": "in"},
        {"wall": "east", "at": 620.0, "width": 900.0, "hinge": "start", "opens": "in"},
    ]
    assert "doors" not in drafts[1].data
    assert [finding.rows for finding in findings if finding.code == "store_not_understood"] == [(2,)]


@pytest.mark.parametrize(
    ("fills", "shares"),
    [
        (("0.3", "1.9", "7.3"), [0.3, 1.9, 7.3]),
        (("30", "190", "7"), [0.3, 1.9, 0.07]),
        (("30%", "1.9", "7%"), [0.3, 1.9, 0.07]),
    ],
)
def test_whether_fill_is_in_percent_is_asked_of_the_column(
    tmp_path: Path, fills: tuple[str, ...], shares: list[float]
) -> None:
    rows = "".join(f"U{at},unit,,{fill}\n" for at, fill in enumerate(fills))
    places, findings = store(tmp_path, "code,kind,in,fill\n" + rows)
    assert [place.data["fill"] for place in places.values()] == shares
    assert findings == {}
