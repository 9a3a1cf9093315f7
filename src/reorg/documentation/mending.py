"""How long does it take to mend one of a kind of trouble? (Rates are data, each with its source; most are ours.)"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "data" / "mending.toml"


@dataclass(frozen=True, slots=True)
class Mending:
    """Minutes that one person needs to mend one: ``one`` says one of what; ``source`` who says so ("ours": nobody)."""

    minutes: float
    one: str = "object"
    source: str = "ours"

    def __post_init__(self) -> None:
        if self.minutes < 0:
            raise ValueError("mending takes no less than no time")


@cache
def mending() -> Mapping[str, Mending]:
    """Return the rates by the code of the kind of trouble."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType({code: Mending(**each) for code, each in said.items()})


def minutes_for(code: str) -> float:
    """Return the minutes that one of ``code`` takes to mend; 0 where nobody has said."""
    return known.minutes if (known := mending().get(code)) else 0.0
