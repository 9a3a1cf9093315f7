"""In which order does everything move, and how does the rest go on after an interruption? Knows things and shelves only."""

from reorg.storage.solve.moving.bound import least_handlings
from reorg.storage.solve.moving.course import Course, Evening, course, evenings, notes
from reorg.storage.solve.moving.ground import SIDES, Aim, Before, ground
from reorg.storage.solve.moving.replan import Change, Later, Replanned, ready, replan, unsettled
from reorg.storage.solve.moving.task import ASIDE, Lanes, Moving, faults

__all__ = [
    "ASIDE",
    "SIDES",
    "Aim",
    "Before",
    "Change",
    "Course",
    "Evening",
    "Lanes",
    "Later",
    "Moving",
    "Replanned",
    "course",
    "evenings",
    "faults",
    "ground",
    "least_handlings",
    "notes",
    "ready",
    "replan",
    "unsettled",
]
