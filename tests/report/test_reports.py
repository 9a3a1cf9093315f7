"""Do the composed reports say what the judging rooms found, in two pages where two are promised?"""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from reorg.language import Message, Text
from reorg.method import load
from reorg.museum import Museum, Objects, Place, Places
from reorg.report import Judged, brief, condition_report, judge, to_html, to_pdf
from reorg.report.pictures import bare_map, store_map, unit_front, worst_room
from reorg.report.value import Figures, Findings, Points, Sentence, Side, Sources, letters, wheres
from reorg.report.ways import ways
from reorg.storage import plan, survey
from tests.report.arabic import in_arabic
from tests.report.golden import same
from tests.report.museum import museum
from tests.report.test_html import Balanced
from tests.report.test_pdf import text_of

TODAY = date(2026, 11, 22)


@cache
def judged(*, planned: bool = False) -> Judged:
    return judge(museum(), load(), today=TODAY, plan=plan(museum(), rounds=20, seconds=0) if planned else None)


@cache
def bare(name: str) -> Judged:
    """Return a museum that has told next to nothing."""
    jar = ("o1", {"number": "1", "name": "jar"})
    room = Place("r", "R1", "room", "Store", width=4000.0, depth=3000.0)
    unit = Place("u", "A", "unit", "", "r")
    long = Place("l", "A-" + "0123456789" * 6, "room", "A room with a very long name, as some rooms have " * 3)
    known = {
        "nothing": Museum(),
        "objects": Museum({"name": "M"}, Places(), Objects.of([jar])),
        "a room": Museum({"name": "M"}, Places.of([room])),
        "a unit": Museum({"name": "M"}, Places.of([room, unit]), Objects.of([("o1", {**jar[1], "place": "u"})])),
        "long names": Museum(
            {"name": "Museum of " * 20}, Places.of([long, replace(unit, place="l")]), Objects.of([jar])
        ),
    }
    return judge(known[name], load(), today=TODAY)


BARE = ("nothing", "objects", "a room", "a unit", "long names")


def _pages(pdf: bytes) -> int:
    return text_of(pdf).count("=== page")


def test_the_condition_report_in_english():
    report = condition_report(judged(), person="Amal")
    Balanced(to_html(report))
    same("condition.en.txt", text_of(to_pdf(report)))


def test_the_brief_in_english():
    report = brief(judged(), person="Amal")
    Balanced(to_html(report))
    same("brief.en.txt", text_of(to_pdf(report)))


def test_the_brief_in_arabic():
    with in_arabic():
        page = to_html(brief(judged()))
    Balanced(page)
    assert "شخص واحد مسؤول" in page


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("planned", [False, True])
def test_the_brief_is_two_pages(paper, planned):
    assert _pages(to_pdf(brief(judged(planned=planned)), paper=paper)) == 2


def test_the_brief_is_two_pages_in_arabic():
    with in_arabic():
        assert _pages(to_pdf(brief(judged()), paper="us-letter")) == 2


@pytest.mark.parametrize("name", BARE)
def test_a_museum_that_has_told_little_still_gets_two_pages(name):
    assert _pages(to_pdf(brief(bare(name)))) == 2


@pytest.mark.parametrize("name", BARE)
def test_a_museum_that_has_told_little_still_gets_its_condition(name):
    Balanced(to_html(condition_report(bare(name))))
    assert to_pdf(condition_report(bare(name))).startswith(b"%PDF")


def _prose(thing: object) -> str:
    if isinstance(thing, tuple):
        return " ".join(_prose(each) for each in thing)
    if isinstance(thing, Side):
        return _prose((*thing.first, *thing.second))
    if isinstance(thing, Sentence):
        return str(thing.words)
    if isinstance(thing, Points):
        return _prose(thing.points)
    if isinstance(thing, Sources):
        return _prose(thing.notes)
    return str(thing) if isinstance(thing, Message | Text) else ""


@pytest.mark.parametrize("planned", [False, True])
def test_the_brief_keeps_to_250_words_of_prose(planned):
    assert 40 < len(_prose(brief(judged(planned=planned)).blocks).split()) <= 250


def test_every_known_figure_of_the_brief_opens_its_rows():
    report = brief(judged(planned=True))
    figures = [each for block in report.blocks if isinstance(block, Figures) for each in block.figures]
    assert len(figures) == 6
    assert all(each.where is not None for each in figures if each.value is not None)
    printed = text_of(to_pdf(report))
    assert all(str(where.label) in printed.replace("\n", " ") for where in letters(wheres(report)))


def test_every_finding_of_the_records_is_told_and_opens_its_rows():
    told = [each for block in condition_report(judged()).blocks if isinstance(block, Findings) for each in block.found]
    assert [each.finding.code for each in told] == [each.code for each in judged().profile.findings]
    assert all(each.where is not None and each.where.show == each.finding.code for each in told)


