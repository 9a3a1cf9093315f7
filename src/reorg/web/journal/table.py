"""How is the journal kept as a table of the museum's database? Entries and index in one transaction."""

from __future__ import annotations

import gc
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from django.db import connection, transaction
from django.db.models import Max

from reorg.language import say
from reorg.museum import (
    FIRST_LINK,
    KINDS,
    VERSIONS,
    Act,
    BrokenChain,
    Draft,
    Entry,
    Facts,
    Layer,
    Museum,
    Objects,
    Place,
    Places,
    Writer,
    check_chain,
    fold,
    is_gone,
    upgraded,
)  # fmt: skip
from reorg.web.journal.index import BATCH, Progress, keep_up
from reorg.web.journal.models import EntryRow, Holding, Known, Meta, Spot
from reorg.web.journal.snapshot import snapshot

_INSERT = (
    "INSERT INTO journal_entryrow "
    "(device, number, act, time, at, kind, version, about, who, data, salt, leaf, link) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass
class _Touched:
    """Which subjects a batch touches, and the whole piles of those that it began."""

    subjects: set[str] = field(default_factory=set)
    fresh: dict[str, list[Layer]] = field(default_factory=dict)


class TableJournal:
    """The journal in the database that Django is set to."""

    @property
    def device(self) -> str:
        """The device that this copy writes as."""
        return Meta.objects.get(key="device").value

    def append(
        self, drafts: Iterable[Draft], *, who: str, time: str | None = None, progress: Progress | None = None
    ) -> Act:
        """Enter ``drafts`` as one action, all or none; ``progress`` is told what was brought up to date, and of how many."""
        with transaction.atomic():
            device = self.device
            number, link, _ = self._last(device)
            writer = Writer(device, number, link, who=who, time=time)
            self._add((writer.write(draft) for draft in drafts), progress)
            return writer.done()

    def receive(self, entries: Iterable[Entry]) -> int:
        """Take entries of other copies, all or none; return how many were new."""
        with transaction.atomic():
            heads = {device: (number, self._last(device)[1]) for device, number in self.heads().items()}
            return self._add(check_chain(self._new(entries, heads), heads))

    def read(
        self, after: Mapping[str, int] | None = None, *, about: str | None = None, kinds: Collection[str] | None = None
    ) -> Iterator[Entry]:
        """Yield entries, each device's in order."""
        rows = EntryRow.objects.order_by("device", "number")
        if about is not None:
            rows = rows.filter(about=about)
        if kinds is not None:
            rows = rows.filter(kind__in=kinds)
        for device, number in (after or {}).items():
            rows = rows.exclude(device=device, number__lte=number)
        yield from map(_entry, rows.iterator(chunk_size=BATCH))

    def heads(self) -> dict[str, int]:
        """Return the last number held of each device."""
        rows = EntryRow.objects.values("device").annotate(last=Max("number")).order_by("device")
        return {row["device"]: row["last"] for row in rows}

    def museum(self, words: Collection[str] | None = None) -> Museum:
        """Return the current picture, from the index: equal to the fold of all entries.

        ``words`` limits the columns of text about objects to those named, and leaves out lines, matches and photographs, for who
        judges 100,000 and has little memory.
        """
        with snapshot():
            known: dict[str, dict[str, Facts]] = {kind: {} for kind in KINDS}
            others = Known.objects.order_by("key").values_list("key", "kind", "facts")
            if words is not None:
                others = others.exclude(kind__in=("line", "match", "photo"))
            for key, kind, facts in others.iterator(chunk_size=BATCH):
                known[kind][key] = json.loads(facts)
            spots = Spot.objects.order_by("key").values_list("key", "facts")
            holdings = Holding.objects.order_by("key").values_list("key", "facts").iterator(chunk_size=BATCH)
            gone: dict[str, Facts] = {}
            told = _counted(((key, json.loads(facts)) for key, facts in holdings), gone)
            return Museum(
                facts=next(iter(known["museum"].values()), {}),
                places=Places.of(Place.from_facts(key, json.loads(facts)) for key, facts in spots),
                objects=Objects.of(told) if words is None else Objects.of(told, words),
                gone=gone,
                sources=known["source"],
                lines=known["line"],
                matches=known["match"],
                answers=known["answer"],
                plans=known["plan"],
                photos=known["photo"],
                procedures=known["procedure"],
                worklists=known["worklist"],
                trials=known["trial"],
                forms=known["form"],
                tasks=known["task"],
                wishes=known["wish"],
                people=known["person"],
                supplies=known["supply"],
                heads=self.heads(),
                earlier=lambda date: fold(self.read(), until=date),
            )

    def _last(self, device: str) -> tuple[int, str, str]:
        row = EntryRow.objects.filter(device=device).order_by("-number").first()
        return (row.number, row.link, row.at) if row else (0, FIRST_LINK, "")

    def _new(self, entries: Iterable[Entry], heads: Mapping[str, tuple[int, str]]) -> Iterator[Entry]:
        last = {device: number for device, (number, _) in heads.items()}
        for entry in entries:
            if entry.number > last.get(entry.device, 0):
                last[entry.device] = entry.number
                yield entry
            elif EntryRow.objects.get(device=entry.device, number=entry.number).link != entry.link:
                raise BrokenChain(
                    say("What was written as {entry} is here already and says something else.", entry=entry.name)
                )

    def _add(self, entries: Iterable[Entry], progress: Progress | None = None) -> int:
        clocks: dict[str, str] = {}
        blanked = set(EntryRow.objects.filter(kind="redacted").values_list("about", flat=True))
        count, coming = 0, iter(entries)
        with _uncollected():
            while batch := list(islice(coming, BATCH)):  # batch by batch: a million rows must not be held at once
                count += len(batch)
                touched = _Touched()
                self._insert(batch, clocks, blanked, touched)
                keep_up(touched.subjects, touched.fresh, progress)
        return count

    def _insert(self, batch: list[Entry], clocks: dict[str, str], blanked: set[str], touched: _Touched) -> None:
        blanked |= {entry.about for entry in batch if entry.kind == "redacted"}
        begun = {entry.about for entry in batch} - touched.subjects
        begun -= _spoken_of(begun)
        touched.fresh |= {about: [] for about in begun}
        rows = []
        for entry in batch:
            if entry.device not in clocks:
                clocks[entry.device] = self._last(entry.device)[2]
            at = clocks[entry.device] = max(entry.time, clocks[entry.device])
            kept = entry.blanked() if entry.name in blanked else entry
            rows.append((*_header(kept), at, *_said(kept)))
            self._touch(kept, at, touched)
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)
        for entry in batch:
            if entry.kind == "redacted":
                self._blank(entry.about, touched)

    def _touch(self, entry: Entry, at: str, touched: _Touched) -> None:
        if entry.kind == "undone":
            # its own subject is an action: what that action spoke of changes
            device, _, act = entry.about.rpartition(":")
            if act.isdecimal():
                rows = EntryRow.objects.filter(device=device, act=int(act))
                about = rows.exclude(kind__in=("undone", "redacted")).values_list("about", flat=True)
                self._again(about, touched)
                # a taking-back that is taken back; only earlier ones, so that it ends
                for row in rows.filter(kind="undone").exclude(device=entry.device, number__gte=entry.number):
                    self._touch(_entry(row), at, touched)
        elif entry.kind in VERSIONS and entry.kind != "redacted":
            touched.subjects.add(entry.about)
            if entry.about in touched.fresh and entry.version <= VERSIONS[entry.kind]:
                data = upgraded(entry.kind, entry.version, entry.data)
                text = entry.written() if data is entry.data else ""
                layer = Layer(at, entry.device, entry.number, entry.act, entry.kind, entry.who, data, text)
                pile = touched.fresh[entry.about]
                pile.append(layer)
                if len(pile) > 1:
                    pile.sort(key=lambda each: each[:3])

    def _blank(self, name: str, touched: _Touched) -> None:
        device, _, number = name.rpartition(":")
        row = EntryRow.objects.filter(device=device, number=int(number) if number.isdecimal() else 0).first()
        if row and row.salt:
            row.who, row.data, row.salt = "", "{}", ""
            row.save(update_fields=["who", "data", "salt"])
            self._again([row.about], touched)

    @staticmethod
    def _again(subjects: Iterable[str], touched: _Touched) -> None:
        for about in subjects:
            touched.subjects.add(about)
            touched.fresh.pop(about, None)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile: rows have none, and looking takes a tenth of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _spoken_of(subjects: Collection[str]) -> set[str]:
    """Return which of the subjects an entry speaks of; as one value, because Django takes its time over thousands."""
    unpack = "jsonb_array_elements_text(%s::jsonb)" if connection.vendor == "postgresql" else "json_each(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT about FROM journal_entryrow WHERE about IN (SELECT value FROM {unpack})",  # noqa: S608 - ours
            [json.dumps(sorted(subjects))],
        )
        return {about for (about,) in cursor.fetchall()}


def _counted(told: Iterable[tuple[str, Facts]], gone: dict[str, Facts]) -> Iterator[tuple[str, Facts]]:
    """Yield the objects that are counted; lay the others in ``gone``."""
    for key, facts in told:
        if is_gone(facts):
            gone[key] = facts
        else:
            yield key, facts


def _header(entry: Entry) -> tuple[str | int, ...]:
    return (entry.device, entry.number, entry.act, entry.time)


def _said(entry: Entry) -> tuple[str | int, ...]:
    said: tuple[str | int, ...] = (entry.kind, entry.version, entry.about, entry.who, entry.written())
    return (*said, entry.salt, entry.leaf, entry.link)


def _entry(row: EntryRow) -> Entry:
    return Entry(
        row.device, row.number, row.act, row.time, row.kind, row.version, row.about, row.who, json.loads(row.data),
        row.salt, row.leaf, row.link,
    )  # fmt: skip
