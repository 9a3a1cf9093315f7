"""How long does it take to say what passes in a room? (rooms of the practice museum, and the fifty drawn ones)

Protocol: `python -m benchmarks.paths`; the rooms of `reorg.practice`'s store for 2,000 objects, each three times, the
median; then the fifty drawn rooms of `tests/storage/solve/corridors.py`, each once. One process, wall clock.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from reorg.museum import Places
from reorg.practice.store import furnish
from reorg.storage import check, ways
from reorg.storage.solve.ways import reached
from tests.storage.solve.corridors import fifty


def main() -> None:
    """Print a line a room, and how many of the fifty are right."""
    places = Places.of(furnish(1, 2000).places.values())
    for room in places.of_kind("room"):
        times = []
        for _ in range(3):
            began = perf_counter()
            found = ways(places, room)
            times.append(perf_counter() - began)
        assert found is not None
        reach = {mover.code: sum(way.passes.get(mover.code, False) for way in found.units) for mover in found.movers}
        free = sum(door.free for door in found.exits)
        print(f"{room.label}: {len(found.units)} units, {median(times):.2f} s, {reach}, doors free {free}")
    print(f"told by check: {sorted({finding.code for finding in check(places)})}")
    right, spent = 0, []
    for drawn in fifty():
        began = perf_counter()
        right += reached(drawn.form, drawn.solids, [drawn.start], [drawn.target]) == [drawn.passes]
        spent.append(perf_counter() - began)
    print(f"drawn rooms: {right} of {len(spent)} right, median {median(spent):.2f} s, longest {max(spent):.2f} s")


if __name__ == "__main__":
    main()
