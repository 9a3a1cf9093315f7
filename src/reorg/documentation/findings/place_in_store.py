"""Which objects stand on a place that the store does not have, or on one that says little? (With the museum's places.)"""

from __future__ import annotations

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.table import fill
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops, fold_code

UNKNOWN = Kind(
    "place-unknown",
    say("Places that the store does not have"),
    Severity.HIGH,
    (Stops.FINDING, Stops.PLANNING),
    effect=say("Nobody can go there: it was renamed, taken down, or mistyped. The object counts as without a place."),
    mend=say("Find out what it is called today, or add the place to the store. Then look whether the object is there."),
)
ROOM = Kind(
    "place-only-room",
    say("Places that name a room and no shelf"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.PLANNING),
    effect=say("Somebody has to search the whole room. Three minutes to find an object are not enough for that."),
    mend=say("Walk through the room shelf by shelf and write down the number of each object with its shelf."),
)
VAGUE = Kind(
    "place-vague",
    say("One place for very many objects"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.PLANNING),
    effect=say("A place that holds a large part of the museum says in which building to search, and no more."),
    mend=say("Give the shelves codes, and write the shelf instead of the store when you next hold an object."),
)
LARGE, SHARE = 200, 0.1
"""Objects, and share of all that have a place, beyond which one place that names no figure is no shelf."""
_WIDE = {"room", "building", "site"}


def stands(inquiry: Inquiry) -> str | None:
    """Return the table of where rows stand: ``row``, the ``id`` of a place of the store ("" where it has no such place).

    A living museum's objects name the place by its id; in a list the place is found by its code.
    """
    places = inquiry.places
    if not places or not inquiry.has("place", "place_text"):
        return None
    if inquiry.has("place"):
        ids = {place_id: place_id for place_id in places}
        asked, column = inquiry.says("place", "place_text"), inquiry.column("place")
    else:
        found = [str(value) for (value,) in inquiry.ask(f"SELECT value FROM {inquiry.values('place_text')}")]
        codes = {text: places.by_code.get(fold_code(text), []) for text in found}
        ids = {text: each[0].id for text, each in codes.items() if len(each) == 1}
        asked, column = "place_text", inquiry.column("place_text")
    fill(
        inquiry.db,
        "known_places",
        {"text": "VARCHAR", "place_id": "VARCHAR"},
        {"text": list(ids), "place_id": list(ids.values())},
    )
    return inquiry.once(
        "stands",
        f"SELECT register.row, coalesce(place_id, '') AS id FROM register JOIN says USING (row) "
        f"LEFT JOIN known_places ON trim({column}) = text WHERE {asked}",
    )


def unknown(inquiry: Inquiry) -> Finding | None:
    """Return the rows that name a place which the store does not have."""
    table = inquiry.worked(stands)
    rows = inquiry.rows(f"SELECT row FROM {table} WHERE id = ''") if table else ()
    if not rows:
        return None
    column = inquiry.column("place_text" if inquiry.has("place_text") else "place")
    text = inquiry.ask(f"SELECT {column} FROM register WHERE row = {rows[0]}")[0][0]
    message = say_many(
        "{count} object stands on a place that the store does not have: “{place}”, {example}.",
        "{count} objects stand on places that the store does not have, for example “{place}”, {example}.",
        count=len(rows),
        place=str(text or "?"),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(UNKNOWN, message, rows)


def only_room(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose place is a room, a building or a site."""
    table = inquiry.worked(stands)
    if not table or inquiry.places is None:
        return None
    wide = [place.id for place in inquiry.places.values() if place.kind in _WIDE]
    inquiry.want(wide)
    rows = inquiry.rows(f"SELECT row FROM {table} SEMI JOIN wanted ON id = value")
    if not rows:
        return None
    (place,) = inquiry.ask(f"SELECT id FROM {table} WHERE row = {rows[0]}")[0]
    message = say_many(
        "Of {count} object only the room is known: {place}, {example}.",
        "Of {count} objects only the room is known, for example {place}, {example}.",
        count=len(rows),
        place=inquiry.places[str(place)].label,
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(ROOM, message, rows)


def vague(inquiry: Inquiry) -> Finding | None:
    """Return the rows of a list (no store is known) on a place without a figure that holds a tenth of all or more."""
    if inquiry.places or inquiry.has("place") or not inquiry.has("place_text"):
        return None
    (placed,) = inquiry.figures(f"SELECT coalesce(sum(n), 0) FROM {inquiry.values('place_text')}")
    least = max(LARGE, SHARE * placed)
    bare = f"n >= {least} AND NOT regexp_matches(value, '[0-9]')"
    found = inquiry.counted(f"SELECT value, n FROM {inquiry.values('place_text')} WHERE {bare} ORDER BY n DESC, value")
    if not found:
        return None
    rows = inquiry.rows_with("place_text", [value for value, _ in found])
    message = say_many(
        "{count} object stands on a place that holds very many: “{place}”.",
        "{count} objects stand on a place that holds very many: “{place}” alone has {most}.",
        count=len(rows),
        place=found[0][0],
        most=found[0][1],
    )
    return inquiry.found(VAGUE, message, rows)


CHECKS = (Check(UNKNOWN, unknown), Check(ROOM, only_room), Check(VAGUE, vague))
