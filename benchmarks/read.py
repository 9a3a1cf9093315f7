"""How long does reading a list take, against the least that any program needs for it?

Usage: ``python benchmarks/read.py LIST.csv[.gz] [RUNS]`` (made for the 69,202 rows of Tate's artworks, CC0).

Protocol. All in one process on one machine, two threads, the file in the page cache, one run unmeasured before:
the *floor* is a bare scan by DuckDB, ``read_csv(all_varchar)`` with its own guessing of delimiters, that counts rows
and sums the lengths of two columns, so that text is really read. Then ``read`` (bytes hashed, letter code checked,
lines above the headings, table loaded, every cell looked at, every column's meaning guessed), the findings of the
documentation room over it, and ``drafts`` (what would be entered). The median of RUNS (default 5) each, taken in
turns so that a busy minute hits all alike. Peak memory is that of a process of its own that only reads.
A gzipped file is unpacked first, outside the measurement.
"""

from __future__ import annotations

import gzip
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb

from reorg.documentation import profile
from reorg.exchange import drafts, read
from reorg.museum import Places


def scan(path: Path) -> None:
    """Scan the file with DuckDB alone."""
    with duckdb.connect(config={"threads": 2}) as db:
        source = f"read_csv('{path}', all_varchar=true)"
        first, second, *_ = [row[0] for row in db.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()] * 2
        db.execute(f'SELECT count(*), sum(length("{first}")), sum(length("{second}")) FROM {source}').fetchall()


def drafted(path: Path) -> None:
    """Read the file and go through what would be entered."""
    for _ in drafts(read(path), Places()):
        pass


JOBS: dict[str, Callable[[Path], object]] = {
    "bare scan": scan,
    "read": read,
    "read + findings": lambda path: profile(read(path).register),
    "read + drafts": drafted,
}


def timed(job: Callable[[Path], object], path: Path) -> float:
    """Return the seconds that a job takes."""
    start = time.perf_counter()
    job(path)
    return time.perf_counter() - start


def peak(path: Path) -> float:
    """Return the peak memory, in MB, of a process that reads the file and does nothing else."""
    found = subprocess.run([sys.executable, __file__, "--read", str(path)], capture_output=True, text=True, check=True)
    return float(found.stdout)


def main(arguments: list[str]) -> int:
    """Measure, and print a table."""
    if arguments[:1] == ["--read"]:
        read(arguments[1])
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    if not arguments or not Path(arguments[0]).is_file():
        print("Nothing was measured: give the path of a list, such as Tate's artworks (69,202 rows, CC0).")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[0])
        if path.suffix == ".gz":
            with gzip.open(path) as packed, Path(folder, path.stem).open("wb") as plain:
                shutil.copyfileobj(packed, plain)
            path = Path(folder, path.stem)
        for job in JOBS.values():
            job(path)
        runs = int(arguments[1]) if len(arguments) > 1 else 5
        seconds: dict[str, list[float]] = {name: [] for name in JOBS}
        for _ in range(runs):
            for name, job in JOBS.items():
                seconds[name].append(timed(job, path))
        floor = median(seconds["bare scan"])
        rows = read(path).rows
        print(f"{path.name}: {rows:,} rows, {path.stat().st_size / 1e6:.1f} MB, median of {runs}")
        for name, each in seconds.items():
            took = median(each)
            print(f"{name:16} {took:7.3f} s  {took / floor:5.1f} x the scan  {rows / took:12,.0f} rows/s")
        print(f"peak memory of reading {peak(path):.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
