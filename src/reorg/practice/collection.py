"""Which real objects does a practice museum own?

They come from the file of the Williams College Museum of Art (CC0; see data/SOURCE.txt), their words unaltered. Whole
accession lots are taken, so that numbers run on. A museum larger than the extract uses rows again under invented
numbers: the second part of a number is raised by 1,000 for each time.
"""

from __future__ import annotations

import csv
import gzip
import io
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from reorg.museum import natural
from reorg.practice.family import family_of
from reorg.practice.size import Size, size_of

COLUMNS = ("number", "name", "title", "maker", "materials", "dimensions", "date", "category", "credit", "acquired")
_LONGEST = 2200  # mm; what is larger never fitted into the invented store and is left out
_COVERS = 1_500_000  # mm²
_LARGE = 300_000  # mm² from which a thing counts as large
_SHARE = {
    "furniture": 0.028,
    "large": 0.02,
    "small": 0.09,
}  # at most so many of all: no furniture store, no coin cabinet


@dataclass(frozen=True, slots=True)
class Thing:
    """One object: its id (the source's, with ``.2`` and so on for a row used again) and the words of its record."""

    id: str
    number: str
    name: str
    title: str
    maker: str
    materials: str
    dimensions: str
    date: str
    category: str
    credit: str
    acquired: str
    inscription: str
    family: str
    size: Size

    @property
    def home(self) -> str:
        """The family whose furniture it would be kept in: its own, or that for large or rolled things."""
        if self.family in {"paper", "photograph", "scroll"} and self.size.height > 100:
            return "textile"
        large = self.size.footprint > _LARGE or self.size.height > 850
        return "large" if large and self.family in {"sculpture", "vessel", "mask", "tool"} else self.family


@cache
def extract() -> tuple[Thing, ...]:
    """Return the real objects, ordered by number; sizes that the source lacks are invented, the same every time."""
    packed = files("reorg.practice").joinpath("data/wcma-extract.csv.gz").read_bytes()
    rows = csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"), newline=""))
    return tuple(thing for row in rows if _fits_the_store(thing := _thing(row)))


def _thing(row: dict[str, str]) -> Thing:
    family = family_of(row["object_name"], collection=row["classification"], dimensions=row["dimensions"])
    chance = random.Random(f"size/{row['id']}")  # noqa: S311  # an invented size, no secret
    return Thing(
        id=row["id"],
        number=row["accession_number"],
        name=row["object_name"],
        title=row["title"],
        maker=row["maker"],
        materials=row["medium"],
        dimensions=row["dimensions"],
        date=row["creation_date"],
        category=row["classification"].removeprefix("WCMA-").removeprefix("WCMA "),
        credit=row["credit_line"],
        acquired=row["accession_date"],
        inscription=row["inscriptions"],
        family=family,
        size=size_of(family, row["dimensions"], chance),
    )


def _fits_the_store(thing: Thing) -> bool:
    size = thing.size
    return max(size.width, size.depth, size.height) <= _LONGEST and size.footprint <= _COVERS


def lot_of(number: str) -> str:
    """Return what an accession number shares with others that came together: 37.2 for 37.2.130.A."""
    return re.sub(r"\.\d+(\.[A-Za-z]+\d*)*$", "", number)


def choose(seed: int, count: int) -> tuple[list[Thing], int]:
    """Return ``count`` different objects in the order chosen, lot by lot, and how many are rows used again."""
    chance = random.Random(f"{seed}/objects")  # noqa: S311  # a choice of objects, no secret
    left = {home: max(1, round(share * count)) for home, share in _SHARE.items()}
    chosen: list[Thing] = []
    first = 0
    for time, lot in _lots(chance):
        if len(chosen) == count:
            break
        found = [_again(thing, time) for thing in lot] if time else _within_shares(lot, left)
        chosen += found[: count - len(chosen)]
        first = first if time else len(chosen)
    return chosen, len(chosen) - first


def _lots(chance: random.Random) -> Iterator[tuple[int, list[Thing]]]:
    """Yield (time, lot) in a random order, again and again; ``time`` counts from 0."""
    lots: dict[str, list[Thing]] = {}
    for thing in extract():
        lots.setdefault(lot_of(thing.number), []).append(thing)
    order = sorted(lots)
    time = 0
    while True:
        chance.shuffle(order)
        for lot in order:
            yield time, lots[lot]
        time += 1


def _within_shares(lot: Sequence[Thing], left: dict[str, int]) -> list[Thing]:
    """Return the lot without the furniture and large things beyond what is ``left`` of their share; counts it down."""
    found = []
    for thing in lot:
        if thing.home in left:
            if not left[thing.home]:
                continue
            left[thing.home] -= 1
        found.append(thing)
    return found


def _again(thing: Thing, time: int) -> Thing:
    parts = thing.number.split(".")
    if len(parts) > 1 and parts[1].isdecimal():
        parts[1] = str(int(parts[1]) + 1000 * time)
        return replace(thing, id=f"{thing.id}.{time + 1}", number=".".join(parts))
    return replace(thing, id=f"{thing.id}.{time + 1}", number=f"{thing.number}-{time}")


def by_number(things: Sequence[Thing]) -> list[Thing]:
    """Return the things in the order of their numbers."""
    return sorted(things, key=lambda thing: natural(thing.number))
