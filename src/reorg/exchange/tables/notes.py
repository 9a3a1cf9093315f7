"""What was doubtful when a file was read, said so that a person can judge it?"""

from __future__ import annotations

from collections.abc import Sequence

from reorg.language import Message, listed, say, say_many
from reorg.museum import Finding, Severity

SHOWN = 5  # so many rows, words or columns are named in a sentence


def note(
    code: str, severity: Severity, message: Message, *, rows: Sequence[int] = (), count: int | None = None
) -> Finding:
    """Return a finding about the file as a whole, or about ``rows`` (from 1, after the headings)."""
    return Finding(code, severity, len(rows) if count is None else count, message, tuple(rows))


def encoding_weighed(label: str, words: Sequence[str]) -> Finding:
    """Say that the file's text code had to be weighed."""
    return note(
        "encoding_guessed",
        Severity.LOW,
        say(
            "This file does not say which character set it is written in. It was read as {label}. "
            "Please look at these words: {words}. If they are wrong, save the list anew as “CSV UTF-8”.",
            label=label,
            words=listed(words, SHOWN),
        ),
        count=1,
    )


def encoding_mixed(label: str, rows: Sequence[int], words: Sequence[str]) -> Finding:
    """Say that some rows are written in a second text code."""
    return note(
        "encoding_mixed",
        Severity.MEDIUM,
        say_many(
            "{count} row is written in another character set ({label}) than the rest. It was read in that one. "
            "Please look at these words: {words}. The file itself is unchanged.",
            "{count} rows are written in another character set ({label}) than the rest. They were read in that one. "
            "Please look at these words: {words}. The file itself is unchanged.",
            count=len(rows),
            label=label,
            words=listed(words, SHOWN),
        ),
        rows=rows,
    )


def lost_letters(rows: Sequence[int]) -> Finding:
    """Say that some bytes could not be read as letters."""
    return note(
        "letters_lost",
        Severity.MEDIUM,
        say_many(
            "In {count} row some letters could not be read; a sign � stands in their place.",
            "In {count} rows some letters could not be read; a sign � stands in their place.",
            count=len(rows),
        ),
        rows=rows,
    )


def zero_bytes(count: int) -> Finding:
    """Say that the file holds zero bytes, which were left out."""
    return note(
        "zero_bytes",
        Severity.LOW,
        say_many(
            "The file holds {count} empty sign that no program shows. It was left out.",
            "The file holds {count} empty signs that no program shows. They were left out.",
            count=count,
        ),
        count=count,
    )


def lines_above(texts: Sequence[str], line: int) -> Finding:
    """Say that lines stood above the headings."""
    return note(
        "lines_above",
        Severity.LOW,
        say_many(
            "{count} line above the headings was left out of the list: “{text}”. The headings are on line {line}.",
            "{count} lines above the headings were left out of the list: “{text}”. The headings are on line {line}.",
            count=len(texts),
            text=listed([text[:80] for text in texts[:2]]),
            line=str(line),
        ),
        count=len(texts),
    )


def no_header() -> Finding:
    """Say that the list has no headings."""
    return note(
        "no_headings",
        Severity.MEDIUM,
        say(
            "This list has no headings, so its columns are called “Column A”, “Column B” and so on. "
            "Please say what each one holds."
        ),
        count=1,
    )


def repeated_headings(names: Sequence[str]) -> Finding:
    """Say that several columns have the same heading."""
    return note(
        "same_heading",
        Severity.LOW,
        say_many(
            "{count} heading stands on more than one column ({names}). The later ones are shown with a number.",
            "{count} headings stand on more than one column ({names}). The later ones are shown with a number.",
            count=len(names),
            names=listed(names, SHOWN),
        ),
        count=len(names),
    )


def empty_headings(columns: Sequence[str]) -> Finding:
    """Say that columns with something in them have no heading."""
    return note(
        "no_heading",
        Severity.LOW,
        say_many(
            "{count} column has no heading and is called {columns}.",
            "{count} columns have no heading and are called {columns}.",
            count=len(columns),
            columns=listed(columns, SHOWN),
        ),
        count=len(columns),
    )


