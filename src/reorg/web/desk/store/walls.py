"""How is a room entered wall by wall, with its doors and what of the building stands in it, and looked at before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from secrets import token_hex

from django.conf import settings
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, in_use, say
from reorg.museum import (
    FEATURES,
    Ask,
    Draft,
    Facts,
    Outline,
    Place,
    Places,
    diagonals_of,
    outline,
    rectangle,
    shape_of,
    wall_faults,
    walls_of,
    walls_written,
)
from reorg.report import bare_map
from reorg.web.desk import now
from reorg.web.desk.asking import length_typed, shown, taken
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.store.forms import CODE, WHERE, building, checked, doubled, drafts_of
from reorg.web.desk.store.outside import FLOOD, OUTSIDE, walls_read, walls_shown
from reorg.web.desk.work import find, start
from reorg.web.journal.table import TableJournal

ROOM = (
    CODE, Ask("name", say("Name")), Ask("height", say("Height"), "length", unit="cm", most=50_000), replace(
        OUTSIDE, help=say("Their numbers, as below: 1, 2. Write 0 if none has open air behind it.")
    ), FLOOD, *WHERE,
)  # fmt: skip
TURNS = (("right", say("right")), ("left", say("left")))
WALL = (
    Ask("length", say("Length"), "length", unit="cm", most=1e9),
    Ask("turn", say("Then turn"), "choice", choices=TURNS),
    Ask("angle", say("By degrees, if not 90"), "number", most=179),
    Ask("across", say("Or: across the corner"), "length", unit="cm", most=1e6),
)
ROUND = "round column"
_WALL = Ask("wall", say("On wall"), "number", most=200)
DOOR = (
    _WALL,
    Ask("at", say("From its start"), "length", unit="cm", most=200_000),
    Ask("width", say("Clear width"), "length", unit="cm", most=20_000),
    Ask("hinge", say("Hinge"), "choice", choices=(("start", say("nearer the start")), ("end", say("farther")))),
    Ask("opens", say("Opens"), "choice", choices=(("in", say("into the room")), ("out", say("outwards")))),
)
FEATURE = (
    Ask(
        "kind",
        say("What"),
        "choice",
        choices=(*FEATURES.items(), (ROUND, say("round column"))),
    ),
    _WALL,
    Ask("at", say("From its start"), "length", unit="cm", most=200_000),
    Ask("x", say("Or: from the left"), "length", unit="cm", most=200_000),
    Ask("y", say("and from the top"), "length", unit="cm", most=200_000),
    Ask("width", say("Width"), "length", unit="cm", most=200_000),
    Ask("depth", say("Depth"), "length", unit="cm", most=200_000),
    Ask("height", say("Clear height"), "length", unit="cm", most=50_000),
)
DIAGONAL = (
    Ask("first", say("From the start of wall"), "number", most=200),
    Ask("last", say("to the start of wall"), "number", most=200),
    Ask("length", say("Length"), "length", unit="cm", most=1e6),
)
PARTS: Mapping[str, tuple[Message, tuple[Ask, ...], int]] = {
    "walls": (say("Wall {number}"), WALL, 8),
    "doors": (say("Door {number}"), DOOR, 2),
    "features": (say("Feature {number}"), FEATURE, 2),
    "diagonals": (say("Check {number}"), DIAGONAL, 1),
}
"""Each part of a room: what one of its rows is called, what is asked in it, and how many rows there are at first."""
ABOUT = ("code", "name", "height", "place", "storey", "outside", "flood")
MOST_ROWS = 200
_WHOLE = frozenset({"first", "last"})


@dataclass
class Drawn:
    """A room as it was typed: the place it would be, what is wrong with it, and its outline."""

    room: Place
    new: list[Place] = field(default_factory=list)
    problems: list[Message] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)


@require_http_methods(["GET", "POST"])
def new_walls(request: HttpRequest) -> HttpResponse:
    """Enter a room by its walls."""
    return _answer(request, None)


@require_http_methods(["GET", "POST"])
def walls(request: HttpRequest, key: str) -> HttpResponse:
    """Change the walls, doors and features of a room."""
    if request.method == "POST":
        with transaction.atomic():  # nobody enters anything between what is judged and what is entered
            return _answer(request, _room(key))
    return _answer(request, _room(key))


def _room(key: str) -> Place:
    room = now.places().get(key)
    if room is None or room.kind != "room":
        raise Http404
    return room


@require_safe
def room_sheet(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the sheet to fill in by hand as a PDF, once it is written."""
    if (work := find(request.GET.get("work", ""))) and work.done:
        return FileResponse(
            (work.folder / "room.pdf").open("rb"), filename=f"room-{in_use()}.pdf", content_type="application/pdf"
        )
    room = now.places().get(request.GET.get("room", ""))
    verb = ["measure", str(settings.MUSEUM), "-o", "{folder}/room.pdf", *(["--room", room.code] if room else [])]
    back = reverse("place", args=[room.id]) if room else reverse("places")
    work = start(str(say("Writing the sheet …")), verb, then=reverse("room_sheet") + "?work={id}", back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))


