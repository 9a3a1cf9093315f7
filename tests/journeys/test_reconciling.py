"""Can two people bring real lists that speak of the same objects together, by keyboard, and take back what was wrong?

The lists are INHA's (AGORHA, CC BY 4.0): two versions of the Rothschild gifts, and antiquities with their sales.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import BEGIN, ROOT, built, page_in, press, settled

pytestmark = pytest.mark.browser
LISTS = ROOT / "tests" / "museums" / "inha-rothschild"


@pytest.fixture
def rothschild(tmp_path: Path) -> Iterator[str]:
    """A museum that has entered the first version of the Rothschild gifts."""
    yield from built(tmp_path / "museum", BEGIN, str(LISTS / "rothschild.csv"))


@pytest.fixture
def objects(tmp_path: Path) -> Iterator[str]:
    """A museum that has entered its antiquities."""
    yield from built(tmp_path / "museum", BEGIN, str(LISTS / "objects.csv"))


def bring(page: Page, address: str, file: Path) -> None:
    """Bring a list and wait until it is read."""
    page.goto(f"{address}records/lists/")
    page.set_input_files("#file", str(file))
    press(page.get_by_role("button", name="Read it"))
    settled(page)


def enter(page: Page, address: str, file: Path) -> None:
    """Enter the first list of a museum."""
    bring(page, address, file)
    press(page.get_by_role("button", name="Enter this list"))
    settled(page)


def compare(page: Page, address: str) -> None:
    press(page.get_by_role("button", name="Compare with what is here"))
    settled(page)
    page.wait_for_url(re.compile("/compared/$"))


def count(page: Page, pile: str) -> int:
    """Return how many rows a pile has."""
    return int(page.locator(".figures a", has_text=pile).locator("b").inner_text())


def call_me(page: Page, name: str) -> None:
    page.get_by_label("You are").fill(name)
    press(page.get_by_role("button", name="Note it"))
    expect(page.get_by_label("You are")).to_have_value(name)


def strike(page: Page, key: str) -> None:
    """Press a key on the bench and wait for the page that follows."""
    page.locator("#decision").wait_for()
    page.wait_for_load_state("load")
    with page.expect_navigation():
        page.keyboard.press(key)


def note(page: Page) -> str:
    return page.locator(".note[role=status]").inner_text()


def row(page: Page) -> int:
    """Return which row of the list is on the bench."""
    return int(re.findall(r"\d+", page.locator(".heads section").first.locator("p").first.inner_text())[0])


def look_up(page: Page, words: str) -> None:
    """Where no object resembles the row, lay one beside it that is found by words."""
    if not page.get_by_role("button", name="Not this one").count():
        page.locator("#seek").fill(words)
        press(page.get_by_role("button", name="Find it"))


def test_two_versions_of_a_list_are_brought_together_by_keyboard(  # noqa: PLR0915 - one journey, told in its order
    browser: Browser, new_museum: str
) -> None:
    page = page_in(browser, new_museum)
    enter(page, new_museum, LISTS / "rothschild.csv")
    bring(page, new_museum, LISTS / "rothschild-v2.csv")
    expect(page.get_by_label("A newer version of rothschild.csv")).to_be_checked()
    page.get_by_label("No, it is another list").check()
    page.locator("#role").select_option("cards")
    page.locator("#brought_by").fill("Edmond")
    compare(page, new_museum)
    expect(page.get_by_text("brought by Edmond")).to_be_visible()
    assert (count(page, "Agree"), count(page, "Differ"), count(page, "Alone")) == (44, 0, 8)
    call_me(page, "Ana")

    # all with the same ground in one step, after a look at examples; undone in one
    group = page.locator(".grounds li").filter(has=page.get_by_role("button", name="Accept all")).first
    group.locator("summary").click()
    expect(group.locator("tbody tr")).to_have_count(5)
    press(group.get_by_role("button", name="Accept all"))
    expect(page.get_by_role("heading", name="28 of 52 rows are decided; 24 are still open.")).to_be_visible()
    press(page.get_by_role("button", name="Take back my last step"))
    expect(page.get_by_role("heading", name="44 of 52 rows seem to be objects that are here.")).to_be_visible()
    while (buttons := page.get_by_role("button", name="Accept all")).count():
        press(buttons.first)
    expect(page.get_by_role("heading", name="44 of 52 rows are decided; 8 are still open.")).to_be_visible()

    # the others one by one, with no hand on the mouse
    press(page.get_by_role("link", name="Go on deciding"))
    first = row(page)
    strike(page, "j")
    assert row(page) > first
    strike(page, "k")
    assert row(page) == first
    if page.locator(".candidates a").count() > 1:
        strike(page, "2")
        assert page.locator(".candidates a").nth(1).get_attribute("aria-current") == "true"
        strike(page, "ArrowLeft")
        assert page.locator(".candidates a").nth(0).get_attribute("aria-current") == "true"
    page.keyboard.press("?")
    expect(page.get_by_text("take back my last step", exact=True)).to_be_visible()
    strike(page, "n")
    assert "is a new object" in note(page)
    second = row(page)
    assert second != first
    strike(page, "o")
    assert "is left open" in note(page)
    strike(page, "u")
    assert "Taken back" in note(page)
    assert row(page) == second
    here = page.url
    look_up(page, "Rothschild")
    strike(page, "x")
    assert "is not" in note(page)
    assert row(page) == second
    page.goto(here)
    strike(page, "0")
    assert "is no object of ours" in note(page)
    alike = page.get_by_role("button", name="Same object").count()
    strike(page, "Enter" if alike else "n")
    expect(page.locator(".where")).to_contain_text("5 rows open here")
    while "/bench/" in page.url:
        strike(page, "n")
    expect(page.get_by_role("heading", name="52 rows, and every one of them is decided.")).to_be_visible()

    # the new ones are objects, each with its source; what a row says stands on the object's page, and can be taken back
    press(page.get_by_role("link", name=re.compile("new objects")))
    assert page.locator("tbody tr").count() == (6 if alike else 7)
    page.goto(f"{new_museum}records/?q=229165")
    press(page.locator("tbody a").first)
    expect(page.get_by_role("heading", name="What other lists say of it")).to_be_visible()
    press(page.get_by_role("button", name="Take back"))
    expect(page.get_by_role("heading", name="51 of 52 rows are decided; 1 is still open.")).to_be_visible()


def test_two_people_decide_about_sales(browser: Browser, objects: str) -> None:
    ana, ben = page_in(browser, objects), page_in(browser, objects, width=360)
    bring(ana, objects, LISTS / "sales.csv")
    ana.locator("#role").select_option("sales")
    compare(ana, objects)
    call_me(ana, "Ana")
    press(ana.get_by_role("button", name="Ask for a second person"))
    address = ana.url
    sure = count(ana, "Agree")
    assert sure >= 16
    press(ana.get_by_role("button", name="Accept all").first)
    expect(ana.get_by_text(f"{sure} decisions wait for a second person.")).to_be_visible()
    expect(ana.get_by_text("another person has to confirm them")).to_be_visible()

    ben.goto(address)
    call_me(ben, "Ben")
    assert ben.evaluate("document.documentElement.scrollWidth") == 360
    press(ben.get_by_role("link", name="Look at them"))
    press(ben.get_by_role("button", name="Confirm").first)
    expect(ben.get_by_text("1 decision is confirmed.")).to_be_visible()
    ben.goto(address)
    press(ben.get_by_role("button", name=f"Confirm all {sure - 1}"))
    expect(ben.get_by_text(f"{sure - 1} decisions are confirmed.")).to_be_visible()

    # both have the same row open: the second one is told, and nothing is overwritten
    ana.goto(address)
    press(ana.get_by_role("link", name="Go on deciding"))
    ben.goto(ana.url)
    strike(ana, "0")
    strike(ben, "o")
    expect(ben.get_by_role("alert")).to_contain_text("Somebody decided or changed something here")
    expect(ben.get_by_text("Decided: no object of ours, by Ana.")).to_be_visible()


def test_a_newer_version_leaves_only_what_differs_and_works_in_arabic(browser: Browser, rothschild: str) -> None:
    page = page_in(browser, rothschild)
    bring(page, rothschild, LISTS / "rothschild-v2.csv")
    assert page.get_by_label("A newer version of").is_checked()
    compare(page, rothschild)
    expect(page.get_by_text("Only what really differs is left to decide.")).to_be_visible()
    carried = int(
        re.findall(r"(\d+) decisions? w", page.locator(".note", has_text="carried over").last.inner_text())[0]
    )
    assert carried >= 5
    address = page.url
    # the same file again is recognised
    bring(page, rothschild, LISTS / "rothschild-v2.csv")
    expect(page.get_by_text("This very file was brought in before.")).to_be_visible()

    arabic = page_in(browser, rothschild, language="ar", width=360)
    arabic.goto(address)
    assert arabic.locator("html").get_attribute("dir") == "rtl"
    assert arabic.evaluate("document.documentElement.scrollWidth") == 360
    press(arabic.locator(f"a[href='{address.replace(rothschild.rstrip('/'), '').replace('compared', 'bench')}']"))
    strike(arabic, "n")
    assert arabic.evaluate("document.documentElement.scrollWidth") == 360


def test_everything_can_be_decided_without_a_script(browser: Browser, rothschild: str) -> None:
    page = page_in(browser, rothschild)
    bring(page, rothschild, LISTS / "rothschild-v2.csv")
    page.get_by_label("No, it is another list").check()
    compare(page, rothschild)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.url)
    press(plain.get_by_role("link", name="Decide row by row"))
    press(plain.get_by_role("button", name="Same object"))
    expect(plain.locator(".note[role=status]")).to_contain_text("is")
    press(plain.get_by_role("button", name="Take back my last step"))
    expect(plain.locator(".note[role=status]")).to_contain_text("Taken back.")
    press(plain.get_by_role("button", name="Leave open"))
    expect(plain.locator(".note[role=status]")).to_contain_text("is left open")
