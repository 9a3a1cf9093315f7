"""How little furniture holds all this, with shelves at heights that may be chosen? Knows things, units and numbers only."""

from reorg.storage.solve.packing.answers import Claim, answer_as_data, read_answer
from reorg.storage.solve.packing.exchange import Written, read_problem, tenfold
from reorg.storage.solve.packing.problem import (
    ANY,
    KINDS,
    REASONS,
    Answer,
    Fault,
    Group,
    Packing,
    Problem,
    Rules,
    Stop,
    Things,
    Unit,
)
from reorg.storage.solve.packing.solver import least_bays, solve
from reorg.storage.solve.packing.verify import check, check_figures, faults

__all__ = [
    "ANY",
    "KINDS",
    "REASONS",
    "Answer",
    "Claim",
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
    "check",
    "check_figures",
    "faults",
    "least_bays",
    "read_answer",
    "read_problem",
    "solve",
    "tenfold",
]
