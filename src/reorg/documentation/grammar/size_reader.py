"""What stands in a size as it is written: which numbers, in which unit, under which label?

A small machine that reads the text once, sign by sign, and never looks back: numbers joined by a cross make a chain,
the words before (or behind) it are its label, and a bracket with as many numbers in the other system says the same
size again. It decides nothing: what a chain means for a shelf is settled in :mod:`dimensions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from reorg.documentation.grammar.size_words import (
    ABOUT,
    AXES,
    FOOT,
    FRACTIONS,
    IMPERIAL,
    INNER,
    KG,
    LENGTH,
    MM,
    PARTS,
    QUIET,
    TIME,
    TIMES,
    UNITS,
    VARY,
    WITHOUT,
)

_VULGAR = "".join(FRACTIONS)
_ALIKE = str.maketrans("".join(map(chr, range(0xFF01, 0xFF5F))), "".join(map(chr, range(0x21, 0x7F))))
_ALIKE |= str.maketrans("×х✕∕⁄″”“′’‘´\xa0\u202f\u2009–—−٫،؛，、；：（）", "xxx//\"\"\"'''' \u202f\u202f---.,;,,;:()")
_TOKEN = re.compile(
    rf"""
      (?P<item> (?<![\w(])(?:(?:[a-z]|\d{{1,2}})\)(?=\s)|c(?=:)) )
    | (?P<num> (?: \d{{1,3}}(?:[ \u202f]\d{{3}})+(?![\d/{_VULGAR}]|[ ]\d)  # 2 140
                 | \d+(?:[.,]\d+)* | [.,]\d+ )
               (?: (?:[ ]{{1,3}}|-)\d+/\d+ | /\d+ | [ -]?[{_VULGAR}] )?
             | [{_VULGAR}] )
      (?: [ ]{{0,3}}(?P<unit> '' | " | ' | [^\W\d_]+ )\.? )?
    | (?P<short> \b[cs]/(?=\ ?[^\W\d]) )
    | (?P<word> [^\W\d_]+ | [ø∅⌀~±≈*] | \+/- ) (?P<dot>\.?)
    | (?P<gap> [?] (?=\s*(?:x\b|$)) | (?<=x)\s*[?] | (?<=x\s)[?] )
    | (?P<sign> [\n;|()\[\]{{}}/,:=-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_FRACTION_OF = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 32, 64})
_STEPS = {sign: 1 / Fraction(share).limit_denominator(10).denominator for sign, share in FRACTIONS.items()}
_PATTERN = re.compile(r"[hwdlbpt](?:x[hwdlbpt])+")
_WORD_UNITS = frozenset({"mm", "cm", "in"})
"""Units that are read as such also where they do not stand right behind a number; "in" only with a full stop."""
_RANGES = frozenset({"à", "to", "bis", "a"})
_WEAK = frozenset({"high", "tall", "wide", "long", "thick", "deep", "large", "alto", "ancho", "largo", "lang", "tour"})
_BREAKS = frozenset("\n;|/")


@dataclass(slots=True)
class Measure:
    """One number as written: its value (``None`` for "?"), unit, what its label says it is, and its last step.

    ``grouped``: written as ``1,250``, which is a thousand and more in small units. ``other``: the other system.
    ``at``: where it stands in the text; ``None`` if it was put together from several numbers (5 ft 6 in).
    """

    value: float | None
    unit: str
    axis: str = ""
    step: float = 1.0
    grouped: bool = False
    other: Measure | None = None
    at: tuple[int, int] | None = None


@dataclass(slots=True)
class Chain:
    """Numbers that belong together, with the words around them and where they stand in the text.

    ``comma``: nothing but a comma stands between this chain and the one before. ``weighed``: what belongs to it was
    decided by how large the numbers are.
    """

    label: list[str]
    start: int
    end: int = 0
    comma: bool = False
    weighed: bool = False
    measures: list[Measure] = field(default_factory=list)
    weights: list[tuple[float, str]] = field(default_factory=list)


@lru_cache(maxsize=20_000)
def number(written: str) -> tuple[float | None, float]:
    """Return the value of a number as written, and the size of its last step (0.1 for ``12.5``, an eighth for ``5/8``).

    A comma or a full stop groups thousands if there are several, in threes, or if the other one follows; what is
    neither (``1.2.3``) has no value. ``30/40`` is no fraction but two numbers, of which the larger counts.
    """
    for sign, share in FRACTIONS.items():
        if written.endswith(sign):
            return _value(written[:-1].rstrip(" -")) + share, _STEPS[sign]
    if "/" in written:
        front, _, below = written.partition("/")
        whole, _, above = front.replace("-", " ").rpartition(" ")
        top, bottom = _value(above), _value(below)
        if bottom in _FRACTION_OF and top < bottom:
            return _value(whole) + top / bottom, 1 / bottom
        return max(top, bottom), 1.0
    plain = written.replace(" ", "").replace("\u202f", "")
    if "," in plain and "." in plain:
        plain = plain.replace(min(",.", key=plain.rfind), "")
    elif _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "").replace(".", "")
    plain = plain.replace(",", ".")
    if plain.count(".") > 1:
        return None, 1.0
    return float(plain), 10.0 ** -len(plain.partition(".")[2]) if "." in plain else 1.0


def _value(written: str) -> float:
    return (number(written)[0] or 0.0) if written else 0.0


@lru_cache(maxsize=1_000)
def _unit_or_word(written: str) -> tuple[str, str]:
    """Return the unit that stands right behind a number, and the word that it is if it is none (or ends in)."""
    word = written.lower()
    if word in UNITS:
        return UNITS[word], ""
    if word[-1] == "x" and word[:-1] in UNITS:
        return UNITS[word[:-1]], "x"
    return "", word


def _without_and(word: str) -> str:
    """Return an Arabic word for a side without the "and" that is written together with it."""
    return word[1:] if word[0] == "و" and word[1:] in AXES else word


def read_size(text: str) -> Reader:
    """Return the reader after it has read ``text`` to the end: its ``chains``, and what it noticed."""
    reader = Reader()
    reader.read(evened(text))
    return reader


def evened(text: str) -> str:
    """Return a text with its crosses, dashes, quotes and wide letters evened out, sign for sign."""
    return text if text.isascii() else text.translate(_ALIKE)


class Reader:
    """The state of reading one text. ``weighed``: how it was read depends on how large its numbers are."""

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self.cur: Chain | None = None
        self.outer: list[Chain | None] = []
        self.label: list[str] = []
        self.pending: list[str] = []
        self.ahead = self.stated = ""
        self.last = "start"
        self.weak = self.without = self.weighed = False
        self.about = self.vary = self.ranged = False

    def read(self, text: str) -> None:
        """Read the whole text."""
        for token in _TOKEN.finditer(text):
            kind = token.lastgroup
            if kind in ("unit", "num"):
                self._number(token)
            elif kind == "dot":
                self._word(_without_and(token["word"].lower()), bool(token["dot"]))
            elif kind == "item":
                self._item(token[0])
            elif kind == "short":
                self.without = token[0].lower() == "s/"
            elif kind == "gap":
                self._measure(Measure(None, ""), token.start(), token.end())
            else:
                self._sign(token["sign"])
        self._break()

    def _item(self, written: str) -> None:
        """Begin another part at ``B)``, unless it closes a bracket."""
        if self.outer:
            if not written[0].isdigit():
                self._word(written[0].lower(), dot=False)
            self._sign(")")
            return
        self._break()
        self.label.append(written.rstrip(")").lower())

    # numbers

    def _number(self, token: re.Match[str]) -> None:
        written, word = token.group("num", "unit")
        unit = after = ""
        if word:
            unit, after = _unit_or_word(word)
        if unit == TIME:
            self.last = "word"
            return
        value, step = number(written)
        if self.last == "tolerance":
            self._unit(unit) if unit in MM else None
            self.last = "num"
            return
        if word in ("h", "H") and value in range(1, 13) and self._has_weight():
            self.weighed = True
            return  # the die axis of a coin, as on a clock: 6h
        if value is None:
            self._measure(Measure(None, unit), token.start(), token.end())
        elif unit in KG:
            self._weigh(value, unit)
        elif self.last == "times" or not self._continued(value, unit, written):
            grouped = step == 0.001 and "," in written and written[0] != "0"
            self._measure(Measure(value, unit, "", step, grouped, None, token.span("num")), token.start(), token.end())
        if after:
            self._word(after, token[0].endswith("."))

    def _has_weight(self) -> bool:
        return any(chain.weights for chain in [*self.chains, self.cur] if chain is not None)

    def _continued(self, value: float, unit: str, written: str) -> bool:
        """Whether this number only goes on with the one before: 5 ft 6 in, 1 m 20, 12-14 cm."""
        cur = self.cur
        if cur is None or not cur.measures or self.last not in ("num", "dash", "comma"):
            return False
        before = cur.measures[-1]
        if before.value is None:
            return False
        self.weighed |= before.unit == "m"
        if before.unit == "ft" and unit == "in":
            before.value += value / 12
        elif self.last == "dash":
            before.value, before.unit = max(before.value, value), unit or before.unit
            self.ranged = True
        elif self.last == "num" and before.unit == "m" and unit == "cm":
            before.value += value / 100
        elif self.last == "num" and before.unit == "m" and not unit and written.isdigit() and 2 <= len(written) <= 3:
            before.value += value / 10 ** len(written)
        else:
            return False
        self.last, before.at = "num", None
        return True

    def _measure(self, measure: Measure, start: int, end: int) -> None:
        if self.last != "times" or self.cur is None:
            comma = self.last == "comma" and self.cur is not None
            self._close()
            self.cur = Chain(self.label, start, comma=comma)
            self.label = []
        if self.pending:
            measure.axis = self.pending.pop(0)
        if not measure.unit:
            measure.unit = self.ahead
        self.cur.measures.append(measure)
        self.cur.end = end
        self.last, self.without = "num", False

    def _weigh(self, value: float, unit: str) -> None:
        if self.cur is None:
            self.cur = Chain(self.label, 0)
            self.label = []
        weights = self.cur.weights
        if unit == "oz" and self.last == "weight" and weights and weights[-1][1] == "lb":
            weights[-1] = (weights[-1][0] + value / 16, "lb")
        else:
            weights.append((value, unit))
        self.last = "weight"

    # words

    def _word(self, word: str, dot: bool) -> None:
        if word in TIMES and (len(word) == 1 or self.last in ("num", "axis")):
            self.last = "pattern" if self.pending else "times"
        elif word in AXES:
            self._axis(AXES[word], weak=not dot and (len(word) < 4 or word in _WEAK))
        elif word in _WORD_UNITS and (dot or word != "in"):
            self._unit(word)
        elif word in QUIET:
            return
        elif word in _RANGES and self.last == "num":
            self._range()
        elif word in ABOUT:
            self.about = True
            self.last = "tolerance" if word in ("±", "+/-") and self.last == "num" else self.last
        elif word in VARY:
            self.vary = True
        elif word in WITHOUT:
            self.without = True
        elif _PATTERN.fullmatch(word):
            self.pending.extend(AXES[letter] for letter in word.split("x"))
        else:
            if self.weak and self.last == "axis":
                self.pending.clear()
            self.label.append("without " + word if self.without else word)
            self.without = False
            self.last = "word"

    def _axis(self, axis: str, *, weak: bool) -> None:
        cur = self.cur
        if self.last == "num" and cur is not None and cur.measures and not cur.measures[-1].axis:
            cur.measures[-1].axis = axis
            self.last = "num" if len(cur.measures) > 1 else "axis"
            return
        self.pending.append(axis)
        self.weak = weak
        self.last = "axis"

    def _unit(self, unit: str) -> None:
        measures = self.cur.measures if self.cur is not None else []
        if not measures:
            self.ahead = unit
            if self.outer and not self.stated:
                self.stated = unit  # H. 12,5 ; Diam. 8 (cm)
        elif not measures[-1].unit:
            measures[-1].unit = unit

    def _range(self) -> None:
        """Go on to the other end of a range: of one number, or, once a size is complete, of the whole size."""
        if self.cur is not None and self.cur.measures and self.cur.measures[-1].other is not None:
            self._break()
        else:
            self.last = "dash"

    # signs

    def _sign(self, sign: str) -> None:
        if sign in _BREAKS:
            self._break()
        elif sign in "([{":
            self.outer.append(self.cur)
            self.cur, self.last = None, "open"
        elif sign in ")]}":
            self._bracket()
        elif sign == ",":
            self._behind()
            self.last = "comma"
        elif sign == "-":
            self.last = "dash" if self.last == "num" else self.last
        elif self.last == "num" and sign == ":" and self._only_a_number():
            self.label.append("no.")
            self.cur, self.last = None, "colon"
        else:
            if sign == "=":
                self._break()
            self.last = "colon"

    def _only_a_number(self) -> bool:
        measures = self.cur.measures if self.cur is not None else []
        return len(measures) == 1 and not measures[0].unit and not measures[0].axis

    def _behind(self) -> None:
        """Give labels that stand behind the numbers to them: ``12 x 13 cm (H x W)``, ``30 x 40 cm framed``."""
        cur = self.cur
        if cur is None or not cur.measures:
            return
        free = [measure for measure in cur.measures if not measure.axis]
        if self.pending and free:
            take = free if len(free) == len(self.pending) else free[-1:]
            for measure, axis in zip(take, self.pending, strict=False):
                measure.axis = axis
            self.pending = []
        cur.label.extend(self.label)
        self.label = []

    def _bracket(self) -> None:
        inner, outer = self.cur, self.outer.pop() if self.outer else None
        if inner is None:
            self.cur = outer
            if outer is not None:
                self._behind()
            self.last = "num" if outer is not None else "word"
            return
        self._behind()
        if outer is not None and _says_again(outer, inner):
            self.cur, self.last = outer, "num"
        elif outer is None and self._only_a_number():
            self.cur, self.last = None, "word"
        else:
            self.cur = outer
            self._close()
            self.cur = inner
            self._close()
            self.last = "break"

    def _break(self) -> None:
        self._behind()
        if self.outer:
            inner = self.cur
            for outer in self.outer:
                self.cur = outer
                self._close()
            self.cur = inner
            self.outer.clear()
        self._close()
        if self.last != "colon":
            self.label, self.pending = [], []
        self.ahead, self.last, self.without = "", "break", False

    def _close(self) -> None:
        cur, self.cur = self.cur, None
        if cur is None:
            return
        before = self.chains[-1] if self.chains else None
        if before is not None:
            if _says_again(before, cur):
                return
            if not _goes_on(before, cur) and len(self.chains) > 1 and _inner(before) and not cur.label:
                before = self.chains[-2]  # rim 12 cm, base 6 cm, height 15 cm
            if _goes_on(before, cur):
                before.measures += cur.measures
                before.weights += cur.weights
                before.end = max(before.end, cur.end)
                return
        self.chains.append(cur)


def _says_again(first: Chain, second: Chain) -> bool:
    """Whether ``second`` gives the last numbers of ``first`` in the other system; if so, tie them together."""
    count = len(second.measures)
    if not count:
        if second.weights and first.weights and not second.label:
            first.weights += second.weights
            return True
        return False
    if count not in (1, len(first.measures)) or not first.measures:
        return False
    told = first.measures[-count:]
    if count == 1 < len(first.measures) and second.measures[0].unit:
        first.weighed = True
        told = [_said(first.measures, second.measures[0])]
    if told[-1].unit == "in" and not any(measure.unit or measure.axis for measure in second.measures):
        first.weighed = True
        if _proves_centimetres(told, second.measures):
            second.measures[-1].unit = "cm"
    systems = {_imperial(told[-1]), _imperial(second.measures[-1])}
    if systems != {True, False} or any(measure.other for measure in told):
        return False
    if second.label:  # 10 x 8 in. | 25.4 x 20.3 cm (image)
        if first.label:
            return False
        first.weighed = True
        if not _agree(told, second.measures):
            return False
        first.label = second.label
    for measure, other in zip(told, second.measures, strict=True):
        measure.other = other
        measure.axis = measure.axis or other.axis
    first.weights += second.weights
    return True


def _said(told: list[Measure], again: Measure) -> Measure:
    """Return which of several numbers a single one says again: the one it agrees with, else the last."""
    for measure in told if len(told) > 1 else ():
        if measure.other is None and measure.value and again.value and measure.unit and again.unit:
            ratio = measure.value * MM[measure.unit] / (again.value * MM[again.unit])
            if abs(ratio - 1) < 0.02:
                return measure
    return told[-1]


def _proves_centimetres(told: list[Measure], again: list[Measure]) -> bool:
    """Whether numbers without a unit are the inches before them in centimetres: ``30 1/4 x 41 in. | 76.8 x 104.1``."""
    return all(
        other.value and abs((measure.value or 0) * 2.54 - (other.value or 0)) <= 0.02 * (other.value or 0)
        for measure, other in zip(told, again, strict=True)
    )


def _agree(some: list[Measure], others: list[Measure]) -> bool:
    """Whether the numbers are the same within two hundredths, each chain in the unit that stands at its end."""
    one, two = MM[some[-1].unit], MM[others[-1].unit]
    return all(
        abs((measure.value or 0) * one - (other.value or 0) * two) <= 0.02 * (measure.value or 0) * one + 1
        for measure, other in zip(some, others, strict=True)
    )


def _imperial(measure: Measure) -> bool | None:
    return measure.unit in IMPERIAL if measure.unit else None


def _inner(chain: Chain) -> bool:
    """Whether a chain measures a small part of the object, such as its base."""
    return any(PARTS.get(word) in (INNER, FOOT) for word in chain.label)


def _goes_on(before: Chain, cur: Chain) -> bool:
    """Whether ``cur`` measures other sides of the same part: ``H. 12 cm ; L. 14 cm``, or gives its weight."""
    if cur.label and cur.label != before.label and (before.label or not PARTS.keys().isdisjoint(cur.label)):
        return False
    axes = {measure.axis for measure in before.measures}
    more = {measure.axis for measure in cur.measures}
    if cur.comma and axes == {""} and len(cur.measures) == 1:
        return more != {""} or len(before.measures) == 2  # 605 x 845 mm, 3 mm
    return "" not in axes | more and not axes & more - {LENGTH}
