"""Is the index the same picture as the fold, now, after a rebuild, and when it is searched?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.language import simple_words
from reorg.museum import Draft, fold
from reorg.web.journal import open_journal, rebuild_index
from tests.museum.histories import histories, interleaved
from tests.museum.test_fold import alike


def dumped() -> dict[str, list[tuple[object, ...]]]:
    from django.db import connection

    from reorg.web.journal.models import Holding, Known, Spot

    kept = {
        table.__name__: sorted(tuple(row.values()) for row in table.objects.values(*names))
        for table, names in (
            (Holding, [field.name for field in Holding._meta.fields if field.name != "id"]),
            (Spot, ["key", "code", "kind", "place", "facts"]),
            (Known, ["key", "kind", "facts"]),
        )
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT h.key, s.words FROM journal_search s JOIN journal_holding h ON h.id = s.rowid")
        kept["search"] = sorted((key, str(words)) for key, words in cursor.fetchall())
        cursor.execute("SELECT word, sound FROM journal_word")
        words = {word for _, told in kept["search"] for word in re.findall(r"[^\s':]+", str(told))}
        kept["words"] = sorted(each for each in cursor.fetchall() if each[0] in words)  # it may know older ones too
    return kept


@settings(max_examples=15)
@given(st.data())
def test_a_rebuilt_index_equals_the_kept_one_and_the_fold(folder: Path, data: st.DataObject) -> None:
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)
    from reorg.web.journal.search import forget_words

    forget_words()
    journal = open_journal(folder)
    entries = data.draw(interleaved(data.draw(histories())))
    cut = data.draw(st.integers(0, len(entries)))
    journal.receive(entries[:cut])
    journal.receive(entries)
    before = dumped()
    rebuild_index()
    assert dumped() == before
    assert alike(journal.museum(), fold(journal.read()))


def put(folder: Path, *objects: dict[str, object]) -> None:
    open_journal(folder).append([Draft("object", f"o{at}", facts) for at, facts in enumerate(objects)], who="ana")


def hits(asked: str) -> list[str]:
    from django.http import QueryDict

    from reorg.museum import Places
    from reorg.web.desk.records.listing import Asked, choose

    query = QueryDict(mutable=True)
    query["q"] = asked
    return [row.number for row in choose(Asked.of(query), Places()).page(0)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("1978.12.45", ["1978.12.45"]),
        ("1978-12-45", ["1978.12.45"]),
        ("19781245", ["1978.12.45"]),
        ("suarez", ["A 1"]),
        ("SUÁREZ vase", ["A 1"]),
        ("ابريق", ["ع-٧"]),
        ("الإبريق", ["ع-٧"]),
        ("茶碗", ["J1"]),
        ("nothing like it", []),
        ('"; DROP TABLE', []),
        ("vas*", ["A 1"]),
        ("(", []),
    ],
)
def test_search_forgives_and_never_fails(folder: Path, asked: str, found: list[str]) -> None:
    put(
        folder,
        {"number": "1978.12.45", "name": "jar"},
        {"number": "A 1", "name": "Vase", "maker": "Juan Suárez"},
        {"number": "ع-٧", "name": "إبريق"},
        {"number": "J1", "name": "黒楽茶碗"},
    )
    assert hits(asked) == found


@given(st.text(max_size=40))
def test_no_text_that_is_asked_fails(folder: Path, asked: str) -> None:
    hits(asked)


@given(st.text(max_size=60))
def test_simple_words_are_the_same_twice(text: str) -> None:
    once = simple_words(text)
    assert simple_words(once) == once


def test_lists_sort_by_number_as_people_count(folder: Path) -> None:
    put(folder, *({"number": f"1978.{n}"} for n in (10, 2, 1)))
    assert hits("1978") == ["1978.1", "1978.2", "1978.10"]


def test_a_changed_object_is_found_under_its_new_words_only(folder: Path) -> None:
    put(folder, {"number": "1", "name": "jar"})
    open_journal(folder).append([Draft("object", "o0", {"name": "bowl"})], who="ana")
    assert (hits("jar"), hits("bowl")) == ([], ["1"])


def test_the_keys_of_an_older_index_are_renewed(folder: Path) -> None:
    from importlib import import_module

    from django.apps import apps
    from django.db import connection

    from reorg.web.journal.models import Holding

    Holding.objects.create(key="o1", number="1974-012", number_key="1974012")
    import_module("reorg.web.journal.migrations.0004_number_key").renew(apps, connection.schema_editor())
    assert Holding.objects.get(key="o1").number_key == "1974.12"
