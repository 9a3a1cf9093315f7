"""Which tasks does RE-ORG know, what shows that each is needed, how is it done, and what does it take?

After what museums report that they did (method.md 4.5's sources stand in the pack); the wording, steps and most figures are
this project's. The library is one more file of a pack, ``tasks.toml``; a pack without one works with the project's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reorg.language import Text, listed, say
from reorg.method.items import Basis, Method, Task
from reorg.method.pack import DATA, by_id, load, read_file
from reorg.method.problem import BadMethod, Problem
from reorg.method.quantity import NOTHING, Range
from reorg.method.rates import Rate, Rates
from reorg.method.table import Table

FILE = "tasks.toml"
ALWAYS, CRITERION, FINDING = "always", "criterion:", "finding:"
SIGNS = (
    "floor", "over", "nowhere", "room-only", "fill-unknown", "no-rooms", "no-units", "no-records", "unanswered", "untested",
    "unplanned", "moves", "scattered", "room-use-mixed", "discard", "modify", "unlabelled", "at-risk", "problems",
)  # fmt: skip
"""What the museum's own data can show to need a task, besides criteria (``criterion:ID``) and findings (``finding:CODE``)."""
ONES = ("object", "unit", "room", "place", "number", "text", "photograph", "question", "move", "category", "problem")
MINUTES_AN_HOUR = 60
MOST_DAYS = 1000.0


@dataclass(frozen=True, slots=True)
class LibraryTask:
    """One task of the library.

    ``answers``: the signs that show that it is needed. ``counted`` is its title with a ``{count}`` of ``one``.
    ``minutes`` for one thing (quick, usual, slow), or ``rate``: the name of a rate; or ``days``: person-days for all.
    ``hands``: how many people it takes at once. ``after``: what should come first, a warning and never a lock.
    """

    id: str
    name: Text
    phase: str
    components: tuple[str, ...]
    criteria: tuple[str, ...]
    basis: Basis
    why: Text
    steps: tuple[Text, ...]
    needs: tuple[Text, ...]
    answers: tuple[str, ...]
    after: tuple[str, ...]
    counted: Text | None = None
    one: str = ""
    minutes: Range = NOTHING
    rate: str = ""
    days: Range = NOTHING
    source: str = ""
    hands: int = 1

    @property
    def counts(self) -> bool:
        """Whether it is done thing by thing."""
        return self.counted is not None


