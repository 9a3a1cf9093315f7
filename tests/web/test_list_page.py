"""Does the list find, narrow, count, keep and hand out what was asked for, and only that?"""

from __future__ import annotations

import csv
import io
import json
import re
import time
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.museum import Draft, Places, photo_id, state_of, with_check
from reorg.web.journal import open_journal, rebuild_index

OBJECTS: tuple[dict[str, object], ...] = (
    {"number": "1978.12.45", "name": "jar", "category": "clay", "place": "pu", "materials": "clay", "width": 100.0, "value": "900 EUR"},
    {"number": "1978.12.46", "name": "vase", "category": "clay", "place": "pv", "photo": "a.jpg", "seen": "2026-01-02"},
    {"number": "1981.3.7", "name": "إبريق", "category": "metal", "place": "pd"},
    {"number": "1981.3.8", "name": "lamp", "category": "metal", "state": "missing"},
    {"number": "1990.1", "name": "drum", "category": "wood", "state": "struck", "place": "pu"},
    {"number": "1990.2", "title": "=HYPERLINK(7)", "elsewhere": "a school", "taken_by": "Ana"},
)  # fmt: skip
PLACES = (
    ("pr", {"code": "R", "kind": "room"}),
    ("pu", {"code": "A1", "kind": "unit", "place": "pr"}),
    ("pv", {"code": "A2", "kind": "unit", "place": "pr"}),
    ("pd", {"code": "D", "kind": "room", "use": "display"}),
)


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder)
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture
def desk(folder: Path) -> Path:
    drafts = [Draft("place", key, facts) for key, facts in PLACES]
    drafts += [Draft("object", f"o{at}", facts) for at, facts in enumerate(OBJECTS)]
    open_journal(folder).append(drafts, who="ana")
    return folder


def listed(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/records/?{query}").content.decode()
    table = page[page.index("<tbody>") :] if "<tbody>" in page else ""
    return re.findall(r'<th scope="row"><a[^>]*><bdi[^>]*>([^<]*)', table)


def count_of(client: Client, label: str, query: str = "") -> int:
    page = client.get(f"/records/?{query}").content.decode()
    found = re.search(rf'>{label}</bdi></a> <span class="quiet"><bdi dir="ltr">(\d+)', page)
    return int(found[1]) if found else 0


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["1978.12.45", "1978.12.46", "1981.3.7", "1981.3.8", "1990.2"]),
        ("gone=1", ["1978.12.45", "1978.12.46", "1981.3.7", "1981.3.8", "1990.1", "1990.2"]),
        ("state=struck", ["1990.1"]),
        ("q=1990.1", ["1990.1"]),
        ("q=drum", []),
        ("q=drum&gone=1", ["1990.1"]),
        ("category=clay", ["1978.12.45", "1978.12.46"]),
        ("category=-", ["1990.2"]),
        ("place=pr", ["1978.12.45", "1978.12.46"]),
        ("place=pv", ["1978.12.46"]),
        ("state=display", ["1981.3.7"]),
        ("state=missing", ["1981.3.8"]),
        ("state=out", ["1990.2"]),
        ("state=store", ["1978.12.45", "1978.12.46"]),
        ("lacks=photo", ["1978.12.45", "1981.3.7", "1981.3.8", "1990.2"]),
        ("lacks=place", ["1981.3.8", "1990.2"]),
        ("lacks=place.materials", ["1981.3.8", "1990.2"]),
        ("lacks=size&category=clay", ["1978.12.46"]),
        ("lacks=seen&q=jar", ["1978.12.45"]),
        ("q=1978", ["1978.12.45", "1978.12.46"]),
        ("order=-number", ["1990.2", "1981.3.8", "1981.3.7", "1978.12.46", "1978.12.45"]),
        ("order=name&category=clay", ["1978.12.45", "1978.12.46"]),
        ("order=-name&category=clay", ["1978.12.46", "1978.12.45"]),
        ("page=9", ["1978.12.45", "1978.12.46", "1981.3.7", "1981.3.8", "1990.2"]),
        ("state=nonsense&lacks=nonsense&show=nonsense&place=nonsense", []),
    ],
)
@pytest.mark.usefixtures("desk")
def test_a_list_shows_just_what_was_asked(client: Client, query: str, numbers: list[str]) -> None:
    assert listed(client, query) == numbers


