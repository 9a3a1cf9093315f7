"""Are stores used as stores alone, and is there a room for the other work? (RE-ORG criteria 2 and 3.)"""

from __future__ import annotations

import re
from collections import Counter

from reorg.assessment.score import Evidence
from reorg.assessment.sight import Reading, Sight
from reorg.language import Message, say, say_many
from reorg.museum import Place

_BETWEEN = re.compile(r"[+,;/&]")
_FUNCTIONS = {"office": say("office"), "workroom": say("workroom"), "supplies": say("equipment and material")}
_UNLISTED = "?"


def room_use(sight: Sight) -> Reading | None:
    """Return the share of rooms with objects that are a store alone (good) and that are also used otherwise (bad).

    Display rooms do not count. A room whose use is not recorded, or in words that are not listed, is open. None if no
    room with objects has a use that can be read.
    """
    held = _held(sight)
    uses = {room.id: _uses(room, sight) for room in sight.museum.places.of_kind("room") if held[room.id]}
    uses = {room_id: use for room_id, use in uses.items() if "display" not in use}
    alone = [room_id for room_id, use in uses.items() if use == {"store"}]
    unread = [room_id for room_id, use in uses.items() if not use or (_UNLISTED in use and use <= {"store", _UNLISTED})]
    mixed = [room_id for room_id in uses if room_id not in alone and room_id not in unread]
    if not alone and not mixed:
        return None
    evidence = [_rooms(said, ids) for said, ids in _about_use(alone, mixed, unread) if ids]
    worst = None
    if mixed:
        room_id = max(mixed, key=lambda each: (held[each], each))
        said = say_many(
            "Of these, {place} holds the most: {count} object.",
            "Of these, {place} holds the most: {count} objects.",
            count=held[room_id],
            place=sight.museum.places[room_id].label,
        )
        worst = Evidence("room-use", said, (room_id,), "place", measured=True)
    return Reading(len(alone) / len(uses), len(mixed) / len(uses), tuple(evidence), worst)


def _about_use(alone: list[str], mixed: list[str], unread: list[str]) -> list[tuple[Message, list[str]]]:
    return [
        (
            say_many(
                "{count} room with objects is used for something else as well.",
                "{count} rooms with objects are used for something else as well.",
                count=len(mixed),
            ),
            mixed,
        ),
        (
            say_many(
                "{count} room with objects is used as a store alone.",
                "{count} rooms with objects are used as a store alone.",
                count=len(alone),
            ),
            alone,
        ),
        (
            say_many(
                "For {count} room with objects the plan does not say what it is used for.",
                "For {count} rooms with objects the plan does not say what they are used for.",
                count=len(unread),
            ),
            unread,
        ),
    ]


def _rooms(said: Message, ids: list[str]) -> Evidence:
    return Evidence("room-use", said, tuple(ids), "place", measured=True)


def support_rooms(sight: Sight) -> Reading | None:
    """Return the share of the three support functions with a room free of objects (good), or only rooms with (bad).

    A function that no room on the plan is used for is open: the plan may show the stores only. None if no room is
    used for any.
    """
    held = _held(sight)
    evidence = []
    good = bad = 0
    for function, name in _FUNCTIONS.items():
        rooms = [room for room in sight.museum.places.of_kind("room") if function in _uses(room, sight)]
        free = [room for room in rooms if not held[room.id] and "store" not in _uses(room, sight)]
        good, bad = good + bool(free), bad + bool(rooms and not free)
        if free:
            said = say("There is a room for this, without objects: {function}.", function=name)
        elif rooms:
            said = say("This is done where objects are kept: {function}.", function=name)
        if rooms:
            about = tuple(room.id for room in free or rooms)
            evidence.append(Evidence("support-rooms", said, about, "place", measured=True))
    if not evidence:
        return None
    return Reading(good / len(_FUNCTIONS), bad / len(_FUNCTIONS), tuple(evidence))


def _held(sight: Sight) -> Counter[str]:
    """Return how many objects stand in each room."""
    places = sight.museum.places
    held: Counter[str] = Counter()
    for place_id, count in Counter(sight.museum.objects.words("place")).items():
        room = places.around(place_id, "room")
        if room is not None:
            held[room.id] += count
    return held


def _uses(room: Place, sight: Sight) -> set[str]:
    words = (" ".join(word.casefold().split()) for word in _BETWEEN.split(room.use))
    return {sight.method.room_words.get(word, _UNLISTED) for word in words if word}
