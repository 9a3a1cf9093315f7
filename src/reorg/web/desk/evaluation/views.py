"""How is the full self-evaluation answered: one area a page, half of it today, several people at once?"""

from __future__ import annotations

import json

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from reorg.assessment import Score
from reorg.language import Message, Text, say, say_many
from reorg.method import Component
from reorg.museum import Draft
from reorg.web.desk import now
from reorg.web.desk.answering import HOW
from reorg.web.desk.asking import this_day
from reorg.web.desk.evaluation.reading import Ask, Asked, asked_of, points_of, progress, result, rooms
from reorg.web.desk.judged import method
from reorg.web.desk.judging import wait
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.photos.of_things import one_after_the_other
from reorg.web.desk.photos.taking import photos_taken, pictures_of
from reorg.web.journal.table import TableJournal


@require_safe
def evaluation(request: HttpRequest) -> HttpResponse:
    """Show how far it is, area by area, what it says so far, and which answers would tell most."""
    if (waits := wait(request)) is not None:
        return waits
    found, answers = result(), now.frame().answers
    far = {each.id: progress(asked_of(points_of(each), answers)) for each in method().components}
    areas = [
        {"component": each, "given": far[each.id][0], "asked": far[each.id][1], "bar": _bar(found.component(each.id))}
        for each in method().components
    ]
    given, asked = (sum(pair[at] for pair in far.values()) for at in (0, 1))
    coming = next((each for each in method().components if far[each.id][0] < far[each.id][1]), None)
    return page(
        request, "evaluation.html", "look", tab="evaluation", found=found, areas=areas, given=given, asked=asked, coming=coming,
        points=len(method().points), rooms=len(rooms()), edition=method().edition,
        dangers=[score for score in found.criteria if score.state == "danger"],
    )  # fmt: skip


def _bar(score: Score) -> dict[str, object]:
    return {"score": score, "low": round(score.low * 100), "wide": round(score.width * 100)}


def _component(area: str) -> Component:
    try:
        return method().component(area)
    except KeyError as unknown:
        raise Http404 from unknown


@require_http_methods(["GET", "POST"])
def area(request: HttpRequest, area: str) -> HttpResponse:
    """Ask the points of one area, or take what was answered: what nobody else answered otherwise meanwhile is entered."""
    component = _component(area)
    if request.method == "POST":
        with transaction.atomic():
            return _take(request, component)
    return _shown(request, component, asked_of(points_of(component), now.frame().answers))


def _take(request: HttpRequest, component: Component) -> HttpResponse:
    asked = asked_of(points_of(component), now.frame().answers)
    by = request.POST.get("by", "").strip()[:100] or who(request)
    drafts: list[Draft] = []
    refused: list[Message] = []
    for ask in (ask for each in asked for ask in each.asks):
        if (draft := _draft(request, ask, by)) is not None:
            drafts.append(draft)
        if f"photo-{ask.name}" in request.FILES:
            taken = photos_taken(request, ask.key, f"photo-{ask.name}")
            drafts += taken.drafts
            refused += taken.refused
    if drafts:
        TableJournal().append(drafts, who=by)
    if any(ask.clash for each in asked for ask in each.asks):
        return _shown(request, component, asked, saved=len(drafts), by=by)
    note = say_many("{count} answer saved.", "{count} answers saved.", count=len(drafts))
    ids = [each.id for each in method().components]
    after = ids[ids.index(component.id) + 1 :]
    goal = reverse("evaluation_area", args=[after[0]]) if after and "next" in request.POST else reverse("evaluation")
    return leave_note(HttpResponseRedirect(goal), one_after_the_other([note, *refused]))


def _draft(request: HttpRequest, ask: Ask, by: str) -> Draft | None:
    """Return what was answered, if it is an answer and a new one; where somebody answered otherwise meanwhile, say so."""
    said = request.POST.get(ask.name, "")
    values = {str(option.value): option.value for option in ask.point.options}
    value = "unknown" if said == "unknown" else values.get(said)
    wanted = values.get(request.POST.get(f"{ask.name}-wanted", ""))
    how = request.POST.get(f"{ask.name}-how", "seen")
    typed = [value, (how if how in HOW else "seen") if value is not None else None, wanted]
    try:
        showed = json.loads(request.POST.get(f"was-{ask.name}", "[]"))
    except ValueError:
        showed = []
    stands = json.loads(ask.was)
    if typed in (showed, stands) or (value is None and wanted is None and not any(showed or [])):
        return None
    if stands != showed:
        ask.clash, ask.clash_by = _words(ask, stands[0]), str(ask.facts.get("by", ""))
        ask.facts = {**ask.facts, "mine": typed}
        return None
    facts: dict[str, object] = {"question": ask.point.id, "version": ask.point.version, "value": value, "how": typed[1]}
    facts |= {"wanted": wanted, "edition": method().edition, "by": by, "on": this_day()}
    facts["was"] = {name: ask.facts.get(name) for name in ("value", "how", "wanted")}
    if ask.room:
        facts["place"] = ask.room.id
    return Draft("answer", ask.key, facts)


def _words(ask: Ask, value: object) -> Text | Message:
    found = next((each for each in ask.point.options if each.value == value), None)
    return found.text if found else say("I don't know") if value == "unknown" else say("nothing")


def _shown(
    request: HttpRequest, component: Component, asked: list[Asked], *, saved: int = 0, by: str = ""
) -> HttpResponse:
    given, total = progress(asked)
    name = who(request)
    clashes = [ask for each in asked for ask in each.asks if ask.clash]
    shown = pictures_of(*(ask.key for each in asked for ask in each.asks))
    return page(
        request, "evaluation_area.html", "look", tab="evaluation", component=component, asked=asked, given=given, total=total,
        hows=HOW.items(), clashes=clashes, saved=saved, by=by or ("" if name == "desk" else name), pictures=shown,
        areas=method().components,
    )  # fmt: skip
