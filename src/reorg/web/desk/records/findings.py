"""What is wrong with what is written of the objects, and which rows is it in?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.language import in_use, say
from reorg.web.desk import now
from reorg.web.desk.now import total
from reorg.web.desk.page import page
from reorg.web.desk.records.gathered import gathered
from reorg.web.desk.work import start
from reorg.web.journal.models import Worked

FORM = 2
"""How findings are kept; those of another form are looked for again."""


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """Show what is wrong, worst first; work it out again if something changed since."""
    found, fresh = now.worked("findings")
    spoken = found is not None and (found.get("language"), found.get("form")) == (in_use(), FORM)
    if total() and (found is None or not fresh or not spoken):
        if (work_id := request.GET.get("work")) and _keep(work_id):
            return HttpResponseRedirect(reverse("findings"))
        verb = ["read", str(settings.MUSEUM), "--json", "--desk"]
        title = str(say("Looking through the records …"))
        work = start(title, verb, then=reverse("findings") + "?work={id}", back=reverse("objects"))
        return HttpResponseRedirect(reverse("work", args=[work.id]))
    shown = gathered(found or {})
    return page(request, "findings.html", "records", tab="findings", found=found, shown=shown, total=total())


def _keep(work_id: str) -> bool:
    from reorg.web.desk.work import find

    work = find(work_id)
    if work is None or not work.done:
        return False
    keep_findings(work.result())
    return True


def keep_findings(answer: dict[str, object]) -> None:
    """Keep what a reading of the museum found; the objects behind each finding the worker kept."""
    import json

    data = {
        "findings": answer["findings"],
        "groups": answer.get("groups", []),
        "completeness": answer["completeness"],
        "language": in_use(),
        "form": FORM,
    }
    data["rows"] = answer["rows"]
    Worked.objects.update_or_create(
        name="findings",
        defaults={"heads": json.dumps(answer["heads"], sort_keys=True), "data": json.dumps(data, ensure_ascii=False)},
    )
