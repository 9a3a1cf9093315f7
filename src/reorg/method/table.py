"""What does one item of a method file say, and what is wrong with it? (TOML 1.0)

An item is read key by key. Whatever is wrong is noted and reading goes on with something harmless, so that a person
who writes a pack sees all problems at once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TypeVar

from reorg.language import Message, Text, listed, say
from reorg.method.items import Basis, Origin, Source, Sure
from reorg.method.problem import Problem
from reorg.method.quantity import Range

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LARGEST = 10**15  # whole numbers of a TOML file may be of any length, floats may not
_Word = TypeVar("_Word", bound=StrEnum)
_Read = TypeVar("_Read")
Note = Callable[[Problem], None]


class Table:
    """One table of a TOML file, with the name it goes by in messages."""

    def __init__(self, file: str, name: str, said: object, note: Note) -> None:
        self.file, self.name, self._note = file, name, note
        self._said: dict[str, object] = dict(said) if isinstance(said, Mapping) else {}
        if not isinstance(said, Mapping):
            self.wrong(say("This should be a table of keys and values."))

    def wrong(self, message: Message) -> None:
        """Note that something is wrong with this item."""
        self._note(Problem(self.file, self.name, message))

    def done(self) -> None:
        """Note the keys that nobody asked for: most often they are misspelt."""
        for key in self._said:
            self.wrong(say("The key {key} is not one that is used here; check its spelling.", key=key))

    def rest(self) -> Mapping[str, object]:
        """Return what has not been read yet."""
        return dict(self._said)

    def has(self, key: str) -> bool:
        """Whether ``key`` is there and has not been read yet."""
        return key in self._said

    def _take(self, key: str, kind: type[_Read], instead: _Read, wanted: Message) -> _Read:
        if key not in self._said:
            self.wrong(say("{key} is missing.", key=key))
            return instead
        value = self._said.pop(key)
        if isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool):
            return value
        self.wrong(say("{key} should be {wanted}.", key=key, wanted=wanted))
        return instead

    def line(self, key: str, instead: str | None = None) -> str:
        """Return a line of text; it must be there unless ``instead`` is given."""
        if instead is not None and key not in self._said:
            return instead
        value = self._take(key, str, "?", say("text"))
        if not value.strip():
            self.wrong(say("{key} is empty.", key=key))
        return value

    def id(self) -> str:
        """Return the item's id, and go by it from now on."""
        value = self.line("id")
        if value != "?":
            self.name = value
            if not _ID.fullmatch(value):
                self.wrong(say("{key} should hold small letters, digits and single hyphens.", key="id"))
        return value

    def text(self, key: str) -> Text:
        """Return a text in several languages, written ``key.en = "…"``, ``key.ar = "…"``."""
        said = self._take(key, dict, {"en": "?"}, say("a text by language, such as {example}", example='{en = "…"}'))
        spoken = {str(code): words for code, words in said.items() if isinstance(words, str) and words.strip()}
        if len(spoken) < len(said):
            empty = listed(sorted(set(map(str, said)) - set(spoken)))
            self.wrong(say("{key} has no words in: {languages}.", key=key, languages=empty))
        if "en" not in spoken:
            self.wrong(say("{key} has no English words; every text needs them.", key=key))
            spoken["en"] = "?"
        return Text(spoken)

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return a list of texts in several languages, which may be empty or left out."""
        said = self._said.pop(key, [])
        if not isinstance(said, list):
            self.wrong(say("{key} should be a list of tables.", key=key))
            return ()
        each = (Table(self.file, self.name, {key: one}, self._note) for one in said)
        return tuple(table.text(key) for table in each)

    def number(self, key: str, low: float = 0.0, high: float = 1.0, *, instead: float | None = None) -> float:
        """Return a number from ``low`` to ``high``; it must be there unless ``instead`` is given."""
        if instead is not None and key not in self._said:
            return instead
        value = self._said.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            self._said[key] = float(value) if abs(value) < _LARGEST else math.inf
        number = self._take(key, float, float(low), say("a number"))
        if math.isnan(number) or not low <= number <= high:
            self.wrong(say("{key} should be from {low} to {high}.", key=key, low=low, high=high))
            return float(low)
        return number

    def spread(self, key: str, low: float = 0.0, high: float = 1e6) -> Range:
        """Return three numbers from ``low`` to ``high``, none below the one before: low, likely, high."""
        value = self._take(key, list, [low, low, low], say("a list of three numbers"))
        numbers = [float(each) for each in value if isinstance(each, int | float) and not isinstance(each, bool)]
        if len(value) != 3 or len(numbers) != 3 or not low <= numbers[0] <= numbers[1] <= numbers[2] <= high:
            self.wrong(say("{key} should be three numbers from {low} to {high}, rising.", key=key, low=low, high=high))
            return Range(low, low, low)
        return Range(*numbers)

    def pair(self, key: str) -> tuple[float, float]:
        """Return two numbers above 0, the second not below the first."""
        value = self._take(key, list, [1.0, 1.0], say("a list of two numbers"))
        numbers = [float(each) for each in value if isinstance(each, int | float) and not isinstance(each, bool)]
        if len(value) != 2 or len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:
            self.wrong(say("{key} should be two numbers above 0, rising.", key=key))
            return 1.0, 1.0
        return numbers[0], numbers[1]

    def whole(self, key: str, low: int = 1, high: int = 999) -> int:
        """Return a whole number from ``low`` to ``high``."""
        number = self.number(key, low, high)
        if not number.is_integer():
            self.wrong(say("{key} should be a whole number.", key=key))
        return int(number)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return self._take(key, bool, False, say("true or false"))

    def lines(self, key: str, known: Collection[str] | None = None, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of texts, all different and all ``known`` if a list of those is given."""
        if optional and key not in self._said:
            return ()
        value = self._take(key, list, [], say("a list of texts"))
        texts = [text for text in value if isinstance(text, str) and text.strip()]
        if len(texts) < len(value) or len(set(texts)) < len(texts):
            self.wrong(say("{key} should hold texts, each one once.", key=key))
        if not texts and not optional:
            self.wrong(say("{key} is empty.", key=key))
        for text in texts:
            if known is not None and text not in known:
                self.wrong(say("{key} names {text}, which is not in this pack.", key=key, text=text))
        return tuple(text for text in dict.fromkeys(texts) if known is None or text in known)

    def inner(self, key: str) -> Table:
        """Return the table under ``key``."""
        return Table(self.file, self.name, self._said.pop(key, None), self._note)

    def tables(self, key: str) -> list[Table]:
        """Return the list of tables under ``key``, each going by this item's name and its position from 1."""
        value = self._said.pop(key, [])
        if not isinstance(value, list):
            self.wrong(say("{key} should be a list of tables.", key=key))
            return []
        before = f"{self.name}, " if self.name else ""
        return [Table(self.file, f"{before}{key} {at}", said, self._note) for at, said in enumerate(value, 1)]

    def word(self, key: str, kind: type[_Word]) -> _Word:
        """Return one word of a fixed list."""
        value = self.line(key)
        if value in list(kind):
            return kind(value)
        if value != "?":
            self.wrong(say("{key} should be one of: {words}.", key=key, words=listed(kind)))
        return next(iter(kind))

    def basis(self, sources: Mapping[str, Source]) -> Basis:
        """Return whose the item is, how sure, and where it was read; what is the method's needs a source."""
        origin, sure = self.word("origin", Origin), self.word("sure", Sure)
        named = self.lines("sources", sources, optional=origin is Origin.OURS)
        return Basis(origin, sure, tuple(sources[name] for name in named))
