"""What follows from the measured store: every figure, and behind it its formula, whose that is, and its rows?"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import Message, Text, say, say_many
from reorg.museum import Place
from reorg.report import told, value_of, whose
from reorg.storage import GROWTH, Cell, Figure, following, of_kind
from reorg.web.desk import now
from reorg.web.desk.judged import large, older, surveyed
from reorg.web.desk.judging import wait
from reorg.web.desk.page import page

MOST_ROWS = 50
MOST_ROOMS = 50
COMPARED = ("floor-occupancy", "free-floor", "fill-mean", "shelf-metres", "on-floor", "at-risk")
GROUPS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (say("What is missing"), ("need", "missing", "more-units", "fewer", "by-category")),
    (say("Floor and ways"), ("floor-area", "net-floor", "floor-occupancy", "free-floor", "aisle", "exits-free")),
    (say("Shelves"), ("shelf-metres", "shelf-area", "fill-mean", "fill-weighted", "fill-worst", "units-over")),
    (say("Order and reach"), ("on-floor", "dispersed", "above-reach", "below-knee")),
    (say("Risk"), ("at-risk",)),
)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Show what follows for the store or one room, each figure as something to open."""
    if now.places() and (waits := wait(request)) is not None:
        return waits
    places, room = now.places(), request.GET.get("room", "")[:40]
    if room and (room not in places or places[room].kind != "room"):
        raise Http404
    growth = _growth(request.GET.get("growth", ""))
    found = _following(room, growth) if places else ()
    rooms = places.of_kind("room")
    heads = [each.formula.name for each in found if each.formula.id in COMPARED]
    return page(
        request, "figures.html", "store", sentence=_sentence(found), groups=_groups(found), room=places.get(room),
        rooms=[] if room else [_room(each, growth) for each in rooms[:MOST_ROOMS]], heads=heads, growth=round(100 * growth),
        older=older(), large=large(), every=len(rooms), at_all=bool(found),
    )  # fmt: skip


def _growth(typed: str) -> float:
    return min(int(typed), 1000) / 100 if typed.isdecimal() and len(typed) < 5 else GROWTH


@now.kept
def _following(room: str, growth: float) -> tuple[Figure, ...]:
    museum = now.frame() if large() or room else now.museum()
    return following(museum, surveyed(), room=room, growth=growth)


def _sentence(found: Sequence[Figure]) -> Message:
    if not found:
        return say("Nothing is measured yet.")
    over, missing, more = (of_kind(found, each) for each in ("units-over", "missing", "more-units"))
    count = round(over.value.likely) if over and over.value else 0
    if missing is None or missing.value is None or more is None or more.value is None:
        return say_many("{count} unit is more than full.", "{count} units are more than full.", count=count)
    if missing.value.likely < 0.05 and round(more.value.likely):
        return say_many(
            "There is shelf enough in all, but {count} unit of another kind is missing.",
            "There is shelf enough in all, but {count} units of other kinds are missing.",
            count=round(more.value.likely),
        )
    if missing.value.likely < 0.05:
        return say("The shelves there are will do.")
    return say_many(
        "{metres} m of shelf are missing: {count} unit more.",
        "{metres} m of shelf are missing: {count} units more.",
        count=round(more.value.likely),
        metres=round(missing.value.likely, 1),
    )


def _groups(found: Sequence[Figure]) -> list[tuple[Message, list[dict[str, object]]]]:
    shown = []
    for name, ids in GROUPS:
        rows = [_told(each) for id_ in ids if (each := of_kind(found, id_)) is not None]
        if rows:
            shown.append((name, rows))
    return shown


def _told(figure: Figure) -> dict[str, object]:
    columns = figure.formula.columns
    rows = [
        (row.place, [(column, told(cell, column.unit)) for column, cell in zip(columns, row.cells, strict=True)])
        for row in figure.rows[:MOST_ROWS]
    ]
    return {
        "figure": figure, "formula": figure.formula, "value": value_of(figure), "whose": whose(figure), "rows": rows,
        "more": max(0, len(figure.rows) - MOST_ROWS), "known": figure.value is not None,
    }  # fmt: skip


def _room(room: Place, growth: float) -> tuple[Place, str, list[tuple[Text, Cell]]]:
    found = _following(room.id, growth)
    values = [(each.formula.name, value_of(each)) for each in found if each.formula.id in COMPARED]
    return room, reverse("figures") + "?" + urlencode({"room": room.id}), values
