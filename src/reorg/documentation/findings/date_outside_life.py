"""Which objects were made before their maker was born, or after the maker had died?"""

from __future__ import annotations

import re

from reorg.documentation.dated import MADE, both
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.table import fill
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "date-outside-life",
    say("Objects made before their maker’s birth or after the maker’s death"),
    Severity.LOW,
    (Stops.USE,),
    effect=say(
        "The maker, the date or the life dates are wrong, or it is a later print, cast or copy that does not say so."
    ),
    mend=say("If it is a later print, cast or copy, write both dates: “1932, printed 1978”. Else look up who made it."),
)
_LIFE = re.compile(
    r"(?<![\d./-])(?:b\. ?|born |né en |geb\. )?(1[0-9]{3}|20[0-2][0-9])(?: ?[-–—] ?| to )"
    r"(?:d\. ?|died )?(1[0-9]{3}|20[0-2][0-9])(?![\d./-])"
)
_OTHERS = re.compile(
    r"\b(?:after|follower|followers|style|manner|school|workshop|circle|copy|attributed|studio|d'après|école|atelier|nach|"
    r"umkreis|schule|werkstatt|según|escuela|taller|firm|company|co\.|manufactor\w*|factory|inc|ltd|publisher|editor|active|"
    r"actif|active|fl\.|tätig|&| and | et | und )\b",
    re.IGNORECASE,
)
"""What says that others, or a firm, made it: then the years are no life, or not the hand's."""
_BORN = r"(?i)\b(?:birth|born|naissance|né en|nacimiento|nascimento|geburt\w*|geboren|nascita|рожд\w*)\b|birth"
_DIED = r"(?i)\b(?:death|died|mort|décès|muerte|fallecimiento|morte|tod|gestorben|sterbe\w*|overleden|смерт\w*)\b|death"
_NOT_ONE = "(?i)[|;&]| and |after |follower|style|school|workshop|circle|copy|attrib|compan|manufact|factory"
LONGEST_LIFE = 110
YOUNGEST = 5
"""Years of age at which nobody made a work that a museum keeps (ours)."""
GRACE = 1
"""Years after a death in which a work may still be finished, or dated by the year of its edition (ours)."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose date made lies outside the life of the one maker, from the maker's cell or columns of their own.

    Left alone: makers in the plural, firms, schools and copies; dates that were not understood; lives over 110 years.
    """
    dates = next((each for each in both(inquiry) if each.field == MADE), None)
    if dates is None:
        return None
    lives = _columns(inquiry) or _cells(inquiry)
    if lives is None:
        return None
    made = inquiry.column(MADE)
    found = inquiry.ask(
        f"""
        SELECT l.row, trim({made}), born, died FROM ({lives}) l JOIN register r USING (row)
        JOIN {dates.table} d ON trim({made}) = d.value
        WHERE d.state NOT IN ('impossible', 'undated', 'unread')
          AND (d.high < (born + {YOUNGEST}) * 10000 OR d.low >= (died + 1 + {GRACE}) * 10000) ORDER BY 1
        """
    )
    if not found:
        return None
    rows = tuple(dict.fromkeys(int(str(row)) for row, *_ in found))
    _, text, born, died = found[0]
    message = say_many(
        "{count} object is dated outside its maker’s life: “{date}”, the maker lived {life}, {example}.",
        "{count} objects are dated outside their maker’s life, for example “{date}”, the maker lived {life}, {example}.",
        count=len(rows),
        date=short(str(text)),
        life=f"{born or '?'}–{died or '?'}",
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(KIND, message, rows)


def _cells(inquiry: Inquiry) -> str | None:
    """Return the SQL of the lives that stand in the maker's cell: row, born, died."""
    if not inquiry.has("maker"):
        return None
    cells = inquiry.ask(f"SELECT value FROM {inquiry.values('maker')} WHERE regexp_matches(value, '[0-9]{{4}}')")
    lives = [(str(value), life) for (value,) in cells if (life := life_of(str(value))) is not None]
    if not lives:
        return None
    fill(
        inquiry.db,
        "lives",
        {"value": "VARCHAR", "born": "BIGINT", "died": "BIGINT"},
        {
            "value": [value for value, _ in lives],
            "born": [born for _, (born, _) in lives],
            "died": [died for _, (_, died) in lives],
        },
    )
    return f"SELECT row, born, died FROM register JOIN lives ON trim({inquiry.column('maker')}) = value"


def _columns(inquiry: Inquiry) -> str | None:
    """Return the SQL of the lives that stand in columns of their own, known by their headings."""
    year = "try_cast(regexp_extract({0}, '^ *([0-9]{{4}})(?:[-/. ].*)?$', 1) AS BIGINT)"
    found: dict[str, str] = {}
    for at in inquiry.unmapped:
        heading = inquiry.register.columns[at].replace("_", " ")
        for name, pattern in (("born", _BORN), ("died", _DIED)):
            if re.search(pattern, heading) and not re.search(r"(?i)place|lieu|lugar|ort\b", heading):
                found.setdefault(name, year.format(f"c{at}"))
    if not found:
        return None
    born, died = found.get("born", "NULL::BIGINT"), found.get("died", "NULL::BIGINT")
    alone = ""
    if inquiry.has("maker"):
        maker = inquiry.column("maker")
        alone = f" AND NOT coalesce(regexp_matches({maker}, '{_NOT_ONE}'), false)"
    return f"SELECT row, {born} AS born, {died} AS died FROM register WHERE ({born} > 0 OR {died} > 0){alone}"


def life_of(maker: str) -> tuple[int, int] | None:
    """Return the years of birth and death in a maker's cell, if there is exactly one life and one maker."""
    lives = _LIFE.findall(maker)
    if len(lives) != 1 or _OTHERS.search(maker):
        return None
    born, died = (int(year) for year in lives[0])
    return (born, died) if YOUNGEST < died - born <= LONGEST_LIFE else None


CHECKS = (Check(KIND, find),)
