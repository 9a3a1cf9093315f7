"""What is in this folder, or packed folder: photographs, the records of one export in many files, or lists?

A packed folder is bounded before anything is unpacked, and nothing in it is ever written outside our own directory.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from reorg.exchange.tables.bounds import DAMAGE, bomb, damaged, too_much
from reorg.exchange.tables.photographs import Picture, is_picture_name
from reorg.exchange.tables.scan import digest
from reorg.exchange.unreadable import Unreadable
from reorg.language import say

MOST = 300_000  # files in a folder
_LISTS = frozenset(
    (
        *(
            "csv",
            "tsv",
            "tab",
            "txt",
            "xlsx",
            "xlsm",
            "xlsb",
            "xls",
            "ods",
            "xml",
            "json",
            "jsonl",
            "ndjson",
            "geojson",
        ),
        *("html", "htm", "dbf", "mdb", "accdb", "docx", "odt", "rtf", "gz"),
    )
)
_JUNK = ("__MACOSX/", ".git/", ".svn/")
_JUNK_NAMES = frozenset({"thumbs.db", ".ds_store", "desktop.ini", "picasa.ini", ".picasa.ini"})
_UNPACKED = 4 << 30
_RATIO_OF_PICTURES = 30  # pictures hardly pack


@dataclass(frozen=True)
class Member:
    """A file inside a folder: its path in it, its size in bytes, how it is opened."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]

    @property
    def ending(self) -> str:
        """What stands behind the last dot of its name."""
        return self.name.rpartition(".")[2].casefold() if "." in self.name else ""


@dataclass(frozen=True)
class Folder:
    """The files in a folder, without those that systems leave there."""

    path: Path
    members: tuple[Member, ...]

    def digest(self) -> tuple[str, int]:
        """Return the SHA-256 and the size in bytes of what was brought: the packed file, or all names and contents."""
        if self.path.is_file():
            return digest(self.path)
        sha, size = hashlib.sha256(), 0
        for each in self.members:
            with each.open() as file:
                sha.update(f"{each.name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())  # type: ignore[arg-type]  # a file of bytes
            size += each.size
        return sha.hexdigest(), size

    @property
    def pictures(self) -> list[Picture]:
        """The files that are pictures by their names."""
        return [Picture(each.name, each.size, each.open) for each in self.members if is_picture_name(each.name)]

    @property
    def lists(self) -> list[Member]:
        """The files that may be lists by their names."""
        return [each for each in self.members if each.ending in _LISTS]

    @property
    def rest(self) -> list[str]:
        """The names of the files that are no pictures."""
        return [each.name for each in self.members if not is_picture_name(each.name)]


def folder(path: Path) -> Folder:
    """Return the files in a folder, at any depth, in the order of their names."""
    found: list[Member] = []
    for each in sorted(path.rglob("*")):
        name = each.relative_to(path).as_posix()
        if _junk(name) or each.is_symlink() or not each.is_file():
            continue
        found.append(Member(name, each.stat().st_size, partial(_opened, each)))
        if len(found) > MOST:
            raise _too_many(path)
    return Folder(path, tuple(found))


def packed_folder(path: Path) -> Folder:
    """Return the files in a zip archive; raises :class:`Unreadable` if it is damaged, locked or unpacks to too much."""
    try:
        archive = zipfile.ZipFile(path)
        infos = [each for each in archive.infolist() if not each.is_dir() and not _junk(each.filename)]
    except (zipfile.BadZipFile, OSError, ValueError):
        raise damaged(path) from None
    if len(infos) > MOST:
        raise _too_many(path)
    if any(each.flag_bits & 1 for each in infos):
        raise Unreadable(
            say(
                "{name} is closed with a password. Unpack it, and choose the list or the folder inside.", name=path.name
            )
        )
    total, limit = path.stat().st_size, sum(each.file_size for each in infos)
    pictures = sum(1 for each in infos if is_picture_name(each.filename)) * 2 > len(infos)
    if too_much(limit, total, max(_UNPACKED, total * 2)) or (
        pictures and limit > max(64 << 20, _RATIO_OF_PICTURES * total)
    ):
        raise bomb(path)
    return Folder(path, tuple(Member(each.filename, each.file_size, partial(archive.open, each)) for each in infos))


def unpacked(member: Member, directory: Path, around: Sequence[Member] = ()) -> Path:
    """Return a member as a file of our own, under its last name; raises :class:`Unreadable` if it unpacks to too much.

    A dBase table takes the file of its long texts with it.
    """
    for each in around:
        same = each.name.rpartition(".")[0].casefold() == member.name.rpartition(".")[0].casefold()
        if member.ending == "dbf" and each.ending in {"dbt", "fpt"} and same:
            unpacked(each, directory)
    target = directory / (PurePosixPath(member.name.replace("\\", "/")).name or "list")
    left = member.size
    try:
        with member.open() as source, target.open("wb") as file:
            while piece := source.read(min(1 << 20, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise bomb(target)
                file.write(piece)
    except (*DAMAGE, ValueError):
        target.unlink(missing_ok=True)
        raise damaged(target) from None
    return target


def of_one_kind(lists: Sequence[Member]) -> bool:
    """Return whether these are the records of one export, each in a file of its own."""
    return len(lists) > 1 and len({each.ending for each in lists}) == 1 and lists[0].ending in {"xml", "json"}


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")


def _junk(name: str) -> bool:
    last = PurePosixPath(name).name.casefold()
    return any(part in f"{name}/" for part in _JUNK) or last in _JUNK_NAMES or last.startswith(("._", "~$"))


def _too_many(path: Path) -> Unreadable:
    return Unreadable(
        say("{name} holds more than {count} files. Choose a folder inside it.", name=path.name, count=MOST)
    )


__all__ = ["Folder", "Member", "folder", "of_one_kind", "packed_folder", "unpacked"]
