"""Where do the rows of compared lists lie, with the objects that they resemble and what was decided about each?

What a comparison found is laid here by a worker and may be dropped and laid again at any time. What was decided is
brought up to date by the fold of ``match`` entries, in the same transaction as they are entered.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from django.db import connection, transaction

from reorg.language import simple_words
from reorg.museum import Facts, Layer, current, disputed, kind_of
from reorg.web.journal.laid import Candidate, Laid
from reorg.web.journal.models import SourceRow

BATCH = 2000
_LAID = ("key", "source", "row", "number", "words", "facts", "pile", "ground", "best", "candidates")
_DECIDED = ("verdict", "object", "who", "confirmed", "disputed")
_EVERY = (*_LAID, *_DECIDED)
_WORDS = ("number", "other_numbers", "name", "title", "maker", "materials", "date", "place_text", "description")
# only names written above, no value ever, go into the sentences themselves
_LAY = f"INSERT INTO journal_sourcerow ({', '.join(_EVERY)}) VALUES ({', '.join(['%s'] * len(_EVERY))})"  # noqa: S608 - see above
_SETTLE = f"UPDATE journal_sourcerow SET {', '.join(f'{name} = %s' for name in _DECIDED)} WHERE key = %s"  # noqa: S608 - see above
Pile = tuple[str, list[Layer]]


def lay(source: str, rows: Iterable[Laid], decisions: Iterable[Pile], undone: Collection[str]) -> int:
    """Put ``rows`` in place of what was laid for ``source`` before; return how many.

    ``decisions`` are the piles of ``match`` entries by record, of this source or of any.
    """
    count, coming = 0, iter(rows)
    decided = {about: _decided(pile, undone) for about, pile in decisions}
    none = _decided([], ())
    with transaction.atomic():
        SourceRow.objects.filter(source=source).delete()
        with connection.cursor() as cursor:
            while batch := list(islice(coming, BATCH)):
                cursor.executemany(_LAY, [(*_row(source, each), *decided.get(each.key, none)) for each in batch])
                count += len(batch)
    return count


def settle(piles: Iterable[Pile], undone: Collection[str]) -> None:
    """Bring what was decided up to date for the records whose whole piles of entries these are."""
    rows = [(*_decided(layers, undone), about) for about, layers in piles if kind_of(layers) == "match"]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_SETTLE, rows)


def unsettle() -> None:
    """Forget all that was decided, before it is folded again."""
    SourceRow.objects.exclude(verdict="", disputed=False).update(
        verdict="", object="", who="", confirmed="", disputed=False
    )


def candidates(row: SourceRow) -> list[Candidate]:
    """Return the objects that a row resembles, the best first."""
    return [
        Candidate(each[0], each[1], tuple(each[2]), tuple(each[3]), bool(each[4]))
        for each in json.loads(row.candidates)
    ]


def laid() -> Iterator[tuple[str, Laid]]:
    """Yield source and row of all that was laid, in order."""
    rows = SourceRow.objects.order_by("source", "row").defer("words")
    for row in rows.iterator(chunk_size=BATCH):
        facts = json.loads(row.facts)
        yield row.source, Laid(row.key, row.row, facts, row.pile, row.ground, row.best, candidates(row))


def joined_facts(but: str = "") -> Iterator[tuple[str, Facts]]:
    """Yield object id and facts of each row that was decided to be an object, of all sources but one."""
    rows = SourceRow.objects.filter(verdict="same").exclude(source=but).order_by("source", "row")
    for object_id, facts in rows.values_list("object", "facts").iterator(chunk_size=BATCH):
        yield object_id, json.loads(facts)


def _row(source: str, laid: Laid) -> tuple[str | int, ...]:
    words = simple_words(" ".join(str(laid.facts[name])[:2000] for name in _WORDS if name in laid.facts))
    number = str(laid.facts.get("number", "")).replace("\0", " ")[:400]
    # a word is found by its beginning; a number also as one word
    words = f" {words} {simple_words(number).replace(' ', '')}"
    found = [
        [each.object, round(each.score, 4), list(each.speaks_for), list(each.against), each.automatic]
        for each in laid.candidates
    ]
    return (
        laid.key,
        source,
        laid.row,
        number,
        words,
        _json(laid.facts),
        laid.pile,
        laid.ground[:200],
        laid.best,
        _json(found),
    )


def _decided(layers: Sequence[Layer], undone: Collection[str]) -> tuple[str | bool, ...]:
    facts = current(layers, undone)
    told = [layer for layer in layers if layer.action not in undone and layer.data.get("verdict")]
    who = told[-1].who if told and facts.get("verdict") else ""
    at_once = {"verdict", "object"} & set(disputed(layers, undone))
    texts = (str(facts.get(name, "")) for name in ("verdict", "object"))
    return (*texts, who[:200], str(facts.get("confirmed", ""))[:200], bool(at_once))


def _json(value: Mapping[str, object] | Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("\\u0000", " ")
