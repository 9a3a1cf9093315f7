"""Which paper does a procedure print, as a page ready to print and as a PDF?"""

from __future__ import annotations

import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import Trouble, in_use, say
from reorg.museum import PAPERS, Case
from reorg.report import CaseSheet, Report, procedure_paper, to_html
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.procedures.reading import find
from reorg.web.desk.procedures.walk import expected
from reorg.web.desk.work import find as find_work
from reorg.web.desk.work import start
from reorg.web.journal.models import EntryRow, Known

SIZES = ("a4", "us-letter")


def report_of(number: str, kind: str = "") -> Report:
    """Return a paper of the procedure with this number or id; ``kind`` "" is its first. Raises Trouble."""
    case = find(number) or _numbered(number)
    if case is None:
        raise Trouble(say("There is no procedure {number}.", number=number))
    if kind and kind not in case.procedure.papers:
        raise Trouble(say("{procedure} prints no such paper.", procedure=case.procedure.label))
    if not case.procedure.papers:
        raise Trouble(say("{procedure} prints no such paper.", procedure=case.procedure.label))
    return _report(case, kind or case.procedure.papers[0])


def _numbered(number: str) -> Case | None:
    rows = EntryRow.objects.filter(kind="procedure", data__contains=f'"number":"{number}"').values_list(
        "about", flat=True
    )
    found = (find(about) for about in rows.distinct()[:5] if re.fullmatch(r"[\w.-]{1,60}", number))
    return next((case for case in found if case and case.number == number), None)


def _report(case: Case, kind: str) -> Report:
    place = str(case.facts.get("place", ""))
    rows = expected(place) if case.procedure.takes == "place" else []
    return procedure_paper(kind, CaseSheet(case, museum_name(), now.places(), this_day(), rows))


def museum_name() -> str:
    """Return the museum's name."""
    import json

    known = Known.objects.filter(kind="museum").order_by("key").first()
    return str(json.loads(known.facts).get("name", "")) if known else ""


@require_safe
def paper(request: HttpRequest, key: str, kind: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Show a paper of a procedure as a page, ready to print."""
    case = find(key)
    if case is None or kind not in case.procedure.papers:
        raise Http404
    return HttpResponse(to_html(_report(case, kind)), content_type="text/html; charset=utf-8")


@require_safe
def paper_pdf(request: HttpRequest, key: str, kind: str) -> HttpResponse | FileResponse:
    """Give a paper of a procedure as a PDF."""
    case = find(key)
    if case is None or kind not in case.procedure.papers:
        raise Http404
    size = request.GET.get("paper", SIZES[0])
    verb = ["paper", str(settings.MUSEUM), key, "--kind", kind, "--paper", size if size in SIZES else SIZES[0]]
    name = f"{case.number}-{kind}-{in_use()}.pdf"
    return made(request, verb, name, back=reverse("procedure", args=[key]))


def made(request: HttpRequest, verb: list[str], name: str, *, back: str) -> HttpResponse | FileResponse:
    """Give the PDF that a verb writes once it is written; begin to write it if nobody has."""
    if (
        (work := find_work(request.GET.get("work", "")))
        and work.done
        and (found := work.folder / "paper.pdf").is_file()
    ):
        return FileResponse(found.open("rb"), filename=name, content_type="application/pdf")
    title = (
        str(PAPERS[verb[4]]) if len(verb) > 4 and verb[4] in PAPERS else str(say("Writing: {report} …", report=name))
    )
    then = f"{request.path}?work={{id}}"
    work = start(title, [*verb, "-o", "{folder}/paper.pdf"], then=then, back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))
