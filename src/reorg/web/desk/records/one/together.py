"""Two people changed the same object: what did each change, what goes together, and what must be chosen between?

Nobody's change wins silently (decision 5): who saves second sees what the first wrote before anything is entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reorg.museum import Facts


@dataclass(frozen=True, slots=True)
class Together:
    """``changes`` are what is to be entered on top of what stands now; ``theirs`` the facts that others changed
    meanwhile; ``clashes`` those of them for which another value was typed here.
    """

    changes: Mapping[str, object]
    theirs: tuple[str, ...]
    clashes: tuple[str, ...]


def together(seen: Facts, now: Facts, mine: Mapping[str, object], fields: Iterable[str]) -> Together:
    """Return how ``mine`` (fact -> value, None takes it back) goes together with what others made of what was ``seen``.

    ``fields`` are the facts that the form shows. What is the same on both sides is no clash and no change.
    """
    theirs = tuple(name for name in fields if seen.get(name) != now.get(name))
    wanted = {name: value for name, value in mine.items() if value != now.get(name)}
    clashes = tuple(name for name in theirs if name in wanted)
    return Together({name: value for name, value in wanted.items() if name not in clashes}, theirs, clashes)
