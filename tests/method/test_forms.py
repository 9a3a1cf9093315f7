"""Are forms read from files, is everything that is wrong with one told at once, and do those shipped hold together?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg import method
from reorg.language import using
from reorg.method import About, FieldKind, load_forms, read_forms

DATA = Path(method.__file__).parent / "data" / "2026.1" / "forms"
GOOD = """
id = "pests"
version = 1
subject = "room"
title.en = "Pest log"
title.ar = "سجل الآفات"
why.en = "One for each room."
wording = "The network of the valley"
licence = "used with leave"
origin = "ours"
sure = "proposed"

[[part]]
name.en = "Traps"

[[part.field]]
id = "traps"
kind = "number"
most = 99
name.en = "Traps"
"""


def own(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_all_forms_of_the_method_are_there():
    forms = load_forms().forms
    assert [form.id for form in forms] == [
        "team", "room", "unit", "category", "equipment", "policies", "documentation", "finding", "walk", "problems",
    ]  # fmt: skip
    assert {form.about for form in forms} == set(About)
    for form in forms:
        assert form.wording, form.id
        assert form.licence == "CC BY 4.0", form.id
        assert len({field.id for field in form.fields}) == len(list(form.fields))


def test_every_word_of_a_form_is_there_in_arabic():
    for form in load_forms().forms:
        texts = [form.title, form.why, *(part.name for part in form.parts)]
        for field in form.fields:
            for each in (field, *field.columns):
                texts += [each.name, *filter(None, (each.help, each.unit)), *(choice.text for choice in each.choices)]
            texts += [row.text for row in field.rows]
        assert all(text.by_language.get("ar") for text in texts), form.id


def test_a_museum_adds_a_form_of_its_own(tmp_path):
    found = load_forms(own=own(tmp_path, pests=GOOD))
    form = found.named("pests")
    assert not found.problems
    assert form is not None
    assert form.own
    assert form.about is About.ROOM
    assert form.wording == "The network of the valley"
    assert len(found.forms) == 11
    with using("ar"):
        assert str(form.title) == "سجل الآفات"


def test_a_form_with_the_id_of_ours_takes_its_place(tmp_path):
    found = load_forms(own=own(tmp_path, official=GOOD.replace('"pests"', '"room"')))
    form = found.named("room")
    assert form is not None
    assert form.own
    assert [field.id for field in form.fields] == ["traps"]
    assert len(found.forms) == 10


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('kind = "number"', 'kind = "figure"'), "bad.toml, traps: kind should be one of"),
        (('title.en = "Pest log"\n', ""), "bad.toml, pests: title has no English words"),
        (
            ('name.en = "Traps"\n\n[[part.field]]', 'name.en = "Traps"\nnmae = 1\n\n[[part.field]]'),
            "The key nmae is not one",
        ),
        (('kind = "number"', 'kind = "choice"'), "A choice needs at least two descriptions"),
        (('kind = "number"', 'kind = "rows"'), "A table needs at least one column"),
        (("most = 99", 'most = 99\nknown = "weather"'), "Nothing is known under weather of a room"),
        (("most = 99", 'most = 99\nfact = "fill"'), "bad.toml, traps: fact should be one of: –"),
        (("version = 1", 'version = "one"'), "version should be a number"),
        (("[[part]]", "[[part"), "bad.toml: The file cannot be read"),
        (('licence = "used with leave"\n', ""), "licence is missing"),
    ],
)
def test_a_form_that_cannot_be_used_says_where_and_why(tmp_path, change, said):
    found = load_forms(own=own(tmp_path, bad=GOOD.replace(*change), good=GOOD))
    assert any(said in str(problem) for problem in found.problems), [str(each) for each in found.problems]
    assert found.named("pests") is not None, "the other file can be used all the same"


def test_a_field_that_is_a_fact_says_what_the_walk_can_say(tmp_path):
    shipped = (DATA / "unit.toml").read_text(encoding="utf-8")
    changes = [
        ('fact = "verdict"', 'fact = "weight"', "fact should be one of: fill, condition, verdict, labelled"),
        ('kind = "yesno"', 'kind = "text"', "kind should be one of: yesno"),
        ('id = "poor"', 'id = "sad"', "id should be one of: good, fair, poor, unsafe"),
        ('fact = "verdict"', 'fact = "condition"', "The fact condition is used twice"),
    ]
    for old, new, said in changes:
        problems = read_forms(own(tmp_path, unit=shipped.replace(old, new))).problems
        assert any(said in str(each) for each in problems), [str(each) for each in problems]


def test_all_problems_of_a_form_are_told_at_once(tmp_path):
    bad = (
        GOOD.replace('licence = "used with leave"\n', "")
        .replace('kind = "number"', 'kind = "figure"')
        .replace('id = "pests"', 'id = "Pests!"')
    )
    problems = read_forms(own(tmp_path, bad=bad)).problems
    assert len(problems) >= 3


def test_two_files_with_one_id_are_told_apart(tmp_path):
    found = read_forms(own(tmp_path, a=GOOD, b=GOOD))
    assert [form.file for form in found.forms] == ["a.toml"]
    assert "a.toml has this id already" in str(found.problems[0])


def test_a_number_has_a_largest_value_and_a_table_its_rows():
    room, policies = load_forms().named("room"), load_forms().named("policies")
    assert room is not None
    assert policies is not None
    area, rules = room.field("area"), policies.field("rules")
    assert area is not None
    assert area.most == 100_000
    assert area.known == "area"
    assert rules is not None
    assert rules.kind is FieldKind.ROWS
    assert len(rules.rows) == 16


SHIPPED = (DATA / "room.toml").read_text(encoding="utf-8").splitlines(keepends=True)


@settings(max_examples=25)
@given(st.sets(st.integers(0, len(SHIPPED) - 1), max_size=6), st.text(max_size=20), st.integers(0, len(SHIPPED)))
def test_a_damaged_file_is_told_or_read_and_never_breaks(tmp_path_factory, left_out, typed, at):
    folder = tmp_path_factory.mktemp("forms")
    lines = [line for number, line in enumerate(SHIPPED) if number not in left_out]
    text = "".join([*lines[:at], typed, *lines[at:]])
    (folder / "room.toml").write_text(text, encoding="utf-8", errors="replace")
    found = read_forms(folder)
    assert bool(found.forms) != bool(found.problems)
    assert all("room.toml" in str(problem) for problem in found.problems)


@given(st.dictionaries(st.sampled_from(["id", "version", "part", "subject", "title", "number"]), st.sampled_from(
    ['"x"', "1", "true", "[]", "[1]", "{}", '{en = ""}', "1e400", "-1", '[{field = 3}]', '[{name = {en = "a"}, field = [1, {}]}]']
)))  # fmt: skip
def test_values_of_the_wrong_kind_are_told(tmp_path_factory, said):
    folder = tmp_path_factory.mktemp("forms")
    (folder / "bad.toml").write_text("".join(f"{key} = {value}\n" for key, value in said.items()), encoding="utf-8")
    assert read_forms(folder).problems
