"""Is what we ship complete, sourced, in both languages, and frozen where it must be?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from reorg.language import Text
from reorg.method import BadMethod, load, load_guide
from reorg.method.items import Basis, Origin
from reorg.method.pack import DATA, FILES

METHOD = load("2026.1")


def values(item: object) -> Iterator[object]:
    yield item
    if isinstance(item, tuple):
        for each in item:
            yield from values(each)
    elif dataclasses.is_dataclass(item) and not isinstance(item, Text):
        for each in dataclasses.fields(item):
            yield from values(getattr(item, each.name))


def test_four_components_ten_criteria_four_phases_ten_questions() -> None:
    assert [component.id for component in METHOD.components] == ["management", "building", "collection", "furniture"]
    assert [criterion.number for criterion in METHOD.criteria] == list(range(1, 11))
    assert [phase.number for phase in METHOD.phases] == [1, 2, 3, 4]
    assert len(METHOD.questions) == 10


def test_the_first_seven_criteria_are_physical() -> None:
    assert [criterion.physical for criterion in METHOD.criteria] == [True] * 7 + [False] * 3


def test_question_ids_are_frozen() -> None:
    """Ids never change their meaning: answers of all years hang on them."""
    asked = {question.id: question.criteria for question in METHOD.questions}
    assert asked == {
        "t01": ("in-charge",),
        "t02": ("collection-only",),
        "t03": ("support-spaces",),
        "t04": ("off-floor",),
        "t05": ("found-in-time",),
        "t06": ("within-reach",),
        "t07": ("by-category",),
        "t08": ("rules-applied",),
        "t09": ("sound-building",),
        "t10": ("sound-objects",),
    }


def test_the_methods_own_figures() -> None:
    assert METHOD.threshold("search-time").value == 180
    assert METHOD.threshold("others-moved").value == 2
    assert METHOD.threshold("floor-objects").value == 0
    assert METHOD.criterion("off-floor").met == 1.0, "the criterion says: no object"


def test_dangers_are_a_blocked_way_no_lock_and_live_mould() -> None:
    assert [question.id for question in METHOD.questions if question.star] == ["t06", "t09", "t10"]


def test_each_text_is_there_in_english_and_arabic() -> None:
    texts = [each for each in values(METHOD) if isinstance(each, Text)]
    assert len(texts) > 150
    for text in texts:
        assert {"en", "ar"} <= set(text.by_language), text.by_language["en"]
        assert any("\u0600" <= sign <= "\u06ff" for sign in text.by_language["ar"]), text.by_language["en"]
        assert not any("\u0600" <= sign <= "\u06ff" for sign in text.by_language["en"])


def test_what_is_the_methods_names_its_source() -> None:
    bases = [each for whole in (METHOD, load_guide()) for each in values(whole) if isinstance(each, Basis)]
    assert all(basis.sources for basis in bases if basis.origin is Origin.METHOD)
    used = {source.id for basis in bases for source in basis.sources}
    assert {source.id for source in METHOD.sources} - used <= {"kit", "dpc-ram"}, "a source that nothing rests on"


@pytest.mark.parametrize("name", FILES)
def test_each_file_carries_its_licence(name: str) -> None:
    first = (DATA / "2026.1" / f"{name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert "CC BY 4.0" in first


def test_unknown_editions_name_the_known_ones() -> None:
    with pytest.raises(BadMethod, match=r"There is no edition 1999; there is: .*2026\.1"):
        load("1999")


@pytest.mark.parametrize("edition", ["../data/2026.1", "", ".", str(Path.cwd())])
def test_an_edition_is_a_name_and_never_a_path(edition: str) -> None:
    with pytest.raises(BadMethod):
        load(edition)


def test_loading_again_gives_the_same_value() -> None:
    assert load() is load()
    assert load(folder=DATA / "2026.1") == METHOD


def test_looking_up_what_is_not_there() -> None:
    for look in (METHOD.component, METHOD.criterion, METHOD.question, METHOD.threshold):
        with pytest.raises(KeyError):
            look("nothing")
    assert METHOD.component("building").name.by_language["en"] == "Building and space"
    assert METHOD.question("t03").version == 1