def test_figures_agree_with_what_was_counted():
    by_caption = {
        str(each.caption): each.value
        for block in condition_report(judged()).blocks
        if isinstance(block, Figures)
        for each in block.figures
    }
    places = museum().objects.words("place")
    assert by_caption["objects on the floor"] == sum(place in ("f1", "f2") for place in places)
    assert by_caption["objects without a recorded place"] == sum(not place for place in places)
    assert by_caption["objects on record"] == len(museum().objects)
    assert by_caption["units over 100 % full"] == len(judged().survey.over)


def test_what_nobody_knows_is_not_told_as_zero():
    report = brief(bare("objects"))
    figures = {str(f.caption): f.value for block in report.blocks if isinstance(block, Figures) for f in block.figures}
    assert figures["objects on the floor"] is None
    assert figures["units over 100 % full"] is None
    assert figures["object without a recorded place"] == 1


@pytest.mark.parametrize("planned", [False, True])
def test_a_dearer_way_never_brings_less(planned):
    nothing, shelved, grown = ways(judged(planned=planned)).ways
    assert nothing.shelf.likely == 0
    assert shelved.shelf.likely <= grown.shelf.likely
    for way in (nothing, shelved, grown):
        assert way.shelf.low <= way.shelf.likely <= way.shelf.high
        assert way.days.low <= way.days.likely <= way.days.high


def test_what_fits_on_no_unit_is_not_promised_a_shelf():
    found = ways(judged(planned=True))
    assert found.special == len(judged(planned=True).plan.shortfall.special) > 0
    assert "furniture of their own" in str(found.ways[1].result)
    assert "large things" in _prose(brief(judged(planned=True)).blocks)


def test_objects_on_the_floor_are_counted_with_those_in_boxes_there():
    places = [Place("r", "R", "room"), Place("f", "F", "floor", place="r"), Place("b", "B", "box", place="f")]
    objects = Objects.of([("1", {"place": "f"}), ("2", {"place": "b"}), ("3", {"place": "r"}), ("4", {})])
    assert survey(Museum(places=Places.of(places), objects=objects)).floors == {"f": 2}


def test_the_map_shows_each_unit_once_and_leads_where_it_is_told():
    drawn = store_map(museum(), judged().survey, link=lambda place: f"/store/{place.id}/")
    assert len({unit.id for unit in drawn.units}) == len(drawn.units) == len(museum().places.of_kind("unit"))
    assert {unit.href for unit in drawn.units} == {f"/store/{unit.id}/" for unit in drawn.units}
    assert {area.count for area in drawn.floors} == set(judged().survey.floors.values())


def test_the_map_of_one_room_has_only_what_is_in_it():
    drawn = store_map(museum(), judged().survey, only="r2")
    assert {room.id for room in drawn.rooms} == {unit.room for unit in drawn.units} == {"r2"}


def test_a_bare_map_has_the_codes_of_units_and_says_nothing_of_how_full_they_are():
    drawn = bare_map(museum().places, "r2", width=820)
    assert [unit.code for unit in drawn.units] == [
        unit.code for unit in store_map(museum(), judged().survey, only="r2").units
    ]
    text = drawn.svg()
    assert drawn.units[0].code in text
    assert "%" not in text
    assert "full" not in text


def test_the_worst_room_is_the_fullest():
    worst = worst_room(museum(), judged().survey)
    full = {room: each.fullness.value.likely for room, each in judged().survey.rooms.items()}
    assert worst.id == max(full, key=full.get)


def test_a_unit_from_the_front_says_what_is_not_measured():
    known = unit_front(museum(), judged().survey, museum().places["b03"])
    assert str(known.note) == ""
    assert [shelf.z for shelf in known.shelves] == [1700, 1300, 900, 500, 100]
    some = Museum(
        places=Places.of(
            [Place("u", "U", "unit"), Place("s", "S1", "shelf", place="u"), Place("t", "S2", "shelf", place="u")]
        )
    )
    guessed = unit_front(some, survey(some), some.places["u"])
    assert "not known" in str(guessed.note)
    assert guessed.svg()


def test_a_shelf_carries_a_weight_only_if_all_on_it_is_weighed():
    places = Places.of([
        Place("r", "R", "room"), Place("u", "U", "unit", place="r"),
        Place("s", "S", "shelf", "", "u", 1000, 400, 300, z=100), Place("t", "T", "shelf", "", "u", 1000, 400, 300, z=500),
    ])  # fmt: skip
    objects = Objects.of(
        [("1", {"place": "s", "weight": 2.0}), ("2", {"place": "s"}), ("3", {"place": "t", "weight": 3.0})]
    )
    some = Museum(places=places, objects=objects)
    by_code = {shelf.code: shelf.kg for shelf in unit_front(some, survey(some), places["u"]).shelves}
    assert by_code == {"S": None, "T": 3.0}
