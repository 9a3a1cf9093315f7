"""What is to do next, which tasks are there by phase, and what is known of one of them?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reorg.assessment import tasks
from reorg.language import Message, listed, say, say_many
from reorg.method import Phase, Range
from reorg.report import Where, gravest_first, schedule
from reorg.web.desk import now
from reorg.web.desk.addresses import address
from reorg.web.desk.asking import this_day
from reorg.web.desk.judged import method, older
from reorg.web.desk.judging import wait
from reorg.web.desk.page import page
from reorg.web.desk.person import who
from reorg.web.desk.photos.taking import pictures_of
from reorg.web.desk.tasks.reading import mark, records_old, rows, the_board
from reorg.web.desk.tasks.scheduled import the_schedule

SHOWN, ENDED = 8, 30
Typed = Mapping[str, str]
NOTHING: Typed = {}


@require_safe
def tasks_page(request: HttpRequest) -> HttpResponse:
    """Show what to do next, what is going on, what is proposed by phase, and how long all of it takes."""
    if (waits := wait(request)) is not None:
        return waits
    found = the_board()
    first, left, table = found.next, found.left, the_schedule()
    return page(
        request,
        "tasks.html",
        "plan",
        board=found,
        first=shown(first, found) if first else None,
        going=[shown(each, found) for each in found.going],
        phases=_by_phase(found),
        ended=[shown(each, found) for each in found.ended[:ENDED]],
        rest=[shown(each, found) for each in found.rest],
        left=found.said(left) if left.high else "",
        weeks=week_words(found.weeks(left)) if left.high else "",
        when=schedule.sentence(table) if table.bars else "",
        spread=schedule.spread_words(table.ends) if table.bars and table.ends else "",
        records_old=bool(now.total()) and records_old(),
        older=older(),
        sentence=_sentence(found),
        team=tasks.team_words(found.team),
        people=[each.called for each in table.crew.members] if table.crew.named else [],
    )


def _sentence(found: tasks.Board) -> Message:
    if not found.going:
        return say_many(
            "{count} task would help your store most.",
            "{count} tasks would help your store.",
            count=len(found.proposed),
        )
    return say_many("{count} task is going on.", "{count} tasks are going on.", count=len(found.going))


def _by_phase(found: tasks.Board) -> list[tuple[Phase, list[dict[str, object]]]]:
    every = [
        (phase, [shown(each, found) for each in found.proposed if each.task.phase == phase.id])
        for phase in method().phases
    ]
    return [(phase, some) for phase, some in every if some]


def shown(each: tasks.Standing | tasks.Proposed, board: tasks.Board) -> dict[str, object]:
    """Return what a line or a page shows of a task."""
    taken = isinstance(each, tasks.Standing)
    kind = each.kind if isinstance(each, tasks.Standing) else each.task
    told: dict[str, object] = {
        "each": each, "id": each.id, "title": each.title, "kind": kind, "taken": taken, "before": each.before,
        "left": board.said(each.left) if each.left.high else "", "signs": [_sign(sign) for sign in each.signs],
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
    return say_many(
        "{count} week ({low} to {high})", "{count} weeks ({low} to {high})", count=likely, low=low, high=high
    )


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show one task: what, why, what should come first, what it needs, how long, and the log of the work."""
    if (waits := wait(request)) is not None:
        return waits
    return task_page(request, key)


def task_page(
    request: HttpRequest, key: str, typed: Typed = NOTHING, problems: Sequence[Message] = (), *, doubt: bool = False
) -> HttpResponse:
    """Return the page of one task, with what was typed and what is wrong with it, or only in ``doubt``."""
    found = the_board()
    each = found.find(key)
    if each is None:
        raise Http404
    listed, known = rows(each.signs, SHOWN)
    name, team = who(request), found.team
    taken = isinstance(each, tasks.Standing)
    kind = each.kind if isinstance(each, tasks.Standing) else each.task
    response = page(
        request,
        "task.html",
        "plan",
        **shown(each, found),
        board=found,
        rows=[(row, address(row.sheet) if row.sheet else "") for row in listed],
        gravest=gravest_first(known) if listed and listed[0].sheet else "",
        known=known,
        most=SHOWN,
        pace=each.pace,
        pace_words=tasks.pace_words(each.pace),
        weeks=week_words(found.weeks(each.left)) if each.left.high else "",
        phase=next((phase for phase in method().phases if kind and kind.phase == phase.id), None),
        problems=problems,
        doubt=doubt,
        typed={"day": this_day(), "people": str(team.people), **typed},
        me="" if name == "desk" else name,
        team=tasks.team_words(team),
        seen=mark(each.task) if isinstance(each, tasks.Standing) else "",
        photos=pictures_of(each.id).get(each.id, []) if taken else [],
        source=tasks.source_of(each.pace, kind),
        dated=_dated(each) if taken else "",
        takes=found.said(kind.days) if taken and kind and kind.days.low else "",
    )
    if problems:
        response.status_code = 400
    return response


def _dated(each: tasks.Standing | tasks.Proposed) -> Message | str:
    """Return when a task is done by the schedule, and who does it; "" if no day can be given to it."""
    table = the_schedule()
    bars = [bar for bar in table.bars if bar.task == each.id]
    if not bars:
        return ""
    first, last = schedule.day_words(bars[0].first), schedule.day_words(bars[0].last)
    people = listed(schedule.people_of(table, bars[0]))
    if bars[0].first == bars[0].last:
        return say("By the schedule on {day}: {people}.", day=first, people=people)
    return say("By the schedule from {first} to {last}: {people}.", first=first, last=last, people=people)
