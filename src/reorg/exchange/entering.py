"""What would be entered into the journal for a list: the source, and what each row says of an object?

Nothing is entered here. Words for "unknown" become unknown, not text; what the list wrote about a place is kept
beside the place it means; the list itself is not altered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reorg.documentation import NOTHING_SAID, shape_of
from reorg.exchange.columns import SIZES
from reorg.exchange.place_words import PlaceFinder
from reorg.exchange.reading import Reading
from reorg.exchange.sizes import SizeReader, comma_in, number_in
from reorg.exchange.tables.table import ask
from reorg.museum import FIELDS, Draft, Museum, Objects, Places, object_id, says_nothing

_BATCH = 4096
_TEXT = tuple(name for name, each in FIELDS.items() if not each.numeric and name not in {"place", "size_from"})


def drafts(reading: Reading, places: Places) -> Iterator[Draft]:
    """Yield what would be entered: first the source, then one object a row, in the order of the list.

    Ids are made from the file's content and the row, so that reading the same file again speaks of the same things.
    Sizes are mm and kg, only where the unit is known; ``place`` is set only where exactly one known place is meant.
    """
    yield Draft("source", reading.source, reading.facts())
    finder = PlaceFinder(places)
    names = [name for name in _TEXT if name in reading.meaning]
    asked, sizes = _question(reading, names)
    count = reading.meaning.get("count")
    place = names.index("place_text") if "place_text" in names else None
    source, texts = reading.source, len(names)
    silent = {name: told for name in names if (told := _silent(reading.confirmed.get(name, {})))}
    asks = ["" if name == "place_text" else name for name in names]  # what is no place is kept as it was written
    found = ask(reading.table.db.cursor(), asked, "ORDER BY row")
    while rows := found.fetchmany(_BATCH):
        for number, *cells in rows:
            data: dict[str, object] = {
                name: text
                for name, asked_for, cell in zip(names, asks, cells, strict=False)
                if cell is not None and not says_nothing(text := cell.strip(), asked_for)
            }
            for name, shapes in silent.items():
                if name in data and shape_of(str(data[name]), name) in shapes:
                    del data[name]  # a person said that such values say nothing
            if sizes is not None:
                size, known = sizes.sizes(cells)
                if known:
                    data.update(size)
                    data["size_from"] = known
            if count is not None and (parts := cells[texts]) is not None:
                many, unit = number_in(parts)
                if many and not unit and 0 < many < 1e9:
                    data["count"] = int(many) if many.is_integer() else many
            # the store is asked before a word such as NA counts as saying nothing
            if place is not None and (words := (cells[place] or "").strip()) and (meant := finder.find(words)):
                data |= {"place": meant, "place_text": words}
            data["source"] = source
            data["row"] = number
            yield Draft("object", object_id(source, number), data)


def _silent(shapes: Mapping[str, str]) -> frozenset[str]:
    """Return the shapes that say nothing, as a person confirmed."""
    return frozenset(shape for shape, said in shapes.items() if said == NOTHING_SAID)


def _question(reading: Reading, names: Sequence[str]) -> tuple[str, SizeReader | None]:
    """Return the columns to ask for (texts, then the count, then sizes and units), and the reader of sizes."""
    meaning = reading.meaning
    asked = ["row", *(f"c{meaning[name]}" for name in names)]
    if "count" in meaning:
        asked.append(f"c{meaning['count']}")
    places: dict[str, int] = {"dimensions": names.index("dimensions")} if "dimensions" in names else {}
    beside: dict[str, int] = {}
    for name in (name for name in SIZES if name in meaning):
        places[name] = len(asked) - 1
        asked.append(f"c{meaning[name]}")
    for name, unit in reading.units.items():
        if unit.startswith("column ") and name in meaning:
            beside[name] = len(asked) - 1
            asked.append(f"c{int(unit.removeprefix('column '))}")
    units = {name: "" if unit.startswith("column ") else unit for name, unit in reading.units.items()}
    reader = SizeReader(places, units, reading.assumed, beside, _comma(reading), reading.confirmed)
    return ", ".join(asked), reader if reader.any else None


def _comma(reading: Reading) -> str:
    """Return what a comma is in the columns of sizes."""
    columns = [f"c{reading.meaning[name]}" for name in SIZES if name in reading.meaning]
    shows = "DISTINCT {0}", "WHERE {0} LIKE '%,%' OR {0} LIKE '%.%'"
    held = (ask(reading.table.db, *(part.format(name) for part in shows)).fetchall() for name in columns)
    return comma_in(text for rows in held for (text,) in rows)


@dataclass(frozen=True)
class ImportPreview:
    """What an import would change, before it is made.

    ``rows`` of the list; ``new``, ``changed`` and ``unchanged`` objects among them; ``numbers_used`` rows whose number
    another object of the museum has already; ``placed`` rows whose place is known, ``unplaced`` rows that name a
    place which is not, ``no_place`` rows that name none; ``sized`` rows that give a size in mm. ``unknown_places``
    are the words used for unknown places with their counts, most frequent first.
    """

    rows: int
    new: int
    changed: int
    unchanged: int
    numbers_used: int
    placed: int
    unplaced: int
    no_place: int
    sized: int
    unknown_places: tuple[tuple[str, int], ...]


def preview(reading: Reading, museum: Museum) -> ImportPreview:
    """Return what an import of ``reading`` into ``museum`` would change. Nothing is changed."""
    objects = museum.objects
    used = _numbers(objects)
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for draft in drafts(reading, museum.places):
        if draft.kind != "object":
            continue
        counts["rows"] += 1
        at = objects.index.get(draft.about)
        counts["new" if at is None else "unchanged" if _same(objects, at, draft.data) else "changed"] += 1
        others = used.get(str(draft.data.get("number", "")), ())
        counts["numbers_used"] += any(other != draft.about for other in others)
        counts["sized"] += "size_from" in draft.data
        if "place" in draft.data:
            counts["placed"] += 1
        elif not says_nothing(written := str(draft.data.get("place_text", "")), "place_text"):
            counts["unplaced"] += 1
            words[written] += 1
        else:
            counts["no_place"] += 1
    return ImportPreview(
        counts["rows"],
        counts["new"],
        counts["changed"],
        counts["unchanged"],
        counts["numbers_used"],
        counts["placed"],
        counts["unplaced"],
        counts["no_place"],
        counts["sized"],
        tuple(words.most_common()),
    )


def _numbers(objects: Objects) -> Mapping[str, Sequence[str]]:
    """Return the ids of the museum's objects by number."""
    found: dict[str, list[str]] = {}
    for each, number in zip(objects.ids, objects.words("number"), strict=True):
        if number:
            found.setdefault(number, []).append(each)
    return found


def _same(objects: Objects, at: int, said: Mapping[str, object]) -> bool:
    """Return whether the museum already holds all that is said of the object at position ``at``."""
    for name, value in said.items():
        if isinstance(value, str):
            if objects.words(name)[at] != value:
                return False
        elif objects.numbers(name)[at] != value:
            return False
    return True
