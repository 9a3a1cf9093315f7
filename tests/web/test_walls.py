"""Is a room drawn from its walls in a browser without a script: looked at, entered, changed, and told what passes in it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from reorg.museum import Draft, Places, fold, shape_of
from reorg.web.journal import open_journal

L_SHAPE = [
    ("600", "right"),
    ("400", "right"),
    ("300", "left"),
    ("2 m", "right"),
    ("300", "right"),
    ("6000 mm", "right"),
]


def stored(folder: Path) -> Places:
    return fold(open_journal(folder).read()).places


@pytest.fixture
def client(folder: Path) -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def typed(walls: list[tuple[str, str]] = L_SHAPE, **more: str) -> dict[str, str]:
    rows = {"code": "S", "height": "260", "walls-rows": "8"}
    for at, (length, turn) in enumerate(walls, 1):
        rows |= {f"walls-{at}-length": length, f"walls-{at}-turn": turn}
    return rows | {name.replace("__", "-"): value for name, value in more.items()}


def test_a_room_stays_in_the_wing_that_it_stands_in_when_its_walls_change(client: Client, folder: Path) -> None:
    room = {"code": "S", "kind": "room", "place": "w", "width": 4e3, "depth": 3e3}
    wing = Draft("place", "w", {"code": "W", "kind": "site"})
    open_journal(folder).append([wing, Draft("place", "pr", room)], who="ana")
    client.post("/store/pr/walls/", {**typed(), "step": "enter"})
    assert (stored(folder)["pr"].place, len(stored(folder)["pr"].walls)) == ("w", 6)
    client.post("/store/pr/walls/", {**typed(), "building": "Mill", "storey": "2", "step": "enter"})
    after = stored(folder)["pr"]
    assert (stored(folder)[after.place].code, after.storey) == ("Mill", "2")


def test_all_walls_are_written_at_once_one_a_line(client: Client, folder: Path) -> None:
    lines = "600\r\n400\r\n300l\r\n2 m\r\n300 right\r\n19 ft 8 in"
    rows = {"code": "S", "walls-rows": "8", "lines": lines}
    shown = client.post("/store/new-walls/", {**rows, "step": "look"})
    assert 'name="walls-3-length" value="300"' in shown.content.decode()
    client.post("/store/new-walls/", {**rows, "step": "enter"})
    room = stored(folder).coded("S")[0]
    assert [wall["turn"] for wall in room.walls] == [90, 90, -90, 90, 90, 90]
    assert room.walls[5]["length"] == pytest.approx(5994.4)


def test_every_line_that_is_no_wall_is_told_at_once(client: Client, folder: Path) -> None:
    lines = "600\nfar left\n0\n1200 m\nabc"
    wrong = client.post("/store/new-walls/", {"code": "S", "lines": lines, "step": "look"})
    assert wrong.status_code == 400
    text = wrong.content.decode().replace("\u2068", "").replace("\u2069", "")
    for said in ("far left is no wall.", "abc is no wall.", "Wall 3 has no length.", "Wall 4 would be 1,200 m long."):
        assert said in text
    assert "3 to 200 walls" not in text  # how many there are is not known yet
    assert "far left\n0" in text.replace("\r", "")  # what was typed stays
    assert not stored(folder)


DOOR = {"doors-1-wall": "5", "doors-1-at": "100", "doors-1-width": "90", "doors-1-hinge": "end", "doors-1-opens": "out"}


def test_a_room_is_looked_at_before_it_is_entered(client: Client, folder: Path) -> None:
    shown = client.post("/store/new-walls/", {**typed(), **DOOR, "step": "look"})
    assert shown.status_code == 200
    page = shown.content.decode()
    assert "6 walls, 30 m²" in page.replace("\u2068", "").replace("\u2069", "")
    assert "<svg" in page
    assert "How full" not in page, "nothing stands in it yet"
    assert not stored(folder)
    client.post("/store/new-walls/", {**typed(), **DOOR, "step": "enter"})
    room = stored(folder).coded("S")[0]
    assert (room.width, room.depth, room.height) == (6000, 6000, 2600)
    shape = shape_of(room)
    assert shape is not None
    assert shape.corners == ((0, 0), (6000, 0), (6000, 4000), (3000, 4000), (3000, 6000), (0, 6000))
    assert shape.doors[0].start == (2000, 6000)
    assert shape.doors[0].tip[1] > 6000


def test_a_room_is_changed_and_one_of_four_walls_is_typed_as_such(client: Client, folder: Path) -> None:
    door = {"wall": "south", "at": 500, "width": 900, "hinge": "start", "opens": "in"}
    facts = {"code": "R", "kind": "room", "width": 4200, "depth": 3100, "doors": [door]}
    open_journal(folder).append([Draft("place", "pr", facts)], who="ana")
    before = shape_of(stored(folder)["pr"])
    page = client.get("/store/pr/walls/").content.decode()
    assert 'value="420"' in page
    walls = [("420", "right"), ("310", "right"), ("420", "right"), ("310", "right")]
    same = {**typed(walls), "doors-1-wall": "3", "doors-1-at": "280", "doors-1-width": "90", "doors-1-hinge": "end"}
    client.post("/store/pr/walls/", {**same, "doors-1-opens": "in", "code": "R", "step": "enter"})
    after = shape_of(stored(folder)["pr"])
    assert before is not None
    assert after is not None
    assert {before.doors[0].start, before.doors[0].end} == {after.doors[0].start, after.doors[0].end}
    assert before.doors[0].hinge == after.doors[0].hinge
    assert before.doors[0].tip == after.doors[0].tip


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"walls-2-length": "0"}, "Wall 2 has no length"),
        ({"walls-2-length": "many"}, "is not understood"),
        ({"walls-1-length": "1200 m"}, "Were feet or centimetres meant"),
        ({"walls-3-turn": "right"}, "turn after wall 3 is to the other side"),
        ({"walls-4-length": "3 m"}, "wall 4 with"),
        ({"doors-1-wall": "9"}, "reaches beyond its wall"),
        ({"doors-1-width": "500"}, "reaches beyond its wall"),
        ({"features-1-kind": "column", "features-1-width": "30"}, "Feature 1"),
        ({"code": ""}, "Code is needed"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    client: Client, folder: Path, changed: dict[str, str], said: str
) -> None:
    answer = client.post("/store/new-walls/", {**typed(), **DOOR, **changed, "step": "enter"})
    page = answer.content.decode().replace("\u2068", "").replace("\u2069", "")
    assert answer.status_code == 400
    assert said in page
    assert 'value="6000 mm"' in page
    assert not stored(folder)


def test_more_rows_keep_what_was_typed(client: Client, folder: Path) -> None:
    page = client.post("/store/new-walls/", {**typed(), "step": "more"}).content.decode()
    assert 'name="walls-16-length"' in page
    assert 'value="6000 mm"' in page


def test_feet_and_inches(client: Client, folder: Path) -> None:
    walls = [("20 ft", "right"), ("12' 6\"", "right"), ("20ft", "right"), ("12 ft 6 in", "right")]
    client.post("/store/new-walls/", {**typed(walls), "step": "enter"})
    room = stored(folder).coded("S")[0]
    assert (room.width, room.depth) == (6096, 3810)


def test_the_room_says_what_passes_and_where_it_is_too_narrow(client: Client, folder: Path) -> None:
    client.post("/store/new-walls/", {**typed(), **DOOR, "step": "enter"})
    key = stored(folder).coded("S")[0].id
    unit = {"kind": "unit", "place": key, "width": 1000, "depth": 400, "height": 2000}
    drafts = [
        Draft("place", "u1", {**unit, "code": "A1", "x": 0, "y": 0}),
        Draft("place", "u2", {**unit, "code": "A2", "x": 4500, "y": 3600, "turn": 180}),
        Draft("place", "u3", {**unit, "code": "B1", "x": 3450, "y": 0, "turn": 270, "width": 3100}),
        Draft("place", "u4", {**unit, "code": "B2", "x": 3450, "y": 3100, "turn": 270, "width": 900}),
    ]
    open_journal(folder).append(drafts, who="ana")
    page = client.get(f"/store/{key}/").content.decode().replace("\u2068", "").replace("\u2069", "")
    assert "A trolley (60 × 100 cm) reaches 1 of 4 units." in page
    assert "Door 1, 90 cm: free." in page
    assert "The narrowest aisle has" in page
    client.cookies["django_language"] = "ar"
    assert client.get(f"/store/{key}/").status_code == 200


def test_who_changes_what_somebody_else_changed_meanwhile_is_told(client: Client, folder: Path) -> None:
    client.post("/store/new-walls/", {**typed(), "step": "enter"})
    key = stored(folder).coded("S")[0].id
    seen = client.get(f"/store/{key}/walls/").content.decode().split('name="seen" value="')[1].split('"')[0]
    open_journal(folder).append([Draft("place", key, {"height": 2400})], who="ben")
    answer = client.post(f"/store/{key}/walls/", {**typed(), "seen": seen, "step": "enter"})
    assert answer.status_code == 400
    assert "Somebody changed this room meanwhile" in answer.content.decode()
    assert stored(folder)[key].height == 2400


def test_a_room_of_walls_is_not_changed_by_its_width(client: Client, folder: Path) -> None:
    client.post("/store/new-walls/", {**typed(), "step": "enter"})
    key = stored(folder).coded("S")[0].id
    assert 'name="width"' not in client.get(f"/store/{key}/change/").content.decode()
    client.post(f"/store/{key}/change/", {"code": "S", "name": "South", "height": "260"})
    assert (stored(folder)[key].name, len(stored(folder)[key].walls)) == ("South", 6)
