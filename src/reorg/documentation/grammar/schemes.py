"""Which ways of numbering does this museum use, and what does one of its numbers say?

Spectrum 5.1 "Object number" leaves the form to each museum, so its schemes are learned from its own list: how many
figures a number has, what stands between them, which of them are years, which letters stand before and behind. What
does not fit is kept and told, never mended by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isqrt
from types import MappingProxyType

from reorg.documentation.grammar.number_slips import WORDS_FOR_TEMPORARY, Shaped, find_slips
from reorg.documentation.grammar.numbers import number_shape
from reorg.documentation.grammar.written_number import Written, read_number
from reorg.language import Listed, Message, say

YEARS = (1700, 2100)
"""Years of acquisition that are believed; public museums begin in the eighteenth century."""
SAMPLED = 200
"""Numbers of one shape that are looked at to learn what its figures are."""
MOSTLY = 0.9
"""Share of the figures in one place that must look like years for the place to be the year's."""
MOST = 10_000
"""Objects that a range may stand for; a longer one is no range."""
LOAN = frozenset({"l", "tl", "el", "il", "ln", "ltl", "lt", "loan", "dep", "dépôt", "depot", "prêt", "إعارة", "вп"})
TEMPORARY = frozenset({"t", "tr", "tem", *WORDS_FOR_TEMPORARY})
RECOVERY = frozenset({"f", "fic", "found", "rec", "recovery"})


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way of numbering.

    ``base`` is its shape without what stands behind (``"9.9.9"``, ``"a.9.9"``); ``roles`` says what each figure is:
    ``year``, ``lot``, ``item`` or ``figure``. ``letters`` stand before the figures, the most frequent first, with the
    numbers that have them; ``kind`` is ``loan``, ``temporary`` or ``recovery`` where those letters probably say so.
    ``count`` distinct numbers follow the scheme (``share`` of all, 0 to 1), ``parts`` of them with part letters,
    ``ranges`` standing for several. ``years`` are the first and last seen, in ``year_digits`` digits (2 or 4; 0: no
    year). ``padded`` gives for each figure the digits that it is filled up to with zeros (0: it is not).
    """

    base: str
    roles: tuple[str, ...]
    count: int
    share: float
    example: str
    letters: tuple[tuple[str, int], ...] = ()
    kind: str = ""
    years: tuple[int, int] | None = None
    year_digits: int = 0
    padded: tuple[int, ...] = ()
    parts: int = 0
    ranges: int = 0

    @property
    def said(self) -> Message:
        """The scheme in words, with an example."""
        roles = Listed(tuple(_ROLES[role] for role in self.roles))
        if self.kind:
            return say(
                "letters for {kind}, then {roles}, as {example}",
                kind=_KINDS[self.kind],
                roles=roles,
                example=self.example,
            )
        if self.letters:
            return say("letters, then {roles}, as {example}", roles=roles, example=self.example)
        if self.year_digits == 2:
            return say("{roles} (year in two digits), as {example}", roles=roles, example=self.example)
        return say("{roles}, as {example}", roles=roles, example=self.example)


_ROLES: Mapping[str, Message] = MappingProxyType(
    {"year": say("year"), "lot": say("lot"), "item": say("item"), "figure": say("running number")}
)
_KINDS: Mapping[str, Message] = MappingProxyType(
    {"loan": say("loans"), "temporary": say("temporary numbers"), "recovery": say("objects found without a number")}
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number, understood: what each piece of it is, in order: ``("year", "1974"), ("lot", "12"), ("part", "b")``.

    Pieces are ``letters``, ``year``, ``lot``, ``item``, ``figure``, ``part`` and ``to`` (the end of a range).
    """

    scheme: Scheme
    written: Written
    pieces: tuple[tuple[str, str], ...]

    @property
    def year(self) -> int | None:
        """The year in the number, if it is written with its century; two digits leave the century open."""
        found = next((text for piece, text in self.pieces if piece == "year"), "")
        return int(found) if len(found) == 4 else None


