"""How does the museum stand, as far as ten minutes and its own people can tell? (Our ten questions.)"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import say_many
from reorg.museum import identity
from reorg.web.desk import now
from reorg.web.desk.answering import HOW, answer_draft
from reorg.web.desk.judged import method
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.records.objects import who
from reorg.web.journal.table import TableJournal


@require_http_methods(["GET", "POST"])
def triage(request: HttpRequest) -> HttpResponse:
    """Ask the ten questions, or enter the answers."""
    questions = method().questions
    given = now.frame().answers
    if request.method == "POST":
        drafts = [draft for question in questions if (draft := answer_draft(request, question, given))]
        if drafts:
            TableJournal().append(drafts, who=who(request))
        known = say_many("{count} answer saved.", "{count} answers saved.", count=len(drafts))
        return leave_note(HttpResponseRedirect(reverse("look")), known)
    asked = [
        {"question": question, "given": (answer := given.get(identity("a", question.id), {})).get("value"),
         "how": answer.get("how", "seen")}
        for question in questions
    ]  # fmt: skip
    return page(request, "triage.html", "look", tab="triage", asked=asked, hows=HOW.items())