@dataclass(frozen=True)
class Library:
    """All tasks, in the order in which the method takes them. ``people`` and ``days_a_week``: a usual team."""

    edition: str
    tasks: tuple[LibraryTask, ...]
    hours_a_day: float
    people: int
    days_a_week: float

    def find(self, task_id: str) -> LibraryTask | None:
        """Return the task with this id, or None: a museum may have taken one on that a later edition left out."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def pace(self, task: LibraryTask, rates: Rates) -> Rate | None:
        """Return how many things one person does in a day of ``task``, borrowed; None for what is not counted."""
        if task.rate:
            return rates[task.rate]
        if not task.minutes.low:
            return None
        day = self.hours_a_day * MINUTES_AN_HOUR
        return Rate(
            day / task.minutes.high, day / task.minutes.likely, day / task.minutes.low, str(task.name), task.source
        )


def load_library(edition: str = "2026.1", folder: str | Path | None = None) -> Library:
    """Return the tasks of this project's ``edition``, or of the pack in ``folder`` (without its own: the project's).

    Raises BadMethod with every problem of the pack.
    """
    if folder is None:
        return _shipped(edition)
    at = Path(folder)
    return _read(load(folder=at), at) if (at / FILE).exists() else _shipped(edition)


@cache
def _shipped(edition: str) -> Library:
    return _read(load(edition), DATA / edition)


def _read(method: Method, folder: Path) -> Library:
    problems: list[Problem] = []
    file = read_file(folder, FILE, problems.append)
    if problems:
        raise BadMethod(tuple(problems))
    reader = _Reader(method)
    tasks = by_id(file, "task", reader.task)
    library = Library(
        edition=method.edition,
        tasks=tuple(sorted(tasks.values(), key=lambda task: reader.number(task.phase))),
        hours_a_day=file.number("hours_a_day", 1, 24),
        people=file.whole("people", 1, 99),
        days_a_week=file.number("days_a_week", 0.1, 7),
    )
    _check_after(file, library.tasks)
    file.done()
    if problems:
        raise BadMethod(tuple(problems))
    return library


class _Reader:
    """Reads tasks against a method; one that the method's phases name already takes over what they say of it."""

    def __init__(self, method: Method) -> None:
        self.phases = {phase.id: phase.number for phase in method.phases}
        self.named: Mapping[str, tuple[str, Task]] = {
            task.id: (phase.id, task) for phase in method.phases for task in phase.tasks
        }
        self.components = {each.id for each in method.components}
        self.criteria = {each.id for each in method.criteria}
        self.sources = {each.id: each for each in method.sources}

    def number(self, phase: str) -> int:
        """Return which phase it is, from 1."""
        return self.phases.get(phase, 0)

    def task(self, table: Table) -> LibraryTask:
        """Return one task."""
        task_id = table.id()
        phase, said = self.named.get(task_id, ("", None))
        own = said is None
        if own:
            phase = table.line("phase")
            if phase not in self.phases and phase != "?":
                table.wrong(say("{key} names {text}, which is not in this pack.", key="phase", text=phase))
        counted = table.text("counted") if table.has("counted") else None
        one = table.line("one") if counted else ""
        if counted:
            _check_counted(table, counted, one)
        task = LibraryTask(
            id=task_id,
            name=table.text("name") if own or table.has("name") else said.name if said else Text({"en": "?"}),
            phase=phase,
            components=table.lines("components", self.components) if said is None else said.components,
            criteria=table.lines("criteria", self.criteria, optional=True),
            basis=table.basis(self.sources) if said is None else said.basis,
            why=table.text("why"),
            steps=table.texts("steps"),
            needs=table.texts("needs"),
            answers=self._answers(table),
            after=table.lines("after", optional=True) if said is None or table.has("after") else said.after,
            counted=counted,
            one=one,
            minutes=table.spread("minutes", 0.01, 10_000) if table.has("minutes") else NOTHING,
            rate=table.line("rate", ""),
            days=table.spread("days", 0.01, MOST_DAYS) if table.has("days") else NOTHING,
            source=table.line("source"),
            hands=table.whole("hands", 1, 20),
        )
        _check_time(table, task)
        return task

    def _answers(self, table: Table) -> tuple[str, ...]:
        signs = table.lines("answers", optional=True)
        for sign in signs:
            known = sign == ALWAYS or sign in SIGNS or sign.startswith(FINDING)
            if sign.startswith(CRITERION):
                known = sign.removeprefix(CRITERION) in self.criteria
            if not known:
                table.wrong(say("{key} names {text}, which is not in this pack.", key="answers", text=sign))
        return signs


def _check_counted(table: Table, counted: Text, one: str) -> None:
    if one not in ONES and one != "?":
        table.wrong(say("{key} should be one of: {words}.", key="one", words=listed(ONES)))
    for language, words in counted.by_language.items():
        if words.count("{") != 1 or words.count("}") != 1 or "{count}" not in words:
            table.wrong(say("{key} needs one {gap} in: {languages}.", key="counted", gap="{count}", languages=language))


def _check_time(table: Table, task: LibraryTask) -> None:
    from reorg.method.rates import borrowed

    ways = [bool(task.minutes.low), bool(task.rate), bool(task.days.low)]
    if sum(ways) != 1 or (task.days.low > 0) == task.counts:
        table.wrong(say("A task that counts says minutes or a rate; one that does not says days."))
    if task.rate and task.rate not in borrowed():
        table.wrong(say("{key} names {text}, which is not in this pack.", key="rate", text=task.rate))


def _check_after(file: Table, tasks: Iterable[LibraryTask]) -> None:
    """Note what comes after a task that there is not, and tasks that wait for one another in a ring."""
    open_ = {task.id: set(task.after) for task in tasks}
    for task, before in open_.items():
        for name in sorted(before - set(open_)):
            file.wrong(say("Task {task} comes after {before}, which is not in this pack.", task=task, before=name))
        before &= set(open_)
    while free := [task for task, before in open_.items() if not before]:
        for task in free:
            del open_[task]
        for before in open_.values():
            before.difference_update(free)
    if open_:
        file.wrong(say("These tasks wait for one another in a ring: {tasks}.", tasks=listed(sorted(open_))))
