"""Where are small pictures of photographs kept, so that a page with fifty of them stays light? (WebP, at most 20 kB)

They can be dropped at any time: they are made again from the kept originals.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from PIL import Image

from reorg.exchange.files import Files
from reorg.exchange.pictures.limits import limit
from reorg.exchange.pictures.opening import opened

TURNS = (0, 90, 180, 270)
FOLDER = "small"


@dataclass(frozen=True)
class Small:
    """The folder of small pictures of the museum in ``museum``, by the content of the photograph and how it is turned."""

    museum: Path

    def path(self, sha256: str, turn: int = 0, *, large: bool = False) -> Path:
        """Return where the small picture is, or would be; ``large``: the one to look at alone."""
        name = f"{sha256}-{turn % 360}{'-large' if large else ''}.webp"
        return self.museum / FOLDER / sha256[:2] / name

    def made(self, sha256: str, turn: int = 0, *, large: bool = False) -> Path:
        """Return the small picture, made from the kept file if it is not there. For who serves pages: little memory.

        Raises NotOpened where that cannot be done here, OSError where the kept file is gone.
        """
        path = self.path(sha256, turn, large=large)
        if not path.is_file():
            edge = limit("small", "large_edge" if large else "edge")
            kept = Files(self.museum / "files").path(sha256)
            self.keep(opened(kept, edge, most=limit("pixels", "server")).picture, sha256, turn, large=large)
        return path

    def keep(self, picture: Image.Image, sha256: str, turn: int = 0, *, large: bool = False) -> None:
        """Make the small picture of ``picture`` (the right way up as it was taken), turned clockwise by ``turn``."""
        path = self.path(sha256, turn, large=large)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = _large(_turned(picture, turn)) if large else small_picture(_turned(picture, turn))
        with NamedTemporaryFile(dir=path.parent, delete=False) as writing:
            writing.write(content)
        Path(writing.name).chmod(0o644)
        Path(writing.name).replace(path)


def small_picture(picture: Image.Image) -> bytes:
    """Return a picture as WebP of at most 480 pixels and 20 kB, as good as that allows."""
    edge, most = limit("small", "edge"), limit("small", "bytes")
    content = b""
    while edge >= 60:
        shown = picture.copy()
        shown.thumbnail((edge, edge), Image.Resampling.LANCZOS, reducing_gap=2.0)
        for good in (78, 60, 40, 20):
            content = _webp(shown, good)
            if len(content) <= most:
                return content
        edge = edge * 2 // 3
    return content


def _large(picture: Image.Image) -> bytes:
    edge = limit("small", "large_edge")
    shown = picture.copy()
    shown.thumbnail((edge, edge), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _webp(shown, 82)


def _webp(picture: Image.Image, good: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=good, method=3)
    return written.getvalue()


def _turned(picture: Image.Image, turn: int) -> Image.Image:
    return picture.rotate(-turn, expand=True) if turn % 360 else picture
