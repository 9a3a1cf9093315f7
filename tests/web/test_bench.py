"""Can a compared list be decided at the desk: row by row, many at once, by two people, and taken back?"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from django.test import Client

from reorg.museum import Draft, object_id
from reorg.web.journal import open_journal
from tests.web.bench_cast import KEYS, ROWS, SOURCE, facts_of, furnish, lay, stands

LIST = f"/records/lists/{SOURCE}"


@pytest.fixture
def client(folder: Path) -> Client:
    furnish(folder)
    return person("ana")


def person(name: str) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    client.post("/me/", {"name": name, "next": "/"})
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def form(client: Client, row: int, query: str = "") -> dict[str, str]:
    """Return what the form of a row's page sends, as it stands."""
    shown = page(client, f"{LIST}/bench/?row={row}{query}")
    sent = dict(re.findall(r'<input type="hidden" name="(seen|object)" value="([^"]*)"', shown))
    for tag in re.findall(r"<input [^>]*\bchecked\b[^>]*>", shown):
        found = re.search(r'name="(take-[a-z_]+)" value="(\w+)"', tag)
        assert found
        sent[found[1]] = found[2]
    return sent


def decide(client: Client, row: int, verdict: str, query: str = "", **changed: str) -> str:
    response = client.post(
        f"{LIST}/bench/{row}/?{query}", {**form(client, row, f"&{query}"), "verdict": verdict, **changed}
    )
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def test_the_overview_shows_three_piles_and_opens_them(client: Client) -> None:
    for language in ("en", "ar"):
        client.cookies["django_language"] = language
        shown = page(client, f"{LIST}/compared/")
        assert "{%" not in shown
        figures = re.findall(r'</i><bdi dir="ltr">(\d+)</bdi></b>', shown)
        assert figures == ["2", "1", "2"]
        for address in re.findall(rf'href="({LIST}/(?:compared|bench)[^"]*)"', shown):
            page(client, address.replace("&amp;", "&"))


def test_objects_that_no_row_is_can_be_opened(client: Client) -> None:
    assert "1978.3" in page(client, f"/records/?finding=list.{SOURCE}")
    decide(client, 3, "same", object="o3")
    page(client, f"{LIST}/compared/")  # which shows the note of the step before
    assert "1978.3" not in page(client, f"/records/?finding=list.{SOURCE}")


def test_a_decision_leads_to_the_next_open_row(client: Client) -> None:
    assert decide(client, 1, "same", "pile=agree").endswith("pile=agree&row=5")
    assert stands(1) == ("same", "o1")
    assert facts_of("o1")["maker"] == "Unger"
    assert decide(client, 5, "none", "pile=agree") == f"{LIST}/compared/"
    assert stands(5) == ("none", "")


def test_ours_is_kept_unless_theirs_is_chosen(client: Client) -> None:
    decide(client, 2, "same")
    assert facts_of("o2")["title"] == "Iron lamp with chain"
    decide(client, 2, "")
    decide(client, 2, "same", **{"take-title": "theirs"})
    assert facts_of("o2")["title"] == "Iron lamps with chain"
    assert facts_of("o2")["number"] == "1978.2"


def test_what_only_the_list_says_can_be_left_out(client: Client) -> None:
    sent = form(client, 1)
    assert sent.pop("take-maker") == "theirs"
    client.post(f"{LIST}/bench/1/", {**sent, "verdict": "same"})
    assert "maker" not in facts_of("o1")


def test_what_differs_is_underlined_and_said(client: Client) -> None:
    shown = page(client, f"{LIST}/bench/?row=2")
    assert "lamp<u>s</u>" in shown
    assert "≠" in shown
    assert "differs" in shown


def test_not_this_one_stays_with_the_row_and_offers_the_next(client: Client) -> None:
    assert decide(client, 3, "not").endswith("row=3")
    assert stands(3) == ("", "")
    shown = page(client, f"{LIST}/bench/?row=3")
    assert "No object here is like it." in shown
    assert 'value="same"' not in shown


