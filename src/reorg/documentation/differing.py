"""What does the reconciled register say otherwise than each source? A file of differences, so that nothing is silent.

(Spectrum 5.1 Retrospective documentation: every source is kept, and what it says otherwise stays readable.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reorg.documentation.elimination import At, spoken_of
from reorg.documentation.reconciling import beside
from reorg.language import Message, say
from reorg.museum import FIELDS, Facts, Museum, natural


class Kind(StrEnum):
    """In what the register and a source differ."""

    DIFFERS = "differs"
    ONLY_SOURCE = "only-source"
    ONLY_REGISTER = "only-register"

    @property
    def label(self) -> Message:
        """What it is called."""
        return _LABELS[self]


_LABELS = {
    Kind.DIFFERS: say("says otherwise"),
    Kind.ONLY_SOURCE: say("only in this source"),
    Kind.ONLY_REGISTER: say("not in this source"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between the register and a ``source``: at its ``row`` (0: none), about ``object`` ("": none).

    ``field`` is a field's name where values differ, with what the register and the source say ("" is nothing).
    """

    source: str
    kind: Kind
    row: int
    object: str
    number: str
    what: str
    field: str = ""
    ours: str = ""
    theirs: str = ""


def differences(museum: Museum, rows: Mapping[str, Mapping[int, Facts]]) -> Iterator[Difference]:
    """Yield the differences source by source, in the order of the objects' numbers, then what only the source has.

    ``rows`` gives the facts of each row of each source (what ``reorg.exchange.drafts`` says of it).
    """
    said = spoken_of(museum)
    numbers = dict(zip(museum.objects.ids, museum.objects.words("number"), strict=True))
    order = sorted(said, key=lambda each: natural(numbers[each] or "\uffff"))
    for source, told in rows.items():
        spoken: set[int] = set()
        for each in order:
            here = [row for name, row in said[each] if name == source and row in told]
            spoken.update(here)
            facts = museum.objects.facts(museum.objects.index[each])
            what = _what(facts)
            if not here:
                yield Difference(source, Kind.ONLY_REGISTER, 0, each, numbers[each], what)
            for row in here:
                yield from _between((source, row), each, facts, told[row])
        for row in sorted(set(told) - spoken):
            theirs = told[row]
            yield Difference(source, Kind.ONLY_SOURCE, row, "", str(theirs.get("number", "")), _what(theirs))


def _between(at: At, each: str, ours: Facts, theirs: Facts) -> Iterator[Difference]:
    number, what = str(ours.get("number", "")), _what(ours)
    for side in beside(ours, theirs):
        if side.state in {"differ", "theirs"}:
            told = (_told(side.field, side.ours), _told(side.field, side.theirs))
            yield Difference(at[0], Kind.DIFFERS, at[1], each, number, what, side.field, *told)


def _told(name: str, value: object) -> str:
    if value is None:
        return ""
    return f"{value:.10g} {FIELDS[name].unit}" if isinstance(value, int | float) else str(value)


def _what(facts: Facts) -> str:
    return str(facts.get("name") or facts.get("title") or facts.get("description") or "")
