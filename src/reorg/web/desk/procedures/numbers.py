"""Which numbers do the objects of one acquisition get?"""

from __future__ import annotations

from collections.abc import Sequence

from reorg.documentation import following
from reorg.language import Message, listed, say
from reorg.web.desk.numbers import any_taken
from reorg.web.desk.procedures.reading import NAMED


def numbered(first: str, count: int) -> tuple[list[str], list[Message]]:
    """Return ``count`` numbers from ``first`` on, and what is wrong with them: taken, or none to count on from."""
    numbers = following(first.strip(), count)
    if len(numbers) < count:
        return [], [
            say("{number} has no figure to count on from. Give each object a procedure of its own.", number=first)
        ]
    return numbers, taken_numbers(numbers)


def taken_numbers(numbers: Sequence[str]) -> list[Message]:
    """Return a problem if any object has or had one of the numbers, in whatever spelling."""
    held = any_taken(numbers)
    if not held:
        return []
    return [
        say(
            "Taken already: {numbers}. A number is given once and never again.",
            numbers=listed(held, NAMED),
        )
    ]
