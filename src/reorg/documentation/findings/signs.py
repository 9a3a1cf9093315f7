"""In which cells do signs stand that nobody meant: spreadsheet errors, formulas, page code, what no screen shows?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reorg.documentation.findings.number_several import cells_of_several
from reorg.documentation.grammar.number_signs import BREAK, unseen
from reorg.documentation.inquiry import Cell, Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

ERROR = Kind(
    "text-spreadsheet-error",
    say("Error signs of a spreadsheet instead of a text"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.USE),
    effect=say("What stood there is gone from this list: the cell tells of a mistake and not of the object."),
    mend=say("Open the spreadsheet, mend the formula or type the text, and export the list again."),
)
# Excel, LibreOffice and Google Sheets in English, French, Spanish, Portuguese, German, Italian and Russian
_ERRORS = (
    r"#(?:REF|VALUE|NAME|NULL|NUM|DIV/0|SPILL|CALC|ERROR|VALEUR|NOM|NOMBRE|NUL|¡?VALOR|¡?REF|¿NOMBRE|NOME|WERT|BEZUG"
    r"|ZAHL|RIF|VALORE|ЗНАЧ|ССЫЛКА|ИМЯ|ЧИСЛО|ДЕЛ/0)\s?[!?]|^#(?:N/A|N/D|NV|Н/Д|NAME|REF)!?$|^#{5,}$|^Err:5\d\d$"
)


def errors(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a spreadsheet shows an error or had too little room for a number."""
    cells = inquiry.odd_cells(_ERRORS)
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds an error of a spreadsheet: “{text}” in the column {column}, {example}.",
        "{count} rows hold errors of a spreadsheet, for example “{text}” in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(ERROR, message, rows)


FORMULA = Kind(
    "text-formula",
    say("Formulas instead of what they come to"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.USE),
    effect=say("The formula means something only in its own spreadsheet; opened elsewhere it may even do harm."),
    mend=say("In the spreadsheet, copy the column and paste it back as values only. Then export the list again."),
)
_FORMULA = (
    r"^=\s*(?:[A-ZÀ-Ü.]{2,14}\(|'?[^=]{0,40}!\$?[A-Z]{1,3}\$?[0-9]|\$?[A-Z]{1,3}\$?[0-9]{1,6}\b|\"|[-+0-9(])"
    r"|^\+[A-Z]{2,12}\("
)


