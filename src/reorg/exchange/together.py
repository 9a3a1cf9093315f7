"""Which columns are one fact together: Building, Room and Shelf; first and last name; Medium 1 and Medium 2?

Only a proposal, and never a sure one: columns are put together where their headings say that each is a part, and the
person sees what comes out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reorg.exchange.evidence import Look
from reorg.exchange.vocabulary import Phrase, phrase, words_of

AT_MOST = 0.85  # a part is never sure
_LEAST = 0.5
_BARE = frozenset({"pref", "suff", "prae", "suf", "sufi"})  # how the words for prefix and suffix begin
_LISTED = frozenset(
    {"title", "name", "maker", "materials", "date", "category", "description", "notes", "photo", "inscription"}
    | {"culture", "other_numbers", "acquisition", "dimensions", "condition"}
)
Scores = Mapping[str, tuple[float, float, float]]


@dataclass(frozen=True)
class Columns:
    """What is known of a table's columns: headings as written, scores by field, looks, and some rows cell by cell."""

    headers: Sequence[str]
    scores: Sequence[Scores]
    looks: Sequence[Look]
    rows: Sequence[Sequence[str | None]]


@dataclass(frozen=True)
class Together:
    """Columns that are one field, in the order of their parts, and how probable that is."""

    field: str
    columns: tuple[int, ...]
    probable: float


def together(table: Columns, given: Mapping[int, tuple[str, float]]) -> list[Together]:
    """Return the columns that are probably one fact; ``given`` is what each column was taken for so far.

    A column stands in one of them at most, and each field is put together once.
    """
    found: list[Together] = []
    taken: set[int] = set()
    for each in (*_places(table, given), *_names(table, given), *_numbers(table, given), *_pairs(table, given)):
        if not taken & {*each.columns} and each.field not in {known.field for known in found}:
            found.append(each)
            taken |= {*each.columns}
    for each in _numbered(table, given):
        if not taken & {*each.columns} and each.field not in {known.field for known in found}:
            found.append(each)
            taken |= {*each.columns}
    return found


def _filled(table: Columns, at: int) -> bool:
    return table.looks[at].count > 0


def _places(table: Columns, given: Mapping[int, tuple[str, float]]) -> Iterator[Together]:
    """Yield the columns of the levels of one place, from the widest to the narrowest."""
    ranked: dict[int, int] = {}
    for at, header in enumerate(table.headers):
        rank = _rank(header)
        probable = max(
            table.scores[at].get("place_text", (0.0,))[0], 0.6 if given.get(at, ("",))[0] == "place_text" else 0
        )
        if rank is not None and _filled(table, at) and probable >= 0.35 and rank not in ranked.values():
            ranked[at] = rank
    holder = next((at for at, (field, _) in given.items() if field == "place_text"), None)
    if holder is not None and holder not in ranked:
        if _says_all(table, holder, ranked):
            return
        if ranked:
            ranked[holder] = -1
    if len(ranked) > 1 and holder is not None:
        of = tuple(sorted(ranked, key=lambda at: ranked[at]))
        yield Together("place_text", of, min(AT_MOST, max(given[holder][1], 0.6)))


def _says_all(table: Columns, holder: int, parts: Mapping[int, int]) -> bool:
    """Return whether one column of places says already what the others say: "Store A, shelf 3" and "3"."""
    checked = [(row[holder] or "", row[at] or "") for row in table.rows[:60] for at in parts if row[at] and row[holder]]
    inside = sum(1 for whole, part in checked if part.casefold() in whole.casefold())
    return bool(checked) and inside * 2 >= len(checked)


@cache
def _rank(header: str) -> int | None:
    words = {*words_of(header), *phrase(header), "".join(header.split())}
    return next((rank for rank, level in enumerate(_words().levels) if level & words), None)


def _names(table: Columns, given: Mapping[int, tuple[str, float]]) -> Iterator[Together]:
    """Yield first, middle and last name of the maker, where no column holds the whole name."""
    known = _words()
    parts = [_with(table, phrases, {}) for phrases in (known.first, known.middle, known.last)]
    first, middle, last = (found[0] if len(found) == 1 else None for found in parts)
    if first is None or last is None:
        return
    holder = next((at for at, (field, _) in given.items() if field == "maker"), None)
    whole = holder is not None and holder not in (first, last) and table.looks[holder].share > 0.2
    if whole or table.looks[last].share < 0.05:
        return
    makers = {"artist", "maker", "creator", "author", "auteur", "artiste", "autor", "artista", "kunstler"}
    said = {*words_of(table.headers[first]), *words_of(table.headers[last])} & makers
    of = tuple(at for at in (first, middle, last) if at is not None and _filled(table, at))
    if len(of) > 1:
        yield Together("maker", of, AT_MOST if said else 0.55)


