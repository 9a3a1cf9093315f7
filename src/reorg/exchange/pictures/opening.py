"""How is a photograph opened without filling the memory, the right way up, whatever its file holds? (Exif 2.32)"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

import numpy as np
from PIL import Image, ImageFile

from reorg.exchange.pictures.limits import limit

_LOCK = RLock()
_EXIF, _TAKEN, _CHANGED, _TURNED = 0x8769, 36867, 306, 274
_BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"heim": "HEIC", b"hevc": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC",
           b"avif": "AVIF", b"crx ": "RAW"}  # fmt: skip
_RAW = frozenset({"cr2", "cr3", "nef", "arw", "dng", "orf", "rw2", "raf", "pef", "srw"})
_STARTS = (
    (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"GIF8", "GIF"), (b"BM", "BMP"), (b"8BPS", "PSD"),
    (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"), (b"\x00\x00\x00\x0cjP  ", "JPEG2000"), (b"FUJIFILMCCD-RAW", "RAW"),
)  # fmt: skip
# Exif's orientation -> what brings the picture upright
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SHOWN = frozenset({"JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000"})


class NotOpened(Exception):
    """A photograph cannot be taken apart here; ``remark`` is the code of why."""

    def __init__(self, remark: str, size: tuple[int, int] = (0, 0)) -> None:
        super().__init__(remark)
        self.remark, self.size = remark, size


@dataclass(frozen=True)
class Opened:
    """A photograph the right way up, perhaps reduced; its true ``size`` as shown; when it was ``taken``."""

    picture: Image.Image
    size: tuple[int, int]
    taken: str
    remarks: tuple[str, ...] = ()


def format_of(path: Path, name: str = "") -> str:
    """Return which kind of photograph a file is by its first bytes (raw ones also by ``name``), "" if it is none."""
    with path.open("rb") as file:
        start = file.read(32)
    if start[4:8] == b"ftyp":
        return _BRANDS.get(start[8:12], "")
    if start[:4] == b"RIFF":
        return "WEBP" if start[8:12] == b"WEBP" else ""
    found = next((kind for begins, kind in _STARTS if start.startswith(begins)), "")
    if found == "BMP" and int.from_bytes(start[2:6], "little") != path.stat().st_size:
        return ""  # two letters prove nothing: the length that follows them must be true
    return "RAW" if found == "TIFF" and name.rpartition(".")[2].lower() in _RAW else found


@contextmanager
def _patient(*, truncated: bool) -> Iterator[None]:
    """Let Pillow open large and broken pictures: how large is decided here, before anything is taken apart."""
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = None, truncated
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


def opened(path: Path, edge: int, *, most: int | None = None) -> Opened:
    """Return a photograph at ``edge`` pixels of its longer side or more (never more than it has).

    ``most`` are the pixels that may be taken apart at once, where fewer than usual. Raises NotOpened saying why not.
    """
    try:
        with _patient(truncated=False):
            return _opened(path, edge, most)
    except (NotOpened, FileNotFoundError, PermissionError):
        raise
    except OSError as problem:
        if "truncated" not in str(problem) and "broken" not in str(problem):
            raise NotOpened("damaged") from problem
    except Exception as problem:  # Pillow's readers raise whatever a broken file provokes
        raise NotOpened("damaged") from problem
    try:
        with _patient(truncated=True):
            found = _opened(path, edge, most)
            return Opened(found.picture, found.size, found.taken, ("cut",))
    except NotOpened:
        raise
    except Exception as problem:
        raise NotOpened("damaged") from problem


def _opened(path: Path, edge: int, most: int | None) -> Opened:
    with Image.open(path) as picture:
        size, exif = picture.size, picture.getexif()
        turned = exif.get(_TURNED)
        shown = (size[1], size[0]) if turned in {5, 6, 7, 8} else size
        plain = picture.format == "JPEG" and not picture.info.get("progressive")
        allowed = limit("pixels", "plain_jpeg" if plain else "other")
        if size[0] * size[1] > allowed:
            raise NotOpened("huge", shown)
        taken = _day(str(exif.get_ifd(_EXIF).get(_TAKEN) or exif.get(_CHANGED) or ""))
        picture.draft("RGB", (edge, edge))
        if most is not None and picture.size[0] * picture.size[1] > most:
            raise NotOpened("later", shown)
        picture.load()
        upright = _eight_bits(picture)
    if turned in _UPRIGHT:
        upright = upright.transpose(_UPRIGHT[turned])
    return Opened(upright, shown, taken)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture in red, green and blue of 8 bits; what is transparent is white."""
    if picture.mode.startswith(("I", "F")):
        values = np.asarray(picture, dtype=np.float32)
        top = float(values.max()) or 1.0
        made = Image.fromarray((values * (255.0 / top)).clip(0, 255).astype(np.uint8), "L").convert("RGB")
    elif picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        made = Image.new("RGB", clear.size, "white")
        made.paste(clear, mask=clear.getchannel("A"))
    else:
        made = picture.convert("RGB")
    return made


def _day(text: str) -> str:
    """Return Exif's ``2019:05:13 10:22:01`` as ``2019-05-13T10:22:01``; zeros are nothing."""
    found = re.match(r"(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?", text)
    if found is None or found[1] == "0000" or not (1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31):
        return ""
    return f"{found[1]}-{found[2]}-{found[3]}" + (f"T{found[4]}" if found[4] else "")
