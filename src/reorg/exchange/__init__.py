"""How do files become entries and entries become files? Lists, store plans, kept files, the museum as text (the bundle).

The names that read lists are looked up when they are first used: they load DuckDB (about 40 MB), and the web server,
which keeps files and opens plans but never reads a list itself, has to stay small.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reorg.exchange.bundle import Bundle
from reorg.exchange.cell import safe_cell
from reorg.exchange.claim import Claimed, claim
from reorg.exchange.files import Files
from reorg.exchange.meaning_file import meaning_document, read_meaning
from reorg.exchange.pasted import keep_pasted
from reorg.exchange.plans import (
    KeptPlan,
    accept_drafts,
    carried,
    carried_plan,
    keep_plan,
    open_plan,
    plan_summary,
    plans_kept,
    resumed_drafts,
)
from reorg.exchange.tried import keep_tried, tried_names, tried_plan
from reorg.exchange.unreadable import Unreadable

if TYPE_CHECKING:
    from reorg.exchange import handing, pictures
    from reorg.exchange.columns import ColumnGuess
    from reorg.exchange.entering import ImportPreview, drafts, preview
    from reorg.exchange.meaning import Example, learn, several, suggested
    from reorg.exchange.reading import Reading, read
    from reorg.exchange.rereading import read_with, reread
    from reorg.exchange.store import read_store

_READING = {
    "ColumnGuess": "columns",
    "Example": "meaning",
    "ImportPreview": "entering",
    "Reading": "reading",
    "drafts": "entering",
    "learn": "meaning",
    "preview": "entering",
    "read": "reading",
    "read_store": "store",
    "read_with": "rereading",
    "reread": "rereading",
    "several": "meaning",
    "suggested": "meaning",
}


def __getattr__(name: str) -> object:
    """Return a name of the reading half, loading it when it is first asked for."""
    if name in {"handing", "pictures"}:
        return import_module(f"reorg.exchange.{name}")
    if name in _READING:
        return getattr(import_module(f"reorg.exchange.{_READING[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "Bundle",
    "Claimed",
    "ColumnGuess",
    "Example",
    "Files",
    "ImportPreview",
    "KeptPlan",
    "Reading",
    "Unreadable",
    "accept_drafts",
    "carried",
    "carried_plan",
    "claim",
    "drafts",
    "handing",
    "keep_pasted",
    "keep_plan",
    "keep_tried",
    "learn",
    "meaning_document",
    "open_plan",
    "pictures",
    "plan_summary",
    "plans_kept",
    "preview",
    "read",
    "read_meaning",
    "read_store",
    "read_with",
    "reread",
    "resumed_drafts",
    "safe_cell",
    "several",
    "suggested",
    "tried_names",
    "tried_plan",
]
