"""How is a list read that stands in tables of a text document: Word (.docx), OpenDocument (.odt), RTF?

(ECMA-376 part 1, 17.4; OpenDocument 1.3 part 3, 9; RTF 1.9.1.) Tables of one shape that follow each other are one
list, as when it was cut by page or by room; what stands right above each piece becomes a column. A document without
tables is read as text, line by line.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import duckdb

from reorg.exchange.tables.bounds import DAMAGE, check_archive, damaged
from reorg.exchange.tables.delimited import read_delimited
from reorg.exchange.tables.grids import Grid, read_grids
from reorg.exchange.tables.header import find_header
from reorg.exchange.tables.rich_text import Paragraph, Row, rich_text
from reorg.exchange.tables.scan import scan
from reorg.exchange.tables.table import Sheet, padded
from reorg.exchange.tables.xml_nodes import Broken, Node, Opener, nodes
from reorg.exchange.unreadable import Unreadable
from reorg.exchange.vocabulary import phrase
from reorg.language import say

ABOVE, STRUCK = "Above the table", "Struck through"
_LONGEST_TITLE = 150
_MOST_REPEATED = 200
_WIDEST = 500
_LOOKED = 60
_PAGE = re.compile(
    r"(?:page|seite|página|pagina|стр\.?|صفحة|第)?\s*\d{1,4}\s*(?:(?:/|of|de|von|sur|di|из|من)\s*\d{1,4})?",
    re.IGNORECASE,
)
Item = Row | Paragraph | None  # None: a new table begins


def read_document(db: duckdb.DuckDBPyConnection, path: Path, kind: str, wanted: str | None, workspace: Path) -> Sheet:
    """Read the likeliest table of a text document into table ``register`` of ``db``."""
    found = _Tables(workspace)
    try:
        for item in _items(path, kind):
            found.take(item)
    except (Broken, KeyError, *DAMAGE):
        raise damaged(path) from None
    found.close()
    if found.pieces:
        return read_grids(db, path, found.lists(), wanted, workspace)
    if not found.paragraphs:
        raise Unreadable(say("{name} has no table and no text in it. There is nothing to read.", name=path.name))
    text = workspace / "document.txt"
    text.write_text("\n".join(found.paragraphs) + "\n", encoding="utf-8")
    return read_delimited(db, text, scan(text), workspace)


def _items(path: Path, kind: str) -> Iterator[Item]:
    """Yield the rows and paragraphs of a document in their order; None where a table begins."""
    if kind == "rtf":
        yield from rich_text(path)
        return
    check_archive(path)
    with zipfile.ZipFile(path) as archive:
        member = "word/document.xml" if kind == "docx" else "content.xml"
        document: Opener = partial(archive.open, member)
        yield from _word(document) if kind == "docx" else _writer(document)


def _word(document: Opener) -> Iterator[Item]:
    def wanted(path: list[str]) -> bool:
        return path[-1] == "tr" or (path[-1] == "p" and "tbl" not in path)

    above: list[str] = []
    for node in nodes([document], wanted, shells=frozenset({"tbl"})):
        if node.name == "tbl":
            above = []
            yield None
        elif node.name == "tr":
            row = _word_row(node, above)
            above = row.cells
            yield row
        else:
            yield Paragraph(_word_text(node, [0, 0]).strip())


def _word_row(node: Node, above: Sequence[str]) -> Row:
    """Return a row; a cell that goes on from the one above says the same."""
    cells: list[str] = []
    ink = [0, 0]
    for child in node.children:
        if child.name == "trPr":
            cells += [""] * sum(_small(each.attribute("val")) for each in child.all("gridBefore"))
        for cell in [child] if child.name == "tc" else child.all("tc") if child.name in {"sdt", "ins"} else []:
            own = next((each for each in cell.children if each.name == "tcPr"), Node("tcPr", {}))
            span = max([1, *(_small(each.attribute("val")) for each in own.all("gridSpan"))])
            goes_on = any(each.attribute("val") != "restart" for each in own.all("vMerge"))
            text = _word_text(cell, ink).strip()
            if goes_on and not text and len(cells) < len(above):
                text = above[len(cells)]
            cells += [text, *[""] * (span - 1)]
    return Row(cells[:_WIDEST], struck=ink[0] > 0 and ink[1] * 10 >= ink[0] * 9)


def _small(text: str) -> int:
    return min(int(text), _WIDEST) if text.isdigit() else 0


def _word_text(node: Node, ink: list[int], *, struck: bool = False) -> str:
    """Return the text of a part of a Word document; ``ink`` counts its signs, and those struck through."""
    name = node.name
    if name in {"del", "moveFrom", "Fallback", "instrText", "tcPr", "pPr", "footnoteReference"}:
        return ""
    if name == "t":
        text = "".join(node.pieces)
        ink[0] += len(text.strip())
        ink[1] += len(text.strip()) if struck else 0
        return text
    if name in {"tab", "ptab"}:
        return "\t"
    if name in {"br", "cr"}:
        return "\n"
    if name == "noBreakHyphen":
        return "-"
    if name == "r":
        marks = [each for own in node.children if own.name == "rPr" for each in own.children]
        struck = any(
            each.name in {"strike", "dstrike"} and each.attribute("val") not in {"0", "false"} for each in marks
        )
    inner = "".join(_word_text(child, ink, struck=struck) for child in node.children)
    return f"{inner}\n" if name in {"p", "tr"} else f"{inner}\t" if name == "tc" else inner


def _writer(document: Opener) -> Iterator[Item]:
    def wanted(path: list[str]) -> bool:
        if "tracked-changes" in path:
            return False
        return path[-1] == "table-row" or (path[-1] in {"p", "h"} and "table" not in path)

    below: dict[int, tuple[int, str]] = {}
    for node in nodes([document], wanted, shells=frozenset({"table"})):
        if node.name == "table":
            below = {}
            yield None
        elif node.name == "table-row":
            again = min(max(1, _small(node.attribute("number-rows-repeated"))), _MOST_REPEATED)
            row = _writer_row(node, below)
            yield from [row] * (again if any(row.cells) else 1)
        else:
            yield Paragraph(_writer_text(node).strip())


def _writer_row(node: Node, below: dict[int, tuple[int, str]]) -> Row:
    """Return a row; ``below`` holds, by column, for how many rows a joined cell reaches down, and its text."""
    cells: list[str] = []
    for cell in node.all("table-cell", "covered-table-cell"):
        again = min(max(1, _small(cell.attribute("number-columns-repeated"))), _WIDEST)
        text = "\n".join(filter(None, (_writer_text(each).strip() for each in cell.children)))
        for _ in range(again):
            left, above = below.get(len(cells), (0, ""))
            if cell.name == "covered-table-cell" and left and not text:
                below[len(cells)] = (left - 1, above)
                cells.append(above)
                continue
            rows = _small(cell.attribute("number-rows-spanned"))
            if rows > 1:
                below[len(cells)] = (rows - 1, text)
            cells.append(text)
    return Row(cells[:_WIDEST])


def _writer_text(node: Node) -> str:
    """Return the text of a part of an OpenDocument text, in the order in which it is written."""
    if node.name in {"annotation", "note", "tracked-changes", "bookmark", "sequence-decls"}:
        return ""
    if node.name == "tab":
        return "\t"
    if node.name == "line-break":
        return "\n"
    if node.name == "s":
        return " " * max(1, _small(node.attribute("c")))
    inner = "".join(each if isinstance(each, str) else _writer_text(each) for each in node.mixed)
    return (
        f"{inner}\n" if node.name in {"p", "h", "table-row"} else f"{inner}\t" if node.name == "table-cell" else inner
    )


@dataclass
class _Piece:
    """One table of the document: what stood above it, and where its rows lie on the disk."""

    above: str
    path: Path
    count: int = 0
    width: int = 0
    struck: bool = False
    top: list[list[str]] = field(default_factory=list)

    def rows(self) -> Iterator[list[str]]:
        with self.path.open(encoding="utf-8", newline="") as file:
            yield from csv.reader(file)


class _Tables:
    """Gathers the tables of a document on the disk, and the paragraphs between them."""

    def __init__(self, workspace: Path) -> None:
        self.pieces: list[_Piece] = []
        self.paragraphs: list[str] = []
        self._workspace = workspace
        self._above = ""
        self._rows: list[tuple[list[str], bool]] = []

    def take(self, item: Item) -> None:
        """Take the next thing of the document."""
        if item is None:
            self.close()
            self._before = self._above
            self._above = ""
        elif isinstance(item, Row):
            self._rows.append((item.cells, item.struck))
        elif item.text:
            self.paragraphs.append(item.text)
            short = " ".join(item.text.split())
            if len(short) <= _LONGEST_TITLE and not _PAGE.fullmatch(short):
                self._above = short

    _before = ""

    def close(self) -> None:
        """Lay down the table that ends here."""
        rows = [row for row in self._rows if any(cell.strip() for cell in row[0])]
        if len(rows) > 1 or (rows and self.pieces and len(rows[0][0]) > 1):
            piece = _Piece(self._before, self._workspace / f"table{len(self.pieces)}.csv")
            with piece.path.open("w", encoding="utf-8", errors="replace", newline="") as file:
                csv.writer(file).writerows([*cells, "x" if struck else ""] for cells, struck in rows)
            piece.count, piece.width = len(rows), max(len(cells) for cells, _ in rows)
            piece.struck = any(struck for _, struck in rows)
            piece.top = [cells for cells, _ in rows[:_LOOKED]]
            self.pieces.append(piece)
        self._rows = []

    def lists(self) -> list[Grid]:
        """Return the tables as lists: pieces of one shape that belong together are one."""
        groups: list[list[_Piece]] = []
        heads: list[tuple[str, ...]] = []
        for piece in self.pieces:
            header = find_header(piece.top)
            head = tuple(" ".join(phrase(name)) for name in header.names) if header.at >= 0 else ()
            at = next((at for at, group in enumerate(groups) if _belongs(piece, head, group[0], heads[at])), None)
            if at is None:
                groups.append([piece])
                heads.append(head)
            else:
                groups[at].append(piece)
        return [
            Grid(f"Table {at}", partial(_rows, group), sum(piece.count for piece in group))
            for at, group in enumerate(groups, 1)
        ]


def _belongs(piece: _Piece, head: tuple[str, ...], first: _Piece, known: tuple[str, ...]) -> bool:
    """Return whether a table goes on with the list that ``first`` begins."""
    if piece.width != first.width or piece.width < 2:
        return False
    return head == known or not head or (bool(known) and not set(head) & set(known) and not any(head))


def _rows(pieces: Sequence[_Piece]) -> Iterator[list[str]]:
    """Yield the rows of a list that stands in several tables, with what stood above each."""
    above = len({piece.above for piece in pieces}) > 1
    struck = any(piece.struck for piece in pieces)
    width = pieces[0].width
    header = find_header(pieces[0].top)
    for at, piece in enumerate(pieces):
        for line, row in enumerate(piece.rows()):
            cells = padded(row[:-1][:width], width)
            head = at == 0 and line == header.at
            if at > 0 and header.at >= 0 and [each.strip() for each in cells] == list(padded(header.names, width)):
                continue  # the headings again, on top of the next piece
            more = ([ABOVE if head else piece.above] if above else []) + (
                [STRUCK if head else "yes" if row[-1] else ""] if struck else []
            )
            before_head = at == 0 and line < header.at
            yield [*cells, *([""] * len(more) if before_head else more)]
