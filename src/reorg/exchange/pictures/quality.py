"""Is a photograph too dark, too bright, blurred or too small to tell an object by? (Pech-Pacheco et al. 2000)"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from reorg.exchange.pictures.limits import limits

Grey = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Quality:
    """Light (mean, and its 2nd and 98th of 100, 0 to 255) and sharpness.

    Sharpness is the variance of the Laplacian in the best part, less that in the plainest.
    """

    mean: float
    darkest: float
    lightest: float
    sharpness: float

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said: codes of :data:`reorg.exchange.pictures.REMARKS`."""
        told, found = limits()["quality"], []
        if self.mean < told["dark_mean"] and self.lightest < told["dark_lightest"]:
            found.append("dark")
        if self.mean > told["bright_mean"] and self.darkest > told["bright_darkest"]:
            found.append("bright")
        # what is too dark or pale to see has no edges either: one reason is enough
        if not found and self.sharpness < told["blurred_below"]:
            found.append("blurred")
        return tuple(found)


def quality(picture: Image.Image) -> Quality:
    """Return how light and how sharp a picture (8 bits, any size) is."""
    told = limits()["quality"]
    edge = int(told["sharp_edge"])
    grey = picture.convert("L")
    grey.thumbnail((edge, edge), Image.Resampling.BOX)
    seen = np.asarray(grey, dtype=np.float32)
    darkest, lightest = np.percentile(seen, (2, 98))
    return Quality(float(seen.mean()), float(darkest), float(lightest), _sharpness(seen, int(told["sharp_parts"])))


def _sharpness(grey: Grey, parts: int) -> float:
    if min(grey.shape) < 3 * parts:
        return float("inf")  # too few pixels to say
    edges = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * grey[1:-1, 1:-1]
    found = [
        float(part.var())
        for band in np.array_split(edges, parts, axis=0)
        for part in np.array_split(band, parts, axis=1)
    ]
    return max(found) - min(found)  # the camera's noise is in every part alike; edges are not
