"""Is the truth sealed, whole, and the same for the same museum; and are thefts what the page about them says?"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.practice import Truth, generate, load_truth
from reorg.practice.store import _letters
from reorg.practice.truth import _packed, _unpacked

Made = tuple[Path, Truth]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("seal")
    return folder, generate(folder, seed=9, objects=900, sheet="csv")


def test_no_eye_reads_the_truth_by_accident(made: Made) -> None:
    folder, truth = made
    sealed = (folder / "truth.json").read_text(encoding="utf-8")
    read = json.loads(sealed)
    assert set(read) == {"truth", "seed", "note", "sealed"}
    assert "--open-truth" in read["note"]
    for word in ("misplaced", "stolen", truth.things[0].title, truth.things[0].number):
        assert word not in sealed


def test_open_and_sealed_say_the_same(made: Made, tmp_path: Path) -> None:
    _, truth = made
    truth.save(tmp_path / "open.json", sealed=False)
    truth.save(tmp_path / "sealed.json")
    assert load_truth(tmp_path / "open.json") == load_truth(tmp_path / "sealed.json") == truth
    assert json.loads((tmp_path / "open.json").read_text(encoding="utf-8"))["counts"] == truth.counts


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied"])
def test_a_broken_seal_is_told(made: Made, tmp_path: Path, harm: str) -> None:
    read = json.loads((made[0] / "truth.json").read_text(encoding="utf-8"))
    first = read["sealed"][0]
    read["sealed"][0] = {"cut": first[:400], "changed": first[:40] + "AAAA" + first[44:], "emptied": ""}[harm]
    (tmp_path / "truth.json").write_text(json.dumps(read), encoding="utf-8")
    with pytest.raises(ValueError, match="broken"):
        load_truth(tmp_path)


@given(st.lists(st.text(max_size=40_000), max_size=6))
def test_any_text_comes_back(pieces: list[str]) -> None:
    assert _unpacked(_packed(pieces)).decode() == "".join(pieces)


def test_every_thing_stolen_is_gone_and_its_record_is_as_the_thief_left_it(made: Made) -> None:
    folder, truth = made
    with (folder / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(list(file)[3:]))
    stolen = {each.objects[0] for each in truth.of("stolen")}
    removed, altered = truth.of("theft-removed"), truth.of("theft-altered")
    assert removed
    assert altered
    assert {each.objects[0] for each in (*removed, *altered)} <= stolen
    assert all(not truth.by_id[thing].place for thing in stolen)
    numbers = {row["Acc. no."] for row in rows}
    for each in removed:
        assert truth.by_id[each.objects[0]].rows == ()
        assert each.clean not in numbers
        assert any(gap.clean == each.clean for gap in truth.of("number-gap"))
    for each in altered:
        assert rows[each.rows[0] - 1]["Remarks"] == each.written != each.clean


@pytest.mark.parametrize(
    ("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (999, "ALL")]
)
def test_rooms_have_letters_however_many_there_are(number: int, letters: str) -> None:
    assert _letters(number) == letters


def test_a_workbook_is_not_asked_to_hold_a_million(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="workbook"):
        generate(tmp_path / "no", objects=100_001)


def test_many_small_museums_are_all_different(tmp_path: Path) -> None:
    seen = {
        (tmp_path / generate_one(tmp_path, seed)).read_bytes() + (tmp_path / str(seed) / "store.csv").read_bytes()
        for seed in range(60)
    }
    assert len(seen) == 60


def generate_one(folder: Path, seed: int) -> str:
    generate(folder / str(seed), seed=seed, objects=10, sheet="csv")
    return f"{seed}/register.csv"