def _answer(request: HttpRequest, room: Place | None) -> HttpResponse:
    typed: Mapping[str, str] = request.POST.dict() if request.method == "POST" else _as_typed(room)
    step = request.POST.get("step", "")
    typed, unread = _lines_taken(typed)
    drawn = _drawn(typed, room) if step in {"look", "enter"} else None
    if drawn and unread:  # whether the walls close cannot be said before all of them are read
        drawn.problems[:] = [*unread, *(each for each in drawn.problems if each not in drawn.outline.problems)]
    if drawn and typed.get("seen", _mark(room)) != _mark(room):
        drawn.problems.append(
            say(
                "Somebody changed this room meanwhile. What you typed stands below; open the page anew to see what they did."
            )
        )
    if drawn and step == "enter" and not drawn.problems:
        return _entered(request, drawn, room)
    back = reverse("place", args=[room.id]) if room else reverse("places")
    good = drawn is not None and not drawn.problems
    sheet = reverse("room_sheet") + (f"?room={room.id}" if room else "")
    answer = page(
        request, "place_walls.html", "store", sheet=sheet, seen=typed.get("seen", _mark(room)),
        heading=say("The walls of {room}", room=room.label) if room else say("A room, wall by wall"),
        fields=[(ask, typed.get(ask.name, "")) for ask in ROOM], parts=_parts(typed, more=step == "more"),
        problems=drawn.problems if drawn else (), doubts=drawn.outline.doubts if drawn else (), good=good, back=back,
        lines=typed.get("lines", ""), told=_told(drawn) if drawn and good else "",
        picture=_picture(drawn.room) if drawn else _picture(room) if room else "",
    )  # fmt: skip
    if drawn and drawn.problems:
        answer.status_code = 400
    return answer


def _lines_taken(typed: Mapping[str, str]) -> tuple[Mapping[str, str], list[Message]]:
    """Return what was typed with walls that were written one below the other in their rows; or all that is wrong in them."""
    if not (lines := typed.get("lines", "").strip()):
        return typed, []
    read = dict(enumerate(walls_written(lines, length_typed), 1))
    said = {number: wall for number, wall in read.items() if not isinstance(wall, str)}
    unread = [each for each in read.values() if isinstance(each, str)]
    if unread:
        words = [
            say("{typed} is no wall. Write its length, and left where you turn left: 300 left.", typed=each)
            for each in unread
        ]
        return typed, words + wall_faults(dict(zip(said, walls_of(said.values()), strict=True)))
    kept = {name: value for name, value in typed.items() if not name.startswith("walls-") and name != "lines"}
    rows = {
        _name("walls", at, ask): _shown(ask, value)
        for at, wall in said.items() for back in [_back("walls", wall)] for ask in WALL if (value := back.get(ask.name))
    }  # fmt: skip
    return {**kept, **rows, "walls-rows": str(min(MOST_ROWS, len(said) + 1))}, []


def _mark(room: Place | None) -> str:
    """Return a mark of what is known of a room, by which a page sees that it has changed."""
    said = [getattr(room, name) for name in (*ABOUT, *PARTS)] if room else []
    return sha256(repr(said).encode()).hexdigest()[:16]


