"""Which moves of the plan come next, and which were done? Each one done is entered as a move."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import say, say_many
from reorg.museum import Draft
from reorg.storage import Plan, Step
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.plan.views import newest, steps
from reorg.web.desk.records.objects import who
from reorg.web.journal.table import TableJournal

A_SHEET = 25


@require_http_methods(["GET", "POST"])
def do(request: HttpRequest) -> HttpResponse:
    """Show the next sheet of moves; enter those that were ticked as done."""
    made = newest()
    if request.method == "POST" and made is not None:
        return _done(request)
    left = to_do(made) if made else []
    all_ = sum(bool(step.to) for step in made.moves.steps) if made else 0
    done = all_ - len(left)
    return page(
        request, "do.html", "do", made=made, left=len(left), done=done, steps=steps(left[:A_SHEET]), tick=True,
        share=done / all_ if all_ else 1.0, waiting=_waiting(made, left),
    )  # fmt: skip


def to_do(made: Plan) -> list[Step]:
    """Return the moves that are still to be made: those whose object is not yet where its last move takes it."""
    objects, places = now.museum().objects, now.places()
    where = dict(zip(objects.ids, objects.words("place"), strict=True))
    last = {step.subject: step.to for step in made.moves.steps if step.to}
    here = {subject: where.get(subject, places[subject].place if subject in places else "") for subject in last}
    return [step for step in made.moves.steps if step.to and here.get(step.subject) != last.get(step.subject)]


def _waiting(made: Plan | None, left: list[Step]) -> int:
    return sum(not step.to for step in made.moves.steps[made.moves.waits :]) if made and left else 0


def _done(request: HttpRequest) -> HttpResponse:
    objects, places = now.museum().objects, now.places()
    where = dict(zip(objects.ids, objects.words("place"), strict=True))
    drafts = []
    for ticked in request.POST.getlist("done")[:500]:
        subject, _, to = ticked.partition("|")
        known = subject in where or subject in places
        if known and to in places and where.get(subject) != to:
            facts = {"place": to, "reason": str(say("the plan")), "was": {"place": where.get(subject, "")}}
            drafts.append(Draft("moved", subject, facts))
    response = HttpResponseRedirect(reverse("do"))
    if not drafts:
        return leave_note(
            response,
            say(
                "Nothing was ticked, so nothing was entered. Tick each move that you have made, then send the sheet again."
            ),
        )
    TableJournal().append(drafts, who=who(request))
    return leave_note(response, say_many("{count} move entered.", "{count} moves entered.", count=len(drafts)))
