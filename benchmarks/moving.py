"""How long does a move take: a cupboard with 1,000 objects and its undo, a pasted list of 5,000 numbers, the register?

Protocol. A museum of N objects (numbers YEAR.LOT.ITEM, seed 1) in rooms of cupboards with five shelves, entered through
the journal; one cupboard holds 1,000 of them. Then, in one process and through the whole of Django except the socket
(its test client): the cupboard is moved to the other room and the move is taken back, R times each (median and p95, by
the wall's clock and of the processor); a
list of 5,000 lines of which 300 are nobody's (half of them slips) and 40 stand twice is looked at and moved; the pages
that follow a move are opened. Beside it, in the same run, a floor: one bare INSERT of a row of the same size in a
transaction of its own, in a SQLite file on the same disk with the same settings.

    python benchmarks/moving.py [--objects 100000] [--rounds 40] [--folder DIR]
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reorg.museum import Draft
from reorg.web.journal import create, open_journal

CUPBOARD = 1000
LINES, UNKNOWN, TWICE = 5000, 300, 40


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--objects", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="reorg-moving-"))
    museum = folder / "museum"
    if not (museum / "museum.sqlite3").exists():
        create(museum)
        began = time.perf_counter()
        open_journal(museum).append(drafts(arguments.objects), who="bench")
        print(f"{arguments.objects:,} objects entered in {time.perf_counter() - began:.0f} s")
    open_journal(museum)
    floor(folder, arguments.rounds)
    measure(arguments.objects, arguments.rounds)
    if not arguments.folder:
        shutil.rmtree(folder)


def number(at: int) -> str:
    return f"{1900 + at % 120}.{at // 1200 + 1}.{at // 120 % 10 + 1}"


def drafts(objects: int) -> list[Draft]:
    rng = random.Random(1)
    units = max(2, objects // 100)
    found = [Draft("museum", "museum", {"name": "Bench"})]
    found += [
        Draft("place", f"r{at}", {"code": f"R{at}", "kind": "room", "width": 90000, "depth": 90000}) for at in (1, 2)
    ]
    shelves = []
    for at in range(units):
        found.append(Draft("place", f"u{at}", {"code": f"A{at}", "kind": "unit", "place": "r1", "width": 1000, "depth": 400,
                                               "height": 2000, "x": at % 80 * 1000, "y": at // 80 * 1200}))  # fmt: skip
        for shelf in range(5):
            shelves.append(f"s{at}x{shelf}")
            facts = {"code": f"A{at}-{shelf + 1}", "kind": "shelf", "place": f"u{at}", "width": 1000, "depth": 400, "height": 350,
                     "z": 100 + 380 * shelf, "load": 200000}  # fmt: skip
            found.append(Draft("place", shelves[-1], facts))
    names = ("jar", "print", "lamp", "textile", "mask", "coin")
    for at in range(objects):
        place = shelves[at % 5] if at < CUPBOARD else rng.choice(shelves[5:])
        facts = {"number": number(at), "name": rng.choice(names), "place": place, "width": 100, "depth": 80, "height": 120,
                 "weight": 0.4, "materials": "clay", "description": "as the register describes it " * 3}  # fmt: skip
        found.append(Draft("object", f"o{at}", facts))
    return found


def floor(folder: Path, rounds: int) -> None:
    database = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS floor (said TEXT)")
    told(
        "floor: one bare INSERT",
        [timed(lambda: database.execute("INSERT INTO floor VALUES (?)", ["x" * 600])) for _ in range(rounds)],
    )


def measure(objects: int, rounds: int) -> None:
    from django.test import Client

    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=True)
    moves, undos, looks = [], [], []
    for _ in range(rounds):
        looks.append(timed(lambda: expect(client.get("/do/move/?place=u0"), 200)))
        address: list[str] = []
        moves.append(timed(lambda: address.append(moved(client, place="u0"))))  # noqa: B023 - called at once
        undos.append(timed(lambda: expect(client.post(address[0] + "back/"), 302)))  # noqa: B023 - called at once
    told("look at the move of a cupboard of 1,000", looks)
    told("move a cupboard of 1,000", moves)
    told("take it back", undos)
    lines = listed(objects)
    text = "\n".join(lines)
    told(
        "look at a list of 5,000",
        [timed(lambda: expect(client.post("/do/move/", {"numbers": text, "to": "R2", "step": "look"}), 200))],
    )
    answer = [b""]

    def move_list() -> None:
        answer[0] = client.post("/do/move/", {"numbers": text, "to": "R2", "step": "move"}).content

    told("move what is understood of it", [timed(move_list)])
    action = re.search(r'href="(/do/movements/[^"/]+/[0-9]+/)"', answer[0].decode())
    left = re.search(r'<textarea id="numbers"[^>]*>(.*?)</textarea>', answer[0].decode(), re.DOTALL)
    print(f"  lines left in the list: {len(left[1].splitlines()) if left else 0} of {UNKNOWN} unknown")
    pages = (("register", "/do/movements/"), ("what is out", "/do/out/"), ("Do", "/do/"),
             ("a shelf's page", "/store/s7x1/"),
                       ("the cupboard's page", "/store/u0/"))  # fmt: skip
    for name, page in pages:
        told(name, [timed(lambda: expect(client.get(page), 200)) for _ in range(10)])  # noqa: B023 - called at once
    if action:
        told("take back 4,660 moves", [timed(lambda: expect(client.post(action[1] + "back/"), 302))])


def listed(objects: int) -> list[str]:
    rng = random.Random(2)
    known = [number(at) for at in rng.sample(range(CUPBOARD, objects), LINES - UNKNOWN - TWICE)]
    nobody = [f"ZZ {at}" for at in range(UNKNOWN // 2)] + [
        f"{each}9" for each in rng.sample(known, UNKNOWN - UNKNOWN // 2)
    ]
    lines = [*known, *nobody, *rng.sample(known, TWICE)]
    rng.shuffle(lines)
    return lines


def moved(client: object, **typed: str) -> str:
    answer = client.post("/do/move/", {"step": "move", "to": "R2", "reason": "bench", **typed})  # type: ignore[attr-defined]  # Django's client
    expect(answer, 302)
    return str(answer["Location"])


def expect(answer: object, status: int) -> None:
    found = answer.status_code  # type: ignore[attr-defined]  # Django's response
    if found != status:
        raise SystemExit(f"answered {found}: {answer.content.decode()[:3000]}")  # type: ignore[attr-defined]  # Django's response


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return ms by the wall's clock and of the processor: on a busy machine the second tells more."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def told(name: str, times: list[tuple[float, float]]) -> None:
    wall, processor = (sorted(each) for each in zip(*times, strict=True))
    at = min(len(times) - 1, int(0.95 * len(times)))
    for clock, ordered in (("wall", wall), ("processor", processor)):
        print(
            f"{name} | {clock}: median {statistics.median(ordered):.1f} ms, p95 {ordered[at]:.1f} ms ({len(times)} times)"
        )


if __name__ == "__main__":
    main()
