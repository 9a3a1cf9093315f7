"""Does a museum too large to be loaded show the same figures, worked out by a process of its own, and say when they are old?"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings
from django.test import Client

from reorg.museum import Draft
from reorg.report import store_map, unit_front
from reorg.web import keep_judged
from reorg.web.desk.work import find
from reorg.web.journal import open_journal
from tests.web.test_desk import furnished

AGAIN = "Work it out again"
PAGES = ("/store/", "/store/pr/?full=1", "/store/pu/?full=1", "/store/ps/?full=1", "/look/")


@pytest.fixture
def judged(folder: Path) -> ModuleType:  # what knows tables can be imported only once a museum is open
    return import_module("reorg.web.desk.judged")


@pytest.fixture(autouse=True)
def now(folder: Path) -> ModuleType:
    found = import_module("reorg.web.desk.now")
    found._KEPT.clear()  # on PostgreSQL one database after the other has the same name, and as many entries
    return found


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    furnished(folder)
    weighed = {
        "number": "1974.9",
        "name": "anvil",
        "weight": 31,
        "width": 200,
        "depth": 200,
        "height": 200,
        "place": "ps",
    }
    open_journal(folder).append([Draft("object", "o9", weighed), Draft("place", "pu", {"fill": 0.9})], who="ana")
    monkeypatch.setattr(settings, "MUSEUM", folder)  # Django reads its settings once in a process
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def large(client: Client, judged: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(judged, "QUICK", 2)
    return client


def told(client: Client, address: str) -> str:
    """Return a page without what differs from one asking to the next."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", client.get(address).content.decode())


def shown(client: Client, address: str) -> str:
    """Return a page once what it shows is worked out."""
    response = client.get(address)
    assert response.status_code == 302
    work = find(response["Location"].strip("/").split("/")[-1])
    assert work is not None
    assert work.process is not None
    assert work.process.wait(timeout=60) == 0, work.told()
    assert client.get(response["Location"])["Location"] == address
    return told(client, address)


def test_both_ways_show_the_same_pages(client: Client, judged: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    direct = {address: told(client, address) for address in PAGES}
    monkeypatch.setattr(judged, "QUICK", 2)
    assert shown(client, PAGES[0]) == direct[PAGES[0]]
    for address in PAGES[1:]:
        assert told(client, address) == direct[address], address
    client.cookies["django_language"] = "ar"
    kept = told(client, "/look/")
    monkeypatch.setattr(judged, "QUICK", 20_000)
    assert kept == told(client, "/look/"), "what was kept in English is told in Arabic"


def test_drawings_need_no_object(client: Client, folder: Path, judged: ModuleType, now: ModuleType) -> None:
    museum, found = open_journal(folder).museum(), judged.surveyed()
    assert store_map(now.frame(), found).svg() == store_map(museum, found).svg()
    assert (
        unit_front(now.frame(), found, museum.places["pu"]).svg()
        == unit_front(museum, found, museum.places["pu"]).svg()
    )
    assert found.shelves["ps"].weight is None
    open_journal(folder).append([Draft("object", "o0", {"weight": 4})], who="ana")
    assert judged.surveyed().shelves["ps"].weight == 35


def test_no_page_loads_the_objects(large: Client, now: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_judged(lambda share, message: None)

    def loaded() -> None:
        raise AssertionError("the objects were loaded")

    monkeypatch.setattr(now, "museum", loaded)
    addresses = ("/", "/plan/", "/do/plan/", "/look/ten-minutes/", "/records/?finding=assess.off-floor.0", *PAGES)
    for address in addresses:
        assert large.get(address).status_code == 200, address


def test_who_moves_something_does_not_wait_and_is_told(large: Client, folder: Path) -> None:
    assert AGAIN not in shown(large, "/store/")
    open_journal(folder).append([Draft("moved", "o2", {"place": "pf"})], who="ana")
    for address in PAGES:
        page = told(large, address)
        assert AGAIN in page, address
        assert "something was entered since" in page
    assert AGAIN not in told(large, "/store/pu/"), "nothing of what was kept is shown there"
    response = large.post("/working/again/", {"next": "/store/?x={id}"})
    joined = large.post("/working/again/", {"next": "https://elsewhere.example/"})
    work = find(response["Location"].strip("/").split("/")[-1])
    assert work is not None
    assert work.process is not None
    if work.going:
        assert joined["Location"] == response["Location"], "who asks while it is worked out waits for the same"
    assert work.process.wait(timeout=60) == 0, work.told()
    assert large.get(response["Location"])["Location"] == "/store/?x=%7Bid%7D"
    page = told(large, "/store/")
    assert AGAIN not in page
    assert re.search(r"\D*2\D* objects stand on the floor", page)


def test_figures_open_the_rows_behind_them(client: Client, judged: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [
        f"/records/?finding=assess.{score.id}.{at}"
        for score in (*judged.assessment().components, *judged.assessment().criteria)
        for at, each in enumerate(score.evidence)
        if each.subject == "object"
    ]
    assert len(addresses) > 3
    keys = [re.findall(r'href="/records/(o\d)/"', told(client, each)) for each in addresses]
    assert all(keys)
    monkeypatch.setattr(judged, "QUICK", 2)
    keep_judged(lambda share, message: None)
    assert [re.findall(r'href="/records/(o\d)/"', told(client, each)) for each in addresses] == keys
    assert not re.findall(r'href="/records/(o\d)/"', told(client, "/records/?finding=assess.none.0"))


def test_a_store_without_a_place_is_not_waited_for(
    folder: Path, judged: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judged, "QUICK", 2)
    named = [Draft("object", f"o{at}", {"number": str(at), "place_text": "attic"}) for at in range(3)]
    open_journal(folder).append(named, who="ana")
    page = Client(SERVER_NAME="127.0.0.1").get("/store/").content.decode()
    assert "Your store will be drawn here" in page
    assert re.search(r"attic</bdi> · \D*3", page)


def test_what_another_version_kept_is_worked_out_again(large: Client, judged: ModuleType) -> None:
    from reorg.web.journal.models import Worked

    keep_judged(lambda share, message: None)
    assert large.get("/look/").status_code == 200
    row = Worked.objects.get(name=judged.JUDGED)
    Worked.objects.filter(name=judged.JUDGED).update(heads="{}", data=row.data.replace('"form":1', '"form":0'))
    assert judged.kept() is None
    assert "criteria" in shown(large, "/look/")
    assert judged.kept() is not None
