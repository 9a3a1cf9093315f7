"""How does what was written on the sheet of paper come in afterwards: many draws on one page, in one action?"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reorg.assessment import trials
from reorg.language import Message, say, say_many
from reorg.report import spot_words
from reorg.web.desk.page import leave_note, page
from reorg.web.desk.person import who
from reorg.web.desk.trials.reading import drawn_objects, mark
from reorg.web.desk.trials.taken import FIELDS, said_anything, taken
from reorg.web.desk.trials.views import known, where
from reorg.web.journal.table import TableJournal

A_PAGE = 20


@require_http_methods(["GET", "POST"])
def type_in(request: HttpRequest, key: str) -> HttpResponse:
    """Take what stands on a sheet: twenty open draws at a time, those that say something."""
    trial = known(key)
    problems: list[tuple[int, Message]] = []
    if request.method == "POST":
        by = request.POST.get("by", "").strip()[:100] or who(request)
        with transaction.atomic():
            trial = known(key)
            notes, problems = _taken(request, trial, by)
            if notes and not problems:
                TableJournal().append([trials.noted_draft(trial, each) for each in notes], who=who(request))
        if notes and not problems:
            note = say_many("Entered: {count} draw.", "Entered: {count} draws.", count=len(notes))
            left = any(draw.at not in known(key).notes for draw in trial.draws)
            goal = reverse("trial_type" if left else "trial", args=[key])
            return leave_note(HttpResponseRedirect(goal), note)
        if not problems:
            problems = [(0, say("Nothing is filled in yet."))]
    shown = [draw for draw in trial.draws if draw.at not in trial.notes or f"found-{draw.at}" in request.POST][:A_PAGE]
    objects = drawn_objects(trial, shown)
    rows = [
        {"draw": draw, "facts": objects.get(draw.object, {}), "place": where(draw.place), "typed": _typed(request, draw.at),
         "spot": spot_words(draw) if draw.way == trials.SPOT else "", "choices": list(trials.FOUND[draw.way].items()),
         "seen": mark(trial, draw.at), "problems": [each for at, each in problems if at == draw.at]}
        for draw in shown
    ]  # fmt: skip
    name = who(request)
    return page(
        request, "trial_type.html", "look", tab="finding", trial=trial, rows=rows, problems=problems,
        more=len(trial.draws) - trial.done - len(rows),
        by=request.POST.get("by", "" if name == "desk" else name), long=any(at for at, _ in problems),
    )  # fmt: skip


def _typed(request: HttpRequest, at: int) -> Mapping[str, str]:
    typed = {name: request.POST.get(f"{name}-{at}", "") for name in FIELDS}
    return {**typed, "believe": "1"} if "believe" in request.POST else typed


def _taken(request: HttpRequest, trial: trials.Trial, by: str) -> tuple[list[trials.Noted], list[tuple[int, Message]]]:
    notes, problems = [], list[tuple[int, Message]]()
    for draw in trial.draws:
        typed = _typed(request, draw.at)
        if not said_anything(typed):
            continue
        noted, wrong = taken(trial, draw, typed, by)
        if not wrong and request.POST.get(f"seen-{draw.at}") != mark(trial, draw.at):
            wrong = [say("Somebody noted this draw meanwhile. Look at it, then send yours again if it still holds.")]
        notes.append(noted)
        problems += [(draw.at, each) for each in wrong]
    return notes, problems
