"""Which plans are kept, how do two of them compare, and which is the one that is carried out?"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from reorg.exchange import KeptPlan, accept_drafts
from reorg.language import Message, say
from reorg.report import draw, plan_map
from reorg.storage import Plan, aims_of, beside
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.judged import mark, older, surveyed
from reorg.web.desk.judging import wait
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.plan.kept import acceptance, carried_one, every, find
from reorg.web.desk.plan.pictures import floors, pair
from reorg.web.desk.store.views import link
from reorg.web.journal.table import TableJournal

FIGURES = ("placed", "moves", "missing_shelf_m")


@require_safe
def kept_plans(request: HttpRequest) -> HttpResponse:
    """Show all plans that are kept, the newest first, and which one is carried out."""
    carried, plans = carried_one(), every()
    other = next((each.key for each in plans if carried and each.key != carried.key), "")
    return page(
        request, "plan_kept.html", "plan", plans=[_line(each) for each in plans],
        carried=carried.key if carried else "", other=other,
    )  # fmt: skip


def _line(kept: KeptPlan) -> dict[str, object]:
    """Return what a list shows of a plan, without opening it."""
    days = kept.result.get("person_days")
    return {
        "kept": kept, "name": named(kept),
        **{name: value for name in FIGURES if isinstance(value := kept.result.get(name), int | float)},
        "unplaced": kept.result.get("unplaced"),
        "days": days.get("likely") if isinstance(days, Mapping) else None,
    }  # fmt: skip


def named(kept: KeptPlan) -> Message | str:
    """Return what a plan is called: its name, else when it was made."""
    return kept.name or say("Plan of {moment}", moment=kept.made[:16].replace("T", " ") or kept.key)


@require_safe
def kept_plan(request: HttpRequest, key: str) -> HttpResponse:
    """Show one kept plan: its aims, before and after, and what can be done with it."""
    kept, made = find(key)
    if (waits := wait(request)) is not None:
        return waits
    carried = carried_one()
    return page(
        request, "plan_one.html", "plan", kept=kept, name=named(kept), made=made, aims=aims_of(made), older=older(),
        picture=pair(mark(), key), accepted=acceptance(kept), carried=carried.key if carried else "",
        others=[(each.key, named(each)) for each in every() if each.key != key],
    )  # fmt: skip


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show two kept plans side by side: figures, what gets better and what worse, and the store after each."""
    keys = [request.GET.get(name, "") for name in ("one", "other")]
    (one, plan), (other, second) = (find(key) for key in keys)
    if (waits := wait(request)) is not None:
        return waits
    carried = carried_one()
    return page(
        request, "plan_compare.html", "plan", one=one, other=other, names=(named(one), named(other)),
        **set_beside(plan, second), carried=carried.key if carried else "",
        picture=two(mark(), one.key, other.key), older=older(),
    )  # fmt: skip


@now.kept
def two(_mark: str, one: str, other: str) -> str:
    """Return the store after each of two plans, one above the other."""
    museum, found = floors(), surveyed()
    drawn: list[draw.StoreMap] = []
    names: list[Message] = []
    for key in (one, other):
        kept, plan = find(key)
        drawn.append(plan_map(museum, found, plan, link=link, width=1040))
        names.append(say("After “{name}”", name=named(kept)))
    return mark_safe(draw.MapPair(drawn[0], drawn[1], (names[0], names[1])).svg())  # noqa: S308 - drawn and escaped by us


@require_POST
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Accept a plan: from now on it is the one that is carried out."""
    kept, _ = find(key)
    response = HttpResponseRedirect(reverse("plan"))
    if kept.accepted:
        return leave_note(response, say("This plan is accepted already."))
    TableJournal().append(accept_drafts(now.frame(), key, this_day()), who=who(request))
    return leave_note(response, say("Accepted. From now on this plan is carried out."))


def set_beside(one: Plan, other: Plan) -> dict[str, object]:
    """Return what a page shows of a second plan beside the first one."""
    found = beside(one, other)
    return {
        "found": found, "better": [each for each in found if each.better], "worse": [each for each in found if each.worse]
    }  # fmt: skip
