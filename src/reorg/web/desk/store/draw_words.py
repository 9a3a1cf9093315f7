"""What does the plan say while one draws? Sentences with gaps, in the language in use, for the script to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from reorg.language import Message, say
from reorg.museum import FEATURES, Place, RoomShape, on_wall

_FOUR = (say("the back wall"), say("the right wall"), say("the front wall"), say("the left wall"))


def walls_named(room: Place, shape: RoomShape) -> list[str]:
    """Return what each wall is called: by its side in a room of width and depth, else by its number."""
    if not room.walls and len(shape.corners) == len(_FOUR):
        return [str(each) for each in _FOUR]
    return [str(say("wall {number}", number=at)) for at in range(1, len(shape.corners) + 1)]


def parts_of(room: Place, shape: RoomShape) -> list[Mapping[str, object]]:
    """Return the doors and features that can be moved, for the script: along which way, how far, and what they are called."""
    named, walls = walls_named(room, shape), list(shape.walls)
    found: list[Mapping[str, object]] = []
    kinds = [("doors", say("door"), each) for each in room.doors]
    kinds += [
        ("features", FEATURES.get(str(each.get("kind")), say("part of the building")), each) for each in room.features
    ]
    numbers = {"doors": 0, "features": 0}
    for part, label, facts in kinds:
        numbers[part] += 1
        told = {
            "part": part,
            "number": numbers[part],
            "label": str(say("{what} {number}", what=label, number=numbers[part])),
        }
        width = facts.get("width")
        if not facts.get("wall"):
            if isinstance(facts.get("x"), int | float) and isinstance(facts.get("y"), int | float):
                found.append({**told, "x": facts["x"], "y": facts["y"]})
            continue
        stretch = on_wall(shape, str(facts["wall"]), 0.0, 1.0)
        if stretch is None:
            continue
        ahead = (stretch[1][0] - stretch[0][0], stretch[1][1] - stretch[0][1])
        wall = next(
            (at for at, ends in enumerate(walls) if any(hypot(stretch[0][0] - x, stretch[0][1] - y) < 1 for x, y in ends)
             and abs((ends[1][0] - ends[0][0]) * ahead[1] - (ends[1][1] - ends[0][1]) * ahead[0]) < 1), 0,
        )  # fmt: skip
        long = hypot(walls[wall][1][0] - walls[wall][0][0], walls[wall][1][1] - walls[wall][0][1])
        at = facts.get("at")
        wide = float(width) if isinstance(width, int | float) and width else 900.0
        found.append(
            {
                **told,
                "at": at if isinstance(at, int | float) else 0.0,
                "ahead": ahead,
                "most": long - wide,
                "wall": named[wall],
            }
        )
    return found


def words() -> Mapping[str, str]:
    """Return the sentences by name; ``{unit}``, ``{wall}`` … stay as gaps."""
    return {name: str(message) for name, message in _WORDS.items()}


def _gap(name: str) -> str:
    return "{" + name + "}"


_WORDS: Mapping[str, Message] = {
    "stands": say(
        "{unit}: {gap} from {wall}, {other_gap} from {other_wall}.",
        unit=_gap("unit"), gap=_gap("gap"), wall=_gap("wall"), other_gap=_gap("other_gap"), other_wall=_gap("other_wall"),
    ),
    "stands_by": say("{unit}: {gap} from {wall}.", unit=_gap("unit"), gap=_gap("gap"), wall=_gap("wall")),
    "chosen": say("{unit}, {type}, opens towards {side}.", unit=_gap("unit"), type=_gap("type"), side=_gap("side")),
    "side0": say("the front"),
    "side90": say("the left"),
    "side180": say("the back"),
    "side270": say("the right"),
    "outside": say("{unit} stands outside the room.", unit=_gap("unit")),
    "wall": say("{unit} stands through a wall.", unit=_gap("unit")),
    "swing": say("{unit} stands where door {door} swings.", unit=_gap("unit"), door=_gap("door")),
    "column": say("{unit} stands in a column.", unit=_gap("unit")),
    "radiator": say("{unit} stands in a radiator.", unit=_gap("unit")),
    "stairs": say("{unit} stands on the stairs.", unit=_gap("unit")),
    "dead zone": say("{unit} stands where the floor is to be kept free.", unit=_gap("unit")),
    "overlap": say("{unit} and {other} stand in the same spot.", unit=_gap("unit"), other=_gap("other")),
    "high": say("{unit} is higher than the room.", unit=_gap("unit")),
    "twice": say("The code {code} is there twice.", code=_gap("code")),
    "none": say("Nothing stands in the way."),
    "free": say("There is no free spot for it. It stands in the upper left corner now."),
    "undone": say("Taken back."),
    "again": say("Done again."),
    "removed": say("{unit} was taken away.", unit=_gap("unit")),
    "off": say("{unit} is off the plan. It stays in the room, without a spot.", unit=_gap("unit")),
    "copied": say("{first} to {last} stand in a row now.", first=_gap("first"), last=_gap("last")),
    "unread": say("{typed} is not understood. Write a length, such as 120 or 1.2 m.", typed=_gap("typed")),
    "unsaved": say("{count} not saved yet", count=_gap("count")),
    "saved": say("Everything is saved"),
    "part": say("{what}: {gap} from the start of {wall}.", what=_gap("what"), gap=_gap("gap"), wall=_gap("wall")),
    "free_part": say(
        "{what}: {left} from the left, {top} from the back.", what=_gap("what"), left=_gap("left"), top=_gap("top")
    ),
    "no_codes": say("Save first: no more codes are ready."),
}  # fmt: skip


def gaps_said() -> str:
    """Return how a length in m is said, with a gap for the figure."""
    return str(say("{length} m", length=_gap("length")))
