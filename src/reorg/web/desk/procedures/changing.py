"""How is what a procedure says corrected, so that nothing is rubbed out and what was signed is signed again?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say
from reorg.museum import Ask, Case, Draft, refused
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.procedures.entering import Overtaken, do
from reorg.web.desk.procedures.fields import Filled, filled, typed_before
from reorg.web.desk.procedures.numbers import numbered
from reorg.web.desk.procedures.reading import find, mark


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change what a procedure says. What was signed is to be signed again; what was there before stays in its history."""
    case = find(key)
    if case is None:
        raise Http404
    procedure = case.procedure
    asks = _changeable(case)
    back = reverse("procedure", args=[key])
    typed = request.POST.dict() if request.method == "POST" else typed_before(case)
    form = filled(asks, typed) if request.method == "POST" else Filled(typed)
    if request.method == "POST":
        done = _changed(request, case, form)
        if isinstance(done, HttpResponse):
            return done
        form.problems = done
    signed = bool(case.facts.get("signed")) and procedure.signatures > 1
    return page(
        request, "procedure_form.html", "do", procedure=procedure, fields=form.fields(asks), problems=form.wrong,
        heading=say("Change {number}", number=case.number), back=back, seen=typed.get("seen", mark(case)), about=(
            say("It is signed. If you change it, it is to be signed again.") if signed
            else say("What is there now stays in its history.")
        ),
    )  # fmt: skip


def _changeable(case: Case) -> list[Ask]:
    """Return the fields that can still be changed: not those that did something to objects when it began."""
    procedure = case.procedure
    acted = (
        {"place"}
        if any(each.goes == "put" for each in procedure.opened.values()) or procedure.takes == "place"
        else set()
    )
    acted |= {"way", "condition"} if len(procedure.opened) > 1 else set()
    acted |= {"number_from"} if case.signed else set()
    return [ask for ask in procedure.asks if ask.name not in acted]


def _changed(request: HttpRequest, case: Case, form: Filled) -> HttpResponse | list[Message]:
    values = dict(form.values)
    if first := values.pop("number_from", None):
        numbers, wrong = numbered(str(first), max(1, len(case.objects)))
        if str(first) != str(next(iter(case.lines.values()), "")):
            form.beside |= {"number_from": wrong} if wrong else {}
            values["lines"] = dict(zip(case.objects, numbers, strict=False))
    after = {**case.facts, **values}
    problems = (
        []
        if case.signed
        else refused(case.procedure, after, objects=case.objects, things=case.things or [{}] * (not case.objects))
    )
    if case.signed:
        problems = refused(case.procedure, after, objects={}, things=[{"name": "?"}])
        problems = [each for each in problems if each.values.get("first")]
    if case.procedure.takes == "place":
        problems = [each for each in problems if each.values.get("first")]
    if problems or form.wrong:
        return [*form.wrong, *problems]
    changed = {name: value for name, value in values.items() if (value or None) != case.facts.get(name)}
    back = HttpResponseRedirect(reverse("procedure", args=[case.id]))
    if not changed:
        return leave_note(back, say("Nothing was changed."))
    again = case.procedure.signatures > 1 and bool(case.facts.get("signed"))
    unsigned = dict.fromkeys(("signed", "signed_on", "countersigned", "countersigned_on")) if again else {}
    was = {name: case.facts.get(name) for name in changed}
    draft = Draft("procedure", case.id, {**changed, **unsigned, "was": was})
    try:
        do(case.id, request.POST.get("seen", ""), who(request), lambda _: [draft])
    except Overtaken as overtaken:
        return [overtaken.message]
    return leave_note(
        back,
        say("Saved. It is to be signed again.") if again else say("Saved. What was there before is in the history."),
    )
