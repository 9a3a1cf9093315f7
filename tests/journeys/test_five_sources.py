"""Do five sources that disagree become one clean register, without a single false join, and is what is missing found?"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from reorg.practice import Account, Truth, generate
from tests.cli.conftest import run as started

OBJECTS, SEED = 400, 11
# What is sure without looking, at least: share of the rows whose object is in the register. The shelves' rows have a
# number, a word and a size measured by eye; that is enough for fewer.
SURE = {"ledger.csv": 0.7, "cards.csv": 0.88, "database.txt": 0.88, "shelves.csv": 0.6}


def run(*words: str | Path) -> str:
    ended = started(*words)
    assert ended.code == 0, ended.said
    return ended.out


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth, dict[str, str]]:
    """A museum whose register is entered, and beside it ledger, cards, database and shelves, all that is sure accepted."""
    folder = tmp_path_factory.mktemp("five")
    truth = generate(folder / "practice", seed=SEED, objects=OBJECTS, sheet="csv", accounts=True)
    museum = folder / "museum"
    run("new", museum, "--name", "Practice")
    run("places", museum, folder / "practice" / "store.csv", "--yes")
    run("import", museum, folder / "practice" / "register.csv", "--yes")
    sources = {}
    for account in truth.accounts:
        told = json.loads(run("compare", museum, folder / "practice" / account.file, "--role", account.role, "--json"))
        sources[account.file] = told["source"]
        for pile in ("agree", "differ"):
            if told[pile]:
                run("accept", museum, told["source"], "--pile", pile, "--json")
    return folder, truth, sources


def joined(five: tuple[Path, Truth, dict[str, str]], account: Account) -> Mapping[int, str]:
    """Return which thing each decided row of a record was joined to, by row."""
    from reorg.cli.opened import Opened
    from reorg.museum import object_id

    folder, truth, sources = five
    museum = Opened(folder / "museum").museum()
    base = next(key for key, facts in museum.sources.items() if facts["name"] == "register.csv")
    things = {object_id(base, row): thing.id for thing in truth.things for row in thing.rows}
    return {
        int(str(facts["row"])): things[str(facts["object"])]
        for facts in museum.matches.values()
        if facts["source"] == sources[account.file] and facts.get("verdict") == "same"
    }


def test_nothing_is_joined_that_is_not_the_same_and_most_is_joined(five: tuple[Path, Truth, dict[str, str]]) -> None:
    _, truth, _ = five
    known = {thing.id for thing in truth.things if thing.rows}
    for account in truth.accounts:
        found = joined(five, account)
        wrong = [(row, thing) for row, thing in found.items() if account.things[row - 1] != thing]
        assert wrong == [], account.file
        possible = sum(1 for thing in account.things if thing in known)
        assert len(found) >= SURE[account.file] * possible, f"{account.file}: {len(found)} of {possible}"


def test_what_is_not_there_is_among_what_was_not_found_yet(five: tuple[Path, Truth, dict[str, str]]) -> None:
    from reorg.cli.opened import Opened

    folder, truth, _ = five
    told = json.loads(run("missing", folder / "museum", "--json"))
    museum = Opened(folder / "museum").museum()
    rows = {museum.objects.ids[at]: int(row) for at, row in enumerate(museum.objects.numbers("row").tolist())}
    named = {rows[each["object"]] for each in told["missing"]}
    gone = {row for kind in ("lost", "stolen") for planted in truth.of(kind) for row in planted.rows}
    assert gone <= named, "what was lost or stolen is never counted as seen"
    assert told["seen"] > 0.5 * OBJECTS


def test_the_clean_register_holds_every_row_and_says_where_each_cell_comes_from(
    five: tuple[Path, Truth, dict[str, str]],
) -> None:
    folder, _, _ = five
    differences = folder / "differences.csv"
    told = json.loads(run("export", folder / "museum", folder / "clean.csv", "--differences", differences, "--json"))
    assert {each["file"]: each["rows"] == each["of"] for each in told["written"]} == {
        "clean.csv": True,
        "clean-origins.csv": True,
        "differences.csv": True,
    }
    with (folder / "clean.csv").open(encoding="utf-8-sig", newline="") as file:
        clean = list(csv.DictReader(file))
    with (folder / "clean-origins.csv").open(encoding="utf-8-sig", newline="") as file:
        origins = list(csv.DictReader(file))
    assert len(clean) == len(origins) == OBJECTS
    for line, origin in zip(clean, origins, strict=True):
        assert all(bool(line[name]) <= bool(origin[name]) for name in line), "no cell without its source"
    assert any("cards.csv" in origin[name] for origin in origins for name in origin), (
        "what only the cards said is in it"
    )
    with differences.open(encoding="utf-8-sig", newline="") as file:
        assert {row["Source"] for row in csv.DictReader(file)} >= {"ledger.csv", "cards.csv", "database.txt"}


def test_one_step_back_takes_a_whole_pile_back(five: tuple[Path, Truth, dict[str, str]]) -> None:
    folder, truth, _ = five
    shelves = truth.accounts[-1]
    before = len(joined(five, shelves))
    run("undo", folder / "museum")
    assert len(joined(five, shelves)) < before
    run("undo", folder / "museum")
