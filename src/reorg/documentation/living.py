"""How is a living museum asked the same questions as a list in a file?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reorg.documentation.register import Register
from reorg.documentation.table import connect, fill
from reorg.museum import FIELDS, Field, Objects

ALWAYS = frozenset({"number", "name", "title", "place", "place_text", "dimensions", "date", "acquired"})
"""Fields that a museum has a column for even if nothing stands in it yet."""


def register_of(objects: Objects, name: str) -> Register:
    """Return the museum's own objects as a register called ``name``, in a DuckDB of its own.

    A row is the object's position + 1. The table has one more column, ``id``, so that findings also tell ids. Sizes
    are mm and weights kg, as text; fields of which nothing is known anywhere are left out unless a museum needs them.
    """
    chosen = [field for field in FIELDS.values() if field.name in ALWAYS or _known(objects, field)]
    db = connect()
    columns: dict[str, Sequence[object]] = {"row": range(1, len(objects) + 1), "id": objects.ids}
    for at, field in enumerate(chosen):
        columns[f"c{at}"] = _texts(objects, field)
    fill(db, "register", {name: "BIGINT" if name == "row" else "VARCHAR" for name in columns}, columns)
    names = tuple(field.name for field in chosen)
    units = {field.name: field.unit for field in chosen if field.unit in {"mm", "kg"}}
    return Register(db, name, names, len(objects), {each: at for at, each in enumerate(names)}, units)


def _known(objects: Objects, field: Field) -> bool:
    """Whether anything is known of a field for any object."""
    return not np.isnan(objects.numbers(field.name)).all() if field.numeric else any(objects.words(field.name))


def _texts(objects: Objects, field: Field) -> list[str | None]:
    if field.numeric:
        return [None if number != number else f"{number:.10g}" for number in objects.numbers(field.name).tolist()]  # noqa: PLR0124  # NaN
    return [text or None for text in objects.words(field.name)]
