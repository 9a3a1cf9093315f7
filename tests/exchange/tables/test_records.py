"""JSON: one record a line or all in one, with records inside records."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import Unreadable, read
from reorg.exchange.tables import open_table
from reorg.exchange.tables.records import WIDEST, Key, flat, headings
from tests.exchange.tables.writers import cells, write_json_lines

RECORD = {
    "objectNumber": "1978.12.1",
    "title": {"en": "Clay jar", "fr": "Cruche"},
    "makers": [{"name": "Anna", "role": "potter"}, {"name": "Ben"}],
    "dimensions": [
        {"type": "height", "value": 22.50, "unit": "cm"},
        {"type": "width", "value": 11, "unit": "cm"},
    ],
    "keywords": ["clay", "jar"],
    "onView": False,
    "owner": None,
}


def test_nested_values_have_columns_of_their_own(tmp_path: Path) -> None:
    reading = read(write_json_lines(tmp_path / "list.jsonl", [RECORD, {"objectNumber": "1978.12.2"}]))
    table = reading.table
    assert table.format == "json"
    assert dict(zip(table.columns, cells(table.db)[0], strict=True)) == {
        "objectNumber": "1978.12.1",
        "en": "Clay jar",
        "fr": "Cruche",
        "name": "Anna; Ben",
        "role": "potter",
        "height (cm)": "22.5",
        "width (cm)": "11",
        "keywords": "clay; jar",
        "onView": "false",
        "owner": None,
    }
    assert reading.units["height"] == "cm"
    assert reading.meaning["number"] == 0


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: rows,
        lambda rows: {"count": 2, "items": {"records": rows}},
        lambda rows: {"type": "FeatureCollection", "features": [{"type": "F", "properties": row} for row in rows]},
        lambda rows: {row["number"]: row for row in rows},
        lambda rows: [["number", "name", "place"], *[[*row.values()] for row in rows]],
    ],
)
def test_the_records_are_found_wherever_they_stand(wrap: object, tmp_path: Path) -> None:
    rows = [{"number": f"1.{at}", "name": f"jar {at}", "place": "A"} for at in range(4)]
    path = tmp_path / "list.json"
    path.write_text(json.dumps(wrap(rows)), encoding="utf-8")  # type: ignore[operator]  # one of the five above
    table = open_table(path)
    at = {name: place for place, name in enumerate(table.columns)}
    assert [row[at["number"]] for row in cells(table.db)] == ["1.0", "1.1", "1.2", "1.3"]
    assert [row[at["name"]] for row in cells(table.db)] == ["jar 0", "jar 1", "jar 2", "jar 3"]


def test_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"number": 1978.10, "size": 1e3, "big": 12345678901234567890}, {"number": 2}]')
    assert cells(open_table(path).db)[0] == ("1978.10", "1e3", "12345678901234567890")


def test_a_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('[{"number": "1", "name": "jar"}, {"number": "2", "name": "jug"}, {"numb')
    table = open_table(path)
    assert table.rows == 2
    assert "broken_off" in {note.code for note in table.notes}


def test_what_is_no_list_or_too_deep_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text('{"count": 0}')
    with pytest.raises(Unreadable, match="without a list"):
        open_table(path)
    path.write_text('[{"a":' + "[" * 100_000)
    with pytest.raises(Unreadable):
        open_table(path)
    path.write_text('[{"number": "1", "a":' + '{"a":' * 300 + "1" + "}" * 300 + "}]")
    with pytest.raises(Unreadable, match="deeper"):
        open_table(path)


def test_more_columns_than_anybody_reads_are_kept_in_one(tmp_path: Path) -> None:
    rows = [{"number": "1", **{f"k{at}": str(at) for at in range(WIDEST + 20)}}, {"number": "2"}]
    table = open_table(write_json_lines(tmp_path / "list.jsonl", rows))
    assert len(table.columns) == WIDEST + 1
    assert cells(table.db, f"c{WIDEST}")[0][0].startswith(f"k{WIDEST - 1}: {WIDEST - 1}; ")  # type: ignore[union-attr]


def test_columns_that_come_late_do_not_move_the_others(tmp_path: Path) -> None:
    rows = [{"number": str(at), **({f"late{at}": "x"} if at > 990 else {})} for at in range(1010)]
    table = open_table(write_json_lines(tmp_path / "list.jsonl", rows))
    assert table.rows == 1010
    assert cells(table.db, "c0")[1005] == ("1005",)
    assert cells(table.db)[1005][table.columns.index("late1005")] == "x"


KEYS = st.text("abcdefgh", min_size=1, max_size=6)
VALUES = st.recursive(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=8),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in leaves(each)]
    if isinstance(value, list):
        return [text for each in value for text in leaves(each)]
    return [str(value)]


@given(record=st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_every_value_stands_somewhere(record: dict[str, object]) -> None:
    assert sorted(text for _, text in flat(record)) == sorted(leaves(record))


@given(
    rows=st.lists(
        st.dictionaries(
            KEYS, st.text("xyz 1é,;\"'\n\\", min_size=1, max_size=9).filter(str.strip), min_size=2, max_size=4
        ),
        min_size=2,
        max_size=8,
    )
)
def test_whatever_is_written_comes_out(tmp_path: Path, rows: list[dict[str, str]]) -> None:
    table = open_table(write_json_lines(tmp_path / "list.jsonl", [{"number": "n", **row} for row in rows]))
    found = [
        {name: cell for name, cell in zip(table.columns, row, strict=True) if cell is not None}
        for row in cells(table.db)
    ]
    assert found == [{"number": "n", **row} for row in rows]


def test_headings_are_as_short_as_they_may_be() -> None:
    keys = [Key(("object", "number")), Key(("loan", "number")), Key(("title",), ("sv",)), Key(("title",), ("en",))]
    assert headings(keys, {keys[2]: 9, keys[3]: 5}) == ("object.number", "loan.number", "title", "title (en)")
