"""Do labels stand where the sheet has them, in both directions, and does a scanner read every one?"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reorg.language import Trouble, use
from reorg.museum import Place, read_label
from reorg.report import labels as printed
from reorg.report.labels.labels import told_labels

DPI = 200.0


def page(pdf: bytes, at: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    shown = document[at].render(scale=DPI / 72).to_pil()
    document.close()
    return shown


def read(picture: Image.Image) -> dict[str, tuple[float, float]]:
    """What every code on a page says, and where its left top corner is in mm."""
    import zxingcpp

    found = zxingcpp.read_barcodes(
        np.asarray(picture.convert("L")), formats=zxingcpp.barcode_formats_from_str("QRCode")
    )
    return {each.text: (each.position.top_left.x * 25.4 / DPI, each.position.top_left.y * 25.4 / DPI) for each in found}


def some(count: int) -> list[printed.Label]:
    names = ("Jar with two handles, Roman", "جرّة من الطين بمقبضين", "灯", "x" * 300)
    return [
        printed.Label(f"1978.{at}.{at * 7}", "object", f"1978.{at}.{at * 7}", (names[at % 4],)) for at in range(count)
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("sheet", list(printed.stocks()))
def test_every_code_is_read_back_from_every_sheet(sheet: str, language: str) -> None:
    use(language)
    stock = printed.stocks()[sheet]
    labels = some(stock.count)
    assert printed.readable(labels, stock)
    found = read(page(printed.labels_pdf(labels, stock, foot="Museum of the Mill")))
    assert {read_label(text) for text in found} == {("object", each.shown) for each in labels}


@pytest.mark.parametrize(("language", "side"), [("en", 1), ("ar", -1)])
def test_labels_begin_where_a_sheet_was_begun_and_run_as_the_language_does(language: str, side: int) -> None:
    use(language)
    stock = printed.stocks()["3x8"]
    pdf = printed.labels_pdf(some(22), stock, start=5)
    first, second = read(page(pdf)), read(page(pdf, 1))
    assert (len(first), len(second)) == (20, 2)
    by_number = {(read_label(text) or ("", ""))[1]: at for text, at in first.items()}
    across = [by_number[f"1978.{at}.{at * 7}"][0] for at in (0, 1)]
    # label 5 is the second of the second row: in the middle, whichever end the row begins at
    assert 70 < across[0] < 140
    assert (across[1] - across[0]) * side == pytest.approx(70, abs=0.5)
    assert by_number["1978.0.0"][1] - 37.5 == pytest.approx((37 - 20) / 2, abs=3)


def test_a_printer_that_was_measured_is_made_good() -> None:
    stock = printed.stocks()["2x7"]
    true = read(page(printed.labels_pdf(some(14), stock)))
    printer = printed.Printer.measured(left=21.5, top=18.8, wide=150.6, tall=149.4)
    made = read(page(printed.labels_pdf(some(14), stock, printer=printer)))
    for text, (x, y) in made.items():
        # what the printer makes of the file is where it should be
        assert x * printer.scale_x + printer.shift_x == pytest.approx(true[text][0], abs=0.35)
        assert y * printer.scale_y + printer.shift_y == pytest.approx(true[text][1], abs=0.35)


@given(st.floats(8, 32), st.floats(8, 32), st.floats(143, 157), st.floats(143, 157), st.floats(0, 290))
def test_measuring_is_the_reverse_of_printing(left: float, top: float, wide: float, tall: float, at: float) -> None:
    printer = printed.Printer.measured(left, top, wide, tall)
    x, y = printer.on_paper(at, at)
    assert x * printer.scale_x + printer.shift_x == pytest.approx(at, abs=0.02)
    assert printed.CROSS * printer.scale_y + printer.shift_y == pytest.approx(top, abs=0.02)
    assert y * printer.scale_y + printer.shift_y == pytest.approx(at, abs=0.02)


@pytest.mark.parametrize("measured", [(20, 20, 130, 150), (60, 20, 150, 150), (20, -3, 150, 150)])
def test_what_no_printer_does_is_refused(measured: tuple[float, float, float, float]) -> None:
    with pytest.raises(Trouble):
        printed.Printer.measured(*measured)


def test_the_printer_is_remembered_and_nonsense_is_a_true_one(tmp_path: Path) -> None:
    assert printed.kept_printer(tmp_path).true
    printer = printed.Printer(1.5, -0.7, 1.002, 0.998)
    printed.keep_printer(tmp_path, printer)
    assert printed.kept_printer(tmp_path) == printer
    for nonsense in (
        "",
        "[]",
        json.dumps({"shift_x": 400, "shift_y": 0, "scale_x": 1, "scale_y": 1}),
        '{"scale_x": "a"}',
    ):
        (tmp_path / "printer.json").write_text(nonsense, encoding="utf-8")
        assert printed.kept_printer(tmp_path).true


def test_the_test_page_shows_the_outlines_and_rulers() -> None:
    pdf = printed.printer_page_pdf(printed.stocks()["3x7"])
    shown = np.asarray(page(pdf).convert("L"))
    cross = round(printed.CROSS / 25.4 * DPI)
    upright, level = (
        shown[: cross - 4, cross - 3 : cross + 4].min(axis=1),
        shown[cross - 3 : cross + 4, : cross - 4].min(axis=0),
    )
    assert (upright < 200).sum() > 40
    assert (level < 200).sum() > 40
    ruler = shown[cross - 2 : cross + 3, round(30 / 25.4 * DPI) + 2 : round(180 / 25.4 * DPI) - 2].min(axis=0)
    assert (ruler < 200).all()


def test_known_sheets_fit_their_paper() -> None:
    assert {name: stock.problems() for name, stock in printed.stocks().items()} == {
        name: [] for name in printed.stocks()
    }
    assert {"3x8", "3x7", "2x7", "4x10", "5x13", "letter-3x10"} <= set(printed.stocks())


def test_a_sheet_of_ones_own_is_described_in_millimetres() -> None:
    said = {
        "across": "3",
        "down": "7",
        "wide": "63,5",
        "tall": "38.1",
        "left": "7.2",
        "top": "15.15",
        "between-x": "2.5",
    }
    stock = printed.own_stock(said)
    assert (stock.count, stock.corner(4)) == (21, (7.2 + 66, 15.15 + 38.1))
    assert stock.corner(3, mirrored=True) == (7.2 + 132, 15.15 + 38.1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"wide": "x"},
        {"wide": ""},
        {"across": "9"},
        {"tall": "60"},
        {"wide": "2"},
        {"top": "-1"},
        {"down": "0"},
        {"wide": "nan"},
        {"paper": "a0"},
    ],
)
def test_a_sheet_that_cannot_be_is_refused_in_words(wrong: dict[str, str]) -> None:
    said = {"across": "3", "down": "7", "wide": "63.5", "tall": "38.1", "left": "7.2", "top": "15", "between-x": "2.5"}
    with pytest.raises(Trouble) as trouble:
        printed.own_stock(said | wrong)
    assert len(str(trouble.value)) > 15


def test_a_label_too_small_for_a_code_bears_its_number_alone() -> None:
    tiny = printed.own_stock({"across": "10", "down": "20", "wide": "18", "tall": "10", "left": "5", "top": "5"})
    assert not printed.readable(some(2), tiny)
    told = told_labels(some(2), tiny)["labels"]
    assert isinstance(told, list)
    assert [each["svg"] for each in told] == [None, None]
    assert len(printed.labels_pdf(some(2), tiny)) > 1000


def test_a_start_outside_the_sheet_is_the_callers_error() -> None:
    with pytest.raises(ValueError, match="start is 25"):
        printed.labels_pdf(some(1), printed.stocks()["3x8"], start=25)


def test_names_cannot_break_out_of_a_label() -> None:
    nasty = ("#panic()", "\u202egnirts", "$ x $", "\\", "]" * 50, "a\0b", "<b>", '"')
    labels = [printed.Label(text, "key", f"o{at}", (text, text)) for at, text in enumerate(nasty)]
    assert len(read(page(printed.labels_pdf(labels, printed.stocks()["3x8"])))) == len(nasty)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", list(printed.KINDS))
def test_lists_for_the_hand_are_drawn(tmp_path: Path, kind: str, language: str) -> None:
    use(language)
    (tmp_path / "small").mkdir()
    Image.new("RGB", (48, 36), "red").save(tmp_path / "small" / "a.webp")
    facts = {"number": "1978.12.45", "name": "jar", "width": 120.0, "height": 80.5}
    lines = [
        printed.Line.of(facts, "Store › A1", tmp_path / "small" / "a.webp"),
        printed.Line.of({}, "", tmp_path / "gone.webp"),
    ]
    place = Place("p", "A1-3", "shelf")
    groups = printed.grouped([(place, "Store › A1", line) for line in lines])
    sheet = printed.HandSheet(kind, "Mill", "2026-11-23", groups, place, "Ana")
    assert sheet.count == 2
    shown = page(printed.sheet_pdf(sheet, tmp_path))
    assert [read_label(text) for text in read(shown)] == [("place", "A1-3")]
    red = np.asarray(shown).reshape(-1, 3)
    assert ((red[:, 0] > 180) & (red[:, 1] < 60)).any()
    assert printed.sheet_picture(sheet, tmp_path).startswith(b"\x89PNG")
    assert lines[0].size == "80.5 × 120 mm"
