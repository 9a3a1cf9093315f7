"""Which cell of a column would make a good first example, and where does it seem to fall into pieces?

Only to spare a person the typing: nothing is cut before the person has said what the pieces are.
"""

from __future__ import annotations

from collections.abc import Sequence

from reorg.exchange.evidence import holds

PARTERS = (" - ", " – ", "; ", " | ", " / ", "\n", ", ")
MOST_PIECES = 5
_SHARE = 0.6  # of the cells, that hold a parter, from which a column seems to hold several things
_LONGEST = 300


def several(cells: Sequence[str]) -> str:
    """Return what parts the pieces of most cells of a column, or ``""`` if it does not seem to hold several things."""
    some = [cell for cell in cells if cell.strip()][:60]
    for parter in PARTERS:
        if some and sum(1 for cell in some if parter in cell) >= _SHARE * len(some):
            return parter
    return ""


def suggested(cells: Sequence[str], parter: str = "") -> tuple[str, list[tuple[str, str]]] | None:
    """Return a cell with its pieces and what they may be ("" where nothing says so), or None for nothing to show."""
    fitting = [cell.strip() for cell in cells if 0 < len(cell.strip()) <= _LONGEST]
    if not fitting:
        return None
    parter = parter or several(cells) or next((each for each in PARTERS if each in fitting[0]), "")
    with_it = [cell for cell in fitting if parter and parter in cell] or fitting
    counts = sorted(cell.count(parter) for cell in with_it) if parter else [0]
    usual = counts[len(counts) // 2]
    text = next((cell for cell in with_it if not parter or cell.count(parter) == usual), with_it[0])
    pieces = text.split(parter)[:MOST_PIECES] if parter else [text]
    found: list[tuple[str, str]] = []
    for piece in (each.strip() for each in pieces):
        taken = {field for _, field in found}
        field = next((name for name in ("dimensions", "date") if name not in taken and holds(name, piece)), "")
        found.append((piece, field))
    return text, found
