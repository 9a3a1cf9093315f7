"""Does the page of an object say who says so, and are its changes merged, chosen and never lost?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Draft, identity, object_id
from reorg.web.journal import open_journal


def facts_of(key: str) -> dict[str, object]:
    from reorg.web.journal.models import Holding

    return dict(json.loads(Holding.objects.get(key=key).facts))


JAR = object_id("s1", 3)


def furnished(folder: Path) -> None:
    """A list of one jar, a shelf and a display case, a second object."""
    journal = open_journal(folder)
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        Draft("place", "pr", {"code": "R", "kind": "room", "name": "Store"}),
        Draft("place", "pa", {"code": "A1-2", "kind": "shelf", "place": "pr"}),
        Draft("place", "pb", {"code": "B3", "kind": "unit", "place": "pr", "use": "display"}),
        Draft("source", "s1", {"name": "cards.csv", "sha256": "ab"}),
    ]
    journal.append(drafts, who="Mill", time="2026-01-05T08:00:00Z")
    jar = {"number": "1974.1", "name": "jar", "materials": "clay", "place": "pa", "source": "s1", "row": 3}
    journal.append([Draft("object", JAR, jar)], who="Ana", time="2026-01-06T08:00:00Z")
    journal.append(
        [Draft("object", "o2", {"number": "1974.2", "name": "lamp"})], who="Ana", time="2026-01-07T08:00:00Z"
    )


@pytest.fixture
def client(folder: Path) -> Client:
    furnished(folder)
    return Client(SERVER_NAME="127.0.0.1")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def seen(client: Client, key: str = JAR) -> str:
    text = page(client, f"/records/{key}/change/")
    return text.split('name="seen" value="')[1].split('"')[0]


def send(client: Client, key: str = JAR, only: str = "", **typed: str) -> str:
    """Send the form of an object and return the page that one then sees."""
    query = f"?only={only}" if only else ""
    return client.post(f"/records/{key}/change/{query}", typed, follow=True).content.decode()


def test_each_fact_says_who_when_and_on_what_evidence(client: Client) -> None:
    text = page(client, f"/records/{JAR}/")
    assert "as cards.csv says in row 3" in text
    assert "Ana entered it from cards.csv, row 3." in text
    assert "<b>4 of 10</b>" not in text  # number, name, materials
    assert "<b>3 of 10</b>" in text
    assert f'href="/records/{JAR}/change/?only=maker"' in text


def test_a_changed_fact_keeps_its_old_value_on_the_page(client: Client) -> None:
    send(client, only="materials", seen=seen(client), materials="stoneware")
    text = page(client, f"/records/{JAR}/")
    assert "<bdi>stoneware</bdi>" in text
    assert "<bdi>clay</bdi>" in text
    assert facts_of(JAR)["materials"] == "stoneware"


def test_an_old_number_stays_among_the_other_numbers(client: Client) -> None:
    send(client, only="number", seen=seen(client), number="1974.100")
    facts = facts_of(JAR)
    assert (facts["number"], facts["other_numbers"]) == ("1974.100", "1974.1")
    assert "1974.100" in page(client, "/records/?q=1974.1")
    send(client, only="other_numbers", seen=seen(client), other_numbers="")
    assert facts_of(JAR)["other_numbers"] == "1974.1"
    send(client, only="number", seen=seen(client), number="1974.1")
    facts = facts_of(JAR)
    assert (facts["number"], facts["other_numbers"]) == ("1974.1", "1974.100")


def test_a_doubled_number_needs_a_reason(client: Client) -> None:
    mark = seen(client)
    text = send(client, seen=mark, number="1974.2", name="jar!")
    assert "is the number of another object already" in text
    assert 'value="jar!"' in text
    assert facts_of(JAR)["number"] == "1974.1"
    send(client, seen=mark, number="1974.2", name="jar!", number_reason="both bear it")
    assert facts_of(JAR)["number"] == "1974.2"
    assert "both bear it" in str(facts_of(JAR)["notes"])


def test_all_that_is_wrong_is_said_at_once_and_kept(client: Client) -> None:
    text = send(
        client, seen=seen(client), name="x" * 10_000, height="tall", date="20226", condition_date="soon", count="-1"
    )  # fmt: skip
    for said in (
        "10,000 letters are too many",
        "tall is not a size",
        "20226 cannot be",
        "soon is not one day",
        "-1 is not",
    ):
        assert said in text
    assert 'value="tall"' in text
    assert facts_of(JAR)["name"] == "jar"


def test_what_turns_the_direction_of_writing_is_left_out_and_said(client: Client) -> None:
    text = send(client, only="name", seen=seen(client), name="jar \u202egnp.exe")
    assert "invisible signs" in text
    assert facts_of(JAR)["name"] == "jar gnp.exe"


def test_a_size_is_taken_as_it_is_written(client: Client) -> None:
    send(client, seen=seen(client), dimensions="12 × 8.5 cm", weight="400 g")
    facts = facts_of(JAR)
    assert (facts["height"], facts["width"], facts["weight"]) == (120, 85, 0.4)


def test_a_text_of_several_lines_is_not_changed_by_being_shown(client: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("object", JAR, {"dimensions": "frame: 30 cm\nsheet: 20 cm"})], who="Ana")
    assert '<textarea id="f-dimensions"' in page(client, f"/records/{JAR}/change/")
    send(client, seen=seen(client), dimensions="frame: 30 cmsheet: 20 cm", name="pot")
    assert (facts_of(JAR)["dimensions"], facts_of(JAR)["name"]) == ("frame: 30 cm\nsheet: 20 cm", "pot")


def test_two_who_change_different_facts_both_stay(client: Client) -> None:
    mark = seen(client)
    send(client, seen=mark, maker="Ben the potter")
    text = send(client, seen=mark, name="big jar", maker="")
    assert "Nothing clashes" in text
    assert "Ben the potter" in text
    assert facts_of(JAR)["name"] == "jar"
    again = text.split('name="seen" value="')[1].split('"')[0]
    send(client, seen=again, name="big jar", maker="Ben the potter")
    facts = facts_of(JAR)
    assert (facts["name"], facts["maker"]) == ("big jar", "Ben the potter")


def test_two_who_change_the_same_fact_choose(client: Client) -> None:
    mark = seen(client)
    send(client, seen=mark, name="pot")
    text = send(client, seen=mark, name="vase", maker="Ana")
    assert "choose what stays" in text
    again = text.split('name="seen" value="')[1].split('"')[0]
    text = send(client, seen=again, name="vase", maker="Ana", must="name")
    assert facts_of(JAR)["name"] == "pot"
    again = text.split('name="seen" value="')[1].split('"')[0]
    send(client, **{"seen": again, "name": "vase", "maker": "Ana", "must": "name", "choose-name": "theirs"})
    facts = facts_of(JAR)
    assert (facts["name"], facts["maker"]) == ("pot", "Ana")


def test_who_emptied_a_fact_is_named_before_another_value_is_saved(client: Client) -> None:
    mark = seen(client)
    client.cookies["who"] = "Zoe"
    send(client, seen=mark, materials="")
    client.cookies["who"] = "Ben"
    text = send(client, seen=mark, materials="stone")
    assert "<bdi>Zoe</bdi> wrote: <b>not known</b>" in text


def test_a_form_sent_twice_enters_once(client: Client) -> None:
    from reorg.web.journal.models import EntryRow

    mark = seen(client)
    send(client, seen=mark, name="pot")
    before = EntryRow.objects.count()
    send(client, seen=mark, name="pot")
    assert EntryRow.objects.count() == before
    once = {"once": "abc123", "name": "a stone", "number": "X.1"}
    client.post("/records/new/", once)
    client.post("/records/new/", once)
    assert EntryRow.objects.count() == before + 1
    assert facts_of(identity("o", "desk", "abc123"))["number"] == "X.1"


def test_an_object_without_a_number_gets_one_and_is_joined_to_the_true_one(client: Client) -> None:
    from reorg.web.desk.numbers import next_recoveries

    [number] = next_recoveries()
    client.post("/records/new/", {"once": "f1", "name": "clay thing", "inscription": "M", "place": "b3"})
    found = identity("o", "desk", "f1")
    assert facts_of(found) | {"number": number, "state": "found", "place": "pb"} == facts_of(found)
    assert "1974.1" in page(client, f"/records/{found}/is/?q=1974-1")
    assert "becomes its usual place" in page(client, f"/records/{found}/is/?to={JAR}")
    client.post(f"/records/{found}/is/", {"to": JAR})
    true = facts_of(JAR)
    assert (true["other_numbers"], true["place"], true["usual_place"], true["inscription"]) == (number, "pb", "pa", "M")
    assert (facts_of(found)["state"], facts_of(found)["joined_to"]) == ("joined", JAR)
    assert "place" not in facts_of(found)
    assert f'href="/records/{JAR}/"' in page(client, f"/records/{found}/")
    assert next_recoveries() != [number]
    from reorg.web.desk.history.actions import begun

    last = begun().first()
    assert last is not None
    client.post(f"/do/history/{last.device}/{last.act}/undo/", {})
    assert facts_of(found)["state"] == "found"
    assert facts_of(JAR)["place"] == "pa"


def test_as_it_was_on_a_day(client: Client) -> None:
    open_journal_now = client.post(f"/records/{JAR}/move/", {"to": "b3", "reason": "exhibition"})
    assert open_journal_now.status_code == 302
    now = page(client, f"/records/{JAR}/")
    assert "on display" in now
    assert "moved it from A1-2 to B3. Because: exhibition." in now
    then = page(client, f"/records/{JAR}/?on=2026-01-06")
    assert "This is how it was on the evening of 6 January 2026." in then
    assert "in store" in then
    assert "exhibition" not in then
    assert "was not on record yet" in page(client, f"/records/{JAR}/?on=2026-01-05")
    assert "is no day" in page(client, f"/records/{JAR}/?on=nonsense")


def test_every_place_that_it_stood_in_stays_on_its_page(client: Client) -> None:
    for to, reason in (("B3", "exhibition"), ("R", "leak"), ("A1-2", "dry again")):
        client.post(f"/records/{JAR}/move/", {"to": to, "reason": reason})
    wrong = {"numbers": "1974.1", "to": "B3", "reason": "by mistake", "step": "move"}
    client.post(f"{client.post('/do/move/', wrong)['Location']}back/")
    text = page(client, f"/records/{JAR}/")
    told = re.findall(r"(<s>)?\w+ moved it from ([^<]+?) to ([^<]+?)\. Because: ([^<]+?)\.", text)
    assert told == [
        ("<s>", "A1-2", "B3", "by mistake"),
        ("", "R Store", "A1-2", "dry again"),
        ("", "B3", "R Store", "leak"),
        ("", "A1-2", "B3", "exhibition"),
    ]
    assert facts_of(JAR)["place"] == "pa"


def test_what_it_stood_in_was_moved(client: Client, folder: Path) -> None:
    journal = open_journal(folder)
    box = {"code": "Box 7", "kind": "box", "place": "pa"}
    journal.append(
        [Draft("place", "bx", box), Draft("moved", "o2", {"place": "bx"})], who="Ana", time="2026-02-01T08:00:00Z"
    )
    journal.append(
        [Draft("moved", "bx", {"place": "pb", "was": {"place": "pa"}})], who="Zoe", time="2026-02-02T08:00:00Z"
    )
    journal.append([Draft("moved", "pb", {"place": None})], who="Zoe", time="2026-02-03T08:00:00Z")
    journal.append([Draft("moved", "o2", {"place": "pa"})], who="Ana", time="2026-02-04T08:00:00Z")
    journal.append([Draft("moved", "bx", {"place": "pa"})], who="Kim", time="2026-02-05T08:00:00Z")
    text = page(client, "/records/o2/")
    assert "Zoe moved Box 7 from A1-2 to B3. It stood inside." in text
    assert "Zoe moved B3" in text  # the box stood in it
    assert "Kim" not in text  # it had been taken out
    assert "Zoe moved" not in page(client, "/records/o2/?on=2026-02-01")
    assert "Zoe moved" not in page(client, f"/records/{JAR}/")


def test_an_object_that_is_out_says_who_has_it_and_that_it_is_overdue(client: Client, folder: Path) -> None:
    away = {
        "place": None,
        "elsewhere": "Town hall",
        "usual_place": "pa",
        "taken_by": "Zoe",
        "due": "2026-02-01",
        "state": "lent",
    }
    open_journal(folder).append([Draft("moved", JAR, {**away, "reason": "loan", "was": {"place": "pa"}})], who="Ana")
    text = page(client, f"/records/{JAR}/")
    assert "lent out" in text
    assert "Due back on 1 February 2026." in text
    assert "overdue by" in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_answer_in_both_languages(client: Client, language: str) -> None:
    client.cookies["django_language"] = language
    for address in (
        f"/records/{JAR}/",
        f"/records/{JAR}/change/",
        "/records/new/",
        "/records/o2/is/?q=jar",
        "/do/history/",
    ):
        text = page(client, address)
        assert "<script" not in text
        assert "{%" not in text


TEXT = st.text(max_size=40)


@given(
    st.dictionaries(st.sampled_from("abcd"), TEXT),
    st.dictionaries(st.sampled_from("abcd"), TEXT),
    st.dictionaries(st.sampled_from("abcd"), TEXT),
)
def test_nothing_of_two_people_is_lost(seen: dict[str, str], now: dict[str, str], mine: dict[str, str]) -> None:
    from reorg.web.desk.records.one.together import together

    both = together(seen, now, mine, "abcd")
    assert not set(both.changes) & set(both.clashes)
    for name, value in mine.items():
        assert now.get(name) == value or name in both.changes or name in both.clashes
    for name in both.clashes:
        assert seen.get(name) != now.get(name)
    after = {**now, **both.changes}
    assert all(after.get(name) == now.get(name) for name in both.theirs)


@given(st.text(max_size=200), st.sampled_from(["name", "height", "weight", "count", "date", "condition_date", "notes"]))
def test_any_text_is_read_or_refused_in_words(text: str, name: str) -> None:
    from reorg.web.desk.records.one import typed

    said = typed.read(name, text)
    assert said.problem is None or (said.value is None and str(said.problem))
    if isinstance(said.value, str):
        assert typed.read(name, said.value).value == said.value
        assert not any(sign in said.value for sign in "\u202e\u2066\u200f\0")
    if said.value is not None:
        assert not typed.touched(name, typed.written(name, said.value), {name: said.value})


def test_a_change_counts_after_what_it_has_seen_whatever_the_clocks_say(client: Client, folder: Path) -> None:
    from reorg.museum import Writer

    ahead = Writer("other", 0, "", who="Zoe", time="2098-01-01T00:00:00Z")
    open_journal(folder).receive([ahead.write(Draft("object", JAR, {"name": "vase"}))])
    text = page(client, f"/records/{JAR}/")
    assert "Two people wrote different things" in text
    send(client, only="name", seen=seen(client), name="pot")
    text = page(client, f"/records/{JAR}/")
    assert facts_of(JAR)["name"] == "pot"
    assert "Two people wrote different things" not in text
