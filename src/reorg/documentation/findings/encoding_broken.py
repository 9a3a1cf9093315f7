"""In which texts have letters been spoilt by a wrong character set? (UTF-8 read as Windows-1252 and the like.)"""

from __future__ import annotations

import ftfy

from reorg.documentation.inquiry import Inquiry, quoted, short
from reorg.documentation.kind import Check, Kind
from reorg.language import Message, say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "encoding-broken",
    say("Letters spoilt by a wrong character set"),
    Severity.MEDIUM,
    (
        Stops.FINDING,
        Stops.USE,
    ),
    effect=say("Names with accents are not found by searching, and every export spoils them once more."),
    mend=say("Export the list again as UTF-8 from the program it comes from, or accept the proposed repair."),
)

ONLY_ENCODING = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
)
"""Repair the character set and nothing else: typographic quotation marks are the museum's own."""

_CONTINUED = r"[\x{80}-\x{bf}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
SUSPECT = (
    r"[\x{80}-\x{9f}\x{fffd}]"
    rf"|[\x{{c2}}-\x{{df}}]{_CONTINUED}"
    rf"|[\x{{e0}}-\x{{ef}}]{_CONTINUED}{{2}}"
    r"|[√¬‚├┬Ð][^\x00-\x7f]"
)
"""Signs that may come of two or three bytes read one by one (RE2); :func:`ftfy.fix_text` then decides."""
LOST = "\ufffd"
LONGEST = 100_000
"""Bytes beyond which a text is not looked at: it is a document in a cell."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows in which any column holds spoilt letters, with a repaired example where it can be repaired."""
    spoilt: list[int] = []
    sample: tuple[int, str, str] | None = None
    for at in range(len(inquiry.register.columns)):
        repaired = _repaired(inquiry, at)
        if not repaired:
            continue
        spoilt.extend(inquiry.rows_in(at, repaired))
        text = min(repaired, key=lambda text: (LOST in text, len(text), text))
        if sample is None or (LOST in sample[1]) > (LOST in text):
            row = inquiry.rows(f"SELECT row FROM register WHERE c{at} = {quoted(text)}")[0]
            sample = (row, text, repaired[text])
    if sample is None:
        return None
    rows = tuple(sorted(set(spoilt)))
    return inquiry.found(
        KIND,
        _message(inquiry, len(rows), sample),
        rows,
    )


def _repaired(inquiry: Inquiry, at: int) -> dict[str, str]:
    """Return the spoilt texts of a column, and what they were before as far as that can be told."""
    found = inquiry.look(
        f"strlen(value) <> length(value) AND strlen(value) <= {LONGEST} AND regexp_matches(value, '{SUSPECT}')", [at]
    )
    texts = {cell.value: ftfy.fix_text(cell.value, ONLY_ENCODING) for cell in found}
    return {text: mended for text, mended in texts.items() if mended != text or LOST in text}


def _message(inquiry: Inquiry, count: int, sample: tuple[int, str, str]) -> Message:
    row, text, mended = sample
    if text == mended:
        return say_many(
            "{count} row has letters that were lost: “{text}” in {example}.",
            "{count} rows have letters that were lost, for example “{text}” in {example}.",
            count=count,
            text=_around(text),
            example=inquiry.example(row),
        )
    return say_many(
        "{count} row has spoilt letters: “{text}” should probably be “{mended}”.",
        "{count} rows have spoilt letters: “{text}” should probably be “{mended}”.",
        count=count,
        text=_around(text, mended),
        mended=_around(mended, text),
    )


def _around(text: str, other: str = "") -> str:
    """Return the first place where ``text`` is spoilt (or differs from ``other``), with a few words around it.

    Control characters, which no screen shows, become the sign for "a letter was here".
    """
    differs = (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two)
    at = max(text.find(LOST), 0) if not other else next(differs, 0)
    start = text.rfind(" ", 0, max(at - 12, 0)) + 1
    return "".join("\ufffd" if "\x80" <= sign <= "\x9f" else sign for sign in short(text[start:]))


CHECKS = (Check(KIND, find),)
