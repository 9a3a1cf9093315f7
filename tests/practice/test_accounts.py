from __future__ import annotations

import csv
import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import ROLES
from reorg.practice import Account, Truth, generate, load_truth
from reorg.practice.slips import mistyped

WRITTEN = {
    "ledger.csv": (";", "cp1252"),
    "cards.csv": (",", "utf-8"),
    "database.txt": ("\t", "utf-16"),
    "shelves.csv": (",", "utf-8-sig"),
}


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("five")
    return folder, generate(folder, seed=11, objects=400, sheet="csv", accounts=True)


def rows_of(folder: Path, account: Account) -> list[dict[str, str]]:
    delimiter, encoding = WRITTEN[account.file]
    with (folder / account.file).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_every_row_of_every_record_speaks_of_a_thing_that_is_known(five: tuple[Path, Truth]) -> None:
    folder, truth = five
    assert [account.file for account in truth.accounts] == list(WRITTEN)
    for account in truth.accounts:
        assert len(rows_of(folder, account)) == len(account.things)
        assert account.role in ROLES
        assert len(set(account.things)) == len(account.things), "a thing stands once in each record"


def test_what_stands_on_the_shelves_is_what_truly_stands_there(five: tuple[Path, Truth]) -> None:
    folder, truth = five
    shelves = next(account for account in truth.accounts if account.role == "shelf")
    seen = {thing: row["Place"] for thing, row in zip(shelves.things, rows_of(folder, shelves), strict=True)}
    assert seen == {thing.id: thing.place for thing in truth.things if thing.place}


def test_numbers_differ_from_the_true_one_only_where_a_hand_slipped(five: tuple[Path, Truth]) -> None:
    folder, truth = five
    cards = next(account for account in truth.accounts if account.role == "cards")
    wrong = set(cards.slipped["number-wrong"]) | set(cards.slipped["number-left-out"])
    for at, (thing, row) in enumerate(zip(cards.things, rows_of(folder, cards), strict=True), 1):
        if thing in truth.by_id:
            assert (row["Accession no."] == truth.by_id[thing].number) == (at not in wrong)


def test_the_other_records_change_nothing_in_the_register(five: tuple[Path, Truth], tmp_path: Path) -> None:
    folder, truth = five
    alone = generate(tmp_path, seed=11, objects=400, sheet="csv")
    assert alone.accounts == ()
    assert (tmp_path / "register.csv").read_bytes() == (folder / "register.csv").read_bytes()
    assert (alone.things, alone.planted) == (truth.things, truth.planted)


def test_the_truth_about_them_comes_back_and_names_the_files(five: tuple[Path, Truth]) -> None:
    folder, truth = five
    assert load_truth(folder) == truth
    for account in truth.accounts:
        assert truth.files[account.file] == hashlib.sha256((folder / account.file).read_bytes()).hexdigest()


@given(st.from_regex(r"[0-9]{2}(\.[0-9]{1,3}){1,2}[A-Z]?", fullmatch=True), st.integers())
def test_a_mistyped_number_is_another_number_of_almost_the_same_signs(number: str, seed: int) -> None:
    written = mistyped(number, random.Random(seed))
    assert written != number
    assert abs(len(written) - len(number)) <= 1