@dataclass(frozen=True)
class Schemes:
    """The ways of numbering of one list, the most frequent first, and what fits none of them.

    ``total`` counts distinct numbers. ``odd`` are (shape, letters before) of numbers that follow no scheme; ``meant``
    tells for some of them the base that is probably meant: the same figures in other signs, in a series that exists.
    """

    schemes: tuple[Scheme, ...] = ()
    total: int = 0
    odd: frozenset[tuple[str, str]] = frozenset()
    meant: Mapping[tuple[str, str], str] = field(default_factory=dict)
    fit: float = 0.0
    """Share of the distinct numbers that follow a scheme, 0 to 1."""

    def parse(self, number: str) -> Number | None:
        """Return what a number says by the museum's schemes; ``None`` if it follows none of them."""
        written = self.read(number)
        found = next((each for each in self.schemes if each.base == written.base and _follows(written, each)), None)
        if found is None or written.rest:
            return None
        pieces = [("letters", written.prefix)] if written.prefix else []
        pieces += zip(found.roles, written.figures, strict=True)
        pieces += [(name, text) for name, text in (("part", written.part), ("to", written.upto)) if text]
        return Number(found, written, tuple(pieces))

    def read(self, number: str) -> Written:
        """Return a number in pieces; ``12-15`` is a range where single figures are usual and such pairs are not."""
        written = read_number(number)
        if not written.upto and not written.part and len(written.figures) == 2 and written.between[-1] == "-":
            first, last = map(int, written.figures)
            alone = written.base.removesuffix("-9")
            if first < last < first + 1000 and self._count(alone) > 9 * self._count(written.base):
                return replace(
                    written, figures=written.figures[:1], between=written.between[:1], reach="-", upto=str(last)
                )
        return written

    def _count(self, base: str) -> int:
        return sum(scheme.count for scheme in self.schemes if scheme.base == base)

    def expand(self, number: str) -> tuple[str, ...]:
        """Return the numbers that a range stands for, written as the museum does; a plain number stands for itself.

        ``1978.12.1-5`` is five, ``2010.4.1-.45`` forty-five, ``95.4.60-61`` two, ``1999.3.A-C`` three. What is no
        range (backwards, or of more than 10,000) stands for itself.
        """
        return self.read(number).expanded(MOST) or (number,)

    def whole(self, number: str) -> str:
        """Return the number of the whole that a part belongs to (``1978.12.3b`` -> ``1978.12.3``), or ``""``."""
        written = self.read(number)
        return written.whole if written.part and not written.rest else ""

    def next_free(self, scheme: Scheme, numbers: Iterable[str], year: int | None = None) -> str:
        """Return the next free number of ``scheme`` after the last of ``numbers`` (in ``year``: among that year's).

        After the last lot comes a new lot with item 1; a scheme without lots counts on. Gaps are not filled: a number
        that was given once is never given again. ``""`` if no number of ``numbers`` follows the scheme.
        """
        found = (self.parse(number) for number in numbers)
        held = [each.written for each in found if each is not None and each.scheme == scheme]
        if scheme.letters:
            held = [each for each in held if each.prefix.casefold() == scheme.letters[0][0]]
        return _after(scheme, held, year) if held else ""


def _after(scheme: Scheme, held: Sequence[Written], year: int | None) -> str:
    """Return the number that comes after all of ``held``."""
    at = scheme.roles.index("year") if "year" in scheme.roles else None
    figures = ["1".zfill(wide) for wide in scheme.padded]
    if at is not None:
        newest = max(held, key=lambda each: int(each.figures[at])).figures[at]
        if year is not None:
            newest = str(year % 100).zfill(2) if scheme.year_digits == 2 else str(year)
        figures[at] = newest
        model, held = held[0], [each for each in held if each.figures[at] == newest]
    else:
        model = held[0]
    counts = next((place for place in range(len(scheme.roles)) if place != at), None)
    if counts is None:
        return ""
    last = max((max(int(each.figures[counts]), each.last(counts)) for each in held), default=0)
    figures[counts] = str(last + 1).zfill(scheme.padded[counts])
    return model.with_figures(figures)


