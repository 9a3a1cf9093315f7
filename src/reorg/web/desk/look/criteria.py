"""How does each of the ten criteria stand: by what measure, on what evidence, what would turn it; now, last time, wanted?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.assessment import (
    Assessment,
    Compared,
    Score,
    State,
    Turn,
    assess,
    compare_evaluations,
    standing_by,
    turns,
    wanted_questions,
    wanting,
    weigh,
)
from reorg.language import Message, say, say_many
from reorg.museum import Museum
from reorg.web.desk import now
from reorg.web.desk.judged import assessment, large, method, older, weighing
from reorg.web.desk.judging import wait
from reorg.web.desk.look.views import address_of, point_address, told
from reorg.web.desk.page import page
from reorg.web.journal.models import EntryRow

QUICK = 3000
"""Up to so many objects an earlier day is shown without being asked for: the museum as it was must be added up again."""
LOOKED = ("answer", "trial", "form")
MOST_DAYS = 30
MOST_UNKNOWN = 2


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """Show the ten criteria one by one, 1 to 7 apart from 8 to 10."""
    if (waits := wait(request)) is not None:
        return waits
    days = [] if large() else looked_on()
    since = request.GET.get("since", "")
    if since not in days:
        since = days[1] if len(days) > 1 and now.total() <= QUICK and "since" not in request.GET else ""
    before, compared = (then(since), between(since)) if since else (None, None)
    wish = wanted()
    found = [_criterion(score, before, wish) for score in assessment().criteria]
    return page(
        request, "criteria.html", "look", tab="criteria", found=assessment(), older=older(), sentence=_sentence(),
        physical=[each for each in found if each["physical"]], longer=[each for each in found if not each["physical"]],
        since=since, days=days[1:], compared=compared, wish=wish is not None, states=list(State), large=large(),
    )  # fmt: skip


def _sentence() -> Message:
    scores = [each for each in assessment().criteria if method().criterion(each.id).physical]
    met = sum(each.state is State.MET for each in scores)
    return say_many(
        "{met} of the {count} criterion that a reorganisation can reach is met",
        "{met} of the {count} criteria that a reorganisation can reach are met", count=len(scores), met=met,
    )  # fmt: skip


def _criterion(score: Score, before: Assessment | None, wish: Assessment | None) -> dict[str, object]:
    criterion = method().criterion(score.id)
    state = score.state
    found = [] if state is State.MET else turns(weighing(), score.id)
    # what is not known yet is to be answered, not to be changed: told apart, and only where little else can be done
    changes = [_turn(each, score) for each in found if each.evidence is not None or each.now is not None]
    unknown = [_turn(each, score) for each in found if each.evidence is None and each.now is None]
    bars = [_bar(say("now"), score, "now")]
    if before is not None:
        bars.append(_bar(say("last time"), before.criterion(score.id), "last"))
    if wish is not None and _wished(score.id):
        bars.append(_bar(say("wanted"), wish.criterion(score.id), "wanted"))
    return {"criterion": criterion, "physical": criterion.physical, "turns": changes, "unknown": unknown[:MOST_UNKNOWN],
            "bars": bars, **told(score)}  # fmt: skip


def _wished(criterion: str) -> bool:
    """Return whether the museum has said what it wants of anything that goes into a criterion."""
    goals = wanted_questions(now.frame().answers, method())
    return any(criterion in each.criteria for each in method().questions if each.id in goals)


def _bar(name: Message, score: Score, kind: str) -> dict[str, object]:
    low, high = round(score.low * 100), round(score.high * 100)
    return {
        "name": name,
        "low": low,
        "wide": high - low,
        "high": high,
        "kind": kind,
        "state": score.state,
        "score": score,
    }


def _turn(turn: Turn, score: Score) -> dict[str, object]:
    if turn.evidence is not None:
        at = next((at for at, each in enumerate(score.evidence) if each == turn.evidence), -1)
        return {
            "what": turn.evidence.message,
            "address": address_of(turn.evidence, score, at),
            "turn": turn,
            "measured": True,
        }
    assert turn.question is not None
    known = {point.id for point in method().points}
    here = turn.question.id in known
    address = point_address(turn.question.id) if here else f"{reverse('triage')}#{turn.question.id}"
    return {"what": turn.question.text, "address": address, "turn": turn, "measured": False}


@now.kept
def wanted() -> Assessment | None:
    """Return how the museum would stand as it wants to, by its answers; None if it has not said what it wants."""
    frame = now.frame()
    goals = wanted_questions(frame.answers, method())
    if not goals:
        return None
    wish = weigh(Museum(places=frame.places, answers=wanting(frame.answers)), method())
    readings = weighing().readings
    return standing_by(replace(wish, readings=readings, unmeasured=goals))


@now.kept
def then(day: str) -> Assessment:
    """Return how the museum stood at the end of a day."""
    return assess(now.museum().at(day), method())


@now.kept
def between(day: str) -> Compared:
    """Return what the full self-evaluation says of a day and of today, on what both asked."""
    return compare_evaluations((now.museum().at(day), method()), (now.museum(), method()))


@now.kept
def looked_on() -> list[str]:
    """Return the days on which somebody looked at the store (answered, tested, filled in a sheet), the newest first."""
    rows = EntryRow.objects.filter(kind__in=LOOKED).order_by("-at").values_list("at", flat=True)
    days = dict.fromkeys(str(at)[:10] for at in rows.iterator(chunk_size=2000))
    return [day for day in days if _is_day(day)][:MOST_DAYS]


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
