"""Which photographs stand for several objects, or are not where the list says?"""

from __future__ import annotations

from pathlib import PureWindowsPath

from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

SHARED = Kind(
    "photo-shared",
    say("One photograph for several objects"),
    Severity.LOW,
    (Stops.POLICE,),
    effect=say("Which of the objects in the picture is this one? After a theft nobody can say."),
    mend=say("Photograph each alone, or write which one it is: “second from the left”."),
)
GONE = Kind(
    "photo-not-found",
    say("Photographs that are not in the folder"),
    Severity.MEDIUM,
    (Stops.POLICE, Stops.FINDING),
    effect=say("The list promises a picture that nobody can show. It was renamed, moved, or never taken."),
    mend=say("Search the folder by the object's number. If the picture is gone, take a new one and mend the name."),
)
_FILE = r"(?i)\.(?:jpe?g|png|tiff?|gif|webp|heic|bmp|dng|nef|cr2)$"


def shared(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose photograph another number's row names too, where most have one of their own."""
    if not inquiry.has("photo") or not inquiry.has("number"):
        return None
    table = inquiry.values("photo")
    all_, several = inquiry.figures(
        f"SELECT count(*), count_if(n > 1) FROM {table} WHERE regexp_matches(value, '{_FILE}|^https?:')"
    )
    if not several or several > 0.3 * all_:
        return None
    photo, number = inquiry.column("photo"), inquiry.column("number")
    rows = inquiry.rows(
        f"""
        SELECT row FROM (
            SELECT r.row, min(trim({number})) OVER alike AS one, max(trim({number})) OVER alike AS other
            FROM register r JOIN (SELECT value AS several FROM {table} WHERE n > 1 AND regexp_matches(value, '{_FILE}|^https?:'))
            ON trim({photo}) = several WINDOW alike AS (PARTITION BY trim({photo}))
        ) WHERE one <> other
        """  # names of ours
    )
    if not rows:
        return None
    ((name,),) = inquiry.ask(f"SELECT {photo} FROM register WHERE row = {rows[0]}")
    message = say_many(
        "{count} object shares its photograph with another: {photo}.",
        "{count} objects share their photograph with another, for example {photo}, {example}.",
        count=len(rows),
        photo=short(str(name)),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(SHARED, message, rows)


def not_found(inquiry: Inquiry) -> Finding | None:
    """Return the rows that name a file of a picture which is not among the ``photos`` that there are (if that is known).

    Folders, capitals and the end of the name (.jpg, .JPG, .tif) do not matter.
    """
    if inquiry.photos is None or not inquiry.has("photo"):
        return None
    there = {_stem(name) for name in inquiry.photos}
    cells = inquiry.look(f"regexp_matches(trim(value), '{_FILE}')", inquiry.at("photo"))
    lost = [cell for cell in cells if _stem(cell.value) not in there]
    if not lost:
        return None
    rows = inquiry.rows_at(lost)
    message = say_many(
        "{count} photograph is not in the folder: {text}, {example}.",
        "{count} photographs are not in the folder, for example {text}, {example}.",
        count=len(rows),
        **inquiry.example_of(lost),
    )
    return inquiry.found(GONE, message, rows)


def _stem(name: str) -> str:
    return PureWindowsPath(name.strip()).stem.casefold()


CHECKS = (Check(GONE, not_found), Check(SHARED, shared))
