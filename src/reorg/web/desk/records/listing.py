"""Which objects does a list show? Words, category, place, state, what is missing, or the rows behind a finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import numpy as np
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from numpy.typing import NDArray

from reorg.museum import AWAY, BITS, DISPLAY, GONE, LACKS, STANDING, STATES, Places, standing_at
from reorg.web.desk.judged import JUDGED, behind, large
from reorg.web.desk.now import kept
from reorg.web.desk.records.codes import Columns
from reorg.web.desk.records.columns import columns
from reorg.web.journal.behind import rows_behind
from reorg.web.journal.models import Holding
from reorg.web.journal.numbered import with_keys
from reorg.web.journal.seeking import MOST, Found, find

PAGE = 50
ORDERS = {"number": "sort_key", "name": "name", "maker": "maker", "category": "category"}
SORTED = 10_000
"""Objects that are put in order of anything but their number; more stay in that order."""
SHOWN = ("list", "cards", "sheet")
_WIDE = 50_000
"""Objects with common words that are looked through where the list is narrowed in another way too."""
_NARROW = 1000
"""Objects to which a list is narrowed below which only they are asked whether they hold the words."""
_STANDS = tuple(STANDING)


@dataclass(frozen=True)
class Asked:
    """What a list was asked for."""

    words: str = ""
    category: str = ""
    place: str = ""
    standing: str = ""
    state: str = ""
    lacks: str = ""
    finding: str = ""
    gone: str = ""
    order: str = "number"
    show: str = "list"
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Return what the address asks for; nonsense falls back to everything."""
        page = query.get("page", "1")
        order = query.get("order", "number")
        state, show = query.get("state", ""), query.get("show", "list")
        missing = [name for name in LACKS if name in query.get("lacks", "").split(".")]
        return cls(
            words=query.get("q", "").strip()[:300],
            category=query.get("category", "")[:400],
            place=query.get("place", "")[:80],
            standing=query.get("standing", "")[:20],
            state=state if state in STANDING else "",
            lacks=".".join(missing),
            finding=query.get("finding", "").replace("\0", " ")[:80],
            gone="1" if query.get("gone") else "",
            order=order if order.lstrip("-") in ORDERS else "number",
            show=show if show in SHOWN else "list",
            page=max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1,
        )

    @property
    def filtered(self) -> bool:
        """Whether not all objects are asked for."""
        narrowed = (self.words, self.category, self.place, self.standing, self.state, self.lacks, self.finding)
        return any(narrowed) or bool(self.gone)

    def address(self, **changed: object) -> str:
        """Return the query part of the address of this list, with some of it changed; from its first page."""
        names = {"q": self.words, "category": self.category, "place": self.place, "standing": self.standing}
        names |= {"state": self.state, "lacks": self.lacks, "finding": self.finding, "gone": self.gone}
        names |= {
            "order": self.order if self.order != "number" else "",
            "show": self.show if self.show != "list" else "",
        }
        names |= {name: str(value) for name, value in changed.items()}
        return urlencode({name: value for name, value in names.items() if value})


@dataclass(frozen=True)
class Chosen:
    """The objects that were asked for: ``at`` are their places in ``columns``, in the order of the list.

    ``found`` is what the words found (None without words). ``more``: there are others, which were not looked at.
    """

    columns: Columns
    at: NDArray[np.int32]
    found: Found | None = None
    more: bool = False

    def __len__(self) -> int:
        return len(self.at)

    def page(self, start: int) -> list[Holding]:
        """Return the rows of one page."""
        return rows_of(self.at[start : start + PAGE].astype(np.int64) + self.columns.base)


def rows_of(ids: Iterable[int]) -> list[Holding]:
    """Return the rows with these ids, in their order, without the columns that a list does not show."""
    wanted = [int(each) for each in ids]
    found = Holding.objects.defer("facts").in_bulk(wanted)
    return [found[each] for each in wanted if each in found]


def likeliest(words: str, most: int) -> list[Holding]:
    """Return the objects that are most likely meant by ``words``: by their number first, then as they were entered."""
    found = find(words)
    return rows_of(dict.fromkeys((*found.rows[:most], *found.near)))[:most]


