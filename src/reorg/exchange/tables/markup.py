"""How is a table read that a program saved as HTML, or as Excel 2003 XML, under the name of a spreadsheet?

Many older collection programs "export to Excel" this way. The largest table of the file is the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import duckdb

from reorg.exchange.tables.grids import Grid, read_grids
from reorg.exchange.tables.scan import scan
from reorg.exchange.tables.table import Sheet
from reorg.exchange.unreadable import Unreadable
from reorg.language import say

_LARGEST = 256 << 20
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_CELLS = {"td", "th", "cell", "ss:cell"}
_ROWS = {"tr", "row", "ss:row"}
_TABLES = {"table", "ss:table"}


class _Tables(HTMLParser):
    """Gathers the text of every table; cells that span columns are followed by empty ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        if tag in _TABLES:
            self.tables.append([])
        elif tag in _ROWS and self.tables:
            self._close()
            self.tables[-1].append([])
        elif tag in _CELLS and self.tables and self.tables[-1]:
            self._close()
            said = {name: value or "" for name, value in attrs}
            place = said.get("ss:index", "")
            row = self.tables[-1][-1]
            row += [""] * (min(int(place), 2000) - 1 - len(row) if place.isdigit() else 0)
            across = said.get("ss:mergeacross", "")
            span = said.get("colspan", str(int(across) + 1) if across.isdigit() else "1")
            self._cell, self._span = [], min(int(span), 2000) if span.isdigit() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in _CELLS | _ROWS | _TABLES:
            self._close()

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _close(self) -> None:
        if self._cell is not None:
            text = "\n".join(" ".join(line.split()) for line in "".join(self._cell).split("\n")).strip()
            self.tables[-1][-1] += [text, *[""] * (self._span - 1)]
            self._cell = None


def read_markup(db: duckdb.DuckDBPyConnection, path: Path, kind: str, wanted: str | None, workspace: Path) -> Sheet:
    """Read the likeliest table of an HTML or Excel 2003 XML file into table ``register``."""
    raw = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    parser = _Tables()
    parser.feed(_text(path, raw))
    parser.close()
    tables = [rows for rows in parser.tables if len(rows) > 1]
    if not tables:
        what = say("a web page") if kind == "html" else say("an XML file")
        raise Unreadable(
            say(
                "{name} is {what} without a table that could be read. Export the list as .csv or .xlsx. "
                "Nothing was changed.",
                name=path.name,
                what=what,
            )
        )
    return read_grids(db, path, tables_as_grids(tables), wanted, workspace)


def tables_as_grids(tables: Sequence[Sequence[list[str]]]) -> list[Grid]:
    """Return tables as grids, named by their order."""
    return [Grid(f"Table {at}", partial(iter, rows), len(rows)) for at, rows in enumerate(tables, 1)]


def _text(path: Path, raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    if declared:
        try:
            return raw.decode(declared.group(1).decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return scan(path).encoding.decode(raw).removeprefix("\ufeff")
