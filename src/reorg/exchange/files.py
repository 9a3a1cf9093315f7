"""Where are the files that a museum brought kept, byte for byte? Under the name of their content (SHA-256)."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Files:
    """A folder of files by content. A file that is here is never changed."""

    folder: Path

    def keep(self, source: Path) -> str:
        """Copy ``source`` in, whole or not at all; return its SHA-256 in hexadecimal. Again is harmless."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with source.open("rb") as reading, NamedTemporaryFile(dir=self.folder, delete=False) as writing:
            kept = Path(writing.name)
            try:
                while chunk := reading.read(_CHUNK):
                    digest.update(chunk)
                    writing.write(chunk)
            except BaseException:
                kept.unlink(missing_ok=True)
                raise
        return self._settle(kept, digest.hexdigest())

    def link(self, source: Path, sha256: str) -> None:
        """Keep ``source``, of this content, without copying it where the disk can do that; the source stays as well."""
        target = self.path(sha256)
        if target.is_file():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        source.chmod(0o644)
        try:
            target.hardlink_to(source)
        except (OSError, NotImplementedError):  # another disk, or one that has no links
            self.keep(source)

    def keep_bytes(self, content: bytes) -> str:
        """Keep ``content``; return its SHA-256 in hexadecimal."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self.folder, delete=False) as writing:
            writing.write(content)
        return self._settle(Path(writing.name), hashlib.sha256(content).hexdigest())

    def path(self, sha256: str) -> Path:
        """Return where the file with this content is, or would be."""
        return self.folder / sha256[:2] / sha256

    def names(self) -> list[str]:
        """Return the SHA-256 of all files kept."""
        return sorted(path.name for path in self.folder.glob("??/*"))

    def sound(self, sha256: str) -> bool:
        """Whether the file is here and its content still fits its name."""
        path = self.path(sha256)
        if not path.is_file():
            return False
        with path.open("rb") as reading:
            return hashlib.file_digest(reading, "sha256").hexdigest() == sha256

    def copy_to(self, other: Files) -> None:
        """Copy every file into ``other`` that is not there yet."""
        for name in self.names():
            if not other.path(name).exists():
                other.path(name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.path(name), other.path(name))

    def _settle(self, written: Path, sha256: str) -> str:
        target = self.path(sha256)
        target.parent.mkdir(exist_ok=True)
        written.chmod(0o644)
        written.replace(target)
        return sha256
