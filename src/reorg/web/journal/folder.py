"""How is a museum's folder made and opened, and what if that cannot be? (``museum.sqlite3``, ``files/``, README)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from reorg.exchange import Files
from reorg.language import AsItIs, Message, Trouble, say

DATABASE = "museum.sqlite3"
README = """This folder is a museum, kept by reorg.

museum.sqlite3   everything that was entered, and an index of it (SQLite 3, opens with many programs)
files/           the files that were brought, byte for byte, each under the SHA-256 of its content
small/           small pictures of photographs; they can be removed and are made again
waiting/         photographs that were brought and not looked at yet
printer.json     how far beside the place this computer's printer prints labels
backups/         copies of museum.sqlite3, made when the museum was opened

"reorg serve" on this folder opens it. Copy the whole folder to keep it safe.
"reorg bundle" writes the same as plain text, for a time when there is no reorg.
"""


def create(folder: Path) -> Path:
    """Make an empty museum in ``folder`` (which must not be there, or be empty). Raises Trouble."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble(say("{folder} is there already and not empty. Choose another name.", folder=folder.name))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "README.txt").write_text(README, encoding="utf-8")
    except OSError as problem:
        raise Trouble(_not_written(folder, problem)) from problem
    with told(folder):
        _connect(folder)
        _bring_up_to_date()
    return folder


def enter(folder: Path) -> Files:
    """Open the museum in ``folder`` for this process; return its kept files. Raises Trouble saying what is wrong."""
    if not os.environ.get("REORG_DATABASE"):
        _look(folder)
    with told(folder):
        _connect(folder)
        executor = MigrationExecutor(connection)
        ours = {key for key in executor.loader.graph.nodes if key[0] == "journal"}
        theirs = {key for key in executor.loader.applied_migrations if key[0] == "journal"}
        if theirs - ours:
            raise Trouble(
                say(
                    "{folder} was written by a newer reorg. Update reorg to open it; nothing was changed.",
                    folder=folder.name,
                )
            )
        if ours - theirs:
            if theirs:
                back_up(folder, "before-update")
            _bring_up_to_date()
    return Files(folder / "files")


def back_up(folder: Path, name: str) -> Path | None:
    """Copy the database to ``backups/`` while it may be in use, and check the copy. None on PostgreSQL.

    Where nothing was written since the copy of this name, it stays. Raises Trouble if the database is damaged, or the
    copy cannot be written: then no earlier copy is touched.
    """
    if connection.vendor != "sqlite":
        return None
    copy = folder / "backups" / f"museum-{name}.sqlite3"
    if copy.is_file() and copy.stat().st_mtime > _last_written(folder):
        return copy
    half = copy.with_suffix(".part")
    try:
        copy.parent.mkdir(exist_ok=True)
        for left in copy.parent.glob("museum-*.part*"):  # of a server that ended meanwhile
            left.unlink()
        sound = _copied(folder / DATABASE, half)
    except (sqlite3.Error, OSError) as problem:
        raise Trouble(_said(folder, str(problem).lower())) from problem
    if not sound:
        raise Trouble(
            say(
                "The museum's file is damaged. Nothing was changed. The last good copies are in {backups}; "
                "put one in place of {file}.",
                backups=f"{folder.name}/backups",
                file=DATABASE,
            )
        )
    half.replace(copy)
    return copy


def _copied(database: Path, copy: Path) -> bool:
    """Copy a database; return whether the copy is sound."""
    source, target = sqlite3.connect(database), sqlite3.connect(copy)
    try:
        source.backup(target)
        return bool(target.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    finally:
        source.close()
        target.close()


def _last_written(folder: Path) -> float:
    """Return when the database was written last: it, or what waits beside it to be written into it."""
    files = (folder / DATABASE, folder / f"{DATABASE}-wal")
    return max(each.stat().st_mtime for each in files if each.is_file() and each.stat().st_size)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what a database says into words for a person: full disk, read-only, damaged, busy."""
    try:
        yield
    except DatabaseError as problem:
        raise Trouble(_said(folder, str(problem).lower())) from problem


def _said(folder: Path, problem: str) -> Message:
    name = folder.name
    if "disk is full" in problem or "disk full" in problem:
        return say(
            "The disk is full. {folder} is as it was, nothing is half-written. Make room and try again.", folder=name
        )
    if "readonly" in problem or "read-only" in problem or "unable to open" in problem:
        return say("{folder} cannot be written to. Copy it to a folder of your own and open the copy.", folder=name)
    if "locked" in problem:
        return say("Somebody else is writing to {folder}. Nothing was changed; try again in a moment.", folder=name)
    if "not a database" in problem or "malformed" in problem:
        return say("The museum file in {folder} is damaged. Put the newest file of backups in its place.", folder=name)
    return say("The museum in {folder} could not be read or written: {problem}", folder=name, problem=problem)


def _look(folder: Path) -> None:
    if not folder.exists():
        raise Trouble(say('There is no folder {folder}. "reorg new {folder}" makes one.', folder=AsItIs(folder)))
    if not (folder / DATABASE).is_file():
        raise Trouble(say('{folder} holds no museum. "reorg new" makes one in a new folder.', folder=str(folder)))
    if not os.access(folder, os.W_OK) or not os.access(folder / DATABASE, os.W_OK):
        raise Trouble(_said(folder, "readonly"))


def _not_written(folder: Path, problem: OSError) -> Message:
    return say("{folder} cannot be made here: {problem}.", folder=str(folder), problem=problem.strerror or str(problem))


def _connect(folder: Path) -> None:
    os.environ["REORG_MUSEUM"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reorg.web.settings")
    django.setup()
    settings.MUSEUM = folder.resolve()  # a process may open one museum after another
    if not os.environ.get("REORG_DATABASE"):
        connections["default"].close()
        del connections["default"]
        connections.settings["default"]["NAME"] = folder.resolve() / DATABASE


def _bring_up_to_date() -> None:
    from reorg.web.journal.models import Meta  # models can be imported only once Django is set up

    call_command("migrate", verbosity=0, interactive=False)
    with transaction.atomic():
        Meta.objects.get_or_create(key="device", defaults={"value": token_hex(4)})
