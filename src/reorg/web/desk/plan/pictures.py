"""How does the store look before and after a plan, drawn once until something is entered?"""

from __future__ import annotations

from dataclasses import replace

from django.utils.safestring import mark_safe

from reorg.museum import GONE, Museum, Objects
from reorg.report import draw, plan_map, store_map
from reorg.web.desk import now
from reorg.web.desk.judged import surveyed
from reorg.web.desk.plan.kept import find
from reorg.web.desk.store.views import link
from reorg.web.journal.numbered import standing_in

WIDE = 1040


@now.kept
def pair(_mark: str, key: str) -> str:
    """Return the store now and after the plan ``key``, one above the other."""
    museum, found, (_, made) = floors(), surveyed(), find(key)
    before = store_map(museum, found, link=link, width=WIDE)
    after = plan_map(museum, found, made, link=link, width=WIDE)
    return mark_safe(draw.MapPair(before, after).svg())  # noqa: S308 - drawn and escaped by us


def floors() -> Museum:
    """Return the picture with those objects alone that stand on a floor area: the only ones that the drawings count."""
    places = now.places()
    areas = [each.id for floor in places.of_kind("floor") for each in places.within(floor.id)]
    rows = standing_in(areas).exclude(state__in=GONE).values_list("key", "place")
    return replace(now.frame(), objects=Objects.of(((key, {"place": place}) for key, place in rows), ("place",)))
