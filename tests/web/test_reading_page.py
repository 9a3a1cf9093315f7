"""Does the page about a new list show what the columns mean, and does what a person chooses there become the meaning?"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from reorg.web.journal import open_journal

CUT = "several things"
LIST = """Inv. no,Object,Caption,Room,Shelf
A.1,picture,"Oil on canvas, 1890, 50 x 60 cm",R1,S3
A.2,jar,"Wood, 1900, 12 cm",R2,S1
A.3,cup,Bronze,R2,S1
"""


@pytest.fixture
def brought(client: Client, folder: Path) -> str:
    """Return the address of the page of a list that was brought in and read."""
    sent = SimpleUploadedFile("list.csv", LIST.encode())
    return _followed(client, client.post("/records/lists/", {"file": sent}).headers["Location"])


@pytest.fixture
def client(folder: Path) -> Iterator[Client]:
    with override_settings(MUSEUM=folder):  # the processes that the pages start open this one
        yield Client(SERVER_NAME="127.0.0.1")


def _words(client: Client, address: str) -> str:
    """Return what a person reads on a page, without the signs of the markup."""
    return " ".join(re.sub(r"<[^>]+>", "", client.get(address).content.decode()).split())


def _followed(client: Client, address: str) -> str:
    """Wait as a browser does until long work has ended, and return where it leads."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        answer = client.get(address)
        if answer.status_code == 302:
            address = answer.headers["Location"]
            if "/working/" not in address:
                assert client.get(address).status_code == 200
                return address
        time.sleep(0.1)
    raise AssertionError(address)


def _fields(folder: Path, address: str) -> list[str]:
    """Return what the columns of the list on a page are taken for."""
    noted = folder / "inbox" / address.split("/new/")[1].split("/", maxsplit=1)[0] / "about" / "read.json"
    return [each["field"] for each in json.loads(noted.read_text())["columns"]]


def test_the_question_comes_first_and_what_is_sure_is_folded(client: Client, brought: str) -> None:
    page = _words(client, brought)
    assert page.index("Is this right?") < page.index("Put together of") < page.index("that is sure")
    assert "R1 / S3" in page
    assert "It seems to hold several things" in page


def test_a_column_is_cut_as_an_example_shows(client: Client, brought: str, folder: Path) -> None:
    again = brought.partition("?")[0] + "again/"
    asked = _followed(client, client.post(again, {"column-2": CUT}).headers["Location"])
    page = client.get(asked).content.decode()
    assert 'name="cut-2-0-0-piece" value="Oil on canvas"' in page
    example = {
        "column-2": CUT,
        "cut-2-0-text": "Oil on canvas, 1890, 50 x 60 cm",
        "cut-2-0-0-piece": "Oil on canvas",
        "cut-2-0-0-field": "materials",
        "cut-2-0-1-piece": "1890",
        "cut-2-0-1-field": "date",
        "cut-2-0-2-piece": "50 x 60 cm",
        "cut-2-0-2-field": "dimensions",
        "whole-2": "materials",
    }
    tried = _followed(client, client.post(again, example).headers["Location"])
    page = _words(client, tried)
    assert "2 rows are cut." in page
    assert "1 row stays whole." in page
    entered = _followed(client, client.post(brought.partition("?")[0] + "enter/", example).headers["Location"])
    assert "3 rows were entered" in _words(client, entered)
    objects = open_journal(folder).museum().objects
    facts = zip(*(objects.words(name) for name in ("number", "materials", "date", "place_text")), strict=True)
    assert sorted(facts) == [
        ("A.1", "Oil on canvas", "1890", "R1 / S3"),
        ("A.2", "Wood", "1900", "R2 / S1"),
        ("A.3", "Bronze", "", "R2 / S1"),
    ]


def test_what_stands_between_is_chosen(client: Client, brought: str) -> None:
    again = brought.partition("?")[0] + "again/"
    chosen = {"column-3": "place_text", "column-4": "place_text", "between-place_text": "-"}
    page = client.get(_followed(client, client.post(again, chosen).headers["Location"])).content.decode()
    assert "R1-S3" in page


def test_a_meaning_is_kept_as_a_file_and_brought_back(client: Client, brought: str, folder: Path) -> None:
    here = brought.partition("?")[0]
    kept = client.get(here + "meaning/")
    assert kept.headers["Content-Disposition"].startswith("attachment")
    document = json.loads(kept.content)
    document["columns"][1]["field"] = "title"
    sent = SimpleUploadedFile("meaning.json", json.dumps(document).encode())
    page = client.get(_followed(client, client.post(here + "again/", {"meaning": sent}).headers["Location"]))
    assert _fields(folder, here)[1] == "title"
    assert page.status_code == 200


def test_the_next_list_with_these_headings_is_read_like_it(client: Client, brought: str, folder: Path) -> None:
    here = brought.partition("?")[0]
    _followed(client, client.post(here + "enter/", {"column-1": "title"}).headers["Location"])
    sent = SimpleUploadedFile("next.csv", (LIST + "A.4,lid,Iron,R2,S1\n").encode())
    following = _followed(client, client.post("/records/lists/", {"file": sent}).headers["Location"])
    page = _words(client, following)
    assert "Its columns are read as those of" in page
    assert "list.csv" in page
    assert _fields(folder, following)[1] == "title"
    afresh = client.post(following.partition("?")[0] + "again/", {"afresh": "1"}).headers["Location"]
    assert "Its columns are read as those of" not in client.get(_followed(client, afresh)).content.decode()


def test_a_list_without_numbers_is_not_entered(client: Client, brought: str) -> None:
    answer = client.post(brought.partition("?")[0] + "enter/", {"column-0": "", "column-1": "name"})
    assert "holds the objects" in answer.content.decode()


def test_a_list_read_in_the_other_language_offers_to_be_read_again_in_this_one(client: Client, brought: str) -> None:
    offer = "Read it again in this language"
    assert offer not in _words(client, brought)
    client.cookies["django_language"] = "ar"
    page = client.get(brought).content.decode()
    assert "اقرأها من جديد بهذه اللغة" in page
    assert "The heading" in page, "what was understood is still said in English"
    again = _followed(client, client.post(brought.split("?", maxsplit=1)[0] + "again/").headers["Location"])
    page = client.get(again).content.decode()
    assert "اقرأها من جديد بهذه اللغة" not in page
    assert "The heading" not in page
