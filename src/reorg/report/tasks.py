"""What is carried into the store for one task, and what hangs on the wall for all of them? (RE-ORG: task list; F12 of ours.)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from reorg.assessment import sheets, tasks
from reorg.language import Message, Text, listed, say, say_many
from reorg.method import LibraryTask
from reorg.museum import Places
from reorg.report import schedule
from reorg.report.forms import gravest_first
from reorg.report.value import (
    Block,
    Heading,
    NewPage,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Sources,
    Table,
    Where,
)

BOX = "☐"
FIRST_ROWS, CARD_ROWS, LOG_LINES, DRAWN, PROPOSED = 12, 300, 5, 15, 12
"""Rows on the card itself, in all, empty lines of the log, bars drawn, proposals on the list."""
Words = Message | Text | str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One thing that a task is about: its number or code, what it is, where it stands (from the room down).

    Of a problem that people wrote down: how grave it is, what is wrong, where; and the ``sheet`` on which it stands.
    """

    number: Words
    what: Words
    place: str
    sheet: Where | None = None

    @classmethod
    def of(cls, places: Places, number: str, what: str, place: str) -> TaskRow:
        """Return the row of a thing that stands in the place with the id ``place``."""
        return cls(number, what, _inside(places, place))


def _inside(places: Places, place: str) -> str:
    return " › ".join(each.label for each in places.path(place) if each.kind not in {"site", "building"})


def problem_rows(places: Places, signs: Iterable[tasks.Sign]) -> list[TaskRow]:
    """Return the problems that signs count, as they are ordered: the gravest first."""
    return [_problem_row(places, each) for sign in signs for each in sign.problems]


def _problem_row(places: Places, each: sheets.Problem) -> TaskRow:
    sheet = Where("sheets", say("{form}", form=each.sheet.form.title), each.sheet.address)
    at = each.place or each.sheet.subject
    where = _inside(places, at) or (places[at].label if at in places else at)
    return TaskRow(each.severity_words or say("not said"), each.what, where, sheet)


def walked(places: Places, where: Iterable[tuple[str, str]]) -> list[str]:
    """Return the ids of things (id, id of its place) in the order in which one meets them, walking from place to place."""
    every = (place for top in places.inside() for place in places.within(top.id))
    position = {place.id: at for at, place in enumerate(every)}
    return [key for _, key in sorted((position.get(place, len(position)), key) for key, place in where)]


@dataclass(frozen=True, eq=False)
class TaskSheet:
    """What papers of tasks are made from: all tasks, the museum's name, the ISO day that it is; and who does what when."""

    board: tasks.Board
    museum: str
    date: str
    table: schedule.Timetable | None = None


def task_card(sheet: TaskSheet, each: tasks.Standing | tasks.Proposed, found: tuple[Sequence[TaskRow], int]) -> Report:
    """Return the card of a task: what, why, how, what it takes, the rows by place to tick, and lines for the log.

    ``found`` are the rows that are known, and how many there are.
    """
    kind = each.kind if isinstance(each, tasks.Standing) else each.task
    rows, known = found
    blocks: list[Block] = [Sentence(kind.why, "lead")] if kind else []
    if isinstance(each, tasks.Standing) and each.task.note:
        blocks.append(Sentence(each.task.note))
    if each.before:
        blocks.append(Sentence(_before(each)))
    if kind and kind.steps:
        blocks += [Heading(say("How"), 3), Points(kind.steps, numbered=True)]
    blocks += [Heading(say("What it takes"), 3), Points(tuple(_takes(sheet, each, kind)))]
    if rows:
        blocks += [Heading(_left(each, rows, known), 3), _table(rows[:FIRST_ROWS])]
    blocks += [Heading(say("Log: fill it in, then note it on screen"), 3), _log()]
    if len(rows) > FIRST_ROWS:
        blocks += [NewPage(), Heading(each.title), _table(rows[FIRST_ROWS:])]
    if kind:
        blocks.append(Sources(_source(kind, each)))
    person = each.task.responsible if isinstance(each, tasks.Standing) else ""
    return Report(each.title, sheet.museum, sheet.date, tuple(blocks), person=person)


def _before(each: tasks.Standing | tasks.Proposed) -> Message:
    return say("Better first: {tasks}. You may begin all the same.", tasks=listed(each.before))


