"""Can somebody go from their own list and a tape measure to a plan and two pages, in a browser, in one sitting?"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import ROOT, page_in, press, settled

pytestmark = pytest.mark.browser
REGISTER = ROOT / "docs" / "tutorial" / "register.csv"


def fill(page: Page, **typed: str) -> None:
    for name, value in typed.items():
        page.locator(f"#f-{name}").fill(value)
    press(page.get_by_role("button", name="Save"))


def test_from_a_list_and_a_tape_measure_to_two_pages(browser: Browser, new_museum: str, tmp_path: Path) -> None:
    page = page_in(browser, new_museum)
    page.goto(new_museum)
    expect(page.get_by_role("heading", name="Six doors")).to_be_visible()
    expect(page.locator(".doors a")).to_have_count(6)

    # the list
    press(page.get_by_role("link", name="Bring in your list"))
    page.set_input_files("#file", str(REGISTER))
    press(page.get_by_role("button", name="Read it"))
    settled(page)
    expect(page.get_by_role("heading", name="12 rows in")).to_be_visible()
    assert page.locator("select[name=column-0]").input_value() == "number"
    # the worst five stand open; a date that cannot be is among the rest, under what it stops
    page.get_by_text("Proving that it is ours").click()
    expect(page.get_by_role("heading", name="1975-13-20")).to_be_visible()
    press(page.get_by_role("button", name="Enter this list"))
    settled(page)
    expect(page.get_by_role("heading", name="12 rows were entered")).to_be_visible()

    # what is wrong opens its rows
    press(page.get_by_role("link", name="See what is wrong"))
    settled(page)
    doubled = page.locator(".findings li", has_text="share their number")
    press(doubled.get_by_role("link", name="Open them"))
    expect(page.locator("tbody tr")).to_have_count(2)
    press(page.locator("tbody a").first)
    expect(page.get_by_text("Object ID")).to_be_visible()

    # the store, with a tape measure
    page.goto(f"{new_museum}store/")
    press(page.get_by_role("link", name="Add a room"))
    fill(page, code="R", name="Store room", width="420", depth="310", height="260")
    press(page.get_by_role("link", name="Add a unit"))
    fill(page, code="A1", width="120", depth="50", height="200", shelves="4", load="80", x="10", y="5")
    expect(page.get_by_text("The unit A1 is there.")).to_be_visible()
    assert page.locator("svg").count() > 0

    # one object is moved by its code, and the past is kept
    page.goto(f"{new_museum}records/?q=iron+lamp")
    press(page.locator("tbody a").first)
    press(page.locator("main").get_by_role("link", name="Move").first)
    page.locator("#to").fill("a1 2")
    press(page.locator("button[value=look]").first)
    press(page.locator("button[value=move]"))
    expect(page.get_by_text("1974.2 moved to A1-2.").first).to_be_visible()

    # ten questions, a plan, the first moves, two pages
    page.goto(f"{new_museum}look/ten-minutes/")
    page.locator("fieldset.question").first.locator("input[type=radio]").nth(3).check()
    press(page.get_by_role("button", name="Save and see"))
    expect(page.get_by_text("Questions answered: 1 of 10")).to_be_visible()
    page.goto(f"{new_museum}plan/")
    page.evaluate("document.querySelector('[name=seconds]').value = '1'")
    press(page.get_by_role("button", name="Make a plan"))
    settled(page)
    expect(page.get_by_role("heading", name="Before and after")).to_be_visible()
    press(page.get_by_role("button", name="Accept this plan"))
    settled(page)
    press(page.get_by_role("link", name="To the moves"))
    page.locator("input[name=done]").first.check()
    press(page.get_by_role("button", name="What is ticked is done").first)
    expect(page.get_by_text("1 move entered.")).to_be_visible()
    page.goto(f"{new_museum}look/reports/brief/")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("a[href^='/records/']").count() > 0


def test_a_photo_named_csv_is_refused_in_words_and_nothing_is_entered(
    browser: Browser, new_museum: str, tmp_path: Path
) -> None:
    photo = tmp_path / "list.csv"
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40)
    page = page_in(browser, new_museum)
    page.goto(f"{new_museum}records/lists/")
    page.set_input_files("#file", str(photo))
    press(page.get_by_role("button", name="Read it"))
    expect(page.get_by_role("heading", name="Not done")).to_be_visible(timeout=60_000)
    press(page.get_by_role("link", name="Back"))
    expect(page.get_by_role("heading", name="Bring in the list")).to_be_visible()


PAGES = (
    "",
    "look/",
    "look/ten-minutes/",
    "look/reports/",
    "records/",
    "records/wrong/",
    "records/lists/",
    "store/",
    "plan/",
    "do/",
)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_fits_its_screen_and_can_be_used_by_keyboard(
    browser: Browser, sample_address: str, language: str, width: int
) -> None:
    page = page_in(browser, sample_address, language, width)
    for path in PAGES:
        page.goto(sample_address + path)
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        expect(page.locator("h1")).to_have_count(1)
        # every field and link has a name that a screen reader can say
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')].filter(each =>
                !(each.getAttribute('aria-label') || each.textContent.trim() || each.title
                  || (each.labels && each.labels.length) || each.querySelector('title'))).map(each => each.outerHTML.slice(0, 120))"""
        )
        assert unnamed == [], path
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", path


def test_what_can_be_pressed_is_large_enough_for_a_finger(browser: Browser, sample_address: str) -> None:
    page = page_in(browser, sample_address, width=360)
    for path in PAGES:
        page.goto(sample_address + path)
        settled(page)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, .button, nav a, select, input[type=search], input[type=file]')]
                .map(each => each.getBoundingClientRect()).filter(box => box.width && box.height < 43.5).length"""
        )
        assert small == 0, path


def test_nothing_is_asked_of_any_other_computer(browser: Browser, sample_address: str) -> None:
    page = page_in(browser, sample_address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        page.goto(sample_address + path)
    assert all(url.startswith((sample_address, "data:")) for url in asked)


@pytest.mark.parametrize("path", ["", "do/", "records/", "do/move/"])
def test_a_first_visit_is_light_and_a_second_lighter(browser: Browser, sample_address: str, path: str) -> None:
    page = page_in(browser, sample_address)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(sample_address + path, wait_until="load")
    assert len(sizes) <= 4
    assert sum(sizes) <= 25_000
    page.wait_for_load_state("networkidle")
    sizes.clear()
    page.goto("about:blank")
    page.goto(sample_address + path, wait_until="load")
    page.wait_for_load_state("networkidle")
    assert sum(sizes) <= (8_000 if path == "records/" else 4_000), sizes  # a list of 50 is longer than a page of links
