"""Which papers has a test of finding: the sheet to carry into the store, and what the test showed?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.assessment import trials
from reorg.language import in_use
from reorg.report import TrialSheet, to_html, trial_report, trial_sheet
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.procedures.papers import SIZES, made, museum_name
from reorg.web.desk.trials.reading import drawn_objects, find
from reorg.web.desk.trials.views import known


def _sheet(trial: trials.Trial) -> TrialSheet:
    return TrialSheet(trial, museum_name(), now.places(), this_day(), drawn_objects(trial))


@require_safe
def sheet(request: HttpRequest, key: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Show the sheet as a page, ready to print."""
    return HttpResponse(to_html(trial_sheet(_sheet(known(key)))), content_type="text/html; charset=utf-8")


@require_safe
def sheet_pdf(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give the sheet as a PDF."""
    return _pdf(request, known(key), [])


@require_safe
def told(request: HttpRequest, key: str) -> HttpResponse:
    """Show what the test showed as a page, ready to print; compared with the test ``with``, if one is named."""
    trial, before = known(key), find(request.GET.get("with", ""))
    found = trials.result(trial, now.places())
    earlier = trials.result(before, now.places()) if before else None
    return HttpResponse(to_html(trial_report(_sheet(trial), found, earlier)), content_type="text/html; charset=utf-8")


@require_safe
def told_pdf(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give what the test showed as a PDF."""
    before = find(request.GET.get("with", ""))
    return _pdf(request, known(key), ["--result", *(["--against", before.id] if before else [])])


def _pdf(request: HttpRequest, trial: trials.Trial, more: list[str]) -> HttpResponse | FileResponse:
    size = request.GET.get("paper", SIZES[0])
    verb = ["trial", str(settings.MUSEUM), trial.id, "--paper", size if size in SIZES else SIZES[0], *more]
    kind = "result" if more else "sheet"
    return made(request, verb, f"{trial.number}-{kind}-{in_use()}.pdf", back=reverse("trial", args=[trial.id]))
