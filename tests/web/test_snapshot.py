"""Can others enter something while somebody reads the whole museum, and is what is read still of one moment?"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from reorg.museum import Draft
from reorg.web.journal import open_journal

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("REORG_DATABASE")), reason="about the one place for writers of SQLite"
)


def moved(problems: list[Exception]) -> None:
    """Enter a move, as another thread of the server does, with a connection of its own."""
    from django.db import connection

    from reorg.web.journal.table import TableJournal

    try:
        connection.ensure_connection()
        connection.connection.execute("PRAGMA busy_timeout = 300")
        TableJournal().append([Draft("moved", "o1", {"place": "p2"})], who="ben")
    except Exception as problem:  # noqa: BLE001 - told to the test, which runs in another thread
        problems.append(problem)
    finally:
        connection.close()


def test_who_reads_holds_nobody_up_and_sees_one_moment(folder: Path) -> None:
    from reorg.web.journal.models import Holding
    from reorg.web.journal.snapshot import snapshot

    journal = open_journal(folder)
    journal.append([Draft("object", "o1", {"number": "1", "place": "p1"})], who="ana")
    problems: list[Exception] = []
    with snapshot():
        assert Holding.objects.get(key="o1").place == "p1"
        writer = Thread(target=moved, args=[problems])
        writer.start()
        writer.join()
        assert not problems
        assert Holding.objects.get(key="o1").place == "p1"
    assert Holding.objects.get(key="o1").place == "p2"


def test_who_writes_still_takes_the_place_for_writers(folder: Path) -> None:
    from django.db import connection, transaction

    from reorg.web.journal.snapshot import snapshot

    with snapshot():
        pass
    problems: list[Exception] = []
    with transaction.atomic():
        writer = Thread(target=moved, args=[problems])
        writer.start()
        writer.join()
    assert "locked" in str(problems[0])
    assert connection.transaction_mode == "IMMEDIATE"
