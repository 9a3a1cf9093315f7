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
    from reorg.documentation.grammar.dimensions import Dimensions, parse_dimensions
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
    from reorg.documentation.profiling import Profile, profile
    from reorg.documentation.register import Register
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
    "Pair": "matching",
    "Past": "diagnosis",
    "Profile": "profiling",
    "Reason": "matching",
    "Register": "register",
    "Seen": "diagnosis",
    "Several": "matching",
    "compare_versions": "matching",
    "connect": "table",
    "diagnose": "diagnosis",
    "look_like_versions": "matching",
    "match": "matching",
    "match_several": "matching",
    "parse_dimensions": "grammar.dimensions",
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
    "Changes",
    "Completeness",
    "Diagnosis",
    "Dimensions",
    "Finish",
    "Line",
    "Matching",
    "Pair",
    "Past",
    "Profile",
    "Reason",
    "Register",
    "Seen",
    "Several",
    "clean",
    "compare_versions",
    "connect",
    "diagnose",
    "differing",
    "elimination",
    "look_like_versions",
    "match",
    "match_several",
    "parse_dimensions",
    "past",
    "profile",
    "reason_words",
    "reconciling",
    "register_of",
    "see",
    "to_data",
    "transcribing",
]
