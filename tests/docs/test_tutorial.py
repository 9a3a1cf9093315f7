"""Do the commands that the tutorial and the README show work, in the order in which they are shown?"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = re.compile(r"^ {4}(reorg .*)$", re.MULTILINE)


def test_the_first_hour_and_the_second_list(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "tutorial", tmp_path, dirs_exist_ok=True)
    pages = ("first-hour.md", "second-list.md")
    commands = [each for page in pages for each in COMMAND.findall((tmp_path / page).read_text(encoding="utf-8"))]
    assert len(commands) > 15
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    for paper in ("brief", "missing", "records"):
        assert (tmp_path / f"{paper}.pdf").read_bytes().startswith(b"%PDF")


def test_every_verb_is_in_the_reference_with_an_example() -> None:
    from typer.main import get_command

    from reorg.cli.program import program

    reference = (ROOT / "docs" / "reference" / "verbs.md").read_text(encoding="utf-8")
    for name, command in get_command(program()).commands.items():  # type: ignore[attr-defined]  # a group
        assert f"## {name}\n" in reference, name
        assert "Example: reorg" in (command.help or ""), name


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=str
)
def test_no_link_leads_nowhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"
