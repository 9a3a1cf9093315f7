"""Does reorg find what is true? A practice museum is entered as the sample is, and its answers are held against the sealed truth."""

from __future__ import annotations

import csv
import dataclasses
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reorg.cli.import_ import enter_list
from reorg.cli.opened import Opened
from reorg.cli.undo import undo
from reorg.documentation import Profile, profile, register_of
from reorg.exchange import Bundle, Files, preview, read, read_store
from reorg.museum import Draft, Museum, check_chain, fold, standing
from reorg.practice import Truth, generate
from reorg.storage import survey
from reorg.web.journal import create, open_journal
from tests.museum.test_fold import alike

SEED, OBJECTS = 7, 1200
# how many of a unit's 1.0 the eye and the lanes of the survey may differ by before a test calls one of them wrong
EYE = 0.25

# finding -> the kinds of truth it answers for
ANSWERS = {
    "number-missing": ("number-missing",),
    "number-doubled": ("number-doubled", "row-twice"),
    "number-became-date": ("number-date",),
    "number-odd-shape": ("number-odd",),
    "encoding-broken": ("encoding",),
    "date-impossible": ("date-impossible",),
    "place-missing": ("place-missing",),
    "size-missing": ("size-missing",),
}
# Rows beyond the truth that may be named, and why. Recall is 1.0 for every kind.
FALSE_ALARMS = {
    "number-became-date": 1,  # 76/37/32 was planted as an odd shape; it is written as a date is, though no calendar has it
    "number-odd-shape": 3,  # 54.16.FRAME1 and the like: the real museum's own, rare and indeed built differently
    "date-impossible": 1,  # the real museum's own: "20th century" on an object acquired in 1887
    "place-missing": 1,  # "???" was planted as a place nobody knows; it says nothing, so it is rightly none
}


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("practice")
    return folder, generate(folder, seed=SEED, objects=OBJECTS, sheet="both")


