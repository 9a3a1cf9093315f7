"""Which lists of objects does somebody come back to? Questions that were kept, each with how many objects fit today."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import say
from reorg.museum import Draft, identity
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.records.facets import chips
from reorg.web.desk.records.listing import Asked, choose
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

_COUNTED = 30
"""Lists whose objects are counted when they are shown; a museum keeps a handful."""


@require_http_methods(["GET", "POST"])
def worklists(request: HttpRequest) -> HttpResponse:
    """Show the lists that were kept; keep another one, or strike one."""
    if request.method == "POST":
        return _strike(request) if request.POST.get("strike") else _keep(request)
    return _page(request)


def _page(request: HttpRequest, *, problem: object = "", typed: str = "", asked: str = "") -> HttpResponse:
    held, places = _held(), now.places()
    rows: list[dict[str, object]] = []
    for key, facts in held:
        question = Asked.of(QueryDict(str(facts.get("asked", ""))))
        chosen = choose(question, places) if len(rows) < _COUNTED else None
        rows.append(
            {
                "key": key,
                "name": facts.get("name", ""),
                "note": facts.get("note", ""),
                "query": question.address(),
                "chips": [chip.label for chip in chips(question, places)],
                "count": len(chosen) if chosen is not None else None,
                "more": chosen is not None and chosen.more,
            }
        )
    return page(
        request, "worklists.html", "records", tab="objects", rows=rows, problem=problem, typed=typed, asked=asked,
        today=chips(Asked.of(QueryDict(asked)), places) if asked else [],
    )  # fmt: skip


def _held() -> list[tuple[str, dict[str, object]]]:
    rows = (
        (key, json.loads(facts)) for key, facts in Known.objects.filter(kind="worklist").values_list("key", "facts")
    )
    return sorted(
        ((key, facts) for key, facts in rows if not facts.get("struck")),
        key=lambda each: str(each[1].get("name", "")).casefold(),
    )


def _keep(request: HttpRequest) -> HttpResponse:
    name = " ".join(request.POST.get("name", "").split())[:200]
    asked = Asked.of(QueryDict(request.POST.get("asked", "")[:4000])).address()
    taken = next((key for key, facts in _held() if str(facts.get("name", "")).casefold() == name.casefold()), "")
    problem = (
        say("Give the list a name, so that you find it again.") if not name
        else say("A list called {name} is kept already. Choose another name, or take that one off first.", name=name) if taken
        else ""
    )  # fmt: skip
    if problem:
        response = _page(request, problem=problem, typed=name, asked=asked)
        response.status_code = 400
        return response
    # the name is part of who it is: a list that was taken off and is kept again under its name has one history
    TableJournal().append(
        [Draft("worklist", identity("w", name.casefold()), {"name": name, "asked": asked, "struck": None})],
        who=who(request),
    )
    return leave_note(
        HttpResponseRedirect(reverse("worklists")), say("Kept. It shows what fits on the day that you open it.")
    )


def _strike(request: HttpRequest) -> HttpResponse:
    key = request.POST["strike"][:80]
    back = HttpResponseRedirect(reverse("worklists"))
    if key not in {each for each, _ in _held()}:
        return leave_note(back, say("That list is not here any more."))
    TableJournal().append([Draft("worklist", key, {"struck": True})], who=who(request))
    return leave_note(back, say("Taken off. The objects stay as they are."))
