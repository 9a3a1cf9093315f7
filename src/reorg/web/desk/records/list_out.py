"""How does a list leave the desk as a file: the rows that were seen, counted and sealed, without what is secret?"""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.language import say
from reorg.museum import FIELDS
from reorg.web.desk import now
from reorg.web.desk.page import page
from reorg.web.desk.records.listing import Asked, choose
from reorg.web.desk.work import find, start

KINDS = {"csv": "objects.csv", "xlsx": "objects.xlsx"}


@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """Begin to write the list that was asked for. Places and values only where they were ticked."""
    kind = request.POST.get("form", "csv")
    if kind not in KINDS:
        raise Http404
    asked = Asked.of(QueryDict(request.POST.get("asked", "")[:4000]))
    chosen = choose(asked, now.places())
    verb = [
        "find",
        str(settings.MUSEUM),
        "--rows",
        "{folder}/rows.json",
        "--output",
        "{folder}/" + KINDS[kind],
        "--json",
    ]
    verb += [f"--{name}" for name in ("places", "values") if request.POST.get(name)]
    back = f"{reverse('objects')}?{asked.address()}"
    rows = (chosen.at.astype("int64") + chosen.columns.base).tolist()
    work = start(
        str(say("Writing the list …")), verb, then=reverse("list_written") + "?work={id}", back=back,
        given={"rows.json": json.dumps(rows)},
    )  # fmt: skip
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@require_safe
def written(request: HttpRequest) -> HttpResponse:
    """Say what was written, and offer it."""
    work = find(request.GET.get("work", ""))
    if work is None or not work.done:
        raise Http404
    told = work.result().get("written", [])
    return page(
        request, "list_written.html", "records", tab="objects", work=work.id, back=work.back,
        written=[each for each in (told if isinstance(told, list) else []) if Path(str(each.get("file"))).suffix[1:] in KINDS],
        secret=[field.label for field in FIELDS.values() if field.secret],
    )  # fmt: skip
