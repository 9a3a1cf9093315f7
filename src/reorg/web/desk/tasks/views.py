"""What is to do next, which tasks are there by phase, and what is known of one of them?"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reorg.assessment import tasks
from reorg.language import Message, say, say_many
from reorg.method import Phase, Range
from reorg.report import Where, weeks_picture
from reorg.web.desk import now
from reorg.web.desk.addresses import address
from reorg.web.desk.asking import this_day
from reorg.web.desk.judged import method, older
from reorg.web.desk.judging import wait
from reorg.web.desk.page import page
from reorg.web.desk.person import who
from reorg.web.desk.tasks.reading import mark, records_old, rows, the_board

SHOWN, ENDED = 12, 30
Typed = Mapping[str, str]
NOTHING: Typed = {}


@require_safe
def tasks_page(request: HttpRequest) -> HttpResponse:
    """Show what to do next, what is going on, what is proposed by phase, and how long all of it takes."""
    if (waits := wait(request)) is not None:
        return waits
    found = the_board()
    first = found.next
    return page(
        request, "tasks.html", "plan", board=found, first=shown(first) if first else None,
        going=[shown(each) for each in found.going], phases=_by_phase(found), ended=[shown(each) for each in found.ended[:ENDED]],
        rest=[shown(each) for each in found.rest], left=tasks.day_range(found.left) if found.going else "",
        weeks=week_words(found.weeks(found.left)) if found.left.high else "", needed=tasks.day_range(found.needed),
        picture=_picture(found), records_old=bool(now.total()) and records_old(), older=older(),
        sentence=_sentence(found),
    )  # fmt: skip


@now.kept
def _drawn() -> str:
    return weeks_picture(the_board(), link=lambda key: reverse("task", args=[key]))


def _picture(found: tasks.Board) -> str:
    from django.utils.safestring import mark_safe

    return mark_safe(_drawn()) if len(found.going) > 1 else ""  # noqa: S308 - drawn and escaped by us


def _sentence(found: tasks.Board) -> Message:
    if not found.going:
        return say_many("{count} task would help your store most.", "{count} tasks would help your store.", count=len(found.proposed))
    return say_many("{count} task is going on.", "{count} tasks are going on.", count=len(found.going))


def _by_phase(found: tasks.Board) -> list[tuple[Phase, list[dict[str, object]]]]:
    every = [
        (phase, [shown(each) for each in found.proposed if each.task.phase == phase.id]) for phase in method().phases
    ]
    return [(phase, some) for phase, some in every if some]


def shown(each: tasks.Standing | tasks.Proposed) -> dict[str, object]:
    """Return what a line or a page shows of a task."""
    taken = isinstance(each, tasks.Standing)
    kind = each.kind if isinstance(each, tasks.Standing) else each.task
    told: dict[str, object] = {
        "each": each, "id": each.id, "title": each.title, "kind": kind, "taken": taken, "before": each.before,
        "left": tasks.day_range(each.left) if each.left.high else "", "signs": [_sign(sign) for sign in each.signs],
    }  # fmt: skip
    if isinstance(each, tasks.Standing):
        share = each.share
        told |= {
            "task": each.task, "state": tasks.STATES[each.task.state], "words": progress_words(each),
            "percent": None if share is None else round(share * 100, 1), "ended": each.task.ended_now,
        }  # fmt: skip
    return told


def _sign(sign: tasks.Sign) -> dict[str, object]:
    """Return why a task is needed, and where that is seen."""
    link = address(Where(sign.page, sign.message, sign.show)) if sign.page else ""
    return {"message": sign.message, "link": link, "count": sign.count, "urgent": sign.urgent}


def progress_words(each: tasks.Standing) -> Message | str:
    """Return how far a task is, and who says so: the museum's own data, or the log."""
    if not each.total:
        return ""
    if each.measured:
        done = say("Done: {done} of {total}, as your own data show.", done=each.done, total=each.total)
        more = say_many("{count} more came since.", "{count} more came since.", count=each.more)
        return say("{done} {more}", done=done, more=more) if each.more else done
    return say("Done: {done} of {total}, as you noted.", done=each.done, total=each.total)


def week_words(weeks: Range) -> Message:
    """Return calendar weeks with their spread, whole ones."""
    low, likely, high = (ceil(each - 1e-9) for each in weeks.data())
    if low == high:
        return say_many("{count} week", "{count} weeks", count=likely)
    return say_many("{count} week ({low} to {high})", "{count} weeks ({low} to {high})", count=likely, low=low, high=high)


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show one task: what, why, what should come first, what it needs, how long, and the log of the work."""
    if (waits := wait(request)) is not None:
        return waits
    return task_page(request, key)


def task_page(request: HttpRequest, key: str, typed: Typed = NOTHING, problems: tuple[Message, ...] = (), **more: object) -> HttpResponse:  # fmt: skip
    """Return the page of one task, with what was typed and what is wrong with it."""
    found = the_board()
    each = found.find(key)
    if each is None:
        raise Http404
    listed, known = rows(each.signs, SHOWN)
    name = who(request)
    team = found.team
    response = page(
        request, "task.html", "plan", **shown(each), board=found, rows=listed, known=known, most=SHOWN, pace=each.pace,
        pace_words=tasks.pace_words(each.pace), weeks=week_words(found.weeks(each.left)) if each.left.high else "",
        phase=next((p for p in method().phases if each_phase(each) == p.id), None), problems=problems,
        typed={"day": this_day(), "people": str(team.people), **typed}, me="" if name == "desk" else name, team=team,
        seen=mark(each.task) if isinstance(each, tasks.Standing) else "", **more,
        takes=tasks.day_range(each.kind.days) if isinstance(each, tasks.Standing) and each.kind and each.kind.days.low else "",
    )  # fmt: skip
    if problems:
        response.status_code = 400
    return response


def each_phase(each: tasks.Standing | tasks.Proposed) -> str:
    """Return the id of the phase that a task belongs to; "" for one of one's own."""
    kind = each.kind if isinstance(each, tasks.Standing) else each.task
    return kind.phase if kind else ""
