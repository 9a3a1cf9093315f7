"""Are plans kept, compared and accepted on the desk's pages, and does the accepted one count?"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.test import Client

from reorg.exchange import Files, keep_plan
from reorg.museum import Draft
from reorg.storage import plan
from reorg.web.journal import open_journal

PLACES = (
    ("r", {"code": "R1", "kind": "room", "width": 5000, "depth": 4000}),
    ("f", {"code": "R1-FLOOR", "kind": "floor", "place": "r"}),
    ("u", {"code": "A", "kind": "unit", "place": "r", "width": 1000, "depth": 400, "height": 2000, "x": 0, "y": 0}),
    ("s", {"code": "A1", "kind": "shelf", "place": "u", "width": 950, "depth": 400, "height": 400, "z": 0}),
    ("s2", {"code": "A2", "kind": "shelf", "place": "u", "width": 950, "depth": 400, "height": 400, "z": 500}),
)
SIZE = {"width": 200, "depth": 180, "height": 150, "category": "clay"}


def drafts() -> list[Draft]:
    things = [
        Draft("object", f"o{at:02}", {"number": f"1978.{at}", "name": "<b>jar</b>", "place": "f", **SIZE})
        for at in range(12)
    ]
    return [
        Draft("museum", "museum", {"name": "Mill"}),
        *(Draft("place", key, facts) for key, facts in PLACES),
        *things,
    ]


def planned(folder: Path, *, seed: int = 1, name: str = "") -> str:
    """Make a plan, keep it, and return its key."""
    journal = open_journal(folder)
    draft = keep_plan(plan(journal.museum(), rounds=5, seed=seed), Files(folder / "files"), name=name)
    made_with = {"seed": seed, "at": f"2026-11-0{seed}T10:00:00Z"}
    journal.append([Draft("plan", draft.about, {**draft.data, "made_with": made_with})], who="ana")
    return draft.about


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder).append(drafts(), who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return html.unescape(response.content.decode())


def test_nothing_planned_yet(client: Client) -> None:
    assert "Make a plan" in page(client, "/plan/")
    assert "will stand here" in page(client, "/plan/kept/")
    page(client, "/plan/kept/none/", 404)
    page(client, "/plan/kept/compare/?one=a&other=b", 404)
    assert client.post("/plan/kept/none/accept/").status_code == 404


def test_a_plan_is_accepted_and_that_is_taken_back(client: Client, folder: Path) -> None:
    first, second = planned(folder, name="first"), planned(folder, seed=2)
    text = page(client, "/plan/")
    assert "What comes first in this plan" in text
    assert "If it is good, accept it" in text
    assert f"/plan/kept/{second}/accept/" in text
    client.cookies["who"] = "Ben"
    client.post(f"/plan/kept/{first}/accept/")
    text = page(client, "/plan/")
    assert re.search(r"Accepted by <bdi>Ben</bdi>", text)
    assert "If it is good, accept it" not in text
    (undo,) = set(re.findall(r'href="(/do/history/[^"]+/undo/)"', text))
    page(client, undo)
    client.post(f"/plan/kept/{first}/accept/")
    assert len([each for each in open_journal(folder).read() if each.data.get("accepted")]) == 1, "accepted once"
    client.post(undo)
    assert f"/plan/kept/{second}/accept/" in page(client, "/plan/")


def test_plans_are_listed_shown_and_compared(client: Client, folder: Path) -> None:
    first, second = planned(folder, name="<i>first</i>"), planned(folder, seed=2)
    listed = page(client, "/plan/kept/")
    assert "2 plans are kept" in listed
    assert client.get("/plan/kept/").content.decode().count("<i>") == 0
    one = page(client, f"/plan/kept/{first}/")
    assert "Compare with the present plan" in one
    assert "Nothing unsafe" in one
    both = page(client, f"/plan/kept/compare/?one={second}&other={first}")
    assert "What gets better" in both or "come to the same" in both
    assert "After “<i>first</i>”" in both
