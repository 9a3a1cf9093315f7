"""How many shapes does a person confirm until a column is clean, how much is understood before, how long does it take?

    python benchmarks/shapes.py FILE [FILE …]

Each file is read as any list (the columns' meaning is guessed); for each field that has a reader: distinct values, shapes
(coarse), how many shapes hold 95 and 99 % of the rows, share of rows in shapes that are understood, seconds (median of
three, beside one bare GROUP BY of the same column in the same process). Then: the ways of numbering, and the spellings of
the makers. Missing files are said and left out.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from reorg.documentation import shapes_of
from reorg.documentation.grammar.schemes import learn_numbers
from reorg.documentation.spellings import clusters, person_key
from reorg.exchange import Reading, read

FIELDS = (
    "number",
    "dimensions",
    "date",
    "maker",
    "materials",
    "name",
    "category",
    "culture",
    "acquisition",
    "inscription",
)


def seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return median(times)


def values(reading: Reading, field: str) -> list[tuple[str, int]]:
    column = f"c{reading.meaning[field]}"
    found = reading.register.db.execute(
        f"SELECT trim({column}), count(*) FROM register WHERE trim({column}) <> '' GROUP BY 1"
    ).fetchall()
    return [(str(value), int(rows)) for value, rows in found]


def main(paths: list[str]) -> None:
    print("| List | Field | rows | values | shapes | 95 % | 99 % | understood | s | bare s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for path in map(Path, paths):
        if not path.is_file():
            print(f"{path.name} is missing", file=sys.stderr)
            continue
        reading = read(path)
        for field in FIELDS:
            if field not in reading.meaning:
                continue
            found = shapes_of(reading.register, field)
            took = seconds(partial(shapes_of, reading.register, field))
            bare = seconds(partial(values, reading, field))
            print(
                f"| {path.stem} | {field} | {found.rows:,} | {found.values:,} | {found.count:,} | {found.covering[95]:,} "
                f"| {found.covering[99]:,} | {found.understood / max(1, found.rows):.1%} | {took:.2f} | {bare:.2f} |"
            )
        if "number" in reading.meaning:
            held = values(reading, "number")
            learned = learn_numbers(held)
            took = seconds(partial(learn_numbers, held))
            print(f"{path.stem}: {len(learned.schemes)} ways of numbering, {learned.fit:.2%} follow one, {took:.2f} s")
        if "maker" in reading.meaning:
            held = values(reading, "maker")
            took = seconds(partial(clusters, held, person_key))
            print(
                f"{path.stem}: {len(clusters(held, person_key))} makers spelt in several ways of {len(held):,}, {took:.2f} s"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
