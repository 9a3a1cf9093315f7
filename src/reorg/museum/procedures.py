"""Which procedures does a small museum carry out, and what is each called? (Spectrum 5.1; names of its procedures.)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reorg.language import Message, say


@dataclass(frozen=True, slots=True)
class Procedure:
    """A kind of procedure: its ``code`` in the journal, what people call it, the letter of its numbers (``L-2026-003``).

    ``spectrum`` is the procedure's name in Spectrum 5.1; ``signatures`` is how many people sign before it is done.
    """

    code: str
    label: Message
    letter: str
    spectrum: str
    signatures: int = 1


_ALL = (
    Procedure("entry", say("Object entry"), "E", "Object entry"),
    Procedure("acquisition", say("Acquisition"), "A", "Acquisition and accessioning", 2),
    Procedure("inventory", say("Shelf walk"), "I", "Inventory"),
    Procedure("loan in", say("Loan in"), "B", "Loans in (borrowing objects)", 2),
    Procedure("loan out", say("Loan out"), "L", "Loans out (lending objects)", 2),
    Procedure("exit", say("Object exit"), "X", "Object exit", 2),
    Procedure("loss", say("Loss and damage"), "D", "Damage and loss"),
    Procedure("condition", say("Condition check"), "C", "Condition checking and technical assessment"),
    Procedure("use", say("Use request"), "U", "Use of collections"),
    Procedure("deaccession", say("Deaccession"), "S", "Deaccessioning and disposal", 2),
)
PROCEDURES: Mapping[str, Procedure] = MappingProxyType({each.code: each for each in _ALL})
