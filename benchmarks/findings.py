"""How long does it take to look for each kind of trouble in half a million rows, against a bare scan of the file?

Usage: ``python benchmarks/findings.py LIST.csv [RUNS]``; with a list of real columns as ``benchmarks/large_list.py``
makes it. ``--peers FOLDER`` also runs csvkit's ``csvstat`` and ``ydata-profiling`` from the environment in FOLDER, where
they are installed there (never in the project's own); one that is not there is said to be absent, one that is not done
after 240 seconds is stopped.

Protocol. All in one process, two threads, the file in the page cache, one run unmeasured before. The *floor* is the bare
DuckDB scan of ``benchmarks/read.py``: ``read_csv(all_varchar)`` with its own guessing of delimiters, counting rows and
summing the lengths of two columns. Then ``read`` (bytes hashed, table loaded, meaning of the columns guessed), then all
findings on that reading. What several findings share (each column grouped once, which fields say something, cells with
odd signs, cells with words of our lists, the numbers, rows as hashes) is made before and told apart, so that no finding
pays for another. The median of RUNS (default 3). Peak memory is that of a process of its own that reads the file and
looks for everything. On a busy machine the clock on the wall measures the others too: the time of the processor, of
the scan and of all the rest, stands beside it. Peers run as processes of their own on the same file, once, with their
start and their reading.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from read import scan

from reorg.documentation import profile
from reorg.documentation.findings import CHECKS
from reorg.documentation.findings.columns import alike, counts
from reorg.documentation.inquiry import Inquiry
from reorg.exchange import read

TODAY = date(2026, 11, 22)
LIMIT = 240.0
"""Seconds that a peer is given."""
SCAN = "bare scan"
SHARED: dict[str, Callable[[Inquiry], object]] = {
    "says and cells of judged fields": lambda inquiry: inquiry.says("number"),
    "cells of all columns": lambda inquiry: [inquiry.cells(at) for at in range(len(inquiry.register.columns))],
    "numbers": lambda inquiry: inquiry.has("number") and inquiry.numbers,
    "cells with odd signs": lambda inquiry: inquiry.odd,
    "cells with our words": lambda inquiry: inquiry.spoken,
    "columns counted": lambda inquiry: inquiry.worked(counts),
    "columns that are alike": lambda inquiry: inquiry.worked(alike),
}


def timed(job: Callable[[], object]) -> float:
    """Return the seconds that a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def once(path: Path) -> tuple[dict[str, float], float]:
    """Return the seconds of each step, on one reading of the file, and how many times the scan's processor time all took."""
    before = time.process_time()
    took = {SCAN: timed(lambda: scan(path))}
    scanned = time.process_time()
    start = time.perf_counter()
    register = read(path).register
    took["read and map"] = time.perf_counter() - start
    start = time.perf_counter()
    inquiry = Inquiry(register, TODAY)
    took["shared: says, and the cells it needs"] = time.perf_counter() - start
    for name, make in list(SHARED.items())[1:]:
        took[f"shared: {name}"] = timed(lambda make=make: make(inquiry))  # type: ignore[misc]  # bound here
    for check in CHECKS:
        took[check.kind.code] = timed(lambda check=check: check.find(inquiry))  # type: ignore[misc]  # bound here
    ratio = (time.process_time() - scanned) / (scanned - before)
    register.db.close()
    return took, ratio


def peak(path: Path) -> float:
    """Return the peak memory, in MB, of a process that reads the file and looks for everything."""
    found = subprocess.run([sys.executable, __file__, "--all", str(path)], capture_output=True, text=True, check=True)
    return float(found.stdout)


PEERS = {
    "csvkit csvstat": ["csvstat", "--no-inference"],
    "csvkit csvstat, types guessed": ["csvstat"],
    "ydata-profiling, minimal": [
        "python",
        "-c",
        (
            "import sys, pandas as pd; from ydata_profiling import ProfileReport as R; "
            "R(pd.read_csv(sys.argv[1], dtype=str), minimal=True, progress_bar=False).to_json()"
        ),
    ],
}


def peers(folder: Path, path: Path) -> None:
    """Run the peers that are installed in ``folder``, each once, and print what they took."""
    for name, (program, *rest) in PEERS.items():
        if not (folder / "bin" / program).exists():
            print(f"{name:34} not installed")
            continue
        start = time.perf_counter()
        try:
            ended = subprocess.run(
                [folder / "bin" / program, *rest, path], capture_output=True, text=True, check=False, timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            print(f"{name:34} not done after {LIMIT:.0f} s")
            continue
        took = time.perf_counter() - start
        print(f"{name:34} {took:8.2f} s" + ("" if ended.returncode == 0 else f"  failed: {ended.stderr[-200:]}"))


def main(arguments: list[str]) -> int:
    """Measure, and print a table."""
    if arguments[:1] == ["--all"]:
        profile(read(arguments[1]).register, today=TODAY)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    if not arguments or not Path(arguments[0]).is_file():
        print("Nothing was measured: give the path of a list, such as benchmarks/large_list.py makes.")
        return 2
    path = Path(arguments[0])
    runs = int(arguments[1]) if len(arguments) > 1 and arguments[1].isdecimal() else 3
    once(path)
    every = [once(path) for _ in range(runs)]
    took = {name: median(each[name] for each, _ in every) for name in every[0][0]}
    floor = took.pop(SCAN)
    ratio = median(sum(v for k, v in each.items() if k != SCAN) / each[SCAN] for each, _ in every)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, bare scan {floor:.3f} s, median of {runs}")
    for name, seconds in took.items():
        print(f"{name:40} {seconds:7.3f} s  {seconds / floor:6.2f} x the scan")
    found = sum(took.values()) - took["read and map"]
    print(f"{'all findings':40} {found:7.3f} s  {found / floor:6.2f} x the scan")
    print(f"{'read, map and all findings':40} {found + took['read and map']:7.3f} s  {ratio:6.2f} x the scan")
    print(f"{'the same in time of the processor':40} {'':9}  {median(each for _, each in every):6.2f} x the scan")
    print(f"peak memory {peak(path):.0f} MB")
    if "--peers" in arguments:
        peers(Path(arguments[arguments.index("--peers") + 1]), path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
