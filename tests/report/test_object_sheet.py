"""Does the sheet of an object say what Object ID asks, show it, and keep places and values in the house?"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from reorg.museum import Place
from reorg.report import Sheet, draw, object_sheet, to_html, to_pdf
from tests.report.test_pdf import text_of

FACTS = {
    "number": "1974.1", "other_numbers": "inv. 7", "name": "jar", "materials": "clay", "height": 120, "width": 85.5,
    "place": "p1", "value": "900 EUR", "description": "Two handles, one mended.", "condition": "sound",
}  # fmt: skip
PATH = (Place(id="p0", code="R", kind="room"), Place(id="p1", code="A1-2", kind="shelf", place="p0"))


def picture(path: Path, size: tuple[int, int] = (80, 40)) -> Path:
    """A photograph that lies on its side, and notes where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: to be turned a quarter clockwise
    exif[0x010F] = "SecretCamera"
    Image.new("RGB", size, (200, 10, 10)).save(path, "JPEG", exif=exif)
    return path


@pytest.mark.parametrize("inside", [False, True])
def test_places_and_values_stay_in_the_house(inside: bool) -> None:
    report = object_sheet(Sheet(FACTS, PATH, seal=("d1:7", "ab12"), inside=inside), museum="Mill", date="2026-11-22")
    text = text_of(to_pdf(report))
    for said in ("1974.1", "inv. 7", "Height 120 mm", "Width 85.5 mm", "Two handles", "d1:7", "ab12", "No photograph"):
        assert said in text
    assert ("A1-2" in text) is inside
    assert ("900 EUR" in text) is inside


def test_a_photograph_stands_upright_and_tells_no_more_than_it_shows(tmp_path: Path) -> None:
    shown = draw.photograph(picture(tmp_path / "a.jpg"), "jar & <b>")
    assert shown is not None
    assert (shown.width, shown.height) == (40, 80)
    assert b"SecretCamera" not in shown.jpeg
    assert not Image.open(io.BytesIO(shown.jpeg)).getexif()
    assert "jar &amp; &lt;b&gt;" in shown.svg()
    turned = draw.photograph(tmp_path / "a.jpg", "jar", 90)
    assert turned is not None
    assert (turned.width, turned.height) == (80, 40)
    report = object_sheet(Sheet(FACTS, photographs=[shown]), museum="Mill", date="2026-11-22")
    bare = object_sheet(Sheet(FACTS), museum="Mill", date="2026-11-22")
    assert len(to_pdf(report)) > len(to_pdf(bare)) + len(shown.jpeg) / 2
    assert "<image" in to_html(report)


def test_a_large_photograph_is_made_smaller_and_no_picture_is_none(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 200)).save(tmp_path / "b.png")
    shown = draw.photograph(tmp_path / "b.png", "x")
    assert shown is not None
    assert max(shown.width, shown.height) == 1400
    (tmp_path / "c.jpg").write_bytes(b"\xff\xd8\xff no picture")
    assert draw.photograph(tmp_path / "c.jpg", "x") is None
    assert draw.photograph(tmp_path / "none.jpg", "x") is None
