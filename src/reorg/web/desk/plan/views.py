"""Where should everything go, what is missing, and how long will it take?"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from reorg.exchange import kept_plan, plan_summary
from reorg.language import say
from reorg.report import draw, plan_map, store_map
from reorg.storage import Plan, Step
from reorg.web.desk import now
from reorg.web.desk.judged import surveyed
from reorg.web.desk.page import page
from reorg.web.desk.records.listing import total
from reorg.web.desk.records.sources import files
from reorg.web.desk.store.views import link
from reorg.web.desk.work import start

FIRST_MOVES = 60


@now.kept
def newest() -> Plan | None:
    """Return the newest plan."""
    return kept_plan(now.museum(), files())


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show the newest plan: before and after, what is missing, what has no place, the first moves, the days."""
    made = newest()
    if made is None:
        return page(request, "plan.html", "plan", made=None, total=total(), units=len(now.places().of_kind("unit")))
    return page(
        request, "plan.html", "plan", made=made, picture=_pair(), steps=steps(made.moves.steps[:FIRST_MOVES]),
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
    objects, places = now.museum().objects, now.places()
    number, name, title = objects.words("number"), objects.words("name"), objects.words("title")
    shown = []
    for at, step in enumerate(some, start=1):
        position = objects.index.get(step.subject)
        shown.append(
            {
                "at": at, "step": step, "because": step.because,
                "number": number[position] if position is not None else getattr(places.get(step.subject), "code", ""),
                "name": (name[position] or title[position]) if position is not None else "",
                "object": position is not None, "origin": places.get(step.origin), "to": places.get(step.to),
            }
        )  # fmt: skip
    return shown


@now.kept
def _pair() -> str:
    museum, found, made = now.museum(), surveyed(), newest()
    assert made is not None
    before = store_map(museum, found, link=link, width=1040)
    after = plan_map(museum, found, made, link=link, width=1040)
    return mark_safe(draw.MapPair(before, after).svg())  # noqa: S308 - drawn and escaped by us


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Begin to make a plan."""
    seconds = request.POST.get("seconds", "10")
    seconds = seconds if seconds.isdecimal() and len(seconds) < 4 else "10"
    verb = ["plan", str(settings.MUSEUM), "--time", seconds, "--json"]
    work = start(str(say("Making a plan …")), verb, then=reverse("plan"), back=reverse("plan"))
    return HttpResponseRedirect(reverse("work", args=[work.id]))
