"""Does the living museum keep its promises of speed and size? Every row of them, each with its goal, in one run.

Protocol. FOLDER holds (or gets) a museum of a million objects as ``search.py`` makes it: names, makers, materials and
inscriptions of real registers, entered through the journal, so that all of it (entries, chain, index, search) is there.

* Import: a practice museum of 100,000 rows (seed 2026) is entered as ``reorg import`` does, three times, each followed by
  its floor: the same rows, as the index holds them, by a bare ``executemany`` into one SQLite table and one FTS5 table,
  in one transaction on the same disk. Best of three, and the median of the three ratios.
* Start: from the command to the answered first page and first list, of a server that has served this museum before, and
  of one that never has (without the kept columns). Memory is the resident set from /proc, after the start and after all
  questions, with the copy of the day going on beside.
* Pages: what a client on loopback waits for, one question after the other.
* First visit: bytes of answers (gzip) and requests of the start page with all that it names; again: with what a browser
  keeps in between.
* Rebuild: ``reorg rebuild`` in a process of its own; seconds and peak memory.

Search beside its peer is ``search.py``, moving is ``moving.py``, labels and photographs ``papers.py``.

    python benchmarks/living.py FOLDER LIST.csv[.gz] … [--objects 1000000]
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import desk
import search

ROWS = 100_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("lists", type=Path, nargs="*")
    parser.add_argument("--objects", type=int, default=1_000_000)
    arguments = parser.parse_args()
    museum = search.museum_in(arguments.folder, arguments.lists, arguments.objects)
    if museum is None:
        return
    told = [*importing(), *started(museum, arguments.objects), *visited(museum), *rebuilt(museum)]
    print(f"\nload of the machine: {os.getloadavg()[0]:.1f}\n\n| Work | Measured | Goal |\n| --- | --- | --- |")
    for row in told:
        print(f"| {' | '.join(row)} |")


Row = tuple[str, str, str]


def importing() -> list[Row]:
    """Time the import and its floor, in turns."""
    times = []
    for _ in range(3):
        folder = Path(tempfile.mkdtemp(prefix="reorg-bench-"))
        entering = desk.entered(folder, folder / "museum", ROWS)
        times.append((entering, desk.floor(folder / "museum")))
        back = taken_back(folder / "museum")
        shutil.rmtree(folder)
    best, ratio = min(each for each, _ in times), statistics.median(each / floor for each, floor in times)
    return [
        (
            "import of 100,000 rows",
            f"{best:.1f} s, {ROWS / best:,.0f} rows/s, {ratio:.1f} × the floor",
            "10,000 rows/s, 6 ×",
        ),
        ("taking these 100,000 rows back, by one entry", f"{back:.1f} s", "–"),
    ]


def taken_back(museum: Path) -> float:
    """Take the last action of a museum back; return the seconds."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "reorg", "undo", str(museum)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def started(museum: Path, objects: int) -> list[Row]:
    """Time the start and the pages."""
    kept = museum / "small" / "columns.npz"
    kept.unlink(missing_ok=True)
    first, list_, _ = start(museum, [])
    rows = [("start of a server that never served it", f"first page {first:.1f} s, first list {list_:.1f} s", "–")]
    chance = random.Random(5)
    ways = ["/records/?page=9000", "/records/?category=Print", "/records/?lacks=photo&state=store",
            "/records/?place=pr3&lacks=size", "/records/?state=missing", "/records/?page=17&show=cards"]  # fmt: skip
    asked = {
        "list of 50 with its facets": [ways[at % len(ways)] + f"&n={at}" for at in range(120)],
        "object": [f"/records/o{chance.randrange(objects):07d}/" for _ in range(200)],
        "list of what was searched": [
            f"/records/?q={quote(typed)}" for _, typed, _ in search.questions(museum, 200, seed=11)
        ],
        "place": [f"/store/pu{chance.randrange(2000)}/" for _ in range(60)],
    }
    first, list_, told = start(museum, list(asked.items()))
    rows.append(("cold start", f"first page {first:.1f} s, first list {list_:.1f} s", "2 s"))
    return rows + told


def start(museum: Path, asked: list[tuple[str, list[str]]]) -> tuple[float, float, list[Row]]:
    """Start a server and ask it; return seconds to the first page and the first list, and a row for each kind of page."""
    began = time.perf_counter()
    with desk.served([sys.executable, "-m", "reorg", "serve", str(museum), "--port", "0", "--no-browser"]) as (
        port,
        pid,
    ):
        client = http.client.HTTPConnection("127.0.0.1", port)
        desk.asked(client, "/do/procedures/")
        page = time.perf_counter() - began
        desk.asked(client, "/records/")
        list_ = time.perf_counter() - began
        memory = desk.resident(pid)
        rows = []
        for name, addresses in asked:
            desk.asked(client, addresses[0])  # the first of its kind loads what it needs
            took = sorted(desk.asked(client, each) for each in addresses)
            p95 = took[int(len(took) * 0.95)]
            goal = "p95 50 ms" if name.startswith(("list of 50", "object")) else "–"
            rows.append(
                (name, f"p50 {statistics.median(took):.0f} ms, p95 {p95:.0f} ms, worst {took[-1]:.0f} ms", goal)
            )
        if asked:
            rows.append(
                (
                    "memory of the server",
                    f"{memory:.0f} MB started, {desk.resident(pid):.0f} MB after all of these",
                    "200 MB",
                )
            )
        else:
            time.sleep(60)  # it makes the copy of the day, and keeps its columns
    return page, list_, rows


def visited(museum: Path) -> list[Row]:
    """Count bytes and requests of the first page, and of the same page again."""
    with desk.served([sys.executable, "-m", "reorg", "serve", str(museum), "--port", "0", "--no-browser"]) as (port, _):
        client = http.client.HTTPConnection("127.0.0.1", port)
        text, size, _ = fetched(client, "/do/")
        named = dict.fromkeys(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))
        parts = [fetched(client, each) for each in named]
        again = size + sum(part[1] for part in parts if "max-age" not in part[2])
    return [
        (
            "first visit of a page",
            f"{(size + sum(part[1] for part in parts)) / 1000:.1f} kB, {1 + len(parts)} requests",
            "25 kB, 4 requests",
        ),
        ("the same page again", f"{again / 1000:.1f} kB", "4 kB"),
    ]


def fetched(client: http.client.HTTPConnection, address: str) -> tuple[str, int, str]:
    """Return an answer as text, its bytes on the line, and how long a browser may keep it."""
    client.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = client.getresponse()
    body = answer.read()
    text = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
    return text.decode("utf-8", "replace"), len(body), answer.headers.get("Cache-Control", "")


def rebuilt(museum: Path) -> list[Row]:
    """Time ``reorg rebuild``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "reorg", "rebuild", str(museum)], check=True, capture_output=True)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    memory = f", peak {peak // 1024} MB" if peak > before else ""
    return [("rebuild of the index", f"{took:.0f} s{memory}", "120 s")]


if __name__ == "__main__":
    os.environ.pop("REORG_DATABASE", None)
    main()
