"""Where are entries and their index kept in a database? The door: a folder is created or entered, then used.

Models can be imported only once Django is set up, so the journal itself is given by :func:`open_journal`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reorg.web.journal.folder import back_up, create, enter, told

if TYPE_CHECKING:
    from reorg.web.journal.table import TableJournal

# who enters everything in the museum that "reorg demo" builds; the start page says by it that it is a sample
SAMPLE = "sample"

__all__ = ["SAMPLE", "back_up", "create", "enter", "open_journal", "rebuild_index", "told"]


def open_journal(folder: Path) -> TableJournal:
    """Open the museum in ``folder`` for this process and return its journal. Raises Trouble saying what is wrong."""
    enter(folder)
    from reorg.web.journal.table import TableJournal

    return TableJournal()


def rebuild_index() -> int:
    """Drop the index of the museum that is open and build it again; return how many subjects it holds."""
    from reorg.web.journal.index import rebuild

    return rebuild()
