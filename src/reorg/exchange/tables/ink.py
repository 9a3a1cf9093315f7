"""What do colours, struck out rows and notes in the cells of an xlsx sheet say? (ECMA-376 part 1, 18.3, 18.7, 18.8)

A colour that only some rows have is a word that somebody meant: it becomes a column, with what the legend says of it. A
row that is struck through may be an object that is no longer there. Bands of every second row say nothing.
"""

from __future__ import annotations

import colorsys
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from reorg.exchange.tables import notes
from reorg.exchange.tables.column_letters import letters, position
from reorg.exchange.tables.xml_nodes import Broken, nodes
from reorg.language import listed, say_many
from reorg.museum import Finding, Severity

COLUMNS = ("Colour of the row", "Coloured cells", "Struck through", "Note in a cell")
_LARGEST_PART = 32 << 20
_MOST = 400_000  # cells that are told of
_BACKGROUND = 0.9  # share of rows from which on a colour is how the sheet looks, and says nothing
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_PART = re.compile(r"<(?:\w+:)?(font|fill|xf)\b(?:[^>]*/>|.*?</(?:\w+:)?\1>)", re.DOTALL)
_STRUCK = re.compile(r'<(?:\w+:)?strike(?:\s*/>|\s+val="(?:1|true)")')
_SOLID = re.compile(r'<(?:\w+:)?patternFill[^>]*patternType="solid"[^>]*>.*?<(?:\w+:)?fgColor([^>]*)/>', re.DOTALL)
_THEME = re.compile(r'<a:(dk1|lt1|dk2|lt2|accent[1-6])>.*?(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"', re.DOTALL)
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SLOTS = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_INDEXED = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_MORE_INDEXED = (
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366", "FFFFCC",
    "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000",
    "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF",
    "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696", "003366", "339966", "003300", "333300",
    "993300", "993366", "333399", "333333",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says beside how a number is written: the colour behind the cell, and whether it is struck through."""

    colour: str = ""
    struck: bool = False


def styles(archive: zipfile.ZipFile) -> dict[int, Style]:
    """Return, by number, the styles that say something."""
    text = _text(archive, "xl/styles.xml")
    theme = dict(_THEME.findall(_text(archive, "xl/theme/theme1.xml")))
    struck = [bool(_STRUCK.search(each)) for each in _parts(text, "fonts")]
    solid = [_SOLID.search(each) for each in _parts(text, "fills")]
    fills = [_colour(each.group(1), theme) if each else "" for each in solid]
    found: dict[int, Style] = {}
    for number, each in enumerate(_parts(text, "cellXfs")):
        said = dict(_ATTRIBUTE.findall(each.split(">")[0]))
        fill, font = int(said.get("fillId", "0") or 0), int(said.get("fontId", "0") or 0)
        style = Style(fills[fill] if fill < len(fills) else "", struck[font] if font < len(struck) else False)
        if style != Style():
            found[number] = style
    return found


def _text(archive: zipfile.ZipFile, name: str) -> str:
    try:
        return archive.read(name).decode() if archive.getinfo(name).file_size <= _LARGEST_PART else ""
    except (KeyError, UnicodeDecodeError):
        return ""


def _parts(text: str, group: str) -> list[str]:
    whole = re.search(rf"<(?:\w+:)?{group}\b.*?</(?:\w+:)?{group}>", text, re.DOTALL)
    return [found.group() for found in _PART.finditer(whole.group())] if whole else []


def _colour(attributes: str, theme: Mapping[str, str]) -> str:
    """Return the name of a colour; white and none are ``""``."""
    said = dict(_ATTRIBUTE.findall(attributes))
    colour = said.get("rgb", "")[-6:]
    if "theme" in said and said["theme"].isdigit() and int(said["theme"]) < len(_SLOTS):
        colour = theme.get(_SLOTS[int(said["theme"])], "")
    elif said.get("indexed", "").isdigit():
        number = int(said["indexed"])
        colours = (*_INDEXED, *_INDEXED, *_MORE_INDEXED)
        colour = colours[number] if number < len(colours) else ""
    return name_of(colour, float(said.get("tint", "0") or 0)) if re.fullmatch("[0-9A-Fa-f]{6}", colour) else ""


def name_of(rgb: str, tint: float = 0.0) -> str:
    """Return what people call a colour given as six hexadecimal digits; ``""`` for white."""
    hue, light, strength = colorsys.rgb_to_hls(*(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    if light > 0.97:
        return ""
    if strength < 0.12 or light < 0.08:
        return "black" if light < 0.15 else "light grey" if light > 0.75 else "grey"
    degrees = hue * 360
    names = ((15, "red"), (42, "orange"), (70, "yellow"), (165, "green"), (200, "turquoise"), (255, "blue"),
             (290, "purple"), (340, "pink"), (361, "red"))  # fmt: skip
    name = next(name for end, name in names if degrees < end)
    if name == "orange" and light < 0.4:
        name = "brown"
    if name == "red" and light > 0.75:
        name = "pink"
    return (
        f"light {name}" if light > 0.75 and name not in {"yellow", "pink"} else f"dark {name}" if light < 0.25 else name
    )


def notes_in_cells(archive: zipfile.ZipFile, member: str) -> dict[int, list[tuple[int, str]]]:
    """Return the notes of a sheet by row, each with its column (from 0)."""
    here = PurePosixPath(member)
    found: dict[int, list[tuple[int, str]]] = {}
    for tag in _RELATION.findall(_text(archive, str(here.parent / "_rels" / f"{here.name}.rels"))):
        said = dict(_ATTRIBUTE.findall(tag))
        target = said.get("Target", "")
        if not said.get("Type", "").endswith("/comments") or said.get("TargetMode") == "External":
            continue
        name = target.lstrip("/") if target.startswith("/") else _joined(here.parent, target)
        try:
            for node in nodes([partial(archive.open, name)], lambda path: path[-1] == "comment"):
                place = _CELL.fullmatch(node.attribute("ref"))
                text = "".join("".join(each.pieces) for each in node.all("t"))
                if place and text.strip() and len(found) < _MOST:
                    found.setdefault(int(place.group(2)) - 1, []).append((position(place.group(1)), _said(text)))
        except (Broken, KeyError):
            continue
    return found


def _joined(folder: PurePosixPath, target: str) -> str:
    parts = list(folder.parts)
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _said(text: str) -> str:
    """Return a note without what Excel writes around a newer one for its older versions."""
    if text.startswith("[") and (found := re.search(r"\n\s*[^\n:]{3,30}:\s*\n(.+)", text, re.DOTALL)):
        text = found.group(1)
    return " ".join(text.split())


@dataclass
class Ink:
    """Which cells of a sheet are coloured or struck, by row and column from 0, and what notes are in them."""

    styles: Mapping[int, Style] = field(default_factory=dict)
    cells: dict[int, dict[int, int]] = field(default_factory=dict)
    notes: Mapping[int, Sequence[tuple[int, str]]] = field(default_factory=dict)
    count: int = 0

    def see(self, row: int, column: int, style: int) -> None:
        """Take note of a cell."""
        if self.count < _MOST:
            self.count += 1
            self.cells.setdefault(row, {})[column] = style


@dataclass
class Told:
    """What the ink of a sheet says of each row of its list."""

    ink: Ink
    body: int
    width: int
    headings: Sequence[str]
    legend: Mapping[str, str] = field(default_factory=dict)
    mute: frozenset[tuple[int, str]] = frozenset()  # (column, colour) that is how the sheet looks; column -1: the rows
    struck: list[int] = field(default_factory=list)
    coloured: dict[str, int] = field(default_factory=dict)

    def cells(self, line: int, row: Sequence[str]) -> list[str]:
        """Return what the ink says of a row, for each of ``COLUMNS``."""
        inked = {at: self.ink.styles[style] for at, style in self.ink.cells.get(line, {}).items() if at < self.width}
        said = [f"{self._heading(at)}: {text}" for at, text in self.ink.notes.get(line, ()) if at < self.width]
        filled = [at for at, cell in enumerate(row[: self.width]) if cell]
        colour, rest = self._colours(inked, filled)
        struck = [at for at, style in inked.items() if style.struck and at in filled]
        whole = len(struck) * 2 > len(filled) and bool(filled)
        if whole:
            self.struck.append(line - self.body + 1)
        some = ", ".join(self._heading(at) for at in sorted(struck))
        if colour:
            self.coloured[colour] = self.coloured.get(colour, 0) + 1
        return [colour, "; ".join(rest), "yes" if whole else some, "; ".join(said)]

    def _colours(self, inked: Mapping[int, Style], filled: Sequence[int]) -> tuple[str, list[str]]:
        """Return the colour of a row, and its cells of another."""
        tints = {
            at: style.colour for at, style in inked.items() if style.colour and (at, style.colour) not in self.mute
        }
        often, count = Counter(tints.values()).most_common(1)[0] if tints else ("", 0)
        of_row = count * 2 >= max(2, min(self.width, 2 * len(filled))) and (-1, often) not in self.mute
        cells = [
            (at, tint) for at, tint in sorted(tints.items()) if not (count * 2 >= self.width or of_row) or tint != often
        ]
        return self._word(often) if of_row else "", [f"{self._heading(at)}: {self._word(tint)}" for at, tint in cells]

    def _word(self, colour: str) -> str:
        return f"{colour}: {self.legend[colour]}" if colour in self.legend else colour

    def _heading(self, at: int) -> str:
        return self.headings[at] if at < len(self.headings) and self.headings[at] else letters(at)

    def noted(self) -> list[Finding]:
        """Say what the ink said."""
        found: list[Finding] = []
        if self.struck:
            message = say_many(
                "{count} row is struck through. It was read, and the column “{column}” says so.",
                "{count} rows are struck through. They were read, and the column “{column}” says so.",
                count=len(self.struck),
                column=COLUMNS[2],
            )
            found.append(notes.note("struck_rows", Severity.MEDIUM, message, rows=self.struck))
        if self.coloured:
            message = say_many(
                "{count} row has a colour of its own ({colours}). The column “{column}” says which.",
                "{count} rows have a colour of their own ({colours}). The column “{column}” says which.",
                count=sum(self.coloured.values()),
                colours=listed([tint for tint, _ in Counter(self.coloured).most_common()], notes.SHOWN),
                column=COLUMNS[0],
            )
            found.append(notes.note("coloured_rows", Severity.LOW, message, count=sum(self.coloured.values())))
        return found


def told(ink: Ink, top: Sequence[Sequence[str]], *, at: int, width: int, height: int, headings: Sequence[str]) -> Told:
    """Return what the ink says of the list whose headings are on line ``at`` (from 0; -1 for none)."""
    body = at + 1
    rows = max(1, height - body)
    return Told(ink, body, width, headings, _legend(ink, top, at, width), frozenset(_mute(ink, body, rows, width)))


def _mute(ink: Ink, body: int, rows: int, width: int) -> Iterator[tuple[int, str]]:
    """Yield colours that say nothing: of (nearly) all cells of a column, and bands of every second row."""
    by_column: Counter[tuple[int, str]] = Counter()
    by_row: dict[str, list[int]] = {}
    for line, cells in ink.cells.items():
        if line < body:
            continue
        tints = {at: ink.styles[style].colour for at, style in cells.items() if at < width and ink.styles[style].colour}
        by_column.update(tints.items())
        for tint, count in Counter(tints.values()).items():
            if count * 2 >= width:
                by_row.setdefault(tint, []).append(line)
    yield from (each for each, count in by_column.items() if count >= _BACKGROUND * rows)
    for tint, lines in by_row.items():
        odd = sum(line % 2 for line in lines)
        band = max(odd, len(lines) - odd) >= 0.95 * len(lines) and len(lines) >= 0.42 * rows and len(lines) > 2
        if band or len(lines) >= _BACKGROUND * rows:
            yield from ((at, tint) for at in range(-1, width))


def _legend(ink: Ink, top: Sequence[Sequence[str]], at: int, width: int) -> dict[str, str]:
    """Return what is written of a colour above the list or beside it."""
    found: dict[str, str] = {}
    for line, cells in sorted(ink.cells.items()):
        if line >= len(top):
            break
        for column, style in sorted(cells.items()):
            tint = ink.styles[style].colour
            if not tint or (line >= at and column < width) or tint in found:
                continue
            beside = [cell.strip() for cell in top[line][column : column + 3] if cell.strip()]
            if beside:
                found[tint] = beside[0].lstrip("=:–- ")[:80]
    return found
