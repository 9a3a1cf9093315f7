"""The record of an object on one sheet of paper, as the police ask for it (Object ID): written by a process of its own."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import in_use, say
from reorg.web.desk.work import find, start
from reorg.web.journal.models import Holding


@require_safe
def object_sheet(request: HttpRequest, key: str) -> HttpResponse | FileResponse:
    """Give the sheet as a PDF; places and values stay in the house."""
    held = Holding.objects.filter(key=key).first()
    if held is None:
        raise Http404
    if (work := find(request.GET.get("work", ""))) and work.done and work.verb[2:3] == [key]:
        name = f"record-{''.join(sign if sign.isalnum() else '-' for sign in held.number)[:60]}-{in_use()}.pdf"
        return FileResponse((work.folder / "sheet.pdf").open("rb"), filename=name, content_type="application/pdf")
    verb = ["sheet", str(settings.MUSEUM), key, "-o", "{folder}/sheet.pdf"]
    title = str(say("Writing the sheet of {number} …", number=held.number or "–"))
    then = reverse("object_sheet", args=[key]) + "?work={id}"
    work = start(title, verb, then=then, back=reverse("object", args=[key]))
    return HttpResponseRedirect(reverse("work", args=[work.id]))
