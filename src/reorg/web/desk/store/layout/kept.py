"""Which layouts were proposed for a room last, and are they still about the room as it is now?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from reorg.language import in_use
from reorg.museum import Place
from reorg.report import layout_drawing
from reorg.storage import layouts
from reorg.web.desk import now
from reorg.web.journal.models import Worked

MOST_DRAWN = 200


@dataclass(frozen=True)
class Kept:
    """An answer as it was kept; ``at`` names it, ``stale``: the room was changed since."""

    found: layouts.Layouts
    at: str
    stale: bool


def _name(room: Place) -> str:
    return f"layout {room.id}"[:80]


def keep(room: Place, found: layouts.Layouts) -> None:
    """Keep an answer instead of the one before."""
    data = json.dumps(found.to_data(), ensure_ascii=False, separators=(",", ":"))
    Worked.objects.update_or_create(name=_name(room), defaults={"heads": found.mark, "data": data})


def kept(room: Place) -> Kept | None:
    """Return the answer that was kept last; None if there is none, or none that this version reads."""
    row = Worked.objects.filter(name=_name(room)).first()
    if row is None:
        return None
    try:
        found = layouts.Layouts.from_data(json.loads(row.data))
    except (KeyError, TypeError, ValueError):
        return None
    at = hashlib.sha256(row.data.encode()).hexdigest()[:16]
    return Kept(found, at, found.mark != layouts.mark_of(now.places(), room))


_DRAWN: dict[tuple[str, str, int, str], str] = {}


def drawn(room: Place, held: Kept, number: int) -> str:
    """Return the drawing of a layout of an answer (0: today's) as SVG, kept in memory for who looks again."""
    key = (room.id, held.at, number, in_use())
    if key not in _DRAWN:
        if len(_DRAWN) > MOST_DRAWN:
            _DRAWN.clear()
        made = (held.found.today, *held.found.proposals)[number]
        picture = layout_drawing(room, made, layouts.lanes(room, held.found.ask, made.standing))
        _DRAWN[key] = picture.svg() if picture else ""
    return _DRAWN[key]
