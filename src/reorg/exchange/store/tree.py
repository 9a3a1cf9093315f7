"""In what does each place of a store list stand, and what is it called for ever?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reorg.exchange.store.doubts import Doubts
from reorg.exchange.store.rows import Row
from reorg.museum import fold_code, identity

_STEPS = re.compile(r"\s*[/\\>|]\s*")
ByCode = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a row's place stands: the codes from the top down to it, and the row of the place around it, if any."""

    row: Row
    path: tuple[str, ...]
    above: Row | None = None

    @property
    def id(self) -> str:
        """The place's id."""
        return place_id(self.path)

    @property
    def around(self) -> str:
        """The id of the place around it, ``""`` at the top."""
        return place_id(self.path[:-1]) if len(self.path) > 1 else ""


def place_id(path: Sequence[str]) -> str:
    """Return the id of a place, made of the codes from the top down to it, folded."""
    return identity("p", *(fold_code(code) for code in path))


def standings(rows: Sequence[Row], doubts: Doubts) -> list[Standing]:
    """Return where the rows' places stand, from the top down; notes codes used twice, gaps and loops."""
    by_code: dict[str, list[Row]] = {}
    for row in rows:
        by_code.setdefault(fold_code(row.code), []).append(row)
    found: dict[str, Standing] = {}
    for row in rows:
        chain = _chain(row, by_code, doubts)
        if chain is None or not row.facts.get("kind"):
            continue
        standing = Standing(row, tuple(each.code for each in chain), chain[-2] if len(chain) > 1 else None)
        if standing.id in found:
            doubts.add("store_code_twice", row.number, row.code)
        else:
            found[standing.id] = standing
    return sorted(found.values(), key=lambda each: len(each.path))


def _chain(row: Row, by_code: ByCode, doubts: Doubts) -> list[Row] | None:
    """Return the rows from the top down to ``row``, or ``None`` if what it stands in cannot be told."""
    chain, at = [row], row
    while written := at.said.get("in", ""):
        rows = _meant(written, at, by_code)
        if not rows or not rows[0].facts.get("kind"):
            doubts.add("store_in_unknown", row.number, written)
            return None
        if len({fold_code(each.said.get("in", "")) for each in rows}) > 1:
            doubts.add("store_in_unclear", row.number, written)
            return None
        at = rows[0]
        if at in chain:
            doubts.add("store_loop", row.number, row.code)
            return None
        chain.insert(0, at)
    return chain


def _meant(written: str, at: Row, by_code: ByCode) -> list[Row]:
    """Return the rows that "in" may mean: those of that code, or of the end of a path of codes."""
    if rows := by_code.get(fold_code(written)):
        return [each for each in rows if each is not at] or list(rows)
    steps = [fold_code(step) for step in _STEPS.split(written) if step.strip()]
    if len(steps) < 2:
        return []
    return [
        each
        for each in by_code.get(steps[-1], ())
        if fold_code(each.said.get("in", "")) in {steps[-2], fold_code("-".join(steps[:-1]))}
    ]
