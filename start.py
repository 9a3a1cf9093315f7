#!/usr/bin/env python3
"""How does reorg start on a machine that has nothing but Python? (Standard library only.)

python3 start.py demo    builds the sample museum and opens it       (Windows: py start.py demo)
python3 start.py test    runs everything that the project checks
python3 start.py VERB …  is "reorg VERB …"

The first start makes an environment in .venv with the packages listed, with their hashes, in requirements/.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
UV = HERE / ".uv"
UV_VERSION = "0.13.9"
BIN = "Scripts" if os.name == "nt" else "bin"
# what the tests need beyond Python, and the Debian packages that bring it
OUTSIDE = {"chromium": "chromium", "mdb-export": "mdbtools", "pg_ctl": "postgresql"}


def main(arguments: list[str]) -> int:
    """Prepare the environment, then run the verb in it."""
    if sys.version_info < (3, 8):  # noqa: UP036 - this file is what an older Python meets first
        print("reorg needs Python 3.11 or newer; this is " + sys.version.split()[0])
        return 1
    testing = arguments[:1] == ["test"]
    if not prepare("dev" if testing else "run"):
        return 1
    if testing:
        from_debian()
        return subprocess.call([python(), str(HERE / "tools" / "test.py"), *arguments[1:]], cwd=HERE)
    return subprocess.call([python(), "-m", "reorg", *arguments])


def python() -> str:
    """Return the environment's own Python."""
    return str(VENV / BIN / ("python.exe" if os.name == "nt" else "python"))


def prepare(which: str) -> bool:
    """Make the environment hold what ``requirements/{which}.txt`` lists, if it does not yet."""
    # what the tests need holds everything else too
    if any(ready(name).exists() and ready(name).read_text() == wanted(name) for name in ("dev", which)):
        return True
    uv = find_uv()
    if not uv:
        return False
    print("Preparing reorg (once) …", flush=True)
    if not Path(python()).exists() and run([uv, "venv", "--quiet", "--python", ">=3.11,<3.14", str(VENV)]):
        print("reorg needs Python 3.11, 3.12 or 3.13. Install one of them and start again.")
        return False
    # compiled at once: else the first start of all would take three times as long, and each start where Python may not write
    install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python()]
    for step in (
        ["--require-hashes", "-r", f"requirements/{which}.txt"],
        ["--no-deps", "--no-build-isolation", "-e", "."],
    ):
        if run([*install, *step]):
            print("The packages could not be installed. A connection to the internet is needed once; then start again.")
            return False
    run([python(), "-m", "compileall", "-q", "src"])
    ready(which).write_text(wanted(which))
    return True


def ready(which: str) -> Path:
    """Return the mark that is left when the environment holds what ``which`` needs."""
    return VENV / (".ready-" + which)


def wanted(which: str) -> str:
    """Return a mark of what the environment must hold: it changes when a list or the project does."""
    lists = {"run": ["run"], "dev": ["dev", "run"]}[which]
    text = b"".join((HERE / "requirements" / (name + ".txt")).read_bytes() for name in lists)
    return hashlib.sha256(text + (HERE / "pyproject.toml").read_bytes()).hexdigest()


def run(command: list[str]) -> int:
    """Run a command in the project's folder; return its exit code."""
    return subprocess.call(command, cwd=HERE)


def find_uv() -> str | None:
    """Return the installer: the machine's own uv, or one of our own in .uv/."""
    own = UV / BIN / ("uv.exe" if os.name == "nt" else "uv")
    if own.exists():
        return str(own)
    if found := shutil.which("uv"):
        return found
    print("Fetching the installer (once) …", flush=True)
    pip = [sys.executable, "-m", "pip"]
    if (
        subprocess.call([sys.executable, "-m", "venv", str(UV)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        == 0
    ):
        pip = [str(UV / BIN / "python"), "-m", "pip"]
        into: list[str] = []
    elif subprocess.call([*pip, "--version"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) == 0:
        into = ["--prefix", str(UV), "--ignore-installed"]
    else:
        print("This Python has neither venv nor pip. On Debian or Ubuntu:  sudo apt install python3-venv")
        return None
    code = subprocess.call([*pip, "install", "--quiet", "--disable-pip-version-check", *into, "uv==" + UV_VERSION])
    found_own = own if own.exists() else next(iter(UV.rglob(own.name)), None)
    if code or not found_own:
        print("The installer could not be fetched. A connection to the internet is needed once; then start again.")
        return None
    return str(found_own)


def from_debian() -> None:
    """On a bare Debian test machine (CI), install what the tests need beyond Python; elsewhere leave it to people."""
    missing = sorted(package for program, package in OUTSIDE.items() if not there(program))
    if not missing or os.environ.get("CI") != "true" or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("Installing " + ", ".join(missing) + " …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *missing]):
        subprocess.call(["apt-get", *step], env=environment, stdout=subprocess.DEVNULL)


def there(program: str) -> bool:
    """Whether a program is installed; Debian keeps PostgreSQL's own programs off the path."""
    return bool(shutil.which(program)) or any(Path("/usr/lib/postgresql").glob("*/bin/" + program))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
