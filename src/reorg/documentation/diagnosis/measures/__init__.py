"""What do the museum's own records measure of the eight parts? One function a measure: a Look in, a Reading or None out.

None means that the records say nothing about it: then its question is asked. A new measure is a function in one of
these files, a line here, its name in ``reorg.method`` and a sign in the guide's ``parts.toml``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.documentation.diagnosis.measures.catalogue import card_worth
from reorg.documentation.diagnosis.measures.copies import copy_here
from reorg.documentation.diagnosis.measures.loans import loans_said
from reorg.documentation.diagnosis.measures.marking import marking_read
from reorg.documentation.diagnosis.measures.moves import moves_noted
from reorg.documentation.diagnosis.measures.number import number_own
from reorg.documentation.diagnosis.measures.places import place_codes, place_found
from reorg.documentation.diagnosis.measures.register import register_ownership, register_there, register_unbroken

MEASURES: Mapping[str, Callable[[Look], Reading | None]] = MappingProxyType(
    {
        "number-own": number_own,
        "register-there": register_there,
        "register-unbroken": register_unbroken,
        "register-ownership": register_ownership,
        "marking-read": marking_read,
        "card-worth": card_worth,
        "place-found": place_found,
        "place-codes": place_codes,
        "moves-noted": moves_noted,
        "loans-said": loans_said,
        "copy-here": copy_here,
    }
)

__all__ = ["MEASURES"]
