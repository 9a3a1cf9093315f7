"""What is out, who has it, what should be back; and how is it said that it came back?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.language import Message, listed, say, say_many
from reorg.museum import Ask, Draft, Facts, Places, back, is_out
from reorg.storage import moved_drafts
from reorg.web.desk import now
from reorg.web.desk.asking import taken, this_day
from reorg.web.desk.do.asked import journal_end
from reorg.web.desk.do.register import PAGE, Out, what_is_out, with_moves
from reorg.web.desk.finding import facts_of
from reorg.web.desk.links import link_to
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.journal.models import EntryRow
from reorg.web.journal.table import TableJournal

ASKS = (Ask("received_by", say("Received by"), needed=True), Ask("on", say("Day of the return"), "day"))


@require_http_methods(["GET", "POST"])
def out(request: HttpRequest) -> HttpResponse:
    """List what is out, overdue first; enter what is back."""
    problems: list[Message] = []
    if request.method == "POST":
        answer, problems = _returned(request)
        if answer is not None:
            return answer
    today = this_day()
    found = what_is_out()
    late = sum(bool(each.due) and each.due < today for each in found)
    pages = max(1, -(-len(found) // PAGE))
    asked = request.GET.get("page", "1")
    at = min(max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1, pages)
    shown = with_moves(found[(at - 1) * PAGE : at * PAGE])
    response = page(
        request, "out.html", "do", rows=[_row(each, now.places(), today) for each in shown], count=len(found), late=late,
        at=at, pages=pages, problems=problems, ticked=request.POST.getlist("thing"), typed=request.POST,
        sentence=_sentence(len(found), late), looked=journal_end(), today=today,
    )  # fmt: skip
    if problems:
        response.status_code = 400
    return response


def _sentence(count: int, late: int) -> Message:
    if not count:
        return say("Nothing is out")
    things = say_many("{count} thing is out", "{count} things are out", count=count)
    if not late:
        return say("{things}.", things=things)
    return say("{things}; {late} should be back.", things=things, late=late)


def _row(each: Out, places: Places, today: str) -> dict[str, object]:
    procedure = str(each.facts.get("procedure", ""))
    return {
        "out": each,
        "to": places.get(str(each.facts.get("place", ""))),
        "elsewhere": each.facts.get("elsewhere", ""),
        "home": places.get(str(each.facts.get("usual_place", ""))),
        "since": each.move.on if each.move else "",
        "late": bool(each.due) and each.due < today,
        "procedure": link_to("procedure", procedure) if procedure else "",
        "by_procedure": bool(procedure),
    }


def _returned(request: HttpRequest) -> tuple[HttpResponse | None, list[Message]]:
    """Enter that the ticked things are back at their usual places; or return what is wrong."""
    values, problems = taken(ASKS, request.POST)
    told, places = facts_of(request.POST.getlist("thing")), now.places()
    today, on = this_day(), str(values["on"] or "")
    if on > today:
        problems.append(say("Day of the return: {day} has not come yet.", day=on))
    problems = [*_cannot(told, places), *problems]
    if not problems and _changed(request, list(told)):
        problems.append(say("Somebody entered something about these since you looked. Look again, then tick."))
    if problems:
        return None, problems
    drafts: list[Draft] = []
    reason = request.POST.get("reason", "").strip()[:400]
    for key, facts in told.items():
        state = "" if facts.get("state") == "lent" else None
        move = back(facts, received_by=str(values["received_by"]), reason=reason, state=state)
        drafts += moved_drafts(replace(move, on=on if on != today else ""), [(key, facts)], places)
    act = TableJournal().append(drafts, who=who(request))
    note = say_many("{count} thing is back in its place.", "{count} things are back in their places.", count=len(told))
    return leave_note(HttpResponseRedirect(reverse("movement", args=[act.device, act.first])), note), []


def _cannot(told: Mapping[str, Facts], places: Places) -> list[Message]:
    """Return why these things cannot come back here and now."""
    if not told:
        return [say("Tick what is back.")]
    problems = []
    if not_out := [_label(key, facts) for key, facts in told.items() if not is_out(facts)]:
        problems.append(
            say_many(
                "{count} is not out, so it cannot come back: {numbers}.",
                "{count} are not out, so they cannot come back: {numbers}.",
                count=len(not_out), numbers=listed(not_out, 5),
            )
        )  # fmt: skip
    homes = {key: back(facts, received_by="").to for key, facts in told.items()}
    if homeless := [_label(key, told[key]) for key, to in homes.items() if to not in places]:
        problems.append(
            say(
                "Nobody wrote down where these belong: {numbers}. Move them to a place instead.",
                numbers=listed(homeless, 5),
            )
        )
    by_procedure = [
        _label(key, facts)
        for key, facts in told.items()
        if facts.get("procedure") and link_to("procedure", str(facts["procedure"]))
    ]
    if by_procedure:
        problems.append(
            say(
                "These went out by a procedure; enter there that they are back: {numbers}.",
                numbers=listed(by_procedure, 5),
            )
        )
    return problems


def _label(key: str, facts: Facts) -> str:
    return str(facts.get("number") or facts.get("code") or key)


def _changed(request: HttpRequest, ids: Sequence[str]) -> bool:
    looked = request.POST.get("looked", "")
    if not looked.isdecimal() or len(looked) > 15:
        return False
    return EntryRow.objects.filter(id__gt=int(looked), about__in=ids).exists()
