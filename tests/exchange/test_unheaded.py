"""Is a free text found that says what the objects are, and only where nothing else says it?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reorg.exchange.columns import guess
from reorg.exchange.tables import open_table

SEEN = (
    "clay jar, one handle broken",
    "small iron lamp",
    "two wooden masks, painted red",
    "blue glass bottle with stopper",
)
SEEN += (
    "old sewing machine in its case",
    "a pair of leather shoes",
    "framed photograph of the harbour",
    "bell with grip",
)
VU = (
    "jarre en terre cuite, anse cassée",
    "petite lampe de fer",
    "deux masques de bois peints",
    "bouteille de verre bleu",
)
VU += ("vieille machine à coudre", "paire de souliers", "photographie encadrée du port", "clochette à main")
LONG = tuple(
    f"{each}, found on the lower shelf behind the door; somebody wrapped it in newspaper years ago" for each in SEEN
)
PEOPLE = (
    "John Smith",
    "Mary Jones",
    "Ali Hassan",
    "Peter Black",
    "Anna White",
    "Jean Petit",
    "Hans Braun",
    "Maria Lopez",
)
FEW = ("yes", "no", "yes", "yes", "no", "yes", "no", "no")


def last(tmp_path: Path, *columns: tuple[str, tuple[str, ...]]) -> tuple[str, float]:
    """Return what the last column of a small list is taken for, and how surely."""
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["No", *(heading for heading, _ in columns)])
        writer.writerows(
            [str(at), *row] for at, row in enumerate(zip(*(cells for _, cells in columns), strict=True), 100)
        )
    found = guess(open_table(path))[-1]
    return found.field, found.confidence


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("What it is", SEEN, "name"),
        ("What I see", SEEN, "name"),
        ("Objet vu", VU, "name"),
        ("Ce que je vois", VU, "name"),
        ("What I see", LONG, "description"),
    ],
)
def test_a_free_text_says_what_the_objects_are(
    tmp_path: Path, heading: str, cells: tuple[str, ...], field: str
) -> None:
    found, confidence = last(tmp_path, ("Shelf", FEW), (heading, cells))
    assert found == field
    assert confidence < 0.6


@pytest.mark.parametrize(
    ("before", "heading", "cells"),
    [
        (("Title", SEEN), "What I see", LONG),
        (("Object", SEEN), "Ce que je vois", VU),
        (("Shelf", FEW), "Who brought it", PEOPLE),
        (("Shelf", FEW), "Checked by Tom", FEW),
    ],
)
def test_nothing_is_proposed_beside_a_name_or_for_another_thing(
    tmp_path: Path, before: tuple[str, tuple[str, ...]], heading: str, cells: tuple[str, ...]
) -> None:
    assert last(tmp_path, before, (heading, cells))[0] == ""


def test_a_heading_is_believed(tmp_path: Path) -> None:
    assert last(tmp_path, ("Shelf", FEW), ("Remarks", SEEN))[0] == "notes"
