"""Are wishes entered, told with their contradictions, struck and swapped on the desk's pages?"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from reorg.museum import Draft
from reorg.storage.wishes import Wish, wishes_of
from reorg.web.journal import open_journal
from tests.web.test_plans import drafts, page, planned

MORE = [
    Draft("place", "u2", {"code": "B", "kind": "unit", "place": "r", "width": 1000, "depth": 400, "height": 2000}),
    Draft("place", "t", {"code": "B1", "kind": "shelf", "place": "u2", "width": 950, "depth": 400, "height": 400}),
    Draft("place", "x", {"code": "X1", "kind": "box", "place": "t", "width": 300, "depth": 200, "height": 100}),
    Draft("object", "big", {"number": "7.1", "name": "mill stone", "width": 1200, "depth": 1200, "height": 1200}),
    Draft("object", "old", {"number": "7.2", "name": "clock", "state": "struck"}),
]


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder).append([*drafts(), *MORE], who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def held(folder: Path) -> list[Wish]:
    return list(wishes_of(open_journal(folder).museum().wishes))


def sent(client: Client, **typed: Any) -> str:
    """Send the form and return what the page after it says, or the page that refuses it."""
    response = client.post("/plan/wishes/new/", typed)
    if response.status_code == 302:
        response = client.get(response.headers["Location"])
    return html.unescape(response.content.decode())


def test_an_empty_list_teaches(client: Client) -> None:
    text = page(client, "/plan/wishes/")
    assert "What you want of the plan" in text
    assert "/plan/wishes/new/" in text


def test_a_wish_is_entered_and_struck(client: Client, folder: Path) -> None:
    form = page(client, "/plan/wishes/new/?of=o01&place=t&rule=there")
    assert "What do you wish for" in form
    assert 'value="B1"' in form
    said = sent(client, of="o01", rule="there", place="b 1", reason="<b>dry</b>", by="Ana")
    assert "goes to B1." in said
    assert "<b>dry</b>" in said
    assert "<b>dry" not in client.get("/plan/wishes/").content.decode()
    (wish,) = held(folder)
    assert (wish.of, wish.rule, wish.place, wish.by) == ("o01", "there", "t", "Ana")
    assert "wished already" in sent(client, of="o01", rule="there", place="B1")
    assert client.post(f"/plan/wishes/{wish.id}/strike/").status_code == 302
    assert held(folder) == []
    client.post(f"/plan/wishes/{wish.id}/strike/")
    assert "goes to B1." in sent(client, of="o01", rule="there", place="B1"), "what was struck can be wished again"


def test_things_are_named_by_number_and_code(client: Client) -> None:
    assert "What is your wish about?" in page(client, "/plan/wishes/new/")
    response = client.post("/plan/wishes/new/", {"thing": "1978.3"})
    assert response.headers["Location"] == "/plan/wishes/new/?of=o03"
    assert client.post("/plan/wishes/new/", {"thing": "X1"}).headers["Location"] == "/plan/wishes/new/?of=x"
    assert "is called 99.99" in sent(client, thing="99.99").replace("\u2068", "").replace("\u2069", "")
    assert "Only objects, boxes and units" in sent(client, thing="R1")
    assert "is not here" in page(client, "/plan/wishes/new/?of=nothing", 400)
    assert "Keep this unit as it is" in page(client, "/plan/wishes/new/?of=u")
    assert "These get places before all others" in page(client, "/plan/wishes/new/?category=clay")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"of": "o01", "rule": "there", "place": ""}, "Which place?"),
        ({"of": "o01", "rule": "there", "place": "Z9"}, "is called Z9"),
        ({"of": "o01", "place": "B1"}, "Say what is wished."),
        ({"of": "o01", "rule": "dance", "place": "B1"}, "Say what is wished."),
        ({"of": "big", "rule": "there", "place": "A"}, "fits on no shelf of A"),
        ({"of": "big", "rule": "stay"}, "has no place yet"),
        ({"of": "old", "rule": "there", "place": "A"}, "is not here"),
        ({"category": "no such", "rule": "first"}, "is not here"),
    ],
)
def test_what_cannot_be_wished_keeps_what_was_typed(client: Client, folder: Path, typed: Any, said: str) -> None:
    text = sent(client, reason="because", **typed).replace("\u2068", "").replace("\u2069", "")
    assert said in text
    assert held(folder) == []
    if "is not here" not in said:
        assert 'value="because"' in text


def test_a_contradiction_is_told_and_the_new_wish_may_win(client: Client, folder: Path) -> None:
    sent(client, of="o01", rule="there", place="A")
    text = sent(client, of="o01", rule="there", place="B")
    assert "cannot go to two places" in text
    assert "these are struck" in text
    assert len(held(folder)) == 1
    sent(client, of="o01", rule="there", place="B", instead="1")
    assert [each.place for each in held(folder)] == ["u2"]
    open_journal(folder).append([Draft("wish", "w2", {"of": "o01", "rule": "not", "place": "r"})], who="ben")
    both = page(client, "/plan/wishes/")
    assert "1 contradiction" in both
    assert both.count("/strike/") == 4, "each can be struck where the contradiction stands, and in the list"


def test_two_things_change_places(client: Client, folder: Path) -> None:
    assert client.get("/plan/wishes/swap/").headers["Location"] == "/plan/"
    sent(client, of="o00", rule="there", place="A")
    sent(client, of="o01", rule="there", place="B")
    planned(folder)
    assert "change places" in page(client, "/plan/wishes/swap/?one=1978.0")
    response = client.post("/plan/wishes/swap/", {"one": "1978.0", "other": "no"})
    assert response.status_code == 400
    assert client.post("/plan/wishes/swap/", {"one": "1978.0", "other": "7.1"}).status_code == 400
    assert client.post("/plan/wishes/swap/", {"one": "1978.0", "other": "1978.1"}).status_code == 302
    found = {each.of: each.place for each in held(folder)}
    assert found["o01"] in {"s", "s2"}
    assert found["o00"] == "t"
    assert len(held(folder)) == 2, "the older wishes about the two are struck"
    assert "4 wishes changed since" in page(client, "/plan/wishes/")
