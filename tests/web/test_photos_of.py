"""Do photographs come to what is no object (a place, a draw of a test), with the same checks as those of objects?"""

from __future__ import annotations

import html
import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client

from reorg.exchange import Files
from reorg.museum import Draft, photo_id
from reorg.web.journal import open_journal, rebuild_index
from tests.exchange.pictures.scenes import exif, scene


@pytest.fixture
def client(folder: Path) -> Client:
    places: dict[str, dict[str, object]] = {
        "r1": {"code": "R1", "kind": "room"},
        "u1": {"code": "U1", "kind": "unit", "place": "r1"},
        "s1": {"code": "S1", "kind": "shelf", "place": "u1"},
    }
    drafts = [Draft("museum", "museum", {"name": "Mill"}), *(Draft("place", key, said) for key, said in places.items())]
    objects = [Draft("object", f"o{at}", {"number": f"1978.{at}", "name": "jar", "place": "s1"}) for at in range(1, 7)]
    open_journal(folder).append([*drafts, *objects], who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def jpeg(seed: int = 1, name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    written = io.BytesIO()
    scene(seed, 640, 480).save(written, "JPEG", exif=exif())
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")


def known() -> list[tuple[str, str, str]]:
    """The photographs in the index: id, what they show, facts."""
    from reorg.web.journal.models import Known

    return list(Known.objects.filter(kind="photo").order_by("key").values_list("key", "of", "facts"))


def sent(client: Client, key: str, *files: object) -> tuple[int, str]:
    response = client.post(f"/photos/of/{key}/", {"photo": list(files)}, follow=True)
    return response.status_code, plain(response.content)


def plain(content: bytes) -> str:
    return re.sub("[\u2066-\u2069]", "", html.unescape(content.decode()))


def test_a_place_has_photographs_that_are_struck_and_brought_back(client: Client, folder: Path) -> None:
    assert "No photograph yet" in plain(client.get("/photos/of/u1/").content)
    status, text = sent(client, "u1", jpeg(1), jpeg(2))
    assert status == 200
    assert "2 photographs were added." in text
    keys = [key for key, of, _ in known() if of == "u1"]
    page = client.get("/store/u1/").content.decode()
    assert all(f"/photos/{key}/small/" in page for key in keys)
    alone = client.get(f"/photos/{keys[0]}/").content.decode()
    assert 'href="/store/u1/"' in alone
    seen = re.findall(r'name="seen" value="(\w+)"', alone)[0]
    client.post(f"/photos/{keys[0]}/change/", {"seen": seen, "do": "strike", "why": "blurred"})
    assert f"/photos/{keys[0]}/small/" not in client.get("/store/u1/").content.decode()
    assert (
        "1 photograph was added." in sent(client, "u1", jpeg(1), jpeg(2))[1]
    )  # the struck one comes back, the other is there
    museum = open_journal(folder).museum()
    assert {facts["of"] for facts in museum.photos.values() if not facts.get("struck")} == {"u1"}
    assert client.get("/photos/tray/").content.decode().count("/small/") == 0


def test_it_is_one_action_that_is_undone_and_the_index_is_rebuilt_the_same(client: Client, folder: Path) -> None:
    sent(client, "s1", jpeg())
    key = photo_id("s1", Files(folder / "files").names()[0])
    held = known()
    assert [(each[0], each[1]) for each in held] == [(key, "s1")]
    rebuild_index()
    assert known() == held
    action = list(open_journal(folder).read())[-1]
    client.post(f"/do/history/{action.device}/{action.act}/undo/", {"reason": "wrong unit"})
    assert "No photograph yet" in plain(client.get("/photos/of/s1/").content)


def huge_png() -> bytes:
    """A picture of 60,000 by 60,000 pixels in a few hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [("a.jpg", b"", "The file is empty."), ("a.jpg", b"<script>alert(1)</script>", "It is no photograph"),
     ("a.exe", b"MZ" + b"\0" * 90, "It is no photograph")],
)  # fmt: skip
def test_what_is_no_photograph_is_refused_in_words(client: Client, name: str, content: bytes, why: str) -> None:
    status, text = sent(client, "u1", SimpleUploadedFile(name, content))
    assert status == 400
    assert why in text
    assert "Nothing was changed." in text
    assert not known()


def test_a_picture_that_would_fill_the_memory_is_kept_and_not_opened(client: Client) -> None:
    assert sent(client, "u1", SimpleUploadedFile("bomb.png", huge_png()))[0] == 200
    [(key, _, facts)] = known()
    assert '"huge"' in facts
    assert b"<svg" in client.get(f"/photos/{key}/small/").content


def test_eighty_megabytes_are_kept_and_more_than_the_limit_is_not(client: Client, folder: Path) -> None:
    large = TemporaryUploadedFile("large.jpg", "image/jpeg", 0, None)
    written = io.BytesIO()
    scene(3, 640, 480).save(written, "JPEG")
    large.write(written.getvalue())
    large.truncate(80 << 20)  # a sparse file: 80 MB that weigh nothing here
    large.size = 80 << 20
    large.seek(0)
    status, text = sent(client, "u1", large)
    assert status == 200
    assert "1 photograph was added." in text
    assert Files(folder / "files").path(Files(folder / "files").names()[0]).stat().st_size == 80 << 20


def test_nothing_chosen_and_nobody_there_are_said(client: Client) -> None:
    assert "Choose a photograph first." in sent(client, "u1")[1]
    assert client.get("/photos/of/nowhere/").status_code == 404
    assert client.get("/photos/of/o1/").status_code == 404
    sent(client, "u1", jpeg())
    assert "These are here already." in sent(client, "u1", jpeg())[1]


def test_a_draw_takes_a_photograph_with_what_was_noted(client: Client, folder: Path) -> None:
    address = str(
        client.post("/look/finding/", {"way": "record", "count": "2", "strata": "", "within": ""}).headers["Location"]
    )
    seen = re.findall(r'name="seen" value="(\w+)"', client.get(f"{address}1/?skip=1").content.decode())[0]
    wrong = client.post(f"{address}1/", {"seen": seen, "photo": jpeg()})
    assert "Choose the photograph again" in plain(wrong.content)
    both = [jpeg(), SimpleUploadedFile("a.txt", b"words")]
    text = plain(client.post(f"{address}1/", {"seen": seen, "found": "no", "photo": both}, follow=True).content)
    assert "a.txt was not taken. It is no photograph" in text
    last = list(open_journal(folder).read())[-2:]
    assert [each.kind for each in last] == ["trial", "photo"]
    assert last[0].act == last[1].act
    key = last[1].about
    assert f"/photos/{key}/small/" in client.get(address).content.decode()
    assert f"/photos/{key}/small/" in client.get(f"{address}1/").content.decode()
    assert f"{address}1/?skip=1" in client.get(f"/photos/{key}/").content.decode()
