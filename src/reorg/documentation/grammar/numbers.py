"""How is an object's number built, when are two written numbers the same, and what does a spreadsheet do to them?

Spectrum 5.1 "Object number" leaves the form to each museum (``1974.12.3``, ``A00001``, ``M.2002.11.2.1 B``); so nothing
here knows a form beforehand. Shapes and keys are computed for all distinct numbers in DuckDB; the SQL stands beside
the Python that says the same of one number.
"""

from __future__ import annotations

from reorg.museum import number_signs

MONTH = (
    r"(?:jan|janv|feb|févr?|fevr?|mar|mars|apr|avr|avril|may|mai|jun|juin|jul|juil|aug|août|aout|sep|sept|oct|nov|dec|déc|"
    r"ene|abr|mayo|ago|dic|mär|okt|dez|gen|mag|giu|lug|set|ott|out|maj|fev)[a-zéû]{0,6}\.?"
)

DAMAGE = {
    "time": r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[ t][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$",
    "month": rf"^(?:[0-9]{{1,2}}-{MONTH}(?:-[0-9]{{2}}(?:[0-9]{{2}})?)?|{MONTH}-[0-9]{{2}}(?:[0-9]{{2}})?)$",
    "exponent": r"^[0-9]([.,][0-9]+)?e[+-][0-9]{1,3}$",
    "date": r"^(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4})$",
}
"""What a spreadsheet leaves of a number, as patterns that Python and DuckDB (RE2) read alike, on lower case text.

``time`` and ``exponent`` are never a museum's own; ``month`` and ``date`` may be, if most numbers look like it.
"""


def number_shape(number: str) -> str:
    """Return the shape of a number: each run of digits becomes ``9``, each run of letters ``a``, the rest stays."""
    shape = ""
    for sign in number.strip():
        kind = "9" if sign.isdecimal() else "a" if sign.isalpha() else sign
        if kind != shape[-1:] or kind not in "9a":
            shape += kind
    return shape


def shape_sql(column: str) -> str:
    """Return the SQL of :func:`number_shape` (DuckDB)."""
    return rf"regexp_replace(regexp_replace(trim({column}), '\p{{L}}+', 'a', 'g'), '\p{{Nd}}+', '9', 'g')"


def coarse_key_sql(column: str) -> str:
    """Return the SQL of a key that is equal wherever reorg.museum.number_key is (and sometimes elsewhere)."""
    other, plain = number_signs()
    western = (
        f"CASE WHEN strlen({column}) = length({column}) THEN lower({column}) "
        f"ELSE translate(lower({column}), '{other}', '{plain}') END"
    )
    zeros = rf"regexp_replace({western}, '(^|[^0-9])0+([0-9])', '\1\2', 'g')"
    return rf"regexp_replace({zeros}, '[^\p{{L}}0-9]+', '', 'g')"