def _entered(request: HttpRequest, drawn: Drawn, before: Place | None) -> HttpResponse:
    new, house = drawn.room, drafts_of(drawn.new)
    if before is None:
        TableJournal().append([*house, *drafts_of([new])], who=who(request))
        note = say("The room {code} is there. Now its units.", code=new.code)
    else:
        names = (*ABOUT, "width", "depth", *PARTS)
        said = {name: _kept(getattr(new, name)) for name in names if getattr(new, name) != getattr(before, name)}
        if said:
            was = {name: _kept(getattr(before, name)) for name in said}
            TableJournal().append([*house, Draft("place", new.id, {**said, "was": was})], who=who(request))
        note = say("Saved.")
    then = reverse("draw" if before is None else "place", args=[new.id])
    return leave_note(HttpResponseRedirect(then), note)


def _kept(value: object) -> object:
    if isinstance(value, tuple) and (not value or isinstance(value[0], str)):
        return list(value)
    return [dict(each) for each in value] if isinstance(value, tuple) else value or None


def _drawn(typed: Mapping[str, str], before: Place | None) -> Drawn:
    """Return the room that was typed, with everything that is wrong with it at once."""
    values, problems = taken(ROOM, typed)
    said = {part: _rows_taken(part, typed, problems) for part in PARTS}
    code, name, height, flood = str(values["code"] or ""), str(values["name"] or ""), values["height"], values["flood"]
    around, house = building(values["building"])
    if before is not None and str(values["building"] or "") == _house(before):
        around, house = before.place, []  # nobody touched it: a wing or a site that it stands in stays
    outside, wrong = walls_read(values["outside"], len(said["walls"]))
    problems += wrong
    room = replace(
        before or Place(id=f"p{token_hex(8)}", code=code, kind="room"),
        code=code, name=name, height=height if isinstance(height, float) else None, doors=said["doors"], walls=said["walls"],
        place=around, storey=str(values["storey"] or ""), outside=outside, flood=flood if isinstance(flood, float) else None,
        features=said["features"], diagonals=said["diagonals"],
    )  # fmt: skip
    found = outline(walls_of(room.walls), diagonals_of(room.diagonals))
    problems += found.problems
    if not found.problems:
        wide, deep = found.size
        room = replace(room, width=round(wide, 1), depth=round(deep, 1))
        problems += _off_the_wall(room)
    problems += doubled(room)
    mine = [] if problems else checked([*house, room])
    if before is not None:  # what was wrong before and has to do with its units does not hold up a better drawing
        mine = [each for each in mine if str(each) not in {str(other) for other in checked([before])}]
    return Drawn(room, house, list(dict.fromkeys([*problems, *mine])), found)


def _off_the_wall(room: Place) -> list[Message]:
    """Return which features name a wall that there is not, or no spot at all."""
    shape = shape_of(room)
    there = {each.number for each in shape.features} if shape else set()
    return [
        say(
            "Feature {number}: say on which wall it is, or how far from the left and from the top; and its width.",
            number=at,
        )
        for at in range(1, len(room.features) + 1)
        if at not in there
    ]


def _rows_taken(part: str, typed: Mapping[str, str], problems: list[Message]) -> tuple[Facts, ...]:
    """Return the rows of a part in which something was typed, as facts."""
    label, asks, _ = PARTS[part]
    rows: list[Facts] = []
    for at in range(1, _count(part, typed) + 1):
        if not any(
            typed.get(_name(part, at, ask), "").strip() for ask in asks if ask.kind != "choice" or ask.name == "kind"
        ):
            continue
        named = [replace(ask, name=_name(part, at, ask), label=_of(label, at, ask.label)) for ask in asks]
        values, wrong = taken(named, typed)
        problems += wrong
        row = {ask.name: values[_name(part, at, ask)] for ask in asks}
        rows.append(_facts(part, {name: value for name, value in row.items() if value is not None}))
        if part == "doors" and "wall" not in rows[-1]:
            problems.append(say("Door {number}: on which wall is it?", number=at))
    return tuple(rows)


def _of(label: Message, at: int, asked: Message) -> Message:
    return say("{row}, {field}", row=replace(label, values={"number": at}), field=asked)


def _facts(part: str, row: dict[str, object]) -> Facts:
    if "wall" in row and isinstance(number := row["wall"], float):
        row["wall"] = str(int(number))
    if row.get("kind") == ROUND:
        row |= {"kind": "column", "round": True}
    if part == "walls":
        turn = row.pop("angle", 90.0)
        row["turn"] = (-turn if row.get("turn") == "left" else turn) if isinstance(turn, float) else 90.0
    return {name: int(value) if name in _WHOLE and isinstance(value, float) else value for name, value in row.items()}


