"""Rows whose cells stand one column too far, and numbers in other digits, are named; nothing is moved."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange.tables import Table, open_table
from reorg.exchange.tables.slipped import western
from tests.exchange.tables.writers import cells

HEAD = ["Number", "Object name", "Year", "Height", "Material", "Location"]


def museum(rows: int) -> list[list[str]]:
    chance = random.Random(7)
    names, stuffs = ["clay jar", "iron lamp", "wool rug", "spoon"], ["clay", "iron", "wool", "silver"]
    return [
        [
            f"19{chance.randrange(10, 99)}.{at}",
            chance.choice(names),
            str(chance.randrange(1800, 1990)) if chance.random() < 0.9 else "",
            str(chance.randrange(10, 900)),
            chance.choice(stuffs),
            f"Shelf {chance.randrange(20)}",
        ]
        for at in range(rows)
    ]


def written(path: Path, rows: list[list[str]]) -> Table:
    path.write_text("\n".join("\t".join(row) for row in [HEAD, *rows]) + "\n", encoding="utf-8")
    return open_table(path)


@pytest.mark.parametrize("count", [40, 400])
def test_rows_that_slipped_are_named_and_not_moved(count: int, tmp_path: Path) -> None:
    rows = museum(count)
    right, left = rows[11], rows[30]
    rows[11] = ["", *right[:-1]]
    rows[30] = [*left[1:], ""]
    table = written(tmp_path / "list.tsv", rows)
    notes = {note.rows: str(note.message) for note in table.notes if note.code == "row_slipped"}
    assert set(notes) == {(12,), (31,)}
    assert f"Number: {right[0]}" in notes[12,]
    assert "too far right" in notes[12,]
    assert "too far left" in notes[31,]
    assert cells(table.db, "c1")[11] == (right[0],)


def test_a_sound_list_has_no_such_note(tmp_path: Path) -> None:
    assert not [note for note in written(tmp_path / "list.tsv", museum(500)).notes if note.code == "row_slipped"]


def test_numbers_in_other_digits_are_said_and_kept(tmp_path: Path) -> None:
    rows = museum(60)
    rows[3][0], rows[4][3], rows[5][3] = "١٩٧٨.١٢", "1\u00a0200", "２２０"
    table = written(tmp_path / "list.tsv", rows)
    note = next(note for note in table.notes if note.code == "other_digits")
    assert note.rows == (4, 5, 6)
    assert "“١٩٧٨.١٢” counts as “1978.12”" in str(note.message)
    assert cells(table.db, "c0")[3] == ("١٩٧٨.١٢",)


@given(st.integers(0, 10**9), st.sampled_from("٠۰０०"))
def test_digits_of_all_scripts_are_the_same_number(number: int, zero: str) -> None:
    assert western("".join(chr(ord(zero) + int(digit)) for digit in str(number))) == str(number)
