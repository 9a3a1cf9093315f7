"""What does the reconciled register say, in the museum's own columns, and which row of which source says each cell?

The columns are those of the list that
most objects were entered from, in its order and its words; what is known beyond them follows in columns of ours. A
cell that nobody amended is given as the list wrote it, letter by letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reorg.documentation import clean
from reorg.exchange.columns import SIZES
from reorg.exchange.files import Files
from reorg.exchange.reading import Reading, read
from reorg.exchange.sizes import FACTORS
from reorg.exchange.tables.table import ask
from reorg.exchange.unreadable import Unreadable
from reorg.language import Message, say
from reorg.museum import FIELDS, Layer, Museum, natural, said_by

DERIVED = frozenset({"size_from", "place", "photo"})
"""Fields that get no column of their own: a place is written as its path."""


Layers = Mapping[str, Sequence[Layer]]


def clean_register(
    museum: Museum, layers: Layers, files: Files, *, undone: Collection[str] = (), outside: bool = False
) -> clean.CleanRegister:
    """Return the register of a museum; ``layers`` are what was said of each object (``Fold.piles``).

    With ``outside`` what must not leave the house stays in it: places and values (``Field.secret``).
    """
    base = _base(museum)
    reading = _read_again(museum, base, files)
    own = _own_columns(reading, outside=outside) if reading else ()
    held = {field for _, field in own if field}
    more = tuple(name for name in _known_fields(museum) if name not in held and not (outside and FIELDS[name].secret))
    writer = _Writer(museum, base, own, more, _units(reading))
    written = _cells_of(reading, [at for at, _ in own]) if reading else {}
    objects = museum.objects
    order = sorted(range(len(objects)), key=lambda at: natural(objects.words("number")[at] or "\uffff"))
    lines = [writer.line(objects.ids[at], said_by(layers.get(objects.ids[at], ()), undone), written) for at in order]
    headings: list[Message | str] = [reading.table.columns[at] for at, _ in own] if reading else []
    withheld = tuple(name for name, field in FIELDS.items() if field.secret) if outside else ()
    return clean.CleanRegister(
        museum.name,
        (*headings, *(FIELDS[name].label for name in more)),
        (*(field for _, field in own), *more),
        tuple(lines),
        museum.sources,
        base if reading else "",
        withheld,
    )


def _base(museum: Museum) -> str:
    """Return the source whose columns the museum thinks in: the one that most of its objects were entered from."""
    counted = Counter(source for source in museum.objects.words("source") if source in museum.sources)
    return min(counted, key=lambda source: (-counted[source], source), default="")


def read_source(museum: Museum, source: str, files: Files) -> Reading:
    """Return a source read again from the kept file, by its saved meaning.

    Raises :class:`Unreadable` if the file is not here any more, or is no longer what it was.
    """
    facts = museum.sources[source]
    sha256, name = str(facts.get("sha256", "")), str(facts.get("name", source))
    if not files.sound(sha256):
        raise Unreadable(
            say(
                "The kept file of {name} is not here any more, or was changed. What was decided about it stays. Bring "
                "the same file in again, and it is found by its content.",
                name=name,
            )
        )
    columns = facts.get("columns")
    saved = columns if isinstance(columns, Sequence) and not isinstance(columns, str) else None
    return read(files.path(sha256), sheet=str(facts.get("sheet", "")) or None, columns=saved)


def _read_again(museum: Museum, source: str, files: Files) -> Reading | None:
    try:
        return read_source(museum, source, files) if source else None
    except Unreadable:
        return None  # the register is whole without it: then its columns are ours


def _own_columns(reading: Reading, *, outside: bool) -> tuple[tuple[int, str], ...]:
    """Return (position, field) of the list's own columns; "" is a column that is kept and means nothing to us."""
    fields = {at: name for name, at in reading.meaning.items()}
    columns = [(at, fields.get(at, "")) for at in range(len(reading.table.headers))]
    if not outside:
        return tuple(columns)
    # a column that nobody named may hold anything: outside the house only what is known to be harmless is shown
    return tuple((at, field) for at, field in columns if field and not FIELDS[field].secret)


def _units(reading: Reading | None) -> Mapping[str, str]:
    """Return the unit that the list's own columns of size are in, by field."""
    return dict(reading.units) if reading else {}


def _known_fields(museum: Museum) -> Iterator[str]:
    """Yield the fields of which something is known for some object."""
    for name, field in FIELDS.items():
        if name in DERIVED:
            continue
        column = museum.objects.numbers(name) if field.numeric else museum.objects.words(name)
        if any(each == each and each != "" for each in column):  # noqa: PLR0124 - NaN is not itself
            yield name


def _cells_of(reading: Reading, positions: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the cells of every row, as written."""
    columns = ", ".join(["row", *(f"c{at}" for at in positions)])
    found = ask(reading.table.db, columns).fetchall()
    return {row: tuple(cell or "" for cell in cells) for row, *cells in found}


@dataclass(frozen=True)
class _Writer:
    museum: Museum
    base: str
    own: tuple[tuple[int, str], ...]
    more: tuple[str, ...]
    units: Mapping[str, str]

    def line(self, each: str, said: Mapping[str, Layer], written: Mapping[int, tuple[str, ...]]) -> clean.Line:
        """Return the line of one object."""
        objects = self.museum.objects
        at = objects.index[each]
        source, row = objects.words("source")[at], objects.numbers("row")[at]
        first = clean.Ground(source, int(row)) if source and row == row else clean.Ground()  # noqa: PLR0124 - NaN is not itself
        facts = objects.facts(at)
        as_written = written.get(first.row, ()) if source == self.base else ()
        cells = [
            self._own(field, as_written[place] if as_written else "", facts, said, first)
            for place, (_, field) in enumerate(self.own)
        ]
        cells += [self._cell(name, facts, said) for name in self.more]
        return clean.Line(each, tuple(cells), first)

    def _own(
        self, field: str, as_written: str, facts: Mapping[str, object], said: Mapping[str, Layer], first: clean.Ground
    ) -> clean.Cell:
        """Return a cell in a column of the museum's own: as it was written, or as it was amended since."""
        layer = said.get("place" if field == "place_text" and "place" in said else field)
        if not field or layer is None or clean.ground_of(layer) == first:
            return clean.Cell(as_written, first if as_written else None)
        amended = self._cell(field, facts, said)
        return clean.Cell(amended.text, amended.ground, amended=amended.text != as_written)

    def _cell(self, name: str, facts: Mapping[str, object], said: Mapping[str, Layer]) -> clean.Cell:
        if name == "place_text" and "place" in facts:
            path = self.museum.places.path(str(facts["place"]))
            text = " / ".join(place.label for place in path if place.kind not in {"site", "building"})
            return clean.Cell(
                text or str(facts.get("place_text", "")), clean.ground_of(said["place"]) if "place" in said else None
            )
        value = facts.get(name)
        if value is None or name not in said:
            return clean.Cell()
        text = self._measure(name, value) if isinstance(value, float) else str(value)
        return clean.Cell(text, clean.ground_of(said[name]))

    def _measure(self, name: str, value: float) -> str:
        """Return a number in the unit that the museum's own column has (mm and kg where it has none)."""
        factor = FACTORS.get(self.units.get(name, ""), 1.0) if name in SIZES else 1.0
        return f"{value / factor:.10g}"
