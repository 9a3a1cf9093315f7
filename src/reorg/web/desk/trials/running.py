"""How is one draw looked for: what, where, how long, and what was seen? One screen a draw, a phone in one hand."""

from __future__ import annotations

import time
from collections.abc import Mapping
from urllib.parse import urlencode

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.assessment import trials
from reorg.language import Message, say, say_many
from reorg.report import spot_words, time_words
from reorg.web.desk import now
from reorg.web.desk.page import leave_note, page, with_script
from reorg.web.desk.person import who
from reorg.web.desk.photos.of_things import one_after_the_other
from reorg.web.desk.photos.taking import Taken, photos_taken, pictures_of
from reorg.web.desk.photos.things import draw_key
from reorg.web.desk.trials.reading import drawn_objects, find, mark
from reorg.web.desk.trials.taken import FIELDS, taken
from reorg.web.desk.trials.views import known, next_open, where
from reorg.web.journal.table import TableJournal

DAY = 86_400


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest, key: str, at: int) -> HttpResponse:
    """Show one draw with its clock, or take what was noted of it."""
    trial = known(key)
    one = next((each for each in trial.draws if each.at == at), None)
    if one is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, trial, one, {"time": request.GET.get("time", "")[:20]}, [])
    match request.POST.get("clock", ""):
        case "start":
            return _back(key, at, since=f"{time.time():.1f}")
        case "stop":
            ran = _ran(request.POST.get("since", ""))
            return _back(key, at, time="" if ran is None else str(time_words(ran)))
    return _enter(request, trial, one)


def _back(key: str, at: int, **asked: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('trial_draw', args=[key, at])}?{urlencode(asked)}")


def _ran(since: str) -> float | None:
    """Return for how many seconds the clock has been running, by this computer's time; None if it is not."""
    try:
        ran = time.time() - float(since)
    except ValueError:
        return None
    return max(0.0, ran) if -1 < ran < DAY else None


def _enter(request: HttpRequest, trial: trials.Trial, one: trials.Draw) -> HttpResponse:
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    by = typed.get("by", "").strip()[:100] or who(request)
    _, problems = _read(trial, one, typed, by)
    # looked at before anybody else has to wait for it
    shown = Taken() if problems else photos_taken(request, draw_key(trial.id, one.at))
    with transaction.atomic():
        standing = find(trial.id)
        if standing is None:
            raise Http404
        trial = standing
        noted, problems = _read(trial, one, typed, by)
        if not problems:
            TableJournal().append([trials.noted_draft(trial, noted), *shown.drafts], who=who(request))
    if problems:
        return _shown(request, trial, one, {**typed, "by": by}, problems)
    return _next(trial, one, noted, shown)


def _read(
    trial: trials.Trial, one: trials.Draw, typed: Mapping[str, str], by: str
) -> tuple[trials.Noted, list[Message]]:
    """Return what was typed of a draw, and what is wrong with it as the draw stands at this moment."""
    noted, problems = taken(trial, one, typed, by)
    if not problems and typed.get("seen") != mark(trial, one.at):
        problems = [say("Somebody noted this draw meanwhile. Look at it below; send yours again if it still holds.")]
    return noted, problems


def _next(trial: trials.Trial, one: trials.Draw, noted: trials.Noted, shown: Taken) -> HttpResponse:
    after = find(trial.id)
    assert after is not None
    coming = next_open(after, trials.result(after, now.places()), one.at)
    said = trials.FOUND[one.way][noted.found]
    left = len(after.draws) - after.done
    note = say_many(
        "Draw {draw}: {said}. {count} to go.", "Draw {draw}: {said}. {count} to go.", count=left, draw=one.at, said=said
    )
    goal = reverse("trial_draw", args=[trial.id, coming]) if coming else reverse("trial", args=[trial.id])
    return leave_note(HttpResponseRedirect(goal), one_after_the_other([note, *shown.refused]))


def _shown(
    request: HttpRequest, trial: trials.Trial, one: trials.Draw, typed: Mapping[str, str], problems: list[Message]
) -> HttpResponse:
    facts = drawn_objects(trial, [one]).get(one.object, {})
    since = request.GET.get("since", "") if request.method != "POST" else ""
    ran = _ran(since)
    earlier = [(each, trials.FOUND[one.way].get(each.found, "")) for each in trial.notes.get(one.at, ())]
    name = who(request)
    ats = [each.at for each in trial.draws]
    response = page(
        request, "trial_draw.html", "look", tab="finding", trial=trial, draw=one, facts=facts, place=where(one.place),
        spot=spot_words(one) if one.way == trials.SPOT else "", choices=list(trials.FOUND[one.way].items()), typed=typed,
        problems=problems, running=ran is not None, ran=int(ran or 0), ran_words=time_words(ran or 0), since=since,
        earlier=earlier, photos=pictures_of(shown := draw_key(trial.id, one.at)).get(shown, []), again=bool(request.FILES),
        seen=mark(trial, one.at), by=typed.get("by", "" if name == "desk" else name), total=len(trial.draws),
        stopped=bool(typed.get("time")) or request.method == "POST" or "skip" in request.GET or bool(earlier),
        before=one.at - 1 if one.at - 1 in ats else 0, after=one.at + 1 if one.at + 1 in ats else 0, fields=FIELDS,
        long=any(each == trials.doubted_note(trials.Noted(one.at, "no", _seconds(typed))) for each in problems),
        flags=[("floor", say("Did it stand on the floor?")), ("legible", say("Could its number be read?"))],
    )  # fmt: skip
    return with_script(response)


def _seconds(typed: Mapping[str, str]) -> float | None:
    try:
        return trials.seconds_of(typed.get("time", "")[:40])
    except ValueError:
        return None