@pytest.mark.usefixtures("desk")
def test_what_is_gone_is_marked_and_cannot_be_ticked(client: Client) -> None:
    page = client.get("/records/?q=1990.1").content.decode()
    assert "struck from the register" in page
    assert '<tr class="gone">' in page


@pytest.mark.usefixtures("desk")
def test_facets_count_what_is_listed_and_lead_to_it(client: Client) -> None:
    assert count_of(client, "clay") == 2
    assert count_of(client, "no photo") == 4
    assert count_of(client, "no photo", "category=clay") == 1
    assert count_of(client, "in store") == 2
    page = client.get("/records/?category=clay").content.decode()
    for query in re.findall(r'<li><a href="\?([^"]+)">', page[page.index('id="narrow"') :]):
        assert listed(client, query.replace("&amp;", "&"))


@pytest.mark.usefixtures("desk")
def test_what_a_list_is_narrowed_by_can_be_taken_away(client: Client) -> None:
    page = client.get("/records/?category=clay&lacks=photo.size&q=1978").content.decode()
    chips = re.findall(r'class="chip" href="\?([^"]*)"><bdi>([^<]*)', page)
    assert [label for _, label in chips] == ["1978", "clay", "no photo", "no size"]
    assert all("lacks=photo" in query for query, label in chips if label == "no size")


@pytest.mark.usefixtures("desk")
def test_a_number_with_a_slip_is_asked_back_with_its_place(client: Client) -> None:
    page = client.get("/records/?q=1978-12-54").content.decode()
    assert "Did you mean" in page
    assert re.search(r'href="/records/o0/"><bdi[^>]*>1978\.12\.45', page)
    assert listed(client, "q=1978-12-54") == []


@pytest.mark.usefixtures("desk")
def test_a_wrong_check_character_says_which_figures_may_be_wrong(client: Client) -> None:
    wrong = with_check("1978.12.45").replace("45+", "85+").replace("+", "%2B")
    page = client.get(f"/records/?q={wrong}").content.decode()
    assert "is not the check character of" in page
    assert "1978.12.45" in page
    right = with_check("1978.12.45").replace("+", "%2B")
    assert listed(client, f"q={right}") == ["1978.12.45"]


@pytest.mark.usefixtures("desk")
def test_words_that_were_read_otherwise_are_told(client: Client) -> None:
    page = client.get("/records/?q=vace").content.decode()
    assert "was also read as" in page
    assert listed(client, "q=vace") == ["1978.12.46"]


@pytest.mark.parametrize("show", ["list", "cards", "sheet"])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.usefixtures("desk")
def test_a_list_looks_three_ways_in_two_languages(client: Client, show: str, language: str) -> None:
    client.cookies["django_language"] = language
    page = client.get(f"/records/?show={show}&gone=1").content.decode()
    assert all(str(each["number"]) in page for each in OBJECTS)


def test_a_photograph_that_is_kept_counts_and_a_move_is_seen_at_once(client: Client, desk: Path) -> None:
    journal = open_journal(desk)
    assert count_of(client, "no photo") == 4
    journal.append([Draft("photo", photo_id("o0", "0" * 64), {"object": "o0", "sha256": "0" * 64})], who="ana")
    assert count_of(client, "no photo") == 3
    act = journal.append([Draft("moved", "o0", {"place": "pd"})], who="ana")
    assert listed(client, "place=pd") == ["1978.12.45", "1981.3.7"]
    journal.append([Draft("undone", act.name, {"reason": ""})], who="ana")
    assert listed(client, "place=pd") == ["1981.3.7"]
    journal.append([Draft("object", "o9", {"number": "1979.1", "name": "new"})], who="ana")
    assert listed(client)[2] == "1979.1"
    journal.append([Draft("object", "o9", {"number": "1999.1"})], who="ana")
    assert listed(client)[-1] == "1999.1"
    rebuild_index()
    assert listed(client)[-1] == "1999.1"


