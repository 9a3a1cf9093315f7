"""Do the pages of maps and figures answer, also where nothing is known, in both directions, and for another day?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from reorg.cli.figures import figures
from reorg.cli.report import Kind, report
from reorg.language import Trouble
from reorg.museum import Draft, fold
from reorg.web.journal import open_journal
from tests.web.test_desk import furnished

PIPE = {"kind": "pipe", "x": 600.0, "y": 0.0, "width": 100.0, "depth": 3000.0}
WHICH = ("fill", "load", "misplaced", "damp", "heat", "light", "urgency", "category")


@pytest.fixture
def client(folder: Path) -> Client:
    return Client(SERVER_NAME="127.0.0.1")


@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
def test_every_map_answers_in_both_directions(client: Client, folder: Path, full: bool) -> None:
    if full:
        furnished(folder)
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        client.cookies["django_language"] = language
        for which in WHICH:
            for query in ("", "?room=pr&corner=3") if full else ("",):
                page = client.get(f"/store/maps/{which}/{query}")
                assert page.status_code == 200
                assert f'dir="{direction}"' in page.content.decode()
        assert client.get("/store/figures/").status_code == 200


def test_figures_of_an_empty_store_say_that_nothing_is_measured(client: Client, folder: Path) -> None:
    page = client.get("/store/figures/").content.decode()
    assert "<h1>Nothing is measured yet.</h1>" in page
    assert "more than full" not in page


def test_an_address_that_is_none_is_not_found(client: Client, folder: Path) -> None:
    furnished(folder)
    assert client.get("/store/maps/").headers["Location"] == "/store/maps/fill/"
    for address in ("/store/maps/colour/", "/store/maps/fill/?room=nowhere", "/store/figures/?room=pu"):
        assert client.get(address).status_code == 404
    for query in ("?corner=9", "?corner=x", "?on=tomorrow", "?on=2999-01-01", "?on=0000-00-00"):
        assert client.get(f"/store/maps/fill/{query}").status_code == 200


def test_a_map_leads_to_the_unit_and_counts_in_its_legend(client: Client, folder: Path) -> None:
    furnished(folder)
    page = client.get("/store/maps/fill/").content.decode()
    assert '<a href="/store/pu/"><title>' in page
    assert 'href="/store/maps/fill/?room=pr"' in page  # the room leads to its own map
    assert re.search(r"under 50 %.{0,80}?<text[^>]*>1</text>", page)


def test_a_pipe_and_a_flood_are_entered_and_the_unit_below_is_at_risk(client: Client, folder: Path) -> None:
    furnished(folder)
    room = {
        "code": "R",
        "name": "Store",
        "width": "420",
        "depth": "310",
        "height": "260",
        "outside": "1, 4",
        "flood": "30",
    }
    assert client.post("/store/pr/change/", room).status_code == 302
    open_journal(folder).append([Draft("place", "pr", {"features": [PIPE]})], who="ana")
    stored = fold(open_journal(folder).read()).places["pr"]
    assert (stored.outside, stored.flood) == (("1", "4"), 300.0)
    assert 'value="1, 4"' in client.get("/store/pr/change/").content.decode()
    assert 'value="1, 4"' in client.get("/store/pr/walls/").content.decode()
    page = client.get("/store/figures/").content.decode()
    for why in ("Under a pipe", "At an outside wall", "Below the flood level"):
        assert why in page
    assert "Nobody" not in client.get("/store/maps/damp/").content.decode()


@pytest.mark.parametrize(("typed", "kept"), [("0", ()), ("2 and 3", ("2", "3")), ("", None)])
def test_outside_walls_of_a_new_room(client: Client, folder: Path, typed: str, kept: tuple[str, ...] | None) -> None:
    room = {"code": "N", "width": "400", "depth": "300", "outside": typed}
    assert client.post("/store/new-room/", room).status_code == 302
    (stored,) = fold(open_journal(folder).read()).places.coded("N")
    assert stored.outside == kept
    shown = client.get(f"/store/{stored.id}/change/").content.decode()
    assert f'name="outside" value="{", ".join(kept) if kept else "0" if kept == () else ""}"' in shown


def test_a_wall_that_the_room_does_not_have_is_asked_again(client: Client, folder: Path) -> None:
    furnished(folder)
    for typed in ("5", "north wall", "-"):
        answer = client.post("/store/new-room/", {"code": "N", "width": "400", "depth": "300", "outside": typed})
        assert "Outside walls" in answer.content.decode()
        assert not fold(open_journal(folder).read()).places.coded("N")


def test_beside_it_as_it_was_on_a_day(client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnished(folder)
    from reorg.web.desk.store import maps

    monkeypatch.setattr(maps, "this_day", lambda: "2999-01-01")  # what was entered today is another day by then
    today = fold(open_journal(folder).read())
    assert today.places
    day = next(iter(open_journal(folder).read())).time[:10]
    page = client.get(f"/store/maps/fill/?on={day}").content.decode()
    assert page.count("<svg") == 2
    assert len(set(re.findall(r'<pattern id="([a-z]+)5"', page))) == 2  # the two drawings keep to themselves
    before = client.get("/store/maps/fill/?on=2001-01-01").content.decode()
    assert before.count("<svg") == 1
    assert "Nothing of the store was on record on that day." in before


def test_a_figure_opens_its_formula_and_its_rows(client: Client, folder: Path) -> None:
    furnished(folder)
    page = client.get("/store/figures/?growth=50").content.decode()
    opened = re.search(r'<details id="floor-occupancy">.*?</details>', page, re.DOTALL)
    assert opened is not None
    assert "ours" in opened[0]
    assert "Σ width · depth" in opened[0]
    assert 'href="/store/pr/"' in opened[0]
    assert 'value="50"' in page
    assert 'id="missing"' not in client.get("/store/figures/?room=pr").content.decode()


def test_the_verbs_tell_the_same(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    furnished(folder)
    figures(folder, growth=10.0, as_json=True)
    found = {each["id"]: each for each in json.loads(capsys.readouterr().out)["figures"]}
    assert found["floor-area"]["value"] == [13.02, 13.02, 13.02]
    assert found["floor-area"]["rows"][0]["place"] == "pr"
    figures(folder, room="R")
    assert "Net floor" in capsys.readouterr().out
    figures(folder, show="fill-mean")
    assert "Σ fᵤ" in capsys.readouterr().out
    for wrong in ({"show": "nothing"}, {"room": "A1"}, {"room": "Z"}):
        with pytest.raises(Trouble):
            figures(folder, **wrong)
    report(folder, Kind.MAP, tmp_path / "map.html")
    assert (tmp_path / "map.html").read_text(encoding="utf-8").count("<svg") >= 3
    with pytest.raises(Trouble):
        report(folder, Kind.MAP, tmp_path / "x.html", beside="2001-01-01")
