"""``reorg tasks``: what is to be done next, how far is it, how long does it take; and its card to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Annotated

import typer

from reorg.assessment import tasks
from reorg.cli.opened import MuseumFolder, Opened
from reorg.cli.report import Paper, write_report
from reorg.cli.tasked import board_of, stands
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.exchange import carried_plan
from reorg.language import AsItIs, Trouble, say, say_many
from reorg.museum import Museum
from reorg.report import CARD_ROWS, TaskRow, TaskSheet, problem_rows, schedule, task_card, task_list, walked

SHOWN = 10


def tasks_(
    folder: MuseumFolder,
    card: Annotated[str, typer.Option(help="The id of a task, to write its card.", show_default=False)] = "",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write the card, or the list of all (.pdf, .html).", show_default=False),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    as_json: AsJson = False,
) -> None:
    """Show what to do next: tasks that were taken on with how far they are, and those that would help.

    Example: reorg tasks my-museum --card lift-off-floor -o card.pdf
    """
    opened = Opened(folder)
    museum = opened.museum()
    board = board_of(opened, museum)
    each = board.find(card) if card else None
    if card and each is None:
        raise Trouble(say("There is no task {task}.", task=card))
    if output:
        sheet = TaskSheet(board, museum.name, datetime.now(UTC).date().isoformat())
        made = task_card(sheet, each, _rows(museum, each.signs)) if each else task_list(_dated(sheet, opened, museum))
        write_report(output, made, paper)
        to_person(say("Written: {file}", file=AsItIs(output)), error=True)
    if as_json:
        to_program(board.to_data())
    elif not output:
        _tell(board)


def _dated(sheet: TaskSheet, opened: Opened, museum: Museum) -> TaskSheet:
    """Return what the list for the wall is made from, with who does what when."""
    plan, today = carried_plan(museum, opened.files), datetime.now(UTC).date()
    asked = schedule.Asked(museum, sheet.board, today, plan, stands(museum))
    return replace(sheet, table=schedule.timetable(asked))


def _rows(museum: Museum, signs: tuple[tasks.Sign, ...]) -> tuple[list[TaskRow], int]:
    keys = list(dict.fromkeys(key for sign in signs for key in sign.about))
    objects, places = museum.objects, museum.places
    found = problem_rows(places, signs)
    known = len(found) + len(keys)
    numbers, names, titles, at = (objects.words(name) for name in ("number", "name", "title", "place"))
    where = [
        (key, key if key in places else at[objects.index[key]]) for key in keys if key in places or key in objects.index
    ]
    for key in walked(places, where)[:CARD_ROWS]:
        if (place := places.get(key)) is not None:
            found.append(TaskRow.of(places, place.code, place.name, place.place))
        else:
            row = objects.index[key]
            found.append(TaskRow.of(places, numbers[row], names[row] or titles[row], at[row]))
    return found[:CARD_ROWS], known


def _tell(board: tasks.Board) -> None:
    if board.next is not None:
        to_person(say("Next: {task}", task=board.next.title))
    if board.going:
        to_person("")
        rows = [
            (each.title, tasks.STATES[each.task.state], f"{each.done}/{each.total}" if each.total else "", board.said(each.left))
            for each in board.going
        ]  # fmt: skip
        table((say("Going on"), "", say("Done"), say("Left")), rows, numbers=(2,))
        weeks = ceil(board.weeks(board.left).likely - 1e-9)
        to_person(say_many(
            "All in all {days}: {count} week ({team}).", "All in all {days}: {count} weeks ({team}).",
            count=weeks, days=board.said(board.left), team=tasks.team_words(board.team),
        ))  # fmt: skip
    if board.proposed:
        to_person("")
        told = [(each.title, board.said(each.left), AsItIs(each.id)) for each in board.proposed[:SHOWN]]
        table((say("Would help"), say("Takes"), say("Id")), told)
        if (more := len(board.proposed) - SHOWN) > 0:
            to_person(say_many("and {count} more.", "and {count} more.", count=more))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("tasks")(tasks_)