def learn_numbers(values: Iterable[tuple[str, int]]) -> Schemes:
    """Return the ways of numbering that ``values`` show: (number, how many rows have it)."""
    held: dict[tuple[str, str], list[str]] = {}
    heads: set[str] = set()
    for number in dict.fromkeys(value.strip() for value, _ in values):
        if number:
            held.setdefault(form_of(number), []).append(number)
            heads.add(head_of(number))
    shaped = [
        Shaped(shape, letters, len(found), found[:: -(-len(found) // SAMPLED)])
        for (shape, letters), found in held.items()
    ]
    return learn_shapes(shaped, heads.intersection)


def form_of(number: str) -> tuple[str, str]:
    """Return the shape of a number and the letters with which it begins: what :attr:`Schemes.odd` holds."""
    return number_shape(number), letters_before(number)


def letters_before(number: str) -> str:
    """Return the letters with which a number begins, small."""
    end = next((at for at, sign in enumerate(number) if not sign.isalpha()), len(number))
    return number[:end].lower()


def head_of(number: str) -> str:
    """Return what stands before the last figure that follows some other sign: ``84.26.`` of ``84.26.118``."""
    end = len(number)
    while end and not number[end - 1].isdecimal():
        end -= 1
    while end and number[end - 1].isdecimal():
        end -= 1
    return number[:end]


Heads = Callable[[Collection[str]], Collection[str]]


def learn_shapes(shaped: Iterable[Shaped], heads: Heads) -> Schemes:
    """Return the ways of numbering of a list that was counted by shape and first letters (:class:`Shaped`).

    ``heads`` returns which of the heads (:func:`head_of`) that it is asked for some number of the list has. A base is
    established if more than 1 + sqrt(n) / 30 numbers have it (1 of 200, 4 of 13,000, 34 of a million), and if its
    numbers are not slips of a base twenty times as frequent (:mod:`reorg.documentation.grammar.number_slips`).
    """
    every = sorted(shaped, key=lambda each: (-each.many, each.shape, each.letters))
    total = sum(each.many for each in every)
    most = 1 + isqrt(total) // 30
    read = {each[:2]: _typical(each.samples) for each in every}
    slips = find_slips(every, read, heads)
    good = [each for each in every if each[:2] not in slips]
    bases = Counter[str]()
    endings = Counter[str]()
    for each in good:
        written = read[each[:2]]
        if not written.rest:
            bases[written.base] += each.many
            endings[written.ending] += each.many
    fine = [
        each
        for each in good
        if not (written := read[each[:2]]).rest and bases[written.base] > most and endings[written.ending] > most
    ]
    held = {each[:2] for each in fine}
    odd = frozenset(each[:2] for each in every if each[:2] not in held)
    schemes = _schemes(fine, read, total)
    share = sum(each.many for each in fine) / total if total else 0.0
    return Schemes(schemes, total, odd, {at: base for at, base in slips.items() if base}, share)


def _typical(samples: Sequence[str]) -> Written:
    """Return one number in pieces, of the kind that most of ``samples`` are: 9.9-9 is a range, or three figures."""
    few = [read_number(number) for number in samples[:9]]
    kinds = Counter((each.base, each.ending, bool(each.rest)) for each in few)
    usual = kinds.most_common(1)[0][0]
    return next(each for each in few if (each.base, each.ending, bool(each.rest)) == usual)


def _schemes(shaped: Iterable[Shaped], read: Mapping[tuple[str, str], Written], total: int) -> tuple[Scheme, ...]:
    """Return the schemes that the established shapes make up, the most frequent first."""
    by_base: dict[str, list[Shaped]] = {}
    for each in shaped:
        by_base.setdefault(read[each[:2]].base, []).append(each)
    found = [scheme for base, held in by_base.items() for scheme in _of_base(base, held, total)]
    return tuple(sorted(found, key=lambda each: (-each.count, each.base, each.year_digits)))


def _of_base(base: str, held: Sequence[Shaped], total: int) -> list[Scheme]:
    """Return the schemes of one base: one, or two where years are written in two digits and in four."""
    samples = [
        (written, number, each.many / len(each.samples))
        for each in held
        for number in each.samples
        if (written := read_number(number)).base == base and not written.rest
    ]
    at = _year_at([written.figures for written, _, _ in samples])
    roles = _roles(len(samples[0][0].figures), at)
    if at is None:
        return [_scheme(base, roles, samples, total)]
    four = [each for each in samples if len(each[0].figures[at]) == 4]
    two = [each for each in samples if len(each[0].figures[at]) != 4]
    return [_scheme(base, roles, part, total, at) for part in (four, two) if part]


Sampled = Sequence[tuple[Written, str, float]]


def _scheme(base: str, roles: tuple[str, ...], samples: Sampled, total: int, at: int | None = None) -> Scheme:
    """Return one scheme, from samples that each stand for so many numbers."""
    count = round(sum(weight for *_, weight in samples))
    letters = Counter[str]()
    for written, _, weight in samples:
        letters[written.prefix.casefold()] += round(weight) or 1
    said = tuple((word, many) for word, many in letters.most_common() if word)
    years = sorted(int(written.figures[at]) for written, *_ in samples) if at is not None else []
    digits = 0 if at is None else 4 if len(samples[0][0].figures[at]) == 4 else 2
    plain = [each for each in samples if not each[0].part and not each[0].upto] or samples
    return Scheme(
        base,
        roles,
        count,
        count / total,
        plain[0][1],
        said,
        _kind(said),
        (years[0], years[-1]) if years else None,
        digits,
        tuple(_padded([written.figures[place] for written, *_ in samples]) for place in range(len(roles))),
        round(sum(weight for written, _, weight in samples if written.part)),
        round(sum(weight for written, _, weight in samples if written.upto)),
    )


def _kind(letters: Sequence[tuple[str, int]]) -> str:
    """Return what most of the letters before say of the numbers, if it is known."""
    total = sum(many for _, many in letters)
    for kind, words in (("loan", LOAN), ("temporary", TEMPORARY), ("recovery", RECOVERY)):
        if total and sum(many for word, many in letters if word in words) > MOSTLY * total:
            return kind
    return ""


def _padded(figures: Sequence[str]) -> int:
    """Return the digits that figures are filled up to with zeros, or 0."""
    widths = Counter(map(len, figures))
    wide, many = widths.most_common(1)[0]
    zeros = sum(1 for figure in figures if figure.startswith("0") and len(figure) == wide)
    return wide if wide > 1 and zeros and many > MOSTLY * len(figures) else 0


def _year_at(figures: Sequence[tuple[str, ...]]) -> int | None:
    """Return which figure is the year: the first or the last, in four digits or (the first) in two."""
    size = len(figures[0])
    for at in dict.fromkeys((0, size - 1)):
        column = [each[at] for each in figures]
        four = sum(len(each) == 4 and YEARS[0] <= int(each) <= YEARS[1] for each in column)
        if four > MOSTLY * len(column) and (size > 1 or len(set(column)) * 3 < len(column)):
            return at
        two = sum(len(each) == 2 for each in column)
        if at == 0 and size > 1 and four + two > MOSTLY * len(column) and (four or _two_digit_years(column)):
            return at
    return None


def _two_digit_years(column: Sequence[str]) -> bool:
    """Whether figures of two digits are years: many different ones, and never one digit where a count begins at 1."""
    return len(set(column)) >= 8 and any(each.startswith("0") or int(each) > 50 for each in column)


def _roles(size: int, year: int | None) -> tuple[str, ...]:
    rest = size - (year is not None)
    names = {0: [], 1: ["item" if year is not None else "figure"], 2: ["lot", "item"]}.get(
        rest, ["lot", "item", *["figure"] * (rest - 2)]
    )
    if year is not None:
        names.insert(0 if year == 0 else len(names), "year")
    return tuple(names)


def _follows(written: Written, scheme: Scheme) -> bool:
    """Whether a number of the scheme's base writes its year as the scheme does."""
    if not scheme.year_digits:
        return True
    year = written.figures[scheme.roles.index("year")]
    return len(year) == scheme.year_digits and (len(year) == 2 or YEARS[0] <= int(year) <= YEARS[1])
