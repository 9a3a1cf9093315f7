"""What is one rule about where things may stand, and how do many become the solver's classes and groups?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from reorg.language import Message
from reorg.museum import Museum
from reorg.storage.furniture import Surface
from reorg.storage.sizes import Flags, Numbers, Whole
from reorg.storage.solve import Rules


@dataclass(frozen=True, eq=False)
class Asked:
    """Of what rules are asked: things (objects, and boxes with objects) by position, and surfaces by position.

    ``objects`` are the positions in the museum of each thing's objects. ``shelf`` is the surface that each stands on
    now, -1 if on none. ``narrow`` is the narrower side of its footprint in mm, NaN where nobody measured it.
    """

    museum: Museum
    ids: tuple[str, ...]
    objects: tuple[tuple[int, ...], ...]
    categories: tuple[str, ...]
    shelf: Whole
    narrow: Numbers
    flat: Flags
    surfaces: tuple[Surface, ...]


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: the ``things`` (positions) may stand, or (not ``hard``) would rather stand, on these ``surfaces`` only.

    ``code`` is its kind: there, not, kept-unit, want, only, height, door. ``about`` names the wish (id) or the entry in
    the data that it comes from; ``because`` says it to people.
    """

    code: str
    things: Whole
    surfaces: Flags
    because: Message
    hard: bool = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class Stays:
    """Why a thing stays where it is: a code (still, stay, kept-unit), where that comes from, and what is said."""

    code: str
    because: Message
    about: str = ""


@dataclass(frozen=True, eq=False)
class Ruling:
    """All rules that hold in a museum. ``stays``: what stays where it is, by position.

    ``group`` is the group of each thing, by its number in ``groups``; groups other than "" stand with nothing else.
    """

    rules: tuple[Rule, ...] = ()
    stays: Mapping[int, Stays] = field(default_factory=dict)
    groups: tuple[str, ...] = ("",)
    group: Whole = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def pinned(self, count: int) -> Flags:
        """Return which of ``count`` things stay where they are."""
        flags = np.zeros(count, dtype=np.bool_)
        flags[list(self.stays)] = True
        return flags

    def of(self, thing: int) -> tuple[Rule, ...]:
        """Return the rules about one thing."""
        return tuple(rule for rule in self.rules if thing in rule.things)

    def compiled(self, things: int, surfaces: int) -> Rules | None:
        """Return the rules as the solver takes them; None if there are none."""
        if not self.rules and len(self.groups) < 2:
            return None
        under: dict[int, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for thing in rule.things.tolist():
                under.setdefault(thing, []).append(number)
        classes: dict[tuple[int, ...], int] = {(): 0}
        kind = np.zeros(things, dtype=np.int64)
        for thing, numbers in under.items():
            kind[thing] = classes.setdefault(tuple(numbers), len(classes))
        allowed, unwanted = np.ones((len(classes), surfaces), np.bool_), np.zeros((len(classes), surfaces), np.bool_)
        for numbers_, row in classes.items():
            for number in numbers_:
                rule = self.rules[number]
                if rule.hard:
                    allowed[row] &= rule.surfaces
                else:
                    unwanted[row] |= ~rule.surfaces
        alone = np.array([bool(name) for name in self.groups], dtype=np.bool_)
        apart = (alone[:, None] | alone[None, :]) & ~np.eye(len(self.groups), dtype=np.bool_)
        group = self.group if len(self.group) == things else np.zeros(things, dtype=np.int64)
        return Rules(kind, allowed, unwanted, group, apart)
