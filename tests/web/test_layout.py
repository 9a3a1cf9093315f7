"""Is a room laid out on the pages: asked, compared, put on the plan as one action, checked as it is drawn, told when stale?"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from reorg.museum import Draft, Places, fold
from reorg.web.desk.work import Work
from reorg.web.journal import open_journal

DOOR = {"wall": "south", "at": 1000, "width": 900, "hinge": "start", "opens": "in"}
ROOM = {"code": "R", "kind": "room", "width": 5000, "depth": 3600, "height": 2600, "doors": [DOOR]}
UNIT = {"kind": "unit", "place": "r", "type": "shelving", "width": 1000.0, "depth": 400.0, "height": 2000.0, "turn": 0}
ASKED = {"aisle": "90", "way": "90", "floor": "", "gets-trolley": "1", "seconds": "5", "moves": "some"}


@pytest.fixture
def client(folder: Path) -> Client:
    drafts = [
        Draft("place", "r", ROOM),
        Draft("place", "a1", {**UNIT, "code": "A1", "x": 0.0, "y": 0.0}),
        Draft("place", "a2", {**UNIT, "code": "A2", "x": 1000.0, "y": 2900.0}),
        Draft("place", "n", {"code": "N", "kind": "room"}),
    ]
    open_journal(folder).append(drafts, who="ana")
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first answer, given by the server: no process of its own is started."""
    monkeypatch.setattr(
        "reorg.web.desk.store.layout.views.start",
        lambda title, verb, **more: Work(title, verb, more["then"].format(id="w"), more["back"], id="w"),
    )
    monkeypatch.setattr("reorg.web.desk.store.layout.views.QUICK", 60.0)


def stored(folder: Path) -> Places:
    return fold(open_journal(folder).read()).places


def plain(answer: Any) -> str:
    return re.sub("[\u2066-\u2069]", "", answer.content.decode())


def asked(client: Client, **more: str) -> str:
    """Ask, and return the page of the first answer."""
    answer = client.post("/plan/layout/r/", {**ASKED, **more})
    assert answer.status_code == 302, plain(answer)
    return plain(client.get("/plan/layout/r/proposals/"))


def first(text: str) -> dict[str, str]:
    of = re.search('name="of" value="([0-9a-f]+)"', text)
    assert of
    return {"of": of[1], "layout": "1"}


def test_rooms_are_shown_each_with_its_plan_and_what_is_missing_of_it(client: Client) -> None:
    text = plain(client.get("/plan/layout/"))
    assert text.count("<svg") >= 1
    assert "Its width and depth are not known. Measure it first." in text
    assert client.get("/plan/layout/a1/").status_code == 404


def test_the_page_of_a_room_says_what_is_wrong_today(client: Client) -> None:
    text = plain(client.get("/plan/layout/r/"))
    assert "How could R be laid out?" in text
    assert "A2 stands" in text
    assert "Its width and depth are not known." in plain(client.get("/plan/layout/n/"))


@pytest.mark.usefixtures("no_work")
def test_a_layout_is_put_on_the_plan_as_one_action_and_new_units_are_planned(client: Client, folder: Path) -> None:
    text = asked(client, **{"type-0": "shelving", "count-0": "1"})
    assert "New: 1 × open shelving 100 × 40 cm." in text
    before = len(list(open_journal(folder).read()))
    answer = client.post("/plan/layout/r/accept/", first(text))
    assert answer.status_code == 302, plain(answer)
    entries = list(open_journal(folder).read())[before:]
    assert len({(each.device, each.act) for each in entries}) == 1
    places = stored(folder).to_be
    new = next(each for each in places.of_kind("unit") if each.code == "A3")
    assert new.planned
    assert all(each.planned for each in places.inside(new.id))
    assert (places["a2"].x, places["a2"].y) != (1000, 2900)
    assert "Each unit is reached" in plain(client.get("/plan/layout/r/"))


@pytest.mark.usefixtures("no_work")
def test_a_room_that_was_changed_meanwhile_is_told_and_nothing_entered(client: Client, folder: Path) -> None:
    sent = first(asked(client))
    open_journal(folder).append([Draft("place", "a1", {"x": 300.0, "was": {"x": 0.0}})], who="ben")
    before = len(list(open_journal(folder).read()))
    answer = client.post("/plan/layout/r/accept/", sent)
    assert answer.status_code == 409
    assert "Somebody changed this room or its units" in plain(answer)
    assert len(list(open_journal(folder).read())) == before
    other = client.post("/plan/layout/r/accept/", {**sent, "of": "0" * 16})
    assert other.status_code == 409
    assert "Other layouts were proposed for this room meanwhile." in plain(other)


