"""Which things of the index does a number or code mean, and what do the rules of a move need to know of them?"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from reorg.museum import GONE, Facts, Place, Places
from reorg.storage import Found, Thing, looked_at, thing_of, thing_of_place
from reorg.web.journal.models import Holding, Spot
from reorg.web.journal.numbered import standing_in
from reorg.web.journal.seeking import with_numbers

BATCH = 2000
_SHOWN = ("key", "number", "name", "title", "place")


class IndexFinder:
    """Looks things up in the index of the museum that is open."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def by_number(self, keys: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects by number key."""
        return _by_column("number_key", keys)

    def by_bare(self, bare: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects by bare number."""
        return _by_column("bare", bare)

    def by_other_number(self, typed: Collection[str]) -> Mapping[str, Sequence[Found]]:
        """Return objects that have what was typed among their other numbers."""
        rows = with_numbers(typed)
        wanted = list({row for having in rows.values() for row in having})
        found = {
            row: Found(key, number, name or title, place)
            for start in range(0, len(wanted), BATCH)
            for row, key, number, name, title, place in Holding.objects.filter(
                id__in=wanted[start : start + BATCH]
            ).values_list("id", *_SHOWN)
        }
        return {line: [found[row] for row in having if row in found] for line, having in rows.items()}

    def by_code(self, code: str) -> Sequence[Found]:
        """Return the places with this code."""
        return [Found.of_place(place) for place in self._places.coded(code)]

    def by_id(self, ids: Collection[str]) -> Mapping[str, Found]:
        """Return objects and places by id."""
        objects = {key: found[0] for key, found in _by_column("key", ids).items()}
        return objects | {each: Found.of_place(self._places[each]) for each in ids if each in self._places}


def _by_column(column: str, values: Collection[str]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    wanted = [value for value in values if value]
    for start in range(0, len(wanted), BATCH):
        rows = Holding.objects.filter(**{f"{column}__in": wanted[start : start + BATCH]}).order_by("sort_key", "key")
        for value, key, number, name, title, place in rows.values_list(column, *_SHOWN):
            found.setdefault(value, []).append(Found(key, number, name or title, place))
    return found


def held_in(places: Iterable[str]) -> Iterator[tuple[str, Facts]]:
    """Yield id and facts of the objects that are on record in any of ``places`` (ids) directly, in order of number."""
    rows = standing_in(list(places)).order_by()
    # put in order here: asked for an order, SQLite would rather walk along all objects in it
    for _, key, facts in sorted(rows.values_list("sort_key", "key", "facts")):
        yield key, json.loads(facts)


def count_in(places: Places, place_id: str) -> int:
    """Return how many objects are on record in a place and all places within it, without what is gone."""
    return standing_in([each.id for each in places.within(place_id)]).exclude(state__in=GONE).count()


def facts_of(ids: Iterable[str]) -> dict[str, Facts]:
    """Return what is known of objects and places, by id; of an id that nothing has, nothing."""
    told: dict[str, Facts] = {}
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        for table in (Holding, Spot):
            rows = table.objects.filter(key__in=some).values_list("key", "facts")
            told |= {key: json.loads(facts) for key, facts in rows}
    return {key: told[key] for key in wanted if key in told}


def place_thing(places: Places, place: Place, facts: Facts, *, all_of_it: bool = True) -> Thing:
    """Return a place as the rules see it, with everything on record in it; or only with what a room asks about."""
    inside = [each.id for each in places.within(place.id)]
    return thing_of_place(place, facts, held_in(inside) if all_of_it else _remarkable(inside))


def _remarkable(places: Iterable[str]) -> Iterator[tuple[str, Facts]]:
    """Yield the objects in these places that must not be moved, or of which something became: all that rules ask of
    what goes to a room, where nothing is weighed and nothing stands close. A cupboard of a thousand is judged at once.
    """
    rows = standing_in(list(places)).order_by()
    said = rows.filter(Q(facts__contains='"keep_still"') | ~Q(state=""))
    yield from ((key, json.loads(facts)) for key, facts in said.values_list("key", "facts").iterator(chunk_size=BATCH))


def things_of(told: Mapping[str, Facts], places: Places, to: Place | None) -> list[Thing]:
    """Return objects and places, given by id with their facts, as the rules of a move to ``to`` see them."""
    near = to is not None and bool(looked_at(places, to.id))
    return [
        place_thing(places, places[key], facts, all_of_it=near) if key in places else thing_of(key, facts)
        for key, facts in told.items()
    ]


def neighbours(places: Places, to: Place) -> list[Thing]:
    """Return what the rules need to know of what is where things are to go; nothing for a room, where no rule asks."""
    around = looked_at(places, to.id)
    return (
        [thing_of(key, facts) for key, facts in held_in(place.id for place in places.within(around))] if around else []
    )
