"""How is one museum served to the browser on this computer? (waitress, loopback only)"""

from __future__ import annotations

import gc
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from django.conf import settings

from reorg.exchange import Claimed, claim
from reorg.language import AsItIs, Message, Trouble, say, simple_words
from reorg.museum import Museum
from reorg.web.journal import DATABASE, back_up, enter

if TYPE_CHECKING:  # a verb that opens a museum passes here, and most need nothing of these
    from reorg.assessment import Assessment
    from reorg.report import Report, Where
    from reorg.storage import furnishing

_BACKUPS_KEPT = 7
_DAY = 86_400
_PATIENCE = 3.0  # seconds: whoever opened the museum gets the first pages before the disk is busy
AT_ONCE = 256 << 20
"""Bytes of a museum's file that is copied before anybody is answered; a larger one is copied meanwhile."""
LARGEST_FORM = 64 << 30
"""Bytes of one form: 3,000 photographs of a good camera are 30 GB. They wait on the disk, never in memory."""


class Server:
    """A server that listens; :meth:`run` answers until the process is told to stop."""

    def __init__(self, port: int) -> None:
        import waitress
        from django.core.wsgi import get_wsgi_application

        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":  # there it would let two servers share a port
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", port))
        except OSError as problem:
            listening.close()
            raise Trouble(
                say("Port {port} of this computer is taken. Choose another: --port 8400", port=str(port))
            ) from problem
        self.meanwhile: Callable[[], None] | None = None
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        self._server = waitress.create_server(
            get_wsgi_application(), sockets=[listening], threads=4, ident=None, max_request_body_size=LARGEST_FORM
        )

    def run(self) -> None:
        """Answer until interrupted."""
        settle()
        Thread(target=_read_ahead, daemon=True).start()
        if self.meanwhile:
            Thread(target=self.meanwhile, daemon=True).start()
        self._server.run()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
        _keep_for_the_next_time()


def settle() -> None:
    """Load every page, and have what is loaded by now left alone by Python's collector.

    It walks all that is kept every few answers, and whoever asks at that moment waits 20 to 50 ms for it.
    """
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()


def _read_ahead() -> None:
    """Read what every list needs before somebody asks for the first: two seconds at a million objects."""
    from django.db import Error, connection

    from reorg.web.desk.records.columns import columns

    simple_words("é")  # and the table of all accents, which the first search would wait for
    with suppress(Error):  # whoever opens a list will be told
        columns()
    connection.close()


def _keep_for_the_next_time() -> None:
    from django.db import Error

    from reorg.web.desk.records.columns import keep_columns

    with suppress(Error):  # a museum that is damaged was told of
        keep_columns()


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[Server]:
    """Open the museum, back it up, and listen on ``port`` (0: a free one). Raises Trouble, or Claimed if it is open."""
    enter(folder)
    server, before = Server(port), tempfile.tempdir
    try:
        with claim(folder, "serve", server.address):
            if _is_large(folder):
                server.meanwhile = partial(_copy_late, folder)
            else:
                _copy(folder)
            _clear(folder / "inbox")
            # what comes in waits on the museum's own disk: /tmp may be memory, and small
            (folder / "inbox" / "coming").mkdir(parents=True, exist_ok=True)
            tempfile.tempdir = str(folder.resolve() / "inbox" / "coming")
            yield server
    except Claimed as claimed:
        raise Trouble(
            say("{folder} is open already, at {address}", folder=folder.name, address=AsItIs(claimed.note))
        ) from claimed
    finally:
        tempfile.tempdir = before
        server.close()


def desk_address(where: Where) -> str:
    """Return the address on a desk of the rows that a report's figure was counted from."""
    from reorg.web.desk.addresses import address  # Django must be set up before its addresses are known

    return address(where)


def procedure_report(number: str, kind: str = "") -> Report:
    """Return a paper of a procedure of the museum that is open, by its number (``L-2026-003``) or id. Raises Trouble."""
    from reorg.web.desk.procedures.papers import report_of  # models can be imported only once Django is set up

    return report_of(number, kind)


def accession_report(columns: str = "short", year: str = "") -> Report:
    """Return the accession register of the museum that is open; ``year`` "" is all that was entered here. Raises Trouble."""
    from reorg.web.desk.procedures.accessions import register_of  # models can be imported only once Django is set up

    return register_of(columns, year)


def keep_judged(progress: Callable[[float, Message], None]) -> Assessment:
    """Work out for the desk how full everything is and how the museum that is open stands; keep it; return the second."""
    from reorg.web.desk.keeping import keep_judged as kept  # models can be imported only once Django is set up

    return kept(progress)


def keep_need(
    wanted: furnishing.Wanted, progress: Callable[[float, Message], None]
) -> tuple[furnishing.Furnishing, Museum]:
    """Work out for the desk what is missing in the museum that is open; keep it; return it and the museum."""
    from reorg.web.desk.need.keeping import keep_need as kept  # models can be imported only once Django is set up

    return kept(wanted, progress)


def need_kept() -> tuple[furnishing.Furnishing, Museum, furnishing.Sheet]:
    """Return what is missing as the desk kept it, the museum without its objects, and what is to be built.

    Of a museum of which nothing was kept, nothing is missing.
    """
    from reorg.storage import furnishing
    from reorg.web.desk import now
    from reorg.web.desk.need.keeping import kept_need, to_build

    kept = kept_need()
    return kept.found if kept else furnishing.Furnishing(), now.frame(), to_build(now.frame())


def _clear(inbox: Path) -> None:
    """Remove lists that were brought, looked at, and left for a day; what was entered is kept elsewhere."""
    for waiting in inbox.glob("*"):
        if time.time() - waiting.stat().st_mtime > _DAY:
            shutil.rmtree(waiting, ignore_errors=True)


def _is_large(folder: Path) -> bool:
    database = folder / DATABASE
    return database.is_file() and database.stat().st_size > AT_ONCE


def _copy(folder: Path) -> None:
    """Make the copy of today; only the last few days' are kept. Raises Trouble."""
    back_up(folder, datetime.now(UTC).strftime("%Y-%m-%d"))
    _keep_few(folder / "backups")


def _copy_late(folder: Path) -> None:
    """Make the copy of today while people work; what is wrong is said on every page."""
    from reorg.web.desk.page import alarm  # Django must be set up before pages are known

    time.sleep(_PATIENCE)
    try:
        _copy(folder)
    except Trouble as trouble:
        alarm(trouble.message)


def _keep_few(backups: Path) -> None:
    for old in sorted(backups.glob("museum-????-??-??.sqlite3"))[:-_BACKUPS_KEPT]:
        old.unlink()
