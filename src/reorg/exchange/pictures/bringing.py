"""Which files are brought as photographs: single ones, whole folders, packed ones?"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from reorg.exchange.pictures.limits import limit
from reorg.museum import natural

_CHUNK = 1 << 20
_PASSED_OVER = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "readme.txt"})


@dataclass(frozen=True)
class Brought:
    """A file that was brought: what it is called, and where it is; ``member`` names it inside a packed file."""

    name: str
    path: Path
    member: str = ""

    @contextmanager
    def at_hand(self) -> Iterator[Path]:
        """Give the file itself, unpacked for as long as it is needed; raises OSError or zipfile.BadZipFile."""
        if not self.member:
            yield self.path
            return
        with TemporaryDirectory(prefix="reorg-photo-") as folder, zipfile.ZipFile(self.path) as packed:
            unpacked, left = Path(folder) / "photograph", limit("bytes", "largest") + 1
            with packed.open(self.member) as reading, unpacked.open("wb") as writing:
                while left > 0 and (chunk := reading.read(min(_CHUNK, left))):
                    left -= writing.write(chunk)
            yield unpacked


def brought(paths: Iterable[Path]) -> list[Brought]:
    """Return all files that ``paths`` (files, folders, zip files) hold, in the order of their names.

    What computers put beside pictures by themselves is passed over. Raises OSError for what cannot be read.
    """
    found: list[Brought] = []
    for path in paths:
        if path.is_dir():
            inside = [each for each in path.rglob("*") if each.is_file() and _ours(each.relative_to(path).as_posix())]
            for each in sorted(inside, key=lambda one: natural(one.as_posix())):
                found += _packed(each) if _is_packed(each) else [Brought(each.name, each)]
        elif _is_packed(path):
            found += _packed(path)
        else:
            path.stat()  # says here that there is no such file
            found.append(Brought(path.name, path))
    return found


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and zipfile.is_zipfile(path)


def _packed(path: Path) -> list[Brought]:
    with zipfile.ZipFile(path) as packed:
        names = [each.filename for each in packed.infolist() if not each.is_dir() and _ours(each.filename)]
    return [Brought(PurePosixPath(name).name, path, name) for name in sorted(names, key=natural)]


def _ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)
    return not hidden and parts[-1].lower() not in _PASSED_OVER
