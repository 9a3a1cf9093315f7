from __future__ import annotations

import pytest

from reorg.assessment import Direction, compare, triage
from reorg.method import load

METHOD = load("2026.1")


def both(before, after):
    return compare(triage(before, METHOD), triage(after, METHOD))


def test_nothing_changed():
    assert both({"t01": 1.0}, {"t01": 1.0}) == []


def test_better_and_worse_are_certain():
    changes = both({"t01": 0.33}, {"t01": 1.0})
    assert [(change.after.id, change.direction) for change in changes] == [
        ("management", Direction.PROBABLY_BETTER),
        ("in-charge", Direction.BETTER),
    ]
    assert str(changes[1].message) == "One person in charge: 33 %, now 100 %; better."
    assert both({"t01": 1.0}, {"t01": 0.33})[1].direction is Direction.WORSE
    assert both({"t01": 1.0}, {"t01": 0.33})[0].direction is Direction.PROBABLY_WORSE


def test_knowing_more_is_not_being_better():
    assert {change.direction for change in both({}, {"t01": 1.0, "t02": 0.0})} == {Direction.CLEARER}
    changes = both({"t01": 1.0}, {})
    assert {change.direction for change in changes} == {Direction.LESS_CLEAR}
    assert str(changes[0].message) == "Management: 22 to 100 %, now 0 to 100 %; known less closely."


def guess(value):
    return {"t01": {"value": value, "how": "guessed"}}


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        (guess(0.5), guess(0.6), Direction.PROBABLY_BETTER),
        (guess(0.6), guess(0.5), Direction.PROBABLY_WORSE),
        (guess(0.3), guess(0.7), Direction.BETTER),
        (guess(1.0), {"t01": 1.0}, Direction.CLEARER),
        ({"t01": 0.5}, guess(0.5), Direction.LESS_CLEAR),
        (guess(0.05), {"t01": 0.0}, Direction.CLEARER),
    ],
)
def test_directions(before, after, direction):
    assert both(before, after)[-1].direction is direction


def test_editions_are_compared_on_what_both_have(tmp_path):
    import shutil

    from reorg.method.pack import DATA

    folder = tmp_path / "pack"
    shutil.copytree(DATA / "2026.1", folder)
    for path in folder.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"in-charge"', '"named-keeper"'), encoding="utf-8")
    changes = compare(triage({"t01": 0.0}, METHOD), triage({"t01": 1.0}, load(folder=folder)))
    assert [change.after.id for change in changes] == ["management"]


def test_a_bar_that_moves_at_one_end_only_is_not_called_clearer():
    """A danger that nobody looked for holds the low end; what improved shows at the high end alone."""
    worse = triage({"t04": 0.67, "t05": 1.0}, METHOD)
    better = triage({"t04": 1.0, "t05": 1.0}, METHOD)
    assert worse.component("collection").low == better.component("collection").low == 0.25
    assert compare(worse, better)[0].direction is Direction.PROBABLY_BETTER
    assert compare(better, worse)[0].direction is Direction.PROBABLY_WORSE


def test_equally_known_around_the_same_middle():
    wide = triage({**guess(0.5), "t08": 1.0}, METHOD)
    close = triage({**guess(1.0), "t08": 0.55}, METHOD)
    assert compare(wide, close)[0].direction is Direction.CLEARER
    assert compare(close, wide)[0].direction is Direction.LESS_CLEAR
