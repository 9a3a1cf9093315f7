"""Why does a thing go where the plan puts it, what speaks against another place, and what would help?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reorg.language import Message, say
from reorg.museum import GONE, Facts, Museum, Objects
from reorg.report import unit_elevation
from reorg.storage import Help, Plan, PlanSeen, Why, WhyNot, things_near, why, why_not
from reorg.web.desk import now
from reorg.web.desk.page import page
from reorg.web.desk.plan.kept import carried
from reorg.web.journal.numbered import at_places, by_ids

MOST = 4  # shelves of a unit or room about which all is said
PICTURE = 520.0


def loaded(plan: Plan, things: Collection[str], units: Collection[str]) -> Museum:
    """Return the picture with those objects alone that are, or are to be, in some units, and some ``things``.

    That is little: a page about one object does not read 3,000 others.
    """
    places = now.places()
    inside = [each.id for unit in units for each in places.within(unit)]
    named = {*things, *things_near(plan, inside)}
    boxes = [within.id for each in named if each in places for within in places.within(each)]
    facts: dict[str, Facts] = by_ids([each for each in named if each not in places])
    facts |= dict(at_places([*inside, *boxes]))
    known = ((key, said) for key, said in sorted(facts.items()) if said.get("state") not in GONE)
    return replace(now.frame(), objects=Objects.of(known))


@require_safe
def why_here(request: HttpRequest, key: str) -> HttpResponse:
    """Show why the plan puts a thing where it puts it; with ``?place=CODE``, what speaks against that place."""
    places, plan = now.places(), carried()
    known = by_ids([key])
    if not known and (key not in places or places[key].kind != "box"):
        raise Http404
    asked = " ".join(request.GET.get("place", "").split())[:80]
    meant = [places[asked]] if asked in places else places.called(asked) if asked else []
    values: dict[str, object] = {"key": key, "asked": places[asked].code if asked in places else asked, "made": plan}
    if plan is None:
        return page(request, "plan_why.html", "plan", **values)
    at = places.path(str(known[key].get("place", ""))) if known else []
    things = [key, *(each.id for each in at if each.kind == "box")]
    seen, found = _seen(plan, key, things, meant[0].id if len(meant) == 1 else "")
    values |= {"seen": seen, "found": found, "label": seen.label(key), "name": _name(known.get(key, {}))}
    if found is not None:
        values |= {"place": seen.code(found.shelf), "unit": seen.unit_of(found.shelf), "wishes": _wishes(found)}
        values |= {"picture": _picture(seen, found), "reasons": found.reasons}
    if asked and len(meant) != 1:
        values["wrong"] = _wrong(asked, len(meant))
    elif asked and found is not None:
        values["answers"] = _answers(seen, why_not(seen.museum, plan, key, meant[0].id) or (), key)
        values["none"] = not values["answers"]
    return page(request, "plan_why.html", "plan", **values)


def _seen(plan: Plan, key: str, things: Sequence[str], asked: str) -> tuple[PlanSeen, Why | None]:
    """Return the plan as it is seen with the units that are spoken of, and why the thing goes where it goes."""
    shelf = next((shelf for shelf, some in plan.standing.items() for each in some if each.item in things), "")
    places = now.places()
    around = {unit.id for place in (shelf, asked) if (unit := places.around(place, "unit"))}
    if asked in places and not places.around(asked, "unit"):
        around.add(asked)
    museum = loaded(plan, things, sorted(around or {shelf}))
    return PlanSeen(museum, plan), why(museum, plan, key)


def _wrong(asked: str, count: int) -> Message:
    if count:
        return say("Several places have the code {code}. Give them codes of their own.", code=asked)
    return say("There is no place with the code {code}.", code=asked)


def _name(facts: Facts) -> str:
    return str(facts.get("name") or facts.get("title") or "")


def _picture(seen: PlanSeen, found: Why) -> str:
    unit = seen.unit_of(found.shelf)
    if unit is None:
        return ""
    drawn = unit_elevation(seen, unit, link=thing_link, chosen=found.item, width=PICTURE)
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us


def thing_link(key: str) -> str:
    """Return the address at which a thing's place is explained."""
    return reverse("why", args=[key])


def wish_link(of: str, rule: str, place: str = "") -> str:
    """Return the address at which a wish is made."""
    return f"{reverse('plan')}wishes/new/?" + urlencode({"of": of, "rule": rule} | ({"place": place} if place else {}))


def _wishes(found: Why) -> list[tuple[Message, str]]:
    """Return what can be wished of a thing, with the address."""
    if not found.shelf:
        return []
    keep = [] if found.moves else [(say("It should stay here"), wish_link(found.item, "stay"))]
    there = [(say("It should always come here"), wish_link(found.item, "there", found.shelf))] if found.moves else []
    return [*keep, *there, (say("It should not be here"), wish_link(found.item, "not", found.shelf))]


def _answers(seen: PlanSeen, found: Sequence[WhyNot], key: str) -> list[dict[str, object]]:
    return [
        {
            "answer": each, "code": seen.code(each.shelf),
            "helps": [(one.sentence, _address(one, each, key)) for one in each.helps],
        }
        for each in found[:MOST]
    ]  # fmt: skip


def _address(help_: Help, answer: WhyNot, key: str) -> str:
    """Return where what would help is done, "" where it is done with the hands."""
    match help_.code:
        case "strike":
            return f"{reverse('plan')}wishes/"
        case "wish":
            return wish_link(answer.item, "there", answer.shelf)
        case "other-shelf":
            return f"{thing_link(key)}?{urlencode({'place': help_.about[0]})}"
        case "take-away":
            return thing_link(help_.about[0]) if len(help_.about) == 1 else ""
        case "measure":
            objects = [one for one in help_.about if one not in now.places()]
            return reverse("edit", args=objects) if len(objects) == 1 else ""
        case "measure-shelf":
            return reverse("place", args=[answer.shelf])
    return ""
