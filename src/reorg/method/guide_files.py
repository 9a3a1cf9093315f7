"""How do the files of the documentation guide become a Guide? Read like the rest of the pack: all problems at once.

They lie in ``documentation/`` inside a pack: parts, questions, cases, standards, work. A network's pack without that
folder is asked and judged by this project's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from reorg.language import Text, listed, say
from reorg.method.guide import Ask, Case, Element, Guide, Job, Pace, Part, Sign, Standard, Work
from reorg.method.items import Method, Source
from reorg.method.pack import DATA, by_id, load, option, read_file
from reorg.method.problem import BadMethod, Problem
from reorg.method.quantity import NOTHING
from reorg.method.rates import borrowed
from reorg.method.table import Table

FOLDER = "documentation"
GUIDE_FILES = ("parts", "questions", "cases", "standards", "work")
SHIPPED = "2026.1"
STEPS = 4
# what the data can be searched for by itself (reorg.documentation)
CASE_SIGNS = ("gaps", "doubled", "two-schemes", "spreadsheet", "unnumbered", "codes-doubled", "no-new-objects")
PART_MEASURES = (
    "number-own", "register-there", "register-unbroken", "register-ownership", "marking-read", "card-worth",
    "place-found", "place-codes", "moves-noted", "loans-said", "copy-here",
)  # fmt: skip


def load_guide(edition: str = SHIPPED, folder: str | Path | None = None) -> Guide:
    """Return the guide of this project's ``edition``, or of the pack in ``folder`` if it has one of its own.

    Raises BadMethod with every problem of the files.
    """
    if folder is None or not (Path(folder) / FOLDER).is_dir():
        return _shipped(edition)
    return _read(Path(folder), load(folder=folder))


@cache
def _shipped(edition: str) -> Guide:
    return _read(DATA / edition, load(edition))


def _read(folder: Path, method: Method) -> Guide:
    problems: list[Problem] = []
    tables = {name: read_file(folder / FOLDER, f"{name}.toml", problems.append) for name in GUIDE_FILES}
    guide = None
    if not problems:
        guide = _guide(tables, method)
        for table in tables.values():
            table.done()
    if problems or guide is None:
        raise BadMethod(tuple(problems))
    return guide


def _guide(tables: Mapping[str, Table], method: Method) -> Guide:
    sources = {source.id: source for source in method.sources}
    asked = by_id(tables["questions"], "question", _ask)
    parts = by_id(tables["parts"], "part", lambda table: _part(table, sources, asked))
    cases, head = tables["cases"], tables["parts"]
    head.lines("sources", sources)
    _check_shares(head, parts.values())
    return Guide(
        edition=method.edition,
        caution=head.text("caution"),
        principle=head.text("principle"),
        parts=tuple(parts.values()),
        questions=tuple(asked.values()),
        several=cases.line("question"),
        several_text=cases.text("text"),
        cases=tuple(by_id(cases, "case", lambda table: _case(table, sources, parts)).values()),
        standards=tuple(by_id(tables["standards"], "standard", lambda table: _standard(table, sources)).values()),
        work=_work(tables["work"], parts),
        unknown=method.unknown,
        guess=method.guess,
        sources=method.sources,
        loan_words=head.lines("loan-words", optional=True),
    )


def _ask(table: Table) -> Ask:
    ask = Ask(
        table.id(),
        table.whole("version"),
        table.text("text"),
        table.text("help"),
        tuple(option(each) for each in table.tables("option")),
    )
    if any(worse.value >= better.value for worse, better in pairwise(ask.options)) or len(ask.options) < 2:
        table.wrong(say("The answers should go from the worst to the best, each with a higher value."))
    return ask


def _part(table: Table, sources: Mapping[str, Source], asked: Collection[str]) -> Part:
    part = Part(
        id=table.id(),
        name=table.text("name"),
        asks=table.text("asks"),
        steps=_texts(table, "step"),
        ahead=_texts(table, "next"),
        signs=tuple(_sign(each, asked) for each in table.tables("sign")),
        met=table.number("met"),
        partly=table.number("partly"),
        basis=table.basis(sources),
    )
    if len(part.steps) != STEPS or len(part.ahead) != STEPS - 1:
        table.wrong(say("A part has {steps} steps, and a next one for each but the last.", steps=STEPS))
    if not 0 < part.partly < part.met:
        table.wrong(say("partly should be above 0 and below met."))
    return part


def _texts(table: Table, key: str) -> tuple[Text, ...]:
    found = []
    for each in table.tables(key):
        found.append(each.text("text"))
        each.done()
    return tuple(found)


def _sign(table: Table, asked: Collection[str]) -> Sign:
    measure, question = table.line("measure", ""), table.line("question")
    if measure and measure not in PART_MEASURES:
        table.wrong(say("Nothing can be measured by this name; there is: {names}.", names=listed(PART_MEASURES)))
    if question not in asked and question != "?":
        table.wrong(say("{key} names {text}, which is not in this pack.", key="question", text=question))
    sign = Sign(measure, question, table.number("share"))
    table.done()
    return sign


def _check_shares(file: Table, parts: Iterable[Part]) -> None:
    for part in parts:
        if abs(sum(sign.share for sign in part.signs) - 1) > 1e-9:
            file.wrong(say("The shares of part {part} are not 1 together.", part=part.id))


def _case(table: Table, sources: Mapping[str, Source], parts: Collection[str]) -> Case:
    name, sign = table.id(), table.line("sign", "")
    if sign and sign not in CASE_SIGNS:
        table.wrong(say("Nothing can be measured by this name; there is: {names}.", names=listed(CASE_SIGNS)))
    return Case(
        name, _named(table, "part", parts), table.text("name"), table.text("advice"), table.basis(sources), sign
    )


def _named(table: Table, key: str, known: Collection[str]) -> str:
    name = table.line(key)
    if name not in known and name != "?":
        table.wrong(say("{key} names {text}, which is not in this pack.", key=key, text=name))
    return name


def _standard(table: Table, sources: Mapping[str, Source]) -> Standard:
    standard = Standard(
        id=table.id(),
        name=table.text("name"),
        means=table.text("means"),
        elements=tuple(_element(each) for each in table.tables("element")),
        others=table.whole("others", low=0),
        moves=_named(table, "from", ("moves",)) == "moves" if table.has("from") else False,
        basis=table.basis(sources),
    )
    if not standard.elements or standard.others > sum(not each.always for each in standard.elements):
        table.wrong(say("A list has elements, and no more others than may apply."))
    return standard


def _element(table: Table) -> Element:
    name, need = table.id(), _named(table, "need", ("always", "applies"))
    element = Element(name, table.text("name"), need == "always", table.lines("fields", optional=True))
    if element.always and not element.fields:
        table.wrong(say("An element that is always there needs fields that answer it."))
    table.done()
    return element


def _work(file: Table, parts: Collection[str]) -> Work:
    handling, finding = file.inner("handling"), file.inner("finding")
    check = file.inner("check")
    paces = [_pace(each) for each in file.tables("pace")]
    spread = finding.pair("spread")
    work = Work(
        jobs=tuple(by_id(file, "job", lambda table: _job(table, parts)).values()),
        paces=tuple(paces),
        handling=handling.spread("minutes", 0.01),
        finding=finding.spread("minutes", 0.01),
        spread=spread,
        check=_named(check, "rate", borrowed()),
        check_name=check.text("name"),
        new_object=_named(file, "new-object", borrowed()),
        hours_a_day=file.number("hours-a-day", 1, 24),
        weeks_a_year=file.number("weeks-a-year", 1, 52),
    )
    for table in (handling, finding):
        table.line("source")
    for table in (handling, finding, check):
        table.done()
    if len(paces) != 3:
        file.wrong(say("There should be three paces."))
    return work


def _pace(table: Table) -> Pace:
    pace = Pace(table.number("hours", 0.1, 1000), table.text("name"))
    table.done()
    return pace


def _job(table: Table, parts: Collection[str]) -> Job:
    job = Job(
        id=table.id(),
        part=_named(table, "part", parts),
        name=table.text("name"),
        why=table.text("why"),
        source=table.line("source"),
        stops=table.lines("stops"),
        fields=table.lines("fields", optional=True),
        findings=table.lines("findings", optional=True),
        minutes=table.spread("minutes", 0.01) if table.has("minutes") else NOTHING,
        once=table.spread("once", 0.01) if table.has("once") else NOTHING,
        open_part=table.flag("part-open") if table.has("part-open") else False,
        in_hand=table.flag("in-hand") if table.has("in-hand") else False,
        settled=_named(table, "settled", PART_MEASURES) if table.has("settled") else "",
        reach=table.number("reach", instead=1.0),
    )
    if (job.minutes is NOTHING) == (job.once is NOTHING):
        table.wrong(say("A job has minutes for each object, or hours once."))
    return job
