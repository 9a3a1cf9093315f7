"""What is a file that was brought as a photograph, what shows it, and what is to be said of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from reorg.exchange.pictures.codes import labels_in
from reorg.exchange.pictures.limits import limit
from reorg.exchange.pictures.opening import SHOWN, NotOpened, format_of, opened
from reorg.exchange.pictures.quality import quality
from reorg.exchange.pictures.small import Small
from reorg.language import Message, say

_EDGE = 1600
REMARKS: Mapping[str, Message] = MappingProxyType(
    {
        "dark": say("It is too dark."),
        "bright": say("It is too bright."),
        "blurred": say("It looks blurred."),
        "small": say("It has very few pixels."),
        "cut": say("The end of the file is missing; what is left of it is shown."),
        "damaged": say("The file is damaged and cannot be shown. It is kept as it is: bring it again from the camera."),
        "huge": say("It has more pixels than can be shown here. It is kept as it is: bring a smaller copy beside it."),
        "heic": say(
            "HEIC pictures cannot be shown here. It is kept as it is: bring a JPEG beside it (on the phone, choose "
            "“most compatible” as the camera's format, or share the picture by mail)."
        ),
        "raw": say("Raw pictures cannot be shown here. It is kept as it is: bring a JPEG beside it."),
        "several": say("Its name fits several objects."),
        "differ": say("Its name says another object than the label in the picture."),
    }
)
"""What is said of a photograph, by the codes that stand in its ``remarks``."""
_NOT_SHOWN = {"HEIC": "heic", "AVIF": "heic", "RAW": "raw", "PSD": "raw"}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a photograph is: its kind, its pixels as shown (0: not known), when it was taken, codes of remarks, and what
    the labels in it mean (:func:`reorg.museum.read_label`).
    """

    format: str
    width: int = 0
    height: int = 0
    taken: str = ""
    remarks: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


def no_photograph(path: Path, name: str) -> Message | None:
    """Return why a file is no photograph, or None if it is one."""
    size = path.stat().st_size
    if not size:
        return say("The file is empty.")
    if size > limit("bytes", "largest"):
        return say("The file is larger than {size} MB.", size=limit("bytes", "largest") // 2**20)
    if not format_of(path, name):
        return say("It is no photograph, whatever its name says.")
    return None


def look(path: Path, name: str, small: Small | None = None, sha256: str = "", *, serving: bool = False) -> Looked:
    """Look at a photograph (:func:`no_photograph` must have said None); keep its small picture in ``small``.

    ``serving``: where pages are served there is less memory, and no label is looked for.
    """
    kind = format_of(path, name)
    if kind not in SHOWN:
        return Looked(kind, remarks=(_NOT_SHOWN.get(kind, "raw"),))
    try:
        found = opened(path, _EDGE, most=limit("pixels", "server") if serving else None)
    except NotOpened as why:
        return Looked(kind, *why.size, remarks=("huge" if why.remark == "later" else why.remark,))
    if small is not None:
        small.keep(found.picture, sha256)
    few = ("small",) if max(found.size) < limit("quality", "small_edge") else ()
    remarks = (*found.remarks, *quality(found.picture).remarks, *few)
    return Looked(kind, *found.size, found.taken, remarks, () if serving else labels_in(found.picture))
