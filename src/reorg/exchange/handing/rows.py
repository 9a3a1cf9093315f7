"""What does every row of every source say, also of those that were never entered as objects?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reorg.exchange.entering import drafts
from reorg.exchange.files import Files
from reorg.exchange.handing.clean import read_source
from reorg.exchange.unreadable import Unreadable
from reorg.language import Message
from reorg.museum import Facts, Museum

Rows = Mapping[int, Facts]
_NOT_SAID = frozenset({"source", "row", "was"})


def rows_of(museum: Museum, source: str, files: Files) -> Rows:
    """Return the facts of each row (from 1) of a source: typed line by line, or read again from its kept file.

    Raises :class:`Unreadable` if the kept file is not here any more.
    """
    typed = {
        int(str(facts.get("row", 0))): {name: value for name, value in facts.items() if name not in _NOT_SAID}
        for facts in museum.lines.values()
        if facts.get("source") == source and not facts.get("struck")
    }
    if typed or not museum.sources[source].get("sha256"):
        return typed
    told = drafts(read_source(museum, source, files), museum.places)
    return {int(str(draft.data["row"])): draft.data for draft in told if draft.kind == "object"}


def all_rows(museum: Museum, files: Files, only: Iterable[str] = ()) -> tuple[dict[str, Rows], list[Message]]:
    """Return the rows of every source (or of those named), and a sentence for each that cannot be read any more."""
    found: dict[str, Rows] = {}
    problems: list[Message] = []
    for source in only or museum.sources:
        try:
            found[source] = rows_of(museum, source, files)
        except Unreadable as trouble:
            problems.append(trouble.message)
    return found, problems
