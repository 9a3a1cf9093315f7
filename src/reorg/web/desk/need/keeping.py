"""How is what is missing worked out in a process of its own, and kept for the pages until the museum changes?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from reorg.language import Message
from reorg.museum import Museum
from reorg.storage import furnishing
from reorg.web.desk import now
from reorg.web.journal.models import Worked
from reorg.web.journal.table import TableJournal

NEED = "need"
"""Under this name the answer is in the table of what was worked out."""


@dataclass(frozen=True)
class Kept:
    """The answer worked out last, when (ISO 8601, UTC), whether the museum is still as it was then, and its ``store``."""

    found: furnishing.Furnishing
    at: str
    fresh: bool
    store: str


def store_mark(museum: Museum) -> str:
    """Return what changes when a place or a supply does: an answer is accepted only for the store that it is of."""
    digest = hashlib.sha256()
    for key, facts in sorted(museum.supplies.items()):
        digest.update(repr((key, sorted(facts.items(), key=str))).encode())
    for key, place in sorted(museum.places.items()):
        digest.update(repr((key, place.place, place.width, place.depth, place.height, place.z, place.load)).encode())
        digest.update(repr((place.kind, place.code, place.planned, place.will, place.away, place.verdict)).encode())
    return digest.hexdigest()[:20]


def keep_need(
    wanted: furnishing.Wanted, progress: Callable[[float, Message], None]
) -> tuple[furnishing.Furnishing, Museum]:
    """Work out what is missing, keep it, and return it with the museum that it is of."""
    museum = TableJournal().museum(now.JUDGED)
    found = furnishing.furnish(museum, wanted, progress=progress)
    data = {"found": found.to_data(), "at": datetime.now(UTC).isoformat(timespec="seconds")}
    data["store"] = store_mark(museum)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    heads = json.dumps(museum.heads, sort_keys=True)
    Worked.objects.update_or_create(name=NEED, defaults={"heads": heads, "data": text})
    return found, museum


def kept_need() -> Kept | None:
    """Return the answer worked out last; None if there is none, or it is of another version."""
    data, fresh = now.worked(NEED)
    if data is None:
        return None
    try:
        found = furnishing.Furnishing.from_data(data["found"])  # type: ignore[arg-type]  # as keep_need wrote it
    except (ValueError, KeyError):
        return None
    return Kept(found, str(data.get("at", "")), fresh, str(data.get("store", "")))


def to_build(museum: Museum) -> furnishing.Sheet:
    """Return what is planned to be built; before anything is planned, what the low-cost option that is kept would build."""
    planned = furnishing.carpentry(furnishing.planned_measures(museum))
    if not planned.empty or (kept := kept_need()) is None:
        return planned
    return furnishing.carpentry(kept.found.option(furnishing.LOW).measures)
