"""Of which pieces is one object number written: letters, figures, a part, the end of a range?

Nothing is decided here about what a figure means: that only the museum's whole list can say
(:mod:`reorg.documentation.grammar.schemes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reorg.museum import number_signs

LONGEST = 80
"""Signs of a number that are read; the longest of 190,000 real ones has 38."""
WIDEST = 12
"""Digits of one figure; longer ones are codes, not counts."""
_OTHER, _WESTERN = number_signs()
_DIGITS = str.maketrans(
    {**{other: plain for other, plain in zip(_OTHER, _WESTERN, strict=True) if plain.isdigit()}, "\xa0": " "}
)
_DASH = re.compile("[‐‑‒–—―−－]")
_RUNS = re.compile(r"([0-9]+)|([^\W\d_]+)")
_RANGE = re.compile(
    r"(?P<first>.*[^\W_])(?P<reach>\s*(?:\.?-\.?|\.{2,3}|~|至)\s*|\s+(?:to|à|al|bis|do|до|إلى)\s+)"
    r"(?P<to>[0-9]+|[^\W\d_]{1,2}|.*[\W_](?:[0-9]+|[^\W\d_]{1,2}))(?P<after>[. ][^\W\d_]{2,8})?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?P<joint>[\s.\-/,:(]*)(?P<part>[^\W\d_]{1,8}(?:[. ]?[0-9]{1,3})?(?:[. ]?[^\W\d_]{1,8})?)\)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number in pieces, as written (digits western, dashes plain).

    ``between[i]`` stands before ``figures[i]``. ``part`` stands behind the figures (``b``, ``FRAME``), ``joint`` before
    it; ``upto`` is the end of a range (a figure or a letter), ``reach`` stands before it, ``after`` behind. ``rest`` is
    what could not be read; a number with a rest is not understood.
    """

    prefix: str = ""
    figures: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    joint: str = ""
    part: str = ""
    reach: str = ""
    upto: str = ""
    after: str = ""
    rest: str = ""

    @property
    def base(self) -> str:
        """The shape of what is no part and no range: ``a.9.9`` for ``TL.92.82.A-C``."""
        return _shaped(self.prefix) + "".join(f"{sign}9" for sign in self.between)

    @property
    def ending(self) -> str:
        """The shape of what stands behind the figures: ``.a`` for ``72.36.B``, ``-.9`` for ``2004.34.2.1-.8``."""
        return _shaped(self.joint + self.part + self.reach + self.upto + self.after)

    @property
    def whole(self) -> str:
        """The number without part and range."""
        return self.with_figures(self.figures)

    @property
    def head(self) -> str:
        """What numbers of one series share: all before the last figure."""
        return (
            self.prefix
            + "".join(f"{a}{b}" for a, b in zip(self.between, self.figures[:-1], strict=False))
            + (self.between[-1] if self.between else "")
        )

    def with_figures(self, figures: Sequence[str]) -> str:
        """Return the same number, without part and range, with other figures."""
        return self.prefix + "".join(f"{a}{b}" for a, b in zip(self.between, figures, strict=True))

    def last(self, at: int) -> int:
        """Return the end of the range if it runs over the figure ``at``, else 0."""
        return int(self.upto) if self.upto.isdigit() and at == len(self.figures) - 1 else 0

    def expanded(self, most: int) -> tuple[str, ...]:
        """Return the numbers of the range, at most ``most``; empty if it is none."""
        if not self.upto or self.rest:
            return ()
        if self.upto.isdigit():
            first = self.figures[-1]
            wide = len(first) if first.startswith("0") else 0
            found = range(int(first), int(self.upto) + 1)
            if len(found) > most:
                return ()
            return tuple(self.with_figures([*self.figures[:-1], str(each).zfill(wide)]) + self.after for each in found)
        letters = range(ord(self.part), ord(self.upto) + 1)
        return tuple(f"{self.whole}{self.joint}{chr(each)}{self.after}" for each in letters)


def plain(number: str) -> str:
    """Return a number with western digits, plain dashes and plain single spaces."""
    return _DASH.sub("-", " ".join(number.translate(_DIGITS).split()))


def read_number(number: str) -> Written:
    """Return ``number`` in pieces. Never raises; what is not understood is in ``rest``.

    ``12.3-15`` is a range if it runs upwards and the sign before its end is not the one between its figures:
    ``12-3-15`` is three figures. ``1234-40`` ends at 1240. Of a single figure (``12-15``) nobody can tell here.
    """
    text = plain(number)
    if len(text) > LONGEST:
        return Written(rest=text)
    return _range(text) or _single(text)


def _single(text: str) -> Written:
    """Return a number that is no range in pieces."""
    prefix, figures, between, end = "", [], [], 0
    for run in _RUNS.finditer(text):
        sign = text[end : run.start()]
        if run[1] and len(run[1]) <= WIDEST:
            figures.append(run[1])
            between.append(sign)
        elif run[2] and not figures:
            prefix += sign + run[2]
        else:
            break
        end = run.end()
    read = Written(prefix, tuple(figures), tuple(between))
    tail = text[end:]
    if not tail:
        return read if figures else Written(rest=text)
    part = _PART.fullmatch(tail)
    if part is None or not figures or (tail.endswith(")") != ("(" in part["joint"])):
        return Written(prefix, tuple(figures), tuple(between), rest=tail)
    return Written(prefix, tuple(figures), tuple(between), part["joint"], part["part"])


def _range(text: str) -> Written | None:
    """Return a number that stands for several in pieces, or ``None``."""
    found = _RANGE.fullmatch(text) if any(sign in text for sign in "-~至. ") else None
    if found is None:
        return None
    first = _single(found["first"])
    to = found["to"]
    if first.rest or not first.figures:
        return None
    reach, after = found["reach"], found["after"] or ""
    if not to.isalnum():  # 1978.12.1-1978.12.5
        last = _single(to)
        if (last.base, last.head, last.part) != (first.base, first.head, first.part) or last.rest:
            return None
        to = last.figures[-1]
    elif reach.strip() == "-" and not first.part and (len(first.figures) < 2 or set(first.between[1:]) == {"-"}):
        return None
    if to.isdigit() and not first.part:
        return _figures(first, reach, to, after)
    alike = len(to) == len(first.part) == 1 and to.isupper() == first.part.isupper()
    if not (alike and to.isalpha() and first.part < to):
        return None
    return Written(first.prefix, first.figures, first.between, first.joint, first.part, reach, to, after)


def _figures(first: Written, reach: str, to: str, after: str) -> Written | None:
    """Return a range over the last figure, or ``None`` if it does not run upwards."""
    begin = first.figures[-1]
    if len(to) > WIDEST:
        return None
    end = begin[: -len(to)] + to if len(to) < len(begin) else to
    if int(end) <= int(begin):
        return None
    return Written(first.prefix, first.figures, first.between, reach=reach, upto=str(int(end)), after=after)


def _shaped(text: str) -> str:
    return _RUNS.sub(lambda run: "9" if run[1] else "a", text)
