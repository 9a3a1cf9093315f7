"""What do the museum's lists say, what is wrong with them, and which of their rows are which object?

The names that judge whole lists are looked up when they are first used: they load DuckDB (about 40 MB), and the web
server, which only takes decisions about single rows, has to stay small.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reorg.documentation import clean, differing, elimination, reconciling, transcribing
from reorg.documentation.matching.words import VETO_CODES, reason_words

if TYPE_CHECKING:
    from reorg.documentation.confirming import NOTHING_SAID, can_be_said, confirmed_size
    from reorg.documentation.counting_on import following, next_number
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
    from reorg.documentation.matching import (
        CANDIDATES,
        Changes,
        Matching,
        Pair,
        Reason,
        Several,
        compare_versions,
        look_like_versions,
        match,
        match_several,
    )
    from reorg.documentation.mending import mending_time, mending_total
    from reorg.documentation.profiling import Profile, profile
    from reorg.documentation.register import Register
    from reorg.documentation.shapes import Shapes, shape_of, shapes_of, to_confirm
    from reorg.documentation.table import connect

_JUDGING = {
    "CANDIDATES": "matching",
    "Changes": "matching",
    "Completeness": "diagnosis",
    "Diagnosis": "diagnosis",
    "Dimensions": "grammar.dimensions",
    "Finish": "diagnosis",
    "Line": "diagnosis",
    "Matching": "matching",
    "Money": "grammar.money",
    "NOTHING_SAID": "confirming",
    "Pair": "matching",
    "Past": "diagnosis",
    "Profile": "profiling",
    "Reason": "matching",
    "Register": "register",
    "Seen": "diagnosis",
    "Several": "matching",
    "Shapes": "shapes",
    "Weight": "grammar.weights",
    "WrittenDate": "grammar.dates",
    "can_be_said": "confirming",
    "compare_versions": "matching",
    "confirmed_size": "confirming",
    "connect": "table",
    "diagnose": "diagnosis",
    "following": "counting_on",
    "look_like_versions": "matching",
    "match": "matching",
    "match_several": "matching",
    "mending_time": "mending",
    "mending_total": "mending",
    "next_number": "counting_on",
    "parse_date": "grammar.dates",
    "parse_dimensions": "grammar.dimensions",
    "parse_money": "grammar.money",
    "parse_weight": "grammar.weights",
    "past": "diagnosis",
    "profile": "profiling",
    "register_of": "living",
    "see": "diagnosis",
    "shape_of": "shapes",
    "shapes_of": "shapes",
    "to_confirm": "shapes",
    "to_data": "diagnosis",
}


def __getattr__(name: str) -> object:
    """Return a name of the judging half, loading it when it is first asked for."""
    if name in _JUDGING:
        return getattr(import_module(f"reorg.documentation.{_JUDGING[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "CANDIDATES",
    "NOTHING_SAID",
    "VETO_CODES",
    "Changes",
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
    "Several",
    "Shapes",
    "Weight",
    "WrittenDate",
    "can_be_said",
    "clean",
    "compare_versions",
    "confirmed_size",
    "connect",
    "diagnose",
    "differing",
    "elimination",
    "following",
    "look_like_versions",
    "match",
    "match_several",
    "mending_time",
    "mending_total",
    "next_number",
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
    "shape_of",
    "shapes_of",
    "to_confirm",
    "to_data",
    "transcribing",
]
