"""What stands in this list that should not leave the museum: values, keys, places, how to reach a person?"""

from __future__ import annotations

import re

from reorg.documentation.findings.spoken import told
from reorg.documentation.inquiry import Inquiry, quoted
from reorg.documentation.kind import Check, Kind
from reorg.documentation.words import fold, words
from reorg.language import say, say_many
from reorg.museum import FIELDS, Finding, Severity, Stops

MAIL = Kind(
    "personal-mail",
    say("E-mail addresses of people"),
    Severity.MEDIUM,
    (Stops.USE,),
    effect=say("Addresses of donors and makers are theirs. With the list they go to everyone who gets it."),
    mend=say("Keep them in a file of people, apart from the list of objects, and leave the name here."),
)
_MAIL = r"(?i)\b[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}\b"


def mail(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which an e-mail address stands."""
    cells = inquiry.odd_cells(_MAIL)
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds somebody's e-mail address: in the column {column}, {example}.",
        "{count} rows hold e-mail addresses of people, for example in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(MAIL, message, rows)


PHONE = Kind(
    "personal-phone",
    say("Telephone numbers of people"),
    Severity.MEDIUM,
    (Stops.USE,),
    effect=say("Telephone numbers of donors and makers are theirs. With the list they go to everyone who gets it."),
    mend=say("Keep them in a file of people, apart from the list of objects, and leave the name here."),
)
_PHONE = (
    r"(?i)\b(?:tel|tél|phone|telephone|téléphone|teléfono|telefon|telefone|telefono|mobile|mob|cell|cel|móvil|fax|portable)"
    r"[.: n°no]{0,5}\+?[0-9][0-9 ()./-]{6,18}[0-9]"
    r"|(?:тел|телефон|моб|电话|手机|هاتف|جوال|موبايل)[.:： ]{0,3}\+?[0-9][0-9 ()./-]{6,18}[0-9]"
    r"|(?:^|[^0-9A-Za-z])\+[1-9][0-9]{0,2}[ .(-]{1,2}[0-9][0-9 ().-]{6,14}[0-9](?:$|[^0-9A-Za-z])"
    r"|(?:^|[^0-9.-])\([0-9]{3}\) ?[0-9]{3}[-. ][0-9]{4}\b"
)


def phone(inquiry: Inquiry) -> Finding | None:
    """Return the rows with a telephone number: after a word that says so, or written as the world writes them (ITU E.123)."""
    long_ = "strlen(value) > 8 AND NOT starts_with(value, 'http') AND regexp_matches(value, '[0-9][0-9 ()./-]{6}')"
    cells = inquiry.look(f"{long_} AND regexp_matches(value, {quoted(_PHONE)})", _worded(inquiry))
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds somebody's telephone number: in the column {column}, {example}.",
        "{count} rows hold telephone numbers of people, for example in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(PHONE, message, rows)


ADDRESS = Kind(
    "personal-address",
    say("Home addresses of people"),
    Severity.MEDIUM,
    (Stops.USE,),
    effect=say("Where a donor or maker lives is theirs to tell. With the list it goes to everyone who gets it."),
    mend=say("Keep it in a file of people, apart from the list of objects, and leave the name and the town here."),
)
_STREET = (
    r"\b[0-9]{1,5} ?(?:bis|ter|[a-d])?,? (?:(?:[A-Z][\w'.-]+ ){1,4}(?i:street|st\.|road|rd\.|avenue|ave\.|lane|drive"
    r"|dr\.|boulevard|blvd\.?|square|terrace|crescent|close|court)|(?i:rue|avenue|boulevard|place|impasse|chemin|quai|allée"
    r"|route|square) (?:de |du |des |d')?[\w'-]+)"
    r"|\b(?i:calle|avenida|avda\.|carrera|rua|travessa|via|viale|corso|piazza|c/) [^,;]{3,40},? (?:n[.ºo°]* ?)?[0-9]{1,5}\b"
    r"|\b[\w-]+(?:straße|strasse|str\.|gasse|weg|platz) [0-9]{1,4}\b"
    r"|(?:ул\.|улица|пер\.|просп\.|пр-т) ?[^,;]{3,30},? (?:д\. ?)?[0-9]{1,4}|[\x{4e00}-\x{9fff}]{2,8}[路街巷][0-9]{1,5}号"
)
_POSTCODE = (
    r"(?:^|[^0-9-])[0-9]{5}(?:-[0-9]{4})?\b|\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b|\b[1-9][0-9]{3} [A-Z]{2}\b"
    r"|\b[0-9]{6}\b|\b[A-Z][0-9][A-Z] [0-9][A-Z][0-9]\b|[路街巷][0-9]{1,5}号"
)
PEOPLE = ("maker", "acquisition", "notes")


def address(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which, among what is said of people, a street with a house number and a postal code stand."""
    wanted = f"regexp_matches(value, '[0-9]') AND strlen(value) < 400 AND regexp_matches(value, {quoted(_STREET)})"
    cells = inquiry.look(f"{wanted} AND regexp_matches(value, {quoted(_POSTCODE)})", inquiry.at(*PEOPLE))
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds somebody's address: in the column {column}, {example}.",
        "{count} rows hold addresses of people, for example in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(ADDRESS, message, rows)


VALUED = Kind(
    "secret-value",
    say("Values within texts that are shown to others"),
    Severity.MEDIUM,
    (Stops.USE,),
    effect=say("A value in a description is printed on the label and put on the website. Thieves read both."),
    mend=say("Move it to the column for values, which never leaves the museum unasked."),
)
_MONEY = (
    r"[$€£¥₽₹]\s?[0-9]|[0-9]\s?(?:[$€£¥₽₹元円]|(?i:eur|usd|gbp|chf|francs?|frs?|euros?|dollars?|pounds?|pesos?|reais|руб|rub|lire|mark"
    r"|dinars?|dirhams?|rupees?|riyals?|yuan|rmb)\b|[.,' ][0-9]{3}\b)"
)
_NEAR = 60
"""Signs after the word within which the sum stands."""


def valued(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a shown text says what an object is insured for, valued at or was bought for."""
    sum_of_money = re.compile(_MONEY)
    said = [(cell, cell.value.find(words("insured").find(cell.value))) for cell in inquiry.speaking("insured")]
    cells = [cell for cell, at in said if sum_of_money.search(cell.value[max(at, 0) : at + _NEAR + 20])]
    return told(
        inquiry,
        VALUED,
        "insured",
        cells,
        lambda count, shown: say_many(
            "{count} row tells a value in a text that others see: “{text}” in {example}.",
            "{count} rows tell values in texts that others see, for example “{text}” in {example}.",
            count=count,
            **shown,
        ),
    )


GUARDED = Kind(
    "secret-security",
    say("Alarm codes, keys and gaps in the guard, within the list"),
    Severity.DANGER,
    (Stops.USE, Stops.POLICE),
    effect=say("Whoever gets this list can walk in."),
    mend=say("Change the code or move the key today. Take the text out of the list, and out of its older copies."),
)


def guarded(inquiry: Inquiry) -> Finding | None:
    """Return the rows that tell how the museum is locked."""
    return told(
        inquiry,
        GUARDED,
        "guarded",
        inquiry.speaking("guarded"),
        lambda count, shown: say_many(
            "{count} row tells how the museum is locked: “{text}” in {example}.",
            "{count} rows tell how the museum is locked, for example “{text}” in {example}.",
            count=count,
            **shown,
        ),
    )


STANDING = Kind(
    "secret-place",
    say("Places in the store within texts that are shown to others"),
    Severity.MEDIUM,
    (Stops.USE, Stops.FINDING),
    effect=say("A place in a description tells thieves where to go, and nobody changes it when the object moves."),
    mend=say("Move it to the column for the place. Places never leave the museum unasked."),
)


def standing(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a shown text names a shelf, drawer, box or store with its number."""
    named = "|".join(re.escape(word) for each in words("stands").by_language.values() for word in each)
    numbered = re.compile(rf"\b(?:{named})\s{{1,2}}(?:(?:no|nr|n|№|n°)\W{{0,2}})?[a-z]{{0,3}}[-. ]?[0-9]{{1,4}}\b")
    cells = [cell for cell in inquiry.speaking("stands") if numbered.search(fold(cell.value))]
    return told(
        inquiry,
        STANDING,
        "stands",
        cells,
        lambda count, shown: say_many(
            "{count} row tells a place in the store in a text that others see: “{text}” in {example}.",
            "{count} rows tell places in the store in texts that others see, for example “{text}” in {example}.",
            count=count,
            **shown,
        ),
    )


def _worded(inquiry: Inquiry) -> list[int]:
    """Return the columns that may hold anything: no numbers, sizes, dates, places, nor what is written on it."""
    told_apart = {
        "number",
        "dimensions",
        "date",
        "acquired",
        "place_text",
        "photo",
        "count",
        "value",
        "inscription",
        "title",
    }
    texts = [name for name, field in FIELDS.items() if not field.numeric and name not in told_apart]
    return [*inquiry.at(*texts), *inquiry.unmapped]


CHECKS = (
    Check(GUARDED, guarded),
    Check(VALUED, valued),
    Check(STANDING, standing),
    Check(MAIL, mail),
    Check(PHONE, phone),
    Check(ADDRESS, address),
)
