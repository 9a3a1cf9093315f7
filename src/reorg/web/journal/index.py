"""What is the current picture, in tables that pages can list, sort and search? Written by the same fold as a Museum.

It is written in the same transaction as the entries that change it, and can be dropped and rebuilt at any time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby, islice
from operator import itemgetter

from django.db import connection, transaction
from django.db.models import Max

from reorg.museum import (
    VERSIONS,
    Layer,
    bare_key,
    current,
    is_out,
    kind_of,
    marks_of,
    number_key,
    shown_in,
    taken_back,
    upgraded,
)
from reorg.web.journal.bench import settle, unsettle
from reorg.web.journal.models import EntryRow, Holding, Known, Spot, Worked
from reorg.web.journal.search import drop_words, forget_words, put_words, searched_words

BATCH = 2000
_COLUMNS = ("about", "at", "device", "number", "act", "kind", "version", "who", "data")
_KIND, _VERSION = _COLUMNS.index("kind"), _COLUMNS.index("version")
_DIGITS = re.compile(r"\d+")
Picture = tuple[str, str, dict[str, object], str]
"""Id, kind and facts of a subject, and its facts as JSON where they were written already."""
Progress = Callable[[int, int], None]
"""Is told how many subjects are done, and how many there are."""


def layer_of(row: EntryRow) -> Layer:
    """Return what an entry says, in the newest shape of its kind."""
    data = upgraded(row.kind, row.version, json.loads(row.data))
    return Layer(row.at, row.device, row.number, row.act, row.kind, row.who, data)


def undone_actions() -> frozenset[str]:
    """Return the names of the actions that are taken back."""
    rows = EntryRow.objects.filter(kind="undone", version__lte=VERSIONS["undone"])
    return taken_back(layer_of(row)._replace(data={"act": row.about}) for row in rows)


def keep_up(touched: Collection[str], fresh: Mapping[str, list[Layer]], progress: Progress | None = None) -> None:
    """Bring the index up to date for the ``touched`` subjects; ``fresh`` holds the piles already known to be whole."""
    undone, done = undone_actions(), 0
    for batch in _batches(sorted(touched)):
        older = [about for about in batch if about not in fresh]
        older_piles = dict(piles_of(about__in=older)) if older else {}
        piles = [(about, fresh.get(about) or older_piles.get(about, [])) for about in batch]
        begun = [pile for pile in piles if pile[0] in fresh]
        _write(_pictures(begun, undone), new=True)
        _write(_pictures((pile for pile in piles if pile[0] not in fresh), undone))
        settle(piles, undone)
        done += len(batch)
        if progress:
            progress(done, len(touched))


@contextmanager
def _notes_on_disk() -> Iterator[None]:
    """Let SQLite write down on disk what it would put back if a step failed: dropping a million rows takes 600 MB of it."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA temp_store=FILE")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA temp_store=MEMORY")


def rebuild(progress: Progress | None = None) -> int:
    """Drop the index and build it again from the entries; return how many subjects it holds."""
    with _notes_on_disk(), transaction.atomic():
        for table in (Holding, Spot, Known, Worked):
            table.objects.all().delete()
        forget_words()
        unsettle()
        undone, count = undone_actions(), 0
        every = EntryRow.objects.values("about").distinct().count() if progress else 0
        piles = piles_of()
        while batch := list(islice(piles, BATCH)):
            _write(_pictures(batch, undone), new=True)
            settle(batch, undone)
            count += len(batch)
            if progress:
                progress(count, max(count, every))
    return count


def piles_of(**only: object) -> Iterator[tuple[str, list[Layer]]]:
    """Yield subjects with what was said about each, in order; ``only`` limits the entries (fields of EntryRow)."""
    rows = (
        EntryRow.objects.filter(**only)
        .exclude(kind__in=("undone", "redacted"))
        .order_by("about", "at", "device", "number")
        .values_list(*_COLUMNS)
    )
    for about, pile in groupby(rows.iterator(chunk_size=BATCH), itemgetter(0)):
        # kinds are looked at here: asked for them, SQLite would sort all entries in memory instead of walking along subjects
        yield about, [_layer(row) for row in pile if row[_VERSION] <= VERSIONS.get(row[_KIND], 0)]


Row = tuple[str, str, str, int, int, str, int, str, str]


def _layer(row: Row) -> Layer:
    _, at, device, number, act, kind, version, who, data = row
    said = json.loads(data)
    newest = upgraded(kind, version, said)
    return Layer(at, device, number, act, kind, who, newest, data if newest is said else "")


