"""Which room is to be laid out anew, what is asked of it, and which layouts are there to choose from?"""

from __future__ import annotations

import json
from time import monotonic

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, Trouble, say, say_many
from reorg.museum import Draft, Place
from reorg.report import layout_drawing, source_said
from reorg.storage import layouts
from reorg.web.desk import now
from reorg.web.desk.page import page
from reorg.web.desk.person import who
from reorg.web.desk.store.layout.asking import SECONDS, Asked, first, form, read, units_of
from reorg.web.desk.store.layout.kept import Kept, drawn, keep, kept
from reorg.web.desk.store.layout.standing import standing_now
from reorg.web.desk.store.passes import largest
from reorg.web.desk.work import Work, find, start
from reorg.web.journal.table import TableJournal

QUICK = 0.3  # seconds after which the first answer is given with what was found until then
EVERY = 2  # seconds between two looks at the work


def room_of(key: str) -> Place:
    """Return the room with this id. Raises Http404."""
    room = now.places().get(key)
    if room is None or room.kind != "room":
        raise Http404
    return room


@require_safe
def rooms(request: HttpRequest) -> HttpResponse:
    """Show the rooms, each with its plan, to choose one."""
    shown = [
        (room, _tiny(room), _lacks(room), len(units_of(now.frame(), room))) for room in now.places().of_kind("room")
    ]
    able = [each for each in shown if each[2] is None]
    return page(
        request, "layout_rooms.html", "plan", rooms=[*able, *(each for each in shown if each[2] is not None)],
        able=len(able), picture=True,
    )  # fmt: skip


def _lacks(room: Place) -> Message | None:
    """Return what has to be measured of a room before it can be laid out."""
    drawing = layout_drawing(room, _as_it_is(room))
    if drawing is None:
        return say("Its width and depth are not known.")
    return None if drawing.shape.doors else say("Its door is not on the plan.")


def _as_it_is(room: Place) -> layouts.Layout:
    return standing_now(now.places(), room)