def _name(part: str, at: int, ask: Ask) -> str:
    return f"{part}-{at}-{ask.name}"


def _count(part: str, typed: Mapping[str, str]) -> int:
    said = typed.get(f"{part}-rows", "")
    return min(MOST_ROWS, int(said)) if said.isdecimal() and len(said) < 5 else PARTS[part][2]


def _parts(
    typed: Mapping[str, str], *, more: bool
) -> list[tuple[str, int, tuple[Ask, ...], list[tuple[int, list[object]]]]]:
    """Return each part with its rows: name, number of rows, what is asked, and each row with what was typed."""
    parts = []
    for part, (_, asks, first) in PARTS.items():
        count = min(MOST_ROWS, _count(part, typed) + (first if more else 0))
        rows: list[tuple[int, list[object]]] = [
            (at, [(ask, name := _name(part, at, ask), typed.get(name, "")) for ask in asks])
            for at in range(1, count + 1)
        ]
        parts.append((part, count, asks, rows))
    return parts


def _as_typed(room: Place | None) -> Mapping[str, str]:
    """Return a room as it would have been typed; a rectangle has four walls."""
    if room is None:
        return {}
    typed = {
        "code": room.code,
        "name": room.name,
        "height": shown(room.height),
        "building": _house(room),
        "storey": room.storey,
        "outside": walls_shown(room.outside),
        "flood": shown(room.flood),
    }
    four = [{"length": wall.length} for wall in rectangle(room.width, room.depth)] if room.width and room.depth else []
    for part, (_, asks, first) in PARTS.items():
        rows: Sequence[Facts] = getattr(room, part) or (four if part == "walls" else ())
        if part != "walls" and not room.walls:
            rows = [_numbered(room, row) for row in rows]
        typed[f"{part}-rows"] = str(max(first, len(rows) + 1))
        for at, row in enumerate(rows, 1):
            said = _back(part, row)
            typed |= {_name(part, at, ask): _shown(ask, said.get(ask.name)) for ask in asks}
    return typed


def _house(room: Place) -> str:
    """Return the code of the building that a room is in, as it is typed; "" if it is in none."""
    around = now.places().around(room.id, "building")
    return around.code if around else ""


def _back(part: str, row: Facts) -> Facts:
    if part == "walls" and isinstance(turn := row.get("turn", 90.0), int | float):
        return {**row, "turn": "left" if turn < 0 else "right", "angle": None if abs(turn) == 90 else abs(turn)}
    return {**row, "kind": ROUND} if row.get("round") else row


def _numbered(room: Place, door: Facts) -> Facts:
    """Return a door of a rectangle by its wall's number: south and west are walked the other way round."""
    number = {"north": 1, "east": 2, "south": 3, "west": 4}.get(str(door.get("wall")))
    if number is None or not (room.width and room.depth):
        return door
    at, wide = (value if isinstance(value := door.get(name), int | float) else 0.0 for name in ("at", "width"))
    if number <= 2:
        return {**door, "wall": str(number)}
    along = room.width if number == 3 else room.depth
    hinge = "start" if door.get("hinge") == "end" else "end"
    return {**door, "wall": str(number), "at": along - at - (wide or 900.0), "hinge": hinge}


def _shown(ask: Ask, value: object) -> str:
    if ask.kind == "length":
        return shown(value)
    return f"{value:g}" if isinstance(value, int | float) else str(value or "")


def _told(drawn: Drawn) -> Message:
    wide, deep = drawn.outline.size
    return say(
        "{walls} walls, {area} m², {wide} × {deep} m around it. The walls missed the start by {gap} mm ({share} %).",
        walls=len(drawn.outline.corners), area=round(drawn.outline.area / 1e6, 1), wide=round(wide / 1000, 2),
        deep=round(deep / 1000, 2), gap=round(drawn.outline.gap), share=round(drawn.outline.share, 2),
    )  # fmt: skip


def _picture(room: Place) -> str:
    """Return the room from above as it would be, its walls numbered; nothing is counted in it."""
    if shape_of(room) is None:
        return ""
    others = [each for each in now.places().values() if each.kind != "box" and each.id != room.id]
    drawn = bare_map(Places.of([*others, room]), room.id, width=820)
    drawn = replace(drawn, rooms=tuple(replace(each, numbered=True, shape=shape_of(room)) for each in drawn.rooms))
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us
