"""Do photographs come to their objects by hand, turn, move, are struck, and never vanish?"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from reorg.exchange import Files
from reorg.museum import Draft, Museum, label_text, photo_id
from reorg.web.journal import open_journal
from tests.exchange.pictures.scenes import exif, scene


@pytest.fixture
def client(folder: Path) -> Client:
    objects = [
        {"number": "1978.12.45", "name": "jar"},
        {"number": "1978.12.46", "name": "lamp"},
        {"number": "7", "name": "a"},
        {"number": "07", "name": "b"},
    ]
    drafts = [Draft("object", f"o{at}", facts) for at, facts in enumerate(objects)]
    open_journal(folder).append([Draft("museum", "museum", {"name": "Mill"}), *drafts], who="ana")
    return Client(SERVER_NAME="127.0.0.1")


def put(folder: Path, of: str = "", seed: int = 1, name: str = "IMG_1.jpg", **more: object) -> str:
    written = io.BytesIO()
    scene(seed, 640, 480).save(written, "JPEG", exif=exif())
    sha256 = Files(folder / "files").keep_bytes(written.getvalue())
    key = photo_id(of, sha256)
    said = {"sha256": sha256, "name": name, "format": "JPEG", "bytes": 9, "width": 640, "height": 480, **more}
    open_journal(folder).append([Draft("photo", key, said | ({"object": of} if of else {}))], who="ana")
    return key


def photos(folder: Path) -> dict[str, dict[str, object]]:
    museum: Museum = open_journal(folder).museum()
    return {key: dict(facts) for key, facts in museum.photos.items()}


def change(client: Client, key: str, **said: str) -> str:
    page = client.get(f"/photos/{key}/").content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    response = client.post(f"/photos/{key}/change/", {"seen": seen, **said}, follow=True)
    return response.content.decode()


def test_the_small_picture_is_light_and_asked_for_once(client: Client, folder: Path) -> None:
    key = put(folder, "o0")
    response = client.get(f"/photos/{key}/small/")
    assert response.headers["Content-Type"] == "image/webp"
    assert len(b"".join(response.streaming_content)) <= 20_000
    assert client.get(f"/photos/{key}/small/", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    change(client, key, do="right")
    turned = client.get(f"/photos/{key}/small/", headers={"If-None-Match": response.headers["ETag"]})
    assert Image.open(io.BytesIO(b"".join(turned.streaming_content))).size == (360, 480)


def test_a_picture_that_cannot_be_shown_is_a_word(client: Client, folder: Path) -> None:
    key = put(folder, "o0", format="HEIC", remarks=["heic"])
    Files(folder / "files").path(str(photos(folder)[key]["sha256"])).write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 90)
    assert b"HEIC" in client.get(f"/photos/{key}/small/").content
    assert "HEIC pictures cannot be shown here" in client.get(f"/photos/{key}/").content.decode()
    assert client.get(f"/photos/{key}/out/").status_code == 400


def test_the_original_is_byte_for_byte_and_the_copy_for_others_says_no_place(client: Client, folder: Path) -> None:
    key = put(folder, "o0")
    original = b"".join(client.get(f"/photos/{key}/file/").streaming_content)
    assert original == Files(folder / "files").path(str(photos(folder)[key]["sha256"])).read_bytes()
    assert "The original says where it was taken" in client.get(f"/photos/{key}/").content.decode()
    given = client.get(f"/photos/{key}/out/")
    assert given.headers["Content-Disposition"] == 'attachment; filename="IMG_1.jpg"'
    assert not Image.open(io.BytesIO(given.content)).getexif()


def test_the_tray_takes_numbers_labels_and_suggestions_at_once(client: Client, folder: Path) -> None:
    keys = [
        put(folder, seed=seed, name=name) for seed, name in enumerate(("a.jpg", "1978-12-54.jpg", "c.jpg", "d.jpg"))
    ]
    page = client.get("/photos/tray/").content.decode()
    assert "4</bdi> photographs wait" in page
    assert f'name="is-{keys[1]}" value="o0"' in page  # 54 for 45: did you mean
    said = {
        f"to-{keys[0]}": label_text("object", "1978.12.46").lower(),
        f"is-{keys[1]}": "o0",
        f"to-{keys[2]}": "1978.12.45, 1978 1246",
        f"none-{keys[3]}": "yes",
    }
    response = client.post("/photos/tray/", said, follow=True)
    assert "Every photograph has its object" in response.content.decode()
    held = photos(folder)
    assert sorted(str(facts.get("object")) for facts in held.values() if not facts.get("struck")) == [
        "o0",
        "o0",
        "o1",
        "o1",
    ]
    assert {facts["struck"] for key, facts in held.items() if key in keys} == {
        "of 1978.12.46",
        "of 1978.12.45",
        "of 1978.12.45, 1978.12.46",
        "of no object",
    }


def test_what_is_typed_wrongly_stays_and_is_said_and_the_rest_is_done(client: Client, folder: Path) -> None:
    first, second, third = (put(folder, seed=seed, name=f"{seed}.jpg") for seed in range(3))
    page = client.post(
        "/photos/tray/", {f"to-{first}": "1978.12.45", f"to-{second}": "1978.99", f"to-{third}": "7"}
    ).content.decode()
    assert 'value="1978.99"' in page
    assert "No object, or several, have this number: 1978.99." in page
    assert "have this number: 7." in page  # two objects have it
    assert [facts.get("object") for facts in photos(folder).values()].count("o0") == 1
    again = client.post("/photos/tray/", {f"to-{first}": "1978.12.46"}, follow=True)  # put in its place meanwhile
    assert "Nothing was typed" in again.content.decode()


def test_it_moves_and_comes_back_and_is_there_once(client: Client, folder: Path) -> None:
    key = put(folder, "o0", note="from the left")
    assert "Now with 1978.12.46." in change(client, key, do="move", to="1978.12.46")
    held = photos(folder)
    other = next(each for each, facts in held.items() if facts.get("object") == "o1")
    assert (held[key]["struck"], held[other]["note"]) == ("of 1978.12.46", "from the left")
    change(client, other, do="move", to="1978.12.45")
    held = photos(folder)
    assert "struck" not in held[key]
    assert held[other]["struck"] == "of 1978.12.45"
    assert len(held) == 2


def test_an_unknown_number_is_refused_with_what_was_perhaps_meant(client: Client, folder: Path) -> None:
    key = put(folder, "o0")
    page = change(client, key, do="move", to="1978.12.64")
    assert "Did you mean 1978.12.46" in page
    assert photos(folder)[key]["object"] == "o0"


def test_first_struck_and_brought_back(client: Client, folder: Path) -> None:
    one, two = put(folder, "o0", seed=1, order=1), put(folder, "o0", seed=2, order=2)
    change(client, two, do="first")
    held = photos(folder)
    assert held[two]["order"] < held[one]["order"]
    assert "This photograph is struck:" in change(client, one, do="strike", why="twice")
    assert photos(folder)[one]["struck"] == "twice"
    change(client, one, do="restore")
    assert "struck" not in photos(folder)[one]


def test_two_tabs_do_not_overwrite_each_other(client: Client, folder: Path) -> None:
    key = put(folder, "o0")
    change(client, key, do="left")
    response = client.post(f"/photos/{key}/change/", {"seen": "1", "do": "right"})
    assert response.status_code == 400
    assert "Somebody changed this photograph meanwhile" in response.content.decode()
    assert photos(folder)[key]["turn"] == 270


def test_what_arrives_is_on_the_disk_and_closed(folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from reorg.web.desk.photos import bringing

    begun: list[tuple[int, str]] = []
    monkeypatch.setattr(
        bringing,
        "_begin",
        lambda _request, token, count, key="": begun.append((count, token)) or bringing.HttpResponse("begun"),
    )
    files = [
        SimpleUploadedFile("same.jpg", bytes([at % 256]) * 50) for at in range(1200)
    ]  # more than a process may hold open
    files.append(SimpleUploadedFile("x" * 300 + ":?.jpg", b"long"))
    assert client.post("/photos/new/", {"photos": files}).status_code == 200
    ((count, token),) = begun
    assert count == 1201
    arrived = sorted((folder / "waiting" / token).glob("*/*"))
    assert (len(arrived), arrived[7].name, arrived[7].read_bytes()) == (1201, "same.jpg", b"\7" * 50)
    assert len(arrived[-1].name) < 100
    page = client.get("/photos/new/").content.decode()
    assert "1,201</bdi> photographs were brought and not looked at yet" in page
    client.post(f"/photos/new/{token}/", {"remove": "yes"})
    assert not (folder / "waiting" / token).exists()


def test_a_form_from_elsewhere_leaves_nothing(folder: Path, client: Client) -> None:
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert strict.post("/photos/new/", {"photos": SimpleUploadedFile("a.jpg", b"x")}).status_code == 403
    assert not list((folder / "waiting").glob("*"))


@pytest.mark.parametrize(
    "address",
    ["/photos/none/", "/photos/none/small/", "/photos/none/file/", "/photos/none/out/", "/labels/none/sheet.pdf"],
)
def test_what_is_not_there_is_said(client: Client, folder: Path, address: str) -> None:
    assert client.get(address).status_code == 404


def test_nothing_chosen_is_said(client: Client, folder: Path) -> None:
    assert "Choose photographs first" in client.post("/photos/new/").content.decode()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    "address",
    [
        "/photos/new/",
        "/photos/new/?object=o0",
        "/photos/tray/",
        "/labels/",
        "/labels/?thing=o0&kind=shelf",
        "/labels/printer/",
    ],
)
def test_every_page_answers(client: Client, folder: Path, address: str, language: str) -> None:
    put(folder, remarks=["several"])
    client.cookies["django_language"] = language
    response = client.get(address)
    assert response.status_code == 200
    assert "<script" not in response.content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Say for what: a place, or some numbers."),
        ({"place": "Z9"}, "There is no place with the code Z9."),
        ({"numbers": "1978.12.45\n1978.12.64"}, "have this number: 1978.12.64. Did you mean 1978.12.46"),
        ({"numbers": "1978.12.45", "start": "22"}, "This sheet has 21 labels."),
        ({"numbers": "1978.12.45", "start": "x"}, "This sheet has 21 labels."),
        ({"numbers": "1978.12.45", "sheet": "own", "own-across": "3"}, "is not a measure"),
    ],
)
def test_labels_say_all_that_is_wrong_and_keep_what_was_typed(
    client: Client, folder: Path, said: dict[str, str], words: str
) -> None:
    page = client.post("/labels/", said).content.decode()
    assert words in page
    assert said.get("numbers", "").split("\n")[0] in page


def test_the_printer_is_remembered(client: Client, folder: Path) -> None:
    wrong = client.post("/labels/printer/", {"left": "20", "top": "x", "wide": "150", "tall": "150"}).content.decode()
    assert "is not a measure" in wrong
    client.post("/labels/printer/", {"left": "21,5", "top": "20", "wide": "150", "tall": "150"})
    assert (folder / "printer.json").is_file()
    assert "This printer was measured." in client.get("/labels/").content.decode()
    client.post("/labels/printer/", {"right": "yes"})
    assert "This printer was measured." not in client.get("/labels/").content.decode()


def test_a_pasted_list_of_thousands_is_looked_up_whole(client: Client, folder: Path) -> None:
    from reorg.web.desk.photos.guess import typed_objects

    drafts = [Draft("object", f"n{at}", {"number": f"2001.{at}"}) for at in range(3000)]
    open_journal(folder).append(drafts, who="ana")
    pasted = [f"2001-{at}" for at in range(3000)] + [f"1850.{at}" for at in range(300)] + ["2001.7"] * 40
    found, unknown = typed_objects("\n".join(pasted))
    assert [row.key for row in found] == [f"n{at}" for at in range(3000)]
    assert unknown == [f"1850.{at}" for at in range(300)]


def test_a_photograph_whose_file_is_gone_is_still_known(client: Client, folder: Path) -> None:
    key = put(folder, "o0")
    Files(folder / "files").path(str(photos(folder)[key]["sha256"])).unlink()
    assert client.get(f"/photos/{key}/").status_code == 200
    assert client.get(f"/photos/{key}/file/").status_code == 404
    assert b"<svg" in client.get(f"/photos/{key}/small/").content
