"""Is a store tested by somebody who never saw the page: drawn, looked for by the clock, typed in, judged? In two languages.

Fields and buttons are found by their place in the form, not by their words, so that the same walk is made in Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import built, page_in, press
from tests.journeys.test_procedures import FURNISH

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A museum with a room, a unit, two shelves and forty jars."""
    yield from built(tmp_path_factory.mktemp("mill") / "museum", FURNISH)


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("ar", 1280)])
def test_a_store_is_tested_from_the_draw_to_the_criteria(
    browser: Browser, mill: str, language: str, width: int
) -> None:
    page = page_in(browser, mill, language, width)
    page.context.add_cookies([{"name": "who", "value": "Omar", "url": mill}])
    page.goto(f"{mill}look/")
    press(page.locator(".tabs a[href='/look/finding/']"))
    press(page.locator("#how-many form button"))
    assert re.search("3[0-9]", page.locator("#how-many .note").inner_text())
    page.locator("#begin [name=count]").fill("3")
    press(page.locator("#begin button.first"))
    number = page.locator(".path .code").inner_text()
    assert re.fullmatch(r"T-\d{4}-\d{3}", number)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # three records, one a screen, by the clock
    press(page.locator(".actions a.first"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for found in ("here", "elsewhere", "no"):
        press(page.locator(".clock button"))
        face = page.locator("[data-ran] bdi")
        face.wait_for()
        page.wait_for_function("() => document.querySelector('[data-ran] bdi').textContent !== '0:00'")
        press(page.locator(".clock button"))
        assert re.fullmatch(r"0:0[1-9]", page.locator("[name=time]").input_value())
        page.locator(f"[name=found][value={found}]").check()
        page.locator("[name=moved]").fill("1")
        page.locator("[name=floor][value=no]").check()
        press(page.locator("form.stack button.first"))
        expect(page.locator(".note[role=status]")).to_have_count(1)

    # three spots, written on the sheet and typed in afterwards
    press(page.locator(".path a", has_text=number))
    expect(page.locator("ul.rates li")).to_have_count(5)
    press(page.locator(".actions a[href$='/sheet/']"))
    expect(page.locator("table.tall")).to_have_count(2)
    assert page.pdf().startswith(b"%PDF")
    page.go_back()
    press(page.locator("a[href$='/type/']"))
    rows = page.locator("fieldset.typed-draw")
    expect(rows).to_have_count(3)
    for at in range(3):
        rows.nth(at).locator("[name^=found]").select_option("here")
        rows.nth(at).locator("[name^=time]").fill("1:05")
    rows.nth(2).locator("[name^=time]").fill("1 h")
    press(page.locator("form button.first").last)
    expect(page.locator(".note.warn li")).to_have_count(1)
    page.locator("[name^=time]").nth(2).fill("65")
    press(page.locator("form button.first").last)

    # what it shows, and where it counts
    assert page.locator("h1").inner_text().count("3") >= 2
    expect(page.locator("h2 + table tbody tr")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{mill}look/criteria/")
    expect(page.locator("#found-in-time a[href^='/look/finding/']").first).to_be_visible()
    page.close()
