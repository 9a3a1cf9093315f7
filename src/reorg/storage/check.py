"""Can the store be as it was measured, or did the tape or the keyboard slip?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from reorg.language import Message, listed, say, say_many, size
from reorg.museum import (
    STANDS,
    Finding,
    Place,
    Places,
    RoomShape,
    Severity,
    on_a_wall,
    outline,
    overlaps,
    shape_of,
    sticks_out,
    walls_of,
)

SLIP = 10.0  # mm: a unit may stand out of its room or into another by so much; tapes are not exact
LONGEST = {"room": 100_000.0, "unit": 15_000.0, "shelf": 15_000.0, "drawer": 5_000.0, "box": 3_000.0}  # mm
SHORTEST = {"room": 500.0, "unit": 50.0, "shelf": 20.0, "drawer": 10.0, "box": 10.0}  # mm
Corners = tuple[float, float, float, float]


def check(places: Places) -> list[Finding]:
    """Return what cannot be right about the places: a finding for each kind of slip and place, worst first."""
    found = [finding for rule in _RULES for finding in rule(places)]
    order = list(Severity)
    return sorted(found, key=lambda finding: (order.index(finding.severity), finding.code, finding.about))


def _one(code: str, severity: Severity, message: Message, *about: str, mend: Message | None = None) -> Finding:
    return Finding(code, severity, len(about), message, about=about, mend=mend)


# a sentence for each side, whole, because in many languages the side changes the words around it
_SIDES: Mapping[str, tuple[Callable[[str, float], Message], Callable[[str, float, float], Message]]] = {
    "width": (
        lambda place, size: say("{place} is {size} mm wide.", place=place, size=size),
        lambda place, size, metres: say(
            "{place} is {size} mm wide, which is {metres} m. Probably a slip by ten or a hundred.",
            place=place, size=size, metres=metres,
        ),
    ),
    "depth": (
        lambda place, size: say("{place} is {size} mm deep.", place=place, size=size),
        lambda place, size, metres: say(
            "{place} is {size} mm deep, which is {metres} m. Probably a slip by ten or a hundred.",
            place=place, size=size, metres=metres,
        ),
    ),
    "height": (
        lambda place, size: say("{place} is {size} mm high.", place=place, size=size),
        lambda place, size, metres: say(
            "{place} is {size} mm high, which is {metres} m. Probably a slip by ten or a hundred.",
            place=place, size=size, metres=metres,
        ),
    ),
}  # fmt: skip


def _sizes(places: Places) -> Iterable[Finding]:
    """Sizes of 0 or less, and sizes that are ten times too large or small."""
    for place in places.there():
        for side, (zero, doubtful) in _SIDES.items():
            size: float | None = getattr(place, side)
            if size is None:
                continue
            if size <= 0:
                yield _one(
                    "place-size-zero",
                    Severity.HIGH,
                    zero(place.code, size),
                    place.id,
                    mend=say("Measure it again. If it is not known, leave it empty."),
                )
            elif place.kind in LONGEST and not SHORTEST[place.kind] <= size <= LONGEST[place.kind]:
                yield _one(
                    "place-size-doubtful",
                    Severity.HIGH,
                    doubtful(place.code, size, size / 1000),
                    place.id,
                    mend=say("Check the size: here it is in millimetres."),
                )


def _loads(places: Places) -> Iterable[Finding]:
    for place in places.there():
        if place.load is not None and place.load <= 0:
            yield _one(
                "place-load-zero",
                Severity.HIGH,
                say(
                    "{place} is said to carry {load} kg. Nothing can be placed there.",
                    place=place.code,
                    load=place.load,
                ),
                place.id,
                mend=say("Enter what it carries. If it is not known, leave it empty."),
            )


def _positions(places: Places) -> Iterable[Finding]:
    for place in places.there():
        below = [at for at in (place.x, place.y, place.z) if at is not None and at < 0]
        if below and place.kind not in {"site", "building"}:
            yield _one(
                "place-position-negative",
                Severity.MEDIUM,
                say(
                    "{place} stands at {at} mm. Positions count from the room's top left corner and from the floor.",
                    place=place.code,
                    at=below[0],
                ),
                place.id,
            )


def _outside(places: Places) -> Iterable[Finding]:
    shapes: dict[str, RoomShape | None] = {}
    for unit in places.of_kind("unit"):
        room, corners = places.around(unit.id, "room"), unit.footprint
        if room is None or corners is None:
            continue
        if room.width is not None and room.depth is not None:
            left, top, right, bottom = corners
            out = max(-left, -top, right - room.width, bottom - room.depth)
            if out > SLIP:
                yield _one(
                    "place-outside-room",
                    Severity.HIGH,
                    say(
                        "{unit} stands {out} mm outside room {room} ({size}).",
                        unit=unit.code,
                        out=round(out),
                        room=room.code,
                        size=size("mm", room.width, room.depth),
                    ),
                    unit.id,
                    room.id,
                    mend=say("Check the room's size, where the unit stands, and which way it is turned."),
                )
                continue
        if room.id not in shapes:
            shapes[room.id] = shape_of(room) if room.walls or room.features or room.doors else None
        if (shape := shapes[room.id]) is not None:
            yield from _in_the_building(unit, corners, room, shape)


def _in_the_building(unit: Place, corners: Corners, room: Place, shape: RoomShape) -> Iterable[Finding]:
    """A unit through a wall of its room, in the swing of a door, or where a column, radiator or stairs are."""
    if sticks_out(shape.corners, corners, SLIP):
        yield _one(
            "place-through-wall",
            Severity.HIGH,
            say("{unit} stands through a wall of room {room}.", unit=unit.code, room=room.code),
            unit.id,
            room.id,
            mend=say("Check the walls, where the unit stands, and which way it is turned."),
        )
    for door in shape.doors:
        if door.opens != "out" and overlaps(door.swing, corners, SLIP):
            yield _one(
                "place-in-door-swing",
                Severity.MEDIUM,
                say(
                    "{unit} stands where door {door} of room {room} swings.",
                    unit=unit.code,
                    door=door.number,
                    room=room.code,
                ),
                unit.id,
                room.id,
                mend=say("Move the unit, or check how the door is hung."),
            )
    for feature in shape.features:
        if (feature.kind in STANDS or feature.kind == "dead zone") and overlaps(feature.corners, corners, SLIP):
            yield _one(
                "place-in-building",
                Severity.MEDIUM,
                _IN_FEATURE[feature.kind](unit.code, room.code),
                unit.id,
                room.id,
            )


_IN_FEATURE: Mapping[str, Callable[[str, str], Message]] = {
    "column": lambda unit, room: say("{unit} stands in a column of room {room}.", unit=unit, room=room),
    "radiator": lambda unit, room: say("{unit} stands in a radiator of room {room}.", unit=unit, room=room),
    "stairs": lambda unit, room: say("{unit} stands on the stairs of room {room}.", unit=unit, room=room),
    "dead zone": lambda unit, room: say("{unit} stands where room {room} is to be kept free.", unit=unit, room=room),
}


def _walls(places: Places) -> Iterable[Finding]:
    """Walls that are no room, doors and features that lie on no wall."""
    for room in places.of_kind("room"):
        if room.walls:
            for problem in outline(walls_of(room.walls)).problems:
                yield _one(
                    "room-walls", Severity.HIGH, say("Room {room}: {problem}", room=room.code, problem=problem), room.id
                )
        shape = shape_of(room)
        for number, facts in enumerate(room.doors if shape else (), 1):
            door = next((each for each in shape.doors if each.number == number), None) if shape else None
            if facts.get("wall") and (door is None or not (shape and on_a_wall(shape, door.start, door.end, SLIP))):
                yield _one(
                    "room-door-off-wall",
                    Severity.HIGH,
                    say("Door {door} of room {room} reaches beyond its wall.", door=number, room=room.code),
                    room.id,
                    mend=say("Check on which wall it is, how far from its start, and how wide it is."),
                )


def _too_high(places: Places) -> Iterable[Finding]:
    for unit in places.of_kind("unit"):
        room = places.around(unit.id, "room")
        if room and unit.height is not None and room.height is not None and unit.height > room.height + SLIP:
            yield _one(
                "place-above-room",
                Severity.HIGH,
                say(
                    "{unit} is {height} mm high, room {room} only {ceiling} mm.",
                    unit=unit.code,
                    height=unit.height,
                    room=room.code,
                    ceiling=room.height,
                ),
                unit.id,
                room.id,
            )


def _overlaps(places: Places) -> Iterable[Finding]:
    rooms: dict[str, list[tuple[Corners, Place]]] = defaultdict(list)
    for unit in places.of_kind("unit"):
        room, corners = places.around(unit.id, "room"), unit.footprint
        if room is not None and corners is not None:
            rooms[room.id].append((corners, unit))
    for units in rooms.values():
        units.sort(key=lambda pair: (pair[0], pair[1].id))
        for at, (one, first) in enumerate(units):
            for other, second in units[at + 1 :]:
                if other[0] >= one[2] - SLIP:
                    break  # sorted by their left side: none of the later ones reaches back
                wide = min(one[2], other[2]) - max(one[0], other[0])
                deep = min(one[3], other[3]) - max(one[1], other[1])
                if wide > SLIP and deep > SLIP:
                    yield _one(
                        "place-overlap",
                        Severity.MEDIUM,
                        say(
                            "{first} and {second} stand in the same spot: they overlap by {size}.",
                            first=first.code,
                            second=second.code,
                            size=size("mm", wide, deep),
                        ),
                        first.id,
                        second.id,
                    )


def _wider(shelf: Place, inner: float, unit: Place, outer: float) -> Message:
    return say(
        "{shelf} is {inner} mm wide, but its unit {unit} only {outer} mm.",
        shelf=shelf.code,
        inner=inner,
        unit=unit.code,
        outer=outer,
    )


def _deeper(shelf: Place, inner: float, unit: Place, outer: float) -> Message:
    return say(
        "{shelf} is {inner} mm deep, but its unit {unit} only {outer} mm.",
        shelf=shelf.code,
        inner=inner,
        unit=unit.code,
        outer=outer,
    )


def _shelves(places: Places) -> Iterable[Finding]:
    for kind in ("shelf", "drawer"):
        for shelf in places.of_kind(kind):
            unit = places.around(shelf.id, "unit")
            if unit is None:
                continue
            for code, sentence, inner, outer in (
                ("shelf-wider-than-unit", _wider, shelf.width, unit.width),
                ("shelf-deeper-than-unit", _deeper, shelf.depth, unit.depth),
            ):
                if inner is not None and outer is not None and inner > outer + SLIP:
                    yield _one(
                        code,
                        Severity.MEDIUM,
                        sentence(shelf, inner, unit, outer),
                        shelf.id,
                        unit.id,
                    )
            top = (shelf.z or 0.0) + (shelf.height or 0.0)
            if unit.height is not None and top > unit.height + SLIP and not _open_top(shelf, unit):
                yield _one(
                    "shelf-above-unit",
                    Severity.MEDIUM,
                    say(
                        "{shelf} reaches {top} mm above the floor, but its unit {unit} is {height} mm high.",
                        shelf=shelf.code,
                        top=top,
                        unit=unit.code,
                        height=unit.height,
                    ),
                    shelf.id,
                    unit.id,
                )


def _open_top(shelf: Place, unit: Place) -> bool:
    """Whether the shelf is the unit's top itself, on which things stand below the ceiling."""
    return shelf.z is not None and unit.height is not None and abs(shelf.z - unit.height) <= SLIP


