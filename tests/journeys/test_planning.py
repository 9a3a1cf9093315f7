"""From a full store of 3,000 objects to a finished one: a plan, trolley lists, three interruptions; each object in one place always."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import press, run, served, settled

pytestmark = pytest.mark.browser
BUILD = """
import random, sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
chance = random.Random(11)
places, shelves = [], []
for r in range(4):
    places.append(Draft("place", f"r{r}", {"kind": "room", "code": "NSWE"[r], "use": "store", "width": 16000, "depth": 9000}))
    places.append(Draft("place", f"f{r}", {"kind": "floor", "code": "NSWE"[r] + "-FLOOR", "place": f"r{r}"}))
    for u in range(20):
        unit = f"u{r:02}{u:02}"
        places.append(Draft("place", unit, {"kind": "unit", "code": f"{'NSWE'[r]}{u + 1:02}", "place": f"r{r}", "type": "shelving",
            "width": 1000, "depth": 500, "height": 2200, "x": 1200 * (u % 10) + 500, "y": 500 + 3000 * (u // 10)}))
        for s in range(5):
            shelf = f"{unit}s{s}"
            shelves.append(shelf)
            places.append(Draft("place", shelf, {"kind": "shelf", "code": f"{'NSWE'[r]}{u + 1:02}-{s + 1}", "place": unit,
                "width": 1000, "depth": 500, "height": 350, "z": 150 + 400 * s, "load": 120}))
names = "jar bowl lamp loom coin mask drum spade shoe print vase chair".split()
objects = []
for at in range(3000):
    kind = at * 12 // 3000
    home = shelves[min(399, at * 400 // 3000)]
    where = home if chance.random() > 0.25 else chance.choice(shelves[:300] + ["f0", "f1", "f2"] * 20)
    objects.append(Draft("object", f"o{at:04}", {"number": f"1974.{at + 1}", "name": names[kind], "category": names[kind],
        "width": chance.randrange(110, 300, 10), "depth": chance.randrange(120, 235, 5), "height": chance.randrange(90, 290, 10),
        "weight": round(chance.uniform(0.2, 6), 1), "place": where}))
folder = create(Path(sys.argv[1]))
open_journal(folder).append([Draft("museum", "museum", {"name": "Museum of the Mill"}), *places, *objects], who="ana")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A full store: things of a kind are scattered, and many stand on the floor."""
    folder = tmp_path_factory.mktemp("full") / "museum"
    run("-c", BUILD, str(folder))
    return folder


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    yield from served(folder)


class Journal:
    """Follows all that is entered: where each object is after each entry, and that it is in one place that there is."""

    def __init__(self, folder: Path) -> None:
        self.base = sqlite3.connect(f"file:{folder / 'museum.sqlite3'}?mode=ro", uri=True)
        self.at: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.last = self.moves = 0

    def read(self) -> None:
        """Read what is new, entry by entry."""
        rows = self.base.execute(
            "SELECT id, kind, about, data FROM journal_entryrow WHERE id > ? ORDER BY id", (self.last,)
        )
        for number, kind, about, text in rows:
            self.last, data = number, json.loads(text)
            if kind == "place":
                self.places[about] = str(data.get("kind", self.places.get(about, "")))
                self.codes[about] = str(data.get("code", self.codes.get(about, "")))
            elif kind == "object" and "place" in data:
                self.at[about] = data["place"]
            elif kind == "moved":
                assert about in self.at, f"{about} is no object"
                assert data["was"]["place"] == self.at[about], f"{about} was elsewhere than its move says"
                self.at[about] = data["place"]
                self.moves += 1
            if about in self.at:
                assert self.places[self.at[about]] in {"shelf", "floor", "trolley", "unit"}, (
                    f"{about} has no true place"
                )
        assert len(self.at) == 3000


def left(page: Page) -> int:
    told = re.search(r"left: ([\d,]+)", page.inner_text("main"))
    return int(told[1].replace(",", "")) if told else 0


def changed(page: Page) -> tuple[int, int]:
    """Return how many moves changed and how many are as before, as the page says."""
    said = page.inner_text("#changed b").replace("\u2068", "").replace("\u2069", "").replace(",", "")
    if found := re.fullmatch(r"(\d+) moves? changed (\d+) as before\.", said):
        return int(found[1]), int(found[2])
    again = re.fullmatch(r"The (\d+) moves? that (?:is|are) left (?:is|are) as before\.", said)
    assert again, said
    return 0, int(again[1])


def otherwise(page: Page, address: str, what: str, code: str) -> str:
    """Say of the last thing of the page that it is otherwise; return its number."""
    page.locator("section.trolley summary").last.click()
    row = page.locator("section.trolley tbody tr").last
    number = row.locator("th").inner_text().strip()
    press(row.get_by_role("link", name="Otherwise"))
    page.locator(f"input[value='{what}']").check()
    page.fill("#o-place", code)
    press(page.get_by_role("button", name="Enter it, and plan the rest again"))
    settled(page)
    return number


def printed(page: Page, address: str, count: int) -> None:
    """Print the lists of the evening, and see that they are what the page shows."""
    page.goto(address + "plan/moves/")
    assert f"{count:,}" in page.inner_text(".figures").replace("\u2068", "").replace("\u2069", "")
    page.goto(address + "do/plan/")
    first = [each.strip() for each in page.locator("section.trolley").first.locator("tbody th").all_inner_texts()]
    page.evaluate("fetch('/do/plan/lists/').then(answer => { window.lists = answer.url })")
    page.wait_for_function("window.lists")
    work = page.evaluate("window.lists")
    for _ in range(200):
        with urlopen(work) as answer:
            if answer.headers["Content-Type"] == "application/pdf":
                paper = pypdfium2.PdfDocument(answer.read())
                break
        page.wait_for_timeout(200)
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert "Trolley 1 to" in words
    assert all(number in words for number in first)


def test_from_full_to_finished(browser: Browser, address: str, folder: Path) -> None:
    journal = Journal(folder)
    journal.read()
    begun = dict(journal.at)
    page = browser.new_context(locale="en").new_page()
    page.goto(address + "plan/")
    page.evaluate("document.querySelector('[name=seconds]').value = '2'")
    press(page.get_by_role("button", name="Make a plan"))
    settled(page)
    press(page.get_by_role("button", name="Accept this plan"))
    settled(page)
    journal.read()

    page.goto(address + "do/plan/")
    count = left(page)
    assert count > 500
    assert not page.locator("text=no place in the plan").count()

    printed(page, address, count)

    # some are ticked, and the evening is broken off
    ticks = page.locator("section.trolley").first.locator("input[name=done]")
    done = max(1, ticks.count() - 1)
    for at in range(done):
        ticks.nth(at).check()
    press(page.locator("section.trolley").first.get_by_role("button", name="What is ticked is done"))
    journal.read()
    assert (journal.moves, left(page)) == (done, count - done)
    press(page.get_by_role("link", name="Stop for tonight"))
    assert "You can stop now" in page.inner_text("h1")
    press(page.get_by_role("button", name="Stop here"))
    settled(page)
    assert changed(page) == (0, count - done)
    journal.read()

    # one is found elsewhere: it still goes where it was to go
    goal = page.locator("section.trolley tbody tr").last.locator("td[data-label=To]").text_content().strip()
    assert goal != "E-FLOOR"
    number = otherwise(page, address, "elsewhere", "E-FLOOR")
    few, same = changed(page)
    assert few <= (count - done) // 100
    assert same >= (count - done) * 99 // 100
    journal.read()
    key = f"o{int(number.partition('.')[2]) - 1:04}"
    assert journal.at[key] == "f3"

    # an evening, whole; then one is put elsewhere by hand: it stays there
    press(page.get_by_role("button", name="All of tonight is done"))
    journal.read()
    before = left(page)
    by_hand = otherwise(page, address, "stays", "E20-5")
    few, same = changed(page)
    assert few <= before // 100
    assert same >= before * 99 // 100
    journal.read()
    kept = f"o{int(by_hand.partition('.')[2]) - 1:04}"
    assert journal.at[kept] == "u0319s4"

    # the evenings that are left
    for _ in range(30):
        if not left(page):
            break
        press(page.get_by_role("button", name="All of tonight is done"))
        journal.read()
    assert "The store is finished" in page.inner_text("h1")
    journal.read()
    assert journal.at[kept] == "u0319s4"
    assert journal.codes[journal.at[key]] == goal
    assert sum(place != begun[one] for one, place in journal.at.items()) >= count - 3
    assert all(journal.places[place] == "shelf" for place in journal.at.values())
    press(page.get_by_role("link", name="Before and after"))
    settled(page)
    assert "Before and after" in page.inner_text("main")
