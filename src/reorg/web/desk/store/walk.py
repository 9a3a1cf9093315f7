"""How does one walk through the store and say of each unit how full it is, in which condition, and whether it stays?

One unit a screen, four taps, a phone in one hand. One stops whenever one likes: what is left is known from the units
themselves, so two people who walk at once never look at the same one twice unless they want to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say, say_many
from reorg.museum import UNIT_CONDITIONS, UNIT_VERDICTS, Draft, Look, Place
from reorg.storage import BY_CODE, ORDERS, Walk, walk
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.photos.of_things import one_after_the_other
from reorg.web.desk.photos.taking import Taken, photos_taken, pictures_of
from reorg.web.desk.store.looks import (
    OVER,
    TENS,
    YES_NO,
    before,
    drafts_of,
    look_typed,
    mark,
    second,
    shelves_of,
    told,
)
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

A_PAGE = 20
SHOWN = 60


class Asked:
    """Which walk an address asks for: a room or all, and in which order."""

    def __init__(self, request: HttpRequest) -> None:
        """Read the address; what is no room of the store means all of it."""
        room, order = request.GET.get("room", "")[:80], request.GET.get("by", "")
        found = now.places().get(room)
        self.room = found if found is not None and found.kind == "room" else None
        self.order = order if order in ORDERS else BY_CODE

    @property
    def query(self) -> str:
        """The address's own words, to be carried along."""
        said = {"room": self.room.id if self.room else "", "by": "" if self.order == BY_CODE else self.order}
        return urlencode({name: value for name, value in said.items() if value})

    def walk(self) -> Walk:
        """Return the walk as it stands now."""
        return walk(now.places(), room=self.room.id if self.room else "", order=self.order, since=since())

    def address(self, name: str, *args: str) -> str:
        """Return the address of a page of the same walk."""
        return reverse(name, args=args) + (f"?{self.query}" if self.query else "")


def _museum() -> tuple[str, Mapping[str, object]]:
    known = Known.objects.filter(kind="museum").order_by("key").first()
    return (known.key, json.loads(known.facts)) if known else ("museum", {})


def since() -> str:
    """Return when the walk that counts was begun; "" for the first."""
    return str(_museum()[1].get("walk_since") or "")


@require_http_methods(["GET", "POST"])
def walk_page(request: HttpRequest) -> HttpResponse:
    """Say how far the walk has come, and begin it, go on with it, or begin it anew."""
    asked = Asked(request)
    if request.method == "POST":
        key, facts = _museum()
        was = {"walk_since": facts.get("walk_since")}
        TableJournal().append([Draft("museum", key, {"walk_since": second(), "was": was})], who=who(request))
        note = say("A new walk. What was seen on the last one stays on record until it is seen again.")
        return leave_note(HttpResponseRedirect(asked.address("walk")), note)
    whole, places = asked.walk(), now.places()
    every = walk(places, since=since()) if asked.room else whole
    rooms = [
        {"place": room, "walk": inner, "done": len(inner.stops) - len(inner.left)}
        for room in places.of_kind("room")
        if (inner := walk(places, room=room.id, since=since())).stops
    ]
    left, seen = whole.left, [each for each in whole.stops if each.id in whole.done]
    return page(
        request, "walk.html", "store", walk=whole, done=len(whole.stops) - len(left), total=len(whole.stops), rooms=rooms,
        room=asked.room, order=asked.order, orders=list(ORDERS.items()), query=asked.query, sentence=_sentence(whole),
        coming=left[0] if left else None, left=left[:SHOWN], more=max(0, len(left) - SHOWN), missed=whole.missed,
        seen=[(each, told(each, shelves_of(places, each))) for each in seen[:SHOWN]], seen_more=max(0, len(seen) - SHOWN),
        started=len(every.stops) > len(every.left),
    )  # fmt: skip


def _sentence(whole: Walk) -> Message:
    total, left = len(whole.stops), len(whole.left)
    if not total:
        return say("There is no unit to look at yet")
    if left == total:
        return say_many("{count} unit to look at", "{count} units to look at", count=total)
    if left:
        return say_many(
            "{done} of {total} are done, {count} is left", "{done} of {total} are done, {count} are left",
            count=left, done=total - left, total=total,
        )  # fmt: skip
    return say_many("The unit was looked at", "All {count} units were looked at", count=total)


