"""What is RE-ORG made of, as values? Four components, ten criteria, four phases, questions and measures.

After the RE-ORG method (ICCROM-CCI 2017), as far as it could be read in public pages; every item names its sources,
how sure we are of it, and whether it is the method's or ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from reorg.language import Text

NO_VALUES: Mapping[str, float] = MappingProxyType({})
NO_USES: Mapping[str, str] = MappingProxyType({})


class Origin(StrEnum):
    """Whose an item is: RE-ORG's (``method``) or proposed by this project or a network (``ours``)."""

    METHOD = "method"
    OURS = "ours"


class Sure(StrEnum):
    """How sure an item is.

    ``read``: in an official or first-hand page. ``reported``: in the press or at second hand. ``inferred``: concluded
    from such pages. ``proposed``: nobody's rule yet; to be judged by use.
    """

    READ = "read"
    REPORTED = "reported"
    INFERRED = "inferred"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read: ``title``, ``address``, and its ``licence`` where one is stated."""

    id: str
    title: str
    address: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What an item rests on: whose it is, how sure, and the sources it was read in."""

    origin: Origin
    sure: Sure
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """One of the four things that every phase looks at; ``met`` and ``partly`` as in :class:`Criterion`."""

    id: str
    name: Text
    examines: Text
    met: float
    partly: float
    basis: Basis


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure that decides: ``value`` in ``unit`` (s, objects, share)."""

    id: str
    value: float
    unit: str
    name: Text
    basis: Basis


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the ten quality criteria.

    ``physical`` ones can be met by the reorganisation itself; the others need the longer term. ``met`` and ``partly``
    are the shares (0..1) from which it counts as met, or as partly met.
    """

    id: str
    number: int
    physical: bool
    name: Text
    meaning: Text
    measured: Text
    met: float
    partly: float
    basis: Basis
    thresholds: tuple[Threshold, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a phase; ``after`` names tasks that should come first (a warning, never a lock)."""

    id: str
    name: Text
    basis: Basis
    components: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the four phases."""

    id: str
    number: int
    name: Text
    goal: Text
    basis: Basis
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: ``value`` 0..1 (0 the worst state, 1 the state to reach)."""

    value: float
    text: Text


@dataclass(frozen=True, slots=True)
class Star:
    """A danger: an answer below ``below`` holds the bar down to at most ``cap``."""

    below: float
    cap: float
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the self-evaluation. Its ``id`` is frozen for ever, ``version`` counts its wordings.

    ``options`` go from the worst to the best; "don't know" is always possible besides. ``star`` marks a question
    whose worst answer is a danger.
    """

    id: str
    version: int
    text: Text
    help: Text
    criteria: tuple[str, ...]
    components: tuple[str, ...]
    options: tuple[Option, ...]
    basis: Basis
    star: Star | None = None


@dataclass(frozen=True, slots=True)
class Point(Question):
    """One point of the full self-evaluation: it goes into one question of the short one, ``under``, in one ``area``.

    ``area`` is the component on whose page it is asked. ``by_room``: it is answered room by room, so that what is bad has a
    place. ``component_only``: it says something of its area and nothing of the criterion. Its id is frozen for ever.
    """

    under: str = ""
    area: str = ""
    by_room: bool = False
    component_only: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What the museum's own data measure, and for how much of a question they can speak.

    ``question`` names the question that it stands in for, with ``share`` (0..1) of its weight; a measure without a
    question counts by itself in its ``components``.
    """

    id: str
    name: Text
    formula: Text
    basis: Basis
    question: str = ""
    share: float = 1.0
    components: tuple[str, ...] = ()


@dataclass(frozen=True)
class Method:
    """RE-ORG, one edition of it.

    ``unknown`` is the label of "don't know"; ``guess`` is how much less sure (0..1, to either side) a guess is.
    ``condition_words`` gives the value 0..1 of words that registers use for an object's condition, ``room_words``
    what a room's recorded use is called here; both in lower case. ``points`` are those of the full self-evaluation.
    """

    edition: str
    title: Text
    licence: str
    unknown: Text
    guess: float
    components: tuple[Component, ...]
    criteria: tuple[Criterion, ...]
    phases: tuple[Phase, ...]
    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]
    sources: tuple[Source, ...]
    condition_words: Mapping[str, float] = field(default_factory=lambda: NO_VALUES)
    room_words: Mapping[str, str] = field(default_factory=lambda: NO_USES)
    points: tuple[Point, ...] = ()

    def component(self, component_id: str) -> Component:
        """Return the component; raises KeyError for one that this edition does not have."""
        return _found(self.components, component_id)

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion; raises KeyError for one that this edition does not have."""
        return _found(self.criteria, criterion_id)

    def question(self, question_id: str) -> Question:
        """Return the question; raises KeyError for one that this edition does not have."""
        return _found(self.questions, question_id)

    def point(self, point_id: str) -> Point:
        """Return the point; raises KeyError for one that this edition does not have."""
        return _found(self.points, point_id)

    def threshold(self, threshold_id: str) -> Threshold:
        """Return the threshold, of whichever criterion; raises KeyError for one that this edition does not have."""
        return _found([each for criterion in self.criteria for each in criterion.thresholds], threshold_id)


_Item = TypeVar("_Item", Component, Criterion, Question, Point, Threshold)


def _found(items: Iterable[_Item], item_id: str) -> _Item:
    for item in items:
        if item.id == item_id:
            return item
    raise KeyError(item_id)
