"""Where are the rooms and units, how full is each, and what stands in it?"""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reorg.language import Message, say, say_many
from reorg.museum import GONE, MOVABLE, Finding, Place, Places, is_out, storeys
from reorg.report import draw, heat_map, store_map, unit_front
from reorg.storage import Sorting, Survey, check, coloured
from reorg.web.desk import now
from reorg.web.desk.asking import iso_day, this_day
from reorg.web.desk.judged import kept, large, mark, older, surveyed
from reorg.web.desk.judging import wait
from reorg.web.desk.page import page
from reorg.web.desk.photos.taking import pictures_of
from reorg.web.desk.records.listing import PAGE, Asked, choose, counted_at
from reorg.web.desk.store.looks import shelves_of
from reorg.web.desk.store.looks import told as looks_told
from reorg.web.desk.store.passes import Told, told
from reorg.web.desk.store.words import unknown_words
from reorg.web.journal.models import Holding, Spot
from reorg.web.journal.numbered import standing_in

MOST_ROWS = 50
MOVES = frozenset({*MOVABLE, "unit", "shelf", "drawer"})
ROOMY = frozenset({"site", "building", "room", "floor"})


def link(place: Place) -> str:
    """Return the address of a place."""
    return reverse("place", args=[place.id])


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show the store from above, coloured by how full it is, and its units as a table."""
    all_ = now.places()
    if all_ and (waits := wait(request)) is not None:
        return waits
    found = surveyed()
    rooms = all_.of_kind("room")
    picture = _whole_store(mark()) if rooms else ""
    units = sorted((_row(each, found, all_) for each in all_.of_kind("unit")), key=lambda row: -_likely(row))
    return page(
        request, "places.html", "store", rooms=[_row(room, found, all_) for room in rooms], units=units[:MOST_ROWS],
        houses=[(each, [_row(room, found, all_) for room in each.rooms]) for each in storeys(all_)],
        picture=picture, many=len(units), sentence=_sentence(len(units), found), troubles=_troubles(),
        unplaced=_unknown_words(mark()), older=older(),
    )  # fmt: skip


@now.kept
def _whole_store(_mark: str) -> str:
    museum, found = now.frame(), surveyed()
    if len(museum.places.of_kind("unit")) <= draw.MANY:
        return mark_safe(store_map(museum, found, link=link).svg())  # noqa: S308 - drawn and escaped by us
    filled = coloured("fill", museum.places, found, Sorting())
    # so many units are shown without a link each: a room leads to its own map
    drawn = heat_map(museum, found, filled, link=lambda place: _map_of(place) if place.kind == "room" else "")
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us


def _map_of(room: Place) -> str:
    return reverse("map", args=["fill"]) + f"?room={room.id}"


def _troubles() -> list[Message]:
    return [finding.message for finding in checked_places()]


_CHECKED: list[tuple[Places, list[Finding]]] = []


def checked_places() -> list[Finding]:
    """Return what cannot be right about the places, worked out once for as long as no place changes."""
    places = now.places()
    held = _CHECKED[:1]
    if not held or held[0][0] is not places:
        _CHECKED[:] = held = [(places, check(places))]
    return held[0][1]


def _likely(row: dict[str, object]) -> float:
    share = row["share"]
    return share if isinstance(share, float) else -1.0


def _sentence(units: int, found: Survey) -> Message:
    if not units:
        return say("Your store will be drawn here")
    over = say_many("{count} unit is more than full", "{count} units are more than full", count=len(found.over))
    floor = say_many("{count} object stands on the floor", "{count} objects stand on the floor", count=len(found.floor))
    return say("{over}, {floor}.", over=over, floor=floor)


@now.kept
def _unknown_words(_mark: str) -> list[tuple[str, int]]:
    found = kept() if large() else None
    return unknown_words() if found is None else list(found.words)


def _row(place: Place, found: Survey, places: Places) -> dict[str, object]:
    held = (found.units if place.kind == "unit" else found.rooms if place.kind == "room" else found.shelves).get(
        place.id
    )
    value = held.fullness.value if held else None
    room = places.around(place.id, "room")
    return {
        "place": place,
        "room": room,
        "count": len(held.objects) if held else 0,
        "share": value.likely if value else None,
        "low": value.low if value else None,
        "high": value.high if value else None,
        "by_eye": held.fullness.by_eye if held else False,
        "shelves": held.capacity.shelves if held else 0,
        "length": held.capacity.length if held else None,
    }


@require_safe
def place(request: HttpRequest, key: str) -> HttpResponse:
    """Show one place: a room from above, a unit from the front, how full it is, what stands there, and what to do with it.

    In a large museum the drawing and the fullness are worked out when they are asked for: after each move they are
    worked out anew, and who only moves things does not wait for it.
    """
    places = now.places()
    shown = places.get(key)
    if shown is None:
        raise Http404
    if (day := iso_day(request.GET.get("on", ""))) and day < this_day():
        return HttpResponseRedirect(reverse("place_on", args=[day, key]))
    drawn = not large() or bool(request.GET.get("full"))
    if drawn and (waits := wait(request)) is not None:
        return waits
    found = surveyed() if drawn else None
    counts = _counts(places, key)
    here = sum(counts.values())
    pages = max(1, -(-here // PAGE))
    passes = _passes(shown, counts) if drawn and shown.kind == "room" else None
    asked = request.GET.get("page", "1")
    at = min(max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1, pages)
    return page(
        request, "place.html", "store", place=shown, path=places.path(key)[:-1],
        row=_row(shown, found, places) if found else {}, inside=_inside(places, key, counts, found), drawn=drawn,
        picture=(passes and passes.picture) or (_picture(shown, found) if found else ""), passes=passes,
        here_count=here, at=at, pages=pages, moves=shown.kind in MOVES,
        objects=_standing_here(places, key, at), first=(at - 1) * PAGE + 1, last=min(at * PAGE, here),
        weighs=_known_weight(places, shown), over=_over(places, key, found) if found else [], empty=_empty(places, key, counts),
        away=_is_away(key), looks=looks_told(shown, shelves_of(places, shown)) if _was_seen(shown) else "",
        photos=pictures_of(key).get(key, []), older=older() if drawn else "", today=this_day(),
        troubles=[finding.message for finding in checked_places() if key in finding.about],
    )  # fmt: skip


def _passes(room: Place, counts: dict[str, int]) -> Told | None:
    within = now.places().within
    floors = (each.id for each in within(room.id) if each.kind == "floor")
    return told(room, frozenset(floor for floor in floors if any(counts.get(inner.id) for inner in within(floor))))


def _counts(places: Places, key: str) -> dict[str, int]:
    """Return how many objects are on record directly in each place within this one."""
    every = counted_at()
    return {each.id: every[each.id] for each in places.within(key) if each.id in every}


def _inside(places: Places, key: str, counts: dict[str, int], found: Survey | None) -> list[dict[str, object]]:
    """Return what is told of each place directly in this one: how much is in it, and if it was surveyed how full it is."""
    return [
        {
            **(_row(each, found, places) if found else {"share": None}),
            "place": each,
            "count": sum(counts.get(inner.id, 0) for inner in places.within(each.id)),
        }
        for each in places.inside(key)
        if each.kind != "site"
    ]


def _standing_here(places: Places, key: str, at: int) -> list[tuple[Holding, Place | None]]:
    return [(each, places.get(each.place)) for each in choose(Asked(place=key), places).page((at - 1) * PAGE)]


def _known_weight(places: Places, shown: Place) -> float | None:
    """Return what is known of the weight in a place that bears something, in kg; None for a room, or if nothing is known."""
    if shown.kind in ROOMY:
        return None
    rows = standing_in([each.id for each in places.within(shown.id)]).exclude(state__in=GONE)
    held = (json.loads(facts).get("weight") for facts in rows.values_list("facts", flat=True))
    return sum(float(kg) for kg in held if isinstance(kg, int | float)) or None


def _over(places: Places, key: str, found: Survey) -> list[dict[str, object]]:
    held = (
        (each, found.units.get(each.id) or found.shelves.get(each.id)) for each in places.within(key) if each.id != key
    )
    shares = ((each, full.fullness.value) for each, full in held if full is not None)
    return [{"place": each, "share": value.likely} for each, value in shares if value is not None and value.likely > 1]


def _empty(places: Places, key: str, counts: dict[str, int]) -> list[Place]:
    """Return the shelves, drawers and boxes in a place in which nothing is on record and nobody saw anything."""
    return [
        each
        for each in places.within(key)
        if each.id != key
        and each.kind in {"shelf", "drawer", "box", "tray"}
        and not each.fill
        and not any(counts.get(inner.id) for inner in places.within(each.id))
        and not places.inside(each.id)
    ]


def _was_seen(shown: Place) -> bool:
    """Whether anything was said of the state of a place, beyond how full it is."""
    return bool(shown.walked or shown.condition or shown.verdict) or shown.labelled is not None


def _is_away(key: str) -> bool:
    spot = Spot.objects.filter(key=key).first()
    return spot is not None and is_out(json.loads(spot.facts))


def _picture(shown: Place, found: Survey) -> str:
    museum = now.frame()
    room = museum.places.around(shown.id, "room")
    if any(each.planned for each in museum.places.path(shown.id)):
        museum = museum.to_be
    if shown.kind == "room":
        return mark_safe(store_map(museum, found, link=link, only=shown.id, width=820).svg())  # noqa: S308 - ours
    if shown.kind == "unit":
        return mark_safe(unit_front(museum, found, shown, link=link).svg())  # noqa: S308 - ours
    unit = museum.places.around(shown.id, "unit")
    if unit is not None:
        return mark_safe(unit_front(museum, found, unit, link=link).svg())  # noqa: S308 - ours
    return mark_safe(store_map(museum, found, link=link, only=room.id, width=820).svg()) if room else ""  # noqa: S308 - ours
