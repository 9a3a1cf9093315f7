"""Do the commands that the tutorial and the README show work, in the order in which they are shown?"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import run

ROOT = Path(__file__).resolve().parents[2]
COMMAND = re.compile(r"^ {4}(reorg .*)$", re.MULTILINE)


def test_the_first_hour_and_the_second_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "docs" / "tutorial", tmp_path, dirs_exist_ok=True)
    pages = ("first-hour.md", "second-list.md")
    commands = [each for page in pages for each in COMMAND.findall((tmp_path / page).read_text(encoding="utf-8"))]
    assert len(commands) > 15
    monkeypatch.chdir(tmp_path)
    for command in commands:
        ended = run(*shlex.split(command)[1:])
        assert ended.code == 0, ended
    for paper in ("brief", "missing", "records"):
        assert (tmp_path / f"{paper}.pdf").read_bytes().startswith(b"%PDF")


def test_the_full_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = COMMAND.findall((ROOT / "docs" / "tutorial" / "full-store.md").read_text(encoding="utf-8"))
    assert len(commands) == 9
    monkeypatch.chdir(tmp_path)
    for command in commands:
        ended = run(*shlex.split(command)[1:])
        assert ended.code == 0, ended
    for paper in ("units", "need", "room", "weeks", "tonight"):
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
