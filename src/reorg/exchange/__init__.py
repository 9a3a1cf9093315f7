"""How do files become entries and entries become files?

The door of the room: reading any list, what its columns mean, and what would be entered for it.
"""

from reorg.exchange.cell import safe_cell
from reorg.exchange.columns import ColumnGuess
from reorg.exchange.drafts import ImportPreview, drafts, preview
from reorg.exchange.reading import Reading, read
from reorg.exchange.store import read_store
from reorg.exchange.unreadable import Unreadable

__all__ = [
    "ColumnGuess",
    "ImportPreview",
    "Reading",
    "Unreadable",
    "drafts",
    "preview",
    "read",
    "read_store",
    "safe_cell",
]
