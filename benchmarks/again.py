"""How many moves of a museum's plan change when some things were put on other shelves by hand, and nothing else happened?

Protocol. Of the museum in FOLDER the plan that is carried out is taken, of which nothing is done yet. By a seed so many objects
are chosen and said to stand on shelves drawn at random (``stays``: they are to stay there; ``found``: they were found there and
still go where the plan says). Random shelves of a full store are full: at most of them something has to give way. Then the rest
is planned again (`reorg.storage.resuming.resume`). Nothing is entered. Told are the steps that are not made any more in the order
known before, things with another shelf and with none; and as "without need", what of the changed ones exceeds two for each thing
put elsewhere, as a share of the rest. Seconds are processor seconds of one process.

    python benchmarks/again.py FOLDER [--things 10] [--seeds 6]
"""

from __future__ import annotations

import argparse
import os
import random
from dataclasses import replace
from pathlib import Path
from time import process_time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy

from reorg.cli.opened import Opened
from reorg.exchange import carried_plan
from reorg.museum import Museum
from reorg.storage.resuming import resume


def put(museum: Museum, where: dict[str, str]) -> Museum:
    """Return the museum with some objects (ids) on record in other places."""
    objects = museum.objects
    places = list(objects.words("place"))
    for key, place in where.items():
        places[objects.index[key]] = place
    return replace(museum, objects=replace(objects, text={**objects.text, "place": places}))


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("folder", type=Path)
    ask.add_argument("--things", type=int, default=10)
    ask.add_argument("--seeds", type=int, default=6)
    said = ask.parse_args()
    if not said.folder.is_dir():
        raise SystemExit(f"{said.folder} is not there")
    opened = Opened(said.folder)
    museum = opened.museum()
    plan = carried_plan(museum, opened.files)
    if plan is None:
        raise SystemExit("the museum has no plan yet")
    steps, waits = len(plan.moves.steps), len(plan.moves.steps) - plan.moves.waits
    print(f"{plan.objects:,} objects, {len(plan.unplaced):,} without a place; {steps:,} steps, {waits:,} of them wait")
    shelves = [place.id for kind in ("shelf", "drawer") for place in museum.places.of_kind(kind)]
    print(
        "| | changed | without need | with another shelf | with none | seconds |\n| --- | --- | --- | --- | --- | --- |"
    )
    for how, seed in [("nothing", 0), *((how, seed) for how in ("stays", "found") for seed in range(said.seeds))]:
        chance = random.Random(seed)
        some = chance.sample(sorted(set(plan.placements) & set(museum.objects.ids)), said.things)
        where = {key: chance.choice(shelves) for key in some} if how != "nothing" else {}
        moved = put(museum, where)
        began = process_time()
        found = resume(moved, plan, stays=some if how == "stays" else ())
        took = process_time() - began
        extra = max(0, found.changed - 2 * len(where)) / max(1, found.kept + found.changed)
        print(
            f"| {how}, {seed} | {found.changed} | {extra:.2%} | {len(found.rehomed)} | {len(found.homeless)} | {took:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
