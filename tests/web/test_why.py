"""Do the desk's pages say why a thing goes where the plan puts it, and draw the units before and after?"""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from reorg.exchange import Files, keep_plan
from reorg.museum import Draft
from reorg.storage import plan
from reorg.web.journal import open_journal

PLACES = (
    ("r", {"code": "R1", "kind": "room", "width": 5000, "depth": 4000}),
    ("f", {"code": "R1-FLOOR", "kind": "floor", "place": "r"}),
    ("u", {"code": "A", "kind": "unit", "place": "r", "width": 1000, "depth": 400, "height": 2000}),
    ("s", {"code": "A1", "kind": "shelf", "place": "u", "width": 950, "depth": 400, "height": 400, "z": 0, "load": 50}),
    ("s2", {"code": "A2", "kind": "shelf", "place": "u", "width": 950, "depth": 400, "height": 170, "z": 500}),
    ("box", {"code": "X1", "kind": "box", "place": "s", "width": 200, "depth": 150, "height": 100}),
)
SIZE = {"width": 200, "depth": 180, "height": 150, "category": "clay", "weight": 2}
OBJECTS = (
    ("jar", {"number": "1978.1", "name": "<b>jar</b>", "place": "f", **SIZE}),
    ("pot", {"number": "1978.2", "name": "pot", "place": "s", **SIZE, "height": 300}),
    ("boat", {"number": "1978.3", "name": "boat", "place": "f", **SIZE, "width": 3000}),
    ("note", {"number": "1978.4", "name": "note", "place": "box", "category": "paper"}),
    ("dim", {"number": "1978.5", "name": "no size", "place": "s", "category": "clay"}),
)


@pytest.fixture
def client(folder: Path) -> Client:
    drafts = [Draft("place", key, facts) for key, facts in PLACES]
    drafts += [Draft("object", key, facts) for key, facts in OBJECTS]
    open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"}), *drafts], who="ana")
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def made(client: Client, folder: Path) -> Client:
    journal = open_journal(folder)
    journal.append([keep_plan(plan(journal.museum(), rounds=20), Files(folder / "files"))], who="ana")
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_before_there_is_a_plan(client: Client) -> None:
    for address in ("/plan/why/jar/", "/plan/units/", "/plan/units/u/"):
        assert "Make a plan" in page(client, address)
    page(client, "/plan/why/nobody/", 404)
    page(client, "/plan/units/r/", 404)


def test_why_it_goes_there_and_why_not_elsewhere(made: Client) -> None:
    text = page(made, "/plan/why/pot/?place=A2")
    assert "It stays on" in text
    assert "140 mm too tall" in text
    assert "it cannot stand there" in text
    assert "wishes/new/?of=pot" in html.unescape(text)
    text = page(made, "/plan/why/jar/?place=a")  # a unit, however it is written
    assert "&lt;b&gt;jar" in text
    assert "<b>jar" not in text
    assert "that is where the plan puts it" in text
    assert "It leaves" in text


def test_a_code_that_is_none_is_kept_and_told(made: Client) -> None:
    text = page(made, '/plan/why/pot/?place=Z9"><i>')
    assert "no place with the code" in text
    assert 'value="Z9&quot;&gt;&lt;i&gt;"' in text
    assert "no shelf on which" in page(made, "/plan/why/pot/?place=R1-FLOOR")


def test_what_has_no_place_says_why(made: Client) -> None:
    text = page(made, "/plan/why/boat/?place=A1")
    assert "It has no place in the plan" in text
    assert "too wide" in text


def test_what_lies_in_a_box_goes_with_it(made: Client) -> None:
    assert "It goes with its box" in page(made, "/plan/why/note/")
    assert "X1" in page(made, "/plan/why/box/")


def test_what_came_later_is_not_in_the_plan(made: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("object", "new", {"number": "2026.1", "place": "s"})], who="ana")
    assert "does not know" in page(made, "/plan/why/new/")


def test_the_units_are_drawn_and_listed(made: Client) -> None:
    small = page(made, "/plan/units/")
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in small
    assert "/plan/units/u/" in small
    page(made, "/plan/units/?page=99")
    large = page(made, "/plan/units/u/")
    assert large.count("<svg") == 2
    assert "not measured" in large
    assert "1978.5" in large
    assert "/plan/why/dim/" in large


def test_an_object_leads_to_why(made: Client) -> None:
    assert "/plan/why/pot/" in page(made, reverse("object", args=["pot"]))


def test_the_plan_is_shown_though_places_of_it_are_gone(made: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("place", "s2", {"place": "", "kind": "floor"})], who="ana")
    for address in ("/plan/why/jar/", "/plan/why/pot/?place=A1", "/plan/units/", "/plan/units/u/"):
        page(made, address)
