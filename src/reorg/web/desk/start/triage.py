"""How does the museum stand, as far as ten minutes and its own people can tell? (Our ten questions.)"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say, say_many
from reorg.method import Ask, Question
from reorg.museum import Draft, identity
from reorg.web.desk import now
from reorg.web.desk.judged import method
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.records.objects import who
from reorg.web.journal.table import TableJournal

HOW: dict[str, Message] = {
    "seen": say("we looked"),
    "measured": say("we measured"),
    "told": say("somebody told us"),
    "guessed": say("we guess"),
}


@require_http_methods(["GET", "POST"])
def triage(request: HttpRequest) -> HttpResponse:
    """Ask the ten questions, or enter the answers."""
    questions = method().questions
    given = now.museum().answers
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


def answer_draft(request: HttpRequest, question: Question | Ask, given: object) -> Draft | None:
    """Return what was answered to ``question`` in a form, if it is an answer and a new one; ``given`` are the old ones."""
    said = request.POST.get(question.id, "")
    if not said:
        return None
    values = {str(option.value): option.value for option in question.options}
    value = "unknown" if said == "unknown" else values.get(said)
    if value is None:
        return None
    how = request.POST.get(f"{question.id}-how", "seen")
    key = identity("a", question.id)
    before = given.get(key, {}) if isinstance(given, dict) else {}
    facts = {"question": question.id, "version": question.version, "value": value, "how": how if how in HOW else "seen"}
    if {name: before.get(name) for name in facts} == facts:
        return None
    return Draft("answer", key, facts)
