from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reorg.museum import PLACE_KINDS, fold_code, natural
from reorg.practice import Truth, generate, load_truth
from reorg.practice.collection import COLUMNS, extract
from reorg.practice.truth import KINDS

Rows = list[dict[str, str]]
Sample = tuple[Path, Truth]


def rows_of(folder: Path) -> Rows:
    """The list's rows as text, without its title."""
    with (folder / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return [dict(zip(rows[3], row, strict=True)) for row in rows[4:]]


def store_of(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "store.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def test_same_three_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(tmp_path / name, seed=5, objects=300, sheet="both")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == ["README.txt", "register.csv", "register.xlsx", "store.csv", "truth.json"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_another_seed_gives_another_museum(tmp_path: Path) -> None:
    one, two = (generate(tmp_path / str(seed), seed=seed, objects=60, sheet="csv") for seed in (1, 2))
    assert {thing.id for thing in one.things} != {thing.id for thing in two.things}


def test_truth_comes_back_as_it_was_saved(sample: Sample) -> None:
    folder, truth = sample
    assert load_truth(folder) == truth


def test_truth_names_the_files_it_is_true_of(sample: Sample) -> None:
    folder, truth = sample
    assert set(truth.files) == {"register.xlsx", "register.csv", "store.csv"}
    for name, digest in truth.files.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_a_file_of_others_is_no_truth(tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text('{"truth": 99}', encoding="utf-8")
    with pytest.raises(ValueError, match="no truth"):
        load_truth(tmp_path)


@pytest.mark.parametrize(("objects", "disorder"), [(9, 0.3), (1_000_001, 0.3), (60, -0.1), (60, 1.1)])
def test_numbers_out_of_bounds_are_refused(tmp_path: Path, objects: int, disorder: float) -> None:
    with pytest.raises(ValueError, match=r"practice museum|disorder"):
        generate(tmp_path / "no", objects=objects, disorder=disorder)
    assert not (tmp_path / "no").exists()


def test_the_sample_is_what_the_demo_needs(sample: Sample) -> None:
    folder, truth = sample
    store = store_of(folder)
    kinds = Counter(place["kind"] for place in store.values())
    assert len(rows_of(folder)) == 3000
    assert (kinds["room"], kinds["unit"]) == (3, 50)
    assert truth.again == 0
    assert 130 <= truth.counts["floor"] <= 170
    assert truth.counts["place-missing"] + truth.counts["place-unknown"] == 210
    by_unit = [truth.occupancy[code] for code, place in store.items() if place["kind"] == "unit"]
    assert sum(share > 1.4 for share in by_unit) >= 3
    assert sum(share > 1.0 for share in by_unit) >= 12
    assert sum(share < 0.3 for share in by_unit) >= 3
    assert min(Counter(thing.family for thing in truth.things).values()) > 1


def test_every_kind_is_planted_and_counted(sample: Sample) -> None:
    _, truth = sample
    assert set(truth.counts) == set(KINDS)
    assert all(truth.counts.values())
    assert sum(truth.counts.values()) == len(truth.planted)
    with pytest.raises(KeyError):
        truth.of("no such kind")


def test_what_was_planted_in_a_cell_stands_there(sample: Sample) -> None:
    folder, truth = sample
    rows = rows_of(folder)
    for each in truth.planted:
        if not each.rows or each.kind in {"misplaced", "lost", "stolen", "number-date"} or not each.column:
            continue
        found = rows[each.rows[-1] - 1][each.column]
        assert found == each.written, each
        assert each.kind == "row-twice" or each.written != each.clean, each


def test_every_other_cell_is_in_the_museums_own_words(sample: Sample) -> None:
    folder, truth = sample
    rows = rows_of(folder)
    real = {thing.id: thing for thing in extract()}
    changed = {(row, each.column) for each in truth.planted for row in each.rows if each.kind != "row-twice"}
    for thing in truth.things:
        for row in thing.rows:
            clean = [str(getattr(real[thing.id], name)) for name in COLUMNS]
            found = list(rows[row - 1].items())[: len(COLUMNS)]
            assert [text for heading, text in found if (row, heading) not in changed] == [
                text for (heading, _), text in zip(found, clean, strict=True) if (row, heading) not in changed
            ]


def test_doubled_numbers_are_all_known(sample: Sample) -> None:
    folder, truth = sample
    numbers = [row["Acc. no."] for row in rows_of(folder)]
    often = Counter(number for number in numbers if number)
    doubled = {row for row, number in enumerate(numbers, 1) if often[number] > 1}
    assert doubled == set(truth.rows("number-doubled")) | set(truth.rows("row-twice"))


def test_what_is_missing_is_all_known(sample: Sample) -> None:
    folder, truth = sample
    rows = rows_of(folder)
    kinds = (
        ("number-missing", "Acc. no."),
        ("name-missing", "Object"),
        ("size-missing", "Dimensions"),
        ("place-missing", "Location"),
    )
    for kind, column in kinds:
        assert [at for at, row in enumerate(rows, 1) if not row[column]] == truth.rows(kind), kind


def test_gaps_lie_between_numbers_that_are_there(sample: Sample) -> None:
    folder, truth = sample
    numbers = {row["Acc. no."] for row in rows_of(folder)}
    for gap in truth.of("number-gap"):
        stem, last = gap.clean.rsplit(".", 1)
        assert gap.clean not in numbers
        assert {f"{stem}.{int(last) - 1}", f"{stem}.{int(last) + 1}"} <= numbers


def test_numbers_that_became_dates_are_date_cells(sample: Sample) -> None:
    folder, truth = sample
    sheet = load_workbook(folder / "register.xlsx").active
    assert sheet is not None
    rows = rows_of(folder)
    dates = {row - 4: cell for row in range(5, 3005) if isinstance(cell := sheet.cell(row, 1).value, datetime)}
    assert sorted(dates) == truth.rows("number-date")
    for each in truth.of("number-date"):
        year, month, day = (int(part) for part in each.clean.split("."))
        assert dates[each.rows[0]] == datetime(1900 + year, month, day)  # noqa: DTZ001  # a cell has no zone
        assert re.fullmatch(r"\d{1,2}-[A-Z][a-z]{2}-\d\d", rows[each.rows[0] - 1]["Acc. no."])


def test_workbook_and_text_say_the_same(sample: Sample) -> None:
    folder, _ = sample
    sheet = load_workbook(folder / "register.xlsx").active
    assert sheet is not None
    assert [str(cell.value) for cell in sheet[4]] == list(rows_of(folder)[0])
    for row, cells in zip(rows_of(folder), sheet.iter_rows(min_row=5, values_only=True), strict=True):
        for text, cell in zip(row.values(), cells, strict=True):
            if not isinstance(cell, datetime):
                assert text == (cell or "")


def test_no_cell_is_a_formula(sample: Sample) -> None:
    folder, _ = sample
    sheet = load_workbook(folder / "register.xlsx").active
    assert sheet is not None
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_letters_were_broken_as_programs_break_them(sample: Sample) -> None:
    _, truth = sample
    for each in truth.of("encoding"):
        mended = each.written.replace("â€™", "'").encode("cp1252", errors="ignore").decode("utf-8", errors="ignore")
        assert "â€" in each.written or "Ã" in each.written or "Å" in each.written
        assert len(mended) <= len(each.written)


def check(folder: Path, truth: Truth) -> None:
    """What must hold in every practice museum, whatever its numbers."""
    rows, store = rows_of(folder), store_of(folder)
    assert len(rows) == truth.objects
    assert sorted(row for thing in truth.things for row in thing.rows) == list(range(1, truth.objects + 1))
    assert {place["kind"] for place in store.values()} <= set(PLACE_KINDS)
    assert all(place["in"] in store for place in store.values() if place["kind"] != "room")
    assert len({thing.id for thing in truth.things}) == len(truth.things)
    kinds = {each: {place for one in truth.of(each) for place in one.objects} for each in KINDS}
    codes = {fold_code(code) for code in store}
    for thing in truth.things:
        assert thing.place in store or thing.id in kinds["lost"] | kinds["stolen"], thing
        assert (thing.id in kinds["floor"]) == (bool(thing.place) and store[thing.place]["kind"] == "floor")
        assert bool(thing.rows) != (thing.id in kinds["stranger"] | kinds["theft-removed"])
        known = fold_code(thing.recorded) in codes
        assert known or not thing.rows or thing.id in kinds["place-missing"] | kinds["place-unknown"]
        if known and thing.place and thing.id not in kinds["place-room"]:
            assert (thing.recorded != thing.place) == (thing.id in kinds["misplaced"]), thing
        for row in thing.rows:
            written = fold_code(rows[row - 1]["Location"])
            if known and thing.id not in kinds["place-loose"]:
                assert written == fold_code(thing.recorded)
            elif not known:
                assert written not in codes
    for code, share in truth.occupancy.items():
        assert share >= 0
        assert abs(float(store[code]["fill"]) - share) <= 0.1501


def faults_are_those_planted(folder: Path, truth: Truth) -> None:
    """Every fault of the list is the truth's, and every fault of the truth is in the list."""
    rows = rows_of(folder)
    often = Counter(row["Acc. no."] for row in rows if row["Acc. no."])
    doubled = {at for at, row in enumerate(rows, 1) if often[row["Acc. no."]] > 1}
    assert doubled >= set(truth.rows("number-doubled")) | set(truth.rows("row-twice"))
    # an odd shape may meet another by chance ("TEMP 7"): nothing else is doubled that was not planted
    assert doubled - set(truth.rows("number-doubled")) - set(truth.rows("row-twice")) <= set(truth.rows("number-odd"))
    for kind, column in (("number-missing", "Acc. no."), ("name-missing", "Object"), ("size-missing", "Dimensions")):
        assert [at for at, row in enumerate(rows, 1) if not row[column]] == truth.rows(kind), kind
    assert [at for at, row in enumerate(rows, 1) if not row["Location"]] == truth.rows("place-missing")
    changed = {(row, each.column) for each in truth.planted for row in each.rows if each.kind != "row-twice"}
    real = {thing.id: thing for thing in extract()}
    for thing in truth.things:
        for row in thing.rows:
            for name, (heading, text) in zip(COLUMNS, rows[row - 1].items(), strict=False):
                assert text == str(getattr(real[thing.id], name)) or (row, heading) in changed, (row, heading)
    for each in truth.planted:
        if each.rows and each.column and each.kind not in {"misplaced", "lost", "stolen", "number-date"}:
            assert rows[each.rows[-1] - 1][each.column] == each.written, each


@pytest.mark.parametrize("seed", range(100))
def test_a_hundred_seeds_give_a_hundred_sound_museums(tmp_path: Path, seed: int) -> None:
    truth = generate(tmp_path, seed=seed, objects=60, sheet="csv")
    check(tmp_path, truth)
    faults_are_those_planted(tmp_path, truth)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**63), st.integers(10, 900), st.floats(0, 1))
def test_any_numbers_give_a_sound_museum(tmp_path: Path, seed: int, objects: int, disorder: float) -> None:
    truth = generate(tmp_path, seed=seed, objects=objects, disorder=disorder, sheet="csv")
    check(tmp_path, truth)
    faults_are_those_planted(tmp_path, truth)
    assert load_truth(tmp_path) == truth


def test_the_sample_is_sound(sample: Sample) -> None:
    check(*sample)


def test_at_no_disorder_the_list_is_right(tmp_path: Path) -> None:
    truth = generate(tmp_path, seed=3, objects=500, disorder=0, sheet="csv")
    check(tmp_path, truth)
    assert {kind for kind, count in truth.counts.items() if count} <= {"floor"}
    assert all(thing.recorded == thing.place and thing.labelled for thing in truth.things)
    numbers = [row["Acc. no."] for row in rows_of(tmp_path)]
    assert numbers == sorted(numbers, key=natural)


@pytest.mark.parametrize(("disorder", "share"), [(0.02, 0.01), (0.1, 0.05), (0.44, 0.22), (1.0, 0.5)])
def test_half_of_disorder_is_the_share_of_misplaced(tmp_path: Path, disorder: float, share: float) -> None:
    truth = generate(tmp_path, seed=8, objects=400, disorder=disorder, sheet="csv")
    assert truth.counts["misplaced"] == pytest.approx(share * 400, abs=2)


def test_more_objects_than_there_are_are_used_again_under_new_numbers(tmp_path: Path) -> None:
    truth = generate(tmp_path, seed=4, objects=9000, disorder=0.1, sheet="csv")
    assert truth.again > 4000
    real = [thing for thing in truth.things if thing.real]
    assert len({thing.number for thing in real}) == len(real)
    assert str(f"{truth.again:,}") in (tmp_path / "README.txt").read_text(encoding="utf-8")


def test_readme_says_what_is_real_and_what_is_invented(sample: Sample) -> None:
    folder, _ = sample
    text = (folder / "README.txt").read_text(encoding="utf-8")
    assert "What is real" in text
    assert "What is invented" in text
    assert all(path.name in text for path in folder.iterdir())
