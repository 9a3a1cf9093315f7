"""On which line does the list begin, and what are its columns called?

Above the headings of a list people write its title, a date, the name of a room. The headings are the first line from
which the count of cells is stable and whose cells look like labels and not like what stands below them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reorg.exchange.tables.column_letters import letters
from reorg.exchange.vocabulary import known

DEEPEST = 60  # lines within which headings are looked for
_BODY = 40
_SURE = 0.95  # a line that looks so much like headings needs no comparison with later ones
_DATA = re.compile(
    r"""\s*(?:[-+]?[\d\s.,'’/:%€$£-]*\d[\d\s.,'’/:%€$£-]*   # numbers, dates, money
    |(?:\w{1,6}[.\-/]?|\w{1,3}\ )\d[\w.\-/]*                  # A-12, INV.1974.12
    |\d[\w.,\s]*[x×]\s*\d.*                                   # 12 x 30 cm
    |https?://\S*|\S+@\S+\.\w+|\S+\.(?:jpe?g|png|tiff?)|true|false)\s*""",
    re.VERBOSE | re.IGNORECASE,
)
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings are: ``at`` counts lines from 0, -1 if there are none; ``body`` is where the rows begin.

    ``names`` are the headings as written; ``above`` what was written over them.
    """

    at: int
    body: int
    names: tuple[str, ...]
    above: tuple[str, ...] = ()


def find_header(rows: Rows) -> Header:
    """Return where the headings are among the first ``rows`` of a file."""
    width = _width(rows)
    scores: dict[int, float] = {}
    for at in range(min(DEEPEST, len(rows))):
        if _filled(rows[at]):
            scores[at] = _score(rows, at, width)
            if scores[at] > _SURE:
                break
    if not scores:
        return Header(-1, 0, ())
    at = max(scores, key=lambda each: scores[each])
    if scores[at] < 0.5:
        start = next((each for each in scores if len(_filled(rows[each])) * 2 >= width), min(scores))
        names = ("",) * max(map(len, rows[start : start + _BODY]), default=0)
        return Header(-1, start, names, _above(rows, start))
    return Header(at, at + 1, tuple(cell.strip() for cell in rows[at]), _above(rows, at))


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return the headings as written, where needed with a number or a column's letter, so that no two are alike."""
    seen: Counter[str] = Counter()
    taken = {" ".join(name.split()) for name in names}
    found: list[str] = []
    for at, name in enumerate(names):
        label = " ".join(name.split()) or f"Column {letters(at)}"
        seen[label] += 1
        if seen[label] > 1 or (not name.strip() and label in taken):
            number = max(2, seen[label])
            while f"{label} ({number})" in taken:
                number += 1
            label = f"{label} ({number})"
            taken.add(label)
        found.append(label)
    return tuple(found)


def _above(rows: Rows, at: int) -> tuple[str, ...]:
    return tuple(" ".join(_filled(row)) for row in rows[:at] if _filled(row))


def _filled(row: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]


def _width(rows: Rows) -> int:
    """Return how many cells a row of the list usually fills."""
    counts = sorted(len(_filled(row)) for row in rows[:200] if _filled(row))
    return counts[len(counts) * 3 // 4] if counts else 0


_COUNTED = re.compile(r"([^\W\d]*[ _:.-]*)(\d{1,3})")


def _counted(cells: Sequence[str]) -> bool:
    """Return whether a program counted the columns instead of naming them: F1, F2, F3; Column1, Column2."""
    found = [_COUNTED.fullmatch(cell) for cell in cells]
    if len(cells) < 3 or not all(found) or not cells[0][0].isalpha():
        return False
    names = {match[1] for match in found if match}
    numbers = [int(match[2]) for match in found if match]
    return len(names) == 1 and numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _score(rows: Rows, at: int, width: int) -> float:
    """Return how much line ``at`` looks like the headings of what stands below it; headings reach 0.5."""
    cells = _filled(rows[at])
    body = [row for row in rows[at + 1 : at + 1 + 3 * _BODY] if _filled(row)][:_BODY]
    labels = [cell for cell in cells if len(cell) <= 80 and any(map(str.isalpha, cell)) and not _DATA.fullmatch(cell)]
    label_share, distinct_share = len(labels) / len(cells), len(set(cells)) / len(cells)
    used = {place for row in body for place, cell in enumerate(row) if cell.strip()}
    named = {place for place, cell in enumerate(rows[at]) if cell.strip()}
    coverage = len(named & used) / max(1, len(used)) if used else 0.7
    vocabulary = sum(map(known, cells)) / len(cells)
    contrast = _contrast(rows[at], body, used & named)
    if len(cells) * 3 < width or (len(cells) == 1 and width > 2):
        return 0.0
    if at == 0 and _counted(cells):
        return 0.9
    score = 0.45 * coverage * label_share * distinct_share + 0.8 * vocabulary * coverage + 0.35 * contrast
    if label_share < 0.5:
        score *= 0.3
    elif label_share < 0.85 and vocabulary < 0.3:
        score *= 0.6
    if vocabulary == 0 and contrast < 0.1 and not _short(cells, body):
        score = min(score, 0.35)
    return score - 0.004 * at


def _contrast(head: Sequence[str], body: Rows, places: set[int]) -> float:
    """Return the share of columns whose cells are numbers, dates or codes while the heading is a word."""
    told = 0
    for place in places:
        cells = [row[place] for row in body if place < len(row) and row[place].strip()]
        data = sum(1 for cell in cells if _DATA.fullmatch(cell))
        told += bool(cells and data * 2 > len(cells) and not _DATA.fullmatch(head[place]))
    return told / max(1, len(places))


def _short(cells: Sequence[str], body: Rows) -> bool:
    """Return whether the headings are shorter than what stands below, and do not come back there."""
    below = [cell for row in body for cell in _filled(row)]
    if not below:
        return True
    mean = sum(map(len, below)) / len(below)
    return sum(map(len, cells)) / len(cells) <= max(12.0, mean) and not set(cells) & set(below)
