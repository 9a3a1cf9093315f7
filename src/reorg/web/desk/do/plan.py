"""What does a team with a trolley do tonight, what was otherwise than planned, and where does one stop?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.language import Message, say, say_many
from reorg.museum import Draft, Facts, Move, Place, Places, identity
from reorg.storage import moved_drafts
from reorg.web.desk import now
from reorg.web.desk.do.carrying import Going, going, loads, stops
from reorg.web.desk.finding import facts_of
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.work import start
from reorg.web.journal.table import TableJournal

SHOWN = 120
"""Lines of tonight that the page shows; the rest come when these are done."""
MOST = 2000
_NOTHING = say(
    "Nothing was ticked, so nothing was entered. Tick each move that you have made, then send the list again."
)


@require_http_methods(["GET", "POST"])
def do_plan(request: HttpRequest) -> HttpResponse:
    """Show tonight's trolleys; enter what was carried."""
    found = going()
    if found is None:
        return page(request, "do_plan.html", "do", found=None)
    if request.method == "POST":
        return _carried(request, found)
    tonight = found.tonight
    last = tonight[SHOWN].trolley if len(tonight) > SHOWN else None
    shown = [step for step in tonight[:SHOWN] if step.trolley != last] or tonight[:SHOWN]
    return page(
        request, "do_plan.html", "do", found=found, left=len(found.rest.left), done=len(found.rest.done),
        tonight=len(tonight), loads=list(loads(shown)), more=len(tonight) - len(shown),
        trolleys=len({step.trolley for step in tonight}), astray=_labelled(found.rest.astray),
        changed=_changed(found) if request.GET.get("changed") else None, waiting=found.waiting,
        lost=_labelled(dict.fromkeys(found.lost, "")), units=_units(found),
    )  # fmt: skip


def _units(found: Going) -> list[Place]:
    """Return the units that tonight's trolleys go to, in order."""
    places = now.places()
    return [places[zone] for zone in dict.fromkeys(step.zone for step in found.tonight) if zone in places]


def _labelled(some: Mapping[str, str]) -> list[dict[str, object]]:
    """Return things with their number, name, and the place at which they are on record."""
    places, told = now.places(), facts_of(list(some)[:SHOWN])
    return [
        {
            "key": key, "number": facts.get("number") or facts.get("code") or "–", "is_place": key in places,
            "name": facts.get("name") or facts.get("title") or "", "place": places.get(some[key]),
        }
        for key, facts in told.items()
    ]  # fmt: skip


def _changed(found: Going) -> dict[str, object] | None:
    """Return what planning again has changed, in words; None if this plan was not planned again."""
    told = found.kept.result.get("resumed")
    if not isinstance(told, Mapping):
        return {"sentence": say("Nothing had to change: the moves that are left are as before.")}
    changed, kept = int(told.get("changed", 0)), int(told.get("kept", 0))
    rehomed = {str(key): str(to) for key, to in dict(told.get("rehomed", {})).items()}
    sentence = (
        say_many("{count} move changed, {kept} as before.", "{count} moves changed, {kept} as before.",
                 count=changed, kept=kept)
        if changed else say_many("The {count} move that is left is as before.",
                                 "The {count} moves that are left are as before.", count=kept)
    )  # fmt: skip
    return {
        "sentence": sentence, "rehomed": _labelled(rehomed),
        "homeless": _labelled(dict.fromkeys(map(str, told.get("homeless", ())), "")),
    }  # fmt: skip


def _carried(request: HttpRequest, found: Going) -> HttpResponse:
    """Enter what was ticked, or a whole trolley; what somebody else entered meanwhile is left as it is."""
    left = [found.plan.moves.steps[number] for number in found.rest.left]
    trolley = request.POST.get("trolley", "")
    if trolley == "all":
        ticked = [f"{step.subject}|{step.to}" for step in found.tonight]
    elif trolley.isdecimal() and len(trolley) < 9:
        ticked = [f"{step.subject}|{step.to}" for step in left if step.trolley == int(trolley) - 1]
    else:
        ticked = request.POST.getlist("done")[:MOST]
    response = HttpResponseRedirect(reverse("do_plan"))
    if not ticked:
        return leave_note(response, _NOTHING)
    known = {f"{step.subject}|{step.to}": step for step in reversed(left)}
    steps = [known[each] for each in dict.fromkeys(ticked) if each in known]
    places, told = now.places(), facts_of(step.subject for step in steps)
    drafts: list[Draft] = []
    for step in steps:
        facts = told.get(step.subject)
        if facts is None or (step.why != "aside" and step.to not in places):
            continue
        to = step.to
        if not to:
            to, fresh = _table(places, step.origin)
            drafts += [each for each in fresh if each.about not in {one.about for one in drafts}]
        drafts += moved_drafts(Move(to=to, reason=str(say("the plan"))), [(step.subject, facts)], places)
    count = sum(each.kind == "moved" for each in drafts)
    if drafts:
        TableJournal().append(drafts, who=who(request))
    note = say_many("{count} move entered.", "{count} moves entered.", count=count)
    if count < len(ticked):
        note = say("{entered} The others were entered already.", entered=note)
    return leave_note(response, note)


def _table(places: Places, origin: str) -> tuple[str, list[Draft]]:
    """Return the place on which things stand for the time being, and what to enter if there is none yet."""
    key = identity("p", "table for moves")
    if key in places:
        return key, []
    room = places.around(origin, "room")
    facts = {"kind": "trolley", "code": str(say("TABLE")), "name": str(say("Table for things that wait"))}
    return key, [Draft("place", key, {**facts, **({"place": room.id} if room else {})})]


