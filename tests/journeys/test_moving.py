"""Is a cupboard moved, a box filled, a list pasted, a loan to the next room brought back and the register printed, by hand?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import built, page_in, press

pytestmark = pytest.mark.browser
BUILD = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = Path(sys.argv[1])
create(folder)
room = dict(kind="room", width=6000, depth=5000, height=2600)
unit = dict(kind="unit", place="pr", width=1000, depth=400, height=2000, y=0)
shelf = dict(kind="shelf", width=1000, depth=400, height=400, load=80)
drafts = [Draft("museum", "m", dict(name="Museum of the Mill")),
    Draft("place", "pr", dict(code="R", name="Store", **room)), Draft("place", "pq", dict(code="Q", name="Workroom", **room)),
    Draft("place", "pa", dict(code="A1", x=0, **unit)), Draft("place", "pb", dict(code="A2", x=1100, **unit)),
    Draft("place", "a1", dict(code="A1-1", place="pa", z=100, **shelf)), Draft("place", "a2", dict(code="A1-2", place="pa", z=1500, **shelf)),
    Draft("place", "b1", dict(code="A2-1", place="pb", z=100, **shelf))]
drafts += [Draft("object", f"o{at}", dict(number=f"1978.12.{at}", name="jar", place="a1", width=90, depth=90, height=120)) for at in range(1, 31)]
drafts += [Draft("object", "heavy", dict(number="1980.1", name="anvil", place="a1", weight=40))]
open_journal(folder).append(drafts, who="ana")
"""


@pytest.fixture
def museum(tmp_path: Path) -> Iterator[str]:
    yield from built(tmp_path / "museum", BUILD)


def looked(page: Page) -> None:
    press(page.locator("button[value=look]").first)


def move(page: Page) -> None:
    press(page.locator("button[value=move]"))


def words(page: Page, tmp_path: Path) -> str:
    for _ in range(100):
        if "/working/" not in page.url:
            break
        page.wait_for_timeout(200)
    response = page.request.get(page.url)
    assert response.ok, page.url
    path = tmp_path / "printed.pdf"
    path.write_bytes(response.body())
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(sheet.get_textpage().get_text_range() for sheet in pdf)


