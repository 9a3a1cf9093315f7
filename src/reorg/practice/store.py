"""Which invented store does a practice museum have?

A store of three rooms and some fifty units for each 3,000 objects; smaller museums have a store room, larger ones the
three rooms several times over. Same seed, same store.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from string import ascii_uppercase

from reorg.museum import Door, Place
from reorg.practice.furniture import TYPES, Type, levels_of
from reorg.practice.layout import ATTIC, BASEMENT, CLOSET, MAIN, Room, Row

_OTHER_SIDE = {"north": "south", "south": "north", "west": "east", "east": "west"}
_LABELS = {
    "large": "Large objects",
    "vessel": "Ceramics and glass",
    "small": "Jewellery and small finds",
    "mask": "Masks and ethnography",
    "picture": "Paintings and framed works",
    "paper": "Prints and drawings",
    "photograph": "Photographs",
    "book": "Books and albums",
    "media": "Film and equipment",
    "scroll": "Scrolls",
    "textile": "Textiles",
    "tool": "Tools and arms",
    "sculpture": "Sculpture",
    "furniture": "Furniture",
}


@dataclass(frozen=True)
class Store:
    """The places of a store by code, in the order of a walk, and which units are the home of each family."""

    places: Mapping[str, Place]
    homes: Mapping[str, tuple[str, ...]]

    def of_kind(self, *kinds: str) -> list[Place]:
        """Return the places of these kinds, in order."""
        return [place for place in self.places.values() if place.kind in kinds]

    def room_of(self, code: str) -> str:
        """Return the code of the room that a place is in."""
        place = self.places[code]
        return place.code if place.kind == "room" else self.room_of(place.place)


def furnish(seed: int, objects: int) -> Store:
    """Return the store of a museum with so many objects: about one unit for sixty of them."""
    chance = random.Random(f"{seed}/store")  # noqa: S311  # an invented store, no secret
    places: list[Place] = []
    homes: dict[str, list[str]] = {}
    for number, room in enumerate(_rooms(objects)):
        drawn = _mirrored(room, across=chance.random() < 0.5, along=chance.random() < 0.5)
        if seed == 2026 and number < 3:
            drawn = room  # the sample museum, as it was drawn
        places += _furnished(drawn, _letters(number), homes, chance)
    return Store({place.code: place for place in places}, {family: tuple(units) for family, units in homes.items()})


def _rooms(objects: int) -> list[Room]:
    if objects <= 600:
        return [CLOSET]
    if objects <= 1800:
        return [CLOSET, replace(CLOSET, name="Second store room"), ATTIC]
    times = max(1, round(objects / 3000))
    numbered = [
        (room, "" if copy == 1 else f" {copy}") for copy in range(1, times + 1) for room in (MAIN, BASEMENT, ATTIC)
    ]
    return [replace(room, name=room.name + number) for room, number in numbered]


def _letters(number: int) -> str:
    """A, B … Z, AA, AB … ZZ, AAA …."""
    first, last = divmod(number, len(ascii_uppercase))
    return (_letters(first - 1) if first else "") + ascii_uppercase[last]


def _furnished(room: Room, code: str, homes: dict[str, list[str]], chance: random.Random) -> Iterator[Place]:
    yield Place(
        id=code,
        code=code,
        kind="room",
        name=room.name,
        width=float(room.width),
        depth=float(room.depth),
        height=float(room.height),
        doors=tuple(asdict(door) for door in room.doors),
        use=room.use,
    )
    number = 0
    for row in room.rows:
        for unit, key in _row(row, (code, number, room.height), chance):
            number += 1
            yield unit
            yield from levels_of(unit, TYPES[key[0]], chance)
            for family in key[1].split():
                homes.setdefault(family, []).append(unit.code)
    for order, (x, y, width, depth) in enumerate(room.floors, 1):
        name = f"{code}-FLOOR-{order}"
        yield Place(
            id=name,
            code=name,
            kind="floor",
            name="Floor",
            place=code,
            width=float(width),
            depth=float(depth),
            x=float(x),
            y=float(y),
            z=0.0,
        )


def _row(row: Row, room: tuple[str, int, int], chance: random.Random) -> Iterator[tuple[Place, tuple[str, str]]]:
    """Yield each unit of the row and what it is, in a ``room`` (code, units before, height).

    One row has one depth and one height of each type; what is too high for the room is not bought.
    """
    (code, number, ceiling), at = room, row.start
    chosen: dict[str, tuple[int, int]] = {}
    for piece, families in row.pieces:
        number += 1
        type_ = TYPES[piece]
        depth, height = chosen.setdefault(piece, (chance.choice(type_.depths), _height(type_, ceiling, chance)))
        near = row.back if row.turn in {0, 270} else row.back - depth
        x, y = (at, near) if row.turn in {0, 180} else (near, at)
        name = f"{code}{number:02}"
        unit = Place(
            id=name,
            code=name,
            kind="unit",
            place=code,
            width=float(type_.width),
            depth=float(depth),
            height=float(height),
            x=float(x),
            y=float(y),
            z=0.0,
            turn=row.turn,
            type=type_.name,
            use=", ".join(_LABELS[family] for family in families.split()),
        )
        yield unit, (piece, families)
        at += type_.width + row.gap


def _height(type_: Type, ceiling: int, chance: random.Random) -> int:
    return chance.choice([height for height in type_.heights if height < ceiling])


def _mirrored(room: Room, *, across: bool, along: bool) -> Room:
    """Return the room mirrored left to right (``across``) and top to bottom (``along``)."""
    for flip, length, turns in ((across, room.width, (90, 270)), (along, room.depth, (0, 180))):
        if flip:
            room = replace(
                room,
                doors=tuple(_door(door, length, turns) for door in room.doors),
                rows=tuple(_turned(row, length, turns) for row in room.rows),
                floors=tuple(
                    (length - x - w, y, w, d) if turns == (90, 270) else (x, length - y - d, w, d)
                    for x, y, w, d in room.floors
                ),
            )
    return room


def _turned(row: Row, length: int, turns: tuple[int, int]) -> Row:
    if row.turn in turns:
        return replace(row, turn=sum(turns) - row.turn, back=length - row.back)
    run = sum(TYPES[piece].width for piece, _ in row.pieces) + row.gap * (len(row.pieces) - 1)
    return replace(row, start=length - row.start - run, pieces=row.pieces[::-1])


def _door(door: Door, length: int, turns: tuple[int, int]) -> Door:
    walls = ("west", "east") if turns == (90, 270) else ("north", "south")
    if door.wall in walls:
        return replace(door, wall=_OTHER_SIDE[door.wall])
    hinge = "end" if door.hinge == "start" else "start"
    return replace(door, at=length - door.at - door.width, hinge=hinge)
