"""What was answered to each point, room by room, and what does it come to?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from reorg.assessment import Assessment, answer_key, rooms_asked, weighed
from reorg.language import Message, Text
from reorg.method import Component, Point
from reorg.museum import Facts, Place
from reorg.web.desk import now
from reorg.web.desk.judged import method, weighing


@now.kept
def result() -> Assessment:
    """Return how the museum stands by the points alone."""
    return weighed(weighing())


@now.kept
def rooms() -> tuple[Place, ...]:
    """Return the rooms that points are answered for."""
    return rooms_asked(now.frame())


@dataclass
class Ask:
    """One point as it is asked of one room, or of the museum: what was answered, how that is known, what is wanted."""

    point: Point
    room: Place | None
    facts: Facts
    clash: Text | Message | str = ""
    clash_by: str = ""

    @property
    def name(self) -> str:
        """What its fields are called in a form."""
        return f"{self.point.id}_{self.room.id}" if self.room else self.point.id

    @property
    def key(self) -> str:
        """The id under which the answer is kept, and its photographs."""
        return answer_key(self.point.id, self.room.id if self.room else "")

    @property
    def given(self) -> object:
        """What was answered: a value, "unknown", or None."""
        return self.facts.get("value")

    @property
    def was(self) -> str:
        """What was answered when the page was made, as it comes back."""
        return json.dumps([self.facts.get(name) for name in ("value", "how", "wanted")])


@dataclass
class Asked:
    """One point with each room that it is asked of."""

    number: int
    point: Point
    asks: list[Ask] = field(default_factory=list)


def asked_of(points: list[Point], answers: Mapping[str, Facts]) -> list[Asked]:
    """Return points with what was answered to them; a room without an answer of its own has none."""
    every = {point.id: at for at, point in enumerate(method().points, 1)}
    found = []
    for point in points:
        each = Asked(every[point.id], point)
        places: list[Place | None] = list(rooms()) if point.by_room and rooms() else [None]
        for room in places:
            key = answer_key(point.id, room.id if room else "")
            each.asks.append(Ask(point, room, answers.get(key, {})))
        found.append(each)
    return found


def points_of(area: Component) -> list[Point]:
    """Return the points of one area, in their order."""
    return [point for point in method().points if point.area == area.id]


def progress(asked: list[Asked]) -> tuple[int, int]:
    """Return how many answers there are, "I don't know" among them, and how many are asked for."""
    asks = [ask for each in asked for ask in each.asks]
    return sum(ask.given is not None for ask in asks), len(asks)
