"""Which number does the museum give next, in its own way of numbering? (Spectrum 5.1 Object number)"""

from __future__ import annotations

from collections.abc import Iterable

from reorg.documentation.grammar.schemes import Scheme, Schemes, learn_numbers
from reorg.documentation.grammar.written_number import read_number


def usual_scheme(schemes: Schemes) -> Scheme | None:
    """Return the way of numbering that new objects get: of those with the newest years, else of all, the most frequent.

    Loans, temporary numbers and finds are numbered otherwise and do not count.
    """
    own = [each for each in schemes.schemes if not each.kind]
    dated = [each for each in own if each.years and each.year_digits == 4 and each.count * 20 > schemes.total]
    newest = max((each.years[1] for each in dated if each.years), default=0)
    recent = [each for each in dated if each.years and each.years[1] > newest - 10]
    return next(iter(recent or own), None)


def next_number(numbers: Iterable[str], year: int) -> str:
    """Return the number after all of ``numbers``, in ``year`` where the museum's numbers bear one; "" if none shows how.

    Gaps are not filled: a number that was given once is never given again.
    """
    held = list(numbers)
    schemes = learn_numbers((number, 1) for number in held)
    scheme = usual_scheme(schemes)
    return schemes.next_free(scheme, held, year) if scheme else ""


def following(first: str, count: int) -> list[str]:
    """Return ``count`` numbers from ``first`` on: its last figure counts on, unless that is a year (``12/2026``).

    What has no figure to count on stands alone; zeros in front are kept.
    """
    written = read_number(first)
    if count < 2 or not written.figures or written.rest or written.part or written.upto:
        return [first]
    at = len(written.figures) - 1
    if (
        at
        and len(written.figures[at]) == 4
        and 1700 <= int(written.figures[at]) <= 2100
        and len(written.figures[0]) != 4
    ):
        at -= 1
    figures, begin = list(written.figures), int(written.figures[at])
    wide = len(written.figures[at]) if written.figures[at].startswith("0") else 0
    found = []
    for number in range(begin, begin + count):
        figures[at] = str(number).zfill(wide)
        found.append(written.with_figures(figures))
    return found
