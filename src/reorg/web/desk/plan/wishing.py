"""What does the museum want of its plans? A list of wishes with their contradictions, and the forms that make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.language import Message, say
from reorg.storage import Wish, wishes
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.plan.kept import carried
from reorg.web.desk.plan.wished import (
    all_wishes,
    categories,
    changed_since,
    meant,
    museum_with,
    place_meant,
    shown,
    subject,
)
from reorg.web.journal.table import TableJournal

_TYPED = ("of", "category", "rule", "place", "place_key", "reason", "by", "thing")
RULES: Mapping[str, Mapping[str, Message]] = {
    wishes.OBJECT: {
        "stay": say("It stays where it is"), "there": say("It goes to a place"), "not": say("It does not go to a place"),
    },
    wishes.BOX: {
        "stay": say("It stays where it is"), "there": say("It goes to a place"), "not": say("It does not go to a place"),
    },
    wishes.UNIT: {"stay": say("Keep this unit as it is: nothing leaves it, nothing comes")},
    wishes.CATEGORY: {
        "there": say("These stand together in one place"), "first": say("These get places before all others"),
        "not": say("None of these goes to a place"), "stay": say("These stay where they are"),
    },
}  # fmt: skip
"""How each rule is said in the form, by what it is about."""


@require_safe
def wish_list(request: HttpRequest) -> HttpResponse:
    """Show all wishes, and everything that contradicts, at once."""
    some = all_wishes()
    museum = museum_with(some)
    found = wishes.clashes(museum, some)
    told = {wish.id: wishes.told(museum, wish) for wish in some}
    made = carried()
    return page(
        request, "wishes.html", "plan", wishes=shown(some, museum, found), places=now.places(),
        clashes=[(each, [(wish, told[wish]) for wish in each.wishes]) for each in found],
        changed=changed_since(made) if made else 0, made=made is not None,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def new_wish(request: HttpRequest) -> HttpResponse:
    """Ask what is wished for a thing or a category, tell what speaks against it, and enter it."""
    said = request.POST if request.method == "POST" else request.GET
    typed = {name: said.get(name, "").strip()[:400] for name in _TYPED}
    if request.method == "POST" and not typed["of"] and not typed["category"]:
        return _begin(request, typed)
    kind, about = subject(typed["of"], typed["category"])
    if not kind:
        lost = [say("What this was about is not here.")] if typed["of"] or typed["category"] else []
        return _ask_subject(request, typed, lost)
    if typed["rule"] not in RULES[kind]:
        typed["rule"] = next(iter(RULES[kind])) if request.method == "GET" or kind == wishes.UNIT else ""
    if request.method == "GET":
        return _form(request, kind, about, typed)
    return _entered(request, kind, about, typed)


def _begin(request: HttpRequest, typed: dict[str, str]) -> HttpResponse:
    """Find what somebody named, and go on with it."""
    thing, problem = meant(typed["thing"])
    if thing is None or problem is not None:
        return _ask_subject(request, typed, [problem] if problem else [])
    if not subject(thing.id, "")[0]:
        return _ask_subject(request, typed, [say("Only objects, boxes and units can be wished for here.")])
    return HttpResponseRedirect(f"{reverse('new_wish')}?{urlencode({'of': thing.id})}")


def _ask_subject(request: HttpRequest, typed: Mapping[str, str], problems: Sequence[Message]) -> HttpResponse:
    response = page(request, "wish_subject.html", "plan", typed=typed, problems=problems, categories=categories())
    response.status_code = 400 if problems else 200
    return response


def _form(
    request: HttpRequest, kind: str, about: Mapping[str, object], typed: Mapping[str, str],
    problems: Sequence[Message] = (), others: Sequence[tuple[str, Message]] = (),
) -> HttpResponse:  # fmt: skip
    places, name = now.places(), who(request)
    key = typed["place"] if typed["place"] in places else typed["place_key"]
    shown_place = places[key].code if typed["place"] in places else typed["place"]
    response = page(
        request, "wish_new.html", "plan", about=about, rules=RULES[kind].items(), kind=kind, problems=problems,
        others=others, typed={**typed, "place": shown_place, "place_key": key}, me="" if name == "desk" else name,
        takes_place=any(rule in wishes.WITH_PLACE for rule in RULES[kind]),
    )  # fmt: skip
    response.status_code = 400 if problems else 200
    return response


def _entered(request: HttpRequest, kind: str, about: Mapping[str, object], typed: Mapping[str, str]) -> HttpResponse:
    problems: list[Message] = []
    place = None
    if not typed["rule"]:
        problems.append(say("Say what is wished."))
    elif typed["rule"] in wishes.WITH_PLACE:
        given = now.places().get(typed["place_key"])
        place, problem = (given, None) if given and given.code == typed["place"] else place_meant(typed["place"])
        problems += [problem] if problem else []
    if problems:
        return _form(request, kind, about, typed, problems)
    wish = Wish(
        "new", typed["rule"], of=typed["of"], category=typed["category"], place=place.id if place else "",
        reason=typed["reason"], by=typed["by"][:100] or who(request), on=this_day(),
    )  # fmt: skip
    with transaction.atomic():
        before = all_wishes()
        if any(wish.same_as(each) for each in before):
            note = say("That is wished already. Nothing was entered twice.")
            return leave_note(HttpResponseRedirect(reverse("wishes")), note)
        museum = museum_with([*before, wish])
        against = [each for each in wishes.clashes(museum, [*before, wish]) if wish.id in each.wishes]
        others = {each for clash in against for each in clash.wishes} - {wish.id}
        alone = any(len(clash.wishes) == 1 for clash in against)
        if against and (alone or "instead" not in request.POST):
            told = {each.id: wishes.told(museum, each) for each in before}
            replaced = [(key, told[key]) for key in sorted(others)] if not alone else []
            return _form(request, kind, about, typed, [each.message for each in against], replaced)
        struck = [wishes.strike_draft(each) for each in before if each.id in others]
        TableJournal().append([wishes.wish_draft(wish, at=_moment()), *struck], who=who(request))
    note = say("Entered: {wish} Make a new plan to see what it changes.", wish=wishes.told(museum, wish))
    return leave_note(HttpResponseRedirect(reverse("wishes")), note)


@require_POST
def strike_wish(request: HttpRequest, key: str) -> HttpResponse:
    """Strike a wish: it no longer holds."""
    wish = next((each for each in all_wishes() if each.id == key), None)
    response = HttpResponseRedirect(reverse("wishes"))
    if wish is None:
        return leave_note(response, say("That wish is struck already."))
    TableJournal().append([wishes.strike_draft(wish)], who=who(request))
    return leave_note(response, say("Struck. It can be taken back under “What changed”."))


@require_http_methods(["GET", "POST"])
def swap(request: HttpRequest) -> HttpResponse:
    """Ask which two things of the plan are to change places, and enter it as two wishes."""
    said = request.POST if request.method == "POST" else request.GET
    typed = {name: said.get(name, "").strip()[:200] for name in ("one", "other")}
    made = carried()
    if made is None:
        return leave_note(HttpResponseRedirect(reverse("plan")), say("Make a plan first."))
    where = {**made.placements, **made.boxes}
    things, problems = [], []
    for name in ("one", "other"):
        thing, problem = meant(typed[name]) if typed[name] or request.method == "POST" else (None, None)
        things.append(thing)
        problems += [problem] if problem else []
        if thing is not None and thing.id not in where:
            problems.append(say("{thing} has no place in the plan.", thing=thing.label))
    both = [each for each in things if each is not None and each.id in where]
    if len(both) == 2:
        if where[both[0].id] == where[both[1].id]:
            problems.append(say("Both go to the same shelf already."))
        elif request.method == "POST" and not problems:
            return _swapped(request, [(both[0].id, where[both[1].id]), (both[1].id, where[both[0].id])], typed)
    return _swap_page(request, typed, problems if request.method == "POST" else [])


def _swapped(request: HttpRequest, pairs: Sequence[tuple[str, str]], typed: Mapping[str, str]) -> HttpResponse:
    """Enter both wishes, in place of older ones about the same two things; or say why they cannot change places."""
    by, on = who(request), this_day()
    wanted = [Wish(f"new {at}", wishes.THERE, of=of, place=place, by=by, on=on, reason=str(say("changed places by hand")))
              for at, (of, place) in enumerate(pairs)]  # fmt: skip
    with transaction.atomic():
        before = all_wishes()
        older = [each for each in before if each.of in {of for of, _ in pairs}]
        left = [each for each in before if each not in older]
        new = {each.id for each in wanted}
        museum = museum_with([*left, *wanted])
        against = [each for each in wishes.clashes(museum, [*left, *wanted]) if new & set(each.wishes)]
        if against:
            return _swap_page(request, typed, [each.message for each in against])
        drafts = [wishes.wish_draft(each, at=_moment()) for each in wanted]
        TableJournal().append([*drafts, *(wishes.strike_draft(each) for each in older)], who=by)
    note = say("Entered: in the next plan they change places.")
    return leave_note(HttpResponseRedirect(reverse("wishes")), note)


def _swap_page(request: HttpRequest, typed: Mapping[str, str], problems: Sequence[Message]) -> HttpResponse:
    made, places = carried(), now.places()
    where = {**made.placements, **made.boxes} if made else {}
    lines = []
    for name in ("one", "other"):
        thing, _ = meant(typed[name]) if typed[name] else (None, None)
        to = places.get(where.get(thing.id, "")) if thing else None
        lines.append({"typed": thing.label if thing else typed[name], "name": thing.name if thing else "", "to": to})
    response = page(request, "wish_swap.html", "plan", lines=lines, problems=problems)
    response.status_code = 400 if problems else 200
    return response


def _moment() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
