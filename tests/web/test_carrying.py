"""Is a plan carried out on the desk's pages: ticked, in part, by two at once, and with what was otherwise?"""

from __future__ import annotations

import html
import re
import time
from pathlib import Path

import pytest
from django.test import Client

from reorg.exchange import Files, keep_plan
from reorg.museum import Draft
from reorg.storage import plan
from reorg.web.journal import open_journal
from tests.web.test_plans import PLACES

SIZE = {"width": 200, "depth": 180, "height": 150, "category": "clay", "weight": 20}


@pytest.fixture
def client(folder: Path) -> Client:
    things = [
        Draft("object", f"o{at:02}", {"number": f"1978.{at}", "name": "<b>jar</b>", "place": "f", **SIZE})
        for at in range(6)
    ]
    journal = open_journal(folder)
    places = [Draft("place", key, facts) for key, facts in PLACES]
    journal.append([Draft("museum", "museum", {"name": "Mill"}), *places, *things], who="ana")
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def planned(client: Client, folder: Path) -> Client:
    journal = open_journal(folder)
    journal.append([keep_plan(plan(journal.museum(), rounds=5), Files(folder / "files"))], who="ana")
    return client


def page(client: Client, address: str) -> str:
    """Return the words of a page, a space between any two."""
    text = html.unescape(client.get(address).content.decode())
    return " ".join(re.sub(r"[\u2066-\u2069]", "", re.sub(r"<[^>]+>", " ", text)).split())


def values(client: Client) -> list[str]:
    return re.findall(r'name="done" value="([^"]+)"', client.get("/do/plan/").content.decode())


def places(folder: Path) -> list[str]:
    return list(open_journal(folder).museum().objects.words("place"))


def test_without_a_plan_the_pages_say_what_to_do(client: Client) -> None:
    assert "Make a plan first" in page(client, "/do/plan/")
    assert "Make a plan first" in page(client, "/plan/moves/")
    assert client.get("/do/plan/stop/").status_code == client.get("/do/plan/other/?of=o00").status_code == 404


def test_tonight_shows_what_a_team_needs(planned: Client) -> None:
    text = page(planned, "/do/plan/")
    assert "Tonight: 6 moves" in text
    assert re.search(r"1978\.0 .*R1-FLOOR .* 2 ", text)  # 20 kg: two people
    assert "20 × 18 × 15 cm" in text
    assert "<b>jar</b>" not in planned.get("/do/plan/").content.decode()
    assert "unit A is finished" in page(planned, "/do/plan/stop/")
    assert "6 moves" in page(planned, "/plan/moves/")


def test_some_are_ticked_then_all(planned: Client, folder: Path) -> None:
    first = values(planned)
    assert planned.post("/do/plan/", {"some": "1"}).status_code == 302
    assert "Nothing was ticked" in page(planned, "/do/plan/")
    planned.post("/do/plan/", {"done": first[:2]})
    planned.post("/do/plan/", {"done": first[:3]})  # a second team, whose page is older
    assert "others were entered already" in page(planned, "/do/plan/")
    assert (places(folder).count("f"), len(values(planned))) == (3, 3)
    planned.post("/do/plan/", {"trolley": "all"})
    assert "The store is finished" in page(planned, "/do/plan/")
    assert "f" not in places(folder)


def test_what_is_made_up_is_not_entered(planned: Client, folder: Path) -> None:
    planned.post("/do/plan/", {"done": ["o00|r", "nobody|s", "o01|", "|"], "trolley": "x"})
    planned.post("/do/plan/", {"trolley": "99999999999"})
    assert places(folder) == ["f"] * 6


def wait(client: Client, address: str) -> str:
    """Follow work until its page leads on; return where to."""
    for _ in range(300):
        answer = client.get(address)
        if answer.status_code == 302:
            return str(answer["Location"])
        assert "Nothing of it" not in answer.content.decode()
        time.sleep(0.05)
    raise AssertionError(page(client, address))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose what happened"),
        ({"what": "elsewhere"}, "Write where it is"),
        ({"what": "stays", "place": "Z99"}, "No place is called Z99"),
    ],
)
def test_what_is_missing_is_asked_for_and_what_was_typed_is_kept(
    planned: Client, folder: Path, said: dict[str, str], sentence: str
) -> None:
    answer = planned.post("/do/plan/other/", {"of": "o00", **said})
    text = re.sub(r"[\u2066-\u2069]", "", html.unescape(answer.content.decode()))
    assert answer.status_code == 400
    assert sentence in re.sub(r"<[^>]+>", "", text)
    assert f'value="{said.get("place", "")}"' in text
    assert places(folder) == ["f"] * 6


def test_not_found_and_put_elsewhere_are_planned_again(planned: Client, folder: Path) -> None:
    answer = planned.post("/do/plan/other/", {"of": "o05", "what": "not found"})
    told = wait(planned, answer["Location"])
    assert told == "/do/plan/?changed=1"
    assert "Not found" in page(planned, told)
    assert len(values(planned)) == 5
    answer = planned.post("/do/plan/other/", {"of": "o00", "what": "stays", "place": "r1"})
    told = wait(planned, answer["Location"])
    assert "1 move changed, 4 as before" in page(planned, told)
    assert places(folder)[0] == "r"
    assert len(values(planned)) == 4
    answer = planned.post("/do/plan/other/", {"of": "o05", "what": "elsewhere", "place": "R1-FLOOR"})  # found after all
    told = wait(planned, answer["Location"])
    assert "Not found" not in page(planned, told)
    assert len(values(planned)) == 5


def test_what_was_moved_on_another_page_is_told(planned: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("moved", "o00", {"place": "r", "was": {"place": "f"}})], who="ana")
    assert "1 thing is not where the plan thought" in page(planned, "/do/plan/")
    told = wait(planned, planned.post("/do/plan/again/")["Location"])
    assert "not where the plan thought" not in page(planned, told)
    assert len(values(planned)) == 6


def test_whoever_has_waited_long_enough_gets_the_best_plan(client: Client, folder: Path) -> None:
    working = client.post("/plan/make/", {"seconds": "300"})["Location"]
    assert "Stop and keep the best" in page(client, working)
    began = time.monotonic()
    answer = client.post(f"{working}enough/")
    while answer["Location"] == working and time.monotonic() - began < 100:
        time.sleep(0.2)
        answer = client.post(f"{working}enough/")
    assert answer["Location"] == "/plan/"
    assert len(open_journal(folder).museum().plans) == 1
    assert client.post("/working/nothing/enough/").status_code == 404
