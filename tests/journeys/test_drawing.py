"""Is a store of twelve walls, two doors and eighteen units drawn in ten minutes, by mouse and by keys alone? Every press counts.

The time is reckoned with the keystroke-level model (Card, Moran and Newell, CACM 23(7), 1980): a key or button 0.28 s, pointing
1.1 s, a hand that changes between keys and mouse 0.4 s, and 1.35 s to think before each field and each command.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from reorg.museum import Place, Places, shape_of
from reorg.storage import check
from tests.journeys.conftest import BEGIN, built, page_in

pytestmark = pytest.mark.browser

WALLS = ["1000", "300", "100l", "200l", "100", "300", "1000", "300", "100l", "200l", "100", "300"]
DOORS = (("7", "100", "90"), ("1", "850", "90"))
KEY, POINT, HOME, THINK = 0.28, 1.1, 0.4, 1.35


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from built(tmp_path_factory.mktemp("mill") / "museum", BEGIN)


@dataclass
class Hand:
    """One person at the page: does things, and counts each key, each pointing, each change of hands, each thought."""

    page: Page
    keys: int = 0
    points: int = 0
    homes: int = 0
    thoughts: int = 0
    on_mouse: bool = False

    @property
    def minutes(self) -> float:
        return (KEY * self.keys + POINT * self.points + HOME * self.homes + THINK * self.thoughts) / 60

    def _to(self, *, mouse: bool) -> None:
        self.homes += self.on_mouse != mouse
        self.on_mouse = mouse

    def click(self, what: Locator) -> None:
        self._to(mouse=True)
        what.click()
        self.points, self.keys, self.thoughts = self.points + 1, self.keys + 1, self.thoughts + 1

    def drag(self, what: Locator, x: float, y: float) -> None:
        self._to(mouse=True)
        what.scroll_into_view_if_needed()
        box = what.bounding_box()
        assert box is not None
        at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(*at)
        self.page.mouse.down()
        self.page.mouse.move(at[0] + x / 2, at[1] + y / 2, steps=3)
        self.page.mouse.move(at[0] + x, at[1] + y, steps=3)
        self.page.mouse.up()
        self.points, self.keys, self.thoughts = self.points + 2, self.keys + 2, self.thoughts + 1

    def press(self, *keys: str) -> None:
        self._to(mouse=False)
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1 + key.count("+")
        self.thoughts += 1

    def write(self, text: str) -> None:
        self._to(mouse=False)
        self.page.keyboard.type(text)
        self.keys, self.thoughts = self.keys + len(text), self.thoughts + 1

    def tab_to(self, selector: str, most: int = 80) -> None:
        self._to(mouse=False)
        for _ in range(most):
            if self.page.evaluate("which => document.activeElement.matches(which)", selector):
                return
            self.page.keyboard.press("Tab")
            self.keys += 1
        raise AssertionError(selector)

    def go(self, selector: str) -> None:
        """Press what a selector names, as this person does, and wait for the page that follows."""
        with self.page.expect_navigation():
            if self.on_mouse:
                self.click(self.page.locator(selector).first)
            else:
                self.tab_to(selector)
                self.press("Enter")


def walls(hand: Hand, *, mouse: bool) -> None:
    """Write the room: its code, its walls one a line, its doors."""

    def field(name: str) -> None:
        hand.click(hand.page.locator(f"[name={name}]")) if mouse else hand.tab_to(f"[name={name}]")

    hand.on_mouse = mouse
    hand.go("a[href='/store/new-walls/']")
    field("code")
    hand.write("S" if mouse else "T")
    field("lines")
    for at, wall in enumerate(WALLS):
        hand.write(wall if at == len(WALLS) - 1 else wall + "\n")
    for at, (wall, start, width) in enumerate(DOORS, 1):
        field(f"doors-{at}-wall")
        for part in (wall, start):
            hand.write(part)
            hand.press("Tab")
        hand.write(width)
    hand.on_mouse = mouse
    hand.go("button[value=look]")
    hand.go("button[value=enter]")


GROUPS = ((0, 7, (0.0, 0.0)), (1, 4, (1.5, 3.4)), (2, 2, (1.5, 5.5)), (5, 1, (4.3, 6.6)))
"""What is added: the number in the catalogue, how many more in a row, and where the first one goes, in m (0, 0: as it falls)."""


def by_mouse(hand: Hand) -> None:
    page = hand.page
    for kind, more, (x, y) in GROUPS:
        hand.click(page.locator("#types button").nth(kind))
        if y:
            _drag_to(hand, x, y)
        hand.click(page.locator("#r-count"))
        page.locator("#r-count").select_text()
        hand.press("Control+a")
        hand.write(str(more))
        hand.press("Enter")


def _drag_to(hand: Hand, x: float, y: float) -> None:
    """Draw the chosen unit to x, y metres from the walls."""
    now = [float(hand.page.locator(f"#s-{side}").input_value()) / 100 for side in ("x", "y")]
    across = hand.page.evaluate(
        "document.getElementById('plan').getBoundingClientRect().width / document.getElementById('plan').viewBox.baseVal.width"
    )
    hand.drag(hand.page.locator("#plan .u.chosen"), (x - now[0]) * 100 * across, (y - now[1]) * 100 * across)


def by_keys(hand: Hand) -> None:
    page = hand.page
    hand.tab_to("#sheet")
    for kind, more, (x, y) in GROUPS:
        hand.press("Escape", "a", *["Tab"] * kind, "Enter")
        if y:
            hand.press("Enter")
            hand.write(f"{x * 100:g}")
            hand.press("Tab")
            hand.write(f"{y * 100:g}")
            hand.tab_to("#r-count")
        else:
            hand.press("c")
        hand.write(str(more))
        hand.press("Enter")
        expect(page.locator("#sheet")).to_be_focused()


@pytest.mark.parametrize(("way", "language"), [("mouse", "en"), ("keys", "ar")])
def test_the_sample_room_is_drawn_in_ten_minutes(browser: Browser, mill: str, way: str, language: str) -> None:
    page = page_in(browser, mill, language)
    page.goto(f"{mill}store/")
    hand = Hand(page)
    walls(hand, mouse=way == "mouse")
    assert page.url.endswith("/draw/")
    by_mouse(hand) if way == "mouse" else by_keys(hand)
    expect(page.locator("#plan .u")).to_have_count(18)
    assert page.locator("#plan .u.bad").count() == 0, page.locator("#wrong").inner_text()
    assert page.locator("#told").inner_text()
    if way == "mouse":
        hand.go("#save button.first")
    else:
        hand.press("s")
        with page.expect_navigation():
            hand.press("Enter")
    expect(page.locator("#plan .u")).to_have_count(18)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert hand.keys + hand.points <= (200 if way == "mouse" else 300)  # as counted: 177 and 272
    assert hand.minutes <= 3  # the goal is ten
    if way == "mouse":
        _by_finger(page)
        _rules_agree(page)
    else:
        _undone_and_told(page)
    page.goto(f"{mill}do/history/")
    with page.expect_navigation():
        page.locator("main a[href*='/do/history/']").first.click()


def _undone_and_told(page: Page) -> None:
    """Keys alone: go through the units, move one, turn it, take all back."""
    sheet, told = page.locator("#sheet"), page.locator("#told")
    sheet.focus()
    page.keyboard.press("PageDown")
    first = told.inner_text()
    page.keyboard.press("PageDown")
    assert told.inner_text() != first
    before = page.locator("#plan .u.chosen").get_attribute("d")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("r")
    assert page.locator("#plan .u.chosen").get_attribute("d") != before
    for _ in range(3):
        page.keyboard.press("Control+z")
    assert page.locator("#plan .u.chosen").get_attribute("d") == before
    assert page.locator("[data-do=undo]").is_disabled()


def _by_finger(page: Page) -> None:
    """A finger draws a unit; the page does not scroll under it, and nothing is saved by it."""
    unit = page.locator("#plan .u").last
    unit.scroll_into_view_if_needed()
    box, before = unit.bounding_box(), unit.get_attribute("d")
    assert box is not None
    finger = page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for kind, at in (("touchStart", 0), ("touchMove", 15), ("touchMove", 30), ("touchEnd", None)):
        points = [] if at is None else [{"x": x + at, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function(
        "before => document.querySelector('#plan .u.chosen')?.getAttribute('d') !== before", arg=before
    )
    page.locator("[data-do=undo]").click()
    assert page.locator("[data-do=undo]").is_disabled()


def _rules_agree(page: Page) -> None:
    """What the script says of three hundred units in an odd room is what the server's rules say."""
    corners = [(10000, 90), (3000, 90), (1000, -90), (2000, -90), (1000, 90), (3000, 90), (10000, 90), (3000, 90),
               (1000, -90), (2000, -90), (1000, 90), (3000, 90)]  # fmt: skip
    room = Place(
        id="r", code="R", kind="room", height=2500.0, width=10000.0, depth=8000.0,
        walls=tuple({"length": length, "turn": turn} for length, turn in corners),
        doors=({"wall": "7", "at": 1000.0, "width": 900.0},),
        features=({"kind": "column", "x": 4000.0, "y": 4000.0, "width": 400.0, "round": True},),
    )  # fmt: skip
    chance = random.Random(5)
    units = [
        Place(id=f"u{at}", code=f"U{at}", kind="unit", place="r", width=float(chance.randint(100, 2500)),
              depth=float(chance.randint(100, 1200)), height=float(chance.choice([2000, 2600])),
              x=float(chance.randint(-300, 9800)), y=float(chance.randint(-300, 7800)), turn=chance.choice([0, 90, 180, 270]))
        for at in range(300)
    ]  # fmt: skip
    codes = {"place-outside-room": "outside", "place-through-wall": "wall", "place-in-door-swing": "swing",
             "place-in-building": "column", "place-above-room": "high"}  # fmt: skip
    said: dict[str, set[str]] = {unit.id: set() for unit in units}
    for finding in check(Places.of([room, *units])):
        if finding.code in codes:
            said[finding.about[0]].add(codes[finding.code])
    shape = shape_of(room)
    assert shape is not None
    told = page.evaluate(
        "async ([room, units]) => { const rules = await import('/static/desk/plan_rules.js');"
        "return units.map((unit) => rules.wrongInRoom(unit, room).map(([name]) => name)); }",
        [
            {"slip": 10, "height": 2500, "corners": shape.corners, "doors": [{"number": 1, "swing": shape.doors[0].swing}],
             "kept": [{"kind": "column", "corners": shape.features[0].corners}]},
            [{"x": u.x, "y": u.y, "width": u.width, "depth": u.depth, "height": u.height, "turn": u.turn} for u in units],
        ],
    )  # fmt: skip
    typed = ["120", "1.2 m", "450 mm", "18 in", "12 ft 6 in", "5'", "٤٥", "wide", "-5"]
    read = page.evaluate(
        "(typed) => import('/static/desk/plan_rules.js').then((rules) => typed.map((each) => rules.typedLength(each)))",
        typed,
    )
    assert read == [1200, 1200, 450, 457.2, 3810, 1524, 450, None, -50]
    for unit, names in zip(units, told, strict=True):
        high = said[unit.id] - ({"high"} if "outside" in said[unit.id] else set())
        assert set(names) == high, unit
    assert {name for names in told for name in names} == set(codes.values())