def short_rows(rows: Sequence[int]) -> Finding:
    """Say that rows have fewer cells than the headings."""
    return note(
        "too_few_cells",
        Severity.LOW,
        say_many(
            "{count} row ends before the last column. Its missing cells are taken as empty.",
            "{count} rows end before the last column. Their missing cells are taken as empty.",
            count=len(rows),
        ),
        rows=rows,
    )


def long_rows(rows: Sequence[int], column: str) -> Finding:
    """Say that rows have more cells than the headings."""
    return note(
        "too_many_cells",
        Severity.MEDIUM,
        say_many(
            "{count} row has more cells than there are headings; probably a comma or semicolon stands in a text. "
            "What is over is kept in the column {column}. Please look at it: its cells may stand one too far right.",
            "{count} rows have more cells than there are headings; probably commas or semicolons stand in a text. "
            "What is over is kept in the column {column}. Please look at them: cells may stand one too far right.",
            count=len(rows),
            column=column,
        ),
        rows=rows,
    )


def unclosed_quotes(rows: Sequence[int]) -> Finding:
    """Say that rows open a quotation mark that is never closed."""
    return note(
        "quote_not_closed",
        Severity.MEDIUM,
        say_many(
            "{count} row opens a quotation mark and does not close it. The row was taken to end with its line.",
            "{count} rows open a quotation mark and do not close it. Each was taken to end with its line.",
            count=len(rows),
        ),
        rows=rows,
    )


def long_cells_noted(rows: Sequence[int], longest: int) -> Finding:
    """Say that some cells are very long."""
    return note(
        "very_long_cell",
        Severity.LOW,
        say_many(
            "{count} row holds a cell that is far longer than others ({longest} signs). It is kept whole.",
            "{count} rows hold a cell that is far longer than others (up to {longest} signs). They are kept whole.",
            count=len(rows),
            longest=longest,
        ),
        rows=rows,
    )


def formulas_as_text(rows: Sequence[int]) -> Finding:
    """Say that cells look like formulas; they are text here."""
    return note(
        "formula_as_text",
        Severity.MEDIUM,
        say_many(
            "{count} row holds text that a spreadsheet program may run as a formula. Here it is only text.",
            "{count} rows hold text that a spreadsheet program may run as a formula. Here it is only text.",
            count=len(rows),
        ),
        rows=rows,
    )


def rows_left_out(totals: Sequence[int], headings: Sequence[int], empty: int) -> list[Finding]:
    """Say which lines of the file are no objects: totals, headings that come again, empty lines."""
    found: list[Finding] = []
    if totals:
        message = say_many(
            "{count} row at the end looks like a total and was left out: row {rows}.",
            "{count} rows at the end look like totals or notes and were left out: rows {rows}.",
            count=len(totals),
            rows=listed(totals, SHOWN),
        )
        found.append(note("total_line", Severity.LOW, message, rows=totals))
    if headings:
        message = say_many(
            "The headings come again on {count} row, which was left out.",
            "The headings come again on {count} rows, which were left out.",
            count=len(headings),
        )
        found.append(note("headings_again", Severity.LOW, message, rows=headings))
    if empty:
        message = say_many(
            "{count} empty row was passed over. The numbers of the other rows are those of the file.",
            "{count} empty rows were passed over. The numbers of the other rows are those of the file.",
            count=empty,
        )
        found.append(note("empty_rows", Severity.LOW, message, count=empty))
    return found


def no_rows() -> Finding:
    """Say that there are headings and nothing below."""
    return note("no_rows", Severity.HIGH, say("There are headings here and no rows below them."), count=1)


def by_blanks() -> Finding:
    """Say that the columns were told apart by blanks alone."""
    return note(
        "columns_by_blanks",
        Severity.LOW,
        say(
            "The columns of this text are held apart by blanks alone. Please look whether each cell stands in the "
            "right column."
        ),
        count=1,
    )


def torn_rows(rows: Sequence[int]) -> Finding:
    """Say that words run over the border of two columns."""
    return note(
        "cells_run_over",
        Severity.MEDIUM,
        say_many(
            "In {count} row a word runs over into the next column, where it was cut. Please look at it.",
            "In {count} rows a word runs over into the next column, where it was cut. Please look at them.",
            count=len(rows),
        ),
        rows=rows,
    )
