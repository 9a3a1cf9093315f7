"""Where are the rooms and units, how full is each, and what stands in it?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reorg.language import Message, say, say_many
from reorg.museum import Place, says_nothing
from reorg.report import store_map, unit_front
from reorg.storage import check
from reorg.web.desk import now
from reorg.web.desk.judged import surveyed
from reorg.web.desk.page import page

MOST_ROWS = 200


def link(place: Place) -> str:
    """Return the address of a place."""
    return reverse("place", args=[place.id])


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show the store from above, coloured by how full it is, and its units as a table."""
    museum = now.museum()
    rooms = museum.places.of_kind("room")
    picture = _whole_store() if rooms else ""
    units = sorted((_row(each) for each in museum.places.of_kind("unit")), key=lambda row: -_likely(row))
    return page(
        request, "places.html", "store", rooms=[_row(room) for room in rooms], units=units[:MOST_ROWS], picture=picture,
        many=len(units), sentence=_sentence(len(units)), troubles=_troubles(),
        unplaced=_unknown_words(),
    )  # fmt: skip


@now.kept
def _whole_store() -> str:
    return mark_safe(store_map(now.museum(), surveyed(), link=link).svg())  # noqa: S308 - drawn and escaped by us


@now.kept
def _troubles() -> list[Message]:
    return [finding.message for finding in check(now.places())]


def _likely(row: dict[str, object]) -> float:
    share = row["share"]
    return share if isinstance(share, float) else -1.0


def _sentence(units: int) -> Message:
    found = surveyed()
    if not units:
        return say("Your store will be drawn here")
    over = say_many("{count} unit is more than full", "{count} units are more than full", count=len(found.over))
    floor = say_many("{count} object stands on the floor", "{count} objects stand on the floor", count=len(found.floor))
    return say("{over}, {floor}.", over=over, floor=floor)


@now.kept
def _unknown_words() -> list[tuple[str, int]]:
    """Return the place words of the lists that are no place of the store yet, the most frequent first."""
    objects = now.museum().objects
    counted: dict[str, int] = {}
    for place, text in zip(objects.words("place"), objects.words("place_text"), strict=True):
        if not place and not says_nothing(text, "place_text"):
            counted[text] = counted.get(text, 0) + 1
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:20]


def _row(place: Place) -> dict[str, object]:
    found = surveyed()
    held = (found.units if place.kind == "unit" else found.rooms if place.kind == "room" else found.shelves).get(
        place.id
    )
    value = held.fullness.value if held else None
    room = now.places().around(place.id, "room")
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
    """Show one place: a room from above, a unit from the front, and what stands there."""
    museum = now.museum()
    shown = museum.places.get(key)
    if shown is None:
        raise Http404
    inside = [each for each in museum.places.inside(key) if each.kind != "site"]
    return page(
        request, "place.html", "store", place=shown, path=museum.places.path(key)[:-1], row=_row(shown),
        inside=[_row(each) for each in inside], picture=_picture(shown), here_count=_count(key),
        troubles=[finding.message for finding in check(museum.places) if key in finding.about],
    )  # fmt: skip


def _picture(shown: Place) -> str:
    museum, found = now.museum(), surveyed()
    room = museum.places.around(shown.id, "room")
    if shown.kind == "room":
        return mark_safe(store_map(museum, found, link=link, only=shown.id, width=820).svg())  # noqa: S308 - ours
    if shown.kind == "unit":
        return mark_safe(unit_front(museum, found, shown, link=link).svg())  # noqa: S308 - ours
    unit = museum.places.around(shown.id, "unit")
    if unit is not None:
        return mark_safe(unit_front(museum, found, unit, link=link).svg())  # noqa: S308 - ours
    return mark_safe(store_map(museum, found, link=link, only=room.id, width=820).svg()) if room else ""  # noqa: S308 - ours


def _count(key: str) -> int:
    inside = {each.id for each in now.places().within(key)}
    return sum(each in inside for each in now.museum().objects.words("place"))
