"""How is the store walked with paper and pencil: the sheet to print, and what was crossed on it typed in afterwards?"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from reorg.language import Message, in_use, say, say_many
from reorg.museum import UNIT_CONDITIONS, UNIT_VERDICTS, Draft, Museum, Place
from reorg.report import to_html, walk_sheet
from reorg.storage import BY_AISLE
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.procedures.papers import SIZES, made, museum_name
from reorg.web.desk.store.looks import YES_NO, before, drafts_of, look_typed, mark, shelves_of
from reorg.web.desk.store.walk import Asked
from reorg.web.journal.table import TableJournal

A_PAGE = 25
FIELDS = ("fill", "condition", "verdict", "labelled", "unreached", "note")


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Show the sheet of what is left as a page, ready to print."""
    made_ = walk_sheet(Museum(places=now.places()), Asked(request).walk(), name=museum_name(), date=this_day())
    return HttpResponse(to_html(made_), content_type="text/html; charset=utf-8")


@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the sheet as a PDF."""
    asked, size = Asked(request), request.GET.get("paper", SIZES[0])
    verb = ["measure", str(settings.MUSEUM), "--walk", "--paper", size if size in SIZES else SIZES[0]]
    verb += ["--room", asked.room.code] if asked.room else []
    verb += ["--aisles"] if asked.order == BY_AISLE else []
    return made(request, verb, f"walk-{in_use()}.pdf", back=asked.address("walk"))


@require_http_methods(["GET", "POST"])
def type_in(request: HttpRequest) -> HttpResponse:
    """Take what was crossed on a sheet: the units that are left, some at a time, those that say something, in one action."""
    asked = Asked(request)
    problems: list[tuple[str, Message]] = []
    doubted, gone = False, 0
    if request.method == "POST":
        with transaction.atomic():
            drafts, problems, doubted = _taken(request)
            if drafts and not problems:
                TableJournal().append(drafts, who=who(request))
        gone = sum(each not in now.places() for each in request.POST.getlist("unit"))
        if not problems and drafts:
            return _entered(asked, drafts, gone)
        if not problems:
            problems = [("", _lost(gone) if gone else say("Nothing is filled in yet."))]
    walk = asked.walk()
    posted = set(request.POST.getlist("unit"))
    shown = [each for each in walk.stops if each.id in posted or each.id not in walk.done][:A_PAGE]
    rows = [_row(request, each, problems) for each in shown]
    answer = page(
        request, "walk_type.html", "store", rows=rows, problems=problems, doubted=doubted, query=asked.query,
        conditions=list(UNIT_CONDITIONS.items()), verdicts=list(UNIT_VERDICTS.items()), yes_no=list(YES_NO.items()),
        more=len(walk.left) - sum(each.id not in walk.done for each in shown), back=asked.address("walk"),
    )  # fmt: skip
    if problems:
        answer.status_code = 400
    return answer


def _taken(request: HttpRequest) -> tuple[list[Draft], list[tuple[str, Message]], bool]:
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    drafts: list[Draft] = []
    problems: list[tuple[str, Message]] = []
    doubted = False
    for key in dict.fromkeys(request.POST.getlist("unit")):
        unit, end = now.places().get(key), f"-{key}"
        if unit is None or unit.kind != "unit" or not any(typed.get(name + end, "").strip() for name in FIELDS):
            continue
        shelves = shelves_of(now.places(), unit)
        read = look_typed(typed, unit, [], end)
        wrong = read.problems
        doubted |= read.doubted
        if not wrong and typed.get(f"seen{end}") != mark(unit, shelves):
            wrong = [
                say(
                    "{code}: somebody looked at it meanwhile. See what they said; send yours again if it holds.",
                    code=unit.code,
                )
            ]
        problems += [(key, each) for each in wrong]
        drafts += drafts_of(unit, shelves, read.look)
    return drafts, problems, doubted


def _entered(asked: Asked, drafts: list[Draft], gone: int) -> HttpResponse:
    count = sum("walked" in each.data for each in drafts)
    note = say_many("Entered: {count} unit.", "Entered: {count} units.", count=count)
    if gone:
        note = say("{entered} {lost}", entered=note, lost=_lost(gone))
    return leave_note(HttpResponseRedirect(asked.address("walk_type" if asked.walk().left else "walk")), note)


def _lost(gone: int) -> Message:
    return say_many(
        "{count} unit is no longer on the plan: what was typed of it was not entered.",
        "{count} units are no longer on the plan: what was typed of them was not entered.",
        count=gone,
    )


def _row(request: HttpRequest, unit: Place, problems: list[tuple[str, Message]]) -> dict[str, object]:
    shelves = shelves_of(now.places(), unit)
    mine = [each for key, each in problems if key == unit.id]
    return {
        "unit": unit, "room": now.places().around(unit.id, "room"), "seen": mark(unit, shelves), "problems": mine,
        "typed": {name: request.POST.get(f"{name}-{unit.id}", "") for name in FIELDS},
        "before": before(unit, shelves) if mine else None,
    }  # fmt: skip
