"""Does a new museum get from nothing to its condition report: drawn, listed, walked, tested, evaluated, told? In two languages.

Fields and buttons are found by what they are in their form, not by their words, so that the same way is gone in Arabic.
"""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import page_in, press, settled

pytestmark = pytest.mark.browser
NAMES = ("jar", "bowl", "lamp", "loom", "flag", "drum", "mask", "spade", "kettle", "mould", "chest", "wheel")


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_from_nothing_to_the_condition_report(
    browser: Browser, new_museum: str, tmp_path: Path, language: str, width: int
) -> None:
    page = page_in(browser, new_museum, language, width)
    page.context.add_cookies([{"name": "who", "value": "Omar", "url": new_museum}])
    codes = drawn(page, new_museum)
    listed(page, new_museum, tmp_path, codes)
    walked(page, new_museum)
    looked_for(page, new_museum)
    problem(page, new_museum, tmp_path)
    evaluated(page, new_museum)
    told(page, new_museum, tmp_path, codes)


def drawn(page: Page, museum: str) -> list[str]:
    """An L-shaped room from the lengths of its walls, and three shelves along one of them."""
    page.goto(f"{museum}store/")
    press(page.locator("a[href='/store/new-walls/']"))
    page.locator("[name=code]").fill("R")
    page.locator("[name=lines]").fill("600\n300\n200l\n250\n400\n550")
    for name, value in (("wall", "5"), ("at", "150"), ("width", "90")):
        page.locator(f"[name=doors-1-{name}]").fill(value)
    press(page.locator("button[value=look]"))
    press(page.locator("button[value=enter]"))
    assert page.url.endswith("/draw/")
    page.locator("#types button").first.click()
    page.locator("#r-count").fill("2")
    page.locator("#r-count").press("Enter")
    expect(page.locator("#plan .u")).to_have_count(3)
    assert page.locator("#plan .u.bad").count() == 0, page.locator("#wrong").inner_text()
    press(page.locator("#save button.first"))
    expect(page.locator("#plan .u")).to_have_count(3)
    fits(page)
    page.goto(f"{museum}store/")
    press(page.locator("main th a[href^='/store/']").first)
    fits(page)
    codes = page.locator("main table").first.locator("th a .code").all_text_contents()
    assert len(codes) == 3
    return codes


def listed(page: Page, museum: str, tmp_path: Path, codes: list[str]) -> None:
    """Twelve objects from a list, four on each unit."""
    rows = [f"1978.{at},{name},ceramics,{codes[at % 3]},20 x 10 x 10 cm" for at, name in enumerate(NAMES, 1)]
    register = tmp_path / "register.csv"
    register.write_text("number,name,category,location,dimensions\n" + "\n".join(rows) + "\n", encoding="utf-8")
    page.goto(f"{museum}records/lists/")
    page.set_input_files("#file", str(register))
    press(page.locator("form button.first").first)
    settled(page)
    press(page.locator("form[action$='/enter/'] button.first"))
    settled(page)


def walked(page: Page, museum: str) -> None:
    """Each unit in four taps; the second one is more than full."""
    page.goto(f"{museum}store/walk/")
    press(page.locator(".actions a.first"))
    for fill, condition, verdict in (("80", "good", "keep"), ("120", "fair", "modify"), ("50", "poor", "keep")):
        fits(page)
        for name, value in (("fill", fill), ("condition", condition), ("verdict", verdict)):
            page.locator(f".tiles label:has([name={name}][value='{value}'])").click()
        press(page.locator(".on button.first"))


def looked_for(page: Page, museum: str) -> None:
    """Three records are looked for; one is not found."""
    page.goto(f"{museum}look/finding/")
    page.locator("#begin [name=way][value=record]").check()
    page.locator("#begin [name=count]").fill("3")
    press(page.locator("#begin button.first"))
    press(page.locator(".actions a.first"))
    for found in ("here", "here", "no"):
        press(page.locator("a[href*='skip=']"))
        page.locator(f"[name=found][value={found}]").check()
        page.locator("[name=time]").fill("45")
        press(page.locator("form.stack button.first"))
    fits(page)


def problem(page: Page, museum: str, tmp_path: Path) -> None:
    """One thing that is wrong with the building, with a photograph."""
    Image.new("RGB", (640, 480), (90, 70, 60)).save(picture := tmp_path / "leak.jpg")
    page.goto(f"{museum}look/forms/")
    press(page.locator("ul.sheets a[href*='problem']"))
    row = page.locator("fieldset.sheet-row.fresh").first
    row.locator("[name^='problem.'][name$='.what']").fill("Water under the window")
    row.locator("[name^='problem.'][name$='.severity']").select_option("danger")
    row.locator("input[type=file]").set_input_files(str(picture))
    press(page.locator("form.sheet button.first"))
    fits(page)
    expect(page.locator("form.sheet img").first).to_be_visible()


def evaluated(page: Page, museum: str) -> None:
    """The first area of the self-evaluation: the lowest answer to the first point, the highest to the others."""
    page.goto(f"{museum}look/evaluation/")
    press(page.locator(".actions a.first"))
    fits(page)
    for at, answer in enumerate(page.locator("fieldset.answer").all()):
        choices = answer.locator("> .choices input")
        if not choices.count():
            answer.locator("> select").select_option(index=1)
            continue
        choices.nth(0 if at == 0 else choices.count() - 2).check()
    press(page.locator("form.sheet button[name=next]"))
    page.goto(f"{museum}look/criteria/")
    fits(page)
    page.goto(f"{museum}plan/tasks/")
    expect(page.locator("main .first").first).to_be_visible()
    fits(page)


def told(page: Page, museum: str, tmp_path: Path, codes: list[str]) -> None:
    """The condition report tells all of it, on screen and on paper."""
    page.goto(f"{museum}look/reports/condition/")
    settled(page)
    text = page.locator("body").inner_text()
    for said in ("Water under the window", codes[1], "Omar"):
        assert said in text
    assert page.locator("svg").count() >= 2
    fits(page)
    page.goto(f"{museum}look/reports/")
    page.locator("a[href*='/condition.pdf']").first.click()
    page.wait_for_url(re.compile(r"condition\.pdf\?"), timeout=120_000, wait_until="commit")
    paper = tmp_path / "condition.pdf"
    paper.write_bytes(page.request.get(page.url).body())
    document = pypdfium2.PdfDocument(paper)
    words = "\n".join(document[at].get_textpage().get_text_bounded() for at in range(len(document)))
    document.close()
    # in Arabic text the words of an English remark are read from the page in another order
    assert {"Water", "under", "the", "window"} <= set(re.findall(r"\w+", words))
