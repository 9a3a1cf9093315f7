"""Can each daily procedure be carried out from its form to its paper, taken back, and does it refuse what cannot be?"""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from reorg.museum import PROCEDURES, Draft, Facts
from reorg.web.journal import open_journal, rebuild_index

YEAR = datetime.now(UTC).year
DAY = f"{YEAR}-06-01"
NAMES = ("clay jar", "iron lamp", "bowl", "mask", "photograph")


def furnished(folder: Path) -> None:
    places: tuple[tuple[str, dict[str, object]], ...] = (
        ("pr", {"code": "R", "kind": "room", "name": "Store"}),
        ("pu", {"code": "A1", "kind": "unit", "place": "pr"}),
        ("s1", {"code": "A1-1", "kind": "shelf", "place": "pu"}),
        ("s2", {"code": "A1-2", "kind": "shelf", "place": "pu"}),
        ("pq", {"code": "Q", "kind": "floor", "place": "pr", "name": "Quarantine"}),
    )
    objects = [
        Draft("object", f"o{at}", {"number": f"1978.{at}", "name": NAMES[at % 5], "place": f"s{at % 2 + 1}"})
        for at in range(1, 13)
    ]
    drafts = [Draft("museum", "museum", {"name": "Mill"}), *(Draft("place", key, facts) for key, facts in places)]
    open_journal(folder).append([*drafts, *objects], who="ana")


