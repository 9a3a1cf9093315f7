"""When is it done, at three paces, while the collection goes on growing?

weeks = (person-days × hours a day) ÷ (hours a week − hours a week that new objects take), over the weeks of a year that
are worked. Where new objects take as much as there is, it is never done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from reorg.documentation.diagnosis.look import Look
from reorg.documentation.diagnosis.value import Finish, Growth
from reorg.language import say
from reorg.method import Pace, Range, Rates

LONGEST = 100
"""Years after which a day says nothing: what takes longer is never done."""
DAYS_A_YEAR = 365.2425


def growth(look: Look, rates: Rates) -> Growth:
    """Return how fast the collection grows, and what taking in new objects takes of each week."""
    a_year = look.seen.a_year
    if a_year is None:
        return Growth(None, 0.0)
    work = look.guide.work
    hours = rates[work.new_object].days(1).likely * a_year * work.hours_a_day
    return Growth(a_year, hours / work.weeks_a_year, look.seen.from_)


def finishes(look: Look, days: tuple[Range, Range], grows: Growth, own: object) -> tuple[Finish, ...]:
    """Return when the work ends at each pace: ``days`` are those of mending, and of checking everything after that."""
    mend, check = days
    return tuple(
        Finish(pace, _ends(mend, pace, grows, look), _ends(mend + check, pace, grows, look))
        for pace in paces(look, own)
    )


def paces(look: Look, own: object) -> tuple[Pace, ...]:
    """Return the three paces: the hours that somebody says, or that a museum's rates say under ``week``, else the guide's."""
    said = own.get("week") if isinstance(own, Mapping) else own
    if not isinstance(said, Sequence) or isinstance(said, str):
        return look.guide.work.paces
    usual = {pace.hours: pace for pace in look.guide.work.paces}
    hours = sorted(
        {
            float(each)
            for each in said
            if isinstance(each, int | float) and not isinstance(each, bool) and 0 < each <= 1000
        }
    )
    return tuple(usual.get(each) or Pace(each, say("{hours} hours a week", hours=each)) for each in hours) or tuple(
        usual.values()
    )


Ends = tuple[date | None, date | None, date | None]


def _ends(days: Range, pace: Pace, grows: Growth, look: Look) -> Ends:
    low, likely, high = (_end(each, pace, grows, look) for each in (days.low, days.likely, days.high))
    return low, likely, high


def _end(days: float, pace: Pace, grows: Growth, look: Look) -> date | None:
    left = pace.hours - grows.hours_a_week
    if days <= 0:
        return look.today
    if left <= 0:
        return None
    years = days * look.guide.work.hours_a_day / left / look.guide.work.weeks_a_year
    return look.today + timedelta(days=round(years * DAYS_A_YEAR)) if years <= LONGEST else None