STEPS = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.fixed_dictionaries(
            {},
            optional={
                "number": st.sampled_from(["1", "2", "10", "A.3", ""]),
                "category": st.sampled_from(["clay", "wood"]),
                "place": st.sampled_from(["pu", "pd", "nowhere"]),
                "state": st.sampled_from(["missing", "struck", "lent", None]),
                "elsewhere": st.sampled_from(["a school", None]),
            },
        ),
    ),
    max_size=8,
)


@settings(max_examples=25)
@given(STEPS, st.booleans())
def test_columns_that_follow_entries_equal_columns_read_anew(
    folder: Path, steps: list[tuple[int, dict[str, object]]], back: bool
) -> None:
    from reorg.museum import STANDING
    from reorg.web.desk import now
    from reorg.web.desk.records import columns as module
    from reorg.web.desk.records.listing import stands
    from reorg.web.journal.models import Holding

    journal = open_journal(folder)
    journal.append([Draft("place", key, facts) for key, facts in PLACES], who="ana")
    for at, facts in steps:
        module.columns()
        act = journal.append([Draft("object", f"k{at}", facts or {"name": "x"})], who="ana")
    if back and steps:
        module.columns()
        journal.append(
            [Draft("undone", f"{journal.device}:{journal.heads()[journal.device]}", {"reason": ""})], who="ana"
        )
        assert act
    kept, fresh = module.columns(), module._read()
    rows = {row.id - kept.base: row for row in Holding.objects.all()}
    assert kept.order.tolist() == fresh.order.tolist() == [
        at for at, _ in sorted(rows.items(), key=lambda each: (each[1].sort_key, each[1].key))
    ]  # fmt: skip
    places: Places = now.places()
    told = stands(kept, places)
    for at, row in rows.items():
        assert kept.categories.words[kept.category[at]] == row.category
        assert kept.places.words[kept.place[at]] == row.place
        assert kept.marks[at] == fresh.marks[at] == row.marks
        assert list(STANDING)[told[at]] == state_of(json.loads(row.facts), places)


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(
            ["q", "category", "place", "state", "lacks", "standing", "order", "page", "show", "finding", "gone"]
        ),
        st.text(max_size=20),
    )
)
def test_any_address_of_a_list_is_answered(client: Client, folder: Path, query: dict[str, str]) -> None:
    open_journal(folder)
    assert client.get("/records/", query).status_code == 200


# --- kept lists


@pytest.mark.usefixtures("desk")
def test_a_list_is_kept_under_a_name_counted_anew_and_taken_off(client: Client) -> None:
    assert "You keep no list yet." in client.get("/records/worklists/").content.decode()
    client.post("/records/worklists/", {"name": " To  photograph ", "asked": "lacks=photo&category=clay&page=3&evil=1"})
    page = client.get("/records/worklists/").content.decode()
    assert "You keep 1 list." in page
    assert "To photograph" in page
    assert 'href="/records/?category=clay&amp;lacks=photo"' in page
    assert '<bdi dir="ltr">1</bdi>' in page
    twice = client.post("/records/worklists/", {"name": "to photograph", "asked": ""})
    assert (twice.status_code, "kept already" in twice.content.decode()) == (400, True)
    nameless = client.post("/records/worklists/", {"name": " ", "asked": "q=jar"})
    assert (nameless.status_code, "jar" in nameless.content.decode()) == (400, True)
    key = re.search(r'name="strike" value="([^"]+)"', page)
    assert key
    client.post("/records/worklists/", {"strike": key[1]})
    client.post("/records/worklists/", {"strike": key[1]})
    assert "You keep no list yet." in client.get("/records/worklists/").content.decode()
    client.post("/records/worklists/", {"name": "To photograph", "asked": "q=jar"})
    assert "You keep 1 list." in client.get("/records/worklists/").content.decode()


# --- taken out


def taken(client: Client, **asked: str) -> tuple[str, bytes]:
    """Return what the page says of the file that was written, and the file."""
    address = client.post("/records/list/out/", asked).headers["Location"]
    for _ in range(300):
        response = client.get(address)
        if response.status_code == 302:
            break
        assert "Not done" not in response.content.decode()
        time.sleep(0.1)
    page = client.get(response.headers["Location"]).content.decode()
    link = re.search(r'href="(/records/out/[^"]+)"', page)
    assert link
    return page, b"".join(client.get(link[1]).streaming_content)  # type: ignore[attr-defined]  # a file is streamed


