"""Which numbers hold a sign that only looks like the usual one: a Cyrillic А, an O for a zero, figures of another script?"""

from __future__ import annotations

from reorg.documentation.grammar.number_signs import figures, latin
from reorg.documentation.grammar.schemes import form_of
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.kind import Check, Kind
from reorg.documentation.numbering import numbers_that, numbers_there, schemes_of
from reorg.language import say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "number-lookalike",
    say("Numbers with signs that only look like the usual ones"),
    Severity.MEDIUM,
    (Stops.FINDING, Stops.OWNERSHIP),
    effect=say("Nobody who types the number finds the object, and the same number can be given twice unseen."),
    mend=say("Type the number again, with the letters and figures that the others have."),
)

SELDOM = 0.1
"""Share of the numbers up to which other letters or figures are slips; beyond, they are the museum's own."""


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows whose number holds look-alikes, where the museum's other numbers do not."""
    if not inquiry.has("number"):
        return None
    found = [*_other_script(inquiry), *_letters_for_figures(inquiry)]
    rows = inquiry.rows_with("number", found) if found else ()
    if not rows:
        return None
    usual = _usual(found[0])
    there = bool(numbers_there(inquiry, [usual]))
    return inquiry.found(
        KIND,
        say_many(
            "{count} number holds a sign that only looks like the usual one: {example}. {usual}",
            "{count} numbers hold signs that only look like the usual ones, for example {example}. {usual}",
            count=len(rows),
            example=inquiry.example(rows[0]),
            usual=say("Written as usual it is {number}, and another row has that number.", number=usual)
            if there
            else say("Written as usual it is {number}.", number=usual),
        ),
        rows,
    )


def _usual(number: str) -> str:
    return figures(latin(number))


def _other_script(inquiry: Inquiry) -> list[str]:
    """Return the numbers with letters or figures of another script that have a plain twin, where they are few."""
    total, other = inquiry.figures(f"SELECT count(*), count_if(strlen(value) > length(value)) FROM {inquiry.numbers}")
    if not other or other > SELDOM * total:
        return []
    held = inquiry.ask("SELECT value FROM numbers WHERE strlen(value) > length(value) ORDER BY first")
    return [number for (value,) in held if latin(number := str(value)) != number and _mixed(number)]


def _mixed(number: str) -> bool:
    """Whether all letters of other scripts in a number look Latin: АИ-12 is a Russian number, А-12 a slip."""
    return all(sign.isascii() or not sign.isalnum() for sign in latin(number))


def _letters_for_figures(inquiry: Inquiry) -> list[str]:
    """Return the numbers that follow no scheme, but do once O is a zero and l a one."""
    schemes = schemes_of(inquiry)

    def slipped(number: str) -> bool:
        usual = figures(number)
        return usual != number and form_of(number) in schemes.odd and schemes.parse(usual) is not None

    return numbers_that(inquiry, slipped)


CHECKS = (Check(KIND, find),)
