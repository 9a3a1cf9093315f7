"""Under which words and numbers is an object found? FTS5 on SQLite, tsvector on PostgreSQL, beside a table of all words.

A number counts as its pieces, and as one word of its own (:func:`number_words`), so that a number that is typed is looked
up in one step whatever else holds its figures.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from django.db import connection

from reorg.documentation import reconciling
from reorg.language import consonants, simple_words
from reorg.museum import bare_key, number_key

_SEARCHED = (
    *("number", "other_numbers", "name", "title", "maker", "materials", "date", "culture", "category"),
    *("place_text", "acquisition", "description", "inscription", "notes"),
)
_LONGEST = 20_000
_MOST_NUMBERS = 20
_FIGURE = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"^[^\W\d_]{2,}[\W_]*(?=\d)")
# what begins with these letters is a number; no word of any language does
WHOLE, FROM, BACK = "zqn", "zqf", "zqr"
LONGEST_WORD = 40
"""Letters of a word that is kept in the table of words; what is longer is no word that somebody types."""


def searched_words(facts: Mapping[str, object]) -> str:
    """Return the words under which an object with these facts is found, its numbers also as words of their own."""
    text = " ".join(str(facts[name])[:_LONGEST] for name in _SEARCHED if name in facts)
    return " ".join((simple_words(text), *number_words(facts))).strip()


def number_words(facts: Mapping[str, object]) -> Iterator[str]:
    """Yield the words of the number and of each other number of an object: whole, from each later piece on, backwards.

    ``1978.12.45`` gives ``zqn19781245``, ``zqf1245``, ``zqf45`` and ``zqr54218791``: so a torn label with the end, the
    middle or the beginning of a number finds it too.
    """
    others = other_numbers(facts)
    for at, number in enumerate((str(facts.get("number", ""))[:400], *others)):
        pieces = [bare_key(piece) for piece in number_key(number).split(".")]
        if (bare := "".join(pieces)) and (at == 0 or _FIGURE.search(bare)):
            yield WHOLE + bare
            yield BACK + bare[::-1]
            yield from (FROM + "".join(pieces[later:]) for later in range(1, min(len(pieces), 6)))


def other_numbers(facts: Mapping[str, object]) -> list[str]:
    """Return the other numbers of an object, each also without a word before it: ``Inv. 4711`` is ``4711`` too."""
    held = reconciling.numbers_in(str(facts.get("other_numbers", ""))[:_LONGEST])[:_MOST_NUMBERS]
    return list(dict.fromkeys(each for number in held for each in (number, _WORD_BEFORE.sub("", number))))


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
    _learn({word for _, told in rows for word in told.split()})


def _learn(words: set[str]) -> None:
    """Keep the words that are new: those that are longer than a letter and hold no figure."""
    plain = [word for word in words if 1 < len(word) <= LONGEST_WORD and not _FIGURE.search(word)]
    new = set(plain) - known_words(plain)
    rows = [(word, consonants(word)) for word in sorted(new)]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO journal_word (word, sound) VALUES (%s, %s) ON CONFLICT DO NOTHING", rows)


def known_words(words: Iterable[str]) -> set[str]:
    """Return those of ``words`` that some object has (or once had, until the index is made again)."""
    unpack = "jsonb_array_elements_text(%s::jsonb)" if connection.vendor == "postgresql" else "json_each(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word FROM journal_word WHERE word IN (SELECT value FROM {unpack})",  # noqa: S608 - two names of ours
            [json.dumps(list(words), ensure_ascii=False)],
        )
        return {str(word) for (word,) in cursor.fetchall()}


def drop_words(rows: Iterable[int]) -> None:
    """Make the objects with these row ids unfindable."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM journal_search WHERE rowid = %s", [(row,) for row in rows])


def forget_words() -> None:
    """Empty both tables. SQLite's is made anew: to take a million rows out of it one by one takes half a minute."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_word")
        if connection.vendor == "postgresql":
            cursor.execute("DELETE FROM journal_search")
            return
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_search'")
        (made,) = cursor.fetchone()
        cursor.execute("DROP TABLE journal_search")
        cursor.execute(made)
