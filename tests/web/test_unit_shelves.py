"""Is a unit changed shelf by shelf on one page, as one action, and never over what somebody else just wrote?"""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reorg.museum import Draft, Places
from reorg.web.journal import open_journal
from tests.exchange.pictures.scenes import scene


@pytest.fixture
def client(folder: Path) -> Client:
    unit = {
        "code": "A1",
        "kind": "unit",
        "width": 1000.0,
        "depth": 400.0,
        "height": 2000.0,
        "x": 0.0,
        "y": 0.0,
        "place": "r1",
    }
    shelf = {"kind": "shelf", "place": "u1", "width": 1000.0, "depth": 400.0, "height": 300.0, "load": 80.0}
    objects = [
        Draft("object", f"o{at}", {"number": f"1978.{at}", "category": "<b>clay", "place": "s1"}) for at in range(3)
    ]
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        Draft("place", "r1", {"code": "R1", "kind": "room", "width": 6000.0, "depth": 4000.0}),
        Draft("place", "u1", unit),
        *(Draft("place", f"s{at}", {**shelf, "code": f"A1-{at}", "z": 400.0 * at}) for at in (1, 2, 3)),
        *objects,
    ]
    open_journal(folder).append(drafts, who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def form(client: Client) -> dict[str, str]:
    """Every field of the page as a browser sends it back."""
    text = client.get("/store/u1/shelves/").content.decode()
    said = {
        name: html.unescape(value) for name, value in re.findall(r'<input[^>]* name="([\w-]+)" value="([^"]*)"', text)
    }
    for name, inner in re.findall(r'<select[^>]* name="([\w-]+)">(.*?)</select>', text):
        chosen = re.search(r'value="(\w+)" selected', inner)
        said[name] = chosen[1] if chosen else ""
    said.pop("csrfmiddlewaretoken", None)
    return {name: value for name, value in said.items() if name not in {"q", "next"}}


def places(folder: Path) -> Places:
    return open_journal(folder).museum().places


def plain(content: bytes) -> str:
    return re.sub("[\u2066-\u2069]", "", html.unescape(content.decode()))


def test_all_shelves_are_changed_in_one_action(client: Client, folder: Path) -> None:
    text = client.get("/store/u1/shelves/").content.decode()
    assert "objects on record" in text
    assert "<b>clay" not in text
    assert text.index("A1-3</bdi>") < text.index("A1-1</bdi>")
    said = form(client) | {
        "height-s1": "35", "load-s2": "60", "fill-s1": "120", "fill-s2": "", "holds-s1": "clay pots", "condition-s3": "poor",
        "verdict-u1": "modify", "labelled-s2": "no", "fill-u1": "90",
    }  # fmt: skip
    assert client.post("/store/u1/shelves/", said).status_code == 302
    now = places(folder)
    assert (now["s1"].height, now["s1"].fill, now["s1"].holds) == (350.0, 1.2, "clay pots")
    assert (now["s2"].load, now["s2"].labelled, now["s3"].condition) == (60.0, False, "poor")
    assert (now["u1"].verdict, now["u1"].fill) == ("modify", 0.9)
    last = list(open_journal(folder).read())
    assert len({each.act for each in last[-4:]}) == 1
    assert last[-5].act != last[-1].act
    back = form(client) | {"labelled-s2": "", "condition-s3": "", "fill-s1": ""}
    client.post("/store/u1/shelves/", back)
    now = places(folder)
    assert (now["s2"].labelled, now["s3"].condition, now["s1"].fill) == (None, "", None)


def test_nothing_touched_changes_nothing(client: Client, folder: Path) -> None:
    count = len(list(open_journal(folder).read()))
    assert "Nothing was changed." in plain(client.post("/store/u1/shelves/", form(client), follow=True).content)
    assert "Nothing was changed." in plain(client.post("/store/u1/shelves/", {}, follow=True).content)
    assert len(list(open_journal(folder).read())) == count


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"fill-s1": "-10"}, "A1-1: -10 cannot be how full it is"), ({"fill-s1": "abc"}, "A1-1: abc cannot be"),
     ({"fill-s1": "900"}, "900 % full would be 9 times"), ({"load-s1": "many"}, "A1-1, Carries: many is not understood"),
     ({"height-s1": "9000"}, "A1-1, Clear height: 9000 cannot be right"), ({"height-s1": "1900"}, "19,000 mm high")],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_is_entered(
    client: Client, folder: Path, typed: dict[str, str], said: str
) -> None:
    response = client.post("/store/u1/shelves/", form(client) | typed | {"holds-s2": "iron"})
    assert response.status_code == 400
    text = plain(response.content)
    assert said in text
    assert 'value="iron"' in text
    assert places(folder)["s2"].holds == ""


def test_nine_hundred_is_believed_when_said_twice(client: Client, folder: Path) -> None:
    client.post("/store/u1/shelves/", form(client) | {"fill-s1": "900", "believe": "1"})
    assert places(folder)["s1"].fill == 9.0


def test_two_people_at_one_unit(client: Client, folder: Path) -> None:
    mine = form(client)
    client.post("/store/u1/shelves/", form(client) | {"fill-s1": "50", "holds-s2": "iron"})
    response = client.post("/store/u1/shelves/", mine | {"fill-s1": "80", "holds-s3": "wood"})
    assert response.status_code == 400
    assert "Somebody changed “A1-1, Full, by eye” meanwhile: it was not known, now it is 50." in plain(response.content)
    assert places(folder)["s1"].fill == 0.5
    client.post("/store/u1/shelves/", form(client) | {"fill-s1": "80"})
    client.post("/store/u1/shelves/", mine | {"holds-s3": "wood"})  # what nobody else touched is entered at once
    now = places(folder)
    assert (now["s1"].fill, now["s2"].holds, now["s3"].holds) == (0.8, "iron", "wood")


def test_a_shelf_has_a_photograph(client: Client, folder: Path) -> None:
    written = io.BytesIO()
    scene(1, 640, 480).save(written, "JPEG")
    said: dict[str, object] = {**form(client), "photo-s2": SimpleUploadedFile("a.jpg", written.getvalue())}
    said["photo-s3"] = SimpleUploadedFile("b.jpg", b"no picture")
    text = plain(client.post("/store/u1/shelves/", said, follow=True).content)
    assert "b.jpg was not taken." in text
    assert [facts["of"] for facts in open_journal(folder).museum().photos.values()] == ["s2"]
    assert "/small/" in text


def test_only_a_unit_has_this_page(client: Client) -> None:
    assert client.get("/store/r1/shelves/").status_code == 404
    assert client.get("/store/none/shelves/").status_code == 404
    assert "/store/u1/shelves/" in client.get("/store/u1/").content.decode()


def test_the_plain_form_asks_again_too(client: Client, folder: Path) -> None:
    said = {"code": "A1-1", "width": "100", "depth": "40", "height": "30", "load": "80", "fill": "900"}
    assert client.get("/store/s1/change/").status_code == 200
    text = plain(client.post("/store/s1/change/", said).content)
    assert "900 % full would be 9 times" in text
    assert 'name="believe"' in text
    assert places(folder)["s1"].fill is None
    assert client.post("/store/s1/change/", {**said, "believe": "1"}).status_code == 302
    assert places(folder)["s1"].fill == 9.0
