"""What in the museum's own data shows that a task is needed, and in which rows?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reorg.assessment.sheets import Problem
from reorg.language import Message


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing seen: its name (as a library task ``answers`` it), a sentence, and how many things it counts.

    ``count`` 0: it is no number (a criterion that is not met). ``page`` and ``show`` say where the rows are, as a report
    does; ``about`` holds their ids where they are known here, ``problems`` those that people wrote on sheets. ``urgent``: a
    danger.
    """

    name: str
    message: Message
    count: int = 0
    page: str = ""
    show: str = ""
    about: tuple[str, ...] = ()
    urgent: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Signs:
    """All that was seen, by name. Names that begin with one of ``unseen`` were not looked for: that is not none."""

    found: Mapping[str, Sign] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()

    def looked_for(self, name: str) -> bool:
        """Whether this sign was looked for."""
        return not any(name.startswith(each) for each in self.unseen)
