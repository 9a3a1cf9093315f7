"""What do the entries and the kept copies show that the picture does not: moves that were written down, and backups?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reorg.museum import Entry, Layer, taken_back


@dataclass(frozen=True, slots=True)
class Past:
    """Moves that were entered and not taken back: how many, ``with_reason``, of objects that came ``back``.

    ``copies`` of the museum are kept on this computer, the ``newest`` of an ISO day ("" if none).
    """

    moves: int = 0
    with_reason: int = 0
    back: int = 0
    last: str = ""
    copies: int = 0
    newest: str = ""


def past(entries: Iterable[Entry], *, copies: int = 0, newest: str = "") -> Past:
    """Return what ``entries`` (those of kinds ``moved`` and ``undone`` are looked at) show of moves."""
    moved: list[Entry] = []
    undoing: list[Layer] = []
    for entry in entries:
        if entry.kind == "moved":
            moved.append(entry)
        elif entry.kind == "undone":
            undoing.append(
                Layer(entry.time, entry.device, entry.number, entry.act, entry.kind, entry.who, {"act": entry.about})
            )
    undone = taken_back(undoing)
    counted = [entry for entry in moved if f"{entry.device}:{entry.act}" not in undone]
    seen: dict[str, list[str]] = {}
    back = 0
    for entry in counted:
        stood = seen.setdefault(entry.about, [])
        back += str(entry.data.get("place", "")) in stood
        was = entry.data.get("was")
        stood += [str(was.get("place", ""))] if isinstance(was, dict) and was.get("place") else []
        stood.append(str(entry.data.get("place", "")))
    return Past(
        moves=len(counted),
        with_reason=sum(bool(str(entry.data.get("reason") or "").strip()) for entry in counted),
        back=back,
        last=max((entry.time[:10] for entry in counted), default=""),
        copies=copies,
        newest=newest,
    )
