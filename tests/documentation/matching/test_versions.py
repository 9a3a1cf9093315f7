"""Is what really changed between two versions of a list told from what only looks different?"""

from __future__ import annotations

from dataclasses import replace

from reorg.documentation import Register, compare_versions, look_like_versions
from reorg.documentation.matching.versions import KINDS, Changes
from tests.documentation.matching.lists import Row, listed, real_rows


def changed(row: int, field: str, value: str | None) -> Changes:
    rows = real_rows()
    newer = [dict(each) for each in rows]
    newer[row][field] = value
    return compare_versions(listed(rows), listed(newer))


def counts(changes: Changes) -> dict[str, int]:
    return {kind: count for kind, count in changes.counts.items() if count}


def test_the_same_list_twice_says_so() -> None:
    changes = compare_versions(listed(real_rows()), listed(real_rows()))
    assert changes.identical
    assert changes.same == 200
    assert not changes.work


def test_rows_in_another_order_are_no_change() -> None:
    changes = compare_versions(listed(real_rows()), listed(list(reversed(real_rows()))))
    assert not changes.identical
    assert changes.same == 200
    assert not changes.work
    assert not counts(changes)


def test_another_spelling_is_format() -> None:
    assert counts(changed(0, "title", "NAUES  mercatoriae hollandicae indias occidentales.")) == {"format": 1}
    assert counts(changed(0, "number", "37-2-130")) == {"format": 1}


def test_values_in_another_order_are_order() -> None:
    rows = [dict(row, materials="ink; paper; gold") for row in real_rows()]
    newer = [dict(row, materials="gold; ink; paper") for row in rows]
    assert counts(compare_versions(listed(rows), listed(newer))) == {"order": 200}


def test_another_word_is_real() -> None:
    changes = changed(0, "maker", "Albrecht Dürer")
    assert counts(changes) == {"real": 1}
    assert changes.work == (1,)
    assert (changes.real[0].old, changes.real[0].new) == ("Wenceslaus Hollar", "Albrecht Dürer")


def test_a_cell_that_was_emptied_is_real() -> None:
    assert counts(changed(0, "maker", None)) == {"real": 1}


def test_words_that_moved_into_another_column_are_schema() -> None:
    rows = real_rows()
    newer = [dict(row) for row in rows]
    rows[0] |= {"maker": "Hollar (copy after)", "name": "print"}
    newer[0] |= {"maker": "Hollar", "name": "print (copy after)"}
    assert counts(compare_versions(listed(rows), listed(newer))) == {"schema": 2}


def test_a_column_that_was_emptied_is_schema() -> None:
    newer = [dict(row, acquisition=None) for row in real_rows()]
    changes = compare_versions(listed(real_rows()), listed(newer))
    assert set(counts(changes)) == {"schema"}
    assert not changes.work


def test_columns_renamed_moved_dropped_and_added() -> None:
    rows = real_rows()
    old = listed(rows)
    newer = [
        {"title": row["title"], "number": row["number"], **{n: row[n] for n in ("maker", "date", "materials")}}
        for row in rows
    ]
    new = listed([dict(row, notes="seen") for row in newer])
    named = replace(new, columns=tuple("creator" if name == "maker" else name for name in new.columns))
    changes = compare_versions(old, named)
    kinds = {(each.old, each.new): each.kind for each in changes.columns}
    assert kinds["maker", "creator"] == "renamed"
    assert kinds["", "notes"] == "added"
    assert kinds["dimensions", ""] == "dropped"
    assert {"same", "moved"} == {kinds["title", "title"], kinds["number", "number"]}
    assert not changes.real
    assert changes.counts["schema"] > 0


def test_new_rows_and_rows_that_are_gone() -> None:
    rows = real_rows()
    fresh: Row = dict.fromkeys(rows[0]) | {"number": "2026.1.1", "title": "A new chair", "maker": "Nobody before"}
    changes = compare_versions(listed(rows), listed([fresh, *rows[2:]]))
    assert changes.added == (1,)
    assert changes.gone == (1, 2)
    assert changes.same == 198
    assert changes.work == (1,)


def test_a_row_put_in_between_does_not_change_the_others() -> None:
    """Where rows are only counted, one row put in between gives all others a new number."""
    rows = [dict(row, number=str(at)) for at, row in enumerate(real_rows(), start=1) if row["dimensions"]]
    newer = [
        dict(row, number=str(at)) for at, row in enumerate([rows[0], {**rows[0], "title": "New"}, *rows[1:]], start=1)
    ]
    changes = compare_versions(listed(rows), listed(newer))
    assert not [cell for cell in changes.real if cell.column == "title"]


def test_counts_name_every_kind() -> None:
    assert set(changed(0, "maker", "X").counts) == set(KINDS)


def test_versions_are_known_by_their_headings() -> None:
    one = listed(real_rows())
    assert look_like_versions(one, one)
    other = Register(one.db, "other", ("Nr", "Was", "Wo"), 1, {})
    assert not look_like_versions(one, other)
