"""Does the clean register leave the house from the desk, and is what was not found yet counted and printed?"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from reorg.museum import Draft, object_id, record_id
from reorg.web.journal import open_journal

pytestmark = pytest.mark.usefixtures("museum")


@pytest.fixture
def museum(folder: Path) -> None:
    """A list of three objects, and a walk along the shelves that saw one of them and a stranger."""
    said = (
        {"number": "1", "name": "jar"},
        {"number": "2", "name": "lamp", "place_text": "A1"},
        {"number": "3", "name": "bowl"},
    )
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        Draft("source", "s1", {"name": "list.csv", "role": "register"}),
        Draft("source", "s2", {"name": "walk.csv", "role": "shelf"}),
        *(
            Draft("object", object_id("s1", row), {**facts, "source": "s1", "row": row})
            for row, facts in enumerate(said, 1)
        ),
        Draft("match", record_id("s2", 1), {"source": "s2", "row": 1, "verdict": "same", "object": object_id("s1", 1)}),
        Draft("match", record_id("s2", 2), {"source": "s2", "row": 2, "verdict": "none"}),
    ]
    open_journal(folder).append(drafts, who="ana")


@pytest.fixture
def client() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def arrived(client: Client, answer: object) -> object:
    """Wait until the work that an answer leads to is done, and return the page after it."""
    for _ in range(600):
        location = getattr(answer, "headers", {}).get("Location", "")
        if not location:
            if "/working/" not in str(getattr(answer, "request", {}).get("PATH_INFO", "")):
                return answer
            time.sleep(0.1)
            location = str(answer.request["PATH_INFO"])  # type: ignore[attr-defined]  # a response of the test client
        answer = client.get(location)
    raise AssertionError("the work did not end")


def content(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]  # a response of the test client


def test_the_register_is_written_with_its_seal_and_can_be_saved(client: Client, tmp_path: Path) -> None:
    shown = arrived(client, client.post("/records/out/write/", {"form": "xlsx", "differences": "yes"}))
    text = content(shown)
    assert "register.xlsx" in text
    assert "differences.xlsx" in text
    assert "SHA-256" in text
    address = next(
        part for part in text.split('"') if part.startswith("/records/out/") and part.endswith("/register.xlsx")
    )
    answer = client.get(address)
    (tmp_path / "saved.xlsx").write_bytes(b"".join(answer.streaming_content))  # type: ignore[attr-defined]  # a file
    answer.close()
    sheet = load_workbook(tmp_path / "saved.xlsx").worksheets[0]
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["1", "2", "3"]


def test_what_is_for_others_holds_no_place(client: Client) -> None:
    text = content(arrived(client, client.post("/records/out/write/", {"form": "csv", "outside": "yes"})))
    assert "register-origins.csv" in text
    assert "differences" not in text
    address = next(part for part in text.split('"') if part.endswith("/register.csv"))
    answer = client.get(address)
    written = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a file
    answer.close()
    assert "lamp" in written
    assert "A1" not in written


def test_what_was_not_found_yet_is_counted_by_how_sure_it_is(client: Client) -> None:
    text = content(arrived(client, client.get("/records/missing/")))
    assert "objects were not found yet" in text
    assert "lamp" in text
    assert "bowl" in text
    assert ">jar<" not in text
    assert "Seen, and in no record" in text


def test_the_list_prints(client: Client) -> None:
    answer = arrived(client, client.get("/records/missing.pdf"))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]  # a file
    answer.close()  # type: ignore[attr-defined]  # a file


def test_nonsense_is_not_found(client: Client) -> None:
    assert client.post("/records/out/write/", {"form": "exe"}).status_code == 404
    assert client.get("/records/out/nothing/register.xlsx").status_code == 404
    assert client.get("/records/out/").status_code == 200
