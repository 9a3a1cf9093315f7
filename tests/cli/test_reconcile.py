"""What does ``reorg reconcile`` say of two lists, of two versions, of three lists, and of wrong calls?"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, run, run_all

INHA = Path(__file__).parents[1] / "museums" / "inha-rothschild"
OLD, NEW = INHA / "rothschild.csv", INHA / "rothschild-v2.csv"
KEYS = {
    "rows_a", "rows_b", "agree", "differ", "alone_a", "alone_b", "ignored_numbers", "versions", "pairs",
}  # fmt: skip
PAIR = {"a", "b", "automatic", "score", "reasons", "codes", "vetoes", "group", "differ"}


def answer(ended: Ended) -> dict[str, object]:
    assert ended.code == 0, ended
    return json.loads(ended.out)


def ids(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["artwork - UNIQUE_KEY"] for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def inha() -> dict[str, object]:
    return answer(run("reconcile", OLD, NEW, "--json"))


def test_two_lists_of_a_real_museum(inha: dict[str, object]) -> None:
    assert set(inha) == KEYS
    pairs = inha["pairs"]
    assert all(set(pair) == PAIR for pair in pairs)
    one, other = ids(OLD), ids(NEW)
    sure = [pair for pair in pairs if pair["automatic"]]
    assert all(one[pair["a"] - 1] == other[pair["b"] - 1] for pair in sure)
    assert len(sure) >= 42  # of the 44 numbers that stand in both
    assert inha["agree"] + inha["differ"] == len(sure)
    assert inha["alone_a"] == inha["rows_a"] - len(sure)
    assert inha["alone_b"] == inha["rows_b"] - len(sure)
    for pair in pairs:
        assert pair["reasons"]
        assert len(pair["reasons"]) == len(pair["codes"])
        assert not (pair["automatic"] and pair["vetoes"])


def test_versions_are_recognised(inha: dict[str, object]) -> None:
    versions = inha["versions"]
    assert not versions["identical"]
    kinds = {(each["old"], each["new"]): each["kind"] for each in versions["columns"]}
    assert kinds["artwork - URL", ""] == "dropped"
    assert kinds["", "artwork - UNIT"] == "added"
    assert kinds["artwork - TITRE", "artwork - TITRE"] == "same"
    assert set(versions["added"]) <= set(versions["work"])


def test_the_same_file_twice_says_so() -> None:
    ended = run("reconcile", OLD, OLD)
    assert ended.code == 0
    assert "the same list" in ended.out


def test_without_numbers_and_with_three_lists() -> None:
    blind, three, plain = run_all(
        [
            ["reconcile", OLD, NEW, "--json", "--ignore-numbers"],
            ["reconcile", OLD, NEW, OLD, "--json"],
            ["reconcile", OLD, NEW],
        ]
    )
    found = answer(blind)
    assert found["ignored_numbers"] is True
    assert not any(code.startswith("number") for pair in found["pairs"] for code in pair["codes"])
    one, other = ids(OLD), ids(NEW)
    assert all(one[pair["a"] - 1] == other[pair["b"] - 1] for pair in found["pairs"] if pair["automatic"])
    together = answer(three)
    assert set(together) == {"lists", "objects", "clusters", "pairs"}
    assert [each["letter"] for each in together["lists"]] == ["a", "b", "c"]
    assert sum(1 for each in together["clusters"] if {"a", "b", "c"} <= set(each)) >= 42
    assert all(each["a"] == each["c"] for each in together["clusters"] if "a" in each and "c" in each)
    assert plain.code == 0
    assert "two versions of one list" in plain.out


def test_a_museum_and_a_list_that_it_keeps(tmp_path: Path) -> None:
    museum = tmp_path / "museum"
    assert run("new", museum).code == 0
    assert run("import", museum, OLD, "--yes").code == 0
    whole, kept, unknown = run_all(
        [
            ["reconcile", museum, NEW, "--json"],
            ["reconcile", museum / "rothschild.csv", NEW, "--json"],
            ["reconcile", museum / "cards.csv", NEW],
        ]
    )
    assert answer(whole)["agree"] + answer(whole)["differ"] >= 40
    assert answer(kept)["rows_a"] == 49
    assert unknown.code == 1
    assert "keeps no list" in unknown.said
    assert "rothschild.csv" in unknown.said


def test_columns_can_be_said_for_one_list(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("X,Y\n" + "\n".join(f"K-{at},Chair {at}" for at in range(1, 30)), encoding="utf-8")
    other.write_text("P,Q\n" + "\n".join(f"Chair {at},K-{at}" for at in range(1, 30)), encoding="utf-8")
    said = ["--column", "a:X=number", "--column", "a:Y=title", "--column", "b:Q=number", "--column", "b:P=title"]
    found = answer(run("reconcile", one, other, "--json", *said))
    assert found["agree"] == 29


def test_wrong_calls(tmp_path: Path) -> None:
    alone, missing = run_all([["reconcile", OLD], ["reconcile", OLD, tmp_path / "nothing.csv"]])
    assert alone.code == 1
    assert "at least two lists" in alone.said
    assert missing.code == 1
    assert "nothing.csv" in missing.said
