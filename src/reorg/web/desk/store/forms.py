"""How are rooms and units entered with a tape measure, one at a time or as a list?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from secrets import token_hex

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reorg.language import Message, say
from reorg.museum import FURNITURE, Ask, Draft, Place, PlaceCodes, Places, doubted_fill, fold_code, learned
from reorg.storage import catalogue, check
from reorg.web.desk import now
from reorg.web.desk.asking import shown, taken
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.records.sources import received
from reorg.web.desk.store.outside import FLOOD, OUTSIDE, walls_read, walls_shown
from reorg.web.desk.work import start
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

TYPES = tuple((each.type, FURNITURE[each.type]) for each in catalogue())
_DRAWERS = frozenset(each.type for each in catalogue() if each.level == "drawer")
CODE = Ask("code", say("Code"), help=say("Short, as it is written on the door or label: A, R1, U12."), needed=True)
_NAME = Ask("name", say("Name"))
WHERE = (
    Ask("building", say("Building"), help=say("Leave empty if there is only one.")),
    Ask("storey", say("Storey"), help=say("0 is the ground floor, -1 the basement below; or a word, such as attic.")),
)
"""In which building and on which storey a room is."""
ROOM = (
    CODE, _NAME,
    Ask("width", say("Width (left to right)"), "length", unit="cm", most=200_000, needed=True),
    Ask("depth", say("Depth (back to front)"), "length", unit="cm", most=200_000, needed=True),
    Ask("height", say("Height"), "length", unit="cm", most=50_000), OUTSIDE, FLOOD,
    *WHERE,
)  # fmt: skip
_PLACED = (
    Ask("x", say("From the left wall"), "length", unit="cm", most=200_000),
    Ask("y", say("From the back wall"), "length", unit="cm", most=200_000),
    Ask("turn", say("Opens towards"), "choice", choices=(
        ("0", say("the front")), ("90", say("the left")), ("180", say("the back")), ("270", say("the right")),
    )),
)  # fmt: skip
BODY = (
    Ask("width", say("Width"), "length", unit="cm", most=20_000, needed=True),
    Ask("depth", say("Depth"), "length", unit="cm", most=20_000, needed=True),
    Ask("height", say("Height"), "length", unit="cm", most=20_000, needed=True),
)
_SHELVES = (
    Ask("shelves", say("How many shelves or drawers"), "number", most=60, needed=True),
    Ask(
        "load",
        say("What one shelf carries"),
        "number",
        unit="kg",
        most=100_000,
        help=say("Leave empty if nobody knows."),
    ),
)
UNIT = (CODE, _NAME, Ask("type", say("What it is"), "choice", choices=TYPES), *BODY, *_SHELVES, *_PLACED)
_FILL = Ask(
    "fill", say("How full, by eye"), "number", unit="%", most=1000, help=say("100 is full; more than full is possible.")
)
BOARD = 25.0
CLEAR_OF_FLOOR = 100.0


@require_http_methods(["GET", "POST"])
def new_room(request: HttpRequest) -> HttpResponse:
    """Enter a room."""
    values, problems = taken(ROOM, request.POST) if request.method == "POST" else ({}, [])
    if request.method == "POST":
        values["outside"], wrong = walls_read(values["outside"], 4)
        house = building(values.pop("building", None))
        place = _place("room", house[0], values)
        problems += [*wrong, *doubled(place)]
        problems += checked([*house[1], place]) if not problems else []
        if not problems:
            note = say("The room {code} is there. Now its units.", code=place.code)
            return _entered(request, [*house[1], place], note, reverse("draw", args=[place.id]))
    return _form(request, say("A room"), ROOM, problems, back=reverse("places"))


@require_http_methods(["GET", "POST"])
def new_unit(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a unit in a room, with its shelves."""
    room = now.places().get(key)
    if room is None:
        raise Http404
    values, problems = taken(UNIT, request.POST) if request.method == "POST" else ({}, [])
    if request.method == "POST":
        unit = _place("unit", key, values)
        problems += doubled(unit)
        # what was asked is what one shelf carries; what the whole unit carries is not known
        new = [replace(unit, load=None), *shelves_of(unit, values.get("shelves"), way())] if not problems else []
        problems += checked(new)
        if not problems:
            return _entered(
                request, new, say("The unit {code} is there.", code=unit.code), reverse("place", args=[key])
            )
    heading = say("A unit in {room}", room=room.label)
    return _form(request, heading, UNIT, problems, back=reverse("place", args=[key]))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change what is known of a place. What was there before stays in its history.

    The form says what it showed: a field that nobody touched here changes nothing, and who changes what somebody else has
    changed meanwhile is told first.
    """
    if request.method == "POST":
        with transaction.atomic():  # nobody enters anything between what is judged and what is entered
            return _change(request, key)
    return _change(request, key)


def _change(request: HttpRequest, key: str) -> HttpResponse:
    place = now.places().get(key)
    if place is None:
        raise Http404
    asks = {"room": ROOM, "unit": (CODE, _NAME, UNIT[2], *BODY, *_PLACED, _FILL)}.get(
        place.kind, (CODE, _NAME, *BODY, _SHELVES[1], _FILL)
    )
    if place.walls:  # its width and depth follow from its walls, which have a page of their own
        asks = tuple(ask for ask in asks if ask.name not in {"width", "depth"})
    if place.type and place.type not in dict(TYPES):  # a type of the museum's own stays what it is
        own = (place.type, say("{type}", type=place.type))
        asks = tuple(replace(ask, choices=(own, *ask.choices)) if ask.name == "type" else ask for ask in asks)
    problems: list[Message] = []
    new: list[Place] = []
    fill: float | None = None
    if request.method == "POST":
        values, problems = taken(asks, request.POST)
        if place.kind == "room":
            values["outside"], wrong = walls_read(values["outside"], len(place.walls) or 4)
            problems += wrong
        values = _as_kept(values)
        mine = touched(request, asks)
        changed = {name: value for name, value in values.items() if name in mine and value != _as_it_is(place, name)}
        if "building" in values and "building" in mine:
            changed["place"], new = building(values["building"])
        changed.pop("building", None)
        problems += _changed_meanwhile(request, asks, place, {*changed, *({"building"} & mine)})
        fill = said if isinstance(said := changed.get("fill"), float) else None
        doubt = doubted_fill(fill) if "believe" not in request.POST else None
        problems += [doubt] if doubt is not None else []
        if "code" in changed and fold_code(str(changed["code"] or "")) != fold_code(place.code):
            # what is written on labels and cards is still found
            changed["other_codes"] = list(dict.fromkeys([*place.other_codes, place.code]))
        after = Place.from_facts(key, {**_facts(place), **changed})
        problems += doubled(after) + checked([*new, after] if not problems else [])
        if not problems:
            if changed:
                was = {name: _as_it_is(place, name) for name in changed if name != "other_codes"}
                drafts = [*drafts_of(new), Draft("place", key, {**changed, "was": was})]
                TableJournal().append(drafts, who=who(request))
            return leave_note(HttpResponseRedirect(reverse("place", args=[key])), say("Saved."))
    return _form(
        request,
        say("Change {place}", place=place.label),
        asks,
        problems,
        back=reverse("place", args=[key]),
        place=place,
        doubted=doubted_fill(fill) is not None,
    )


@require_POST
def store_list(request: HttpRequest) -> HttpResponse:
    """Take a list of rooms, units and shelves."""
    target = received(request)
    if isinstance(target, HttpResponse):
        return target
    verb = ["places", str(settings.MUSEUM), str(target), "--yes"]
    work = start(str(say("Reading {file} …", file=target.name)), verb, then=reverse("places"), back=reverse("places"))
    return HttpResponseRedirect(reverse("work", args=[work.id]))


def touched(request: HttpRequest, asks: Iterable[Ask]) -> set[str]:
    """Return the fields that somebody changed in a form that says what it showed (``was-…``); without that, all of them."""
    said = request.POST
    return {ask.name for ask in asks if said.get(ask.name, "").strip() != said.get(f"was-{ask.name}", "\0").strip()}


def _changed_meanwhile(request: HttpRequest, asks: Iterable[Ask], place: Place, mine: set[str]) -> list[Message]:
    return [
        say(
            "Somebody changed “{fact}” meanwhile: it was {before}, now it is {now}. "
            "What you typed stands below; save again if it is right.",
            fact=ask.label, before=before or say("not known"), now=_typed(ask, place) or say("not known"),
        )
        for ask in asks
        if ask.name in mine and (before := request.POST.get(f"was-{ask.name}")) not in {None, _typed(ask, place)}
    ]  # fmt: skip


def _place(kind: str, within: str, values: dict[str, object]) -> Place:
    known = {name: value for name, value in _as_kept(values).items() if name != "shelves" and value is not None}
    return Place(id=f"p{token_hex(8)}", kind=kind, place=within, **{"code": "", **known})  # type: ignore[arg-type]  # as asked


def _as_kept(values: dict[str, object]) -> dict[str, object]:
    kept = dict(values)
    if isinstance(turn := kept.get("turn"), str):
        kept["turn"] = int(turn)
    if isinstance(fill := kept.get("fill"), float):
        kept["fill"] = fill / 100
    return kept


def _as_it_is(place: Place, name: str) -> object:
    value = getattr(place, name, None)
    return None if value == "" else value


def _facts(place: Place) -> dict[str, object]:
    return {name: getattr(place, name) for name in Place.__slots__ if name != "id"}


def way() -> PlaceCodes:
    """Return how this museum codes its shelves: as it chose, else as its shelves are coded."""
    known = Known.objects.filter(kind="museum").order_by("key").first()
    chosen = PlaceCodes.from_facts(json.loads(known.facts).get("place_codes")) if known else None
    return chosen or learned(now.places())


def shelves_of(unit: Place, number: object, codes: PlaceCodes) -> list[Place]:
    """Return equally spaced shelves, the lowest clear of the floor, each one board thick."""
    height = unit.height or 0
    count = int(number) if isinstance(number, float) else 0
    if not count:
        return []
    named = codes.shelves(unit.code, count)
    low = min(CLEAR_OF_FLOOR, height / 10)
    pitch = (height - low) / count
    drawers = unit.type in _DRAWERS or "drawer" in unit.type or "chest" in unit.type
    kind = "drawer" if drawers else "shelf"
    return [
        Place(
            id=f"p{token_hex(8)}", code=named[at], kind=kind, place=unit.id, width=unit.width, depth=unit.depth,
            height=max(0.0, round(pitch - BOARD, 1)), z=round(low + at * pitch, 1), load=unit.load, order=at,
        )
        for at in range(count)
    ]  # fmt: skip


def doubled(place: Place) -> list[Message]:
    """Return what is to be said if another place has its code."""
    others = [each for each in now.places().by_code.get(fold_code(place.code), []) if each.id != place.id]
    if place.code and others:
        return [
            say(
                "The code {code} is taken by {place}. Every place needs its own.",
                code=place.code,
                place=others[0].label,
            )
        ]
    return []


def checked(new: list[Place]) -> list[Message]:
    """Return what is wrong with the store as it would be, as far as it concerns the new places."""
    after = Places.of([*(each for each in now.places().values() if each.id not in {p.id for p in new}), *new])
    ids = {place.id for place in new}
    return [finding.message for finding in check(after) if ids & set(finding.about)]


def drafts_of(new: list[Place]) -> list[Draft]:
    """Return what is entered for new places."""
    return [
        Draft("place", place.id, {name: value for name, value in _facts(place).items() if _said(name, value)})
        for place in new
    ]


def _said(name: str, value: object) -> bool:
    """Return whether a value says something. That a room has no outside wall is something that somebody said."""
    if name == "planned":
        return value is True
    return value not in (None, "", ()) or (name == "outside" and value == ())


def _entered(request: HttpRequest, new: list[Place], note: Message, then: str) -> HttpResponse:
    TableJournal().append(drafts_of(new), who=who(request))
    return leave_note(HttpResponseRedirect(then), note)


def _form(
    request: HttpRequest,
    heading: Message,
    asks: tuple[Ask, ...],
    problems: list[Message],
    *,
    back: str,
    place: Place | None = None,
    doubted: bool = False,
) -> HttpResponse:
    mine = touched(request, asks) if request.method == "POST" else set()
    fields = [
        (ask, request.POST.get(ask.name, "") if ask.name in mine else _typed(ask, place), _typed(ask, place))
        for ask in asks
    ]
    return page(
        request, "place_form.html", "store", heading=heading, fields=fields, problems=problems, back=back,
        known=place is not None, doubted=doubted,
    )  # fmt: skip


def building(said: object) -> tuple[str, list[Place]]:
    """Return the id of the building that somebody named ("" for none), and the building itself if it is a new one."""
    name = str(said or "").strip()
    if not name:
        return "", []
    known = [each for each in now.places().called(name) if each.kind == "building"]
    if known:
        return known[0].id, []
    new = Place(id=f"p{token_hex(8)}", code=name, kind="building")
    return new.id, [new]


def _typed(ask: Ask, place: Place | None) -> str:
    if ask.name == "building":
        around = now.places().around(place.id, "building") if place else None
        return around.code if around else ""
    value = getattr(place, ask.name, None) if place else None
    if ask.kind == "length":
        return shown(value)
    if ask.name == "outside" and place is not None:
        return walls_shown(place.outside)
    if ask.name == "fill" and isinstance(value, float):
        return f"{value * 100:g}"
    return "" if value is None else str(value)
