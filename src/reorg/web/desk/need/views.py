"""What is missing, and what are three ways out of it? Side by side, and each one by itself, to be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.language import Message, say
from reorg.museum import Ask, Place
from reorg.storage import furnishing
from reorg.storage.furnishing import Furnishing, Group, Measure, Option
from reorg.web.desk import now
from reorg.web.desk.asking import taken
from reorg.web.desk.need.keeping import Kept, kept_need, store_mark
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.work import start
from reorg.web.journal.table import TableJournal

SHOWN, MOST_GROUPS, MOST_SPECIAL = 4, 8, 40
MATERIALS = {"wood": say("wood"), "angle": say("slotted steel angle")}
ARRIVES = Ask("arrives", say("When it should be here"), "day")


@dataclass(frozen=True)
class Card:
    """What a card shows of an option: words, cost, a bar of what finds a place, and what to do, shortest first."""

    option: Option
    title: Message
    lead: Message
    cost: Message
    result: Message
    share: float
    placed: float
    lines: list[Message]
    more: int
    count: Message | str


def card(found: Furnishing, option: Option) -> Card:
    """Return the card of an option."""
    placed = max(0.0, found.missing.likely - option.left.likely)
    largest = sorted(option.measures, key=lambda each: -each.things)
    return Card(
        option, furnishing.TITLES[option.name], furnishing.LEADS[option.name],
        furnishing.cost(option.cost, found.currency), furnishing.result(option),
        100 * placed / found.missing.likely if found.missing.likely else 100.0, placed,
        [furnishing.named(each) for each in largest[:SHOWN]], max(0, len(option.measures) - SHOWN), _bound(option),
    )  # fmt: skip


def _bound(option: Option) -> Message | str:
    if not option.units:
        return ""
    if option.least >= option.units:
        return say("Fewer new units cannot do.")
    percent = round(100 * option.gap)
    return say("{least} to {count} new units: at most {percent} % fewer is possible.",
               least=option.least, count=option.units, percent=percent)  # fmt: skip


@require_safe
def need(request: HttpRequest) -> HttpResponse:
    """Show three options side by side; before that, what will be here and one button."""
    kept = kept_need()
    if kept is None:
        return page(request, "need.html", "plan", found=None, total=now.total(), materials=MATERIALS)
    found = kept.found
    return page(
        request, "need.html", "plan", found=found, sentence=furnishing.sentence(found), total=now.total(),
        spread=furnishing.spread(found.missing), cards=[card(found, each) for each in found.options], materials=MATERIALS,
        built=found.made_with.get("material"), growth=round(100 * found.growth), older="" if kept.fresh else kept.at,
        waiting=sum(not facts.get("here") and not facts.get("struck") for facts in now.frame().supplies.values()),
    )  # fmt: skip


@require_POST
def work_out(request: HttpRequest) -> HttpResponse:
    """Begin to work out what is missing."""
    growth = request.POST.get("growth", "0").strip().replace(",", ".")
    share = float(growth) if growth.replace(".", "", 1).isdecimal() and len(growth) < 6 else 0.0
    material = request.POST.get("material", "wood")
    verb = [
        "need", str(settings.MUSEUM), "--desk", "--json", "--growth", f"{min(share, 500):g}",
        "--build", material if material in MATERIALS else "wood",
    ]  # fmt: skip
    title = str(say("Looking what is missing …"))
    work = start(title, verb, then=reverse("need"), back=reverse("need"))
    return HttpResponseRedirect(reverse("work", args=[work.id]))


@dataclass(frozen=True)
class Line:
    """A thing to do as a page shows it."""

    at: int
    measure: Measure
    words: Message
    cost: Message
    sure: Message | str
    way: Message


@require_http_methods(["GET", "POST"])
def option(request: HttpRequest, name: str) -> HttpResponse:
    """Show one option in full, and accept it: what is ticked becomes planned, in one action."""
    kept = kept_need()
    if kept is None or name not in furnishing.OPTIONS:
        if kept is None and name in furnishing.OPTIONS:
            return HttpResponseRedirect(reverse("need"))
        raise Http404
    if request.method == "POST":
        return _accept(request, kept, name)
    return _option_page(request, kept, name)


def _option_page(request: HttpRequest, kept: Kept, name: str, problems: Sequence[Message] = ()) -> HttpResponse:
    found = kept.found
    chosen = found.option(name)
    typed = request.POST
    ticked = {int(each) for each in typed.getlist("do") if each.isdecimal()} if typed else None
    lines = [
        Line(at, each, furnishing.named(each), furnishing.cost(each.cost, found.currency), furnishing.counted(each),
             furnishing.WAY_WORDS[each.way])
        for at, each in enumerate(chosen.measures)
    ]  # fmt: skip
    answer = page(
        request, "need_option.html", "plan", found=found, card=card(found, chosen), name=name, kept=kept,
        lines=[(each, ticked is None or each.at in ticked) for each in lines],
        groups=[_group(each, found) for each in chosen.groups[:MOST_GROUPS]], rest=len(chosen.groups[MOST_GROUPS:]),
        special=_special(chosen), more_special=max(0, len(chosen.special) - MOST_SPECIAL), rooms=_rooms(),
        room=typed.get("room", ""), arrives=typed.get("arrives", ""), problems=problems,
        builds=any(each.material for each in chosen.measures),
    )  # fmt: skip
    if problems:
        answer.status_code = 400
    return answer


def _group(each: Group, found: Furnishing) -> dict[str, object]:
    """Return what a row shows of a category: what of it has no place, what all of it takes, what leaving it out frees."""
    free = furnishing.freed(each, found)
    widest = max(found.missing.likely, 0.001)
    return {"each": each, "free": free, "share": 100 * min(1.0, each.missing.likely / widest)}


def _special(chosen: Option) -> list[dict[str, str]]:
    from reorg.web.journal.numbered import with_keys

    some = list(chosen.special[:MOST_SPECIAL])
    rows = {key: (number, name) for key, number, name in with_keys(some).values_list("key", "number", "name")}
    places = now.places()
    return [
        {"key": key, "number": rows[key][0], "name": rows[key][1]}
        if key in rows
        else {"key": "", "number": places[key].code if key in places else key, "name": ""}
        for key in some
    ]


def _rooms() -> list[Place]:
    return now.places().of_kind("room")


def _accept(request: HttpRequest, kept: Kept, name: str) -> HttpResponse:
    """Enter what is ticked of an option: planned places with their codes, and what is to be got, in one action."""
    chosen = kept.found.option(name)
    ticked = {int(each) for each in request.POST.getlist("do") if each.isdecimal()}
    measures = [each for at, each in enumerate(chosen.measures) if at in ticked]
    values, problems = taken([ARRIVES], request.POST)
    room = request.POST.get("room", "")
    if not measures:
        problems.append(say("Tick at least one thing to do."))
    if room and room not in {each.id for each in _rooms()}:
        problems.append(say("This room is not there any more. Choose another."))
    if sum(len(bay) + 1 for each in measures for bay in each.bays) > furnishing.MOST_PLACES:
        problems.append(say("This is too much for one step. Leave some of it for later."))
    with transaction.atomic():
        museum = now.frame()
        if not problems and not kept.fresh and kept.store != store_mark(museum):
            problems.append(say("The store has changed since this was worked out. Work it out again first."))
        if problems:
            return _option_page(request, kept, name, problems)
        brought = furnishing.bringing(
            museum,
            measures,
            room=room,
            act=token_hex(8),
            arrives=str(values["arrives"] or ""),
            currency=kept.found.currency,
        )
        TableJournal().append(brought.drafts(museum), who=who(request))
    note = say("It is planned. Under Do, History it can be taken back. Nothing counts as there before you say so here.")
    return leave_note(HttpResponseRedirect(reverse("need_supplies")), note)
