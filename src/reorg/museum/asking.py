"""What does a form ask of a person, whichever page or sheet of paper shows it?"""

from __future__ import annotations

from dataclasses import dataclass

from reorg.language import Message


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a form.

    ``kind`` is text, long (several lines), code (a sign that runs from left to right), length (typed in cm, kept in mm),
    number, day (typed in any usual form, kept as ISO 8601) or choice; and what only a page with the museum before it
    can read: place (the code of a place) and numbers (of objects, one a line). ``later``: in the second part of a form,
    which is folded away until somebody wants it.
    """

    name: str
    label: Message
    kind: str = "text"
    help: Message | None = None
    needed: bool = False
    unit: str = ""
    most: float = 1_000_000
    choices: tuple[tuple[str, Message], ...] = ()
    later: bool = False
