"""Can anybody enter something between what a page of the store judges and what it enters? Then the other would be lost unseen."""

from __future__ import annotations

import importlib
import json
import sqlite3
from pathlib import Path

import pytest
from django.db import connections
from django.http import HttpRequest
from django.test import Client

from reorg.museum import Draft
from reorg.web.journal import open_journal

WALLS = {"code": "R", "walls-rows": "4", **{f"walls-{at}-length": "500" for at in range(1, 5)}}
WALLS |= {f"walls-{at}-turn": "right" for at in range(1, 5)}
DRAWN = {"drawn": json.dumps({"units": [{"id": "u", "said": {"x": 2000}, "was": {"x": 0}}], "parts": []})}


@pytest.mark.parametrize(
    ("module", "address", "typed"),
    [
        ("draw", "/store/r/draw/", DRAWN),
        ("walls", "/store/r/walls/", {**WALLS, "step": "enter"}),
        ("forms", "/store/r/change/", {"code": "R", "width": "600", "depth": "510"}),
    ],
)
def test_nobody_enters_anything_in_between(
    folder: Path, monkeypatch: pytest.MonkeyPatch, module: str, address: str, typed: dict[str, str]
) -> None:
    if connections["default"].vendor != "sqlite":
        pytest.skip("how a SQLite file is held")
    unit = {"code": "A", "kind": "unit", "place": "r", "width": 1000, "depth": 400, "height": 2000, "x": 0, "y": 0}
    room = {"code": "R", "kind": "room", "width": 6000, "depth": 5000}
    open_journal(folder).append([Draft("place", "r", room), Draft("place", "u", unit)], who="ana")
    held: list[bool] = []

    def who(_request: HttpRequest) -> str:  # asked when all is judged, just before it is entered
        other = sqlite3.connect(str(connections["default"].settings_dict["NAME"]), timeout=0)
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            held.append(True)
        else:
            held.append(False)
        finally:
            other.close()
        return "ana"

    monkeypatch.setattr(importlib.import_module(f"reorg.web.desk.store.{module}"), "who", who)
    before = len(list(open_journal(folder).read()))
    answer = Client(SERVER_NAME="127.0.0.1").post(address, typed)
    assert answer.status_code == 302, answer.content.decode()
    assert held == [True]
    assert len(list(open_journal(folder).read())) > before
