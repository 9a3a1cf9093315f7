"""Which shapes have the values of a column, how are they read, and which does a person have to confirm?

Figures become 9 and letters a; what is left are a few dozen shapes where there were thousands of values. A person
confirms shapes, not cells: a decision about one is a decision about all its rows, and is kept as plain data
(:mod:`reorg.documentation.confirming`). Most lists are clean after a hundred.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reorg.documentation.confirming import AS_READ, MEASURES, UNITS, choices, confirmed_date, confirmed_size
from reorg.documentation.grammar import size_words
from reorg.documentation.grammar.credits import read_credit
from reorg.documentation.grammar.dates import parse_date
from reorg.documentation.grammar.dimensions import (
    BARE_D,
    CONTRADICTION,
    NO_UNIT,
    ORDER,
    TOO_MANY,
    Dimensions,
    parse_dimensions,
)
from reorg.documentation.grammar.inscriptions import read_inscriptions
from reorg.documentation.grammar.names import read_names
from reorg.documentation.grammar.numbers import number_shape
from reorg.documentation.grammar.origins import read_origins
from reorg.documentation.grammar.schemes import learn_numbers
from reorg.documentation.grammar.terms import read_terms
from reorg.documentation.grammar.word_lists import fold
from reorg.documentation.register import Register
from reorg.language import Message, in_use, listed, say, size

SAMPLES = 3
NEARLY_ALL = 0.98
"""Share of the looked-at rows of a shape that says how all are understood."""
LOOKED_AT = 12
"""Values of a shape that are read to say how all of them are."""
LONGEST = 200
"""Signs of a shape; what is longer is one shape with all that begins so."""
_FRACTIONS = "½¼¾⅓⅔⅛⅜⅝⅞"
_DIGITS = "[0-9٠-٩۰-۹]"
_FINE = re.compile(rf"(?P<figure>{_DIGITS}+|[{_FRACTIONS}])|(?P<word>[^\W\d_]+)|(?P<space>\s+)")
_COARSE = re.compile(
    rf"(?P<figure>{_DIGITS}+(?:[.,]{_DIGITS}+)*(?:\s+[0-9]+/[0-9]+|/[0-9]+|\s?[{_FRACTIONS}])?|[{_FRACTIONS}])"
    r"|(?P<word>[^\W\d_]+)|(?P<space>\s+)"
)
_SAME_AGAIN = re.compile(r"\ba(?:[ '’.\-]+a\b)+")
_KEPT = frozenset(
    {"x", "h", "w", "d", "l", "p", "b", "c", "ca", "ad", "bc", "bce", "ce", *size_words.MM, *size_words.KG}
)
"""Short words that stay in a shape, because how a size or a date is read hangs on them."""
WORDS = MappingProxyType(
    {"materials": ("materials", "techniques", "objects"), "category": ("objects", "materials"), "name": ("objects",)}
)
"""Fields of words, and where in the vocabulary their words are: their shape is the words in them that are not known."""
ALL_KNOWN = "a"
"""The shape of values of which all words are known."""


class State(StrEnum):
    """How well the values of a shape are understood."""

    UNDERSTOOD = "understood"
    DOUBTFUL = "doubtful"
    NOT = "not understood"

    @property
    def label(self) -> Message:
        """What it is called, on a page and in a terminal alike."""
        return {
            State.UNDERSTOOD: say("understood"),
            State.DOUBTFUL: say("doubtful"),
            State.NOT: say("not understood"),
        }[self]


@dataclass(frozen=True, slots=True)
class Told:
    """How one value is read: in words, and how well."""

    said: Message
    state: State


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with the ``rows`` and distinct ``values`` that have it, three ``samples`` and how each is ``read``.

    ``confirmed`` is what a person said of it (``""``: nobody yet), ``choices`` what may be said, with words.
    """

    shape: str
    rows: int
    values: int
    samples: tuple[str, ...]
    read: tuple[Message, ...]
    state: State
    confirmed: str = ""
    choices: tuple[tuple[str, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a column, those with most rows first. ``rows``, ``values`` and ``count`` are of the whole column.

    ``covering`` gives for 95 and 99 % of the rows how many shapes it takes; ``understood`` the rows of understood shapes.
    """

    field: str
    rows: int
    values: int
    count: int
    understood: int
    covering: Mapping[int, int]
    shapes: tuple[Shape, ...]


def shape_of(text: str, field: str = "", *, fine: bool = False) -> str:
    """Return the shape of a value.

    ``9`` is a number, with its fraction; ``a`` words; units, ``x`` and single letters that name a side stay, and what
    is repeated is said once: ``23 x 7,5 cm`` is ``9 x 9 cm``. The ``fine`` grain keeps all signs and each word
    (``9 x 9,9 cm``). Numbers of objects have their own shape, as everywhere; the shape of words (materials, names,
    categories) is those of them that are not known.
    """
    if field in ("number", "other_numbers"):
        return number_shape(text)
    if field in WORDS and not fine:
        return " + ".join(map(fold, read_terms(text, WORDS[field]).unknown))[:LONGEST] or ALL_KNOWN
    if field == "culture" and not fine:
        unknown = [each for each in read_origins(text).origins if not each.country and not each.people]
        return " + ".join(fold(step) for each in unknown for step in each.steps)[:LONGEST] or ALL_KNOWN
    shape = (_FINE if fine else _COARSE).sub(_sign, text.strip().replace("×", "x")[: 4 * LONGEST])
    if not fine:
        pieces = [piece.strip() for piece in re.split(r"\s*[;|]\s*", _SAME_AGAIN.sub("a", shape))]
        shape = "; ".join(dict.fromkeys(piece for piece in pieces if piece))
    return shape[:LONGEST]


def _sign(run: re.Match[str]) -> str:
    if run["figure"]:
        return "9"
    if run["space"]:
        return " "
    word = run["word"].lower()
    return word if word in _KEPT else "a"


def shapes_of(
    register: Register,
    field: str,
    limit: int = 20,
    *,
    fine: bool = False,
    unit: str = "",
    confirmed: Mapping[str, str] | None = None,
) -> Shapes:
    """Return the ``limit`` most frequent shapes of a field, and what all of them together are.

    ``unit`` is that of bare numbers (from the heading), ``confirmed`` what a person said of shapes already. Raises
    KeyError if the register has no such column.
    """
    column = f"c{register.meaning[field]}"
    held = register.db.execute(
        f"SELECT trim({column}) AS value, count(*) AS n FROM register WHERE trim({column}) <> '' GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for value, n in held:
        groups[shape_of(value, field, fine=fine)].append((value, n))
    read = reader(field, unit, held)
    ordered = sorted(groups.items(), key=lambda each: (-sum(n for _, n in each[1]), each[0]))
    told = [_shape(shape, values, read, field, (confirmed or {}).get(shape, "")) for shape, values in ordered]
    rows = sum(n for _, n in held)
    return Shapes(
        field,
        rows,
        len(held),
        len(told),
        sum(each.rows for each in told if each.state is State.UNDERSTOOD or each.confirmed),
        {percent: _covering([each.rows for each in told], percent * rows / 100) for percent in (95, 99)},
        tuple(told[:limit]),
    )


def to_confirm(found: Shapes, most: int = 20) -> tuple[Shape, ...]:
    """Return the shapes that nobody confirmed and that are not understood, or in doubt, those with most rows first."""
    open_ = [each for each in found.shapes if not each.confirmed and each.state is not State.UNDERSTOOD]
    return tuple(open_[:most])


def _covering(rows: Iterable[int], wanted: float) -> int:
    """Return how many of the largest shapes it takes to hold so many rows."""
    held = 0
    for count, each in enumerate(rows, start=1):
        held += each
        if held >= wanted:
            return count
    return 0


def _shape(shape: str, values: list[tuple[str, int]], read: Read, field: str, said: str) -> Shape:
    looked = [read(value, said) for value, _ in values[:LOOKED_AT]]
    state = _state([(told.state, rows) for told, (_, rows) in zip(looked, values, strict=False)])
    samples = tuple(value for value, _ in values[:SAMPLES])
    return Shape(
        shape,
        sum(n for _, n in values),
        len(values),
        samples,
        tuple(told.said for told in looked[:SAMPLES]),
        state,
        said,
        choices(field, samples[0]),
    )


def _state(looked: list[tuple[State, int]]) -> State:
    """Return how well a shape is understood: as most of its rows, unless one of fifty is not."""
    rows = sum(n for _, n in looked)
    for state in State:
        if sum(n for each, n in looked if each is state) >= NEARLY_ALL * rows:
            return state
    return State.DOUBTFUL


Read = Callable[[str, str], Told]


def reader(field: str, unit: str, values: Iterable[tuple[str, int]]) -> Read:
    """Return how values of a field are told to a person: (value, what was confirmed of its shape) -> :class:`Told`."""
    if field == "number":
        schemes = learn_numbers(values)

        def number(value: str, _: str) -> Told:
            found = schemes.parse(value)
            if found is None:
                return Told(say("follows none of the museum's ways of numbering"), State.NOT)
            return Told(found.scheme.said, State.UNDERSTOOD)

        return number
    if field in MEASURES:
        return lambda value, said: _told_side(value, said if said in UNITS else unit)
    if field == "dimensions":
        return lambda value, said: _told_size(
            parse_dimensions(value, unit) if said in ("", AS_READ) else confirmed_size(value, said, unit)
        )
    if field in WORDS:
        return lambda value, _: _told_terms(field, value)
    return _READERS.get(field, _as_text)


def _told_side(value: str, unit: str) -> Told:
    """Tell a number in a column of one side: the unit stands with it, in the heading, or in a column beside it."""
    if unit.startswith("column "):
        return Told(say("{value}, with the unit that stands beside it", value=value), State.UNDERSTOOD)
    read = parse_dimensions(value, unit)
    found = next((mm for mm in (read.height, read.width, read.depth, read.diameter) if mm is not None), None)
    if found is not None:
        return Told(say("{size} mm", size=size(f"{found:g}")), State.UNDERSTOOD)
    if read.weight is not None:
        return Told(say("{kilograms} kg", kilograms=size(f"{read.weight:g}")), State.UNDERSTOOD)
    return Told(next(iter(read.notes), say("no size")), State.NOT)


def _told_size(read: Dimensions) -> Told:
    sides = (
        (say("height"), read.height),
        (say("width"), read.width),
        (say("depth"), read.depth),
        (say("diameter"), read.diameter),
    )
    known = [say("{side} {size} mm", side=side, size=size(f"{mm:g}")) for side, mm in sides if mm is not None]
    if read.weight is not None:
        known.append(say("weight {kilograms} kg", kilograms=size(f"{read.weight:g}")))
    if not known:
        return Told(next(iter(read.notes), say("no size")), State.NOT)
    doubtful = any(note in read.notes for note in (ORDER, NO_UNIT, CONTRADICTION, TOO_MANY, BARE_D))
    return Told(say("{sizes}", sizes=listed(known)), State.DOUBTFUL if doubtful else State.UNDERSTOOD)


def _told_date(value: str, said: str) -> Told:
    read = confirmed_date(value, said) if said else parse_date(value)
    if read.undated:
        return Told(say("no date"), State.UNDERSTOOD)
    if not read.understood:
        return Told(say("not read as a date"), State.NOT)
    doubtful = read.ambiguous or read.problem is not None or bool(read.left)
    return Told(say("{edtf}", edtf=read.edtf), State.DOUBTFUL if doubtful else State.UNDERSTOOD)


def _told_names(value: str, _: str) -> Told:
    read = read_names(value)
    if not read.understood:
        return Told(say("not read as names"), State.NOT)
    return Told(say("{names}", names=listed([name.turned or name.written for name in read.names])), State.UNDERSTOOD)


def _told_origin(value: str, _: str) -> Told:
    read = read_origins(value)
    said = say("{steps}", steps=listed([" › ".join(reversed(each.steps)) for each in read.origins]))
    return Told(said, State.UNDERSTOOD if read.understood else State.NOT)


def _told_terms(field: str, value: str) -> Told:
    read = read_terms(value, WORDS[field])
    if not read.found:
        return Told(say("no word that is known"), State.NOT)
    known = listed([term.label(in_use()) for term in read.found])
    if read.unknown:
        return Told(say("{known}; not known: {unknown}", known=known, unknown=listed(read.unknown)), State.DOUBTFUL)
    return Told(say("{known}", known=known), State.UNDERSTOOD)


def _told_credit(value: str, _: str) -> Told:
    read = read_credit(value)
    if not read.understood:
        return Told(say("not read: no word for a gift, a purchase …"), State.NOT)
    parts = [read.how, read.source, read.fund, str(read.year or "")]
    return Told(say("{parts}", parts=listed([part for part in parts if part])), State.UNDERSTOOD)


def _told_inscription(value: str, _: str) -> Told:
    read = read_inscriptions(value)
    if read.none:
        return Told(say("there is none"), State.UNDERSTOOD)
    if not read.understood:
        return Told(say("no kind, place or text was read"), State.NOT)
    first = read.inscriptions[0]
    parts = [*first.kinds, *first.places, first.text]
    return Told(say("{parts}", parts=listed([part for part in parts if part])), State.UNDERSTOOD)


def _as_text(_: str, __: str) -> Told:
    return Told(say("kept as text"), State.UNDERSTOOD)


_READERS: Mapping[str, Read] = {
    "date": _told_date,
    "acquired": _told_date,
    "maker": _told_names,
    "culture": _told_origin,
    "acquisition": _told_credit,
    "inscription": _told_inscription,
}
