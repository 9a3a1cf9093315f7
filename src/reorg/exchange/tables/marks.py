"""What does an xlsx sheet say that the values alone do not: hidden columns and rows, formulas, padded numbers?

Read straight from the sheet's XML (ECMA-376 part 1, 18.3 and 18.8), piece by piece, because the reader of values
does not tell it. Whatever is not understood here is simply not told: the values never depend on it, but for numbers
shown with leading zeros, which are read as they are shown.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath

from reorg.exchange.tables.bounds import DAMAGE
from reorg.exchange.tables.column_letters import position
from reorg.exchange.tables.ink import Ink, notes_in_cells, styles

_PIECE = 1 << 20
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_COLUMN = re.compile(r"<(?:\w+:)?col\b[^>]*>")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"')
_DIMENSION = re.compile(r'<(?:\w+:)?dimension ref="(?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})"')
_LAST_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"')
_FAR_COLUMN = re.compile(rb'r="[A-Z]{3}\d')
_FARTHEST = 16_384
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_NO_RESULT = re.compile(
    rb'<c\b[^>]*?\br="[A-Z]+(\d+)"[^>]*><f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_STYLED = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"(?: t="n")?><v>(\d{1,15})</v>')
_FORMAT = re.compile(r"<numFmt\b[^>]*>")
_CELL_STYLES = re.compile(r"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<xf\b[^>]*>")
_PADDED = re.compile(r'((?:"[^"]*"|\\.|[-./ ])*)(0{2,})((?:"[^"]*"|\\.|[-./ ])*)')
_QUOTING = re.compile(r'"([^"]*)"|\\(.)')


@dataclass(frozen=True, slots=True)
class Marks:
    """What the sheet says beside its values; rows and columns are counted from 0.

    ``extent`` is how many rows and columns the sheet may have, up to its farthest cell. ``formulas`` counts cells
    with a formula; ``no_result`` are the rows of those whose result was never stored. ``padded`` holds the text, as
    shown, of numbers with leading zeros or a fixed prefix. ``ink`` is what is coloured, struck through and noted.
    """

    extent: tuple[int, int] = (0, 0)
    hidden_columns: tuple[int, ...] = ()
    hidden_rows: int = 0
    formulas: int = 0
    no_result: tuple[int, ...] = ()
    padded: Mapping[tuple[int, int], str] = field(default_factory=dict)
    ink: Ink = field(default_factory=Ink)


def marks(path: Path, sheet: str) -> Marks:
    """Return what the xlsx sheet called ``sheet`` says beside its values; nothing if it cannot be found."""
    try:
        with zipfile.ZipFile(path) as archive:
            member = _member(archive, sheet)
            if not member:
                return Marks()
            ink = Ink(styles(archive), notes=notes_in_cells(archive, member))
            return _read(archive, member, _padded_styles(archive), ink)
    except (KeyError, *DAMAGE, UnicodeDecodeError, ValueError):
        return Marks()


def _member(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the name in the archive of the sheet called ``sheet``, or ``""``."""
    for tag in _SHEET.findall(archive.read("xl/workbook.xml").decode()):
        said = dict(_ATTRIBUTE.findall(tag))
        if unescape(said.get("name", "")) == sheet:
            wanted = next((value for name, value in said.items() if name.endswith(":id")), "")
            break
    else:
        return ""
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode()):
        said = dict(_ATTRIBUTE.findall(tag))
        if said.get("Id") == wanted:
            target = said.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    return ""


def _padded_styles(archive: zipfile.ZipFile) -> Mapping[int, tuple[str, int, str]]:
    """Return, by number of style, the text before, the count of digits and the text after a padded number."""
    try:
        text = archive.read("xl/styles.xml").decode()
    except KeyError:
        return {}
    shapes: dict[str, tuple[str, int, str]] = {}
    for tag in _FORMAT.findall(text):
        said = dict(_ATTRIBUTE.findall(tag))
        if found := _PADDED.fullmatch(unescape(said.get("formatCode", ""))):
            before, zeros, after = found.groups()
            shapes[said.get("numFmtId", "")] = (_plain(before), len(zeros), _plain(after))
    styles = _CELL_STYLES.search(text)
    if not shapes or styles is None:
        return {}
    formats = [dict(_ATTRIBUTE.findall(tag)).get("numFmtId", "") for tag in _STYLE.findall(styles.group())]
    return {number: shapes[each] for number, each in enumerate(formats) if each in shapes}


def _plain(literal: str) -> str:
    return _QUOTING.sub(lambda found: found.group(1) or found.group(2) or "", literal)


def _read(archive: zipfile.ZipFile, member: str, styled: Mapping[int, tuple[str, int, str]], ink: Ink) -> Marks:
    hidden: list[int] = []
    rows = formulas = deep = wide = 0
    no_result: list[int] = []
    padded: dict[tuple[int, int], str] = {}
    inked = _inked(ink)
    for at, piece in enumerate(_pieces(archive, member)):
        if at == 0:
            head = piece[:65_536].decode("utf-8", "replace")
            hidden = _hidden_columns(head)
            if said := _DIMENSION.search(head):
                wide, deep = position(said.group(1)) + 1, int(said.group(2))
        if last := _LAST_ROW.findall(piece, max(0, piece.rfind(b"<row"))):
            deep = max(deep, int(last[-1]))
        if _FAR_COLUMN.search(piece):
            wide = _FARTHEST
        rows += len(_HIDDEN_ROW.findall(piece)) if b"hidden=" in piece else 0
        if b"<f" in piece:
            formulas += len(_FORMULA.findall(piece))
            no_result += (int(row) - 1 for row in _NO_RESULT.findall(piece))
        for column, row, style, digits in _STYLED.findall(piece) if styled else ():
            if shape := styled.get(int(style)):
                before, zeros, after = shape
                padded[int(row) - 1, position(column.decode())] = f"{before}{int(digits):0{zeros}d}{after}"
        for column, row, style in inked.findall(piece) if inked else ():
            ink.see(int(row) - 1, position(column.decode()), int(style))
    return Marks((deep, wide), tuple(hidden), rows, formulas, tuple(dict.fromkeys(no_result)), padded, ink)


def _inked(ink: Ink) -> re.Pattern[bytes] | None:
    """Return what finds the cells whose style says something; None if no style does."""
    numbers = "|".join(map(str, sorted(ink.styles, reverse=True)))
    return re.compile(rf'<c r="([A-Z]+)(\d+)"[^>]*? s="({numbers})"'.encode()) if numbers else None


def _pieces(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """Yield the sheet in pieces that end where a row ends."""
    rest = b""
    with archive.open(member) as file:
        while raw := file.read(_PIECE):
            cut = (whole := rest + raw).rfind(b"</row>")
            if cut < 0:
                rest = whole
                continue
            yield whole[: cut + 6]
            rest = whole[cut + 6 :]
    yield rest


def _hidden_columns(head: str) -> list[int]:
    found: list[int] = []
    for tag in _COLUMN.findall(head):
        said = dict(_ATTRIBUTE.findall(tag))
        if said.get("hidden") in {"1", "true"}:
            first, last = int(said.get("min", "1")), int(said.get("max", "1"))
            found += range(first - 1, min(last, first + 400))
    return found
