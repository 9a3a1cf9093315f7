"""How would the same room be laid out with compact shelving? (rows on rails, one aisle that is opened where it is
needed)

A block of carriages is one large unit here: as wide as its rows and one aisle, as deep as a carriage is long, opened
from the side on which the aisle ends. Everything else (the way to it, the distances, the floor's load) is then asked as
for any unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reorg.storage.solve.layout.aisles import Filler, Genes, Laid
from reorg.storage.solve.layout.problem import Box, Compact, Problem, UnitType
from reorg.storage.solve.layout.strips import ALONG_X, ALONG_Y

FEWEST_ROWS = 4  # fewer save no aisle worth the rails (ours)


def block(kind: UnitType, rows: int, bays: int, *, aisle: float, option: Compact) -> UnitType:
    """Return ``rows`` rows of ``bays`` bays each as one unit: kg with rails and carriages, bays and shelf metres of all."""
    wide, deep = rows * (kind.depth + option.gap.mm) + aisle, bays * kind.width
    return UnitType(
        f"{kind.code} compact {rows} x {bays}", wide, deep, kind.height,
        kg=rows * bays * kind.kg + option.rails * wide * deep / 1e6,
        bays=rows * bays * kind.bays, metres=rows * bays * kind.metres,
        load=kind.kg / (kind.width * (kind.depth + option.gap.mm)) * 1e6 + option.rails,  # where the rows are pushed together
    )  # fmt: skip


def compact_layouts(problem: Problem) -> Iterator[tuple[Problem, Filler, Laid]]:
    """Yield layouts with one aisle and blocks on both sides of it, with the problem that has those blocks as types."""
    option = problem.compact
    if option is None:
        return
    kind = next((kind for kind in problem.types if kind.code == option.type), None)
    if kind is None or kind.bays <= 0 or kind.wanted == 0:
        return
    plain = Filler(problem)
    left, top, right, bottom = plain.strips.around
    aisle = max(problem.rules.aisle.mm, problem.rules.passage.mm)
    for along, (low, high), (start, end) in (
        (ALONG_X, (top, bottom), (left, right)),
        (ALONG_Y, (left, right), (top, bottom)),
    ):
        deepest = min(option.longest.mm, high - low - aisle)
        for bays in range(int(deepest // kind.width), -1, -1):
            for place in (low + bays * kind.width, high - bays * kind.width - aisle):
                beyond = min(option.longest.mm, high - place - aisle, 1e9)
                before = min(option.longest.mm, place - low)
                longs = {int(max(0.0, each) // kind.width) for each in (beyond, before)} - {0}
                rows = int((end - start - aisle) // (kind.depth + option.gap.mm))
                counts = sorted(
                    {rows, *(max(0, rows - less) for less in (1, 2, 3, 5, 8)), rows // 2, rows // 3}, reverse=True
                )
                types = [
                    block(kind, many, long, aisle=aisle, option=option)
                    for long in sorted(longs, reverse=True) for many in counts if many >= FEWEST_ROWS
                ]  # fmt: skip
                if not types:
                    continue
                box = (start, place, end, place + aisle) if along == ALONG_X else (place, start, place + aisle, end)
                found = _laid(plain, kind, types, box)
                if found is not None:
                    yield found


def _laid(plain: Filler, kind: UnitType, blocks: Sequence[UnitType], box: Box) -> tuple[Problem, Filler, Laid] | None:
    """Return blocks along an aisle, then single units along what is left of it; None if that is no block or too many."""
    problem, wanted = plain.problem, kind.wanted
    for alone in (True, False) if wanted is not None else (False,):
        left = 0 if alone else wanted
        types = tuple(replace(each, wanted=left) if each is kind else each for each in problem.types)
        asked = replace(problem, types=(*blocks, *types), compact=None)
        filler = Filler(asked, plain.strips)
        tries = (filler.lay(Genes((box,), doors=(door,) * len(filler.entries))) for door in range(3))
        best = max(tries, key=lambda laid: laid.value)
        inside = [round(blocks[run.type].bays / kind.bays) * run.count for run in best.runs if run.type < len(blocks)]
        if not inside or (kind.wanted is not None and sum(inside) > kind.wanted):
            return None
        wanted = None if kind.wanted is None else kind.wanted - sum(inside)
    return asked, filler, best
