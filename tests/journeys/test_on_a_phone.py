"""Can the Records part be used on a telephone, in both directions: nothing wider than the screen, all of it pressable?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import page_in, settled

TABS = ("records/", "records/wrong/", "records/standing/", "records/lists/", "records/missing/", "records/out/")
# What a finger presses outside running text, and is too low for it. A choice is pressed on its whole label.
TOO_LOW = """() => [...document.querySelectorAll('main button, main .button, main select, main input:not([type=hidden]), main summary, .tabs a')]
  .map(each => each.closest('.choices label, .tick') || each)
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
  .map(each => each.textContent.trim() || each.name)"""
CURRENT_IN_SIGHT = """() => {
  const strip = document.querySelector('.tabs'), at = strip.querySelector('[aria-current]').getBoundingClientRect();
  return at.left >= 0 && at.right <= innerWidth && strip.getBoundingClientRect().height < 60;
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_of_the_records_fits_a_narrow_screen(browser: Browser, sample_address: str, language: str) -> None:
    page = page_in(browser, sample_address, language=language, width=360)
    for path in TABS:
        page.goto(sample_address + path)
        settled(page)  # what has to be worked out first
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path
        assert page.evaluate(CURRENT_IN_SIGHT), f"{path}: the tabs stand on one line, and the current one is in sight"
        assert page.evaluate(TOO_LOW) == [], path
