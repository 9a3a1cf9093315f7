"""What was answered to the points of the full self-evaluation, room by room where they ask so, and what do they add up to?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from reorg.assessment.answers import Answer
from reorg.assessment.score import Evidence
from reorg.language import Message, listed, say, say_many
from reorg.method import Bar, Method, Point, answered, mean
from reorg.museum import Facts, Museum, Place, identity

At = tuple[str, str]
"""A point and the room that it was answered for ("" for the museum as a whole)."""
NO_ANSWERS: Mapping[At, Answer] = MappingProxyType({})
MOST_ROOMS = 3


def answer_key(point: str, room: str = "") -> str:
    """Return the id under which the answer to a point is kept: the same on every machine."""
    return identity("a", point, room) if room else identity("a", point)


def rooms_asked(museum: Museum) -> tuple[Place, ...]:
    """Return the rooms that points are answered for: stores, and rooms in which units or shelves stand; else all rooms."""
    rooms = museum.places.of_kind("room")
    found = tuple(room for room in rooms if room.use == "store" or _holds(museum, room))
    return found or tuple(rooms)


def _holds(museum: Museum, room: Place) -> bool:
    return room.use in {"", "store"} and any(
        each.kind in {"unit", "shelf", "floor"} for each in museum.places.within(room.id)
    )


@dataclass(frozen=True)
class Answers:
    """The answers to points that count, and the ``rooms`` that are asked about."""

    rooms: tuple[Place, ...] = ()
    given: Mapping[At, Answer] = field(default_factory=lambda: NO_ANSWERS)

    def of(self, point: Point) -> list[tuple[Place | None, Answer | None]]:
        """Return the answers to a point, room by room if it is asked so: a room without one has the museum's, if there is one."""
        whole = self.given.get((point.id, ""))
        if not point.by_room or not self.rooms:
            return [(None, whole)]
        return [(room, self.given.get((point.id, room.id), whole)) for room in self.rooms]

    def any(self, point: Point) -> bool:
        """Return whether anything was answered to a point that says something."""
        return any(answer is not None and answer.value is not None for _, answer in self.of(point))

    def bars(self, point: Point, guess: float, stand_in: Bar) -> list[Bar]:
        """Return the bar of each answer to a point; ``stand_in`` where nothing was answered, or "I don't know"."""
        return [
            stand_in if answer is None or answer.value is None else answer.bar(guess) for _, answer in self.of(point)
        ]

    def supposing(self, point: Point, value: float) -> Answers:
        """Return the answers as if the first open one to a point had been answered with ``value``."""
        room = next((room for room, answer in self.of(point) if answer is None or answer.value is None), None)
        at = (point.id, room.id if room else "")
        return replace(self, given={**self.given, at: Answer(point, value)})

    def bettering(self, point: Point, value: float) -> Answers:
        """Return the answers as if one room, or the museum, that is below ``value`` at a point were there."""
        at = next((room for room, answer in self.of(point) if answer is None or (answer.value or 0.0) < value), False)
        if at is False:
            return self
        key = (point.id, at.id if isinstance(at, Place) else "")
        return replace(self, given={**self.given, key: Answer(point, value)})


def read_points(museum: Museum, method: Method) -> Answers:
    """Return the answers of a museum to the points of ``method``: one a point, or one a point and room."""
    points = {point.id: point for point in method.points}
    by_room: dict[str, dict[str, Facts]] = {}
    for key, facts in museum.answers.items():
        if facts.get("question") in points and facts.get("value") is not None:
            by_room.setdefault(str(facts.get("place", "")), {})[key] = facts
    given = {
        (name, room): Answer(points[name], each.value, each.how, each.version, each.note)
        for room, facts in by_room.items()
        for name, each in answered(facts, points, first=lambda name, room=room: answer_key(name, room)).items()  # type: ignore[misc]  # room is bound now
    }
    return Answers(rooms_asked(museum) if any(point.by_room for point in method.points) else (), given)


def detail(points: Iterable[Point], answers: Answers, *, guess: float, short: Bar) -> Bar | None:
    """Return what points say in place of the ``short`` answer that they go into; None if nobody answered any.

    Each point weighs the same, and each room of a point; where one is open, the short answer stands in for it.
    """
    points = list(points)
    if not any(answers.any(point) for point in points):
        return None
    return mean((1.0, mean((1.0, bar) for bar in answers.bars(point, guess, short))) for point in points)


def worst_room(points: Iterable[Point], answers: Answers) -> tuple[float, Evidence] | None:
    """Return the lowest answer that some rooms have and others do not: its value, and the rooms; None if there is none."""
    found: tuple[float, Evidence] | None = None
    for point in points:
        if not point.by_room or not answers.any(point):
            continue
        values = [
            (answer.value, room) for room, answer in answers.of(point) if room and answer and answer.value is not None
        ]
        low = min((value for value, _ in values), default=1.0)
        rooms = [room for value, room in values if value == low]
        if low < 1.0 and (found is None or low < found[0]):
            found = (
                low,
                Evidence(
                    point.id, _room_said(point, low, rooms), tuple(room.id for room in rooms), "place", measured=False
                ),
            )
    return found


def _words(point: Point, value: float) -> object:
    return min(point.options, key=lambda option: abs(option.value - value)).text


def _room_said(point: Point, value: float, rooms: list[Place]) -> Message:
    return say(
        "{question} {rooms}: {answer}.",
        question=point.text,
        rooms=listed((room.label for room in rooms), MOST_ROOMS),
        answer=_words(point, value),
    )


def point_evidence(point: Point, answers: Answers, replaced: float) -> Evidence | None:
    """Return what was answered to a point as evidence, of which the share ``replaced`` is measured; None if nothing was."""
    given = [(room, answer) for room, answer in answers.of(point) if answer is not None and answer.value is not None]
    if not given:
        return None
    counts = replaced <= 1 - 1e-9
    measured = any(answer.measured for _, answer in given)
    low = min(answer.value for _, answer in given if answer.value is not None)
    rooms = [room for room, answer in given if room is not None and answer.value == low]
    if not rooms:
        said = say("{question} {answer}.", question=point.text, answer=_words(point, low))
        return Evidence(point.id, said, (point.id,), "point", measured, counts)
    said = _room_said(point, low, rooms)
    total = len(answers.of(point))
    if total > 1:
        said = say_many(
            "{said} Answered for {given} of {count} room.", "{said} Answered for {given} of {count} rooms.", count=total,
            said=said, given=len(given),
        )  # fmt: skip
    return Evidence(point.id, said, tuple(room.id for room in rooms), "place", measured, counts)


def alarms(point: Point, answers: Answers, guess: float) -> Evidence | None:
    """Return the danger that a starred point tells, with the rooms that it is in; None if it tells none."""
    star = point.star
    if star is None:
        return None
    there = [
        room for room, answer in answers.of(point)
        if answer is not None and answer.value is not None and answer.bar(guess).high < star.below
    ]  # fmt: skip
    if not there:
        return None
    rooms = [room for room in there if room is not None]
    if not rooms:
        return Evidence(point.id, say("{danger}", danger=star.text), (point.id,), "point", measured=False)
    said = say("{danger} Where: {rooms}.", danger=star.text, rooms=listed((room.label for room in rooms), MOST_ROOMS))
    return Evidence(point.id, said, tuple(room.id for room in rooms), "place", measured=False)
