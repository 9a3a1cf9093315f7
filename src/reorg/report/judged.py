"""What do the judging rooms make of a museum, all at once? The one place where a picture is judged to be told."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from reorg.assessment import Assessment, assess
from reorg.method import Method
from reorg.museum import Museum
from reorg.storage import Plan, Survey, survey

if TYPE_CHECKING:  # documentation loads DuckDB: a web server that only draws must not
    from reorg.documentation import Profile


@dataclass(frozen=True, eq=False)
class Judged:
    """A museum with what was found: how it stands, how full it is, what its records lack, and the plan if one was made.

    ``date`` is the day it speaks of, ISO.
    """

    museum: Museum
    method: Method
    date: str
    assessment: Assessment
    survey: Survey
    profile: Profile
    plan: Plan | None = None


def judge(museum: Museum, method: Method, *, today: date | None = None, plan: Plan | None = None) -> Judged:
    """Return what the judging rooms make of ``museum`` by ``method``, as of ``today`` (default: this day, UTC).

    ``plan`` is one that was made for it; without one, reports tell of what is missing today.
    """
    today = today or datetime.now(UTC).date()
    from reorg.documentation import profile, register_of

    register = register_of(museum.objects, museum.name)
    with closing(register.db):
        found = profile(register, today=today)
    return Judged(museum, method, today.isoformat(), assess(museum, method), survey(museum), found, plan)
