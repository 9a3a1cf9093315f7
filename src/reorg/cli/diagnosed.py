"""How does the documentation of an opened museum stand, with what its entries and backups show?"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from reorg.cli.opened import Opened
from reorg.documentation import Diagnosis, Seen, diagnose, past, register_of, see
from reorg.method import load_guide
from reorg.museum import Museum


def diagnosed(opened: Opened, museum: Museum, *, week: Sequence[float] = ()) -> tuple[Diagnosis, Seen]:
    """Return the diagnosis of a museum as of today, and what its list shows row by row."""
    guide, today = load_guide(), datetime.now(UTC).date()
    register = register_of(museum.objects, museum.name)
    with closing(register.db):
        seen = see(register, guide, today=today)
    copies, newest = _copies(opened.folder)
    entries = opened.journal.read(kinds=("moved", "undone"))
    known = past(entries, copies=copies, newest=newest)
    return diagnose(seen, guide, museum, past=known, today=today, week=week), seen


def _copies(folder: Path) -> tuple[int, str]:
    """Return how many checked backups lie beside the museum, and the day of the newest (ISO; "" if there is none)."""
    times = [copy.stat().st_mtime for copy in (folder / "backups").glob("*.sqlite3")]
    return len(times), datetime.fromtimestamp(max(times), UTC).date().isoformat() if times else ""
