"""How is a QR code drawn as one path, with squares that a camera can tell apart? (ISO/IEC 18004)

A camera needs about 2.3 of its pixels for a square: at arm's length that is 0.4 mm and more on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

SMALLEST_SQUARE = 0.38
"""The smallest square that is printed, in mm; a label too small for it bears plain text alone."""
QUIET = 3
"""Squares of white that are kept around a code inside the label; the label's own edge gives the fourth."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A code of ``squares`` by ``squares``, as the path of an SVG in which one square is 1 by 1."""

    squares: int
    path: str

    def svg(self) -> str:
        """Return it as a picture without the quiet zone."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.squares} {self.squares}">'
            f'<path d="{self.path}"/></svg>'
        )


@lru_cache(maxsize=4096)
def drawn(text: str) -> Drawn:
    """Return the QR code that says ``text``: error correction M (15 % of it may be lost)."""
    import zxingcpp  # the web server that only draws pages must not load it

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    rows = np.asarray(made.to_image(scale=1, add_quiet_zones=False)) == 0
    # where a row turns from white to black and back: pairs of the first and the last but one square of each run
    turns = np.diff(np.pad(rows, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    starts, ends = np.argwhere(turns == 1).tolist(), np.argwhere(turns == -1)[:, 1].tolist()
    path = "".join(f"M{x} {y}h{end - x}v1h{x - end}z" for (y, x), end in zip(starts, ends, strict=True))
    return Drawn(len(rows), path)
