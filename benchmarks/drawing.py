"""How heavy, how quick and how fluid is the plan on which units are placed, with 3,000 units in one room?

Protocol. A museum with one room of 80 × 60 m and UNITS units of
1.0 × 0.4 m in rows is entered; a real server on loopback is asked for ``store/<room>/draw/``: bytes as sent with gzip and
without, and what the client waits for the page after one to warm up (median and worst of nine, one client); what of that is the
drawing alone is timed in the process of this script. Then Chromium opens the page, its processor is slowed six times
(Emulation.setCPUThrottlingRate), one unit is pressed and drawn about by a pointer event every 16 ms for six seconds, and the
times between frames are noted by requestAnimationFrame in the page: frames a second (count by time), and the 95th percentile
of the time of a frame. The same with one room of 60 units, as what is usual.

    python -m benchmarks.drawing [--units 3000]
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from reorg.museum import Place, shape_of
from reorg.report.draw import Editing

ROOM = {"code": "S", "kind": "room", "width": 80_000.0, "depth": 60_000.0, "height": 3000.0,
        "doors": [{"wall": "south", "at": 1000, "width": 900}]}  # fmt: skip
ACROSS = 60
SECONDS, EACH = 6, 16


def unit(at: int) -> dict[str, object]:
    return {
        "code": f"A{at + 1}", "kind": "unit", "place": "room", "type": "shelving", "width": 1000.0, "depth": 400.0,
        "height": 2000.0,        "x": 500.0 + at % ACROSS * 1300, "y": 500.0 + at // ACROSS * 1150, "turn": 0,
    }  # fmt: skip


def entered(folder: Path, units: int) -> None:
    """Make a museum; in a process of its own, because the browser's driver keeps an event loop here."""
    code = (
        "import sys; from pathlib import Path; from reorg.web.journal import create\n"
        "from reorg.museum import Draft\n"
        "from benchmarks.drawing import ROOM, unit\n"
        "journal = create(Path(sys.argv[1])); from reorg.web.journal.table import TableJournal\n"
        "from secrets import token_hex\n"
        "drafts = [Draft('place', 'room', ROOM), \n"
        "          *(Draft('place', f'p{token_hex(8)}', unit(at)) for at in range(int(sys.argv[2])))]\n"
        "TableJournal().append(drafts, who='bench')"
    )
    subprocess.run([sys.executable, "-c", code, str(folder), str(units)], check=True)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "reorg", "serve", str(folder), "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://[^ ]+/", server.stdout.readline())
        try:
            assert found
            yield found[0]
        finally:
            server.terminate()


def page(address: str) -> None:
    request = urllib.request.Request(f"{address}store/room/draw/", headers={"Accept-Encoding": "gzip"})
    waited, sent = [], b""
    for _ in range(10):
        begun = time.perf_counter()
        with urllib.request.urlopen(request) as answer:
            sent = answer.read()
        waited.append(1000 * (time.perf_counter() - begun))
    raw = gzip.decompress(sent)
    print(f"page: {len(sent) / 1000:.0f} kB sent, {len(raw) / 1000:.0f} kB raw; first {waited[0]:.0f} ms, then median "
          f"{statistics.median(waited[1:]):.0f} ms, worst {max(waited[1:]):.0f} ms")  # fmt: skip


def drawing(units: int) -> None:
    room = Place.from_facts("room", ROOM)
    shape = shape_of(room)
    assert shape is not None
    places = tuple(Place.from_facts(f"p{at:016x}", unit(at)) for at in range(units))
    taken = []
    for _ in range(9):
        begun = time.perf_counter()
        svg = Editing(room, shape, places).svg()
        taken.append(1000 * (time.perf_counter() - begun))
    print(f"drawing alone: {len(svg.encode()) / 1000:.0f} kB, median {statistics.median(taken):.0f} ms")


def drag(address: str, chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        begun = time.perf_counter()
        tab.goto(f"{address}store/room/draw/")
        tab.wait_for_selector("#draw:not([hidden])")
        opened = time.perf_counter() - begun
        slow = tab.context.new_cdp_session(tab)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        box = tab.locator("#plan .u").nth(15).bounding_box()
        assert box is not None
        frames = tab.evaluate(
            """async ([x, y, seconds, each]) => {
                const plan = document.getElementById("plan"), at = [];
                const send = (kind, left, top) => plan.dispatchEvent(new PointerEvent(kind, { bubbles: true, cancelable: true,
                    pointerId: 1, pointerType: "mouse", isPrimary: true, button: kind === "pointermove" ? -1 : 0,
                    clientX: left, clientY: top }));
                plan.setPointerCapture = () => {};
                document.elementFromPoint(x, y).dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, cancelable: true,
                    pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0, clientX: x, clientY: y }));
                const begun = performance.now();
                const pushing = setInterval(() => {
                    const t = (performance.now() - begun) / 1000;
                    send("pointermove", x + 150 * t / seconds * 2 + 60 * Math.sin(3 * t), y + 120 + 80 * Math.cos(2 * t));
                }, each);
                await new Promise((done) => {
                    const frame = (now) => {
                        at.push(now);
                        performance.now() - begun < seconds * 1000 ? requestAnimationFrame(frame) : done();
                    };
                    requestAnimationFrame(frame);
                });
                clearInterval(pushing);
                const moved = document.querySelector(".hand .u") !== null;
                send("pointerup", x + 20, y + 120);
                return { moved, gaps: at.slice(1).map((now, index) => now - at[index]) };
            }""",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, SECONDS, EACH],
        )
        browser.close()
    gaps = sorted(frames["gaps"])
    assert frames["moved"], "nothing was drawn about"
    print(f"drag, slowed six times: {1000 * len(gaps) / sum(gaps):.0f} frames a second, a frame {gaps[len(gaps) // 2]:.0f} ms, "
          f"95 % below {gaps[int(len(gaps) * 0.95)]:.0f} ms, longest {gaps[-1]:.0f} ms; "
          f"page ready after {opened:.1f} s")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=3000)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    arguments = parser.parse_args()
    for units in (arguments.units, 60):
        print(f"{units} units")
        drawing(units)
        with tempfile.TemporaryDirectory() as folder:
            entered(Path(folder) / "museum", units)
            with served(Path(folder) / "museum") as address:
                page(address)
                drag(address, arguments.chromium)


if __name__ == "__main__":
    main()
