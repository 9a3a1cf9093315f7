"""What does furniture cost: in the list that comes with reorg, or by what the museum itself found out?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reorg.language import Message, say
from reorg.method import Range
from reorg.museum import Facts, Museum, furniture_label

BUILDING: Mapping[str, Message] = {
    "shelf-metre": say("any other unit, by the metre of shelf"),
    "shelf": say("a further shelf for a unit that is there"),
    "board-m2": say("board for shelves"),
    "timber-m": say("timber for posts and rails"),
    "angle-m": say("slotted steel angle"),
    "fittings": say("screws, bolts and wall fixing of one unit"),
    "seal-m2": say("varnish that seals wood"),
}
PER: Mapping[str, Message] = {"piece": say("a piece"), "m": say("a metre"), "m2": say("a square metre")}
FALLBACK = "shelf-metre"
MOST = 10_000_000.0
"""No price lies above this: a longer number is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Price:
    """What one ``per`` (piece, m, m2) of something costs: low, likely, high. ``own``: the museum's own price."""

    id: str
    cost: Range
    per: str
    source: str
    own: bool = False

    @property
    def name(self) -> Message | str:
        """What it is, as people say it."""
        return BUILDING.get(self.id) or furniture_label(self.id)


@dataclass(frozen=True)
class Prices:
    """All prices in one ``currency`` (a code of ISO 4217, or what the museum calls it), as of ``year``.

    ``rate`` is what one unit of the list's currency costs in the museum's: without one the list is taken as it stands.
    """

    every: Mapping[str, Price]
    currency: str
    year: int
    rate: float = 1.0

    @classmethod
    def of(cls, museum: Museum) -> Prices:
        """Return the prices that a museum reckons with: its own, else those of the list, changed at its own rate."""
        return cls.from_facts(museum.facts.get("prices"))

    @classmethod
    def from_facts(cls, facts: object) -> Prices:
        """Return the prices that the fact ``prices`` says (``own``: id to low, likely, high); the list for anything else."""
        every, currency, year = _listed()
        said = facts if isinstance(facts, Mapping) else {}
        rate = _number(said.get("rate")) or 1.0
        own = said.get("own")
        found = {key: Price(key, price.cost.scaled(rate), price.per, price.source) for key, price in every.items()}
        for key, values in own.items() if isinstance(own, Mapping) else ():
            cost = range_of(values)
            if cost is not None:
                per = every[key].per if key in every else "piece"
                found[str(key)] = Price(str(key), cost, per, "", own=True)
        year = int(_number(said.get("year")) or year)
        return cls(found, str(said.get("currency") or currency)[:12], year, rate)

    def of_unit(self, type_: str, metres: float) -> Range:
        """Return what a unit of a type with so many metres of shelf costs: by its type, else by its metres."""
        price = self.every.get(_folded(type_)) or self.every.get(type_)
        return price.cost if price is not None else self.every[FALLBACK].cost.scaled(max(metres, 0.5))

    def __getitem__(self, key: str) -> Range:
        return self.every[key].cost


def own_prices(currency: str, year: int, rate: float, own: Mapping[str, Range]) -> Facts:
    """Return the fact ``prices`` of a museum."""
    return {
        "currency": currency,
        "year": year,
        "rate": rate,
        "own": {key: value.data() for key, value in sorted(own.items())},
    }


def range_of(values: object) -> Range | None:
    """Return three prices in their order as a range; None for what is no price."""
    if not isinstance(values, list | tuple) or len(values) != 3:
        return None
    numbers = [_number(each) for each in values]
    if any(each is None for each in numbers):
        return None
    return Range(*sorted(each for each in numbers if each is not None))


def _number(said: object) -> float | None:
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 <= said <= MOST:
        return None
    return float(said)


def _folded(type_: str) -> str:
    return " ".join(type_.casefold().split())


@cache
def _listed() -> tuple[Mapping[str, Price], str, int]:
    path = Path(__file__).parent.parent / "data" / "prices.toml"
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    every = {
        each["id"]: Price(each["id"], Range(each["low"], each["likely"], each["high"]), each["per"], each["source"])
        for each in said["price"]
    }
    return every, str(said["currency"]), int(said["year"])
