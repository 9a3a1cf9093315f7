"""From a room in which a unit stands before the door to a layout changed by hand, judged as it is drawn, and planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import built, page_in, press

pytestmark = pytest.mark.browser

MADE = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = create(Path(sys.argv[1]))
door = {"wall": "south", "at": 1000, "width": 900, "hinge": "start", "opens": "in"}
unit = {"kind": "unit", "place": "r", "type": "shelving", "width": 1000.0, "depth": 400.0, "height": 2000.0, "turn": 0}
open_journal(folder).append([
    Draft("museum", "m", {"name": "Mill"}),
    Draft("place", "r", {"code": "R", "kind": "room", "width": 5000, "depth": 3600, "doors": [door]}),
    Draft("place", "a1", {**unit, "code": "A1", "x": 0.0, "y": 0.0}),
    Draft("place", "a2", {**unit, "code": "A2", "x": 1000.0, "y": 2900.0}),
], who="ana")
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from built(tmp_path_factory.mktemp("layout") / "museum", MADE)


def test_a_room_is_laid_out_changed_by_hand_and_planned(browser: Browser, mill: str) -> None:
    with page_in(browser, mill) as page:
        page.goto(f"{mill}plan/layout/")
        press(page.locator(".plain-rooms a"))
        expect(page.locator(".now")).to_contain_text("A2 stands")
        page.locator("[name=type-0]").select_option("shelving")
        page.locator("[name=count-0]").fill("1")
        press(page.get_by_role("button", name="Propose layouts"))
        press(page.get_by_role("button", name="Stop and keep the best"))  # the first answer was there at once
        press(page.get_by_role("link", name="Change it by hand first").first)
        told = page.locator("#layout-told")
        expect(page.locator("#state")).to_contain_text(
            re.compile("[23] not saved yet")
        )  # the new unit, and one or both others
        page.locator("#sheet").focus()
        page.keyboard.press("PageDown")
        for _ in range(4):  # to the front wall, with its open side against it
            page.keyboard.press("Shift+ArrowDown")
        expect(told).to_contain_text("A1")
        for _ in range(4):
            page.get_by_role("button", name="Back", exact=True).click()
        expect(told).to_be_hidden()
        press(page.get_by_role("button", name="Save"))
        expect(page.get_by_text("Saved, with 1 new unit.")).to_be_visible()
        page.goto(f"{mill}plan/layout/r/")
        expect(page.locator(".now")).to_contain_text("Each unit is reached, and nothing stands in the way.")