def _tiny(room: Place) -> str:
    drawing = layout_drawing(room, _as_it_is(room), width=240.0, tallest=150.0, tiny=True)
    return mark_safe(drawing.svg()) if drawing else ""  # noqa: S308 - drawn and escaped by us


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Ask what a room is to hold; begin to look for layouts."""
    room, museum = room_of(key), now.frame()
    held = kept(room)
    asked = first(museum, room, held.found.ask if held else None)
    if request.method == "POST":
        asked = read(museum, room, {name: str(value) for name, value in request.POST.items()}, largest())
        if not asked.problems:
            try:
                return _begin(request, room, asked)
            except Trouble as trouble:
                asked = Asked(asked.ask, asked.typed, (trouble.message,))
    today, faults = _today(room, asked.ask)
    drawing = layout_drawing(room, today, width=520.0, tallest=360.0)
    answer = page(
        request, "layout_ask.html", "plan", room=room, problems=asked.problems, lacks=_lacks(room), today=today,
        faults=faults, count=len(today.standing), held=held is not None,
        picture=mark_safe(drawing.svg()) if drawing else "",  # noqa: S308 - drawn and escaped by us
        sources=_sources(asked.ask), **form(museum, room, asked, largest()),
    )  # fmt: skip
    if asked.problems:
        answer.status_code = 400
    return answer


def _today(room: Place, said: layouts.Ask) -> tuple[layouts.Layout, list[Message]]:
    """Return how the room stands today, and what is wrong with that."""
    today = _as_it_is(room)
    if not today.standing:
        return today, []
    try:
        return today, _faults(room.id, said.aisle, said.passage)
    except Trouble as trouble:
        return today, [trouble.message]


@now.kept
def _faults(key: str, aisle: float, passage: float) -> list[Message]:
    room = room_of(key)
    today = _as_it_is(room)
    return [
        each
        for each, _ in layouts.checked(now.frame(), room, layouts.Ask(aisle=aisle, passage=passage), today.standing)
    ]


def _sources(said: layouts.Ask) -> dict[str, object]:
    held = layouts.rules(said)
    return {"aisle": source_said(held.aisle.source), "way": source_said(held.passage.source)}


def _begin(request: HttpRequest, room: Place, asked: Asked) -> HttpResponse:
    """Give the first answer at once, and let a process of its own look for better ones. Raises Trouble."""
    room = _with_floor(request, room, asked.ask)
    began = monotonic()
    keep(room, layouts.propose(now.frame(), room, asked.ask, cancel=lambda: monotonic() - began > QUICK))
    seconds = asked.typed.get("seconds", "")
    verb = [
        "layout", str(settings.MUSEUM), room.id, "--ask", "{folder}/ask.json", "--json",
        "--time", seconds if seconds in SECONDS else SECONDS[1],
    ]  # fmt: skip
    there = reverse("layout_proposals", args=[room.id])
    given = {"ask.json": json.dumps(asked.ask.to_data())}
    work = start(str(say("Looking for better layouts …")), verb, then=f"{there}?work={{id}}", back=there, given=given)
    work.back = work.then
    return HttpResponseRedirect(work.then)


def _with_floor(request: HttpRequest, room: Place, said: layouts.Ask) -> Place:
    """Keep what the floor carries with the room, where it was said for the first time or otherwise than before."""
    if said.floor is None or said.floor == room.floor_load:
        return room
    drafts = [Draft("place", room.id, {"floor_load": said.floor, "was": {"floor_load": room.floor_load}})]
    TableJournal().append(drafts, who=who(request))
    return room_of(room.id)


@require_safe
def proposals(request: HttpRequest, key: str) -> HttpResponse:
    """Show the layouts side by side: the first ones at once, better ones when they are found."""
    room = room_of(key)
    work = find(request.GET.get("work", ""))
    going = work.going if work else False
    if work is not None and not going and work.done:
        _take(room, work)
        return HttpResponseRedirect(request.path)
    held = kept(room)
    if held is None:
        return HttpResponseRedirect(reverse("layout_room", args=[room.id]))
    share = work.progress()[0] if work and going else 0.0
    failed = work.told() if work and not going else []
    return shown(request, room, held, work=work if going else None, share=share, problems=failed)


def _take(room: Place, work: Work) -> None:
    """Keep what the work found; what was found first stays if the work was stopped before it found anything."""
    try:
        found = layouts.Layouts.from_data(work.result())
    except (KeyError, TypeError, ValueError):
        return
    held = kept(room)
    if found.proposals or held is None or not held.found.proposals:
        keep(room, found)


def shown(
    request: HttpRequest,
    room: Place,
    held: Kept,
    *,
    work: Work | None = None,
    share: float = 0.0,
    problems: list[Message] | list[str] | None = None,
    confirm: int = 0,
    status: int = 200,
) -> HttpResponse:
    """Return the page with all layouts of an answer; ``confirm`` is the number of one to be asked about once more."""
    found = held.found
    cards = [
        {
            "number": number, "layout": each, "figures": layouts.told_figures(each, found),
            "picture": mark_safe(drawn(room, held, number)),  # noqa: S308 - drawn and escaped by us
            "confirm": number == confirm,
        }
        for number, each in enumerate((found.today, *found.proposals))
    ]  # fmt: skip
    answer = page(
        request, "layout_proposals.html", "plan", room=room, found=found, today=cards[0], cards=cards[1:], held=held,
        work=work, share=share, every=EVERY, problems=problems or [], picture=True, heading=_heading(found),
        first=layouts.told_first(found), reached=layouts.told_reached(found),
        floor=room.floor_load,
    )  # fmt: skip
    answer.status_code = status
    return answer


def _heading(found: layouts.Layouts) -> Message:
    if not found.proposals:
        return say("No other layout was found")
    return say_many(
        "{count} layout to compare with today", "{count} layouts to compare with today", count=len(found.proposals)
    )
