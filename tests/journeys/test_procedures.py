"""Is each daily procedure done by somebody who never saw it, from the first click to the printed page, in two languages?

Fields and buttons are found by their place in the form, not by their words, so that the same walk is made in Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import built, page_in, press

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])
FURNISH = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = Path(sys.argv[1])
create(folder)
places = [("pr", "R", "room", ""), ("pu", "A1", "unit", "pr"), ("s1", "A1-1", "shelf", "pu"), ("s2", "A1-2", "shelf", "pu"), ("pq", "Q", "floor", "pr")]
drafts = [Draft("museum", "museum", {"name": "Museum of the Mill"})]
drafts += [Draft("place", key, {"code": code, "kind": kind, **({"place": at} if at else {})}) for key, code, kind, at in places]
drafts += [Draft("object", f"o{n}", {"number": f"1978.{n}", "name": "clay jar", "place": f"s{n % 2 + 1}"}) for n in range(1, 41)]
open_journal(folder).append(drafts, who="ana")
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A museum with a room, a unit, two shelves, a place to set things apart, and forty jars."""
    yield from built(tmp_path_factory.mktemp("mill") / "museum", FURNISH)


class Walk:
    """Somebody with a mouse who begins at the first page."""

    def __init__(self, browser: Browser, address: str, language: str) -> None:
        self.page: Page = page_in(browser, address, language)
        self.address = address
        # everybody is asked who they are once, and remembered in this browser
        self.page.context.add_cookies([{"name": "who", "value": "Omar", "url": address}])
        self.do()

    def do(self) -> None:
        """Begin at the first page, and choose Do."""
        self.page.goto(self.address)
        press(self.page.locator(".bar nav a[href='/do/']"))

    def registers(self) -> None:
        """Go on to the page of all procedures, with their registers."""
        self.do()
        press(self.page.locator("a[href='/do/procedures/']"))

    def begin(self, code: str, **typed: str) -> None:
        """Choose a procedure, fill its form in, send it; what is proposed already stays."""
        press(self.page.locator(f"a[href='/do/procedures/new/{code.replace('-', '%20')}/']"))
        self.fill(**typed)
        press(self.page.locator("form.stack button.first"))

    def fill(self, **typed: str) -> None:
        for name, text in typed.items():
            field = self.page.locator(f"main form [name='{name.replace('__', '-')}']").last
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)

    def sign(self, *names: str) -> None:
        for name in names:
            self.page.locator("#f-sign").fill(name)
            press(self.page.locator("form[action$='/sign/'] button"))

    def step(self, code: str, *, every: bool = True, **typed: str) -> None:
        """Fill in the card of a step and send it, for all objects or the first of them."""
        form = self.page.locator(f"form[action$='/step/{code}/']")
        for name, text in typed.items():
            field = form.locator(f"[name='{name}']")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)
        if every and form.locator("button[name=all]").count():
            press(form.locator("button[name=all]"))
        else:
            if not every:
                form.locator("input[type=checkbox]").first.check()
            press(form.locator("button.first"))

    def number(self) -> str:
        """Return the number that the procedure got."""
        found = re.search(r"[A-Z]-\d{4}-\d{3}", self.page.locator("h1").inner_text())
        assert found, self.page.locator("main").inner_text()
        return found[0]

    def objects(self) -> list[str]:
        return self.page.locator("main .two table th a").all_inner_texts()

    def refused(self) -> str:
        return self.page.locator(".note.warn[role=alert]").inner_text()

    def printed(self, kind: str) -> str:
        """Print a paper as the browser prints it; return what it says. Then go back."""
        press(self.page.locator(f"a[href$='/paper/{kind}/']"))
        assert self.page.pdf().startswith(b"%PDF")
        text = self.page.locator("article.report").inner_text()
        self.page.go_back()
        return text

    def ended(self) -> bool:
        """Whether the procedure is over: nothing can be signed, done or cancelled any more."""
        return (
            self.page.locator("form[action$='/cancel/'], form[action*='/step/'], form[action$='/sign/']").count() == 0
        )


@LANGUAGES
def test_a_gift_comes_in_gets_a_receipt_and_a_number_in_the_register(
    browser: Browser, mill: str, language: str
) -> None:
    walk = Walk(browser, mill, language)
    walk.begin(
        "entry", **{"thing-1-name": "brass lamp", "thing-2-name": "tray"}, party="Ana Silva", way="gift", place="A1-1"
    )
    number = walk.number()
    assert walk.printed("receipt").count("brass lamp") == 2
    press(walk.page.locator("a[href*='/new/acquisition/']"))
    assert walk.page.locator("[name=party]").input_value() == "Ana Silva"
    first = walk.page.locator("[name=number_from]").input_value()
    press(walk.page.locator("form.stack button.first"))
    walk.sign("Omar", "omar")
    assert "omar" in walk.refused()
    walk.sign("Leila")
    assert walk.objects()[0] == first
    assert walk.ended()
    assert f"{number}.1" in walk.printed("record")
    walk.registers()
    press(walk.page.locator("a[href='/do/accessions/']"))
    press(walk.page.locator("form[action='/do/accessions/print/'] button:not(.first)"))
    assert "brass lamp" in walk.page.locator("article.report").inner_text()
    assert walk.page.pdf().startswith(b"%PDF")


