"""How does a list of a million open at once after the start? Its columns are kept in a file beside the database.

The file (``small/columns.npz``) can be removed at any time. It says as of which entry it was written, with that entry's
link: a database that was put back or rebuilt since then does not fit it, and is read again.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from django.conf import settings

from reorg.web.desk.records.codes import Codes, Columns
from reorg.web.journal.models import EntryRow

WORTH = 50_000
"""Objects below which the columns are read from the database as quickly."""
_SHAPE = 1
_ARRAYS = ("order", "category", "place", "state", "marks")
_WORDS = ("categories", "places", "states")


def load(last: int, first: int) -> tuple[int, Columns] | None:
    """Return the id of the entry as of which columns were kept, and these; None if none fit a museum whose last entry
    has the id ``last`` and whose first object has the row id ``first``.
    """
    try:
        with _file().open("rb") as reading, np.load(reading, allow_pickle=False) as kept:
            said = json.loads(str(kept["said"]))
            since = int(said["since"])
            if said["shape"] != _SHAPE or said["base"] != first or since > last or said["link"] != _link(since):
                return None
            arrays = {name: kept[name] for name in _ARRAYS}
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile):  # none, or not one of ours
        return None
    categories, places, states = (Codes.of(said[name]) for name in _WORDS)
    return since, Columns(first, **arrays, categories=categories, places=places, states=states)


def keep(columns: Columns, since: int) -> None:
    """Keep the columns as of the entry with the id ``since``, if they are worth it and the folder can be written to."""
    if len(columns) < WORTH:
        return
    said = {name: getattr(columns, name).words for name in _WORDS}
    said |= {"shape": _SHAPE, "base": columns.base, "since": since, "link": _link(since)}
    file = _file()
    half = file.with_suffix(f".{os.getpid()}.part")
    try:
        file.parent.mkdir(exist_ok=True)
        with half.open("wb") as writing:
            np.savez(writing, said=np.array(json.dumps(said)), **{name: getattr(columns, name) for name in _ARRAYS})
        half.replace(file)
    except OSError:  # it is a comfort, and the disk may be full
        half.unlink(missing_ok=True)


def _link(entry: int) -> str:
    return EntryRow.objects.filter(id=entry).values_list("link", flat=True).first() or ""


def _file() -> Path:
    return Path(settings.MUSEUM) / "small" / "columns.npz"
