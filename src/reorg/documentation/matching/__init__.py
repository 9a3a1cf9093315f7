"""Which rows of two or more lists are the same object? (Spectrum 5.1 Retrospective documentation.)

What matches is looked up when it is first used: it loads DuckDB, and the web server only says reasons in words.
"""

from typing import TYPE_CHECKING

from reorg.documentation.matching.answer import CANDIDATES, Matching, Pair, Reason
from reorg.documentation.matching.levels import Level

if TYPE_CHECKING:
    from reorg.documentation.matching.stages import match


def __getattr__(name: str) -> object:
    """Return ``match``, loading it when it is first asked for."""
    if name == "match":
        from reorg.documentation.matching.stages import match as found

        return found
    raise AttributeError(name)


__all__ = ["CANDIDATES", "Level", "Matching", "Pair", "Reason", "match"]
