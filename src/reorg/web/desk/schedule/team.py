"""Who is in the team, when do they come, and on which days is a room taken or the museum closed? Entered in a minute."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.language import Message, listed, say
from reorg.museum import Ask, Draft, identity
from reorg.report import schedule
from reorg.web.desk import now
from reorg.web.desk.asking import taken
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.tasks.reading import every, library
from reorg.web.journal.models import Known
from reorg.web.journal.table import TableJournal

MOST_COST, LONGEST = 100_000.0, 100
FIRST, LAST = Ask("first", say("First day"), "day"), Ask("last", say("Last day"), "day")
Typed = Mapping[str, object]


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Show the team and what the calendar knows besides."""
    return _team_page(request)


def _team_page(request: HttpRequest, problems: list[Message] | None = None, typed: Typed | None = None) -> HttpResponse:
    crew = the_crew()
    rooms = now.places().of_kind("room")
    response = page(
        request,
        "team.html",
        "plan",
        crew=crew,
        people=[
            (each, _week(each.times), [schedule.SKILLS[name] for name in schedule.SKILLS if name in each.skills])
            for each in crew.members
        ]
        if crew.named
        else [],
        all_skills=len(schedule.SKILLS),
        rooms=rooms,
        booked=[(room, at, first, last) for room in rooms for at, (first, last) in enumerate(room.booked)],
        closed=[(first.isoformat(), last.isoformat()) for first, last in crew.closed],
        problems=problems or [],
        typed=typed or {},
        deadline=crew.deadline.isoformat() if crew.deadline else "",
        form=_fields(None),
        half_day=(typed or {}).get("half_day") or f"{crew.half_day:g}",
    )
    response.status_code = 400 if problems else 200
    return response


@now.kept
def the_crew() -> schedule.Crew:
    """Return the team as it is."""
    frame = now.frame()
    return schedule.crew_of(frame.people, frame.facts, library(), (line.day for task in every() for line in task.log))


def _week(times: schedule.Times) -> Message:
    """Return when somebody comes: Tuesday; Thursday morning."""
    said = []
    for day in range(7):
        halves = [half for half in range(schedule.HALVES) if (day, half) in times]
        if len(halves) == schedule.HALVES:
            said.append(schedule.WEEKDAYS[day])
        elif halves:
            said.append(say("{weekday} {half}", weekday=schedule.WEEKDAYS[day], half=schedule.HALF[halves[0]]))
    return say("{days}", days=listed(said)) if said else say("On no day: nobody can be planned with.")


def _fields(member: schedule.Member | None, typed: Mapping[str, object] | None = None) -> dict[str, object]:
    """Return what a form of one of the team shows: as entered, or as typed."""
    times = member.times if member else frozenset()
    skills = member.skills if member else frozenset(schedule.SKILLS)
    away = [(first.isoformat(), last.isoformat()) for first, last in member.away] if member else []
    values: dict[str, object] = {
        "name": member.name if member else "",
        "cost": f"{member.cost:g}" if member and member.cost else "",
    }
    if typed:
        times, skills = typed["times"], typed["skills"]  # type: ignore[assignment]  # put there by _typed
        values |= {name: typed[name] for name in ("name", "cost")}
        away = typed["away"]  # type: ignore[assignment]  # likewise
    return {
        **values,
        "days": [
            (name, [(f"{day}-{half}", schedule.HALF[half], (day, half) in times) for half in range(schedule.HALVES)])
            for day, name in enumerate(schedule.WEEKDAYS)
        ],
        "skills": [(code, words, code in skills) for code, words in schedule.SKILLS.items()],
        "away": [*away, ("", "")],
        "key": member.id if member else "",
    }


def _typed(request: HttpRequest) -> dict[str, object]:
    pairs = [each.split("-") for each in request.POST.getlist("time")]
    times = frozenset(
        (int(a), int(b)) for a, b in (pair for pair in pairs if len(pair) == 2) if a.isdecimal() and b.isdecimal()
    )
    return {
        "name": request.POST.get("name", "").strip()[:400],
        "cost": request.POST.get("cost", "").strip()[:40],
        "times": schedule.times_of([list(pair) for pair in times]),
        "skills": frozenset(request.POST.getlist("skill")) & set(schedule.SKILLS),
        "away": list(zip(request.POST.getlist("first"), request.POST.getlist("last"), strict=False))[:50],
    }


def _facts(typed: Mapping[str, object]) -> tuple[dict[str, object], list[Message]]:
    """Return what is entered of somebody, and all that is wrong with it."""
    problems: list[Message] = []
    name = str(typed["name"])
    if not name:
        problems.append(say("What is the person called? A first name is enough."))
    if len(name) > LONGEST:
        problems.append(say("That is too long: {most} letters at most.", most=LONGEST))
    if not typed["times"]:
        problems.append(say("On which days does {who} come? Tick at least one half-day.", who=name or "–"))
    cost = _number(str(typed["cost"]) or "0")
    if cost is None or not 0 <= cost <= MOST_COST:
        problems.append(
            say(
                "What does an hour cost? {typed} is no amount. Leave it empty for a volunteer.",
                typed=str(typed["cost"]),
            )
        )
    away = []
    for first, last in typed["away"]:  # type: ignore[attr-defined]  # put there by _typed
        if first.strip() or last.strip():
            span, wrong = _span(first, last or first)
            problems += wrong
            away += [span] if span else []
    facts = {
        "name": name, "times": sorted(map(list, typed["times"])),  # type: ignore[call-overload]  # likewise
        "skills": sorted(typed["skills"]), "away": away, "cost": cost or None,  # type: ignore[call-overload]  # likewise
    }  # fmt: skip
    return facts, problems


