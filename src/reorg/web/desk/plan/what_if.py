"""What if something were different? A question to the planner, answered beside the present plan; and "take this one"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.exchange import accept_drafts, keep_plan, tried_names, tried_plan
from reorg.language import Message, listed, say
from reorg.museum import Place
from reorg.report import draw, plan_map
from reorg.storage import Asked, Plan, aims_of, wishes
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.judged import mark, older, surveyed
from reorg.web.desk.judging import wait
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.plan.kept import carried, carried_one
from reorg.web.desk.plan.pictures import WIDE, floors
from reorg.web.desk.plan.plans import set_beside
from reorg.web.desk.plan.wished import categories
from reorg.web.desk.records.sources import files
from reorg.web.desk.store.views import link
from reorg.web.desk.work import find, start
from reorg.web.journal.table import TableJournal

LINES = 3  # types of unit that can be asked for at once
MOST_SECONDS = 999
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@require_http_methods(["GET", "POST"])
def what_if(request: HttpRequest) -> HttpResponse:
    """Show the form; send the question to a worker and go to its answer."""
    if request.method != "POST":
        return _form(request, {}, [])
    asked, problems = _read(request.POST)
    problems += wishes.wrong(now.frame(), asked)
    if not problems and not asked:
        problems.append(say("Nothing is different yet. Choose something."))
    if problems:
        return _form(request, request.POST, problems)
    seconds = request.POST.get("seconds", "").strip() or "10"
    seconds = seconds if seconds.isdecimal() and int(seconds) <= MOST_SECONDS else "10"
    verb = ["plan", str(settings.MUSEUM), "--time", seconds, "--try", "--json", *_options(asked)]
    work = start(
        str(say("Trying it out …")), verb, then=f"{reverse('what_if')}work/{{id}}/", back=reverse("what_if"), keeps=True
    )
    return HttpResponseRedirect(reverse("work", args=[work.id]))


def _options(asked: Asked) -> list[str]:
    """Return a question as the verb takes it. Each value is glued to its option: none is ever read as one."""
    return [
        *(f"--room={room}" for room in asked.rooms),
        *(f"--first={word}" for word in asked.first),
        *(f"--more={type_}={count}" for type_, count in asked.more),
        *(f"--keep={unit}" for unit in asked.keep),
        *([f"--fill={asked.fill * 100:g}"] if asked.fill is not None else []),
        *([f"--growth={asked.growth * 100:g}"] if asked.growth else []),
        *([] if asked.wishes else ["--no-wishes"]),
    ]


def _read(typed: QueryDict) -> tuple[Asked, list[Message]]:
    """Return the question that a form asks, and what in it is no number."""
    problems: list[Message] = []
    more: dict[str, int] = {}
    for at in range(LINES):
        type_, count = typed.get(f"type{at}", ""), typed.get(f"count{at}", "").strip()
        if count and not count.isdecimal():
            problems.append(say("How many more? {typed} is no whole number.", typed=count[:40]))
        elif type_ and count and int(count):
            more[type_] = more.get(type_, 0) + int(count)
    shares = {}
    for name in ("fill", "growth"):
        text = typed.get(name, "").strip().removesuffix("%").strip()
        if text and not _NUMBER.fullmatch(text):
            problems.append(say("{typed} is no number. Write per cent, such as 85.", typed=text[:40]))
        elif text:
            shares[name] = float(text.replace(",", ".")) / 100
    every = [room.id for room, _ in _rooms()]
    rooms = [room for room in typed.getlist("room") if room in every]
    asked = Asked(
        rooms=tuple(rooms) if len(rooms) < len(every) else (), first=tuple(typed.getlist("first")[:20]),
        more=tuple(more.items()), keep=tuple(typed.getlist("keep")[:500]), fill=shares.get("fill"),
        growth=shares.get("growth", 0.0), wishes="no_wishes" not in typed,
    )  # fmt: skip
    return asked, problems


def _rooms() -> list[tuple[Place, int]]:
    """Return the rooms in which something is planned, with how many units they have."""
    places = now.places()
    found = [(room, sum(each.kind == "unit" for each in places.within(room.id))) for room in places.of_kind("room")]
    return [(room, count) for room, count in found if count and not wishes.wrong(now.frame(), Asked(rooms=(room.id,)))]


def _form(request: HttpRequest, typed: Mapping[str, str], problems: list[Message]) -> HttpResponse:
    chosen = typed if isinstance(typed, QueryDict) else QueryDict()
    places = now.places()
    response = page(
        request, "what_if.html", "plan", problems=problems, typed=typed, made=carried() is not None,
        rooms=_rooms(), chosen={name: set(chosen.getlist(name)) for name in ("room", "first", "keep")},
        types=wishes.types_of(now.frame()), categories=categories(), units=places.of_kind("unit"),
        lines=[(f"type{at}", chosen.get(f"type{at}", ""), f"count{at}", chosen.get(f"count{at}", "")) for at in range(LINES)],
        fill=round(100 * wishes.usual_fill(now.frame())), asked=bool(wishes.wishes_of(now.frame().wishes)),
        before=_before(),
    )  # fmt: skip
    response.status_code = 400 if problems else 200
    return response


def _before() -> list[tuple[str, Message]]:
    """Return the questions that were asked before: the name of the answer, and what was asked."""
    found = [(name, tried_plan(settings.MUSEUM, name)) for name in tried_names(settings.MUSEUM)[:5]]
    return [(name, _asked_line(made)) for name, made in found if made is not None]


def _asked_line(made: Plan) -> Message:
    words = wishes.asked_words(now.frame(), _asked(made))
    return say("{asked}", asked=listed(words)) if words else say("As usual")


def _asked(made: Plan) -> Asked:
    said = made.made_with.get("asked")
    return Asked.from_data(said) if isinstance(said, Mapping) else Asked()


@require_safe
def done(request: HttpRequest, work: str) -> HttpResponse:  # noqa: ARG001 - Django's call
    """Go from the work that ended to its answer."""
    found = find(work)
    if found is None or not found.done:
        raise Http404
    return HttpResponseRedirect(reverse("what_if_answer", args=[str(found.result()["tried"])]))


@require_safe
def answer(request: HttpRequest, name: str) -> HttpResponse:
    """Show an answer beside the present plan: what gets better, what worse, the figures, the store after each."""
    made = tried_plan(settings.MUSEUM, name)
    if made is None:
        raise Http404
    if (waits := wait(request)) is not None:
        return waits
    present = carried()
    if present is None:
        return page(
            request, "what_if_answer.html", "plan", name=name, made=made, aims=aims_of(made), present=None,
            words=wishes.asked_words(now.frame(), _asked(made)), picture=_after(mark(), name), older=older(),
        )  # fmt: skip
    return page(
        request, "what_if_answer.html", "plan", name=name, made=made, present=present,
        words=wishes.asked_words(now.frame(), _asked(made)), **set_beside(present, made),
        names=(say("The present plan"), say("This one")), picture=_after(mark(), name), older=older(),
    )  # fmt: skip


@now.kept
def _after(_mark: str, name: str) -> str:
    """Return the store after the present plan (or as it is now) and after the answer, one above the other."""
    museum, found, made, kept = floors(), surveyed(), tried_plan(settings.MUSEUM, name), carried_one()
    assert made is not None, "the page found it a moment ago"
    present = carried() if kept else None
    new = [each for each in wishes.added_in(made.made_with) if each.id not in museum.places]
    after = plan_map(wishes.with_more(museum, new), found, made, link=link, width=WIDE)
    if present is None:
        return mark_safe(after.svg())  # noqa: S308 - drawn and escaped by us
    before = plan_map(museum, found, present, link=link, width=WIDE)
    titles = (say("After the present plan"), say("After this one"))
    return mark_safe(draw.MapPair(before, after, titles).svg())  # noqa: S308 - drawn and escaped by us


@require_POST
def take(request: HttpRequest, name: str) -> HttpResponse:
    """Take an answer as the plan: it is kept and accepted, and what it adds is planned and to be bought, in one action."""
    made = tried_plan(settings.MUSEUM, name)
    if made is None:
        raise Http404
    words = wishes.asked_words(now.frame(), _asked(made))
    called = str(say("{asked}", asked=listed(words)))[:200] if words else ""
    with transaction.atomic():
        draft, museum = keep_plan(made, files(), name=called), now.frame()
        response = HttpResponseRedirect(reverse("plan"))
        if draft.about in museum.plans:
            return leave_note(response, say("This plan was taken already."))
        known = replace(museum, plans={**museum.plans, draft.about: draft.data})
        act = datetime.now(UTC).isoformat()
        drafts = [
            draft,
            *accept_drafts(known, draft.about, this_day()),
            *wishes.taken_drafts(museum, made.made_with, plan=draft.about, act=act),
        ]
        TableJournal().append(drafts, who=who(request))
    return leave_note(response, say("Taken: from now on this plan is carried out."))
