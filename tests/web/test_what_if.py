"""Is a "what if" asked, answered beside the present plan, and taken as the plan in one action?"""

from __future__ import annotations

import html
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from reorg.exchange import Files, carried, keep_tried, tried_names, tried_plan
from reorg.storage import Asked, plan
from reorg.web.journal import open_journal
from tests.web.test_plans import drafts, page, planned


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder).append(drafts(), who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def tried(folder: Path, asked: Asked) -> str:
    return keep_tried(plan(open_journal(folder).museum(), rounds=5, asked=asked), folder)


def test_it_is_asked_and_answered_by_a_worker(client: Client, folder: Path) -> None:
    planned(folder)
    address = client.post(
        "/plan/what-if/", {"type0": "shelving", "count0": "1", "seconds": "0", "growth": "10"}
    ).headers["Location"]
    for _ in range(300):
        response = client.get(address)
        if response.status_code == 302:
            address = response.headers["Location"]
        elif "This one" in response.content.decode():
            break
        else:
            time.sleep(0.1)
    text = html.unescape(response.content.decode())
    assert "1 more unit: " in text.replace("\u2068", "").replace("\u2069", "")
    assert "Room is left for 10 % more objects." in text
    (name,) = tried_names(folder)
    made = tried_plan(folder, name)
    assert made is not None
    assert made.made_with["asked"] == {"more": [["shelving", 1]], "growth": 0.1}
    assert len(open_journal(folder).museum().plans) == 1, "nothing is kept as a plan"
    assert name in page(client, "/plan/what-if/")


def test_an_answer_is_taken_as_the_plan(client: Client, folder: Path) -> None:
    planned(folder)
    name = tried(folder, Asked(more=(("shelving", 1),)))
    text = page(client, f"/plan/what-if/{name}/")
    assert "What gets better" in text
    assert "Take this one" in text
    assert client.post(f"/plan/what-if/{name}/take/").headers["Location"] == "/plan/"
    museum = open_journal(folder).museum()
    kept = carried(museum, Files(folder / "files"))
    assert kept is not None
    assert kept.accepted
    new = [place for place in museum.places.values() if place.planned]
    assert [place.kind for place in new].count("unit") == 1
    assert [each["count"] for each in museum.supplies.values()] == [1]
    client.post(f"/plan/what-if/{name}/take/")
    assert len(open_journal(folder).museum().plans) == 2, "taken once"
    assert "Accepted by" in page(client, "/plan/")


def test_without_a_present_plan(client: Client, folder: Path) -> None:
    name = tried(folder, Asked(fill=0.5))
    text = page(client, f"/plan/what-if/{name}/")
    assert "no plan yet" in text
    assert "Shelves are filled to 50 % at most." in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Nothing is different yet"),
        ({"type0": "shelving", "count0": "two"}, "is no whole number"),
        ({"type0": "shelving", "count0": "999"}, "From 1 to"),
        ({"type0": "no such", "count0": "1"}, "is no type of unit"),
        ({"fill": "lots"}, "Write per cent"),
        ({"fill": "120"}, "at most 100"),
        ({"growth": "1e9"}, "Write per cent"),
        ({"growth": "900"}, "Room for growth"),
        ({"keep": "nothing"}, "There is no unit"),
    ],
)
def test_what_cannot_be_asked_keeps_what_was_typed(client: Client, typed: dict[str, Any], said: str) -> None:
    response = client.post("/plan/what-if/", typed)
    assert response.status_code == 400
    text = html.unescape(response.content.decode())
    assert said in text
    if "fill" in typed:
        assert f'value="{typed["fill"]}"' in text


def test_addresses_that_lead_nowhere(client: Client) -> None:
    for address in ("/plan/what-if/0000000000000000/", "/plan/what-if/work/none/", "/plan/what-if/x-y/"):
        page(client, address, 404)
    assert client.post("/plan/what-if/0000000000000000/take/").status_code == 404


def test_only_the_newest_answers_are_held(folder: Path) -> None:
    museum = open_journal(folder).museum()
    for seed in range(14):
        keep_tried(plan(museum, rounds=1, seed=seed), folder)
    assert len(tried_names(folder)) == 12
