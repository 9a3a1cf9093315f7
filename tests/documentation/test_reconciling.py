"""Does a decision enter what it says, cite its row, and leave nothing behind when it is taken back?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation import reconciling
from reorg.museum import KINDS, Draft, Facts, Fold, Layer, Writer, object_id, record_id

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(str.strip)
TEXTS = ("number", "other_numbers", "name", "title", "maker", "materials", "place_text")
FACTS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(TEXTS, WORDS),
        "width": st.integers(1, 5000),
        "weight": st.integers(1, 50),
        "size_from": st.sampled_from(["stated", "measured"]),
        "place": st.sampled_from(["p1", "p2"]),
    },
)
OURS = FACTS.map(lambda facts: {"number": "1978.1", **facts})
# a list says in words where a thing is; which place that means is found from the words
THEIRS = FACTS.map(lambda facts: {n: v for n, v in facts.items() if n != "place" or "place_text" in facts})


Row, beside = reconciling.Row, reconciling.beside


class Told:
    """A museum of one object and one row, to which decisions are entered one after the other."""

    def __init__(self, ours: Facts, theirs: Facts) -> None:
        self.fold = Fold()
        self.last, self.link = 0, ""
        self.theirs = theirs
        self.enter([Draft("object", "o1", ours)])

    def enter(self, drafts: list[Draft], who: str = "ana") -> str:
        writer = Writer("d1", self.last, self.link, who=who, time="2026-01-01T00:00:00Z")
        self.fold.add([writer.write(draft) for draft in drafts])
        self.last, self.link = writer.number, writer.link
        return writer.done().name

    @property
    def row(self) -> Row:
        return Row("s1", 7, self.theirs, self.fold.museum().matches.get(record_id("s1", 7), {}))

    def facts(self, key: str = "o1") -> dict[str, object]:
        objects = self.fold.museum().objects
        return objects.facts(objects.index[key]) if key in objects.index else {}

    def layers(self, key: str = "o1") -> list[Layer]:
        undone = self.fold.undone()
        return [layer for layer in self.fold.piles.get(key, []) if layer.action not in undone]


@given(OURS, THEIRS, st.sets(st.sampled_from(TEXTS)))
def test_what_an_object_takes_from_a_row_can_be_given_back(ours: Facts, theirs: Facts, takes: set[str]) -> None:
    told = Told(ours, theirs)
    before = told.facts()
    told.enter(reconciling.same(told.row, "o1", before, takes=takes))
    assert (told.row.verdict, told.row.object) == ("same", "o1")
    back = reconciling.give_back(told.row, "o1", told.layers(), told.facts())
    told.enter([*([back] if back else []), *reconciling.undecided(told.row)])
    assert told.facts() == before
    assert told.row.verdict == ""
    assert told.row.object == ""


@given(OURS, THEIRS)
def test_nothing_of_ours_is_overwritten_unless_asked_for(ours: Facts, theirs: Facts) -> None:
    told = Told(ours, theirs)
    before = told.facts()
    sides = beside(before, theirs)
    told.enter(reconciling.same(told.row, "o1", before, takes=reconciling.fills(sides)))
    after = told.facts()
    stated = {*reconciling.FROM_A_SOURCE, "place"} - {"other_numbers"}
    assert {name: after.get(name) for name in stated & set(before)} == {
        name: before[name] for name in stated & set(before)
    }
    assert {side.field for side in beside(after, theirs) if side.state == "theirs"} <= {"other_numbers"}


@given(OURS, THEIRS, st.booleans())
def test_no_number_is_ever_lost(ours: Facts, theirs: Facts, take_number: bool) -> None:
    told = Told(ours, theirs)
    before = told.facts()
    told.enter(reconciling.same(told.row, "o1", before, takes=["number"] if take_number else []))
    after = told.facts()
    written = [str(after.get(name, "")) for name in ("number", "other_numbers")]
    keys = {reconciling.joining_key(each) for text in written for each in reconciling.numbers_in(text)}
    for said in (before, theirs):
        for name in ("number", "other_numbers"):
            for each in reconciling.numbers_in(str(said.get(name, ""))):
                assert reconciling.joining_key(each) in keys | {""}


@given(OURS, THEIRS)
def test_a_change_cites_its_row_and_says_what_stood_there(ours: Facts, theirs: Facts) -> None:
    told = Told(ours, theirs)
    change = reconciling.take(told.row, "o1", told.facts(), list(theirs))
    if change:
        assert change.data["cites"] == ["s1", 7]
        was = change.data["was"]
        assert was == {name: told.facts().get(name) for name in change.data if name not in {"was", "cites"}}


@given(THEIRS)
def test_every_decision_is_of_a_shape_that_the_journal_knows(theirs: Facts) -> None:
    row = Row("s1", 7, theirs)
    drafts = [
        *reconciling.same(row, "o1", {"number": "1"}, takes=["title"], ground=reconciling.Ground(0.9, ["number-same"])),
        *reconciling.new(row), *reconciling.none(row), *reconciling.leave_open(row), *reconciling.not_this(row, "o1"),
        *reconciling.undecided(row), *reconciling.confirm(row, "ben", {}),
    ]  # fmt: skip
    for draft in drafts:
        assert set(draft.data) <= KINDS[draft.kind]


def test_a_new_object_holds_what_the_row_says_and_goes_when_that_is_taken_back() -> None:
    told = Told({"number": "1"}, {"number": "2", "name": "jar", "page": 3})
    told.enter(reconciling.new(told.row))
    key = object_id("s1", 7)
    assert told.facts(key) == {"number": "2", "name": "jar", "source": "s1", "row": 7.0}
    assert told.row.object_after == key
    back = reconciling.give_back(told.row, key, told.layers(key), told.facts(key))
    assert back
    told.enter([back, *reconciling.undecided(told.row)])
    assert told.facts(key) == {}


def test_a_new_object_that_somebody_worked_on_stays() -> None:
    told = Told({"number": "1"}, {"number": "2", "name": "jar"})
    told.enter(reconciling.new(told.row))
    key = object_id("s1", 7)
    told.enter([Draft("object", key, {"condition": "cracked", "was": {"condition": None}})])
    assert reconciling.give_back(told.row, key, told.layers(key), told.facts(key)) is None


def test_a_fact_that_was_changed_since_is_not_given_back() -> None:
    told = Told({"number": "1"}, {"number": "1", "title": "Jar", "maker": "Unger"})
    told.enter(reconciling.same(told.row, "o1", told.facts(), takes=["title", "maker"]))
    told.enter([Draft("object", "o1", {"title": "Blue jar", "was": {"title": "Jar"}})])
    back = reconciling.give_back(told.row, "o1", told.layers(), told.facts())
    assert back
    told.enter([back])
    assert told.facts() == {"number": "1", "title": "Blue jar"}


def test_nothing_changes_before_the_second_person_says_yes() -> None:
    told = Told({"number": "1"}, {"number": "K 1", "title": "Jar"})
    told.enter(reconciling.same(told.row, "o1", told.facts(), takes=["title"], at_once=False))
    assert told.facts() == {"number": "1"}
    assert reconciling.waits(told.row.decided)
    told.enter(reconciling.confirm(told.row, "ben", told.facts()), who="ben")
    assert told.facts() == {"number": "1", "title": "Jar", "other_numbers": "K 1"}
    assert not reconciling.waits(told.row.decided)


def test_a_confirmation_does_not_repeat_what_was_done() -> None:
    told = Told({"number": "1"}, {"number": "1", "title": "Jar"})
    told.enter(reconciling.same(told.row, "o1", told.facts(), takes=["title"]))
    told.enter([Draft("object", "o1", {"title": "Blue jar", "was": {"title": "Jar"}})])
    done = reconciling.changed_by(told.row, told.layers())
    told.enter(reconciling.confirm(told.row, "ben", told.facts(), done=done))
    assert told.facts()["title"] == "Blue jar"


def test_a_decision_that_is_taken_anew_has_to_be_confirmed_anew() -> None:
    told = Told({"number": "1"}, {"number": "1"})
    told.enter(reconciling.none(told.row))
    told.enter(reconciling.confirm(told.row, "ben", {}), who="ben")
    told.enter(reconciling.leave_open(told.row))
    told.enter(reconciling.none(told.row))
    assert reconciling.waits(told.row.decided)


def test_not_this_one_is_remembered_and_forgotten_when_it_is_this_one_after_all() -> None:
    told = Told({"number": "1"}, {"number": "1"})
    told.enter(reconciling.same(told.row, "o1", told.facts()))
    told.enter(reconciling.not_this(told.row, "o1"))
    assert (told.row.verdict, told.row.not_these) == ("", ("o1",))
    told.enter(reconciling.not_this(told.row, "o2"))
    assert told.row.not_these == ("o1", "o2")
    told.enter(reconciling.same(told.row, "o1", told.facts()))
    assert told.row.not_these == ("o2",)


def test_a_decision_is_carried_to_a_newer_version_and_a_new_object_is_not_entered_twice() -> None:
    earlier = Row("s1", 7, {}, {"verdict": "new", "object": object_id("s1", 7), "confirmed": "ben"})
    (carried,) = reconciling.carried(Row("s2", 9, {}), earlier)
    assert carried.about == record_id("s2", 9)
    assert (carried.data["verdict"], carried.data["object"]) == ("same", object_id("s1", 7))
    assert carried.data["confirmed"] == "ben"
    assert reconciling.carried(Row("s2", 9, {}), Row("s1", 7, {})) == []


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("width", 450, 452, True),
        ("width", 453, 456, False),
        ("width", 813, 810, True),
        ("width", 813, 804, False),
        ("width", 304.8, 300, True),
        ("width", 10, 15, False),
        ("width", 812.8, 801, True),
        ("maker", "Ames, Sarah Fisher", "Sarah Fisher Ames", True),
        ("acquired", "1916-01-01", "1916", True),
        ("acquired", "1916-01-01", "1917", False),
        ("date", "1926", "c. 1926", False),
        ("weight", 10, 10.1, True),
        ("weight", 10, 11, False),
        ("count", 2, 3, False),
        ("title", "Sainte Apolline ; saint Michel", "SAINTE APOLLINE, SAINT MICHEL", True),
        ("title", "إبريق", "ابريق", True),
        ("title", "Plate 5", "Plate 6", False),
        ("title", "?", "!", False),
        ("number", "1978-12.45", "1978.12.45", True),
        ("number", "１９７８／１２", "1978.12", True),
        ("number", "ق ١٢", "ق 12", True),
        ("number", "0080.0006.0012", "80.6.12", True),
        ("number", "1978.1.12", "1978.11.2", False),
        ("number", "—", "?", False),
        ("number", "1978.12", "1978.21", False),
        ("materials", "terre cuite/bronze", "Bronze, terre cuite", True),
        ("photo", "https://x.example/a/b.jpg", "a/b.jpg", True),
    ],
)
def test_what_says_the_same(field: str, one: object, other: object, same: bool) -> None:
    assert reconciling.alike(field, one, other) is same
    assert reconciling.alike(field, other, one) is same


@given(OURS, THEIRS)
def test_sides_name_every_fact_once_and_pile_by_what_differs(ours: Facts, theirs: Facts) -> None:
    sides = beside(ours, theirs)
    assert len({side.field for side in sides}) == len(sides)
    assert reconciling.pile(sides) == ("differ" if "differ" in {side.state for side in sides} else "agree")
    assert reconciling.pile(None) == "alone"
    assert all(side.state == "same" for side in beside(theirs, theirs))


def test_a_place_on_the_plan_counts_for_more_than_its_words() -> None:
    ours = {"place": "p1", "place_text": "cupboard 4"}
    assert beside(ours, {"place": "p1", "place_text": "cup. IV"})[0].state == "same"
    assert beside(ours, {"place": "p2", "place_text": "shelf 9"})[0].state == "differ"
    assert beside({"place": "p1"}, {"place_text": "attic"})[0].state == "differ"
    assert beside({}, {"place_text": "attic"})[0].state == "theirs"


def test_a_number_that_is_known_as_another_number_is_no_difference() -> None:
    assert beside({"number": "1978.1", "other_numbers": "K 17; 45"}, {"number": "k17"})[0].state == "same"
    assert beside({"number": "1978.1"}, {"number": "K 17"})[0].state == "differ"


def test_a_size_that_is_only_written_otherwise_is_no_difference() -> None:
    ours = {"dimensions": "32 x 22 in. (81.3 x 55.9 cm)", "height": 813, "width": 559}
    written = {
        side.field: side.state for side in beside(ours, {"dimensions": "81 × 56 cm", "height": 810, "width": 560})
    }
    assert written == {"dimensions": "same", "height": "same", "width": "same"}
    other = {side.field: side.state for side in beside(ours, {"dimensions": "81 × 65 cm", "height": 810, "width": 650})}
    assert (other["dimensions"], other["width"]) == ("differ", "differ")
    assert beside({"dimensions": "large"}, {"dimensions": "small"})[0].state == "differ"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1978-01.12", "1978.1.12", True),
        ("57.4 B", "57.4b", True),
        ("А12", "A12", True),  # the first with a Cyrillic letter
        ("١٩٧٨.٣", "1978.3", True),
        ("1978.11.2", "1978.1.12", False),
        ("1978.3", "1978.30", False),
    ],
)
def test_numbers_of_two_sources_join_whatever_their_signs(one: str, other: str, *, same: bool) -> None:
    assert (reconciling.joining_key(one) == reconciling.joining_key(other)) is same
