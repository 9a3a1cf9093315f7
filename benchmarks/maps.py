"""How heavy and how slow are the pages of a store of 3,000 units? (Goals of issue 5: at most 300 kB, drawn within 150 ms.)

Protocol. A museum is made of places alone and of objects (one to a shelf, with sizes and categories): ``--rooms`` rooms, the
units in rows with aisles, five shelves each, a door, windows, radiators, a pipe, outside walls, a flood level. The desk's own
pages are asked for by Django's client, in one process, with everything that was worked out before (how full each unit is)
kept, as after the first page of the day. For each page: bytes as sent without and with gzip, the number of elements in the
drawing, and the time of the whole page (median of ``--rounds``; processor time, so that a busy machine does not count), and
of that the time of the drawing alone.

    python benchmarks/maps.py [--units 3000] [--rooms 10] [--rounds 7] [--museum DIR]

With ``--museum DIR`` the museum is kept there, so that a browser can look at it (``reorg serve DIR``).
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reorg.museum import Draft

PAGES = (
    "store/", "store/maps/fill/", "store/maps/urgency/", "store/maps/category/", "store/maps/fill/?room={room}",
    "store/maps/fill/?room={room}&corner=1", "store/maps/fill/?corner=1", "store/figures/",
)  # fmt: skip
CATEGORIES = ("coins", "paintings", "pottery", "textiles", "tools", "photographs", "glass")


def drafts(units: int, rooms: int) -> Iterator[Draft]:
    """Yield what is entered: rooms of rows of ten units, back to back, with aisles of a metre; and an object on each shelf."""
    each = -(-units // rooms)
    rows = -(-each // 10)
    made = 0
    for room in range(rooms):
        key, width, depth = f"room{room:04}", 12_400.0, rows * 1_500.0 + 1_500.0
        walls = [{"length": side, "turn": 90.0} for side in (width, depth, width, depth)]
        features = [
            {"kind": "window", "wall": "1", "at": 2_000.0, "width": 1_200.0},
            {"kind": "radiator", "wall": "1", "at": 2_000.0, "width": 1_000.0, "depth": 120.0},
            {"kind": "pipe", "x": 6_000.0, "y": 0.0, "width": 150.0, "depth": depth},
        ]
        yield Draft("place", key, {
            "kind": "room", "code": f"R{room + 1}", "width": width, "depth": depth, "height": 3_000.0, "walls": walls,
            "doors": [{"wall": "3", "at": 300.0, "width": 900.0}], "features": features, "outside": ["1"], "flood": 50.0,
        })  # fmt: skip
        for at in range(min(each, units - made)):
            yield from unit(key, made + at, at)
        made += each


def unit(room: str, number: int, at: int) -> Iterator[Draft]:
    """Yield a unit with five shelves and an object on each."""
    key = f"p{number:016x}"
    yield Draft("place", key, {
        "kind": "unit", "code": f"U{number + 1}", "place": room, "width": 1_000.0, "depth": 400.0, "height": 2_000.0,
        "x": 1_100.0 + (at % 10) * 1_010.0, "y": 300.0 + (at // 10) * 1_500.0, "turn": 0, "type": "shelving",
    })  # fmt: skip
    for shelf in range(5):
        below = f"s{number:012x}{shelf:03}"
        yield Draft("place", below, {
            "kind": "shelf", "code": f"U{number + 1}-{shelf + 1}", "place": key, "width": 980.0, "depth": 400.0,
            "height": 350.0, "z": 100.0 + 380.0 * shelf, "load": 60.0, "order": shelf,
        })  # fmt: skip
        yield Draft("object", f"o{number:012x}{shelf:03}", {
            "number": f"{number + 1}.{shelf + 1}", "place": below, "width": 200.0 + (number * 37 + shelf * 11) % 1100,
            "depth": 300.0, "height": 200.0, "weight": float(1 + (number + shelf) % 70),
            "category": CATEGORIES[(number // 40 + (number % 9 == 0)) % len(CATEGORIES)],
        })  # fmt: skip


def ask(client: object, address: str, rounds: int) -> tuple[bytes, float]:
    """Return the page and the median processor time of asking for it in ms; the first time does not count."""
    times = []
    content = b""
    for at in range(rounds + 1):
        began = time.process_time()
        answer = client.get("/" + address)  # type: ignore[attr-defined]  # Django's client
        if at:
            times.append(1000 * (time.process_time() - began))
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        content = answer.content
    return content, statistics.median(times)


def main() -> None:
    """Make the museum and tell a row for each page."""
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    said.add_argument("--units", type=int, default=3000)
    said.add_argument("--rooms", type=int, default=10)
    said.add_argument("--rounds", type=int, default=7)
    said.add_argument("--museum", type=Path)
    args = said.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured(args.museum or Path(folder) / "museum", args)


def measured(folder: Path, args: argparse.Namespace) -> None:
    """Measure the pages of the museum in ``folder``, made if it is not there."""
    from reorg.web.journal import create, open_journal

    new = not (folder / "museum.sqlite3").exists()
    if new:
        create(folder)
    journal = open_journal(folder)
    if new:
        journal.append([Draft("museum", "museum", {"name": "Large store"}), *drafts(args.units, args.rooms)], who="b")
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    print(f"{args.units} units in {args.rooms} rooms")
    print("| page | kB | kB with gzip | elements drawn | ms |\n| --- | --- | --- | --- | --- |")
    for page in PAGES:
        address = page.format(room="room0000")
        content, took = ask(client, address, args.rounds)
        elements = len(re.findall(rb"<(?:path|rect|text|a |g)\b", content))
        print(
            f"| `{page}` | {len(content) / 1000:.0f} | {len(gzip.compress(content)) / 1000:.0f} | {elements} | {took:.0f} |"
        )


if __name__ == "__main__":
    main()