@pytest.mark.usefixtures("desk")
def test_a_list_is_taken_out_sealed_and_without_what_is_secret(client: Client) -> None:
    from hashlib import sha256

    page, file = taken(client, form="csv", asked="category=clay")
    assert '2</bdi> of <bdi dir="ltr">2</bdi> rows written' in page
    assert sha256(file).hexdigest() in page
    rows = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))
    assert [row["Number"] for row in rows] == ["1978.12.45", "1978.12.46"]
    assert "900 EUR" not in file.decode()
    assert "A1" not in file.decode()
    _, open_file = taken(client, form="csv", asked="", places="1", values="1")
    told = open_file.decode()
    assert "900 EUR" in told
    assert "R / A1" in told
    assert "'=HYPERLINK(7)" in told
    assert "drum" not in told


def test_no_list_is_cut_short(client: Client, desk: Path) -> None:
    many = [Draft("object", f"m{at}", {"number": f"2000.{at}", "name": "coin"}) for at in range(1, 2601)]
    open_journal(desk).append(many, who="ana")
    page, file = taken(client, form="csv", asked="q=coin")
    assert '2,600</bdi> of <bdi dir="ltr">2,600</bdi> rows written' in page
    rows = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))
    assert [row["Number"] for row in rows] == [f"2000.{at}" for at in range(1, 2601)]


@pytest.mark.usefixtures("desk")
def test_a_list_is_taken_out_as_a_workbook(client: Client) -> None:
    from openpyxl import load_workbook

    _, file = taken(client, form="xlsx", asked="q=jar")
    sheet = load_workbook(io.BytesIO(file)).active
    assert sheet is not None
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Number", "1978.12.45"]
    assert client.post("/records/list/out/", {"form": "exe"}).status_code == 404
    assert client.get("/records/list/written/?work=none").status_code == 404


# --- numbers


def test_the_next_number_is_free_and_in_the_museums_own_way(desk: Path) -> None:
    from reorg.web.desk.numbers import proposed, taken

    journal = open_journal(desk)
    assert proposed(1978) == "1978.13.1"
    assert proposed(2026) == "2026.1.1"
    journal.append([Draft("object", "ox", {"number": "X", "other_numbers": "2026.1.1"})], who="ana")
    assert proposed(2026) != "2026.1.1"
    assert [each.number for each in taken("1978-12-045")] == ["1978.12.45"]
    assert [each.number for each in taken("2026/1/1")] == ["X"]
    assert [each.number for each in taken("1990.1")] == ["1990.1"]  # a number that is gone stays taken
    assert taken("1978.12.45", but="o0") == []
    assert taken("") == []


def test_an_empty_museum_begins_with_the_year_and_one_without_figures_proposes_nothing(folder: Path) -> None:
    from reorg.web.desk.numbers import proposed

    journal = open_journal(folder)
    assert proposed(2026) == "2026.1"
    journal.append([Draft("object", f"o{each}", {"number": each}) for each in "ABC"], who="ana")
    assert proposed(2026) == ""


def test_a_number_that_was_set_aside_is_not_given_again(folder: Path) -> None:
    from reorg.web.desk.numbers import any_taken, next_recoveries, proposed

    journal = open_journal(folder)
    journal.append([Draft("object", f"o{at}", {"number": f"2026.{at}"}) for at in range(1, 4)], who="ana")
    assert proposed(2026) == "2026.4"
    said = {"procedure": "acquisition", "lines": {"o1": "2026.4", "o2": "F-2026-002"}}
    journal.append([Draft("procedure", "c1", said)], who="ana")
    assert proposed(2026) == "2026.5"
    assert next_recoveries(2, 2026) == ["F-2026-003", "F-2026-004"]
    assert any_taken(["2026-03", "2026.9", "2026.1", "2026-03"]) == ["2026-03", "2026.1"]