class Desk:
    """A person at the desk who reads what the pages say."""

    def __init__(self) -> None:
        self.client = Client(SERVER_NAME="127.0.0.1")
        self.page = ""
        self.at = ""

    def open(self, address: str) -> str:
        response = self.client.get(address, follow=True)
        assert response.status_code == 200, address
        self.page = response.content.decode()
        return self.page

    def send(self, address: str, **typed: str) -> list[str]:
        """Send a form; return what the page says against it."""
        seen = re.search(r'name="seen" value="(\w+)"', self.page)
        response = self.client.post(address, {**({"seen": seen[1]} if seen else {}), **typed}, follow=True)
        assert response.status_code in {200, 400}, address
        self.page = response.content.decode()
        if response.redirect_chain:
            self.at = response.redirect_chain[-1][0]
        return self.problems()

    def problems(self) -> list[str]:
        found = re.findall(r'<div class="note warn" role="alert">(.*?)</div>', self.page, re.DOTALL)
        return [html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", each))).strip() for each in found]

    def begin(self, code: str, **typed: str) -> str:
        assert self.send(f"/do/procedures/new/{code}/", **{"date": DAY, "responsible": "Omar", **typed}) == []
        return self.at

    def sign(self, *names: str) -> None:
        case = self.at
        for name in names:
            assert self.send(f"{case}sign/", name=name) == []

    def step(self, code: str, **typed: str) -> list[str]:
        case = self.at
        return self.send(f"{case}step/{code}/", **{"on": DAY, "by": "Rima", **typed})


def words(page: str) -> str:
    """Return what a page says, without its marks."""
    return re.sub(r"<[^>]+>", "", page)


@pytest.fixture
def desk(folder: Path) -> Desk:
    furnished(folder)
    return Desk()


def facts(folder: Path, number: str) -> Facts:
    """Return what is known of the object with this number, by all that was entered."""
    from reorg.web.journal.models import Holding

    open_journal(folder)
    held: Facts = json.loads(Holding.objects.get(number=number).facts)
    return held


def gift(desk: Desk) -> str:
    return desk.begin(
        "entry", **{"rows": "3", "thing-1-name": "brass lamp", "thing-1-description": "dented", "thing-2-name": "tray"},
        party="Ana Silva", way="gift", place="a1-1",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_form_and_register_answers_empty_in_both_languages(desk: Desk, language: str) -> None:
    desk.client.cookies["django_language"] = language
    for address in ("/do/procedures/", "/do/sorting/", "/do/accessions/"):
        assert f'lang="{language}"' in desk.open(address)
    for code in PROCEDURES:
        slug = code.replace(" ", "-")
        assert "<form" in desk.open(f"/do/procedures/new/{slug}/")
        desk.open(f"/do/procedures/register/{slug}/")
        assert "{%" not in desk.page


def test_a_gift_comes_in_with_a_receipt_and_becomes_the_museum_s_own(desk: Desk, folder: Path) -> None:
    entry = gift(desk)
    assert facts(folder, f"E-{YEAR}-001.1") == {
        "number": f"E-{YEAR}-001.1", "name": "brass lamp", "description": "dented", "state": "entered", "place": "s1",
        "owner": "Ana Silva",
    }  # fmt: skip
    receipt = desk.open(f"{entry}paper/receipt/")
    assert receipt.count("brass lamp") == 2  # two copies
    assert "Copy for the museum" in receipt
    assert "Ana Silva" in receipt
    desk.open(entry)
    accept = re.search(r'href="(/do/procedures/new/acquisition/[^"]+)"', desk.page)
    assert accept
    form = desk.open(html.unescape(accept[1]))
    assert f'name="number_from" value="{YEAR}.1"' in form  # learned: year, then a running number
    assert f"E-{YEAR}-001.1\nE-{YEAR}-001.2" in form
    numbers = f"E-{YEAR}-001.1\nE-{YEAR}-001.2"
    acquired = desk.begin("acquisition", numbers=numbers, way="gift", party="Ana Silva", number_from=f"{YEAR}.1")
    desk.sign("Omar")
    assert facts(folder, f"E-{YEAR}-001.1")["state"] == "entered"
    assert desk.send(f"{acquired}sign/", name=" OMAR ") == [
        "OMAR has signed already. The second signature is another person's."
    ]
    desk.sign("Leila")
    lamp = facts(folder, f"{YEAR}.1")
    assert (lamp.get("state"), lamp["other_numbers"], lamp["acquisition"]) == (
        None,
        f"E-{YEAR}-001.1",
        "gift, Ana Silva",
    )
    assert lamp["acquired"] == DAY
    assert "owner" not in lamp
    assert facts(folder, f"{YEAR}.2")["name"] == "tray"
    assert "closed" in desk.open(entry)  # all of it is decided


def test_a_number_is_given_once_and_never_again(desk: Desk, folder: Path) -> None:
    gift(desk)
    number = f"E-{YEAR}-001.1"
    said = desk.send(
        "/do/procedures/new/acquisition/", numbers=number, way="gift", party="A", date=DAY, number_from="1978-4"
    )
    assert "Taken already: 1978-4" in said[0]
    assert 'value="1978-4"' in desk.page  # what was typed stays
    first = gift(desk)
    action = re.search(r'name="action" value="([^"]+)"', desk.open(first))
    assert action
    desk.send(f"{first}undo/", action=action[1])
    assert "Taken back" in desk.page
    gift(desk)
    assert f"E-{YEAR}-003" in desk.page


def test_a_loan_goes_out_and_comes_back_alone_or_all(desk: Desk, folder: Path) -> None:
    loan = desk.begin("loan-out", numbers="1978.1, 1978-2", party="City Museum", purpose="show", until=f"{YEAR}-06-20")
    assert f"L-{YEAR}-001" in desk.page
    assert "It is not signed yet" in desk.step("out", all="1")[0]
    assert "They" not in str(facts(folder, "1978.1").get("state"))
    desk.open(loan)
    desk.sign("Omar", "Borrower")
    said = desk.step("back", **{"o-o1": "1"})
    assert said == [f"These are not out under L-{YEAR}-001, so they cannot come back: 1978.1."]
    assert desk.step("out", all="1") == []
    lamp = facts(folder, "1978.1")
    assert (lamp["state"], lamp["usual_place"], lamp["due"]) == ("lent", "s2", f"{YEAR}-06-20")
    assert (lamp["elsewhere"], lamp["taken_by"]) == ("City Museum", "Rima")
    assert desk.step("back", **{"o-o1": "1"}, condition="poor") == []
    lamp = facts(folder, "1978.1")
    assert (lamp.get("state"), lamp["place"], lamp.get("due")) == (None, "s2", None)
    assert str(lamp["condition"]).startswith("poor")
    assert facts(folder, "1978.2")["state"] == "lent"
    assert "1 of 2" in words(desk.open("/do/procedures/register/loan-out/"))
    desk.open(loan)
    desk.at = loan
    assert desk.step("back", all="1") == []
    assert "closed" in desk.page
    before = facts(folder, "1978.1"), words(desk.open(loan))
    rebuild_index()
    assert (facts(folder, "1978.1"), words(desk.open(loan))) == before


def test_what_is_overdue_stands_first(desk: Desk) -> None:
    for until in (f"{YEAR + 2}-01-01", f"{YEAR - 1}-03-01"):
        desk.begin(
            "loan-out",
            numbers="1978.3" if until > DAY else "1978.4",
            party=until,
            purpose="x",
            date=f"{YEAR - 1}-01-01",
            until=until,
        )
        desk.sign("A", "B")
        assert desk.step("out", all="1", on=f"{YEAR - 1}-02-01") == []
    page = desk.open("/do/procedures/register/loan-out/")
    assert page.index("overdue") < page.index("in hand")
    assert "1 overdue" in words(page)
    assert "1 procedure is overdue" in desk.open("/do/procedures/")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"until": "2026-05-01", "date": "2026-06-01"}, "It would end on 2026-05-01, before it begins on 2026-06-01"),
        ({"until": "1 March 20226"}, "the year 20226 cannot be right"),
        ({"until": "20226"}, "too many digits"),
        ({"until": "31/02/2026"}, "no such day"),
        ({"until": "03/04/2026"}, "Write the month as a word"),
        ({"until": "soon"}, "is not understood"),
        ({"numbers": ""}, "No object is named"),
        ({"numbers": "\n".join(f"9{at}.{at}" for at in range(300)) + "\n1978.1\n1978.1"}, "300 numbers are not in your list"),
        ({"numbers": "1978l1"}, "Is 1978l1 perhaps 1978.11?"),
        ({"party": ""}, "Borrower is needed"),
        ({"terms": "x" * 12_000}, "10,000 are kept"),
    ],
)  # fmt: skip
def test_a_loan_that_cannot_be_is_refused_in_words_and_what_was_typed_stays(
    desk: Desk, typed: dict[str, str], says: str
) -> None:
    good = {
        "numbers": "1978.1",
        "party": "City",
        "purpose": "show",
        "date": "2026-06-01",
        "until": "2026-07-01",
        "responsible": "O",
    }
    said = desk.send("/do/procedures/new/loan-out/", **{**good, **typed})
    assert says in said[0]
    assert 'value="show"' in desk.page
    assert "Nothing stands in this register yet" in desk.open("/do/procedures/register/loan-out/")


