"""Does everything that holds on SQLite hold on PostgreSQL? The same tests, run once more on a server of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.postgres import programs, server

HERE = Path(__file__).parent


@pytest.mark.postgres
def test_the_same_suite_on_postgresql() -> None:
    if programs() is None:
        assert os.environ.get("CI") != "true", "CI must have PostgreSQL"
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    with server() as address:
        suites = [
            str(HERE / f"test_{name}.py")
            for name in ("journal", "index", "source_rows", "seeking", "index_counts", "behind", "large")
        ]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", *suites]
        environment = {**os.environ, "REORG_DATABASE": address}
        done = subprocess.run(
            command, env=environment, cwd=HERE.parents[1], capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout[-4000:]
    assert done.stdout.count(".") > 20, done.stdout
