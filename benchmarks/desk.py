"""How fast is the desk at 100,000 objects, beside a floor measured in the same run?

Protocol. A practice museum of N objects (seed 2026) is written as CSV and as a store list, then entered by the same code
as ``reorg import``. Floor of the import: the same rows, as the index holds them, by a bare ``executemany`` into one SQLite
table and one FTS5 table, in one transaction on the same disk, in the same run. Pages are asked of a real server on
loopback, one after the other, by a keep-alive client; page times are what the client waits. Memory is the server's
resident set from /proc, after start and after all pages. Of more than 20,000 objects how
full everything is and how the museum stands are worked out in a process of its own; how long somebody waits for it is
told apart from the pages' times. ``demo`` is timed from the command to the first page answered, with the environment
already installed. Figures: median and 95th percentile.

    python benchmarks/desk.py [--objects 100000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORDS = [
    "jar",
    "print",
    "gold",
    "textile",
    "1978.12",
    "84.26.118",
    "african mask",
    "wood engr",
    "suarez",
    "etching on paper",
]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--objects", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="reorg-bench-"))
    print(f"objects: {arguments.objects:,}")
    museum = folder / "museum"
    entered(folder, museum, arguments.objects)
    floor(museum)
    pages(museum)
    demo(folder)
    if not arguments.folder:
        shutil.rmtree(folder)


def entered(folder: Path, museum: Path, count: int) -> float:
    """Enter a practice museum and time it; return the seconds of the entering."""
    code = f"""
import time
from pathlib import Path
from reorg.practice import generate
from reorg.exchange import read, read_store
from reorg.cli.import_ import enter_list
from reorg.cli.opened import Opened
from reorg.web.journal import create, rebuild_index
folder, museum = Path({str(folder)!r}), Path({str(museum)!r})
generate(folder / "sample", seed=2026, objects={count}, sheet="csv")
create(museum)
opened = Opened(museum)
opened.journal.append(read_store(folder / "sample" / "store.csv")[0], who="bench")
began = time.perf_counter()
reading = read(folder / "sample" / "register.csv")
middle = time.perf_counter()
enter_list(opened, reading, "bench")
end = time.perf_counter()
rebuild_index()
print(middle - began, end - middle, time.perf_counter() - end)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    reading, entering, rebuilding = (float(each) for each in done.stdout.split()[-3:])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"read and guess: {reading:.1f} s; import (journal, chain, index, search): {entering:.1f} s, "
          f"{count / entering:,.0f} rows/s; peak {peak:,.0f} MB; rebuild of the index: {rebuilding:.1f} s")  # fmt: skip
    return entering


def floor(museum: Path) -> float:
    """Time a bare ``executemany`` of the same rows into one table with FTS5; return the seconds."""
    with sqlite3.connect(museum / "museum.sqlite3") as db:
        rows = db.execute(
            "SELECT key, number, number_key, sort_key, name, title, maker, category, place, words, facts "
            "FROM journal_holding JOIN journal_search ON journal_search.rowid = journal_holding.id"
        ).fetchall()
    bare = museum.parent / "bare.sqlite3"
    bare.unlink(missing_ok=True)
    with sqlite3.connect(bare) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("CREATE TABLE t (a PRIMARY KEY, b, c, d, e, f, g, h, i, j, k)")
        db.execute("CREATE VIRTUAL TABLE s USING fts5(words)")
        db.commit()
        began = time.perf_counter()
        db.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        db.executemany("INSERT INTO s VALUES (?)", [(row[9],) for row in rows])
        db.commit()
        seconds = time.perf_counter() - began
    print(f"floor of the import: {seconds:.2f} s, {len(rows) / seconds:,.0f} rows/s")
    return seconds


@contextmanager
def served(command: list[str]) -> Iterator[tuple[int, int]]:
    """Run a server; give its port and process id."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                yield int(found[1]), process.pid
                return
        raise RuntimeError("the server did not start")
    finally:
        process.terminate()
        process.wait()


def resident(pid: int) -> float:
    """Return a process's resident memory in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]  # Linux always says it


def pages(museum: Path) -> None:
    """Time the pages of a served museum."""
    with sqlite3.connect(museum / "museum.sqlite3") as db:
        keys = [key for (key,) in db.execute("SELECT key FROM journal_holding ORDER BY random() LIMIT 200")]
        count = db.execute("SELECT count(*) FROM journal_holding").fetchone()[0]
    began = time.perf_counter()
    with served([sys.executable, "-m", "reorg", "serve", str(museum), "--port", "0", "--no-browser"]) as (port, pid):
        client = http.client.HTTPConnection("127.0.0.1", port)
        asked(client, "/records/")
        print(f"serve: command to first page {time.perf_counter() - began:.2f} s; memory {resident(pid):.0f} MB")
        chosen = random.Random(1)
        lists = [f"/records/?page={chosen.randint(1, max(1, count // 50))}" for _ in range(60)]
        searches = [f"/records/?q={word.replace(' ', '+')}" for word in WORDS * 6]
        for name, addresses in (
            ("list", lists), ("search", searches), ("object", [f"/records/{key}/" for key in keys]),
        ):  # fmt: skip
            told(name, [asked(client, address) for address in addresses])
        print(
            f"memory after {len(lists) + len(searches) + len(keys)} lists, searches and objects: {resident(pid):.0f} MB"
        )
        print(f"worked out in a process of its own, waited for once: {worked_out(client, '/store/'):.1f} s")
        for name in ("/", "/store/", "/look/"):
            print(f"{name}: first {asked(client, name):.0f} ms, again {asked(client, name):.0f} ms")
        print(f"memory with the whole museum judged: {resident(pid):.0f} MB")


def worked_out(client: http.client.HTTPConnection, address: str) -> float:
    """Return how long somebody waits for a page of a large museum that nobody has worked out yet, in s."""
    began, there = time.perf_counter(), address
    while True:
        client.request("GET", there)
        response = client.getresponse()
        response.read()
        if response.status == 200 and there == address:
            return time.perf_counter() - began
        there = response.getheader("Location") or there
        assert "/working/" in there or there == address, "it leads to the page on which one waits, and back"
        time.sleep(0.5)


def asked(client: http.client.HTTPConnection, address: str) -> float:
    """Return how long a page took, in ms."""
    began = time.perf_counter()
    client.request("GET", address, headers={"Accept-Encoding": "gzip"})
    response = client.getresponse()
    response.read()
    assert response.status == 200, (address, response.status)
    return (time.perf_counter() - began) * 1000


def told(name: str, times: list[float]) -> None:
    """Print median and 95th percentile."""
    ordered = sorted(times)
    print(f"{name}: median {statistics.median(ordered):.0f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.0f} ms, "
          f"worst {ordered[-1]:.0f} ms (n = {len(ordered)})")  # fmt: skip


def demo(folder: Path) -> None:
    """Time ``demo`` from the command to the first page."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "reorg", "demo", str(folder / "demo"), "--port", "0", "--no-browser"]
    with served(command) as (port, pid):
        client = http.client.HTTPConnection("127.0.0.1", port)
        asked(client, "/")
        print(
            f"demo: command to first page {time.perf_counter() - began:.1f} s; memory of the process {resident(pid):.0f} MB"
        )
    command = [sys.executable, "-m", "reorg", "plan", str(folder / "demo"), "--time", "2", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures = {name: value for name, value in json.loads(done.stdout).items() if not isinstance(value, list | dict)}
    print(f"plan of the demo, 2 s: {json.dumps(figures)}")


if __name__ == "__main__":
    os.environ.pop("REORG_DATABASE", None)
    main()
