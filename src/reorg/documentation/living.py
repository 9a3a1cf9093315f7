"""How is a living museum asked the same questions as a list in a file?"""

from __future__ import annotations

import duckdb
import numpy as np

from reorg.documentation.register import Register
from reorg.museum import FIELDS, Objects

ALWAYS = frozenset({"number", "name", "title", "place", "place_text", "dimensions", "date", "acquired"})
"""Fields that a museum has a column for even if nothing stands in it yet."""


def register_of(objects: Objects, name: str) -> Register:
    """Return the museum's own objects as a register called ``name``, in a DuckDB of its own.

    A row is the object's position + 1. The table has one more column, ``id``, so that findings also tell ids. Sizes
    are mm and weights kg, as text; fields of which nothing is known anywhere are left out unless a museum needs them.
    """
    columns: dict[str, np.ndarray[tuple[int], np.dtype[np.object_]]] = {"id": np.array(objects.ids, dtype=object)}
    chosen: list[str] = []
    text: list[str] = []
    for field in FIELDS.values():
        if field.numeric:
            numbers = objects.numbers(field.name)
            if np.isnan(numbers).all():
                continue
            columns[f"v{len(chosen)}"] = numbers
            text.append(f"if(isnan(v{len(chosen)}), NULL, v{len(chosen)}::VARCHAR) AS c{len(chosen)}")
        else:
            words = objects.words(field.name)
            if field.name not in ALWAYS and not any(words):
                continue
            columns[f"v{len(chosen)}"] = np.array(words, dtype=object)
            text.append(f"nullif(v{len(chosen)}::VARCHAR, '') AS c{len(chosen)}")
        chosen.append(field.name)
    columns["row"] = np.arange(1, len(objects) + 1)
    db = duckdb.connect()
    db.execute(f"CREATE TABLE register AS SELECT row, id, {', '.join(text)} FROM columns")  # noqa: S608  # names of ours
    return Register(db, name, tuple(chosen), len(objects), {field: at for at, field in enumerate(chosen)})
