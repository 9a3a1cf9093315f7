"""How is an XML file of any size read safely, record by record? (XML 1.0; CWE-611, CWE-776)

Nothing outside the file is ever fetched, abbreviations that unfold are refused, depth and size of a record are bounded.
What programs write wrongly (control signs, a bare ``&``, names of HTML's signs) is mended on a second try.
"""

from __future__ import annotations

import codecs
import html
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO
from xml.parsers import expat

from reorg.exchange.tables.bounds import DAMAGE
from reorg.exchange.tables.encoding import Encoding, by_mark, weigh
from reorg.exchange.unreadable import Unreadable
from reorg.language import say

Opener = Callable[[], IO[bytes]]
Path = tuple[str, ...]
_PIECE = 256 * 1024
_SURVEYED = 12 << 20  # bytes that tell the shape of a file
_DEEPEST = 120
_LARGEST_RECORD = 300_000  # elements
_LONGEST_TEXT = 64 << 20
_HARMLESS_ENTITY = 80  # signs that an abbreviation of the file's own may stand for
_MOST_ENTITIES = 300
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(
    r"<!\[CDATA\[(?s:.*?)\]\]>|&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(\w{2,12};)?"
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ODD_LINES = 3000
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")


class Broken(Exception):
    """The text stops to be XML; ``line`` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class Node:
    """An element: its ``name`` without prefix, its attributes without prefixes, what is inside."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)

    @property
    def mixed(self) -> Iterator[str | Node]:
        """The pieces of text and the elements inside, in the order in which they are written."""
        done = 0
        for at, child in zip(self.marks, self.children, strict=True):
            yield from self.pieces[done:at]
            yield child
            done = at
        yield from self.pieces[done:]

    @property
    def text(self) -> str:
        """The element's own text, with single blanks where the file only wraps its lines."""
        return tidy("".join(self.pieces))

    @property
    def whole(self) -> str:
        """The text of the element and of all inside it."""
        inside = (each.whole for each in self.children)
        return " ".join(part for part in (self.text, *inside) if part)

    def all(self, *names: str) -> list[Node]:
        """Return the elements inside, at any depth, that have one of ``names`` (as folded), outermost only."""
        wanted, found = {fold_name(name) for name in names}, []
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            if fold_name(node.name) in wanted:
                found.append(node)
            else:
                stack += node.children[::-1]
        return found

    def first(self, *names: str) -> Node | None:
        """Return the first of :meth:`all`."""
        return next(iter(self.all(*names)), None)

    def attribute(self, name: str) -> str:
        """Return an attribute's value, or ``""``."""
        return self.attributes.get(name, "").strip()


def tidy(text: str) -> str:
    """Return a text as it is meant: its own line ends stay, the indenting of the file goes."""
    if "\n" not in text and "\r" not in text:
        return text.strip()
    lines = (" ".join(line.split()) for line in text.strip().splitlines())
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=20_000)
def local(name: str) -> str:
    """Return a name without its prefix: ``lido:term`` is ``term``."""
    return name.rpartition(":")[2]


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """Return an element's name as it is compared: without capitals, doubled letters and signs between."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"[\W_]", "", name.casefold()))


@dataclass
class Outline:
    """The shape of an XML file: how often each element stands at each place, and how many values are inside it."""

    count: Counter[Path] = field(default_factory=Counter)
    values: Counter[Path] = field(default_factory=Counter)
    kinds: dict[Path, set[Path]] = field(default_factory=dict)
    root: str = ""
    start: bytes = b""


def survey(documents: Sequence[Opener]) -> Outline:
    """Return the shape of a file, from its beginning; raises :class:`Unreadable` for what would harm."""
    found = Outline()
    with documents[0]() as file:
        found.start = file.read(8192)
    path: list[str] = []
    leaf = [False]

    def opened(name: str, attributes: dict[str, str]) -> None:
        path.append(local(name))
        leaf[0] = True
        here = tuple(path)
        found.count[here] += 1
        for each in attributes:
            if not each.startswith("xmlns") and "schemaLocation" not in each:
                _value(found, (*here, f"@{local(each)}"))

    def closed(_: str) -> None:
        if leaf[0]:
            _value(found, tuple(path))
        leaf[0] = False
        path.pop()

    for mended in (False, True):
        for each in (found.count, found.values, found.kinds):
            each.clear()
        try:
            for document in documents[:50]:
                path.clear()
                _parse(document, opened, closed, None, path, mended=mended, most=_SURVEYED // min(50, len(documents)))
            break
        except Broken:
            continue
    found.root = next(iter(found.count), ("",))[0]
    return found


def _value(found: Outline, path: Path) -> None:
    for length in range(1, len(path)):
        above = path[:length]
        found.values[above] += 1
        kinds = found.kinds.setdefault(above, set())
        if len(kinds) < 2000:
            kinds.add(path[length:])


def nodes(
    documents: Iterable[Opener],
    wanted: Callable[[list[str]], bool],
    *,
    mended: bool = False,
    shells: frozenset[str] = frozenset(),
) -> Iterator[Node]:
    """Yield every outermost element whose way from the root is ``wanted``; raises :class:`Broken` at bad XML.

    Of elements called as one of ``shells`` only their beginning is yielded, before what is inside them.
    """
    for document in documents:
        path: list[str] = []
        builder = _Builder(path, wanted, shells)
        pieces = _parse_pieces(document, builder.opened, builder.closed, builder.said, path, mended=mended)
        for _ in pieces:
            while builder.done:
                yield builder.done.popleft()


class _Builder:
    """Makes nodes of the elements that are wanted, and forgets the others."""

    def __init__(self, path: list[str], wanted: Callable[[list[str]], bool], shells: frozenset[str]) -> None:
        self.done: deque[Node] = deque()
        self._path, self._wanted, self._shells = path, wanted, shells
        self._open: list[Node] = []
        self._size = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        bare = local(name)
        self._path.append(bare)
        if self._open or self._wanted(self._path):
            self._size += 1
            if self._size > _LARGEST_RECORD:
                raise Unreadable(
                    say("This file holds a record that is larger than a whole museum's list. It was not read.")
                )
            node = Node(bare, _bare(attributes) if attributes else {})
            if self._open:
                self._open[-1].children.append(node)
                self._open[-1].marks.append(len(self._open[-1].pieces))
            self._open.append(node)
        elif bare in self._shells:
            self.done.append(Node(bare, _bare(attributes)))

    def closed(self, _: str) -> None:
        self._path.pop()
        if self._open:
            node = self._open.pop()
            if not self._open:
                self.done.append(node)
                self._size = 0

    def said(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)


def _bare(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes by their names without prefixes."""
    return {local(key): text for key, text in attributes.items() if not key.startswith("xmlns")}


