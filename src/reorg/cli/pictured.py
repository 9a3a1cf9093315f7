"""Which photograph of a thing goes on paper?"""

from __future__ import annotations

from collections.abc import Mapping

from reorg.cli.opened import Opened
from reorg.museum import Facts, photos_of
from reorg.report import draw

_NOT_SHOWN = frozenset({"huge", "damaged", "heic", "raw"})
"""Remarks on photographs that cannot be put on paper."""


def pictured(opened: Opened, photos: Mapping[str, Facts], of: str, *, label: str) -> draw.Photograph | None:
    """Return the first photograph of a thing (its id) that can be read; ``label`` is what stands for it."""
    for _, said in photos_of(photos.items(), {of}).get(of, ()):
        remarks, turn = said.get("remarks"), said.get("turn")
        if isinstance(remarks, list) and not _NOT_SHOWN.isdisjoint(map(str, remarks)):
            continue
        file = opened.files.path(str(said.get("sha256", "")))
        if shown := draw.photograph(file, label, turn if isinstance(turn, int) else 0):
            return shown
    return None
