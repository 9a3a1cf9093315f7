"""What of the planted truth did somebody find, and how much of what they said is true?

Recall is the share of what was planted that was found, precision the share of what was said that is so; both by kind
(:data:`reorg.practice.truth.KINDS`). What the real records lack by themselves (``Truth.already``) counts as true.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from reorg.language import Trouble, listed, say
from reorg.museum import fold_code, number_key
from reorg.practice.register import HEADINGS, NUMBER
from reorg.practice.truth import KINDS, Planted, Truth

# what somebody may call a kind, the codes of reorg's findings among it -> the kinds that make it true. Who finds a
# thing gone cannot see whether a thief took it, and one number on two rows may be two objects or one typed twice.
SAID: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{kind: (kind,) for kind in KINDS},
        "missing": ("lost", "stolen"),
        "lost": ("lost", "stolen"),
        "stolen": ("stolen",),
        "number-doubled": ("number-doubled", "row-twice"),
        "row-twice": ("row-twice",),
        "number-became-date": ("number-date",),
        "number-odd-shape": ("number-odd",),
        "number-gaps": ("number-gap",),
        "encoding-broken": ("encoding",),
        "place-only-room": ("place-room",),
        "wrong": ("record-wrong",),
        "doubled": ("number-doubled", "row-twice"),
        "unnumbered": ("unlabelled",),
    }
)
_COLUMNS = ("kind", "row", "number", "place")


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says: a ``kind`` (a key of :data:`SAID`), and of what: a row, a number, or a place.

    ``row`` counts from 1 after the header (0: not said). Of what is misplaced ``place`` is where it was found; of a
    thing without a number it is what it is known by.
    """

    kind: str
    row: int = 0
    number: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class KindScore:
    """Of one kind: how many there are, how many were found, how often it was said, and how often rightly."""

    kind: str
    planted: int
    found: int
    said: int
    right: int

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found, 0 to 1; None where nothing is."""
        return self.found / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """Share of what was said that is so, 0 to 1; None where nothing was said."""
        return self.right / self.said if self.said else None


@dataclass
class _Targets:
    """What is true of a kind, by row, by number and by place; ``found`` are the numbers of what was named."""

    count: int = 0
    by_row: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_number: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_place: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    place: dict[int, str] = field(default_factory=dict)
    found: set[int] = field(default_factory=set)

    def add(self, rows: Iterable[int], numbers: Iterable[str], places: Sequence[str]) -> None:
        for row in rows:
            self.by_row[row].append(self.count)
        for number in {number_key(each) for each in numbers} - {""}:
            self.by_number[number].append(self.count)
        for place in {fold_code(each) for each in places} - {""}:
            self.by_place[place].append(self.count)
            self.place[self.count] = place
        self.count += 1

    def meant(self, claim: Claim) -> list[int]:
        """Return what a claim names: by row, else by number, else the next thing at that place."""
        if claim.row:
            return self.by_row.get(claim.row, [])
        if claim.number:
            return self.by_number.get(number_key(claim.number), [])
        return [each for each in self.by_place.get(fold_code(claim.place), []) if each not in self.found][:1]


def score(truth: Truth, claims: Iterable[Claim]) -> tuple[KindScore, ...]:
    """Return how well ``claims`` meet the truth, by kind in the order of ``KINDS``; the same claim twice counts once.

    A claim is right if the thing, row or place that it names is of a kind that it may mean (:data:`SAID`); of what is
    misplaced a place that is said must be the true one. Raises KeyError for a kind that is not in SAID.
    """
    targets = _targets(truth)
    said, right = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    for claim in _once(claims):
        kinds = SAID[claim.kind]
        for kind in kinds:
            hit = [at for at in targets[kind].meant(claim) if kind != "misplaced" or _there(targets[kind], at, claim)]
            if hit:
                targets[kind].found.update(hit)
                said[kind] += 1
                right[kind] += 1
                break
        else:
            said[kinds[0]] += 1
    return tuple(
        KindScore(kind, each.count, len(each.found), said[kind], right[kind]) for kind, each in targets.items()
    )


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield each claim once; what is known by its place alone may well be said of several things there."""
    seen: set[Claim] = set()
    for claim in claims:
        if claim not in seen or not (claim.row or claim.number):
            yield claim
        seen.add(claim)


def _there(targets: _Targets, at: int, claim: Claim) -> bool:
    return not claim.place or fold_code(claim.place) == targets.place.get(at, "")


def _targets(truth: Truth) -> dict[str, _Targets]:
    targets = {kind: _Targets() for kind in KINDS}
    for each in truth.planted:
        things = [truth.by_id[one] for one in each.objects if one in truth.by_id]
        numbers = [thing.number for thing in things]
        if each.column == HEADINGS[NUMBER]:
            numbers += [each.written, each.clean]
        rows = _beside(truth, each) if each.kind == "number-gap" else each.rows
        targets[each.kind].add(rows, numbers, [thing.place for thing in things])
    for kind, rows in truth.already.items():
        for row in rows:
            targets[kind].add((row,), (), ())
    return targets


def _beside(truth: Truth, gap: Planted) -> list[int]:
    """Return the rows around a number that is on no row: a list names a gap by them."""
    stem, _, last = gap.clean.rpartition(".")
    around = (f"{stem}.{int(last) + step}" for step in (-1, 1)) if last.isdecimal() else ()
    return [row for number in around for row in truth.rows_of_number.get(number, ())]


def read_claims(path: Path) -> tuple[list[Claim], tuple[str, ...]]:
    """Return the claims of a list (CSV: kind, and row, number or place) and the kinds in it that are not known.

    Headings in any order and case; commas, semicolons or tabs. Raises Trouble if it cannot be read, has no column
    ``kind``, or a row number that is none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise Trouble(say("{file} could not be read as text.", file=path.name)) from problem
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(text.splitlines(), delimiter=delimiter)
    names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    if "kind" not in names or not set(names) & {"row", "number", "place"}:
        raise Trouble(
            say(
                "{file} needs the headings kind and row, number or place. A kind is one of: {kinds}.",
                file=path.name,
                kinds=listed(sorted(SAID), 60),
            )
        )
    claims, unknown = [], dict[str, None]()
    for at, row in enumerate(rows, 2):
        kind, line, number, place = ((row.get(names.get(name, "")) or "").strip() for name in _COLUMNS)
        kind = kind.lower().replace(" ", "-")
        if not any((kind, line, number, place)):
            continue
        if kind not in SAID:
            unknown[kind] = None
        elif line and not (line.isdecimal() and int(line)):
            raise Trouble(say("Line {line} of {file}: “{row}” is no row number.", line=at, file=path.name, row=line))
        elif line or number or place:
            claims.append(Claim(kind, int(line or 0), number, place))
    return claims, tuple(unknown)
