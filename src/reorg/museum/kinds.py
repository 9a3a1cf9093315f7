"""Which kinds of entry are there, and in which shape?

Kinds live for ever, so they are few and boring. A kind says partial facts about a subject; later facts lie on top of
earlier ones. When a kind's shape changes its version rises, and readers lift old shapes with :data:`UPGRADES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.museum.fields import FIELDS, KEPT
from reorg.museum.pile import OF_THE_MOVE

Shape = Mapping[str, object]
ROLES = ("register", "cards", "list", "database", "labels", "shelf", "photographs", "sales")
"""What a source is to the museum; ``shelf`` is what was seen with one's own eyes."""
TRUSTS = ("high", "usual", "low")
VERDICTS = ("same", "new", "none", "open")
"""What a row of a source is: the ``same`` as an object, a ``new`` one that was entered, ``none`` (no object of this
museum), or ``open``. "not_these" names objects that it is not; "takes" the facts that the object takes from it."""
PLACE_KINDS = ("site", "building", "room", "unit", "shelf", "drawer", "box", "tray", "trolley", "floor")
MOVABLE = frozenset({"box", "tray", "trolley"})
"""Kinds of place that are carried about with what is in them, day by day."""
_SIZE = ("width", "depth", "height")

# kind -> the facts it may say. "was" holds the values that the person saw before changing them.
KINDS: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        # the museum itself: its name, how it works, the rates it plans with, what furniture costs there (prices)
        "museum": frozenset(
            {
                "name",
                "country",
                "language",
                "requests_per_year",
                "team",
                "rates",
                "target_fill",
                "two_people",
                "numbering",
                "place_codes",
                "prices",
                "walk_since",
                "note",
                "was",
            }
        ),
        # a place: where it stands (place), what it is, its size in mm, what it carries in kg; what was seen of it on the last
        # walk through the store (reorg.museum.seen_units), and when that was; "planned": it is to be bought, built or hung
        # and is not there yet; "will": how a shelf that is there will hang (z, height), or that it will be taken down (away);
        # "away": it is no longer there; "booked": on which days (pairs of first and last) others need the room
        "place": frozenset(
            {
                "code",
                "other_codes",
                "name",
                "kind",
                "place",
                *_SIZE,
                "x",
                "y",
                "z",
                "turn",
                "load",
                "type",
                "fill",
                "doors",
                "walls",
                "diagonals",
                "features",
                "storey",
                "drawing",
                "use",
                "holds",
                "condition",
                "verdict",
                "labelled",
                "reachable",
                "walked",
                "order",
                "flood",
                "floor_load",
                "outside",
                "planned",
                "will",
                "away",
                "booked",
                "note",
                "was",
            }
        ),
        # an object, with the source and row that say so; "cites" names another source and row that an amendment follows
        "object": frozenset({*FIELDS, *KEPT, "source", "row", "cites", "was"}),
        # an object or a place now stands elsewhere, for good or for a while (reorg.museum.moving)
        "moved": frozenset(
            {
                "place",
                "usual_place",
                "elsewhere",
                "taken_by",
                "due",
                "procedure",
                "state",
                *OF_THE_MOVE,
            }
        ),
        # a photograph of an object, or "of" anything else: the id of a place, of a draw of a test, of a form, of a task
        # (about = photo_id): the kept file, what it shows, how it is turned
        "photo": frozenset(
            {
                "object",
                "of",
                "sha256",
                "name",
                "format",
                "bytes",
                "width",
                "height",
                "turn",
                "taken",
                "order",
                "remarks",
                "struck",
                "note",
                "was",
            }
        ),
        # a procedure that is carried out (reorg.museum.PROCEDURES): who, what, when, on which terms, signed by whom
        "procedure": frozenset(
            {
                "procedure",
                "number",
                "title",
                "objects",
                "party",
                "contact",
                "purpose",
                "way",
                "place",
                "date",
                "until",
                "terms",
                "value",
                "price",
                "condition",
                "insured_by",
                "carried_by",
                "responsible",
                "lines",
                "step",
                "result",
                "closed",
                "signed",
                "signed_on",
                "countersigned",
                "countersigned_on",
                "cancelled",
                "note",
                "was",
            }
        ),
        # a question to the list of objects that is asked again and again
        "worklist": frozenset({"name", "asked", "note", "struck", "was"}),
        # a test of finding (reorg.assessment.trials): how it was drawn, and from what; and what was noted of one draw of it,
        # by one person (a subject of its own, "trial" names the test): so that several people write at once
        "trial": frozenset(
            {
                "number",
                "day",
                "way",
                "count",
                "strata",
                "within",
                "stopping",
                "seed",
                "seed_from",
                "frame",
                "draws",
                "closed",
                "cancelled",
                "trial",
                "draw",
                "found",
                "seconds",
                "moved",
                "floor",
                "legible",
                "where",
                "thing",
                "by",
                "on",
                "after",
                "note",
                "was",
            }
        ),
        # a task that was taken on (reorg.assessment.tasks), of the library or one's own; and a line of its log (a subject of
        # its own, "task" names the task), so that several people write at once
        "task": frozenset(
            {
                "library",
                "title",
                "one",
                "count",
                "hands",
                "days",
                "responsible",
                "state",
                "taken",
                "begun",
                "ended",
                "reason",
                "task",
                "day",
                "people",
                "hours",
                "things",
                "by",
                "on",
                "struck",
                "note",
                "was",
            }
        ),
        # what the museum wants of its plans, about an object, a box or a category ("of"): that it stays, that it goes "there",
        # that it goes "not" to a place (rule, place); a decision with a reason, struck when it no longer holds
        "wish": frozenset({"of", "category", "rule", "place", "reason", "by", "on", "struck", "note", "was"}),
        # one of the team: on which parts of the week there (times: pairs of weekday, Monday 0, and part of the day), what they
        # can do (skills), when away (pairs of days), what an hour costs
        "person": frozenset({"name", "times", "skills", "away", "cost", "struck", "note", "was"}),
        # furniture or material that is to be bought, built or converted: how many, what it costs, when it should come
        # ("arrives"), when it came ("here"); "places" are the planned places that it makes
        "supply": frozenset(
            {
                "name",
                "type",
                "way",
                "count",
                "cost",
                "currency",
                "arrives",
                "here",
                "places",
                "plan",
                "struck",
                "note",
                "was",
            }
        ),
        # a file as it was brought (or a book that is typed, with pictures of its pages), and how it is to be read;
        # "role" says what it is to the museum (reorg.museum.ROLES), "trust" how far it is believed
        "source": frozenset(
            {
                "name",
                "sha256",
                "bytes",
                "format",
                "sheet",
                "header",
                "columns",
                "rows",
                "trust",
                "role",
                "brought_by",
                "pages",
                "checked",
                "replaces",
                "note",
                "was",
            }
        ),
        # a line typed from a page of a source: what that page says of one object
        "line": frozenset({*FIELDS, "source", "row", "page", "struck", "was"}),
        # what a row of a source is (about = record_id): the same as an object, a new one, or still open
        "match": frozenset(
            {
                "source",
                "row",
                "verdict",
                "object",
                "not_these",
                "takes",
                "score",
                "reasons",
                "confirmed",
                "note",
                "was",
            }
        ),
        # an answer to a question of the method, and how it is known
        # ("place" where it is asked room by room; "wanted": which answer the museum wants to give one day)
        "answer": frozenset(
            {"question", "version", "value", "how", "place", "wanted", "by", "on", "edition", "note", "was"}
        ),
        # what is filled in of one line of a sheet (reorg.assessment.sheets): each line is a subject of its own, so that several
        # people fill one sheet at once; "subject" is the room, unit or category that the sheet is about
        "form": frozenset({"form", "version", "subject", "path", "value", "by", "on", "note", "was"}),
        # a plan that was made: with what, and what it came to; the placements stand in a kept file
        "plan": frozenset({"name", "made_with", "result", "file", "accepted", "was"}),
        # an action is taken back (about = device:act)
        "undone": frozenset({"reason"}),
        # what an entry said is blanked (about = device:number), for personal data
        "redacted": frozenset({"reason"}),
    }
)
VERSIONS: Mapping[str, int] = MappingProxyType(dict.fromkeys(KINDS, 1))

# (kind, version found) -> the same said in the next version's shape
Upgrades = Mapping[tuple[str, int], Callable[[Shape], Shape]]
UPGRADES: Upgrades = MappingProxyType({})


def upgraded(kind: str, version: int, data: Shape, upgrades: Upgrades = UPGRADES) -> Shape:
    """Return ``data`` in the newest shape of its kind, lifted step by step."""
    while (lift := upgrades.get((kind, version))) is not None:
        data, version = lift(data), version + 1
    return data


def unknown_facts(kind: str, data: Shape) -> list[str]:
    """Return the facts in ``data`` that ``kind`` does not know; raises KeyError for an unknown kind."""
    return sorted(set(data) - KINDS[kind])