def test_another_object_is_found_by_words(client: Client) -> None:
    shown = page(client, f"{LIST}/bench/?row=4&q=lion")
    assert "1978.4" in shown
    decide(client, 4, "same", "q=lion")
    assert stands(4) == ("same", "o4")
    assert facts_of("o4")["other_numbers"] == "K 9"


def test_a_new_object_comes_and_goes(client: Client) -> None:
    decide(client, 4, "new")
    key = object_id(SOURCE, 4)
    assert facts_of(key)["number"] == "K 9"
    shown = page(client, f"/records/{key}/")
    assert "cards.csv" in shown
    client.post(f"{LIST}/bench/undo/")
    assert facts_of(key) == {}
    assert stands(4) == ("", "")


def test_undo_takes_back_my_last_step_only(client: Client) -> None:
    decide(client, 1, "same")
    decide(person("ben"), 2, "none")
    response = client.post(f"{LIST}/bench/undo/")
    assert "row=1" in response.headers["Location"]
    assert (stands(1), stands(2)) == (("", ""), ("none", ""))
    response = client.post(f"{LIST}/bench/undo/")
    assert response.headers["Location"] == f"{LIST}/compared/"
    assert stands(2) == ("none", "")


def test_a_group_is_accepted_in_one_step_and_taken_back_in_one(client: Client) -> None:
    client.post(f"{LIST}/compared/accept/", {"pile": "agree", "ground": "number-same"})
    assert (stands(1), stands(5)) == (("same", "o1"), ("same", "o4"))
    client.post(f"{LIST}/bench/undo/")
    assert (stands(1), stands(5)) == (("", ""), ("", ""))
    refused = client.post(f"{LIST}/compared/accept/", {"pile": "alone", "ground": "title-same"})
    assert refused.status_code == 400


def test_a_form_that_is_older_than_what_stands_is_shown_and_changes_nothing(client: Client) -> None:
    mine = form(client, 1)
    decide(person("ben"), 1, "none")
    response = client.post(f"{LIST}/bench/1/", {**mine, "verdict": "same"})
    assert response.status_code == 409
    shown = response.content.decode()
    assert "Somebody decided or changed something here" in shown
    assert "ben" in shown
    assert stands(1) == ("none", "")
    decide(client, 1, "same", object="o1", **{"take-maker": "theirs"})
    assert stands(1) == ("same", "o1")


def test_two_people(client: Client) -> None:
    client.post(f"{LIST}/compared/two/", {"two": "yes"})
    decide(client, 1, "same")
    decide(client, 4, "new")
    assert "maker" not in facts_of("o1")
    shown = page(client, f"{LIST}/compared/")
    assert "2 decisions wait for a second person." in re.sub(r"<[^>]+>", "", shown)
    assert "another person has to confirm" in shown
    assert client.post(f"{LIST}/compared/confirm/", {"row": "1"}).status_code == 400
    ben = person("ben")
    assert "Confirm" in page(ben, f"{LIST}/compared/rows/?state=waiting")
    ben.post(f"{LIST}/compared/confirm/", {"row": "1"})
    assert facts_of("o1")["maker"] == "Unger"
    ben.post(f"{LIST}/compared/confirm/")
    assert facts_of(object_id(SOURCE, 4))["name"] == "plough"
    assert "waiting" not in page(client, f"{LIST}/compared/")
    assert "Confirmed by" in page(client, f"{LIST}/bench/?row=1&state=all")
    client.post(f"{LIST}/compared/two/", {"two": "no"})
    decide(client, 5, "same")
    assert stands(5) == ("same", "o4")