def test_all_problems_are_said_at_once(desk: Desk) -> None:
    said = desk.send("/do/procedures/new/loan-out/", numbers="77.7", date="x", until="20226")
    assert all(
        each in said[0] for each in ("Borrower is needed", "What for is needed", "not in your list", "not understood")
    )


def test_a_signed_loan_that_is_changed_is_signed_again(desk: Desk, folder: Path) -> None:
    loan = desk.begin("loan-out", numbers="1978.1", party="City", purpose="show", until=f"{YEAR}-07-01")
    desk.sign("Omar", "Borrower")
    assert desk.step("out", all="1") == []
    desk.open(f"{loan}change/")
    assert "to be signed again" in desk.page
    typed = {
        "party": "City",
        "purpose": "show",
        "date": DAY,
        "until": f"{YEAR}-08-01",
        "responsible": "Omar",
        "numbers": "",
    }
    assert desk.send(f"{loan}change/", **typed) == []
    assert "to be signed" in desk.open(loan)
    desk.at = loan
    desk.sign("Omar", "Borrower")
    assert f"{YEAR}-08-01" in desk.page
    assert facts(folder, "1978.1")["due"] == f"{YEAR}-08-01"  # what is out is due on the new day
    assert desk.step("back", all="1") == []


def test_a_form_that_is_sent_twice_is_entered_once(desk: Desk) -> None:
    form = desk.open("/do/procedures/new/entry/")
    once = re.search(r'name="once" value="(\w+)"', form)
    assert once
    typed = {"thing-1-name": "lamp", "party": "Ana", "way": "gift", "once": once[1]}
    assert desk.begin("entry", **typed) == desk.begin("entry", **typed)
    assert f"E-{YEAR}-002" not in desk.open("/do/procedures/register/entry/")
    desk.begin("entry", **{**typed, "thing-1-name": "tray"})  # back in the browser, and another thing in the same form
    assert f"E-{YEAR}-002" in desk.open("/do/procedures/register/entry/")


def test_other_objects_are_named_as_long_as_nothing_happened(desk: Desk) -> None:
    loan = desk.begin("loan-out", numbers="1978.1", party="City", purpose="show", until=f"{YEAR}-07-01")
    desk.open(f"{loan}change/")
    typed = {"party": "City", "purpose": "show", "date": DAY, "until": f"{YEAR}-07-01", "responsible": "Omar"}
    assert "77.7" in desk.send(f"{loan}change/", **typed, numbers="77.7")[0]
    assert desk.send(f"{loan}change/", **typed, numbers="1978.1\n1978.5") == []
    assert "1978.5" in words(desk.open(loan))
    desk.at = loan
    desk.sign("Omar")
    desk.open(f"{loan}change/")
    assert desk.send(f"{loan}change/", **typed, contact="City 1", numbers="1978.1\n1978.5") == []
    desk.at = loan
    desk.sign("Leila")  # an address is no matter of signatures
    assert desk.step("out", all="1") == []
    desk.open(f"{loan}change/")
    assert 'name="numbers"' not in desk.page


