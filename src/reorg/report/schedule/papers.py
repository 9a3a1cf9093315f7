"""What hangs on the wall: who does what in each half of each day of a week; and on one page, when is all of it done?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from reorg.language import Message, listed, say, say_many
from reorg.report.schedule.chart import chart
from reorg.report.schedule.jobs import arrivals
from reorg.report.schedule.paces import Pace
from reorg.report.schedule.team import HALVES
from reorg.report.schedule.timetable import Timetable, Turn
from reorg.report.schedule.told import (
    coming,
    day_words,
    deadline_words,
    holding_up,
    sentence,
    spread_words,
)
from reorg.report.value import (
    Block,
    Figure,
    Figures,
    Heading,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Sources,
    Table,
    Words,
)
from reorg.storage import schedule

WEEKDAYS = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"),
)  # fmt: skip
HALF = (say("morning"), say("afternoon"))
BOX, SIDE_BY_SIDE = "☐", 5
"""So many people at most each have a column; more are named beside the work."""


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of work in half a day, as it is told: what, in which room, by whom, and whether it begins or ends there."""

    title: Words
    room: str
    people: tuple[Message | str, ...]
    begins: bool
    ends: bool

    @property
    def short(self) -> Message:
        """What, and in which room."""
        what = say("{what}, to be finished", what=self.title) if self.ends and not self.begins else self.title
        return say("{what} ({room})", what=what, room=self.room) if self.room else say("{what}", what=what)


@dataclass(frozen=True)
class HalfDay:
    """Half a day of a week. ``by_person``: the work of each of the team, in their order; ``all_``: the work, told once."""

    day: date
    half: int
    all_: tuple[Told, ...]
    by_person: tuple[tuple[Told, ...], ...]

    @property
    def called(self) -> Message:
        """The weekday, the day and the half."""
        day, half = self.day, HALF[self.half]
        return say("{weekday} {day}, {half}", weekday=WEEKDAYS[day.weekday()], day=day_words(day), half=half)


@dataclass(frozen=True)
class Week:
    """A week from its Monday on: its half-days on which anybody comes, and what one must know besides."""

    monday: date
    people: tuple[Message | str, ...]
    halves: tuple[HalfDay, ...]
    notes: tuple[Message, ...]

    @property
    def busy(self) -> bool:
        """Whether there is any work in it."""
        return any(half.all_ for half in self.halves)


