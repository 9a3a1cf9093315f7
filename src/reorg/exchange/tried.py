"""Where does the answer to a "what if" lie until somebody takes it as a plan? (In a folder of its own, the newest few.)

Nothing of it is entered: a museum that only asked is as it was before.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from reorg.museum import canonical

if TYPE_CHECKING:
    from reorg.storage import Plan

MOST = 12  # answers that are held; older ones go
_ID = re.compile(r"[0-9a-f]{16}")


def keep_tried(plan: Plan, museum: Path) -> str:
    """Keep an answer in the museum's folder, and return under which name; the oldest go where there are too many."""
    text = canonical(plan.to_data())
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    folder = museum / "tried"
    folder.mkdir(parents=True, exist_ok=True)
    writing = folder / f"{name}.part"
    writing.write_text(text, encoding="utf-8")
    writing.replace(folder / f"{name}.json")
    for old in _newest_first(folder)[MOST:]:
        old.unlink(missing_ok=True)
    return name


def tried_plan(museum: Path, name: str) -> Plan | None:
    """Return the answer kept under ``name``; None if there is none (any more)."""
    path = museum / "tried" / f"{name}.json"
    if not _ID.fullmatch(name) or not path.is_file():
        return None
    from reorg.storage import Plan

    return Plan.from_data(json.loads(path.read_text(encoding="utf-8")))


def tried_names(museum: Path) -> list[str]:
    """Return under which names answers are kept, the newest first."""
    return [path.stem for path in _newest_first(museum / "tried")]


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"), key=lambda path: (-path.stat().st_mtime_ns, path.name))
