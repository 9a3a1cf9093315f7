"""Are five units walked in four taps each on a phone without scripts, the last of them by the keyboard alone?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.conftest import built

pytestmark = pytest.mark.browser
FURNISH = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = create(Path(sys.argv[1]))
units = [Draft("place", f"u{at}", {"code": f"A{at}", "kind": "unit", "place": "r", "width": 1000.0, "depth": 400.0,
         "height": 2000.0, "x": 1000.0 * at, "y": 0.0}) for at in range(1, 7)]
shelves = [Draft("place", f"s{at}", {"code": f"A1-{at}", "kind": "shelf", "place": "u1", "z": 500.0 * at, "height": 400.0,
           "width": 1000.0, "depth": 400.0}) for at in range(3)]
room = Draft("place", "r", {"code": "R1", "name": "Attic", "kind": "room", "width": 8000.0, "depth": 5000.0})
open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"}), room, *units, *shelves], who="ana")
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A museum with a room of six units."""
    yield from built(tmp_path_factory.mktemp("walk") / "museum", FURNISH)


class Thumb:
    """What taps, and counts how often; everything that it taps has to be 44 px high at least."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, what: Locator) -> None:
        box = what.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        self.taps += 1
        what.tap()

    def choose(self, name: str, value: str) -> None:
        self.tap(self.page.locator(f".tiles [name={name}][value='{value}']"))

    def on(self, what: Locator) -> None:
        with self.page.expect_navigation():
            self.tap(what)


def test_five_units_in_four_taps_each(browser: Browser, store: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{store}store/walk/")
    thumb = Thumb(page)
    thumb.on(page.locator(".actions a.first"))
    for at, (fill, condition, verdict) in enumerate(
        [("80", "good", "keep"), ("120", "fair", "keep"), ("50", "poor", "modify"), ("0", "unsafe", "discard")], 1
    ):
        expect(page.locator("h1")).to_contain_text(f"A{at}")
        expect(page.locator(".far")).to_contain_text(f"{at} of 6")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        thumb.taps = 0
        thumb.choose("fill", fill)
        thumb.choose("condition", condition)
        thumb.choose("verdict", verdict)
        thumb.on(page.locator(".on button.first"))
        assert thumb.taps == 4
    # the fifth without a finger: the page begins at the unit, so one Tab is the first question
    for key in ("Tab", *["ArrowRight"] * 9, "Tab", "Tab", "ArrowRight", "Tab", "Space", "Tab"):
        page.keyboard.press(key)
    assert page.locator("[name=fill][value='90']").is_checked()
    assert page.locator("[name=condition][value=fair]").is_checked()
    assert page.locator("[name=verdict][value=keep]").is_checked()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("A6")
    # stop, look what is left, and go back to one
    thumb.on(page.locator(".far a"))
    expect(page.locator("h1")).to_have_text("5 of 6 are done, 1 is left")
    expect(page.locator(".walked li")).to_have_count(5)
    expect(page.locator(".walked li").nth(4)).to_contain_text("90 %")
    thumb.on(page.locator(".actions a.first"))
    thumb.on(page.locator("button[name=unreached]"))
    expect(page.locator("h1")).to_have_text("All 6 units were looked at")
    context.close()