def choose(asked: Asked, places: Places) -> Chosen:
    """Return the objects that were asked for, in order."""
    held = columns()
    if not asked.filtered:
        return _ordered(Chosen(held, held.counted_order), asked.order)
    fits = _narrowed(asked, held, places)
    narrowed = asked != replace(Asked(words=asked.words), order=asked.order, show=asked.show, page=asked.page)
    if not asked.words:
        return _ordered(Chosen(held, held.order[fits[held.order]]), asked.order)
    few = np.flatnonzero(fits) + held.base if narrowed and np.count_nonzero(fits) <= _NARROW else None
    found = find(asked.words, _WIDE if narrowed else MOST, None if few is None else few.tolist())
    at = held.positions(found.rows)
    if not asked.gone and asked.state not in GONE:  # what is gone is found by its own number, and marked
        fits[held.positions(found.exact)] |= not narrowed
    at = at[fits[at]]
    exact = set(held.positions(found.exact).tolist())
    at = at[np.argsort(held.rank[at], kind="stable")]
    first = np.isin(at, list(exact))
    at = np.concatenate([at[first], at[~first]])
    return _ordered(Chosen(held, at, found, found.more), asked.order)


def _narrowed(asked: Asked, held: Columns, places: Places) -> NDArray[np.bool_]:
    fits = np.ones(held.span, np.bool_)
    if asked.category:
        fits &= _among(held.category, held.categories.words, {"" if asked.category == "-" else asked.category})
    if asked.place:
        fits &= _among(held.place, held.places.words, {place.id for place in places.within(asked.place)})
    if asked.standing:
        fits &= _among(held.place, held.places.words, _standing(asked.standing, held, places))
    for name in filter(None, asked.lacks.split(".")):
        fits &= held.marks & BITS[name] != 0
    if asked.state:
        fits &= stands(held, places) == _STANDS.index(asked.state)
    if asked.state not in GONE and not asked.gone:
        fits &= held.counted
    if asked.finding:
        there = np.zeros(held.span, np.bool_)
        there[held.positions(_rows_in(asked.finding))] = True
        fits &= there
    return fits


def _among(
    column: NDArray[np.int32] | NDArray[np.int16], words: Sequence[str], wanted: Iterable[str]
) -> NDArray[np.bool_]:
    """Return which rows of a column hold one of the ``wanted`` words."""
    held = frozenset(wanted)
    table = np.array([word in held for word in words] or [False], np.bool_)
    return table[column]


def stands(held: Columns, places: Places, at: NDArray[np.bool_] | None = None) -> NDArray[np.int8]:
    """Return the state of each row (or of those that are true in ``at``) as its place in :data:`reorg.museum.STANDING`.

    The same as :func:`reorg.museum.state_of`, for all rows at once.
    """
    state, marks, place = (each if at is None else each[at] for each in (held.state, held.marks, held.place))
    said = np.array([_STANDS.index(word) if word in STATES else -1 for word in held.states.words] or [-1], np.int8)
    shown = {inside.id for place in places.values() if place.use == DISPLAY for inside in places.within(place.id)}
    kinds = ("display" if word in shown else "store" if word in places else "nowhere" for word in held.places.words)
    where = np.array([_STANDS.index(kind) for kind in kinds] or [0], np.int8)
    away = np.where(marks & AWAY != 0, np.int8(_STANDS.index("out")), where[place])
    told = said[state]
    return np.where(told >= 0, told, away).astype(np.int8)


def _ordered(chosen: Chosen, order: str) -> Chosen:
    """Return the same objects in the order that was asked for, if they are few enough to be put in order."""
    name, backwards = order.lstrip("-"), order.startswith("-")
    at = chosen.at
    if name != "number" and len(chosen) <= SORTED:
        ids = at.astype(np.int64) + chosen.columns.base
        told = dict(among_ids(ids.tolist()).values_list("id", ORDERS[name]))
        by = sorted(range(len(at)), key=lambda each: str(told.get(int(ids[each]), "")).casefold())
        at = at[by]
    return replace(chosen, at=at[::-1] if backwards else at)


