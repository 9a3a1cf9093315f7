"""How is a schedule told: in a sentence, as the next three things, as what holds it up, and as plain data?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reorg.language import Message, say, say_many
from reorg.method import Range
from reorg.report.schedule.jobs import Line, Words
from reorg.report.schedule.paces import Pace
from reorg.report.schedule.timetable import Timetable
from reorg.report.value import day
from reorg.storage import schedule

NEXT, HOLDS = 3, 4


def day_words(on: date) -> Message:
    """Return a day as people say it."""
    return day(on.isoformat())


def sentence(found: Timetable) -> Message:
    """Return the one sentence that answers when it is done."""
    if found.nothing:
        return say("Nothing is left to do: no task is taken on, and no move of a plan is left.")
    hours = round(found.hours.likely)
    if not any(member.times for member in found.crew.members):
        return say("Nobody is in the team. The work takes about {hours} hours of one person.", hours=hours)
    if found.ends is None:
        return say("No day can be given yet.")
    if found.undated:
        return say("What can be given a day is done by {day}.", day=day_words(found.ends.likely))
    return say("All of it is done by {day}.", day=day_words(found.ends.likely))


def spread_words(span: schedule.Span) -> Message:
    """Return how early and how late it may be."""
    return say(
        "If it goes well by {early}, if it goes slowly by {late} (8 times in 10 between these).",
        early=day_words(span.early), late=day_words(span.late),
    )  # fmt: skip


def deadline_words(found: Timetable) -> Message | None:
    """Return how the deadline stands, with the chance to meet it; None without one."""
    limit = found.deadline
    if limit is None or found.nothing:
        return None
    if limit < found.asked.day:
        ago = (found.asked.day - limit).days
        return say_many("The deadline was {count} day ago.", "The deadline was {count} days ago.", count=ago)
    if found.chance is None:
        return None
    in_ten = round(found.chance * 10)
    if found.chance == 0:
        return say("The deadline, {day}, cannot be met like this.", day=day_words(limit))
    if found.chance >= 0.95:
        return say("The deadline, {day}, is nearly certain to be met.", day=day_words(limit))
    if not in_ten:
        return say("The deadline, {day}, is hardly ever met like this.", day=day_words(limit))
    return say("The deadline, {day}, is met {times} times in 10.", day=day_words(limit), times=in_ten)


def cost_words(cost: schedule.Cost) -> Message | str:
    """Return what it costs, with its spread; "" if nothing costs anything."""
    low, likely, high = (round(each) for each in (cost.total.low, cost.total.likely, cost.total.high))
    if not high:
        return ""
    if low == high:
        return say("{cost}", cost=likely)
    return say("{cost} ({low} to {high})", cost=likely, low=low, high=high)


def hours_words(hours: schedule.Hours | Range) -> Message:
    """Return hours of one person with their spread, whole ones."""
    low, likely, high = (round(each) for each in (hours.low, hours.likely, hours.high))
    one = say_many("{count} person-hour", "{count} person-hours", count=likely)
    return one if low == high else say("{time} ({low} to {high})", time=one, low=low, high=high)


@dataclass(frozen=True, slots=True)
class Coming:
    """One of the next things: what, on which day it begins, and who does it."""

    title: Words
    line: Line
    day: date
    half: int
    people: tuple[Message | str, ...]


def coming(found: Timetable, most: int = NEXT) -> list[Coming]:
    """Return what is done next, the first of each thing."""
    lines = {line.id: line for line in found.todo.lines}
    seen: dict[str, Coming] = {}
    for bar in found.bars:
        for turn in found.turns(bar.first, bar.first) if bar.shifts else ():
            if turn.job != bar.task or turn.job in seen:
                continue
            job = found.job(turn.job)
            people = tuple(found.member(key).called for key in turn.people)
            seen[turn.job] = Coming(job.title, lines[job.line], turn.day, turn.half, people)
        if len(seen) >= most:
            break
    return list(seen.values())


def people_of(found: Timetable, bar: schedule.Bar) -> list[Message | str]:
    """Return who does a task, whoever is there longest first."""
    often = Counter(who for shift in bar.shifts for who in shift.people)
    return [found.member(key).called for key, _ in often.most_common()]


def holding_up(found: Timetable, most: int = HOLDS) -> list[Message]:
    """Return what holds everything up, the worst first: what has no day, what must arrive, rooms that are taken, long tasks."""
    said: list[Message] = [say("{what}: {why}", what=each.title, why=each.because) for each in found.undated]
    first = {bar.task: bar.first for bar in found.bars}
    jobs = {job.task.id: job for job in found.todo.jobs}
    critical = [key for key, days in found.slack.items() if not days]
    arrivals = {each.id: each.arrives for each in found.todo.materials}
    said += [
        say("{what}: it waits until {day}.", what=jobs[key].title, day=day_words(arrives))
        for key in critical
        for name in jobs[key].task.materials
        if (arrives := arrivals.get(name)) is not None and key in first and first[key] <= _soon(arrives)
    ]
    places, ends = found.asked.museum.places, found.ends
    for room in dict.fromkeys(jobs[key].task.room for key in critical):
        for from_, to in places[room].booked if room in places else ():
            if ends and found.asked.day.isoformat() <= to and from_ <= ends.likely.isoformat():
                said.append(
                    say(
                        "{room} is taken from {first} to {last}.",
                        room=places[room].label,
                        first=day(from_),
                        last=day(to),
                    )
                )
    longest = sorted(critical, key=lambda key: -jobs[key].task.hours.likely * (1 - jobs[key].task.done))
    for key in longest[:2] if len(said) < most else ():
        left = jobs[key].task.hours.scaled(1 - jobs[key].task.done)
        if left.likely:
            said.append(say("{what} takes {hours}.", what=jobs[key].title, hours=hours_words(left)))
    return said[:most]


def _soon(arrives: date) -> date:
    return date.fromordinal(arrives.toordinal() + 7)


def to_data(found: Timetable, beside: Sequence[Pace] = ()) -> dict[str, object]:
    """Return everything as plain values; the keys are stable (docs/reference/verbs.md), sentences in the language in use."""
    ends, lines = found.ends, {line.id: line for line in found.todo.lines}
    spans = found.forecast.tasks if found.forecast else {}
    return {
        "from": found.asked.day.isoformat(), "deadline": _iso(found.deadline), "chance": found.chance,
        "ends": _span(ends), "bound": _iso(found.made.schedule.bound) if found.made else None,
        "hours_left": _hours(found.hours), "told": str(sentence(found)),
        "cost": {"total": _hours(found.cost.total), "wages": _hours(found.cost.wages), "materials": found.cost.materials},
        "team": [
            {
                "id": each.id, "name": each.name, "times": sorted(map(list, each.times)), "skills": sorted(each.skills),
                "away": [[first.isoformat(), last.isoformat()] for first, last in each.away], "cost": each.cost,
            }
            for each in found.crew.members
        ],
        "named": found.crew.named, "half_day": found.crew.half_day,
        "tasks": [
            {
                "id": bar.task, "title": str(found.job(bar.task).title), "line": found.job(bar.task).line,
                "task": lines[found.job(bar.task).line].task or None, "kind": bar.kind, "room": bar.room,
                "first": bar.first.isoformat(), "last": bar.last.isoformat(), "ends": _span(spans.get(bar.task)),
                "done": round(found.job(bar.task).task.done, 4), "slack_days": found.slack.get(bar.task, 0),
                "hours": _hours(found.job(bar.task).task.hours), "after": list(found.job(bar.task).task.after),
                "people": list(dict.fromkeys(who for shift in bar.shifts for who in shift.people)),
            }
            for bar in found.bars
        ],
        "undated": [{"title": str(each.title), "because": str(each.because)} for each in found.undated],
        "holds_up": [str(each) for each in holding_up(found)],
        "next": [
            {"title": str(each.title), "day": each.day.isoformat(), "half": each.half, "people": [str(p) for p in each.people]}
            for each in coming(found)
        ],
        "paces": [
            {
                "id": each.id, "ends": _span(each.table.ends), "chance": each.table.chance,
                "hours_a_week": each.table.crew.hours_a_week, "cost": _hours(each.table.cost.total),
            }
            for each in beside
        ],
    }  # fmt: skip


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _span(span: schedule.Span | None) -> dict[str, str] | None:
    return None if span is None else {
        "early": span.early.isoformat(), "likely": span.likely.isoformat(), "late": span.late.isoformat()
    }  # fmt: skip


def _hours(hours: schedule.Hours) -> list[float]:
    return [round(each, 2) for each in (hours.low, hours.likely, hours.high)]