@require_safe
def stop_tonight(request: HttpRequest) -> HttpResponse:
    """Say where one can stop: everything has a place now; and where the next good places are."""
    found = going()
    if found is None:
        raise Http404
    tables = [place for kind in ("trolley", "tray") for place in now.places().of_kind(kind)]
    on_tables = [step for step in found.tonight if step.origin in {place.id for place in tables}]
    return page(
        request, "do_plan_stop.html", "do", found=found, stops=stops(found), left=len(found.rest.left),
        on_tables=list(loads(on_tables)),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def otherwise(request: HttpRequest) -> HttpResponse:
    """Ask what was otherwise than planned with one thing; enter its true place, and plan the rest again."""
    found = going()
    key = request.POST.get("of") or request.GET.get("of", "")
    facts = facts_of([key]).get(key)
    if found is None or facts is None:
        raise Http404
    problems: list[Message] = []
    said = {name: request.POST.get(name, "").strip()[:200] for name in ("what", "place", "place_key")}
    choices: list[Place] = []
    if request.method == "POST":
        answer, problems, choices = _answered(request, key, facts, said)
        if answer is not None:
            return answer
    places = now.places()
    step = found.next_of(key)
    response = page(
        request, "do_plan_other.html", "do", of=_labelled({key: str(facts.get("place", ""))})[0], said=said,
        problems=problems, choices=choices, step=step, to=places.get(step.to) if step else None, is_place=key in places,
    )  # fmt: skip
    if problems:
        response.status_code = 400
    return response


_Answer = tuple[HttpResponse | None, list[Message], list[Place]]


def _answered(request: HttpRequest, key: str, facts: Facts, said: Mapping[str, str]) -> _Answer:
    """Enter what somebody says of a thing and begin to plan the rest again; or return what is wrong."""
    what, places = said["what"], now.places()
    if what == "not found" and key not in places:
        was = {"state": facts.get("state", "")}
        TableJournal().append([Draft("object", key, {"state": "missing", "was": was})], who=who(request))
        return plan_again(), [], []
    if what not in {"elsewhere", "stays"}:
        return None, [say("Choose what happened.")], []
    choices = [places[said["place_key"]]] if said["place_key"] in places else places.called(said["place"])
    if not said["place"] and not said["place_key"]:
        return None, [say("Write where it is: the code of the shelf, unit or room.")], []
    if not choices:
        return None, [say("No place is called {code} here. Nothing was entered.", code=said["place"])], []
    if len(choices) > 1:
        return None, [say("Several places are called {code}. Choose one.", code=said["place"])], choices
    if choices[0].id == key or key in {each.id for each in places.path(choices[0].id)}:
        return None, [say("A thing cannot stand in itself.")], []
    elsewhere = str(say("found elsewhere than recorded"))
    reason = elsewhere if what == "elsewhere" else str(say("put elsewhere by hand"))
    state = "" if facts.get("state") == "missing" else None
    move = Move(to=choices[0].id, reason=reason, state=state)
    if facts.get("place") != choices[0].id or state is not None:
        TableJournal().append(moved_drafts(move, [(key, facts)], places), who=who(request))
    return plan_again(key if what == "stays" else ""), [], []


def plan_again(stays: str = "") -> HttpResponse:
    """Begin to plan the rest again, in a process of its own; its page leads back to tonight's trolleys."""
    verb = ["moves", str(settings.MUSEUM), "--again", "--json", *(["--stays", stays] if stays else [])]
    then = reverse("do_plan") + "?changed=1"
    work = start(str(say("Planning the rest again …")), verb, then=then, back=reverse("do_plan"))
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@require_POST
def again(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Plan the rest again from where things are now."""
    return plan_again()


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Begin to write the trolley lists, of tonight or of all that is left."""
    verb = ["moves", str(settings.MUSEUM), "--sheets", "{folder}/trolleys.pdf"]
    if request.GET.get("all"):
        verb.append("--all")
    back = reverse("do_plan")
    work = start(str(say("Writing the lists …")), verb, then=reverse("movements_written") + "?work={id}", back=back)
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@require_safe
def moves(request: HttpRequest) -> HttpResponse:
    """Show all evenings of the plan: how many moves, which units are finished, what waits for furniture."""
    found = going()
    if found is None:
        return page(request, "plan_moves.html", "plan", found=None)
    made, places = found.plan.moves, now.places()
    left = Counter(made.steps[number].evening for number in found.ready)
    last = {step.zone: step.evening for step in made.steps[: made.waits] if step.zone}
    rows: list[dict[str, object]] = []
    for evening in dict.fromkeys(step.evening for step in made.steps[: made.waits]):
        some = [step for step in made.steps[: made.waits] if step.evening == evening]
        rows.append({
            "evening": evening, "moves": len(some), "left": left[evening],
            "trolleys": len({step.trolley for step in some}),
            "finished": [places[zone] for zone, at in last.items() if at == evening and zone in places],
        })  # fmt: skip
    return page(
        request, "plan_moves.html", "plan", found=found, rows=rows, moves=made, count=len(made.steps),
        once=len(made.steps) - made.temporary, metres=made.swing / 1000, needed=made.needed / 1000,
        waiting=len(made.steps) - made.waits, left=len(found.rest.left), stuck=len(made.stuck),
    )  # fmt: skip
