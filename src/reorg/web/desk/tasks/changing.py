"""How is a task taken on, worked on, finished or given up? One action each, refused if somebody changed it meanwhile."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reorg.assessment import tasks
from reorg.language import Message, say, say_many
from reorg.museum import Draft
from reorg.web.desk.asking import this_day
from reorg.web.desk.judging import wait
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.tasks.reading import every, find, library, mark, the_board
from reorg.web.desk.tasks.views import task_page
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

_LOG = ("day", "people", "hours", "things", "note", "by")


def _to(key: str, note: Message) -> HttpResponse:
    return leave_note(HttpResponseRedirect(reverse("task", args=[key])), note)


@require_POST
def take(request: HttpRequest, key: str) -> HttpResponse:
    """Take a task of the library on: "we do this"."""
    if library().find(key) is None:
        raise Http404
    if wait(request) is not None:  # nobody has worked a large museum out: the task's page waits for it
        return HttpResponseRedirect(reverse("task", args=[key]))
    responsible = request.POST.get("responsible", "").strip()[:100]
    with transaction.atomic():
        held = [task for task in every() if task.library == key]
        going = next((task for task in held if not task.ended_now), None)
        found = the_board().find(key)
        if going is None and isinstance(found, tasks.Proposed):
            if request.POST.get("needed") and not found.needed:
                return leave_note(
                    HttpResponseRedirect(reverse("tasks")), say("Nothing is left of that: it is not needed any more.")
                )
            draft = tasks.take_draft(
                found.task, round_=len(held) + 1, count=found.count, day=this_day(), responsible=responsible
            )
            TableJournal().append([draft], who=who(request))
            return _to(draft.about, say("Taken on. Print the card, and note your work here."))
    assert going is not None, "a task of the library is proposed, or goes on"
    name = going.responsible or say("somebody")
    return _to(going.id, say("This is taken on already: {who}. Nothing was entered twice.", who=name))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a task of one's own."""
    typed = {name: request.POST.get(name, "").strip()[:2000] for name in ("title", "count", "days", "responsible")}
    problems: list[Message] = []
    if request.method == "POST":
        count, days = _number(typed["count"] or "0"), _number(typed["days"] or "0")
        whole = int(count) if count is not None and count.is_integer() else None
        problems = tasks.refused_own(typed["title"], whole, days)
        if not problems:
            draft = tasks.own_draft(
                typed["title"], count=whole or 0, days=days or 0.0, day=this_day(), responsible=typed["responsible"][:100],
                on=_second(),
            )  # fmt: skip
            TableJournal().append([draft], who=who(request))
            return _to(draft.about, say("Entered."))
    response = page(request, "task_new.html", "plan", typed=typed, problems=problems)
    response.status_code = 400 if problems else 200
    return response


@require_POST
def team(request: HttpRequest) -> HttpResponse:
    """Say how many people come, on how many days a week."""
    people, days = _number(request.POST.get("people", "")), _number(request.POST.get("days", ""))
    if people is None or not people.is_integer() or not 1 <= people <= 99 or days is None or not 0 < days <= 7:
        note = say("Not entered. From 1 to 99 people, and at most 7 days a week.")
        return leave_note(HttpResponseRedirect(reverse("tasks")), note)
    known = Known.objects.filter(kind="museum").order_by("key").first()
    before = json.loads(known.facts).get("team") if known else None
    kept = before if isinstance(before, dict) else {}  # the calendar's part of it: closed days, the deadline
    facts = {**kept, "people": int(people), "days_a_week": days}
    if before != facts:
        draft = Draft("museum", known.key if known else "museum", {"team": facts, "was": {"team": before}})
        TableJournal().append([draft], who=who(request))
    return leave_note(HttpResponseRedirect(reverse("tasks")), say("The weeks are reckoned with your team now."))


