"""What happened to one object, as a line of time: who did what, why, and what was taken back?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from reorg.language import Message, listed, say
from reorg.museum import STANDING, Layer
from reorg.web.desk.history.actions import undoings
from reorg.web.desk.history.told import field_names, moved, ordered, procedure_name, short, thing, value_shown
from reorg.web.desk.links import link_to
from reorg.web.desk.records.one.label import cites, list_names
from reorg.web.desk.records.one.pile import Record, end_of
from reorg.web.journal.index import layer_of
from reorg.web.journal.models import EntryRow, Known


@dataclass(frozen=True)
class Step:
    """One action as far as it concerns the object."""

    time: str
    who: str
    sentences: tuple[Message, ...]
    told: tuple[tuple[str, str, str], ...]
    address: str
    procedures: tuple[tuple[str, str], ...] = ()
    back: Layer | None = None
    why: str = ""


def life(told: Record) -> list[Step]:
    """Return what happened to an object, the newest first."""
    taken = undoings()
    lists, before = list_names(told.layers), dict[str, object]()
    grouped: dict[str, list[tuple[Layer, Mapping[str, object]]]] = {}
    for layer in sorted([*told.layers, *_photographed(told)], key=lambda each: each[:3]):
        grouped.setdefault(layer.action, []).append((layer, dict(before)))
        if layer.action not in told.undone and layer.kind != "photo":
            before |= {name: value for name, value in layer.data.items() if name != "was"}
    known = procedures(told.layers)
    steps = [_step(name, pairs, lists, known, taken.get(name), told) for name, pairs in grouped.items()]
    return steps[::-1]


def _photographed(told: Record) -> list[Layer]:
    keys = list(Known.objects.filter(kind="photo", of=told.key).values_list("key", flat=True))
    rows = EntryRow.objects.filter(about__in=keys, kind="photo").order_by("at", "device", "number")
    if told.day:
        rows = rows.filter(at__lte=end_of(told.day))
    return [layer_of(row) for row in rows]


def procedures(layers: Sequence[Layer]) -> dict[str, tuple[str, str]]:
    """Return the procedures that the layers name, by id: what each is called, and its address ("" if it has none)."""
    keys = {str(layer.data["procedure"]) for layer in layers if layer.data.get("procedure")}
    found = Known.objects.filter(kind="procedure", key__in=keys).values_list("key", "facts")
    return {key: (str(procedure_name(json.loads(facts))), link_to("procedure", key)) for key, facts in found}


def _step(
    name: str,
    pairs: Sequence[tuple[Layer, Mapping[str, object]]],
    lists: Mapping[str, str],
    known: Mapping[str, tuple[str, str]],
    back: Layer | None,
    told: Record,
) -> Step:  # fmt: skip
    device, _, act = name.rpartition(":")
    first = pairs[0][0]
    facts = tuple(line for layer, before in pairs for line in _lines(layer, before))
    named = dict.fromkeys(str(layer.data["procedure"]) for layer, _ in pairs if layer.data.get("procedure"))
    undone = back if back is not None and name in told.undone else None
    return Step(
        first.time, first.who, tuple(dict.fromkeys(_said(layer, before, lists) for layer, before in pairs)), facts,
        reverse("action", args=[device, int(act)]), tuple(known[each] for each in named if each in known), undone,
        str(undone.data.get("reason", "")) if undone else "",
    )  # fmt: skip


def _lines(layer: Layer, before: Mapping[str, object]) -> list[tuple[str, str, str]]:
    if layer.kind == "photo":
        return []
    was = layer.data.get("was")
    seen = {**before, **(was if isinstance(was, Mapping) else {})}
    return [
        (label, value_shown(name, seen[name]) if seen.get(name) else "", value_shown(name, layer.data[name]))
        for name, label in zip(ordered(layer.data), field_names(layer.data), strict=True)
    ]


def _said(layer: Layer, before: Mapping[str, object], lists: Mapping[str, str]) -> Message:
    who, data = layer.who, layer.data
    if layer.kind == "moved":
        return moved(who, say("it"), layer, before.get("place"))
    if layer.kind == "photo":
        return _photo(layer)
    if cited := cites(layer):
        name = lists.get(cited[0]) or cited[0]
        return say(
            "{who} took over from {name}, row {row}: {facts}.", who=who, name=name, row=cited[1], facts=_named(data)
        )
    if data.get("source") and isinstance(data.get("row"), int):
        name = lists.get(str(data["source"])) or str(data["source"])
        return say("{who} entered it from {name}, row {row}.", who=who, name=name, row=data["row"])
    if not before:
        return say("{who} entered it by hand.", who=who)
    return _changed(layer, before)


def _changed(layer: Layer, before: Mapping[str, object]) -> Message:
    who, data = layer.who, layer.data
    said = {name for name in data if name not in {"was", "procedure"}}
    if data.get("state") == "joined":
        other = thing(str(data.get("joined_to", "")), {})
        return say("{who} found that it is the same as {other}.", who=who, other=other)
    if data.get("state") in STANDING:
        return say("{who} set down what became of it: {state}.", who=who, state=STANDING[str(data["state"])])
    if "number" in said and before.get("number"):
        return say(
            "{who} changed its number from {old} to {new}.",
            who=who, old=short(str(before["number"])), new=short(str(data.get("number") or "–")),
        )  # fmt: skip
    if said <= {"seen", "seen_place", "place"} and "seen" in said:
        return say("{who} saw it.", who=who)
    if "condition" in said and said <= {"condition", "condition_date"}:
        return say(
            "{who} looked at its condition: {condition}.", who=who, condition=short(str(data["condition"] or "–"))
        )
    return say("{who} changed: {facts}.", who=who, facts=_named(data))


def _named(data: Mapping[str, object]) -> object:
    return listed(field_names(data), 6)


def _photo(layer: Layer) -> Message:
    if layer.data.get("struck"):
        return say("{who} struck a photograph.", who=layer.who)
    if "sha256" in layer.data:
        return say("{who} added a photograph.", who=layer.who)
    return say("{who} changed what is said of a photograph.", who=layer.who)
