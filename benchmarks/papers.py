"""How long do 1,000 labels take, and does a card of 3,000 photographs fill the memory?

Usage: ``python benchmarks/papers.py [PHOTOS]`` (default 300; 3,000 take some minutes).

Protocol. *Labels*: 1,000 labels with a QR code, a check character, two lines and the museum's name on 3 × 8 sheets, one
process, after one small sheet (fonts loaded); median of five of the clock on the wall and of the processor's time. The
floor is the same sheets without codes (what typst needs for the words alone), and the codes alone. *Photographs*: a
museum of 1,000 objects is served as people serve it; PHOTOS different JPEGs of 2 megapixels (5 are 12 megapixels), named
by number, are sent as one form, as a browser sends it, and then matched, judged and made small by the worker. Told are
the form's size, the seconds until the server has it, the highest memory that the server ever held before and after, the
worker's seconds for a photograph and its highest memory. The floor is opening each file with Pillow and saving a small
picture, in one process.
"""

from __future__ import annotations

import http.client
import io
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image, ImageDraw

from reorg.report import labels as printed
from reorg.report.labels.code import drawn

RUNS = 5


def label_benchmark() -> None:
    names = (
        "Clay jar, Roman, with two handles",
        "جرّة من الطين",
        "Lamp",
        "A long name of an object that goes on and on",
    )
    stock = printed.stocks()["3x8"]
    made = [
        printed.Label(f"1978.{at // 10}.{at}", "object", f"1978.{at // 10}.{at}", (names[at % 4], "Store 2 › A1-3"))
        for at in range(1000)
    ]
    printed.labels_pdf(made[:1], stock, foot="Museum of the Mill")
    for what, codes in (("with codes", True), ("words alone (floor)", False)):
        walls, busy = [], []
        for _ in range(RUNS):
            drawn.cache_clear()
            wall, processor = time.perf_counter(), time.process_time()
            size = len(printed.labels_pdf(made, stock, foot="Museum of the Mill", codes=codes))
            walls.append(time.perf_counter() - wall)
            busy.append(time.process_time() - processor)
        print(f"1,000 labels, {what}: {median(walls):.2f} s, processor {median(busy):.2f} s, {size / 1e6:.1f} MB")
    drawn.cache_clear()
    processor = time.process_time()
    for each in made:
        drawn(each.payload)
    print(f"1,000 codes alone: processor {time.process_time() - processor:.2f} s")
    print(f"highest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def photographs(folder: Path, count: int) -> list[Path]:
    chance = np.random.default_rng(1)
    found = []
    for at in range(count):
        wide, tall = (4000, 3000) if at < 5 else (1600, 1200)
        picture = Image.new("RGB", (wide, tall), (200, 200, 200))
        pen = ImageDraw.Draw(picture)
        for _ in range(60):
            x, y, r = chance.integers(0, wide), chance.integers(0, tall), chance.integers(20, 200)
            pen.ellipse(
                (int(x), int(y), int(x + r), int(y + r)), fill=tuple(int(each) for each in chance.integers(0, 255, 3))
            )
        path = folder / f"1978.{at % 1000}_{at // 1000 + 1}.jpg"
        picture.save(path, quality=88)
        found.append(path)
    return found


def memory(process: int, what: str = "VmHWM") -> float:
    told = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(told[1]) / 1024 if told else 0.0


def send(address: str, files: list[Path]) -> tuple[str, float]:
    """Send one form as a browser does, piece by piece; return where it leads and its size in MB."""
    host = address.split("/")[2]
    line = http.client.HTTPConnection(host, timeout=600)
    line.request("GET", "/photos/new/")
    answer = line.getresponse()
    page = answer.read().decode()
    token, cookie = (
        re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1],
        answer.headers["Set-Cookie"].split(";")[0],
    )  # type: ignore[index]
    mark = "----benchmark"
    part = f'--{mark}\r\nContent-Disposition: form-data; name="photos"; filename="'
    heads = [f'{part}{each.name}"\r\nContent-Type: image/jpeg\r\n\r\n'.encode() for each in files]
    first = f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode()
    last = f"--{mark}--\r\n".encode()
    size = (
        len(first)
        + len(last)
        + sum(len(head) + each.stat().st_size + 2 for head, each in zip(heads, files, strict=True))
    )
    line.putrequest("POST", "/photos/new/")
    for name, value in (
        ("Content-Type", f"multipart/form-data; boundary={mark}"),
        ("Content-Length", str(size)),
        ("Cookie", cookie),
    ):
        line.putheader(name, value)
    line.endheaders(first)
    for head, each in zip(heads, files, strict=True):
        line.send(head + each.read_bytes() + b"\r\n")
    line.send(last)
    answer = line.getresponse()
    answer.read()
    assert answer.status == 302, answer.status
    return answer.headers["Location"], size / 1e6


def photo_benchmark(count: int) -> None:
    code = """
import sys
from pathlib import Path
from reorg.museum import Draft
from reorg.web.journal import create, open_journal
folder = create(Path(sys.argv[1]))
objects = (Draft("object", f"o{n}", {"number": f"1978.{n}"}) for n in range(1000))
open_journal(folder).append([Draft("museum", "museum", {"name": "M"}), *objects], who="x")
"""
    with tempfile.TemporaryDirectory() as name:
        folder, card = Path(name) / "museum", Path(name) / "card"
        card.mkdir()
        files = photographs(card, count)
        began = time.process_time()
        for each in files:
            with Image.open(each) as picture:
                picture.draft("RGB", (480, 480))
                picture.thumbnail((480, 480))
                picture.save(io.BytesIO(), "WEBP", quality=78)
        floor = (time.process_time() - began) / count
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
        command = [
            sys.executable,
            "-m",
            "reorg",
            "--language",
            "en",
            "serve",
            str(folder),
            "--port",
            "0",
            "--no-browser",
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())[0]  # type: ignore[index]
                http.client.HTTPConnection(address.split("/")[2]).request("GET", "/photos/new/")
                time.sleep(1)
                before, wall = memory(server.pid), time.perf_counter()
                _, size = send(address, files)
                took = time.perf_counter() - wall
                print(f"{count:,} photographs in one form of {size:,.0f} MB: taken in {took:.1f} s")
                print(f"the server: {before:.0f} MB before, {memory(server.pid):.0f} MB at most")
                children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
                workers = (
                    [
                        int(each)
                        for task in Path(f"/proc/{server.pid}/task").iterdir()
                        for each in (task / "children").read_text().split()
                    ]
                    if children.exists()
                    else []
                )
                most, busy = 0.0, 0.0
                while workers and Path(f"/proc/{workers[0]}/status").exists() and (now := memory(workers[0])):
                    most = max(most, now)
                    said = Path(f"/proc/{workers[0]}/stat").read_text().rpartition(")")[2].split()
                    busy = (int(said[11]) + int(said[12])) / 100
                    time.sleep(0.1)
                each = busy / count * 1000
                print(f"the worker: {each:.0f} ms of the processor a photograph, {most:.0f} MB at most")
                print(f"the floor, small pictures alone: {floor * 1000:.0f} ms")
            finally:
                server.terminate()


if __name__ == "__main__":
    label_benchmark()
    photo_benchmark(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