@LANGUAGES
def test_a_loan_goes_out_and_each_comes_back_alone(browser: Browser, mill: str, language: str) -> None:
    walk = Walk(browser, mill, language)
    jars = "1978.1\n1978.2" if language == "en" else "1978.3\n1978.4"
    bad = {
        "numbers": f"{jars}\n9999.1",
        "party": "City",
        "purpose": "Clay",
        "date": "2026-06-01",
        "until": "1 March 20226",
    }
    walk.begin("loan-out", **bad)
    said = walk.refused()
    assert "9999.1" in said
    assert "20226" in said
    walk.fill(numbers=jars, until="2026-05-01")
    press(walk.page.locator("form.stack button.first"))
    assert "2026-05-01" in walk.refused()
    assert walk.page.locator("[name=purpose]").input_value() == "Clay"
    walk.fill(until="20 June 2026")
    press(walk.page.locator("form.stack button.first"))
    number = walk.number()
    walk.sign("Omar", "Yusuf")
    assert number in walk.printed("agreement")
    assert "1978." in walk.printed("retrieval")
    expect(walk.page.locator("form[action$='/step/back/']")).to_have_count(0)  # nothing is out yet
    walk.step("out", on="2026-06-02", by="Driver")
    walk.registers()
    press(walk.page.locator("a[href='/do/procedures/register/loan-out/']"))
    expect(walk.page.locator("tbody tr").first).to_contain_text("▲")  # overdue, and first
    press(walk.page.get_by_role("link", name=number))
    walk.step("back", every=False, on="2026-06-18", condition="good")
    expect(walk.page.locator("form[action$='/step/back/'] tbody tr")).to_have_count(1)
    walk.step("back", on="2026-06-30")
    assert walk.ended()
    press(walk.page.locator("form[action$='/undo/'] button"))
    expect(walk.page.locator("form[action$='/step/back/'] tbody tr")).to_have_count(1)


@LANGUAGES
def test_a_loan_comes_in_and_goes_back(browser: Browser, mill: str, language: str) -> None:
    walk = Walk(browser, mill, language)
    walk.begin("loan-in", **{"thing-1-name": "throne"}, party="Palace", purpose="show", until="2099-01-31")
    assert "throne" in walk.printed("agreement")
    walk.sign("Prince", "Omar")
    walk.step("arrive", place="A1-2", by="Omar")
    assert walk.objects() == [f"{walk.number()}.1"]
    walk.step("back", by="Driver")
    assert walk.ended()


def test_the_enter_key_enters_and_rows_are_added_without_losing_any(browser: Browser, mill: str) -> None:
    walk = Walk(browser, mill, "en")
    page = walk.page
    press(page.locator("a[href='/do/procedures/new/entry/']"))
    walk.fill(**{"thing-1-name": "stamp"}, party="Nour", way="gift")
    press(page.locator("button[name=more]"))
    expect(page.locator("[name='thing-8-name']")).to_have_count(1)
    assert page.locator("[name='thing-1-name']").input_value() == "stamp"
    walk.fill(**{"thing-8-name": "envelope"})
    with page.expect_navigation():
        page.locator("[name=party]").press("Enter")
    assert len(walk.objects()) == 2


@LANGUAGES
def test_what_is_not_ours_leaves_against_a_signature(browser: Browser, mill: str, language: str) -> None:
    walk = Walk(browser, mill, language)
    walk.begin("entry", **{"thing-1-name": "old coin"}, party="Sami", way="identify")
    press(walk.page.locator("a[href*='/new/exit/']"))
    assert walk.page.locator("[name=party]").input_value() == "Sami"
    press(walk.page.locator("form.stack button.first"))
    assert "old coin" in walk.printed("exit")
    walk.sign("Omar", "Sami")
    walk.step("leave", by="Sami")
    assert walk.ended()


