"""What is true of a practice museum, so that a test or a coach can ask whether it was found?

The truth is kept sealed: JSON whose content is packed (zlib) and written in base 64, so that nobody reads it by
accident. This hides it from curious eyes, not from somebody who means to look.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

VERSION = 1
NOTE = (
    "Sealed, so that nobody reads it by accident. Work with the museum first; then: reorg practice FOLDER --open-truth"
)
_LINE = 49_152  # bytes of a packed line: a multiple of 3, so that each line is base 64 by itself
FORMULA = (
    "share of a shelf, drawer or floor area = sum over the objects truly there of width x depth / (its width x "
    "depth); paper, photographs, textiles and scrolls may lie on each other: width x depth x height / (its width "
    "x depth x clear height), but not on the floor; on a screen of the hanging rack: width x height / (2 faces x "
    "its width x height). Sizes as stored, in mm, see 'things'. A unit is the mean of its levels, weighted by "
    "what they can hold (the denominators). 'fill' in store.csv is this by eye: a tenth too much or too little, "
    "in tenths."
)
KINDS: Mapping[str, str] = {
    "number-doubled": "two objects carry one number in the list (the second row is wrong)",
    "row-twice": "one object is on two rows (the second was typed again)",
    "number-missing": "the row has no number",
    "number-odd": "the number is written in another shape than the rest",
    "number-date": "a spreadsheet turned the number into a date",
    "number-gap": "a number in a running series is on no row",
    "encoding": "letters were broken by a wrong encoding",
    "date-impossible": "the date cannot be",
    "name-missing": "the row has no object name",
    "size-missing": "the row has no dimensions",
    "record-wrong": "the dimensions on the row are those of another object",
    "place-missing": "the row has no place",
    "place-unknown": "the place on the row does not exist in the store",
    "place-loose": "the place is written without its zero: A2-1 for A02-1, which may be mistaken for A21",
    "place-room": "the row names only a room",
    "misplaced": "the object stands elsewhere than the row says",
    "floor": "the object stands on the floor",
    "lost": "the object is not in the store",
    "stolen": "the object was taken by a thief",
    "theft-altered": "the thief altered the record of what was taken: its remark says that it was lent or given back",
    "theft-removed": "the thief took the record of what was taken out of the list",
    "stranger": "a thing stands in the store without a row",
    "unlabelled": "no number is written on the object",
}


@dataclass(frozen=True, slots=True)
class TrueThing:
    """One thing and where it truly stands.

    ``rows`` are its rows in the register, from 1 after the header (none: a stranger). ``place`` is where it is ("":
    it is gone), ``recorded`` the place that its row means, cleanly written ("": none or one that does not exist).
    Sizes in mm as stored. ``real`` is False for invented things that are no museum objects.
    """

    id: str
    rows: tuple[int, ...]
    number: str
    name: str
    title: str
    family: str
    place: str
    recorded: str
    width: int
    depth: int
    height: int
    size_known: bool = True
    labelled: bool = True
    real: bool = True


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing done on purpose: its ``kind`` (see :data:`KINDS`), rows and objects, what is written and what is clean.

    ``column`` is the heading in the register ("" for what is true of the store and not of the list).
    """

    kind: str
    rows: tuple[int, ...] = ()
    objects: tuple[str, ...] = ()
    column: str = ""
    written: str = ""
    clean: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Another record of the same objects: its ``file``, what it is to the museum (reorg.museum.ROLES), and its rows.

    ``things`` gives, row by row (from 1 after the header), the id of the thing that the row speaks of; ``slipped`` the
    rows on which the hand that wrote it slipped, by kind.
    """

    file: str
    role: str
    things: tuple[str, ...]
    slipped: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Truth:
    """Everything that is true of a practice museum made with these parameters.

    ``already`` are rows on which the real record lacks a fact by itself. ``occupancy`` is the true share by place
    code (1.0 is full; see ``formula``). ``files`` are the SHA-256 of the files this is true of. ``again`` is how many
    objects are real rows used once more under an invented number. ``accounts`` are the museum's other records, if any
    were asked for.
    """

    seed: int
    objects: int
    disorder: float
    again: int
    things: tuple[TrueThing, ...]
    planted: tuple[Planted, ...]
    already: Mapping[str, tuple[int, ...]]
    occupancy: Mapping[str, float]
    files: Mapping[str, str] = field(default_factory=dict)
    formula: str = FORMULA
    accounts: tuple[Account, ...] = ()

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each kind was planted; every kind is named, also those at 0."""
        found = Counter(each.kind for each in self.planted)
        return {kind: found[kind] for kind in KINDS}

    @cached_property
    def by_id(self) -> Mapping[str, TrueThing]:
        """The things by id."""
        return {thing.id: thing for thing in self.things}

    @cached_property
    def rows_of_number(self) -> Mapping[str, tuple[int, ...]]:
        """The rows of each thing by its true number."""
        return {thing.number: thing.rows for thing in self.things if thing.number}

    def of(self, kind: str) -> list[Planted]:
        """Return what was planted of a kind; raises KeyError for a kind there is not."""
        if kind not in KINDS:
            raise KeyError(kind)
        return [each for each in self.planted if each.kind == kind]

    def rows(self, kind: str) -> list[int]:
        """Return the register rows (from 1 after the header) of a kind, planted and already there, in order."""
        return sorted({row for each in self.of(kind) for row in each.rows} | set(self.already.get(kind, ())))

    def save(self, path: Path, *, sealed: bool = True) -> None:
        """Write it as JSON, the same bytes for the same truth: ``sealed``, or plainly, one thing a line."""
        with path.open("w", encoding="utf-8", newline="\n") as file:
            if not sealed:
                file.writelines(self._plain())
                return
            file.write(f'{{"truth": {VERSION}, "seed": {self.seed}, "note": {json.dumps(NOTE)}, "sealed": [\n')
            for at, line in enumerate(_packed(self._plain())):
                file.write(("," if at else " ") + f'"{line}"\n')
            file.write("]}\n")

    def _plain(self) -> Iterator[str]:
        """Yield the JSON in pieces: the truth of a million objects is never one string."""
        head = {
            "truth": VERSION,
            "seed": self.seed,
            "objects": self.objects,
            "disorder": self.disorder,
            "again": self.again,
            "formula": self.formula,
            "kinds": KINDS,
            "counts": self.counts,
            "files": self.files,
            "already": self.already,
            "occupancy": self.occupancy,
        }
        yield "{" + ",\n".join(
            f"{json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in head.items()
        )
        yield from _listed("planted", map(asdict, self.planted))
        yield from _listed("things", map(asdict, self.things))
        yield from _listed("accounts", map(asdict, self.accounts))
        yield "}\n"


