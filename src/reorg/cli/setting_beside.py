"""Which objects does each row of a list resemble, and into which pile does it go?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reorg.cli.tell import Progress
from reorg.documentation import match, reconciling, register_of
from reorg.language import say
from reorg.museum import FIELDS, Facts, Museum, Objects, record_id
from reorg.web.journal import Candidate, Laid, joined_facts

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


def beside_objects(rows: Sequence[Told], museum: Museum, *, but: str, progress: Progress) -> list[Laid]:
    """Return each row with the objects that it resembles, the best first.

    What other lists (``but`` is the one that is compared) were found to say of an object counts as known of it where
    the museum itself says nothing, and their numbers as other numbers of it.
    """
    objects = _known(museum.objects, but)
    mine = register_of(objects, museum.name)
    theirs = register_of(Objects.of((told.key, told.facts) for told in rows), "list")
    progress(0.3, say("Looking for each row among the objects"))
    found: dict[int, list[tuple[Candidate, str]]] = defaultdict(list)
    for pair in match(mine, theirs).pairs():
        speaks_for = tuple(reason.code for reason in pair.reasons if not reason.against)
        against = (*pair.vetoes, *(reason.code for reason in pair.reasons if reason.against))
        one = Candidate(objects.ids[pair.a - 1], pair.score, speaks_for, against, pair.automatic)
        found[pair.b].append((one, pair.group))
    progress(0.8, say("Sorting the rows into piles"))
    return [_laid(told, found.get(at, []), museum.objects) for at, told in enumerate(rows, 1)]


def _laid(told: Told, found: Sequence[tuple[Candidate, str]], objects: Objects) -> Laid:
    # what is sure stands first, whatever else has a higher score
    found = sorted(found, key=lambda each: (not each[0].automatic, -each[0].score))
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
