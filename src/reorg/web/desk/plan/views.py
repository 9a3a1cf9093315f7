"""Where should everything go, what is missing, and how long will it take?"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.exchange import plan_summary
from reorg.language import say
from reorg.museum import GONE
from reorg.storage import Plan, Step, aims_of
from reorg.web.desk import now
from reorg.web.desk.judged import mark, older
from reorg.web.desk.judging import wait
from reorg.web.desk.now import total
from reorg.web.desk.page import page
from reorg.web.desk.plan.kept import acceptance, carried_one, every, opened
from reorg.web.desk.plan.pictures import pair
from reorg.web.desk.work import start
from reorg.web.journal.numbered import with_keys

FIRST_MOVES = 60


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show the plan that is carried out: what to do first, what it comes to, before and after, the first moves."""
    kept = carried_one()
    made = opened(kept) if kept else None
    if kept is None or made is None:
        return page(request, "plan.html", "plan", made=None, total=total(), units=len(now.places().of_kind("unit")))
    if (waits := wait(request)) is not None:
        return waits
    return page(
        request, "plan.html", "plan", made=made, picture=pair(mark(), kept.key), older=older(), kept=kept,
        accepted=acceptance(kept), aims=aims_of(made), steps=steps(made.moves.steps[:FIRST_MOVES]),
        unplaced=_unplaced(made), summary=plan_summary(made), moves=len(made.moves.steps), plans=len(every()),
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


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Begin to make a plan."""
    seconds = request.POST.get("seconds", "10")
    seconds = seconds if seconds.isdecimal() and len(seconds) < 4 else "10"
    verb = ["plan", str(settings.MUSEUM), "--time", seconds, "--json"]
    work = start(str(say("Making a plan …")), verb, then=reverse("plan"), back=reverse("plan"))
    return HttpResponseRedirect(reverse("work", args=[work.id]))
