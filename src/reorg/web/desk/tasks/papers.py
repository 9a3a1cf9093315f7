"""Which papers have tasks: the card of one to carry along, and the list of all for the wall?"""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import in_use
from reorg.report import CARD_ROWS, TaskSheet, task_card, task_list, to_html
from reorg.web.desk.asking import this_day
from reorg.web.desk.judging import wait
from reorg.web.desk.procedures.papers import SIZES, made, museum_name
from reorg.web.desk.tasks.reading import rows, the_board
from reorg.web.desk.tasks.scheduled import the_schedule


def _sheet() -> TaskSheet:
    return TaskSheet(the_board(), museum_name(), this_day())


@require_safe
def card(request: HttpRequest, key: str) -> HttpResponse:
    """Show the card of a task as a page, ready to print."""
    if (waits := wait(request)) is not None:
        return waits
    found = the_board().find(key)
    if found is None:
        raise Http404
    report = task_card(_sheet(), found, rows(found.signs, CARD_ROWS))
    return HttpResponse(to_html(report), content_type="text/html; charset=utf-8")


@require_safe
def card_pdf(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give the card of a task as a PDF."""
    if (waits := wait(request)) is not None:
        return waits
    if the_board().find(key) is None:
        raise Http404
    verb = ["tasks", str(settings.MUSEUM), "--card", key, "--paper", _size(request)]
    return made(request, verb, f"task-{key}-{in_use()}.pdf", back=reverse("task", args=[key]))


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """Show all tasks as a page, ready to print."""
    if (waits := wait(request)) is not None:
        return waits
    return HttpResponse(
        to_html(task_list(replace(_sheet(), table=the_schedule()))), content_type="text/html; charset=utf-8"
    )


@require_safe
def week_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the list of all tasks as a PDF."""
    verb = ["tasks", str(settings.MUSEUM), "--paper", _size(request)]
    return made(request, verb, f"tasks-{in_use()}.pdf", back=reverse("tasks"))


def _size(request: HttpRequest) -> str:
    size = request.GET.get("paper", SIZES[0])
    return size if size in SIZES else SIZES[0]
