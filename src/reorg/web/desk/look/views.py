"""How does the museum stand by the four components and ten criteria, and which reports tell it?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.assessment import Evidence, Score, State
from reorg.language import Message, in_use, say
from reorg.web.desk.judged import assessment, method, older
from reorg.web.desk.judging import wait
from reorg.web.desk.now import total
from reorg.web.desk.page import page
from reorg.web.desk.work import find, start

KINDS: dict[str, tuple[Message, Message]] = {
    "brief": (
        say("Two pages for the committee"),
        say("One sentence, six figures, ten lights, what you ask for. Two sheets of paper."),
    ),
    "condition": (
        say("Condition report"),
        say("How the store and the records stand, component by component, with what it rests on."),
    ),
    "map": (
        say("Maps of the store"),
        say("Where it is fullest, most mixed, at risk: the plan in five classes, and the fullest room from a corner."),
    ),
    "overview": (
        say("Project overview"),
        say("What was difficult, what was done, how long it took with how many people, before and now."),
    ),
    "records": (
        say("How our records stand"),
        say("Eight parts, what is complete, what is left to do and by when, what you ask for. Two sheets of paper."),
    ),
}


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Show the ten lights, the four bars, and what they rest on."""
    if (waits := wait(request)) is not None:
        return waits
    found = assessment()
    return page(
        request, "look.html", "look", tab="look", found=found, older=older(),
        physical=[told(score) for score in found.criteria if method().criterion(score.id).physical],
        longer=[told(score) for score in found.criteria if not method().criterion(score.id).physical],
        parts=[told(score) for score in found.components], states=list(State),
    )  # fmt: skip


def told(score: Score) -> dict[str, object]:
    """Return a score as pages show it: its bar in whole percent, its evidence with addresses, its worst place."""
    evidence = [_shown(each, score, at) for at, each in enumerate(score.evidence)]
    bar = {"low": round(score.low * 100), "wide": round(score.width * 100)}
    return {"score": score, "bar": bar, "evidence": evidence, "worst": score.worst and _shown(score.worst, score, -1)}


def _shown(evidence: Evidence, score: Score, at: int) -> dict[str, object]:
    address = address_of(evidence, score, at)
    return {"said": evidence.message, "measured": evidence.measured, "counts": evidence.counts, "address": address}


def address_of(evidence: Evidence, score: Score, at: int) -> str:
    """Return the page that shows what an evidence counts; ``at`` is its number in ``score``, -1 for none."""
    address = ""
    if evidence.about and evidence.subject == "object" and at >= 0:
        address = f"{reverse('objects')}?finding=assess.{score.id}.{at}"
    elif evidence.about and evidence.subject == "place":
        address = reverse("place", args=[evidence.about[0]]) if len(evidence.about) == 1 else reverse("places")
    elif evidence.subject == "trial":
        address = reverse("trial", args=[evidence.about[0]])
    elif evidence.subject == "question":
        address = f"{reverse('triage')}#{evidence.about[0] if evidence.about else evidence.source}"
    elif evidence.subject == "point":
        address = point_address(evidence.source)
    return address


def point_address(point: str) -> str:
    """Return the page on which a point of the full self-evaluation is answered."""
    area = next((each.area for each in method().points if each.id == point), "")
    return f"{reverse('evaluation_area', args=[area])}#{point}" if area else reverse("evaluation")


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Offer the reports."""
    kinds = [(kind, title, about) for kind, (title, about) in KINDS.items()]
    return page(request, "reports.html", "look", tab="reports", kinds=kinds, total=total())


@require_safe
def report(request: HttpRequest, kind: str) -> HttpResponse | FileResponse:
    """Show a report as a page, ready to print."""
    return _made(request, kind, "html")


@require_safe
def report_pdf(request: HttpRequest, kind: str) -> HttpResponse | FileResponse:
    """Give a report as a PDF."""
    return _made(request, kind, "pdf")


def _made(request: HttpRequest, kind: str, form: str) -> HttpResponse | FileResponse:
    if kind not in KINDS:
        raise Http404
    if (work := find(request.GET.get("work", ""))) and work.done:
        made = work.folder / f"{kind}.{form}"
        if form == "html":
            return HttpResponse(made.read_bytes(), content_type="text/html; charset=utf-8")
        return FileResponse(made.open("rb"), filename=f"{kind}-{in_use()}.pdf", content_type="application/pdf")
    title = str(say("Writing: {report} …", report=KINDS[kind][0]))
    then = reverse("report" if form == "html" else "report_pdf", args=[kind]) + "?work={id}"
    work = start(
        title,
        ["report", str(settings.MUSEUM), kind, "-o", "{folder}/" + f"{kind}.{form}", "--desk"],
        then=then,
        back=reverse("reports"),
    )
    return HttpResponseRedirect(reverse("work", args=[work.id]))