def _takes(sheet: TaskSheet, each: tasks.Standing | tasks.Proposed, kind: LibraryTask | None) -> list[Words]:
    found: list[Words] = []
    hands = kind.hands if kind else each.task.hands if isinstance(each, tasks.Standing) else 1
    found.append(say_many("{count} person is enough.", "{count} people at once.", count=hands))
    if each.left.high:
        weeks = ceil(sheet.board.weeks(each.left).likely - 1e-9)
        team = say_many("{count} week for your team", "{count} weeks for your team", count=weeks)
        found.append(say("{days}; {weeks}.", days=sheet.board.said(each.left), weeks=team))
    if pace := tasks.pace_words(each.pace):
        found.append(pace)
    if kind and kind.needs:
        found.append(say("Take along: {things}.", things=listed(kind.needs)))
    return found


def _left(each: tasks.Standing | tasks.Proposed, rows: Sequence[TaskRow], known: int) -> Message:
    shown = len(rows)
    count = each.open if isinstance(each, tasks.Standing) else each.count
    count = max(count, known, shown)
    if rows[0].sheet:
        return gravest_first(count)
    if shown < count:
        return say("{shown} of {count}, by place; tick what is done", shown=shown, count=count)
    return say("All {count}, by place; tick what is done", count=count)


def _table(rows: Sequence[TaskRow]) -> Table:
    heads: tuple[Words, ...] = (say("Done"), say("Number"), say("What it is"), say("Place"))
    if rows[0].sheet:
        heads = (say("Done"), say("How grave"), say("What is wrong"), say("Where"))
    cells = tuple(Row((BOX, each.number or "–", each.what, each.place), each.sheet) for each in rows)
    return Table(heads, cells, shares=(8, 18, 38, 36))


def _log() -> Table:
    heads = (say("No."), say("Day"), say("Who"), say("People"), say("Hours each"), say("Things done"), say("Note"))
    lines = tuple(Row((str(at), "", "", "", "", "", "")) for at in range(1, LOG_LINES + 1))
    return Table(heads, lines, shares=(6, 14, 20, 10, 12, 12, 26), spread=True, tall=True)


def _source(kind: LibraryTask, each: tasks.Standing | tasks.Proposed) -> tuple[Message, ...]:
    time = say("Time: {source}", source=tasks.source_of(each.pace, kind))
    whose = listed(each.title for each in kind.basis.sources) if kind.basis.sources else None
    task = say("Task: after {sources}; our wording.", sources=whose) if whose else say("Task: proposed by reorg.")
    return (task, time)


def task_list(sheet: TaskSheet) -> Report:
    """Return the list of all tasks for the wall: what is going on, who does it, how far it is; and what comes next."""
    board = sheet.board
    blocks: list[Block] = [Sentence(_all(sheet), "lead")]
    if board.going:
        rows = tuple(
            Row((BOX, each.title, each.task.responsible or "–", _far(each), board.said(each.left), ""))
            for each in board.going
        )
        heads = (say("Done"), say("Task"), say("Who"), say("How far"), say("Left"), say("This week"))
        blocks += [Heading(say("Going on"), 3), Table(heads, rows, shares=(7, 33, 14, 12, 18, 16), tall=True)]
    if sheet.table and sheet.table.bars:
        blocks.append(Picture(schedule.chart(sheet.table)))
    if board.proposed:
        helpful = tuple(Row((BOX, each.title, _why(each), board.said(each.left))) for each in board.proposed[:PROPOSED])
        columns = (say("Yes"), say("Task"), say("Why"), say("Takes"))
        blocks += [Heading(say("Would help next"), 3), Table(columns, helpful, shares=(7, 37, 36, 20))]
    whose = say("As the museum says.") if board.team.own else say("A usual team: say yours on the page of tasks.")
    team = say("Weeks: {team}. {whose}", team=tasks.team_words(board.team), whose=whose)
    blocks.append(
        Sources((team, say("Time: the library's figures, replaced by the museum's own pace where work was noted.")))
    )
    return Report(say("Tasks"), sheet.museum, sheet.date, tuple(blocks))


def _why(each: tasks.Proposed) -> Words:
    return each.signs[0].message if each.signs else each.task.why


def _far(each: tasks.Standing) -> Message | str:
    if not each.total:
        return tasks.STATES[each.task.state]
    return say("{done} of {total}", done=each.done, total=each.total)


def _all(sheet: TaskSheet) -> Message:
    board = sheet.board
    if not board.going:
        return say_many(
            "No task is going on; {count} would help.",
            "No task is going on; {count} would help.",
            count=len(board.proposed),
        )
    going = say_many("{count} task is going on.", "{count} tasks are going on.", count=len(board.going))
    if not board.left.high:
        return going
    if sheet.table is None or sheet.table.ends is None:
        return say("{going} {days} are left.", going=going, days=board.said(board.left))
    return say(
        "{going} {days} are left. {when}",
        going=going,
        days=board.said(board.left),
        when=schedule.sentence(sheet.table),
    )
