"""Is everything that was done said in a sentence, and taken back and brought back by one button?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from reorg.museum import Act, Draft
from reorg.web.journal import open_journal


@pytest.fixture
def client(folder: Path) -> Client:
    journal = open_journal(folder)
    journal.append([Draft("museum", "museum", {"name": "Mill"})], who="Mill", time="2026-01-05T08:00:00Z")
    places = [Draft("place", key, {"code": key.upper(), "kind": "shelf"}) for key in ("a1", "b3")]
    journal.append(places, who="Ana", time="2026-01-05T09:00:00Z")
    jars = [
        Draft("object", f"o{at}", {"number": f"1974.{at}", "name": "jar", "place": "a1", "source": "s1", "row": at})
        for at in range(1, 4)
    ]
    source = Draft("source", "s1", {"name": "cards.csv", "sha256": "ab"})
    journal.append([source, *jars], who="Ana", time="2026-01-06T08:00:00Z")
    return Client(SERVER_NAME="127.0.0.1")


def entered(folder: Path, *drafts: Draft, who: str = "Ben") -> Act:
    return open_journal(folder).append(drafts, who=who)


def address(act: Act) -> str:
    return f"/do/history/{act.device}/{act.first}/"


def page(client: Client, at: str) -> str:
    response = client.get(at)
    assert response.status_code == 200, at
    return response.content.decode()


def words(text: str) -> str:
    """Return what a page says, without its tags."""
    return re.sub(r"<[^>]+>", "", text)


def facts_of(key: str) -> dict[str, object]:
    from reorg.web.journal.models import Holding

    held = Holding.objects.filter(key=key).first()
    return dict(json.loads(held.facts)) if held else {}


def test_each_action_is_a_sentence(client: Client, folder: Path) -> None:
    entered(folder, Draft("moved", "o1", {"place": "b3", "reason": "leak", "was": {"place": "a1"}}))
    entered(folder, *(Draft("moved", key, {"place": "b3", "was": {"place": "a1"}}) for key in ("o2", "o3")))
    entered(folder, Draft("object", "o1", {"name": "pot", "maker": "Zoe", "was": {"name": "jar", "maker": None}}))
    entered(folder, Draft("object", "o9", {"number": "9", "name": "lamp"}))
    text = page(client, "/do/history/")
    for said in (
        "Mill began this museum: Mill.",
        "Ana entered 2 places.",
        "Ana entered 3 objects from cards.csv.",
        "Ben moved 1974.1 pot from A1 to B3. Because: leak.",
        "Ben moved 2 things to B3.",
        "Ben changed 1974.1 pot: Object name, Maker.",
        "Ben entered 9 lamp.",
    ):
        assert said in text
    assert "4 actions today." in text
    assert "Ben moved" not in page(client, "/do/history/?on=2026-01-06")
    assert "Ana entered 3" in page(client, "/do/history/?on=2026-01-06")
    assert "Ana entered" not in page(client, "/do/history/?who=Ben")
    assert "is no day" in page(client, "/do/history/?on=31.2.2026")


def test_every_kind_has_a_sentence(client: Client, folder: Path) -> None:
    from reorg.museum import KINDS

    drafts: dict[str, dict[str, object]] = {
        "museum": {"note": "x"}, "place": {"name": "x", "was": {"name": None}}, "object": {"name": "x", "was": {"name": "jar"}},
        "moved": {"place": "b3"}, "photo": {"object": "o1", "sha256": "ab"}, "worklist": {"name": "to do"},
        "trial": {"number": "T-2026-001", "seed": "ab"}, "task": {"library": "clean", "taken": "2026-01-01"},
        "form": {"form": "room", "path": "use", "value": "store"}, "wish": {"of": "o1", "rule": "stay"},
        "person": {"name": "Ana"}, "supply": {"name": "shelving", "count": 2},
        "procedure": {"procedure": "loan out", "number": "L-2026-001"}, "source": {"name": "x.csv", "sha256": "cd"},
        "line": {"name": "x", "source": "s1"}, "match": {"source": "s1", "row": 1, "verdict": "none"},
        "answer": {"question": "q", "value": "yes"}, "plan": {"name": "first"}, "undone": {"reason": ""}, "redacted": {},
    }  # fmt: skip
    assert set(drafts) == set(KINDS)
    about = {
        "museum": "museum",
        "place": "a1",
        "object": "o1",
        "moved": "o2",
        "source": "s9",
        "undone": "x:1",
        "redacted": "x:1",
    }
    acts = [entered(folder, Draft(kind, about.get(kind, f"x-{kind}"), facts)) for kind, facts in drafts.items()]
    text = page(client, "/do/history/")
    assert "step." not in text
    assert "Loan out L-2026-001" in text
    for act in acts:
        page(client, address(act))


def test_a_move_is_taken_back_and_brought_back(client: Client, folder: Path) -> None:
    act = entered(folder, Draft("moved", "o1", {"place": "b3", "was": {"place": "a1"}}))
    confirm = page(client, f"{address(act)}undo/")
    assert "1 thing would change" in words(confirm)
    assert "B3" in confirm
    client.post(f"{address(act)}undo/", {"reason": "wrong shelf"})
    assert facts_of("o1")["place"] == "a1"
    text = page(client, address(act))
    assert "Taken back by desk" in words(text)
    assert "wrong shelf" in text
    assert "<s>" in page(client, "/records/o1/")
    twice = client.post(f"{address(act)}undo/", {}, follow=True).content.decode()
    assert "taken back already" in twice
    back = text.split('">Bring it back</a>')[0].rsplit('href="', 1)[1]
    client.post(f"{back}undo/", {})
    assert facts_of("o1")["place"] == "b3"
    assert "brought back what had been taken back" in page(client, "/do/history/")


def test_an_import_is_taken_back_and_what_was_built_on_it_is_said(client: Client, folder: Path) -> None:
    from reorg.web.desk.history.actions import begun

    act = next(row for row in begun() if row.kind == "source")
    entered(folder, Draft("object", "o1", {"name": "pot", "was": {"name": "jar"}}))
    at = f"/do/history/{act.device}/{act.act}/undo/"
    text = page(client, at)
    assert "people went on from it" in text
    assert "Ben changed 1974.1 pot: Object name." in text
    assert "would no longer be on record" in text
    client.post(at, {})
    assert facts_of("o2") == {}
    assert facts_of("o1") == {"name": "pot"}


def test_places_with_objects_in_them_are_named_before_they_go(client: Client, folder: Path) -> None:
    from reorg.web.desk.history.actions import begun

    act = next(row for row in begun() if row.kind == "place")
    text = words(page(client, f"/do/history/{act.device}/{act.act}/undo/"))
    assert "3 objects stand in places that would no longer be there." in text


def test_what_cannot_be_taken_back_is_said_why(client: Client, folder: Path) -> None:
    from reorg.web.desk.history.actions import begun

    first = begun().last()
    assert first is not None
    signed = entered(
        folder, Draft("procedure", "p1", {"procedure": "deaccession", "signed": "A", "countersigned": "B"})
    )
    blanked = entered(folder, Draft("redacted", "x:9", {"reason": "asked"}))
    for at, why in (
        (f"/do/history/{first.device}/{first.act}/", "everything else stands on it"),
        (address(signed), "Two people signed this."),
        (address(blanked), "stays blank"),
    ):
        assert why in page(client, at)
        refused = client.post(f"{at}undo/", {})
        assert refused.status_code == 400
        assert why in refused.content.decode()


def test_what_two_people_signed_since_is_corrected_and_not_taken_back(client: Client, folder: Path) -> None:
    written = entered(folder, Draft("procedure", "p1", {"procedure": "deaccession", "title": "The lamp"}))
    assert "Two people" not in page(client, address(written))
    signed = entered(folder, Draft("procedure", "p1", {"signed": "A", "countersigned": "B"}))
    after = entered(folder, Draft("procedure", "p1", {"note": "sent"}))
    assert "Two people signed this." in page(client, address(written))
    assert "Two people" not in page(client, address(after))
    entered(folder, Draft("undone", signed.name, {}))
    assert "Two people" not in page(client, address(written))


def test_a_long_list_is_paged_and_nothing_is_shown_twice(client: Client, folder: Path) -> None:
    for at in range(60):
        entered(folder, Draft("object", f"n{at}", {"number": f"n{at}", "name": "thing"}))
    first = page(client, "/do/history/")
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = page(client, f"/do/history/{following}")
    seen = [f"n{at} thing" for at in range(60)]
    assert sum(f"entered {each}." in first for each in seen) == 50
    assert sum(f"entered {each}." in second for each in seen) == 10
    assert all((f"entered {each}." in first) != (f"entered {each}." in second) for each in seen)
    assert client.get("/do/history/?before=x~y~z").status_code == 200
    assert client.get("/do/history/nowhere/12/").status_code == 404


def test_an_import_goes_in_one_step_and_comes_back_as_it_was(client: Client, folder: Path) -> None:
    from reorg.web.journal.models import Holding

    def all_of_it() -> dict[str, str]:
        return dict(Holding.objects.exclude(key__in=("o1", "o2", "o3")).values_list("key", "facts"))

    jars = (
        {"number": f"1980.{at}", "name": f"jar {at}", "place": "b3", "source": "s2", "row": at} for at in range(400)
    )
    source = Draft("source", "s2", {"name": "ledger.xlsx", "sha256": "cd"})
    act = entered(folder, source, *(Draft("object", f"j{at}", jar) for at, jar in enumerate(jars)))
    before = all_of_it()
    assert len(before) == 400
    client.post(f"{address(act)}undo/", {"reason": "wrong file"})
    assert all_of_it() == {}
    back = page(client, address(act)).split('">Bring it back</a>')[0].rsplit('href="', 1)[1]
    client.post(f"{back}undo/", {})
    assert all_of_it() == before


def running(client: Client, folder: Path) -> str:
    """Begin to take 2100 objects back; return the address of the page that shows how far it is."""
    act = entered(folder, *(Draft("object", f"b{at}", {"number": f"b{at}"}) for at in range(2100)))
    return str(client.post(f"{address(act)}undo/", {"reason": "wrong file"})["Location"])


def test_others_go_on_while_something_long_runs(client: Client, folder: Path) -> None:
    from reorg.web.desk.work import find

    work = find(running(client, folder).strip("/").rpartition("/")[2])
    assert work is not None
    assert work.process is not None
    assert work.going
    moved = client.post("/do/move/", {"numbers": "1974.2", "to": "B3", "step": "move"})
    assert (moved.status_code, facts_of("o2")["place"]) == (302, "b3")
    assert work.process.wait(timeout=120) == 0
    assert (facts_of("b7"), facts_of("o2")["place"]) == ({}, "b3")


def test_what_is_stopped_changed_nothing_and_says_so(client: Client, folder: Path) -> None:
    at = running(client, folder)
    client.post(f"{at}stop/")
    assert facts_of("b7") == {"number": "b7"}
    said = words(client.get(at, follow=True).content.decode())
    assert "It was stopped. Nothing was changed." in said
    assert "Taken back" not in words(page(client, "/do/history/"))


def test_a_large_action_is_taken_back_by_a_process_with_a_page(client: Client, folder: Path) -> None:
    from reorg.web.desk.work import find

    act = entered(folder, *(Draft("object", f"b{at}", {"number": f"b{at}"}) for at in range(2100)))
    response = client.post(f"{address(act)}undo/", {"reason": "wrong file"})
    assert "/working/" in response["Location"]
    work = find(response["Location"].strip("/").rpartition("/")[2])
    assert work is not None
    assert work.process is not None
    assert work.process.wait(timeout=120) == 0
    assert facts_of("b7") == {}
    text = page(client, address(act))
    assert "Taken back by desk" in words(text)
    assert "wrong file" in text
