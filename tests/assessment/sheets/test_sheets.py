"""Is a sheet filled in line by line, by several people at once, without anything being lost?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reorg.assessment.sheets import (
    Sheet,
    Typed,
    cell_key,
    enter,
    new_row,
    problems_open,
    problems_seen,
    seen_drafts,
    sheet_key,
    sheets_of,
    sheets_standing,
    told,
)
from reorg.method import About, Form, load_forms
from reorg.method.form_files import FACTS
from reorg.museum import UNIT_CONDITIONS, UNIT_VERDICTS, Draft, Entry, Museum, Place, Places, Writer, fold


def form(name: str) -> Form:
    found = load_forms().named(name)
    assert found is not None
    return found


ROOM, PROBLEMS, POLICIES = form("room"), form("problems"), form("policies")


def folded(*devices: list[Draft]) -> Museum:
    """Fold what several devices entered, one after the other."""
    entries: list[Entry] = []
    for at, drafts in enumerate(devices):
        link = ""
        for number, draft in enumerate(drafts):
            time = f"2026-01-0{at + 1}T00:00:{number:02}Z"
            entries.append(Writer(f"d{at}", number, link, who="a", time=time).write(draft))
            link = entries[-1].link
    return fold(entries)


def sheet(museum: Museum, of: Form = ROOM, subject: str = "r1") -> Sheet:
    return sheets_of([of], museum.forms).get((of.id, subject), Sheet(of, subject))


def write(held: Sheet, by: str = "ana", /, **values: object) -> list[Draft]:
    typed = {name.replace("_", "-"): Typed(held.value(name.replace("_", "-")), value) for name, value in values.items()}
    return list(enter(held, typed, by=by, on="2026-01-01").drafts)


def test_what_was_filled_in_stands_with_who_and_when():
    held = sheet(folded(write(Sheet(ROOM, "r1"), height=2400.0, use="store")))
    assert held.value("height") == 2400.0
    assert held.filled == 2
    assert held.people == ("ana",)
    assert held.last == "2026-01-01"
    assert str(held.words("height")) == "240 cm"
    assert str(held.words("use")) == "It holds the collection and nothing else"
    assert held.asked == 21, "photographs are not asked for"


def test_two_people_on_two_devices_fill_in_one_sheet():
    empty = Sheet(ROOM, "r1")
    held = sheet(folded(write(empty, "ana", height=2400.0), write(empty, "ben", use="store")))
    assert held.filled == 2
    assert held.people == ("ana", "ben")


def test_a_line_that_somebody_else_changed_meanwhile_is_shown_and_not_buried():
    shown = Sheet(ROOM, "r1")
    now = sheet(folded(write(shown, "ana", height=2400.0, use="store")))
    typed = {"height": Typed(None, 2600.0), "use": Typed(None, "store"), "light": Typed(None, "yes")}
    done = enter(now, typed, by="ben", on="2026-01-02")
    assert [draft.data["path"] for draft in done.drafts] == ["light"], "what nobody touched is saved"
    assert [(clash.path, clash.theirs.value, clash.theirs.by, clash.mine) for clash in done.clashes] == [
        ("height", 2400.0, "ana", 2600.0)
    ]


def test_a_line_can_be_emptied():
    first = write(Sheet(ROOM, "r1"), height=2400.0)
    held = sheet(folded(first))
    assert sheet(folded([*first, *write(held, height=None)])).filled == 0


@given(st.lists(st.tuples(st.sampled_from(["height", "use", "light"]), st.sampled_from(["1", "2", "3"])), max_size=12))
def test_whoever_has_seen_what_stands_can_change_it(changes):
    held = Sheet(ROOM, "r1")
    drafts: list[Draft] = []
    wanted: dict[str, str] = {}
    for path, value in changes:
        done = enter(held, {path: Typed(held.value(path), value)}, by="ana", on="2026-01-01")
        assert not done.clashes
        drafts += done.drafts
        wanted[path] = value
        held = sheet(folded(drafts)) if drafts else held
    assert {path: cell.value for path, cell in held.cells.items()} == wanted


def test_rows_added_at_once_are_rows_of_their_own_in_the_order_in_which_they_came():
    one, two = new_row(), new_row()
    assert one != two
    assert one[:11] <= two[:11]
    empty = Sheet(PROBLEMS)
    rows = [
        [*enter(empty, {f"problem.{row}.what": Typed(None, what)}, by=by, on="2026-01-01").drafts]
        for row, what, by in ((one, "leak", "ana"), (two, "moths", "ben"))
    ]
    held = sheet(folded(*rows), PROBLEMS, "")
    table = PROBLEMS.field("problem")
    assert table is not None
    assert held.rows(table) == sorted([one, two])
    assert {each.what for each in problems_seen([held])} == {"leak", "moths"}


def test_problems_are_told_gravest_first_with_a_key_for_their_photographs():
    said = {
        "problem.a.what": "dust",
        "problem.a.severity": "low",
        "problem.b.what": "leak",
        "problem.b.severity": "danger",
    }
    held = sheet(
        folded(
            [*enter(Sheet(PROBLEMS), {p: Typed(None, v) for p, v in said.items()}, by="ana", on="2026-01-01").drafts]
        ),
        PROBLEMS,
        "",
    )
    seen = problems_seen([held])
    assert [each.what for each in seen] == ["leak", "dust"]
    assert seen[0].key == "sheet_problems_museum_b" == sheet_key(PROBLEMS, "", "b")


def test_a_table_with_rows_of_its_own_counts_each_row():
    held = sheet(
        folded([*enter(Sheet(POLICIES), {"rules.keys.exists": Typed(None, "yes")}, by="ana", on="2026-01-01").drafts]),
        POLICIES,
        "",
    )
    assert (held.filled, held.asked) == (1, 17)
    assert str(held.words("rules.keys.exists")) == "yes"


def test_a_danger_is_told():
    held = sheet(folded(write(Sheet(ROOM, "r1"), exit="blocked", water="none")))
    assert [(field.id, str(words)) for field, words in held.dangers()] == [("exit", "Blocked or locked from inside")]


def test_what_a_later_version_no_longer_knows_is_kept_and_told_as_it_is():
    assert str(told(ROOM.field("use"), "of-old")) == "of-old"
    facts = {"x": {"form": "gone", "path": "a", "value": 1}}
    assert sheets_of([ROOM], facts) == {}


def test_one_line_has_one_id_everywhere():
    assert cell_key("room", "r1", "height") == cell_key("room", "r1", "height") != cell_key("room", "r2", "height")


UNIT = form("unit")


def standing(museum: Museum) -> Sheet:
    found = sheets_standing([UNIT], museum.forms, museum.places)
    return found.get(("unit", "u1"), Sheet(UNIT, "u1"))


def said_of_unit(museum: Museum, **values: object) -> list[Draft]:
    held = standing(museum)
    typed = {name: Typed(held.value(name), value) for name, value in values.items()}
    done = enter(held, typed, by="a", on="2026-01-01")
    shelves = museum.places.inside("u1")
    return [*done.drafts, *seen_drafts(museum.places["u1"], shelves, done.seen, at="2026-01-02T03:04:05Z")]


def test_what_a_sheet_says_of_a_unit_is_said_of_the_place_as_on_the_walk():
    unit = [Draft("place", "u1", {"code": "A1", "kind": "unit"})]
    shelf = [Draft("place", "s1", {"code": "A", "kind": "shelf", "place": "u1", "fill": 0.3})]
    drafts = [*unit, *shelf]
    drafts += said_of_unit(folded(drafts), fill=80.0, state="poor", labelled="no", verdict="modify", material="wood")
    museum = folded(drafts)
    place = museum.places["u1"]
    assert (place.fill, place.condition, place.labelled, place.verdict) == (0.8, "poor", False, "modify")
    assert (place.walked, museum.places["s1"].fill) == ("2026-01-02T03:04:05Z", None), "seen as a whole, as on the walk"
    assert [facts["path"] for facts in museum.forms.values()] == ["material"], "nothing is kept beside the place"
    assert {path: cell.value for path, cell in standing(museum).cells.items()} == {
        "fill": 80.0, "state": "poor", "labelled": "no", "verdict": "modify", "material": "wood",
    }  # fmt: skip
    emptied = folded([*drafts, *said_of_unit(museum, state=None, labelled="yes")]).places["u1"]
    assert (emptied.condition, emptied.labelled, emptied.verdict) == ("", True, "modify")


def test_a_fact_that_somebody_else_said_meanwhile_is_a_clash():
    places = Places.of([Place("u1", "A1", "unit", condition="unsafe"), Place("u2", "A2", "unit")])
    standing = sheets_standing([UNIT, form("room")], {}, places)
    assert list(standing) == [("unit", "u1")], "of A2 nobody said anything"
    held = standing["unit", "u1"]
    done = enter(held, {"state": Typed(None, "good")}, by="a", on="2026-01-01")
    assert ([clash.theirs.value for clash in done.clashes], done.seen) == (["unsafe"], {})
    assert [str(words) for _, words in held.dangers()] == ["Unsafe: leans, sags, or is not fixed"]


def test_the_words_that_a_fact_can_be_are_those_of_the_walk():
    facts = FACTS[About.UNIT]
    assert (set(facts["condition"][1]), set(facts["verdict"][1])) == (set(UNIT_CONDITIONS), set(UNIT_VERDICTS))


def test_what_is_open_are_problems_that_nobody_solved_and_dangers_on_any_sheet():
    said = {
        "problem.a.what": "dust",
        "problem.a.severity": "low",
        "problem.b.what": "leak",
        "problem.b.severity": "danger",
        "problem.b.solved": "2026-02-03",
        "problem.c.severity": "high",
    }
    drafts = [*enter(Sheet(PROBLEMS), {p: Typed(None, v) for p, v in said.items()}, by="ana", on="2026-01-01").drafts]
    field, choice = next((each, choice) for each in ROOM.fields for choice in each.choices if choice.danger)
    drafts += enter(Sheet(ROOM, "r1"), {field.id: Typed(None, choice.id)}, by="ben", on="2026-01-02").drafts
    held = sheets_of([ROOM, PROBLEMS], folded(drafts).forms)
    seen = problems_open(held.values())
    assert [(each.severity, each.place, each.by) for each in seen] == [("danger", "r1", "ben"), ("low", "", "ana")]
    assert str(field.name) in str(seen[0].what)
    assert seen[1].what == "dust"
    better = enter(held["room", "r1"], {field.id: Typed(choice.id, None)}, by="ben", on="2026-01-03").drafts
    held = sheets_of([ROOM, PROBLEMS], folded(drafts, [*better]).forms)
    assert [each.what for each in problems_open(held.values())] == ["dust"], "what is chosen anew is a danger no more"


def test_problems_of_the_first_version_can_still_be_read():
    old = {"form": "problems", "version": 1, "path": "problem.a.what", "value": "leak", "by": "ana", "on": "2026-01-01"}
    (seen,) = problems_open(sheets_of([PROBLEMS], {"x": old}).values())
    assert (seen.what, seen.solved) == ("leak", "")
