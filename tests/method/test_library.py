"""Is the library of tasks complete and in both languages, and does a bad one say everything that is wrong with it?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reorg.documentation.findings import CHECKS
from reorg.language import Text, filled, say_many, using
from reorg.method import BadMethod, LibraryTask, borrowed, load, load_library
from reorg.method.pack import DATA

LIBRARY = load_library()
STORE = Path(__file__).parents[2] / "src/reorg/storage/check.py"


def texts(task: LibraryTask) -> list[Text]:
    return [task.name, task.why, *task.steps, *task.needs, *([task.counted] if task.counted else [])]


def test_every_task_speaks_both_languages_and_says_where_its_time_is_from() -> None:
    for task in LIBRARY.tasks:
        assert all(set(text.by_language) == {"en", "ar"} for text in texts(task)), task.id
        assert task.source, task.id
        assert task.steps, task.id
        assert 1 <= task.hands <= 4


def test_every_task_of_the_phases_is_in_the_library() -> None:
    named = {task.id for phase in load().phases for task in phase.tasks}
    assert named <= {task.id for task in LIBRARY.tasks}
    phases = [task.phase for task in LIBRARY.tasks]
    assert list(dict.fromkeys(phases)) == [phase.id for phase in load().phases]


def test_every_finding_that_a_task_answers_can_be_found() -> None:
    codes = {check.kind.code for check in CHECKS}
    store = STORE.read_text(encoding="utf-8")
    for task in LIBRARY.tasks:
        for sign in task.answers:
            code = sign.removeprefix("finding:")
            assert code == sign or code in codes or f'"{code}"' in store, (task.id, code)


def test_a_pace_is_a_rate_or_comes_from_minutes() -> None:
    marking, floor = LIBRARY.find("number-objects"), LIBRARY.find("lift-off-floor")
    assert marking
    assert floor
    assert LIBRARY.pace(marking, borrowed()) == borrowed()["marking"]
    pace = LIBRARY.pace(floor, borrowed())
    assert pace
    assert (pace.slow, pace.usual, pace.fast) == (32.0, 96.0, 240.0)
    team = LIBRARY.find("team")
    assert team
    assert LIBRARY.pace(team, borrowed()) is None


def test_a_title_is_filled_in_each_language() -> None:
    marking = LIBRARY.find("number-objects")
    assert marking
    assert marking.counted
    said = filled(marking.counted, count=say_many("{count} object", "{count} objects", count=214))
    assert str(said) == "Number 214 objects"
    with using("ar"):
        assert "214" in str(said)
        assert "Number" not in str(said)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "2026.1", tmp_path / "pack"))


def wrong(pack: Path, before: str, after: str) -> str:
    file = pack / "tasks.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadMethod) as refused:
        load_library(folder=pack)
    return str(refused.value)


def test_a_pack_is_read_and_one_without_tasks_takes_ours(pack: Path) -> None:
    assert load_library(folder=pack).tasks == LIBRARY.tasks
    (pack / "tasks.toml").unlink()
    assert load_library(folder=pack) == LIBRARY


def test_a_task_after_one_that_there_is_not(pack: Path) -> None:
    assert "after no-such-task" in wrong(pack, 'after = ["clear-out"]', 'after = ["no-such-task"]').replace("“", "")


def test_tasks_that_wait_for_one_another_in_a_ring(pack: Path) -> None:
    file = pack / "tasks.toml"
    text = file.read_text(encoding="utf-8")
    ring = text.replace('after = ["clear-out"]', 'after = ["regroup"]', 1)
    ring = ring.replace('after = ["layout", "temporary-places"]', 'after = ["lift-off-floor"]', 1)
    file.write_text(ring, encoding="utf-8")
    with pytest.raises(BadMethod, match="ring: lift-off-floor, regroup"):
        load_library(folder=pack)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('answers = ["floor"]', 'answers = ["flor"]', "flor"),
        ('counted.en = "Lift {count} off the floor"', 'counted.en = "Lift off the floor"', "{count}"),
        ("minutes = [2, 5, 15]", "minutes = [2, 5, 15]\ndays = [1, 2, 3]", "minutes or a rate"),
        ('rate = "moving"', 'rate = "flying"', "flying"),
        ("minutes = [2, 5, 15]", "minutes = [5, 2, 15]", "rising"),
        ('one = "unit"', 'one = "cat"', "unit"),
        ("hands = 2", "hands = 0", "hands"),
        ('answers = ["criterion:in-charge"]', 'answers = ["criterion:cheerful"]', "cheerful"),
    ],
)
def test_bad_libraries(pack: Path, before: str, after: str, said: str) -> None:
    assert said in wrong(pack, before, after)
