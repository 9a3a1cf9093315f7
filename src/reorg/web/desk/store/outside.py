"""Which walls of a room are outside, and how high may water stand in it: how is that asked, read and shown?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reorg.language import Message, say
from reorg.museum import Ask

NONE = "0"
OUTSIDE = Ask(
    "outside", say("Outside walls"), "code",
    help=say("Their numbers, clockwise from the back wall: 1, 2. Write 0 if none has open air behind it."),
)  # fmt: skip
FLOOD = Ask(
    "flood", say("Water may stand so high"), "length", unit="cm", most=10_000,
    help=say("Above the floor, in the worst flood that is known or feared. Empty if nobody knows."),
)  # fmt: skip
_NUMBERS = re.compile(r"\d{1,3}")


def walls_read(typed: object, walls: int) -> tuple[tuple[str, ...] | None, list[Message]]:
    """Return the walls that were typed (none at all: ``()``, nothing typed: None), and what is wrong with them."""
    said = str(typed or "").strip()
    if not said:
        return None, []
    numbers = list(dict.fromkeys(str(int(each)) for each in _NUMBERS.findall(said)))
    if numbers == [NONE]:
        return (), []
    wrong = [each for each in numbers if not 1 <= int(each) <= walls]
    if wrong or not numbers:
        return None, [
            say(
                "Outside walls: {typed} is not understood. Write numbers from 1 to {most}, or 0.",
                typed=said,
                most=walls,
            )
        ]
    return tuple(numbers), []


def walls_shown(walls: Sequence[str] | None) -> str:
    """Return outside walls as they are typed."""
    named = {"north": "1", "east": "2", "south": "3", "west": "4"}
    return "" if walls is None else ", ".join(named.get(each, each) for each in walls) or NONE