Opened = Callable[[str, dict[str, str]], None]


def _parse(
    document: Opener,
    opened: Opened,
    closed: Callable[[str], None],
    said: Callable[[str], None] | None,
    path: list[str],
    *,
    mended: bool,
    most: int,
) -> None:
    """Go through the first ``most`` bytes of a document."""
    read = 0
    for size in _parse_pieces(document, opened, closed, said, path, mended=mended):
        read += size
        if read >= most:
            return


def _parse_pieces(
    document: Opener,
    opened: Opened,
    closed: Callable[[str], None],
    said: Callable[[str], None] | None,
    path: list[str],
    *,
    mended: bool,
) -> Iterator[int]:
    """Parse a document piece by piece, yielding the size of each piece."""

    def deep(name: str, attributes: dict[str, str]) -> None:
        if len(path) >= _DEEPEST:
            raise Unreadable(say("This file holds records inside records, deeper than any list is. It was not read."))
        opened(name, attributes)

    try:
        file = document()
    except DAMAGE:
        raise Broken(0) from None
    with file:
        parser = expat.ParserCreate("utf-8" if mended else None)
        parser.buffer_text = True
        parser.StartElementHandler = deep
        parser.EndElementHandler = closed
        if said:
            parser.CharacterDataHandler = said
        parser.EntityDeclHandler = _Entities()
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        source = _mended(document) if mended else iter(lambda: file.read(_PIECE), b"")
        try:
            for piece in source:
                parser.Parse(piece, False)
                yield len(piece)
            parser.Parse(b"", True)
            yield 0
        except (expat.ExpatError, LookupError, UnicodeError, *DAMAGE) as problem:
            yield 0
            raise Broken(getattr(problem, "lineno", parser.CurrentLineNumber)) from None


class _Entities:
    """Refuses abbreviations that unfold into more than a word, or that stand for something outside the file."""

    def __init__(self) -> None:
        self._seen = 0

    def __call__(self, _: str, is_parameter: bool, value: str | None, *_more: object) -> None:
        self._seen += 1
        if (
            is_parameter
            or value is None
            or len(value) > _HARMLESS_ENTITY
            or "&" in value
            or self._seen > _MOST_ENTITIES
        ):
            raise Unreadable(
                say(
                    "This file defines abbreviations of its own, which may fetch other files or unfold without end. "
                    "It was not read. If you trust it, ask for an export without them."
                )
            )


def _mended(document: Opener) -> Iterator[bytes]:
    """Yield a document as UTF-8 without what no XML may hold."""
    encoding = _encoding(document)
    decoder = codecs.getincrementaldecoder(encoding.name)(encoding.errors)
    rest, first = "", True
    with document() as file:
        while raw := file.read(_PIECE):
            text = rest + decoder.decode(raw)
            cut = text.rfind(">") + 1
            if cut == 0 and len(text) < _LONGEST_TEXT:
                rest = text
                continue
            piece, rest = (text[:cut], text[cut:]) if cut else (text, "")
            if first:
                piece, first = _DECLARATION.sub("", piece.removeprefix("\ufeff")), False
            yield _AMPERSAND.sub(_sign, _CONTROL.sub("", piece)).encode("utf-8", "replace")
    yield _AMPERSAND.sub(_sign, _CONTROL.sub("", rest)).encode("utf-8", "replace")


def _sign(found: re.Match[str]) -> str:
    """Return what a bare ``&`` stands for: a sign that HTML has a name for, or itself."""
    if found.group().startswith("<"):
        return found.group()
    named = html.unescape(f"&{found.group(1)}") if found.group(1) else ""
    return named if named and not named.startswith("&") else f"&amp;{found.group(1) or ''}"


def _encoding(document: Opener) -> Encoding:
    """Return the code of a document whose declared one failed: UTF-8 if it holds, else what its letters speak for."""
    odd: list[bytes] = []
    with document() as file:
        start = file.read(4096)
        if marked := by_mark(start):
            return marked
        declared = _DECLARED.match(start)
        file.seek(0)
        for line in iter(lambda: file.readline(65_536), b""):
            if not line.isascii() and len(odd) < _ODD_LINES:
                odd.append(line[:2000])
    name = declared.group(1).decode().lower() if declared else ""
    try:
        for line in odd if name.replace("_", "-") not in {"", "utf-8", "utf8", "us-ascii"} else [b"\xff"]:
            line.decode(name or "utf-8")
    except (LookupError, UnicodeDecodeError):
        whole = b"".join(odd)
        return Encoding("utf-8") if not whole or _holds(whole) else weigh(odd)
    return Encoding(codecs.lookup(name).name)


def _holds(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
