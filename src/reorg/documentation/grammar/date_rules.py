"""What can stand in a date: the grammar, as patterns over the letters of words, and the value that each makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reorg.documentation.grammar import date_words as is_
from reorg.documentation.grammar.date_tokens import Token
from reorg.documentation.grammar.periods import Period, dynasty


@dataclass(slots=True)
class Point:
    """One value as written, with its qualifiers; what is missing may stand in its neighbour (``18th-19th century``).

    ``rule`` is the name of the rule that read it; ``n`` its number (year, century, first year of ten), ``digits`` as
    written; ``join`` what stands before it: a dash, ``/``, ``|`` (or), ``&`` (and), ``B`` (between), ``,`` or ``(``.
    """

    rule: str
    n: int = 0
    digits: int = 0
    month: int = 0
    day: int = 0
    days: tuple[int, ...] = ()
    part: str = ""
    era: str = ""
    calendar: str = ""
    about: bool = False
    unsure: bool = False
    bound: str = ""
    event: str = ""
    join: str = ""
    period: Period | None = None
    choices: tuple[tuple[int, int, int], ...] = ()
    wide: str = ""
    long_dash: bool = False
    inside: bool = False


_PART = r"(?:Fo|[orn]?F|P(?:[-&/|]+P)*)"
_OR = r"[-&/|]"
RULES: tuple[tuple[str, str, str], ...] = (
    # name, pattern over the letters of date_words, source
    ("whole", r"d", "ISO 8601-1; day and month in either order where both are possible"),
    ("two digits", r"z|[no]-?M-?n(?![MCyHE]|,?Y)", "CCO 2006, ch. 4: years are written with four digits"),
    ("days of month", rf"[no]{_OR}[no]\|?M,?y?Y", "usage"),
    ("month with days", rf"M[no]{_OR}[no],?Y|\(M[no]{_OR}[no]\)Y", "usage"),
    ("day month year", r"y?[no]\|?-?M-?,?[yHE]*[YrnL]", "usage; CCO 2006, ch. 4"),
    ("month day year", r"M[no],?Y|\(M[no]\)Y", "usage; CCO 2006, ch. 4"),
    ("year month day", r"Yy?nmny?|Yy?,?M[no]|Y\(M[no]\)", "GB/T 7408; usage"),
    ("moon", r"Y\(?,?om\)?|omY|Y,?nm(?=\))", "the months of the Japanese and Chinese calendar do not agree with ours"),
    ("year month", r"Yy?nm|Y,?M|Y\(M\)|Y/r(?!C)", "usage"),
    ("month year", r"MU?,?[yHE]*Y|n/Y|\(M\)Y", "usage"),
    ("season", r"S(?:[-&/|]S)*,?y*Y|Y[,-]?S", "EDTF level 1"),
    ("tens of century", r"nC[nD]T|(?:T[nD]|DT?)(?:[orn]C|C[orn])", "GB/T 7408; usage"),
    ("century", rf"(?:{_PART}{_OR}?)?(?:[orn]C|C[orn])(?:/?,?{_PART}(?!{_OR}?[-orn]))?", "EDTF 18XX; AAT; CDWA"),
    ("millennium", rf"{_PART}?(?:[orn]K|K[orn])(?:/?,?{_PART}(?!{_OR}?[-orn]))?", "EDTF 1XXX"),
    ("decade", rf"(?:{_PART}{_OR}?)?(?:TY|TD|Tn|DT?|Y-?T)(?:{_PART}(?!{_OR}?[-orn]))?y?", "EDTF 184X"),
    ("dynasty", rf"P?(?:o(?:{_OR}o)?Q|Q[nor](?:{_OR}[nor])?)", "Shaw 2000"),
    ("reign year", r"N?J[nor]y?|QJ[nor]y?", "periods.toml"),
    ("name", r"(?:P(?:[-&/|]+P)*-?)?o?(?:Q?NJ?|J|QJ)Q?", "periods.toml"),
    ("nameless", r"P?o?w+Q", "a period that is in no table; its name is kept as not read"),
    ("republican", r"y[rn]", "decree of 4 frimaire II"),
    ("counted", r"H[Yn]y?(?![MC])|[Yn]y?(?=H)|E[Yn]y?(?![MC])|[Yn]y?(?=E)|L(?=E)|EL", "Richards 1998"),
    ("part of year", r"P?P-?Yy?(?!H)|[orn]FYy?", "usage"),
    ("year", r"y*Yy?", "ISO 8601"),
    ("long", r"L", "no year has five digits"),
    ("month day", r"M[no]|[no]\|?M", "takes its year from its neighbour"),
    ("month", r"M", "takes its year from its neighbour"),
    ("ordinal", rf"(?:{_PART}{_OR}?)?[or]", "takes its century from its neighbour"),
    ("short", r"n", "takes its hundreds from its neighbour"),
    ("part", r"P", "takes its century from its neighbour"),
)
"""The grammar of values: each name, what it looks like, and where the custom is laid down; the first that fits wins."""

VALUE = re.compile("|".join(f"(?P<r{at}>{pattern})" for at, (_, pattern, _) in enumerate(RULES)))


_AN = ("an", "l'", "annee")
_NUMBERS = (is_.ORDINAL, is_.ROMAN, is_.SHORT)


def build(rule: str, tokens: list[Token]) -> Point:
    """Return the point of a rule from the tokens that fit it."""
    point = Point(rule)
    ordinals = [token for token in tokens if token.kind in _NUMBERS]
    fraction = next((token for token in tokens if token.kind == is_.FRACTION), None)
    if fraction is not None:
        which = _beside(tokens, fraction)
        point.part = _fraction(which, fraction)
        ordinals = [token for token in ordinals if token is not which]
    elif parts := [str(token.value) for token in tokens if token.kind == is_.PART]:
        point.part = "+".join(parts)
    for token in tokens:
        take = _TAKES.get(token.kind)
        if take is not None:
            take(point, token)
    if rule == "decade" and any(token.kind == is_.TENS for token in tokens):
        point.wide = "ten"
    if rule == "republican" and tokens[0].word in _AN:
        point.calendar = "republican"
    _NUMBERED.get(rule, _counted)(point, tokens, [int(str(token.value)) for token in ordinals])
    return point


def _take_year(point: Point, token: Token) -> None:
    point.n, point.digits = int(str(token.value)), len(token.word)


def _take_month(point: Point, token: Token) -> None:
    assert isinstance(token.value, tuple)
    point.calendar, point.month = token.value


def _take_season(point: Point, token: Token) -> None:
    """Take a season; of several no one is meant."""
    point.month = 0 if point.month or point.part else int(str(token.value))
    point.part = "?"


def _take_decade(point: Point, token: Token) -> None:
    assert isinstance(token.value, tuple)
    point.n, point.wide = token.value
    point.digits = len(token.word)


def _take_name(point: Point, token: Token) -> None:
    assert isinstance(token.value, Period)
    point.period = token.value


def _take_whole(point: Point, token: Token) -> None:
    assert isinstance(token.value, tuple)
    point.choices = token.value


def _take_era(point: Point, token: Token) -> None:
    point.era = str(token.value)


def _take_calendar(point: Point, token: Token) -> None:
    point.calendar = str(token.value)


def _take_doubt(point: Point, _token: Token) -> None:
    point.unsure = True


_TAKES: Mapping[str, Callable[[Point, Token], None]] = {
    is_.YEAR: _take_year,
    is_.LONG: _take_year,
    is_.MONTH: _take_month,
    is_.SEASON: _take_season,
    is_.DECADE: _take_decade,
    is_.NAMED: _take_name,
    is_.REIGN: _take_name,
    is_.ERA: _take_era,
    is_.CALENDAR: _take_calendar,
    is_.UNSURE: _take_doubt,
    is_.WHOLE: _take_whole,
}


def _beside(tokens: list[Token], fraction: Token) -> Token | None:
    """Return the number that says which half it is: right before the word, or right behind it."""
    at = next(at for at, token in enumerate(tokens) if token is fraction)
    if at and tokens[at - 1].kind in _NUMBERS:
        return tokens[at - 1]
    behind = tokens[at + 1 : at + 3]
    if behind and behind[0].kind == is_.ORDINAL and not (len(behind) > 1 and _century_follows(behind[1], tokens)):
        return behind[0]
    return None


def _century_follows(token: Token, tokens: list[Token]) -> bool:
    """Whether a number belongs to the word "century" behind it, which has no other number."""
    return token.kind == is_.CENTURY and tokens[-1] is token


def _fraction(which: Token | None, fraction: Token) -> str:
    whole = int(str(fraction.value))
    if which is None:
        return "mid" if whole == 2 else "?"
    n = int(str(which.value))
    n = whole if n == -1 else n
    return f"{n}/{whole}" if 1 <= n <= whole else "?"


def _counted(point: Point, tokens: list[Token], numbers: list[int]) -> None:
    """Take the number of a century, or the days of a month."""
    if not numbers:
        return
    if point.rule in ("month day", "day month year", "month day year", "year month day"):
        point.day = numbers[0]
        if point.rule == "day month year" and not point.n and len(numbers) > 1:
            point.n, point.digits = numbers[1], 4
    elif point.rule in ("days of month", "month with days"):
        point.days = tuple(numbers[:2])
    elif not point.n:
        point.n = numbers[-1] if point.rule == "reign year" else numbers[0]
        point.digits = max((len(token.word) for token in tokens if token.kind == is_.SHORT), default=2)


def _months(point: Point, _tokens: list[Token], numbers: list[int]) -> None:
    """Take month and day of a Chinese date, or the month of ``7/1991`` and ``1852/XII``."""
    if not point.month:
        point.month = numbers[0] if numbers else 0
        numbers = numbers[1:]
    if numbers and point.rule == "year month day":
        point.day = numbers[0]


def _tens(point: Point, tokens: list[Token], numbers: list[int]) -> None:
    """Take 1950 from "the fifties of the twentieth century"."""
    if not any(token.kind == is_.DECADE for token in tokens):
        point.n = numbers.pop(0 if tokens[0].kind == is_.TENS else -1)
    century, within = numbers[0], point.n
    point.n, point.digits, point.wide = (century - 1) * 100 + within, 4, "ten"


def _dynasties(point: Point, _tokens: list[Token], numbers: list[int]) -> None:
    point.period = dynasty(numbers[0], numbers[-1]) if numbers else None


def _nothing(_point: Point, _tokens: list[Token], _numbers: list[int]) -> None:
    """Take no number: the month is of another calendar."""


_NUMBERED = {
    "year month day": _months,
    "year month": _months,
    "month year": _months,
    "moon": _nothing,
    "tens of century": _tens,
    "dynasty": _dynasties,
}
