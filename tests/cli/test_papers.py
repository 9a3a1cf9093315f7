"""Do the verbs for photographs, labels and lists do what they say, on a museum's folder and on a bundle?"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from reorg.museum import Draft, label_text
from tests.cli.conftest import run
from tests.cli.test_verbs import answer
from tests.exchange.pictures.scenes import exif, saved, scene, with_label


@pytest.fixture(params=["folder", "bundle"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A museum with a shelf; two objects share a number, one has none."""
    from reorg.exchange import Bundle
    from reorg.web.journal import create, open_journal

    journal = (
        open_journal(create(tmp_path / "museum")) if request.param == "folder" else Bundle.create(tmp_path / "museum")
    )
    places = [
        Draft("place", "pr", {"code": "R", "kind": "room", "name": "Store"}),
        Draft("place", "ps", {"code": "A1-3", "kind": "shelf", "place": "pr"}),
    ]
    numbers = ("1978.12.45", "1978.12.46", "7.1", "7.01", "")
    objects = [
        Draft("object", f"o{at}", {"number": number, "name": "jar", "place": "ps"}) for at, number in enumerate(numbers)
    ]
    journal.append([Draft("museum", "museum", {"name": "Mill"}), *places, *objects], who="ana")
    return tmp_path / "museum"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    folder = tmp_path / "card"
    folder.mkdir()
    saved(folder / "1978-12-45.jpg", scene(1, 700, 500), exif=exif(6))
    saved(folder / "1978.12.45 + 1978.12.46.jpg", scene(2, 700, 500))
    saved(folder / "IMG_1.jpg", with_label(scene(3, 900, 700), label_text("object", "1978.12.46"), 6))
    saved(folder / "IMG_2.jpg", scene(4, 700, 500))
    saved(folder / "7.1_2.jpg", scene(5, 700, 500))
    (folder / "notes.jpg").write_text("these are notes")
    written = io.BytesIO()
    scene(6, 700, 500).save(written, "JPEG")
    with zipfile.ZipFile(folder / "more.zip", "w") as packed:
        packed.writestr("deep/1978.12.46_9.jpg", written.getvalue())
    return folder


def test_photographs_come_once_and_are_taken_back(shelf: Path, card: Path) -> None:
    found = answer(run("photos", shelf, card, "--json"))
    assert {(each["name"], each["number"], each["ground"]) for each in found["matched"]} == {  # type: ignore[attr-defined]
        ("1978-12-45.jpg", "1978.12.45", "name"),
        ("1978.12.45 + 1978.12.46.jpg", "1978.12.45", "name"),
        ("1978.12.45 + 1978.12.46.jpg", "1978.12.46", "name"),
        ("IMG_1.jpg", "1978.12.46", "label"),
        ("1978.12.46_9.jpg", "1978.12.46", "name"),
    }
    assert {(each["name"], *each["remarks"]) for each in found["tray"]} == {("IMG_2.jpg",), ("7.1_2.jpg", "several")}  # type: ignore[attr-defined]
    assert [each["name"] for each in found["refused"]] == ["notes.jpg"]  # type: ignore[attr-defined]
    assert len(list(card.iterdir())) == 7  # nothing that was brought is taken away
    again = answer(run("photos", shelf, card, "--json"))
    assert (again["matched"], again["tray"], len(again["already"]), again["action"]) == ([], [], 7, "")  # type: ignore[arg-type]
    assert run("undo", shelf).code == 0
    assert "5 photographs came to their objects" in run("photos", shelf, card).out
    assert all(each.stat().st_size <= 20_000 for each in (shelf / "small").rglob("*.webp"))


