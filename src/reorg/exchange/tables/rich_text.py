"""What rows and paragraphs stand in an RTF document? (Rich Text Format 1.9.1: ``\\trowd``, ``\\cell``, ``\\row``.)"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reorg.exchange.unreadable import Unreadable
from reorg.language import say

_LARGEST = 128 << 20
_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_HIDDEN = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer", b"headerl", b"headerr",
     b"footerl", b"footerr", b"footnote", b"annotation", b"themedata", b"datastore", b"fldinst", b"listtable",
     b"generator", b"xmlnstbl", b"rsidtbl", b"nonshppict", b"deleted", b"listoverridetable", b"latentstyles"}
)  # fmt: skip
_SIGNS = {b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"bullet": "•",
          b"ldblquote": "“", b"rdblquote": "”"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table in a document; ``struck`` if all of its text is struck through."""

    cells: list[str]
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside of tables."""

    text: str


@dataclass
class _State:
    hidden: bool = False
    skip: int = 1
    struck: bool = False


class _Page:
    """What is being written: the paragraph, the cells of the row, whether a table is open."""

    def __init__(self) -> None:
        self.codec = "cp1252"
        self.text: list[str] = []
        self.raw = bytearray()
        self.units = bytearray()  # of UTF-16, as \\u writes them
        self.cells: list[str] = []
        self.in_table = False
        self.open_table = False
        self.ink = [0, 0]

    def flush(self) -> None:
        """Turn what was taken so far into text."""
        if self.units:
            self.text.append(self.units.decode("utf-16-le", "replace"))
            self.units.clear()
        if self.raw:
            self.text.append(bytes(self.raw).decode(self.codec, "replace"))
            self.raw.clear()

    def taken(self) -> str:
        """Return the text so far and begin anew."""
        self.flush()
        text = "".join(self.text).strip()
        self.text = []
        return text


def rich_text(path: Path) -> Iterator[Row | Paragraph | None]:
    """Yield the rows and paragraphs of an RTF document; None where a table begins."""
    if path.stat().st_size > _LARGEST:
        raise Unreadable(say("{name} is too large for a text document. Save its list as .csv.", name=path.name))
    page, stack, state, over = _Page(), [], _State(), 0
    for token in _TOKEN.finditer(path.read_bytes()):
        code, word, number, sign, brace, text = token.groups()
        if brace == b"{":
            stack.append(_State(state.hidden, state.skip, state.struck))
            if len(stack) > 2000:
                raise Unreadable(say("{name} is damaged: its text is nested without end.", name=path.name))
        elif brace:
            state = stack.pop() if stack else _State()
        elif word:
            if word == b"u" and not state.hidden:
                if page.raw:
                    page.flush()
                page.units += (int(number or 0) % 65536).to_bytes(2, "little")
                over = state.skip
            else:
                yield from _word(word, number, page, state)
        elif sign == b"*":
            state.hidden = True
        elif not state.hidden:
            over = _written(code, sign, text, page, state, over)
    if last := page.taken():
        yield Paragraph(last)


def _written(code: bytes | None, sign: bytes | None, text: bytes | None, page: _Page, state: _State, over: int) -> int:
    """Take text, less the ``over`` signs that only repeat a letter for older programs; returns how many are left."""
    raw = (
        bytes([int(code, 16)]) if code else {b"~": b" ", b"_": b"-", b"-": b""}.get(sign, sign) if sign else text or b""
    )
    if over:
        left = max(0, over - len(raw))
        raw, over = raw[over:], left
    if sign in {b"\n", b"\r"}:
        raw = b"\n"
    if raw and page.units:
        page.flush()
    page.raw += raw
    page.ink[0] += len(raw.strip())
    page.ink[1] += len(raw.strip()) if state.struck else 0
    return over


def _word(word: bytes, number: bytes | None, page: _Page, state: _State) -> Iterator[Row | Paragraph | None]:
    """Obey one control word."""
    if word in _HIDDEN:
        state.hidden = True
    elif word in _MANNERS:
        _MANNERS[word](number, page, state)
    elif state.hidden:
        return
    elif word in _SIGNS:
        page.flush()
        page.text.append(_SIGNS[word])
    elif word == b"cell":
        page.cells.append(page.taken())
    elif word == b"row":
        if not page.open_table:
            yield None
        page.open_table = True
        yield Row(page.cells, struck=page.ink[0] > 0 and page.ink[1] * 10 >= page.ink[0] * 9)
        page.cells, page.ink = [], [0, 0]
    elif word == b"par":
        yield from _paragraph(page)


def _paragraph(page: _Page) -> Iterator[Paragraph]:
    """End a paragraph: inside a cell that is a new line, elsewhere the end of a table too."""
    if page.cells or page.in_table:
        page.flush()
        page.text.append("\n")
        return
    page.open_table = False
    page.ink = [0, 0]
    yield Paragraph(page.taken())


def _code_page(number: bytes | None, page: _Page, _: _State) -> None:
    page.codec = _codec(int(number or 1252))


def _macintosh(_number: bytes | None, page: _Page, _: _State) -> None:
    page.codec = "mac_roman"


def _repeated(number: bytes | None, _: _Page, state: _State) -> None:
    state.skip = int(number or 1)


def _struck(number: bytes | None, _: _Page, state: _State) -> None:
    state.struck = number != b"0"


def _plain(_number: bytes | None, _: _Page, state: _State) -> None:
    state.struck = False


def _in_table(_number: bytes | None, page: _Page, _: _State) -> None:
    page.in_table = True


def _new_paragraph(_number: bytes | None, page: _Page, _: _State) -> None:
    page.in_table = False


_MANNERS: Mapping[bytes, Callable[[bytes | None, _Page, _State], None]] = {
    b"ansicpg": _code_page,
    b"mac": _macintosh,
    b"uc": _repeated,
    b"strike": _struck,
    b"striked": _struck,
    b"plain": _plain,
    b"intbl": _in_table,
    b"pard": _new_paragraph,
}


def _codec(page: int) -> str:
    name = {10000: "mac_roman", 65001: "utf-8", 0: "cp1252"}.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
