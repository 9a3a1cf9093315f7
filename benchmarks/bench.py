"""How soon is the next candidate on screen when 60,000 rows stand beside 60,000 objects, beside a floor in the same run?

Protocol. A real register is made into two lists that disagree (benchmarks/corrupt.py, severity "usual", seed 1, the first
60,000 rows). The first is entered as objects, the second compared with them (both timed, as the verbs that a museum
runs, with their peak memory). Then a real server on loopback is asked by one keep-alive client:

* the next candidate: the bench's page for a row, 200 rows of each pile, chosen by chance;
* a decision: the form is sent and the page that follows is fetched, as a browser does it; 200 decisions. What counts is
  the time from sending the form to the last byte of the next page;
* the overview, a page of a pile, a search among the rows.

Floor of the next candidate, in the same run: the row and its five objects by key from SQLite, decoded from JSON, in
Python without a web framework. Figures: median, 95th percentile, worst. Memory is the server's resident set.

    python benchmarks/bench.py LIST.csv [--rows 60000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from desk import resident, served, told  # noqa: E402 - a neighbour, found once its folder is known


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("list", type=Path)
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    if not arguments.list.is_file():
        print(f"{arguments.list} is missing: nothing was measured.")
        return
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="reorg-bench-"))
    folder.mkdir(exist_ok=True)
    museum = folder / "museum"
    source = laid_out(arguments.list, folder, museum, arguments.rows)
    floor(museum, source)
    pages(museum, source)
    if not arguments.folder:
        shutil.rmtree(folder)


def timed(name: str, *words: object) -> str:
    """Run a verb, say how long it took, and return what it printed."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "reorg", *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{name}: {time.perf_counter() - began:.1f} s; largest peak so far {peak:,.0f} MB")
    return done.stdout


def laid_out(register: Path, folder: Path, museum: Path, rows: int) -> str:
    """Make the two lists, enter one, compare the other; return the id of the other."""
    corrupt = [sys.executable, str(HERE / "corrupt.py"), str(register), str(folder), "--rows", str(rows)]
    subprocess.run(corrupt, check=True, capture_output=True)
    timed("new", "new", museum)
    timed("import", "import", museum, folder / "a.csv", "--yes", "--json")
    said = json.loads(timed("compare", "compare", museum, folder / "b.csv", "--role", "cards", "--json"))
    print({name: said[name] for name in ("rows", "agree", "differ", "alone", "objects_alone")})
    return str(said["source"])


def floor(museum: Path, source: str) -> None:
    """Time what cannot be done without: one row and its objects by key."""
    times = []
    with sqlite3.connect(museum / "museum.sqlite3") as db:
        rows = db.execute(
            "SELECT row FROM journal_sourcerow WHERE source = ? ORDER BY random() LIMIT 600", (source,)
        ).fetchall()
        for (row,) in rows:
            began = time.perf_counter()
            found = db.execute(
                "SELECT facts, candidates FROM journal_sourcerow WHERE source = ? AND row = ?", (source, row)
            ).fetchone()
            keys = [each[0] for each in json.loads(found[1])]
            marks = ", ".join("?" * len(keys))
            objects = db.execute(f"SELECT facts FROM journal_holding WHERE key IN ({marks})", keys).fetchall()
            assert all(json.loads(facts) for (facts,) in objects)
            times.append((time.perf_counter() - began) * 1000)
    told("floor (row and objects by key)", times)


class Browser:
    """A keep-alive client with the one cookie that forms need."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookie = ""

    def ask(self, address: str, form: dict[str, str] | None = None) -> tuple[float, str, str]:
        """Return how long a page took in ms, its text, and where it leads to."""
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        self.connection.request("POST" if form else "GET", address, urlencode(form) if form else None, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        took = (time.perf_counter() - began) * 1000
        assert response.status in {200, 302}, (address, response.status)
        for name, value in response.getheaders():
            if name == "Set-Cookie" and value.startswith("csrftoken="):
                self.cookie = value.split(";")[0]
        return took, text, response.getheader("Location") or ""


def pages(museum: Path, source: str) -> None:
    """Time the pages of a served museum."""
    chosen = random.Random(1)
    with sqlite3.connect(museum / "museum.sqlite3") as db:
        by_pile = {
            pile: [
                row
                for (row,) in db.execute(
                    "SELECT row FROM journal_sourcerow WHERE source = ? AND pile = ?", (source, pile)
                )
            ]
            for pile in ("agree", "differ", "alone")
        }
    with served([sys.executable, "-m", "reorg", "serve", str(museum), "--port", "0", "--no-browser"]) as (port, pid):
        browser = Browser(port)
        bench = f"/records/lists/{source}/bench/"
        browser.ask(bench)
        for pile, rows in by_pile.items():
            asked = chosen.sample(rows, min(200, len(rows)))
            told(f"next candidate ({pile})", [browser.ask(f"{bench}?pile={pile}&row={row}")[0] for row in asked])
        told("decision and next candidate on screen", [decision(browser, bench) for _ in range(200)])
        overview = f"/records/lists/{source}/compared/"
        for name, address in (
            ("overview", overview), ("pile, page 200", f"{overview}rows/?pile=agree&page=200"),
            ("search among the rows", f"{overview}rows/?state=all&q=river"),
        ):  # fmt: skip
            told(name, [browser.ask(address)[0] for _ in range(20)])
        print(f"memory of the server: {resident(pid):.0f} MB")


def decision(browser: Browser, bench: str) -> float:
    """Take the first open row of a pile that differs, decide it, and return how long it took until the next is there."""
    _, text, leads = browser.ask(f"{bench}?pile=differ")
    assert not leads
    form = dict(re.findall(r'<input type="hidden" name="(csrfmiddlewaretoken|seen|object)" value="([^"]*)"', text))
    address = re.search(rf'action="({bench}\d+/[^"]*)"', text)
    assert address
    began = time.perf_counter()
    _, _, leads = browser.ask(address[1].replace("&amp;", "&"), {**form, "verdict": "same"})
    browser.ask(leads)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
