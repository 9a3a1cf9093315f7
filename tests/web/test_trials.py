"""Is a test of finding begun, looked for, typed in, compared and taken back on the desk's pages?"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.test import Client

from reorg.assessment import trials
from reorg.museum import Draft, fold
from reorg.web.journal import open_journal, rebuild_index


@pytest.fixture
def client(folder: Path) -> Client:
    places: tuple[tuple[str, dict[str, object]], ...] = (
        ("pr", {"code": "R1", "kind": "room"}),
        ("ps", {"code": "R2", "kind": "room"}),
        ("s1", {"code": "A1", "kind": "shelf", "place": "pr"}),
        ("s2", {"code": "B1", "kind": "shelf", "place": "ps"}),
    )
    objects = [
        Draft("object", f"o{at}", {"number": f"1978.{at}", "name": "<b>jar</b>", "place": f"s{at % 2 + 1}"})
        for at in range(1, 31)
    ]
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        *(Draft("place", key, facts) for key, facts in places),
        *objects,
    ]
    open_journal(folder).append(drafts, who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def begun(client: Client, **typed: str) -> str:
    """Begin a test; return the address of its page."""
    said = {"way": "both", "count": "4", "strata": "room", "within": "", **typed}
    return str(client.post("/look/finding/", said).headers["Location"])


def the_test(folder: Path, at: int = 0) -> trials.Trial:
    return trials.trials_of(open_journal(folder).museum().trials)[at]


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def seen(text: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', text)
    assert found
    return found[1]


def note(client: Client, address: str, **typed: str) -> str:
    """Note one draw as a person does who has the page before them; return where it leads, or what it says."""
    mark = seen(page(client, f"{address}?skip=1"))
    response = client.post(address, {"seen": mark, **typed})
    return str(response.headers.get("Location", "")) or html.unescape(response.content.decode())


def test_it_begins_with_a_form_and_an_answer(client: Client) -> None:
    text = page(client, "/look/finding/")
    assert "Can we find things?" in text
    assert "Check 23 of 30, drawn by chance." in page(client, "/look/finding/?share=5&level=95&allowed=0")
    assert "cannot be shown" in page(client, "/look/finding/?share=5&level=95&allowed=7")
    assert "Write numbers" in page(client, "/look/finding/?share=five")


def test_both_ways_are_drawn_and_the_seed_stands_first(client: Client, folder: Path) -> None:
    address = begun(client)
    test = the_test(folder)
    assert address == f"/look/finding/{test.id}/"
    assert (test.number, len(test.draws), test.strata) == (f"T-{test.day[:4]}-001", 8, "room")
    entries = [each for each in open_journal(folder).read() if each.kind == "trial"]
    assert ["draws" in each.data for each in entries] == [False, True]
    assert entries[0].data["seed_from"] in {each.link for each in open_journal(folder).read()}
    assert test.seed in page(client, address)
    begun(client)
    assert the_test(folder).number.endswith("-002")


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"count": "0"}, "a number from 1"), ({"count": "many"}, "a number from 1"), ({"within": "Z9"}, "no place with the code Z9"),
     ({"way": "up"}, "which way"), ({"sequential": "1", "good": "30", "bad": "20"}, "below the bad one")],
)  # fmt: skip
def test_what_cannot_be_drawn_is_said_and_kept(client: Client, folder: Path, typed: dict[str, str], said: str) -> None:
    response = client.post("/look/finding/", {"way": "both", "count": "4", "strata": "", "within": "", **typed})
    text = html.unescape(response.content.decode())
    assert "Nothing was drawn yet" in text
    assert said in text
    assert trials.trials_of(open_journal(folder).museum().trials) == []


def test_one_draw_a_screen_with_a_clock_that_needs_no_script(client: Client, folder: Path) -> None:
    address = f"{begun(client, way='record')}1/"
    text = page(client, address)
    assert 'value="start"' in text
    assert 'name="found"' not in text
    assert "&lt;b&gt;jar" in text
    running = str(client.post(address, {"clock": "start"}).headers["Location"])
    since = re.search(r"since=([\d.]+)", running)
    assert since
    assert 'value="stop"' in page(client, running)
    stopped = str(client.post(address, {"clock": "stop", "since": str(float(since[1]) - 95)}).headers["Location"])
    text = page(client, stopped)
    assert re.search(r'name="time"[^>]*value="1:3[56]"', text)
    assert "script-src 'self'" in client.get(address).headers["Content-Security-Policy"]
    assert str(client.post(address, {"clock": "stop", "since": "nonsense"}).headers["Location"]).endswith("?time=")


def test_a_note_leads_on_and_counts(client: Client, folder: Path) -> None:
    address = begun(client, way="record")
    assert note(client, f"{address}1/", found="here", time="1:35", moved="2", floor="no", legible="yes").endswith("/2/")
    assert note(client, f"{address}2/", found="elsewhere", where="under the table", time="200").endswith("/3/")
    noted = the_test(folder).notes[1][0]
    assert (noted.seconds, noted.moved, noted.floor, noted.legible, noted.by) == (95.0, 2, False, True, "desk")
    text = page(client, address)
    assert "1 of 2 objects drawn stood where the list says." in text
    assert "under the table" in text
    assert "2 draws are still open" in text
    for at in (3, 4):
        where = note(client, f"{address}{at}/", found="no")
    assert where == address
    assert "Print the result" in page(client, address)


def test_what_is_wrong_is_said_and_nothing_entered(client: Client, folder: Path) -> None:
    address = f"{begun(client, way='record')}1/"
    said = note(client, address, found="", time="long", moved="some")
    assert "The time long is not understood" in said.replace("\u2068", "").replace("\u2069", "")
    assert "is no number" in said
    assert "whether it was found" in said
    said = note(client, address, found="here", time="47:00")
    assert "Was it left running?" in said
    assert 'name="believe"' in said
    assert the_test(folder).notes == {}
    assert note(client, address, found="here", time="47:00", believe="1").endswith("/2/")


def test_the_second_sees_what_the_first_wrote_and_both_stay(client: Client, folder: Path) -> None:
    address = f"{begun(client, way='record')}1/"
    old = seen(page(client, f"{address}?skip=1"))
    note(client, address, found="here", by="Ana")
    text = client.post(address, {"seen": old, "found": "no", "by": "Ben"}).content.decode()
    assert "Somebody noted this draw meanwhile" in text
    assert "Ana" in text
    assert len(the_test(folder).notes[1]) == 1
    assert note(client, address, found="no", by="Ben").endswith("/2/")
    assert [each.by for each in the_test(folder).notes[1]] == ["Ana", "Ben"]
    assert "Two people wrote something else" in page(client, f"/look/finding/{the_test(folder).id}/")
    note(client, address, found="here", by="ben")
    assert [each.found for each in the_test(folder).notes[1]] == ["here", "here"]


def test_a_number_read_on_the_shelf_is_looked_up(client: Client, folder: Path) -> None:
    address = begun(client, way="spot")
    test = the_test(folder)
    right = next(at for at in range(1, 31) if f"s{at % 2 + 1}" == test.draws[0].place)
    other = next(at for at in range(1, 31) if f"s{at % 2 + 1}" != test.draws[1].place)
    note(client, f"{address}1/", thing=f"1978-{right:03}")
    note(client, f"{address}2/", thing=f"1978.{other}")
    note(client, f"{address}3/", thing="X 99")
    note(client, f"{address}4/", found="empty")
    assert [the_test(folder).notes[at][0].found for at in range(1, 5)] == ["here", "elsewhere", "no", "empty"]
    text = page(client, address)
    assert "Of 3 things met on the shelves, 1 are on the list with that place." in text
    assert "/records/?q=X%2099" in text


def test_a_sheet_is_typed_in_whole_or_not_at_all(client: Client, folder: Path) -> None:
    address = begun(client)
    text = page(client, f"{address}type/")
    marks = dict(re.findall(r'name="(seen-\d+)" value="(\w+)"', text))
    assert len(marks) == 8
    typed = {f"found-{at}": "here" for at in range(1, 8)} | {f"time-{at}": f"{at}0" for at in range(1, 8)}
    response = client.post(f"{address}type/", {**marks, **typed, "time-3": "5000"})
    assert "Was it left running?" in response.content.decode()
    assert the_test(folder).notes == {}
    assert client.post(f"{address}type/", {**marks, **typed}).status_code == 302
    assert the_test(folder).done == 7
    assert len(re.findall(r'name="seen-\d+"', page(client, f"{address}type/"))) == 1
    assert "Nothing is filled in" in client.post(f"{address}type/", {}).content.decode()
    stale = client.post(f"{address}type/", {"found-1": "no", "seen-1": marks["seen-1"], "by": "Ben"})
    assert "meanwhile" in stale.content.decode()


def test_papers(client: Client, folder: Path) -> None:
    address = begun(client)
    text = page(client, f"{address}sheet/")
    assert "Look for 4 objects" in text
    assert "Go to 4 spots" in text
    note(client, f"{address}1/", found="no")
    assert "What was not as recorded" in page(client, f"{address}told/")


def test_two_tests_are_compared(client: Client, folder: Path) -> None:
    first, second = begun(client, way="record", count="10"), begun(client, way="record", count="10")
    for at in range(1, 11):
        note(client, f"{first}{at}/", found="no")
        note(client, f"{second}{at}/", found="here", time="30")
    key = first.strip("/").rpartition("/")[2]
    assert "Better: chance alone does not explain it" in page(client, f"{second}?with={key}")
    assert "Worse" in page(client, f"{first}?with={second.strip('/').rpartition('/')[2]}")
    assert "Better" in page(client, f"{second}told/?with={key}")


def test_a_sequential_test_ends_when_it_is_clear(client: Client, folder: Path) -> None:
    address = begun(client, way="record", count="30", sequential="1", good="5", bad="20")
    assert "A good store is called bad in" in page(client, address)
    for at in (1, 2):
        note(client, f"{address}{at}/", found="no")
    assert note(client, f"{address}3/", found="no") == address
    assert "After 3 draws: clear: not good enough." in page(client, address).replace("\u2068", "").replace("\u2069", "")


def test_it_is_given_up_taken_up_and_taken_back(client: Client, folder: Path) -> None:
    address = begun(client, way="record")
    client.post(f"{address}end/", {"reason": "rain"})
    assert the_test(folder).cancelled == "rain"
    assert "given up" in page(client, "/look/finding/")
    assert "given up" in note(client, f"{address}1/", found="here")
    client.post(f"{address}end/", {"again": "1"})
    assert the_test(folder).cancelled == ""
    note(client, f"{address}1/", found="here")
    history = html.unescape(page(client, "/do/history/"))
    assert "desk noted 1 draw of the test of finding T-" in history
    assert "desk began the test of finding T-" in history
    journal = open_journal(folder)
    first, *_, last = [each for each in journal.read() if each.kind == "trial"]
    client.post(f"/do/history/{last.device}/{last.act}/undo/")
    assert the_test(folder).notes == {}
    client.post(f"/do/history/{first.device}/{first.act}/undo/")
    assert client.get(address).status_code == 404
    assert begun(client, way="record")
    assert the_test(folder).number.endswith("-002")  # a number is given once


def test_the_index_is_the_fold(client: Client, folder: Path) -> None:
    address = begun(client)
    note(client, f"{address}1/", found="no")
    journal = open_journal(folder)
    kept = journal.museum().trials
    assert kept == fold(journal.read()).trials
    rebuild_index()
    assert journal.museum().trials == kept


def test_what_was_measured_stands_on_the_page_of_the_criteria(client: Client, folder: Path) -> None:
    address = begun(client, way="record")
    note(client, f"{address}1/", found="here", time="40", moved="0")
    text = page(client, "/look/")
    assert f'href="{address}"' in text
    assert "1 of 1 objects drawn were found within 3 minutes" in text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("address", ["/look/finding/none/", "/look/finding/none/1/", "/look/finding/none/sheet/"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
