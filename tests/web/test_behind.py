"""Do figures that were worked out open just the objects behind them, however few or many they are?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import Draft
from reorg.web.desk.work import find
from reorg.web.journal import keep_behind, open_journal
from tests.web.test_desk import furnished

KEYS = tuple(f"o{at}" for at in range(12))
FIGURES = st.dictionaries(
    st.text("abc.", min_size=1, max_size=8), st.sets(st.sampled_from((*KEYS, "p1", "gone"))), max_size=4
)


@given(FIGURES)
def test_what_is_kept_is_read_again(folder: Path, figures: dict[str, set[str]]) -> None:
    from reorg.web.journal.behind import rows_behind
    from reorg.web.journal.models import Holding

    journal = open_journal(folder)
    if not Holding.objects.exists():
        journal.append([Draft("object", key, {"number": key}) for key in KEYS], who="ana")
    keep_behind("findings", [("old", KEYS)], {})
    keep_behind("other", [("old", KEYS[:1])], {})
    keep_behind("findings", [(name, sorted(keys)) for name, keys in figures.items()], {})
    rows = dict(Holding.objects.values_list("key", "id"))
    for name, keys in figures.items():
        assert rows_behind("findings", name) == sorted(rows[key] for key in keys if key in rows)
    assert rows_behind("findings", "old") == []
    assert rows_behind("other", "old") == [rows["o0"]]


def test_each_finding_opens_as_many_objects_as_it_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnished(folder)
    monkeypatch.setattr(settings, "MUSEUM", folder)
    client = Client(SERVER_NAME="127.0.0.1")
    response = client.get("/records/wrong/")
    work = find(response["Location"].strip("/").split("/")[-1])
    assert work is not None
    assert work.process is not None
    assert work.process.wait(timeout=60) == 0, work.told()
    assert all(not each["rows"] and not each["about"] for each in work.result()["findings"])  # type: ignore[attr-defined]  # a list
    page = client.get(client.get(response["Location"])["Location"], follow=True).content.decode()
    codes = dict.fromkeys(re.findall(r"\?finding=([\w.-]+)", page))
    assert "number-doubled" in codes
    counts = {str(each["code"]): each["count"] for each in work.result()["findings"]}  # type: ignore[attr-defined]  # a list
    for code in codes:
        rows = client.get(f"/records/?finding={code}").content.decode()
        assert rows.count('<th scope="row">') == counts[code], code
    assert client.get("/records/?finding=nonsense").content.decode().count('<th scope="row">') == 0
