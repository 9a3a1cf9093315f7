"""Which labels are printed, where on which sheet, and what stands on each? (plain text, check character, QR code)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reorg.language import direction, in_use, say
from reorg.museum import check_on_label, label_text
from reorg.report.draw.pen import clean
from reorg.report.labels.code import QUIET, SMALLEST_SQUARE, Drawn, drawn
from reorg.report.labels.compiled import FONTS, compiled
from reorg.report.labels.printer import CROSS, RULER, Printer
from reorg.report.labels.stock import Stock
from reorg.report.words import said

if TYPE_CHECKING:
    from PIL import ImageFont

MM = 2.8346  # points in a millimetre
_SIDE = 16.0
_SQUARES = 21
_SMALLEST_TEXT = 6.5


@dataclass(frozen=True, slots=True)
class Label:
    """One label: what is printed large (``shown``), what its code means, and a few small lines.

    ``kind`` and ``code`` are as in :func:`reorg.museum.label_text`; ``checked`` prints the check character of ``shown``.
    """

    shown: str
    kind: str
    code: str
    lines: tuple[str, ...] = ()
    checked: bool = True

    @property
    def payload(self) -> str:
        """What its code says."""
        return label_text(self.kind, self.code)


@dataclass(frozen=True, slots=True)
class _Measures:
    """How one label is divided, in mm and pt."""

    pad: float
    side: float
    most: float
    small: float
    lines: int


def _measures(stock: Stock) -> _Measures:
    wide, tall = stock.size
    pad = 1.6 if min(stock.size) < 24 else 2.6
    room = tall - 2 * pad
    side = min(room, max(_SIDE, min(0.3 * wide, 28.0)))
    small = 6.0 if tall < 24 else 7.0 if tall < 34 else 8.5 if tall < 60 else 11.0
    most = min(tall * 0.62, 34.0, 11.0 + wide * 0.14)
    lines = max(1, int((room * MM - most * 1.5 - 8) / (small * 1.42)))
    return _Measures(pad, side if wide - side - 2 * pad > 12 else 0.0, most, small, min(lines, 5))


def labels_pdf(
    labels: Sequence[Label], stock: Stock, *, start: int = 1, printer: Printer | None = None, foot: str = "",
    codes: bool = True,
) -> bytes:  # fmt: skip
    """Return the labels as a PDF on sheets of ``stock``, in the language in use.

    ``start`` is the first label to print on (from 1: a sheet that was begun is used up), ``printer`` what this printer
    does wrong, ``foot`` a small last line (whose it is), ``codes`` whether a QR code is drawn. Right-to-left languages
    begin at the right. Raises ValueError for a start outside the sheet.
    """
    return compiled("labels.typ", told_labels(labels, stock, start=start, printer=printer, foot=foot, codes=codes))


def labels_picture(
    labels: Sequence[Label], stock: Stock, *, start: int = 1, foot: str = "", codes: bool = True
) -> bytes:
    """Return the first sheet as a picture (PNG), as a printer that prints true would print it."""
    first = labels[: stock.count - start + 1]
    told = told_labels(first, stock, start=start, foot=foot, codes=codes, outlines=True)
    return compiled("labels.typ", told, picture=True)


def told_labels(
    labels: Sequence[Label], stock: Stock, *, start: int = 1, printer: Printer | None = None, foot: str = "",
    codes: bool = True, outlines: bool = False,
) -> dict[str, object]:  # fmt: skip
    """Return the labels as the template reads them."""
    if not 1 <= start <= stock.count:
        raise ValueError(f"start is {start}; the sheet has {stock.count} labels")
    measures, mirrored = _measures(stock), direction() == "rtl"
    printer = printer or Printer()
    sheets: list[list[dict[str, float]]] = []
    for at in range(len(labels)):
        sheet, on = divmod(at + start - 1, stock.count)
        while len(sheets) <= sheet:
            sheets.append([])
        x, y = printer.on_paper(*stock.corner(on, mirrored=mirrored))
        sheets[sheet].append({"x": round(x, 3), "y": round(y, 3), "at": at})
    hole_room = stock.hole + 2.0 if stock.hole else 0.0
    drawn_side = measures.side if codes else 0.0
    return {
        **_paper(stock, measures, hole_room),
        "title": str(say("Labels")),
        "gap": _gap(drawn_side),
        "labels": [_told(each, measures, stock, foot, drawn_side, hole_room) for each in labels],
        "sheets": sheets,
        "test": False,
        "told": [],
        "outlines": _outlines(stock, Printer()) if outlines else [],
    }


def _outlines(stock: Stock, printer: Printer) -> list[dict[str, float]]:
    corners = [printer.on_paper(*stock.corner(at)) for at in range(stock.count)]
    return [{"x": round(x, 3), "y": round(y, 3)} for x, y in corners]


def _paper(stock: Stock, measures: _Measures, hole_room: float) -> dict[str, object]:
    return {
        "language": in_use(), "direction": direction(), "paper": stock.paper, "wide": stock.size[0], "tall": stock.size[1],
        "pad": measures.pad, "side": measures.side, "most": measures.most, "small": measures.small, "hole": stock.hole,
        "hole-room": hole_room, "cross": CROSS, "ruler": RULER,
    }  # fmt: skip


def _told(
    label: Label, measures: _Measures, stock: Stock, foot: str, side: float, hole_room: float
) -> dict[str, object]:
    code = _fitting(label.payload, side)
    gap = _gap(side)
    room = stock.size[0] - 2 * measures.pad - side - gap - hole_room
    check = check_on_label(label.shown) if label.checked else ""
    large, breaks = _fitted(clean(label.shown)[:120], check, room * MM, measures.most)
    signs = max(8, int(room * MM / (measures.small * 0.53)))
    left, lines = measures.lines - (1 if foot else 0), []
    for each in label.lines:
        if left <= 0:
            break
        shown = _shortened(clean(each), signs * min(left, 2))
        left -= -(-len(shown) // signs)
        lines.append(said(shown))
    return {
        "code": clean(label.shown)[:120], "check": check,
        "lines": lines, "foot": said(_shortened(clean(foot), signs)) if foot else "",
        "large": large, "breaks": breaks, "svg": code.svg() if code else None, "alt": label.payload,
    }  # fmt: skip


def _gap(side: float) -> float:
    """Return how much white is kept between a code and the words beside it, in mm."""
    return max(QUIET * side / _SQUARES, 1.2) if side else 0.0


@cache
def _font() -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(FONTS / "ReorgSans-Bold.ttf"), 100)


def _fitted(text: str, check: str, room: float, most: float) -> tuple[float, bool]:
    """Return how large ``text`` is set in ``room`` (pt) on one line, at most ``most``; or small, and whether it breaks."""
    # beside it the check character in its box, as the template draws it: 0.3 em away, 0.55 em large, 0.18 em around it
    beside = 0.55 + 0.55 * _font().getlength(check) / 100 if check else 0.0
    size = min(most, 0.985 * room / max(_font().getlength(text) / 100 + beside, 0.1))
    return (round(size, 2), False) if size >= _SMALLEST_TEXT else (_SMALLEST_TEXT, True)


def _fitting(payload: str, side: float) -> Drawn | None:
    """Return the code if its squares can be told apart at ``side`` mm."""
    if not side:
        return None
    code = drawn(payload)
    return code if side / code.squares >= SMALLEST_SQUARE else None


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(1, most - 1)].rstrip() + "…"


def readable(labels: Iterable[Label], stock: Stock) -> bool:
    """Whether every label of this size can bear its code."""
    side = _measures(stock).side
    return all(_fitting(each.payload, side) is not None for each in labels)


def printer_page_pdf(stock: Stock, printer: Printer | None = None) -> bytes:
    """Return the page that is printed once to measure a printer: a cross, two rulers, the outlines of the labels.

    With a ``printer`` that was measured it shows whether all is right now: the outlines stand where they will be printed.
    """
    printer = printer or Printer()
    measures = _measures(stock)
    told = {
        **_paper(stock, measures, 0.0),
        "title": str(say("Test page for labels")),
        "gap": 0.0,
        "labels": [],
        "sheets": [],
        "test": True,
        "outlines": _outlines(stock, printer),
        "told": [
            str(say("Print at 100 %, never “fit to page”.")),
            str(say("Lay the page on a sheet of labels and hold both against a window: the outlines should fit.")),
            str(say("If not, measure four things in mm and type them in: from the left edge of the paper to the upright "
                    "line of the cross; from the top edge to its level line; the length of the ruler that runs to the "
                    "right, and of the one that runs down.")),
            str(say("As they should be: {cross}, {cross}, {ruler}, {ruler}.", cross=f"{CROSS:g}", ruler=f"{RULER:g}")),
        ],
    }  # fmt: skip
    return compiled("labels.typ", told)
