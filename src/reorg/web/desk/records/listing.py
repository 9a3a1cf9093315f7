"""Which objects does a list show? Words, category, place, how they stand, or the rows behind a finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count, QuerySet
from django.http import QueryDict

from reorg.museum import Places, number_key
from reorg.web.desk.judged import behind
from reorg.web.desk.now import kept, places, worked
from reorg.web.desk.records.lacking import lacking
from reorg.web.journal.models import Holding, SourceRow
from reorg.web.journal.search import matching

PAGE = 50
ORDERS = {"number": "sort_key", "name": "name", "maker": "maker", "category": "category"}


@dataclass(frozen=True)
class Asked:
    """What a list was asked for."""

    words: str = ""
    category: str = ""
    place: str = ""
    standing: str = ""
    finding: str = ""
    order: str = "number"
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Return what the address asks for; nonsense falls back to everything."""
        page = query.get("page", "1")
        order = query.get("order", "number")
        return cls(
            words=query.get("q", "").strip()[:300],
            category=query.get("category", "")[:400],
            place=query.get("place", "")[:80],
            standing=query.get("standing", ""),
            finding=query.get("finding", "")[:80],
            order=order if order.lstrip("-") in ORDERS else "number",
            page=max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1,
        )

    def address(self, **changed: object) -> str:
        """Return the query part of the address of this list, with some of it changed."""
        names = {"q": self.words, "category": self.category, "place": self.place, "standing": self.standing}
        names |= {"finding": self.finding, "order": self.order if self.order != "number" else "", "page": ""}
        names |= {name: str(value) for name, value in changed.items()}
        return urlencode({name: value for name, value in names.items() if value})


def select(asked: Asked, places: Places) -> QuerySet[Holding]:
    """Return the objects that were asked for, in order, without the columns that a list does not show."""
    rows = Holding.objects.defer("facts", "words")
    if asked.words and (found := matching(asked.words)):
        sentence, values = found
        # also a number typed with other dots and dashes than it is written with
        typed = number_key(asked.words.replace("\0", " "))  # PostgreSQL keeps no such sign, so no number has one
        # our own sentence; what was typed goes in as a parameter only
        rows = rows.extra(where=[f"({sentence} OR number_key = %s)"], params=[*values, typed])  # noqa: S610 - bound
    elif asked.words:
        rows = rows.none()
    if asked.category:
        rows = rows.filter(category="" if asked.category == "-" else asked.category)
    if asked.place:
        rows = among(rows, "place", [place.id for place in places.within(asked.place)])
    if asked.standing:
        rows = _standing(rows, asked.standing, places)
    if asked.finding:
        rows = among(rows, "key", found_in(asked.finding))
    backwards = "-" if asked.order.startswith("-") else ""
    order = [ORDERS[asked.order.lstrip("-")], "sort_key", "key"]
    return rows.order_by(*(backwards + name for name in dict.fromkeys(order)))


def likeliest(words: str, most: int) -> list[Holding]:
    """Return the objects that fit what was typed, at most so many."""
    return on_page(select(Asked(words=words), places()), 0)[:most]


def on_page(rows: QuerySet[Holding], start: int) -> list[Holding]:
    """Return the rows of one page. Which they are is found in the index first; only those are then read."""
    ids = list(rows.values_list("id", flat=True)[start : start + PAGE])
    found = Holding.objects.defer("facts", "words").in_bulk(ids)
    return [found[each] for each in ids]


def _standing(rows: QuerySet[Holding], standing: str, places: Places) -> QuerySet[Holding]:
    kinds = {"floor": ("floor",), "room": ("room", "building", "site"), "stored": ("unit", "shelf", "drawer")}
    if standing == "nowhere":
        return rows.exclude(place__in=list(places))
    nearest = {
        place.id: next((each.kind for each in reversed(places.path(place.id)) if each.kind != "box"), "room")
        for place in places.values()
    }
    return among(rows, "place", [key for key, kind in nearest.items() if kind in kinds.get(standing, ())])


def among(rows: QuerySet[Holding], column: str, values: Sequence[str]) -> QuerySet[Holding]:
    """Keep the rows whose ``column`` (one of ours) is one of ``values``, however many there are."""
    unpack = "jsonb_array_elements_text(%s::jsonb)" if connection.vendor == "postgresql" else "json_each(%s)"
    name = {"place": "journal_holding.place", "key": "journal_holding.key"}[column]
    sentence = f"{name} IN (SELECT value FROM {unpack})"  # noqa: S608 - two names of ours
    return rows.extra(where=[sentence], params=[json.dumps(list(values))])  # noqa: S610 - the values are bound


def found_in(code: str) -> list[str]:
    """Return the ids of the objects in which a finding was found.

    Also those that a score counts (``assess.SCORE.EVIDENCE``), that lack what a diagnosis counts
    (``diagnosis.CODE``), or that no row of a compared list is (``list.SOURCE``).
    """
    if code.startswith("assess."):
        _, score, at = [*code.split("."), "", ""][:3]
        return behind(score, int(at) if at.isdecimal() and len(at) < 4 else 0)
    if code.startswith("diagnosis."):
        return lacking(code.removeprefix("diagnosis."))
    if code.startswith("list."):
        here = listed_in(code.removeprefix("list."))
        return [key for key in Holding.objects.values_list("key", flat=True).iterator() if key not in here]
    findings, _ = worked("findings")
    about = (findings or {}).get("about", {})
    return list(about.get(code, ())) if isinstance(about, dict) else []


@kept
def listed(key: str) -> int:
    """Return how many of the objects some row of a list is: as decided, or surely as it seems where nothing is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM journal_holding WHERE key IN ("
            "SELECT best FROM journal_sourcerow WHERE source = %s AND verdict IN ('', 'open') UNION "
            "SELECT object FROM journal_sourcerow WHERE source = %s AND verdict IN ('same', 'new'))",
            [key, key],
        )
        return int(cursor.fetchone()[0])


def listed_in(key: str) -> set[str]:
    """Return the objects that some row of a list is, as decided, or surely seems to be where nothing is decided."""
    rows = SourceRow.objects.filter(source=key)
    seeming = rows.filter(verdict__in=("", "open")).exclude(best="").values_list("best", flat=True)
    decided = rows.filter(verdict__in=("same", "new")).exclude(object="").values_list("object", flat=True)
    return {*seeming, *decided}


@kept
def categories() -> list[tuple[str, int]]:
    """Return the categories in use with how many objects each has, the largest first; "" is unknown."""
    counted = Holding.objects.values_list("category").annotate(count=Count("id")).order_by("-count", "category")
    return list(counted)


@kept
def total() -> int:
    """Return how many objects there are."""
    return Holding.objects.count()


def with_paths(rows: Iterable[Holding], places: Places) -> list[dict[str, object]]:
    """Return what a list shows of each object."""
    return [
        {
            "key": row.key,
            "number": row.number,
            "name": row.name or row.title,
            "title": row.title if row.name else "",
            "maker": row.maker,
            "category": row.category,
            "path": [place for place in places.path(row.place) if place.kind not in {"site", "building"}],
        }
        for row in rows
    ]
