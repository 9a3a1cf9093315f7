"""How is a step of a procedure done: signed, carried out, closed, cancelled, taken back? Each is one action."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from reorg.language import Message, say
from reorg.museum import (
    Case,
    Draft,
    Step,
    cancelled,
    carried,
    refused_cancel,
    refused_signature,
    refused_step,
    signed,
)
from reorg.web.desk.asking import this_day
from reorg.web.desk.page import leave_note, refuse
from reorg.web.desk.person import who
from reorg.web.desk.procedures.entering import Overtaken, also_closed, do, take_back
from reorg.web.desk.procedures.fields import Filled, filled
from reorg.web.desk.procedures.numbers import taken_numbers
from reorg.web.desk.procedures.reading import find
from reorg.web.desk.procedures.showing import shown
from reorg.web.desk.procedures.walk import seen

Enters = Callable[[Case], tuple[list[Message], Sequence[Draft]]]


class _Refused(Exception):
    def __init__(self, problems: list[Message]) -> None:
        super().__init__()
        self.problems = problems


def entered(
    request: HttpRequest, key: str, enters: Enters, *, note: Message, form: Filled | None = None, then: str = ""
) -> HttpResponse:
    """Enter what ``enters`` makes of the procedure; or show its page with everything that speaks against it."""

    def drafts(case: Case) -> Sequence[Draft]:
        problems, found = enters(case)
        if problems:
            raise _Refused(problems)
        return [*found, *also_closed(found, this_day())]

    try:
        do(key, request.POST.get("seen", ""), who(request), drafts)
    except (Overtaken, _Refused) as why:
        case = find(key)
        if case is None:
            raise Http404 from why
        problems = why.problems if isinstance(why, _Refused) else [why.message]
        response = shown(request, case, tuple(dict.fromkeys(problems)), form or Filled(request.POST.dict()))
        response.status_code = 400
        return response
    return leave_note(HttpResponseRedirect(reverse("procedure", args=[key]) + then), note)


@require_POST
def sign(request: HttpRequest, key: str) -> HttpResponse:
    """Sign, as the first or the second person. With the last signature follows what was signed."""
    name = " ".join(request.POST.get("name", "").split())[:100]

    def enters(case: Case) -> tuple[list[Message], Sequence[Draft]]:
        problems = refused_signature(case, name)
        if case.facts.get("signed") and case.procedure.when_signed.numbers:
            problems += taken_numbers([str(each) for each in case.lines.values()])
        return problems, signed(case, name, this_day()) if not problems else []

    return entered(request, key, enters, note=say("Signed by {name}.", name=name))


@require_POST
def step(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Do a step to the objects that were ticked, or to all of them."""
    case = find(key)
    found = case.procedure.step(code) if case else None
    if case is None or found is None:
        raise Http404
    form = filled(found.asks, request.POST.dict())

    def enters(case: Case) -> tuple[list[Message], Sequence[Draft]]:
        each = _each(request, case, found)
        chosen = list(each) if found.each else _chosen(request, case, found)
        problems = [*form.wrong, *refused_step(case, found, chosen, form.values)]
        return problems, [] if problems else carried(case, found, chosen, values=_days(form.values), each=each)

    return entered(request, key, enters, note=say("Entered: {step}.", step=found.label), form=form)


def _days(values: dict[str, object]) -> dict[str, object]:
    return {name: value or (this_day() if name in {"on", "date"} else value) for name, value in values.items()}


def _chosen(request: HttpRequest, case: Case, step: Step) -> list[str]:
    if "all" in request.POST:
        return case.among(step.on) if step.on != "things" else []
    return [name.removeprefix("o-") for name in request.POST if name.startswith("o-")]


def _each(request: HttpRequest, case: Case, step: Step) -> dict[str, dict[str, object]]:
    """Return what was said of single objects, of those of which anything was."""
    told: dict[str, dict[str, object]] = {}
    for key in case.among(step.on) if step.each else ():
        typed = {ask.name: request.POST.get(f"each-{key}-{ask.name}", "") for ask in step.each}
        values = {name: value for name, value in filled(step.each, typed).values.items() if value}
        if values:
            told[key] = values
    return told


@require_POST
def walk(request: HttpRequest, key: str) -> HttpResponse:
    """Enter what was seen on a shelf walk, what was not, and the strangers."""
    case = find(key)
    if case is None or case.procedure.takes != "place":
        raise Http404
    asked = request.GET.get("page", "")
    then = f"?page={asked}" if asked.isdecimal() and asked != "1" else ""
    return entered(request, key, lambda case: seen(request, case), note=say("Entered: what was seen."), then=then)


@require_POST
def close(request: HttpRequest, key: str) -> HttpResponse:
    """Close a procedure, with its result in words."""
    result = request.POST.get("result", "").strip()[:400]

    def enters(case: Case) -> tuple[list[Message], Sequence[Draft]]:
        if case.ended:
            return [say("It is closed. Nothing was entered.")], []
        if case.among("under"):
            return [say("Objects are still under it. Bring them back first.")], []
        said = {"closed": this_day(), **({"result": result} if result else {})}
        return [], [Draft("procedure", case.id, said)]

    return entered(request, key, enters, note=say("Closed."))


@require_POST
def cancel(request: HttpRequest, key: str) -> HttpResponse:
    """Cancel a procedure. It stays in its register, with its number and the reason."""
    reason = request.POST.get("reason", "").strip()[:400]

    def enters(case: Case) -> tuple[list[Message], Sequence[Draft]]:
        problems = refused_cancel(case, reason)
        return problems, [] if problems else cancelled(case, reason)

    return entered(request, key, enters, note=say("Cancelled. Its number is not given again."))


@require_POST
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Take back the newest step. It stays in the history, as taken back."""
    case = find(key)
    if case is None:
        raise Http404
    register = reverse("procedure_register", args=[case.procedure.code.replace(" ", "-")])
    page = reverse("procedure", args=[key])
    try:
        stands = take_back(key, request.POST.get("action", ""), who(request))
    except Overtaken as why:
        return refuse(request, why.message, back=page)
    return leave_note(HttpResponseRedirect(page if stands else register), say("Taken back."))
