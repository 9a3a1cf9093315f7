"""Which box goes on which shelf? Knows boxes, shelves and categories only: no museum, no files."""

from reorg.storage.solve.bounds import least_length
from reorg.storage.solve.lanes import Bed, bed_of, length
from reorg.storage.solve.order import ASIDE, NEW, Handling, Order, order
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
    "NEW",
    "NOWHERE",
    "PLACED",
    "REASONS",
    "STAND",
    "TURNED",
    "Bed",
    "Bounds",
    "Boxes",
    "Handling",
    "Order",
    "Parameters",
    "Problem",
    "Result",
    "Rules",
    "Shelves",
    "Statistics",
    "Stop",
    "Weights",
    "bed_of",
    "least_length",
    "length",
    "order",
    "solve",
]
