"""How many rows of two lists are matched rightly, and how fast, beside what else there is?

    python benchmarks/reconcile.py FOLDER … [--ignore-numbers] [--wrong 5]

Each FOLDER holds ``a.csv``, ``b.csv`` and ``truth.csv`` as ``benchmarks/corrupt.py`` writes them (its docstring is the
protocol). Precision: of the automatic pairs, those that are true. Recall: of the true pairs, those that are automatic;
"of five": those that are among the five candidates of their row in B. Seconds: reading both files, and matching the two
tables that lie in DuckDB then; "processor" is the time of the processor for matching (both cores added up), which a busy
machine changes less. A record count is both lists together.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path

import numpy as np

from reorg.documentation import Matching, match
from reorg.exchange import read


def truth_of(folder: Path) -> dict[int, int]:
    """Return, by row of B, the row of A that is the same object."""
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["b"]): int(row["a"]) for row in csv.DictReader(file)}


def scored(found: Matching, truth: dict[int, int]) -> tuple[float, float, float]:
    """Return precision and recall of the automatic pairs, and recall among the candidates."""
    partner = np.zeros(max([*truth, *found.b.tolist(), 0]) + 1, np.int64)
    partner[list(truth)] = list(truth.values())
    right = partner[found.b] == found.a
    automatic = int(found.automatic.sum())
    sure = int((right & found.automatic).sum())
    return sure / max(1, automatic), sure / max(1, len(truth)), int(right.sum()) / max(1, len(truth))


def show(found: Matching, truth: dict[int, int], a: object, b: object, most: int) -> None:
    """Print some automatic pairs that are wrong."""
    wrong = [at for at in np.flatnonzero(found.automatic).tolist() if truth.get(int(found.b[at])) != int(found.a[at])]
    for at in wrong[:most]:
        pair = found.pair(at)
        print(f"  wrong: a {pair.a}, b {pair.b}, true a {truth.get(pair.b)}; {pair.group}; {pair.score}")
        print("    ", [f"{reason.code} {reason.weight}" for reason in pair.reasons])
        for register, row in ((a, pair.a), (b, pair.b), (a, truth.get(pair.b, 0))):
            if row:
                said = register.db.execute(f"SELECT * EXCLUDE (row) FROM register WHERE row = {row}").fetchone()  # type: ignore[attr-defined]
                print("     ", [str(each)[:48] for each in said if each is not None])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Measure the matching of lists whose truth is known.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--ignore-numbers", action="store_true")
    parser.add_argument("--wrong", type=int, default=0, help="How many wrong pairs to show.")
    chosen = parser.parse_args(arguments)
    heads = (
        f"{'precision':>9} {'recall':>7} {'of five':>7} {'wrong':>5} {'reading':>7} {'matching':>8} {'processor':>9}"
    )
    print(f"{'lists':28} {'records':>9} {heads}")
    for folder in chosen.folders:
        if not (folder / "truth.csv").is_file():
            print(f"{folder.name}: not measured, there is no truth.csv in it.")
            continue
        start = time.perf_counter()
        a, b = read(folder / "a.csv").register, read(folder / "b.csv").register
        reading = time.perf_counter() - start
        start, busy = time.perf_counter(), time.process_time()
        found = match(a, b, ignore_numbers=chosen.ignore_numbers)
        matching, processor = time.perf_counter() - start, time.process_time() - busy
        truth = truth_of(folder)
        precision, recall, five = scored(found, truth)
        wrong = round(int(found.automatic.sum()) * (1 - precision))
        print(
            f"{folder.name:28} {a.rows + b.rows:9,} {precision:9.5f} {recall:7.4f} {five:7.4f} {wrong:5} "
            f"{reading:6.2f}s {matching:7.2f}s {processor:8.2f}s",
            flush=True,
        )
        show(found, truth, a, b, chosen.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
