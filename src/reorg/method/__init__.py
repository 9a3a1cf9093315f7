"""What does RE-ORG ask, measure and do? The method as data files with sources (ICCROM-CCI 2017, in our own words).

The door of the room: ``load()`` gives the method as frozen values; a network may load a folder of its own.
"""

from reorg.method.items import Component, Criterion, Measure, Method, Question
from reorg.method.pack import load
from reorg.method.problem import BadMethod

__all__ = [
    "BadMethod",
    "Component",
    "Criterion",
    "Measure",
    "Method",
    "Question",
    "load",
]
