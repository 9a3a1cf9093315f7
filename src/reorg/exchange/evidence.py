"""What do the cells of a column look like, whatever its heading says?

Each field of an object has its own look: numbers of objects differ from row to row and hold digits, materials are
words for materials, prices have a currency. ``fit`` says from 0 (does not fit) to 1 (fits well).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from types import MappingProxyType

from reorg.exchange.vocabulary import vocabulary

_NUMBER = re.compile(r"[-+]?\s*\d[\d\s.,'’]*(?:\s*[½¼¾⅛⅜⅝⅞]|\s+\d+/\d+)?\s*(?:mm|cm|m|in|kg|g|\"|”)?\.?", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,6}")
_CODE = re.compile(r"(?=[^\d]{0,14}\d)[\w\s./\\:,()\-–—*&+#°ºª?'’]{1,40}")
_ACCESSION = re.compile(
    r"(?:[^\W\d_]{1,6}[\s.\-/:]*)?\d{1,4}(?:[.\-/,:]\s?\d+[\w.\-/,()]*)+|[^\W\d_]{1,5}[\s.\-/]?\d{2,7}\w?"
)
_DATE = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?(?:[T ][\d:.]+Z?)?|\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}|\d{1,2}[./\-]\d{4}"
    r"|.*\b\d{1,2}\s+[^\W\d_]{3,10}\.?\s+\d{4}.*|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|(?:1[0-9]|20)\d\d"
)
_PERIOD = re.compile(
    r"\b(?:1[0-9]|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th|e|er|ème|º|°)\b|\b[IVX]{1,5}(?:e|er|ème|º)?\b|centur|siècle|siecle|siglo|século|jahrhundert"
    r"|jh\.|secolo|\bc\.|\bca\.?\b|circa|\bvers\b|\bcirca\b|\bhacia\b|\bum\s+\d|\bb\.?\s?c\.?(?:e\.?)?\b|\ba\.?d\.?\b|av\.?\s?j|dynast"
    r"|antiquit|neolith|medieval|قرن|هـ|век|年|代|朝|no date|n\.d\.|undated|s\.?\s?d\.?$|-\d{3,4}\b|\bperiod\b|époque",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"\d\s*(?:mm|cm|m|in|inches|ft|po|pouces|\"|”|'|см|мм|سم|厘米|公分)\b|\d\s*[\"”]|\d[\d.,\s/½¼¾⅛⅜⅝⅞]*\s*(?:mm|cm|in\.?|\")?\s*[x×X*хХ]\s*\d"
    r"|\b(?:h|w|d|l|ht|diam|dia|haut|larg|prof|ø)\b\.?\s*[:=.]?\s*\d|[ø∅⌀]\s*\d|\d\s*(?:سم)|长|宽|高\s*\d",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:[$€£¥₽₹]|\b(?:usd|eur|gbp|chf|cad|aud|frs?|francs?|euros?|dollars?|pesos?)\b)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|^\S+@\S+\.\w+$", re.IGNORECASE)
_FILE = re.compile(r"\S[^\n]*\.(?:jpe?g|png|tiff?|gif|bmp|webp|heic|dng|nef|cr2|psd)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:[^\W\d_]{1,5}[\s.\-/]?\d{1,4}[^\W\d_]?)(?:[\s.\-/,:>|]+[^\W\d_]{0,6}[\s.\-]?\d{1,4}[^\W\d_]?)*|[A-Z]{1,2}(?:[\-./]\d{1,3}){1,4}|\d{1,3}(?:[\-./][A-Z]?\d{0,3}){1,3}"
)
_PERSON = re.compile(
    r"[^\W\d_][\w'’\-.]+,\s+[^\W\d_].{0,60}|(?:[A-ZÀ-ÞА-Я][\w'’\-.]*\.?\s+){1,4}(?:(?:de|di|van|von|der|la|le|du|da|del|al)\s+)*[A-ZÀ-ÞА-Я][\w'’\-]+(?:\s*[(,].*)?"
)
_MAKER = re.compile(
    r"^(?:unknown|anonym|inconnu|unidentified|attributed|attribué|workshop|atelier|after|d'après|manufacture|company"
    r"|& co|école|school|maker|desconocid|unbekannt|\w+ (?:ltd|inc|co)\.?$)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+")
Fit = Callable[["Look"], float]


@cache
def _unspaced(kind: str) -> re.Pattern[str]:
    """Return what finds a Chinese word for ``kind`` anywhere in a cell: Chinese has no spaces between its words."""
    words = (word for word in vocabulary().values.get(kind, ()) if "\u4e00" <= word[0] <= "\u9fff")
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)")


def holds(field: str, text: str) -> bool:
    """Return whether one piece of text can be a ``field`` at all: a date says a time, a size a number and a unit."""
    if field in {"date", "acquired"}:
        return bool(_PERIOD.search(text) or _DATE.fullmatch(text.strip())) and not _SIZE.search(text)
    if field == "dimensions":
        return bool(_SIZE.search(text))
    if field in {"width", "height", "depth", "diameter", "weight", "count"}:
        return bool(_NUMBER.fullmatch(text.strip()))
    if field == "number":
        return any(map(str.isdigit, text))
    if field in {"materials", "maker", "name", "title", "category"}:
        return any(map(str.isalpha, text))
    return True


@dataclass(frozen=True)
class Look:
    """A column's cells, as a sample and in figures.

    ``cells`` is a sample of those that say something; ``share`` of all rows says something, ``distinct`` of those
    differ.
    """

    cells: Sequence[str]
    share: float
    distinct: float
    count: int

    def part(self, pattern: re.Pattern[str], *, whole: bool = True) -> float:
        """Return the share of cells that ``pattern`` matches, wholly or somewhere."""
        known = self._parts.get((pattern, whole))
        if known is None:
            match = pattern.fullmatch if whole else pattern.search
            known = sum(1 for cell in self._bare if match(cell)) / len(self.cells) if self.cells else 0.0
            self._parts[pattern, whole] = known
        return known

    @cached_property
    def _parts(self) -> dict[tuple[re.Pattern[str], bool], float]:
        """What :meth:`part` found out already: many fields ask for the same."""
        return {}

    @cached_property
    def _bare(self) -> list[str]:
        return [cell.strip() for cell in self.cells]

    def named(self, kind: str) -> float:
        """Return the share of cells that hold a word (or begin with a phrase) that speaks for ``kind``."""
        words = vocabulary().values.get(kind, frozenset())
        if not self.cells:
            return 0.0
        unspaced = _unspaced(kind) if self._chinese else None
        return sum(
            1
            for own, cell in zip(self._words, self.cells, strict=True)
            if own & words or cell.strip().casefold() in words or (unspaced and unspaced.search(cell))
        ) / len(self.cells)

    @cached_property
    def _chinese(self) -> bool:
        return any("\u4e00" <= sign <= "\u9fff" for cell in self.cells[:40] for sign in cell[:20])

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        found = []
        for cell in self.cells:
            words = [word.casefold() for word in _WORDS.findall(cell[:300])]
            found.append(
                frozenset(
                    (
                        *words,
                        *map(" ".join, pairwise(words)),
                        *(word[:-1] for word in words if word[-1:] == "s"),
                    )
                )
            )
        return found

    @cached_property
    def length(self) -> float:
        """Mean length of the cells."""
        return sum(map(len, self.cells)) / len(self.cells) if self.cells else 0.0

    @cached_property
    def numeric(self) -> float:
        """Share of cells that are a number, perhaps with a unit."""
        return self.part(_NUMBER)

    @cached_property
    def address(self) -> float:
        """Share of cells that are web or mail addresses."""
        return self.part(_ADDRESS, whole=False)

    @cached_property
    def worded(self) -> float:
        """Share of cells with more letters than digits."""
        return sum(1 for cell in self.cells if sum(map(str.isalpha, cell)) > sum(map(str.isdigit, cell))) / max(
            1, len(self.cells)
        )

    @cached_property
    def dates(self) -> float:
        """Share of cells that are a day, a month or a year."""
        return self.part(_DATE)


def _short(look: Look, limit: float) -> float:
    return 1.0 if look.length <= limit else max(0.0, 1.0 - (look.length - limit) / (2 * limit))


def _brief(look: Look, limit: float) -> float:
    """Return as :func:`_short`, of what is sometimes long all the same: length alone does not contradict a heading."""
    return max(0.4, _short(look, limit))


def _number(look: Look) -> float:
    codes = look.part(_CODE)
    shaped = look.part(_ACCESSION)
    plain = look.part(_WHOLE)
    if look.address > 0.2 or look.distinct < 0.3:
        return 0.1
    date = 0.6 if look.dates > 0.9 and shaped < 0.9 else 0.0
    unlike = 0.4 * max(0.0, look.part(_SIZE, whole=False) - 0.3)
    return max(
        0.0,
        min(
            1.0,
            0.45 * codes + 0.35 * max(shaped - 0.5 * plain, 0.35 * plain) + 0.25 * max(0.0, look.distinct - 0.3) / 0.7,
        )
        - date
        - unlike,
    ) * _short(look, 30)


def _texts(look: Look) -> float:
    return look.worded * (1.0 if look.address < 0.1 else 0.2)


def _name(look: Look) -> float:
    return (
        _texts(look)
        * _short(look, 45)
        * (1.0 if look.distinct < 0.97 or look.count < 60 else 0.9)
        * (1 - 0.6 * look.part(_PLACE))
    )


def _title(look: Look) -> float:
    return _texts(look) * _brief(look, 120) * (0.5 if look.distinct < 0.02 and look.count > 100 else 1.0)


def _maker(look: Look) -> float:
    people = min(1.0, look.part(_PERSON) + look.part(_MAKER, whole=False) + 0.3)
    if people < 0.6:  # several names in one cell, with dates and roles between them
        people = max(people, 0.6 * look.part(_PERSON, whole=False))
    return _texts(look) * people * _brief(look, 70)


def _materials(look: Look) -> float:
    return _texts(look) * min(1.0, 0.45 + 0.8 * look.named("materials")) * _brief(look, 120)


def _date(look: Look) -> float:
    told = max(0.4 * look.worded, min(1.0, look.part(_PERIOD, whole=False) + look.dates))
    return told * _short(look, 50) * (0.5 if look.part(_SIZE, whole=False) > 0.5 else 1)


def _acquired(look: Look) -> float:
    return min(1.0, look.dates + 0.3 * look.part(_PERIOD, whole=False)) * _short(look, 30)


def _measure(look: Look) -> float:
    return look.numeric * (0.5 if look.dates > 0.9 and look.distinct > 0.3 and look.length >= 4 else 1.0)


def _acquisition(look: Look) -> float:
    return _texts(look) * min(1.0, 0.5 + 0.7 * look.named("acquisition") + 0.3 * look.part(_PERSON))


def _place(look: Look) -> float:
    coded = max(look.part(_PLACE), look.named("places"))
    return (
        min(1.0, 0.5 + 0.6 * coded)
        * _short(look, 80)
        * (0.5 if look.distinct > 0.98 and look.count > 60 and coded < 0.5 else 1.0)
    )


def _grouped(look: Look) -> float:
    return _texts(look) * _short(look, 50) * (1.0 if look.distinct < 0.5 or look.count < 40 else 0.6)


def _value(look: Look) -> float:
    return max(look.numeric, look.part(_MONEY, whole=False))


def _description(look: Look) -> float:
    return _texts(look) * (0.7 + 0.3 * min(1.0, look.length / 60))


def _photo(look: Look) -> float:
    return max(look.part(_FILE), look.address if look.part(_FILE, whole=False) > 0.5 else 0.3 * look.part(_CODE), 0.4)


def _any_text(look: Look) -> float:
    return 0.9 * _texts(look) + 0.05


FITS: Mapping[str, Fit] = MappingProxyType(
    {
        "number": _number,
        "other_numbers": lambda look: 0.9 * look.part(_CODE),
        "name": _name,
        "title": _title,
        "maker": _maker,
        "materials": _materials,
        "date": _date,
        "culture": _grouped,
        "category": _grouped,
        "dimensions": lambda look: max(look.part(_SIZE, whole=False), 0.6 * look.numeric),
        "width": _measure,
        "height": _measure,
        "depth": _measure,
        "length": _measure,
        "diameter": _measure,
        "weight": _measure,
        "count": lambda look: look.part(_WHOLE) * (1.0 if look.length < 3 else 0.4),
        "place_text": _place,
        "acquisition": _acquisition,
        "acquired": _acquired,
        "value": _value,
        "description": _description,
        "inscription": lambda look: _texts(look) * min(1.0, 0.75 + 0.5 * look.named("inscription")),
        "condition": lambda look: (
            _texts(look) * min(1.0, 0.6 + 0.6 * look.named("condition")) * (0.4 if look.numeric > 0.5 else 1)
        ),
        "status": lambda look: _short(look, 40) * min(1.0, 0.6 + 0.6 * look.named("status")),
        "notes": _any_text,
        "photo": _photo,
        "unit": lambda look: 1.0 if (look.length < 12 and look.distinct < 0.3) or look.count < 5 else 0.2,
    }
)


def _number_alone(look: Look) -> float:
    if look.dates >= 0.5 or look.part(_SIZE, whole=False) >= 0.3:
        return 0.0
    shaped = look.part(_ACCESSION)
    if look.distinct > 0.9 and shaped > 0.6:
        return 0.6 * shaped
    return 0.45 if look.distinct > 0.97 and look.part(_CODE) > 0.9 and look.length < 16 else 0.0


def _dimensions_alone(look: Look) -> float:
    size = look.part(_SIZE, whole=False)
    return 0.6 * size if size > 0.5 and look.part(_ACCESSION) < 0.5 else 0.0


def _place_alone(look: Look) -> float:
    places = max(look.named("places"), look.part(_PLACE) if look.distinct < 0.8 else 0.0)
    unlike = look.part(_SIZE, whole=False) >= 0.3 or look.dates >= 0.5
    return 0.0 if unlike or places <= 0.5 else 0.5 * places


def _date_alone(look: Look) -> float:
    period = look.part(_PERIOD, whole=False)
    unlike = look.length >= 30 or look.part(_SIZE, whole=False) >= 0.3 or look.part(_ACCESSION) >= 0.5
    return 0.0 if unlike or period <= 0.6 else 0.5 * period


def _maker_alone(look: Look) -> float:
    person = look.part(_PERSON)
    return 0.42 * person if person > 0.7 and look.named("names") < 0.3 and look.length < 40 else 0.0


def _name_alone(look: Look) -> float:
    names = look.named("names")
    fits = (
        look.worded > 0.9
        and look.address < 0.1
        and names > 0.25
        and look.length < 60
        and (look.count < 50 or look.distinct > 0.02)
    )
    more = 0.7 if fits and look.named("materials") > names else 1.0  # "oil on canvas, print"
    return min(0.58, 0.35 + 0.3 * names) * more if fits else 0.0


def _description_alone(look: Look) -> float:
    fits = look.worded > 0.9 and look.address < 0.1 and look.length > 70 and look.named("names") <= 0.95
    return 0.4 + 0.15 * min(1.0, look.length / 120) if fits else 0.0


_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?|\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}")


def _acquired_alone(look: Look) -> float:
    days = look.part(_DAY)
    return 0.45 * days if days > 0.7 and look.distinct < 0.98 else 0.0


def _category_alone(look: Look) -> float:
    few = look.distinct < 0.1 and look.count >= 50 and look.distinct * look.count >= 2
    unlike = max(look.part(_SIZE, whole=False), look.dates, look.address, look.part(_PLACE)) > 0.2
    worded = look.worded > 0.9 and 3 < look.length < 30 and look.share > 0.6
    return 0.0 if unlike or not few or not worded or max(look.named("status"), look.named("condition")) > 0.5 else 0.44


def _title_alone(look: Look) -> float:
    said = max(look.named("materials"), look.named("acquisition"), look.part(_SIZE, whole=False), look.part(_PLACE))
    fits = look.worded > 0.85 and look.distinct > 0.5 and 6 < look.length < 90 and look.share > 0.5
    unlike = max(look.address, look.part(_FILE), look.dates, look.part(_PERSON), look.named("inscription")) > 0.5
    return 0.0 if not fits or unlike or said > 0.45 else 0.41


def _credit_alone(look: Look) -> float:
    share = look.named("acquisition")
    return 0.58 * share if share > 0.45 and look.length < 220 and look.named("inscription") < 0.4 else 0.0


def _words_alone(kind: str, least: float, most_distinct: float, longest: float) -> Fit:
    """Return the fit of a field whose cells alone are known by words of ``kind``."""

    def fit(look: Look) -> float:
        share = look.named(kind)
        return 0.58 * share if share > least and look.distinct < most_distinct and look.length < longest else 0.0

    return fit


_ALONE: Mapping[str, Fit] = MappingProxyType(
    {
        "number": _number_alone,
        "dimensions": _dimensions_alone,
        "materials": _words_alone("materials", 0.4, 2, 60),
        "condition": _words_alone("condition", 0.6, 0.4, 60),
        "acquisition": _credit_alone,
        "inscription": _words_alone("inscription", 0.4, 2, 400),
        "acquired": _acquired_alone,
        "category": _category_alone,
        "title": _title_alone,
        "photo": lambda look: 0.6 if look.part(_FILE) > 0.6 else 0.0,
        "place_text": _place_alone,
        "date": _date_alone,
        "maker": _maker_alone,
        "name": _name_alone,
        "description": _description_alone,
    }
)


def free_text(look: Look) -> bool:
    """Whether the cells are free text about an object: words, mostly several and different, and nothing else that is known."""
    if look.count < _FEWEST or look.worded <= 0.9 or look.share <= 0.5 or look.distinct <= 0.3:
        return False
    several = sum(1 for cell in look.cells if len(cell.split()) > 1 or "\u4e00" <= cell[:1] <= "\u9fff")
    coded = look.part(_BEGINS_WITH_FIGURES, whole=False)
    known = max(look.address, look.part(_FILE), look.dates, look.part(_PERSON), look.part(_PLACE), coded)
    if several <= 0.5 * len(look.cells) or known > 0.4 or look.named("inscription") > 0.45:
        return False
    # a long text about an object says where it was found and what is broken, too
    said = max(look.named("acquisition"), look.named("status"), look.named("condition") - 0.15)
    return look.length > _LONG or said <= 0.45


_BEGINS_WITH_FIGURES = re.compile(r"^\d{3}")
_LONG = 70.0
"""Signs, on the mean, from which on a text says more than one thing (ours)."""
_FEWEST = 4
"""Cells from which on a look at them says anything (ours)."""


def alone(look: Look) -> Mapping[str, float]:
    """Return which fields the cells alone speak for, with how strongly, where no heading says anything (0 to 0.6)."""
    if not look.cells:
        return {}
    return {field: strength for field, fit in _ALONE.items() if (strength := fit(look)) > 0}


def told(field: str, look: Look) -> float | None:
    """Return the share of cells that look like what ``field`` holds, or None where cells of that field have no look."""
    return _TOLD[field](look) if field in _TOLD and look.cells else None


_TOLD: Mapping[str, Fit] = MappingProxyType(
    {
        "number": lambda look: look.part(_CODE),
        "date": lambda look: max(look.part(_PERIOD, whole=False), look.dates),
        "acquired": lambda look: max(look.part(_PERIOD, whole=False), look.dates),
        "dimensions": lambda look: look.part(_SIZE, whole=False),
        "maker": lambda look: min(1.0, look.part(_PERSON) + look.part(_MAKER, whole=False)),
        "photo": lambda look: look.part(_FILE, whole=False),
        "place_text": lambda look: max(look.named("places"), look.part(_PLACE)),
        "materials": lambda look: look.named("materials"),
        "acquisition": lambda look: look.named("acquisition"),
        "condition": lambda look: look.named("condition"),
        **dict.fromkeys(
            ("width", "height", "depth", "diameter", "weight", "count", "value"), lambda look: look.numeric
        ),
    }
)
