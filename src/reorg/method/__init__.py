"""What does RE-ORG ask, measure and do? The method as data files with sources (ICCROM-CCI 2017, in our own words).

The door of the room: ``load()`` gives the method as frozen values, a network may load a folder of its own. Beside it
stands how what it asks adds up: bars in which unknown is kept apart, states, ranges and rates.
"""

from reorg.method.answered import HOW, MEASURED, Answered, answered
from reorg.method.bar import UNKNOWN, Bar, blend, held, mean, rounded, told
from reorg.method.form_files import Forms, load_forms, read_forms
from reorg.method.forms import About, Choice, Form, FormField, FormPart
from reorg.method.forms import Kind as FieldKind
from reorg.method.guide import Ask, Case, Element, Guide, Job, Pace, Part, Sign, Standard, Work
from reorg.method.guide_files import load_guide
from reorg.method.items import Component, Criterion, Measure, Method, Phase, Point, Question
from reorg.method.library import ALWAYS, CRITERION, FINDING, SIGNS, Library, LibraryTask, load_library
from reorg.method.pack import load
from reorg.method.problem import BadMethod
from reorg.method.quantity import NOTHING, Range, total
from reorg.method.rates import Rate, Rates, at_own_pace, borrowed
from reorg.method.state import State, state_of

__all__ = [
    "ALWAYS",
    "CRITERION",
    "FINDING",
    "HOW",
    "MEASURED",
    "NOTHING",
    "SIGNS",
    "UNKNOWN",
    "About",
    "Answered",
    "Ask",
    "BadMethod",
    "Bar",
    "Case",
    "Choice",
    "Component",
    "Criterion",
    "Element",
    "FieldKind",
    "Form",
    "FormField",
    "FormPart",
    "Forms",
    "Guide",
    "Job",
    "Library",
    "LibraryTask",
    "Measure",
    "Method",
    "Pace",
    "Part",
    "Phase",
    "Point",
    "Question",
    "Range",
    "Rate",
    "Rates",
    "Sign",
    "Standard",
    "State",
    "Work",
    "answered",
    "at_own_pace",
    "blend",
    "borrowed",
    "held",
    "load",
    "load_forms",
    "load_guide",
    "load_library",
    "mean",
    "read_forms",
    "rounded",
    "state_of",
    "told",
    "total",
]
