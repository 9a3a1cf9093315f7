"""What does a list show of a documentation system, row by row, asked once? (Object ID; Spectrum; the guide of 2010.)"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import numpy as np
import numpy.typing as npt

from reorg.documentation.inquiry import Inquiry
from reorg.documentation.profiling import Profile, profile
from reorg.documentation.register import Register
from reorg.method import Guide

Flags = npt.NDArray[np.bool_]
BAD_NUMBERS = ("number-missing", "number-doubled", "number-odd-shape", "number-became-date")
"""Findings whose rows have no number that is theirs alone and built like the others."""
YEARS_BACK = 10
"""Whole years over which the growth of a collection is taken."""
RECENT = 3
"""A register that entered nothing in so many years has stopped: what it says of growth no longer holds."""
LED_BY_YEAR = 0.8
"""Share of the numbers that must begin with a year for the year to be read from them."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_LEADING_YEAR = re.compile(r"\D{0,4}((?:1[89]|20)\d\d)(?=\D)")


@dataclass(frozen=True, eq=False)
class Seen:
    """What a list shows.

    ``lacking`` gives, by code, a flag a row (row 1 first): ``STANDARD.ELEMENT`` and ``STANDARD`` (not complete),
    ``job.JOB``, ``in-hand`` (any job that needs the object on the table; ``in-hand.sure`` leaves out what no row says,
    which may be written elsewhere) and ``number-own``. ``filled`` is the share
    of rows (0..1) that say each element, by the same codes; an element that no row says is not in it. ``a_year`` is
    how many objects come in a year (None: not known), read ``from_`` acquired or number; ``last`` the newest year.
    ``ids`` are the ids by row where the list is a living museum.
    """

    profile: Profile
    lacking: Mapping[str, Flags] = field(default_factory=dict)
    filled: Mapping[str, float] = field(default_factory=dict)
    a_year: float | None = None
    from_: str = ""
    last: int | None = None
    loans: int = 0
    ids: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.profile.rows

    def count(self, code: str) -> int:
        """Return how many rows lack what ``code`` names."""
        return int(self.lacking[code].sum()) if code in self.lacking else 0


def see(register: Register, guide: Guide, *, today: date | None = None) -> Seen:
    """Return what ``register`` shows, as of ``today`` (default: this day, UTC).

    A row says an element if any of its fields says something, by the same measure as completeness and findings.
    """
    today = today or datetime.now(UTC).date()
    found = profile(register, today=today)
    if not register.rows:
        return Seen(found)
    inquiry = Inquiry(register, today)
    said = _said(inquiry)
    lacking, filled = _elements(guide, said, register.rows)
    lacking |= _jobs(guide, said, register.rows)
    if inquiry.has("number") and bool(said["number"].any()):
        lacking["number-own"] = _bad_numbers(found, register.rows)
    years, source = _years(inquiry)
    a_year, last = _growth(years, today)
    return Seen(found, lacking, filled, a_year, source, last, _loans(inquiry, guide.loan_words), tuple(inquiry.ids))


def _said(inquiry: Inquiry) -> dict[str, Flags]:
    """Return which rows say each field, in the order of the rows."""
    found = inquiry.db.execute("SELECT * FROM says ORDER BY row").fetchnumpy()
    return {name: np.asarray(column, dtype=np.bool_) for name, column in found.items() if name != "row"}


def _any(said: Mapping[str, Flags], fields: tuple[str, ...], rows: int) -> Flags:
    found = np.zeros(rows, dtype=np.bool_)
    for name in fields:
        if name in said:
            found |= said[name]
    return found


def _elements(guide: Guide, said: Mapping[str, Flags], rows: int) -> tuple[dict[str, Flags], dict[str, float]]:
    lacking: dict[str, Flags] = {}
    filled: dict[str, float] = {}
    for standard in guide.standards:
        if standard.moves:
            continue
        complete, others = np.ones(rows, dtype=np.bool_), np.zeros(rows, dtype=np.int16)
        for element in standard.elements:
            if not element.fields:
                continue
            has = _any(said, element.fields, rows)
            code = f"{standard.id}.{element.id}"
            lacking[code] = ~has
            if has.any():
                filled[code] = float(has.mean())
            if element.always:
                complete &= has
            else:
                others += has
        lacking[standard.id] = ~(complete & (others >= standard.others))
    return lacking, filled


def _jobs(guide: Guide, said: Mapping[str, Flags], rows: int) -> dict[str, Flags]:
    found: dict[str, Flags] = {
        "in-hand": np.zeros(rows, dtype=np.bool_),
        "in-hand.sure": np.zeros(rows, dtype=np.bool_),
    }
    for job in guide.work.jobs:
        if job.fields:
            found[f"job.{job.id}"] = lacks = ~_any(said, job.fields, rows)
            if job.in_hand:
                found["in-hand"] |= lacks
                if not lacks.all():
                    found["in-hand.sure"] |= lacks
    return found


def _bad_numbers(found: Profile, rows: int) -> Flags:
    bad = np.zeros(rows, dtype=np.bool_)
    for finding in found.findings:
        if finding.code in BAD_NUMBERS:
            bad[np.array(finding.rows, dtype=np.int64) - 1] = True
    return bad


def _years(inquiry: Inquiry) -> tuple[dict[int, int], str]:
    """Return how many objects came in each year, and the field that says so ("" if none does)."""
    until = inquiry.today.year
    if inquiry.has("acquired"):
        years: dict[int, int] = {}
        for value, n in inquiry.ask(f"SELECT value, n FROM {inquiry.values('acquired')}"):
            told = [year for each in _YEAR.findall(str(value)) if (year := int(each)) <= until]
            if told:
                years[max(told)] = years.get(max(told), 0) + int(str(n))
        if years:
            return years, "acquired"
    if inquiry.has("number"):
        years, total = {}, 0
        for value, n in inquiry.ask(f"SELECT value, n FROM {inquiry.numbers}"):
            total += int(str(n))
            if (led := _LEADING_YEAR.match(str(value))) and int(led[1]) <= until:
                years[int(led[1])] = years.get(int(led[1]), 0) + int(str(n))
        if total and sum(years.values()) >= LED_BY_YEAR * total:
            return years, "number"
    return {}, ""


def _growth(years: Mapping[int, int], today: date) -> tuple[float | None, int | None]:
    """Return how many objects come in a year, from whole years, and the newest year of all."""
    if not years:
        return None, None
    last = max(years)
    if last < today.year - RECENT:
        return None, last
    return sum(years.get(today.year - back, 0) for back in range(1, YEARS_BACK + 1)) / YEARS_BACK, last


def _loans(inquiry: Inquiry, words: tuple[str, ...]) -> int:
    """Return how many rows speak of a loan under status or how the object came."""
    asked = [name for name in ("status", "acquisition") if inquiry.has(name)]
    if not asked or not words:
        return 0
    pattern = "|".join(re.escape(word) for word in words).replace("'", "''")
    columns = " OR ".join(
        rf"regexp_matches({inquiry.column(name)}, '(?i)(^|[^\pL])({pattern})($|[^\pL])')" for name in asked
    )
    return int(str(inquiry.ask(f"SELECT count(*) FROM register WHERE {columns}")[0][0]))
