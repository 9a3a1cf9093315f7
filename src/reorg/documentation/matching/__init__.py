"""Which rows of two or more lists are the same object? (Spectrum 5.1 Retrospective documentation.)"""

from reorg.documentation.matching.answer import CANDIDATES, Matching, Pair, Reason
from reorg.documentation.matching.levels import Level
from reorg.documentation.matching.stages import match

__all__ = ["CANDIDATES", "Level", "Matching", "Pair", "Reason", "match"]
