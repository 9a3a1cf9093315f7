"""What is entered when a task is taken on, worked on, finished or given up, and what speaks against it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reorg.assessment.tasks.task import BEGUN, OPEN, Session, Task
from reorg.language import Message, say
from reorg.method import LibraryTask
from reorg.museum import Draft, identity

LONGEST_DAY = 12.0
"""Hours a day above which one is asked whether that is right."""
MOST_PEOPLE, MOST_THINGS, LONGEST = 99, 1_000_000, 400


def take_draft(task: LibraryTask, *, round_: int, count: int, day: str, responsible: str) -> Draft:
    """Return what is entered when a library task is taken on, for the ``round_``-th time.

    Its id follows from the task and the round: whoever takes it on in another copy takes on the same.
    """
    facts: dict[str, object] = {"library": task.id, "state": OPEN, "taken": day, "hands": task.hands}
    if task.counts:
        facts |= {"count": count, "one": task.one}
    if responsible:
        facts["responsible"] = responsible
    return Draft("task", identity("k", task.id, round_), facts)


def refused_own(title: str, count: int | None, days: float | None) -> list[Message]:
    """Return everything that speaks against a task of one's own. ``None`` stands for what is no number."""
    problems = []
    if not title.strip():
        problems.append(say("Say in a few words what is to be done."))
    if len(title) > LONGEST:
        problems.append(say("That is too long: {most} letters at most.", most=LONGEST))
    if count is None or not 0 <= count <= MOST_THINGS:
        problems.append(say("How many things: a whole number, or leave it empty."))
    if days is None or not 0 <= days <= 10_000:
        problems.append(say("How many person-days: a number, or leave it empty."))
    return problems


def own_draft(title: str, *, count: int, days: float, day: str, responsible: str, on: str) -> Draft:
    """Return what is entered of a task of one's own; ``on``: when (ISO, UTC), so that two of one name are two."""
    facts = {
        "title": title.strip(), "state": OPEN, "taken": day, "hands": 1, "count": count, "one": "object" if count else "",
        "days": days, "responsible": responsible,
    }  # fmt: skip
    return Draft("task", identity("k", title, on, responsible), {name: value for name, value in facts.items() if value})


def changed_draft(task: Task, facts: Mapping[str, object]) -> Draft:
    """Return what is entered when something is said of a task, with what stood there before."""
    was = {name: getattr(task, name, None) or None for name in facts}
    return Draft("task", task.id, {**facts, "was": was})


def refused_session(session: Session, today: str) -> list[Message]:
    """Return everything that speaks against a line of the log; ``today`` is an ISO day."""
    problems = []
    try:
        on = date.fromisoformat(session.day)
    except ValueError:
        problems.append(say("{day} is no day.", day=session.day or "–"))
    else:
        if on > date.fromisoformat(today):
            problems.append(say("{day} has not come yet. Note work when it is done.", day=session.day))
        elif on.year < 1950:
            problems.append(say("{day} is long ago. Check the year.", day=session.day))
    if not 1 <= session.people <= MOST_PEOPLE:
        problems.append(say("How many people worked: from 1 to {most}.", most=MOST_PEOPLE))
    if not 0 < session.hours <= 24:
        problems.append(say("A day has 24 hours. How many hours did each of you work?"))
    if session.things is not None and not 0 <= session.things <= MOST_THINGS:
        problems.append(say("How many things were done: none or more."))
    return problems


def doubted_session(session: Session, task: Task) -> Message | None:
    """Return what should be looked at again before a line is entered, if anything should."""
    same = [
        each
        for each in task.log
        if (each.day, each.people, each.hours, each.things)
        == (session.day, session.people, session.hours, session.things)
    ]
    if same:
        return say("{who} noted the same already: same day, people, hours and number.", who=same[0].by or "–")
    if session.hours > LONGEST_DAY:
        return say("{hours} hours in one day for each person is a lot.", hours=session.hours)
    return None


def session_drafts(task: Task, session: Session) -> list[Draft]:
    """Return what is entered of a line: the line, and that the task is begun, if nobody said so yet."""
    facts: dict[str, object] = {
        "task": task.id, "day": session.day, "people": session.people, "hours": session.hours, "by": session.by, "on": session.on,
    }  # fmt: skip
    if session.things is not None:
        facts["things"] = session.things
    if session.note:
        facts["note"] = session.note
    key = identity("w", task.id, session.day, session.by, session.on, len(task.log))
    drafts = [Draft("task", key, facts)]
    if task.state == OPEN or not task.begun:
        first = min([session.day, *([task.begun] if task.begun else [])])
        said = {"begun": first} | ({"state": BEGUN} if task.state == OPEN else {})
        drafts.append(changed_draft(task, said))
    return drafts
