"""Is everything as it should be? Style, types, imports, translations and all tests, in one command."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CHECKS = {
    "style": ["ruff", "check", "."],
    "layout": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy"],
    "imports": ["lint-imports", "--no-logo"],
    "translations": [sys.executable, "tools/messages.py", "check"],
}


def main(arguments: list[str]) -> int:
    """Run all checks, then pytest with ``arguments``; return 0 if all is well."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    failed = []
    for name, command in CHECKS.items():
        began = time.monotonic()
        done = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, check=False)
        print(f"{name}: {'ok' if not done.returncode else 'FAILED'} ({time.monotonic() - began:.0f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
    # neighbours share what they set up: each worker begins with a run of them, and takes from another one when it is done
    spread = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]
    workers = [] if any(each.startswith("-n") for each in arguments) else spread
    code = subprocess.call([sys.executable, "-m", "pytest", *workers, *arguments], cwd=HERE, env=environment)
    if failed:
        print("FAILED: " + ", ".join(failed))
    return code or bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
