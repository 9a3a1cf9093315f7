"""Are tasks proposed, taken on, worked, finished and printed on the desk's pages; and is nothing entered twice or unseen?"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client

from reorg.assessment import sheets, tasks
from reorg.method import load_forms
from reorg.museum import Draft
from reorg.web.journal import open_journal


def drafts() -> list[Draft]:
    places = (
        ("r", {"code": "R1", "kind": "room", "width": 5000, "depth": 4000}),
        ("f", {"code": "R1-FLOOR", "kind": "floor", "place": "r"}),
        ("u", {"code": "A", "kind": "unit", "place": "r", "width": 1000, "depth": 400, "height": 2000, "x": 0, "y": 0}),
        ("s", {"code": "A1", "kind": "shelf", "place": "u", "width": 950, "depth": 400, "height": 400, "z": 0}),
    )
    things = [
        Draft("object", f"o{at:02}", {"number": f"1978.{at}", "name": "<b>jar</b>", "place": "f" if at < 12 else "s"})
        for at in range(30)
    ]
    return [
        Draft("museum", "museum", {"name": "Mill"}),
        *(Draft("place", key, facts) for key, facts in places),
        *things,
    ]


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder).append(drafts(), who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def took(client: Client, key: str = "lift-off-floor", **typed: str) -> str:
    """Take a task on; return the address of its page."""
    return str(client.post(f"/plan/tasks/{key}/take/", {"needed": "1", **typed}).headers["Location"])


def told(client: Client, address: str, **typed: str) -> str:
    """Send a form and return what the page after it says, or the page that refuses it."""
    response = client.post(address, typed)
    if response.status_code == 302:
        response = client.get(response.headers["Location"])
    return html.unescape(response.content.decode())


def seen(text: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', text)
    assert found
    return found[1]


def held(folder: Path) -> list[tasks.Task]:
    return tasks.tasks_of(open_journal(folder).museum().tasks)


WORK = {"day": "2026-10-06", "people": "2", "hours": "3,5", "things": "4", "by": "Ana"}


def test_the_first_page_says_what_to_do_and_why(client: Client) -> None:
    text = page(client, "/plan/tasks/")
    assert "Begin with this" in text
    assert "Lift 12 objects off the floor" in text
    assert "What is wrong in the records was not looked through" in text
    one = page(client, "/plan/tasks/lift-off-floor/")
    assert 'href="/records/?standing=floor"' in one
    assert "12 objects stand on the floor." in one
    assert "1978.0" in one
    assert "<b>jar" not in client.get("/plan/tasks/lift-off-floor/").content.decode()
    assert client.get("/plan/tasks/no-such-task/").status_code == 404
    assert "/plan/tasks/" in page(client, "/")
    assert "/plan/tasks/" in page(client, "/do/")


def test_a_task_is_taken_on_once_by_two_people(client: Client, folder: Path) -> None:
    first, second = took(client, responsible="Ana"), took(client, responsible="Ben")
    assert first == second
    assert "taken on already: Ana" in page(client, second)
    assert [(task.responsible, task.count, task.state) for task in held(folder)] == [("Ana", 12, "open")]
    assert "Going on: " in page(client, "/").replace("\u2068", "")


def test_work_is_noted_and_the_pace_follows(client: Client, folder: Path) -> None:
    address = took(client)
    assert "Noted: 4 things." in told(client, f"{address}log/", **WORK)
    (task,) = held(folder)
    assert (task.state, task.begun, task.hours, task.things) == ("begun", "2026-10-06", 7.0, 4)
    assert "Your pace:" in page(client, address)
    assert "Borrowed: 96." in page(client, address)
    assert "Ana noted the same already" in told(client, f"{address}log/", **WORK)
    assert len(held(folder)[0].log) == 1
    told(client, f"{address}log/", **WORK, believe="1")
    assert len(held(folder)[0].log) == 2
    line = held(folder)[0].log[0].key
    told(client, f"{address}log/{line}/strike/")
    assert len(held(folder)[0].log) == 1
    assert "struck already" in told(client, f"{address}log/{line}/strike/")


def test_what_is_done_counts_by_itself(client: Client, folder: Path) -> None:
    address = took(client)
    moved = [Draft("moved", f"o{at:02}", {"place": "s"}) for at in range(5)]
    open_journal(folder).append(moved, who="ana")
    assert "Done: 5 of 12, as your own data show." in page(client, address)
    open_journal(folder).append([Draft("moved", f"o{at:02}", {"place": "s"}) for at in range(5, 12)], who="ana")
    text = page(client, address)
    assert "Nothing is left of it" in text
    told(client, f"{address}state/", seen=seen(text), state="done")
    assert held(folder)[0].state == "done"
    assert client.post("/plan/tasks/lift-off-floor/take/", {"needed": "1"}).headers["Location"] == "/plan/tasks/"
    assert len(held(folder)) == 1, "nothing is left: it is not taken on again"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"hours": "25"}, "A day has 24 hours"),
        ({"day": "2999-01-01"}, "has not come yet"),
        ({"people": "0"}, "How many people worked"),
        ({"people": "two"}, "no whole number"),
        ({"hours": "long"}, "no number"),
        ({"hours": "nan"}, "no number"),
        ({"hours": "1e400"}, "no number"),
        ({"things": "-3"}, "none or more"),
        ({"things": "1.5"}, "no whole number"),
        ({"day": "yesterday"}, "is no day"),
        ({"day": ""}, "is no day"),
    ],
)
def test_work_that_cannot_be_is_refused_with_what_was_typed(
    client: Client, folder: Path, typed: dict[str, str], said: str
) -> None:
    address = took(client)
    response = client.post(f"{address}log/", {**WORK, "note": "keep me", **typed})
    text = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert said in text
    assert "keep me" in text
    assert not held(folder)[0].log


def test_two_people_finish_the_same_task(client: Client, folder: Path) -> None:
    address = took(client)
    both = seen(page(client, address))
    told(client, f"{address}state/", seen=both, state="done")
    assert "Somebody changed this task meanwhile" in told(client, f"{address}state/", seen=both, state="left")
    assert held(folder)[0].state == "done"
    refused = told(client, f"{address}log/", **WORK)
    assert "Somebody ended this task meanwhile" in refused
    again = seen(page(client, address))
    assert "It goes on." in told(client, f"{address}state/", seen=again, state="begun")
    assert (held(folder)[0].state, held(folder)[0].ended) == ("begun", "")


def test_giving_up_says_why_and_each_step_is_one_action_to_take_back(client: Client, folder: Path) -> None:
    address = took(client, responsible="Ana")
    told(client, f"{address}log/", **WORK)
    text = told(client, f"{address}state/", seen=seen(page(client, address)), state="left", reason="No pallets")
    assert "No pallets" in text
    listed = page(client, "/do/history/")
    for said in ("took on the task: Lift what stands on the floor.", "noted work on the task", "changed the task"):
        assert said in listed.replace("\u2068", "").replace("\u2069", "")
    acts = [entry for entry in open_journal(folder).read(kinds={"task"}) if entry.number == entry.act]
    assert len(acts) == 3
    worked = f"{acts[1].device}:{acts[1].act}"
    open_journal(folder).append([Draft("undone", worked, {"reason": ""})], who="ana")
    (task,) = held(folder)
    assert not task.log
    assert task.begun == ""


def test_a_task_of_ones_own(client: Client, folder: Path) -> None:
    address = str(client.post("/plan/tasks/new/", {"title": "Sew <i>covers</i>", "count": "30"}).headers["Location"])
    told(client, f"{address}log/", **WORK)
    text = client.get(address).content.decode()
    assert "Sew &lt;i&gt;covers" in text
    assert "Done: 4 of 30, as you noted." in text
    refused = client.post("/plan/tasks/new/", {"title": "", "count": "many", "days": "1e99"})
    assert refused.status_code == 400
    assert refused.content.decode().count("<li>") >= 3
    assert len(held(folder)) == 1


def test_the_team_is_reckoned_with(client: Client, folder: Path) -> None:
    took(client)
    told(client, "/plan/tasks/team/", people="3", days="1,5")
    assert open_journal(folder).museum().facts["team"] == {"people": 3, "days_a_week": 1.5}
    assert "3 people, 1.5 days a week" in page(client, "/plan/tasks/").replace("\u2068", "").replace("\u2069", "")
    assert "Not entered" in told(client, "/plan/tasks/team/", people="0", days="8")


def test_findings_of_the_records_become_tasks_once_they_are_known(client: Client, folder: Path) -> None:
    from reorg.web.journal.models import Worked  # tables know no museum before one is open

    finding = {"code": "number-missing", "severity": "high", "count": 7, "message": "7 objects have no number: {x}."}
    data = {"findings": [finding], "groups": []}
    page(client, "/plan/tasks/")
    Worked.objects.create(name="findings", heads="{}", data=json.dumps(data))
    open_journal(folder).append([Draft("museum", "museum", {"note": "x"})], who="ana")
    text = page(client, "/plan/tasks/number-objects/")
    assert "Number 7 objects" in text
    assert "7 objects have no number: {x}." in text


def test_papers(client: Client) -> None:
    took(client, responsible="Yusuf")
    card, wall = page(client, "/plan/tasks/lift-off-floor/card/"), page(client, "/plan/tasks/week/")
    for said in ("Lift 12 objects off the floor", "1978.0", "☐", "Yusuf", "Hours each", "pallets or blocks"):
        assert said in card
    assert "Yusuf" in wall
    assert "Would help next" in wall
    assert client.get("/plan/tasks/none/card/").status_code == 404
    assert client.get("/plan/tasks/lift-off-floor/card.pdf").status_code == 302


def test_an_empty_museum_begins_at_the_beginning(folder: Path) -> None:
    open_journal(folder)
    text = page(Client(SERVER_NAME="127.0.0.1"), "/plan/tasks/")
    assert "Begin with this" in text
    assert "No object is on record yet." in text


def test_a_large_museum_is_worked_out_first(client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reorg.web import keep_judged
    from reorg.web.desk import judged

    monkeypatch.setattr(judged, "QUICK", 2)
    monkeypatch.setattr("reorg.web.desk.judging.start", lambda *_, **__: SimpleNamespace(id="x", going=True))
    assert client.get("/plan/tasks/").headers["Location"] == "/working/x/"
    assert client.post("/plan/tasks/lift-off-floor/take/").headers["Location"] == "/plan/tasks/lift-off-floor/"
    keep_judged(lambda *_: None)
    assert "Lift 12 objects off the floor" in page(client, "/plan/tasks/")
    address = took(client)
    told(client, f"{address}log/", **WORK)
    assert "Done: 0 of 12, as your own data show." in page(client, address), "as it was worked out last"
    assert held(folder)[0].hours == 7


def problem(row: str, **cells: str) -> list[Draft]:
    """Return what somebody writes into one row of the sheet of problems."""
    sheet = sheets.Sheet(next(form for form in load_forms().forms if form.id == "problems"))
    typed = {f"problem.{row}.{name}": sheets.Typed(None, said) for name, said in cells.items()}
    return list(sheets.enter(sheet, typed, by="ana", on="2026-11-01").drafts)


def test_problems_on_sheets_are_a_task_that_counts_by_itself(client: Client, folder: Path) -> None:
    assert took(client, "problems-seen") == "/plan/tasks/", "nothing is written: it is not taken on"
    written = [
        *problem("a", what="<i>moths</i>", severity="low", where="u"),
        *problem("b", what="A pipe drips", severity="danger"),
    ]
    open_journal(folder).append(written, who="ana")
    assert "See to 2 problems that people wrote down" in re.sub("[\u2068\u2069]", "", page(client, "/plan/tasks/"))
    one = page(client, "/plan/tasks/problems-seen/")
    assert "2 problems, the gravest first" in one
    assert one.index("A pipe drips") < one.index("moths")
    assert one.count('href="/look/forms/problems/museum/"') == 3, "each row opens its sheet, and so does the reason"
    assert "R1 › A" in one
    assert "<i>moths" not in client.get("/plan/tasks/problems-seen/").content.decode()
    address = took(client, "problems-seen")
    card = page(client, f"{address}card/")
    assert card.index("A pipe drips") < card.index("moths")
    assert "How grave" in card
    open_journal(folder).append(problem("b", solved="2026-11-20"), who="ana")
    assert "Done: 1 of 2, as your own data show." in page(client, address)
    assert "A pipe drips" not in page(client, address)
    open_journal(folder).append(problem("a", solved="2026-11-21"), who="ana")
    assert "Nothing is left of it" in page(client, address)
