"""How does a photograph stand on a sheet of paper: upright, small enough to send, without where it was taken?"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from html import escape
from pathlib import Path

from reorg.language import Message, Text
from reorg.report.draw.pen import SCREEN, Palette, clean

LARGEST = 1400
"""Pixels on the long side: 300 a inch at the 12 cm that a photograph has on a sheet."""
_QUALITY = 85


@dataclass(frozen=True)
class Photograph:
    """A photograph as JPEG, ``width`` by ``height`` px, shown ``wide`` px wide at most; ``title`` says what it shows."""

    title: Message | Text | str
    jpeg: bytes
    width: int
    height: int
    wide: float = 330.0
    high: float = 360.0

    def svg(self, palette: Palette = SCREEN) -> str:  # noqa: ARG002 - a photograph has its own colours
        """Return it as SVG that holds the picture itself."""
        scale = min(self.wide / self.width, self.high / self.height)
        wide, high = self.width * scale, self.height * scale
        data = base64.b64encode(self.jpeg).decode()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" width="{wide:.0f}" height="{high:.0f}" '
            f'viewBox="0 0 {wide:.1f} {high:.1f}" role="img"><title>{escape(clean(self.title))}</title>'
            f'<image href="data:image/jpeg;base64,{data}" x="0" y="0" width="{wide:.1f}" height="{high:.1f}"/></svg>'
        )


def photograph(path: Path, title: Message | Text | str, turn: int = 0) -> Photograph | None:
    """Return the photograph in a file, turned upright and then ``turn`` degrees clockwise; None if it is no picture.

    What the camera noted (also where it stood) is not carried over.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (LARGEST, LARGEST))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
            upright.thumbnail((LARGEST, LARGEST))
            turned = upright.rotate(-turn, expand=True) if turn % 360 else upright
            kept = io.BytesIO()
            turned.save(kept, "JPEG", quality=_QUALITY)
            return Photograph(title, kept.getvalue(), *turned.size)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
