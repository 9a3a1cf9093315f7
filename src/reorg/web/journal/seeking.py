"""Which objects does somebody mean who types some words or a number, perhaps wrongly? (docs/algorithms/search.md)

First what was typed is looked up as it is. Only where that finds little are words read as others that sound alike or are
one slip away, and numbers as others one slip away; and then it is said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import ne

from django.db import connection

from reorg.language import consonants, joined_before, one_slip, simple_words, sound_alike
from reorg.museum import bare_number, fits, near_numbers, number_key, without_check
from reorg.web.journal.models import Holding
from reorg.web.journal.search import BACK, FROM, LONGEST_WORD, WHOLE, known_words, other_numbers

MOST = 10_000
"""Objects that are looked at for one question; beyond them it is said that there are more."""
FEW = 5
"""Objects below which words are also read as others that sound alike."""
_MOST_WORDS = 12
_LONGEST_ASKED = 300
_ENDINGS = 200
"""Words with one beginning that are asked for one by one; more are left to the database."""
_SUGGESTED = 6
_SHORTEST_SOUND = 5
"""Letters of a Latin word below which others that sound alike are too many to mean anything."""
_SHORTEST_SLIP = 4
_LETTERS_IN_A_NUMBER = 6
_TORN = 50
"""Objects with a number that ends so, or lies near, of which the likeliest are then chosen."""
_BEGUN = 200
_AT_ONCE = 200
"""Numbers of a list that are looked up in one question."""


@dataclass(frozen=True)
class Found:
    """What a question found.

    ``rows`` are ids of rows of the index, ``exact`` first: those whose number, or an old number, is what was typed.
    ``more``: there are others beyond :data:`MOST`. ``near``: objects whose number is one slip away, the likeliest first
    (did you mean). ``read_as``: words that were not known, and what they were read as. ``check``: "" if no check
    character was typed, else "right" or "wrong".
    """

    rows: tuple[int, ...] = ()
    more: bool = False
    exact: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    read_as: dict[str, tuple[str, ...]] = field(default_factory=dict)
    check: str = ""


def find(asked: str, most: int = MOST, among: Sequence[int] | None = None) -> Found:
    """Return what was meant by ``asked``. Any text is a question; one without a letter or figure finds nothing.

    ``among``: the only rows that are asked about, if they are few; then very common words are asked about them alone.
    """
    # PostgreSQL keeps no NUL, so nothing that is kept has one
    return _Question(asked[:_LONGEST_ASKED].replace("\0", " "), most, among).answer()


def with_number(number: str) -> list[int]:
    """Return the rows whose number, or one of whose other numbers, is ``number``, however it is written."""
    return _same_number(number.replace("\0", " "))[0]


def with_numbers(numbers: Iterable[str]) -> dict[str, list[int]]:
    """Return for each of many numbers the rows that have it, or had it as another number; those that nobody has are left out."""
    every = list(dict.fromkeys(numbers))
    found: dict[str, list[int]] = {}
    for start in range(0, len(every), _AT_ONCE):
        some = {
            each: bare for each in every[start : start + _AT_ONCE] if (bare := bare_number(each.replace("\0", " ")))
        }
        if not some:
            continue
        rows = _rows(_any(_word(WHOLE + bare) for bare in dict.fromkeys(some.values())), MOST)
        held: dict[str, dict[int, None]] = {}
        for row, written in _numbers_of(rows):
            held.setdefault(number_key(written), {})[row] = None
            held.setdefault(f"={bare_number(written)}", {})[row] = None
        for each, bare in some.items():
            key = number_key(each)
            if having := {**held.get(key, {}), **(held.get(f"={bare}", {}) if key.isdigit() else {})}:
                found[each] = list(having)
    return found


def _same_number(number: str) -> tuple[list[int], list[int]]:
    """Return the rows with a number, and those whose number has the same signs and other dots between them.

    ``1978-12-54`` is not ``1978.125.4``; ``19781254``, written without any sign, may be.
    """
    bare, key = bare_number(number), number_key(number)
    rows = _rows(_word(WHOLE + bare), 50) if bare else []
    alone = key.isdigit()
    same = {
        row
        for row, written in _numbers_of(rows)
        if number_key(written) == key or (alone and bare_number(written) == bare)
    }
    return [row for row in rows if row in same], [row for row in rows if row not in same]


@dataclass(frozen=True)
class _Question:
    asked: str
    most: int
    among: Sequence[int] | None = None

    @cached_property
    def typed(self) -> tuple[str, str]:
        """The number and its check character, if one was typed behind it and figures before."""
        number, check = without_check(self.asked)
        return (number, check) if check and any(map(str.isdigit, number)) else (self.asked.strip(), "")

    @cached_property
    def words(self) -> list[str]:
        return list(dict.fromkeys(simple_words(self.typed[0])[: 2 * _LONGEST_ASKED].split()))[:_MOST_WORDS]

    @cached_property
    def bare(self) -> str:
        """The bare number that was typed, if it may be one: figures, and few letters beside them."""
        bare = bare_number(self.typed[0])
        letters = sum(sign.isalpha() for sign in bare)
        return bare if len(bare) > letters and letters <= _LETTERS_IN_A_NUMBER else ""

    def answer(self) -> Found:
        if not self.words:
            return Found()
        same, dotted = _same_number(self.typed[0]) if self.bare else ([], [])
        exact = tuple(same)
        rows = dict.fromkeys(exact)
        rows |= dict.fromkeys(self._numbers())
        plain = _rows(_all(self._known(word) for word in self.words), self.most + 1, self.among)
        rows |= dict.fromkeys(plain)
        if not rows and len(self.bare) > 2:  # the end of a number, from a label that is torn
            rows |= dict.fromkeys(_rows(_word(BACK + self.bare[::-1], begins=True), _TORN))
        if not rows and self.bare:
            rows |= dict.fromkeys(self._begun())
        if not rows and any(map(_has_figure, self.words)):
            rows |= dict.fromkeys(_rows(_all(_word(each, begins=len(each) > 2) for each in self.words), self.most + 1))
        check = self._checked(exact)
        near = self._near(dotted) if self.bare and (not exact or check == "wrong") else ()
        read_as: dict[str, tuple[str, ...]] = {}
        if len(rows) < FEW and not exact:
            again, read_as = self._read_again(bool(rows))
            rows |= dict.fromkeys(again)
        kept = tuple(rows)[: self.most]
        return Found(kept, len(rows) > len(kept), exact, near, read_as, check)

    def _checked(self, exact: Sequence[int]) -> str:
        """Return whether the check character is that of the number as it was typed, or as the register writes it."""
        number, check = self.typed
        written = [number, *(each for _, each in _numbers_of(exact))] if check else []
        return "" if not check else "right" if any(fits(each, check) for each in written) else "wrong"

    def _numbers(self) -> list[int]:
        """Return rows whose number begins with the pieces that were typed, or has them behind its first."""
        if len(self.bare) < 2:
            return []
        key = number_key(self.typed[0])
        begins = Holding.objects.filter(number_key__gte=key + ".", number_key__lt=key + "/")
        found = list(begins.order_by("number_key").values_list("id", flat=True)[: self.most + 1])
        return found + (_rows(_word(FROM + self.bare), self.most + 1) if "." in key else [])

    def _begun(self) -> list[int]:
        """Return rows whose number begins as what was typed, though not with whole pieces: ``1978.1`` of ``1978.12``."""
        key = number_key(self.typed[0])
        begun = Holding.objects.filter(number_key__gte=key, number_key__lt=key + "\U0010fffd").order_by("number_key")
        return list(begun.values_list("id", flat=True)[:_BEGUN]) if len(key) > 1 else []

    def _known(self, word: str) -> str:
        """Return what asks for a word and the words that begin with it, without reading more than there are."""
        if _has_figure(word):
            return _word(word)
        if len(word) < 4:
            return _any([_word(word, begins=len(word) > 1), *map(_word, self._joined(word))])
        known = [*_beginning(word), *self._joined(word)]
        return _any(map(_word, known)) if 0 < len(known) <= _ENDINGS else _word(word, begins=True)

    @staticmethod
    def _joined(word: str) -> list[str]:
        return [each for before in joined_before(word) for each in _beginning(before)[:20]]

    def _near(self, dotted: Sequence[int]) -> tuple[int, ...]:
        """Return rows with a number one slip away from what was typed, and those with the same signs and other dots.

        First those that a check character fits, if one was typed; then those that differ in one piece only; then the
        likeliest slips.
        """
        number, check = self.typed
        likely = {bare: at for at, bare in enumerate(near_numbers(number))}
        found = {row: written for row, written in _numbers_of(dotted) if bare_number(written) == self.bare}
        # which there are stands in the index of bare numbers; only the likeliest rows themselves are then read
        there = sorted(
            Holding.objects.filter(bare__in=likely).values_list("bare", "id"), key=lambda each: likely[each[0]]
        )
        found |= dict(Holding.objects.filter(id__in=[row for _, row in there[:_TORN]]).values_list("id", "number"))
        if likely and len(found) < _SUGGESTED:  # and other numbers, which stand with the words only
            told = _numbers_of(_rows(_any(_word(WHOLE + each) for each in likely), _TORN))
            found |= {row: written for row, written in told if row not in found and bare_number(written) in likely}
        pieces = number_key(number).split(".")

        def order(row: int) -> tuple[bool, bool, int]:
            written = found[row]
            other = number_key(written).split(".")
            apart = len(other) != len(pieces) or sum(map(ne, other, pieces)) > 1
            return not fits(written, check), apart, likely.get(bare_number(written), 0)

        return tuple(sorted(found, key=order)[:_SUGGESTED])

    def _read_again(self, some: bool) -> tuple[list[int], dict[str, tuple[str, ...]]]:
        """Return the rows found where words are read as others, and how they were read; slips only if nothing was found."""
        alike = {word: _sounding(word) for word in self.words if not _has_figure(word)}
        rows, read_as = self._with(alike)
        if rows or some:
            return rows, read_as
        known = {word for word in alike if _beginning(word)}
        slips = {word: _one_slip_away(word) for word in alike}
        for tried in ({word: () if word in known else found for word, found in slips.items()}, slips):
            both = {word: tuple(dict.fromkeys((*alike[word], *tried[word]))) for word in alike}
            rows, read_as = self._with(both)
            if rows:
                break
        return rows, read_as

    def _with(self, read_as: dict[str, tuple[str, ...]]) -> tuple[list[int], dict[str, tuple[str, ...]]]:
        other = {word: found for word, found in read_as.items() if found}
        if not other:
            return [], {}
        asked = _all(_any([self._known(word), *map(_word, other.get(word, ()))]) for word in self.words)
        rows = _rows(asked, self.most + 1)
        return rows, other if rows else {}


def _has_figure(word: str) -> bool:
    return any(map(str.isdigit, word))


def _beginning(word: str) -> list[str]:
    """Return the words that begin with ``word``, at most one more than are asked for one by one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM journal_word WHERE word >= %s AND word < %s ORDER BY word LIMIT %s",
            [word, word + "\U0010ffff", _ENDINGS + 1],
        )
        return [str(each) for (each,) in cursor.fetchall()]


