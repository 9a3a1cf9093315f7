"""Which museum is meant: a folder with a database, or a bundle of text? Every verb opens both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reorg.exchange import Bundle, Files
from reorg.museum import Journal, Museum, fold
from reorg.web.journal import open_journal

if TYPE_CHECKING:
    from reorg.web.journal.table import TableJournal

MuseumFolder = Annotated[
    Path, typer.Argument(metavar="MUSEUM", help="The museum's folder, or a museum as text.", show_default=False)
]


class Opened:
    """A museum that is open: its journal, its kept files, its picture."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = Files(folder / "files")
        self._table: TableJournal | None = None
        self.journal: Journal
        if (folder / "bundle.json").is_file():
            self.journal = Bundle(folder)
        else:
            self.journal = self._table = open_journal(folder)

    def museum(self) -> Museum:
        """Return the picture now."""
        return self._table.museum() if self._table else fold(self.journal.read())


def writer() -> str:
    """Return who is entering: the name by which this computer knows its user."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
