"""Which categories hold only one or two objects, among others that hold many?"""

from __future__ import annotations

from statistics import median

from reorg.documentation.grammar.terms import find_term
from reorg.documentation.inquiry import Inquiry, short
from reorg.documentation.kind import Check, Kind
from reorg.documentation.spellings import phrase_key
from reorg.language import Message, listed, say, say_many
from reorg.museum import Finding, Severity, Stops

KIND = Kind(
    "category-mixed",
    say("Categories with one or two objects"),
    Severity.LOW,
    (Stops.PLANNING,),
    effect=say("Objects that belong together are counted and placed apart."),
    mend=say("Move them to the category where the others of their kind are, or keep the category on purpose."),
)

FEW = 2
"""Objects of a category that hardly is one."""
FEWEST = 300
"""Objects below which small categories are no surprise."""
MANY = 10
"""Objects of the middle one of the other categories; smaller ones are the museum's way of describing, not a list."""
SHARE = 0.02
"""Different categories a row, beyond which the column is not a list of categories but a text."""
SHOWN = 3


def find(inquiry: Inquiry) -> Finding | None:
    """Return the rows of categories with one or two objects, where the other categories hold many.

    A category that is only spelt otherwise than another is told by category-spellings.
    """
    if not inquiry.has("category"):
        return None
    held = [
        (str(value), int(str(n)))
        for value, n in inquiry.ask(f"SELECT value, n FROM {inquiry.values('category')} ORDER BY first")
    ]
    total = sum(n for _, n in held)
    large = {value: n for value, n in held if n > FEW}
    keys = {phrase_key(value) for value in large}
    small = [value for value, n in held if n <= FEW and phrase_key(value) not in keys]
    usual = bool(large) and median(large.values()) >= MANY
    if total < FEWEST or not small or not usual or len(held) > max(SHARE * total, 2 * len(large)):
        return None
    rows = inquiry.rows_with("category", small)
    return inquiry.found(
        KIND,
        say_many(
            "{count} category holds only one or two objects: {categories}.",
            "{count} categories hold only one or two objects, for example {categories}.",
            count=len(small),
            categories=listed([_said(value, large) for value in small], SHOWN),
        ),
        rows,
        count=len(small),
    )


def _said(value: str, large: dict[str, int]) -> Message:
    """Say a small category, and which large one means the same, if the vocabulary knows it."""
    term = find_term(value)
    same = next((each for each in large if term is not None and find_term(each) == term), "")
    if same:
        return say("“{category}”, which means the same as “{other}”", category=short(value), other=short(same))
    if term is not None and term.table == "materials":
        return say("“{category}”, which is a material", category=short(value))
    return say("“{category}”", category=short(value))


CHECKS = (Check(KIND, find),)
