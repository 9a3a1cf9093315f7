"""Where should everything go, what is missing, and how long will it take?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from reorg.exchange import kept_plan, plan_summary
from reorg.language import say
from reorg.museum import GONE, Museum, Objects
from reorg.report import draw, plan_map, store_map
from reorg.storage import Plan, Step
from reorg.web.desk import now
from reorg.web.desk.judged import mark, older, surveyed
from reorg.web.desk.judging import wait
from reorg.web.desk.now import total
from reorg.web.desk.page import page
from reorg.web.desk.records.sources import files
from reorg.web.desk.store.views import link
from reorg.web.desk.work import start
from reorg.web.journal.numbered import standing_in, with_keys

FIRST_MOVES = 60


_NEWEST: list[tuple[object, Plan | None]] = []


def newest() -> Plan | None:
    """Return the newest plan, read again only when another one was made."""
    mark = (settings.MUSEUM, now.frame().plans)
    held = _NEWEST[:1]
    if not held or held[0][0] != mark:
        _NEWEST[:] = held = [(mark, kept_plan(now.frame(), files()))]
    return held[0][1]


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show the newest plan: before and after, what is missing, what has no place, the first moves, the days."""
    made = newest()
    if made is None:
        return page(request, "plan.html", "plan", made=None, total=total(), units=len(now.places().of_kind("unit")))
    if (waits := wait(request)) is not None:
        return waits
    return page(
        request, "plan.html", "plan", made=made, picture=_pair(mark()), older=older(),
        steps=steps(made.moves.steps[:FIRST_MOVES]),
        unplaced=_unplaced(made), bounds=made.lower_bounds, summary=plan_summary(made), moves=len(made.moves.steps),
    )  # fmt: skip


def _unplaced(made: Plan) -> list[tuple[str, int]]:
    """Return why objects have no place, with how many."""
    counted: dict[str, int] = {}
    for each in made.unplaced:
        counted[str(each.because)] = counted.get(str(each.because), 0) + 1
    return sorted(counted.items(), key=lambda pair: -pair[1])


def steps(some: Sequence[Step]) -> list[dict[str, object]]:
    """Return what a list shows of each move."""
    places = now.places()
    rows = with_keys([step.subject for step in some]).exclude(state__in=GONE)
    told = {
        key: (number, name or title) for key, number, name, title in rows.values_list("key", "number", "name", "title")
    }
    shown = []
    for at, step in enumerate(some, start=1):
        found = told.get(step.subject)
        shown.append(
            {
                "at": at, "step": step, "because": step.because,
                "number": found[0] if found else getattr(places.get(step.subject), "code", ""),
                "name": found[1] if found else "", "object": found is not None,
                "origin": places.get(step.origin), "to": places.get(step.to),
            }
        )  # fmt: skip
    return shown


@now.kept
def _pair(_mark: str) -> str:
    museum, found, made = _floors(), surveyed(), newest()
    assert made is not None
    before = store_map(museum, found, link=link, width=1040)
    after = plan_map(museum, found, made, link=link, width=1040)
    return mark_safe(draw.MapPair(before, after).svg())  # noqa: S308 - drawn and escaped by us


def _floors() -> Museum:
    """Return the picture with those objects alone that stand on a floor area: the only ones that the drawings count."""
    places = now.places()
    floors = [each.id for floor in places.of_kind("floor") for each in places.within(floor.id)]
    rows = standing_in(floors).exclude(state__in=GONE).values_list("key", "place")
    return replace(now.frame(), objects=Objects.of(((key, {"place": place}) for key, place in rows), ("place",)))


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Begin to make a plan."""
    seconds = request.POST.get("seconds", "10")
    seconds = seconds if seconds.isdecimal() and len(seconds) < 4 else "10"
    verb = ["plan", str(settings.MUSEUM), "--time", seconds, "--json"]
    work = start(str(say("Making a plan …")), verb, then=reverse("plan"), back=reverse("plan"))
    return HttpResponseRedirect(reverse("work", args=[work.id]))
