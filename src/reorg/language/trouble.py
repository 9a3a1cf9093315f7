"""How does a room say that it cannot go on, in words for a person?"""

from __future__ import annotations

from reorg.language.message import Message


class Trouble(Exception):
    """Something that a person can mend stands in the way; ``message`` says what, what it means and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.one)
        self.message = message

    def __str__(self) -> str:
        """Return the sentence in the language in use."""
        return str(self.message)