def test_an_old_page_enters_nothing(desk: Desk) -> None:
    loan = desk.begin("loan-out", numbers="1978.1", party="City", purpose="show", until=f"{YEAR}-07-01")
    old = desk.page
    desk.sign("Omar")
    desk.page = old
    assert "Somebody changed something here" in desk.send(f"{loan}sign/", name="Leila")[0]


def test_a_loan_in_arrives_and_goes_back(desk: Desk, folder: Path) -> None:
    loan = desk.begin(
        "loan-in", **{"rows": "3", "thing-1-name": "throne"}, party="Palace", purpose="show", until=f"{YEAR}-12-01"
    )
    assert "not here yet" in desk.page
    assert "throne" in desk.open(f"{loan}paper/agreement/")
    desk.open(loan)
    desk.at = loan
    desk.sign("Prince", "Omar")
    assert desk.step("arrive", place="A1-2") == []
    number = f"B-{YEAR}-001.1"
    assert {"state": "borrowed", "owner": "Palace", "place": "s2", "due": f"{YEAR}-12-01"}.items() <= facts(
        folder, number
    ).items()
    assert desk.step("back", all="1", by="Driver") == []
    assert facts(folder, number)["state"] == "returned"
    assert "closed" in desk.page


def test_what_came_in_is_given_back_against_a_signature_and_our_own_is_not(desk: Desk, folder: Path) -> None:
    entry = gift(desk)
    said = desk.send("/do/procedures/new/exit/", numbers="1978.1", party="A", way="back", date=DAY, responsible="O")
    assert "1978.1 is the museum's own and in the register." in said[0]
    number = f"E-{YEAR}-001"
    left = desk.begin("exit", numbers=f"{number}.1\n{number}.2", party="Ana", way="back")
    desk.sign("Omar", "Ana")
    assert desk.step("leave", all="1", by="Ana") == []
    assert facts(folder, f"{number}.1")["state"] == "returned"
    assert "closed" in desk.open(entry)
    assert "Exit receipt" in desk.open(f"{left}paper/exit/")


def test_a_shelf_walk_says_what_is_there_and_only_a_person_says_missing(desk: Desk, folder: Path) -> None:
    walk = desk.begin("inventory", place="A1-1")
    assert desk.page.count('<select name="w-') == 6
    sheet = desk.open(f"{walk}paper/walk/")
    assert "Here, and not on this list" in sheet
    desk.open(walk)
    typed = {
        "w-o2": "seen",
        "w-o4": "not seen",
        "w-o6": "missing",
        "strangers": "1978.1\nbrass bell\n77/x: old tin",
        "here": "1",
    }
    assert desk.send(f"{walk}walk/", **typed) == []
    assert facts(folder, "1978.2")["seen_place"] == "s1"
    assert "state" not in facts(folder, "1978.4")
    assert facts(folder, "1978.6")["state"] == "missing"
    assert facts(folder, "1978.1")["place"] == "s1"
    bell, tin = facts(folder, f"F-{YEAR}-001"), facts(folder, f"F-{YEAR}-002")
    assert (bell["name"], bell["state"], bell["place"]) == ("brass bell", "found", "s1")
    assert (tin["name"], tin["other_numbers"]) == ("old tin", "77/x")
    assert desk.send(f"{walk}walk/", rest="1", **{"r-o8": "1", "r-o10": "1", "w-o6": "seen"}) == []
    assert facts(folder, "1978.8")["seen"] == DAY
    assert "state" not in facts(folder, "1978.6")  # it was seen after all
    assert "Is 1978l1 perhaps 1978.11?" in " ".join(desk.send(f"{walk}walk/", strangers="1978l1"))
    assert "1978l1" in desk.page
    assert desk.send(f"{walk}walk/", strangers="99.12") == []
    assert facts(folder, f"F-{YEAR}-003")["other_numbers"] == "99.12"
    assert desk.send(f"{walk}close/", result="all but one") == []
    assert "all but one" in desk.page


