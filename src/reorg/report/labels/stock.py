"""Which sheets of labels are there, where on the paper is each label, and how is a sheet of one's own described? (mm)"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reorg.language import Message, Trouble, say

PAPERS: Mapping[str, tuple[float, float]] = {"a4": (210.0, 297.0), "us-letter": (215.9, 279.4)}
PAPER_NAMES: Mapping[str, Message] = {"a4": say("A4"), "us-letter": say("Letter")}
_SMALLEST = 8.0
_SLACK = 0.6  # printed sheets are cut to the tenth of a millimetre; sums of rounded measures may stand out by this


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of labels. All measures in mm: ``size`` of one (wide, tall), ``first`` corner, ``pitch`` edge to edge.

    ``hole`` is the diameter of a hole that is marked on tie-on tags; such tags have lines to cut along.
    """

    id: str
    paper: str
    across: int
    down: int
    size: tuple[float, float]
    first: tuple[float, float]
    pitch: tuple[float, float]
    hole: float = 0.0

    @property
    def count(self) -> int:
        """How many labels are on one sheet."""
        return self.across * self.down

    @property
    def label(self) -> Message:
        """What people call it: paper, how many, how large."""
        told = say(
            "{paper}, {grid}: {size}",
            paper=PAPER_NAMES[self.paper],
            grid=f"{self.across} × {self.down}",
            size=f"{self.size[0]:g} × {self.size[1]:g} mm",
        )
        return say("{sheet}, tags to tie on", sheet=told) if self.hole else told

    def corner(self, at: int, *, mirrored: bool = False) -> tuple[float, float]:
        """Return the left top corner of label ``at`` (from 0, row by row, from the right if ``mirrored``)."""
        row, column = divmod(at % self.count, self.across)
        if mirrored:
            column = self.across - 1 - column
        return self.first[0] + column * self.pitch[0], self.first[1] + row * self.pitch[1]

    def problems(self) -> list[Message]:
        """Return all that is wrong with its measures."""
        if self.paper not in PAPERS:
            return [say("The paper can be A4 or Letter.")]
        if not (1 <= self.across <= 20 and 1 <= self.down <= 50):
            return [say("Say how many labels are beside each other (1 to 20) and below each other (1 to 50).")]
        wide, tall = PAPERS[self.paper]
        wrong = []
        if min(self.size) < _SMALLEST:
            wrong.append(say("A label is at least {least} mm wide and tall.", least=f"{_SMALLEST:g}"))
        if min(self.first) < 0:
            wrong.append(say("The first label cannot begin outside the paper."))
        if self.pitch[0] < self.size[0] - 0.01 or self.pitch[1] < self.size[1] - 0.01:
            wrong.append(say("Labels would lie on each other: from one to the next is less than one label."))
        right = self.first[0] + (self.across - 1) * self.pitch[0] + self.size[0]
        bottom = self.first[1] + (self.down - 1) * self.pitch[1] + self.size[1]
        if right > wide + _SLACK:
            wrong.append(say("The labels are {over} mm wider than the paper.", over=f"{right - wide:.1f}"))
        if bottom > tall + _SLACK:
            wrong.append(say("The labels are {over} mm taller than the paper.", over=f"{bottom - tall:.1f}"))
        return wrong


@cache
def stocks() -> Mapping[str, Stock]:
    """Return the sheets that are known, by id."""
    told = tomllib.loads(Path(__file__).with_name("sheets.toml").read_text(encoding="utf-8"))
    return {
        each["id"]: Stock(
            each["id"], each["paper"], each["across"], each["down"], tuple(each["size"]), tuple(each["first"]),
            tuple(each["pitch"]), each.get("hole", 0.0),
        )
        for each in told["sheet"]
    }  # fmt: skip


OWN = ("paper", "across", "down", "wide", "tall", "left", "top", "between-x", "between-y")


def own_stock(said: Mapping[str, str]) -> Stock:
    """Return the sheet that a person describes (keys :data:`OWN`; mm, a comma is a point; gaps may be left out).

    Raises Trouble with all that is wrong.
    """
    numbers: dict[str, float] = {}
    wrong: list[Message] = []
    for name in OWN[1:]:
        text = said.get(name, "").strip().replace(",", ".") or ("0" if name in OWN[5:] else "")
        try:
            numbers[name] = float(text)
            if not 0 <= numbers[name] < 1000:
                raise ValueError(text)
        except ValueError:
            wrong.append(say("“{said}” is not a measure: write millimetres, such as 63.5.", said=said.get(name, "")))
    if not wrong:
        size = numbers["wide"], numbers["tall"]
        pitch = size[0] + numbers["between-x"], size[1] + numbers["between-y"]
        across, down = int(numbers["across"]), int(numbers["down"])
        first = numbers["left"], numbers["top"]
        stock = Stock("own", said.get("paper") or "a4", across, down, size, first, pitch)
        wrong = stock.problems()
        if not wrong:
            return stock
    raise Trouble(_all(wrong))


def _all(wrong: list[Message]) -> Message:
    together = wrong[0]
    for each in dict.fromkeys(wrong[1:]):
        together = say("{first} {second}", first=together, second=each)
    return together
