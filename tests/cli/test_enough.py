"""Does whoever has waited long enough get the best answer so far, and lose nothing?"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from reorg.cli.enough import waited_enough
from tests.cli.conftest import command, run, surroundings

LONG = 300.0  # seconds asked for: whoever waits for them sees the test fail by its clock


def test_a_plan_that_is_told_enough_is_kept(museum: Path, tmp_path: Path) -> None:
    (tmp_path / "enough").touch()
    began = monotonic()
    ended = run("plan", museum, "--time", str(LONG), "--json", REORG_ENOUGH=str(tmp_path / "enough"))
    assert ended.code == 0, ended
    assert monotonic() - began < LONG / 2
    assert json.loads(ended.out)["objects"] == 120
    assert json.loads(run("moves", museum, "--json").out)["moves"] > 0


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl+C is heard, also by what a shell runs in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_ctrl_c_is_enough_and_pressed_again_it_ends() -> None:
    with waited_enough() as enough:
        assert not enough()
        signal.raise_signal(signal.SIGINT)
        assert enough()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl+C to one process alone")
def test_ctrl_c_keeps_the_best_plan(museum: Path) -> None:
    process = subprocess.Popen(
        command("plan", museum, "--time", str(LONG), "--json"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(REORG_PROGRESS="1"), text=True,
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if "Looking for places" in line:
            break
    began = monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LONG / 2)
    assert (process.returncode, "Traceback" in err) == (0, False)
    assert monotonic() - began < LONG / 2
    assert json.loads(out)["placed"] > 0