@pytest.fixture(scope="session")
def entered_once(practice: tuple[Path, Truth], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice museum, entered as the sample is: its store list, then its register."""
    from django.db import connections

    if os.environ.get("REORG_DATABASE"):
        pytest.skip("these copy a museum's folder")
    folder = create(tmp_path_factory.mktemp("entered") / "museum")
    opened = Opened(folder)
    opened.journal.append([Draft("museum", "museum", {"name": "Practice"})], who="ana")
    places, findings = read_store(practice[0] / "store.csv")
    assert findings == ()
    opened.journal.append(places, who="ana")
    enter_list(opened, read(practice[0] / "register.xlsx"), "ana")
    connections["default"].close()
    return folder


@pytest.fixture
def museum_folder(entered_once: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the entered museum that a test may change."""
    from django.db import connections

    yield Path(shutil.copytree(entered_once, tmp_path / "museum"))
    connections["default"].close()


@pytest.fixture(scope="session")
def museum(entered_once: Path) -> Museum:
    """The picture of the entered museum."""
    from django.db import connections

    found = fold(list(Opened(entered_once).journal.read()))
    connections["default"].close()
    return found


Rows = Mapping[str, set[int]]


def answers(found: Profile, museum: Museum | None = None) -> Rows:
    """The rows of the list that each finding names; of a museum's records, the rows that its objects came from."""
    of = {at: int(row) for at, row in enumerate(museum.objects.numbers("row"), start=1)} if museum else {}
    return {finding.code: {of.get(row, row) for row in finding.rows} for finding in found.findings}


def rows_of(found: Profile, code: str) -> set[int]:
    return next((set(finding.rows) for finding in found.findings if finding.code == code), set())


def told(found: Profile) -> list[tuple[str, int, tuple[int, ...]]]:
    return [(finding.code, finding.count, finding.rows) for finding in found.findings]


@pytest.fixture(scope="session", params=["xlsx", "csv", "museum"])
def found(request: pytest.FixtureRequest, practice: tuple[Path, Truth]) -> tuple[Truth, Rows]:
    """What is found in the workbook, in the same list as text, and in the museum's records once it is entered."""
    folder, truth = practice
    if request.param == "museum":
        held: Museum = request.getfixturevalue("museum")
        return truth, answers(profile(register_of(held.objects, held.name)), held)
    return truth, answers(profile(read(folder / f"register.{request.param}").register))


@pytest.mark.parametrize("code", ANSWERS)
def test_everything_planted_is_found_and_little_else(found: tuple[Truth, Rows], code: str) -> None:
    truth, answer = found
    true = {row for kind in ANSWERS[code] for row in truth.rows(kind)}
    named = answer.get(code, set())
    assert len(true) >= 5, "a truth of almost nothing proves nothing"
    assert true - named == set(), "recall is 1.0"
    assert len(named - true) <= FALSE_ALARMS.get(code, 0), sorted(named - true)


def test_the_false_alarms_are_the_ones_that_are_explained(found: tuple[Truth, Rows]) -> None:
    truth, answer = found
    became = answer["number-became-date"] - set(truth.rows("number-date"))
    assert became <= set(truth.rows("number-odd"))
    unplaced = answer["place-missing"] - set(truth.rows("place-missing"))
    assert {each.written for each in truth.of("place-unknown") if each.rows[0] in unplaced} == {"???"}


def test_a_missing_name_is_told_where_no_title_stands_in_for_it(practice: tuple[Path, Truth]) -> None:
    # as defined (neither name nor title): here every nameless row has a title, so nothing is said …
    folder, truth = practice
    titled = {row for thing in truth.things if thing.title for row in thing.rows}
    nameless = set(truth.rows("name-missing"))
    assert len(nameless) >= 5
    for name in ("register.xlsx", "register.csv"):
        assert rows_of(profile(read(folder / name).register), "name-missing") == nameless - titled
        # … and once the titles mean nothing, every nameless row is named and no other
        untitled = profile(read(folder / name, columns={"Title": ""}).register)
        assert rows_of(untitled, "name-missing") == nameless


def test_the_workbook_the_text_and_the_records_say_the_same(practice: tuple[Path, Truth], museum: Museum) -> None:
    folder, _ = practice
    workbook, text = (profile(read(folder / f"register.{kind}").register) for kind in ("xlsx", "csv"))
    assert told(workbook) == told(text)
    records = answers(profile(register_of(museum.objects, museum.name)), museum)
    gaps = records.pop("number-gaps"), answers(workbook)["number-gaps"]
    # the museum knows its places by other names too, has room for every fact, and keeps what a list says unread
    apart = {"number-gaps", "place-spellings", "column-missing"}
    spellings = records.pop("place-spellings", set())
    listed = answers(workbook)
    assert records == {code: rows for code, rows in listed.items() if code not in apart}
    assert spellings < listed["place-spellings"]
    # where an object beside a gap has parts (59.21.5.A and .C), either part is named
    assert (len(gaps[0]), len(gaps[0] ^ gaps[1]) <= 2) == (len(gaps[1]), True)


def test_every_row_stands_where_it_says(practice: tuple[Path, Truth], museum: Museum) -> None:
    _, truth = practice
    objects = museum.objects
    recorded = {row: thing.recorded for thing in truth.things for row in thing.rows}
    assert len(objects) == len(recorded) == OBJECTS
    code = {place.id: place.code for place in museum.places.values()}
    held = {
        int(row): code.get(place, "") for row, place in zip(objects.numbers("row"), objects.words("place"), strict=True)
    }
    assert held == recorded  # also a03/2, "A03 2 " and A3-2: each is found; "loft" and A77-1 are not

    stands = standing(objects, museum.places)
    nearest = {"": "nowhere", "room": "room", "floor": "floor"}
    kind = {place.code: place.kind for place in museum.places.values()}
    true = Counter(nearest.get(kind.get(each, ""), "stored") for each in recorded.values())
    assert {name: int(getattr(stands, name).sum()) for name in ("stored", "floor", "room", "nowhere")} == true
    assert true["nowhere"] == len(set(truth.rows("place-missing")) | set(truth.rows("place-unknown")))
    assert true["room"] == len(truth.of("place-room"))


def test_places_that_the_store_does_not_have_and_mere_rooms_are_found(
    practice: tuple[Path, Truth], museum: Museum
) -> None:
    _, truth = practice
    found_there = answers(profile(register_of(museum.objects, museum.name), places=museum.places), museum)
    unknown = {row for each in truth.of("place-unknown") if each.written != "???" for row in each.rows}
    assert len(unknown) >= 5
    assert found_there["place-unknown"] == unknown
    assert found_there["place-only-room"] == set(truth.rows("place-room"))


def test_places_typed_loosely_are_found(practice: tuple[Path, Truth], museum: Museum) -> None:
    _, truth = practice
    loose = truth.of("place-loose")
    by_row = {int(row): at for at, row in enumerate(museum.objects.numbers("row"))}
    code = {place.id: place.code for place in museum.places.values()}
    assert len(loose) >= 5
    for each in loose:
        at = by_row[each.rows[0]]
        assert museum.objects.words("place_text")[at] == each.written
        assert code[museum.objects.words("place")[at]] == each.clean
    typed = [text for text in museum.objects.words("place_text") if text and text not in code.values()]
    assert len(typed) > 100  # a03/2, A03 2 and the like: most of the list's freedom is not planted but usual


def test_units_over_full_by_eye_are_over_full_in_the_survey(practice: tuple[Path, Truth], museum: Museum) -> None:
    folder, truth = practice
    with (folder / "store.csv").open(encoding="utf-8") as rows:
        eye = {row["code"]: float(row["fill"]) for row in csv.DictReader(rows) if row["kind"] == "unit" and row["fill"]}
    seen = survey(museum)
    over = {museum.places[unit].code for unit in seen.over}
    assert len(eye) >= 20
    assert over == {code for code, fill in eye.items() if fill > 1}
    assert over == {code for code in eye if truth.occupancy[code] > 1}
    shown = {museum.places[unit].code: each.fullness.value for unit, each in seen.units.items()}
    apart = {
        code: (value.likely, eye[code])
        for code, value in shown.items()
        if value and abs(value.likely - eye[code]) > EYE
    }
    assert apart == {}


def test_entering_the_list_twice_changes_nothing(museum_folder: Path, practice: tuple[Path, Truth]) -> None:
    opened = Opened(museum_folder)
    before = opened.museum()
    said = told(profile(register_of(before.objects, before.name)))
    reading = read(practice[0] / "register.xlsx")
    seen = preview(reading, before)
    assert (seen.rows, seen.new, seen.changed, seen.unchanged) == (OBJECTS, 0, 0, OBJECTS)
    enter_list(opened, reading, "ana")
    after = opened.museum()
    assert alike(dataclasses.replace(after, heads={}), dataclasses.replace(before, heads={}))
    assert told(profile(register_of(after.objects, after.name))) == said
    assert len(opened.files.names()) == 1


def test_undo_takes_all_away_and_undo_of_it_brings_it_back(museum_folder: Path) -> None:
    before = Opened(museum_folder).museum()
    undo(museum_folder, reason="wrong file")
    away = Opened(museum_folder).museum()
    assert (len(away.objects), away.sources) == (0, {})
    assert away.places == before.places
    undo(museum_folder)
    back = Opened(museum_folder).museum()
    assert len(back.objects) == OBJECTS
    assert alike(dataclasses.replace(back, heads={}), dataclasses.replace(before, heads={}))


def again(folder: Path, bundle: Path, target: Path) -> Opened:
    """Write a museum as a bundle, and begin a new museum from it."""
    from reorg.cli.bundle import bundle as write
    from reorg.cli.new import new

    write(folder, bundle)
    new(target, bundle=bundle)
    return Opened(target)


def test_a_museum_survives_its_bundle(museum_folder: Path, museum: Museum, tmp_path: Path) -> None:
    other = again(museum_folder, tmp_path / "text", tmp_path / "other")
    assert alike(other.museum(), museum)
    assert alike(Opened(tmp_path / "text").museum(), museum)
    assert alike(fold(check_chain(other.journal.read())), museum)
    assert [other.files.sound(name) for name in other.files.names()] == [True]
    assert other.files.names() == Files(museum_folder / "files").names()


def test_before_it_was_entered_there_was_nothing(museum_folder: Path, museum: Museum) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%d")
    for picture in (museum, Opened(museum_folder).museum()):
        then = picture.at(yesterday)
        assert (len(then.objects), len(then.places), then.name, then.sources) == (0, 0, "", {})
        assert len(picture.at("2999-12-31").objects) == OBJECTS


def test_what_is_blanked_stays_blanked_and_every_seal_holds(
    museum_folder: Path, museum: Museum, tmp_path: Path, practice: tuple[Path, Truth]
) -> None:
    journal = open_journal(museum_folder)
    subject = museum.objects.ids[10]
    (entry,) = journal.read(about=subject)
    credit = str(entry.data["acquisition"])
    assert len(credit) > 5
    journal.append([Draft("redacted", entry.name, {"reason": "names a living donor"})], who="ana")
    other = again(museum_folder, tmp_path / "text", tmp_path / "other")
    for copy in (journal, Bundle(tmp_path / "text"), other.journal):
        held = list(check_chain(copy.read()))
        (kept,) = [each for each in held if each.name == entry.name]
        assert (kept.redacted, dict(kept.data), kept.who, kept.link) == (True, {}, "", entry.link)
        assert len(fold(held).objects) == OBJECTS - 1
    assert subject not in other.museum().objects.index
    line = next(
        line
        for line in (tmp_path / "text" / "entries" / f"{entry.device}.jsonl").read_text().splitlines()
        if f'"{subject}"' in line
    )
    assert credit not in line


# over several museums; what is missed, and why it may be
LEAST = {
    # measured over seeds 1 to 30: 0.90; over these, the hardest: 0.79.
    # 30-2-8 beside 78-30-20 and dates that were 78.30.20, or three slips of "TEMP 12": what repeats itself is a custom
    "number-odd-shape": 0.75,
    # measured over seeds 1 to 30: 0.99. "Qing Dynasty (1912-1644) …" and years before our era are left alone: a false alarm costs more than a miss
    "date-impossible": 0.95,
}
MOST_FALSE = {
    "date-impossible": 2,  # the real museum's own: "20th century" on an object acquired in 1887; "2100-2200 BC"
    "number-became-date": 1,  # an odd shape such as 76/37/32
    "number-odd-shape": 10,  # the real museum's own rare shapes
    "place-missing": 2,  # "???"
    "size-missing": 6,  # "variable dimensions", "site specific": the real museum's words for no size
}


def test_other_museums_are_answered_as_well(tmp_path: Path) -> None:
    true, hit = Counter[str](), Counter[str]()
    for seed in (8, 11, 14, 18, 20, 22):  # the hardest of the first thirty
        truth = generate(tmp_path / str(seed), seed=seed, objects=OBJECTS)
        answer = answers(profile(read(tmp_path / str(seed) / "register.xlsx").register))
        for code, kinds in ANSWERS.items():
            rows = {row for kind in kinds for row in truth.rows(kind)}
            named = answer.get(code, set())
            true[code] += len(rows)
            hit[code] += len(rows & named)
            assert len(named - rows) <= MOST_FALSE.get(code, 0), (seed, code, sorted(named - rows))
    recall = {code: hit[code] / true[code] for code in ANSWERS}
    assert {code: share for code, share in recall.items() if share < LEAST.get(code, 1.0)} == {}
