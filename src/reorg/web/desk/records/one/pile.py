"""What was said of one object, now or up to a day? Read by its own key alone, however large the museum is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reorg.museum import VERSIONS, Facts, Layer, Place, Places, current, taken_back
from reorg.web.desk import now
from reorg.web.journal.index import layer_of, undone_actions
from reorg.web.journal.models import EntryRow, Holding

_DEEPEST = 12


@dataclass(frozen=True)
class Record:
    """An object: everything said of it (``layers``, in order), which actions are ``undone``, and what that adds up to.

    ``day`` is the ISO day whose evening it speaks of; "" is now.
    """

    key: str
    layers: Sequence[Layer]
    undone: frozenset[str]
    facts: Facts
    day: str = ""

    @property
    def standing(self) -> list[Layer]:
        """The layers that count."""
        return [layer for layer in self.layers if layer.action not in self.undone]


def record(key: str, day: str = "") -> Record | None:
    """Return an object as it is known, or was known on the evening of ``day``; None if there is none by this id."""
    layers = _layers(key)
    if not any(layer.kind == "object" for layer in layers):
        return None
    if day:
        layers, undone = _until(layers, day), undone_by(day)
        if not any(layer.kind == "object" for layer in layers):
            return Record(key, layers, undone, {}, day)
    else:
        undone = undone_actions()
    return Record(key, layers, undone, current(layers, undone), day)


def carried(told: Record) -> list[tuple[str, Layer]]:
    """Return the moves of places while the object stood in them (a box, a shelf, a cupboard): id of the place, and the move.

    The object itself was not entered as moved then: moving a box is one entry, whatever is in it.
    """
    end = end_of(told.day) if told.day else "9999"
    found: dict[str, tuple[str, Layer]] = {}
    open_ = [(place, start, until, 0) for place, start, until in _stays(told.standing, "", end)]
    while open_:
        place, start, until, depth = open_.pop()
        layers = [layer for layer in _layers(place) if layer.action not in told.undone]
        moves = [layer for layer in layers if layer.kind == "moved" and start < layer.time <= until]
        found |= {layer.entry: (place, layer) for layer in moves}
        if depth < _DEEPEST:
            open_ += [(*stay, depth + 1) for stay in _stays(layers, start, until)]
    return list(found.values())


def _stays(layers: Sequence[Layer], start: str, until: str) -> list[tuple[str, str, str]]:
    """Return where a thing stood, from when and until when, between two moments."""
    told = [(layer.time, str(layer.data["place"] or "")) for layer in layers if "place" in layer.data]
    ends = [time for time, _ in told[1:]] + ["9999"]
    stays = [(place, max(time, start), min(end, until)) for (time, place), end in zip(told, ends, strict=False)]
    return [stay for stay in stays if stay[0] and stay[1] < stay[2]]


def seen_at(key: str, mark: int) -> Facts:
    """Return what was known of an object when ``mark`` was the last thing entered in the museum (see :func:`mark_now`)."""
    rows = EntryRow.objects.filter(about=key, id__lte=mark).order_by("at", "device", "number")
    undone = EntryRow.objects.filter(kind="undone", version__lte=VERSIONS["undone"], id__lte=mark)
    back = taken_back(layer_of(row)._replace(data={"act": row.about}) for row in undone)
    return current(map(layer_of, rows), back)


def mark_now() -> int:
    """Return the mark of what stands now: the number of the last thing that this copy of the museum got."""
    return EntryRow.objects.order_by("-id").values_list("id", flat=True).first() or 0


def undone_by(day: str) -> frozenset[str]:
    """Return which actions were taken back on the evening of ``day``."""
    rows = EntryRow.objects.filter(kind="undone", version__lte=VERSIONS["undone"], at__lte=end_of(day))
    return taken_back(layer_of(row)._replace(data={"act": row.about}) for row in rows)


def end_of(day: str) -> str:
    """Return the last second of a day (UTC, as entries are dated)."""
    return f"{day}T23:59:59Z"


def holding_of(key: str) -> Holding | None:
    """Return the object's row of the index, or None."""
    return Holding.objects.filter(key=key).first()


def places_on(place: str, day: str) -> Places:
    """Return a place and all that it stood in on the evening of ``day``; without a day, all places as they are."""
    if not day:
        return now.places()
    undone = undone_by(day)
    found: list[Place] = []
    for _ in range(_DEEPEST):
        facts = current(_until(_layers(place), day), undone) if place else {}
        if not facts or any(each.id == place for each in found):
            break
        found.append(Place.from_facts(place, facts))
        place = found[-1].place
    return Places.of(found)


def _layers(key: str) -> list[Layer]:
    rows = EntryRow.objects.filter(about=key, kind__in=VERSIONS).exclude(kind__in=("undone", "redacted"))
    return [layer_of(row) for row in rows.order_by("at", "device", "number") if row.version <= VERSIONS[row.kind]]


def _until(layers: Sequence[Layer], day: str) -> list[Layer]:
    return [layer for layer in layers if layer.time <= end_of(day)]
