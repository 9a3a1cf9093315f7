"""Does a network's own pack load, and does a bad one say everything that is wrong with it at once?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reorg.language import using
from reorg.method import BadMethod, Method, load
from reorg.method.pack import FILES


def test_a_pack_of_ones_own(pack) -> None:
    pack.change("triage.toml", "Is one person in charge of storage?", "Who looks after the store?")
    pack.change("pack.toml", 'edition = "2026.1"', 'edition = "Andes 3"')
    ours = load(folder=pack.folder)
    assert ours.edition == "Andes 3"
    assert str(ours.question("t01").text) == "Who looks after the store?"


def test_all_problems_come_at_once_with_file_and_item(pack) -> None:
    pack.change("criteria.toml", "number = 1\n", 'number = "one"\n')
    pack.change("components.toml", 'sources = ["iccrom-approach", "iccrom-brochure"]', 'sources = ["hearsay"]')
    pack.change("triage.toml", 'criteria = ["off-floor"]', 'criteria = ["on-ceiling"]')
    found = pack.problems()
    assert ("criteria.toml", "in-charge", "number should be a number.") in found
    assert ("components.toml", "management", "sources names hearsay, which is not in this pack.") in found
    assert ("triage.toml", "t04", "criteria names on-ceiling, which is not in this pack.") in found
    assert ("triage.toml", "", "No question asks about off-floor, so it could never be known.") in found


CHANGES = [
    ("pack.toml", 'licence = "CC BY 4.0"', "", "licence is missing."),
    ("pack.toml", 'licence = "CC BY 4.0"', 'licence = " "', "licence is empty."),
    ("pack.toml", 'licence = "CC BY 4.0"', 'license = "CC BY 4.0"', "The key license is not one that is used here"),
    ("sources.toml", 'id = "kit"', 'id = "The Kit"', "id should hold small letters, digits and single hyphens."),
    ("sources.toml", 'id = "kit"', 'id = "iccrom-approach"', "There is another one with this id before it."),
    ("components.toml", 'name.en = "Management"', 'name.fr = "Gestion"', "name has no English words"),
    ("components.toml", 'name.en = "Management"', 'name.en = " "', "name has no words in: en."),
    ("components.toml", 'name.en = "Management"\nname.ar = "الإدارة"', "name = 3", "name should be a text by language"),
    ("components.toml", "partly = 0.5", "partly = 0.95", "partly should be above 0 and below met."),
    (
        "components.toml",
        'sure = "read"',
        'sure = "certain"',
        "sure should be one of: read, reported, inferred, proposed.",
    ),
    ("components.toml", 'origin = "method"', 'origin = "folklore"', "origin should be one of: method, ours."),
    ("components.toml", 'sources = ["iccrom-approach", "iccrom-brochure"]', "", "sources is missing."),
    ("components.toml", 'sources = ["iccrom-approach", "iccrom-brochure"]', "sources = []", "sources is empty."),
    ("criteria.toml", "physical = true", 'physical = "yes"', "physical should be true or false."),
    ("criteria.toml", "met = 0.9", "met = 90", "met should be from 0 to 1."),
    ("criteria.toml", "met = 0.9", "met = nan", "met should be from 0 to 1."),
    ("criteria.toml", "met = 0.9", "met = true", "met should be a number."),
    ("criteria.toml", "number = 3", "number = 3.5", "number should be a whole number."),
    ("criteria.toml", "number = 3", f"number = {'9' * 400}", "number should be from 1 to 999."),
    ("criteria.toml", 'id = "overfull"', 'id = "very-full"', "The measure fullness needs a threshold overfull."),
    ("criteria.toml", 'id = "overfull"', 'id = "target-fill"', "There are two thresholds called target-fill."),
    ("triage.toml", "guess = 0.1", "guess = 0.9", "guess should be from 0 to 0.5."),
    ("triage.toml", "version = 1", "version = 0", "version should be from 1 to 999."),
    ("triage.toml", "{ value = 0.33,", "{ value = 0.0,", "The answers should go from the worst to the best"),
    ("triage.toml", "star.cap = 0.25", "star.cap = -1", "cap should be from 0 to 1."),
    ("triage.toml", "star.cap = 0.25", "star.cup = 0.25", "The key cup is not one that is used here"),
    ("triage.toml", 'criteria = ["off-floor"]', 'criteria = ["off-floor", "off-floor"]', "each one once."),
    ("triage.toml", 'criteria = ["off-floor"]', "criteria = [4]", "criteria should hold texts, each one once."),
    ("measures.toml", 'id = "floor"', 'id = "ceiling"', "Nothing can be measured by this name; there is: floor,"),
    ("measures.toml", 'question = "t04"', 'question = "t99"', "question names t99, which is not in this pack."),
    ("measures.toml", 'question = "t07"', 'question = "t04"', "question t04 have shares of more than 1 together."),
    ("measures.toml", 'components = ["furniture"]', "", "components is missing."),
    ("phases.toml", 'after = ["self-evaluation"]', 'after = ["move"]', "Task support comes after move, which is not"),
    ("phases.toml", 'id = "support"', 'id = "team"', "There are two tasks called team."),
    ("words.toml", 'use = "office"', 'use = "disco"', "use should be one of: store, office,"),
    ("words.toml", '"fair",', '"good",', "The word good already means something else."),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), CHANGES)
def test_what_is_wrong_is_said(pack, file: str, old: str, new: str, said: str) -> None:
    pack.change(file, old, new)
    assert any(said in message for _, _, message in pack.problems())


def test_a_measure_without_a_share_speaks_for_all(pack) -> None:
    pack.change("measures.toml", 'question = "t10"\nshare = 0.5\n', 'question = "t10"\n')
    measures = {measure.id: measure.share for measure in load(folder=pack.folder).measures}
    assert measures["condition"] == 1.0


def test_one_slip_is_one_problem(pack) -> None:
    pack.change("triage.toml", "version = 1", "version = 0")
    assert pack.problems() == [("triage.toml", "t01", "version should be from 1 to 999.")]


def test_too_many_answers(pack) -> None:
    five = ", ".join(f'{{ value = {at / 4}, text = {{ en = "{at}" }} }}' for at in range(5))
    text = (pack.folder / "triage.toml").read_text(encoding="utf-8")
    start = text.index("option = [")
    (pack.folder / "triage.toml").write_text(f"{text[:start]}option = [{five}]\n{text[text.index(']', start) + 2 :]}")
    assert ("triage.toml", "t01", "A question has two to four answers. Answers here: 5.") in pack.problems()


def test_a_folder_without_the_files(tmp_path: Path) -> None:
    with pytest.raises(BadMethod) as raised:
        load(folder=tmp_path)
    assert [each.file for each in raised.value.problems] == [f"{name}.toml" for name in FILES]
    assert "The file is missing" in str(raised.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"not = [toml", b"x = 1\n" * 800_000, b"x = " + b"[" * 20_000])
def test_files_that_cannot_be_read(pack, content: bytes) -> None:
    (pack.folder / "triage.toml").write_bytes(content)
    found = pack.problems()
    assert len(found) == 1
    assert found[0][0] == "triage.toml"


def test_a_file_where_the_folder_should_be(pack) -> None:
    with pytest.raises(BadMethod, match="cannot be read"):
        load(folder=pack.folder / "pack.toml")


def test_a_byte_order_mark_is_no_problem(pack) -> None:
    path = pack.folder / "words.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(folder=pack.folder).condition_words["good"] == 1.0


def test_a_text_without_arabic_falls_back(pack) -> None:
    pack.change("components.toml", 'name.ar = "الإدارة"\n', "")
    with using("ar"):
        assert str(load(folder=pack.folder).component("management").name) == "Management"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.dictionaries(some.sampled_from(FILES), some.binary(max_size=60), min_size=1))
def test_any_bytes_are_a_method_or_a_list_of_problems(write: Callable[[dict[str, bytes]], Path], files) -> None:
    with pytest.raises(BadMethod) as raised:
        load(folder=write({f"{name}.toml": content for name, content in files.items()}))
    assert raised.value.problems
    assert all(str(problem) for problem in raised.value.problems)


values = some.recursive(
    some.none() | some.booleans() | some.integers(-9, 9) | some.floats(width=16) | some.text(max_size=4),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_any_value_in_any_place_is_read_or_refused(pack, monkeypatch, data) -> None:
    """Whatever stands where something else should, the answer is a method or problems, never a crash."""
    import tomllib

    real = tomllib.loads

    def spoiled(text: str) -> dict[str, object]:
        said = real(text)
        key = data.draw(some.sampled_from(sorted(said)))
        if isinstance(said[key], list) and data.draw(some.booleans()):
            item = said[key][data.draw(some.integers(0, len(said[key]) - 1))]
            item[data.draw(some.sampled_from(sorted(item)))] = data.draw(values)
        else:
            said[key] = data.draw(values)
        return said

    with monkeypatch.context() as patch:
        patch.setattr(tomllib, "loads", spoiled)
        method, problems = loaded(pack.folder)
    assert bool(method) != bool(problems)


def loaded(folder: Path) -> tuple[Method | None, str]:
    try:
        return load(folder=folder), ""
    except BadMethod as bad:
        return None, str(bad)
