"""How large and heavy is each object, and how sure is that?

Unknown sizes are estimated from the measured objects of the same category (median, and quartiles as low and high),
else of the whole museum, else from the assumptions below, which are ours and may be changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from reorg.method import Range
from reorg.museum import Objects

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
ENOUGH = 3  # measured objects of a category before it is believed to tell about the others
TINIEST, ABSURD = 0.1, 20_000.0  # mm: what is thinner or longer was mistyped; its size is taken as unknown
LIGHTEST, HEAVIEST = 1e-5, 1e5  # kg, likewise
THIN, FLAT = 60.0, 0.2  # a flat work is at most this thick in mm, and this thick beside its shorter edge
ENOUGH_TO_DOUBT, TENFOLD = 10, 6.0  # see doubtful()
LEVELS = (0.25, 0.5, 0.75)
SIDES = ("width", "depth", "height")


@dataclass(frozen=True)
class Assumptions:
    """What is taken where a museum has measured nothing like it. Ours; to be replaced by what a museum knows.

    ``sheet`` is the thickness of a flat work in mm: a sheet in its folder, one in a mount, a framed picture.
    ``side`` is the side of an object of which nothing is known, in mm. ``density`` in kg per m³ of the object's
    outline: a hollow or airy thing, mixed collections, wood or ceramics.
    """

    sheet: Range = field(default_factory=lambda: Range(2.0, 5.0, 30.0))
    side: Range = field(default_factory=lambda: Range(80.0, 200.0, 400.0))
    density: Range = field(default_factory=lambda: Range(50.0, 200.0, 600.0))


@dataclass(frozen=True)
class Extent:
    """Width, depth and height in mm as it stands, and weight in kg, of every object, by position."""

    width: Numbers
    depth: Numbers
    height: Numbers
    kg: Numbers


@dataclass(frozen=True)
class Sizes:
    """Three readings of every object's size. ``measured``: all three sides are known, so the three are equal.

    ``flat``: a sheet, a picture, a textile: nothing that stands by itself. ``weighed``: the weight is known.
    """

    low: Extent
    likely: Extent
    high: Extent
    measured: Flags
    flat: Flags
    weighed: Flags


def sizes(objects: Objects, assumptions: Assumptions | None = None) -> Sizes:
    """Return the size of every object at three levels."""
    assumptions = assumptions or Assumptions()
    known = _known(objects)
    measured = np.isfinite(known["width"] + known["depth"] + known["height"])
    groups = group(objects.words("category"))
    flat = _flat(known, measured, groups)
    levels = []
    for level, position in zip(LEVELS, ("low", "likely", "high"), strict=True):
        filled = {side: column.copy() for side, column in known.items()}
        everything = np.arange(len(objects))
        for some in [*groups, everything]:
            _estimate(filled, known, flat, some, level)
        filled["depth"] = np.where(
            flat & np.isnan(filled["depth"]), getattr(assumptions.sheet, position), filled["depth"]
        )
        for side in SIDES:
            filled[side] = np.where(np.isnan(filled[side]), getattr(assumptions.side, position), filled[side])
        levels.append(filled)
    weight = _believable(objects.numbers("weight"), LIGHTEST, HEAVIEST)
    extents = [
        Extent(
            filled["width"],
            filled["depth"],
            filled["height"],
            _weights(filled, weight, groups, level, getattr(assumptions.density, position)),
        )
        for filled, level, position in zip(levels, LEVELS, ("low", "likely", "high"), strict=True)
    ]
    low, likely, high = extents
    return Sizes(low, likely, high, measured, flat, np.isfinite(weight))


def doubtful(objects: Objects) -> Whole:
    """Return the positions of objects with a recorded side that can hardly be right: 0 or less, absurd, or so large that
    a tenth of it would be usual.

    Usual is what lies between the quartiles of the category's other measured sides; a side is doubted from
    :data:`TENFOLD` times its upper quartile on, in categories of :data:`ENOUGH_TO_DOUBT` or more. Ours.
    """
    wrong = np.zeros(len(objects), dtype=np.bool_)
    groups = group(objects.words("category"))
    for name in (*SIDES, "diameter"):
        said = objects.numbers(name)
        wrong |= np.isfinite(said) & ~((said >= TINIEST) & (said <= ABSURD))
        known = np.isfinite(_believable(said, TINIEST, ABSURD))
        for some in groups:
            given = some[known[some]]
            if len(given) >= ENOUGH_TO_DOUBT:
                low, high = np.quantile(said[given], (0.05, 0.75))
                wrong[given] |= (said[given] >= TENFOLD * high) & (said[given] >= 10 * low) & (said[given] >= 1000)
    return np.flatnonzero(wrong)


def group(words: npt.ArrayLike) -> list[Whole]:
    """Return the positions of each different word, in the order of the words."""
    if not np.size(words):
        return []
    _, which = np.unique(np.asarray(words, dtype=np.str_), return_inverse=True)
    order = np.argsort(which, kind="stable")
    return [part.astype(np.int64) for part in np.split(order, np.flatnonzero(np.diff(which[order])) + 1)]


def _believable(column: Numbers, least: float, most: float) -> Numbers:
    return np.where((column >= least) & (column <= most), column, np.nan)


def _known(objects: Objects) -> dict[str, Numbers]:
    """Return the three sides as recorded; a round object is as wide and as deep as its diameter."""
    width, depth, height, across = (
        _believable(objects.numbers(name), TINIEST, ABSURD) for name in ("width", "depth", "height", "diameter")
    )
    width = np.where(np.isnan(width), across, width)
    depth = np.where(np.isnan(depth), across, depth)
    return {"width": width, "depth": depth, "height": height}


def _flat(known: dict[str, Numbers], measured: Flags, groups: list[Whole]) -> Flags:
    """Return what is flat: measured so, or recorded by two sides only in a category that is not measured as solid."""
    edge = np.fmin(known["width"], known["height"])
    thin = measured & (known["depth"] <= THIN) & (known["depth"] <= FLAT * edge)
    two = np.isfinite(edge) & np.isfinite(known["width"]) & np.isfinite(known["height"]) & np.isnan(known["depth"])
    flat = thin.copy()
    for some in groups:
        proved = int(measured[some].sum())
        if proved < ENOUGH or 2 * int(thin[some].sum()) >= proved:
            flat[some] |= two[some]
    return flat


def _estimate(filled: dict[str, Numbers], known: dict[str, Numbers], flat: Flags, some: Whole, level: float) -> None:
    """Fill what is unknown of ``some`` from what is known of them: solid things and flat ones apart.

    A side is taken in proportion to the sides that are known, else as it is among the others.
    """
    for alike in (some[flat[some]], some[~flat[some]]):
        for side in SIDES:
            missing = alike[np.isnan(filled[side][alike])]
            given = alike[np.isfinite(known[side][alike])]
            if not len(missing) or len(given) < ENOUGH:
                continue
            others = _middle([known[other] for other in SIDES if other != side])
            usual = float(np.quantile(known[side][given], level))
            paired = given[np.isfinite(others[given])]
            if (side == "depth" and bool(flat[alike[0]])) or len(paired) < ENOUGH:
                filled[side][missing] = usual  # how thick a sheet is does not depend on how large it is
                continue
            ratio = float(np.quantile(known[side][paired] / others[paired], level))
            filled[side][missing] = np.where(np.isfinite(others[missing]), others[missing] * ratio, usual)


def _middle(columns: list[Numbers]) -> Numbers:
    """Return the geometric mean of the columns that are known; NaN where none is."""
    logs = np.log(np.stack(columns))
    count = np.isfinite(logs).sum(axis=0)
    return np.exp(np.where(count > 0, np.nansum(logs, axis=0) / np.maximum(count, 1), np.nan))


def _weights(filled: dict[str, Numbers], weight: Numbers, groups: list[Whole], level: float, density: float) -> Numbers:
    """Return weights in kg: as recorded, else from the volume and the density of the category's weighed objects."""
    volume = filled["width"] * filled["depth"] * filled["height"] / 1e9
    found = weight.copy()
    for some in groups:
        weighed = some[np.isfinite(weight[some])]
        usual = float(np.quantile(weight[weighed] / volume[weighed], level)) if len(weighed) >= ENOUGH else density
        missing = some[np.isnan(weight[some])]
        found[missing] = volume[missing] * usual
    return found
