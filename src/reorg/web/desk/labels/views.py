"""Which labels or lists are printed, how will they look, and where is the PDF?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, in_use, say, say_many
from reorg.report import labels as printed
from reorg.web.desk import now
from reorg.web.desk.labels.asked import KINDS, ON_LABELS, Wanted, lines, shown
from reorg.web.desk.page import page
from reorg.web.desk.work import Work, find, start


@require_http_methods(["GET", "POST"])
def labels(request: HttpRequest) -> HttpResponse:
    """Choose what is printed, see the first sheet, open the PDF."""
    wanted = Wanted.of(request.POST if request.method == "POST" else request.GET)
    problems: list[Message] = []
    if request.method == "POST":
        ids, problems = lines(wanted)
        if not problems:
            work = _begin(request, wanted, ids)
            return HttpResponseRedirect(reverse("work", args=[work.id]))
    found = find(request.GET.get("work", ""))
    made = found if found is not None and found.done and found.verb[0] in {"labels", "lists"} else None
    kinds = [(kind, title, about) for kind, (title, about) in KINDS.items()]
    return page(
        request, "labels.html", "do", wanted=wanted, problems=problems, kinds=kinds, made=made,
        sentence=_sentence(made.result()) if made else "", stocks=list(printed.stocks().values()), papers=printed.PAPERS,
        chosen=shown(wanted.keys), chosen_places=[now.places()[key] for key in wanted.keys if key in now.places()],
        more=max(0, len(wanted.keys) - 5), on_labels=wanted.kind in ON_LABELS, printer=printed.kept_printer(settings.MUSEUM),
        own=[(name, _OWN[name], wanted.own[name]) for name in printed.OWN if name != "paper"],
        own_letter=wanted.own["paper"] == "us-letter",
    )  # fmt: skip


_OWN: dict[str, Message] = {
    "across": say("Labels beside each other"),
    "down": say("Labels below each other"),
    "wide": say("Width of one"),
    "tall": say("Height of one"),
    "left": say("From the left edge to the first"),
    "top": say("From the top edge to the first"),
    "between-x": say("Gap beside"),
    "between-y": say("Gap below"),
}


def _begin(request: HttpRequest, wanted: Wanted, ids: list[str]) -> Work:
    """Start the verb that writes them; what was asked for comes back in the address, so that it can be changed."""
    said = request.POST.copy()
    said.pop("csrfmiddlewaretoken", None)
    if len(said.get("numbers", "")) > 1500:
        said["numbers"] = ""
    address = f"{reverse('labels')}?{said.urlencode()}"
    museum, told = str(settings.MUSEUM), "{folder}/chosen.txt"
    output = ["-o", "{folder}/sheet.pdf", "--preview", "{folder}/sheet.png", "--json", "--from", told]
    if wanted.kind in ON_LABELS:
        verb = ["labels", museum, "--what", wanted.kind, "--start", wanted.start, *output]
        own = ",".join(
            f"{name}={value.strip().replace(',', '.')}" for name, value in wanted.own.items() if value.strip()
        )
        verb += ["--own", own] if wanted.sheet == "own" else ["--sheet", wanted.stock.id]
        verb += [] if wanted.code else ["--no-code"]
    else:
        verb = ["lists", museum, wanted.kind, "--paper", wanted.paper, *output]
        verb += ["--pictures"] if wanted.pictured else []
        verb += ["--place", wanted.place] if wanted.place and not wanted.numbers.strip() and not wanted.filtered else []
    back = address.replace("{", "%7B").replace("}", "%7D")
    given = {"chosen.txt": "\n".join(ids) + "\n"}
    return start(str(say("Drawing the sheet …")), verb, then=back + "&work={id}", back=back, given=given)


def _sentence(told: dict[str, object]) -> Message:
    count = next((value for name in ("labels", "objects") if isinstance(value := told.get(name), int)), 0)
    sheets = told.get("sheets")
    if not isinstance(sheets, int):
        return say_many("{count} object on the list", "{count} objects on the list", count=count)
    return say(
        "{labels} on {sheets}",
        labels=say_many("{count} label", "{count} labels", count=count),
        sheets=say_many("{count} sheet", "{count} sheets", count=sheets),
    )


@require_safe
def labels_pdf(request: HttpRequest, work_id: str) -> FileResponse:  # noqa: ARG001 - Django's call
    """Give the sheets as a PDF, to print."""
    return _made(work_id, "sheet.pdf", "application/pdf")


@require_safe
def labels_picture(request: HttpRequest, work_id: str) -> FileResponse:  # noqa: ARG001 - Django's call
    """Give the first sheet as a picture."""
    return _made(work_id, "sheet.png", "image/png")


def _made(work_id: str, name: str, kind: str) -> FileResponse:
    work = find(work_id)
    path = work.folder / name if work and work.done else None
    if path is None or not path.is_file():
        raise Http404
    stem, _, ending = name.partition(".")
    return FileResponse(path.open("rb"), filename=f"{stem}-{in_use()}.{ending}", content_type=kind)
