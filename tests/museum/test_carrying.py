"""Do the steps of the procedures do to objects what they say, whatever is done in which order?"""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from reorg.museum import (
    CONDITIONS,
    FIELDS,
    KEPT,
    KINDS,
    PAPERS,
    PROCEDURES,
    STATES,
    Case,
    Draft,
    Facts,
    Layer,
    Writer,
    begun,
    cancelled,
    carried,
    current,
    next_case_number,
    next_serial,
    possible,
    refused,
    refused_cancel,
    refused_signature,
    refused_step,
    same_person,
    signed,
    stage,
    walked,
)

TODAY = "2026-06-10"
SAID: dict[str, object] = {"number": "L-2026-001", "party": "City", "date": "2026-06-01", "until": "2026-06-30"}


class Store:
    """Piles of entries by subject, laid flat as the journal does it."""

    def __init__(self, objects: dict[str, Facts]) -> None:
        self.layers: dict[str, list[Layer]] = {}
        self.writer = Writer("d", 0, "", who="ana", time="2026-06-01T00:00:00Z")
        self.enter([Draft("object", key, facts) for key, facts in objects.items()])

    def enter(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            entry = self.writer.write(draft)  # refuses a fact that the journal does not know
            layer = Layer(entry.time, "d", entry.number, entry.act, entry.kind, entry.who, entry.data)
            self.layers.setdefault(draft.about, []).append(layer)

    def facts(self, key: str) -> dict[str, object]:
        return current(self.layers.get(key, []))

    def case(self) -> Case:
        facts = self.facts("w1")
        ids = facts.get("objects")
        keys = [str(each) for each in ids] if isinstance(ids, list) else []
        went = {key for key in keys if any(layer.data.get("procedure") == "w1" for layer in self.layers[key])}
        return Case("w1", facts, {key: self.facts(key) for key in keys}, frozenset(went))


def jars(count: int = 2) -> dict[str, Facts]:
    return {f"o{at}": {"number": f"1978.{at}", "name": "jar", "place": "s1"} for at in range(count)}


def begin(code: str, objects: dict[str, Facts], **said: object) -> Store:
    store = Store(objects)
    store.enter(begun(PROCEDURES[code], "w1", {**SAID, **said}, things=[], objects=objects))
    return store


def test_every_procedure_names_only_what_the_journal_knows() -> None:
    letters = [each.letter for each in PROCEDURES.values()]
    assert len(set(letters)) == len(letters)
    assert "F" not in letters  # recovery numbers
    for procedure in PROCEDURES.values():
        asked = {ask.name for ask in procedure.asks} - {"number_from"}
        assert asked <= KINDS["procedure"], procedure.code
        assert set(procedure.papers) <= set(PAPERS)
        assert procedure.signatures == 1 or len(procedure.signers) == 2
        assert procedure.ask("date"), procedure.code
        effects = [*procedure.opened.values(), procedure.when_signed, *(step.effect for step in procedure.steps)]
        for effect in effects:
            assert {fact for fact, _ in effect.says} <= {*FIELDS, *KEPT}
            assert effect.state in {None, "", *STATES}
        assert procedure.of <= {"", *STATES}


def test_a_loan_goes_out_only_when_two_have_signed() -> None:
    store = begin("loan out", jars())
    loan = store.case()
    assert stage(loan, TODAY) == "sign"
    out = PROCEDURES["loan out"].step("out")
    assert out
    assert refused_step(loan, out, ["o0"], {})
    assert possible(loan) == []
    store.enter(signed(loan, "Omar", TODAY))
    assert refused_signature(store.case(), "ómar ")
    store.enter(signed(store.case(), "Leila", TODAY))
    assert [step.code for step in possible(store.case())] == ["out"]
    store.enter(carried(store.case(), out, ["o0"], values={"on": TODAY, "by": "Rima"}))
    assert [step.code for step in possible(store.case())] == ["out", "back"]
    assert stage(store.case(), "2026-07-01") == "overdue"
    assert refused_cancel(store.case(), "no")


@given(st.lists(st.tuples(st.sampled_from(["out", "back"]), st.sets(st.sampled_from(["o0", "o1", "o2"]))), max_size=12))
def test_what_went_out_comes_back_to_its_place_whatever_is_tried(steps: list[tuple[str, set[str]]]) -> None:
    store = begin("loan out", jars(3))
    for name in ("Omar", "Leila"):
        store.enter(signed(store.case(), name, TODAY))
    for code, chosen in steps:
        step = PROCEDURES["loan out"].step(code)
        assert step
        if not refused_step(store.case(), step, chosen, {"on": TODAY}):
            store.enter(carried(store.case(), step, sorted(chosen), values={"on": TODAY, "by": "x"}))
    case = store.case()
    for key, facts in case.objects.items():
        out = case.standing(key) == "under"
        assert (facts.get("state") == "lent") == out
        assert facts.get("place") == (None if out else "s1")
        assert ("due" in facts) == ("usual_place" in facts) == out
    assert bool(case.facts.get("closed")) == all(case.standing(key) == "done" for key in case.objects)


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_signatures_are_never_one_person_s(one: str, other: str) -> None:
    case = Case("w1", {"procedure": "loan out", "number": "L-2026-001", "signed": one}, jars())
    if same_person(one, other):
        assert refused_signature(case, other)
    assert same_person(one, one.upper()) == same_person(one, one)


def test_a_gift_gets_its_number_with_the_second_signature() -> None:
    entered: dict[str, Facts] = {"o0": {"number": "E-2026-001.1", "name": "lamp", "state": "entered", "owner": "Ana"}}
    store = begin("acquisition", entered, way="gift", number="A-2026-001", lines={"o0": "2026.7"})
    store.enter(signed(store.case(), "Omar", TODAY))
    assert store.facts("o0")["number"] == "E-2026-001.1"
    store.enter(signed(store.case(), "Leila", TODAY))
    assert store.facts("o0") == {
        "number": "2026.7", "other_numbers": "E-2026-001.1", "name": "lamp", "acquisition": "gift, City", "acquired": "2026-06-01",
    }  # fmt: skip
    assert stage(store.case(), TODAY) == "closed"


def test_what_is_lost_is_struck_without_being_set_apart() -> None:
    lost: dict[str, Facts] = {"o0": {"number": "1", "state": "missing"}, "o1": {"number": "2", "place": "s1"}}
    store = begin("deaccession", lost, number="S-2026-001", until="2026-06-05", place="pq")
    for name in ("Omar", "Leila"):
        store.enter(signed(store.case(), name, TODAY))
    assert (store.facts("o0")["state"], store.facts("o1")["state"], store.facts("o1")["place"]) == (
        "missing",
        "leaving",
        "pq",
    )
    leave = PROCEDURES["deaccession"].step("leave")
    assert leave
    assert refused_step(store.case(), leave, ["o0"], {"on": "2026-06-04"})
    store.enter(carried(store.case(), leave, ["o0", "o1"], values={"on": TODAY, "by": "City", "how": "lost"}))
    assert {store.facts(key)["state"] for key in lost} == {"struck"}
    assert store.case().facts["result"] == "written off as lost"


def test_a_procedure_says_everything_that_is_wrong_at_once() -> None:
    objects: dict[str, Facts] = {"o0": {"number": "1", "state": "lent"}, "o1": {"number": "2", "state": "struck"}}
    said = refused(PROCEDURES["loan out"], {"date": "2026-06-02", "until": "2026-06-01"}, objects=objects, things=[])
    assert [str(each) for each in said] == [
        "1 cannot take part: it is lent out.",
        "2 cannot take part: it is struck from the register.",
        "It would end on 2026-06-01, before it begins on 2026-06-02. Nothing was entered.",
    ]


def test_a_cancelled_procedure_does_nothing_more() -> None:
    store = begin("loan out", jars())
    assert refused_cancel(store.case(), " ")
    store.enter(cancelled(store.case(), "no money"))
    assert stage(store.case(), TODAY) == "cancelled"
    assert refused_signature(store.case(), "Omar")
    assert possible(store.case()) == []


def test_only_a_person_s_word_makes_a_thing_missing() -> None:
    store = begin("inventory", {}, number="I-2026-001", place="s1")
    held = jars()
    store.enter([Draft("object", key, facts) for key, facts in held.items()])
    said = {"o0": ("not seen", held["o0"]), "o1": ("missing", held["o1"])}
    store.enter(walked(store.case(), said, strangers={}, found={}, on=TODAY, here=False))
    assert "state" not in store.facts("o0")
    assert store.facts("o1")["state"] == "missing"
    again = {"o1": ("seen", store.facts("o1"))}
    store.enter(walked(store.case(), again, strangers={}, found={}, on=TODAY, here=False))
    assert ("state" not in store.facts("o1"), store.facts("o1")["seen"]) == (True, TODAY)
    assert store.case().lines == {"o0": "not seen", "o1": "seen"}


@given(st.lists(st.integers(1, 4000)), st.sampled_from(string.ascii_uppercase), st.integers(1900, 2100))
def test_a_number_is_never_given_twice(serials: list[int], letter: str, year: int) -> None:
    used = [f"{letter}-{year}-{each:03d}" for each in serials] + [f"{letter}-{year - 1}-9999", "X"]
    new = next_serial(letter, year, used)
    assert new not in used
    assert new == f"{letter}-{year}-{max(serials, default=0) + 1:03d}"


def test_numbers_of_a_procedure_bear_its_letter_and_year() -> None:
    assert next_case_number(PROCEDURES["loan out"], 2026, ["L-2026-002", "L-2025-014", "B-2026-009"]) == "L-2026-003"
    assert len(CONDITIONS) == 4
