"""How is what a procedure says corrected, so that nothing is rubbed out and what was signed is signed again?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, say
from reorg.museum import Ask, Case, corrected, refused, refused_days, signs_again
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.procedures.entering import Overtaken, do
from reorg.web.desk.procedures.fields import OBJECTS, Filled, filled, typed_before
from reorg.web.desk.procedures.numbers import numbered
from reorg.web.desk.procedures.reading import find, mark, named


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change what a procedure says. What was signed is to be signed again; what was there before stays in its history."""
    case = find(key)
    if case is None:
        raise Http404
    procedure, asks = case.procedure, _changeable(case)
    typed = request.POST.dict() if request.method == "POST" else typed_before(case)
    form = filled(asks, typed) if request.method == "POST" else Filled(typed)
    if request.method == "POST":
        done = _changed(request, case, form)
        if isinstance(done, HttpResponse):
            return done
        form.problems = done
    signed = bool(case.facts.get("signed")) and procedure.signatures > 1
    return page(
        request, "procedure_form.html", "do", procedure=procedure, **form.parts(asks), problems=form.wrong,
        numbers=form.fields((OBJECTS,)) if _may_name(case) else (), heading=say("Change {number}", number=case.number),
        back=reverse("procedure", args=[key]), seen=typed.get("seen", mark(case)), about=(
            say("It is signed. If you change it, it is to be signed again.") if signed
            else say("What is there now stays in its history.")
        ),
    )  # fmt: skip


def _changeable(case: Case) -> list[Ask]:
    """Return the fields that can still be changed: not those that did something to objects when it began."""
    procedure, acted = case.procedure, set[str]()
    if procedure.takes == "place" or any(each.goes == "put" for each in procedure.opened.values()):
        acted.add("place")
    if len(procedure.opened) > 1:
        acted |= {"way", "condition"}
    if case.signed:
        acted.add("number_from")
    return [ask for ask in procedure.asks if ask.name not in acted]


def _may_name(case: Case) -> bool:
    """Whether other objects can still be named: nothing was signed, and nothing happened to any."""
    untouched = not case.facts.get("countersigned") and not case.went and not case.lines
    return case.procedure.takes == "objects" and len(case.procedure.opened) == 1 and untouched


def _changed(request: HttpRequest, case: Case, form: Filled) -> HttpResponse | list[Message]:
    """Enter what was changed; or return everything that speaks against it."""
    values = _values(case, form)
    problems = refused_days({**case.facts, **values})
    if _may_name(case):
        objects, wrong = named(form.typed.get("numbers", ""))
        values["objects"] = list(objects)
        problems = [*wrong, *refused(case.procedure, {**case.facts, **values}, objects=objects, things=())]
    if problems or form.wrong:
        return list(dict.fromkeys([*form.wrong, *problems]))
    changed = {name: value for name, value in values.items() if (value or None) != case.facts.get(name)}
    back = HttpResponseRedirect(reverse("procedure", args=[case.id]))
    if not changed:
        return leave_note(back, say("Nothing was changed."))
    try:
        do(case.id, request.POST.get("seen", ""), who(request), lambda seen: corrected(seen, changed))
    except Overtaken as overtaken:
        return [overtaken.message]
    again = signs_again(case, changed)
    note = say("Saved. It is to be signed again.") if again else say("Saved. What was there before is in the history.")
    return leave_note(back, note)


def _values(case: Case, form: Filled) -> dict[str, object]:
    """Return what was typed, with the numbers set aside anew if another first one was written."""
    values = dict(form.values)
    first = str(values.pop("number_from", None) or "")
    if first and first not in case.numbers[:1]:
        numbers, wrong = numbered(first, max(1, len(case.objects)))
        form.beside |= {"number_from": wrong} if wrong else {}
        values["lines"] = dict(zip(case.objects, numbers, strict=False))
    return values
