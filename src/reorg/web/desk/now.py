"""How does the museum stand at this moment, worked out once and kept until something is entered?"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

from django.db import connection, connections
from django.db.models import Max, QuerySet

from reorg.language import in_use
from reorg.museum import GONE, Facts, Museum, Place, Places
from reorg.web.journal.models import EntryRow, Holding, Known, Spot, Worked
from reorg.web.journal.table import TableJournal

JUDGED = ("number", "name", "title", "category", "condition", "place", "place_text")
P = ParamSpec("P")
T = TypeVar("T")
_KEPT: dict[tuple[object, ...], tuple[str, object]] = {}
_WORKING: dict[tuple[object, ...], RLock] = {}
_LOCK = RLock()


def version() -> str:
    """Return a mark that changes whenever anything is entered, or another museum is opened."""
    last = EntryRow.objects.aggregate(last=Max("id"))["last"] or 0
    return f"{connections['default'].settings_dict['NAME']}:{last}"


def kept(work_out: Callable[P, T]) -> Callable[P, T]:
    """Keep what ``work_out`` returns until something is entered; one result a language, call and arguments."""

    @wraps(work_out)
    def looked_up(*args: P.args, **kwargs: P.kwargs) -> T:
        key, mark = (work_out.__qualname__, in_use(), args, tuple(sorted(kwargs.items()))), version()
        with _LOCK:
            held = _KEPT.get(key)
            if held is not None and held[0] != mark:
                _KEPT.clear()  # something was entered: nothing older is worth its memory
                held = None
            working = _WORKING.setdefault(key, RLock())
        if held is not None:
            return held[1]  # type: ignore[return-value]  # what was put in under this key
        with working:  # who asks for the same waits for it; who asks for anything else does not
            held = _KEPT.get(key)
            if held is None or held[0] != mark:
                held = (mark, work_out(*args, **kwargs))
                with _LOCK:
                    _KEPT[key] = held
            return held[1]  # type: ignore[return-value]  # what was put in under this key

    return looked_up


@dataclass(frozen=True)
class _Held:
    """The places as they were at a mark, when the last entry had this id, in this database."""

    mark: str
    last: int
    name: str
    places: Places


_PLACES: list[_Held] = []
MOST_NEW = 2000
"""So many new entries at most are looked through for places that changed; after more all places are read again."""


def places() -> Places:
    """Return all places: the same value as before for as long as no place has changed, whatever else was entered."""
    mark = version()
    name, _, last = mark.rpartition(":")
    with _LOCK:
        held = _PLACES[0] if _PLACES and _PLACES[0].name == name else None
        if held is None or held.mark != mark:
            changed = _changed_places(held.last) if held is not None else None
            if held is None or changed is None:
                found = Places.of(_read_places(Spot.objects.all()))
            elif changed and (touched := _touched(held.places, changed)) is not None:
                found = Places.of(touched.values())
            else:
                found = held.places
            _PLACES[:] = [held := _Held(mark, int(last), name, found)]
    return held.places


def _read_places(rows: QuerySet[Spot]) -> Iterator[Place]:
    return (Place.from_facts(key, json.loads(facts)) for key, facts in rows.values_list("key", "facts"))


def _touched(before: Places, changed: Collection[str]) -> dict[str, Place] | None:
    """Return the places with the ``changed`` subjects read again; None if none of them is or was a place."""
    new = {place.id: place for place in _read_places(Spot.objects.filter(key__in=changed))}
    if not new and not any(key in before for key in changed):
        return None
    kept = {key: place for key, place in before.items() if key not in changed}
    return kept | new


def _changed_places(last: int) -> set[str] | None:
    """Return which subjects entries after the id ``last`` speak of; None if that takes longer than reading all places."""
    if connection.vendor != "sqlite":
        return None  # there entries may become visible in another order than that of their ids
    rows = list(EntryRow.objects.filter(id__gt=last).values_list("kind", "about")[: MOST_NEW + 1])
    if len(rows) > MOST_NEW or any(kind == "redacted" for kind, _ in rows):
        return None
    found = {about for kind, about in rows if kind != "undone"}
    for action in {about for kind, about in rows if kind == "undone"}:
        device, _, act = action.rpartition(":")
        of = EntryRow.objects.filter(device=device, act=int(act) if act.isdecimal() else 0)
        taken = list(of.values_list("kind", "about")[: MOST_NEW + 1])
        if len(taken) > MOST_NEW or any(kind == "undone" for kind, _ in taken):
            return None
        found |= {about for _, about in taken}
    return found


@kept
def museum() -> Museum:
    """Return the picture for judging: of the text about objects only what the judging rooms and the moves' list read."""
    return TableJournal().museum(JUDGED)


@kept
def frame() -> Museum:
    """Return the picture without its objects: what the museum is, its places, its answers, its plans and what they rest on."""
    known: dict[str, dict[str, Facts]] = {kind: {} for kind in ("museum", "answer", "plan", "wish", "person", "supply")}
    rows = Known.objects.filter(kind__in=known).order_by("key").values_list("key", "kind", "facts")
    for key, kind, facts in rows:
        known[kind][key] = json.loads(facts)
    about = next(iter(known["museum"].values()), {})
    return Museum(
        facts=about, places=places(), answers=known["answer"], plans=known["plan"],
        wishes=known["wish"], people=known["person"], supplies=known["supply"],
    )  # fmt: skip


@kept
def total() -> int:
    """Return how many objects are counted: all but those that are gone."""
    return Holding.objects.count() - Holding.objects.filter(state__in=GONE).count()


def worked(name: str) -> tuple[dict[str, object] | None, bool]:
    """Return what was worked out under ``name`` (None if never), and whether the museum is still as it was then."""
    row = Worked.objects.filter(name=name).first()
    return (json.loads(row.data), row.heads == heads()) if row else (None, False)


@kept
def heads() -> str:
    """Return how far each device's entries go, as text."""
    return json.dumps(TableJournal().heads(), sort_keys=True)
