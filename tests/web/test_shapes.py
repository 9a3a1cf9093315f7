"""Does the desk show the shapes of a list, keep what a person confirms of them, and take it back?"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from reorg.exchange import Files, read
from reorg.language import using
from reorg.web.desk.work import find
from reorg.web.journal import open_journal

LIST = "Accession number,Title,Dimensions,Maker\n1974.1,jar,10 x 20 cm,Ann Lee\n1974.2,cup,3 x 4 cm,\n1974.3,axe,H. 9 cm,\n"


@pytest.fixture
def source(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A list that was entered, and its id."""
    monkeypatch.setattr(settings, "MUSEUM", folder)  # a process serves one museum; here each test has its own
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    Files(folder / "files").keep(file)
    reading = read(file)
    from reorg.exchange import drafts
    from reorg.museum import Places

    open_journal(folder).append(drafts(reading, Places()), who="ana")
    return reading.source


@pytest.fixture
def client() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def shown(client: Client, address: str) -> str:
    """Return the page at ``address`` once what it needs was worked out."""
    answer = client.get(address)
    for _ in range(600):
        if answer.status_code == 200 and "/working/" not in str(answer.request["PATH_INFO"]):
            return _plain(answer.content.decode())
        address = answer.headers.get("Location", address)
        if "/working/" in address and (work := find(address.split("/")[-2])) is not None and not work.going:
            address = work.then
        answer = client.get(address)
        time.sleep(0.05)
    raise AssertionError("it did not come to an end")


def _plain(page: str) -> str:
    """Return a page without what keeps its numbers together."""
    return re.sub(r'<bdi dir="ltr">([^<]*)</bdi>', r"\1", page).translate({0x2068: None, 0x2069: None})


def columns(client: Client, source: str) -> list[dict[str, object]]:
    from reorg.web.journal.models import Known

    return list(json.loads(Known.objects.get(key=source).facts)["columns"])


def test_a_shape_is_confirmed_for_all_its_rows_and_taken_back(client: Client, source: str) -> None:
    address = f"/records/lists/{source}/shapes/"
    text = shown(client, address)
    assert "2 rows are read with doubt" in text
    assert re.search(r"height\W+100\W+mm", text)
    answer = client.post(f"{address}confirm/", {"field": "dimensions", "shape": "9 x 9 cm", "said": "width x height"})
    assert answer.status_code == 302
    assert columns(client, source)[2]["confirmed"] == {"9 x 9 cm": "width x height"}
    text = shown(client, f"{address}?field=dimensions")
    assert "nothing is left in doubt" in text
    assert "Read the list again" in text
    client.post(f"{address}confirm/", {"field": "dimensions", "shape": "9 x 9 cm", "said": ""})
    assert columns(client, source)[2]["confirmed"] == {}
    assert "2 rows are read with doubt" in shown(client, f"{address}?field=dimensions")


def test_the_list_is_read_again(client: Client, source: str, folder: Path) -> None:
    address = f"/records/lists/{source}/shapes/"
    shown(client, address)
    client.post(f"{address}confirm/", {"field": "dimensions", "shape": "9 x 9 cm", "said": "width x height"})
    begun = client.post(f"{address}reread/")
    assert shown(client, begun.headers["Location"])
    work = find(begun.headers["Location"].split("/")[-2])
    assert work is not None
    assert work.done, work.told()
    assert work.result()["changed"] == 2, work.result()
    objects = open_journal(folder).museum().objects
    assert sorted(value for value in objects.numbers("width").tolist() if value == value) == [30, 100]  # noqa: PLR0124 - NaN
    assert "Read the list again" not in shown(client, address)


@pytest.mark.parametrize("said", ["sideways", "cm", "<b>"])
def test_what_cannot_be_said_is_refused_and_nothing_changes(client: Client, source: str, said: str) -> None:
    address = f"/records/lists/{source}/shapes/"
    shown(client, address)
    before = columns(client, source)
    for told in ({"shape": "9 x 9 cm", "said": said}, {"shape": "no such", "said": "as read"}, {}):
        assert client.post(f"{address}confirm/", {"field": "dimensions", **told}).status_code == 400
    assert columns(client, source) == before


def test_columns_and_lists_that_are_not_there(client: Client, source: str) -> None:
    assert client.get(f"/records/lists/{source}/shapes/?field=weight").status_code == 404
    assert client.get("/records/lists/s0/shapes/").status_code == 404
    assert client.post("/records/lists/s0/shapes/confirm/").status_code == 404
    assert client.get(f"/records/lists/{source}/shapes/confirm/").status_code == 405


def test_arabic(client: Client, source: str) -> None:
    client.cookies["django_language"] = "ar"
    with using("ar"):
        text = shown(client, f"/records/lists/{source}/shapes/")
    assert 'dir="rtl"' in text
    assert '<bdi dir="auto">9 x 9 cm</bdi>' in text


def test_a_list_offers_it(client: Client, source: str) -> None:
    assert "/shapes/" in client.get(f"/records/lists/{source}/").content.decode()
