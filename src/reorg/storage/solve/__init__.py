"""Which box goes on which shelf? Knows boxes, shelves and categories only: no museum, no language, no files."""

from reorg.storage.solve.problem import (
    NOWHERE,
    REASONS,
    Bounds,
    Boxes,
    Parameters,
    Problem,
    Result,
    Shelves,
    Statistics,
    Stop,
    Weights,
)
from reorg.storage.solve.solver import solve

__all__ = [
    "NOWHERE",
    "REASONS",
    "Bounds",
    "Boxes",
    "Parameters",
    "Problem",
    "Result",
    "Shelves",
    "Statistics",
    "Stop",
    "Weights",
    "solve",
]
