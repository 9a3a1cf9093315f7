"""Which papers does a procedure print: receipts, agreements, lists to fetch by, sheets to fill in by hand? (Spectrum 5.1)

Each is a composing function: a case goes in, a report comes out. What two parties keep is printed twice, on sheets of
its own; what is filled in by hand leaves room to write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language import Message, say, say_many
from reorg.museum import CONDITIONS, Case, Facts, Places, identity
from reorg.report.value import (
    Block,
    Cell,
    Heading,
    NewPage,
    Points,
    Report,
    Row,
    Sentence,
    Signatures,
    Sources,
    Table,
    day,
)
from reorg.report.words import size_of

BOX = "☐"
EMPTY_ROWS = 6
"""Rows for what is not on the list, on a sheet that is filled in by hand."""


@dataclass(frozen=True)
class CaseSheet:
    """What a paper is made of: the procedure, the museum's name and places, the ISO day on which it is printed.

    ``expected`` is what should stand in the place that is walked (id, facts), in walking order; ``person`` whom the
    sheet is brought back to.
    """

    case: Case
    museum: str
    places: Places
    date: str
    expected: Sequence[tuple[str, Facts]] = ()
    person: str = ""
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def place(self, key: object) -> str:
        """Return where a place is, in words from the room down; "" if it is not known."""
        path = self.places.path(str(key or ""))
        return " / ".join(each.label for each in path if each.kind not in {"site", "building"})

    def order(self, key: object) -> int:
        """Return where a place comes on a walk through the whole store."""
        walk = {
            each.id: at
            for at, each in enumerate(place for top in self.places.inside() for place in self.places.within(top.id))
        }
        return walk.get(str(key or ""), len(walk))


def procedure_paper(kind: str, sheet: CaseSheet) -> Report:
    """Return a paper of a procedure; ``kind`` is a key of ``reorg.museum.PAPERS``. Raises KeyError for another."""
    return _PAPERS[kind](sheet)


def _said(sheet: CaseSheet, *, but: frozenset[str] = frozenset()) -> Table:
    """Return what the procedure says, label beside value."""
    case, rows = sheet.case, []
    for ask in case.procedure.asks:
        value = case.facts.get(ask.name)
        if ask.name == "number_from":
            value = case.numbered
        if value in (None, "") or ask.name in but:
            continue
        shown: Cell = str(value)
        if ask.kind == "choice":
            shown = case.procedure.called(ask.name, str(value))
        elif ask.kind == "place":
            shown = sheet.place(value)
        elif ask.kind == "day":
            shown = day(str(value))
        rows.append(Row((ask.label, shown)))
    return Table((say("What"), say("As written")), tuple(rows), shares=(16, 44))


def _objects(sheet: CaseSheet, *, numbers: bool = False) -> Table:
    """Return the objects of a procedure, or what was described and is none yet."""
    case = sheet.case
    if case.things:
        rows = [Row((str(at), *_thing(facts))) for at, facts in enumerate(case.things, 1)]
        return Table(
            (say("No."), say("What it is"), say("Description"), say("Condition")),
            tuple(rows),
            shares=(6, 22, 44, 26),
        )
    rows = [Row((*_numbers(case, key, numbers), *_thing(facts))) for key, facts in case.objects.items()]
    heads = (say("Number"), *((say("Number in the register"),) if numbers else ()))
    shares = (18, *((18,) if numbers else ()), 22, 40, 24)
    return Table((*heads, say("What it is"), say("Description"), say("Condition")), tuple(rows), shares=shares)


def _numbers(case: Case, key: str, numbers: bool) -> tuple[str, ...]:
    own = str(case.objects[key].get("number", ""))
    first = next(
        (f"{case.number}.{at}" for at in range(1, len(case.objects) + 1) if identity("o", case.id, at) == key), own
    )
    if first != own:  # what came in got another number later: the paper says the one that stands on the receipt
        own = str(say("{first} (now {number})", first=first, number=own))
    if not numbers:
        return (own,)
    given, before = str(case.lines.get(key, "")), str(case.objects[key].get("other_numbers", ""))
    return (before.rpartition("; ")[2] if own == given else own), given


def _thing(facts: Facts) -> tuple[str, str, str]:
    what = ", ".join(dict.fromkeys(str(facts[name]) for name in ("name", "title") if facts.get(name)))
    known = "; ".join(str(facts[name]) for name in ("description", "materials", "inscription") if facts.get(name))
    size = str(facts.get("dimensions") or "") or size_of(facts)
    return what, "; ".join(each for each in (known, size) if each), str(facts.get("condition", ""))


def _count(sheet: CaseSheet) -> int:
    return len(sheet.case.objects) or len(sheet.case.things)


def _signatures(sheet: CaseSheet) -> Signatures:
    case = sheet.case
    first, second = case.procedure.signers or (say("For the museum"), say("Seen"))
    signed = [case.facts.get("signed"), case.facts.get("countersigned")]
    on = [case.facts.get("signed_on"), case.facts.get("countersigned_on")]
    if case.procedure.signatures < 2:
        signed, on = [None, case.facts.get("responsible")], [None, None]
    return Signatures(tuple(_signer(*each) for each in zip((first, second), signed, on, strict=True)))


def _signer(who: Message, name: object, on: object) -> Message:
    if name and on:
        return say("{who}: {name}, {day}", who=who, name=str(name), day=day(str(on)))
    return say("{who}: {name}", who=who, name=str(name)) if name else say("{who}, day and name", who=who)


def _twice(sheet: CaseSheet, title: Message, blocks: Sequence[Block]) -> Report:
    """Return a report of which each of the two parties gets a copy."""
    other = str(sheet.case.facts.get("party", ""))
    copies = (say("Copy for the museum"), say("Copy for {party}", party=other) if other else say("Second copy"))
    made: list[Block] = [
        Sentence(copies[0], "quiet"),
        *blocks,
        NewPage(),
        Heading(title),
        Sentence(copies[1], "quiet"),
        *blocks,
    ]
    return Report(title, sheet.museum, sheet.date, tuple(made), sheet.person)


def _receipt(sheet: CaseSheet) -> Report:
    case = sheet.case
    lead = say_many(
        "Received from {party}: {count} object.", "Received from {party}: {count} objects.",
        count=_count(sheet), party=str(case.facts.get("party", "")),
    )  # fmt: skip
    points = (
        say("This is a receipt. It does not make the museum the owner of anything."),
        say("Who brought the objects has the right to leave them here, and says so by signing."),
        say("Whoever collects them brings this receipt."),
        say("The museum takes the same care of them as of its own."),
    )
    blocks = (Sentence(lead, "lead"), _objects(sheet), _said(sheet), Points(points), _signatures(sheet))
    return _twice(sheet, say("Receipt {number}", number=case.number), blocks)


def _agreement(sheet: CaseSheet) -> Report:
    case = sheet.case
    lends = case.procedure.code == "loan out"
    ours, theirs = sheet.museum, str(case.facts.get("party", ""))
    lender, borrower = (ours, theirs) if lends else (theirs, ours)
    lead = say_many(
        "{lender} lends {borrower} {count} object.", "{lender} lends {borrower} {count} objects.",
        count=_count(sheet), lender=lender, borrower=borrower,
    )  # fmt: skip
    clauses = (
        say("The objects stay the property of the lender."),
        say(
            "The borrower keeps them as safe as its own, lends them to nobody else, and changes, mends and cleans nothing."
        ),
        say("Their condition is written down before they leave and when they are back; both sides sign it."),
        say(
            "They are packed and carried as the lender says. The borrower bears the cost unless something else is agreed."
        ),
        say("Loss, theft or damage is told to the lender on the same day, in writing."),
        say("They are given back on the day named here. Only a new agreement, signed by both, makes it later."),
        say("The lender is named wherever the objects are shown or printed."),
    )
    blocks = (
        Sentence(lead, "lead"), _said(sheet), Heading(say("The objects"), 3), _objects(sheet),
        Heading(say("What both agree to"), 3), Points(clauses, numbered=True), _signatures(sheet),
    )  # fmt: skip
    return _twice(sheet, say("Loan agreement {number}", number=case.number), blocks)


def _exit(sheet: CaseSheet) -> Report:
    case = sheet.case
    lead = say_many(
        "{party} takes {count} object with them.", "{party} takes {count} objects with them.",
        count=_count(sheet), party=str(case.facts.get("party", "")),
    )  # fmt: skip
    points = (
        say("Who takes the objects has seen them, and finds them as they are described here."),
        say("From this signature on the museum no longer answers for them."),
    )
    blocks = (Sentence(lead, "lead"), _objects(sheet), _said(sheet), Points(points), _signatures(sheet))
    return _twice(sheet, say("Exit receipt {number}", number=case.number), blocks)


def _record(sheet: CaseSheet) -> Report:
    case = sheet.case
    lead = say_many("It concerns {count} object.", "It concerns {count} objects.", count=_count(sheet))
    blocks: list[Block] = [
        Sentence(lead, "lead"),
        _said(sheet),
        _objects(sheet, numbers=bool(case.procedure.ask("number_from"))),
    ]
    if result := case.facts.get("result"):
        blocks.append(Sentence(say("Result: {result}", result=str(result))))
    blocks += [_signatures(sheet)]
    title = say("{procedure} {number}", procedure=case.procedure.label, number=case.number)
    return Report(title, sheet.museum, sheet.date, tuple(blocks), sheet.person)


def _retrieval(sheet: CaseSheet) -> Report:
    """Return the list by which objects are fetched: in the order in which one walks past their places."""
    case = sheet.case
    walk = sorted(case.objects.values(), key=lambda facts: (sheet.order(_home(facts)), str(facts.get("number", ""))))
    rows = [
        Row((BOX, sheet.place(_home(facts)), str(facts.get("number", "")), _thing(facts)[0], _care(facts), BOX))
        for facts in walk
    ]
    lead = say_many("Fetch {count} object.", "Fetch {count} objects, in this order.", count=len(rows))
    to = say(
        "To: {place}. Back by {day}.",
        place=str(case.facts.get("title") or case.facts.get("party", "")),
        day=_day(case, "until"),
    )
    heads = (say("Taken"), say("Place"), say("Number"), say("What it is"), say("Take care"), say("Back"))
    blocks = (
        Sentence(lead, "lead"), Sentence(to), Table(heads, tuple(rows), shares=(0, 26, 16, 26, 22, 0), tall=True),
        Signatures((say("Taken out by, day"), say("Put back by, day"))),
    )  # fmt: skip
    return Report(
        say("Retrieval list {number}", number=case.number),
        sheet.museum,
        sheet.date,
        blocks,
        sheet.person or _responsible(case),
    )


def _home(facts: Facts) -> object:
    return facts.get("usual_place") or facts.get("place", "")


def _care(facts: Facts) -> str:
    weight = facts.get("weight")
    told = [str(facts[name]) for name in ("keep_still", "hazard") if facts.get(name)]
    told += [size_of(facts)] if size_of(facts) else []
    return "; ".join([*told, *([f"{weight:g} kg"] if isinstance(weight, int | float) else [])])


def _condition(sheet: CaseSheet) -> Report:
    case, rows = sheet.case, []
    grades = dict(CONDITIONS)
    for key, facts in case.objects.items():
        line = case.lines.get(key)
        seen = line if isinstance(line, Mapping) else {}
        now = grades.get(str(seen.get("condition", "")))
        before = str(facts.get("condition", "")) if not seen else ""
        cells = (str(facts.get("number", "")), _thing(facts)[0], before, now or f"{BOX} {BOX} {BOX} {BOX}")
        rows.append(Row((*cells, str(seen.get("remark", "")))))
    heads = (say("Number"), say("What it is"), say("Condition on record"), say("Now (A B C D)"), say("What was seen"))
    marks = zip("ABCD", CONDITIONS, strict=True)
    blocks: list[Block] = [
        Sentence(say_many("{count} object to look at.", "{count} objects to look at.", count=len(rows)), "lead"),
        _said(sheet),
        Sources(tuple(say("{letter} {grade}", letter=letter, grade=grade) for letter, (_, grade) in marks)),
        Table(heads, tuple(rows), shares=(15, 22, 22, 15, 40), tall=True),
        Signatures((say("Checked by, day"), say("Seen by, day"))),
    ]
    return Report(
        say("Condition sheet {number}", number=case.number),
        sheet.museum,
        sheet.date,
        tuple(blocks),
        sheet.person or _responsible(case),
    )


def _walk(sheet: CaseSheet) -> Report:
    """Return the sheet for a walk along the shelves: what should be there, shelf by shelf, and room for what should not."""
    case, blocks = sheet.case, list[Block]()
    where = sheet.place(case.facts.get("place", ""))
    lead = say_many("{count} object should be here.", "{count} objects should be here.", count=len(sheet.expected))
    blocks += [
        Sentence(lead, "lead"),
        Sentence(say("Place: {place}. Tick what you see. Write down what you do not expect.", place=where)),
    ]
    by_place: dict[str, list[Facts]] = {}
    for _, facts in sheet.expected:
        by_place.setdefault(str(facts.get("place", "")), []).append(facts)
    heads = (say("Seen"), say("Number"), say("What it is"), say("Size"), say("Remark"))
    for place, held in by_place.items():
        rows = [Row((BOX, str(facts.get("number", "")), _thing(facts)[0], size_of(facts), "")) for facts in held]
        blocks += [
            Heading(sheet.place(place) or where, 3),
            Table(heads, tuple(rows), shares=(0, 18, 26, 24, 26), tall=True),
        ]
    blank = tuple(Row(("", "", "", "")) for _ in range(EMPTY_ROWS))
    strange = (say("Number on it, if any"), say("What it is"), say("Where exactly"), say("Remark"))
    blocks += [
        Heading(say("Here, and not on this list"), 3), Table(strange, blank, shares=(20, 34, 22, 24), tall=True),
        Signatures((say("Who walked, day"), say("Who walked with them"))),
    ]  # fmt: skip
    return Report(
        say("Shelf walk {number}", number=case.number),
        sheet.museum,
        sheet.date,
        tuple(blocks),
        sheet.person or _responsible(case),
    )


def _responsible(case: Case) -> str:
    return str(case.facts.get("responsible", ""))


def _day(case: Case, name: str) -> Message | str:
    value = str(case.facts.get(name, ""))
    return day(value) if value else "–"


_PAPERS: Mapping[str, Callable[[CaseSheet], Report]] = MappingProxyType(
    {
        "receipt": _receipt,
        "agreement": _agreement,
        "exit": _exit,
        "record": _record,
        "retrieval": _retrieval,
        "condition": _condition,
        "walk": _walk,
    }
)
