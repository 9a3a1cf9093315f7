"""From a list to what would be entered, and what that would change."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.exchange import Unreadable, drafts, preview, read
from reorg.museum import KINDS, Draft, Museum, Objects, Place, Places, identity
from reorg.museum.kinds import unknown_facts

MUSEUMS = Path(__file__).parents[1] / "museums"
LIST = """Accession number,Object name,Title,Date made,Dimensions,Width (cm),Ht,Location,Number of parts,Inscriptions
1974.1,jar,Red jar,unknown,30 x 20 x 10 cm,,,U3,2,none
1974.2,jug,[title not known],1890,,12.5,40,U3,,Unknown
1974.3,cup,n/a,—,H. 5 in.,0.0,,Attic,0,
"""
PLACES = Places.of([Place("pu3", "U3", "unit")])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path / "list.csv"


def objects(path: Path, **options: object) -> list[Draft]:
    return list(drafts(read(path, **options), PLACES))[1:]  # type: ignore[arg-type]  # options of read


def test_the_source_comes_first(path: Path) -> None:
    first = next(drafts(read(path), PLACES))
    assert first.kind == "source"
    assert first.about == identity("s", first.data["sha256"], "")
    assert (first.data["rows"], first.data["header"], first.data["format"]) == (3, 1, "csv")
    assert first.data["bytes"] == path.stat().st_size


def test_what_is_said_of_an_object(path: Path) -> None:
    jar = objects(path)[0]
    assert jar.about == identity("o", jar.data["source"], 1)
    assert jar.data == {
        "number": "1974.1",
        "name": "jar",
        "title": "Red jar",
        "dimensions": "30 x 20 x 10 cm",
        "height": 300,
        "width": 200,
        "depth": 100,
        "size_from": "written: cm",
        "place_text": "U3",
        "place": "pu3",
        "count": 2,
        "inscription": "none",
        "source": jar.data["source"],
        "row": 1,
    }


def test_words_for_unknown_are_unknown(path: Path) -> None:
    _, jug, cup = objects(path)
    assert {"title", "inscription", "height"}.isdisjoint(jug.data)
    assert {"title", "date", "width", "count", "place"}.isdisjoint(cup.data)
    assert (cup.data["height"], cup.data["place_text"]) == (127, "Attic")


def test_every_draft_fits_its_kind_and_the_journal() -> None:
    for name in ("wcma-heads", "cmoa-heads", "tate-heads", "inha-heads"):
        for draft in drafts(read(MUSEUMS / name / "objects.csv"), PLACES):
            assert draft.kind in KINDS
            assert unknown_facts(draft.kind, draft.data) == []
            json.dumps(draft.data, allow_nan=False)


def test_a_person_says_the_unit(path: Path) -> None:
    jug = objects(path, columns={"Ht": "height:mm"})[1]
    assert jug.data["height"] == 40
    assert jug.data["size_from"] == "columns: cm, mm, assumed by the person"


def test_a_person_changes_the_columns_and_it_is_kept(path: Path) -> None:
    changed = read(path, columns={"Title": "description", 1: "title", "Location": "", "Ht": "height:in"})
    assert changed.meaning["description"] == 2
    assert changed.meaning["title"] == 1
    assert {"place_text", "name"}.isdisjoint(changed.meaning)
    again = read(path, columns=json.loads(json.dumps(changed.columns())))
    assert (again.meaning, again.units, again.assumed) == (changed.meaning, changed.units, changed.assumed)
    assert list(drafts(again, PLACES)) == list(drafts(changed, PLACES))


@pytest.mark.parametrize(
    "columns",
    [
        {"Colour": "name"},
        {"Title": "colour"},
        {"Ht": "height:span"},
        {"Ht": "height:kg"},
        {99: "name"},
        {"Title": "place"},
    ],
)
def test_a_column_or_field_that_is_not_there(path: Path, columns: dict[int | str, str]) -> None:
    with pytest.raises(Unreadable):
        read(path, columns=columns)


def test_tate_takes_its_unit_from_the_column_beside() -> None:
    found = list(drafts(read(MUSEUMS / "tate-heads" / "objects.csv"), Places()))[1:]
    known = [
        draft.data
        for draft in found
        if "width" in draft.data and str(draft.data.get("size_from")).startswith("columns: mm")
    ]
    assert len(known) > 40
    assert all(isinstance(each["width"], float) for each in known)


def test_cmoa_gives_no_sizes_until_a_person_says_inches() -> None:
    path = MUSEUMS / "cmoa-heads" / "objects.csv"
    reading = read(path)
    assert "unit_unknown" in {each.code for each in reading.notes}
    assert not any("width" in draft.data for draft in drafts(reading, Places()))
    told = read(path, columns={f"item_{side}": f"{side}:in" for side in ("width", "height", "depth", "diameter")})
    sized = [draft.data for draft in drafts(told, Places()) if "width" in draft.data]
    assert sized
    assert {each["size_from"] for each in sized} == {"columns: in, assumed by the person"}


def museum(found: list[Draft]) -> Museum:
    return Museum(places=PLACES, objects=Objects.of((each.about, each.data) for each in found if each.kind == "object"))


def test_preview_of_a_first_import(path: Path) -> None:
    found = preview(read(path), Museum(places=PLACES))
    assert (found.rows, found.new, found.changed, found.unchanged) == (3, 3, 0, 0)
    assert (found.placed, found.unplaced, found.no_place) == (2, 1, 0)
    assert found.unknown_places == (("Attic", 1),)


def test_preview_of_the_same_again_and_of_a_change(path: Path) -> None:
    reading = read(path)
    held = list(drafts(reading, PLACES))
    assert preview(reading, museum(held)).unchanged == 3
    moved = [
        Draft(each.kind, each.about, {**each.data, "title": "Blue jar"}) if each.data.get("row") == 1 else each
        for each in held
    ]
    assert preview(reading, museum(moved)).changed == 1


def test_preview_names_numbers_that_others_have(path: Path) -> None:
    other = Museum(places=PLACES, objects=Objects.of([("o1", {"number": "1974.2"})]))
    assert preview(read(path), other).numbers_used == 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=8), min_size=1, max_size=8)
)
def test_drafts_never_crash_and_keep_the_rows(tmp_path_factory: pytest.TempPathFactory, titles: list[str]) -> None:
    path = tmp_path_factory.mktemp("list") / "list.csv"
    lines = [f'19.{at},jar,"{title.replace(chr(34), chr(34) * 2)}"' for at, title in enumerate(titles, 1)]
    path.write_text("Accession number,Object name,Title\n" + "\n".join(lines) + "\n", encoding="utf-8")
    found = list(drafts(read(path), Places()))
    assert [draft.data["row"] for draft in found[1:]] == list(range(1, len(titles) + 1))
    assert len({draft.about for draft in found}) == len(titles) + 1


def test_what_is_no_place_is_kept_as_written_and_not_counted_as_one(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Object number,Title,Location\n1,Jar,Not on View\n2,Jug,U3\n3,Cup,unknown\n")
    reading = read(tmp_path / "list.csv")
    found = preview(reading, Museum(places=PLACES))
    assert (found.placed, found.unplaced, found.no_place, found.unknown_places) == (1, 0, 2, ())
    assert [each.data.get("place_text") for each in drafts(reading, PLACES) if each.kind == "object"] == [
        "Not on View",
        "U3",
        None,
    ]
