"""Which column of a list holds which fact? (Spectrum 5.1 units of information, as in reorg.museum.FIELDS.)

Heading and cells are weighed together: a heading that says something clearly, over cells that fit, gives 0.9 and more;
cells alone never give more than 0.6, so that a person looks at them. Each field is given to one column at most.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from types import MappingProxyType

from reorg.exchange.evidence import FITS, Look, alone
from reorg.exchange.tables.table import Table, ask, cells
from reorg.exchange.together import Columns, together
from reorg.exchange.unheaded import unheaded
from reorg.exchange.vocabulary import meanings, phrase
from reorg.exchange.why import why, why_rival, why_together, why_unheaded
from reorg.language import Message, say

SAMPLES = 5
LEAST = 0.35  # below it a guess would only mislead
CERTAIN = 0.98
RIVALLED = 0.87  # at most, where another column says the same
_SAMPLED = 240
_EXACT = 100_000
_SPARSE = 24
_UNSAID = 0.72  # where there are headings and this one says nothing known, the cells alone count for less
_HALF_SAID = 0.7  # a heading that says less is heard together with the cells
_LENGTHS = ("width", "height", "depth", "diameter")
SIZES = (*_LENGTHS, "weight")
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "H": "height",
        "h": "height",
        "W": "width",
        "w": "width",
        "D": "depth",
        "L": "length",
        "l": "width",
        "Ø": "diameter",
    }
)
UNITS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "mm",
                "millimetre",
                "millimeter",
                "millimetres",
                "millimeters",
                "millimètre",
                "millimètres",
                "milímetros",
                "мм",
                "毫米",
                "ملم",
            ),
            "mm",
        ),
        **dict.fromkeys(
            (
                "cm",
                "cms",
                "centimetre",
                "centimeter",
                "centimetres",
                "centimeters",
                "centimètre",
                "centimètres",
                "centímetros",
                "см",
                "厘米",
                "公分",
                "سم",
            ),
            "cm",
        ),
        **dict.fromkeys(
            ("m", "metre", "meter", "metres", "meters", "mètre", "mètres", "metros", "м", "米", "متر"), "m"
        ),
        **dict.fromkeys(("in", "inch", "inches", "ins", '"', "”", "po", "pouce", "pouces", "pulgadas", "zoll"), "in"),
        **dict.fromkeys(("ft", "feet", "foot", "pieds", "pied", "pies"), "ft"),
        **dict.fromkeys(
            ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes", "кг", "公斤", "كغ"),
            "kg",
        ),
        **dict.fromkeys(("g", "gr", "grs", "gram", "grams", "gramme", "grammes", "gramos", "г", "克", "غ"), "g"),
        **dict.fromkeys(("lb", "lbs", "pound", "pounds", "livres"), "lb"),
        **dict.fromkeys(("oz", "ounce", "ounces", "onces"), "oz"),
        **dict.fromkeys(("t", "tonne", "tonnes", "ton"), "t"),
    }
)
WEIGHTS = frozenset({"kg", "g", "lb", "oz", "t"})
_CODE = re.compile(
    r"(?:[^\W\d_]{1,2}|col|column|field|feld|champ|campo|spalte|colonne|columna|coluna|unnamed|veld)?[ _:.-]*\d+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[{]\s*(?:in |en |unit: ?)?([^()\[\]{}]{1,14}?)\.?\s*[)\]}]")


@dataclass(frozen=True)
class ColumnGuess:
    """What a column probably holds.

    ``field`` is a name of reorg.museum.FIELDS or ``""``; ``confidence`` runs from 0 to 1; ``filled`` is the share of
    rows that say something; ``distinct`` counts different cells (estimated beyond 100,000 rows). ``unit`` of a column
    of sizes: ``"mm"``, ``"cm"``, ``"in"``, ``"kg"`` …, ``"column 11"`` for one that stands beside it (position from
    0), ``""`` if nobody says. ``part`` counts, from 1, the columns that are one fact together; 0 for one that is a
    fact alone. ``cells`` is a sample of at most 60.
    """

    position: int
    name: str
    field: str = ""
    confidence: float = 0.0
    samples: tuple[str, ...] = ()
    filled: float = 0.0
    distinct: int = 0
    why: Message | None = None
    unit: str = ""
    part: int = 0
    cells: tuple[str, ...] = field_of(default=(), repr=False, compare=False)


def guess(table: Table) -> tuple[ColumnGuess, ...]:
    """Return what each column of ``table`` probably holds, in the order of the columns."""
    looks, figures, rows = _looks(table)
    headed = table.header_line > 0 and not _coded(table.headers)
    scores = [_scores(header, look, headed=headed) for header, look in zip(table.headers, looks, strict=True)]
    given = _assigned(scores)
    parts: dict[int, int] = {}
    for group in together(Columns(table.headers, scores, looks, rows), given) if headed else ():
        for part, at in enumerate(group.columns, start=1):
            given[at], parts[at] = (group.field, min(group.probable, given.get(at, ("", 1.0))[1])), part
    if headed and (open_ := unheaded(looks, [_clear(score) for score in scores], given)):
        given[open_[0]] = open_[1:]
    units = {at: _units_held(at, table) for at, score in enumerate(scores) if score.get("unit", (0.0,))[0] >= 0.6}
    found = []
    for at, look in enumerate(looks):
        field, confidence = given.get(at, ("", 0.0))
        guessed = ColumnGuess(
            position=at,
            name=table.columns[at],
            field=field,
            confidence=round(confidence, 2),
            samples=_samples(look),
            filled=figures[at][0] / table.rows if table.rows else 0.0,
            distinct=figures[at][1],
            why=_why(table.headers[at], look, scores[at], given.get(at), part=at in parts),
            part=parts.get(at, 0),
            cells=tuple(look.cells[:60]),
        )
        if field in SIZES:
            guessed = replace(guessed, unit=unit_of(table.headers[at], field) or _beside(at, units, field))
        elif field == "dimensions":
            guessed = replace(guessed, unit=unit_of(table.headers[at], field))
        found.append(guessed)
    return tuple(found)


def _coded(headers: Sequence[str]) -> bool:
    """Return whether headings are codes that a program made (F1, Column3, Unnamed: 4): then they say nothing."""
    return sum(1 for header in headers if _CODE.fullmatch(header.strip())) * 2 > len(headers)


def _looks(table: Table) -> tuple[list[Look], list[tuple[int, int]], list[tuple[str | None, ...]]]:
    """Return a look at each column, how many cells it fills and how many differ, and a sample of whole rows."""
    names = cells(len(table.columns))
    if not table.rows:
        return [Look((), 0.0, 0.0, 0) for _ in names], [(0, 0) for _ in names], []
    differ = "count(DISTINCT {0})" if table.rows <= _EXACT else "approx_count_distinct({0})"
    counted = ask(table.db, ", ".join(f"count({name}), {differ.format(name)}" for name in names)).fetchone()
    assert counted is not None
    figures = [(int(counted[2 * at]), min(int(counted[2 * at + 1]), int(counted[2 * at]))) for at in range(len(names))]
    shorter = ", ".join(f"left({name}, 400)" for name in names)
    step = max(1, table.rows // _SAMPLED)
    sample = ask(table.db, shorter, f"WHERE row % {step} = {1 % step}").fetchall()
    looks = []
    for at, name in enumerate(names):
        count, distinct = figures[at]
        column = [row[at] for row in sample if row[at] is not None][: 2 * _SAMPLED]
        if len(column) < min(_SPARSE, count):
            few = ask(table.db, f"left({name}, 400)", f"WHERE {name} IS NOT NULL LIMIT {_SAMPLED}")
            column = [cell for (cell,) in few.fetchall()]
        looks.append(Look(column, count / table.rows, distinct / count if count else 0.0, count))
    return looks, figures, sample


Scores = Mapping[str, tuple[float, float, float]]


def _scores(header: str, look: Look, *, headed: bool) -> Scores:
    """Return, by field, how probable it is for the column, how clear the heading is and how well the cells fit."""
    found: dict[str, tuple[float, float, float]] = {}
    said = dict(meanings(header)) or _letter(header, look)
    unsaid = alone(look) if not said or max(said.values()) < _HALF_SAID else {}
    for field, clear in said.items():
        if not look.cells and clear < 0.9:
            continue
        fit = FITS[field](look) if look.cells else 0.5
        probable = clear * (0.45 + 0.55 * fit) * (0.5 if fit < 0.2 else 1.0)
        if strength := unsaid.get(field, 0.0):  # two witnesses, each unsure: a word in the heading, and the cells
            probable = 1 - (1 - probable) * (1 - strength)
        found[field] = (min(CERTAIN, probable), clear, fit)
    if not said:
        for field, strength in unsaid.items():
            found[field] = (strength * (_UNSAID if headed else 1.0), 0.0, strength)
    return found


def _clear(score: Scores) -> float:
    """Return how clearly a heading says anything."""
    return max((clear for _, clear, _ in score.values()), default=0.0)


def _letter(header: str, look: Look) -> dict[str, float]:
    """Return what a heading of a single letter means over numbers (H, W, D, L, and the French l)."""
    bare = _BRACKETS.sub("", header).strip(" .:")
    bare = bare.removesuffix("cm").removesuffix("mm").strip(" .:")
    field = _LETTERS.get(bare)
    return {field: 0.8} if field and look.numeric > 0.7 else {}


def _assigned(scores: Sequence[Scores]) -> dict[int, tuple[str, float]]:
    """Give each field to the column where it is likeliest, and each column one field at most."""
    wanted = sorted(
        (
            (*score[:2], -at, field)
            for at, each in enumerate(scores)
            for field, score in each.items()
            if field != "unit"
        ),
        reverse=True,
    )
    fields: dict[str, float] = {}
    given: dict[int, tuple[str, float]] = {}
    for probable, _, minus, field in wanted:
        at = -minus
        if field == "length":
            field = _axis(scores, fields)  # noqa: PLW2901 - a length is a width or a depth here
        if at in given or field in fields or probable < LEAST or not field:
            continue
        rival = max(
            (score[field][0] for other, score in enumerate(scores) if other != at and field in score), default=0.0
        )
        close = rival > probable - 0.05
        given[at] = (field, min(probable, RIVALLED) if close else probable)
        fields[field] = probable
    return given


def _axis(scores: Sequence[Scores], fields: Mapping[str, float]) -> str:
    """Return which side a column "Length" is: the width, or the depth where another column is the width."""
    widths = any(score.get("width", (0.0,))[0] >= LEAST for score in scores)
    depths = any(score.get("depth", (0.0,))[0] >= LEAST for score in scores)
    if not widths:
        return "width" if "width" not in fields else ""
    return "depth" if not depths and "depth" not in fields else ""


def unit_of(header: str, field: str = "") -> str:
    """Return the unit that a heading names ("Height (cm)", "Hauteur en mm", "width_in"), or ``""``."""
    found = [UNITS.get(each.strip().casefold(), "") for each in _BRACKETS.findall(header)]
    words = re.findall(r"[^\W\d_]+|\"|”", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header))
    if len(words) > 1:
        found.append(UNITS.get(words[-1].casefold(), ""))
        joined = "".join(words).casefold()
        found.append(next((unit for unit in ("mm", "cm", "kg") if joined.endswith(unit)), ""))
    elif words:
        joined = words[0].casefold()
        ends = (unit for unit in ("mm", "cm", "kg") if joined.endswith(unit) and len(joined) > len(unit) + 1)
        found.append(next(ends, ""))
    fitting = (unit for unit in found if unit and (not field or (unit in WEIGHTS) == (field == "weight")))
    return next(fitting, "")


def _units_held(at: int, table: Table) -> frozenset[str]:
    """Return the units that a column holds, if most of what it holds are units; else none."""
    held = ask(table.db, f"DISTINCT c{at}", f"WHERE c{at} IS NOT NULL LIMIT 50").fetchall()
    known = [UNITS[text.strip(" .").casefold()] for (text,) in held if text.strip(" .").casefold() in UNITS]
    return frozenset(known if len(known) * 2 > len(held) else ())


def _beside(at: int, units: Mapping[int, frozenset[str]], field: str) -> str:
    """Return which column beside holds the unit of a column of sizes: the next one after it, else the last before."""
    fitting = [other for other, held in units.items() if any((unit in WEIGHTS) == (field == "weight") for unit in held)]
    after = [other for other in fitting if other > at]
    return f"column {min(after) if after else max(fitting)}" if fitting else ""


def _samples(look: Look) -> tuple[str, ...]:
    return tuple(list(dict.fromkeys(cell[:120] for cell in look.cells[:: max(1, len(look.cells) // 20)]))[:SAMPLES])


def _why(header: str, look: Look, score: Scores, given: tuple[str, float] | None, *, part: bool) -> Message | None:
    """Say what a guess rests on."""
    if given is None:
        return None
    if part:
        return why_together(header, given[0])
    if given[0] not in score and given[0] not in SIZES:
        return why_unheaded()
    if given[0] not in score:
        return say("The heading says a length; here it is taken as that side.")
    return why_rival(header) if given[1] == RIVALLED else why(header, given[0], score[given[0]][1], look)


def header_words(header: str) -> tuple[str, ...]:
    """Return the words of a heading as they are compared, without a unit."""
    return tuple(word for word in phrase(_BRACKETS.sub(" ", header)) if word not in UNITS)
