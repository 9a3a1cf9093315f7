"""Has each object a number that is its own and built like the others? (Spectrum 5.1 Object number; the guide, 2.1.)"""

from __future__ import annotations

from reorg.documentation.diagnosis.look import Look, Reading
from reorg.language import say_many


def number_own(look: Look) -> Reading | None:
    """Return the share of rows whose number is theirs alone and of an established shape; None if no row has one.

    Against a row: no number, another row's number, a shape that hardly any other has, or one that a spreadsheet made.
    """
    if "number-own" not in look.seen.lacking:
        return None
    total, bad = look.seen.rows, look.seen.count("number-own")
    message = say_many(
        "{good} of {count} object has a number that is its own and built like the others.",
        "{good} of {count} objects have a number that is their own and built like the others.",
        count=total,
        good=total - bad,
    )
    return Reading((total - bad) / total, bad / total, message, "objects", "diagnosis.number-own")
