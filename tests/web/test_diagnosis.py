"""Does the page on how the records stand tell what was worked out, open its rows, and keep what was answered?"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from reorg.museum import Draft, identity
from reorg.web.desk.work import find
from reorg.web.journal import open_journal
from tests.web.test_desk import furnished

HERE = "/records/standing/"


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    furnished(folder)
    monkeypatch.setattr(settings, "MUSEUM", folder)  # Django reads its settings once in a process
    return Client(SERVER_NAME="127.0.0.1")


def shown(client: Client) -> str:
    """Return the page, once what it shows has been worked out."""
    response = client.get(HERE)
    if response.status_code == 302:
        work = find(response["Location"].strip("/").split("/")[-1])
        assert work is not None
        assert work.process is not None
        assert work.process.wait(timeout=60) == 0, work.told()
        response = client.get(client.get(response["Location"])["Location"], follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_it_is_told_in_both_languages_without_a_script(client: Client) -> None:
    for language, word in (("en", "Register"), ("ar", "سجل القيد")):
        client.cookies["django_language"] = language
        page = shown(client)
        assert word in page
        assert "<script" not in page
        assert page.count('<details id="') == 8
        assert "<svg" in page
    client.cookies["django_language"] = "en"
    assert "3 objects: " in shown(client)


def test_an_empty_museum_is_led_to_its_first_list(folder: Path) -> None:
    page = Client(SERVER_NAME="127.0.0.1").get(HERE).content.decode()
    assert "/records/lists/" in page
    assert "How your records stand will be told here" in page


def test_figures_open_their_rows(client: Client, folder: Path) -> None:
    page = shown(client)
    assert "?finding=diagnosis.object-id" in page
    rows = client.get("/records/?finding=diagnosis.object-id.photo").content.decode()
    assert rows.count('<th scope="row">') == 3
    doubled = client.get("/records/?finding=diagnosis.number-own").content.decode()
    assert doubled.count('<th scope="row">') == 2
    sized = client.get("/records/?finding=diagnosis.job.size").content.decode()
    assert sized.count('<th scope="row">') == 1
    for odd in ("diagnosis.", "diagnosis.none", "diagnosis.object-id.photo.more"):
        assert client.get(f"/records/?finding={odd}").content.decode().count('<th scope="row">') == 0


def test_answers_are_kept_and_change_what_is_told(client: Client, folder: Path) -> None:
    assert "Six to nine" in shown(client)
    client.post(HERE, {"form": "answers", "d04": "0.67", "d04-how": "measured", "d09": "unknown", "d07": "7", "x": "1"})
    answers = open_journal(folder).museum().answers
    assert answers[identity("a", "d04")]["value"] == 0.67
    assert answers[identity("a", "d04")]["how"] == "measured"
    assert answers[identity("a", "d09")]["value"] == "unknown"
    assert identity("a", "d07") not in answers
    page = shown(client)
    assert "You answered: Six to nine (measured)." in page


def test_cases_are_ticked_and_unticked(client: Client, folder: Path) -> None:
    client.post(HERE, {"form": "cases", "case": ["loose-list", "made-up"]})
    assert open_journal(folder).museum().answers[identity("a", "d12")]["value"] == ["loose-list"]
    assert "Have it bound as it is" in shown(client)
    client.post(HERE, {"form": "cases"})
    assert "Have it bound as it is" not in shown(client)


def test_the_pace_is_the_museum_s_own_and_can_be_taken_back(client: Client, folder: Path) -> None:
    journal = open_journal(folder)
    journal.append([Draft("museum", "museum", {"rates": {"moving": 100}})], who="ana")
    client.post(HERE, {"form": "pace", "hours-0": "2,5", "hours-1": "8", "hours-2": "x", "minutes-photo": "10"})
    rates = journal.museum().facts["rates"]
    assert rates == {"moving": 100, "week": [2.5, 8.0], "photo": 48.0}
    page = shown(client)
    assert "2.5 hours a week" in page
    assert "your own pace" in page
    client.post(
        HERE,
        {"form": "pace", "hours-0": "3", "hours-1": "8", "hours-2": "35", "minutes-photo": "3", "minutes-size": "-4"},
    )
    assert journal.museum().facts["rates"] == {"moving": 100}


def test_nonsense_changes_nothing(client: Client, folder: Path) -> None:
    before = open_journal(folder).heads()
    for form in ({}, {"form": "x"}, {"form": "pace", "hours-0": "nan"}, {"form": "pace", "minutes-photo": "1e999"}):
        assert client.post(HERE, form).status_code == 302
    assert open_journal(folder).heads() == before


def test_what_is_worked_out_is_kept_until_something_changes(client: Client, folder: Path) -> None:
    shown(client)
    assert client.get(HERE).status_code == 200
    open_journal(folder).append([Draft("object", "o9", {"number": "9"})], who="ana")
    assert client.get(HERE).status_code == 302


def test_the_two_pages_are_offered_and_made(client: Client) -> None:
    assert "/look/reports/records.pdf" in client.get("/look/reports/").content.decode()
    response = client.get("/look/reports/records/")
    work = find(response["Location"].strip("/").split("/")[-1])
    assert work is not None
    assert work.process is not None
    assert work.process.wait(timeout=60) == 0, work.told()
    page = client.get(work.then).content.decode()
    assert "?finding=diagnosis.object-id" in page


def test_the_first_question_without_an_answer_stands_open_and_the_others_are_folded(client: Client) -> None:
    page = shown(client)
    asks = page[page.index('<div class="asks">') : page.index("Save and see how we stand")]
    assert asks.count("<details open><summary>") == 1
    assert asks.index("<details open><summary>") == asks.index("<details")


def test_the_bars_are_words_with_whole_per_cents_and_lead_to_what_lacks_them(client: Client) -> None:
    page = shown(client)
    bars = page[page.index('<div class="lacks">') : page.index("person-days")]
    assert "<svg" not in bars
    assert "Photograph" in bars
    assert bars.count("<a href=") >= 1
