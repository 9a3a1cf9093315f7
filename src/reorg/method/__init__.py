"""What does RE-ORG ask, measure and do? The method as data files with sources (ICCROM-CCI 2017, in our own words).

The door of the room: ``load()`` gives the method as frozen values, a network may load a folder of its own. Beside it
stands how what it asks adds up: bars in which unknown is kept apart, states, ranges and rates.
"""

from reorg.method.bar import UNKNOWN, Bar, blend, held, mean, rounded, told
from reorg.method.items import Component, Criterion, Measure, Method, Question
from reorg.method.pack import load
from reorg.method.problem import BadMethod
from reorg.method.quantity import NOTHING, Range, total
from reorg.method.rates import Rate, Rates, at_own_pace, borrowed
from reorg.method.state import State, state_of

__all__ = [
    "NOTHING",
    "UNKNOWN",
    "BadMethod",
    "Bar",
    "Component",
    "Criterion",
    "Measure",
    "Method",
    "Question",
    "Range",
    "Rate",
    "Rates",
    "State",
    "at_own_pace",
    "blend",
    "borrowed",
    "held",
    "load",
    "mean",
    "rounded",
    "state_of",
    "told",
    "total",
]