def among_ids(ids: Sequence[int]) -> QuerySet[Holding]:
    """Return the rows with these ids, however many they are."""
    sentence = f"journal_holding.id IN (SELECT CAST(value AS bigint) FROM {_UNPACK[connection.vendor]})"  # noqa: S608 - ours
    return Holding.objects.extra(where=[sentence], params=[json.dumps(ids)])  # noqa: S610 - the values are bound


_UNPACK = {"postgresql": "jsonb_array_elements_text(%s::jsonb)", "sqlite": "json_each(%s)"}


def _rows_in(code: str) -> Sequence[int]:
    """Return the rows of the objects in which a finding was found.

    Also those that a score counts (``assess.SCORE.EVIDENCE``), that lack what a diagnosis counts (``diagnosis.CODE``),
    or that no row of a compared list is (``list.SOURCE``).
    """
    kind, _, figure = code.partition(".")
    if kind == "assess":
        score, at = _evidence(code)
        return rows_behind(JUDGED, f"{score}.{at}") if large() else _with_keys(behind(score, at))
    if kind == "diagnosis":
        return rows_behind(kind, figure)
    return _not_listed(figure) if kind == "list" else rows_behind("findings", code)


def _evidence(code: str) -> tuple[str, int]:
    """Return the score and the number of the evidence that ``assess.SCORE.EVIDENCE`` names."""
    _, score, at = [*code.split("."), "", ""][:3]
    return score, int(at) if at.isdecimal() and len(at) < 4 else 0


def _with_keys(keys: Sequence[str]) -> list[int]:
    return list(with_keys(keys).values_list("id", flat=True))


def _standing(standing: str, held: Columns, places: Places) -> list[str]:
    """Return the ids of the places whose objects stand so: by the nearest unit, floor or room around them."""
    if standing == "nowhere":
        return [place for place in held.places.words if place not in places]
    return [key for key, how in standing_at(places).items() if how == standing]


_LISTED = (
    "IN (SELECT best FROM journal_sourcerow WHERE source = %s AND verdict IN ('', 'open') UNION "
    "SELECT object FROM journal_sourcerow WHERE source = %s AND verdict IN ('same', 'new'))"
)
"""The objects that some row of a list is: as decided, or surely as it seems where nothing is."""


@kept
def listed(key: str) -> int:
    """Return how many of the objects some row of a list is."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM journal_holding WHERE key {_LISTED}", [key, key])  # noqa: S608 - ours
        return int(cursor.fetchone()[0])


def _not_listed(key: str) -> list[int]:
    """Return the rows of the objects that no row of a list is."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM journal_holding WHERE key NOT {_LISTED}", [key, key])  # noqa: S608 - ours
        return [row for (row,) in cursor.fetchall()]


def counted_at() -> dict[str, int]:
    """Return how many objects are on record directly at each place (id; "" for none) at which there are any."""
    held = columns()
    counts = np.bincount(held.place[held.counted_order], minlength=1)
    return {held.places.words[at]: int(counts[at]) for at in np.flatnonzero(counts).tolist()}


def standings(places: Places) -> dict[str, int]:
    """Return how many objects are stored, on the floor, in a room and nowhere, as :func:`reorg.museum.standing` has it."""
    how = standing_at(places)
    found = dict.fromkeys(("stored", "floor", "room", "nowhere"), 0)
    for place, count in counted_at().items():
        found[how.get(place, "nowhere")] += count
    return found


def with_paths(rows: Iterable[Holding], places: Places) -> list[dict[str, object]]:
    """Return what a list shows of each object, with the addresses of its page and of its place's."""
    objects, spots = reverse("object", args=["-"]), reverse("place", args=["-"])
    return [
        {
            "key": row.key,
            "link": objects.replace("/-/", f"/{row.key}/"),
            "number": row.number,
            "name": _cut(row.name or row.title, 90),
            "title": _cut(row.title, 110) if row.name else "",
            "maker": _cut(row.maker, 60),
            "category": _cut(row.category, 40),
            "state": STATES.get(row.state, ""),
            "gone": row.state in GONE,
            "place": place.code if (place := places.get(row.place)) else "",
            "place_link": spots.replace("/-/", f"/{row.place}/") if place else "",
        }
        for row in rows
    ]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