def _pictures(piles: Iterable[tuple[str, list[Layer]]], undone: Collection[str]) -> list[Picture]:
    return [_picture(about, layers, undone) for about, layers in piles]


def _picture(about: str, layers: list[Layer], undone: Collection[str]) -> Picture:
    facts = current(layers, undone)
    said = layers[0] if len(layers) == 1 else None
    # most subjects were spoken of once: what was said then is what is known, and is written already
    return about, kind_of(layers), facts, said.text if said and len(facts) == len(said.data) else ""


def _write(pictures: list[Picture], *, new: bool = False) -> None:
    by_kind: dict[str, list[Picture]] = {"object": [], "place": [], "": []}
    for picture in pictures:
        by_kind[picture[1] if picture[1] in by_kind else ""].append(picture)
    _write_holdings(by_kind["object"], new=new)
    spots = [
        Spot(key=key, code=_short(facts.get("code", key)), kind=_short(facts.get("kind", "")),
             place=_short(facts.get("place", "")), facts=text or _json(facts))
        for key, _, facts, text in by_kind["place"] if facts
    ]  # fmt: skip
    known = [
        Known(key=key, kind=kind, of=_of(kind, facts), facts=text or _json(facts))
        for key, kind, facts, text in by_kind[""]
        if facts and kind
    ]
    if not new:
        Spot.objects.filter(key__in=[key for key, *_ in by_kind["place"]]).delete()
        Known.objects.filter(key__in=[key for key, *_ in by_kind[""]]).delete()
    Spot.objects.bulk_create(spots)
    Known.objects.bulk_create(known)


_HOLDING = (
    "key",
    "number",
    "number_key",
    "bare",
    "state",
    "sort_key",
    "name",
    "title",
    "maker",
    "category",
    "place",
    "marks",
    "facts",
)
# only names written above, no value ever, go into the sentences themselves
_PUT = f"INSERT INTO journal_holding ({', '.join(_HOLDING)}) VALUES ({', '.join(['%s'] * len(_HOLDING))})"  # noqa: S608 - see above
_LAY_OVER = f" ON CONFLICT (key) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _HOLDING[1:])}"


def _write_holdings(pictures: list[Picture], *, new: bool) -> None:
    present = [(key, facts, text) for key, _, facts, text in pictures if facts]
    if not new and (gone := [key for key, _, facts, _ in pictures if not facts]):
        rows = Holding.objects.filter(key__in=gone)
        drop_words(rows.values_list("id", flat=True))
        rows.delete()
    if not present:
        return
    words = {key: searched_words(facts) for key, facts, _ in present}
    last = (Holding.objects.aggregate(last=Max("id"))["last"] or 0) if new else 0
    with connection.cursor() as cursor:
        cursor.executemany(_PUT if new else _PUT + _LAY_OVER, [_row(*each) for each in present])
    written = Holding.objects.filter(id__gt=last) if new else Holding.objects.filter(key__in=list(words))
    ids = written.values_list("id", "key")
    put_words(((row, words[key]) for row, key in ids if key in words), new=new)


_OF = {"procedure": "procedure", "line": "source", "trial": "trial", "form": "form", "task": "task"}


def _of(kind: str, facts: Mapping[str, object]) -> str:
    return _short(shown_in(facts) if kind == "photo" else facts.get(_OF.get(kind, ""), ""))[:80]


def _row(key: str, facts: Mapping[str, object], text: str) -> tuple[str | int, ...]:
    number = _short(facts.get("number", ""))
    long = (_clean(facts.get(name, "")) for name in ("name", "title", "maker"))
    short = (_short(facts.get(name, "")) for name in ("category", "place"))
    plain = number_key(number)
    state = _short(facts.get("state", "") or ("out" if is_out(facts) else ""))[:20]
    keys = (plain[:400], bare_key(plain)[:400], state, sort_key(number))
    return (key, number, *keys, *long, *short, marks_of(facts), text or _json(facts))


def sort_key(number: str) -> str:
    """Return a number so that text order is number order: 1978.2 before 1978.10; no number comes last."""
    if not number:
        return "ZZZZ"
    return _DIGITS.sub(lambda digits: digits[0].lstrip("0").rjust(10, "0")[-20:], number.upper())[:400]


def _clean(value: object) -> str:
    return str(value).replace("\0", " ")


def _short(value: object) -> str:
    return _clean(value)[:400]


def _json(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _batches(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), BATCH):
        yield names[start : start + BATCH]
