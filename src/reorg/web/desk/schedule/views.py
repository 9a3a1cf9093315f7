"""When is all of it done, what does the week hold, and what holds it up?"""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from reorg.language import in_use, say
from reorg.report import schedule, to_html
from reorg.web.desk import now
from reorg.web.desk.asking import iso_day, this_day
from reorg.web.desk.judged import older
from reorg.web.desk.judging import wait
from reorg.web.desk.page import page
from reorg.web.desk.procedures.papers import SIZES, made
from reorg.web.desk.tasks.scheduled import beside, the_schedule

BROAD, NARROW = 1040.0, 328.0
"""The widths of the two drawings, for a desk and for a telephone, px."""


@require_safe
def schedule_page(request: HttpRequest) -> HttpResponse:
    """Show when all is done, who does what next, the bars over weeks, three paces, and what holds it up."""
    if (waits := wait(request)) is not None:
        return waits
    asked, proposed = iso_day(request.GET.get("deadline", "")), request.GET.get("with") == "proposed"
    found = the_schedule(deadline=asked, proposed=proposed)
    return page(
        request,
        "schedule.html",
        "plan",
        found=found,
        sentence=schedule.sentence(found),
        spread=schedule.spread_words(found.ends) if found.ends else "",
        limit=schedule.deadline_words(found),
        notes=found.notes if not found.deadline else (),
        coming=[(each, _day(each.day), schedule.HALF[each.half]) for each in schedule.coming(found)],
        picture=_drawn(asked, proposed, narrow=False) if found.bars else "",
        narrow=_drawn(asked, proposed, narrow=True) if found.bars else "",
        paces=[_pace(each) for each in beside(found)] if found.bars else [],
        holds=schedule.holding_up(found),
        hours=schedule.hours_words(found.hours),
        cost=schedule.cost_words(found.cost),
        proposed=proposed,
        more=len(found.asked.board.proposed),
        deadline=found.deadline.isoformat() if found.deadline else "",
        older=older(),
    )


def _day(day: date) -> object:
    return say("{weekday} {day}", weekday=schedule.WEEKDAYS[day.weekday()], day=schedule.day_words(day))


def _pace(each: schedule.Pace) -> dict[str, object]:
    table = each.table
    return {
        "pace": each,
        "ends": schedule.day_words(table.ends.likely) if table.ends else "",
        "early": schedule.day_words(table.ends.early) if table.ends else "",
        "late": schedule.day_words(table.ends.late) if table.ends else "",
        "chance": None if table.chance is None else round(table.chance * 100),
        "cost": schedule.cost_words(table.cost),
    }


@now.kept
def _drawn(deadline: str, proposed: bool, *, narrow: bool) -> str:
    found = the_schedule(deadline=deadline, proposed=proposed)
    drawn = schedule.chart(found, _link, width=NARROW if narrow else BROAD, narrow=narrow)
    return mark_safe(drawn.svg())  # noqa: S308 - drawn and escaped by us


def _link(line: schedule.Line) -> str:
    if line.id.startswith("zone:"):
        return reverse("do_plan")
    return reverse("task", args=[line.task]) if line.task else ""


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """Show who does what in each half of each day of a week."""
    if (waits := wait(request)) is not None:
        return waits
    found = the_schedule()
    day = _asked(request, found)
    shown = schedule.week_of(found, day)
    return page(
        request,
        "schedule_week.html",
        "plan",
        week=shown,
        sentence=schedule.week_words(shown),
        title=schedule.day_words(shown.monday),
        halves=[
            (half, [(who, some) for who, some in zip(shown.people, half.by_person, strict=True)])
            for half in shown.halves
        ],
        many=len(shown.people) > schedule.SIDE_BY_SIDE,
        monday=shown.monday.isoformat(),
        before=(shown.monday - timedelta(days=7)).isoformat(),
        after=(shown.monday + timedelta(days=7)).isoformat(),
    )


def _asked(request: HttpRequest, found: schedule.Timetable) -> date:
    """Return a day of the week that is asked for; without one, of the first in which there is work."""
    if asked := iso_day(request.GET.get("day", "")):
        return date.fromisoformat(asked)
    return next((bar.first for bar in found.bars if bar.shifts), date.fromisoformat(this_day()))


@require_safe
def week_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the sheet of a week as a PDF, to hang on the wall."""
    day = iso_day(request.GET.get("day", "")) or this_day()
    verb = ["schedule", str(settings.MUSEUM), "--week", day, "--paper", _size(request)]
    return made(request, verb, f"week-{day}-{in_use()}.pdf", back=reverse("schedule_week"))


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """Show the schedule on one page, ready to print."""
    if (waits := wait(request)) is not None:
        return waits
    found = the_schedule()
    return HttpResponse(to_html(schedule.schedule_card(found, beside(found))), content_type="text/html; charset=utf-8")


@require_safe
def card_pdf(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the schedule on one page as a PDF."""
    verb = ["schedule", str(settings.MUSEUM), "--paper", _size(request)]
    return made(request, verb, f"schedule-{in_use()}.pdf", back=reverse("schedule"))


def _size(request: HttpRequest) -> str:
    size = request.GET.get("paper", SIZES[0])
    return size if size in SIZES else SIZES[0]
