"""Is a bound register typed, checked, signed and entered, with and without pictures of its pages?"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from reorg.web.journal import open_journal


@pytest.fixture
def client(folder: Path) -> Client:
    open_journal(folder)
    return Client(SERVER_NAME="127.0.0.1")


def picture(name: str, kind: str = "PNG") -> SimpleUploadedFile:
    held = io.BytesIO()
    Image.new("L", (60, 80), 200).save(held, kind)
    return SimpleUploadedFile(name, held.getvalue())


def begun(client: Client, *pictures: SimpleUploadedFile) -> str:
    """Begin a book and return its key."""
    answer = client.post("/records/lists/book/", {"name": "Volume 1", "role": "register", "pictures": list(pictures)})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"]).split("/")[3]


def type_line(client: Client, key: str, page: int, **said: str) -> str:
    answer = client.post(f"/records/lists/{key}/book/{page}/", said, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_page_is_typed_line_by_line_and_the_pattern_is_carried_on(client: Client) -> None:
    key = begun(client, picture("p2.png"), picture("p10.png"))
    type_line(client, key, 1, number="1924.7", name="blue jar", acquisition="Mrs Ali", acquired="1924")
    shown = client.get(f"/records/lists/{key}/book/1/").content.decode()
    assert 'value="1924.8"' in shown
    assert 'value="Mrs Ali"' in shown
    assert "Picture of page 1" in shown
    warned = type_line(client, key, 1, number="1924.10", name="lamp")
    assert "1924.10" in warned
    assert "2 numbers are left out" in warned.replace("\u2068", "").replace("\u2069", "").replace("<bdi>", "")
    assert "2 lines" in client.get(f"/records/lists/{key}/book/").content.decode().replace(
        '<bdi dir="ltr">2</bdi>', "2"
    )


def test_a_line_is_changed_or_struck_and_stays_to_be_seen(client: Client) -> None:
    key = begun(client)
    type_line(client, key, 1, number="5", name="jar")
    line = line_keys(key)[0]
    client.post(f"/records/lists/{key}/book/1/", {"line": line, "number": "6", "name": "jar"})
    client.post(f"/records/lists/{key}/book/1/", {"line": line, "strike": "yes"})
    shown = client.get(f"/records/lists/{key}/book/1/").content.decode()
    assert "<s>" in shown
    assert "typed by mistake" in shown
    client.post(f"/records/lists/{key}/book/1/", {"line": line, "restore": "yes"})
    assert "<s>" not in client.get(f"/records/lists/{key}/book/1/").content.decode()


def line_keys(key: str) -> list[str]:
    from reorg.web.desk.records.books import lines_of

    return [line for line, _ in lines_of(key)]


def test_a_signed_page_that_changes_says_so(client: Client) -> None:
    key = begun(client)
    type_line(client, key, 1, number="5", name="jar")
    client.post(f"/records/lists/{key}/book/1/sign/", {"name": "Ana"})
    assert "Ana" in client.get(f"/records/lists/{key}/book/checks/").content.decode()
    type_line(client, key, 1, number="6", name="lamp")
    assert "changed since it was signed" in client.get(f"/records/lists/{key}/book/").content.decode()
    assert client.post(f"/records/lists/{key}/book/1/sign/", {"name": " "}).status_code == 400


def test_the_lines_become_objects_and_struck_ones_do_not(client: Client) -> None:
    from reorg.web.journal.models import Holding

    key = begun(client)
    assert client.post(f"/records/lists/{key}/book/enter/").status_code == 400
    type_line(client, key, 1, number="5", name="jar", notes="cracked")
    type_line(client, key, 2, number="6", name="lamp")
    client.post(f"/records/lists/{key}/book/2/", {"line": line_keys(key)[1], "strike": "yes"})
    assert client.post(f"/records/lists/{key}/book/enter/").status_code == 302
    [holding] = Holding.objects.all()
    facts = json.loads(holding.facts)
    assert (facts["number"], facts["notes"], facts["source"], facts["row"]) == ("5", "cracked", key, 1)


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"%PDF-1.4", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_refused_whatever_it_is_called_and_nothing_is_kept(
    client: Client, content: bytes
) -> None:
    from reorg.web.journal.models import Known

    file = SimpleUploadedFile("page.png", content or b"\n")
    answer = client.post("/records/lists/book/", {"name": "Volume 1", "pictures": [picture("a.png"), file]})
    assert answer.status_code == 400
    assert "is not a picture" in answer.content.decode()
    assert not Known.objects.filter(kind="source").exists()


def test_pictures_stand_in_the_order_of_their_names_and_are_given_as_they_came(client: Client) -> None:
    first, second = picture("p2.png"), picture("p10.jpg", "JPEG")
    key = begun(client, second, first)
    answers = [client.get(f"/records/lists/{key}/book/{at}/picture/") for at in (1, 2)]
    assert [answer.headers["Content-Type"] for answer in answers] == ["image/png", "image/jpeg"]
    assert client.get(f"/records/lists/{key}/book/3/picture/").status_code == 404
    for answer in answers:
        answer.close()


def test_a_book_without_a_name_or_a_line_without_words_is_refused_in_words(client: Client) -> None:
    assert client.post("/records/lists/book/", {"name": " "}).status_code == 400
    key = begun(client)
    assert client.post(f"/records/lists/{key}/book/1/", {"number": " "}).status_code == 400
    assert client.get("/records/lists/snothing/book/").status_code == 404
    assert client.get(f"/records/lists/{key}/book/0/").status_code == 404
