"""What does a shelf bear that is built of a board, with or without rails under it? (EN 1995-1-1, EN 1993-1-1, EN 1990.)

A shelf is a beam on two supports under an even load. Board and rails bend alike and share the load by their stiffness;
nothing is gained from their being fixed to each other. Formulas and limits: ``data/building.toml`` and
``docs/algorithms/furnishing.md``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

G = 9.81  # m/s²
STEP = 5  # kg: what a shelf may bear is rounded down to this


@dataclass(frozen=True, slots=True)
class Stuff:
    """What a part is made of: modulus and strength in N/mm², creep, the share of strength left under a lasting load, safety
    of the material, and density in kg/m³."""

    modulus: float
    strength: float
    creep: float
    lasting: float
    safety: float
    density: float

    @property
    def lasting_modulus(self) -> float:
        """The modulus by which it bends in the end, creep included."""
        return self.modulus / (1 + self.creep)

    def bears(self, load_factor: float) -> float:
        """Return the stress that is allowed under loads as they are."""
        return self.strength * self.lasting / self.safety / load_factor


@dataclass(frozen=True)
class Material:
    """A way to build: its board in several thicknesses, its rails (of wood in several heights, or an angle), its posts."""

    id: str
    board: Stuff
    rail: Stuff
    thicknesses: tuple[float, ...]
    rail_width: float
    rail_heights: tuple[float, ...]
    angle: tuple[float, float] | None
    slots: float
    post: tuple[float, float]
    source: str


@dataclass(frozen=True)
class RulesOfBuilding:
    """Limits and what is bought: see ``data/building.toml``."""

    deflection: float
    load_factor: float
    spare: float
    timber: float
    sheet: tuple[float, float]
    kerf: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """How a shelf is built: board ``thickness`` and ``rail`` height in mm (0: no rails), and what it may bear in kg.

    ``bends`` is the load in kg at which it bends as far as it may, ``breaks`` that at which its stress is what the standard
    allows; ``load`` is the lesser of the first, and of the second with something to spare.
    """

    thickness: float
    rail: float
    bends: float
    breaks: float
    load: float

    @property
    def tall(self) -> float:
        """How much of the height it takes."""
        return self.thickness + self.rail


@cache
def materials() -> dict[str, Material]:
    """Return the ways to build, by their id."""
    return {str(each["id"]): _material(each) for each in _file()["material"]}


@cache
def building_rules() -> RulesOfBuilding:
    """Return the limits."""
    said = _file()["rules"]
    sources = tuple(
        str(said[name]) for name in ("deflection_source", "load_factor_source", "spare_source", "stock_source")
    )
    wide, deep = said["stock_sheet"]
    return RulesOfBuilding(
        float(said["deflection"]), float(said["load_factor"]), float(said["spare"]), float(said["stock_timber"]),
        (float(wide), float(deep)), float(said["kerf"]), sources,
    )  # fmt: skip


def decks(material: Material, span: float, depth: float) -> tuple[Deck, ...]:
    """Return the ways to build a shelf of a ``span`` and ``depth`` in mm, the least tall first, each bearing more."""
    rails = (*([] if material.angle else [0.0]), *material.rail_heights)
    every = [deck(material, span, depth, (thickness, rail)) for rail in rails for thickness in material.thicknesses]
    found: list[Deck] = []
    for each in sorted(every, key=lambda each: (each.tall, -each.load)):
        if not found or each.load > found[-1].load:
            found.append(each)
    return tuple(found)


def deck(material: Material, span: float, depth: float, built: tuple[float, float]) -> Deck:
    """Return what a board of a thickness on two rails of a height (0: none) bears over a span; all in mm.

    load at which it bends by span/limit:  q = 384 · EI · (span/limit) / (5 · span⁴);  at the allowed stress of each part:
    q = 8 · σ · W / (span² · share of the load that the part takes).
    """
    rules = building_rules()
    thickness, rail = built
    parts = [(material.board, depth * thickness**3 / 12, depth * thickness**2 / 6)]
    if rail:
        second, section = _rail(material, rail)
        parts.append((material.rail, 2 * second, 2 * section))
    stiff = sum(stuff.lasting_modulus * second for stuff, second, _ in parts)
    bends = 384 * stiff * (span / rules.deflection) / (5 * span**4) * span
    breaks = min(
        8 * stuff.bears(rules.load_factor) * section / (span**2 * (stuff.lasting_modulus * second / stiff)) * span
        for stuff, second, section in parts
    )
    kg = min(bends, breaks / rules.spare) / G
    return Deck(thickness, rail, bends / G, breaks / G, float(int(kg / STEP) * STEP))


def sag(found: Deck, span: float, kg: float) -> float:
    """Return by how many mm a shelf bends in the end under a load in kg that lies evenly on it: it bends in proportion."""
    return span / building_rules().deflection * kg / found.bends


def _rail(material: Material, height: float) -> tuple[float, float]:
    """Return second moment of area (mm⁴) and section modulus (mm³) of one rail."""
    if material.angle is None:
        return material.rail_width * height**3 / 12, material.rail_width * height**2 / 6
    leg, thick = material.angle
    upright, flat = thick * leg, (leg - thick) * thick
    centre = (upright * leg / 2 + flat * thick / 2) / (upright + flat)
    second = thick * leg**3 / 12 + upright * (leg / 2 - centre) ** 2
    second += (leg - thick) * thick**3 / 12 + flat * (centre - thick / 2) ** 2
    return second * material.slots, second / (leg - centre) * material.slots


@cache
def _file() -> dict[str, Any]:
    path = Path(__file__).parent.parent / "data" / "building.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _material(said: dict[str, Any]) -> Material:
    angle = said.get("rail_angle")
    return Material(
        id=str(said["id"]),
        board=_stuff(said, "board"),
        rail=_stuff(said, "rail"),
        thicknesses=tuple(map(float, said["board_thickness"])),
        rail_width=float(said.get("rail_width", 0)) or (float(angle[0]) if angle else 0.0),
        rail_heights=tuple(map(float, said.get("rail_heights", [angle[0]] if angle else []))),
        angle=(float(angle[0]), float(angle[1])) if angle else None,
        slots=float(said.get("slots", 1.0)),
        post=(float(said["post"][0]), float(said["post"][1])),
        source=f"{said['board_source']}. {said['rail_source']}",
    )


def _stuff(said: dict[str, Any], part: str) -> Stuff:
    names = ("modulus", "strength", "creep", "lasting", "safety", "density")
    return Stuff(*(float(said[f"{part}_{name}"]) for name in names))
