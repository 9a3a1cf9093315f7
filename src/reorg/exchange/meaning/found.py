"""Where are the columns of a saved meaning in a list whose headings, or their order, were changed since?

First by the heading; then, for those that are left, by what stands in them (the shapes of the cells), the words of the
heading and the place. A column is only taken for another if it is clearly the likeliest; whatever was found under
another heading, or not at all, is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reorg.exchange.columns import ColumnGuess
from reorg.exchange.meaning_file import saved_columns
from reorg.exchange.tables.table import Table
from reorg.exchange.vocabulary import words_of
from reorg.language import listed, say_many
from reorg.museum import FIELDS, Finding, Severity

SHAPES = 4
LIKELY = 0.6  # of cells, heading and place together, from which a column is taken for one of another heading
_AHEAD = 0.1
SAME_LIST = 0.8  # share of headings that two lists have in common, from which one is read as the other was


@dataclass(frozen=True)
class Found:
    """Where each saved column is now (None if nowhere), and what is to be said of it."""

    positions: tuple[int | None, ...]
    notes: tuple[Finding, ...] = ()

    def moved(self, at: int) -> int | None:
        """Return where the column is that was at position ``at`` when the meaning was saved."""
        return self.positions[at] if at < len(self.positions) else None


def shape(text: str) -> str:
    """Return what a cell looks like: ``"1978.12a"`` is ``9.9a``, "Oil on canvas" is ``a a a``; at most 24 signs."""
    found: list[str] = []
    for sign in text.strip()[:80]:
        kind = "9" if sign.isdigit() else "a" if sign.isalpha() else " " if sign.isspace() else sign
        if not found or found[-1] != kind or kind not in "9a ":
            found.append(kind)
    return "".join(found)[:24]


def shapes(cells: Sequence[str]) -> list[str]:
    """Return the commonest shapes of some cells, the commonest first."""
    return [each for each, _ in Counter(map(shape, cells)).most_common(SHAPES)]


def find_again(table: Table, saved: Sequence[Mapping[str, object]], guesses: Sequence[ColumnGuess]) -> Found:
    """Return where the columns of a saved meaning are in ``table``."""
    free = dict(enumerate(table.columns))
    places: list[int | None] = [None] * len(saved)
    for like in (str.strip, str.casefold, _worded):
        by_name: dict[str, list[int]] = {}
        for at, name in free.items():
            by_name.setdefault(like(name), []).append(at)
        for number, each in enumerate(saved):
            there = by_name.get(like(str(each.get("name", ""))), [])
            if places[number] is None and len(there) == 1 and there[0] in free:
                places[number] = there[0]
                del free[there[0]]
    renamed: list[str] = []
    missing: list[str] = []
    for number, each in enumerate(saved):
        if places[number] is None and (each.get("field") or each.get("cut") or each.get("shapes")):
            place = _likeliest(number, each, saved, free, guesses)
            heading = str(each.get("name", ""))
            if place is None:
                missing.append(heading)
            else:
                renamed.append(f"{heading} → {free.pop(place)}")
            places[number] = place
    return Found(tuple(places), (*_renamed(renamed), *_missing(missing)))


def _worded(name: str) -> str:
    return " ".join(words_of(name)) or name


def _likeliest(
    number: int,
    saved: Mapping[str, object],
    all_saved: Sequence[Mapping[str, object]],
    free: Mapping[int, str],
    guesses: Sequence[ColumnGuess],
) -> int | None:
    """Return the free column that a saved one most probably is now, if there is clearly one."""
    same_width = len(all_saved) == len(guesses)
    held = saved.get("shapes")
    theirs = [str(each) for each in held] if isinstance(held, Sequence) and not isinstance(held, str) else []
    scored: list[tuple[float, int]] = []
    for at, name in free.items():
        mine = shapes(guesses[at].cells)
        worded = fuzz.token_sort_ratio(_worded(str(saved.get("name", ""))), _worded(name)) / 100
        meant = guesses[at].field == saved.get("field") and bool(guesses[at].field)
        place = 1.0 if at == number and same_width else 0.4 if abs(at - number) <= 2 else 0.0
        if theirs:
            scored.append((0.45 * _overlap(theirs, mine) + 0.2 * worded + 0.15 * meant + 0.2 * place, at))
        else:  # saved before shapes were
            scored.append((0.4 * worded + 0.2 * meant + 0.4 * place, at))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < LIKELY or (len(scored) > 1 and scored[0][0] - scored[1][0] < _AHEAD):
        return None
    return scored[0][1]


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two lists of shapes are: the first weighs most."""
    weight = [1.0, 0.6, 0.4, 0.3]
    total = sum(weight[: len(one)]) or 1.0
    return sum(part for part, each in zip(weight, one, strict=False) if each in other) / total


def _renamed(names: Sequence[str]) -> list[Finding]:
    if not names:
        return []
    message = say_many(
        "A column has another heading than before; it was found by what stands in it: {columns}. Please look whether "
        "that is right.",
        "{count} columns have other headings than before; they were found by what stands in them: {columns}. Please "
        "look whether that is right.",
        count=len(names),
        columns=listed(names, 10),
    )
    return [Finding("column_renamed", Severity.LOW, len(names), message)]


def _missing(names: Sequence[str]) -> list[Finding]:
    if not names:
        return []
    message = say_many(
        "A column of the saved meaning is not in this list: {columns}. What it held is not read.",
        "{count} columns of the saved meaning are not in this list: {columns}. What they held is not read.",
        count=len(names),
        columns=listed(names, 10),
    )
    return [Finding("column_missing", Severity.MEDIUM, len(names), message)]


def as_before(headings: Sequence[str], former: Iterable[Mapping[str, object]]) -> Mapping[str, object] | None:
    """Return the list before whose headings are the same, or nearly so; of several the likest, of those the last."""
    best, likest = None, 0.0
    for each in former:
        columns = saved_columns(each)
        known = any(str(column.get("field", "")) in FIELDS for column in columns)
        alike = _same(headings, columns) if known else 0.0
        if alike >= max(SAME_LIST, likest):
            best, likest = each, alike
    return best


def _same(headings: Sequence[str], saved: Sequence[Mapping[str, object]]) -> float:
    """Return the share of headings, of all of both, that a list has in common with a saved meaning (0 to 1)."""
    mine = {_worded(each) for each in headings}
    theirs = {_worded(str(each.get("name", ""))) for each in saved if "from" not in each}
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
