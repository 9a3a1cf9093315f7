"""How is a row of units entered in one go (A1 to A12, five shelves each, along a wall), and boxes to put things in?

Nothing is entered before it was shown: the codes, the plan with the new units, and what cannot be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say, say_many
from reorg.museum import MOVABLE, Ask, Draft, Museum, Place, PlaceCodes, Places, fold_code, following, next_code
from reorg.report import store_map
from reorg.storage import survey
from reorg.web.desk import now
from reorg.web.desk.asking import taken
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.store.forms import BODY, CODE, TYPES, checked, doubled, drafts_of, shelves_of, way
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

MOST_UNITS = 100
MOST_PLACES = 2000
WALLS: Mapping[str, tuple[Message, int]] = {
    "back": (say("the back wall"), 0),
    "front": (say("the front wall"), 180),
    "left": (say("the left wall"), 270),
    "right": (say("the right wall"), 90),
    "none": (say("no wall: I place them later"), 0),
}
"""Along which wall a row stands, and how its units are turned, so that they open into the room."""
ROW = (
    replace(CODE, label=say("Code of the first unit"), help=say("The others follow: A1, A2 … or A, B …")),
    Ask("count", say("How many units"), "number", needed=True, most=MOST_UNITS),
    Ask("type", say("What they are"), "choice", choices=TYPES),
    *BODY,
    Ask("shelves", say("Shelves or drawers in each"), "number", needed=True, most=60),
    Ask("load", say("What one shelf carries"), "number", unit="kg", most=100_000, help=say("Leave empty if nobody knows.")),
    Ask("wall", say("Side by side along"), "choice", needed=True,
        choices=tuple((key, label) for key, (label, _) in WALLS.items())),
    Ask("start", say("The row begins so far from the corner"), "length", unit="cm", most=200_000,
        help=say("From the left along the back and front wall, from the back along the others. Empty is 0.")),
    Ask("gap", say("Between two units"), "length", unit="cm", most=20_000, help=say("Empty is 0.")),
)  # fmt: skip
CODES = (
    Ask("between", say("Between the unit's code and the shelf's"), help=say("A hyphen, a dot, a stroke, or nothing.")),
    Ask("first", say("The first shelf is"), needed=True, help=say("1, 01, A or a: the others follow.")),
    Ask("top_down", say("The first shelf is the"), "choice", choices=(("", say("lowest")), ("yes", say("highest")))),
)
BOXES = (
    replace(CODE, label=say("Code of the first one"), help=say("The others follow. It is what is written on it.")),
    Ask("count", say("How many"), "number", needed=True, most=MOST_UNITS),
    Ask("kind", say("What they are"), "choice", needed=True,
        choices=(("box", say("boxes")), ("tray", say("trays")), ("trolley", say("trolleys")))),
    Ask("width", say("Width"), "length", unit="cm", most=20_000),
    Ask("depth", say("Depth"), "length", unit="cm", most=20_000),
    Ask("height", say("Height"), "length", unit="cm", most=20_000),
    Ask("load", say("What one carries"), "number", unit="kg", most=100_000, help=say("Leave empty if nobody knows.")),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row as it would be: the units and their shelves, how shelves are coded, and what is wrong."""

    new: tuple[Place, ...] = ()
    codes: PlaceCodes = field(default_factory=PlaceCodes)
    problems: tuple[Message, ...] = ()

    @property
    def units(self) -> list[Place]:
        """The units alone."""
        return [place for place in self.new if place.kind == "unit"]