@require_http_methods(["GET", "POST"])
def walk_unit(request: HttpRequest, key: str) -> HttpResponse:
    """Show one unit with what is asked of it, or take what was seen."""
    asked = Asked(request)
    unit = now.places().get(key)
    if unit is None or unit.kind != "unit":
        return _gone(asked)
    if request.method != "POST":
        return _shown(request, asked, unit, {}, [])
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    _, problems = _read(request, unit, typed)
    # looked at before anybody else has to wait for it
    photos = Taken() if problems else photos_taken(request, unit.id)
    with transaction.atomic():
        if (unit := now.places().get(key)) is None:
            return _gone(asked)
        look, problems = _read(request, unit, typed)
        seen = [] if look.empty else drafts_of(unit, shelves_of(now.places(), unit), look)
        if not problems and (seen or photos.drafts):
            TableJournal().append([*seen, *photos.drafts], who=who(request))
    if problems:
        return _shown(request, asked, unit, typed, problems)
    return _next(asked, unit, photos.refused)


def _gone(asked: Asked) -> HttpResponse:
    note = say("That unit is no longer on the plan: somebody took it away meanwhile. Nothing was entered.")
    return leave_note(HttpResponseRedirect(asked.address("walk")), note)


def _read(request: HttpRequest, unit: Place, typed: Mapping[str, str]) -> tuple[Look, list[Message]]:
    """Return what was typed of a unit, and what is wrong with it as the unit stands at this moment."""
    shelves = shelves_of(now.places(), unit)
    read = look_typed(typed, unit, shelves)
    look, problems = read.look, read.problems
    if not problems and look.empty and not request.FILES:
        problems = [say("Tap what you see, or skip it.")]
    if not problems and typed.get("seen") != mark(unit, shelves) and not _agrees(unit, look):
        problems = [say("Somebody looked at this unit meanwhile. See what they said; send yours again if it holds.")]
    return look, problems


def _agrees(unit: Place, look: Look) -> bool:
    """Whether somebody else said the very same meanwhile."""
    mine = {
        name: value
        for name in ("fill", "condition", "verdict", "labelled")
        if (value := getattr(look, name)) is not None
    }
    return (
        not look.fills and look.reachable is None and all(getattr(unit, name) == value for name, value in mine.items())
    )


def _next(asked: Asked, unit: Place, refused: list[Message]) -> HttpResponse:
    whole = asked.walk()
    coming = whole.after(unit.id)
    goal = f"{asked.address('walk_unit', coming.id)}#here" if coming else asked.address("walk")
    response = HttpResponseRedirect(goal)
    if coming is None:
        return leave_note(response, one_after_the_other([say("That was the last one."), *refused]))
    return (
        leave_note(response, one_after_the_other([say("{code}: noted.", code=unit.code), *refused]))
        if refused
        else response
    )


def _shown(
    request: HttpRequest, asked: Asked, unit: Place, typed: Mapping[str, str], problems: list[Message]
) -> HttpResponse:
    places, whole = now.places(), asked.walk()
    shelves = shelves_of(places, unit)
    done = unit.id in whole.done
    said = typed or (_said(unit) if done else {})
    coming, back = whole.after(unit.id), whole.beside(unit.id, -1)
    answer = page(
        request, "walk_unit.html", "store", unit=unit, room=places.around(unit.id, "room"), number=whole.number(unit.id),
        total=len(whole.stops), done=len(whole.stops) - len(whole.left), typed=said, problems=problems,
        shelves=[(each, typed.get(f"shelf-{each.id}", _percent(each.fill) if done else "")) for each in shelves],
        seen=mark(unit, shelves), before=before(unit, shelves), meanwhile=bool(problems) and done, tens=TENS, over=OVER,
        conditions=list(UNIT_CONDITIONS.items()), verdicts=list(UNIT_VERDICTS.items()), yes_no=list(YES_NO.items()),
        mine=asked.address("walk_unit", unit.id), all=asked.address("walk"),
        skip=f"{asked.address('walk_unit', coming.id)}#here" if coming else asked.address("walk"),
        back=f"{asked.address('walk_unit', back.id)}#here" if back else "", photos=pictures_of(unit.id).get(unit.id, []),
        doubted=look_typed(typed, unit, shelves).doubted, again=bool(request.FILES),
    )  # fmt: skip
    if problems:
        answer.status_code = 400
    return answer


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:g}"


def _said(unit: Place) -> dict[str, str]:
    """Return what was seen of a unit as it would have been tapped."""
    fill = _percent(unit.fill)
    tapped = fill.isdecimal() and int(fill) in (*TENS, *OVER)
    labelled = {True: "yes", False: "no"}.get(unit.labelled, "") if unit.labelled is not None else ""
    return {
        "fill": fill if tapped else "", "more": "" if tapped else fill, "condition": unit.condition, "verdict": unit.verdict,
        "labelled": labelled, "note": unit.note,
    }  # fmt: skip
