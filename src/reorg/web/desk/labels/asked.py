"""What is to be printed, for which things, on which sheet? (one form, its fields in the address)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from reorg.language import Message, Trouble, listed, say
from reorg.museum import read_label
from reorg.report import labels as printed
from reorg.web.desk import now
from reorg.web.desk.photos.guess import in_this_order, perhaps, typed_objects
from reorg.web.desk.records.listing import Asked, choose, rows_of
from reorg.web.journal import numbered
from reorg.web.journal.models import Holding

KINDS: Mapping[str, tuple[Message, Message]] = {
    "objects": (say("Labels for objects"), say("Number, name, a code to scan")),
    "places": (say("Labels for places"), say("Rooms, units, shelves, boxes")),
    "shelf": (say("Shelf list"), say("What stands there, with boxes to tick")),
    "trolley": (say("Trolley list"), say("What to fetch, from where, to where")),
    "contact": (say("Contact sheet"), say("Photographs with their numbers")),
}
ON_LABELS = ("objects", "places")
_MOST = 20_000
_FILTERS = ("q", "category", "standing", "finding", "state", "lacks", "gone")


@dataclass(frozen=True)
class Wanted:
    """What a form asks for. ``said`` are its fields as they were typed; ``keys`` the ids chosen by other pages."""

    kind: str = "objects"
    place: str = ""
    numbers: str = ""
    sheet: str = "3x7"
    start: str = "1"
    code: bool = True
    pictured: bool = False
    paper: str = "a4"
    keys: tuple[str, ...] = ()
    filtered: str = ""
    own: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, said: QueryDict) -> Wanted:
        """Return what an address or a form asks for."""
        kind = said.get("kind", "")
        keys = tuple(dict.fromkeys(said.getlist("thing")))[:_MOST]
        things = _things(keys)
        if kind not in KINDS:
            kind = "places" if things and all(each in now.places() for each in things) else "objects"
        filtered = "" if things else said.get("filtered", "") or _filtered(said)
        return cls(
            kind=kind, place=_code(said.get("place", "").strip()[:400]), numbers=said.get("numbers", "")[:200_000],
            sheet=said.get("sheet", "3x7"), start=said.get("start", "1").strip()[:6], code="plain" not in said,
            pictured="pictures" in said, paper="us-letter" if said.get("paper") == "us-letter" else "a4", keys=things,
            filtered=filtered, own={name: said.get(f"own-{name}", "") for name in printed.OWN},
        )  # fmt: skip

    @property
    def stock(self) -> printed.Stock:
        """The sheet of labels. Raises Trouble saying what is wrong with one's own."""
        return (
            printed.own_stock(self.own)
            if self.sheet == "own"
            else printed.stocks().get(self.sheet, printed.stocks()["3x7"])
        )


def _code(said: str) -> str:
    """Return the code of the place that another page gave by its id; what was typed stays."""
    place = now.places().get(said)
    return place.code if place and len(now.places().coded(place.code)) == 1 else said


def _things(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the ids that are objects or places."""
    objects = set(Holding.objects.filter(key__in=keys[:900]).values_list("key", flat=True)) if keys else set()
    return tuple(key for key in keys if key in objects or key in now.places())


def _filtered(said: QueryDict) -> str:
    """Return the list of objects that is asked for, as the list's own address."""
    kept = QueryDict(mutable=True)
    for name in _FILTERS:
        if value := said.get(name, ""):
            kept[name] = value
    if kept and (place := said.get("place", "")) in now.places():
        kept["place"] = place
    return kept.urlencode()


def listed_keys(filtered: str) -> list[str]:
    """Return the ids of the objects that the list shows at this address, in its order."""
    asked = Asked.of(QueryDict(filtered))
    held = choose(asked, now.places())
    return [each.key for each in rows_of(held.at[:_MOST].astype("int64") + held.columns.base)]


def lines(wanted: Wanted) -> tuple[list[str], list[Message]]:
    """Return the ids of what is to be printed, and all that is wrong with what was asked for."""
    problems: list[Message] = []
    places = now.places()
    if wanted.kind in ON_LABELS:
        try:
            count = wanted.stock.count
            if not wanted.start.isdecimal() or not 1 <= int(wanted.start) <= count:
                problems.append(say("This sheet has {count} labels. Begin at one of them.", count=count))
        except Trouble as trouble:
            problems.append(trouble.message)
    chosen = list(wanted.keys)
    if wanted.place and not wanted.filtered:
        label = read_label(wanted.place)
        code = label[1] if label else wanted.place
        found = [places[code]] if code in places else places.called(code)
        if len(found) != 1:
            several = say("Several places have the code {code}. Give them codes of their own.", code=wanted.place)
            problems.append(several if found else say("There is no place with the code {code}.", code=wanted.place))
        else:
            chosen += [each.id for each in places.within(found[0].id)]
    if wanted.filtered:
        chosen += listed_keys(wanted.filtered)
    typed, unknown = typed_objects(wanted.numbers)
    chosen += [row.key for row in typed]
    if unknown:
        problems.append(_unknown(unknown))
    if not problems and not chosen:
        if wanted.kind == "places":
            return [each.id for top in places.inside() for each in places.within(top.id)], []
        problems.append(say("Say for what: a place, or some numbers."))
    return _of_kind(wanted, chosen), problems


def _unknown(unknown: Sequence[str]) -> Message:
    near = [row.number for row in perhaps(unknown[0])]
    sentence = say("No object, or several, have this number: {numbers}.", numbers=listed(unknown, 12))
    return say("{sentence} Did you mean {near}?", sentence=sentence, near=listed(near)) if near else sentence


def _of_kind(wanted: Wanted, chosen: Sequence[str]) -> list[str]:
    """Return the places, or the objects (those of a place in its order), of what was chosen."""
    places = now.places()
    at = [key for key in dict.fromkeys(chosen) if key in places]
    if wanted.kind == "places":
        return at
    order = {key: place for place, key in enumerate(at)}
    standing = sorted(numbered.at_places(at), key=lambda each: order[str(each[1].get("place", ""))]) if at else []
    return list(dict.fromkeys([*(key for key, _ in standing), *(key for key in chosen if key not in places)]))[:_MOST]


def shown(keys: Sequence[str]) -> list[Holding]:
    """Return the first few objects of what other pages chose, to say them."""
    return in_this_order(keys[:5])