def _numbers(table: Columns, given: Mapping[int, tuple[str, float]]) -> Iterator[Together]:
    """Yield what stands before a number, the number and what stands after it."""
    known = _words()
    holder = next((at for at, (field, _) in given.items() if field == "number"), None)
    if holder is None:
        return
    inner = {*words_of(table.headers[holder])}
    before = [at for at in _with(table, known.before, given) if at != holder and _same_stem(table, at, inner)]
    after = [at for at in _with(table, known.after, given) if at != holder and _same_stem(table, at, inner)]
    of = (*before[:1], holder, *after[:1])
    if len(of) > 1:
        yield Together("number", of, min(AT_MOST, given[holder][1]))


def _same_stem(table: Columns, at: int, inner: set[str]) -> bool:
    """Return whether a heading speaks of the same number: "Accession prefix" beside "Accession number"."""
    words = {*words_of(table.headers[at])}
    bare = len(words) == 1 and next(iter(words))[:4] in _BARE
    return bare or (bool((words & inner) - {"no", "date"}) and table.looks[at].length <= 12)


def _pairs(table: Columns, given: Mapping[int, tuple[str, float]]) -> Iterator[Together]:
    """Yield title and subtitle, and material and technique."""
    for field, phrases in (("title", _words().subtitle), ("materials", _words().technique)):
        holder = next((at for at, (name, _) in given.items() if name == field), None)
        if holder is None:
            continue
        others = [at for at in _with(table, phrases, given) if at != holder and at not in given]
        own = any(each in _within(table.headers[holder]) for each in phrases)
        fits = [
            at for at in others
            if table.looks[at].worded > 0.5 and table.looks[at].share > 0.02 and len(words_of(table.headers[at])) <= 2
        ]  # fmt: skip
        if len(fits) == 1 and not own:
            yield Together(field, (holder, fits[0]), min(AT_MOST, given[holder][1]))


def _numbered(table: Columns, given: Mapping[int, tuple[str, float]]) -> Iterator[Together]:
    """Yield columns that are counted: Medium 1, Medium 2; Title, Title 2."""
    stems: dict[Phrase, list[tuple[int, int]]] = {}
    for at, header in enumerate(table.headers):
        words = words_of(header)
        count = int(words[-1]) if words and words[-1].isdecimal() and len(words[-1]) < 3 else 0
        stem = words[:-1] if count else words
        if stem and _filled(table, at):
            stems.setdefault(stem, []).append((count, at))
    for counted in stems.values():
        counts = [count for count, _ in counted]
        if len(counted) < 2 or len(set(counts)) < len(counts) or max(counts) > len(counts) + 1:
            continue
        of = tuple(at for _, at in sorted(counted))
        fields = {given[at][0] for at in of if at in given}
        field = next(iter(fields)) if len(fields) == 1 else ""
        if field in _LISTED and all(table.scores[at].get(field, (0.0, 0.0))[1] >= _LEAST for at in of):
            yield Together(field, of, min(AT_MOST, *(given[at][1] for at in of if at in given)))


def _with(table: Columns, phrases: frozenset[Phrase], given: Mapping[int, tuple[str, float]]) -> list[int]:
    """Return the columns whose heading has one of some phrases, and that are not taken for something else clearly."""
    return [
        at for at, header in enumerate(table.headers)
        if _filled(table, at) and phrases & _within(header) and given.get(at, ("", 0.0))[1] < 0.9
    ]  # fmt: skip


@cache
def _within(header: str) -> frozenset[Phrase]:
    words = phrase(header)
    return frozenset(words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))


@dataclass(frozen=True)
class _Words:
    levels: tuple[frozenset[str], ...]
    first: frozenset[Phrase]
    middle: frozenset[Phrase]
    last: frozenset[Phrase]
    before: frozenset[Phrase]
    after: frozenset[Phrase]
    subtitle: frozenset[Phrase]
    technique: frozenset[Phrase]


@cache
def _words() -> _Words:
    said = tomllib.loads(files("reorg.exchange").joinpath("words", "parts.toml").read_text(encoding="utf-8"))
    levels = tuple(frozenset(word for each in level["words"] for word in phrase(each)) for level in said["levels"])
    names, numbers = said["names"], said["numbers"]
    lists = (
        names["first"], names["middle"], names["last"], numbers["before"], numbers["after"],
        said["titles"]["after"], said["techniques"]["words"],
    )  # fmt: skip
    return _Words(levels, *(frozenset(map(phrase, each)) for each in lists))
