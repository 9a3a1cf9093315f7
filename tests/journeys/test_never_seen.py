"""Can somebody who never saw it enter a gift, move a cupboard, find a number typed wrongly and print a shelf list, without help?

The walk begins on the start page and goes on by what can be seen there: the words of the bar, links, buttons, the search box. No address
is typed. A way is found by where it leads and a field by its name, so that one walk is made in English and in Arabic; every link and
button that is pressed must be visible. Pages are counted as they load, also those that only show what was wrong or would happen: what is
asserted at each end is that count, and it is an upper bound that a change of a page may not break silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import built, page_in, press, settled

pytestmark = pytest.mark.browser
BUILD = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = create(Path(sys.argv[1]))
room = dict(kind="room", width=6000, depth=5000, height=2600)
unit = dict(kind="unit", place="pr", width=1000, depth=400, height=2000, y=0)
shelf = dict(kind="shelf", width=1000, depth=400, height=400, load=80)
drafts = [Draft("museum", "m", dict(name="Museum of the Mill")),
    Draft("place", "pr", dict(code="R", name="Store", **room)), Draft("place", "pq", dict(code="Q", name="Workroom", **room)),
    Draft("place", "pa", dict(code="A1", x=0, **unit)), Draft("place", "pb", dict(code="A2", x=1100, **unit)),
    Draft("place", "a1", dict(code="A1-1", place="pa", z=100, **shelf)), Draft("place", "a2", dict(code="A1-2", place="pa", z=900, **shelf)),
    Draft("place", "b1", dict(code="A2-1", place="pb", z=100, **shelf))]
drafts += [Draft("object", f"o{at}", dict(number=f"1978.12.{at}", name="clay jar", place="a1" if at < 25 else "b1")) for at in range(1, 46)]
open_journal(folder).append(drafts, who="ana")
"""


@pytest.fixture
def museum(tmp_path: Path) -> Iterator[str]:
    yield from built(tmp_path / "museum", BUILD)


class Stranger:
    """Somebody with a mouse and a keyboard who follows what is visible, and counts the pages."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.pages = page, address, 0
        page.on("load", self._loaded)
        page.goto(address)

    def _loaded(self, page: Page) -> None:
        self.pages += "/working/" not in page.url  # which comes again each second, as long as the machine needs

    def begin(self) -> None:
        """Go home by the museum's name in the bar, and count from here."""
        self.press(self.page.locator(".bar a.name"))
        self.pages = 0

    def press(self, what: Locator) -> None:
        """Press a link or button that can be seen, and wait for the page that it leads to."""
        expect(what).to_be_visible()
        press(what)

    def bar(self, word: str) -> None:
        """Press a word of the bar: look, records, store, plan or do."""
        self.press(self.page.locator(f".bar nav a[href='/{word}/']"))

    def door(self, leads_to: str) -> None:
        """Press the first link of the page, below the bar, that leads somewhere."""
        self.press(self.page.locator(f"main a[href*='{leads_to}']").first)

    def write(self, **typed: str) -> None:
        for name, text in typed.items():
            field = self.page.locator(f"main form [name='{name}']").first
            expect(field).to_be_visible()
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)

    def sign(self, name: str) -> None:
        self.page.locator("#f-sign").fill(name)
        self.press(self.page.locator("form:has(#f-sign) button"))

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def printed(self, link: Locator) -> str:
        """Fetch the PDF behind a link that can be seen; return its words.

        Words of a Latin script on a page that runs from the right are read out of a PDF in the reverse order: compare single words.
        """
        expect(link).to_be_visible()
        address = f"{self.address.rstrip('/')}{link.get_attribute('href')}"
        answer = self.page.request.get(address)
        for _ in range(60):
            if answer.headers["content-type"] == "application/pdf":
                break
            self.page.wait_for_timeout(250)
            answer = self.page.request.get(answer.url)
        with pypdfium2.PdfDocument(answer.body()) as pdf:
            return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)


def enters_a_gift(walk: Stranger) -> str:
    """From the start page to a receipt and a number in the register; return the number."""
    page = walk.page
    walk.bar("do")
    walk.door("/do/procedures/new/entry/")
    walk.write(
        **{"thing-1-name": "brass lamp", "party": "Ana Silva", "way": "gift", "responsible": "Omar", "place": "a2 1"}
    )
    walk.press(page.locator("form.stack button.first"))
    assert re.search(r"E-\d{4}-001", walk.heading()), page.locator("main").inner_text()
    receipt = walk.printed(page.locator("a[href$='/paper/receipt.pdf']"))
    assert all(word in receipt for word in ("brass", "lamp", "Silva"))
    # what becomes of it: it becomes the museum's own
    walk.door("/new/acquisition/")
    expect(page.locator("[name=numbers]")).to_have_value(re.compile("E-"))
    expect(page.locator("[name='thing-1-name']")).to_be_hidden()  # nothing asks to describe the lamp once more
    number = page.locator("[name=number_from]").input_value()
    walk.press(page.locator("form.stack button.first"))
    walk.sign("Omar")
    walk.sign("Leila")
    assert page.locator("main .two table th a").all_inner_texts() == [number]
    return number


def moves_a_cupboard(walk: Stranger) -> None:
    """From the start page to a cupboard in another room with everything in it, and how many things stand there."""
    page = walk.page
    walk.bar("store")
    walk.press(page.locator("main table a[href='/store/pa/']"))
    walk.door("/do/move/?place=pa")
    walk.write(to="workroom")  # its name, as one says it, and not its code
    walk.press(page.locator("button[value=look]"))
    expect(page.locator("main tbody tr")).to_contain_text("24")  # so many objects go with it
    walk.press(page.locator("button[value=move]"))
    expect(page.locator("main")).to_contain_text("A1")
    walk.door("/store/pq/")
    expect(page.locator("main .lead p").first).to_contain_text("24")


def finds_a_number(walk: Stranger) -> None:
    """From the start page to 1978.12.45, typed with two figures exchanged and other signs between."""
    page = walk.page
    box = page.locator(".bar input[type=search]")
    box.fill("1978-12-54")
    with page.expect_navigation():
        box.press("Enter")
    first = page.locator(".near li a").first
    expect(first).to_have_text("1978.12.45")
    walk.press(first)
    expect(page.locator(".no")).to_have_text("1978.12.45")
    expect(page.locator("h1")).to_have_text("clay jar")


def prints_a_shelf_list(walk: Stranger, numbers: list[str]) -> None:
    """From the start page to the printed list of a cupboard, with the numbers of what stands in it."""
    page = walk.page
    walk.bar("store")
    walk.press(page.locator("main table a[href='/store/pb/']"))
    walk.door("kind=shelf")
    walk.press(page.locator("form.stack button.first"))
    settled(page)
    said = walk.printed(page.locator("a.first[href$='.pdf']"))
    for number in numbers:
        assert number in said


@pytest.mark.parametrize("language", ["en", "ar"])
def test_four_daily_tasks_by_what_can_be_seen(browser: Browser, museum: str, language: str) -> None:
    walk = Stranger(page_in(browser, museum, language), museum)
    assert walk.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    walk.begin()
    number = enters_a_gift(walk)
    gift = walk.pages
    walk.begin()
    moves_a_cupboard(walk)
    move = walk.pages
    walk.begin()
    finds_a_number(walk)
    find = walk.pages
    walk.begin()
    prints_a_shelf_list(walk, ["1978.12.45", "1978.12.25", number])
    assert gift <= 8
    assert move <= 7
    assert find <= 2
    assert walk.pages <= 5
