from __future__ import annotations

import csv
from pathlib import Path

from reorg.documentation import parse_dimensions

SAMPLE = Path(__file__).parents[2] / "museums" / "sizes-400" / "sizes.csv"
SIDES = ("height", "width", "depth", "diameter", "weight")


def test_none_of_400_sizes_that_a_person_read_is_read_otherwise() -> None:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = []
    for row in rows:
        found = parse_dimensions(row["text"])
        told = {side: getattr(found, side) for side in SIDES}
        expected = {side: float(row[side]) if row[side] else None for side in SIDES}
        if told != expected:
            wrong.append((row["text"], told))
    assert len(rows) == 400
    assert wrong == []
