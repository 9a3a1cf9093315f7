"""What is said when a file cannot be read at all?"""

from __future__ import annotations

from reorg.language import Message


class Unreadable(Exception):  # noqa: N818 - it is a state of the file, said in the museum's words
    """The file cannot be read; ``message`` says what it is, what that means and what to do. Nothing was changed."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
