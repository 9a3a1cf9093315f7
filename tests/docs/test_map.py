"""Is the house as its map says, so that a newcomer who trusts it finds every room, file and decision?"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "reorg"
MAP = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
PATHS = sorted({said for said in re.findall(r"`([^`\s]+)`", MAP) if "/" in said or said.endswith(".py")})
ROOMS = sorted(each.parent.name for each in HOUSE.glob("*/__init__.py"))


@pytest.mark.parametrize("path", PATHS)
def test_every_path_on_the_map_exists(path: str) -> None:
    assert (HOUSE / path).exists() or (ROOT / path).exists()


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_on_the_map_and_in_the_drawing_of_imports(room: str) -> None:
    drawn = MAP[MAP.index("## Rooms") :].split("\n\n")[1]
    assert re.search(rf"\b{room}\b", drawn)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_entered_by_its_door(room: str) -> None:
    doors = (
        {f"reorg.{room}", f"reorg.{room}.journal", f"reorg.{room}.journal.table"}
        if room == "web"
        else {f"reorg.{room}"}
    )
    inside = [
        f"{path.relative_to(HOUSE)}: {module}"
        for path, module in imports()
        if HOUSE / room not in path.parents and f"{module}.".startswith(f"reorg.{room}.") and module not in doors
    ]
    assert inside == []


@cache
def imports() -> list[tuple[Path, str]]:
    """Return what each file takes names from."""
    return [
        (path, node.module or "")
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    ]


@pytest.mark.parametrize("name", re.findall(r"`(language|museum)\.(\w+)`", MAP), ids=".".join)
def test_every_name_on_the_map_is_at_its_door(name: tuple[str, str]) -> None:
    room, word = name
    door = (HOUSE / room / "__init__.py").read_text(encoding="utf-8")
    assert f'"{word}"' in door


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"\]\((\d{4}-[^)]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(page.name for page in folder.glob("0*.md"))