@require_POST
def log(request: HttpRequest, key: str) -> HttpResponse:
    """Note work on a task: day, people, hours, things done."""
    typed = {name: request.POST.get(name, "").strip()[:2000] for name in _LOG}
    with transaction.atomic():
        task = _known(key)
        session, problems = _session(task, typed, typed["by"][:100] or who(request))
        problems += tasks.refused_session(session, this_day()) if not problems else []
        doubt = tasks.doubted_session(session, task) if not problems and "believe" not in request.POST else None
        if task.ended_now:
            problems = [say("Somebody ended this task meanwhile. Take it up again first, if it goes on.")]
        elif not problems and doubt is None:
            TableJournal().append(tasks.session_drafts(task, session), who=who(request))
            note = say_many(
                "Noted: {count} thing.", "Noted: {count} things.", count=session.things or 0
            ) if session.things else say("Noted.")  # fmt: skip
            return _to(key, note)
    if wait(request) is not None:
        return _to(key, next(iter(problems), doubt or say("Nothing was entered.")))
    return task_page(request, key, typed, problems or ([doubt] if doubt else []), doubt=bool(doubt))


def _session(task: tasks.Task, typed: dict[str, str], by: str) -> tuple[tasks.Session, list[Message]]:
    problems: list[Message] = []
    people, hours = _number(typed["people"]), _number(typed["hours"])
    things = _number(typed["things"]) if typed["things"] else None
    if people is None or not people.is_integer():
        problems.append(say("How many people worked? {typed} is no whole number.", typed=typed["people"][:40] or "–"))
    if hours is None:
        problems.append(say("How many hours? {typed} is no number.", typed=typed["hours"][:40] or "–"))
    if typed["things"] and (things is None or not things.is_integer()):
        problems.append(say("How many things? {typed} is no whole number.", typed=typed["things"][:40]))
    return tasks.Session(
        "", task.id, typed["day"][:40], int(people or 0) if not problems else 0, hours or 0.0,
        None if things is None or problems else int(things), typed["note"], by, _second(),
    ), problems  # fmt: skip


@require_POST
def strike(request: HttpRequest, key: str, line: str) -> HttpResponse:
    """Strike a line of the log: it stays in the history."""
    task = _known(key)
    if all(each.key != line for each in task.log):
        return _to(key, say("That line is struck already."))
    TableJournal().append([Draft("task", line, {"struck": True, "was": {"struck": None}})], who=who(request))
    return _to(key, say("Struck. It can be taken back under “What changed”."))


@require_POST
def state(request: HttpRequest, key: str) -> HttpResponse:
    """Say that a task is done or given up, or take it up again; or say who is responsible."""
    wanted, reason = request.POST.get("state", ""), request.POST.get("reason", "").strip()[:400]
    with transaction.atomic():
        task = _known(key)
        if request.POST.get("seen") != mark(task):
            return _to(key, say("Somebody changed this task meanwhile. Nothing was entered: look at it first."))
        facts: dict[str, object]
        match wanted:
            case tasks.DONE:
                facts, note = {"state": tasks.DONE, "ended": this_day()}, say("Done.")
            case tasks.LEFT:
                facts = {"state": tasks.LEFT, "ended": this_day(), "reason": reason or None}
                note = say("Given up. It stays on record.")
            case tasks.BEGUN:
                facts = {"state": tasks.BEGUN, "begun": task.begun or this_day(), "ended": None, "reason": None}
                note = say("It goes on.")
            case _:
                facts = {"responsible": request.POST.get("responsible", "").strip()[:100] or None}
                note = say("Entered.")
        if wanted in {"", tasks.BEGUN} or not task.ended_now:
            TableJournal().append([tasks.changed_draft(task, facts)], who=who(request))
    return _to(key, note)


def _known(key: str) -> tasks.Task:
    task = find(key)
    if task is None:
        raise Http404
    return task


def _second() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _number(typed: str) -> float | None:
    """Return a number as people write it, also 1,5 and Arabic digits; None for what is none."""
    try:
        number = float(typed.strip().replace(",", ".").replace("٫", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None  # not a number is none either
