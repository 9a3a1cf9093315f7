"""What does a list need to know of every object at once, so that narrowing and counting a million is quick?

A few small columns in memory (about 20 bytes an object): category, place, state, what is missing, and the order of numbers.
They are read once from one index of the database, and brought up to date by what was entered since, so that a move
of one object costs one look-up and not a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import RLock

import numpy as np
from django.db import connection, connections
from django.db.models import Max, Min, QuerySet
from numpy.typing import NDArray

from reorg.museum import BITS
from reorg.web.desk.records.codes import Columns
from reorg.web.desk.records.kept_columns import keep, load
from reorg.web.journal.models import EntryRow, Holding, Known

_AT_ONCE = 2000
"""Objects that were changed since the last look and are read again one by one; more, and all is read again."""
_CHUNK = 20_000
_LOCK = RLock()
_HELD: dict[str, tuple[int, int, Columns | None]] = {}
_READ = ("id", "category", "place", "state", "marks")


def columns() -> Columns:
    """Return the columns as the museum stands now."""
    name = str(connections["default"].settings_dict["NAME"])
    with _LOCK:
        last = EntryRow.objects.aggregate(last=Max("id"))["last"] or 0
        first = Holding.objects.aggregate(first=Min("id"))["first"] or 0
        since, base, held = _HELD.get(name, (-1, -1, None))
        if held is None or base != first:
            _HELD.clear()
            since, held = load(last, first) or (-1, None)
        if held is not None and since != last:
            held = _renewed(held, since, last)
        if held is None:
            held = _read()
            keep(held, last)
        _HELD[name] = (last, first, held)
        return held


def keep_columns() -> None:
    """Keep the columns for the next start, as they are held: when the server ends."""
    with _LOCK:
        for last, _, held in _HELD.values():
            if held is not None:
                keep(held, last)


def _read() -> Columns:
    told = Holding.objects.aggregate(first=Min("id"), last=Max("id"))
    base, span = told["first"] or 0, (told["last"] or -1) - (told["first"] or 0) + 1
    order, category, place = (np.zeros(span, np.int32) for _ in range(3))
    state, marks = np.zeros(span, np.int16), np.zeros(span, np.int16)
    made, count = Columns(base, order, category, place, state, marks), 0
    with connection.cursor() as cursor:
        # all of it stands in one index, in this order: no row of the table itself is read
        cursor.execute("SELECT id, category, place, state, marks FROM journal_holding ORDER BY sort_key, key")
        while rows := cursor.fetchmany(_CHUNK):
            ids, categories, places, states, bits = zip(*rows, strict=True)
            at = np.array(ids, np.int64) - base
            if at.max() >= span:  # entered while this is read
                return _read()
            order[count : count + len(at)] = at
            category[at] = list(map(made.categories.__getitem__, categories))
            place[at] = list(map(made.places.__getitem__, places))
            state[at] = list(map(made.states.__getitem__, states))
            marks[at] = bits
            count += len(at)
    made = replace(made, order=order[:count].copy())
    marks[made.positions(_with_photo())] &= ~BITS["photo"]
    return made


def _with_photo(keys: Sequence[str] | None = None) -> list[int]:
    """Return the rows of objects (all, or those with these keys) of which a photograph is kept."""
    photos = Known.objects.filter(kind="photo").exclude(facts__contains='"struck":true')
    if keys is not None:
        photos = photos.filter(of__in=keys)
    return list(Holding.objects.filter(key__in=photos.values("of")).values_list("id", flat=True))


def _renewed(held: Columns, since: int, last: int) -> Columns | None:
    """Return the columns with what was entered after the entry ``since``; None if all is better read again."""
    keys = _touched(since, last)
    if keys is None:
        return None
    told = sorted(Holding.objects.filter(key__in=keys).values_list("sort_key", "key", *_READ))
    pictured = set(_with_photo([key for _, key, *_ in told]))
    if not told:
        return held if Holding.objects.count() == len(held) else None
    rows = [
        (row - held.base, category, place, state, marks & ~BITS["photo"] if row in pictured else marks)
        for _, _, row, category, place, state, marks in told
    ]
    at = [each[0] for each in rows]
    made = held.changed(rows, max(at) + 1)
    order = held.order[~np.isin(held.order, at)]
    places = [_place_of(order, held.base, sort_key, key) for sort_key, key, *_ in told]
    return replace(made, order=np.insert(order, places, at).astype(np.int32))


def _touched(since: int, last: int) -> list[str] | None:
    """Return the objects that entries after ``since`` speak of; None if they are too many, or something was taken back."""
    fresh = EntryRow.objects.filter(id__gt=since, id__lte=last)
    if fresh.filter(kind__in=("redacted", "undone")).exists():
        return _taken_back(fresh)
    keys = list(fresh.filter(kind__in=("object", "moved")).values_list("about", flat=True).distinct()[: _AT_ONCE + 1])
    photos = list(fresh.filter(kind="photo").values_list("about", flat=True).distinct()[: _AT_ONCE + 1])
    keys += Known.objects.filter(key__in=photos).values_list("of", flat=True)
    return keys if len(keys) <= _AT_ONCE else None


def _taken_back(fresh: QuerySet[EntryRow]) -> list[str] | None:
    """Return the objects that were moved by actions that are taken back, if nothing else was; None for anything else."""
    actions = []
    for kind, about in fresh.values_list("kind", "about")[: _AT_ONCE + 1]:
        device, _, act = about.rpartition(":")
        if kind == "undone" and act.isdecimal():
            actions.append(EntryRow.objects.filter(device=device, act=int(act)))
        elif kind != "moved":
            return None
    keys = list(fresh.filter(kind="moved").values_list("about", flat=True))
    for action in actions:
        if action.exclude(kind="moved").exists():
            return None
        keys += action.values_list("about", flat=True)[: _AT_ONCE + 1]
    return keys if len(keys) <= _AT_ONCE else None


def _place_of(order: NDArray[np.int32], base: int, sort_key: str, key: str) -> int:
    """Return where an object stands among the others: by halving, with some twenty look-ups in a million."""
    low, high = 0, len(order)
    while low < high:
        middle = (low + high) // 2
        there = Holding.objects.filter(id=int(order[middle]) + base).values_list("sort_key", "key").first()
        if there is not None and there < (sort_key, key):
            low = middle + 1
        else:
            high = middle
    return low
