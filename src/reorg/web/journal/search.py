"""How are objects found by the words and numbers that people type? FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import connection

from reorg.language import simple_words

_SEARCHED = (
    *("number", "other_numbers", "name", "title", "maker", "materials", "date", "culture", "category"),
    *("place_text", "acquisition", "description", "inscription", "notes"),
)
_MOST_WORDS = 12
_LONGEST = 20_000


def searched_words(facts: Mapping[str, object]) -> str:
    """Return the words under which an object with these facts is found. Its number also counts written as one word."""
    number = str(facts.get("number", ""))
    text = " ".join(str(facts[name])[:_LONGEST] for name in _SEARCHED if name in facts)
    return f"{simple_words(text)} {simple_words(number).replace(' ', '')}".strip()


def put_words(words: Iterable[tuple[int, str]], *, new: bool = False) -> None:
    """Make the objects with these row ids findable by these words, instead of by any earlier ones (``new``: none)."""
    rows = list(words)
    with connection.cursor() as cursor:
        if not new:
            cursor.executemany("DELETE FROM journal_search WHERE rowid = %s", [(row,) for row, _ in rows])
        if connection.vendor == "postgresql":
            cursor.executemany("INSERT INTO journal_search (rowid, words) VALUES (%s, to_tsvector('simple', %s))", rows)
        else:
            cursor.executemany("INSERT INTO journal_search (rowid, words) VALUES (%s, %s)", rows)


def drop_words(rows: Iterable[int]) -> None:
    """Make the objects with these row ids unfindable."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM journal_search WHERE rowid = %s", [(row,) for row in rows])


def forget_words() -> None:
    """Empty the whole table."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_search")


def matching(asked: str) -> tuple[str, list[str]] | None:
    """Return a piece of SQL (``holding.id IN (…)``) and its parameters for what was asked; None if it holds no word.

    Every word must occur, as a beginning of a word; any text is safe: only letters and digits are left of it.
    """
    words = simple_words(asked).split()[:_MOST_WORDS]
    if not words:
        return None
    if connection.vendor == "postgresql":
        query = " & ".join(f"{word}:*" for word in words)
        return "id IN (SELECT rowid FROM journal_search WHERE words @@ to_tsquery('simple', %s))", [query]
    query = " ".join(f'"{word}"*' for word in words)
    return "id IN (SELECT rowid FROM journal_search WHERE journal_search MATCH %s)", [query]
