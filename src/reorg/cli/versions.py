"""Which rows of a newer version of a list are rows of the earlier one, and what was decided about those?

Only what really differs is worked again: a row that says the same, in whatever order and spelling, keeps its decision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reorg.cli.setting_beside import Told, registered
from reorg.documentation import match, reconciling
from reorg.museum import FIELDS, Draft, Facts, Museum, canonical, object_id, record_id

Rows = Sequence[Told]


@dataclass(frozen=True)
class Versions:
    """How the rows of two versions of a list belong together.

    ``earlier`` gives, by row of the newer, the row of the earlier. ``counts``: rows that are the ``same``, ``moved`` (the
    same in another order), ``written`` (the same in another spelling), that say ``more`` (a column that came), that
    really ``changed``, that are ``new``, and ``gone`` from the earlier. ``came`` and ``left`` are the fields that only one
    of the versions has.
    """

    earlier: Mapping[int, int] = field(default_factory=dict)
    unchanged: frozenset[int] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def versions(earlier: Sequence[Told], newer: Sequence[Told]) -> Versions:
    """Return how the rows of two versions of a list belong together."""
    exact = _exactly(earlier, newer)
    before = {told.row: told.facts for told in earlier}
    found = dict(exact)
    for belonging in (_by_number, _likely):
        taken = set(found.values())
        gone = [told for told in earlier if told.row not in taken]
        come = [told for told in newer if told.row not in found]
        if gone and come:
            found |= belonging(gone, come, earlier, newer)
    had, has = _fields(earlier), _fields(newer)
    counts: Counter[str] = Counter(gone=len(earlier) - len(found), new=len(newer) - len(found))
    unchanged, last = set(exact), 0
    for told in newer:
        row = found.get(told.row)
        if row is None:
            continue
        if told.row in exact:
            counts["same" if row > last else "moved"] += 1
            last = max(last, row)
        else:
            how = _how(before[row], told.facts, left=had - has)
            counts[how] += 1
            unchanged |= {told.row} if how == "written" else set()
    came, left = (tuple(name for name in FIELDS if name in fields) for fields in (has - had, had - has))
    return Versions(found, frozenset(unchanged), counts, came, left)


def _fields(rows: Iterable[Told]) -> set[str]:
    return {name for told in rows for name in told.facts}


def _how(before: Facts, after: Facts, *, left: Collection[str]) -> str:
    """Return how a row differs from what it was: only ``written`` otherwise, ``more`` is said, or really ``changed``."""
    states = {side.state for side in reconciling.beside(before, after) if side.field not in left}
    return "changed" if states & {"differ", "ours"} else "more" if "theirs" in states else "written"


def _exactly(earlier: Iterable[Told], newer: Iterable[Told]) -> dict[int, int]:
    """Return the rows that say exactly the same; the first of several with the first, the second with the second."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for told in earlier:
        waiting[canonical(told.facts)].append(told.row)
    for rows in waiting.values():
        rows.reverse()
    return {told.row: same.pop() for told in newer if (same := waiting.get(canonical(told.facts)))}


def _by_number(gone: Rows, come: Rows, _earlier: Rows, _newer: Rows) -> dict[int, int]:
    """Return the rows with a number that stands once in either, if anything else that both say is the same.

    A number alone is not enough: where rows are only counted, one row put in between gives all others a new number.
    """
    one, other = _once(gone), _once(come)
    return {told.row: one[key].row for key, told in other.items() if key in one and _related(one[key], told)}


def _once(rows: Rows) -> dict[str, Told]:
    found: dict[str, list[Told]] = defaultdict(list)
    for told in rows:
        found[reconciling.joining_key(str(told.facts.get("number", "")))].append(told)
    return {key: same[0] for key, same in found.items() if key and len(same) == 1}


def _related(one: Told, other: Told) -> bool:
    sides = [side for side in reconciling.beside(one.facts, other.facts) if side.field != "number"]
    both = [side for side in sides if side.state in {"same", "differ"}]
    return not both or any(side.state == "same" for side in both)


def _likely(gone: Rows, come: Rows, earlier: Rows, newer: Rows) -> dict[int, int]:
    """Return the rows that are surely the same thing, by all that they say; the whole lists tell how much that is."""
    left, right = {told.row for told in gone}, {told.row for told in come}
    found = match(registered(earlier), registered(newer))
    sure = zip(found.a[found.automatic].tolist(), found.b[found.automatic].tolist(), strict=True)
    pairs = ((newer[b - 1].row, earlier[a - 1].row) for a, b in sure)
    return {new: old for new, old in pairs if new in right and old in left}


def decided(museum: Museum, source: str, row: int) -> reconciling.Row:
    """Return what was decided about a row of an earlier version; a list that was entered made each row an object."""
    said = museum.matches.get(record_id(source, row))
    entered = object_id(source, row)
    if said is None and entered in museum.objects.index:
        said = {"verdict": "same", "object": entered}
    return reconciling.Row(source, row, {}, said or {})


def carried(museum: Museum, source: str, newer: Sequence[Told], found: Versions, replaced: str) -> list[Draft]:
    """Return what carries the decisions about unchanged rows over; rows that were decided anew already keep that."""
    drafts = []
    for told in newer:
        known: Facts = museum.matches.get(told.key, {})
        if told.row in found.unchanged and not known:
            row = reconciling.Row(source, told.row, told.facts)
            drafts += reconciling.carried(row, decided(museum, replaced, found.earlier[told.row]))
    return drafts
