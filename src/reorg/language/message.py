"""What is to be said, and how is it said once the language is known?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language.text import Text
from reorg.language.tongue import RIGHT_TO_LEFT, catalogue, in_use, isolate, number

NOTHING: Mapping[str, object] = MappingProxyType({})


class AsItIs(str):
    """Text that people copy (an address, a folder in a command): shown without the marks that isolate it."""

    __slots__ = ()


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
        return speak(self)

    def __hash__(self) -> int:
        return hash((self.one, self.many, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


def say(sentence: str, /, **values: object) -> Message:
    """Return a message. The sentence must be a literal, so that the translators' tool finds it."""
    return Message(sentence, values or NOTHING)


def say_many(one: str, many: str, /, *, count: int, **values: object) -> Message:
    """Return a message whose form depends on ``count`` (available in the sentence as ``{count}``)."""
    return Message(one, {"count": count, **values}, many)


def speak(message: Message, language: str | None = None) -> str:
    """Return ``message`` as text in ``language`` (default: the one in use)."""
    language = language or in_use()
    told = catalogue(language)
    if message.many is None:
        sentence = told.gettext(message.one)
    else:
        counted = message.values["count"]
        assert isinstance(counted, int)
        sentence = told.ngettext(message.one, message.many, counted)
    if not message.values:
        return sentence
    wrap = isolate if language in RIGHT_TO_LEFT else str
    return sentence.format_map(
        {
            name: value if isinstance(value, AsItIs) else wrap(_shown(value, language))
            for name, value in message.values.items()
        }
    )


def _shown(value: object, language: str) -> str:
    if isinstance(value, Message):
        return speak(value, language)
    if isinstance(value, Text):
        return value.by_language.get(language) or value.by_language["en"]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int):
        return number(value)
    return number(value, 1).removesuffix(".0")
