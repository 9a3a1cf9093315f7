"""Are units placed on a plan so that the server has the last word: what is drawn, typed, refused, told, saved as one?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from reorg.museum import Draft, Place, Places, fold
from reorg.web.journal import open_journal

DOOR = {"wall": "south", "at": 1000, "width": 900, "hinge": "start", "opens": "in"}
COLUMN = {"kind": "column", "x": 4000.0, "y": 3000.0, "width": 300.0, "depth": 300.0}
ROOM = {
    "code": "R",
    "kind": "room",
    "width": 6000,
    "depth": 5000,
    "height": 2600,
    "doors": [DOOR],
    "features": [COLUMN],
}
UNIT = {"kind": "unit", "place": "r", "type": "shelving", "width": 1000.0, "depth": 400.0, "height": 2000.0, "turn": 0}


@pytest.fixture
def client(folder: Path) -> Client:
    drafts = [
        Draft("place", "r", ROOM),
        Draft("place", "a1", {**UNIT, "code": "A1", "x": 0.0, "y": 0.0}),
        Draft("place", "a2", {**UNIT, "code": "A2", "x": 1000.0, "y": 0.0}),
    ]
    open_journal(folder).append(drafts, who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def stored(folder: Path) -> Places:
    return fold(open_journal(folder).read()).places


def plain(content: bytes) -> str:
    return re.sub("[\u2066-\u2069]", "", content.decode())


def new(**said: object) -> dict[str, object]:
    usual = {"code": "A3", "type": "shelving", "width": 1000, "depth": 400, "height": 2000, "turn": 0, "shelves": 4}
    return {"id": "", "said": {**usual, "x": 2000, "y": 0, **said}}


def drawn(client: Client, *units: object, parts: tuple[object, ...] = (), **more: str) -> Any:
    sent = {"drawn": json.dumps({"units": units, "parts": parts}), **more}
    return client.post("/store/r/draw/", sent)


def test_the_page_is_drawn_by_the_server_and_the_script_may_run(client: Client) -> None:
    page = client.get("/store/r/draw/")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    text = page.content.decode()
    assert 'data-u="0 2000' in text
    data = json.loads(text.split('id="plan-data" type="application/json">')[1].split("</script>")[0])
    assert data["codes"][0] == "A3"
    assert [each["number"] for each in data["doors"]] == [1]
    assert data["parts"][0]["ahead"] == [1.0, 0.0]
    assert "script-src 'none'" in client.get("/store/r/draw/?table=1").headers["Content-Security-Policy"]
    assert client.get("/store/a1/draw/").status_code == 404


def test_what_is_drawn_is_entered_as_one_action_and_undone_as_one(client: Client, folder: Path) -> None:
    before = len(list(open_journal(folder).read()))
    moved = {"id": "a1", "said": {"y": 1500, "turn": 90}, "was": {"y": 0, "turn": 0}}
    shifted = {"part": "doors", "number": 1, "said": {"at": 2500}, "was": {"at": 1000}}
    answer = drawn(client, moved, new(), new(code="A4", x=3000), parts=(shifted,), then="draw")
    assert answer.status_code == 302
    entries = list(open_journal(folder).read())[before:]
    assert len({(each.device, each.act) for each in entries}) == 1
    places = stored(folder)
    assert (places["a1"].y, places["a1"].turn) == (1500, 90)
    assert places["r"].doors[0]["at"] == 2500
    unit = places.coded("A3")[0]
    assert [each.code for each in places.inside(unit.id)] == ["A3-1", "A3-2", "A3-3", "A3-4"]
    client.post(f"/do/history/{entries[0].device}/{entries[0].act}/undo/", {"reason": "no"})
    assert set(stored(folder)) == {"r", "a1", "a2"}
    assert stored(folder)["a1"].y == 0


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (new(turn=37), "A3 cannot be turned by 37°"),
        (new(turn=180.5), "cannot be turned"),
        (new(turn="up"), "cannot be turned"),
        (new(width=0), "A3 is 0 mm wide"),
        (new(width=25_000, x=0, y=1000), "outside room R"),
        (new(width=1_200_000, x=0, y=1000), "no length"),
        (new(x="left"), "no length"),
        (new(x=5500, y=1000), "A3 stands 500 mm outside room R"),
        (new(height=3000, y=1000), "is 3,000 mm high, room R only 2,600 mm"),
        (new(code="A1"), "have the code A1"),
        (new(code="-"), "A code needs a letter or a figure"),
        (new(shelves=900), "0 to 60 shelves"),
    ],
)
def test_what_cannot_stand_so_is_refused_in_words_and_stays_on_the_page(
    client: Client, folder: Path, wish: dict[str, Any], said: str
) -> None:
    answer = drawn(client, wish, anyway="yes")
    assert answer.status_code == 400
    text = plain(answer.content)
    assert said in text
    assert set(stored(folder)) == {"r", "a1", "a2"}
    data = json.loads(answer.content.decode().split('id="plan-data" type="application/json">')[1].split("</script>")[0])
    assert data["wishes"][0]["said"] == wish["said"]


def test_a_unit_through_a_wall_of_an_odd_room_is_refused(client: Client, folder: Path) -> None:
    walls = [(6000, 90), (4000, 90), (3000, -90), (2000, 90), (3000, 90), (6000, 90)]
    facts = {
        "code": "L",
        "kind": "room",
        "walls": [{"length": a, "turn": b} for a, b in walls],
        "width": 6000,
        "depth": 6000,
    }
    open_journal(folder).append([Draft("place", "l", facts)], who="ana")
    answer = client.post("/store/l/draw/", {"drawn": json.dumps({"units": [new(x=2500, y=4500)]})})
    assert "A3 stands through a wall of room L" in plain(answer.content)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (new(x=500, y=0), "stand in the same spot"),
        (new(x=1200, y=4500), "A3 stands where door 1 of room R swings"),
        (new(x=3800, y=2900), "A3 stands in a column of room R"),
    ],
)
def test_what_a_real_store_may_have_is_told_and_saved_if_one_says_so(
    client: Client, folder: Path, wish: dict[str, Any], said: str
) -> None:
    answer = drawn(client, wish)
    assert said in plain(answer.content)
    assert "Save all the same" in plain(answer.content)
    assert not stored(folder).coded("A3")
    assert drawn(client, wish, anyway="yes").status_code == 302
    assert stored(folder).coded("A3")


def test_two_new_units_with_one_code_are_refused(client: Client, folder: Path) -> None:
    answer = drawn(client, new(), new(x=3500))
    assert "2 places have the code A3" in plain(answer.content)


def test_who_saved_meanwhile_is_told_and_nothing_is_overwritten(client: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("place", "a1", {"x": 500.0, "y": 2000.0})], who="ben")
    moved = {"id": "a1", "said": {"x": 3000}, "was": {"x": 0}}
    answer = drawn(client, moved, new())
    assert answer.status_code == 409
    assert "Somebody changed A1 meanwhile" in plain(answer.content)
    assert (stored(folder)["a1"].x, stored(folder).coded("A3")) == (500, [])
    again = {"id": "a1", "said": {"x": 3000}, "was": {"x": 500}}
    assert drawn(client, again, new()).status_code == 302
    assert (stored(folder)["a1"].x, stored(folder)["a1"].y) == (3000, 2000)
    stale = {"part": "doors", "number": 1, "said": {"at": 2500}, "was": {"at": 1}}
    assert drawn(client, parts=(stale,)).status_code == 409
    gone = {"id": "nowhere", "said": {"x": 1}, "was": {"x": 0}}
    assert "is not in this room any more" in plain(drawn(client, gone).content)


def test_a_unit_is_taken_off_the_plan_and_renamed(client: Client, folder: Path) -> None:
    off = {"id": "a2", "said": {"x": None, "y": None, "code": "B7"}, "was": {"x": 1000, "y": 0, "code": "A2"}}
    assert drawn(client, off).status_code == 302
    unit = stored(folder)["a2"]
    assert (unit.x, unit.code, unit.other_codes, unit.place) == (None, "B7", ("A2",), "r")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"units": 5}', '{"units": [1]}', '{"units": [{"said": []}]}', "NaN", "\x00"]
)
def test_nonsense_is_no_wish(client: Client, folder: Path, text: str) -> None:
    from reorg.web.desk.store.drawn import read

    assert read(text) is None
    answer = client.post("/store/r/draw/", {"drawn": text})
    assert answer.status_code == 400
    assert set(stored(folder)) == {"r", "a1", "a2"}


def row_of(unit: Place, **typed: str) -> dict[str, str]:
    shown = {"type": "shelving", "width": "100", "depth": "40", "x": f"{(unit.x or 0) / 10:g}", "y": "0", "turn": "0"}
    both = {f"was-u-{unit.id}-{name}": value for name, value in shown.items()}
    return both | {f"u-{unit.id}-{name}": value for name, value in {**shown, **typed}.items()}


def test_the_same_is_typed_into_a_table_where_no_script_runs(client: Client, folder: Path) -> None:
    places = stored(folder)
    row = {
        "n-like": "A1",
        "n-count": "3",
        "n-x": "0",
        "n-y": "6 ft 6 in",
        "n-turn": "0",
        "n-towards": "right",
        "n-gap": "5",
    }
    sent = {**row_of(places["a1"]), **row_of(places["a2"], x="3 m", turn="180"), **row, "page": "1"}
    assert client.post("/store/r/draw/?table=1", sent).status_code == 302
    after = stored(folder)
    assert (after["a2"].x, after["a2"].turn, after["a1"].x) == (3000, 180, 0)
    assert [after.coded(code)[0].x for code in ("A3", "A4", "A5")] == [0, 1050, 2100]
    assert after.coded("A3")[0].y == pytest.approx(1981.2)
    chest = {"n-type": "plan chest", "n-count": "1", "n-x": "400", "n-y": "100", "n-turn": "0", "n-towards": "right"}
    client.post("/store/r/draw/?table=1", chest)
    made = stored(folder).coded("A6")[0]
    assert (made.width, [each.kind for each in stored(folder).inside(made.id)][:2]) == (1350, ["drawer", "drawer"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"n-like": "Z9", "n-count": "1"}, "There is no unit Z9 to copy"),
        ({"n-type": "shelving", "n-count": "many"}, "is not understood"),
        ({"n-type": "shelving", "n-count": "9", "n-x": "0", "n-y": "100", "n-towards": "right"}, "outside room R"),
        ({"u-a1-x": "far", "was-u-a1-x": "0"}, "A1, From the left wall: far is not understood"),
    ],
)
def test_what_is_wrong_in_the_table_is_told_and_what_was_typed_stays(
    client: Client, folder: Path, typed: dict[str, str], said: str
) -> None:
    answer = client.post("/store/r/draw/?table=1", typed)
    assert answer.status_code == 400
    assert said in plain(answer.content)
    name, value = list(typed.items())[-2 if "u-a1-x" in typed else 0]
    assert f'value="{value}"' in answer.content.decode(), name
    assert set(stored(folder)) == {"r", "a1", "a2"}


def test_in_the_table_too_who_saved_meanwhile_is_told_and_the_rest_is_as_it_is_now(
    client: Client, folder: Path
) -> None:
    sent = {**row_of(stored(folder)["a1"], x="300"), **row_of(stored(folder)["a2"])}
    changed = [Draft("place", "a1", {"x": 500.0}), Draft("place", "a2", {"x": 1500.0})]
    open_journal(folder).append(changed, who="ben")
    answer = client.post("/store/r/draw/?table=1", sent)
    assert answer.status_code == 409
    fields = dict(re.findall(r'name="((?:was-)?u-a[12]-x)" value="([^"]*)"', answer.content.decode()))
    assert fields == {"u-a1-x": "300", "was-u-a1-x": "50", "u-a2-x": "150", "was-u-a2-x": "150"}


def test_a_room_that_nobody_measured_says_what_comes_first(client: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("place", "u", {"code": "U", "kind": "room"})], who="ana")
    assert "Measure the room first" in client.get("/store/u/draw/").content.decode()


def test_after_a_room_is_made_its_plan_opens_in_its_building_and_storey(client: Client, folder: Path) -> None:
    typed = {"code": "N", "width": "400", "depth": "300", "building": "Old mill", "storey": "-1"}
    answer = client.post("/store/new-room/", typed)
    room = stored(folder).coded("N")[0]
    assert answer.headers["Location"] == f"/store/{room.id}/draw/"
    client.post("/store/new-room/", {**typed, "code": "O", "building": "old mill", "storey": "0"})
    places = stored(folder)
    assert places["r"].place == ""
    assert len(places.of_kind("building")) == 1
    page = plain(client.get("/store/").content)
    assert page.index("Old mill, basement 1") < page.index("Old mill, ground floor")
    shown = client.get(f"/store/{room.id}/change/").content.decode()
    assert 'value="Old mill"' in shown
    was = {f"was-{name}": value for name, value in {**typed, "name": "", "height": ""}.items()}
    client.post(f"/store/{room.id}/change/", {**typed, **was, "building": "Annexe", "storey": "attic"})
    room = stored(folder)[room.id]
    assert (stored(folder)[room.place].code, room.storey) == ("Annexe", "attic")
