"""How is the full self-evaluation carried through the house on paper? Boxes to tick, one part an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reorg.assessment import answer_key
from reorg.language import say
from reorg.method import HOW, Method, Point
from reorg.museum import Facts, Place
from reorg.report.value import (
    Blank,
    Blanks,
    Block,
    Heading,
    Leaf,
    Points,
    Report,
    Row,
    Sentence,
    Sources,
    Table,
    Tick,
    Words,
)


def evaluation_sheets(
    method: Method, rooms: Sequence[Place], answers: Mapping[str, Facts], *, museum: str, date: str
) -> Report:
    """Return the points as sheets to write on, area by area; what is asked room by room has a line for each room.

    What was answered is ticked already. ``date`` is an ISO day.
    """
    blocks: list[Block] = []
    numbers = {point.id: at for at, point in enumerate(method.points, 1)}
    for component in method.components:
        points = [point for point in method.points if point.area == component.id]
        title = say("Self-evaluation: {area}", area=component.name)
        head: tuple[tuple[Words, Words], ...] = ((say("Museum"), museum), (say("Who answers"), ""), (say("Day"), ""))
        blocks.append(Leaf(title, component.examines, head))
        for point in points:
            blocks += _point(point, numbers[point.id], rooms, answers)
    source = say("Questions, edition {edition}: this project's own wording, {licence}. It is not RE-ORG's own tool.",
                 edition=method.edition, licence=method.licence)  # fmt: skip
    blocks.append(Sources((source,)))
    return Report(say("Self-evaluation"), museum, date, tuple(blocks))


def _point(point: Point, number: int, rooms: Sequence[Place], answers: Mapping[str, Facts]) -> list[Block]:
    label = say("{number}. {question}", number=number, question=point.text)
    if not point.by_room or not rooms:
        facts = answers.get(answer_key(point.id), {})
        ticks = tuple(Tick(each.text, facts.get("value") == each.value) for each in point.options)
        ticks += (Tick(say("I don't know"), facts.get("value") == "unknown"),)
        known = tuple(Tick(words, facts.get("how") == key) for key, words in HOW.items())
        return [Blanks((Blank(label, point.help, ticks, below=True, more=known),))]
    signs = "abcd"
    letters = zip(signs, point.options, strict=False)
    key = [say("{sign}: {answer}", sign=sign, answer=each.text) for sign, each in letters]
    rows = [_room(point, room, answers, signs) for room in rooms]
    heads: tuple[Words, ...] = (say("Room"), *signs[: len(point.options)], "?", *HOW.values())
    shares = (34, *[6] * (len(point.options) + 1), *[11] * len(HOW))
    return [
        Heading(label, 3),
        Sentence(point.help, "quiet"),
        Points(tuple(key)),
        Table(heads, tuple(rows), shares=shares, ruled=True),
    ]


def _room(point: Point, room: Place, answers: Mapping[str, Facts], _signs: str) -> Row:
    facts = answers.get(answer_key(point.id, room.id), {})
    boxes = [facts.get("value") == each.value for each in point.options] + [facts.get("value") == "unknown"]
    boxes += [facts.get("how") == key for key in HOW]
    return Row((room.label, *("☑" if ticked else "☐" for ticked in boxes)))
