"""Does somebody who never saw the pages get from what is wrong to a task that is done, with the pace learned? In two languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import built, page_in, press

pytestmark = pytest.mark.browser
MAKE = """
import sys
from pathlib import Path
from reorg.web.journal import create, open_journal
from tests.web.test_tasks import drafts
folder = Path(sys.argv[1])
create(folder)
open_journal(folder).append(drafts(), who="Ana")
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A museum with a room, a unit, a shelf and thirty jars, twelve of them on the floor."""
    yield from built(tmp_path_factory.mktemp("mill") / "museum", MAKE)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("ar", 1280)])
def test_from_what_is_wrong_to_a_task_that_is_done(browser: Browser, mill: str, language: str, width: int) -> None:
    page = page_in(browser, mill, language, width)
    page.context.add_cookies([{"name": "who", "value": "Omar", "url": mill}])
    page.goto(mill)
    press(page.locator("main a[href='/plan/tasks/']"))
    assert fits(page)

    # a task is chosen by what it is about, read, and taken on
    page.locator("details.phase > summary").nth(3).click()
    press(page.locator("a[href='/plan/tasks/lift-off-floor/']"))
    expect(page.locator(".how li")).to_have_count(3)
    assert fits(page)
    page.locator("[name=responsible]").fill("Omar")
    press(page.locator("form[action$='/take/'] button.first"))
    address = page.url

    # work that cannot be is refused and kept; then it is noted, and the pace is one's own
    page.locator("[name=hours]").fill("25")
    page.locator("[name=things]").fill("6")
    press(page.locator("#log button.first"))
    expect(page.locator(".note.warn li")).to_have_count(1)
    assert page.locator("[name=things]").input_value() == "6"
    page.locator("[name=hours]").fill("2")
    press(page.locator("#log button.first"))
    expect(page.locator("table.log tbody tr")).to_have_count(1)
    assert "96" in page.locator(".pace ~ p").nth(1).inner_text(), "the borrowed pace stands beside one's own"
    assert fits(page)

    # the card prints; the task is finished, and taken up again by nobody
    press(page.locator("a[href$='/card/']"))
    assert page.pdf().startswith(b"%PDF")
    page.goto(address)
    page.locator("details > summary").last.click()
    press(page.locator("form:has([value=done]) button"))
    expect(page.locator("#log")).to_have_count(0)
    page.goto(f"{mill}plan/tasks/")
    assert fits(page)
