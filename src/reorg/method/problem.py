"""What is wrong with a pack of method files, all of it at once?"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message, Trouble, say


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the ``file`` it is in, the ``item`` (its id, or its position from 1), and what is wrong."""

    file: str
    item: str
    message: Message

    def said(self) -> Message:
        """Return where it is and what is wrong, in one sentence."""
        where = f"{self.file}, {self.item}" if self.item else self.file
        return say("{where}: {what}", where=where, what=self.message)

    def __str__(self) -> str:
        return str(self.said())


class BadMethod(Trouble):
    """A pack of method files cannot be used; ``problems`` holds everything that is wrong with it, ``message`` the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].said())
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
