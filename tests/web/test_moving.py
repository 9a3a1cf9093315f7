"""Does one page move anything, refuse in words what cannot be, and lose no line of a list?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from reorg.museum import Draft
from reorg.web.journal import open_journal

PLACES: dict[str, dict[str, object]] = {
    "pr": {"code": "R", "kind": "room", "name": "Store", "width": 6000, "depth": 5000, "height": 2600},
    "pq": {"code": "Q", "kind": "room", "name": "Quarantine", "width": 3000, "depth": 3000, "height": 2600},
    "pu": {"code": "A1", "kind": "unit", "place": "pr", "width": 1200, "depth": 500, "height": 2000, "x": 10, "y": 10},
    "ps": {"code": "A1-1", "kind": "shelf", "place": "pu", "width": 1180, "depth": 480, "height": 400, "z": 150, "load": 80},
    "pt": {"code": "A1-2", "kind": "shelf", "place": "pu", "width": 1180, "depth": 480, "height": 400, "z": 1500, "load": 80},
    "pb": {"code": "BOX 7", "kind": "box", "place": "ps", "width": 400, "depth": 300, "height": 250, "other_codes": ["K7"]},
}  # fmt: skip


@pytest.fixture
def client(folder: Path) -> Client:
    objects = {f"o{at}": {"number": f"1974.{at}", "name": "jar", "place": "ps"} for at in range(1, 13)}
    objects["o2"]["place"] = "pb"
    objects["o3"] |= {"weight": 40, "name": "anvil"}
    objects["o4"] |= {"keep_still": "the glaze flakes"}
    objects["o5"] |= {"other_numbers": "MM 77; old 12"}
    objects["o6"] |= {"number": "1974.5b"}
    objects["o7"] |= {"number": "1974.1", "name": "another jar"}
    drafts = [
        Draft("museum", "museum", {"name": "Mill"}),
        *(Draft("place", key, facts) for key, facts in PLACES.items()),
    ]
    open_journal(folder).append([*drafts, *(Draft("object", key, facts) for key, facts in objects.items())], who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def rows_of(table: str) -> Any:
    """The rows of a table; models can be imported only once Django is set up."""
    return apps.get_model("journal", table).objects


def text(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def place_of(key: str) -> str:
    return rows_of("Holding").get(key=key).place


def moved(client: Client, **typed: object) -> Any:
    return client.post("/do/move/", {"step": "move", **typed})


def test_a_list_is_read_and_nothing_moves_before_it_is_said(client: Client) -> None:
    answer = client.post("/do/move/", {"numbers": "1974.8\n1974-08\n1974.9\n7\nbox 7", "to": "A1 2", "step": "look"})
    said = text(answer)
    assert answer.status_code == 200
    assert "3 of 4 understood" in said
    assert "1 line stands there once more; it counts once." in said
    assert "1 line is no number and no code here" in said
    assert "with everything in it · 1 object" in said
    assert not rows_of("EntryRow").filter(kind="moved").exists()


def test_one_action_moves_all_and_is_taken_back_as_one(client: Client) -> None:
    answer = moved(client, numbers="1974.8\n1974.9\nBOX 7", to="Q", reason="pests")
    assert answer.status_code == 302
    rows = list(rows_of("EntryRow").filter(kind="moved"))
    assert len(rows) == 3
    assert len({row.act for row in rows}) == 1
    assert (place_of("o8"), place_of("o2"), rows_of("Spot").get(key="pb").place) == ("pq", "pb", "pq")
    page = client.get(answer["Location"])
    assert "3 things moved to Q Store" not in text(page)
    assert "3 things moved to Q Quarantine." in text(page)
    client.post(answer["Location"] + "back/")
    assert (place_of("o8"), rows_of("Spot").get(key="pb").place) == ("ps", "ps")
    assert "taken back" in text(client.get("/do/movements/"))
    assert "already" in client.post(answer["Location"] + "back/", follow=True).content.decode()
    assert rows_of("EntryRow").filter(kind="undone").count() == 1


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        ("1974.8", 1),
        ("1974.8\n1974.9\nBOX 7", 3),
        ("1974.8\n1974.8\n1974-08\n1974.9", 2),
        ("1974.8\nnothing such\n1974.9\n1974.10", 3),
        ("A1", 1),
    ],
)
def test_what_is_told_is_what_was_entered(client: Client, numbers: str, count: int) -> None:
    answer = client.post("/do/move/", {"step": "move", "numbers": numbers, "to": "Q", "override": "flood"}, follow=True)
    told = re.search(r"(\d+) things moved to Q Quarantine|moved to Q Quarantine", text(answer))
    assert told
    entered = rows_of("EntryRow").filter(kind="moved")
    assert int(told[1] or 1) == count == entered.count()
    there = rows_of("Holding").filter(place="pq").count() + rows_of("Spot").filter(place="pq").count()
    assert there == count


@pytest.mark.parametrize("code", ["BOX 7", "box7", "Box-07", "k 7"])
@pytest.mark.parametrize("to", ["A1-2", "a1/2", "A01 02"])
def test_a_museum_without_a_scanner_moves_a_tray_by_codes_as_people_type_them(
    client: Client, code: str, to: str
) -> None:
    assert moved(client, numbers=code, to=to).status_code == 302
    assert (rows_of("Spot").get(key="pb").place, place_of("o2")) == ("pt", "pb")


def test_what_is_not_understood_stays_in_the_list(client: Client) -> None:
    answer = moved(client, numbers="1974.8\nnothing such\n1974.1", to="A1-2")
    said = text(answer)
    assert answer.status_code == 200
    assert "1974.8 moved to A1-2." in said
    assert "2 lines were not understood. They are still here" in said
    left = re.search(r'<textarea id="numbers"[^>]*>(.*?)</textarea>', answer.content.decode(), re.DOTALL)
    assert left
    assert left[1].split("\n") == ["1974.1", "nothing such"]
    assert place_of("o8") == "pt"


def test_a_doubled_number_is_asked_about_and_a_slip_is_offered(client: Client) -> None:
    said = client.post("/do/move/", {"numbers": "1974.1\n1974.80", "to": "Q", "step": "look"}).content.decode()
    assert "Which one is meant?" in said
    assert "another jar" in said
    assert "Did you mean" in said
    answer = moved(client, numbers="1974.1\n1974.80", to="Q", meant=["o7|1974.1", "o8|1974.80"])
    assert answer.status_code == 302
    assert [place_of(key) for key in ("o1", "o7", "o8")] == ["ps", "pq", "pq"]


def test_a_place_is_meant_by_its_name_and_of_two_of_one_name_one_is_chosen(client: Client, folder: Path) -> None:
    assert moved(client, numbers="1974.8", to="quarantine").status_code == 302
    assert place_of("o8") == "pq"
    open_journal(folder).append([Draft("place", "pz", {"code": "Z", "kind": "room", "name": "Quarantine"})], who="ana")
    asked = moved(client, numbers="1974.9", to="Quarantine")
    assert asked.status_code == 400
    assert 'name="to_key" value="pz"' in asked.content.decode()
    assert moved(client, numbers="1974.9", to="Quarantine", to_key="pz").status_code == 302
    assert place_of("o9") == "pz"


def test_old_numbers_and_old_codes_are_found(client: Client) -> None:
    assert moved(client, numbers="old 12\nK7", to="A1-2").status_code == 302
    assert place_of("o5") == "pt"
    assert rows_of("Spot").get(key="pb").place == "pt"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"numbers": "1974.8", "to": "Z9"}, "There is no place with the code Z9"),
        ({"numbers": "1974.8", "to": "A1-3"}, "Did you mean one of these?"),
        ({"numbers": "1974.8"}, "Where do they go?"),
        ({"numbers": "A1", "to": "A1"}, "A1 cannot stand in itself."),
        ({"numbers": "A1", "to": "A1-2"}, "A1 cannot stand in itself: A1-2 is in it."),
        ({"numbers": "R", "to": "Q"}, "Rooms and floors cannot be moved"),
        ({"numbers": "1974.3", "to": "A1-2"}, "too high for 1 heavy thing"),
        ({"numbers": "1974.4", "to": "A1-2"}, "1974.4 must not be moved: the glaze flakes"),
        ({"numbers": "BOX 7", "to": "A1-2", "origin": "Q"}, "1 is not on record in Q: BOX 7."),
        ({"numbers": "1974.8", "to": "Q", "origin": "X1"}, "Taken from: there is no place with the code X1."),
        ({"numbers": "1974.8", "to": "Q", "elsewhere": "Lab"}, "not both"),
        ({"numbers": "1974.8", "to": "Q", "how": "while"}, "Who takes it?"),
        ({"numbers": "1974.8", "to": "Q", "how": "while", "taken_by": "Ana", "due": "20226-01-01"}, "Due back: 20226-01-01"),
        ({"numbers": "1974.8", "to": "Q", "how": "while", "taken_by": "Ana", "due": "2020-01-01"}, "is before the day on which it goes"),
        ({"numbers": "1974.8", "to": "Q", "on": "2199-01-01"}, "cannot be right"),
        ({"numbers": "", "to": "Q"}, "Write or scan at least one number."),
        ({"numbers": "1974.8", "to": "A1-1"}, "everything is there already"),
        ({"numbers": "\u202e\x00 \n", "to": "Q"}, "There is nothing to move"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words_and_what_was_typed_stays(
    client: Client, typed: dict[str, str], said: str
) -> None:
    answer = moved(client, **typed)
    assert answer.status_code == 400
    assert said in text(answer)
    if typed["numbers"].isprintable():
        assert f">{typed['numbers']}</textarea>" in answer.content.decode()
    assert not rows_of("EntryRow").filter(kind="moved").exists()


def test_a_broken_rule_is_overridden_with_a_reason_that_is_kept(client: Client) -> None:
    assert moved(client, numbers="1974.3\n1974.4", to="A1-2").status_code == 400
    assert moved(client, numbers="1974.3\n1974.4", to="A1-2", override="flood").status_code == 302
    data = json.loads(rows_of("EntryRow").filter(kind="moved").first().data)
    assert data["override"] == "flood"
    assert data["broken"] == ["keep-still", "too-high"]
    assert moved(client, numbers="A1", to="A1-1", override="flood").status_code == 400


def test_a_cupboard_moves_with_everything_as_one_entry_and_leaves_its_spot(client: Client) -> None:
    answer = moved(client, place="pu", to="Q", override="the glaze is fixed")
    assert answer.status_code == 302
    rows = [(row.kind, row.about) for row in rows_of("EntryRow").order_by("number") if row.kind != "object"][-2:]
    assert rows == [("moved", "pu"), ("place", "pu")]
    facts = json.loads(rows_of("Spot").get(key="pu").facts)
    assert facts["place"] == "pq"
    assert "x" not in facts
    assert place_of("o1") == "ps"
    client.post(answer["Location"] + "back/")
    assert json.loads(rows_of("Spot").get(key="pu").facts)["x"] == 10


def test_everything_in_a_place_moves_out_of_it(client: Client) -> None:
    page = client.get("/do/move/?inside=pu")
    assert "Everything that is on record in A1" in text(page)
    assert moved(client, inside="pu", to="Q", override="wet").status_code == 302
    assert {place_of(f"o{at}") for at in range(1, 13)} == {"pq", "pb"}
    assert rows_of("Spot").get(key="pb").place == "pq"
    assert rows_of("Spot").get(key="ps").place == "pu"


def test_what_goes_for_a_while_is_out_until_it_is_back(client: Client) -> None:
    answer = moved(
        client, numbers="1974.8\n1974.9", elsewhere="Lab of Ben", taken_by="Ben", due="1 March 2099", reason="study"
    )
    assert answer.status_code == 302
    assert rows_of("Holding").get(key="o8").state == "out"
    page = text(client.get("/do/out/"))
    assert "2 things are out" in page
    assert "2099-03-01" in page
    nobody = client.post("/do/out/", {"thing": ["o8"]})
    assert nobody.status_code == 400
    assert "Received by is needed." in text(nobody)
    never = client.post("/do/out/", {"thing": ["o1"], "received_by": "Ana"})
    assert "1 is not out, so it cannot come back: 1974.1." in text(never)
    back = client.post("/do/out/", {"thing": ["o8"], "received_by": "Ana"})
    assert back.status_code == 302
    assert (place_of("o8"), rows_of("Holding").get(key="o8").state) == ("ps", "")
    register = text(client.get("/do/movements/"))
    assert "1 of 2 back" in register
    assert "Lab of Ben" in register


def test_what_is_overdue_stands_on_top(client: Client) -> None:
    moved(client, numbers="1974.8", to="Q", how="while", taken_by="Ben", on="2020-01-01", due="2020-02-01")
    assert "1 thing should be back" in text(client.get("/do/movements/"))
    assert "1 should be back" in text(client.get("/do/out/"))


def test_the_second_of_two_tabs_sees_what_the_first_did(client: Client) -> None:
    page = client.get("/do/move/?object=o8").content.decode()
    looked = re.search(r'name="looked" value="(\d+)"', page)
    assert looked
    assert moved(client, thing="o8", to="Q", looked=looked[1]).status_code == 302
    second = moved(client, thing="o8", to="A1-2", looked=looked[1])
    assert second.status_code == 400
    assert "Since you looked, desk changed 1974.8" in text(second)
    assert place_of("o8") == "pq"


def test_the_register_can_be_asked_for_days_and_numbers(client: Client) -> None:
    for at in range(60):
        moved(client, thing="o8", to="Q" if at % 2 else "A1-2")
    first = client.get("/do/movements/").content.decode()
    assert first.count("<tr") == 51
    older = re.search(r'href="\?(before=[^"]+)"', first)
    assert older
    assert client.get("/do/movements/?" + older[1]).content.decode().count("<tr") == 11
    assert "No move fits" in text(client.get("/do/movements/?number=1974.9"))
    assert "No move fits" in text(client.get("/do/movements/?until=2020-01-01"))
    assert client.get("/do/movements/?before=nonsense&since=20226-01-01").status_code == 200


def test_the_page_of_links_leads_only_where_something_is(client: Client) -> None:
    page = client.get("/do/").content.decode()
    assert "Move things" in page
    for address in re.findall(r'href="(/do/[^"]*)"', page):
        assert client.get(address).status_code == 200, address
    assert client.get("/do/movements/none/1/").status_code == 404


def form(**changed: str) -> dict[str, str]:
    typed = {"code": "B1", "count": "3", "width": "90", "depth": "40", "height": "200", "shelves": "5", "load": "80"}
    return {**typed, "wall": "left", "start": "10", "gap": "2", "between": "-", "first": "1", "top_down": "", **changed}


def units(room: str) -> list[dict[str, Any]]:
    rows = rows_of("Spot").filter(place=room, kind="unit").order_by("code")
    return [json.loads(row.facts) for row in rows]


def test_a_row_is_shown_before_it_is_entered(client: Client) -> None:
    shown = client.post("/store/pq/new-row/", {**form(height="220", width="60"), "step": "look"})
    assert "3 units, B1 to B3, with 15 shelves, would be entered." in text(shown)
    assert "<svg" in shown.content.decode()
    assert units("pq") == []
    entered = client.post("/store/pq/new-row/", {**form(), "step": "enter"}, follow=True)
    assert "3 units are there." in text(entered)
    found = units("pq")
    assert [(each["code"], each["x"], each["turn"]) for each in found] == [(f"B{at}", 0, 270) for at in (1, 2, 3)]
    assert [each["y"] for each in found] == [100, 1020, 1940]
    assert len({row.act for row in rows_of("EntryRow").filter(kind="place", number__gt=7)}) == 1
    assert rows_of("Spot").filter(kind="shelf").count() == 17
    assert "15 with nothing on record" in text(client.get("/store/pq/"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"code": "A1"}, "The code A1 is taken by A1."),
        ({"count": "40"}, "outside room Q"),
        ({"count": "0"}, "A row has 1 to 100 units"),
        ({"count": "100", "shelves": "60"}, "at most 2,000"),
        ({"code": "—"}, "A code needs a letter or a figure."),
        ({"width": "wide", "shelves": ""}, "Width: wide is not understood."),
        ({"first": ""}, "The first shelf is is needed."),
    ],
)
def test_a_row_that_cannot_be_is_refused_whole(client: Client, changed: dict[str, str], said: str) -> None:
    answer = client.post("/store/pq/new-row/", {**form(**changed), "step": "enter"})
    assert answer.status_code == 400
    assert said in text(answer)
    assert units("pq") == []
    assert client.get("/store/ps/new-row/").status_code == 404


def test_the_way_of_coding_shelves_becomes_the_museums(client: Client) -> None:
    client.post("/store/pq/new-row/", {**form(between=".", first="a", top_down="yes"), "step": "enter"})
    shelf = rows_of("Spot").get(code="B1.a")
    assert json.loads(shelf.facts)["z"] > 1000
    client.post("/store/pr/new-unit/", {"code": "C", "width": "90", "depth": "40", "height": "200", "shelves": "2"})
    assert rows_of("Spot").filter(code__in=("C.a", "C.b")).count() == 2


def test_boxes_stand_in_a_place_and_move_with_what_is_in_them(client: Client) -> None:
    assert 'value="BOX 8"' in client.get("/store/ps/new-boxes/").content.decode()
    client.post("/store/ps/new-boxes/", {"code": "BOX 8", "count": "2", "kind": "box", "width": "40"})
    assert rows_of("Spot").filter(code__in=("BOX 8", "BOX 9"), place="ps").count() == 2
    again = client.post("/store/ps/new-boxes/", {"code": "BOX 9", "count": "1", "kind": "box"})
    assert again.status_code == 400
    key = rows_of("Spot").get(code="BOX 8").key
    moved(client, numbers="1974.8", to="box 8")
    moved(client, numbers="box 8", to="Q")
    assert place_of("o8") == key
    assert "Move BOX 8 with everything in it" in text(client.get(f"/store/{key}/"))
    assert "1974.8" in text(client.get(f"/store/{key}/"))


def test_a_code_that_changes_is_still_found(client: Client) -> None:
    page = client.get("/store/pu/change/").content.decode()
    assert 'value="A1"' in page
    typed = {"code": "K-01", "width": "120", "depth": "50", "height": "200", "x": "1", "y": "1", "turn": "0"}
    assert client.post("/store/pu/change/", typed).status_code == 302
    assert json.loads(rows_of("Spot").get(key="pu").facts)["other_codes"] == ["A1"]
    assert "Was called" in text(client.get("/store/pu/"))
    assert moved(client, numbers="1974.8", to="A1").status_code == 302
    assert place_of("o8") == "pu"


def test_two_people_change_one_place_and_nothing_is_lost(client: Client) -> None:
    import re

    def form() -> dict[str, str]:
        page = client.get("/store/pu/change/").content.decode()
        was = dict(re.findall(r'name="(was-\w+)" value="([^"]*)"', page))
        return {**was, **{name.removeprefix("was-"): value for name, value in was.items()}}

    def now() -> dict[str, object]:
        return json.loads(rows_of("Spot").get(key="pu").facts)

    mine, theirs = form(), form()
    assert client.post("/store/pu/change/", {**theirs, "width": "150", "name": "North"}).status_code == 302
    # what only I touched is entered, and what they did stays
    assert client.post("/store/pu/change/", {**mine, "height": "190"}).status_code == 302
    assert (now()["width"], now()["height"], now()["name"]) == (1500, 1900, "North")
    # what both touched is told before it is entered; sent again it counts
    told = client.post("/store/pu/change/", {**mine, "width": "140"})
    page = told.content.decode()
    assert "meanwhile" in page
    assert now()["width"] == 1500
    assert 'name="width" value="140"' in page
    assert 'name="was-width" value="150"' in page
    assert 'name="height" value="190"' in page
    assert client.post("/store/pu/change/", {**form(), "width": "140"}).status_code == 302
    assert (now()["width"], now()["name"]) == (1400, "North")


def test_the_register_shows_every_action_once_however_much_each_moves(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reorg.web.desk.do import register

    numbers = "\n".join(f"1974.{at}" for at in (8, 9, 10, 11, 12))
    for at in range(7):
        moved(client, numbers=numbers, to="Q" if at % 2 else "A1-2", override="x")
        moved(client, thing="o6", to="Q" if at % 2 else "A1-2")
    whole, _ = register.lines(register.rows_between())
    assert [line.count for line in whole] == [1, 5] * 7
    monkeypatch.setattr(register, "STEP", 3)
    monkeypatch.setattr(register, "PAGE", 4)
    monkeypatch.setattr(register, "WHOLE", 2)
    paged: list[Any] = []
    before = None
    while True:
        found, before = register.lines(register.rows_between(), before)
        paged += found
        if before is None:
            break
    assert [(line.act, line.count) for line in paged] == [(line.act, line.count) for line in whole]
    some, _ = register.lines(register.rows_between(about=["o9"]), some=True)
    assert [line.count for line in some] == [5] * 4


def test_what_went_out_by_a_procedure_comes_back_by_it(client: Client, folder: Path) -> None:
    out = {"place": None, "usual_place": "ps", "elsewhere": "Museum of B", "procedure": "l1", "state": "lent"}
    open_journal(folder).append([Draft("moved", "o8", out)], who="ana")
    page = client.get("/do/out/").content.decode()
    assert "Museum of B" in page
    assert 'value="o8"' not in page
    answer = client.post("/do/out/", {"thing": ["o8"], "received_by": "Ana"})
    assert answer.status_code == 400
    assert "These went out by a procedure" in text(answer)
    assert rows_of("Holding").get(key="o8").state == "lent"
