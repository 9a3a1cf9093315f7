"""Is what is missing worked out, shown as three options, accepted, taken back, and here one day? Is nothing counted early?"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.test import Client

from reorg.museum import Draft, Museum
from reorg.storage import need, survey
from reorg.storage.furnishing import Effort, Prices, Wanted
from reorg.web import keep_need
from reorg.web.journal import open_journal


def drafts() -> list[Draft]:
    places = (
        ("r", {"code": "R1", "kind": "room", "width": 5000, "depth": 4000}),
        (
            "u",
            {
                "code": "A1",
                "kind": "unit",
                "type": "shelving",
                "place": "r",
                "width": 1000,
                "depth": 400,
                "height": 2000,
            },
        ),
        ("s", {"code": "A1-1", "kind": "shelf", "place": "u", "height": 400, "z": 100}),
        ("t", {"code": "A1-2", "kind": "shelf", "place": "u", "height": 1300, "z": 600}),
    )
    size = {"width": 180, "depth": 180, "height": 220, "weight": 2}
    things = [
        Draft("object", f"o{at:02}", {"number": f"1978.{at}", "name": "<b>jar</b>", "category": "clay & co", "place": "t" if at < 4 else "r", **size})
        for at in range(80)
    ]  # fmt: skip
    whale = Draft("object", "whale", {"number": "W", "width": 9000, "depth": 3000, "height": 3000, "place": "r"})
    museum = Draft("museum", "museum", {"name": "Mill", "country": "us"})
    return [museum, *(Draft("place", key, facts) for key, facts in places), *things, whale]


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder).append(drafts(), who="ana")
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def worked(client: Client) -> Client:
    keep_need(Wanted(effort=Effort(rounds=5)), lambda _share, _doing: None)
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def told(client: Client, address: str, **typed: object) -> str:
    response = client.post(address, typed)
    if response.status_code == 302:
        response = client.get(response.headers["Location"])
    return html.unescape(response.content.decode())


def museum_of(folder: Path) -> Museum:
    return open_journal(folder).museum()


def accept(client: Client, name: str, **typed: object) -> str:
    boxes = re.findall(r'name="do" value="(\d+)"', page(client, f"/plan/need/{name}/"))
    return told(client, f"/plan/need/{name}/", **{"do": boxes, "arrives": "2031-02-01", "room": "r", **typed})


def test_before_it_is_worked_out_there_is_one_button(client: Client) -> None:
    text = page(client, "/plan/need/")
    assert "Three options will stand here" in text
    assert text.count('class="first"') == 1
    assert client.get("/plan/need/low/").status_code == 302
    assert client.get("/plan/need/dear/").status_code == 404
    assert client.get("/plan/need/paper/").status_code == 302


def test_three_options_stand_side_by_side(worked: Client) -> None:
    text = page(worked, "/plan/need/")
    assert all(words in text for words in ("Buy nothing", "Low cost", "Buy what is needed"))
    assert "<bdi>clay & co</bdi>" in text
    full = page(worked, "/plan/need/full/")
    assert "Buy 1 × open shelving" in full or "open shelving" in full
    assert 'href="/records/whale/"' in full
    nothing = page(worked, "/plan/need/nothing/")
    assert 'name="do"' not in nothing
    assert "What would have to go elsewhere" in nothing


def test_what_is_accepted_is_planned_and_counts_for_nothing_until_it_is_here(worked: Client, folder: Path) -> None:
    before = museum_of(folder)
    text = accept(worked, "full")
    assert "are to be got or done" in text or "is to be got or done" in text
    planned = museum_of(folder)
    units = [place for place in planned.to_be.places.of_kind("unit") if place.planned]
    assert units
    assert all(place.code not in before.places.by_code and place.place == "r" for place in units)
    assert units[0].code == "A2"
    assert [each.code for each in planned.to_be.places.inside(units[0].id)][:2] == ["A2-1", "A2-2"]
    assert survey(planned).capacity == survey(before).capacity
    assert need(planned) == need(before)
    key, facts = next(iter(planned.supplies.items()))
    assert facts["arrives"] == "2031-02-01"
    assert page(worked, f"/store/{units[0].id}/").count("not there yet") == 1
    assert "stroke-dasharray" in page(worked, "/store/r/")
    walked = page(worked, "/store/walk/")
    assert ">A1<" in walked
    assert ">A2<" not in walked
    assert "count as there from now on" in told(worked, f"/plan/need/supplies/{key}/", do="here")
    here = museum_of(folder)
    assert survey(here).capacity.length > survey(before).capacity.length
    assert here.supplies[key]["here"]
    again = told(worked, f"/plan/need/supplies/{key}/", do="here")
    assert again
    assert len(list(open_journal(folder).read(about=key))) == 2


def test_an_option_is_taken_back_in_one_action(worked: Client, folder: Path) -> None:
    before = museum_of(folder)
    accept(worked, "low")
    planned = museum_of(folder)
    assert planned.supplies
    last = max(open_journal(folder).read(), key=lambda entry: entry.number)
    worked.post(f"/do/history/{last.device}/{last.act}/undo/", {"reason": "too dear"})
    undone = museum_of(folder)
    assert undone.supplies == {}
    assert undone.places == before.places


def test_nothing_is_accepted_twice_or_of_a_store_that_changed(worked: Client, folder: Path) -> None:
    accept(worked, "full")
    count = len(museum_of(folder).supplies)
    response = worked.post("/plan/need/full/", {"do": ["0"], "room": "r", "arrives": "someday"})
    text = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert "someday" in text
    assert "has changed since" in html.unescape(worked.post("/plan/need/full/", {"do": ["0"]}).content.decode())
    assert len(museum_of(folder).supplies) == count


def test_nothing_ticked_and_a_room_that_is_gone_are_said(worked: Client) -> None:
    response = worked.post("/plan/need/full/", {"room": "nowhere"})
    text = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert "Tick at least one" in text
    assert "not there any more" in text


def test_a_supply_gets_a_day_and_a_price_or_is_given_up(worked: Client, folder: Path) -> None:
    accept(worked, "full", arrives="")
    key = next(iter(museum_of(folder).supplies))
    told(worked, f"/plan/need/supplies/{key}/", do="change", arrives="1 March 2031", cost="640")
    facts = museum_of(folder).supplies[key]
    assert (facts["arrives"], facts["cost"]) == ("2031-03-01", [640, 640, 640])
    assert "not understood" in told(worked, f"/plan/need/supplies/{key}/", do="change", arrives="soon", cost="640")
    told(worked, f"/plan/need/supplies/{key}/", do="strike")
    given_up = museum_of(folder)
    assert given_up.supplies[key]["struck"]
    assert not any(place.planned for place in given_up.places.values() if place.id in facts["places"])  # type: ignore[operator]
    assert [place.id for place in given_up.to_be.places.of_kind("unit")].count("u") == 1
    assert worked.post(f"/plan/need/supplies/{key}/", {"do": "here"}).status_code == 404
    told(worked, "/plan/need/supplies/", name="Labels <20>", count="3", cost="12")
    assert "<bdi>Labels &lt;20&gt;</bdi>" in worked.get("/plan/need/supplies/").content.decode()
    assert worked.post("/plan/need/supplies/", {"name": ""}).status_code == 400


def test_own_prices_are_kept_and_go_back_to_the_list(client: Client, folder: Path) -> None:
    usual = Prices.of(museum_of(folder))["shelving"]
    typed = {
        "currency": "EGP",
        "rate": "52",
        "year": "2026",
        "low-shelving": "3000",
        "likely-shelving": "4000",
        "high-shelving": "9000",
    }
    told(client, "/plan/need/prices/", **typed)
    prices = Prices.of(museum_of(folder))
    assert (prices.currency, prices["shelving"].data(), prices["pallet"].low) == ("EGP", [3000, 4000, 9000], 8 * 52)
    told(client, "/plan/need/prices/", currency="EGP", rate="1", year="2026")
    assert Prices.of(museum_of(folder))["shelving"] == usual
    for wrong in (
        {"likely-shelving": "dear"},
        {"rate": "0"},
        {"year": "soon"},
        {"low-shelving": "9", "high-shelving": "3"},
    ):
        response = client.post("/plan/need/prices/", {"currency": "EGP", "rate": "1", "year": "2026", **wrong})
        assert response.status_code == 400, wrong
        assert all(str(value) in response.content.decode() for value in wrong.values())


def test_the_carpenters_sheet_is_a_page_in_feet_where_a_museum_measures_so(worked: Client) -> None:
    text = page(worked, "/plan/need/carpenter/")
    assert "Cut list" in text
    assert "\u2033" in text
    assert "may bear" in text
    assert "What the store needs" in page(worked, "/plan/need/paper/")
