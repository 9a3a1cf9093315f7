"""How does a procedure that is carried out stand, which objects are under it, and what can be done next? (Spectrum 5.1)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language import Message, say
from reorg.museum.pile import Facts
from reorg.museum.places import natural
from reorg.museum.procedures import OURS, PROCEDURES, Procedure, Step
from reorg.museum.states import is_gone

STAGES: Mapping[str, Message] = MappingProxyType(
    {
        "overdue": say("overdue"),
        "sign": say("to be signed"),
        "countersign": say("waits for the second signature"),
        "open": say("in hand"),
        "done": say("done"),
        "closed": say("closed"),
        "cancelled": say("cancelled"),
    }
)
"""How a procedure stands, what presses most first."""


@dataclass(frozen=True)
class Case:
    """A procedure that is carried out: its ``id`` and ``facts``, its ``objects`` as they are now (by id, in order), and
    which of them ``went`` away under it at any time.
    """

    id: str
    facts: Facts
    objects: Mapping[str, Facts] = field(default_factory=lambda: MappingProxyType({}))
    went: frozenset[str] = frozenset()

    @property
    def procedure(self) -> Procedure:
        """Which procedure it is; raises KeyError for one that is not known."""
        return PROCEDURES[str(self.facts["procedure"])]

    @property
    def number(self) -> str:
        """Its number, as ``L-2026-003``."""
        return str(self.facts.get("number", ""))

    @property
    def lines(self) -> Mapping[str, object]:
        """What was noted of single objects, by their id."""
        said = self.facts.get("lines")
        return said if isinstance(said, Mapping) else {}

    @property
    def numbers(self) -> list[str]:
        """The numbers that were set aside for its objects, as one counts; none where it gives no numbers."""
        return sorted(map(str, self.lines.values()), key=natural) if self.procedure.ask("number_from") else []

    @property
    def numbered(self) -> str:
        """The first and the last of :attr:`numbers`, as a paper says them: ``2026.1 – 2026.12``."""
        return " – ".join(dict.fromkeys((self.numbers[0], self.numbers[-1]))) if self.numbers else ""

    @property
    def things(self) -> Sequence[Facts]:
        """What was described and is not entered as objects yet."""
        said = self.facts.get("lines")
        return said if isinstance(said, list) and not self.objects else ()

    @property
    def signed(self) -> bool:
        """Whether all have signed who are asked to."""
        return bool(self.facts.get("countersigned" if self.procedure.signatures > 1 else "signed"))

    @property
    def ended(self) -> bool:
        """Whether nothing more happens in it: closed or cancelled."""
        return bool(self.facts.get("closed") or self.facts.get("cancelled"))

    def standing(self, key: str) -> str:
        """Return how an object stands in it: ``asked`` (nothing happened), ``under`` or ``done``."""
        facts, procedure = self.objects[key], self.procedure
        state = str(facts.get("state", OURS))
        if is_gone(facts):
            return "done"
        if procedure.tied:
            mine = facts.get("procedure") == self.id or (state in procedure.under and not facts.get("procedure"))
            return "under" if mine and key in self.went else "done" if key in self.went else "asked"
        if procedure.under:
            waits = procedure.signatures > 1 and bool(procedure.steps) and not self.signed
            return "asked" if waits else "under" if state in procedure.under else "done"
        return "done" if key in self.lines else "asked"

    def among(self, standing: str) -> list[str]:
        """Return the ids of the objects that stand so."""
        return [key for key in self.objects if self.standing(key) == standing]


def stage(case: Case, today: str) -> str:
    """Return a key of :data:`STAGES`; ``today`` is an ISO day."""
    facts, procedure = case.facts, case.procedure
    if facts.get("cancelled"):
        return "cancelled"
    if facts.get("closed"):
        return "closed"
    if procedure.signatures > 1 and not case.signed:
        return "countersign" if facts.get("signed") else "sign"
    under = case.among("under")
    until = str(facts.get("until", ""))
    if under and procedure.due and until and until < today:
        return "overdue"
    waits = bool(under or case.things or procedure.takes == "place" or (procedure.steps and case.among("asked")))
    return "open" if waits else "done"


def possible(case: Case) -> list[Step]:
    """Return the steps that can be done now."""
    if case.ended:
        return []
    ready = [step for step in case.procedure.steps if case.signed or not step.signed]
    return [step for step in ready if (case.things if step.on == "things" else case.among(step.on))]


def next_case_number(procedure: Procedure, year: int, used: Iterable[str]) -> str:
    """Return the number after all that were ever ``used``: ``L-2026-003``. One that was taken back stays used."""
    return next_serial(procedure.letter, year, used)


def next_serial(letter: str, year: int, used: Iterable[str]) -> str:
    """Return ``letter-year-serial``, one after the last of ``used`` that has this letter and year."""
    form = re.compile(rf"{re.escape(letter)}-{year}-(\d{{1,9}})(?!\d)", re.IGNORECASE)
    last = max((int(found[1]) for each in used if (found := form.match(each))), default=0)
    return f"{letter}-{year}-{last + 1:03d}"
