"""Is the museum of any day, put together from the index and what changed since, the same as the fold up to that day?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.museum import Draft
from reorg.web.journal import open_journal
from tests.museum.histories import histories, interleaved


@settings(max_examples=25)
@given(st.data())
def test_a_day_equals_the_fold_up_to_it(folder: Path, data: st.DataObject) -> None:
    from django.core.management import call_command

    from reorg.web.desk.history.day import day_of
    from reorg.web.journal.search import forget_words

    call_command("flush", interactive=False, verbosity=0)
    forget_words()
    journal = open_journal(folder)
    entries = data.draw(interleaved(data.draw(histories())))
    journal.receive(entries)
    day = data.draw(st.sampled_from(sorted({entry.time for entry in entries} | {"1999-01-01", "2026-01-01"})))
    found = day_of.__wrapped__(day)  # type: ignore[attr-defined]  # without what an earlier museum of this test kept
    fold = journal.museum().at(day)
    assert found is not None
    assert dict(found.places) == dict(fold.places)
    where = Counter(fold.objects.words("place"))
    where.update(str(facts.get("place", "")) for facts in fold.gone.values())
    assert +found.counts == where
    assert found.total == len(fold.objects) + len(fold.gone)


@pytest.fixture
def client(folder: Path) -> Client:
    journal = open_journal(folder)
    places = [
        Draft("place", "r", {"code": "R", "kind": "room"}),
        *(Draft("place", key, {"code": key.upper(), "kind": "shelf", "place": "r"}) for key in ("a1", "b3")),
    ]
    journal.append([Draft("museum", "museum", {"name": "Mill"}), *places], who="Ana", time="2026-01-05T08:00:00Z")
    jars = [Draft("object", f"o{at}", {"number": f"1974.{at}", "name": "jar", "place": "a1"}) for at in range(3)]
    journal.append(jars, who="Ana", time="2026-01-06T08:00:00Z")
    journal.append(
        [Draft("moved", "o1", {"place": "b3", "was": {"place": "a1"}})], who="Ana", time="2026-02-01T08:00:00Z"
    )
    journal.append([Draft("place", "b3", {"name": "New name"})], who="Ana", time="2026-02-02T08:00:00Z")
    return Client(SERVER_NAME="127.0.0.1")


def page(client: Client, at: str) -> str:
    response = client.get(at)
    assert response.status_code == 200, at
    return response.content.decode()


def test_a_place_on_a_day_lists_what_stood_there_then(client: Client) -> None:
    then = page(client, "/do/history/on/2026-01-10/a1/")
    assert "3 objects stood here." in then
    assert "/records/o1/?on=2026-01-10" in then
    later = page(client, "/do/history/on/2026-02-01/a1/")
    assert "2 objects stood here." in later
    assert "/records/o1/" not in later
    assert "New name" not in page(client, "/do/history/on/2026-02-01/b3/")
    assert "not on record on that day" in page(client, "/do/history/on/2026-01-01/b3/")
    assert "3 objects were on record." in page(client, "/do/history/on/2026-01-10/")
    assert client.get("/do/history/on/2026-13-40/").status_code == 404
    assert client.get("/do/history/on/2999-01-01/").status_code == 404


def test_the_register_of_a_day_is_a_file(client: Client, folder: Path, tmp_path: Path) -> None:
    from reorg.web.desk.work import find

    response = client.get("/do/history/on/2026-01-05/register.csv")
    work = find(response["Location"].strip("/").rpartition("/")[2])
    assert work is not None
    assert work.process is not None
    assert work.process.wait(timeout=120) == 0, work.told()
    written = b"".join(client.get(work.then).streaming_content)  # type: ignore[attr-defined]  # a file
    assert b"1974" not in written


def test_where_too_much_changed_since_the_day_is_offered_as_a_file(client: Client, folder: Path) -> None:
    from reorg.web.desk.history.day import MOST

    many = [Draft("object", f"x{at}", {"number": f"x{at}"}) for at in range(MOST + 1)]
    open_journal(folder).append(many, who="Ana")
    text = page(client, "/do/history/on/2026-01-10/")
    assert "written as a file" in text
    assert "/do/history/on/2026-01-10/register.csv" in text
    assert client.get("/do/history/on/2026-01-10/a1/").status_code == 302
