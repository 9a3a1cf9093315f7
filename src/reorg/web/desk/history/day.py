"""What stood where on the evening of any day? Today's index, with what has changed since put back as it was.

Only what changed since that day is folded again, so that a day of last month costs what was done since, however large
the museum is. Where more than :data:`MOST` things changed, the whole day is worked out by a process of its own.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from reorg.museum import VERSIONS, Facts, Place, Places, current, kind_of, taken_back
from reorg.web.desk import now
from reorg.web.desk.history.actions import begun, steps, subjects
from reorg.web.journal.index import layer_of, piles_of, sort_key
from reorg.web.journal.models import EntryRow, Holding, Spot

MOST = 5_000
_ACTIONS = 3_000
_BATCH = 500


@dataclass(frozen=True)
class Stood:
    """An object as a list of that day shows it."""

    key: str
    number: str
    name: str
    place: str


@dataclass(frozen=True)
class Day:
    """The museum on the evening of ``day``: what has changed since, as it was then (objects and places, by id).

    A subject that was not there yet has no facts.
    """

    day: str
    objects: Mapping[str, Facts]
    changed_places: Mapping[str, Facts]

    @cached_property
    def places(self) -> Places:
        """All places as they were."""
        rows = Spot.objects.exclude(key__in=list(self.changed_places)).values_list("key", "facts")
        stayed = [(key, json.loads(facts)) for key, facts in rows]
        then = [(key, facts) for key, facts in self.changed_places.items() if facts]
        return Places.of(Place.from_facts(key, facts) for key, facts in [*stayed, *then])

    @cached_property
    def counts(self) -> Counter[str]:
        """How many objects stood directly in each place; "" is none."""
        counted = Counter(dict(Holding.objects.values_list("place").annotate(Count("id")).order_by()))
        for keys in _parts(self.objects):
            counted.subtract(Holding.objects.filter(key__in=keys).values_list("place", flat=True))
        counted.update(str(facts.get("place", "")) for facts in self.objects.values() if facts)
        return counted

    @property
    def total(self) -> int:
        """How many objects were on record."""
        return sum(self.counts.values())

    def within(self, place: str) -> int:
        """Return how many objects stood in a place and in everything in it."""
        return sum(self.counts[each.id] for each in self.places.within(place))

    def stood(self, place: str) -> list[Stood]:
        """Return the objects that stood in a place and in everything in it, in order of number."""
        ids = [each.id for each in self.places.within(place)]
        found: dict[str, Stood] = {}
        for some in _parts(ids):
            rows = Holding.objects.filter(place__in=some).values_list("key", "number", "name", "title", "place")
            found |= {key: Stood(key, number, name or title, at) for key, number, name, title, at in rows}
        for key, facts in self.objects.items():
            found.pop(key, None)
            if facts and (at := str(facts.get("place", ""))) in ids:
                what = str(facts.get("name") or facts.get("title") or "")
                found[key] = Stood(key, str(facts.get("number", "")), what, at)
        return sorted(found.values(), key=lambda each: (sort_key(each.number), each.key))


@now.kept
def day_of(day: str) -> Day | None:
    """Return the museum as it was on the evening of ``day`` (or at a second, ``2026-01-31T10:00:00Z``).

    None if too much has changed since to say so at once.
    """
    end = day if "T" in day else f"{day}T23:59:59Z"
    changed = _changed_since(end)
    if changed is None:
        return None
    rows = EntryRow.objects.filter(kind="undone", version__lte=VERSIONS["undone"], at__lte=end)
    undone = taken_back(layer_of(row)._replace(data={"act": row.about}) for row in rows)
    objects: dict[str, Facts] = {}
    places: dict[str, Facts] = {}
    for keys in _parts(sorted(changed)):
        for about, layers in piles_of(about__in=keys):
            kind = kind_of(layers)
            if kind in {"object", "place"}:
                then = [layer for layer in layers if layer.time <= end]
                # what was moved before anybody said what it is was nothing yet
                facts = current(then, undone) if kind_of(then) == kind else {}
                (objects if kind == "object" else places)[about] = facts
    return Day(day, objects, places)


def _changed_since(end: str) -> set[str] | None:
    """Return the subjects of which something was said, or taken back, after ``end``; None if they are too many."""
    acts = list(begun().filter(at__gt=end).values_list("device", "act", "kind")[: _ACTIONS + 1])
    if len(acts) > _ACTIONS:
        return None
    changed: set[str] = set()
    for device, act, _ in acts:
        name = f"{device}:{act}"
        for rows in subjects(name) if _takes_back(name) else [steps(name)]:
            changed.update(rows.values_list("about", flat=True)[: MOST + 1])
            if len(changed) > MOST:
                return None
    return changed


def _takes_back(name: str) -> bool:
    return steps(name).filter(kind="undone").exists()


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield ``keys`` a few hundred at a time: a database takes no more at once."""
    all_ = list(keys)
    for start in range(0, len(all_), _BATCH):
        yield all_[start : start + _BATCH]
