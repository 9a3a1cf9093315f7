"""Which known place does a register mean by what it writes: a code, or a path such as "R1 / U3 / shelf 2"?

Never a guess: a place is taken only if exactly one fits, and every part of a path must be there in its order.
"""

from __future__ import annotations

import re

from reorg.exchange.vocabulary import phrase, store_words
from reorg.museum import Place, Places, fold_code, says_nothing

_STEPS = re.compile(r"\s*(?:[/\\>|;,›»→:]|\s[-–—]\s)\s*")
_NUMBERED = re.compile(r"([^\W\d_]+)[\s.]*(?:n[o°º]\.?\s*)?(\w*\d\w*|[A-Za-z])")


class PlaceFinder:
    """Finds places by what is written of them; what was asked once is remembered."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._known: dict[str, str] = {}
        self._joined = _joined(places)
        self._all = list(places.values())
        self._called: dict[str, list[Place]] = {}
        for place in self._all:
            for name in {fold_code(place.code), fold_code(place.name)} - {""}:
                self._called.setdefault(name, []).append(place)

    def find(self, text: str) -> str:
        """Return the id of the one place that ``text`` means, or ``""``.

        A shelf may be called NA or SD: a word that else says nothing means a place if its code is written just so.
        """
        found = self._known.get(text)
        if found is None:
            found = self._look(text.strip())
            if found and says_nothing(text.strip()) and self._places[found].code.casefold() != text.strip().casefold():
                found = ""
            self._known[text] = found
        return found

    def _look(self, text: str) -> str:
        code = fold_code(text)
        if not code or not self._places:
            return ""
        exact = self._places.by_code.get(code, [])
        if len(exact) == 1:
            return exact[0].id
        if exact:
            return ""
        steps = [step for step in _STEPS.split(text) if step]
        if len(steps) > 1:
            return self._path(steps)
        worded = self._candidates(text, None)
        if len(worded) == 1:
            return worded[0].id
        joined = self._joined.get(code, set())
        return next(iter(joined)) if len(joined) == 1 else ""

    def _path(self, steps: list[str]) -> str:
        """Return the place at the end of a path, each step inside the one before."""
        at: list[Place | None] = [None]
        for step in steps:
            at = [found for above in at for found in self._candidates(step, above)]
            if not at:
                return ""
        ends = {place.id for place in at if place is not None}
        return ends.pop() if len(ends) == 1 else ""

    def _candidates(self, step: str, above: Place | None) -> list[Place]:
        """Return the places that one step may mean, anywhere or inside ``above``."""
        code = fold_code(step)
        inside = self._all if above is None else list(self._places.within(above.id))[1:]
        within = None if above is None else {place.id for place in inside}
        exact = [place for place in self._called.get(code, []) if within is None or place.id in within]
        if exact:
            return exact
        written = _NUMBERED.fullmatch(step)
        kind = store_words()[1].get(" ".join(phrase(written.group(1)))) if written else None
        if written is None or kind is None:
            return [
                place
                for place in inside
                if above is not None and fold_code(place.code) == fold_code(f"{above.code}-{step}")
            ]
        number = fold_code(written.group(2))
        return [place for place in inside if place.kind == kind and self._numbered(place, number)]

    def _numbered(self, place: Place, number: str) -> bool:
        """Return whether a place is number ``number`` of what it stands in: its code, without that of the latter."""
        code = fold_code(place.code)
        around = self._places.by_id.get(place.place)
        return code == number or (around is not None and code == fold_code(f"{around.code}-{number}"))


def _joined(places: Places) -> dict[str, set[str]]:
    """Return places by their codes written together from any step on: "R1-U3-2" for shelf U3-2 of unit U3 in R1."""
    found: dict[str, set[str]] = {}
    for place in places.values():
        codes: list[str] = []
        for above, step in zip([None, *places.path(place.id)], places.path(place.id), strict=False):
            code, before = fold_code(step.code), fold_code(above.code) if above is not None else ""
            codes.append(code.removeprefix(before).removeprefix(".") if before and code != before else code)
        for start in range(len(codes) - 1):
            found.setdefault(fold_code("-".join(codes[start:])), set()).add(place.id)
    return found
