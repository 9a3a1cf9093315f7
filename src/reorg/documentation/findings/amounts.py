"""Which values and counts cannot be meant: a value of 1, several currencies, half an object, twelve coins on one number?"""

from __future__ import annotations

from reorg.documentation.findings.number_several import cells_of_several
from reorg.documentation.inquiry import Cell, Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import listed, say, say_many
from reorg.museum import Finding, Severity, Stops

VALUE = Kind(
    "value-odd",
    say("Values that cannot be meant"),
    Severity.LOW,
    (Stops.USE,),
    effect=say(
        "A value of 0, of 1 or of nine hundred million makes every sum over the collection wrong, and the insurance with it."
    ),
    mend=say("Look it up in the papers. Where nobody knows the value, leave it empty."),
)
_WRITTEN = "regexp_extract(translate(value, ' \u00a0\u202f’''', ''), '-?[0-9][0-9.,]*')"
# a sign before exactly three last figures groups thousands; any other last one is the decimal sign (1.250,50 and 1,250.50)
_GROUPED = "'^-?[0-9]{1,3}(?:[.,][0-9]{3})+$'"
_DECIMAL = (
    f"replace(regexp_replace(regexp_replace({_WRITTEN}, '[.,]([0-9]{{1,2}})$', 'd\\1'), '[.,]', '', 'g'), 'd', '.')"
)
_FIGURE = (
    f"try_cast(CASE WHEN regexp_matches({_WRITTEN}, {_GROUPED}) THEN translate({_WRITTEN}, '.,', '') "
    f"ELSE {_DECIMAL} END AS DOUBLE)"
)
FAR = 1000.0
"""How many times the largest hundredth no value is without a slip, where ten are known (ours)."""
OFTEN = 10
"""Rows with a value of 0 or 1 from which nobody meant it; a single one may be what was paid."""


