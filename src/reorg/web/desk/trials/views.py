"""Which tests of finding are there, what does each show, and how is a new one begun?"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reorg.assessment import trials
from reorg.language import Message, say, say_many
from reorg.museum import Draft
from reorg.report import median_words, percent_between, spot_words, verdict_words
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.photos.taking import pictures_of
from reorg.web.desk.photos.things import draw_key
from reorg.web.desk.procedures.reading import place_of
from reorg.web.desk.trials.reading import drawn_objects, every, find, frame, here
from reorg.web.journal.table import TableJournal

A_PAGE = 50
_BEGUN = {"way": "both", "count": "20", "strata": "room", "within": "", "good": "5", "bad": "20", "sequential": ""}
_ASKED = {"share": "5", "level": "95", "allowed": "0"}


@require_http_methods(["GET", "POST"])
def trials_page(request: HttpRequest) -> HttpResponse:
    """Show all tests, begin a new one, answer how many must be checked."""
    typed, problems = dict(_BEGUN), list[Message]()
    if request.method == "POST":
        typed |= {name: request.POST.get(name, "").strip()[:80] for name in _BEGUN}
        done = _begin(typed, who(request))
        if isinstance(done, str):
            return HttpResponseRedirect(reverse("trial", args=[done]))
        problems = done
    found = every()
    answer, asked = _how_many(request)
    rows = [{"trial": each, "sentence": trials.result(each, now.places()).sentence} for each in found[:A_PAGE]]
    sentence = rows[0]["sentence"] if rows and found[0].done else say("Can we find things?")
    return page(
        request, "trials.html", "look", tab="finding", rows=rows, count=len(found), typed=typed, problems=problems,
        ways=list(trials.WAYS.items()), strata=list(trials.STRATA.items()), total=here(), answer=answer, asked=asked,
        sentence=sentence, more=max(0, len(found) - A_PAGE), open=[each for each in found if not each.ended],
    )  # fmt: skip


def _begin(typed: Mapping[str, str], name: str) -> str | list[Message]:
    """Begin a test and return its id, or everything that speaks against it."""
    place, problems = place_of(typed["within"])
    count = int(typed["count"]) if typed["count"].isdecimal() and len(typed["count"]) < 6 else 0
    stopping = None
    if typed["sequential"] and count:
        try:
            good, bad = (float(typed[each].replace(",", ".")) / 100 for each in ("good", "bad"))
            stopping = trials.Stopping(good, bad, count)
        except ValueError:
            problems = [*problems, say("Two shares between 0 and 100 %, the good one below the bad one.")]
    asked = trials.Asked(typed["way"], count, typed["strata"], place.id if place else "", stopping)
    with transaction.atomic():
        drawn_from = frame(asked.within)
        problems = [*problems, *trials.refused_test(asked, drawn_from)]
        return problems or trials.begin(TableJournal(), asked, drawn_from, who=name, day=this_day())


def _how_many(request: HttpRequest) -> tuple[Message | None, dict[str, str]]:
    """Return the answer to "how many must we check?" if it was asked, and what was typed."""
    asked = {name: request.GET.get(name, usual).strip()[:20] for name, usual in _ASKED.items()}
    if "share" not in request.GET:
        return None, asked
    try:
        share, level = (float(asked[name].replace(",", ".").rstrip(" %")) / 100 for name in ("share", "level"))
        allowed, total = int(asked["allowed"]), here()
        needed = trials.enough(share, total or None, level=level, allowed=allowed)
    except ValueError:
        return say("Write numbers: two shares between 0 and 100 %, and how many may be wrong."), asked
    return trials.told_enough(share, level, allowed, total, needed), asked


def known(key: str) -> trials.Trial:
    """Return the test with this id; raises Http404 if there is none."""
    trial = find(key)
    if trial is None:
        raise Http404
    return trial


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a test shows so far, and what is still to be looked for."""
    trial, places = known(key), now.places()
    found = trials.result(trial, places)
    others = [each for each in every() if each.id != trial.id and each.done and not each.cancelled]
    before = next((each for each in others if each.id == request.GET.get("with", "")), None)
    coming = next_open(trial, found)
    objects = drawn_objects(trial, [draw for draw, _ in found.wrong])
    wrong = [
        {"draw": draw, "noted": noted, "facts": objects.get(draw.object, {}), "words": trials.FOUND[draw.way][noted.found],
         "place": where(draw.place), "spot": spot_words(draw) if draw.way == trials.SPOT else ""}
        for draw, noted in found.wrong
    ]  # fmt: skip
    return page(
        request, "trial.html", "look", tab="finding", trial=trial, found=found, parts=[_part(each) for each in found.parts],
        coming=coming, wrong=wrong, others=others, before=before, left=len(trial.draws) - trial.done,
        compared=_compared(trials.result(before, places), found) if before else [], ways=trials.WAYS,
        differing=[(draw, notes, trials.FOUND[draw.way]) for draw, notes in trial.differing], errors=_errors(trial),
        pictured=_pictured(trial),
        way=trials.WAYS.get(trial.way, ""), strata=trials.STRATA.get(trial.strata, ""), inside=where(trial.within),
    )  # fmt: skip