def test_an_object_shows_which_rows_are_joined_to_it_and_what_they_contradict(client: Client) -> None:
    decide(client, 2, "same")
    shown = page(client, "/records/o2/")
    assert "What other lists say of it" in shown
    assert "Lists contradict what stands here:" in shown
    assert "lamp<u>s</u>" in shown
    client.post(f"{LIST}/compared/rows/2/part/", {"next": "/records/o2/"})
    assert stands(2) == ("", "")
    assert "What other lists say of it" not in page(client, "/records/o2/")


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["1978.1", "1978-2", "K 3", "K 9", "1978.4"]),
        ("pile=agree", ["1978.1", "1978.4"]),
        ("q=lamps", ["1978-2"]),
        ("q=k+9", ["K 9"]),
        ("pile=alone&ground=", ["K 9"]),
        ("state=same", []),
        ("state=nonsense&pile=nonsense&page=-1", ["1978.1", "1978-2", "K 3", "K 9", "1978.4"]),
    ],
)
def test_rows_are_listed_and_found(client: Client, query: str, numbers: list[str]) -> None:
    shown = page(client, f"{LIST}/compared/rows/?{query}")
    assert re.findall(r'scope="row"><a [^>]*><bdi[^>]*>([^<]*)</bdi>', shown) == numbers


def test_only_the_bench_may_run_a_script_and_only_ours(client: Client) -> None:
    for address, allowed in (
        (f"{LIST}/bench/?row=1", "script-src 'self';"),
        (f"{LIST}/compared/", "script-src 'none';"),
    ):
        response = client.get(address)
        assert allowed in response.headers["Content-Security-Policy"]
        scripts = re.findall(r"<script[^>]*>", response.content.decode())
        assert scripts == (['<script src="/static/desk/bench.js" defer>'] if "self" in allowed else [])
        assert not re.search(r"\son[a-z]+=", response.content.decode())


def test_the_museums_words_never_become_markup(client: Client, folder: Path) -> None:
    journal = open_journal(folder)
    nasty = "<script>alert(1)</script>"
    journal.append(
        [Draft("object", "o2", {"title": nasty}), Draft("source", SOURCE, {"name": nasty, "brought_by": nasty})],
        who=nasty,
    )
    decide(person(nasty), 2, "same")
    addresses = (
        f"{LIST}/compared/", f"{LIST}/bench/?row=2&state=all", f"{LIST}/compared/rows/?state=all", "/records/o2/", "/records/lists/",
    )  # fmt: skip
    for address in addresses:
        assert nasty not in page(client, address)


def test_a_row_or_list_that_is_not_there(client: Client) -> None:
    for address in (
        "/records/lists/nothing/compared/",
        "/records/lists/nothing/bench/",
        "/records/lists/x/compared/rows/",
    ):
        page(client, address, 404)
    assert client.post(f"{LIST}/bench/99/", {"verdict": "same"}).status_code == 404
    assert client.get(f"{LIST}/bench/?row=99").status_code == 302
    assert client.get(f"{LIST}/bench/undo/").status_code == 405


def test_an_unknown_verdict_changes_nothing_but_opens_the_row(client: Client) -> None:
    decide(client, 1, "perhaps")
    assert stands(1) == ("", "")


def test_a_book_that_is_typed_shows_the_picture_of_the_page(client: Client, folder: Path) -> None:
    from reorg.web.journal.models import SourceRow

    open_journal(folder).append(
        [Draft("source", SOURCE, {"format": "typed", "pages": ["a" * 64, "b" * 64]})], who="ana"
    )
    row = SourceRow.objects.get(source=SOURCE, row=1)
    row.facts = json.dumps({**json.loads(row.facts), "page": 2})
    row.save()
    assert f"{LIST}/book/2/picture/" in page(client, f"{LIST}/bench/?row=1")
    assert "/picture/" not in page(client, f"{LIST}/bench/?row=2")


def test_a_kept_file_that_is_gone_is_said_and_decisions_go_on(client: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("source", SOURCE, {"sha256": "c" * 64, "bytes": 10})], who="ana")
    assert "no longer there, or was changed" in page(client, f"{LIST}/compared/")
    decide(client, 1, "same")
    assert stands(1) == ("same", "o1")


