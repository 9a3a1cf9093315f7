"""Is the store walked unit by unit, by one person or two, stopped, gone on with, and never answered unseen?"""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reorg.museum import Draft, Place
from reorg.web.journal import open_journal
from tests.exchange.pictures.scenes import scene

ROOM = {"code": "R1", "name": "Attic", "kind": "room", "width": 6000.0, "depth": 4000.0}


@pytest.fixture
def client(folder: Path) -> Client:
    units = [
        Draft(
            "place",
            f"u{at}",
            {"code": f"A{at}", "kind": "unit", "place": "r1", "width": 1000.0, "depth": 400.0, "height": 2000.0},
        )
        for at in (10, 1, 2)
    ]
    shelves = [
        Draft("place", f"s{at}", {"code": f"A1-{at}", "kind": "shelf", "place": "u1", "width": 1000.0, "depth": 400.0, "height": 300.0, "z": 400.0 * at})
        for at in (1, 2)
    ]  # fmt: skip
    museum = [Draft("museum", "museum", {"name": "Mill"}), Draft("place", "r1", ROOM)]
    open_journal(folder).append([*museum, *units, *shelves], who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def plain(content: bytes) -> str:
    return re.sub(
        "[\u2066-\u2069]",
        "",
        html.unescape(re.sub(r"<bdi[^>]*>|</bdi>|<span class=\"code\">|</span>", "", content.decode())),
    )


def page(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return plain(response.content)


def seen(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', client.get(address).content.decode())
    assert found
    return found[1]


def answer(client: Client, unit: str, mark: str = "", **typed: object) -> tuple[int, str]:
    """Answer for a unit as who has the page before them; return the status, and where it leads or what it says."""
    address = f"/store/walk/{unit}/"
    response = client.post(address, {"seen": mark or seen(client, address), **typed})
    return response.status_code, str(response.headers.get("Location", "")) or plain(response.content)


def unit(folder: Path, key: str) -> Place:
    return open_journal(folder).museum().places[key]


FOUR = {"fill": "80", "condition": "fair", "verdict": "keep"}


def test_four_taps_and_the_next_unit_in_the_order_of_codes(client: Client, folder: Path) -> None:
    text = page(client, "/store/walk/")
    assert "3 units to look at" in text
    assert "Begin with" in text
    assert 'href="/store/walk/u1/#here"' in text
    assert "1 of 3" in page(client, "/store/walk/u1/")
    assert answer(client, "u1", **FOUR) == (302, "/store/walk/u2/#here")
    said = unit(folder, "u1")
    assert (said.fill, said.condition, said.verdict, said.reachable) == (0.8, "fair", "keep", None)
    assert said.walked
    assert answer(client, "u10", **FOUR)[1] == "/store/walk/u2/#here"
    assert "2 of 3 are done, 1 is left" in page(client, "/store/walk/")
    assert answer(client, "u2", verdict="discard")[1] == "/store/walk/"
    text = page(client, "/store/walk/")
    assert "That was the last one." in text
    assert "All 3 units were looked at" in text
    assert "80 %, worn, keep" in text


@pytest.mark.parametrize("typed", ["-10", "abc", "1001", "80 90", "1e9", "∞", "nan"])
def test_what_is_no_fill_is_said_and_nothing_entered(client: Client, folder: Path, typed: str) -> None:
    status, text = answer(client, "u1", **{**FOUR, "more": typed})
    assert status == 400
    assert f"A1: {typed} cannot be how full it is." in text
    assert 'value="fair" checked' in text
    assert not unit(folder, "u1").walked


def test_nine_hundred_per_cent_is_asked_again(client: Client, folder: Path) -> None:
    status, text = answer(client, "u1", more="900 %")
    assert status == 400
    assert "900 % full would be 9 times what fits." in text
    assert unit(folder, "u1").fill is None
    assert answer(client, "u1", more="900", believe="1")[0] == 302
    assert unit(folder, "u1").fill == 9.0
    assert "900 %" in page(client, "/store/walk/")


def test_nothing_tapped_is_not_an_answer(client: Client, folder: Path) -> None:
    assert "Tap what you see, or skip it." in answer(client, "u1")[1]
    assert not unit(folder, "u1").walked


def test_a_unit_that_nobody_can_get_to_is_done_and_named(client: Client, folder: Path) -> None:
    assert answer(client, "u1", unreached="1", **FOUR)[1] == "/store/walk/u2/#here"
    said = unit(folder, "u1")
    assert (said.reachable, said.fill, said.condition) == (False, None, "")
    assert "1 could not be reached" in page(client, "/store/walk/")
    answer(client, "u1", **FOUR)
    assert "could not be reached" not in page(client, "/store/walk/")
    assert unit(folder, "u1").reachable is None


def test_two_people_at_one_unit_see_each_other_and_the_later_counts(client: Client, folder: Path) -> None:
    mine = seen(client, "/store/walk/u1/")
    other = Client(SERVER_NAME="127.0.0.1", headers={"cookie": "who=ben"})
    answer(other, "u1", fill="50", condition="poor", verdict="discard")
    status, text = answer(client, "u1", mine, **FOUR)
    assert status == 400
    assert "Somebody looked at this unit meanwhile." in text
    assert "50 %, damaged, discard" in text
    assert "ben" in text
    assert 'value="80" checked' in text
    assert unit(folder, "u1").fill == 0.5
    mark = re.findall(r'name="seen" value="(\w+)"', text)[0]
    assert answer(client, "u1", mark, **FOUR)[0] == 302
    assert unit(folder, "u1").fill == 0.8
    looks = [each for each in open_journal(folder).read() if each.about == "u1" and "walked" in each.data]
    assert [each.who for each in looks] == ["ben", "desk"]
    assert looks[1].data["was"]["condition"] == "poor"  # type: ignore[index]  # JSON


def test_two_people_who_say_the_same_are_not_asked(client: Client) -> None:
    mine = seen(client, "/store/walk/u1/")
    answer(client, "u1", **FOUR)
    assert answer(client, "u1", mine, **FOUR)[0] == 302


def test_a_unit_that_was_taken_away_meanwhile(client: Client, folder: Path) -> None:
    mine = seen(client, "/store/walk/u2/")
    first = next(iter(open_journal(folder).read()))
    journal = open_journal(folder)
    journal.append([Draft("place", "u9", {"code": "A9", "kind": "unit", "place": "r1"})], who="ana")
    nine = seen(client, "/store/walk/u9/")
    last = list(journal.read())[-1]
    journal.append([Draft("undone", f"{last.device}:{last.act}", {})], who="ana")
    assert first.device == last.device
    assert answer(client, "u9", nine, **FOUR) == (302, "/store/walk/")
    assert "no longer on the plan" in page(client, "/store/walk/")
    assert answer(client, "u2", mine, **FOUR)[0] == 302


def test_shelf_by_shelf_counts_instead_of_the_whole_and_the_last_look_counts(client: Client, folder: Path) -> None:
    answer(client, "u1", fill="80")
    assert answer(client, "u1", **{"shelf-s1": "100", "shelf-s2": "40", "condition": "good"})[0] == 302
    places = open_journal(folder).museum().places
    assert (places["u1"].fill, places["s1"].fill, places["s2"].fill) == (None, 1.0, 0.4)
    assert "shelves 40 to 100 %" in page(client, "/store/walk/")
    again = {"shelf-s1": "100", "shelf-s2": "40", "fill": "90"}  # the page shows the shelves as they were; a tap is new
    answer(client, "u1", **again)
    places = open_journal(folder).museum().places
    assert (places["u1"].fill, places["s1"].fill, places["s2"].fill) == (0.9, None, None)
    assert answer(client, "u1", **{"shelf-s1": "lots"})[0] == 400


def test_a_photograph_comes_with_the_taps(client: Client, folder: Path) -> None:
    written = io.BytesIO()
    scene(1, 640, 480).save(written, "JPEG")
    both = [SimpleUploadedFile("a.jpg", written.getvalue()), SimpleUploadedFile("b.jpg", b"no")]
    assert answer(client, "u1", photo=both, **FOUR)[0] == 302
    assert "b.jpg was not taken." in page(client, "/store/walk/u2/")
    kinds = [each.kind for each in open_journal(folder).read()][-2:]
    assert kinds == ["place", "photo"]
    assert "/small/" in client.get("/store/walk/u1/").content.decode()


def test_a_room_alone_as_the_units_stand_and_a_new_walk(client: Client, folder: Path) -> None:
    places = {"u10": 0.0, "u2": 2000.0, "u1": 4000.0}
    drafts = [Draft("place", key, {"x": x, "y": 0.0}) for key, x in places.items()]
    open_journal(folder).append(drafts, who="ana")
    text = page(client, "/store/walk/?room=r1&by=aisle")
    assert 'href="/store/walk/u10/?room=r1&by=aisle#here"' in text
    address = "/store/walk/u10/?room=r1&by=aisle"
    response = client.post(address, {"seen": seen(client, address), **FOUR})
    assert response.headers["Location"] == "/store/walk/u2/?room=r1&by=aisle#here"
    client.post("/store/walk/")
    assert "3 units to look at" in page(client, "/store/walk/")
    text = page(client, "/store/walk/u10/")
    assert "Last time: 80 %, worn, keep" in text
    assert " checked" not in text
    assert page(client, "/store/walk/?room=nowhere&by=moon")


def test_an_empty_store_says_what_comes_first(folder: Path) -> None:
    open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"})], who="ana")
    assert "There is no unit to look at yet" in page(Client(SERVER_NAME="127.0.0.1"), "/store/walk/")


def sheet(client: Client) -> dict[str, object]:
    """The hidden fields of the page on which a sheet is typed in."""
    text = client.get("/store/walk/type/").content.decode()
    marks = dict(re.findall(r'name="(seen-\w+)" value="(\w+)"', text))
    return {**marks, "unit": re.findall(r'name="unit" value="(\w+)"', text)}


def test_a_sheet_is_typed_in_as_one_action(client: Client, folder: Path) -> None:
    said = {
        "fill-u1": "80",
        "condition-u1": "good",
        "verdict-u2": "discard",
        "unreached-u10": "1",
        "note-u10": "behind  boxes",
    }
    response = client.post("/store/walk/type/", {**sheet(client), **said})
    assert response.headers["Location"] == "/store/walk/"
    places = open_journal(folder).museum().places
    assert (places["u1"].fill, places["u2"].verdict, places["u10"].reachable) == (0.8, "discard", False)
    assert places["u10"].note == "behind boxes"
    assert len({each.act for each in list(open_journal(folder).read())[-3:]}) == 1
    assert "All of it is typed in" in page(client, "/store/walk/type/")
    assert "A1" in client.get("/store/walk/sheet/").content.decode()


def test_a_sheet_with_slips_is_entered_whole_or_not(client: Client, folder: Path) -> None:
    fields = sheet(client)
    response = client.post("/store/walk/type/", {**fields, "fill-u1": "80", "fill-u2": "900", "fill-u10": "x"})
    assert response.status_code == 400
    text = plain(response.content)
    assert "A2: 900 % full would be 9 times" in text
    assert "A10: x cannot be how full it is." in text
    assert 'value="80"' in text
    assert not unit(folder, "u1").walked
    answer(client, "u1", **FOUR)
    text = plain(client.post("/store/walk/type/", {**fields, "fill-u1": "70"}).content)
    assert "A1: somebody looked at it meanwhile." in text
    assert "desk: 80 %, worn, keep" in text
    assert "Nothing is filled in yet." in plain(client.post("/store/walk/type/", fields).content)
    gone = {**fields, "unit": ["u77", "u2"], "seen-u77": "x", "fill-u77": "5", "fill-u2": "20"}
    text = plain(client.post("/store/walk/type/", gone, follow=True).content)
    assert "Entered: 1 unit. 1 unit is no longer on the plan" in text


def test_taking_it_back_says_in_words_what_would_change(client: Client, folder: Path) -> None:
    answer(client, "u1", **FOUR)
    last = list(open_journal(folder).read())[-1]
    text = page(client, f"/do/history/{last.device}/{last.act}/undo/")
    for words in ("Full, by eye", "80 %", "State", "worn", "Keep it?", "keep"):
        assert words in text
    client.post(f"/do/history/{last.device}/{last.act}/undo/", {"reason": ""})
    assert "3 units to look at" in page(client, "/store/walk/")
