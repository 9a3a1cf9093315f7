"""Is the documentation guide that we ship whole, sourced and frozen where it must be, and does a bad one say what is wrong?"""

from __future__ import annotations

import pytest

from reorg.language import Text
from reorg.method import NOTHING, BadMethod, load_guide
from reorg.method.guide_files import CASE_SIGNS, GUIDE_FILES, PART_MEASURES
from reorg.method.items import Basis, Origin
from reorg.method.pack import DATA
from reorg.museum import FIELDS, Stops
from tests.method.test_shipped import values

GUIDE = load_guide()


def test_eight_parts_in_the_order_of_the_guide() -> None:
    assert [part.id for part in GUIDE.parts] == [
        "number", "register", "marking", "catalogue", "location", "movement", "loans", "backup",
    ]  # fmt: skip
    for part in GUIDE.parts:
        assert (len(part.steps), len(part.ahead)) == (4, 3)
        assert sum(sign.share for sign in part.signs) == pytest.approx(1)


def test_question_ids_are_frozen() -> None:
    """Ids never change their meaning: answers of all years hang on them."""
    asked = {sign.question: part.id for part in GUIDE.parts for sign in part.signs}
    assert asked == {
        "d01": "number", "d02": "register", "d03": "register", "d04": "marking", "d05": "catalogue", "d06": "location",
        "d07": "movement", "d08": "loans", "d09": "backup", "d10": "backup",
    }  # fmt: skip
    assert GUIDE.several == "d12"
    assert {question.id for question in GUIDE.questions} == set(asked)


def test_object_id_has_photographs_nine_categories_and_a_description() -> None:
    found = [element.id for element in GUIDE.standard("object-id").elements]
    assert len(found) == len(set(found)) == 11
    assert {"photo", "description"} < set(found)


def test_spectrum_asks_for_seven_and_the_movement_register_is_read_from_moves() -> None:
    assert len(GUIDE.standard("inventory").elements) == 7
    assert GUIDE.standard("movement").moves
    assert {standard.id for standard in GUIDE.standards} == {"object-id", "inventory", "card", "ownership", "movement"}


def test_every_element_and_job_speaks_of_facts_that_a_museum_keeps() -> None:
    named = {name for each in GUIDE.standards if not each.moves for element in each.elements for name in element.fields}
    named |= {name for job in GUIDE.work.jobs for name in job.fields}
    assert named <= set(FIELDS)
    assert {code for job in GUIDE.work.jobs for code in job.stops} <= set(Stops)


def test_each_text_is_there_in_english_and_arabic() -> None:
    texts = [each for each in values(GUIDE) if isinstance(each, Text)]
    assert len(texts) > 150
    for text in texts:
        assert {"en", "ar"} <= set(text.by_language), text.by_language["en"]
        assert any("\u0600" <= sign <= "\u06ff" for sign in text.by_language["ar"]), text.by_language["en"]
        assert not any("\u0600" <= sign <= "\u06ff" for sign in text.by_language["en"])


def test_what_is_the_guides_names_its_source() -> None:
    bases = [each for each in values(GUIDE) if isinstance(each, Basis)]
    assert all(basis.sources for basis in bases if basis.origin is Origin.METHOD)
    assert all(job.source for job in GUIDE.work.jobs)


@pytest.mark.parametrize("name", GUIDE_FILES)
def test_each_file_carries_its_licence(name: str) -> None:
    first = (DATA / "2026.1" / "documentation" / f"{name}.toml").read_text(encoding="utf-8").splitlines()[0]
    assert "CC BY 4.0" in first


def test_rates_are_the_minutes_turned_round() -> None:
    rates = GUIDE.work.rates()
    photo = next(job for job in GUIDE.work.jobs if job.id == "photo")
    assert rates["photo"].usual == pytest.approx(60 * GUIDE.work.hours_a_day / photo.minutes.likely)
    assert set(rates) >= {job.id for job in GUIDE.work.jobs if job.minutes is not NOTHING} | {"inventory", "handling"}


def test_a_network_without_a_guide_of_its_own_goes_by_ours(pack) -> None:
    for path in (pack.folder / "documentation").iterdir():
        path.unlink()
    (pack.folder / "documentation").rmdir()
    assert load_guide(folder=pack.folder) is load_guide()


def test_a_guide_of_ones_own(pack) -> None:
    pack.change("documentation/work.toml", "hours = 3", "hours = 5.5")
    pack.change("documentation/questions.toml", "How is the register kept?", "Where is the book?")
    ours = load_guide(folder=pack.folder)
    assert ours.work.paces[0].hours == 5.5
    assert str(ours.question("d03").text) == "Where is the book?"


BAD = [
    ("parts", 'question = "d01"', 'question = "d99"', "question names d99, which is not in this pack."),
    ("parts", 'measure = "number-own"', 'measure = "guess"', f"there is: {PART_MEASURES[0]}"),
    ("parts", "share = 0.6", "share = 0.5", "The shares of part location are not 1 together."),
    ("parts", "met = 0.95", "met = 0.4", "partly should be above 0 and below met."),
    ("cases", 'part = "register"', 'part = "books"', "part names books, which is not in this pack."),
    ("cases", 'sign = "gaps"', 'sign = "smell"', f"there is: {CASE_SIGNS[0]}"),
    ("standards", 'need = "always", fields = ["photo"]', 'need = "always"', "An element that is always there needs"),
    ("standards", "others = 2", "others = 9", "no more others than may apply"),
    ("work", "minutes = [2, 4, 8]", "minutes = [2, 8, 4]", "minutes should be three numbers"),
    ("work", "once = [0.5, 1, 4]\n", "", "A job has minutes for each object, or hours once."),
    ("work", "spread = [0.5, 2.0]", "spread = [2.0]", "spread should be two numbers above 0, rising."),
    ("work", 'rate = "inventory"', 'rate = "sleeping"', "rate names sleeping, which is not in this pack."),
    ("questions", "value = 0.33", "value = 0.9", "from the worst to the best"),
    ("work", "hours-a-day = 8", "hours_a_day = 8", "hours-a-day is missing."),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), BAD)
def test_what_is_wrong_is_said(pack, file: str, old: str, new: str, said: str) -> None:
    pack.change(f"documentation/{file}.toml", old, new)
    with pytest.raises(BadMethod) as raised:
        load_guide(folder=pack.folder)
    assert any(said in str(problem.message) for problem in raised.value.problems)
    assert {problem.file for problem in raised.value.problems} == {f"{file}.toml"}


def test_a_missing_file_is_named(pack) -> None:
    (pack.folder / "documentation" / "cases.toml").unlink()
    with pytest.raises(BadMethod, match=r"cases\.toml"):
        load_guide(folder=pack.folder)
