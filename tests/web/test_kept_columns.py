"""Do the columns that a server kept come back as they would be read, and never where they do not fit?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reorg.museum import Draft
from reorg.web.journal import open_journal, rebuild_index

OBJECTS = [
    Draft("object", f"o{at}", {"number": f"1978.{at}", "category": "clay" if at % 2 else "wood"}) for at in range(40)
]


@pytest.fixture
def kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A museum whose columns are kept, however small it is."""
    from reorg.web.desk.records import columns, kept_columns

    monkeypatch.setattr(kept_columns, "WORTH", 1)
    journal = open_journal(folder)
    journal.append([Draft("place", "p", {"code": "A1", "kind": "unit"}), *OBJECTS], who="ana")
    columns._HELD.clear()
    columns.columns()
    return folder


def started_again(*, reads: bool) -> None:
    """Begin as a new server does; the columns are those of the database, and it was read or not."""
    from reorg.web.desk.records import columns

    columns._HELD.clear()
    read, asked = columns._read, []
    columns._read = lambda: (asked.append(1), read())[1]  # type: ignore[func-returns-value,assignment]
    try:
        found = columns.columns()
    finally:
        columns._read = read
    truth = read()
    assert bool(asked) == reads
    assert found.base == truth.base
    for name in ("order", "category", "place", "state", "marks"):
        ours, theirs = getattr(found, name), getattr(truth, name)
        words = {"category": "categories", "place": "places", "state": "states"}.get(name)
        if words:  # the numbers of words may differ, the words may not
            ours = [getattr(found, words).words[each] for each in ours[found.order]]
            theirs = [getattr(truth, words).words[each] for each in theirs[truth.order]]
        assert np.array_equal(ours, theirs)


def test_what_was_kept_is_not_read_again(kept: Path) -> None:
    assert (kept / "small" / "columns.npz").is_file()
    started_again(reads=False)


def test_what_was_entered_since_is_brought_up_to_date(kept: Path) -> None:
    open_journal(kept).append(
        [Draft("moved", "o3", {"place": "p"}), Draft("object", "new", {"number": "1978.2b", "category": "gold"})],
        who="ana",
    )
    started_again(reads=False)


def test_what_does_not_fit_is_read_again(kept: Path) -> None:
    rebuild_index()
    started_again(reads=True)
    file = kept / "small" / "columns.npz"
    for wrong in (b"", b"nonsense", file.read_bytes()[:400]):
        file.write_bytes(wrong)
        started_again(reads=True)
    file.unlink()
    started_again(reads=True)
    started_again(reads=False)


def test_an_older_database_put_back_is_read_again(kept: Path) -> None:
    from reorg.web.journal.models import EntryRow

    last = EntryRow.objects.order_by("-id").first()
    assert last is not None
    EntryRow.objects.filter(id=last.id).update(link="f" * 64)
    started_again(reads=True)
