"""Where are entries and their index kept in a database? The door: a folder is created or entered, then used.

Models can be imported only once Django is set up, so the journal itself is given by :func:`open_journal`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reorg.museum import Act, Facts, Layer, Place, Places
from reorg.web.journal.folder import DATABASE, back_up, create, enter, told
from reorg.web.journal.laid import Candidate, Laid

if TYPE_CHECKING:
    from reorg.web.journal.seeking import Found
    from reorg.web.journal.table import TableJournal

# who enters everything in the museum that "reorg demo" builds; the start page says by it that it is a sample
SAMPLE = "sample"

__all__ = [
    "DATABASE",
    "SAMPLE",
    "Candidate",
    "Laid",
    "accept_group",
    "back_up",
    "create",
    "enter",
    "find_objects",
    "held_facts",
    "held_places",
    "holdings",
    "joined_facts",
    "keep_behind",
    "laid_rows",
    "lay_rows",
    "moved_piles",
    "objects_named",
    "open_journal",
    "rebuild_index",
    "told",
    "worked_out",
]


def open_journal(folder: Path) -> TableJournal:
    """Open the museum in ``folder`` for this process and return its journal. Raises Trouble saying what is wrong."""
    enter(folder)
    from reorg.web.journal.table import TableJournal

    return TableJournal()


def rebuild_index(progress: Callable[[int, int], None] | None = None) -> int:
    """Drop the index of the museum that is open and build it again; return how many subjects it holds.

    ``progress`` is told how many are done, and of how many.
    """
    from reorg.web.journal.index import rebuild

    return rebuild(progress)


def lay_rows(source: str, rows: Iterable[Laid]) -> int:
    """Lay what a comparison found about each row of ``source`` where the bench reads it; return how many rows."""
    from reorg.web.journal.bench import lay
    from reorg.web.journal.index import piles_of, undone_actions

    return lay(source, rows, piles_of(kind="match"), undone_actions())


def joined_facts(but: str = "") -> Iterator[tuple[str, Facts]]:
    """Yield object id and facts of each row of a compared list that was decided to be an object; not of source ``but``."""
    from reorg.web.journal.bench import joined_facts as found

    return found(but)


def accept_group(source: str, pile: str, ground: str | None, *, who: str, progress: Callable[[int, int], None]) -> Act:
    """Decide all open rows of a pile that have one ground (None: any); ``progress`` is told rows done and rows in all."""
    from reorg.web.journal import deciding

    rows = deciding.group(source, pile, ground).count()
    return deciding.accept_group(source, pile, ground, who=who, progress=lambda done: progress(done, rows))


def laid_rows() -> Iterator[tuple[str, Laid]]:
    """Yield, by source, every row of the compared lists as it was laid: what it says and which objects it resembles."""
    from reorg.web.journal.bench import laid

    return laid()


def objects_named(which: str) -> list[str]:
    """Return the ids of the objects with this id, or with this number however it is written; at most ten."""
    from reorg.museum import number_key
    from reorg.web.journal.models import Holding

    found = Holding.objects.filter(key=which) or Holding.objects.filter(number_key=number_key(which))
    return list(found.order_by("id").values_list("key", flat=True)[:10])


def worked_out(name: str, data: Mapping[str, object]) -> None:
    """Keep something that was worked out, under a name, until it is worked out again."""
    import json

    from reorg.web.journal.models import Worked

    Worked.objects.update_or_create(name=name, defaults={"heads": "", "data": json.dumps(data, ensure_ascii=False)})


def keep_behind(kind: str, behind: Iterable[tuple[str, Sequence[str]]], heads: Mapping[str, int]) -> None:
    """Keep which objects (ids) are behind each figure (by name) that was worked out of the museum that is open."""
    from reorg.web.journal.behind import keep_behind as keep

    keep(kind, behind, heads)


def holdings() -> Iterator[tuple[str, Facts]]:
    """Yield id and facts of every object of the museum that is open, also of those that are no longer counted."""
    import json

    from reorg.web.journal.models import Holding

    for key, facts in Holding.objects.order_by("sort_key", "key").values_list("key", "facts").iterator(chunk_size=2000):
        yield key, json.loads(facts)


def moved_piles() -> tuple[Iterator[tuple[str, list[Layer]]], frozenset[str]]:
    """Return all that was said of each thing that ever moved, and the names of the actions that were taken back."""
    from reorg.web.journal.index import piles_of, undone_actions
    from reorg.web.journal.models import EntryRow

    about = EntryRow.objects.filter(kind="moved").values("about")
    return piles_of(about__in=about), undone_actions()


def find_objects(asked: str) -> Found:
    """Return what somebody means who asks the museum that is open for some words or a number, perhaps written wrongly."""
    from reorg.web.journal.seeking import find

    return find(asked)


def held_facts(rows: Sequence[int]) -> Iterator[tuple[int, str, Facts]]:
    """Yield row, object id and facts of rows of the index, in the order of ``rows``; those that are not there are left out."""
    import json

    from reorg.web.journal.models import Holding

    for start in range(0, len(rows), 2000):
        batch = [int(each) for each in rows[start : start + 2000]]
        told = {
            row: (key, facts)
            for row, key, facts in Holding.objects.filter(id__in=batch).values_list("id", "key", "facts")
        }
        yield from ((row, told[row][0], json.loads(told[row][1])) for row in batch if row in told)


def held_places() -> Places:
    """Return all places of the museum that is open, from the index."""
    import json

    from reorg.web.journal.models import Spot

    told = Spot.objects.order_by("key").values_list("key", "facts")
    return Places.of(Place.from_facts(key, json.loads(facts)) for key, facts in told)