def _listed(name: str, values: Iterable[Mapping[str, object]]) -> Iterator[str]:
    yield f',\n"{name}": ['
    for at, value in enumerate(values):
        yield (",\n" if at else "\n") + json.dumps(value, ensure_ascii=False)
    yield "\n]"


def _packed(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the text packed and in base 64, in lines of at most ``_LINE`` signs."""
    packer, waiting = zlib.compressobj(6), bytearray()
    for piece in pieces:
        waiting += packer.compress(piece.encode())
        while len(waiting) >= _LINE:
            yield base64.b64encode(waiting[:_LINE]).decode()
            del waiting[:_LINE]
    waiting += packer.flush()
    for start in range(0, len(waiting), _LINE):
        yield base64.b64encode(waiting[start : start + _LINE]).decode()


def _unpacked(lines: Iterable[str]) -> bytes:
    unpacker = zlib.decompressobj()
    found = b"".join(unpacker.decompress(base64.b64decode(line, validate=True)) for line in lines)
    if not unpacker.eof:
        raise ValueError("the seal is cut short")
    return found


def load_truth(path: Path) -> Truth:
    """Return the truth kept in a file, sealed or not, or in ``truth.json`` of a folder; ValueError if it is none of ours."""
    path = path / "truth.json" if path.is_dir() else path
    read = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(read, dict) or read.get("truth") != VERSION:
        raise ValueError(f"{path.name} holds no truth of version {VERSION}")
    if "sealed" in read:
        try:
            read = json.loads(_unpacked(read["sealed"]))
        except (ValueError, TypeError, zlib.error) as problem:
            raise ValueError(f"the seal of {path.name} is broken: {problem}") from problem
    return Truth(
        seed=read["seed"],
        objects=read["objects"],
        disorder=read["disorder"],
        again=read["again"],
        things=tuple(TrueThing(**{**each, "rows": tuple(each["rows"])}) for each in read["things"]),
        planted=tuple(
            Planted(**{**each, "rows": tuple(each["rows"]), "objects": tuple(each["objects"])})
            for each in read["planted"]
        ),
        already={kind: tuple(rows) for kind, rows in read["already"].items()},
        occupancy=read["occupancy"],
        files=read["files"],
        formula=read["formula"],
        accounts=tuple(
            Account(
                each["file"],
                each["role"],
                tuple(each["things"]),
                {kind: tuple(rows) for kind, rows in each["slipped"].items()},
            )
            for each in read.get("accounts", ())
        ),
    )
