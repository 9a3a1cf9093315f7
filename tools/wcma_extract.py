"""Choose the real objects of the sample museum: `python tools/wcma_extract.py wcma-objects.csv.gz`.

The file is the flat object table of the Williams College Museum of Art (CC0; see SOURCE.txt beside the extract). Every
thing with three dimensions is kept; works on paper, photographs, pictures and books are filled up by whole accession
lots, so that numbers still run on. Rows are copied as they are, all columns, ordered by number.
"""

from __future__ import annotations

import csv
import gzip
import io
import random
import re
import sys
from pathlib import Path

from reorg.museum import natural
from reorg.practice.family import family_of

WANTED = {"picture": 430, "paper": 750, "photograph": 280, "book": 120, "scroll": 20}
LARGEST_LOT = 40
OUT = Path(__file__).parents[1] / "src/reorg/practice/data/wcma-extract.csv.gz"
Row = dict[str, str]


def lot_of(number: str) -> str:
    """Return what an accession number shares with the others that came together: 37.2 for 37.2.130.A."""
    return re.sub(r"\.\d+(\.[A-Za-z]+\d*)*$", "", number)


def chosen(rows: list[Row]) -> list[Row]:
    """Return the rows of the extract, ordered by number."""
    families = {
        row["id"]: family_of(row["object_name"], collection=row["classification"], dimensions=row["dimensions"])
        for row in rows
    }
    keep = [row for row in rows if families[row["id"]] not in WANTED]
    lots: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if families[row["id"]] in WANTED:
            lots.setdefault((families[row["id"]], lot_of(row["accession_number"])), []).append(row)
    order = sorted(lots)
    random.Random(2026).shuffle(order)  # noqa: S311  # a choice of rows, no secret
    left = dict(WANTED)
    for family, lot in order:
        found = lots[family, lot]
        if len(found) <= min(LARGEST_LOT, left[family]):
            left[family] -= len(found)
            keep += found
    return sorted(keep, key=lambda row: natural(row["accession_number"]))


def main(source: Path) -> None:
    """Write the extract, byte-identical on every run."""
    with gzip.open(source, "rt", encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), list(reader.fieldnames or ())
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    kept = chosen(rows)
    writer.writerows(kept)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{len(kept)} of {len(rows)} rows, {OUT.stat().st_size / 1000:.0f} kB: {OUT.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
