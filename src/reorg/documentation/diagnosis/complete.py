"""How complete are the records, element by element? (Object ID, Spectrum, the catalogue card, the registers.)"""

from __future__ import annotations

from reorg.documentation.diagnosis.look import Look
from reorg.documentation.diagnosis.past import Past
from reorg.documentation.diagnosis.value import Completeness, Covered
from reorg.method import Standard


def complete(look: Look) -> tuple[Completeness, ...]:
    """Return the completeness by every list of the guide."""
    return tuple(
        _moves(standard, look.past) if standard.moves else _objects(standard, look) for standard in look.guide.standards
    )


def _objects(standard: Standard, look: Look) -> Completeness:
    seen = look.seen
    covered = []
    for element in standard.elements:
        code = f"{standard.id}.{element.id}"
        count = seen.rows - seen.count(code) if code in seen.lacking else None
        covered.append(Covered(element, count, f"diagnosis.{code}" if count is not None else ""))
    whole = seen.rows - seen.count(standard.id) if standard.id in seen.lacking else None
    return Completeness(standard, seen.rows, whole, tuple(covered))


def _moves(standard: Standard, past: Past) -> Completeness:
    """Every move that is entered here says which object, who, where to and when; a reason is asked for.

    How many came back is no share of what should have: it is told, and does not count.
    """
    told = {"reason": past.with_reason, "back": past.back}
    covered = tuple(
        Covered(element, told.get(element.id, past.moves) if past.moves else None) for element in standard.elements
    )
    return Completeness(standard, past.moves, past.with_reason if past.moves else None, covered)