def week_of(found: Timetable, day: date) -> Week:
    """Return the week in which ``day`` lies."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    turns: dict[tuple[date, int], list[Turn]] = {}
    for turn in found.turns(monday, sunday):
        turns.setdefault((turn.day, turn.half), []).append(turn)
    members = found.crew.members
    halves = []
    for on in (monday + timedelta(days=at) for at in range(7)):
        if any(first <= on <= last for first, last in found.crew.closed):
            continue
        there = [each for each in members if not any(first <= on <= last for first, last in each.away)]
        for half in range(HALVES):
            if not any((on.weekday(), half) in each.times for each in there):
                continue
            some = turns.get((on, half), [])
            told = [(turn, _told(found, turn)) for turn in some]
            mine = tuple(tuple(each for turn, each in told if member.id in turn.people) for member in members)
            halves.append(HalfDay(on, half, tuple(each for _, each in told), mine))
    return Week(monday, tuple(each.called for each in members), tuple(halves), tuple(_notes(found, monday, sunday)))


def _told(found: Timetable, turn: Turn) -> Told:
    job, places = found.job(turn.job), found.asked.museum.places
    room = places[job.task.room].label if job.task.room in places else ""
    people = tuple(found.member(key).called for key in turn.people)
    return Told(job.title, room, people, turn.begins, turn.ends)


def _notes(found: Timetable, monday: date, sunday: date) -> list[Message]:
    """Return what must be known of a week besides: what arrives, which rooms are taken, who is away, when all is closed."""
    said = []
    for name, arrives in arrivals(found.asked.museum):
        if monday <= arrives <= sunday:
            said.append(say("{things}: to arrive on {day}.", things=name, day=day_words(arrives)))
    for room in found.asked.museum.places.of_kind("room"):
        for first, last in room.booked:
            if first <= sunday.isoformat() and monday.isoformat() <= last:
                said.append(
                    say("{room} is taken from {first} to {last}.", room=room.label, first=_day(first), last=_day(last))
                )
    said += [
        say("{who} is away from {first} to {last}.", who=member.called, first=day_words(first), last=day_words(last))
        for member in found.crew.members
        for first, last in member.away
        if first <= sunday and monday <= last
    ]
    said += [
        say("Nobody works from {first} to {last}.", first=day_words(first), last=day_words(last))
        for first, last in found.crew.closed
        if first <= sunday and monday <= last
    ]
    return said


def _day(said: str) -> Message:
    return day_words(date.fromisoformat(said))


def week_sheet(found: Timetable, day: date) -> Report:
    """Return the sheet of the week in which ``day`` lies, to hang on the wall: a column for each of the team."""
    week = week_of(found, day)
    blocks: list[Block] = [Sentence(week_words(week), "lead")]
    if week.halves and found.crew.members:
        blocks.append(_by_person(week) if len(week.people) <= SIDE_BY_SIDE else _by_work(week))
    if week.notes:
        blocks += [Heading(say("To know"), 3), Points(week.notes)]
    blocks += [
        Heading(say("How far did we come?"), 3),
        Table(
            (say("What"), say("How many"), say("Hours each"), say("Who")),
            tuple(Row(("", "", "", "")) for _ in range(3)),
            shares=(46, 16, 16, 22),
            tall=True,
        ),
    ]
    blocks.append(Sources((_rests_on(found), say("Note the work on screen: the plan follows."))))
    title = say("Week from {day}", day=day_words(week.monday))
    return Report(title, found.asked.museum.name, found.asked.day.isoformat(), tuple(blocks), wide=True)


def week_words(week: Week) -> Message:
    """Return what a week holds, in a sentence."""
    if not week.halves:
        return say("Nobody comes this week.")
    if not week.busy:
        return say("Nothing is planned this week.")
    count = len(dict.fromkeys(str(told.title) for half in week.halves for told in half.all_))
    return say_many("{count} thing to do this week.", "{count} things to do this week.", count=count)


def _by_person(week: Week) -> Table:
    heads: tuple[Words, ...] = (say("When"), *week.people)
    rows = tuple(Row((half.called, *(_cell(some) for some in half.by_person))) for half in week.halves)
    share = round(78 / max(1, len(week.people)))
    return Table(heads, rows, shares=(22, *(share for _ in week.people)), tall=True, ruled=True)


def _cell(some: tuple[Told, ...]) -> Words:
    """Return pieces of work, one below the other: a message without a word of its own, so that nothing is to be translated."""
    lines = {f"line{at}": say("{box} {what}", box=BOX, what=each.short) for at, each in enumerate(some)}
    return Message("\n".join(f"{{{name}}}" for name in lines), lines) if lines else "–"


def _by_work(week: Week) -> Table:
    rows = tuple(
        Row(("" if at else half.called, BOX, told.short, _people(told.people)))
        for half in week.halves
        for at, told in enumerate(half.all_)
    )
    return Table((say("When"), say("Done"), say("What"), say("Who")), rows, shares=(22, 7, 43, 28), tall=True)


def _rests_on(found: Timetable) -> Message:
    if found.crew.named:
        return say("People and days: as entered. Half a day is {hours} hours of work.", hours=found.crew.half_day)
    return say(
        "Nobody is named yet: so many people as the museum says. Half a day is {hours} hours of work.",
        hours=found.crew.half_day,
    )


def schedule_card(found: Timetable, beside: tuple[Pace, ...] = ()) -> Report:
    """Return the schedule on one page: done by when, with what chance, by whom, at which cost, and the next three things."""
    blocks: list[Block] = [Sentence(sentence(found), "lead")]
    limit = deadline_words(found)
    if found.ends:
        blocks.append(Sentence(spread_words(found.ends)))
    if limit:
        blocks.append(Sentence(limit))
    if found.bars and found.ends:
        blocks.append(Figures(figures := tuple(_figures(found, found.ends)), across=len(figures)))
    if some := coming(found):
        rows = tuple(
            Row(
                (
                    BOX,
                    each.title,
                    say("{weekday} {day}", weekday=WEEKDAYS[each.day.weekday()], day=day_words(each.day)),
                    _people(each.people),
                )
            )
            for each in some
        )
        heads = (say("Done"), say("The next three things"), say("When"), say("Who"))
        blocks.append(Table(heads, rows, shares=(7, 43, 26, 24), tall=True))
    if found.bars:
        blocks.append(Picture(chart(found), fills=True))
    if said := holding_up(found):
        blocks += [Heading(say("What holds it up"), 3), Points(tuple(said))]
    if len(beside) > 1:
        blocks += [Heading(say("At another pace"), 3), Points(tuple(pace_words(each) for each in beside[1:]))]
    blocks.append(
        Sources(
            (
                _rests_on(found),
                say("Hours: as the tasks say, with their spread. The days hold if nothing else comes up."),
            )
        )
    )
    return Report(say("Schedule"), found.asked.museum.name, found.asked.day.isoformat(), tuple(blocks))


def _figures(found: Timetable, ends: schedule.Span) -> Iterator[Figure]:
    weeks = max(1, ceil((ends.likely - found.asked.day).days / 7))
    yield Figure(weeks, say_many("week", "weeks", count=weeks), note=say("until {day}", day=day_words(ends.likely)))
    if found.chance is not None:
        yield Figure(say("{share} %", share=round(found.chance * 100)), say("chance to meet the deadline"))
    low, likely, high = (round(each) for each in (found.hours.low, found.hours.likely, found.hours.high))
    yield Figure(likely, say("hours of one person"), note=say("{low} to {high}", low=low, high=high))
    people = len(found.crew.members)
    yield Figure(people, say_many("person", "people", count=people), note=team_names(found))
    low, likely, high = (round(each) for each in found.cost.data())
    if high:
        spread = say("{low} to {high}", low=low, high=high) if low < high else ""
        yield Figure(likely, say("cost: people, and what is ordered"), unit=found.currency, note=spread)


def pace_words(pace: Pace) -> Message:
    """Return what comes of a pace, in a sentence."""
    ends = pace.table.ends
    return (
        say("{pace}: done by {day}.", pace=pace.title, day=day_words(ends.likely))
        if ends
        else say("{pace}: no day.", pace=pace.title)
    )


def team_names(found: Timetable) -> Words:
    """Return the names of the team, as far as they are known."""
    return str(listed([each.name for each in found.crew.members], 4)) if found.crew.named else say("not named yet")


def _people(people: tuple[Message | str, ...]) -> str:
    return str(listed(people)) if people else "–"
