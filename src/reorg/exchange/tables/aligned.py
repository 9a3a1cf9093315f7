"""Which columns does a text have whose cells are held apart by blanks alone: printed lists, old programs, pasted text?

A column begins where, over all lines, a run of blanks ends. A line of dashes under the headings says it outright. Where
nothing stands below each other, two blanks or more divide, as between the columns of a printed page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_LEAST_LINES = 3
_LEAST_GAP = 2  # blanks between columns; one is between words
_SURE_LINES = 12  # from so many lines on a single blank that stands in all of them divides
_STRAY = 0.02  # lines that may write into a gap
_TITLES = 6  # lines above the headings that need not fit
_EVEN = 0.8  # lines that divide into the same number of cells
_RULER = re.compile(r"[-=_─]+(?:\s+[-=_─]+)+\s*")
_FRAME = re.compile(r"[\s|:+=\-─┼┬┴├┤┌┐└┘│]+")
_COUNT = re.compile(r"\(\d+ rows?\)")  # what PostgreSQL writes under a table
_BETWEEN = re.compile(r"[ ]{2,}|\t+")
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u2003\u2002", " "))


@dataclass(frozen=True, slots=True)
class Columns:
    """How lines are divided: at the positions where columns begin, or, without any, at two blanks and more.

    ``rulers`` says whether lines of dashes stand in the text; they are no rows.
    """

    begin: tuple[int, ...] = ()
    rulers: bool = False

    def cells(self, line: str) -> list[str]:
        """Return the cells of a line."""
        text = line.translate(_BLANKS).rstrip("\r\n")
        if not self.begin:
            return [cell.strip() for cell in _BETWEEN.split(text.strip())] if text.strip() else []
        ends = (*self.begin[1:], len(text))
        return [text[start:end].strip() for start, end in zip(self.begin, ends, strict=True)]

    def torn(self, line: str) -> bool:
        """Return whether a word of the line runs over the border of two columns."""
        text = line.translate(_BLANKS)
        return any(at < len(text) and text[at] != " " and text[at - 1] != " " for at in self.begin[1:])

    def ruler(self, line: str) -> bool:
        """Return whether a line only draws a line."""
        return self.rulers and bool(
            _RULER.fullmatch(line.strip()) or (line.strip() and set(line.strip()) <= set("-=_─"))
        )


def aligned(lines: Sequence[str]) -> Columns | None:
    """Return how the first lines of a text are divided by blanks; None if they are not."""
    written = [line.translate(_BLANKS).rstrip() for line in lines if line.strip()]
    if ruled := next((line for line in written[:40] if _RULER.fullmatch(line)), ""):
        return Columns((0, *[found.start() for found in _RUN_OF_RULER.finditer(ruled)][1:]), rulers=True)
    if len(written) < _LEAST_LINES or any("\t" in line for line in written):
        return None
    tries = [_beginnings(written[above:]) for above in range(min(_TITLES, len(written) - _LEAST_LINES) + 1)]
    stands = Columns(max(tries, key=len))
    counts = Counter(len(_BETWEEN.split(line.strip())) for line in written)
    width, often = max(counts.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]))
    even = width > 1 and often >= _EVEN * len(written)
    torn = any(stands.torn(line) for line in written if len(_BETWEEN.split(line.strip())) == width)
    if len(stands.begin) >= 2 and not (even and torn):
        return stands
    return Columns() if even else None


_RUN_OF_RULER = re.compile(r"[-=_─]+")


def _beginnings(lines: Sequence[str]) -> tuple[int, ...]:
    """Return where columns begin: behind each run of positions that are blank in (nearly) all lines."""
    long = max(map(len, lines))
    ink = [0] * (long + 1)
    for line in lines:
        for run in re.finditer(r"\S+", line):
            for at in range(run.start(), run.end()):
                ink[at] += 1
    stray = _STRAY * len(lines)
    least = 1 if len(lines) >= _SURE_LINES else _LEAST_GAP
    begin, gap = [0], 0
    for at, count in enumerate(ink[:long]):
        if count <= stray:
            gap += 1
            continue
        if gap >= least and at > gap:
            begin.append(at)
        gap = 0
    return _worth(tuple(begin), lines)


def _worth(begin: tuple[int, ...], lines: Sequence[str]) -> tuple[int, ...]:
    """Return the beginnings, if they divide a list and not the words of a text that happen to stand so."""
    if len(begin) < 2:
        return ()
    rows = [Columns(begin).cells(line) for line in lines]
    filled = [sum(1 for row in rows if row[at]) for at in range(len(begin))]
    wide = sum(1 for line in lines if len(_BETWEEN.split(line.strip())) > 1)
    if wide * 3 < len(lines) or filled[0] * 2 < len(lines):
        return ()
    return begin


def framed(lines: Sequence[str]) -> bool:
    """Return whether a text draws its table with bars and dashes, as Markdown and database programs do."""
    bars = sum(1 for line in lines[:50] if line.count("|") + line.count("│") >= 1)
    drawn = any(_FRAME.fullmatch(line) and set(line) & set("-=─") and set(line) & set("|+│┼") for line in lines[:50])
    return drawn and bars >= 2


def unframed(line: str) -> str | None:
    """Return a line of a drawn table with tabs between its cells; None for a line that only draws."""
    if not line.strip() or _COUNT.fullmatch(line.strip()) or (_FRAME.fullmatch(line) and set(line) & set("-=─")):
        return None
    inner = line.strip().replace("│", "|")
    inner = inner.removeprefix("|").removesuffix("|") if inner.startswith("|") else inner
    return "\t".join(" ".join(cell.split()) for cell in re.split(r"(?<!\\)\|", inner))
