"""What is a good first answer for one part, with things on each other where that takes less?"""

from __future__ import annotations

import numpy as np

from reorg.storage.solve.packing.assemble import height
from reorg.storage.solve.packing.first import Shelf, decreasing, plain_worth, shelves_of
from reorg.storage.solve.packing.lanes import Care
from reorg.storage.solve.packing.parts import Part
from reorg.storage.solve.packing.piles import piled
from reorg.storage.solve.packing.surfaces import surfaces_of

CHOICE = 1500  # things beyond which first fit, which looks at all of them, beat the window every time (measured)


def begun(loose: Part) -> tuple[Part, list[Shelf]]:
    """Return a part, with things on each other where that takes less, and its first shelves."""
    best, least = None, np.inf
    for most in range(1, 1 + (1 if loose.stacking is None else int(loose.stacking.most.max()))):
        part = piled(loose, most)
        some = np.arange(len(part))
        if part.unit.flat:
            found = [surfaces_of(part, some, np.random.default_rng((len(part), most)))]
        else:
            found = [decreasing(part)]
            if len(part) <= CHOICE:
                found.append(shelves_of(part, some, plain_worth(part), Care()))
        for made in found:
            if (taken := sum(height(part, shelf) for shelf in made)) < least:
                best, least = (part, made), taken
    assert best is not None
    return best