@require_http_methods(["GET", "POST"])
def new_row(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a row of units in a room, shown before."""
    room = now.places().get(key)
    if room is None or room.kind not in {"room", "floor"}:
        raise Http404
    row = _row(request, room) if request.method == "POST" else Row(codes=way())
    if request.method == "POST" and request.POST.get("step") == "enter" and row.new and not row.problems:
        TableJournal().append([*drafts_of(list(row.new)), *_kept(row.codes)], who=who(request))
        note = say_many("{count} unit is there.", "{count} units are there.", count=len(row.units))
        return leave_note(HttpResponseRedirect(reverse("place", args=[key])), note)
    typed = {**_defaults(row.codes), "code": next_code(now.places(), frozenset({"unit"}), "A1", key), "wall": "back"}
    typed |= {name: request.POST[name] for name in request.POST}
    answer = page(
        request, "place_row.html", "store", heading=say("A row of units in {room}", room=room.label),
        fields=[(ask, typed.get(ask.name, "")) for ask in ROW], codes=[(ask, typed.get(ask.name, "")) for ask in CODES],
        problems=row.problems, back=reverse("place", args=[key]), units=_shown(row), sentence=_sentence(row),
        picture=_picture(row, room) if row.units else "",
    )  # fmt: skip
    if row.problems:
        answer.status_code = 400
    return answer


def _defaults(codes: PlaceCodes) -> dict[str, str]:
    return {"between": codes.between, "first": codes.first, "top_down": "yes" if codes.top_down else ""}


def _row(request: HttpRequest, room: Place) -> Row:
    values, problems = taken(ROW, request.POST)
    named, more = taken(CODES, request.POST)
    codes = PlaceCodes(str(named["between"] or "")[:3], str(named["first"] or "1")[:8], bool(named["top_down"]))
    problems += more
    count, shelves = (int(value) if isinstance(value := values[name], float) else 0 for name in ("count", "shelves"))
    if not problems and (count < 1 or count * (shelves + 1) > MOST_PLACES):
        problems.append(
            say("A row has 1 to {most} units, and at most {places} shelves.", most=MOST_UNITS, places=MOST_PLACES)
        )
    if not problems and not fold_code(str(values["code"])):
        problems.append(say("A code needs a letter or a figure."))
    if problems:
        return Row(codes=codes, problems=tuple(problems))
    new: list[Place] = []
    for at, code in enumerate(following(str(values["code"]), count)):
        unit = _unit(code, at, room, values)
        new += [unit, *(replace(each, load=_kg(values)) for each in shelves_of(unit, values["shelves"], codes))]
    problems += [message for place in new for message in doubled(place)][:10]
    return Row(tuple(new), codes, tuple(dict.fromkeys([*problems, *checked(new)])))


def _kg(values: Mapping[str, object]) -> float | None:
    return float(load) if isinstance(load := values["load"], float) and load > 0 else None


def _unit(code: str, at: int, room: Place, values: Mapping[str, object]) -> Place:
    """Return the unit at position ``at`` of the row, standing along its wall."""
    width, depth, height = (_mm(values[name]) for name in ("width", "depth", "height"))
    wall = str(values["wall"])
    along = _mm(values["start"]) + at * (width + _mm(values["gap"]))
    across = {"front": room.depth, "right": room.width}.get(wall)
    off = max(0.0, (across or 0.0) - depth) if wall in {"front", "right"} else 0.0
    spot: dict[str, float] = {}
    if wall in {"back", "front"}:
        spot = {"x": along, "y": off}
    elif wall in {"left", "right"}:
        spot = {"x": off, "y": along}
    kind = str(values["type"] or "")
    return Place(
        id=f"p{token_hex(8)}", code=code, kind="unit", place=room.id, width=width, depth=depth, height=height,
        turn=WALLS[wall][1], type=kind, x=spot.get("x"), y=spot.get("y"),
    )  # fmt: skip


def _mm(value: object) -> float:
    return value if isinstance(value, float) else 0.0


def _kept(codes: PlaceCodes) -> list[Draft]:
    """Return what is entered if the museum has not said yet that it codes its shelves so."""
    known = Known.objects.filter(kind="museum").order_by("key").first()
    if codes == way():
        return []
    return [Draft("museum", known.key if known else "museum", {"place_codes": codes.facts()})]


def _sentence(row: Row) -> Message | str:
    if not row.units or row.problems:
        return ""
    return say(
        "{units} units, {first} to {last}, with {shelves} shelves, would be entered.",
        units=len(row.units), first=row.units[0].code, last=row.units[-1].code, shelves=len(row.new) - len(row.units),
    )  # fmt: skip


def _shown(row: Row) -> list[tuple[Place, list[Place]]]:
    shelves: dict[str, list[Place]] = {}
    for place in row.new:
        shelves.setdefault(place.place, []).append(place)
    return [(unit, shelves.get(unit.id, [])) for unit in row.units]


def _picture(row: Row, room: Place) -> str:
    """Return the room from above as it would be; nothing stands on the new units yet, so nothing is counted."""
    places = Places.of([*(place for place in now.places().values() if place.kind != "box"), *row.new])
    museum = Museum(places=places)
    if room.kind != "room":
        return ""
    drawn = store_map(
        museum, survey(museum), link=lambda place: reverse("place", args=[place.id]), only=room.id, width=820
    )
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us


@require_http_methods(["GET", "POST"])
def new_boxes(request: HttpRequest, key: str) -> HttpResponse:
    """Enter boxes, trays or trolleys that stand in a place, and move with what is put into them."""
    around = now.places().get(key)
    if around is None:
        raise Http404
    problems: list[Message] = []
    if request.method == "POST":
        values, problems = taken(BOXES, request.POST)
        count = int(number) if isinstance(number := values["count"], float) else 0
        if not problems and (count < 1 or not fold_code(str(values["code"]))):
            problems.append(say("A code needs a letter or a figure, and there is at least one."))
        if not problems:
            new = [_box(code, around, values) for code in following(str(values["code"]), count)]
            problems = [message for place in new for message in doubled(place)][:10] + checked(new)
        if not problems:
            TableJournal().append(drafts_of(new), who=who(request))
            note = say_many("{count} is there: {first}.", "{count} are there: {first} to {last}.",
                            count=count, first=new[0].code, last=new[-1].code)  # fmt: skip
            then = new[0].id if count == 1 else key
            return leave_note(HttpResponseRedirect(reverse("place", args=[then])), note)
    typed = {"code": next_code(now.places(), MOVABLE, str(say("Box 1"))), "count": "1", "kind": "box"}
    typed |= {name: request.POST[name] for name in request.POST}
    answer = page(
        request, "place_form.html", "store", heading=say("Boxes in {place}", place=around.label),
        fields=[(ask, typed.get(ask.name, ""), "") for ask in BOXES], problems=problems, back=reverse("place", args=[key]),
    )  # fmt: skip
    if problems:
        answer.status_code = 400
    return answer


def _box(code: str, around: Place, values: Mapping[str, object]) -> Place:
    width, depth, height = (_mm(values[name]) or None for name in ("width", "depth", "height"))
    return Place(
        id=f"p{token_hex(8)}", code=code, kind=str(values["kind"]), place=around.id, width=width, depth=depth,
        height=height, load=_kg(values),
    )  # fmt: skip
