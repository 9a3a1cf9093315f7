"""Are columns put together, cut apart, saved, shared and found again as a person said?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reorg.exchange import Unreadable, drafts, meaning_document, read, read_meaning
from reorg.museum import FIELDS, Places

LIST = """Number,Name,Building,Room,Shelf,Caption
A.1,box,Main,R1,S3,"Oil on canvas, 1890, 50 x 60 cm"
A.2,jar,,R2,,"Wood, 1900, 12 cm"
A.3,cup,Main,,S1,Bronze
"""
CUT = {
    "examples": [
        {
            "text": "Oil on canvas, 1890, 50 x 60 cm",
            "pieces": {"materials": "Oil on canvas", "date": "1890", "dimensions": "50 x 60 cm"},
        }
    ],
    "whole": "materials",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    return path


def cells(path: Path, columns: object, field: str) -> list[str | None]:
    reading = read(path, columns=columns)  # type: ignore[arg-type]  # the tests give what a file may hold
    found = reading.table.db.execute(f"SELECT c{reading.meaning[field]} FROM register ORDER BY row").fetchall()
    return [cell for (cell,) in found]


def test_columns_of_the_same_meaning_are_put_together(file: Path) -> None:
    said = {"Building": "place_text", "Room": "place_text", "Shelf": "place_text"}
    assert cells(file, said, "place_text") == ["Main / R1 / S3", "R2", "Main / S1"]
    reading = read(file, columns=said)
    assert reading.register.columns == (
        "Number",
        "Name",
        "Building",
        "Room",
        "Shelf",
        "Caption",
        "Building + Room + Shelf",
    )
    assert reading.meaning["place_text"] == 6
    assert reading.table.columns == ("Number", "Name", "Building", "Room", "Shelf", "Caption")


def test_what_stands_between_them_can_be_said(file: Path) -> None:
    saved = read(file, columns={"Room": "place_text", "Shelf": "place_text"}).columns()
    saved[-1]["between"] = ["-"]
    assert cells(file, saved, "place_text") == ["R1-S3", "R2", "S1"]


def test_a_column_that_is_cut_is_several_facts(file: Path) -> None:
    said = [{"name": "Number", "field": "number"}, {"name": "Caption", "field": "", "cut": CUT}]
    assert cells(file, said, "date") == ["1890", "1900", None]
    assert cells(file, said, "materials") == ["Oil on canvas", "Wood", "Bronze"]
    (outcome,) = read(file, columns=said).cuts
    assert (outcome.done, outcome.left) == (2, 1)
    facts = [draft.data for draft in drafts(read(file, columns=said), Places())][1:]
    assert [each.get("width") for each in facts] == [600.0, None, None]
    assert facts[0]["date"] == "1890"


def test_an_example_that_does_not_fit_is_refused_in_words(file: Path) -> None:
    wrong = {"examples": [{"text": "Oil, 1890", "pieces": {"materials": "Wood"}}]}
    with pytest.raises(Unreadable, match="Caption"):
        read(file, columns=[{"name": "Caption", "field": "", "cut": wrong}])


def test_a_meaning_is_plain_data_that_is_read_again(file: Path) -> None:
    said = [*read(file, columns={"Room": "place_text", "Shelf": "place_text"}).columns()]
    said[5] = {"name": "Caption", "field": "", "cut": CUT}
    once = read(file, columns=said)
    again = read(file, columns=json.loads(json.dumps(once.columns())))
    assert again.columns() == once.columns()
    assert dict(again.meaning) == dict(once.meaning)
    assert once.facts()["columns"] == once.columns()


def test_what_was_saved_before_columns_were_made_still_loads(file: Path) -> None:
    old = [{"name": "Number", "field": "number"}, {"name": "Name", "field": "name"}, {"name": "Building", "field": ""}]
    reading = read(file, columns=old)
    assert dict(reading.meaning) == {"number": 0, "name": 1}
    assert (reading.made, reading.notes) == ((), ())


def test_a_meaning_is_saved_in_a_file(file: Path, tmp_path: Path) -> None:
    saved = tmp_path / "m.json"
    reading = read(file, columns={"Name": "title"})
    saved.write_text(meaning_document(file.name, reading.columns()), encoding="utf-8")
    assert dict(read(file, columns=read_meaning(saved)).meaning) == dict(reading.meaning)
    assert "box" not in saved.read_text()  # headings and shapes, no cells


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"columns": 3}', "no json", '{"columns": [1]}', "\x00"])
def test_what_is_no_meaning_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text)
    with pytest.raises(Unreadable, match=r"m[.]json"):
        read_meaning(path)


def test_columns_that_were_renamed_are_found_by_what_stands_in_them(file: Path, tmp_path: Path) -> None:
    said = read(file, columns={"Number": "number", "Room": "place_text", "Shelf": "place_text"}).columns()
    renamed = tmp_path / "renamed.csv"
    renamed.write_text(LIST.replace("Number,", "Our sign,"))
    reading = read(renamed, columns=said)
    assert reading.meaning["number"] == 0
    (note,) = [note for note in reading.notes if note.code == "column_renamed"]
    assert "Number → Our sign" in str(note.message)


def test_columns_that_changed_their_order_are_found_by_their_headings(file: Path, tmp_path: Path) -> None:
    said = read(file, columns={"Room": "place_text", "Shelf": "place_text"}).columns()
    turned = tmp_path / "turned.csv"
    turned.write_text("Shelf,ROOM,Name,Number\nS3,R1,box,A.1\n")
    assert cells(turned, said, "place_text") == ["R1 / S3"]
    assert cells(turned, said, "number") == ["A.1"]


def test_a_column_that_is_gone_is_missed_not_guessed(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("Number,Name,Weight in kg\n" + "".join(f"A.{at},jar,{at}.5\n" for at in range(1, 9)))
    new.write_text("Number,Name,Remarks\n" + "".join(f"A.{at},jar,seen by Ann\n" for at in range(1, 9)))
    reading = read(new, columns=read(old).columns())
    assert "weight" not in reading.meaning
    assert [note.code for note in reading.notes if note.code.startswith("column")] == ["column_missing"]


def test_the_unit_beside_moves_with_its_column(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("Number,Width,Unit\n" + "A.1,12,cm\nA.2,13,mm\n")
    new.write_text("Number,Unit,Extra,Width\n" + "A.1,cm,x,12\nA.2,mm,y,13\n")
    saved = read(old).columns()
    assert saved[1]["unit"] == "column 2"
    assert read(new, columns=saved).units == {"width": "column 1"}


def test_a_list_with_known_headings_is_read_as_the_one_before(file: Path) -> None:
    before = {**read(file, columns={"Name": "title", "Caption": ""}).facts(), "name": "last year.csv"}
    other = {"name": "other.csv", "columns": [{"name": "Ht", "field": "height"}]}
    reading = read(file, former=[before, other])
    assert reading.like is before
    assert reading.meaning["title"] == 1
    assert read(file, former=[other]).like is None


def test_every_field_can_be_put_together(file: Path) -> None:
    for name in FIELDS:
        if name in {"place", "size_from"}:
            continue
        reading = read(file, columns={"Building": name, "Shelf": name})
        assert reading.made[-1].field == name
