"""How little furniture holds all this, with shelves at heights that may be chosen? Knows things, units and numbers only."""

from reorg.storage.solve.packing.problem import (
    ANY,
    REASONS,
    Answer,
    Group,
    Packing,
    Problem,
    Rules,
    Stop,
    Things,
    Unit,
)
from reorg.storage.solve.packing.solver import solve

__all__ = ["ANY", "REASONS", "Answer", "Group", "Packing", "Problem", "Rules", "Stop", "Things", "Unit", "solve"]
