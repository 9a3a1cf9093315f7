"""Which walls does somebody mean who writes them one after the other?

``6 m; 4 m; 3 m left; 2 m; 3 m; 6 m``: in the order in which one walks. After each one turns right, unless it says left; a
number behind says by how many degrees, where it is not 90. R and L do as well, and a slash or a new line as a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reorg.museum.pile import Facts

_APART = re.compile(r"[;\n/]")
_TURN = re.compile(
    r"(?<=[\s\d\"'])(?P<turn>right|left|r|l|droite|gauche|derecha|izquierda|يمين|يسار)(?:\s+(?P<angle>\d{1,3}(?:[.,]\d+)?)\s*°?)?$",
    re.IGNORECASE,
)
_LEFT = frozenset({"left", "l", "gauche", "izquierda", "يسار"})
_STRAIGHT = 180.0


def walls_written(text: str, length_in: Callable[[str], float | None]) -> list[Facts | str]:
    """Return the walls in order as facts of a room, and as it was written what is no wall. ``length_in`` reads mm."""
    walls: list[Facts | str] = []
    for piece in filter(None, (each.strip() for each in _APART.split(text))):
        turn = _TURN.search(piece)
        length = length_in(piece[: turn.start()].strip() if turn else piece)
        angle = float(turn["angle"].replace(",", ".")) if turn and turn["angle"] else 90.0
        if length is None or angle >= _STRAIGHT:
            walls.append(piece)
            continue
        left = turn is not None and turn["turn"].lower() in _LEFT
        walls.append({"length": length, "turn": -angle if left else angle})
    return walls
