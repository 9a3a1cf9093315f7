"""Can somebody enter, change and find an object beside somebody else, join one that was found, and take it all back?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import page_in, press

pytestmark = pytest.mark.browser


def person(browser: Browser, address: str, name: str, language: str = "en") -> Page:
    page = page_in(browser, address, language)
    page.context.add_cookies([{"name": "who", "value": name, "url": address}])
    return page


def enter(page: Page, address: str, **typed: str) -> str:
    """Enter an object by hand; return the address of its page."""
    page.goto(f"{address}records/new/")
    for name, value in typed.items():
        page.locator(f"#f-{name}").fill(value)
    press(page.locator("form.stack button.first"))
    expect(page.locator("h1")).to_contain_text(typed["name"])
    return page.url


def save(page: Page, **typed: str) -> None:
    for name, value in typed.items():
        page.locator(f"#f-{name}").fill(value)
    press(page.locator("form.stack button.first"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_people_change_one_object_and_nothing_is_lost(browser: Browser, new_museum: str, language: str) -> None:
    ana, ben = person(browser, new_museum, "Ana", language), person(browser, new_museum, "Ben", language)
    jar = enter(ana, new_museum, number="1974.1", name="jar")

    # one fact, from the page: the line that is not known leads to its own field
    press(ana.locator("#l-materials .ask"))
    expect(ana.locator("form.stack input:not([type=hidden])")).to_have_count(1)
    save(ana, materials="clay")
    expect(ana.locator("#l-materials dd").first).to_have_text("clay")
    ana.locator("#l-materials summary").click()
    expect(ana.locator("#l-materials .says")).to_contain_text("Ana")

    # a size as it is written, and a new number: the old one still finds it
    ana.goto(f"{jar}change/")
    save(ana, number="1974.100", dimensions="12 × 8.5 cm")
    expect(ana.locator("#l-size dd").first).to_contain_text("120 mm")
    expect(ana.locator("#l-size dd").first).to_contain_text("85 mm")
    expect(ana.locator("#l-other_numbers dd").first).to_have_text("1974.1")
    ana.goto(f"{new_museum}records/?q=1974.1")
    expect(ana.locator("tbody")).to_contain_text("1974.100")

    # both open the form; Ana saves first
    ana.goto(f"{jar}change/")
    ben.goto(f"{jar}change/")
    save(ana, name="pot", maker="Zoe")
    save(ben, name="vase", culture="Mill Valley")
    expect(ben.get_by_role("alert")).to_contain_text("Zoe")  # what does not clash is told too
    clash = ben.locator("fieldset.clash")
    expect(clash.locator("label").first).to_contain_text("Ana")
    expect(clash.locator("label").first).to_contain_text("pot")
    clash.locator("input[value=mine]").check()
    press(ben.locator("form.stack button.first"))
    expect(ben.locator("h1")).to_have_text("vase")
    expect(ben.locator("#l-maker dd").first).to_have_text("Zoe")
    expect(ben.locator("#l-culture dd").first).to_have_text("Mill Valley")
    ben.locator("#l-name summary").click()
    expect(ben.locator("#l-name .says")).to_contain_text("pot")

    # what is wrong is said at once, beside its field, and stays as it was typed
    ben.goto(f"{jar}change/")
    save(ben, height="tall", date="20226", name="x" * 1500)
    expect(ben.locator(".wrong")).to_have_count(3)
    expect(ben.locator("#f-height")).to_have_value("tall")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_found_thing_is_joined_and_everything_is_taken_back(browser: Browser, new_museum: str, language: str) -> None:
    page = person(browser, new_museum, "Ana", language)
    true = enter(page, new_museum, number="1978.12.45", name="lamp")
    found = enter(page, new_museum, name="iron thing", inscription="M.B.")
    year = datetime.now(UTC).year
    expect(page.locator(".no")).to_have_text(f"F-{year}-001")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")

    # it is this one
    press(page.locator(".label-head .actions a[href$='/is/']"))
    page.locator("#which").fill("1978-12-45")
    press(page.locator(".filters button"))
    press(page.locator(".plainlist a").first)
    press(page.locator("main button.first"))
    assert page.url == true
    expect(page.locator("#l-other_numbers dd").first).to_have_text(f"F-{year}-001")
    expect(page.locator("#l-inscription dd").first).to_have_text("M.B.")
    page.goto(found)
    press(page.locator(".note a.first"))
    assert page.url == true

    # what changed: the joining is one line; one button takes it back, one brings it back
    page.goto(f"{new_museum}do/history/")
    expect(page.locator(".acts li")).to_have_count(4)
    press(page.locator(".acts li a[href*='/history/']").first)
    press(page.locator("main .actions a"))
    expect(page.locator(".plainlist > li")).to_have_count(2)
    page.locator("#reason").fill("another lamp")
    press(page.locator("form.stack button.first"))
    expect(page.locator("main .note").last).to_contain_text("another lamp")
    page.goto(true)
    expect(page.locator("#l-other_numbers")).to_have_count(0)
    expect(page.locator(".time li.undone").first).to_contain_text("another lamp")
    press(page.locator(".time li.undone a").first)
    press(page.locator("main .note a").last)
    press(page.locator("main .actions a"))
    press(page.locator("form.stack button.first"))
    page.goto(true)
    expect(page.locator("#l-other_numbers dd").first).to_have_text(f"F-{year}-001")

    # yesterday it was not there; the page says so, and leads back
    yesterday = (datetime.now(UTC).date() - timedelta(days=1)).isoformat()
    page.locator("#on").fill(yesterday)
    press(page.locator("form.card:has(#on) button"))
    expect(page).to_have_url(re.compile(rf"on={yesterday}"))
    press(page.locator(".lead a"))
    assert page.url == true
    page.goto(f"{new_museum}do/history/on/{yesterday}/")
    expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_fit_their_screen(browser: Browser, new_museum: str, width: int) -> None:
    page = page_in(browser, new_museum, "ar", width)
    jar = enter(page, new_museum, number="1974.1", name="jar" * 60, description="ا" * 900)
    paths = (jar, f"{jar}change/", f"{jar}is/", f"{new_museum}records/new/", f"{new_museum}do/history/")
    for path in paths:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        expect(page.locator("h1")).to_have_count(1)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, .button, select, input[type=search]')]
                .map(each => each.getBoundingClientRect()).filter(box => box.width && box.height < 43.5).length"""
        )
        assert small == 0, path
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea')].filter(each =>
                !(each.getAttribute('aria-label') || each.textContent.trim() || (each.labels && each.labels.length))).length"""
        )
        assert unnamed == 0, path