def test_a_cupboard_a_box_and_a_list(browser: Browser, museum: str) -> None:
    page = page_in(browser, museum)
    page.goto(museum)
    press(page.get_by_role("link", name="Do", exact=True))
    press(page.get_by_role("link", name="Move things"))

    # like a scanner: the number, then Enter, again and again
    for number in ("1978.12.1", "1978.12.2", "1978.12.2", "1978.12.45"):
        page.locator("#add").type(number)
        page.keyboard.press("Enter")
    expect(page.locator("#numbers")).to_have_value("1978.12.1\n1978.12.2\n1978.12.2\n1978.12.45")
    expect(page.get_by_role("heading", name="2 of 3 understood")).to_be_visible()
    expect(page.get_by_text("1 line stands there once more")).to_be_visible()

    # a place that is not there is not guessed
    page.fill("#to", "A2-7")
    looked(page)
    expect(page.get_by_text("There is no place with the code A2-7. Did you mean one of these?")).to_be_visible()
    page.get_by_role("radio", name="A2-1").check()
    page.fill("#reason", "pests")
    looked(page)
    move(page)
    expect(page.get_by_text("2 things moved to A2-1.").first).to_be_visible()
    expect(page.get_by_text("1 line was not understood. It is still here")).to_be_visible()
    expect(page.locator("#numbers")).to_have_value("1978.12.45")

    # one link leads to the move, one button takes it back
    press(page.get_by_role("link", name="See it, take it back, print slips"))
    press(page.get_by_role("button", name="Take it back"))
    expect(page.get_by_text("Taken back. Everything stands again where it stood before.")).to_be_visible()

    # a box is made in a place, filled, and moved with what is in it
    page.goto(f"{museum}store/a1/")
    page.get_by_text("More to do here").click()
    press(page.get_by_role("link", name="Add boxes"))
    press(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("1 is there: Box 1.")).to_be_visible()
    press(page.get_by_role("link", name="Bring something here"))
    page.fill("#numbers", "1978.12.3\n1978.12.4")
    looked(page)
    move(page)
    expect(page.get_by_text("2 things moved to Box 1.").first).to_be_visible()
    press(page.get_by_role("link", name="See Box 1"))
    press(page.get_by_role("link", name="Move Box 1 with everything in it"))
    page.fill("#to", "Box 1")
    looked(page)
    expect(page.get_by_text("Box 1 cannot stand in itself.")).to_be_visible()
    page.fill("#to", "A2-1")
    looked(page)
    move(page)
    expect(page.get_by_text("Box 1 moved to A2-1.").first).to_be_visible()

    # a cupboard goes to another room with everything in it; a rule that is broken wants a reason
    page.goto(f"{museum}store/pa/")
    press(page.get_by_role("link", name="Move A1 with everything in it"))
    page.fill("#to", "Q")
    looked(page)
    expect(page.get_by_text("1 thing would move")).to_be_visible()
    move(page)
    expect(page.get_by_text("A1 moved to Q Workroom.").first).to_be_visible()
    page.goto(f"{museum}store/pq/")
    expect(page.get_by_text("29 objects here")).to_be_visible()
    page.goto(f"{museum}do/move/?object=heavy")
    page.fill("#to", "A1-2")
    looked(page)
    expect(page.get_by_text("too high for 1 heavy thing")).to_be_visible()
    move(page)
    expect(page.get_by_text("Write why it is done nevertheless")).to_be_visible()
    page.fill("#override", "only until Friday")
    move(page)
    expect(page.get_by_text("1980.1 moved to A1-2.").first).to_be_visible()
    expect(page.get_by_text("only until Friday")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_out_for_a_while_back_and_on_paper(browser: Browser, museum: str, tmp_path: Path, language: str) -> None:
    page = page_in(browser, museum, language, width=360 if language == "ar" else 1280)
    page.goto(f"{museum}do/move/")
    page.fill("#numbers", "1978.12.5\n1978.12.6")
    page.fill("#reason", "study")
    page.locator("input[value=while]").check()
    page.locator("details summary").first.click()
    page.fill("#taken_by", "Leïla Ben Ali")
    page.fill("#due", "2020-01-01")
    page.fill("#elsewhere", "University")
    looked(page)
    expect(page.locator("[role=alert]")).to_contain_text("2020-01-01")
    page.fill("#due", "20226-01-01")
    looked(page)
    expect(page.locator("[role=alert]")).to_contain_text("20226-01-01")
    page.fill("#due", "1 March 2099")
    looked(page)
    move(page)
    assert "/do/movements/" in page.url
    slip = page.url
    page.goto(f"{slip}slip.pdf")
    said = words(page, tmp_path)
    assert "1978.12.5" in said
    assert "University" in said

    # one of the two comes back
    page.goto(f"{museum}do/out/")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.locator("input[name=thing]").first.check()
    press(page.locator("main form button.first"))
    expect(page.locator("[role=alert]")).to_be_visible()
    expect(page.locator("input[name=thing]").first).to_be_checked()
    page.fill("#received_by", "Ana")
    press(page.locator("main form button.first"))
    page.goto(f"{museum}do/out/")
    expect(page.locator("tbody tr")).to_have_count(1)

    # the register, on the page and printed
    page.goto(f"{museum}do/movements/")
    expect(page.locator("table.register tbody tr")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{museum}do/movements/?form=pdf")
    said = words(page, tmp_path)
    for told in ("1978.12.5", "1978.12.6", "Leïla", "2099-03-01", "Ana", "study"):
        assert told in said


def test_a_row_of_units_is_seen_before_it_is_entered(browser: Browser, museum: str) -> None:
    page = page_in(browser, museum)
    page.goto(f"{museum}store/pr/")
    page.get_by_text("More to do here").click()
    press(page.get_by_role("link", name="Add a row of units"))
    expect(page.locator("#f-code")).to_have_value("A3")
    typed = {"code": "B1", "count": "4", "width": "100", "depth": "40", "height": "200", "shelves": "5", "load": "80"}
    for name, value in typed.items():
        page.fill(f"#f-{name}", value)
    page.select_option("#f-wall", "front")
    press(page.get_by_role("button", name="Show the row"))
    expect(page.get_by_role("heading", name="4 units, B1 to B4, with 20 shelves, would be entered.")).to_be_visible()
    assert page.locator("svg").count() > 0
    press(page.get_by_role("button", name="Enter the row"))
    expect(page.get_by_text("4 units are there.")).to_be_visible()
    page.goto(f"{museum}do/move/?object=o1")
    page.fill("#to", "b4 5")
    looked(page)
    move(page)
    expect(page.get_by_text("1978.12.1 moved to B4-5.").first).to_be_visible()
