"""Which objects bear these numbers, stand at these places, have these photographs? Asked of the index, many at once.

For workers that print and match: a museum of a million objects is never held in memory for it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from django.db import connection
from django.db.models import QuerySet

from reorg import museum
from reorg.museum import GONE, Facts, Place, Places
from reorg.web.journal.models import Holding, Known, Spot

_MANY = 500


def standing_in(places: Collection[str]) -> QuerySet[Holding]:
    """Return the objects that stand directly in any of these places (ids), however many there are."""
    return _among("place", places)


def with_keys(keys: Collection[str]) -> QuerySet[Holding]:
    """Return the objects with these ids, however many there are."""
    return _among("key", keys)


def _among(column: str, values: Collection[str]) -> QuerySet[Holding]:
    unpack = "jsonb_array_elements_text(%s::jsonb)" if connection.vendor == "postgresql" else "json_each(%s)"
    sentence = f"journal_holding.{column} IN (SELECT value FROM {unpack})"  # noqa: S608 - two names of ours
    return Holding.objects.extra(where=[sentence], params=[json.dumps(list(values))])  # noqa: S610 - the values are bound


def by_numbers(asked: Collection[str], *, bare: bool = False) -> dict[str, list[str]]:
    """Return, for each number key asked for (or bare number), the ids of the objects that bear it."""
    column = "bare" if bare else "number_key"
    found: dict[str, list[str]] = {}
    for some in _batches([each for each in asked if each]):
        rows = Holding.objects.filter(**{f"{column}__in": some}).values_list(column, "key").order_by("key")
        for number, key in rows:
            found.setdefault(number, []).append(key)
    return found


def by_ids(asked: Sequence[str]) -> dict[str, Facts]:
    """Return the facts of the objects with these ids, by id."""
    found: dict[str, Facts] = {}
    for some in _batches(list(asked)):
        rows = Holding.objects.filter(key__in=some).values_list("key", "facts")
        found |= {key: json.loads(facts) for key, facts in rows}
    return found


def at_places(places: Collection[str]) -> Iterator[tuple[str, Facts]]:
    """Yield id and facts of the objects that stand directly at these places, in the order of their numbers."""
    rows: list[tuple[str, str, str]] = []
    for some in _batches(list(places)):
        rows += Holding.objects.filter(place__in=some).values_list("sort_key", "key", "facts")
    for _, key, facts in sorted(rows):
        yield key, json.loads(facts)


def place_words() -> Iterator[tuple[str, int]]:
    """Yield what the lists say of the places of objects that have none here, and of how many, the most frequent first."""
    postgres = connection.vendor == "postgresql"
    said = "facts::jsonb ->> 'place_text'" if postgres else "json_extract(facts, '$.place_text')"
    order = f'({said}) COLLATE "C"' if postgres else "said"
    gone = sorted(GONE)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {said} AS said, count(*) AS many FROM journal_holding WHERE place = ''"  # noqa: S608 - ours
            f" AND state NOT IN ({', '.join(['%s'] * len(gone))}) GROUP BY said ORDER BY many DESC, {order}",
            gone,
        )
        while rows := cursor.fetchmany(_MANY):
            yield from ((str(text), int(count)) for text, count in rows if text is not None)


def photos_known(keys: Collection[str]) -> dict[str, Facts]:
    """Return what is known of the photographs with these ids, by id."""
    found: dict[str, Facts] = {}
    for some in _batches(list(keys)):
        rows = Known.objects.filter(kind="photo", key__in=some).values_list("key", "facts")
        found |= {key: json.loads(facts) for key, facts in rows}
    return found


def photos_of(objects: Collection[str]) -> dict[str, list[tuple[str, Facts]]]:
    """Return the photographs (id, facts) of each of these objects (or places, draws …), in order, without struck ones."""
    rows = (
        (key, json.loads(facts))
        for some in _batches(list(objects))
        for key, facts in Known.objects.filter(kind="photo", of__in=some).values_list("key", "facts")
    )
    return museum.photos_of(rows, set(objects))


def photos_with(contents: Collection[str]) -> dict[str, list[Facts]]:
    """Return the photographs that are kept under these contents (SHA-256), without struck ones."""
    wanted = set(contents)
    found: dict[str, list[Facts]] = {}
    if wanted:
        for facts in Known.objects.filter(kind="photo").values_list("facts", flat=True).iterator(chunk_size=2000):
            told = json.loads(facts)
            if told.get("sha256") in wanted and not told.get("struck"):
                found.setdefault(str(told["sha256"]), []).append(told)
    return found


def places_now() -> Places:
    """Return all places as they are now."""
    rows = Spot.objects.values_list("key", "facts")
    return Places.of(Place.from_facts(key, json.loads(facts)) for key, facts in rows)


def about_museum() -> Facts:
    """Return what is known of the museum itself."""
    row = Known.objects.filter(kind="museum").order_by("key").first()
    return dict(json.loads(row.facts)) if row else {}


def _batches(names: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), _MANY):
        yield list(names[start : start + _MANY])
