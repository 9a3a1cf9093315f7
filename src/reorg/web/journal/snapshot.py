"""How are several questions asked of one state of the database, while others go on writing?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything that is read within is of one moment (SQLite); nothing may be written within.

    A transaction that writes takes SQLite's one place for writers when it begins (settings: IMMEDIATE). Reading a million
    objects takes a minute, in which nobody could enter a move: so this one begins without, and reads beside a writer.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    usual, connection.transaction_mode = connection.transaction_mode, None  # type: ignore[attr-defined]  # SQLite has it
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]  # SQLite has it