def _span(first: str, last: str) -> tuple[list[str] | None, list[Message]]:
    """Return the first and last day that were typed, or what is wrong with them."""
    values, problems = taken((FIRST, LAST), {"first": first, "last": last or first})
    begin, end = values["first"], values["last"]
    if not problems and (begin is None or end is None):
        problems = [say("Say the first day, and the last one if there are more.")]
    if not problems and str(begin) > str(end):
        problems = [say("{last} is before {first}. Which is the first day?", first=str(begin), last=str(end))]
    return (None, problems) if problems else ([str(begin), str(end)], [])


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, key: str = "") -> HttpResponse:
    """Enter somebody, or change what is known of one of the team."""
    member = next((each for each in the_crew().members if each.id == key), None) if key else None
    if key and (member is None or not the_crew().named):
        raise Http404
    typed, problems = None, list[Message]()
    if request.method == "POST":
        typed = _typed(request)
        facts, problems = _facts(typed)
        if not problems:
            about = key or identity("pe", str(typed["name"]), datetime.now(UTC).isoformat())
            TableJournal().append([_draft(about, facts)], who=who(request))
            return leave_note(HttpResponseRedirect(reverse("team")), say("Entered. The schedule follows."))
    response = page(request, "person.html", "plan", member=member, form=_fields(member, typed), problems=problems)
    response.status_code = 400 if problems else 200
    return response


@require_POST
def strike(request: HttpRequest, key: str) -> HttpResponse:
    """Take somebody off the team: what they did stays in the history."""
    if not Known.objects.filter(kind="person", key=key).exists():
        raise Http404
    TableJournal().append([_draft(key, {"struck": True})], who=who(request))
    return leave_note(
        HttpResponseRedirect(reverse("team")), say("Off the team. It can be taken back under “What changed”.")
    )


def _draft(key: str, facts: dict[str, object]) -> Draft:
    known = Known.objects.filter(kind="person", key=key).first()
    before = json.loads(known.facts) if known else {}
    return Draft("person", key, {**facts, "was": {name: before.get(name) for name in facts}})


@require_POST
def booked(request: HttpRequest) -> HttpResponse:
    """Note that others need a room on some days, or that they do not."""
    with transaction.atomic():
        room = now.places().get(request.POST.get("room", ""))
        if room is None or room.kind != "room":
            return _team_page(request, [say("Which room?")], request.POST.dict())
        spans = [list(each) for each in room.booked]
        if "strike" in request.POST:
            spans = [each for each in spans if each != request.POST["strike"].split("/")]
        else:
            span, problems = _span(request.POST.get("first", ""), request.POST.get("last", ""))
            if span is None:
                return _team_page(request, problems, request.POST.dict())
            spans = sorted([*(each for each in spans if each != span), span])
        draft = Draft(
            "place", room.id, {"booked": spans or None, "was": {"booked": [list(each) for each in room.booked] or None}}
        )
        TableJournal().append([draft], who=who(request))
    return leave_note(HttpResponseRedirect(reverse("team")), say("Entered. The schedule follows."))


@require_POST
def calendar(request: HttpRequest) -> HttpResponse:
    """Say on which days nobody works, by when all should be done, how long half a day is."""
    typed = request.POST
    said: dict[str, object] = {}
    problems: list[Message] = []
    crew = the_crew()
    closed = [[first.isoformat(), last.isoformat()] for first, last in crew.closed]
    if "strike" in typed:
        said["closed"] = [each for each in closed if each != typed["strike"].split("/")] or None
    elif "first" in typed:
        span, problems = _span(typed["first"], typed.get("last", ""))
        said["closed"] = sorted([*(each for each in closed if each != span), span]) if span else closed
    if "deadline" in typed:
        values, problems = taken((Ask("deadline", say("Deadline"), "day"),), {"deadline": typed["deadline"]})
        said["deadline"] = values["deadline"]
    if "half_day" in typed:
        hours = _number(typed["half_day"].strip())
        if hours is None or not 0.5 <= hours <= 6:
            problems = [*problems, say("Half a day: from half an hour to 6 hours.")]
        said["half_day"] = hours
    if problems:
        return _team_page(request, problems, typed.dict())
    known = Known.objects.filter(kind="museum").order_by("key").first()
    before = json.loads(known.facts).get("team") if known else None
    facts = {**(before if isinstance(before, dict) else {}), **said}
    facts = {name: value for name, value in facts.items() if value is not None}
    if facts != before:
        draft = Draft("museum", known.key if known else "museum", {"team": facts, "was": {"team": before}})
        TableJournal().append([draft], who=who(request))
    after = reverse("schedule") if typed.get("next") == "schedule" else reverse("team")
    return leave_note(HttpResponseRedirect(after), say("Entered. The schedule follows."))


def _number(typed: str) -> float | None:
    """Return a number as people write it, also 1,5 and Arabic digits; None for what is none."""
    try:
        number = float(typed.replace(",", ".").replace("٫", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None  # not a number is none either