def _codes(places: Places) -> Iterable[Finding]:
    for same in places.by_code.values():
        homes = defaultdict(list)
        for place in same:
            # the same shelf number in two units is usual; the same unit number in two rooms is not
            homes[place.place if place.kind in {"shelf", "drawer"} else place.kind == "box"].append(place)
        for twins in homes.values():
            if len(twins) > 1:
                yield _one(
                    "place-code-twice",
                    Severity.HIGH,
                    say_many(
                        "{count} place has the code {code}.",
                        "{count} places have the code {code}.",
                        count=len(twins),
                        code=twins[0].code,
                    ),
                    *(place.id for place in twins),
                    mend=say("Give each a code of its own; otherwise nobody knows which one a label means."),
                )


def _loops(places: Places) -> Iterable[Finding]:
    if places.loops:
        about = sorted(places.loops)
        codes = listed(places[place_id].code for place_id in about)
        yield _one(
            "place-in-itself",
            Severity.HIGH,
            say("These places stand in themselves: {codes}.", codes=codes),
            *about,
            mend=say("Say again in which room or unit each of them stands."),
        )


_HOMES: tuple[tuple[str, str, str, Callable[[str], Message]], ...] = (
    ("unit", "room", "unit-without-room", lambda place: say("The unit {place} is in no room.", place=place)),
    ("shelf", "unit", "shelf-without-unit", lambda place: say("The shelf {place} is in no unit.", place=place)),
    ("drawer", "unit", "shelf-without-unit", lambda place: say("The drawer {place} is in no unit.", place=place)),
)


def _homeless(places: Places) -> Iterable[Finding]:
    for kind, wanted, code, sentence in _HOMES:
        for place in places.of_kind(kind):
            if places.around(place.id, wanted) is None and place.id not in places.loops:
                yield _one(
                    code,
                    Severity.MEDIUM,
                    sentence(place.code),
                    place.id,
                )


_RULES: tuple[Callable[[Places], Iterable[Finding]], ...] = (
    _sizes,
    _loads,
    _positions,
    _outside,
    _walls,
    _too_high,
    _overlaps,
    _shelves,
    _codes,
    _loops,
    _homeless,
)