def _pictured(trial: trials.Trial) -> list[tuple[trials.Draw, list[dict[str, str]]]]:
    """Return the draws of which there are photographs, with them."""
    found = pictures_of(*(draw_key(trial.id, draw.at) for draw in trial.draws))
    return [(draw, found[key]) for draw in trial.draws if (key := draw_key(trial.id, draw.at)) in found]


def where(place: str) -> str:
    """Return where a place is, from the room down."""
    return " › ".join(each.label for each in now.places().path(place) if each.kind not in {"site", "building"})


def next_open(trial: trials.Trial, found: trials.Result, after: int = 0) -> int:
    """Return the number of the draw to look for next, 0 if none is: all are noted, or the answer is clear."""
    if trial.ended:
        return 0
    clear = {part.way for part in found.parts if part.verdict in {trials.Verdict.GOOD, trials.Verdict.BAD}}
    left = [draw.at for draw in trial.draws if draw.at not in trial.notes and draw.way not in clear]
    return next((at for at in left if at > after), left[0] if left else 0)


def _part(part: trials.Part) -> dict[str, object]:
    return {
        "part": part, "name": trials.WAYS[part.way], "bars": [_bar(each) for each in part.rates if each.rate.of],
        "time": median_words(part.time) if part.time else "", "rooms": [_bar(each) for each in part.rooms],
        "verdict": verdict_words(part) if part.verdict is not None and part.done else "",
    }  # fmt: skip


def _bar(rated: trials.Rated) -> dict[str, object]:
    low = round(100 * rated.rate.low, 1)
    return {
        "rated": rated, "low": low, "wide": round(100 * rated.rate.high - low, 1), "words": percent_between(rated.rate),
        "at": round(100 * rated.rate.share, 1),
    }  # fmt: skip


def _compared(before: trials.Result, after: trials.Result) -> list[dict[str, object]]:
    return [
        {"way": trials.WAYS[way], "label": label, "before": percent_between(each.before), "after": percent_between(each.after),
         "said": trials.told_difference(each), "seen": each.seen}
        for way, _, label, each in trials.compare_trials(before, after)
    ]  # fmt: skip


def _errors(trial: trials.Trial) -> Message | None:
    """Return how often the stopping rule of a test errs."""
    rule = trial.stopping
    if rule is None:
        return None
    errors = rule.errors
    return say(
        "Good: at most {good} % wrong. Not good: {bad} % or more. A good store is called bad in {alarm} % of tests, a bad one "
        "good in {miss} %; in the mean it takes {few} to {many} draws.",
        good=f"{rule.good * 100:g}", bad=f"{rule.bad * 100:g}", alarm=f"{errors.alarm * 100:.1f}",
        miss=f"{errors.miss * 100:.1f}", few=round(min(errors.draws_if_good, errors.draws_if_bad)),
        many=round(max(errors.draws_if_good, errors.draws_if_bad)),
    )  # fmt: skip


@require_POST
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Give a test up: it stays on record, and says so. Or take that back."""
    trial = known(key)
    if "again" in request.POST and trial.cancelled:
        facts: dict[str, object] = {"cancelled": None, "was": {"cancelled": trial.cancelled}}
        note = say("It goes on.")
    elif "again" not in request.POST and not trial.ended:
        facts = {"cancelled": request.POST.get("reason", "").strip()[:400] or this_day(), "was": {"cancelled": None}}
        note = say_many(
            "Given up, with {count} draw noted. It stays on record.", "Given up, with {count} draws noted. It stays on record.",
            count=trial.done,
        )  # fmt: skip
    else:
        return HttpResponseRedirect(reverse("trial", args=[key]))
    TableJournal().append([Draft("trial", key, facts)], who=who(request))
    return leave_note(HttpResponseRedirect(reverse("trial", args=[key])), note)
