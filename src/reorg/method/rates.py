"""How many things does one person do in a day? (Rates are data, each with its source; a museum's own replace them.)"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reorg.method.quantity import Range

FILE = Path(__file__).parent / "data" / "rates.toml"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many things one person does in a day, slow, usual and fast, of what, and who says so."""

    slow: float
    usual: float
    fast: float
    what: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.slow <= self.usual <= self.fast:
            raise ValueError("a rate is above 0, and slow is not faster than usual nor usual than fast")

    def days(self, count: float) -> Range:
        """Return the person-days that ``count`` things take."""
        return Range(count / self.fast, count / self.usual, count / self.slow)


Rates = Mapping[str, Rate]


@cache
def borrowed() -> Rates:
    """Return the rates from elsewhere, by activity: moving, inventory, marking, keying."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType({name: Rate(**each) for name, each in said.items()})


def at_own_pace(rates: Rates, own: object) -> Rates:
    """Return ``rates``, replaced by what a museum says of its ``own`` pace (the fact ``rates`` of a museum).

    Its own are a number of things a person-day, or a mapping with ``slow``, ``usual`` and ``fast``. What cannot be a
    rate is passed over.
    """
    found = dict(rates)
    for name, said in own.items() if isinstance(own, Mapping) else ():
        if (rate := _own(said, found.get(name))) is not None:
            found[name] = rate
    return MappingProxyType(found)


def _own(said: object, before: Rate | None) -> Rate | None:
    what = before.what if before else ""
    try:
        if isinstance(said, Mapping):
            usual = float(said["usual"])
            return Rate(float(said.get("slow", usual)), usual, float(said.get("fast", usual)), what, "museum")
        if isinstance(said, int | float):
            return Rate(float(said), float(said), float(said), what, "museum")
    except (KeyError, TypeError, ValueError):
        return None
    return None
