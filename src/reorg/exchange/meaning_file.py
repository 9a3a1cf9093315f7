"""In which file does a museum keep, share and use again what the columns of its lists mean?

A plain JSON document: ``{"reorg": "meaning", "version": 1, "of": "list.csv", "columns": [...]}``, its columns as in a
``source`` entry (reorg.exchange.Reading.columns). It holds headings, shapes of cells and rules; of the cells themselves
only those that a person gave as examples.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from reorg.exchange.unreadable import Unreadable
from reorg.language import say

VERSION = 1
_LARGEST = 4 << 20


def meaning_document(name: str, columns: Sequence[Mapping[str, object]]) -> str:
    """Return the file in which the meaning of a list's columns is saved."""
    said = {"reorg": "meaning", "version": VERSION, "of": name, "columns": list(columns)}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def read_meaning(path: Path | str) -> list[Mapping[str, object]]:
    """Return the columns of a saved meaning. Raises :class:`Unreadable` if the file is none."""
    path = Path(path)
    try:
        text = path.read_bytes()[:_LARGEST].decode("utf-8-sig")
        columns = saved_columns(json.loads(text))
    except (OSError, ValueError, RecursionError):
        columns = []
    if not columns:
        raise Unreadable(
            say(
                "{file} is no file in which the meaning of columns was saved. Save one with: reorg read LIST "
                "--save-meaning {example}",
                file=path.name,
                example="meaning.json",
            )
        )
    return columns


def saved_columns(said: object) -> list[Mapping[str, object]]:
    """Return the columns of a document or of a ``source`` entry's facts; empty for anything else."""
    columns = said.get("columns") if isinstance(said, Mapping) else None
    if not isinstance(columns, Sequence) or isinstance(columns, str):
        return []
    return [each for each in columns if isinstance(each, Mapping) and isinstance(each.get("name"), str)]