def test_a_place_with_too_much_in_it_is_walked_and_sorted_piece_by_piece(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reorg.web.desk.procedures.reading.MOST_IN_A_PLACE", 6)
    said = desk.send("/do/procedures/new/inventory/", place="R", date=DAY, responsible="Omar")
    assert "12 objects should stand there. Take a smaller place" in said[0]
    desk.open("/do/sorting/?place=R")
    assert "12 objects should stand there" in desk.problems()[0]
    desk.begin("inventory", place="A1-1")


def test_what_is_missing_is_found_again_and_damage_is_written_down(desk: Desk, folder: Path) -> None:
    desk.begin("loss", numbers="1978.1", way="missing")
    assert facts(folder, "1978.1")["state"] == "missing"
    assert "Where it is now is needed" in desk.step("found", all="1")[0]
    assert desk.step("found", all="1", place="Q") == []
    assert (facts(folder, "1978.1")["place"], facts(folder, "1978.1").get("state")) == ("pq", None)
    said = desk.send("/do/procedures/new/loss/", numbers="1978.3", way="damaged", date=DAY, responsible="Omar")
    assert "The damage, in words is needed." in said[0]
    desk.begin("loss", numbers="1978.3", way="damaged", condition="handle broken off")
    assert facts(folder, "1978.3")["condition"] == "handle broken off"


def test_conditions_are_written_object_by_object(desk: Desk, folder: Path) -> None:
    check = desk.begin("condition", numbers="1978.1\n1978.2", purpose="every year")
    assert "☐" in desk.open(f"{check}paper/condition/")
    desk.open(check)
    typed = {"date": DAY, "each-o1-condition": "poor", "each-o1-remark": "crack at the rim"}
    assert desk.send(f"{check}step/checked/", **typed) == []
    jar = facts(folder, "1978.1")
    assert (jar["condition"], jar["condition_date"]) == ("poor: damaged, handle with care, crack at the rim", DAY)
    assert "condition" not in facts(folder, "1978.2")
    assert desk.send(f"{check}step/checked/", date=DAY, **{"each-o2-condition": "good"}) == []
    assert "closed" in desk.page


def test_a_request_is_fetched_in_walking_order_and_put_back(desk: Desk, folder: Path) -> None:
    use = desk.begin(
        "use", numbers="1978.1\n1978.2", party="School", way="school", title="Reading room", until=f"{YEAR}-06-02"
    )
    paper = desk.open(f"{use}paper/retrieval/")
    assert paper.index("1978.2") < paper.index("1978.1")  # shelf A1-1 is passed before A1-2
    desk.open(use)
    assert desk.step("out", all="1") == []
    assert facts(folder, "1978.1")["elsewhere"] == "Reading room"
    assert "lent" not in str(facts(folder, "1978.1").get("state"))
    said = desk.send(
        "/do/procedures/new/loan-out/", numbers="1978.1", party="C", purpose="s", date=DAY, until=DAY, responsible="O"
    )
    assert said == []
    desk.sign("A", "B")
    assert "1978.1 is out at the moment." in desk.step("out", all="1")[0]
    desk.open(use)
    desk.at = use
    assert desk.step("back", all="1") == []
    assert facts(folder, "1978.1")["place"] == "s2"


def test_a_deaccession_needs_two_people_and_time_and_the_record_stays(desk: Desk, folder: Path) -> None:
    typed = {"way": "scope", "purpose": "twice here", "terms": "council agreed", "until": f"{YEAR}-07-01", "place": "Q"}
    case = desk.begin("deaccession", numbers="1978.1", **typed)
    assert "It is not signed yet" in desk.step("leave", all="1", how="given", on=f"{YEAR}-08-01")[0]
    desk.sign("Omar")
    assert "state" not in facts(folder, "1978.1")
    desk.sign("Leila")
    assert (facts(folder, "1978.1")["state"], facts(folder, "1978.1")["place"]) == ("leaving", "pq")
    assert f"Nothing of it may leave before {YEAR}-07-01" in desk.step("leave", all="1", how="given", on=DAY)[0]
    assert desk.step("leave", all="1", how="given", by="City", on=f"{YEAR}-08-01") == []
    gone = facts(folder, "1978.1")
    assert (gone["state"], gone["elsewhere"], gone["name"]) == ("struck", "City", "iron lamp")
    said = desk.send(
        "/do/procedures/new/loan-out/", numbers="1978.1", party="C", purpose="s", date=DAY, until=DAY, responsible="O"
    )
    assert "1978.1 cannot take part: it is struck from the register." in said[0]
    assert "given to another museum" in desk.open(case)


def test_a_cancelled_procedure_stays_with_its_reason(desk: Desk) -> None:
    loan = desk.begin("loan-out", numbers="1978.1", party="City", purpose="show", until=f"{YEAR}-07-01")
    assert "Why is it cancelled?" in desk.send(f"{loan}cancel/")[0]
    assert desk.send(f"{loan}cancel/", reason="no money") == []
    assert "no money" in desk.page
    assert "cancelled" in desk.open("/do/procedures/register/loan-out/")
    desk.begin("loan-out", numbers="1978.1", party="City", purpose="show", until=f"{YEAR}-07-01")
    assert f"L-{YEAR}-002" in desk.page


def test_the_newest_step_is_taken_back_with_all_it_did(desk: Desk, folder: Path) -> None:
    loan = desk.begin("loan-out", numbers="1978.1\n1978.2", party="City", purpose="show", until=f"{YEAR}-07-01")
    desk.sign("Omar", "Borrower")
    assert desk.step("out", all="1") == []
    action = re.search(r'name="action" value="([^"]+)"', desk.page)
    assert action
    desk.send(f"{loan}undo/", action=action[1])
    assert "state" not in facts(folder, "1978.1")
    assert facts(folder, "1978.1")["place"] == "s2"
    assert "They leave now" in desk.page
    desk.send(f"{loan}undo/", action=action[1])
    assert "Take the newest step back first" in desk.page


def test_the_sorting_table_asks_two_people_and_nothing_disappears(desk: Desk, folder: Path) -> None:
    desk.open("/do/sorting/?place=A1-1")
    assert desk.send("/do/sorting/", place="A1-1", name="Omar", **{"b-o2": "hazard", "b-o4": "collection"}) == []
    assert facts(folder, "1978.2")["belongs"] == "hazard"
    assert (
        "The second signature"
        in desk.send("/do/sorting/", place="A1-1", name="omar", sign="1", **{"s-o2": "hazard"})[0]
    )
    assert "Somebody sorted" in desk.send("/do/sorting/", place="A1-1", name="Leila", sign="1", **{"s-o2": "loan"})[0]
    assert desk.send("/do/sorting/", place="A1-1", name="Leila", sign="1", **{"s-o2": "hazard"}) == []
    assert (facts(folder, "1978.2")["belongs_by"], facts(folder, "1978.2")["belongs_confirmed"]) == ("Omar", "Leila")
    assert desk.send("/do/sorting/", place="A1-1", name="Rima", **{"b-o2": "loan", "was-o2": "hazard"}) == []
    assert "belongs_confirmed" not in facts(folder, "1978.2")  # sorted anew: to be signed anew
    assert facts(folder, "1978.2")["place"] == "s1"
    assert "There is no place with the code Z9" in desk.open("/do/sorting/?place=Z9")


def test_the_accession_register_shows_strikes_corrections_and_totals(desk: Desk, folder: Path) -> None:
    gift(desk)
    numbers = f"E-{YEAR}-001.1\nE-{YEAR}-001.2"
    desk.begin("acquisition", numbers=numbers, way="gift", party="Ana", number_from=f"{YEAR}.1")
    desk.sign("Omar", "Leila")
    museum = open_journal(folder).museum()
    key = museum.objects.ids[museum.objects.words("number").index(f"{YEAR}.2")]
    open_journal(folder).append([Draft("object", key, {"name": "copper tray", "was": {"name": "tray"}})], who="rima")
    desk.begin("deaccession", numbers=f"{YEAR}.1", way="scope", purpose="x", terms="y", until=DAY)
    desk.sign("Omar", "Leila")
    assert desk.step("leave", all="1", how="given", by="City") == []
    page = desk.open("/do/accessions/print/?columns=short")
    assert f"<s><bdi>{YEAR}.1</bdi></s>" in page
    assert "<s><bdi>tray</bdi></s>" in page
    assert "rima" in page
    assert "In all: 2. With a line through them: 1. In the collection: 1." in page
    assert "Countersigned" in page
    assert "18 Observations" in desk.open(f"/do/accessions/print/?columns=french&year={YEAR}")
    assert "1978.5" in desk.open("/do/accessions/print/?year=all")
    assert "1978.5" not in page


@pytest.mark.parametrize(
    "address", ["/do/procedures/nothing/", "/do/procedures/new/nothing/", "/do/procedures/register/x/"]
)
def test_what_is_not_there_is_said(desk: Desk, address: str) -> None:
    assert desk.client.get(address).status_code == 404
