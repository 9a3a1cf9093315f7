from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reorg.exchange import drafts, read, read_with, reread
from reorg.museum import Draft, Entry, Places, fold

LIST = "Accession number,Title,Dimensions,Notes\n1974.1,jar,10 x 20 cm,n/k\n1974.2,cup,3 x 4,good\n1974.3,axe,H. 9 cm,n/k\n"
SHAPES = {"dimensions": {"9 x 9 cm": "width x height", "9 x 9": "height x width cm"}, "notes": {"a/a": "nothing"}}


def entries(told: list[Draft], first: int = 1) -> list[Entry]:
    return [
        Entry(
            device="d",
            number=at,
            act=at,
            time="2026-11-22T10:00:00Z",
            kind=each.kind,
            version=1,
            about=each.about,
            who="a",
            data=each.data,
            salt="",
            leaf="",
            link="",
        )
        for at, each in enumerate(told, start=first)
    ]


def test_what_was_confirmed_is_said_anew_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    reading = read(file)
    told = entries(list(drafts(reading, Places())))
    museum = fold(told)
    confirmed = replace(reading, confirmed=SHAPES)
    changed = list(reread(confirmed, {}, museum))
    assert [sorted(each.data) for each in changed] == [
        ["height", "notes", "size_from", "was", "width"],
        ["height", "size_from", "was", "width"],
        ["notes", "was"],
    ]
    jar, cup, axe = changed
    assert (jar.data["width"], jar.data["height"], jar.data["notes"]) == (100, 200, None)
    assert (cup.data["height"], cup.data["width"]) == (30, 40)
    assert axe.data["was"] == {"notes": "n/k"}
    after = fold([*told, *entries(changed, len(told) + 1)])
    assert after.objects.numbers("height").tolist()[after.objects.index[cup.about]] == 30
    assert list(reread(confirmed, SHAPES, after)) == []


def test_what_people_changed_since_stays(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    reading = read(file)
    told = entries(list(drafts(reading, Places())))
    by_hand = Draft("object", told[1].about, {"height": 111.0, "notes": "cracked"})
    museum = fold([*told, *entries([by_hand], len(told) + 1)])
    jar = next(each for each in reread(replace(reading, confirmed=SHAPES), {}, museum) if each.about == told[1].about)
    assert sorted(jar.data) == ["size_from", "was", "width"]


def test_confirmed_shapes_are_saved_with_the_columns_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    columns = replace(read(file), confirmed=SHAPES).columns()
    again = read(file, columns=columns)
    assert again.confirmed == SHAPES
    columns[2]["confirmed"] = {"9 x 9 cm": "sideways", "9 x 9": "cm"}
    assert read(file, columns=columns).confirmed["dimensions"] == {"9 x 9": "cm"}
    assert read_with([{"field": "notes", "read_with": {"a/a": "nothing"}}, {"field": "date"}]) == {
        "notes": {"a/a": "nothing"}
    }
    assert read_with(None) == {}


def test_the_unit_of_a_shape_in_a_column_of_heights(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Accession number,Name,Height\n1974.1,jar,10\n1974.2,cup,2.5 in\n", encoding="utf-8")
    reading = read(file)
    said = replace(reading, confirmed={"height": {"9": "cm"}})
    heights = [each.data.get("height") for each in drafts(said, Places()) if each.kind == "object"]
    assert heights == [100, 63.5]
