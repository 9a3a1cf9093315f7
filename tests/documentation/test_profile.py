from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reorg.documentation import Profile, profile, register_of
from reorg.documentation.findings import CHECKS
from reorg.documentation.findings.columns import WANTED
from reorg.language import Message
from reorg.museum import FIELDS, Objects, Severity
from tests.documentation.registers import TODAY, register, wcma

GOLDEN = Path(__file__).parents[1] / "golden" / "documentation" / "wcma-200.txt"


def told(result: Profile) -> str:
    """Return a profile as text for people and git."""
    head = {
        "rows": result.rows,
        "completeness": {name: round(share, 4) for name, share in result.completeness.items()},
        "shapes": result.shapes,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    for each in result.findings:
        lines += ["", f"{each.severity} {each.code} {each.count}", str(each.message), " ".join(map(str, each.rows))]
    return "\n".join(lines) + "\n"


def test_a_real_register_keeps_its_profile() -> None:
    """``REORG_GOLDEN=1 pytest tests/documentation`` writes it anew."""
    text = told(profile(wcma(), today=TODAY))
    if os.environ.get("REORG_GOLDEN"):
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_equal_registers_have_equal_profiles() -> None:
    assert profile(wcma(), today=TODAY) == profile(wcma(), today=TODAY)


def test_asking_twice_gives_the_same_answer() -> None:
    same = wcma()
    assert profile(same, today=TODAY) == profile(same, today=TODAY)


def test_gravest_first_then_by_count() -> None:
    findings = profile(wcma(), today=TODAY).findings
    order = list(Severity)
    keys = [(order.index(each.severity), -each.count) for each in findings]
    assert keys == sorted(keys)
    assert all(each.count and each.effect and each.mend and each.stops and each.minutes for each in findings)
    assert all(each.rows or each.code.startswith("column-") for each in findings)


def test_completeness_knows_words_that_say_nothing() -> None:
    result = profile(
        register(
            number=["1", "n/a", "3", None],
            name=["pot", "Unknown", "?", "jar"],
            place_text=["attic", "localisation inconnue", None, "—"],
            dimensions=["3 cm", "dimensions vary", None, "4"],
            maker=["unknown", "Ann", None, ""],
        ),
        today=TODAY,
    )
    assert result.completeness == {"number": 0.5, "name": 0.5, "place_text": 0.25, "dimensions": 0.5, "maker": 0.5}
    assert result.shapes == (("9", 2),)


def test_a_sound_register_has_no_findings() -> None:
    sound = {name: [f"A {name} of the first", f"A {name} of the second"] for name in WANTED}
    sound |= {"number": ["1", "2"], "name": ["pot", "jar"], "place": ["A1", "A2"], "dimensions": ["3 cm", "4 cm"]}
    sound |= {"date": ["1900", "1901"], "acquired": ["1974", "1975"]}
    assert profile(register(**sound), today=TODAY).findings == ()


def test_an_empty_register_has_an_empty_profile() -> None:
    assert profile(register(number=[]), today=TODAY) == Profile(0, {}, (), ())


def test_a_register_in_which_no_column_is_known() -> None:
    from dataclasses import replace

    result = profile(replace(register(number=["1"]), meaning={}), today=TODAY)
    assert [each.code for each in result.findings] == [
        "number-missing",
        "place-missing",
        "name-missing",
        "size-missing",
        "column-missing",
    ]


def test_a_living_museum_is_asked_the_same_and_tells_ids() -> None:
    facts: list[tuple[str, dict[str, object]]] = [
        ("o-1", {"number": "1974.1", "name": "clay jar", "width": 120.0, "place": "p-1"}),
        ("o-2", {"number": "1974.1", "name": "iron lamp"}),
        ("o-3", {}),
    ]
    museum = register_of(Objects.of(facts), "our museum")
    assert (museum.name, museum.rows) == ("our museum", 3)
    result = profile(museum, today=TODAY)
    by_code = {each.code: each for each in result.findings}
    assert by_code["number-doubled"].about == ("o-1", "o-2")
    assert by_code["place-missing"].about == ("o-2", "o-3")
    assert by_code["size-missing"].rows == (2, 3)
    assert str(by_code["number-missing"].message) == "1 object has no number: an object without number or name."
    assert result.completeness["width"] == 1 / 3


def test_a_museum_without_objects() -> None:
    assert profile(register_of(Objects(), "new"), today=TODAY).rows == 0


def test_every_field_of_the_museum_can_be_a_column() -> None:
    result = profile(register(**{name: ["1", None] for name in FIELDS}), today=TODAY)
    assert set(result.completeness.values()) == {0.5}
    assert list(result.completeness) == list(FIELDS)


def test_progress_is_told_and_may_stop_the_work() -> None:
    steps: list[tuple[float, str]] = []
    profile(wcma(), today=TODAY, progress=lambda share, message: steps.append((share, str(message))))
    assert [share for share, _ in steps] == sorted(share for share, _ in steps)
    assert len(steps) == len(CHECKS)
    assert steps[0] == (0.0, "Objects without a number")

    def stop(share: float, message: Message) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        profile(wcma(), today=TODAY, progress=stop)
