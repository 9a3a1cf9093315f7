"""The museum as it was on the evening of any day: what stood in which place, and the register of that day as a file."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import Message, say, say_many
from reorg.museum import Place
from reorg.web.desk.asking import iso_day, this_day
from reorg.web.desk.history.day import Day, day_of
from reorg.web.desk.page import page
from reorg.web.desk.work import find, start

PAGE = 50


@require_safe
def museum_on(request: HttpRequest, day: str) -> HttpResponse:
    """Show how many objects were on record on a day, and how many of them in which place."""
    _checked(day)
    found = day_of(day)
    rows = (
        []
        if found is None
        else [_row(found, each.id) for each in found.places.inside() for each in _shown(found, each.id)]
    )
    return page(
        request, "museum_on.html", "do", day=day, found=found, rows=rows, lead=_lead(found),
        nowhere=found.counts[""] if found else 0,
    )  # fmt: skip


def _shown(found: Day, top: str) -> list[Place]:
    inner = [each for each in found.places.within(top) if each.kind in {"site", "building", "room"}]
    return inner or [found.places[top]]


def _row(found: Day, key: str) -> dict[str, object]:
    return {"place": found.places[key], "count": found.within(key)}


def _lead(found: Day | None) -> Message:
    if found is None:
        return say("So much has changed since that day that it is written as a file, by a process of its own.")
    return say_many("{count} object was on record.", "{count} objects were on record.", count=found.total)


def _checked(day: str) -> str:
    """Return the day; raises Http404 for what is no day, or is not over yet."""
    if iso_day(day) != day or day > this_day():
        raise Http404
    return day


@require_safe
def place_on(request: HttpRequest, day: str, key: str) -> HttpResponse:
    """Show what stood in a place on a day."""
    _checked(day)
    found = day_of(day)
    if found is None:
        return HttpResponseRedirect(reverse("museum_on", args=[day]))
    if key not in found.places:
        return page(
            request, "place_on.html", "do", day=day, place=None, lead=say("This place was not on record on that day.")
        )
    stood = found.stood(key)
    asked = request.GET.get("page", "1")
    pages = max(1, -(-len(stood) // PAGE))
    at = min(pages, max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1)
    rows = [(each, found.places.path(each.place)[-2:]) for each in stood[(at - 1) * PAGE : at * PAGE]]
    lead = say_many("{count} object stood here.", "{count} objects stood here.", count=len(stood))
    return page(
        request, "place_on.html", "do", day=day, place=found.places[key], path=found.places.path(key)[:-1], rows=rows,
        inside=[_row(found, each.id) for each in found.places.inside(key)], at=at, pages=pages, lead=lead,
    )  # fmt: skip


@require_safe
def register_on(request: HttpRequest, day: str) -> HttpResponse | FileResponse:
    """Give the whole register as it was on a day, as a file; written by a process of its own."""
    _checked(day)
    name = f"register-{day}.csv"
    if (work := find(request.GET.get("work", ""))) and work.done and work.verb[-1:] == [day]:
        return FileResponse((work.folder / name).open("rb"), as_attachment=True, filename=name, content_type="text/csv")
    verb = ["export", str(settings.MUSEUM), "{folder}/" + name, "--on", day]
    then = reverse("register_on", args=[day]) + "?work={id}"
    work = start(
        str(say("Writing the register of {day} …", day=day)), verb, then=then, back=reverse("museum_on", args=[day])
    )
    return HttpResponseRedirect(reverse("work", args=[work.id]))
