"""Which museum is meant: a folder with a database, or a bundle of text? Every verb opens both."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reorg.documentation import elimination
from reorg.exchange import Bundle, Files
from reorg.language import Trouble, listed, say
from reorg.museum import Act, Draft, Facts, Fold, Journal, Museum, fold, number_key
from reorg.web.journal import laid_rows, objects_named, open_journal

if TYPE_CHECKING:
    from reorg.web.journal.table import TableJournal

MuseumFolder = Annotated[
    Path, typer.Argument(metavar="MUSEUM", help="The museum's folder, or a museum as text.", show_default=False)
]
_MARKS = ("museum.sqlite3", "bundle.json")


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

    def fold(self) -> Fold:
        """Return all that was ever said, added up: for who asks where each fact comes from."""
        folding = Fold()
        folding.add(self.journal.read())
        return folding

    def take_back(self, action: str, reason: str, *, who: str, progress: Callable[[int, int], None]) -> Act:
        """Enter that an action is taken back; ``progress`` is told how many things are as before, and of how many."""
        drafts = [Draft("undone", action, {"reason": reason})]
        if self._table:
            return self._table.append(drafts, who=who, progress=progress)
        return self.journal.append(drafts, who=who)

    def named(self, which: str) -> list[str]:
        """Return the ids of the objects with this id or number; the museum as text is folded for it."""
        if self._table:
            return objects_named(which)
        museum, key = self.museum(), number_key(which)
        if which in museum.objects.index or which in museum.gone:
            return [which]
        numbers = zip(museum.objects.ids, museum.objects.words("number"), strict=True)
        return [each for each, number in numbers if key and number_key(number) == key]

    def compared(self, museum: Museum) -> elimination.Compared:
        """Return what the rows of the museum's sources say, which objects they resemble, and what was handled."""
        rows: dict[str, dict[int, Facts]] = {}
        alike: dict[str, list[tuple[float, elimination.At]]] = {}
        if self._table:
            for source, laid in laid_rows():
                rows.setdefault(source, {})[laid.row] = laid.facts
                for each in laid.candidates:
                    alike.setdefault(each.object, []).append((-each.score, (source, laid.row)))
        handled = {entry.about for entry in self.journal.read() if entry.kind == "moved"} & set(museum.objects.ids)
        likest = {each: tuple(at for _, at in sorted(found)) for each, found in alike.items()}
        return elimination.Compared(rows, likest, handled)


def list_named(museum: Museum, said: str) -> str:
    """Return the id of the list of the museum that is called ``said``, or has this id; the last brought if several are.

    Raises Trouble naming the lists that there are.
    """
    named = [key for key, facts in museum.sources.items() if said in {key, str(facts.get("name", ""))}]
    if named:
        return named[-1]
    known = listed(dict.fromkeys(str(facts.get("name", key)) for key, facts in museum.sources.items()), 20)
    raise Trouble(
        say("{museum} keeps no list called {name}. It keeps: {known}.", museum=museum.name, name=said, known=known)
    )


def is_museum(folder: Path) -> bool:
    """Return whether a folder is, or is meant to be, a museum, and no folder of photographs or lists."""
    return bool(os.environ.get("REORG_DATABASE")) or any((folder / name).exists() for name in _MARKS)


def writer() -> str:
    """Return who is entering: the name by which this computer knows its user."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
