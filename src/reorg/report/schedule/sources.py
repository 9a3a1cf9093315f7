"""How long does a stage of the work take, and what does each task of the library need? (Data, each with its source.)"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reorg.language import Message, say
from reorg.method import NOTHING, Range

FILE = Path(__file__).with_name("work.toml")
STAGES: Mapping[str, Message] = MappingProxyType(
    {
        "clean": say("Clean"),
        "build": say("Build"),
        "buy": say("Put up"),
        "convert": say("Convert"),
        "rehang": say("Hang shelves"),
        "move": say("Move"),
        "label": say("Label"),
        "check": say("Check"),
    }
)
TOOLS: Mapping[str, Message] = MappingProxyType({"trolley": say("trolley"), "camera": say("camera")})


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the work: minutes of one person for one thing (NOTHING: it follows a rate), and what it needs.

    ``hands`` people at once, the first of them with these ``skills``, with these ``tools``; ``source`` of the minutes.
    """

    minutes: Range = NOTHING
    hands: int = 1
    skills: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    source: str = ""

    def hours(self, count: float) -> Range:
        """Return the person-hours that so many things take."""
        return self.minutes.scaled(count / 60)


@cache
def stages() -> Mapping[str, Stage]:
    """Return the stages of a move and the ways to come by furniture, by name."""
    return MappingProxyType({name: _stage(each) for name, each in _told()["stage"].items()})


@cache
def library_needs() -> Mapping[str, Stage]:
    """Return the skills and tools that tasks of the library need, by the id of the task."""
    return MappingProxyType({name: _stage(each) for name, each in _told()["task"].items()})


@cache
def _told() -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _stage(said: Mapping[str, object]) -> Stage:
    def words(name: str) -> tuple[str, ...]:
        listed = said.get(name)
        return tuple(map(str, listed)) if isinstance(listed, list) else ()

    minutes = said.get("minutes")
    spread = Range(*map(float, minutes)) if isinstance(minutes, list) else NOTHING
    hands = said.get("hands", 1)
    return Stage(
        spread, hands if isinstance(hands, int) else 1, words("skills"), words("tools"), str(said.get("source", ""))
    )