def formulas(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a cell is a formula."""
    cells = inquiry.odd_cells(_FORMULA)
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds a formula: “{text}” in the column {column}, {example}.",
        "{count} rows hold formulas, for example “{text}” in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(FORMULA, message, rows)


CONTROL = Kind(
    "text-control",
    say("Signs that steer a machine, within a text"),
    Severity.LOW,
    (Stops.FINDING, Stops.USE),
    effect=say(
        "Such signs are not seen, but they split words, so that searching misses them, and some programs stop at them."
    ),
    mend=say("Accept the proposed repair, which takes them out, or search for them and delete them."),
)
_STEERING = r"[\x00-\x08\x0e-\x1f\x7f]|_x00[01][0-9A-Fa-f]_"
_CONTROL = rf"{_STEERING}|[\t\x0b\x0c]"


def control(inquiry: Inquiry) -> Finding | None:
    """Return the rows with control characters (ECMA-48 C0), tabs within a cell, and Excel's ``_x000D_``.

    A tab in a number is told as a space that nobody sees (``number-spaces``).
    """
    cells = _but_spaces_in_numbers(inquiry, inquiry.odd_cells(_CONTROL), _STEERING)
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds signs that only steer a machine: in the column {column}, {example}.",
        "{count} rows hold signs that only steer a machine, for example in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(CONTROL, message, rows)


def _but_spaces_in_numbers(inquiry: Inquiry, cells: Sequence[Cell], besides: str = "") -> list[Cell]:
    """Return the cells without those numbers of which ``number-spaces`` tells, unless ``besides`` stands in them too."""
    at = inquiry.at("number")
    return [
        cell
        for cell in cells
        if cell.at not in at or not unseen(cell.value) or (besides and re.search(besides, cell.value))
    ]


INVISIBLE = Kind(
    "text-invisible",
    say("Signs that cannot be seen, within a text"),
    Severity.LOW,
    (Stops.FINDING,),
    effect=say("Two texts that look alike are not the same, so one is not found by the other."),
    mend=say("Accept the proposed repair, which takes them out. They came in by copying from a page or a PDF."),
)
_INVISIBLE = r"[\x{ad}\x{200b}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2060}-\x{2064}\x{feff}\x{fff9}-\x{fffb}]"
_DIRECTED = r"[\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]"
_JOINERS = r"[A-Za-z0-9][\x{200c}\x{200d}]|[\x{200c}\x{200d}][A-Za-z0-9]"
_RIGHT_TO_LEFT = r"[\x{590}-\x{8ff}\x{fb1d}-\x{fdff}\x{fe70}-\x{fefc}]"


def invisible(inquiry: Inquiry) -> Finding | None:
    """Return the rows with signs without width: soft hyphens, zero-width spaces, byte order marks, marks of direction.

    Marks of direction are at home in Arabic and Hebrew, and joiners in Persian and Indic scripts: there they are left.
    In a number they are told as spaces that nobody sees (``number-spaces``).
    """
    found = [
        *inquiry.odd_cells(_INVISIBLE.replace(r"\x{200e}\x{200f}\x{2028}-\x{202e}", r"\x{2028}\x{2029}")),
        *inquiry.odd_cells(_JOINERS),
        *inquiry.odd_cells(f"^[^{_RIGHT_TO_LEFT[1:-1]}]*{_DIRECTED}[^{_RIGHT_TO_LEFT[1:-1]}]*$"),
    ]
    cells = _but_spaces_in_numbers(inquiry, found)
    if not cells:
        return None
    cells.sort(key=lambda cell: (cell.first, cell.at))
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds signs that nobody can see: in the column {column}, {example}.",
        "{count} rows hold signs that nobody can see, for example in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(INVISIBLE, message, rows)


HTML = Kind(
    "text-html",
    say("Code of a web page within a text"),
    Severity.LOW,
    (Stops.USE,),
    effect=say("On labels and in reports the code shows between the words, and searching for a phrase misses it."),
    mend=say("Accept the proposed repair, which keeps the words, or export the list again as plain text."),
)
_HTML = (
    r"(?i)</?(?:p|br|b|i|u|em|strong|span|div|a|font|ul|ol|li|sup|sub|table|tr|td|h[1-6]|img|blockquote)(?:\s[^<>]*|/|\s/)?>"
    r"|&(?:amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[nm]dash|hellip|[aeiouycn](?:acute|grave|circ|uml|tilde|cedil|ring)"
    r"|szlig|deg|#[0-9]{2,5}|#x[0-9a-f]{2,4});"
)


def html(inquiry: Inquiry) -> Finding | None:
    """Return the rows with tags or entities of HTML."""
    cells = inquiry.odd_cells(_HTML)
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row holds code of a web page: “{text}” in {example}.",
        "{count} rows hold code of a web page, for example “{text}” in {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(HTML, message, rows)


LINES = Kind(
    "text-line-breaks",
    say("Line breaks within what should be one line"),
    Severity.LOW,
    (Stops.FINDING, Stops.USE),
    effect=say("Searching and sorting see another text than a person does, and many programs cut the list there."),
    mend=say("Write it on one line. Where the break divides two facts, give each its own column."),
)
_ONE_LINE = (
    "number",
    "other_numbers",
    "name",
    "title",
    "maker",
    "date",
    "category",
    "culture",
    "place_text",
    "acquired",
)


def line_breaks(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which a line break stands within a short fact; descriptions and notes may have them.

    Numbers one below the other in one cell are told as several numbers (``number-several``).
    """
    told = set(cells_of_several(inquiry))
    numbers = inquiry.at("number")
    found = inquiry.odd_cells(BREAK, ats=inquiry.at(*_ONE_LINE))
    cells = [cell for cell in found if cell.at not in numbers or cell.value.strip(" ") not in told]
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row breaks a line where one line is meant: “{text}” in the column {column}, {example}.",
        "{count} rows break a line where one line is meant, for example “{text}” in the column {column}, {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(LINES, message, rows)


SCRIPTS = Kind(
    "text-mixed-scripts",
    say("Letters of two alphabets within one word"),
    Severity.MEDIUM,
    (Stops.FINDING,),
    effect=say("The word looks right and is another word for every machine: nobody who types it will find it."),
    mend=say("Type the word anew with one keyboard. The letters that look alike are A, B, C, E, H, K, M, O, P, T, X."),
)
_LOOK_LATIN = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһ"
_LOOK_LATIN_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρχ"
_MIXED = (
    rf"[A-Za-z][{_LOOK_LATIN}]|[{_LOOK_LATIN}][A-Za-z]|[A-Za-z][{_LOOK_LATIN_GREEK}]|[{_LOOK_LATIN_GREEK}][A-Za-z]"
    r"|\p{Cyrillic}[ABCEHIKMOPTXaceiopxy]|[ABCEHIKMOPTXaceiopxy]\p{Cyrillic}"
    r"|\p{Greek}[ABEZHIKMNOPTYXov]|[ABEZHIKMNOPTYXov]\p{Greek}"
)


def mixed_scripts(inquiry: Inquiry) -> Finding | None:
    """Return the rows with a word that mixes Latin with Cyrillic or Greek letters that look the same (Unicode TS 39)."""
    every = range(len(inquiry.register.columns))
    other = r"regexp_matches(value, '[\x{370}-\x{52f}]')"
    cells = inquiry.look(f"strlen(value) <> length(value) AND {other} AND regexp_matches(value, '{_MIXED}')", every)
    if not cells:
        return None
    rows = inquiry.rows_at(cells)
    message = say_many(
        "{count} row mixes letters of two alphabets within a word: “{text}” in {example}.",
        "{count} rows mix letters of two alphabets within a word, for example “{text}” in {example}.",
        count=len(rows),
        **inquiry.example_of(cells),
    )
    return inquiry.found(SCRIPTS, message, rows)


CHECKS = (
    Check(ERROR, errors),
    Check(FORMULA, formulas),
    Check(CONTROL, control),
    Check(INVISIBLE, invisible),
    Check(HTML, html),
    Check(LINES, line_breaks),
    Check(SCRIPTS, mixed_scripts),
)
