"""What does a program learn of the columns of a list: what each was taken for, and what was made of them?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reorg.exchange import ColumnGuess, Reading, several, suggested
from reorg.museum import FIELDS


def taken_for(reading: Reading, position: int) -> str:
    """Return the field that a column of the file is, or is a part of; ``""`` for none."""
    own = next((name for name, at in reading.meaning.items() if at == position), "")
    return own or next((each.field for each in reading.made if each.between and position in each.of), "")


def meaning_of(reading: Reading) -> dict[str, object]:
    """Return what the columns of a list were taken for, as the keys of a JSON document."""
    like = reading.like
    return {
        "columns": [_column(guess, reading) for guess in reading.guesses],
        "made": [
            {
                "position": each.position,
                "name": each.name,
                "field": each.field,
                "from": list(each.of),
                "between": list(each.between),
                "samples": reading.samples(each.position),
            }
            for each in reading.made
        ],
        "cuts": [
            {
                "column": cut.column,
                "shown": [pattern.shown() for pattern in cut.rule.patterns],
                "examples": [{"text": each.text, "pieces": dict(each.pieces)} for each in cut.rule.examples],
                "whole": cut.rule.whole,
                "done": cut.done,
                "left": cut.left,
                "rows": [{"text": text, "pieces": _pieces(pieces)} for text, pieces in cut.shown],
                "next": _suggestion([text for text, pieces in cut.shown if pieces is None]),
            }
            for cut in reading.cuts
        ],
        "like": {"name": like.get("name", ""), "key": like.get("key", ""), "when": like.get("when", "")}
        if like
        else None,
        "meaning": reading.columns(),
    }


def _suggestion(cells: Sequence[str]) -> dict[str, object] | None:
    """Return a cell that would make a good example, with the pieces into which it seems to fall."""
    found = suggested(cells)
    return {"text": found[0], "pieces": [list(piece) for piece in found[1]]} if found else None


def _pieces(pieces: Mapping[str, str] | None) -> dict[str, str] | None:
    return None if pieces is None else dict(pieces)


def _column(guess: ColumnGuess, reading: Reading) -> dict[str, object]:
    field = taken_for(reading, guess.position)
    part = next(
        (each.of.index(guess.position) + 1 for each in reading.made if each.between and guess.position in each.of), 0
    )
    return {
        "position": guess.position,
        "name": guess.name,
        "field": field,
        "part": part,
        "confidence": round(guess.confidence, 3),
        "percent": round(guess.confidence * 100),
        "unit": reading.units.get(field, "") if not part else "",
        "measure": field in FIELDS and FIELDS[field].unit == "mm",
        "filled": round(guess.filled, 4),
        "distinct": guess.distinct,
        "samples": list(guess.samples),
        "why": str(guess.why or ""),
        "guessed": guess.field,
        "several": bool(several(guess.cells)),
        "example": _suggestion(guess.cells) if guess.distinct > 1 else None,
    }
