"""What does a folder of photographs say: which picture is of which object, when was it taken, is it whole?

One row a picture. The object's number is read from the file's name where a person wrote it there; names that only a
camera gave (``IMG_2031``) hold none. When a picture was taken stands in it (Exif 2.32, DateTimeOriginal). A picture that
is broken is a row with a remark.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

import duckdb

from reorg.exchange.tables import notes
from reorg.exchange.tables.header import Header
from reorg.exchange.tables.table import Sheaf, Sheet
from reorg.language import listed, say_many
from reorg.museum import Finding, Severity

ENDINGS = frozenset(
    (
        *(
            "jpg",
            "jpeg",
            "jpe",
            "jfif",
            "png",
            "tif",
            "tiff",
            "gif",
            "bmp",
            "webp",
            "heic",
            "heif",
            "avif",
            "jp2",
            "psd",
        ),
        *("cr2", "cr3", "nef", "arw", "dng", "orf", "rw2", "raf"),
    )
)
_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF", b"8BPS", b"\x00\x00\x00\x0cjP")
HEADINGS = ("File", "Folder", "Number", "Rest of the name", "Taken", "Pixels", "Bytes", "Text in the picture",
            "SHA-256", "Remark")  # fmt: skip
_MEANING = {0: "photo", 2: "number", **dict.fromkeys((1, 3, 4, 5, 6, 7, 8, 9), "")}
_PIECE = 1 << 20
_IN_MEMORY = 48 << 20  # a larger picture inside a packed folder is not looked into, only weighed
_TAKEN, _EXIF, _CHANGED, _TURNED, _TEXT = 36867, 0x8769, 306, 274, 270

_CAMERA = re.compile(
    r"""(?: (?:img|dsc[nf]?|dscf|pict|pic|p\d{3}|_?mg|sam|gopr|dji|pxl|mvi|vid|imag|cimg|hpim|kif|sdc|sany|im|dc|rimg|
            photo|foto|fotografia|image|imagen|imagem|bild|scan|scanned|escaneo|numérisation|numerisation|screenshot|
            bildschirmfoto|capture|captura|whatsapp[ ]image|signal|snapchat|unnamed|untitled|unbenannt|sans[ ]titre|
            new|nouveau|neu|copy|kopie|copie|copia|صورة|фото|图片|照片)
          [\s_.-]* \(?[\d\s_.:~-]*(?:at[\d\s.]*)?(?:am|pm)?\)?
        | \d{8}[_-]\d{4,9}(?:[_-]\w*)? | \d{4}-\d{2}-\d{2}[ _T]\d{2}[.:h-]?\d{2}.* | [0-9a-f]{8}-[0-9a-f-]{27} | [0-9a-f]{24,}
        | \d{13,} | fb_img_\d+ | \(?\d{1,3}\)? )""",
    re.VERBOSE | re.IGNORECASE,
)
# letters before the digits: INV.1974, A 12, MNHA-3, inv. 5; but not the name of a thing, as in "Vase 3"
_START = (
    r"(?:(?:[A-ZÀ-ÞА-Я]{1,6}|[^\W\d_]{1,2}|(?i:inv|acc|cat|kat|reg|obj|nr|no|num|n°))(?![^\W\d_])[\s.:/-]{0,2}){0,2}"
)
_NUMBER = re.compile(rf"{_START}\d+(?:[.\-–/ ,:+]\d+|[a-zA-Z](?![^\W\d_]))*(?:[-–][a-zA-Z](?![^\W\d_]))?")
_LOW_LINES = re.compile(rf"(?:[^\W\d_]{{1,6}}_)?{_START}\d+(?:_\d+)+[a-zA-Z]?")
_WITHIN = re.compile(r"(?<![\w.])\d{1,4}(?:[.\-/]\d{1,6}){1,4}[a-z]?(?![\w.])")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d_\d")
_AGAIN = re.compile(r"\s*\(\d{1,3}\)$|[\s_-]+(?:copy|kopie|copie|copia)$", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A file that may be a picture: its path within the folder, its size in bytes, how it is opened."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]


def is_picture_name(name: str) -> bool:
    """Return whether a file's name ends as pictures' names do."""
    return name.rpartition(".")[2].casefold() in ENDINGS


def read_pictures(
    db: duckdb.DuckDBPyConnection, pictures: Sequence[Picture], others: Sequence[str], workspace: Path
) -> Sheet:
    """Read one row a picture into table ``register``; ``others`` are the names of files that are none."""
    joined = numbers_with_low_lines([PurePosixPath(each.name).stem for each in pictures])
    sheaf, broken, unnumbered = Sheaf(workspace), [], []
    for row, picture in enumerate(pictures, 1):
        place = PurePosixPath(picture.name)
        number, rest = number_in(place.stem, low_lines=joined)
        seen = _look(picture)
        folder = "" if str(place.parent) == "." else str(place.parent)
        sheaf.add(
            [place.name, folder, number, rest, seen.taken, seen.pixels, str(picture.size), seen.text, seen.sha256,
             seen.remark]
        )  # fmt: skip
        broken += [row] if seen.remark else []
        unnumbered += [] if number else [row]
    sheaf.load(db, len(HEADINGS))
    found = tuple(_noted(broken, unnumbered, others))
    return Sheet(Header(0, 1, HEADINGS), len(HEADINGS), 1, found, meaning=_MEANING, format="photographs")


def numbers_with_low_lines(stems: Sequence[str]) -> bool:
    """Return whether this folder's names write numbers with low lines, because ``/`` cannot stand in a name.

    ``1978_12_1`` speaks for it, and so does ``1978_12`` beside others that begin with years.
    """
    like = sum(1 for stem in stems if _LOW_LINES.match(stem) and (stem.count("_") >= 2 or _YEAR.match(stem)))
    dotted = sum(1 for stem in stems if re.match(rf"{_START}\d+[.\-/]\d", stem))
    return like * 2 > len(stems) and like > dotted


def number_in(stem: str, *, low_lines: bool = False) -> tuple[str, str]:
    """Return the object's number that a file's name (without its ending) begins with, and what else the name says.

    ``1978.12.1_a`` is ("1978.12.1", "a"); ``IMG_2031`` is ("", "IMG_2031"). With ``low_lines`` they are part of it.
    """
    text = stem.strip()
    if _CAMERA.fullmatch(_AGAIN.sub("", text)) or _CAMERA.fullmatch(text):
        return "", text
    found = (_LOW_LINES.match(text) if low_lines else None) or _NUMBER.match(text)
    if found is None or not _ends(text, found.end()):
        found = _WITHIN.search(text)
    number = found.group().rstrip(" .-–,:+/") if found else ""
    if found is None or (number.isdigit() and len(number) <= 2):
        return "", text
    rest = f"{text[: found.start()]} {text[found.start() + len(number) :]}"
    return number, " ".join(rest.split()).strip(" _.-–,()")


def _ends(text: str, at: int) -> bool:
    """Return whether a number may end at ``at``: not in the middle of a word."""
    return at >= len(text) or not text[at].isalnum() or not text[at - 1].isalnum()


@dataclass(frozen=True)
class _Seen:
    taken: str = ""
    pixels: str = ""
    text: str = ""
    sha256: str = ""
    remark: str = ""


def _look(picture: Picture) -> _Seen:
    """Look at one picture; whatever is wrong with it becomes a remark."""
    sha = hashlib.sha256()
    start = end = b""
    kept = io.BytesIO() if picture.size <= _IN_MEMORY else None
    try:
        with picture.open() as file:
            while piece := file.read(_PIECE):
                sha.update(piece)
                start = start or piece[:32]
                end = (end + piece)[-65_536:]
                if kept is not None:
                    kept.write(piece)
    except Exception as problem:  # noqa: BLE001 - a packed or locked file fails in many ways, and is a row all the same
        return _Seen(remark=f"cannot be read ({type(problem).__name__})")
    if not start:
        return _Seen(sha256=sha.hexdigest(), remark="empty file")
    if not start.startswith(_STARTS) and start[4:8] != b"ftyp":
        return _Seen(sha256=sha.hexdigest(), remark="not a picture, whatever its name says")
    remark = "" if not start.startswith(b"\xff\xd8") or b"\xff\xd9" in end else "the end of the picture is missing"
    if kept is None:
        return _Seen(sha256=sha.hexdigest(), remark=remark)
    kept.seek(0)
    taken, pixels, text, strange = _inside(kept, start)
    return _Seen(taken, pixels, text, sha.hexdigest(), remark or strange)


def _inside(file: BinaryIO, start: bytes) -> tuple[str, str, str, str]:
    """Return when a picture was taken, its pixels as shown, the text kept in it, and what is wrong with it."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow warns of is told as a remark or does not matter here
        try:
            with Image.open(file) as picture:
                exif = picture.getexif()
                width, height = picture.size
                if exif.get(_TURNED) in {5, 6, 7, 8}:
                    width, height = height, width
                taken = exif.get_ifd(_EXIF).get(_TAKEN) or exif.get(_CHANGED) or ""
                text = exif.get(_TEXT, "")
                checked = picture.format == "PNG"
            if checked:
                file.seek(0)
                with Image.open(file) as picture:
                    picture.verify()
        except Image.DecompressionBombError:
            return "", "", "", "far more pixels than any camera makes"
        except Exception:  # noqa: BLE001 - Pillow's readers raise whatever a broken file provokes
            known = start[4:8] == b"ftyp" or start.startswith((b"8BPS", b"\x00\x00\x00\x0cjP", b"II*\x00", b"MM\x00*"))
            return "", "", "", "" if known else "the picture is damaged"
    return _date(str(taken)), f"{width} × {height}", str(text).strip("\x00 \r\n\t"), ""