def value_odd(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose value is below 0, 0 or 1 time and again, or a thousand times the usual largest ones."""
    if not inquiry.has("value"):
        return None
    table = inquiry.once("figures", f"SELECT value, n, {_FIGURE} AS v FROM {inquiry.cells(inquiry.at('value')[0])}")
    largest, count = inquiry.figures(f"SELECT quantile_cont(v, 0.99), count(*) FROM {table} WHERE v > 1")
    far = f"OR v > {largest * FAR}" if count >= 10 else ""
    odd = f"SELECT value FROM {table} WHERE v < 0 OR (v IN (0, 1) AND n >= {OFTEN}) {far}"
    cells = inquiry.look(f"value IN ({odd})", inquiry.at("value"))
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} value cannot be meant: “{text}” in {example}.",
        "{count} values cannot be meant, for example “{text}” in {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(VALUE, message, rows)


CURRENCIES = Kind(
    "value-currencies",
    say("Values in several currencies, or without one where others have one"),
    Severity.LOW,
    (Stops.USE,),
    effect=say("Francs of 1950 and euros of today are added up as if they were one."),
    mend=say("Write the currency and the year beside each value, each in its own column."),
)
_CURRENCY = {
    "BRL": r"r\$|\bbrl\b",
    "EUR": r"€|\beur\b|\beuros?\b",
    "USD": r"us\$|\busd\b|\bdollars?\b|\$",
    "GBP": r"£|\bgbp\b|\bpounds?\b",
    "CHF": r"\bchf\b|\bsfr\b",
    "FRF": r"\bfrf\b|\bff\b|\bfrancs?\b|\bfrs?\b",
    "DEM": r"\bdm\b|\bdem\b|\bmark\b",
    "ITL": r"\blire\b|\bitl\b",
    "RUB": r"₽|\brub\b|руб",
    "CNY": r"\bcny\b|\brmb\b|人民币|元",
    "JPY": r"\bjpy\b|円",
    "INR": r"₹|\binr\b|\brs\b",
    "MXN": r"\bmxn\b|\bpesos?\b",
}
"""Currencies by their signs and words (ISO 4217), the narrower ones first where one sign is part of another."""


def currencies(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose value is not in the currency of most."""
    if not inquiry.has("value"):
        return None
    named = " ".join(
        f"WHEN regexp_matches(lower(value), '{pattern}') THEN '{name}'" for name, pattern in _CURRENCY.items()
    )
    named = f"CASE {named} END"
    found = inquiry.counted(
        f"SELECT {named} AS currency, sum(n)::BIGINT AS n FROM {inquiry.values('value')} GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    known = [name for name, _ in found if name]
    if len(known) < 2:
        return None
    cells = inquiry.look(f"{named} <> '{known[0]}'", inquiry.at("value"))
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} value is in another currency than most: {currencies}, {example}.",
        "{count} values are in another currency than most ({currencies}), for example {example}.",
        count=len(rows),
        currencies=listed(known, 5),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(CURRENCIES, message, rows)


COUNT = Kind(
    "count-odd",
    say("Numbers of parts that cannot be"),
    Severity.LOW,
    (Stops.OWNERSHIP, Stops.PLANNING),
    effect=say("Whether all parts are there cannot be checked, and the sum of objects is wrong."),
    mend=say("Count the parts. Write a whole number, and the words beside it in another column."),
)
MOST_PARTS = 100_000
"""Parts beyond which a count is a slip, or a number of another kind (ours)."""


def count_odd(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose count is zero, below zero, broken, or beyond what anybody counts; words are left alone."""
    if not inquiry.has("count"):
        return None
    figure = "try_cast(trim(value) AS DOUBLE)"
    odd = f"({figure} <= 0 OR {figure} > {MOST_PARTS} OR {figure} <> floor({figure}))"
    cells = inquiry.look(odd, inquiry.at("count"))
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} number of parts cannot be: “{text}” in {example}.",
        "{count} numbers of parts cannot be, for example “{text}” in {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(COUNT, message, rows)


SEVERAL = Kind(
    "several-in-one",
    say("Several objects on one number, uncounted"),
    Severity.MEDIUM,
    (Stops.OWNERSHIP, Stops.PLANNING),
    effect=say("One of “12 coins” can go without anybody seeing it; and the shelf for twelve is planned for one."),
    mend=say("Count them and write the count. Number the precious ones one by one: 1974.12.1 to 1974.12.12."),
)
_FIGURED = r"(?i)^(?:[2-9]|[1-9][0-9]{1,3})(?: |x |× )[^0-9 .,;:()]{3,}"
_NOT = (
    r"(?i)^[0-9]+ ?(?:st|nd|rd|th|e|er|ème|cent|century|centimes?|francs?|pence|penny|dollars?|cents?|euros?|mark|pfennig"
    r"|kopeks?|rubles?|piast\w*|reales|rupees?|lire|year|ans?|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|inch|mm|cm)\b"
)
"""What a figure in front counts, that is no object: centuries, coins' values, years, days, sizes."""


def several(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose name counts several ("12 coins", "box of buttons"), without a count, a range or a list of numbers."""
    if not inquiry.has("name"):
        return None
    ats = inquiry.at("name")
    cells: list[Cell] = inquiry.look(
        f"regexp_matches(trim(value), '{_FIGURED}') AND NOT regexp_matches(trim(value), '{_NOT}')", ats
    )
    cells += inquiry.speaking("several", "name")
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    counted = []
    if inquiry.has("count"):
        counted.append(f"coalesce(try_cast({inquiry.column('count')} AS DOUBLE) > 1, false)")
    if inquiry.has("number"):  # a range of numbers counts its objects: 1974.12.1-12, 57.4 a-c
        counted.append(
            f"coalesce(regexp_matches({inquiry.column('number')}, '[0-9a-zA-Z] ?[-–/&,] ?[0-9a-zA-Z.]+$'), false)"
        )
    if counted:
        inquiry.want(map(str, rows))
        rows = inquiry.rows(
            f"SELECT row FROM register WHERE row IN (SELECT value::BIGINT FROM wanted) AND NOT ({' OR '.join(counted)})"
        )
    if told := set(inquiry.rows_with("number", cells_of_several(inquiry)) if inquiry.has("number") else ()):
        rows = tuple(row for row in rows if row not in told)  # they have a number each: number-several tells of them
    if not rows:
        return None
    message = say_many(
        "{count} row stands for several objects that nobody counted: {example}.",
        "{count} rows stand for several objects each that nobody counted, for example {example}.",
        count=len(rows),
        example=inquiry.example(rows[0]),
    )
    return inquiry.found(SEVERAL, message, rows)


CHECKS = (Check(SEVERAL, several), Check(COUNT, count_odd), Check(VALUE, value_odd), Check(CURRENCIES, currencies))
