"""Who does what when: the schedule of all tasks and moves, worked out once and kept until something is entered?"""

from __future__ import annotations

from datetime import date

from reorg.museum import GONE
from reorg.report import schedule
from reorg.storage import Plan
from reorg.web.desk import now
from reorg.web.desk.asking import this_day
from reorg.web.desk.plan.kept import carried
from reorg.web.desk.tasks.reading import the_board
from reorg.web.journal.numbered import with_keys


def the_schedule(*, deadline: str = "", proposed: bool = False) -> schedule.Timetable:
    """Return who does what when from today on; ``deadline`` an ISO day, "" for the museum's own.

    Raises LookupError for a large museum that nobody worked out (``judging.wait``).
    """
    return _made(this_day(), deadline, proposed)


def beside(found: schedule.Timetable) -> tuple[schedule.Pace, ...]:
    """Return the same at three paces."""
    return _beside(found.asked.day.isoformat(), found.asked.deadline, found.asked.proposed)


@now.kept
def _made(day: str, deadline: str, proposed: bool) -> schedule.Timetable:
    plan = carried()
    asked = schedule.Asked(
        now.frame(), the_board(), date.fromisoformat(day), plan, _where(plan),
        date.fromisoformat(deadline) if deadline else None, proposed,
    )  # fmt: skip
    return schedule.timetable(asked)


@now.kept
def _beside(day: str, deadline: date | None, proposed: bool) -> tuple[schedule.Pace, ...]:
    return schedule.paces(_made(day, deadline.isoformat() if deadline else "", proposed))


def _where(plan: Plan | None) -> dict[str, str]:
    """Return where each thing that the plan moves stands now; those that are gone are left out."""
    places = now.places()
    subjects = {step.subject for step in plan.moves.steps} if plan else set[str]()
    held = with_keys(subjects).exclude(state__in=GONE).values_list("key", "place")
    return dict(held) | {key: places[key].place for key in subjects if key in places}
