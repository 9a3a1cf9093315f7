"""Which procedures are there, what does each register hold, and how does one procedure stand?"""

from __future__ import annotations

from secrets import token_hex

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, say, say_many
from reorg.museum import PROCEDURES, STAGES, Case, Procedure, natural, stage
from reorg.web.desk.asking import this_day
from reorg.web.desk.numbers import proposed
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.procedures.entering import begin
from reorg.web.desk.procedures.fields import OBJECTS, THING, Filled, whole_form
from reorg.web.desk.procedures.reading import all_of, code_of, facts_of, find, procedure_called
from reorg.web.desk.procedures.showing import MOST, shown, slug

A_PAGE = 50
_GROUPS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (say("Something comes in"), ("entry", "acquisition", "loan in")),
    (say("Something goes out"), ("loan out", "use", "exit", "deaccession")),
    (say("Something is looked at"), ("inventory", "condition", "loss")),
)
_PRESSES = {name: at for at, name in enumerate(STAGES)}


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Offer all procedures, with what is open and overdue in each."""
    day = this_day()
    groups, overdue = [], list[Case]()
    for title, codes in _GROUPS:
        doors = []
        for code in codes:
            stages = [(case, stage(case, day)) for case in all_of(code)]
            late = [case for case, stands in stages if stands == "overdue"]
            overdue += late
            running = sum(stands not in {"done", "closed", "cancelled"} for _, stands in stages)
            doors.append({"procedure": PROCEDURES[code], "open": running, "late": len(late)})
        groups.append((title, doors))
    overdue.sort(key=lambda case: (str(case.facts.get("until", "")), natural(case.number)))
    sentence = (
        say_many("{count} procedure is overdue.", "{count} procedures are overdue.", count=len(overdue))
        if overdue
        else say("What happens in the museum today?")
    )
    return page(
        request,
        "procedures.html",
        "do",
        groups=groups,
        sentence=sentence,
        overdue=[_row(case, "overdue") for case in overdue[:A_PAGE]],
    )


@require_safe
def register(request: HttpRequest, code: str) -> HttpResponse:
    """Show all procedures of a kind, what presses first."""
    procedure, day = _known(code), this_day()
    rows = [(case, stage(case, day)) for case in all_of(procedure.code)]
    rows.sort(key=lambda row: natural(row[0].number), reverse=True)
    rows.sort(
        key=lambda row: (
            min(_PRESSES[row[1]], _PRESSES["done"]),
            str(row[0].facts.get("until", "")) if row[1] == "overdue" else "",
        )
    )
    asked = request.GET.get("page", "1")
    pages = max(1, -(-len(rows) // A_PAGE))
    at = min(int(asked), pages) if asked.isdecimal() and 0 < len(asked) < 6 and int(asked) else 1
    late = sum(row[1] == "overdue" for row in rows)
    return page(
        request, "procedure_register.html", "do", procedure=procedure,
        rows=[_row(*row) for row in rows[(at - 1) * A_PAGE :][:A_PAGE]],
        count=len(rows), late=late, at=at, pages=pages, dues=procedure.ask("until"), party=procedure.ask("party"),
    )  # fmt: skip


def _row(case: Case, stands: str) -> dict[str, object]:
    objects = case.facts.get("objects")
    return {
        "case": case, "stage": stands, "stands": STAGES[stands], "facts": case.facts,
        "count": len(objects) if isinstance(objects, list) else len(case.things),
        "under": len(case.among("under")), "why": code_of(str(case.facts.get("place", ""))) or str(case.facts.get("purpose", "")),
        "number": case.number,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a procedure."""
    procedure = _known(code)
    if request.method != "POST":
        form = Filled({**_proposed(request, procedure), "once": token_hex(8)})
    else:
        form = whole_form(procedure, request.POST.dict())
        if "more" not in request.POST:
            done = begin(procedure, form, who(request))
            if isinstance(done, str):
                return leave_note(HttpResponseRedirect(reverse("procedure", args=[done])), say("Entered."))
            form.problems = [*form.problems, *done]
        else:
            form.problems, form.beside = [], {}
    return page(
        request, "procedure_form.html", "do", procedure=procedure, **form.parts(procedure.asks),
        problems=form.wrong, rows=form.rows() if procedure.takes in {"things", "either"} else (), things=THING,
        numbers=form.fields((OBJECTS,)) if procedure.takes in {"objects", "either"} else (), heading=procedure.label,
        fold_rows=procedure.takes == "either" and form.only_numbers,
        back=reverse("procedure_register", args=[slug(procedure)]), about=procedure.about, once=form.typed.get("once", "")[:40],
    )  # fmt: skip


def _proposed(request: HttpRequest, procedure: Procedure) -> dict[str, str]:
    """Return what a new form holds already: today, who is at the desk, the objects or the place one comes from."""
    name = who(request)
    typed = {"date": this_day(), "responsible": "" if name == "desk" else name}
    keys = [key for key in request.GET.get("objects", "").split(",") if key][:MOST]
    held = facts_of(keys)
    typed["numbers"] = "\n".join(str(held[key].get("number", "")) for key in keys if key in held)
    typed["place"] = code_of(request.GET.get("place", ""))
    typed |= {
        ask.name: request.GET[ask.name][:400]
        for ask in procedure.asks
        if ask.name in request.GET and ask.name != "place"
    }
    if procedure.ask("number_from"):
        typed["number_from"] = proposed(int(this_day()[:4]))
    return typed


def _known(code: str) -> Procedure:
    procedure = procedure_called(code)
    if procedure is None:
        raise Http404
    return procedure


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show one procedure: what it says, who signed, its objects, and what can be done next."""
    case = find(key)
    if case is None:
        raise Http404
    return shown(request, case)