def _sounding(word: str) -> tuple[str, ...]:
    """Return known words that sound like ``word``."""
    if not 3 <= len(word) <= LONGEST_WORD or (word.isascii() and len(word) < _SHORTEST_SOUND):
        return ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM journal_word WHERE sound = %s LIMIT 500", [consonants(word)])
        return tuple(str(each) for (each,) in cursor.fetchall() if each != word and sound_alike(word, str(each)))[:20]


def _one_slip_away(word: str) -> tuple[str, ...]:
    """Return known words one slip away from ``word``, those that most objects have first."""
    if not _SHORTEST_SLIP <= len(word) <= LONGEST_WORD:
        return ()
    known = known_words(one_slip(word))
    counted = {each: len(_rows(_word(each), 1000)) for each in sorted(known)[:30]}
    return tuple(sorted((each for each in counted if counted[each]), key=lambda each: -counted[each])[:_SUGGESTED])


def _numbers_of(rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each row with its number and with each of its other ones, as written."""
    for row, number, facts in Holding.objects.filter(id__in=rows).values_list("id", "number", "facts"):
        yield row, number
        for other in other_numbers(json.loads(facts)):
            yield row, other


# --- what is asked of the database: words hold letters and figures only, so that no sign of theirs can steer it


def _word(word: str, *, begins: bool = False) -> str:
    if connection.vendor == "postgresql":
        return f"'{word}':*" if begins else f"'{word}'"
    return f'"{word}"*' if begins else f'"{word}"'


def _any(asked: Iterable[str]) -> str:
    return f"({(' | ' if connection.vendor == 'postgresql' else ' OR ').join(asked)})"


def _all(asked: Iterable[str]) -> str:
    return (" & " if connection.vendor == "postgresql" else " AND ").join(asked)


def _rows(asked: str, most: int, among: Sequence[int] | None = None) -> list[int]:
    """Return the rows that fit, in the order of their ids, at most ``most``: the database stops there."""
    postgres = connection.vendor == "postgresql"
    holds = "words @@ to_tsquery('simple', %s)" if postgres else "journal_search MATCH %s"
    unpack = (
        "CAST(value AS bigint) FROM jsonb_array_elements_text(%s::jsonb)" if postgres else "value FROM json_each(%s)"
    )
    limit = "" if among is None else f" AND rowid IN (SELECT {unpack})"
    values: list[str | int] = [asked, most] if among is None else [asked, json.dumps(list(among)), most]
    with connection.cursor() as cursor:
        # made of sentences of ours; what was typed is bound
        cursor.execute(f"SELECT rowid FROM journal_search WHERE {holds}{limit} ORDER BY rowid LIMIT %s", values)  # noqa: S608 - see above
        return [row for (row,) in cursor.fetchall()]
