"""What does a data file of the method say, in the languages that it carries itself?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reorg.language.tongue import in_use


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of a data file in several languages, by language code; English is always there.

    ``str()`` gives it in the language in use, or in English where it has not been translated yet.
    """

    by_language: Mapping[str, str]

    def __post_init__(self) -> None:
        if not self.by_language.get("en"):
            raise ValueError("a text of the method needs English")

    def __str__(self) -> str:
        """Return the sentence in the language in use."""
        return self.by_language.get(in_use()) or self.by_language["en"]

    def __hash__(self) -> int:
        return hash(self.by_language["en"])
