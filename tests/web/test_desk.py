"""Does every page answer, empty and full, in both languages, and refuse nonsense in words?"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from reorg.assessment import State
from reorg.language import using
from reorg.museum import Draft, identity
from reorg.report.draw.signs import STATES
from reorg.web.journal import SAMPLE, open_journal

PAGES = (
    "/",
    "/look/",
    "/look/ten-minutes/",
    "/look/reports/",
    "/records/",
    "/records/lists/",
    "/store/",
    "/store/new-room/",
    "/plan/",
    "/do/",
)


def furnished(folder: Path) -> None:
    places = [
        Draft(
            "place", "pr", {"code": "R", "kind": "room", "name": "Store", "width": 4200, "depth": 3100, "height": 2600}
        ),
        Draft(
            "place",
            "pu",
            {
                "code": "A1",
                "kind": "unit",
                "place": "pr",
                "width": 1200,
                "depth": 500,
                "height": 2000,
                "x": 100,
                "y": 50,
            },
        ),
        Draft(
            "place",
            "ps",
            {
                "code": "A1-1",
                "kind": "shelf",
                "place": "pu",
                "width": 1180,
                "depth": 480,
                "height": 400,
                "z": 150,
                "load": 80,
            },
        ),
        Draft(
            "place",
            "pf",
            {"code": "F", "kind": "floor", "place": "pr", "width": 1000, "depth": 800, "x": 2500, "y": 2000},
        ),
    ]
    objects = [
        {
            "number": "1974.1",
            "name": "jar",
            "category": "clay",
            "width": 300,
            "depth": 300,
            "height": 350,
            "place": "ps",
        },
        {
            "number": "1974.2",
            "name": "<script>alert(1)</script>",
            "width": 600,
            "depth": 300,
            "height": 200,
            "place": "pf",
        },
        {"number": "1974.2", "name": "lamp", "place_text": "cupboard 9"},
    ]
    drafts = [Draft("object", f"o{at}", facts) for at, facts in enumerate(objects)]
    open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"}), *places, *drafts], who="ana")


@pytest.fixture
def client(folder: Path) -> Client:
    return Client(SERVER_NAME="127.0.0.1")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
def test_every_page_answers_in_both_languages(client: Client, folder: Path, address: str, full: bool) -> None:
    if full:
        furnished(folder)
    for language, direction in (("en", "ltr"), ("ar", "rtl")):
        client.cookies["django_language"] = language
        response = client.get(address)
        assert response.status_code == 200
        page = response.content.decode()
        assert f'lang="{language}" dir="{direction}"' in page
        assert "<script" not in page
        assert "{%" not in page


def page_in_arabic(client: Client, address: str) -> str:
    client.cookies["django_language"] = "ar"
    return client.get(address).content.decode()


def test_states_bear_the_same_letters_in_the_page_as_in_the_drawing(client: Client, folder: Path) -> None:
    furnished(folder)
    page = page_in_arabic(client, "/look/")
    with using("ar"):
        assert [str(state.letter) for state in State] == ["م", "ج", "غ", "؟", "!"]
        assert all(f"{state.sign} {state.letter} {state.label}" in page for state in State)
        assert str(STATES["not"][0]) == str(State.NOT.letter)


def test_furniture_of_our_own_list_is_named_in_the_language_of_the_reader(client: Client, folder: Path) -> None:
    furnished(folder)
    journal = open_journal(folder)
    journal.append([Draft("place", "pu", {"type": "plan chest"})], who="ana")
    page = page_in_arabic(client, "/store/")
    assert "خزانة مخططات" in page
    assert "plan chest" not in page
    journal.append([Draft("place", "pu", {"type": "Grandmother's chest"})], who="ana")
    assert "Grandmother&#x27;s chest" in page_in_arabic(client, "/store/pu/")


def test_the_sample_says_so_in_the_language_of_the_reader_and_a_museum_says_its_own_note(
    client: Client, folder: Path
) -> None:
    open_journal(folder).append([Draft("museum", "museum", {"name": "Valley", "note": "A note."})], who=SAMPLE)
    page = page_in_arabic(client, "/")
    assert "A note." not in page
    assert "هذه عيّنة" in page


def test_a_museum_says_its_own_note(client: Client, folder: Path) -> None:
    open_journal(folder).append([Draft("museum", "museum", {"name": "Mill", "note": "Open on Mondays."})], who="ana")
    assert "Open on Mondays." in page_in_arabic(client, "/")


def test_what_is_missing_is_listed_with_arabic_commas(client: Client, folder: Path) -> None:
    furnished(folder)
    page = page_in_arabic(client, "/records/o2/")
    assert "</bdi>، <bdi>" in page
    assert "</bdi>, <bdi>" not in page


def test_one_object_one_place_one_room(client: Client, folder: Path) -> None:
    furnished(folder)
    page = client.get("/records/o1/").content.decode()
    assert "&lt;script&gt;" in page
    assert '<bdi dir="ltr" class="code">1974.2</bdi>' in page
    for key in ("pr", "pu", "ps", "pf"):
        assert client.get(f"/store/{key}/").status_code == 200


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("q=jar", 1),
        ("q=1974.2", 2),
        ("standing=floor", 1),
        ("standing=nowhere", 1),
        ("place=pr", 2),
        ("place=pu", 1),
        ("category=-", 2),
        ("order=-number&page=999", 3),
        ("page=x&order=secret&standing=odd", 0),
        ("finding=assess.off-floor.0", 1),
    ],
)
def test_lists_show_what_was_asked(client: Client, folder: Path, query: str, numbers: int) -> None:
    furnished(folder)
    page = client.get(f"/records/?{query}").content.decode()
    assert page.count('<th scope="row">') == numbers


def test_an_object_is_changed_moved_and_its_past_is_kept(client: Client, folder: Path) -> None:
    furnished(folder)
    client.post(
        "/records/o0/change/",
        {"number": "1974.1", "name": "big jar", "category": "clay", "width": "310", "depth": "300", "height": "350"},
    )
    client.post("/records/o0/move/", {"to": "f", "reason": "flood"})
    page = client.get("/records/o0/").content.decode()
    assert "big jar" in page
    assert "flood" in page
    facts = open_journal(folder).museum().objects.facts(0)
    assert (facts["name"], facts["place"], facts["width"], facts["size_from"]) == ("big jar", "pf", 310.0, "measured")


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("/records/o0/change/", {"number": "", "width": "wide"}),
        ("/records/o0/move/", {"to": "nowhere at all"}),
        ("/store/new-room/", {"code": "R", "width": "1e9", "depth": "3"}),
        ("/store/pr/new-unit/", {"code": "A1", "width": "100", "depth": "50", "height": "200", "shelves": "4"}),
        (
            "/store/pr/new-unit/",
            {"code": "B1", "width": "100", "depth": "50", "height": "200", "shelves": "4", "x": "600", "y": "10"},
        ),
    ],
)
def test_what_cannot_be_right_is_said_and_not_entered(
    client: Client, folder: Path, address: str, typed: dict[str, str]
) -> None:
    furnished(folder)
    before = open_journal(folder).heads()
    response = client.post(address, typed)
    assert response.status_code in {200, 400}
    assert "warn" in response.content.decode() or response.status_code == 400
    assert open_journal(folder).heads() == before


def test_a_room_and_a_unit_typed_with_a_tape_measure(client: Client, folder: Path) -> None:
    client.post("/store/new-room/", {"code": "R", "width": "4.2 m", "depth": "310", "height": "260"})
    room = open_journal(folder).museum().places.of_kind("room")[0]
    assert (room.width, room.depth) == (4200, 3100)
    client.post(f"/store/{room.id}/new-unit/", {"code": "U1", "width": "100", "depth": "40", "height": "200", "shelves": "4", "load": "80", "x": "10", "y": "10", "turn": "0", "type": "shelving"})  # fmt: skip
    places = open_journal(folder).museum().places
    (unit,) = places.of_kind("unit")
    assert [shelf.code for shelf in places.inside(unit.id)] == ["U1-1", "U1-2", "U1-3", "U1-4"]
    assert unit.load is None


def test_the_ten_questions_are_answered_and_answered_again(client: Client, folder: Path) -> None:
    client.post("/look/ten-minutes/", {"t01": "1.0", "t01-how": "seen", "t02": "unknown", "t03": "77", "t99": "1"})
    answers = open_journal(folder).museum().answers
    assert answers[identity("a", "t01")]["value"] == 1
    assert answers[identity("a", "t02")]["value"] == "unknown"
    assert len(answers) == 2


def test_unknown_addresses_are_answered_in_words(client: Client) -> None:
    for address in ("/nothing/", "/records/o404/", "/store/p404/", "/working/none/", "/look/reports/gossip/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "There is no such page" in response.content.decode()


def test_pages_allow_no_script_and_send_nothing_elsewhere(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "script-src 'none'" in policy


def test_language_never_leads_off_site(client: Client) -> None:
    assert client.post("/language/", {"language": "ar", "next": "https://evil.example/"}).headers["Location"] == "/"


def test_drawings_have_the_style_that_the_report_room_gives_them() -> None:
    from reorg.report import draw
    from reorg.web import desk

    kept = (Path(str(desk.__file__)).parent / "static" / "desk" / "drawing.css").read_text(encoding="utf-8")
    assert kept.split("\n", 1)[1] == draw.css()


def test_a_list_is_taken_back_in_one_step(client: Client, folder: Path) -> None:
    drafts = [
        Draft("source", "s1", {"name": "list.csv", "sha256": "0" * 64, "rows": 1}),
        Draft("object", "o9", {"number": "9"}),
    ]
    open_journal(folder).append(drafts, who="ana")
    assert client.get("/records/lists/s1/").status_code == 200
    assert client.post("/records/lists/s1/take-back/").status_code == 302
    museum = open_journal(folder).museum()
    assert (len(museum.objects), dict(museum.sources)) == (0, {})
    assert client.post("/records/lists/s1/take-back/").status_code == 404
