"""``reorg schedule``: who does what when, by which day is it done and with what chance, and what holds it up?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from reorg.cli.days import day_of
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report
from reorg.cli.tasked import board_of, stands
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.exchange import carried_plan
from reorg.language import AsItIs, say
from reorg.report import schedule


def schedule_(
    folder: MuseumFolder,
    start: Annotated[
        str, typer.Option("--from", metavar="DAY", help="The day on which work begins, 2027-03-01. Default: today.")
    ] = "",
    deadline: Annotated[
        str, typer.Option(metavar="DAY", help="The day by which it should be done. Default: what the museum says.")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--pdf", "--output", help="Write it on one page (.pdf, .html).", show_default=False),
    ] = None,
    week: Annotated[
        str, typer.Option(metavar="DAY", help="Write the sheet of the week of this day instead, for the wall.")
    ] = "",
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    proposed: Annotated[bool, typer.Option(help="With the tasks that are only proposed.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show who does what when: tasks and moves on one calendar, done by when, with what chance, at which cost.

    Example: reorg schedule my-museum --deadline 2027-06-30
    """
    opened = Opened(folder)
    museum = opened.museum()
    found = schedule.timetable(
        schedule.Asked(
            museum, board_of(opened, museum), _day(start) or datetime.now(UTC).date(), carried_plan(museum, opened.files),
            stands(museum), _day(deadline), proposed,
        )
    )  # fmt: skip
    beside = () if week else schedule.paces(found)
    if output:
        made = (
            schedule.week_sheet(found, date.fromisoformat(day_of(week)))
            if week
            else schedule.schedule_card(found, beside)
        )
        write_report(output, made, paper)
        to_person(say("Written: {file}", file=AsItIs(output)), error=True)
    if as_json:
        to_program(schedule.to_data(found, beside))
    elif not output:
        _tell(found, beside)


def _day(typed: str) -> date | None:
    return date.fromisoformat(day_of(typed)) if typed else None


def _tell(found: schedule.Timetable, beside: tuple[schedule.Pace, ...]) -> None:
    to_person(schedule.sentence(found))
    if found.ends:
        to_person(schedule.spread_words(found.ends))
    if said := schedule.deadline_words(found):
        to_person(said)
    if found.bars:
        to_person("")
        rows = []
        for line in found.todo.lines:
            bars = [bar for bar in found.bars if found.job(bar.task).line == line.id]
            if bars:
                spare = min(found.slack.get(bar.task, 0) for bar in bars)
                first, last = min(bar.first for bar in bars), max(bar.last for bar in bars)
                rows.append((line.title, first.isoformat(), last.isoformat(), str(spare)))
        rows.sort(key=lambda row: row[1:3])
        table((say("Task"), say("From"), say("Until"), say("Days to spare")), rows, numbers=(3,))
    for each in schedule.holding_up(found):
        to_person(each)
    for pace in beside[1:]:
        if pace.table.ends:
            to_person(say("{pace}: by {day}.", pace=pace.title, day=schedule.day_words(pace.table.ends.likely)))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("schedule")(schedule_)
