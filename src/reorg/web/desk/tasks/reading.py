"""What does the index know of tasks, of what shows that they are needed, and of the rows behind them?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connections
from django.db.models.functions import Length

from reorg.assessment import Assessment, sheets, tasks
from reorg.language import Text, say
from reorg.method import FINDING, Library, load_library
from reorg.museum import GONE, Finding, Severity
from reorg.report import Seen, TaskRow, problem_rows, schedule, signs_of, walked
from reorg.storage import rates
from reorg.web.desk import now
from reorg.web.desk.do.carrying import going as going_on
from reorg.web.desk.forms.reading import every_sheet, known_forms
from reorg.web.desk.judged import assessment, large, surveyed
from reorg.web.desk.judged import mark as mark_of_judged
from reorg.web.journal.behind import rows_behind
from reorg.web.journal.models import EntryRow, Holding, Known, Worked
from reorg.web.journal.numbered import with_keys


@now.kept
def library() -> Library:
    """Return the library of tasks in its newest edition."""
    return load_library()


def every() -> list[tasks.Task]:
    """Return all tasks that were taken on, with their logs."""
    rows = Known.objects.filter(kind="task").values_list("key", "facts")
    return tasks.tasks_of({key: json.loads(facts) for key, facts in rows})


def find(key: str) -> tasks.Task | None:
    """Return one task that was taken on, as it stands at this moment; None if there is none."""
    known = Known.objects.filter(kind="task", key=key, of="").first()
    if known is None:
        return None
    lines = Known.objects.filter(kind="task", of=key).values_list("key", "facts")
    told = {key: json.loads(known.facts)} | {line: json.loads(facts) for line, facts in lines}
    return next(iter(tasks.tasks_of(told)), None)


def mark(task: tasks.Task) -> str:
    """Return a mark of how a task stands: who sends a form with another one has not seen what others entered."""
    seen = (task.state, task.begun, task.ended, task.responsible, [each.key for each in task.log])
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:16]


@now.kept
def the_board() -> tasks.Board:
    """Return all tasks at a glance. Raises LookupError for a large museum that nobody worked out (``judging.wait``)."""
    signs, found = _seen()
    frame = now.frame()
    team = schedule.team_as_entered(frame.people, frame.facts, library())
    return tasks.board(library(), signs, every(), rates=rates(frame), assessment=found, team=team)


_ASIDE = ("task", "photo", "person")
"""Kinds of entry after which store and records are as they were: who notes work, or says who comes, does not wait for them."""
_SEEN: list[tuple[tuple[object, ...], tasks.Signs, Assessment]] = []


def _seen() -> tuple[tasks.Signs, Assessment]:
    """Return what shows that tasks are needed, worked out again only if something else than tasks was entered."""
    last = EntryRow.objects.exclude(kind__in=_ASIDE).order_by("-id").values_list("id", flat=True).first()
    looked = Worked.objects.filter(name="findings").values_list("heads", Length("data")).first()
    as_of = (str(connections["default"].settings_dict["NAME"]), last, looked, mark_of_judged())
    held = _SEEN[:1]
    if not held or held[0][0] != as_of:
        found = assessment()
        museum = now.frame() if large() else now.museum()
        problems = sheets.problems_open(every_sheet(known_forms()))
        signs = signs_of(Seen(museum, found, surveyed(), now.total(), records(), _moves(), problems))
        _SEEN[:] = held = [(as_of, signs, found)]
    return held[0][1:]


def records() -> list[Finding] | None:
    """Return what was found wrong with the records when they were last looked through; None if nobody did."""
    found, _ = now.worked("findings")
    listed = found.get("findings") if found else None
    if not isinstance(listed, list):
        return None
    return [_finding(each) for each in listed if isinstance(each, dict) and set(each) >= _KEPT]


_KEPT = {"code", "severity", "count", "message"}


def _finding(each: Mapping[str, object]) -> Finding:
    said = say("{said}", said=Said(str(each["message"])))
    return Finding(str(each["code"]), Severity(str(each["severity"])), int(str(each["count"])), said)


class Said(str):
    """A sentence that a worker spoke already: it stands as it is."""

    __slots__ = ()


def records_old() -> bool:
    """Return whether something was entered since the records were looked through, or nobody ever did."""
    found, fresh = now.worked("findings")
    return found is None or not fresh


def _moves() -> Sequence[str] | None:
    found = going_on()
    if found is None:
        return None
    steps = found.plan.moves.steps
    return list(dict.fromkeys(steps[at].subject for at in found.rest.left if steps[at].to))


@dataclass(frozen=True)
class Going:
    """A task that is going on, as far as it is known without looking at the museum: its id, title and state."""

    id: str
    title: Text | str
    task: tasks.Task


def going() -> list[Going]:
    """Return the tasks that are going on, what is begun first: cheap, for pages that are about something else."""
    held = sorted((task for task in every() if not task.ended_now), key=lambda task: task.state != tasks.BEGUN)
    kinds = {task.library: library().find(task.library) for task in held}
    return [
        Going(task.id, tasks.title_of(kind, task.count) if (kind := kinds[task.library]) else task.title, task)
        for task in held
    ]


MOST_SORTED, AT_ONCE = 20_000, 500
"""Objects of which the places are looked at to put them in order, so many in one question to the index."""


def rows(signs: Sequence[tasks.Sign], most: int) -> tuple[list[TaskRow], int]:
    """Return the first things that signs count, and how many there are of which one knows which.

    Problems come gravest first, objects and places in the order of a walk.
    """
    keys = list(dict.fromkeys(each for sign in signs for each in _keys(sign)))
    places = now.places()
    held = with_keys([key for key in keys if key not in places][:MOST_SORTED]).exclude(state__in=GONE)
    where = [(key, key) for key in keys if key in places] + list(held.values_list("key", "place"))
    found = problem_rows(places, signs)
    known, found = len(found) + len(keys), found[:most]
    first = walked(places, where)[: most - len(found)]
    told = {row[0]: row for row in with_keys(first).values_list("key", "number", "name", "title", "place")}
    for key in first:
        if (place := places.get(key)) is not None:
            found.append(TaskRow.of(places, place.code, place.name, place.place))
        else:
            _, number, name, title, at = told[key]
            found.append(TaskRow.of(places, number or "", name or title, at))
    return found, known


def _keys(sign: tasks.Sign) -> Sequence[str]:
    if sign.about or not sign.name.startswith(FINDING):
        return sign.about
    ids = rows_behind("findings", sign.show)[:MOST_SORTED]
    batches = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    return [key for batch in batches for key in Holding.objects.filter(id__in=batch).values_list("key", flat=True)]
