"""How is one object moved from its own page? (The list: list_page; one object: reorg.web.desk.records.one.)"""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import say
from reorg.museum import Move, moved
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, refuse
from reorg.web.desk.person import who
from reorg.web.journal.models import Holding
from reorg.web.journal.table import TableJournal

__all__ = ["move", "who"]  # who is at the desk is asked here by all who enter something


@require_http_methods(["POST"])
def move(request: HttpRequest, key: str) -> HttpResponse:
    """Move an object to the place whose code was typed."""
    holding, back = Holding.objects.filter(key=key).first(), reverse("object", args=[key])
    if holding is None:
        raise Http404
    code, places = request.POST.get("to", "").strip(), now.places()
    found = places.called(code) if code else []
    if len(found) != 1:
        sentence = (
            say("There is no place with the code {code}. Nothing was moved.", code=code)
            if not found
            else say("Several places have the code {code}. Nothing was moved; give them codes of their own.", code=code)
        )
        return refuse(request, sentence, back=back)
    reason = request.POST.get("reason", "").strip()[:400]
    drafts = moved(Move(to=found[0].id, reason=reason), [(key, json.loads(holding.facts))])
    TableJournal().append(drafts, who=who(request))
    return leave_note(HttpResponseRedirect(back), say("Moved to {place}.", place=found[0].label))
