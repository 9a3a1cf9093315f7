"""How do three thousand photographs arrive in one form without filling the memory or using up open files?

Each is written to the museum's own disk as it comes in, under its own name, and closed before the next begins.
"""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

FOLDER = "waiting"
_STRANGE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def waiting(token: str = "") -> Path:
    """Return where photographs wait that were brought and not worked through yet."""
    return Path(settings.MUSEUM) / FOLDER / token


class Arriving(FileUploadHandler):
    """Writes what arrives into ``folder``, each file in a folder of its own so that names may be the same."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.token = token_hex(8)
        self.count = 0
        self._writing: BinaryIO | None = None

    @property
    def folder(self) -> Path:
        """Where the files of this form are."""
        return waiting(self.token)

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # Django's call, handed on as it is
        self.count += 1
        path = self.folder / f"{self.count:06d}" / _safe(self.file_name or "photograph")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writing = path.open("wb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's call
        """Write a piece of it."""
        assert self._writing is not None
        self._writing.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """Close it; what Django gets of it holds nothing."""
        assert self._writing is not None
        self._writing.close()
        return UploadedFile(io.BytesIO(), self.file_name, "", file_size)

    def upload_interrupted(self) -> None:
        """Forget what came before the line broke."""
        self.forget()

    def forget(self) -> None:
        """Remove everything that arrived."""
        if self._writing is not None:
            self._writing.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _safe(name: str) -> str:
    """Return a name under which every system can keep a file: its end tells the kind, so that stays."""
    plain = _STRANGE.sub("_", name).strip(" .") or "photograph"
    return plain if len(plain.encode()) <= 180 else plain[:30] + plain[-30:]


def batches() -> dict[str, int]:
    """Return, by token, how many photographs of each form still wait."""
    found = {}
    for folder in sorted(waiting().glob("*")):
        count = sum(1 for each in folder.glob("*/*") if each.is_file()) if folder.is_dir() else 0
        if count:
            found[folder.name] = count
    return found
