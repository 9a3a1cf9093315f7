"""Where should everything go, what is missing, and how long will it take?"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reorg.exchange import plan_summary
from reorg.language import Message, say, say_many
from reorg.museum import GONE
from reorg.storage import Plan, Step, aims_of, wishes
from reorg.web.desk import now
from reorg.web.desk.judged import mark, older
from reorg.web.desk.judging import wait
from reorg.web.desk.links import link_to
from reorg.web.desk.now import total
from reorg.web.desk.page import page
from reorg.web.desk.plan.kept import acceptance, carried_one, every, opened
from reorg.web.desk.plan.pictures import pair
from reorg.web.desk.plan.wished import all_wishes, changed_since, museum_with
from reorg.web.desk.work import start
from reorg.web.journal.numbered import with_keys

FIRST_MOVES = 8


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show the plan that is carried out: what to do first, what it comes to, before and after, the first moves."""
    kept = carried_one()
    made = opened(kept) if kept else None
    if kept is None or made is None:
        return page(request, "plan.html", "plan", made=None, total=total(), units=len(now.places().of_kind("unit")))
    if (waits := wait(request)) is not None:
        return waits
    wanted = all_wishes()
    contradictions = len(wishes.clashes(museum_with(wanted), wanted)) if wanted else 0
    accepted, moves = acceptance(kept), len(made.moves.steps)
    return page(
        request, "plan.html", "plan", made=made, picture=pair(mark(), kept.key), older=older(), kept=kept,
        sentence=_sentence(made), accepted=accepted, aims=aims_of(made), figures={aim.id: aim for aim in aims_of(made)},
        steps=steps(made.moves.steps[:FIRST_MOVES]), unplaced=_unplaced(made), summary=plan_summary(made), moves=moves,
        changed=changed_since(made), contradictions=contradictions, doors=_doors(len(wanted), len(every())),
        need=link_to("need"), all_moves=link_to("plan_moves") or reverse("do_plan"),
    )  # fmt: skip


def _sentence(made: Plan) -> Message:
    """Return what a plan comes to, in one sentence."""
    moves = say_many("{count} move", "{count} moves", count=len(made.moves.steps))
    if not made.unplaced:
        if made.nothing_to_move:
            return say("Your store is as good as any plan: nothing has to be moved")
        return say("Every object gets a place, in {moves}", moves=moves)
    if made.missing_shelf_m > 0:
        return say(
            "{placed} of {objects} objects get a place; {metres} m of shelf are missing",
            placed=made.placed, objects=made.objects, metres=round(made.missing_shelf_m, 1),
        )  # fmt: skip
    return say("{placed} of {objects} objects get a place", placed=made.placed, objects=made.objects)


def _doors(wanted: int, kept: int) -> list[tuple[str, Message, Message | str]]:
    """Return where one goes from here: the address, the name and a word on it; of what this version has."""
    every_door = [
        (link_to("need"), say("What is needed"), say("Furniture: buy nothing, adapt, or buy.")),
        (link_to("layouts"), say("Layout"), say("Where the units stand in each room.")),
        (link_to("plan_units"), say("Unit by unit"), say("Each unit before and after, to print.")),
        (link_to("plan_moves"), say("Moves"), say("In an order in which each is possible.")),
        (link_to("schedule"), say("Schedule"), say("Who does what, in which week.")),
        (reverse("wishes"), say("Wishes"), _wishes(wanted)),
        (reverse("what_if"), say("What if"), say("One more cupboard, one room only: try it out.")),
        (reverse("kept_plans"), say("Plans that are kept"), _plans(kept)),
    ]
    return [door for door in every_door if door[0]]


def _wishes(count: int) -> Message:
    if not count:
        return say("What stays, what goes where, what comes first.")
    return say_many("{count} thing that every plan follows.", "{count} things that every plan follows.", count=count)


def _plans(count: int) -> Message:
    return say_many("{count} plan.", "{count} plans, to compare and choose from.", count=count)


def _unplaced(made: Plan) -> list[tuple[str, int]]:
    """Return why objects have no place, with how many."""
    counted: dict[str, int] = {}
    for each in made.unplaced:
        counted[str(each.because)] = counted.get(str(each.because), 0) + 1
    return sorted(counted.items(), key=lambda pair: -pair[1])


def steps(some: Sequence[Step]) -> list[dict[str, object]]:
    """Return what a list shows of each move."""
    places = now.places()
    rows = with_keys([step.subject for step in some]).exclude(state__in=GONE)
    told = {
        key: (number, name or title) for key, number, name, title in rows.values_list("key", "number", "name", "title")
    }
    shown = []
    for at, step in enumerate(some, start=1):
        found = told.get(step.subject)
        shown.append(
            {
                "at": at, "step": step, "because": step.because,
                "number": found[0] if found else getattr(places.get(step.subject), "code", ""),
                "name": found[1] if found else "", "object": found is not None,
                "origin": places.get(step.origin), "to": places.get(step.to),
            }
        )  # fmt: skip
    return shown


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Begin to make a plan."""
    seconds = request.POST.get("seconds", "10")
    seconds = seconds if seconds.isdecimal() and len(seconds) < 4 else "10"
    verb = ["plan", str(settings.MUSEUM), "--time", seconds, "--json"]
    work = start(str(say("Making a plan …")), verb, then=reverse("plan"), back=reverse("plan"), keeps=True)
    return HttpResponseRedirect(reverse("work", args=[work.id]))
