"""What do the museum's lists say, what is wrong with them, and which of their rows are which object?

The names that judge whole lists are looked up when they are first used: they load DuckDB (about 40 MB), and the web
server, which only takes decisions about single rows, has to stay small.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reorg.documentation import clean, differing, elimination, reconciling, transcribing
from reorg.documentation.matching.words import VETO_CODES, reason_words

if TYPE_CHECKING:
    from reorg.documentation.diagnosis import (
        Completeness,
        Diagnosis,
        Finish,
        Line,
        Past,
        Seen,
        diagnose,
        past,
        see,
        to_data,
    )
    from reorg.documentation.grammar.dates import WrittenDate, parse_date
    from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions
    from reorg.documentation.grammar.money import Money, parse_money
    from reorg.documentation.grammar.weights import Weight, parse_weight
    from reorg.documentation.living import register_of
    from reorg.documentation.matching import CANDIDATES, Matching, Pair, Reason, match
    from reorg.documentation.profiling import Profile, profile
    from reorg.documentation.register import Register
    from reorg.documentation.table import connect

_JUDGING = {
    "CANDIDATES": "matching",
    "Completeness": "diagnosis",
    "Diagnosis": "diagnosis",
    "Dimensions": "grammar.dimensions",
    "Finish": "diagnosis",
    "Line": "diagnosis",
    "Matching": "matching",
    "Money": "grammar.money",
    "Pair": "matching",
    "Past": "diagnosis",
    "Profile": "profiling",
    "Reason": "matching",
    "Register": "register",
    "Seen": "diagnosis",
    "Weight": "grammar.weights",
    "WrittenDate": "grammar.dates",
    "connect": "table",
    "diagnose": "diagnosis",
    "match": "matching",
    "parse_date": "grammar.dates",
    "parse_dimensions": "grammar.dimensions",
    "parse_money": "grammar.money",
    "parse_weight": "grammar.weights",
    "past": "diagnosis",
    "profile": "profiling",
    "register_of": "living",
    "see": "diagnosis",
    "to_data": "diagnosis",
}


def __getattr__(name: str) -> object:
    """Return a name of the judging half, loading it when it is first asked for."""
    if name in _JUDGING:
        return getattr(import_module(f"reorg.documentation.{_JUDGING[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "CANDIDATES",
    "VETO_CODES",
    "Completeness",
    "Diagnosis",
    "Dimensions",
    "Finish",
    "Line",
    "Matching",
    "Money",
    "Pair",
    "Past",
    "Profile",
    "Reason",
    "Register",
    "Seen",
    "Weight",
    "WrittenDate",
    "clean",
    "connect",
    "diagnose",
    "differing",
    "elimination",
    "match",
    "parse_date",
    "parse_dimensions",
    "parse_money",
    "parse_weight",
    "past",
    "profile",
    "reason_words",
    "reconciling",
    "register_of",
    "see",
    "to_data",
    "transcribing",
]
