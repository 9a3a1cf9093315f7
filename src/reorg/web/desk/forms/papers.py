"""How are sheets printed: one, those of a form, or all in one go, with what is known on them already?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.assessment import sheets
from reorg.language import in_use
from reorg.report import Filled, form_report, to_html
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.forms.reading import known_form, of_units, sheet_of, stock, subject_at
from reorg.web.desk.procedures.papers import SIZES, made, museum_name


@require_safe
def sheet(request: HttpRequest, form: str, key: str) -> HttpResponse:
    """Show one sheet as a page, ready to print."""
    one = known_form(form)
    subject = subject_at(one, key)
    empty = "empty" in request.GET
    known = {} if empty else stock(of_units(one)).known(one.about, subject.id)
    filled = Filled(sheets.Sheet(one, subject.id) if empty else sheet_of(one, subject.id), subject, known)
    told = form_report([filled], museum=museum_name(), date=this_day(), places=now.places())
    return HttpResponse(to_html(told), content_type="text/html; charset=utf-8")


@require_safe
def sheet_pdf(request: HttpRequest, form: str, key: str) -> HttpResponse | FileResponse:
    """Give one sheet as a PDF."""
    one = known_form(form)
    subject = subject_at(one, key)
    more = ["--of", subject.id] if subject.id else []
    return _pdf(request, [form, *more], f"{form}-{in_use()}.pdf", reverse("form_sheet", args=[form, key]))


@require_safe
def form_pdf(request: HttpRequest, form: str) -> HttpResponse | FileResponse:
    """Give all sheets of a form as one PDF."""
    known_form(form)
    return _pdf(request, [form], f"{form}-{in_use()}.pdf", reverse("form", args=[form]))


@require_safe
def all_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give every sheet of every form as one PDF."""
    return _pdf(request, [], f"sheets-{in_use()}.pdf", reverse("forms"))


def _pdf(request: HttpRequest, which: list[str], name: str, back: str) -> HttpResponse | FileResponse:
    size = request.GET.get("paper", SIZES[0])
    more = ["--empty"] if "empty" in request.GET else []
    verb = ["form", str(settings.MUSEUM), *which, *more, "--paper", size if size in SIZES else SIZES[0]]
    return made(request, verb, name, back=back)
