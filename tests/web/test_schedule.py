"""Does the desk say when all is done, take the team in a minute, and follow what is noted?"""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.test import Client

from reorg.web.journal import open_journal
from tests.web.test_tasks import drafts, told, took

ANA = {"name": "Ana", "time": ["1-0", "1-1"], "skill": ["handle", "build", "photograph", "records"]}
BEN = {"name": "<b>Ben", "time": ["1-0", "1-1"], "skill": ["handle"], "cost": "12,5"}


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder).append(drafts(), who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode()).replace("\u2068", "").replace("\u2069", "")


def entered(client: Client, address: str, **typed: object) -> int:
    return client.post(address, typed).status_code


def test_an_empty_board_has_an_empty_calendar(client: Client) -> None:
    text = page(client, "/plan/schedule/")
    assert "Nothing is left to do" in text
    assert "/plan/tasks/" in text
    assert "svg" in page(client, "/plan/schedule/?with=proposed"), "what if we did what would help"
    assert "Nothing is planned this week." in page(client, "/plan/schedule/week/")


def test_the_forecast_stands_on_every_page_of_the_task(client: Client) -> None:
    address = took(client)
    text = page(client, "/plan/schedule/")
    assert "All of it is done by" in text
    assert "Lift 12 objects off the floor" in text
    assert f'href="{address}"' in text
    assert text.count("<svg") == 2, "one for a desk, one for a telephone"
    assert "Two more people" in text
    assert "All of it is done by" in page(client, "/plan/tasks/")
    assert "By the schedule" in page(client, address)
    assert "Lift 12 objects" in page(client, "/plan/schedule/week/")
    assert "The next three things" in page(client, "/plan/schedule/card/")
    assert "All of it is done by" in page(client, "/plan/tasks/week/")


def test_the_calendar_follows_the_log(client: Client) -> None:
    address = client.post("/plan/tasks/new/", {"title": "Type cards", "count": "600", "days": "20"}).headers["Location"]
    before = re.findall(r"done by ([\w ]+)\.", page(client, "/plan/schedule/"))[0]
    told(client, f"{address}log/", day="2026-10-06", people="2", hours="4", things="300", by="Ana")
    after = re.findall(r"done by ([\w ]+)\.", page(client, "/plan/schedule/"))[0]
    assert before != after


def test_the_team_is_entered_and_changed(client: Client, folder: Path) -> None:
    took(client)
    assert "2 people without a name" in page(client, "/plan/team/")
    assert entered(client, "/plan/team/new/", **ANA) == 302
    assert entered(client, "/plan/team/new/", **BEN) == 302
    text = client.get("/plan/team/").content.decode()
    assert "2 people are in the team" in text
    assert "&lt;b&gt;Ben" in text
    people = open_journal(folder).museum().people
    assert sorted((str(each["name"]), each.get("cost")) for each in people.values()) == [
        ("<b>Ben", 12.5),
        ("Ana", None),
    ]
    assert "Ana" in page(client, "/plan/schedule/week/")
    key = next(key for key, each in people.items() if each["name"] == "Ana")
    assert 'value="1-0" checked' in page(client, f"/plan/team/{key}/")
    away = {"first": ["2026-12-24", ""], "last": ["2027-01-06", ""]}
    assert entered(client, f"/plan/team/{key}/", **ANA, **away) == 302
    assert "2026-12-24" in page(client, "/plan/team/")
    assert entered(client, f"/plan/team/{key}/off/") == 302
    assert "1 person is in the team" in page(client, "/plan/team/")
    assert client.get("/plan/team/nobody/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "What is the person called?"),
        ({"time": []}, "On which days does Ana come?"),
        ({"cost": "a lot"}, "a lot is no amount"),
        ({"cost": "nan"}, "nan is no amount"),
        ({"first": ["2027-01-06"], "last": ["2026-12-24"]}, "2026-12-24 is before 2027-01-06"),
        ({"first": ["31.2.2027"], "last": [""]}, "First day:"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client: Client, typed: dict[str, object], said: str) -> None:
    response = client.post("/plan/team/new/", ANA | {"cost": "7"} | typed)
    text = html.unescape(response.content.decode()).replace("\u2068", "").replace("\u2069", "")
    assert response.status_code == 400
    assert said in text
    assert ('value="1-0" checked' in text) == (typed.get("time") != [])


def test_rooms_closed_days_and_the_deadline(client: Client, folder: Path) -> None:
    took(client)
    assert entered(client, "/plan/team/booked/", room="r", first="2027-01-04", last="2027-01-08") == 302
    assert open_journal(folder).museum().places["r"].booked == (("2027-01-04", "2027-01-08"),)
    assert "2027-01-04" in page(client, "/plan/team/")
    assert entered(client, "/plan/team/booked/", room="r", first="", last="") == 400
    assert entered(client, "/plan/team/booked/", room="x", first="2027-01-04", last="") == 400
    assert entered(client, "/plan/team/booked/", room="r", strike="2027-01-04/2027-01-08") == 302
    assert open_journal(folder).museum().places["r"].booked == ()
    assert entered(client, "/plan/team/calendar/", first="2026-12-24", last="2027-01-06") == 302
    assert entered(client, "/plan/team/calendar/", deadline="2020-01-01", next="schedule") == 302
    assert entered(client, "/plan/team/calendar/", half_day="3,5") == 302
    assert entered(client, "/plan/team/calendar/", half_day="9") == 400
    told(client, "/plan/tasks/team/", people="3", days="1")
    assert open_journal(folder).museum().facts["team"] == {
        "people": 3, "days_a_week": 1, "half_day": 3.5, "closed": [["2026-12-24", "2027-01-06"]], "deadline": "2020-01-01",
    }  # fmt: skip
    assert "The deadline was" in page(client, "/plan/schedule/")
    assert entered(client, "/plan/team/calendar/", deadline="") == 302
    assert entered(client, "/plan/team/calendar/", strike="2026-12-24/2027-01-06") == 302
    assert set(open_journal(folder).museum().facts["team"]) == {"people", "days_a_week", "half_day"}


def test_papers_are_written_by_the_verb(client: Client) -> None:
    for address in ("/plan/schedule/card.pdf", "/plan/schedule/week.pdf?day=2026-12-01"):
        assert client.get(address).headers["Location"].startswith("/working/")
    assert client.get("/plan/schedule/week/?day=nonsense").status_code == 200
    assert client.get("/plan/schedule/?deadline=nonsense").status_code == 200