def _date(text: str) -> str:
    """Return Exif's ``2019:05:13 10:22:01`` as ``2019-05-13 10:22:01``; zeros are nothing."""
    found = re.match(r"(\d{4}):(\d\d):(\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?", text)
    if found is None or found.group(1) == "0000" or found.group(2) == "00":
        return ""
    return f"{found.group(1)}-{found.group(2)}-{found.group(3)} {found.group(4) or ''}".strip()


def _noted(broken: list[int], unnumbered: list[int], others: Sequence[str]) -> Iterator[Finding]:
    if broken:
        message = say_many(
            "{count} picture is broken or empty. It is in the list, with a remark.",
            "{count} pictures are broken or empty. They are in the list, with a remark.",
            count=len(broken),
        )
        yield notes.note("pictures_broken", Severity.MEDIUM, message, rows=broken)
    if unnumbered:
        message = say_many(
            "{count} picture has a name that says no number, such as a camera gives.",
            "{count} pictures have names that say no number, such as a camera gives.",
            count=len(unnumbered),
        )
        yield notes.note("pictures_without_number", Severity.LOW, message, rows=unnumbered)
    if others:
        message = say_many(
            "{count} file beside them is no picture and was passed over: {names}.",
            "{count} files beside them are no pictures and were passed over: {names}.",
            count=len(others),
            names=listed(list(others)[: notes.SHOWN + 1], notes.SHOWN),
        )
        yield notes.note("files_passed_over", Severity.LOW, message, count=len(others))


__all__ = ["ENDINGS", "Picture", "is_picture_name", "number_in", "read_pictures"]
