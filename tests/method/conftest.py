from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reorg.method import BadMethod, load
from reorg.method.pack import DATA

Problems = list[tuple[str, str, str]]


class Pack:
    """A copy of the project's pack that a test may spoil."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer says {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def problems(self) -> Problems:
        with pytest.raises(BadMethod) as raised:
            load(folder=self.folder)
        return [(each.file, each.item, str(each.message)) for each in raised.value.problems]


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    folder = tmp_path / "our-pack"
    shutil.copytree(DATA / "2026.1", folder)
    return Pack(folder)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, bytes]], Path]:
    def writes(files: dict[str, bytes]) -> Path:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        return tmp_path

    return writes
