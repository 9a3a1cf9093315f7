"""How little furniture holds all this, with shelves at heights that may be chosen? Knows things, units and numbers only."""

from reorg.storage.solve.packing.exchange import Fault, Written, answer_as_data, read_problem, tenfold
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
from reorg.storage.solve.packing.verify import faults

__all__ = [
    "ANY",
    "REASONS",
    "Answer",
    "Fault",
    "Group",
    "Packing",
    "Problem",
    "Rules",
    "Stop",
    "Things",
    "Unit",
    "Written",
    "answer_as_data",
    "faults",
    "read_problem",
    "solve",
    "tenfold",
]
