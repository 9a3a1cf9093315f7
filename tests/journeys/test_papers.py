"""Can somebody drop a card of photographs, see them on their objects, print labels that a scanner reads, and a shelf list?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from reorg.museum import label_text, read_label
from tests.exchange.pictures.scenes import exif, saved, scene, with_label
from tests.journeys.conftest import built, page_in, press, settled

pytestmark = pytest.mark.browser
_BUILD = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = create(Path(sys.argv[1]))
places = [Draft("place", "pr", {"code": "R", "kind": "room", "name": "Store"}),
          Draft("place", "pu", {"code": "A1", "kind": "unit", "place": "pr"}),
          Draft("place", "ps", {"code": "A1-3", "kind": "shelf", "place": "pu"})]
names = ["jar", "lamp", "جرّة", "bowl", "tile"]
objects = [Draft("object", f"o{at}", {"number": f"1978.12.{45 + at}", "name": name, "place": "ps", "width": 100, "height": 80})
           for at, name in enumerate(names)]
open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"}), *places, *objects], who="ana")
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A museum with a shelf of jars."""
    yield from built(tmp_path / "museum", _BUILD)


def codes(pdf: bytes) -> list[tuple[str, str] | None]:
    """What a scanner reads on the first page."""
    import zxingcpp

    document = pypdfium2.PdfDocument(pdf)
    shown = np.asarray(document[0].render(scale=200 / 72).to_pil().convert("L"))
    document.close()
    return [read_label(each.text) for each in zxingcpp.read_barcodes(shown)]


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = document[0].get_textpage()
    said = words.get_text_bounded()
    words.close()
    document.close()
    return str(said)


def pdf_behind(page: Page, name: str) -> bytes:
    """The PDF that a link opens."""
    link = page.get_by_role("link", name=name).get_attribute("href")
    return page.request.get(page.url.split("/labels")[0] + str(link)).body()


def test_photographs_come_to_their_objects(browser: Browser, address: str, tmp_path: Path) -> None:
    card = [
        saved(tmp_path / "1978-12-45_1.jpg", scene(1), exif=exif(6)),
        saved(tmp_path / "1978.12.46 front.png", scene(2)),
        saved(tmp_path / "DSC0007.jpg", with_label(scene(3), label_text("object", "1978.12.47"))),
        saved(tmp_path / "IMG_2031.jpg", scene(4)),
        tmp_path / "1978.12.48.jpg",
    ]
    card[-1].write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 3000)
    page = page_in(browser, address)
    page.goto(f"{address}photos/new/")
    page.set_input_files("#photos", [str(each) for each in card])
    press(page.get_by_role("button", name="Bring them"))
    settled(page)
    expect(page.get_by_role("heading", name="4 photographs came to 4 objects.")).to_be_visible()
    expect(page.get_by_text("The file is damaged and cannot be shown.")).to_be_visible()

    # the one without a number, by hand
    press(page.get_by_role("link", name="Say what they are of"))
    expect(page.get_by_role("heading", name="1 photograph waits for its object")).to_be_visible()
    page.get_by_label("It is of number").fill("1978.12.54")
    press(page.get_by_role("button", name="Put them in their places"))
    expect(page.get_by_text("Did you mean", exact=True)).to_be_visible()
    page.get_by_label("1978.12.45").check()
    page.get_by_label("It is of number").fill("")
    press(page.get_by_role("button", name="Put them in their places"))
    expect(page.get_by_role("heading", name="Every photograph has its object")).to_be_visible()

    # on the object's page, and one by itself: turned, and first
    page.goto(f"{address}records/o0/")
    shown = page.locator("img[src*='/photos/']")
    expect(shown).to_have_count(2)
    for at in range(2):
        assert shown.nth(at).evaluate("img => img.decode().then(() => img.naturalWidth)") > 100
    press(shown.nth(1))
    press(page.get_by_role("button", name="Turn right"))
    expect(page.get_by_text("The kept file is as it was.")).to_be_visible()
    press(page.get_by_role("button", name="Make it the first"))
    expect(page.get_by_text("It is now the first photograph.")).to_be_visible()


@pytest.mark.parametrize(("language", "show", "open_it"), [("en", "Show the sheet", "Open to print (PDF)")])
def test_labels_are_seen_printed_and_read(
    browser: Browser, address: str, language: str, show: str, open_it: str
) -> None:
    page = page_in(browser, address, language)
    page.goto(f"{address}labels/")
    page.locator("#place").fill("a1")
    page.locator("#sheet").select_option("3x8")
    page.locator("#start").fill("25")
    press(page.get_by_role("button", name=show))
    expect(page.get_by_text("This sheet has 24 labels. Begin at one of them.")).to_be_visible()
    page.locator("#start").fill("4")
    press(page.get_by_role("button", name=show))
    settled(page)
    expect(page.get_by_role("heading", name="5 labels on 1 sheet")).to_be_visible()
    assert page.locator(".labelling img").evaluate("img => img.decode().then(() => img.naturalWidth)") > 500
    assert sorted(str(each) for each in codes(pdf_behind(page, open_it))) == [
        str(("object", f"1978.12.{45 + at}")) for at in range(5)
    ]

    # the shelves' own labels
    page.get_by_label("Labels for places").check()
    press(page.get_by_role("button", name="Show it again"))
    settled(page)
    assert set(codes(pdf_behind(page, open_it))) == {("place", "A1"), ("place", "A1-3")}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_shelf_list_is_printed(browser: Browser, address: str, language: str) -> None:
    page = page_in(browser, address, language)
    page.goto(f"{address}labels/?kind=shelf")
    page.locator("#place").fill("A1-3")
    press(page.locator("form.stack button").last)
    settled(page)
    pdf = page.request.get(f"{address}labels/{page.url.rpartition('work=')[2]}/sheet.pdf").body()
    said = text(pdf)
    assert all(f"1978.12.{45 + at}" in said for at in range(5))
    assert codes(pdf) == [("place", "A1-3")]
    picture = Image.open(
        io.BytesIO(page.request.get(f"{address}labels/{page.url.rpartition('work=')[2]}/sheet.png").body())
    )
    assert picture.height > picture.width > 800


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_fit_a_narrow_screen(browser: Browser, address: str, language: str) -> None:
    page = page_in(browser, address, language, width=360)
    for path in ("photos/new/", "photos/tray/", "labels/", "labels/?kind=shelf", "labels/printer/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path
