"""How do tests get a PostgreSQL server of their own? On loopback, on a free port, ended by its own process id."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Return where PostgreSQL's own programs are, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(p) for p in [shutil.which("initdb")] if p]
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[str]:
    """Run a server for the ``with`` block and give its address."""
    bin_ = programs()
    assert bin_ is not None
    import pwd  # not on Windows, where this server is not started

    # PostgreSQL refuses to run as root
    user = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    as_user = {"user": user.pw_uid, "group": user.pw_gid} if user else {}
    with tempfile.TemporaryDirectory(prefix="reorg-pg-") as folder:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        Path(folder).chmod(0o700)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        data = f"{folder}/data"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **as_user}
        subprocess.run(
            [bin_ / "initdb", "-D", data, "-U", "reorg", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **quiet
        )
        options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
        subprocess.run(
            [bin_ / "pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{folder}/log", "start"], check=True, **quiet
        )
        try:
            subprocess.run(
                [bin_ / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "reorg", "museum"], check=True, **quiet
            )
            yield f"postgresql://reorg@127.0.0.1:{port}/museum"
        finally:
            subprocess.run([bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, **quiet)


def empty() -> None:
    """Drop everything in the database that Django is set to, if it is a PostgreSQL one."""
    import django

    django.setup()
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
