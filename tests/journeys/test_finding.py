"""Does somebody who never saw it find an object whose number they typed wrongly, narrow a list, keep it, and take it out?"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import built, page_in, press

_OBJECTS = [
    {"number": "1978.12.45", "name": "water jar", "category": "clay", "materials": "clay", "place": "pu"},
    {"number": "1978.12.1", "name": "bowl", "category": "clay"},
    {"number": "1981.3.7", "name": "إبريق نحاس", "category": "metal", "maker": "محمد"},
    {"number": "1981.3.8", "name": "oil lamp", "category": "metal", "other_numbers": "Inv. 4711"},
    *({"number": f"1990.1.{at}", "name": "print", "category": "prints"} for at in range(1, 61)),
]
_PLACES = [
    ("pr", {"code": "R", "kind": "room", "name": "Store"}),
    ("pu", {"code": "A1", "kind": "unit", "place": "pr"}),
]
_BUILD = """
import json, sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder, places, objects = Path(sys.argv[1]), *map(json.loads, sys.argv[2:4])
create(folder)
drafts = [Draft("place", key, facts) for key, facts in places]
drafts += [Draft("object", f"o{at}", facts) for at, facts in enumerate(objects)]
open_journal(folder).append([Draft("museum", "m", {"name": "Museum of the Mill"}), *drafts], who="ana")
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    yield from built(tmp_path / "museum", _BUILD, json.dumps(_PLACES), json.dumps(_OBJECTS))


def test_a_number_typed_wrongly_a_list_kept_and_taken_out(browser: Browser, address: str, tmp_path: Path) -> None:
    page = page_in(browser, address)
    page.goto(address)

    # the number as a tired person types it, into the box that stands on every page
    page.get_by_role("searchbox", name="Find an object").fill("1978-12-54")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Did you mean")).to_be_visible()
    first = page.locator(".near li").first
    expect(first).to_contain_text("1978.12.45")
    expect(first).to_contain_text("A1")
    press(first.get_by_role("link", name="1978.12.45"))
    expect(page.get_by_role("heading", level=1)).to_have_text("water jar")
    expect(page.locator(".no")).to_have_text("1978.12.45")

    # an old number is a number
    page.get_by_role("searchbox", name="Find an object").fill("4711")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("oil lamp")

    # all objects, narrowed by two links; one of them is taken away again
    page.goto(f"{address}records/")
    expect(page.get_by_role("heading", name="64 objects on record.")).to_be_visible()
    press(page.locator("#narrow").get_by_role("link", name="clay"))
    expect(page.get_by_role("heading", name="2 objects fit what you asked.")).to_be_visible()
    press(page.locator("#narrow").get_by_role("link", name="no place", exact=True))
    expect(page.locator("tbody tr")).to_have_count(1)
    press(page.locator(".chips").get_by_role("link", name="clay"))
    expect(page.get_by_role("heading", name="63 objects fit what you asked.")).to_be_visible()

    # kept under a name, and opened again
    page.get_by_text("Keep this list").click()
    page.get_by_label("Name of the list").fill("Look for their places")
    press(page.get_by_role("button", name="Keep it"))
    expect(page.get_by_role("heading", name="You keep 1 list.")).to_be_visible()
    press(page.get_by_role("link", name="Look for their places"))
    expect(page.get_by_role("heading", name="63 objects fit what you asked.")).to_be_visible()

    # taken out; what the page says of the file is true
    page.get_by_text("Take this list out").click()
    press(page.get_by_role("button", name="Write 63 rows"))
    expect(page.get_by_role("heading", name="63 of 63 rows written")).to_be_visible(timeout=20_000)
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the file").click()
    saving.value.save_as(tmp_path / "objects.csv")
    written = (tmp_path / "objects.csv").read_bytes()
    expect(page.get_by_text(hashlib.sha256(written).hexdigest())).to_be_visible()
    rows = list(csv.DictReader(written.decode("utf-8-sig").splitlines()))
    assert (len(rows), rows[0]["Number"]) == (63, "1978.12.1")


def test_an_object_is_found_in_arabic_however_it_is_written(browser: Browser, address: str) -> None:
    page = page_in(browser, address, "ar", 360)
    for typed in ("الابريق", "ابريـــق", "ابرق", "mohamed"):
        page.goto(f"{address}records/")
        page.locator("#q").fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator("tbody tr")).to_have_count(1)
        expect(page.locator("tbody tr")).to_contain_text("إبريق نحاس")
    page.goto(f"{address}records/")
    page.locator("#q").fill("١٩٧٨-١٢-٥٤")
    page.keyboard.press("Enter")
    expect(page.locator(".near li").first).to_contain_text("1978.12.45")
    page.goto(f"{address}records/?show=cards")
    expect(page.locator(".pictured li")).to_have_count(50)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
