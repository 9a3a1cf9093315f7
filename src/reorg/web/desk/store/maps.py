"""Where is the store worst: by how full, how loaded, how mixed it is, and by what threatens it; today, and beside it a day?"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reorg.language import Message, Text, say
from reorg.museum import Museum, Place
from reorg.report import draw, heat_map, iso_map, worst_room
from reorg.storage import Shown, Sorting, Survey, coloured, sorting, survey, usual_places
from reorg.storage import maps as heats
from reorg.web.desk import now
from reorg.web.desk.asking import iso_day, this_day
from reorg.web.desk.judged import kept, large, older, surveyed
from reorg.web.desk.judging import wait
from reorg.web.desk.page import page
from reorg.web.journal.models import Holding

FIRST = "fill"
CORNERS = (say("front right"), say("front left"), say("back left"), say("back right"))
"""From where one looks, by the number of the corner; the back wall is the upper one on the plan."""
MOST_ROWS = 50
WIDE, PAIRED, SMALL = 1040.0, 620.0, 480.0


@dataclass(frozen=True)
class Asked:
    """What a page of maps was asked for: which map, of which room, from which corner (None: from above), beside which day."""

    which: str
    room: str = ""
    corner: int | None = None
    on: str = ""

    def address(self, **other: object) -> str:
        """Return the address of the same page with something else asked."""
        asked = replace(self, **other)  # type: ignore[arg-type]  # our own fields
        said = {
            "room": asked.room, "corner": "" if asked.corner is None else str(asked.corner + 1), "on": asked.on,
        }  # fmt: skip
        query = urlencode({name: value for name, value in said.items() if value})
        return reverse("map", args=[asked.which]) + (f"?{query}" if query else "")


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """Lead to the first map."""
    return HttpResponseRedirect(reverse("map", args=[FIRST]))


@require_safe
def one_map(request: HttpRequest, which: str) -> HttpResponse:
    """Show the store coloured in one way, from above or from a corner, of all rooms or one; beside it as it was on a day."""
    if which not in heats():
        raise Http404
    if now.places() and (waits := wait(request)) is not None:
        return waits
    places = now.places()
    asked = _asked(request, which)
    crowded = asked.corner is not None and not asked.room and len(places.of_kind("unit")) > draw.MANY
    if crowded and (worst := worst_room(now.frame(), surveyed())) is not None:
        asked = replace(asked, room=worst.id)  # of so many units one room at a time is seen from a corner
    if asked.room and asked.room not in places:
        raise Http404
    found = _today(which)
    then = _on(asked.on, which) if asked.on and not large() else None
    pictures = [(say("Today"), *_picture(asked, now.frame(), surveyed(), found, "h"))] if found.known else []
    if then is not None and pictures:
        museum, seen, was = then
        pictures.append((say("On {day}", day=asked.on), *_picture(asked, museum, seen, was, "g")))
    rooms = places.of_kind("room")
    return page(
        request, "maps.html", "store", asked=asked, heat=found.heat, found=found, pictures=pictures, sentence=_sentence(found),
        picture=bool(pictures), heats=[(each, asked.address(which=each.id)) for each in heats().values()],
        rooms=[(each, asked.address(room=each.id)) for each in rooms] if len(rooms) > 1 else [], every=asked.address(room=""),
        above=asked.address(corner=None), corners=[(name, at, asked.address(corner=at)) for at, name in enumerate(CORNERS)],
        rows=_rows(found, asked.room), today=this_day(), older=older(), large=large(), missing=_missing(found),
        too_old=bool(asked.on) and then is None,
    )  # fmt: skip


def _asked(request: HttpRequest, which: str) -> Asked:
    corner = request.GET.get("corner", "")
    day = iso_day(request.GET.get("on", ""))
    return Asked(
        which, request.GET.get("room", "")[:40], int(corner) - 1 if corner in {"1", "2", "3", "4"} else None,
        day if day and day < this_day() else "",
    )  # fmt: skip


@now.kept
def _inside() -> Sorting:
    """Return what stands in each unit: of a large museum as it was kept with its figures."""
    if large():
        found = kept()
        return found.sorting if found else Sorting()
    away = Holding.objects.filter(facts__contains='"usual_place"').values_list("key", "facts")
    return sorting(now.museum(), usual_places((key, json.loads(facts)) for key, facts in away))


@now.kept
def _today(which: str) -> Shown:
    return coloured(which, now.places(), surveyed(), _inside())


@now.kept
def _then(day: str) -> tuple[Museum, Survey] | None:
    """Return the museum as it was on the evening of a day, and how full it was; None if nothing was on record yet."""
    museum = now.museum().at(day)
    return (museum, survey(museum)) if museum.places else None


def _on(day: str, which: str) -> tuple[Museum, Survey, Shown] | None:
    held = _then(day)
    if held is None:
        return None
    museum, seen = held
    return museum, seen, coloured(which, museum.places, seen, sorting(museum))


def _picture(asked: Asked, museum: Museum, seen: Survey, found: Shown, name: str) -> tuple[str, bool]:
    """Return the drawing, and whether it is narrow enough to be read on a phone as it is."""
    only = asked.room if asked.room in museum.places else ""
    crowded = len(museum.places.of_kind("unit")) > draw.MANY and not asked.room

    def link(place: Place) -> str:
        into = place.kind == "room" and not asked.room
        if crowded and not into:
            return ""  # among so many nobody hits one: the room leads to its own map, whose units do lead somewhere
        return asked.address(room=place.id) if into else reverse("place", args=[place.id])

    if asked.corner is not None:
        drawn: draw.IsoMap | draw.HeatMap = iso_map(museum, seen, found, corner=asked.corner, link=link, only=only)
        drawn = replace(drawn, name=f"i{name}")
    else:
        width = PAIRED if asked.on else WIDE
        drawn = heat_map(museum, seen, found, link=link, only=only, width=width, name=name)
    return mark_safe(drawn.svg()), drawn.width <= SMALL  # noqa: S308 - drawn and escaped by us


def _sentence(found: Shown) -> Message | Text | str:
    heat, worst = found.heat, len(found.classes)
    if not found.known:
        return heat.title
    if heat.id == "category":
        return say(
            "{units} units hold {count} categories, by what most objects in each are.",
            units=len(found.levels), count=len(set(map(str, found.told.values()))),
        )  # fmt: skip
    bad = sum(1 for level in found.levels.values() if level >= worst - 1)
    return say(
        "{what}: {bad} of {known} units in the two worst classes.", what=heat.name, bad=bad, known=len(found.levels)
    )


_MISSING: dict[str, Message] = {
    "fill": say("Nobody has said yet how full the units are: measure their shelves, or estimate by eye."),
    "load": say("Enter what shelves carry, and weigh the objects on them."),
    "misplaced": say("No object stands in a unit yet."),
    "category": say("No object in a unit has a category yet."),
    "damp": say(
        "Draw the room by its walls, with water pipes, and say which walls are outside and how high water may stand."
    ),
    "heat": say("Draw the room by its walls, with its radiators."),
    "light": say("Draw the room by its walls, with its windows."),
    "urgency": say("It follows from the other maps, as soon as one of them shows something."),
}


def _missing(found: Shown) -> Message | None:
    return None if found.known else _MISSING[found.heat.id]


def _rows(found: Shown, room: str) -> list[tuple[Place, str, object]]:
    """Return the units in the worst class first: each with its letter and what is said of it."""
    places = now.places()
    inner = {each.id for each in places.within(room)} if room else None
    units = [unit for unit in found.levels if unit in places and (inner is None or unit in inner)]
    units.sort(key=lambda unit: (-found.levels[unit], places[unit].code))
    return [(places[unit], "ABCDE"[found.levels[unit] - 1], found.told.get(unit, "")) for unit in units[:MOST_ROWS]]
