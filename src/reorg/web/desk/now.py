"""How does the museum stand at this moment, worked out once and kept until something is entered?"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

from django.db import connections
from django.db.models import Max

from reorg.language import in_use
from reorg.museum import Museum, Place, Places
from reorg.web.journal.models import EntryRow, Spot, Worked
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


@kept
def places() -> Places:
    """Return all places."""
    return Places.of(
        Place.from_facts(key, json.loads(facts)) for key, facts in Spot.objects.values_list("key", "facts")
    )


@kept
def museum() -> Museum:
    """Return the picture for judging: of the text about objects only what the judging rooms and the moves' list read."""
    return TableJournal().museum(JUDGED)


def worked(name: str) -> tuple[dict[str, object] | None, bool]:
    """Return what was worked out under ``name`` (None if never), and whether the museum is still as it was then."""
    row = Worked.objects.filter(name=name).first()
    return (json.loads(row.data), row.heads == heads()) if row else (None, False)


def heads() -> str:
    """Return how far each device's entries go, as text."""
    return json.dumps(TableJournal().heads(), sort_keys=True)
