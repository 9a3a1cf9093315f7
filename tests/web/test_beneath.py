"""Does a photographed plan come to lie to scale beneath a room, and is everything else that comes as a picture refused in words?"""

from __future__ import annotations

import io
import re
import struct
import zlib
from math import cos, radians, sin
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reorg.museum import Draft, fold
from reorg.web.journal import open_journal

Points = tuple[float, float, float, float]


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder).append(
        [Draft("place", "r", {"code": "R", "kind": "room", "width": 6000, "depth": 5000})], who="ana"
    )
    return Client(SERVER_NAME="127.0.0.1")


def picture(kind: str, size: tuple[int, int] = (1600, 900)) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", size, "white").save(held, kind)
    return held.getvalue()


def bring(client: Client, content: bytes, name: str) -> tuple[int, str]:
    answer = client.post("/store/r/drawing/", {"step": "bring", "picture": SimpleUploadedFile(name, content)})
    return answer.status_code, re.sub("[\u2066-\u2069]", "", answer.content.decode())


def bomb(side: int) -> bytes:
    """A PNG of a few kB that says it is ``side`` × ``side`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1 + side // 8) * 64, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def drawing(folder: Path) -> dict[str, object]:
    return dict(fold(open_journal(folder).read()).places["r"].drawing or {})


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "plan.jpg"), ("PNG", "plan.png"), ("WEBP", "plan.webp"), ("TIFF", "plan.tif")]
)
def test_two_points_and_a_length_lay_it_under_the_drawing(client: Client, folder: Path, kind: str, name: str) -> None:
    assert bring(client, picture(kind), name)[0] == 302
    assert drawing(folder)["width"] == 1600
    page = client.post("/store/r/drawing/", {"p.x": "50", "p.y": "50"}).content.decode()
    assert "Press the second point" in page
    first = {
        field: found[1] for field in ("ax", "ay") if (found := re.search(f'name="{field}"[^>]*value="([^"]+)"', page))
    }
    assert first == {"ax": "100", "ay": "100"}
    page = client.post("/store/r/drawing/", {**first, "p.x": "650", "p.y": "50"}).content.decode()
    assert re.search('name="bx"[^>]*value="1300"', page)
    sent = {**first, "bx": "1300", "by": "100", "length": "19 ft 8 in", "x": "0", "y": "", "step": "scale"}
    assert client.post("/store/r/drawing/", sent).headers["Location"] == "/store/r/draw/"
    facts = drawing(folder)
    assert facts["scale"] == pytest.approx(5994.4 / 1200, rel=1e-4)
    assert (facts["x"], facts["turn"]) == (pytest.approx(-499.5, abs=0.1), 0)
    shown = client.get("/store/r/draw/").content.decode()
    assert 'class="beneath" href="/store/r/drawing/picture/' in shown
    given = client.get("/store/r/drawing/picture/")
    assert given.headers["Content-Type"] == "image/webp"
    given.close()
    client.post("/store/r/drawing/", {"step": "away"})
    assert not drawing(folder)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"not a picture at all", "plan.jpg", "It is no photograph, whatever its name says. Nothing was kept."),
        (b"", "plan.jpg", "empty"),
        (picture("GIF", (40, 40)), "plan.gif", "Bring the plan as JPEG, PNG, WebP or TIFF"),
        (picture("JPEG")[:60], "plan.jpg", "is damaged and cannot be shown. Nothing was kept."),
        (bomb(30_000), "plan.png", "has 30,000 × 30,000 pixels, which is more than can be opened here"),
        (bomb(9_000), "plan.png", "more than can be opened here"),
    ],
)
def test_what_is_no_plan_is_refused_and_nothing_is_kept(
    client: Client, folder: Path, content: bytes, name: str, said: str
) -> None:
    status, page = bring(client, content, name)
    assert status in {200, 400}
    assert said in page
    assert not drawing(folder)
    assert not list((folder / "files").glob("??/*"))


def test_a_photograph_of_eighty_megabytes_is_kept_and_shown_small(client: Client, folder: Path) -> None:
    content = picture("JPEG", (9000, 6000)) + bytes(80 * 2**20)
    assert bring(client, content, "plan.jpg")[0] == 302
    assert (drawing(folder)["width"], drawing(folder)["height"]) == (1600, 1067)
    given = client.get("/store/r/drawing/picture/")
    assert len(b"".join(given.streaming_content)) < 500_000  # type: ignore[attr-defined]  # a file
    given.close()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"length": "600"}, "Press two points on the picture first"),
        ({"ax": "1", "ay": "1", "bx": "5", "by": "5", "length": "600"}, "too near each other"),
        ({"ax": "1", "ay": "1", "bx": "900", "by": "5", "length": "0"}, "is more than 0"),
        ({"ax": "1", "ay": "1", "bx": "900", "by": "5", "length": "wide"}, "is not understood"),
        ({"ax": "nan", "ay": "1", "bx": "inf", "by": "5", "length": "600"}, "Press two points on the picture first"),
        ({"ax": "1", "ay": "1", "bx": "30", "by": "5", "length": "900 m"}, "Was another unit of measurement meant?"),
    ],
)
def test_a_scale_that_cannot_be_is_told(client: Client, folder: Path, sent: dict[str, str], said: str) -> None:
    bring(client, picture("PNG"), "plan.png")
    answer = client.post("/store/r/drawing/", {**sent, "step": "scale"})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "scale" not in drawing(folder)


@given(
    st.tuples(*[st.floats(0, 1600)] * 4).filter(lambda p: abs(p[0] - p[2]) + abs(p[1] - p[3]) > 40),
    st.floats(100, 50_000), st.tuples(st.floats(0, 9000), st.floats(0, 9000)),
)  # fmt: skip
def test_the_two_points_come_to_lie_where_they_were_measured(
    points: Points, length: float, at: tuple[float, float]
) -> None:
    from reorg.web.desk.store.beneath import laid

    lies = laid(points, length, at)
    c, s = cos(radians(lies["turn"])) * lies["scale"], sin(radians(lies["turn"])) * lies["scale"]
    one, two = ((lies["x"] + x * c - y * s, lies["y"] + x * s + y * c) for x, y in (points[:2], points[2:]))
    assert one == pytest.approx(at, abs=1)
    assert abs(lies["turn"]) <= 45
    away = sorted((abs(two[0] - one[0]), abs(two[1] - one[1])))
    assert away == pytest.approx([0, length], abs=0.002 * length + 1)
