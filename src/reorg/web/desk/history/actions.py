"""Which actions were entered, and what is each of them made of? (An action is what one person did in one go.)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connections
from django.db.models import Count, F, Max, Min, QuerySet

from reorg.museum import Layer, taken_back
from reorg.web.journal.index import layer_of
from reorg.web.journal.models import EntryRow

SEEN = 60
"""Of an action of thousands of steps, so many are read to say what it was."""


@dataclass(frozen=True, slots=True)
class Made:
    """What an action is made of: how many steps of which kind, and the first of them."""

    count: int
    kinds: Mapping[str, int]
    first: Sequence[Layer]
    abouts: Sequence[str]

    def of(self, kind: str) -> list[tuple[str, Layer]]:
        """Return what the first steps of a kind are about, and what they say."""
        return [(about, layer) for about, layer in zip(self.abouts, self.first, strict=True) if layer.kind == kind]


def begun() -> QuerySet[EntryRow]:
    """Return the first step of each action, the newest first."""
    return EntryRow.objects.filter(number=F("act")).order_by("-at", "-device", "-number")


def first_step(name: str) -> EntryRow | None:
    """Return the first step of the action called ``name`` (``device:act``), or None if there is no such action."""
    device, _, act = name.rpartition(":")
    if not act.isdecimal() or len(act) > 15:
        return None
    return EntryRow.objects.filter(device=device, number=int(act), act=int(act)).first()


def steps(name: str) -> QuerySet[EntryRow]:
    """Return all steps of an action, in order. They stand one after the other, so they are found by their numbers."""
    device, _, act = name.rpartition(":")
    return EntryRow.objects.filter(device=device, number__gte=int(act), number__lt=_end(device, int(act))).order_by(
        "number"
    )


def made(row: EntryRow) -> Made:
    """Return what the action that begins with ``row`` is made of."""
    museum = str(connections["default"].settings_dict["NAME"])
    return _made(museum, row.device, row.act, _end(row.device, row.act))


def _end(device: str, act: int) -> int:
    """Return the number after the last step of an action: where the next one of that device begins."""
    mine = EntryRow.objects.filter(device=device)
    following = mine.filter(act__gt=act).aggregate(first=Min("act"))["first"]
    return int(following or (mine.aggregate(last=Max("number"))["last"] or act) + 1)


@lru_cache(maxsize=2000)
def _made(museum: str, device: str, act: int, end: int) -> Made:  # noqa: ARG001 - what was done never changes, in one museum
    mine = EntryRow.objects.filter(device=device, number__gte=act, number__lt=end)
    rows = list(mine.order_by("number")[:SEEN])
    kinds = {row.kind: 0 for row in rows}
    if end - act <= SEEN:
        for row in rows:
            kinds[row.kind] += 1
    else:
        kinds |= dict(mine.values_list("kind").annotate(Count("id")).order_by())
    return Made(end - act, kinds, tuple(map(layer_of, rows)), tuple(row.about for row in rows))


def undoings() -> dict[str, Layer]:
    """Return for each action that is taken back now, who did that, when and why: the last taking-back that holds."""
    rows = list(EntryRow.objects.filter(kind="undone").order_by("at", "device", "number"))
    layers = {row.id: layer_of(row) for row in rows}
    undone = taken_back(layers[row.id]._replace(data={"act": row.about}) for row in rows)
    return {row.about: layers[row.id] for row in rows if row.about in undone and layers[row.id].action not in undone}


def undone_if(*names: str) -> frozenset[str]:
    """Return which actions would be taken back if these were taken back now."""
    rows = [(row.about, layer_of(row)) for row in EntryRow.objects.filter(kind="undone")]
    told = [layer._replace(data={"act": about}) for about, layer in rows]
    last = Layer("9999", "", 0, 0, "undone", "", {})
    return taken_back([*told, *(last._replace(number=at, act=at, data={"act": name}) for at, name in enumerate(names))])


def subjects(name: str, depth: int = 0) -> Iterator[QuerySet[EntryRow]]:
    """Yield the steps that change when an action is taken back: its own, or those of the action that it took back."""
    own = steps(name)
    yield own.exclude(kind__in=("undone", "redacted"))
    if depth < 20:  # a taking-back of a taking-back …: each is about an earlier one, so it ends; twenty are plenty
        for about in own.filter(kind="undone").values_list("about", flat=True)[:500]:
            yield from subjects(about, depth + 1)
