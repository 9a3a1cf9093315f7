"""With which signs does this text divide its cells and lines? (RFC 4180 where it is followed; many lists do not.)"""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

DELIMITERS = (",", ";", "\t", "|", "~", "^", "\x1f", "¦", "§", ":")
NONE = "\x1e"  # divides nothing: a list of one column
_WEIGHT = {":": 0.5, "^": 0.8, "~": 0.9, "§": 0.9}
_HINT = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_DOUBLED = re.compile(r'''"""|(?<=[^,;\t\r\n|"])""(?=[^,;\t\r\n|"])''')  # a mark inside a cell, written twice
_RECORDS = 300
_LEAST = 0.25
_MISQUOTED = 0.93
_LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are divided: ``delimiter``, ``quote`` (``""`` for none), ``escape`` (``"\\\\"`` or ``""``).

    ``hint`` says whether the first line is only ``sep=;``, for spreadsheet programs.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    hint: bool = False

    def reader(self, lines: Iterator[str], *, strict: bool = False) -> Iterator[list[str]]:
        """Return the records of ``lines`` (with their line ends); ``strict`` raises ``csv.Error`` for odd quoting."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            escapechar=self.escape or None,
            doublequote=not self.escape,
            strict=strict,
        )


@contextmanager
def long_cells() -> Iterator[None]:
    """Let cells be as long as they are while reading (the standard reader stops at 128 kB)."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def dialect(head: str, *, whole: bool = False) -> Dialect:
    """Return the likeliest dialect of a text that begins with ``head`` (whole lines), or is ``whole`` there."""
    if found := _HINT.match(head):
        return Dialect(found.group(1), '"', "", hint=True)
    quotes = ["'"] if head.count("'") > 4 and head.count('"') == 0 else ['"']
    escapes = ("", "\\") if f"\\{quotes[0]}" in head and not _DOUBLED.search(head) else ("",)
    candidates = [
        (_score(head, each, whole=whole, escaped=len(escapes) > 1), each)
        for delimiter in DELIMITERS
        if delimiter in head
        for quote, escape in (*((quotes[0], escape) for escape in escapes), ("", ""))
        for each in (Dialect(delimiter, quote, escape),)
    ]
    score, best = max(candidates, key=lambda each: each[0], default=(0.0, Dialect(NONE)))
    return best if score > _LEAST else Dialect(NONE, '"' if head.lstrip().startswith('"') else "")


def _score(head: str, each: Dialect, *, whole: bool, escaped: bool) -> float:
    """Return how evenly ``each`` divides the text: the share of lines of one width, more for wider ones."""
    with long_cells():
        records = [row for row in islice(each.reader(io.StringIO(head, newline="")), _RECORDS) if row]
    if not whole and 1 < len(records) < _RECORDS:
        records.pop()  # the text may be cut in the middle of it
    widths = Counter(len(row) for row in records[len(records) // 5 :] if any(cell.strip() for cell in row))
    if not widths:
        return 0.0
    width, often = max(widths.items(), key=lambda item: item[1] * math.log2(1 + item[0]))
    if width < 2:
        return 0.0
    share = often / widths.total()
    rows = [row for row in records if len(row) == width]
    score = share * share * (1 + math.log2(width) / 2) * _WEIGHT.get(each.delimiter, 1.0)
    score *= (1.0 - 0.8 * _torn(rows, each, escaped=escaped)) * (
        _MISQUOTED if each.quote and _misquoted(head, each) else 1.0
    )
    header = next((row for row in records if len(row) >= width), None)
    if header is not None and len(header) == width and all(cell.strip() for cell in header):
        score *= 1.1
    return score * (1.02 if each.quote else 1.0) * (0.99 if each.escape else 1.0)


def _misquoted(head: str, each: Dialect) -> bool:
    """Return whether something stands behind a closing quotation mark: then it is text and quotes nothing."""
    try:
        with long_cells():
            for _ in islice(each.reader(io.StringIO(head, newline=""), strict=True), _RECORDS):
                pass
    except csv.Error as problem:
        return "expected after" in str(problem)
    return False


def _torn(rows: Sequence[Sequence[str]], each: Dialect, *, escaped: bool) -> float:
    """Return the share of rows that hold a half quoted cell: a sign that the quoting is misread."""
    return sum(1 for row in rows if any(_half(cell.strip(), each, escaped=escaped) for cell in row)) / max(1, len(rows))


def _half(cell: str, each: Dialect, *, escaped: bool) -> bool:
    """Return whether a cell still shows quoting that should have been taken off, or a part of it."""
    if each.quote:
        return cell.startswith(each.quote) or (escaped and not each.escape and f"\\{each.quote}" in cell)
    return cell.startswith('"') and (cell.count('"') == 1 or (len(cell) > 1 and cell.endswith('"')))
