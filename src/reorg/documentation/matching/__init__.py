"""Which rows of two or more lists are the same object? (Spectrum 5.1 Retrospective documentation.)

What matches is looked up when it is first used: it loads DuckDB, and the web server only says reasons in words.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reorg.documentation.matching.answer import CANDIDATES, Matching, Pair, Reason
from reorg.documentation.matching.levels import Level

if TYPE_CHECKING:
    from reorg.documentation.matching.several import Several, match_several
    from reorg.documentation.matching.stages import match
    from reorg.documentation.matching.versions import Changes, compare_versions, look_like_versions

_MATCHING = {
    "Changes": "versions",
    "Several": "several",
    "compare_versions": "versions",
    "look_like_versions": "versions",
    "match": "stages",
    "match_several": "several",
}


def __getattr__(name: str) -> object:
    """Return a name of what matches, loading it when it is first asked for."""
    if name in _MATCHING:
        return getattr(import_module(f"reorg.documentation.matching.{_MATCHING[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "CANDIDATES",
    "Changes",
    "Level",
    "Matching",
    "Pair",
    "Reason",
    "Several",
    "compare_versions",
    "look_like_versions",
    "match",
    "match_several",
]
