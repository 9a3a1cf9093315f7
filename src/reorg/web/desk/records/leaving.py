"""How does the clean register leave the house, as a file or on paper? And which objects were not found yet?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.documentation import elimination
from reorg.language import Message, in_use, say
from reorg.web.desk import now
from reorg.web.desk.now import total
from reorg.web.desk.page import page
from reorg.web.desk.records.listing import PAGE
from reorg.web.desk.work import find, start
from reorg.web.journal.models import Holding, Known, SourceRow, Worked

FORMS: dict[str, tuple[str, Message, Message]] = {
    "xlsx": (
        "register.xlsx",
        say("Workbook (XLSX)"),
        say("What was amended is marked; a second sheet says where every cell comes from."),
    ),
    "csv": (
        "register.csv",
        say("Text (CSV)"),
        say("For other programs. A second file says where every cell comes from."),
    ),
    "pdf": (
        "register.pdf",
        say("To print (PDF)"),
        say("To bind and sign. Each line ends with the list and row that it comes from."),
    ),
}
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}


@require_safe
def take_out(request: HttpRequest) -> HttpResponse:
    """Offer the register as it stands; show what was written when it is."""
    written: Sequence[object] = ()
    work = find(request.GET.get("work", ""))
    if work and work.done:
        names = sorted(path.name for path in work.folder.iterdir() if path.suffix[1:] in _TYPES)
        told = {}
        if work.answer.stat().st_size:
            found = work.result().get("written", [])
            told = {each["file"]: each for each in found} if isinstance(found, list) else {}
        written = [{"name": name, "told": told.get(name)} for name in names]
    forms = [(kind, title, about) for kind, (_, title, about) in FORMS.items()]
    return page(
        request, "take_out.html", "records", tab="out", total=total(), forms=forms, written=written,
        work=request.GET.get("work", ""), sources=Known.objects.filter(kind="source").count(),
    )  # fmt: skip


@require_POST
def write_out(request: HttpRequest) -> HttpResponse:
    """Begin to write the register in the form that was chosen."""
    kind = request.POST.get("form", "xlsx")
    if kind not in FORMS:
        raise Http404
    name, _, _ = FORMS[kind]
    verb = ["export", str(settings.MUSEUM), "{folder}/" + name, "--json"]
    if request.POST.get("outside"):
        verb.append("--outside")
    elif request.POST.get("differences"):
        verb += ["--differences", "{folder}/differences.xlsx"]
    back = reverse("take_out")
    work = start(str(say("Writing the register …")), verb, then=back + "?work={id}", back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@require_safe
def written_file(request: HttpRequest, work_id: str, name: str) -> FileResponse:  # noqa: ARG001 - Django's call
    """Give a file that was written."""
    work = find(work_id)
    path = next((each for each in work.folder.iterdir() if each.name == name), None) if work and work.done else None
    if path is None or path.suffix[1:] not in _TYPES:
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=_TYPES[path.suffix[1:]])


@require_safe
def missing(request: HttpRequest) -> HttpResponse:
    """Show which objects were not found yet, by how sure that is, and what was seen that stands in no record."""
    found, fresh = now.worked("missing")
    if total() and (found is None or not fresh):
        if (work := find(request.GET.get("work", ""))) and work.done:
            _keep(work.result())
            return HttpResponseRedirect(reverse("missing"))
        verb = ["missing", str(settings.MUSEUM), "--json"]
        title = str(say("Counting what was seen …"))
        work = start(title, verb, then=reverse("missing") + "?work={id}", back=reverse("objects"))
        return HttpResponseRedirect(reverse("work", args=[work.id]))
    if found is None:
        return page(request, "missing.html", "records", tab="missing", found=None)
    return page(request, "missing.html", "records", tab="missing", found=found, **_band(request, found))


def _keep(answer: dict[str, object]) -> None:
    data = json.dumps(answer, ensure_ascii=False)
    Worked.objects.update_or_create(name="missing", defaults={"heads": now.heads(), "data": data})


def _band(request: HttpRequest, found: dict[str, Any]) -> dict[str, object]:
    """Return one page of one band, the surest that has any if none was asked for."""
    counts = {band: found["bands"].get(band.value, 0) for band in elimination.Band}
    chosen = next((band for band in elimination.Band if band.value == request.GET.get("band")), None)
    chosen = chosen or next((band for band, count in counts.items() if count), elimination.Band.TWICE)
    lines = [each for each in found["missing"] if each["band"] == chosen.value]
    at, pages = _at(request), max(1, -(-len(lines) // PAGE))
    shown = lines[(min(at, pages) - 1) * PAGE :][:PAGE]
    most = max([1, *counts.values()])
    return {
        "bands": [(band, count, round(100 * count / most)) for band, count in counts.items() if count],
        "chosen": chosen,
        "rows": _told(shown, found["sources"]),
        "strangers": _seen(found["strangers"], found["sources"]),
        "unidentified": _seen(found["unidentified"], found["sources"]),
        "count": len(found["missing"]),
        "at": min(at, pages),
        "pages": pages,
    }


def _at(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1


def _told(lines: Sequence[dict[str, Any]], sources: dict[str, str]) -> list[dict[str, object]]:
    holdings = {each.key: each for each in Holding.objects.filter(key__in=[line["object"] for line in lines])}
    places = now.places()
    told = []
    for line in lines:
        holding = holdings.get(line["object"])
        if holding is None:
            continue
        said_in = [{"name": sources.get(source, source), "row": row} for source, row in line["said_in"]]
        told.append(
            {
                "holding": holding,
                "path": [place for place in places.path(line["place"]) if place.kind not in {"site", "building"}],
                "written": json.loads(holding.facts).get("place_text", ""),
                "said_in": said_in,
                "alike": _seen(line["alike"][:2], sources),
            }
        )
    return told


def _seen(rows: Sequence[Sequence[Any]], sources: dict[str, str]) -> list[dict[str, object]]:
    """Return what the rows of lists of what was seen say; at most a page of them."""
    told = []
    for source, row in rows[:PAGE]:
        laid = SourceRow.objects.filter(source=source, row=row).first()
        facts = json.loads(laid.facts) if laid else {}
        what = next((facts[name] for name in ("name", "title", "description", "dimensions") if facts.get(name)), "–")
        told.append(
            {
                "source": sources.get(source, source),
                "row": row,
                "what": what,
                "place": facts.get("place_text", ""),
                "number": facts.get("number", ""),
            }
        )
    return told


@require_safe
def missing_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the list of what was not found yet as a PDF, to work with and to sign."""
    if (work := find(request.GET.get("work", ""))) and work.done:
        name = f"missing-{in_use()}.pdf"
        return FileResponse((work.folder / "missing.pdf").open("rb"), filename=name, content_type="application/pdf")
    verb = ["missing", str(settings.MUSEUM), "-o", "{folder}/missing.pdf"]
    back = reverse("missing")
    work = start(str(say("Writing the list …")), verb, then=reverse("missing_pdf") + "?work={id}", back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))
