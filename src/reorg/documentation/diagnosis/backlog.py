"""How many person-days is the work that is left?

Days are things ÷ rate. Each job counts once: the objects that lack its facts, or the findings that it names; a finding
that no job names is mended at its own minutes. Jobs that need the object in hand fetch it once for all of them. Where
nobody knows whether a job is done, its low end is nothing and its high end is all. The rates are data with their
sources (``work.toml``, ``rates.toml``); a museum's own pace replaces them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reorg.documentation.diagnosis.look import Look
from reorg.documentation.diagnosis.measures import MEASURES
from reorg.documentation.diagnosis.pace import finishes, growth
from reorg.documentation.diagnosis.value import Backlog, Line, PartState
from reorg.language import Message, Text
from reorg.method import NOTHING, Job, Range, Rate, Rates, State, at_own_pace, total
from reorg.museum import Finding, Stops

MINUTES_AN_HOUR = 60


def backlog(look: Look, parts: Sequence[PartState], *, week: Sequence[float] = ()) -> Backlog:
    """Return the work that is left for ``look``, where the ``parts`` stand as they do.

    ``week``: hours a week of the three paces, where they are not the museum's or the guide's.
    """
    work = look.guide.work
    own = look.museum.facts.get("rates") if look.museum is not None else None
    rates = at_own_pace(work.rates(), own)
    by_part = {each.part.id: each for each in parts}
    lines = [line for job in work.jobs if (line := _job(job, look, by_part[job.part], rates))]
    lines += _others(look, rates)
    handling = _days(_in_hand(look, lines), rates["handling"])
    mend = total([*(line.days for line in lines), handling])
    check = rates[work.check].days(look.seen.rows)
    grows = growth(look, rates)
    return Backlog(
        lines=tuple(lines),
        handling=handling,
        mend=mend,
        check=check,
        growth=grows,
        finishes=finishes(look, (mend, check), grows, week or own),
        hours_a_day=work.hours_a_day,
        rates=rates,
        own=bool(own),
    )


def _days(things: Range, rate: Rate) -> Range:
    """Return the person-days of so many things: fewest at the quickest, most at the slowest."""
    return Range(things.low / rate.fast, things.likely / rate.usual, things.high / rate.slow)


def _job(job: Job, look: Look, part: PartState, rates: Rates) -> Line | None:
    stops = tuple(Stops(code) for code in job.stops)
    if job.once is not NOTHING:
        return _once(job, look, part, stops)
    found = [look.findings[code] for code in job.findings if code in look.findings]
    days = None
    if job.fields:
        things, page, show = _lacking(job, look), "objects", f"diagnosis.job.{job.id}"
    elif job.open_part:
        things, page, show = _left(part, look.seen.rows), "", ""
    else:
        things = Range.exactly(sum(finding.count for finding in found))
        page, show = ("findings", found[0].code) if found else ("", "")
        days = _own_minutes(found, look, rates[job.id])
    if not things.high:
        return None
    effect = _share(things.likely, look) * len(stops)
    days = days or _days(things, rates[job.id])
    source = rates[job.id].source
    return Line(job.id, job.part, job.name, things, days, source, stops, effect, job, page, show)


def _once(job: Job, look: Look, part: PartState, stops: tuple[Stops, ...]) -> Line | None:
    reading = MEASURES[job.settled](look) if job.settled else None
    if part.state is State.MET or (reading is not None and reading.good > 1 - 1e-9):
        return None
    sure = part.state is not State.UNKNOWN
    hours = Range(job.once.low if sure else 0.0, job.once.likely, job.once.high)
    effect = (1 - (part.bar.low + part.bar.high) / 2) * job.reach * len(stops)
    days = hours.scaled(1 / look.guide.work.hours_a_day)
    return Line(job.id, job.part, job.name, Range.exactly(1), days, job.source, stops, effect, job)


def _lacking(job: Job, look: Look) -> Range:
    """Return how many objects lack a job's facts; where no row at all says them, they may be written elsewhere."""
    count = look.seen.count(f"job.{job.id}")
    return Range(0.0 if count == look.seen.rows else count, count, count)


def _left(part: PartState, rows: int) -> Range:
    low, high = 1 - part.bar.high, 1 - part.bar.low
    if part.state is State.MET:
        return NOTHING
    return Range(round(low * rows), round((low + high) / 2 * rows), round(high * rows))


def _share(things: float, look: Look) -> float:
    return min(1.0, things / look.seen.rows) if look.seen.rows else 0.0


def _own_minutes(found: Sequence[Finding], look: Look, rate: Rate) -> Range:
    """Return the days of findings at the minutes that each says itself, else at the job's rate.

    A museum's own pace counts before both.
    """
    days = []
    for finding in found:
        if finding.minutes and rate.source != "museum":
            quick, slow = look.guide.work.spread
            usual = finding.count * finding.minutes / MINUTES_AN_HOUR / look.guide.work.hours_a_day
            days.append(Range(usual * quick, usual, usual * slow))
        else:
            days.append(rate.days(finding.count))
    return total(days)


def _others(look: Look, rates: Rates) -> Iterable[Line]:
    """Return a line for each finding that no job names."""
    named = {code for job in look.guide.work.jobs for code in job.findings}
    for finding in look.seen.profile.findings:
        if finding.code not in named:
            stops = finding.stops or (Stops.USE,)
            name: Message | Text = finding.message
            yield Line(
                id=finding.code,
                part="",
                name=name,
                things=Range.exactly(finding.count),
                days=_own_minutes([finding], look, rates["finding"]),
                source="ours",
                stops=stops,
                effect=_share(finding.count, look) * len(stops),
                page="findings",
                show=finding.code,
            )


def _in_hand(look: Look, lines: Sequence[Line]) -> Range:
    """Return how many objects have to be fetched: for any of the jobs that need them in hand, once each."""
    marked = next((line.things for line in lines if line.job is not None and line.job.open_part), NOTHING)
    sure, all_ = look.seen.count("in-hand.sure"), look.seen.count("in-hand")
    return Range(max(sure, marked.low), max(all_, marked.likely), max(all_, marked.high))
