"""How are the units of a room placed: dragged on its plan, or typed into a table where no script runs?

What the page sends is judged by the server (``drawn``) and entered as one action.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say, say_many, size
from reorg.museum import STANDS, Place, Places, RoomShape, fold_code, following, furniture_label, next_code, shape_of
from reorg.report import draw as drawings
from reorg.storage import SLIP, UnitType, catalogue, own_types
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page, with_script
from reorg.web.desk.person import who
from reorg.web.desk.store.beneath import beneath
from reorg.web.desk.store.draw_table import Table, wishes_of
from reorg.web.desk.store.draw_words import gaps_said, parts_of, walls_named, words
from reorg.web.desk.store.drawn import Judged, Wish, judge, read
from reorg.web.desk.store.layout.proposed import proposed
from reorg.web.journal.table import TableJournal

MOST_CODES = 400
"""So many codes are made ready for new units; who draws more saves in between."""


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest, key: str) -> HttpResponse:
    """Show the plan of a room to place its units on; enter what was drawn or typed, all of it as one action."""
    if request.method == "POST":
        with transaction.atomic():  # nobody enters anything between what is judged and what is entered
            return _take(request, _room(key))
    room = _room(key)
    return _shown(request, room, Judged(), wishes=proposed(room, request.GET.dict()))


def _room(key: str) -> Place:
    room = now.places().get(key)
    if room is None or room.kind != "room":
        raise Http404
    return room


def _take(request: HttpRequest, room: Place) -> HttpResponse:
    """Judge what was sent, and enter it or say why not."""
    table = Table.of(request.POST) if "drawn" not in request.POST else None
    if table is None:
        sent = read(request.POST.get("drawn", ""))
        wishes, shifts = sent if sent is not None else ([], [])
        problems = [] if sent is not None else [say("What the page sent could not be read. Nothing was entered.")]
    else:
        wishes, problems = wishes_of(table, next_codes(now.places(), room, MOST_CODES))
        shifts = []
    judged = judge(room, wishes, shifts) if not problems else Judged(problems=problems)
    if judged.problems or (judged.doubts and request.POST.get("anyway") != "yes"):
        return _shown(request, room, judged, wishes=wishes, table=table)
    if not judged.drafts:
        return leave_note(HttpResponseRedirect(request.path), say("Nothing was changed."))
    TableJournal().append(judged.drafts, who=who(request))
    note = say_many("Saved, with {count} new unit.", "Saved, with {count} new units.", count=judged.new)
    here = request.path if "layout" in request.GET else request.get_full_path()
    then = here if request.POST.get("then") == "draw" else reverse("place", args=[room.id])
    return leave_note(HttpResponseRedirect(then), note if judged.new else say("Saved."))


def _shown(
    request: HttpRequest, room: Place, judged: Judged, *, wishes: Sequence[Wish] = (), table: Table | None = None
) -> HttpResponse:
    places, shape = now.places(), shape_of(room)
    units = _units(places, room)
    scripted = "table" not in request.GET and table is None and shape is not None
    types = _types(places, units)
    picture = ""
    if shape is not None:
        drawing = drawings.Editing(
            room, shape, tuple(units), {each.type: at for at, each in enumerate(types)}, beneath(room)
        )
        picture = mark_safe(drawing.svg())  # noqa: S308 - drawn and escaped by us
    shown = table or Table.of(request.GET)
    answer = page(
        request, "draw.html", "store", room=room, picture=picture, scripted=scripted, heading=_heading(room, units),
        problems=judged.problems, doubts=judged.doubts, table=shown.shown(units),
        types=[(each, size("cm", each.width / 10, each.depth / 10)) for each in types],
        codes=(codes := next_codes(places, room, MOST_CODES))[:1], under=room.drawing,
        data=_data(room, shape, units, types, codes, wishes) if shape and scripted else None,
    )  # fmt: skip
    if judged.problems:
        answer.status_code = 409 if judged.overtaken else 400
    return with_script(answer) if scripted else answer


def _heading(room: Place, units: Sequence[Place]) -> Message:
    if not units:
        return say("Place the units of {room}", room=room.label)
    count = say_many("{count} unit", "{count} units", count=len(units))
    return say("{room}, with {units}", room=room.label, units=count)


def _units(places: Places, room: Place) -> list[Place]:
    """Return the units of a room, also those that are planned, in the museum's order."""
    return [place for place in places.to_be.within(room.id) if place.kind == "unit"]


def _types(places: Places, units: Sequence[Place]) -> tuple[UnitType, ...]:
    """Return what a unit may be: the catalogue in the museum's own sizes where it has some, then what else is here."""
    own = {each.type: each for each in reversed(own_types(places))}
    usual = {each.type: own.pop(each.type, each) for each in catalogue()}
    mine = tuple(own.values())
    known = {*usual, *(each.type for each in mine)}
    rest = dict.fromkeys(each.type for each in units if each.type not in known)
    return (*usual.values(), *mine, *(UnitType(each, 1000.0, 500.0, 2000.0, 0) for each in rest))


def next_codes(places: Places, room: Place, most: int) -> list[str]:
    """Return the codes that the next ``most`` units get, in the museum's own way, none of them taken."""
    first = next_code(places, frozenset({"unit"}), "A1", room.id)
    taken = {*places.by_code, *places.by_older_code}
    return [code for code in following(first, most) if fold_code(code) not in taken]


def _data(
    room: Place,
    shape: RoomShape,
    units: Sequence[Place],
    types: Sequence[UnitType],
    codes: list[str],
    wishes: Sequence[Wish],
) -> Mapping[str, object]:
    """Return what the script needs beside the drawing: shapes in mm, types, codes, sentences, what is not saved yet."""
    at = {each.type: number for number, each in enumerate(types)}
    loose = [
        {"id": each.id, "code": each.code, "width": each.width, "depth": each.depth, "height": each.height,
         "turn": each.turn, "type": at.get(each.type, 0)}
        for each in units if each.footprint is None
    ]  # fmt: skip
    return {
        "slip": SLIP,
        "room": {"code": room.code, "height": room.height},
        "corners": shape.corners,
        "walls": walls_named(room, shape),
        "doors": [{"number": door.number, "swing": door.swing} for door in shape.doors if door.opens != "out"],
        "kept": [
            {"kind": each.kind, "number": each.number, "corners": each.corners} for each in shape.features
            if each.kind in STANDS or each.kind == "dead zone"
        ],
        "types": [
            {"type": each.type, "label": str(furniture_label(each.type)), "width": each.width, "depth": each.depth,
             "height": each.height, "shelves": each.shelves, "load": each.load}
            for each in types
        ],
        "codes": codes,
        "loose": loose,
        "words": words(),
        "parts": parts_of(room, shape),
        "check": reverse("layout_check", args=[room.id]),
        "wishes": [{"id": each.id, "said": each.said, "was": each.was} for each in wishes],
        "gaps": gaps_said(),
    }  # fmt: skip
