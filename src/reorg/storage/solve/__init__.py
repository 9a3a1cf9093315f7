"""Which box goes on which shelf? Knows boxes, shelves and categories only: no museum, no files."""

from reorg.storage.solve.bounds import least_bays, least_length
from reorg.storage.solve.lanes import Bed, bed_of, length
from reorg.storage.solve.moving.task import ASIDE, Handling
from reorg.storage.solve.problem import (
    LAID,
    LAID_TURNED,
    NOWHERE,
    PLACED,
    REASONS,
    STAND,
    TURNED,
    Bounds,
    Boxes,
    Parameters,
    Problem,
    Result,
    Rules,
    Shelves,
    Statistics,
    Stop,
    Weights,
)
from reorg.storage.solve.solver import solve

__all__ = [
    "ASIDE",
    "LAID",
    "LAID_TURNED",
    "NOWHERE",
    "PLACED",
    "REASONS",
    "STAND",
    "TURNED",
    "Bed",
    "Bounds",
    "Boxes",
    "Handling",
    "Parameters",
    "Problem",
    "Result",
    "Rules",
    "Shelves",
    "Statistics",
    "Stop",
    "Weights",
    "bed_of",
    "least_bays",
    "least_length",
    "length",
    "solve",
]
