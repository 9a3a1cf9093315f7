"""How does each unit look now and in the plan, which ones change most, and what stands where in one?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reorg.language import in_use
from reorg.museum import Place
from reorg.report import Changed, changed_units, changes_told, unit_elevation
from reorg.storage import Plan, PlanSeen
from reorg.web.desk import now
from reorg.web.desk.page import page
from reorg.web.desk.plan.kept import carried, carried_one
from reorg.web.desk.plan.reasons import loaded, thing_link
from reorg.web.desk.procedures.papers import made

A_PAGE = 12
SMALL, LARGE = 150.0, 520.0


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Show the units as they will be, small, those that change most first."""
    plan, kept = carried(), carried_one()
    if plan is None or kept is None:
        return page(request, "plan_units.html", "plan", made=None)
    every = _changed(kept.key)
    pages = max(1, -(-len(every) // A_PAGE))
    said = request.GET.get("page", "1")
    at = min(max(int(said), 1), pages) if said.isdecimal() and len(said) < 6 else 1
    some = [each for each in every[(at - 1) * A_PAGE : at * A_PAGE] if each.unit in now.places().to_be]
    seen = PlanSeen(loaded(plan, (), [each.unit for each in some]), plan)
    shown = [
        {"unit": seen.places[each.unit], "changed": each, "told": changes_told(each), "picture": _small(seen, each)}
        for each in some
    ]
    return page(request, "plan_units.html", "plan", made=plan, units=shown, at=at, pages=pages, total=len(every))


@now.kept
def _changed(_plan: str) -> list[Changed]:
    plan = carried()
    return changed_units(PlanSeen(now.frame(), plan)) if plan is not None else []


def _small(seen: PlanSeen, each: Changed) -> str:
    drawn = unit_elevation(seen, seen.places[each.unit], width=SMALL, plain=True)
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us


@require_safe
def unit(request: HttpRequest, key: str) -> HttpResponse:
    """Show one unit before and after, and what stands on each shelf from left to right and front to back."""
    plan, kept = carried(), carried_one()
    place = _unit(key)
    if plan is None or kept is None:
        return page(request, "plan_unit.html", "plan", made=None, unit=place)
    seen = PlanSeen(loaded(plan, (), [key]), plan)
    place = seen.places[key]
    every = _changed(kept.key)
    order = [each.unit for each in every]
    at = order.index(key) if key in order else None
    return page(
        request, "plan_unit.html", "plan", made=plan, unit=place, shelves=_shelves(seen, plan, key),
        before=_drawn(seen, place, after=False), after=_drawn(seen, place, after=True),
        changed=changes_told(every[at]) if at is not None else "", room=seen.places.around(key, "room"),
        previous=seen.places.get(order[at - 1]) if at else None,
        following=seen.places.get(order[at + 1]) if at is not None and at + 1 < len(order) else None,
    )  # fmt: skip


def _unit(key: str) -> Place:
    places = now.places().to_be
    if key not in places or places[key].kind not in {"unit", "shelf", "drawer"}:
        raise Http404
    return places[key]


def _drawn(seen: PlanSeen, place: Place, *, after: bool) -> str:
    drawn = unit_elevation(seen, place, after=after, link=thing_link, width=LARGE)
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us


def _shelves(seen: PlanSeen, plan: Plan, unit_id: str) -> list[dict[str, object]]:
    """Return each shelf from the top down, with its things as they stand from left to right."""
    objects, index = seen.museum.objects, seen.museum.objects.index
    names, titles = objects.words("name"), objects.words("title")
    found: list[dict[str, object]] = []
    for surface in seen.boards(unit_id):
        rows = []
        for count, each in enumerate(plan.standing.get(surface.place, ()), 1):
            at = index.get(each.item)
            rows.append(
                {
                    "count": count, "stood": each, "label": seen.label(each.item), "object": at is not None,
                    "name": (names[at] or titles[at]) if at is not None else "", "comes": seen.comes(each.item),
                    "origin": seen.code(seen.now(each.item)) if seen.comes(each.item) and seen.now(each.item) else "",
                }
            )  # fmt: skip
        found.append(
            {"place": surface, "code": seen.code(surface.place), "rows": rows, "full": plan.filled.get(surface.place)}
        )
    return found


@require_safe
def paper(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give the sheet of a unit as a PDF, to hang up at it."""
    place = _unit(key)
    verb = ["why", str(settings.MUSEUM), "--place", key]
    return made(request, verb, f"{place.code}-{in_use()}.pdf", back=reverse("plan_unit", args=[key]))
