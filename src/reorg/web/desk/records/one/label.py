"""What stands on the label of an object: each fact, who says so, when and on what evidence, and what it was before?"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from reorg.language import Message, say, say_many
from reorg.language import number as grouped
from reorg.museum import BELONGS, FIELDS, KEPT, STANDING, Facts, Layer, Places, said_by, state_of
from reorg.report import day
from reorg.web.desk.history.told import place_name
from reorg.web.desk.links import link_to
from reorg.web.desk.records.one.pile import Record, places_on
from reorg.web.desk.records.one.typed import TYPED
from reorg.web.journal import numbered
from reorg.web.journal.models import Known

SIZES = ("height", "width", "depth", "diameter", "weight")
GROUPS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (
        say("What it is"),
        (
            "number",
            "other_numbers",
            "name",
            "title",
            "category",
            "maker",
            "culture",
            "date",
            "materials",
            "size",
            "dimensions",
        ),
    ),
    (say("What is told of it"), ("description", "inscription", "count", "notes")),
    (say("How it came"), ("acquisition", "acquired", "owner", "value")),
    (
        say("How it is"),
        (
            "condition",
            "condition_date",
            "hazard",
            "keep_still",
            "seen",
            "seen_place",
            "belongs",
            "belongs_by",
            "belongs_confirmed",
            "status",
            "photo",
            "place_text",
        ),
    ),
)
ASKED = frozenset({"name", "maker", "materials", "date", "size", "description", "condition"})
"""Facts whose line stands there also while nothing is known, so that one sees what to ask for."""
_CODES = frozenset({"number", "other_numbers", "dimensions", "date", "acquired", "condition_date", "seen"})
SIGNS: Mapping[str, str] = {
    "store": "●", "display": "◆", "out": "◐", "lent": "◐", "borrowed": "◑", "entered": "◌", "found": "?", "missing": "▲",
    "leaving": "▲", "struck": "○", "returned": "○", "joined": "○", "nowhere": "–",
}  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """Where a value comes from: who said it and when, and on what evidence (a list and its row, a move, by hand)."""

    who: str
    when: str
    evidence: Message
    address: str = ""
    short: str = ""

    @property
    def told(self) -> Message:
        """All of it in one line."""
        return say("{who}, {day}, {evidence}", who=self.who, day=day(self.when), evidence=self.evidence)


@dataclass(frozen=True)
class Earlier:
    """A value that stood there before."""

    value: str
    ground: Ground


@dataclass(frozen=True)
class Line:
    """One line of the label: what it is called, its value, who says so, and what stood there before."""

    name: str
    label: Message
    value: str
    code: bool = False
    grounds: tuple[tuple[str, Ground], ...] = ()
    earlier: tuple[Earlier, ...] = ()
    asks: str = ""
    contradicted: bool = False

    @property
    def short(self) -> str:
        """Who or what says so, in a word."""
        return self.grounds[0][1].short if self.grounds else ""


def groups(told: Record, contradicted: Collection[str] = ()) -> list[tuple[Message, list[Line]]]:
    """Return the lines of the label in groups; a group in which nothing is known and nothing asked for is left out.

    ``contradicted`` are facts of which a list that was joined to the object says something else.
    """
    lists = list_names(told.layers)
    by = said_by(told.standing)
    found = []
    for title, names in GROUPS:
        lines = [line for name in names if (line := _line(name, told, by, lists)) is not None]
        if lines:
            found.append((title, [replace(line, contradicted=_says_otherwise(line, contradicted)) for line in lines]))
    return found


def _says_otherwise(line: Line, contradicted: Collection[str]) -> bool:
    return bool({*(SIZES if line.name == "size" else ()), line.name} & set(contradicted))


def _line(name: str, told: Record, by: Mapping[str, Layer], lists: Mapping[str, str]) -> Line | None:
    names = [each for each in SIZES if each in told.facts] if name == "size" else [name] if name in told.facts else []
    if not names:
        known = name == "size" and "dimensions" in told.facts
        asked = name in ASKED and not known
        return Line(name, label(name), "", asks=_asks(name)) if asked else None
    value = (
        ", ".join(_sized(each, told.facts[each]) for each in names) if name == "size" else shown(name, told.facts[name])
    )
    layers = _distinct(by[each] for each in names if each in by)
    return Line(
        name, label(name), value, name in _CODES,
        tuple((layer.entry, ground(layer, lists)) for layer in layers),
        tuple(_earlier(names, told, by, lists)), asks=_asks(name),
    )  # fmt: skip


def _asks(name: str) -> str:
    """Return the field of the form in which a line is changed; "" for what no form asks."""
    return "dimensions" if name == "size" else name if name in TYPED else ""


def _sized(name: str, value: object) -> str:
    return str(say("{side} {size}", side=FIELDS[name].label, size=shown(name, value)))


def _earlier(names: Sequence[str], told: Record, by: Mapping[str, Layer], lists: Mapping[str, str]) -> list[Earlier]:
    found: list[Earlier] = []
    for layer in reversed(told.standing):
        for name in names:
            value = layer.data.get(name)
            if (
                value is None
                or value == ""
                or name not in layer.data
                or by.get(name) is layer
                or value == told.facts.get(name)
            ):
                continue
            text = _sized(name, value) if name in SIZES else shown(name, value)
            found.append(Earlier(text, ground(layer, lists)))
    return found[:40]


def label(name: str) -> Message:
    """Return what a line of the label is called."""
    return say("Size") if name == "size" else (FIELDS.get(name) or KEPT[name]).label


def shown(name: str, value: object) -> str:
    """Return a value as people read it, with its unit; a place by its name."""
    told = FIELDS.get(name) or KEPT.get(name)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        unit = told.unit if told else ""
        digits = 0 if float(value).is_integer() else 2 if unit == "kg" else 1
        return f"{grouped(value, digits)} {unit}" if unit in {"mm", "kg"} else grouped(value, digits)
    if name in {"place", "usual_place", "seen_place"}:
        return place_name(value)
    if name == "belongs" and str(value) in BELONGS:
        return str(BELONGS[str(value)])
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return str(value)


def list_names(layers: Iterable[Layer]) -> dict[str, str]:
    """Return the names of the lists that the layers come from, by id."""
    keys = {str(layer.data["source"]) for layer in layers if layer.data.get("source")}
    keys |= {str(cited[0]) for layer in layers if (cited := cites(layer))}
    found = Known.objects.filter(kind="source", key__in=keys).values_list("key", "facts")
    return {key: str(json.loads(facts).get("name", "")) for key, facts in found}


def cites(layer: Layer) -> tuple[str, int] | None:
    """Return the source and row that an amendment follows, if it says so."""
    said = layer.data.get("cites")
    if isinstance(said, list | tuple) and len(said) == 2 and str(said[1]).isdecimal():
        return str(said[0]), int(str(said[1]))
    return None


def ground(layer: Layer, lists: Mapping[str, str]) -> Ground:
    """Return where what a layer says comes from."""
    source, row = cites(layer) or (str(layer.data.get("source", "")), layer.data.get("row"))
    if source:
        name = lists.get(source) or source
        address = f"{link_to('source', source)}" if source in lists else ""
        if isinstance(row, int):
            said = say("as {name} says in row {row}", name=name, row=row)
            return Ground(layer.who, layer.time, said, address, str(say("row {row}", row=row)))
        return Ground(layer.who, layer.time, say("as {name} says", name=name), address, str(say("a list")))
    if layer.kind == "moved":
        return Ground(layer.who, layer.time, say("by moving it"), short=layer.who)
    return Ground(layer.who, layer.time, say("by hand"), short=layer.who)


@dataclass(frozen=True)
class Where:
    """Where an object is, and what became of it: the state with its sign, the places from the top down, who has it."""

    state: str
    sign: str
    words: Message
    path: tuple[tuple[str, str], ...]
    elsewhere: str = ""
    taken_by: str = ""
    usual: tuple[tuple[str, str], ...] = ()
    due: str = ""
    overdue: Message | None = None
    grounds: tuple[Ground, ...] = ()
    earlier: tuple[Earlier, ...] = field(default=())


def where(told: Record) -> Where:
    """Return where the object is or was."""
    facts, lists = told.facts, list_names(told.layers)
    home = str(facts.get("usual_place", ""))
    places = places_on(str(facts.get("place", "")), told.day)
    at_home = places_on(home, told.day) if home else Places()
    state, by = state_of(facts, places), said_by(told.standing)
    due = str(facts.get("due", ""))
    layers = [by[name] for name in ("place", "state", "elsewhere") if name in by]
    return Where(
        state, SIGNS.get(state, "–"), STANDING[state], _path(places, facts.get("place")), str(facts.get("elsewhere", "")),
        str(facts.get("taken_by", "")), _path(at_home, home), due, _overdue(due, told.day),
        tuple(ground(layer, lists) for layer in _distinct(layers)),
    )  # fmt: skip


def _distinct(layers: Iterable[Layer]) -> list[Layer]:
    return list({layer.entry: layer for layer in layers}.values())


def _path(places: Places, key: object) -> tuple[tuple[str, str], ...]:
    return tuple((place.id, place.label) for place in places.path(str(key or "")))


def _overdue(due: str, day: str) -> Message | None:
    try:
        late = (date.fromisoformat(day) if day else datetime.now(UTC).date()) - date.fromisoformat(due[:10])
    except ValueError:
        return None
    if late.days <= 0:
        return None
    return say_many("overdue by {count} day", "overdue by {count} days", count=late.days)


@dataclass(frozen=True)
class Gauge:
    """How much of Object ID is known: how many facts of how many, and what is lacking with where to write it."""

    known: int
    asked: int
    lacking: tuple[tuple[Message, str], ...]

    @property
    def cells(self) -> list[bool]:
        """One cell of the bar for each fact asked for: whether it is filled."""
        return [at < self.known for at in range(self.asked)]

    @property
    def share(self) -> int:
        """Per cent."""
        return round(100 * self.known / self.asked)


def gauge(key: str, facts: Facts, photos: int) -> Gauge:
    """Return how much of Object ID (ICOM's checklist for describing stolen objects) is known of an object."""
    asked = [name for name, each in FIELDS.items() if each.object_id]
    size = set(SIZES[:4]) & set(facts)
    known = [name for name in asked if name in facts or (name == "dimensions" and size) or (name == "photo" and photos)]
    lacking = [(FIELDS[name].label, _ask(key, name)) for name in asked if name not in known]
    return Gauge(len(known), len(asked), tuple(lacking))


def _ask(key: str, name: str) -> str:
    if name == "photo" and (address := link_to("photos_new")):
        return f"{address}?{urlencode({'object': key})}"
    return f"{reverse('edit', args=[key])}?only={name}"


def photos(key: str) -> list[dict[str, str]]:
    """Return the photographs of an object in their order: their addresses, where this version of the desk has them."""
    return [
        {
            "key": each,
            "small": link_to("photo_small", each),
            "page": link_to("photo", each),
            "note": str(said.get("note") or said.get("name") or ""),
        }
        for each, said in numbered.photos_of([key]).get(key, [])
    ]
