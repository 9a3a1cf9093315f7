"""Which objects cannot fit where they are said to stand? (Their size against that of the shelf, drawer, box or unit.)"""

from __future__ import annotations

from reorg.documentation.findings.place_in_store import stands
from reorg.documentation.grammar.dimensions import parse_dimensions
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.table import fill
from reorg.language import say, say_many
from reorg.museum import Finding, Place, Severity, Stops

KIND = Kind(
    "place-cannot-hold",
    say("Objects that cannot fit where they are said to stand"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.PLANNING),
    effect=say("Either the place or the size is wrong: the object is elsewhere, or a wrong size plans a wrong shelf."),
    mend=say("Go to the place. If the object is there, measure it again; if it is not, it was moved or mistyped."),
)
ROOM_TO_SPARE = 1.1
"""A measure may exceed the place by a tenth: sizes are rounded, and things stand out over a shelf's edge (ours)."""
FLAT = 30.0
"""mm below which a thing may be a textile, a map or a print that is kept rolled (ours)."""
_HOLDERS = {"unit", "shelf", "drawer", "box"}


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose size, largest side to largest side, exceeds that of the place in any way it is turned.

    What is flat, or has no third measure, may be rolled or folded: then only its shorter side must fit.
    """
    table = inquiry.worked(stands)
    if not table or inquiry.places is None:
        return None
    holders = [place for place in inquiry.places.values() if place.kind in _HOLDERS and _sides(place)]
    sized = _sized(inquiry) if holders else None
    if sized is None:
        return None
    sides = [_sides(place) for place in holders]
    fill(
        inquiry.db,
        "holders",
        {"id": "VARCHAR", "a": "DOUBLE", "b": "DOUBLE", "c": "DOUBLE"},
        {
            "id": [place.id for place in holders],
            **{name: [each[at] for each in sides] for at, name in enumerate("abc")},
        },
    )
    over = " OR ".join(f"s.{name} > h.{name} * {ROOM_TO_SPARE}" for name in "abc")
    over = f"CASE WHEN s.c < {FLAT} THEN s.b > h.a * {ROOM_TO_SPARE} ELSE {over} END"
    found = inquiry.db.execute(
        f"SELECT row, id, s.a FROM {table} JOIN holders h USING (id) JOIN {sized} s USING (row) WHERE {over} ORDER BY row"
    ).fetchall()
    if not found:
        return None
    rows = tuple(row for row, *_ in found)
    place = inquiry.places[found[0][1]]
    message = say_many(
        "{count} object cannot fit on its place: {example}, {size} cm on its longest side, at {place}.",
        "{count} objects cannot fit on their place, for example {example}, {size} cm on its longest side, at {place}.",
        count=len(rows),
        example=inquiry.example(rows[0]),
        size=round(found[0][2] / 10),
        place=place.label,
    )
    return inquiry.found(KIND, message, rows)


def _sides(place: Place) -> tuple[float, ...]:
    """Return the inner sides of a place in mm, the longest first; empty if one is not known."""
    sides = (place.width, place.depth, place.height)
    return tuple(sorted((side for side in sides if side), reverse=True)) if all(sides) else ()


def _sized(inquiry: Inquiry) -> str | None:
    """Return the table of the sides of each row's object in mm, the longest first (0 where one is not known)."""
    if inquiry.ids and inquiry.has("width", "height", "depth", "diameter"):
        # a living museum's sizes are mm already; a round thing is as deep as it is wide
        names = {name: f"coalesce(try_cast({inquiry.column(name)} AS DOUBLE), 0)" if inquiry.has(name) else "0" for name in
                 ("width", "height", "depth", "diameter")}  # fmt: skip
        wide, deep = (f"greatest({names[name]}, {names['diameter']})" for name in ("width", "depth"))
        sides = f"list_reverse_sort([{wide}, {deep}, {names['height']}])"
        return inquiry.once(
            "sized", f"SELECT row, s[1] AS a, s[2] AS b, s[3] AS c FROM (SELECT row, {sides} AS s FROM register)"
        )
    if not inquiry.has("dimensions"):
        return None
    texts = [str(value) for (value,) in inquiry.ask(f"SELECT value FROM {inquiry.values('dimensions')}")]
    read = [parse_dimensions(text) for text in texts]
    sides_of = [
        sorted(
            (max(each.width or 0, each.diameter or 0), max(each.depth or 0, each.diameter or 0), each.height or 0),
            reverse=True,
        )
        for each in read
    ]
    fill(
        inquiry.db,
        "sized_texts",
        {"value": "VARCHAR", "a": "DOUBLE", "b": "DOUBLE", "c": "DOUBLE"},
        {"value": texts, **{name: [each[at] for each in sides_of] for at, name in enumerate("abc")}},
    )
    return inquiry.once(
        "sized", f"SELECT row, a, b, c FROM register JOIN sized_texts ON trim({inquiry.column('dimensions')}) = value"
    )


CHECKS = (Check(KIND, find),)
