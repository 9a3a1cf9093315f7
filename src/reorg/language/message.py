"""What is to be said, before it is said in any language?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named gaps, e.g. ``say("Row {row} has no number.", row=12)``.

    ``many`` is the plural form; then ``values["count"]`` decides which form is used. ``str()`` gives it in the
    language in use (see :func:`reorg.language.use`). Messages compare by value, so results that hold them do too.
    """

    one: str
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    many: str | None = None

    def __str__(self) -> str:
        """Return the sentence in the language in use."""
        from reorg.language.speak import speak  # the two halves of one room

        return speak(self)

    def __hash__(self) -> int:
        return hash((self.one, self.many, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


def say(sentence: str, /, **values: object) -> Message:
    """Return a message. The sentence must be a literal, so that the translators' tool finds it."""
    return Message(sentence, values or NOTHING)


def say_many(one: str, many: str, /, *, count: int, **values: object) -> Message:
    """Return a message whose form depends on ``count`` (available in the sentence as ``{count}``)."""
    return Message(one, {"count": count, **values}, many)