def test_all_of_them_are_of_one_object_if_that_is_said(shelf: Path, card: Path) -> None:
    found = answer(run("photos", shelf, card / "IMG_2.jpg", card / "7.1_2.jpg", "--object", "1978 12 45", "--json"))
    assert [(each["number"], each["ground"]) for each in found["matched"]] == [("1978.12.45", "hand")] * 2  # type: ignore[attr-defined]
    refused = run("photos", shelf, card / "IMG_2.jpg", "--object", "1978.99")
    assert (refused.code, "No object has this number: 1978.99." in refused.err) == (1, True)


def test_they_are_given_out_without_their_place(shelf: Path, card: Path, tmp_path: Path) -> None:
    run("photos", shelf, card)
    ended = run("photos", shelf, "--give-out", tmp_path / "out", "--numbers", "1978.12.45")
    assert "Written: 2 photographs" in ended.out
    for path in (tmp_path / "out").iterdir():
        assert re.fullmatch(r"1978\.12\.45_\d\.jpg", path.name)
        with Image.open(path) as picture:
            assert not picture.getexif().get_ifd(0x8825)


@pytest.mark.parametrize("words", [["nowhere.jpg"], []])
def test_what_is_not_there_is_said(shelf: Path, words: list[str]) -> None:
    assert run("photos", shelf, *words).code == 1


def test_labels_of_a_place_of_numbers_and_of_a_file(shelf: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "labels.pdf"
    assert answer(run("labels", shelf, "--place", "a1.3", "--sheet", "3x8", "--start", "24", "-o", pdf, "--json")) == {
        "labels": 5, "sheets": 2, "coded": True,
    }  # fmt: skip
    (tmp_path / "list.txt").write_text(f"1978.12.45\n{label_text('object', '1978.12.46')}\no4\n", encoding="utf-8")
    assert answer(run("labels", shelf, "--from", tmp_path / "list.txt", "-o", pdf, "--json"))["labels"] == 3
    assert answer(run("labels", shelf, "--what", "places", "-o", pdf, "--json"))["labels"] == 2
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run("labels", shelf, "--test-page", "-o", pdf).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--numbers", "1978.12.45", "--sheet", "9x9"], "There is no sheet 9x9. There are: 3x8"),
        (["--numbers", "1978.12.45", "--start", "22"], "This sheet has 21 labels"),
        (["--numbers", "1978.12.45,1,2"], "No object has this number: 1, 2."),
        (["--place", "Z"], "There is no place with the code Z."),
        ([], "Say which objects"),
        (["--from", "nowhere.txt"], "nowhere.txt cannot be read."),
        (["--what", "places", "--from", "nowhere.txt"], "nowhere.txt cannot be read."),
        (["--numbers", "7.1", "--own", "across=3,wide=x"], "is not a measure"),
    ],
)
def test_what_cannot_be_printed_is_said(shelf: Path, tmp_path: Path, words: list[str], said: str) -> None:
    ended = run("labels", shelf, "-o", tmp_path / "no.pdf", *words)
    assert (ended.code, said in ended.err, (tmp_path / "no.pdf").exists()) == (1, True, False), ended


@pytest.mark.parametrize("kind", ["shelf", "trolley", "contact"])
def test_lists_to_carry(shelf: Path, card: Path, tmp_path: Path, kind: str) -> None:
    run("photos", shelf, card)
    ended = run("lists", shelf, kind, "--place", "A1-3", "--pictures", "-o", tmp_path / "list.pdf", "--json")
    assert json.loads(ended.out) == {"objects": 5}
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF")


def test_what_waited_is_cleared_only_when_it_is_entered(shelf: Path, card: Path) -> None:
    waiting = shelf / "waiting" / "form"
    for at, path in enumerate(sorted(card.iterdir())):
        (waiting / str(at)).mkdir(parents=True)
        path.rename(waiting / str(at) / path.name)
    refused = run("photos", shelf, waiting, "--move", "--object", "1978.99")
    assert (refused.code, len(list(waiting.glob("*/*")))) == (1, 7)
    assert run("photos", shelf, waiting, "--move").code == 0
    assert not waiting.exists()
    assert run("check", shelf).code == 0
