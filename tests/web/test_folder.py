"""What if a museum's folder cannot be used: not there, no museum, newer, damaged, read-only, full, or open already?"""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from reorg.exchange import Bundle, claim
from reorg.language import Trouble
from reorg.museum import Draft
from reorg.web import serving
from reorg.web.journal import back_up, create, enter, open_journal, told
from tests.museum.test_fold import alike

pytestmark = pytest.mark.skipif(bool(os.environ.get("REORG_DATABASE")), reason="these are about the folder's own file")


def refused(folder: Path) -> str:
    with warnings.catch_warnings():
        # Django leaves a connection that failed to the garbage collector, which would complain in a later test
        warnings.simplefilter("ignore", ResourceWarning)
        with pytest.raises(Trouble) as trouble:
            enter(folder)
        said = str(trouble.value)
        del trouble
        gc.collect()
    return said


def test_not_there_and_no_museum(tmp_path: Path) -> None:
    assert "There is no folder" in refused(tmp_path / "none")
    assert "holds no museum" in refused(tmp_path)


def test_a_newer_museum_is_left_alone(folder: Path) -> None:
    with sqlite3.connect(folder / "museum.sqlite3") as db:
        db.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_future', '2030-01-01')")
    db.close()
    assert "newer reorg" in refused(folder)


def test_a_damaged_museum_names_the_backups(folder: Path) -> None:
    from django.db import connections

    connections["default"].close()
    for extra in folder.glob("museum.sqlite3-*"):
        extra.unlink()
    (folder / "museum.sqlite3").write_bytes(b"this is not a database at all" * 100)
    assert "backups" in refused(folder)


def test_a_read_only_museum_says_so(folder: Path) -> None:
    from django.db import connections

    connections["default"].close()
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    for above in [folder, *folder.parents][:-2]:
        above.chmod(above.stat().st_mode | 0o055)
    root = os.geteuid() == 0
    if root:  # root may write anything: be somebody else for a moment
        os.seteuid(65534)
    try:
        said = refused(folder)
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
    assert "cannot be written to" in said


def test_a_full_disk_leaves_nothing_half_written(folder: Path) -> None:
    from django.db import connection

    journal = open_journal(folder)
    journal.append([Draft("object", "o", {"number": "1"})], who="ana")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages + 4}")
    long = (Draft("object", f"o{n}", {"number": str(n), "description": "clay " * 500}) for n in range(400))
    with pytest.raises(Trouble, match="disk is full"), told(folder):
        journal.append(long, who="ana")
    assert journal.heads() == {journal.device: 1}


def test_a_museum_that_is_served_says_where(folder: Path) -> None:
    with serving(folder) as server, pytest.raises(Trouble, match=server.address), serving(folder):
        pass
    with serving(folder):
        pass


def test_a_taken_port_is_said(folder: Path) -> None:
    with serving(folder) as server:
        port = int(server.address.rstrip("/").rpartition(":")[2])
        other = create(folder.parent / "other")
        with pytest.raises(Trouble, match="taken"), serving(other, port):
            pass


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from reorg.exchange import claim\nwith claim(Path({str(tmp_path)!r}), 'x'):\n import os; os._exit(1)"
    subprocess.run([sys.executable, "-c", code], check=False)
    with claim(tmp_path, "x"):
        pass


def test_a_backup_is_a_sound_copy(folder: Path) -> None:
    journal = open_journal(folder)
    journal.append([Draft("object", "o", {"number": "1"})], who="ana")
    copy = back_up(folder, "test")
    assert copy is not None
    with sqlite3.connect(copy) as db:
        assert db.execute("SELECT count(*) FROM journal_entryrow").fetchone() == (1,)
    db.close()


def test_a_backup_put_in_the_place_of_a_museum_is_the_museum_of_that_day(folder: Path) -> None:
    from django.db import connections

    journal = open_journal(folder)
    journal.append([Draft("object", "o", {"number": "1", "name": "jar"})], who="ana")
    copy = back_up(folder, "monday")
    assert copy is not None
    was = journal.museum()
    journal.append([Draft("object", "o", {"name": "spoilt", "was": {"name": "jar"}})], who="ben")
    connections["default"].close()
    for extra in folder.glob("museum.sqlite3-*"):
        extra.unlink()
    (folder / "museum.sqlite3").write_bytes(copy.read_bytes())
    again = open_journal(folder)
    assert alike(again.museum(), was)
    again.append([Draft("object", "p", {"number": "2"})], who="ana")  # and it is worked with


def test_a_copy_stays_while_nothing_is_written(folder: Path) -> None:
    journal = open_journal(folder)
    journal.append([Draft("object", "o", {"number": "1"})], who="ana")
    copy = back_up(folder, "day")
    assert copy is not None
    os.utime(copy, (made := copy.stat().st_mtime + 60, made))
    assert back_up(folder, "day") == copy
    assert copy.stat().st_mtime == made
    later = made + 60
    journal.append([Draft("object", "o", {"number": "2"})], who="ana")
    for file in folder.glob("museum.sqlite3*"):
        os.utime(file, (later, later))
    assert back_up(folder, "day") == copy
    with sqlite3.connect(copy) as db:
        assert db.execute("SELECT count(*) FROM journal_entryrow").fetchone() == (2,)
    db.close()


def test_a_copy_that_cannot_be_written_is_said_and_leaves_the_earlier_one(folder: Path) -> None:
    earlier = back_up(folder, "day")
    assert earlier is not None
    (folder / "backups" / "museum-other.part").mkdir()
    with pytest.raises(Trouble, match=folder.name):
        back_up(folder, "other")
    assert earlier.is_file()


def test_a_large_museum_answers_first_and_is_copied_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reorg.web import server
    from reorg.web.desk import page

    monkeypatch.setattr(server, "AT_ONCE", 0)
    monkeypatch.setattr(server, "_PATIENCE", 0.0)
    monkeypatch.setattr(page, "_ALARMS", [])
    with serving(folder) as served:
        assert not list((folder / "backups").glob("*.sqlite3"))
        assert served.meanwhile is not None
        served.meanwhile()
        [copy] = (folder / "backups").glob("*.sqlite3")
        copy.unlink()
        (folder / "backups" / f"{copy.stem}.part").mkdir()
        served.meanwhile()
    from django.test import Client

    assert folder.name in Client(SERVER_NAME="127.0.0.1").get("/records/").content.decode().split('role="alert"')[1]


def test_a_folder_in_use_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    for make in (create, Bundle.create):
        with pytest.raises(Trouble, match="not empty"):
            make(tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "keep me"


def test_a_bundle_goes_out_and_comes_in_whole(folder: Path, tmp_path: Path) -> None:
    journal = open_journal(folder)
    journal.append([Draft("museum", "museum", {"name": "Mill"}), Draft("object", "o", {"number": "1"})], who="ana")
    bundle = Bundle.create(tmp_path / "text")
    bundle.receive(journal.read())
    again = Bundle(tmp_path / "text")
    assert list(again.read()) == list(journal.read())
    (tmp_path / "text" / "bundle.json").write_text('{"device": "a", "format": 99}')
    with pytest.raises(Trouble, match="newer reorg"):
        Bundle(tmp_path / "text")
