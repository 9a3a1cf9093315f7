"""Which ways of numbering does a register use, learned in SQL from all its distinct numbers?"""

from __future__ import annotations

from collections.abc import Callable, Collection

from reorg.documentation.grammar.number_slips import Shaped
from reorg.documentation.grammar.numbers import DAMAGE
from reorg.documentation.grammar.schemes import SAMPLED, Schemes, learn_shapes
from reorg.documentation.grammar.written_number import Written
from reorg.documentation.inquiry import Inquiry
from reorg.documentation.table import fill

# what a spreadsheet did to a number is told by a finding of its own; 84/5/12 may be a date or an odd sign
_DAMAGED = "|".join(DAMAGE[kind] for kind in ("time", "month", "exponent"))
LETTERS = r"CASE WHEN shape LIKE 'a%' THEN lower(regexp_extract(value, '^\p{L}+')) ELSE '' END"


def schemes_of(inquiry: Inquiry) -> Schemes:
    """Return the schemes of the register's numbers, learned once; none if it has no column of numbers."""
    return inquiry.worked(_learned)


def _learned(inquiry: Inquiry) -> Schemes:
    if not inquiry.has("number"):
        return Schemes()
    found = inquiry.ask(
        f"""
        SELECT shape, {LETTERS} AS letters, count(*), arg_min(value, hash(value), {SAMPLED})
        FROM {inquiry.numbers} GROUP BY 1, 2
        """
    )
    shaped = [Shaped(str(shape), str(letters), int(str(n)), _texts(samples)) for shape, letters, n, samples in found]

    def heads(wanted: Collection[str]) -> Collection[str]:
        inquiry.want(wanted)
        held = inquiry.ask(
            r"""
            SELECT DISTINCT wanted.value FROM wanted
            JOIN numbers ON wanted.value = regexp_replace(numbers.value, '\p{Nd}+\P{Nd}*$', '')
            """
        )
        return {str(head) for (head,) in held}

    return learn_shapes(shaped, heads)


def _texts(samples: object) -> list[str]:
    assert isinstance(samples, list)
    return [str(each) for each in samples]


def forms(inquiry: Inquiry) -> list[tuple[str, Written]]:
    """Return the shapes of the numbers that follow a scheme, each with one such number in pieces."""
    schemes = schemes_of(inquiry)
    odd = {shape for shape, _ in schemes.odd}
    held = inquiry.ask(f"SELECT shape, min(value) FROM {inquiry.numbers} GROUP BY 1")
    return [(str(shape), schemes.read(str(value))) for shape, value in held if shape not in odd]


def odd_numbers(inquiry: Inquiry) -> str:
    """Fill the table ``odd_numbers`` (``value``, ``meant``: the base it is probably a slip of); return its name."""
    schemes = schemes_of(inquiry)
    odd = sorted(schemes.odd)
    fill(
        inquiry.db,
        "odd_shapes",
        {"shape": "VARCHAR", "letters": "VARCHAR", "meant": "VARCHAR"},
        {
            "shape": [shape for shape, _ in odd],
            "letters": [letters for _, letters in odd],
            "meant": [schemes.meant.get(each, "") for each in odd],
        },
    )
    inquiry.db.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE odd_numbers AS
        SELECT value, first, meant FROM numbers JOIN odd_shapes USING (shape)
        WHERE letters = {LETTERS} AND NOT regexp_matches(lower(value), '{_DAMAGED}')
        """
    )
    return "odd_numbers"


def numbers_that(inquiry: Inquiry, suits: Callable[[str], bool], *, looked_at: int = 12) -> list[str]:
    """Return the distinct numbers that suit, in the order of the rows, looking only at shapes of which some number does.

    ``looked_at`` numbers of each shape decide whether all of them are looked at.
    """
    asked = inquiry.ask(f"SELECT shape, arg_min(value, hash(value), {looked_at}) FROM {inquiry.numbers} GROUP BY 1")
    shapes = [str(shape) for shape, samples in asked if any(map(suits, _texts(samples)))]
    if not shapes:
        return []
    inquiry.want(shapes)
    held = inquiry.ask("SELECT numbers.value FROM numbers JOIN wanted ON shape = wanted.value ORDER BY first")
    return [number for (value,) in held if suits(number := str(value))]


def numbers_there(inquiry: Inquiry, wanted: Collection[str]) -> set[str]:
    """Return which of the numbers ``wanted`` (written exactly so) the register has."""
    inquiry.want(wanted)
    held = inquiry.ask(f"SELECT DISTINCT value FROM {inquiry.numbers} JOIN wanted USING (value)")
    return {str(value) for (value,) in held}