@pytest.mark.usefixtures("no_work")
def test_a_layout_without_a_place_for_a_unit_is_asked_about_once_more(client: Client, folder: Path) -> None:
    open_journal(folder).append(
        [Draft("place", "big", {**UNIT, "code": "B", "width": 9000.0, "depth": 5000.0})], who="ben"
    )
    sent = first(asked(client))
    answer = client.post("/plan/layout/r/accept/", sent)
    assert answer.status_code == 400
    assert "1 unit has no place in this layout." in plain(answer)
    assert client.post("/plan/layout/r/accept/", {**sent, "anyway": "yes"}).status_code == 302
    assert stored(folder)["big"].x is None


@pytest.mark.usefixtures("no_work")
def test_the_plan_editor_begins_with_the_layout_and_keeps_new_units_planned(client: Client, folder: Path) -> None:
    sent = first(asked(client, **{"type-0": "shelving", "count-0": "1"}))
    page = plain(client.get("/store/r/draw/", sent))
    data = json.loads(page.split('id="plan-data" type="application/json">')[1].split("</script>")[0])
    new = next(each for each in data["wishes"] if not each["id"])
    assert new["said"]["planned"] is True
    assert data["check"] == "/plan/layout/r/check/"
    answer = client.post(
        "/store/r/draw/?layout=1&of=x", {"drawn": json.dumps({"units": data["wishes"]}), "then": "draw"}
    )
    assert answer.status_code == 302
    assert answer["Location"] == "/store/r/draw/"
    assert next(each for each in stored(folder).to_be.of_kind("unit") if each.code == "A3").planned


@pytest.mark.usefixtures("no_work")
def test_compact_shelving_comes_as_a_block_with_the_shelves_of_its_bays(client: Client, folder: Path) -> None:
    text = asked(client, rails="cupboard", floor="3000")
    at = re.search(r'<span class="no">(\d)</span> Compact shelving', text)
    assert at
    assert client.post("/plan/layout/r/accept/", {**first(text), "layout": at[1]}).status_code == 302
    places = stored(folder).to_be
    blocks = [each for each in places.of_kind("unit") if each.type == "compact shelving"]
    shelves = [each for block in blocks for each in places.inside(block.id)]
    bays = int(re.search(r"New: (\d+) bays on rails", text)[1])  # type: ignore[index]  # it is told
    assert len(shelves) == 5 * bays
    assert {(each.width, each.planned) for each in shelves} == {(1000, True)}
    assert len({(each.place, each.code) for each in shelves}) == len(shelves)


def test_what_is_drawn_is_checked_by_the_rules_of_proposals(client: Client) -> None:
    units = [
        {**UNIT, "id": "a1", "code": "A1", "x": 0, "y": 0},
        {**UNIT, "id": "new-1", "code": "A9", "x": 500, "y": 100},
    ]
    answer = client.post("/plan/layout/r/check/", {"units": json.dumps(units)}).json()
    assert "A1 and A9 stand in each other." in re.sub("[\u2066-\u2069]", "", " ".join(answer["told"]))
    assert "a1" in answer["units"]
    odd = [{"id": "x"}, 7, {**UNIT, "code": "A9", "x": "left", "y": 0}, {**UNIT, "code": "A8", "x": 1e300, "y": 0}]
    assert client.post("/plan/layout/r/check/", {"units": json.dumps(odd)}).status_code == 200
    assert client.post("/plan/layout/r/check/", {"units": "{"}).status_code == 400


@pytest.mark.usefixtures("no_work")
def test_what_was_typed_stays_and_everything_wrong_is_told(client: Client, folder: Path) -> None:
    answer = client.post("/plan/layout/r/", {**ASKED, "aisle": "wide", "type-0": "shelving", "count-0": "many"})
    assert answer.status_code == 400
    text = plain(answer)
    assert 'value="wide"' in text
    assert "many is no number of units." in text
    assert client.post("/plan/layout/r/", {**ASKED, "aisle": "60"}).status_code == 400
    asked(client, floor="500")
    assert stored(folder)["r"].floor_load == 500


def test_better_layouts_are_looked_for_in_a_process_of_its_own_and_stopped_without_loss(client: Client) -> None:
    answer = client.post("/plan/layout/r/", {**ASKED, "type-0": "shelving", "seconds": "120"})
    there = answer["Location"]
    text = plain(client.get(there))
    assert "These are the first ones." in text
    assert 'http-equiv="refresh"' in text
    work = there.partition("work=")[2]
    time.sleep(1.5)  # it has begun to look
    client.post(f"/working/{work}/enough/")
    done = client.get(there)
    assert done.status_code == 302 or "layouts to compare with today" in plain(done)
    assert "layouts to compare with today" in plain(client.get("/plan/layout/r/proposals/"))


def test_without_an_answer_the_page_of_proposals_asks_first(client: Client) -> None:
    assert client.get("/plan/layout/r/proposals/")["Location"] == "/plan/layout/r/"
    assert client.get("/plan/layout/r/layout.pdf?layout=1").status_code == 404
