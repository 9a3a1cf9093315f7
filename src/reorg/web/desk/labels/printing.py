"""Where does this computer's printer print, and how is that set right once and for all?"""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, Trouble, say
from reorg.report import labels as printed
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.work import find, start

_ASKED: dict[str, Message] = {
    "left": say("From the left edge of the paper to the upright line of the cross"),
    "top": say("From the top edge to the level line of the cross"),
    "wide": say("Length of the ruler that runs to the right"),
    "tall": say("Length of the ruler that runs down"),
}
_RIGHT = {"left": printed.CROSS, "top": printed.CROSS, "wide": printed.RULER, "tall": printed.RULER}


@require_http_methods(["GET", "POST"])
def printer(request: HttpRequest) -> HttpResponse:
    """Take what was measured on the test page."""
    problem: Message | None = None
    if request.method == "POST":
        done = HttpResponseRedirect(reverse("labels"))
        if "right" in request.POST:
            printed.keep_printer(settings.MUSEUM, printed.Printer())
            return leave_note(done, say("Labels are printed where the sheet says, without any change."))
        try:
            measured = {name: _number(request.POST.get(name, "")) for name in _ASKED}
            printed.keep_printer(settings.MUSEUM, printed.Printer.measured(**measured))
        except Trouble as trouble:
            problem = trouble.message
        else:
            return leave_note(done, say("Remembered. Print the test page again to see that it fits."))
    asked = [(name, label, request.POST.get(name, ""), f"{_RIGHT[name]:g}") for name, label in _ASKED.items()]
    return page(
        request, "label_printer.html", "do", asked=asked, problem=problem, kept=printed.kept_printer(settings.MUSEUM),
        stocks=list(printed.stocks().values()), sheet=request.GET.get("sheet", ""),
    )  # fmt: skip


def _number(text: str) -> float:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError as problem:
        raise Trouble(say("“{said}” is not a measure: write millimetres, such as 63.5.", said=text)) from problem


@require_safe
def test_page(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the page to measure the printer by."""
    if (work := find(request.GET.get("work", ""))) and work.done and (work.folder / "test.pdf").is_file():
        return FileResponse(
            (work.folder / "test.pdf").open("rb"), filename="test-page.pdf", content_type="application/pdf"
        )
    sheet = request.GET.get("sheet", "")
    stock = sheet if sheet in printed.stocks() else "3x7"
    verb = ["labels", str(settings.MUSEUM), "--test-page", "--sheet", stock, "-o", "{folder}/test.pdf"]
    then = reverse("label_test_page") + "?work={id}"
    work = start(str(say("Drawing the sheet …")), verb, then=then, back=reverse("label_printer"))
    return HttpResponseRedirect(reverse("work", args=[work.id]))
