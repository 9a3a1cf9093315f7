"""Which objects does each row of a list resemble, and into which pile does it go?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from reorg.cli.tell import Progress
from reorg.documentation import CANDIDATES, VETO_CODES, Register, match, reconciling, register_of
from reorg.language import say
from reorg.museum import FIELDS, Facts, Museum, Objects, record_id
from reorg.web.journal import Candidate, Laid, joined_facts

NONE: Mapping[int, str] = MappingProxyType({})
HARDLY = 0.01
"""A row whose likest object is less likely than this has nothing like it here; the objects are still shown with it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one row of a source says: ``key`` is the id of the record of what is decided about it."""

    key: str
    row: int
    facts: Facts

    @classmethod
    def of(cls, source: str, said: Facts) -> Told:
        """Return the row that ``said`` (facts of an object or of a typed line, with their row) tells."""
        row = said.get("row")
        assert isinstance(row, int | float)
        facts = {name: value for name, value in said.items() if name in FIELDS or name == "page"}
        return cls(record_id(source, int(row)), int(row), facts)


SEVERAL_ROWS = frozenset({"sales", "photographs"})
"""Kinds of lists (reorg.museum.ROLES) in which several rows may speak of one object: it was sold twice, or is in ten
photographs. There the rule that each row is another object does not hold, and its veto falls."""
_ELSEWHERE = "number-elsewhere"
_NUMBERS = frozenset({"number", "other_numbers"})
_SEVERAL = "several-alike"
_BY_NUMBER = frozenset({"number-same", "number-written", _ELSEWHERE})
EARLIER = "earlier-version"
"""The code of the reason that a row was an object in an earlier version of its list."""


def registered(rows: Sequence[Told]) -> Register:
    """Return the rows of a list as a register: row ``n`` of it is the n-th of them, sizes are mm and weights kg."""
    return register_of(Objects.of((told.key, told.facts) for told in rows), "list")


def beside_objects(
    rows: Sequence[Told], museum: Museum, *, but: str, role: str, progress: Progress, were: Mapping[int, str] = NONE
) -> list[Laid]:
    """Return each row with the objects that it resembles, the best first.

    What other lists (``but`` is the one that is compared) were found to say of an object counts as known of it where
    the museum itself says nothing, and their numbers as other numbers of it. ``role`` says what the list is
    (reorg.museum.ROLES). ``were`` gives, by row, the object that it
    was in an earlier version of the list.
    """
    objects = _known(museum.objects, but)
    mine = register_of(objects, museum.name)
    theirs = registered(rows)
    progress(0.3, say("Looking for each row among the objects"))
    found: dict[int, list[tuple[Candidate, str]]] = defaultdict(list)
    for pair in match(mine, theirs).pairs():
        speaks_for = tuple(reason.code for reason in pair.reasons if not reason.against)
        against = (*pair.vetoes, *(reason.code for reason in pair.reasons if reason.against))
        one = Candidate(objects.ids[pair.a - 1], pair.score, speaks_for, against, pair.automatic)
        found[pair.b].append((one, pair.group))
    progress(0.8, say("Sorting the rows into piles"))
    elsewhere = _other_numbers(objects)
    for at, told in enumerate(rows, 1):
        if not any(each.automatic for each, _ in found[at]) and (key := _known_by(told, elsewhere, objects)):
            found[at] = _found_elsewhere(told, key, objects, found[at])
    if role in SEVERAL_ROWS:
        found |= {at: _named_by_number(each) for at, each in found.items()}
    for at, told in enumerate(rows, 1):
        if (was := were.get(told.row, "")) in museum.objects.index:
            others = [each for each in found[at] if each[0].object != was]
            found[at] = [(Candidate(was, 1.0, (EARLIER,), (), automatic=True), EARLIER), *others[: CANDIDATES - 1]]
    return [_laid(told, found.get(at, []), museum.objects) for at, told in enumerate(rows, 1)]


def _other_numbers(objects: Objects) -> dict[str, list[str]]:
    """Return the objects by their other numbers, also those under which another list speaks of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, numbers in zip(objects.ids, objects.words("other_numbers"), strict=True):
        for number in reconciling.numbers_in(numbers) if numbers else ():
            found[reconciling.joining_key(number)].append(key)
    return found


def _known_by(told: Told, elsewhere: Mapping[str, Sequence[str]], objects: Objects) -> str:
    """Return the one object of which the row's number is another number, or "" if that is none or several."""
    keys = elsewhere.get(reconciling.joining_key(str(told.facts.get("number", ""))), ())
    return keys[0] if len(keys) == 1 and keys[0] in objects.index else ""


def _found_elsewhere(
    told: Told, key: str, objects: Objects, found: Sequence[tuple[Candidate, str]]
) -> list[tuple[Candidate, str]]:
    """Put the object that bears the row's number as another number first; it is sure if anything else is the same."""
    sides = reconciling.beside(objects.facts(objects.index[key]), told.facts)
    same = tuple(f"{side.field}-same" for side in sides if side.state == "same" and side.field not in _NUMBERS)
    one = Candidate(key, 0.95 if same else 0.7, (_ELSEWHERE, *same), (), automatic=bool(same))
    others = [each for each in found if each[0].object != key]
    return [(one, " ".join((_ELSEWHERE, *same[:1]))), *others[: CANDIDATES - 1]]


def _named_by_number(found: Sequence[tuple[Candidate, str]]) -> list[tuple[Candidate, str]]:
    """Take the one object that bears the row's number as sure, where several rows may well be one object."""
    named = [each for each in found if _BY_NUMBER & set(each[0].speaks_for)]
    if len(named) != 1 or set(named[0][0].against) & (VETO_CODES - {_SEVERAL}):
        return list(found)
    one = named[0][0]
    sure = replace(one, against=tuple(code for code in one.against if code != _SEVERAL), automatic=True)
    ground = " ".join(code for code in named[0][1].split() if code != _SEVERAL)
    return [(sure, ground), *(each for each in found if each is not named[0])]


def _laid(told: Told, found: Sequence[tuple[Candidate, str]], objects: Objects) -> Laid:
    # what is sure stands first, whatever else has a higher score; what it was before, before all
    found = sorted(found, key=lambda each: (EARLIER not in each[0].speaks_for, not each[0].automatic, -each[0].score))
    ground, best = "", ""
    sides = None
    if found and (found[0][0].automatic or found[0][0].score >= HARDLY):
        ground = found[0][1]
    if found and found[0][0].automatic:
        best = found[0][0].object
        sides = reconciling.beside(objects.facts(objects.index[best]), told.facts)
    candidates = tuple(each for each, _ in found)
    return Laid(told.key, told.row, told.facts, reconciling.pile(sides), ground, best, candidates)


def _known(objects: Objects, but: str) -> Objects:
    """Return the objects with what other lists say of them, where the museum says nothing."""
    more: dict[str, list[Facts]] = defaultdict(list)
    for key, facts in joined_facts(but):
        more[key].append(facts)
    return Objects.of(_filled(objects, more)) if more else objects


def _filled(objects: Objects, more: Mapping[str, Sequence[Facts]]) -> Iterator[tuple[str, Facts]]:
    for at, key in enumerate(objects.ids):
        facts = objects.facts(at)
        for said in more.get(key, ()):
            facts = {**said, **facts, "other_numbers": reconciling.other_numbers(said, facts)}
        yield key, facts