def test_two_devices_that_disagree_are_shown(client: Client, folder: Path) -> None:
    from reorg.museum import Writer

    decide(client, 3, "same")
    far = Writer("phone", 0, "", who="ben", time="2040-01-01T10:00:00Z")
    said = {"source": SOURCE, "row": 3, "verdict": "none", "object": None}
    open_journal(folder).receive([far.write(Draft("match", KEYS[3], said))])
    assert "1 row was decided differently by two people" in page(client, f"{LIST}/compared/")
    shown = page(client, f"{LIST}/bench/?row=3&state=disputed")
    assert "without seeing each other" in shown
    decide(client, 3, "same", object="o3")
    assert "decided differently" not in page(client, f"{LIST}/compared/")
    assert stands(3) == ("same", "o3")


def test_names_of_people_in_any_script_are_kept(client: Client) -> None:
    decide(person("ليلى حسن"), 1, "same")
    assert "ليلى حسن" in page(client, f"{LIST}/compared/rows/?state=same")
    assert lay() == len(ROWS)


@pytest.mark.parametrize(
    ("name", "headings", "offered", "likely"),
    [
        ("cards-2026.csv", ["Number", "Name", "Title"], True, True),
        ("Cards_final_v2.xlsx", ["Number", "Name", "Title", "Maker"], True, True),
        ("other.csv", ["number", "NAME", "title"], True, False),
        ("cards.csv", ["Sale", "Price"], True, False),
        ("other.csv", ["Number", "Sale", "Price", "Buyer"], False, False),
        ("2026.csv", ["a"], False, False),
    ],
)
def test_a_newer_version_is_offered_by_its_name_and_headings(
    client: Client, folder: Path, name: str, headings: list[str], offered: bool, likely: bool
) -> None:
    from reorg.web.desk.records.versions import brought_before, versions

    columns = [{"name": each, "field": ""} for each in ("Number", "Name", "Title")]
    open_journal(folder).append([Draft("source", SOURCE, {"sha256": "c" * 64, "columns": columns})], who="ana")
    found = versions("d" * 64, name, headings)
    assert [each.key for each in found] == ([SOURCE] if offered else [])
    assert [each.likely for each in found] == ([likely] if offered else [])
    assert versions("c" * 64, name, headings) == []
    assert [each.key for each in brought_before("c" * 64)] == [SOURCE]
    assert brought_before("d" * 64) == []


def test_taking_a_compared_list_back_takes_back_what_was_decided_by_it(client: Client) -> None:
    decide(client, 1, "same")
    client.post(f"{LIST}/compared/accept/", {"pile": "agree", "ground": "number-same"})
    decide(client, 4, "new")
    assert "also takes back what was decided" in page(client, f"{LIST}/")
    client.post(f"{LIST}/take-back/")
    assert [stands(row) for row in ROWS] == [("", "")] * len(ROWS)
    assert facts_of(object_id(SOURCE, 4)) == {}
    assert "maker" not in facts_of("o1")
    page(client, f"{LIST}/compared/", 404)
    client.post("/records/lists/nothing/take-back/")


def test_many_rows_are_decided_and_taken_back_by_a_process_of_their_own(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reorg.web.desk.records import bench, compare

    monkeypatch.setattr(bench, "IN_PAGE", 0)
    monkeypatch.setattr(compare, "IN_PAGE", 0)
    arrive(
        client, client.post(f"{LIST}/compared/accept/", {"pile": "agree", "ground": "number-same"}).headers["Location"]
    )
    assert (stands(1), stands(5)) == (("same", "o1"), ("same", "o4"))
    arrive(client, client.post(f"{LIST}/bench/undo/").headers["Location"])
    assert (stands(1), stands(5)) == (("", ""), ("", ""))


def arrive(client: Client, address: str) -> None:
    """Wait for long work to end well and its page to lead back to the list."""
    assert address.startswith("/working/")
    for _ in range(300):
        response = client.get(address)
        if response.status_code == 302:
            assert response.headers["Location"] == f"{LIST}/compared/"
            return
        assert "Not done" not in response.content.decode(), response.content.decode()
        time.sleep(0.1)
    raise AssertionError("the work did not end")