@LANGUAGES
def test_a_shelf_is_walked_with_a_printed_sheet(browser: Browser, mill: str, language: str) -> None:
    walk = Walk(browser, mill, language)
    walk.begin("inventory", place="A1-1")
    assert "1978.10" in walk.printed("walk")
    page = walk.page
    page.locator("select[name=w-o6]").select_option("not seen")
    page.locator("select[name=w-o8]").select_option("missing")
    page.locator("input[name=rest]").check()
    page.locator("#f-strangers").fill("1978.21\nbrass bell")
    press(page.locator("form[action*='/walk/'] button.first"))
    expect(page.locator("main")).to_contain_text(re.compile(r"F-\d{4}-\d{3}"))
    assert page.locator("select[name=w-o8]").input_value() == "missing"
    assert page.locator("select[name=w-o10]").input_value() == "seen"
    page.locator("#f-result").fill("One jar is missing.")
    press(page.locator("form[action$='/close/'] button"))
    expect(page.locator("main")).to_contain_text("One jar is missing.")
    walk.do()
    jar = "1978.8"
    walk.begin("loss", numbers=jar, way="missing")
    walk.step("found", place="A1-1", by="Rima")
    assert walk.ended()
    assert jar in walk.printed("record")


@LANGUAGES
def test_conditions_are_checked_and_a_school_is_served(browser: Browser, mill: str, language: str) -> None:
    walk = Walk(browser, mill, language)
    jars = "1978.25\n1978.26"
    walk.begin("condition", numbers=jars, purpose="after a leak")
    assert "1978.25" in walk.printed("condition")
    walk.page.locator("[name='each-o25-condition']").select_option("poor")
    walk.page.locator("[name='each-o25-remark']").fill("crack at the rim")
    walk.page.locator("[name='each-o26-condition']").select_option("good")
    press(walk.page.locator("form[action$='/step/checked/'] button.first"))
    assert walk.ended()
    walk.do()
    walk.begin("use", numbers=jars, party="School", way="school", title="Reading room", until="2099-01-31")
    assert walk.printed("retrieval").index("1978.26") < walk.printed("retrieval").index("1978.25")
    walk.step("out", by="Rima")
    walk.step("back", by="Rima")
    assert walk.ended()


@LANGUAGES
def test_a_deaccession_is_signed_twice_set_apart_and_struck(browser: Browser, mill: str, language: str) -> None:
    walk = Walk(browser, mill, language)
    jar = "1978.31" if language == "en" else "1978.33"
    typed = {
        "way": "twice",
        "purpose": "One of forty.",
        "terms": "Council, 3 May",
        "until": "2026-06-01",
        "date": "2026-05-01",
    }
    walk.begin("deaccession", numbers=jar, place="Q", **typed)
    assert jar in walk.printed("record")
    expect(walk.page.locator("form[action*='/step/']")).to_have_count(0)  # nothing may leave
    walk.sign("Omar", "Leila")
    walk.step("leave", on="2026-05-20", how="given", by="City Museum")
    assert "2026-06-01" in walk.refused()
    walk.step("leave", on="2026-06-20", how="given", by="City Museum")
    assert walk.ended()
    press(walk.page.locator("main .two table th a").first)
    expect(walk.page.locator("main")).to_contain_text(jar)  # the record is here for ever


@LANGUAGES
def test_what_stands_on_a_shelf_is_sorted_by_two_people(browser: Browser, mill: str, language: str) -> None:
    walk = Walk(browser, mill, language)
    page = walk.page
    press(page.locator("a[href='/do/sorting/']"))
    page.locator("#place").fill("A1-2")
    press(page.locator(".filters button"))
    at = "o35" if language == "en" else "o37"
    page.locator(f"select[name=b-{at}]").select_option("hazard")
    page.locator("#name").fill("Omar")
    press(page.locator("main form button.first").last)
    page.locator(f"input[name=s-{at}]").check()
    page.locator("#second").fill("Omar")
    press(page.locator("button[name=sign]"))
    assert "Omar" in walk.refused()
    page.locator(f"input[name=s-{at}]").check()
    page.locator("#second").fill("Leila")
    press(page.locator("button[name=sign]"))
    expect(page.locator("tr", has=page.locator(f"select[name=b-{at}]"))).to_contain_text("Leila")


def test_a_paper_is_also_a_pdf(browser: Browser, mill: str) -> None:
    walk = Walk(browser, mill, "ar")
    walk.begin("use", numbers="1978.40", party="School", way="school", title="Reading room", until="2099-01-31")
    address = walk.page.locator("a[href$='/paper/retrieval.pdf']").get_attribute("href") or ""
    request = walk.page.context.request
    answer = request.get(mill + address.lstrip("/"))
    for _ in range(60):
        if answer.headers["content-type"] == "application/pdf":
            break
        walk.page.wait_for_timeout(250)
        answer = request.get(answer.url)
    assert answer.body().startswith(b"%PDF")
