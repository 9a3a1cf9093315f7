"""How does a folder of method files become a Method, and what does a person hear when it cannot?

A pack is eight TOML files: pack, sources, components, criteria, phases, triage, measures, words. The project's own
lie in ``data/<edition>/`` (CC BY 4.0); a network may keep a folder of its own with other words, weights and questions. A
ninth, evaluation, holds the points of the full self-evaluation; a pack without it has the short one alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from reorg.language import Message, listed, say
from reorg.method.items import (
    Component,
    Criterion,
    Measure,
    Method,
    Option,
    Phase,
    Point,
    Question,
    Source,
    Star,
    Task,
    Threshold,
)
from reorg.method.problem import BadMethod, Problem
from reorg.method.table import Note, Table

DATA = Path(__file__).parent / "data"
FILES = ("pack", "sources", "components", "criteria", "phases", "triage", "measures", "words")
# what reorg.assessment can measure in a museum's own data; a pack chooses which of them count, and for how much
MEASURES = (
    "floor", "place", "category", "room-use", "support-rooms", "number", "identity", "fullness", "condition", "search",
    "reach", "agreement", "units-reached",
)  # fmt: skip
ROOM_USES = ("store", "office", "workroom", "supplies", "display", "other")
NEEDED = MappingProxyType(
    {"fullness": ("target-fill", "overfull"), "search": ("search-time",), "reach": ("others-moved",)}
)  # the thresholds that a measure goes by
MAX_BYTES = 4_000_000
EVALUATION = "evaluation"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)


def load(edition: str = "2026.1", folder: str | Path | None = None) -> Method:
    """Return the method: this project's ``edition``, or the pack in ``folder`` (then ``edition`` is not looked at).

    Raises BadMethod with every problem of the pack: its file, its item, and what is wrong.
    """
    return _shipped(edition) if folder is None else _read(Path(folder))


@cache
def _shipped(edition: str) -> Method:
    editions = sorted(path.name for path in DATA.iterdir() if path.is_dir())
    if edition not in editions:
        known = listed(editions)
        what = say("There is no edition {edition}; there is: {known}.", edition=edition, known=known)
        raise BadMethod((Problem(edition, "", what),))
    return _read(DATA / edition)


def _read(folder: Path) -> Method:
    problems: list[Problem] = []
    tables = {name: read_file(folder, f"{name}.toml", problems.append) for name in FILES}
    if (folder / f"{EVALUATION}.toml").exists():
        tables[EVALUATION] = read_file(folder, f"{EVALUATION}.toml", problems.append)
    method = None if problems else _method(tables)
    for table in tables.values() if method else ():
        table.done()
    if problems or method is None:
        raise BadMethod(tuple(problems))
    return method


def read_file(folder: Path, name: str, note: Note) -> Table:
    """Return a file of a pack as a table; an empty one, with the problem noted, if it cannot be read."""
    path = folder / name
    said: dict[str, object] = {}
    try:
        if path.stat().st_size > MAX_BYTES:
            note(Problem(name, "", say("The file is larger than {size} kB.", size=MAX_BYTES // 1000)))
        else:
            said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        note(Problem(name, "", say("The file is missing from {folder}.", folder=str(folder))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as problem:
        note(Problem(name, "", say("The file cannot be read: {why}.", why=str(problem))))
    return Table(name, "", said, note)


def _method(tables: Mapping[str, Table]) -> Method:
    sources = by_id(tables["sources"], "source", _source)
    components = by_id(tables["components"], "component", lambda table: _component(table, sources))
    criteria = by_id(tables["criteria"], "criterion", lambda table: _criterion(table, sources))
    phases = by_id(tables["phases"], "phase", lambda table: _phase(table, sources, components))
    reader = _Reader(sources, components, criteria)
    unknown, guess = tables["triage"].text("unknown"), tables["triage"].number("guess", 0, 0.5)
    questions = by_id(tables["triage"], "question", reader.question)
    measures = by_id(tables["measures"], "measure", lambda table: reader.measure(table, questions))
    _check_shares(tables["measures"], measures.values())
    _check_thresholds(tables["criteria"], criteria.values(), measures)
    _check_tasks(tables["phases"], phases.values())
    _check_asked(tables["triage"], reader, questions.values())
    points = (
        by_id(tables[EVALUATION], "point", lambda table: reader.point(table, questions)) if EVALUATION in tables else {}
    )
    if points:
        _check_points(tables[EVALUATION], points.values(), questions)
    pack, words = tables["pack"], tables["words"]
    return Method(
        edition=pack.line("edition"),
        title=pack.text("title"),
        licence=pack.line("licence"),
        unknown=unknown,
        guess=guess,
        components=tuple(components.values()),
        criteria=tuple(sorted(criteria.values(), key=lambda criterion: criterion.number)),
        phases=tuple(sorted(phases.values(), key=lambda phase: phase.number)),
        questions=tuple(questions.values()),
        measures=tuple(measures.values()),
        sources=tuple(sources.values()),
        condition_words=_words(words, "condition", lambda table: table.number("value")),
        room_words=_words(words, "room", _use),
        points=tuple(points.values()),
    )


def by_id(file: Table, key: str, read: Callable[[Table], _Item]) -> dict[str, _Item]:
    """Return the items of a file by id, in their order; a file without any, or an id twice, is a problem."""
    found: dict[str, _Item] = {}
    for table in file.tables(key):
        item = read(table)
        table.done()
        if item.id in found and item.id != "?":
            table.wrong(say("There is another one with this {key} before it.", key="id"))
        found[item.id] = item
    if not found:
        file.wrong(say("There is no {key} in the file.", key=key))
    return found


def _source(table: Table) -> Source:
    return Source(table.id(), table.line("title"), table.line("address", ""), table.line("licence", ""))


def _component(table: Table, sources: Mapping[str, Source]) -> Component:
    met, partly = _lines(table)
    return Component(table.id(), table.text("name"), table.text("examines"), met, partly, table.basis(sources))


def _lines(table: Table) -> tuple[float, float]:
    met, partly = table.number("met"), table.number("partly")
    if not 0 < partly < met:
        table.wrong(say("partly should be above 0 and below met."))
    return met, partly


def _criterion(table: Table, sources: Mapping[str, Source]) -> Criterion:
    met, partly = _lines(table)
    return Criterion(
        id=table.id(),
        number=table.whole("number"),
        physical=table.flag("physical"),
        name=table.text("name"),
        meaning=table.text("meaning"),
        measured=table.text("measured"),
        met=met,
        partly=partly,
        basis=table.basis(sources),
        thresholds=tuple(_threshold(each, sources) for each in table.tables("threshold")),
    )


def _threshold(table: Table, sources: Mapping[str, Source]) -> Threshold:
    threshold = Threshold(
        table.id(), table.number("value", 0, 1e6), table.line("unit"), table.text("name"), table.basis(sources)
    )
    table.done()
    return threshold


def _phase(table: Table, sources: Mapping[str, Source], components: Mapping[str, Component]) -> Phase:
    return Phase(
        id=table.id(),
        number=table.whole("number"),
        name=table.text("name"),
        goal=table.text("goal"),
        basis=table.basis(sources),
        tasks=tuple(_task(each, sources, components) for each in table.tables("task")),
    )


def _task(table: Table, sources: Mapping[str, Source], components: Mapping[str, Component]) -> Task:
    task = Task(
        id=table.id(),
        name=table.text("name"),
        basis=table.basis(sources),
        components=table.lines("components", components, optional=True),
        after=table.lines("after", optional=True),
    )
    table.done()
    return task


class _Reader:
    """Reads what is linked to components and criteria."""

    def __init__(
        self, sources: Mapping[str, Source], components: Mapping[str, Component], criteria: Mapping[str, Criterion]
    ) -> None:
        self.sources, self.components, self.criteria = sources, components, criteria

    def question(self, table: Table) -> Question:
        question = Question(
            id=table.id(),
            version=table.whole("version"),
            text=table.text("text"),
            help=table.text("help"),
            criteria=table.lines("criteria", self.criteria),
            components=table.lines("components", self.components),
            options=tuple(option(each) for each in table.tables("option")),
            star=_star(table) if table.has("star") else None,
            basis=table.basis(self.sources),
        )
        _check_options(table, question)
        return question

    def point(self, table: Table, questions: Mapping[str, Question]) -> Point:
        name, under, area = table.id(), table.line("under"), table.line("area")
        if under not in questions and under != "?":
            table.wrong(say("{key} names {text}, which is not in this pack.", key="under", text=under))
        elif under in questions and area not in questions[under].components:
            known = listed(questions[under].components)
            table.wrong(say("{key} should be one of: {words}.", key="area", words=known))
        if name in questions:
            table.wrong(say("There is another one with this {key} before it.", key="id"))
        point = Point(
            id=name,
            version=table.whole("version"),
            text=table.text("text"),
            help=table.text("help"),
            criteria=questions[under].criteria if under in questions else (),
            components=(area,),
            options=tuple(option(each) for each in table.tables("option")),
            star=_star(table) if table.has("star") else None,
            basis=table.basis(self.sources),
            under=under,
            area=area,
            by_room=table.flag("by_room") if table.has("by_room") else False,
            component_only=table.flag("component_only") if table.has("component_only") else False,
        )
        _check_options(table, point)
        return point

    def measure(self, table: Table, questions: Mapping[str, Question]) -> Measure:
        name = table.id()
        if name not in MEASURES and name != "?":
            table.wrong(say("Nothing can be measured by this name; there is: {names}.", names=listed(MEASURES)))
        question = table.line("question", "")
        if question and question not in questions:
            table.wrong(say("{key} names {text}, which is not in this pack.", key="question", text=question))
        return Measure(
            id=name,
            name=table.text("name"),
            formula=table.text("formula"),
            basis=table.basis(self.sources),
            question=question,
            share=table.number("share", instead=1.0),
            components=table.lines("components", self.components, optional=bool(question)),
        )


def _check_options(table: Table, question: Question) -> None:
    values = [option.value for option in question.options]
    if not 2 <= len(values) <= 4:
        table.wrong(say("A question has two to four answers. Answers here: {found}.", found=len(values)))
    if any(worse >= better for worse, better in pairwise(values)):
        table.wrong(say("The answers should go from the worst to the best, each with a higher value."))


def _check_points(file: Table, points: Iterable[Point], questions: Mapping[str, Question]) -> None:
    """Every question of the short evaluation is gone into, for each of its components: else a bar could never be known."""
    asked = {(point.under, point.area) for point in points}
    for question in questions.values():
        for component in question.components:
            if (question.id, component) not in asked:
                file.wrong(
                    say("No point goes into {question} for {component}.", question=question.id, component=component)
                )


def option(table: Table) -> Option:
    """Return one answer to choose."""
    option = Option(table.number("value"), table.text("text"))
    table.done()
    return option


def _star(question: Table) -> Star:
    table = question.inner("star")
    star = Star(table.number("below"), table.number("cap"), table.text("text"))
    table.done()
    return star


def _use(table: Table) -> str:
    use = table.line("use")
    if use not in ROOM_USES:
        table.wrong(say("{key} should be one of: {words}.", key="use", words=listed(ROOM_USES)))
    return use


_Value = TypeVar("_Value")


def _words(file: Table, key: str, read: Callable[[Table], _Value]) -> Mapping[str, _Value]:
    found: dict[str, _Value] = {}
    for table in file.tables(key):
        value = read(table)
        for word in table.lines("words"):
            if found.setdefault(word.casefold(), value) != value:
                table.wrong(say("The word {word} already means something else.", word=word))
        table.done()
    return MappingProxyType(found)


def _check_shares(file: Table, measures: Iterable[Measure]) -> None:
    total: dict[str, float] = {}
    for measure in measures:
        if measure.question:
            total[measure.question] = total.get(measure.question, 0) + measure.share
    for question, share in total.items():
        if share > 1 + 1e-9:
            file.wrong(_more_than_whole(question))


def _more_than_whole(question: str) -> Message:
    return say("The measures of question {question} have shares of more than 1 together.", question=question)


def _check_thresholds(file: Table, criteria: Iterable[Criterion], measures: Iterable[str]) -> None:
    found = [threshold.id for criterion in criteria for threshold in criterion.thresholds]
    for name in sorted({name for name in found if found.count(name) > 1} - {"?"}):
        file.wrong(say("There are two thresholds called {name}.", name=name))
    for measure in measures:
        for name in NEEDED.get(measure, ()):
            if name not in found:
                file.wrong(say("The measure {measure} needs a threshold {name}.", measure=measure, name=name))


def _check_tasks(file: Table, phases: Iterable[Phase]) -> None:
    seen: set[str] = set()
    for task in (task for phase in sorted(phases, key=lambda each: each.number) for task in phase.tasks):
        for before in task.after:
            if before not in seen:
                what = say("Task {task} comes after {before}, which is not before it.", task=task.id, before=before)
                file.wrong(what)
        if task.id in seen:
            file.wrong(say("There are two tasks called {task}.", task=task.id))
        seen.add(task.id)


def _check_asked(file: Table, reader: _Reader, questions: Iterable[Question]) -> None:
    asked = {name for question in questions for name in (*question.criteria, *question.components)}
    for name in sorted({*reader.criteria, *reader.components} - asked - {"?"}):
        file.wrong(say("No question asks about {name}, so it could never be known.", name=name))
