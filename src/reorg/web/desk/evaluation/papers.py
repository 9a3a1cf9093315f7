"""How is the self-evaluation printed?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import in_use
from reorg.report import evaluation_sheets, to_html
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.evaluation.reading import rooms
from reorg.web.desk.judged import method
from reorg.web.desk.procedures.papers import SIZES, made, museum_name


@require_safe
def sheet(_request: HttpRequest) -> HttpResponse:
    """Show the sheets as a page, ready to print."""
    told = evaluation_sheets(method(), rooms(), now.frame().answers, museum=museum_name(), date=this_day())
    return HttpResponse(to_html(told), content_type="text/html; charset=utf-8")


@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the sheets as a PDF."""
    size = request.GET.get("paper", SIZES[0])
    verb = ["form", str(settings.MUSEUM), "evaluation", "--paper", size if size in SIZES else SIZES[0]]
    return made(request, verb, f"evaluation-{in_use()}.pdf", back=reverse("evaluation"))
