"""How does a list of half a million objects come about whose cells are all real? (It is made here, and measured elsewhere.)

Usage: ``python benchmarks/large_list.py OUT.csv WCMA.csv CMOA.csv TATE.csv [ROWS]`` (all CC0; gzipped or not).

Protocol. The three lists are laid into one set of columns. A row of the large list takes its cells from the real rows
in bundles that belong together (what it is called; who made it when of what, and how it came; how large it is; how it is
described; where it is), each bundle from another real row of the *same* museum, drawn with a seed: so every cell is
real and every column is as various as it was, and yet no row stands there twice. Numbers are the museum's own, with the
museum's letter in front; once they are used up they begin again with one more letter.
"""

from __future__ import annotations

import csv
import gzip
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 3
ROWS = 500_000
LETTERS = "BCDEFGHJKLMNPQRSTUVXYZ"
LETTER = {"wcma": "W.", "cmoa": "C.", "tate": ""}
BUNDLES: dict[str, tuple[str, ...]] = {
    "called": ("number", "title", "name", "classification"),
    "made": ("artist", "date", "earliest", "latest", "medium", "culture", "credit line", "acquired", "provenance"),
    "sized": ("dimensions", "width", "height", "depth", "units"),
    "told": ("inscription", "description"),
    "stands": ("location", "department", "photograph", "web page"),
}
COLUMNS = tuple(column for bundle in BUNDLES.values() for column in bundle)
SAME = {
    "wcma": {
        "number": "accession_number", "title": "title", "name": "object_name", "classification": "classification",
        "artist": "maker", "date": "creation_date", "earliest": "creation_date_earliest",
        "latest": "creation_date_latest", "medium": "medium", "culture": "culture", "dimensions": "dimensions",
        "credit line": "credit_line", "acquired": "accession_date", "inscription": "inscriptions",
        "description": "description", "department": "department", "photograph": "filename",
    },
    "cmoa": {
        "number": "accession_number", "title": "title", "classification": "classification",
        "artist": "creator_full_name", "date": "creation_date", "earliest": "creation_date_earliest",
        "latest": "creation_date_latest", "medium": "medium", "culture": "creator_nationality",
        "width": "item_width", "height": "item_height", "depth": "item_depth", "credit line": "credit_line",
        "acquired": "date_acquired", "provenance": "provenance_text", "location": "physical_location",
        "department": "department", "web page": "web_url",
    },
    "tate": {
        "number": "acno", "title": "title", "classification": "classification", "artist": "all_artists",
        "date": "dateText", "medium": "medium", "dimensions": "dimensions", "width": "width", "height": "height",
        "depth": "depth", "units": "units", "credit line": "creditLine", "acquired": "acquisitionYear",
        "inscription": "inscription", "department": "groupTitle", "web page": "url",
    },
}  # fmt: skip
"""Which column of each museum stands in which of the large list."""


def real(path: Path, museum: str) -> list[dict[str, str]]:
    """Return the rows of one museum under the large list's columns."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as lines:
        rows = [{ours: row.get(theirs) or "" for ours, theirs in SAME[museum].items()} for row in csv.DictReader(lines)]
    for row in rows:
        row["number"] = LETTER[museum] + row["number"]
    return rows


def drawn(museums: list[list[dict[str, str]]], rows: int) -> Iterator[list[str]]:
    """Yield ``rows`` rows; the museums stand in it one after the other, in proportion to their size."""
    chance = random.Random(SEED)
    total = sum(map(len, museums))
    for museum in museums:
        for at in range(round(rows * len(museum) / total)):
            again, own = divmod(at, len(museum))
            row = []
            for name, columns in BUNDLES.items():
                source = museum[own] if name == "called" else chance.choice(museum)
                row += [source.get(column, "") for column in columns]
            row[0] = (LETTERS[again - 1] if again else "") + row[0]
            yield row


def main(arguments: list[str]) -> int:
    """Write the list."""
    if len(arguments) < 4 or not all(Path(each).is_file() for each in arguments[1:4]):
        print(__doc__)
        return 2
    museums = [real(Path(path), name) for path, name in zip(arguments[1:4], SAME, strict=True)]
    rows = int(arguments[4]) if len(arguments) > 4 else ROWS
    with Path(arguments[0]).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(drawn(museums, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
