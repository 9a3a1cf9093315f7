"""What is to be said, and how is it said once the language is known?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reorg.language.text import Text
from reorg.language.tongue import RIGHT_TO_LEFT, catalogue, in_use, isolate, isolate_sentence, number

NOTHING: Mapping[str, object] = MappingProxyType({})


class AsItIs(str):
    """Text that people copy (an address, a folder in a command): shown without the marks that isolate it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named gaps, e.g. ``say("Row {row} has no number.", row=12)``.

    ``many`` is the plural form; then ``values["count"]`` decides which form is used. ``sense`` tells two meanings of
    one English word apart for the translators. ``str()`` gives it in the language in use (see
    :func:`reorg.language.use`). Messages compare by value, so results that hold them do too.
    """

    one: str
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    many: str | None = None
    sense: str | None = None

    def __str__(self) -> str:
        """Return the sentence in the language in use."""
        return speak(self)

    def __hash__(self) -> int:
        return hash((self.one, self.many, self.sense, tuple(sorted((k, str(v)) for k, v in self.values.items()))))


@dataclass(frozen=True, slots=True)
class Listed:
    """A few values, one after the other, e.g. codes or the names of columns (see :func:`listed`)."""

    values: tuple[object, ...]
    more: bool = False

    def __str__(self) -> str:
        """Return the values with commas, in the language in use."""
        return _joined(self, in_use())

    def __hash__(self) -> int:
        return hash((tuple(map(str, self.values)), self.more))


def say(sentence: str, /, **values: object) -> Message:
    """Return a message. The sentence must be a literal, so that the translators' tool finds it."""
    return Message(sentence, values or NOTHING)


def say_many(one: str, many: str, /, *, count: int, **values: object) -> Message:
    """Return a message whose form depends on ``count`` (available in the sentence as ``{count}``)."""
    return Message(one, {"count": count, **values}, many)


def say_as(sense: str, sentence: str, /, **values: object) -> Message:
    """Return a message whose English alone could mean two things; ``sense`` says to the translators which one it is.

    Both must be literals: ``say_as("not met", "N")``, ``say_as("north", "N")``.
    """
    return Message(sentence, values or NOTHING, sense=sense)


def filled(text: Text, **values: Message) -> Text:
    """Return a sentence of a data file with its gaps filled, each in the language of the sentence."""
    return Text(
        {
            language: words.format_map({name: speak(value, language) for name, value in values.items()})
            for language, words in text.by_language.items()
        }
    )


COMMA = say_as("between the items of a list", ", ")


def listed(values: Iterable[object], most: int | None = None) -> Listed:
    """Return ``values`` as a list to be said: with the commas of the language, each kept apart from its neighbours.

    At most ``most`` are said; the sign … stands for more. Numbers are said as they are, without grouping: 1,204, 1,310
    would be hard to read. An empty list is said as a dash.
    """
    all_ = tuple(values)
    return Listed(all_[:most], most is not None and len(all_) > most)


def speak(message: Message, language: str | None = None) -> str:
    """Return ``message`` as text in ``language`` (default: the one in use)."""
    language = language or in_use()
    told = catalogue(language)
    if message.sense is not None:
        sentence = told.pgettext(message.sense, message.one)
    elif message.many is None:
        sentence = told.gettext(message.one)
    else:
        counted = message.values["count"]
        assert isinstance(counted, int)
        sentence = told.ngettext(message.one, message.many, counted)
    if not message.values:
        return sentence
    return sentence.format_map({name: _kept_apart(value, language) for name, value in message.values.items()})


def _kept_apart(value: object, language: str) -> str:
    """Return a value as it stands in a sentence, between marks where the language runs from right to left.

    What is in our own words (a sentence in a sentence, a list) runs like the sentence around it, even if it is made of
    codes and numbers alone; anything else goes by its own first letter.
    """
    shown = _shown(value, language)
    if language not in RIGHT_TO_LEFT or isinstance(value, AsItIs):
        return shown
    return isolate_sentence(shown) if isinstance(value, Message | Listed) else isolate(shown)


def _joined(told: Listed, language: str) -> str:
    each = (_kept_apart(str(value) if isinstance(value, int) else value, language) for value in told.values)
    return (speak(COMMA, language).join(each) or "–") + (" …" if told.more else "")


def _shown(value: object, language: str) -> str:
    if isinstance(value, Message):
        return speak(value, language)
    if isinstance(value, Listed):
        return _joined(value, language)
    if isinstance(value, Text):
        return value.by_language.get(language) or value.by_language["en"]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int):
        return number(value)
    return number(value, 1).removesuffix(".0")
