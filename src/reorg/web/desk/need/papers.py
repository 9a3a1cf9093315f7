"""Which papers has what is needed: the options, and what the carpenter builds by?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import in_use
from reorg.report import carpenter_report, need_report, to_html
from reorg.storage import furnishing
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.need.keeping import kept_need, to_build
from reorg.web.desk.procedures.papers import SIZES, made


@require_safe
def carpenter(request: HttpRequest) -> HttpResponse:
    """Show what is planned to be built; before anything is planned, what the low-cost option would build."""
    report = carpenter_report(now.frame(), to_build(now.frame()), date=this_day(), inches="inches" in request.GET)
    return HttpResponse(to_html(report), content_type="text/html; charset=utf-8")


@require_safe
def carpenter_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the carpenter's sheet as a PDF."""
    verb = ["need", str(settings.MUSEUM), "--kept", "--carpenter", "--paper", _size(request)]
    verb += ["--inches"] if "inches" in request.GET else []
    return made(request, verb, f"carpenter-{in_use()}.pdf", back=reverse("need_supplies"))


@require_safe
def paper(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Show the three options as a page, ready to print."""
    kept = kept_need()
    if kept is None:
        return HttpResponseRedirect(reverse("need"))
    report = need_report(now.frame(), kept.found, furnishing.OPTIONS, date=this_day())
    return HttpResponse(to_html(report), content_type="text/html; charset=utf-8")


@require_safe
def paper_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the three options as a PDF, with the carpenter's sheet."""
    if kept_need() is None:
        return HttpResponseRedirect(reverse("need"))
    verb = ["need", str(settings.MUSEUM), "--kept", "--paper", _size(request)]
    return made(request, verb, f"need-{in_use()}.pdf", back=reverse("need"))


def _size(request: HttpRequest) -> str:
    size = request.GET.get("paper", SIZES[0])
    return size if size in SIZES else SIZES[0]
