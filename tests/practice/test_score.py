"""Is what somebody found in a practice museum counted as it should be?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.language import Trouble
from reorg.practice import KINDS, SAID, Claim, KindScore, Truth, generate, read_claims, score

OF_THE_STORE = ("stranger", "unlabelled", "floor")


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return generate(tmp_path_factory.mktemp("score"), seed=4, objects=500, sheet="csv")


def by_kind(found: tuple[KindScore, ...]) -> dict[str, KindScore]:
    return {each.kind: each for each in found}


def all_claims(truth: Truth) -> list[Claim]:
    """Everything that is true, said as people say it: by row where there is one, else by number, else by place."""
    claims = []
    for kind in KINDS:
        for each in truth.of(kind):
            thing = truth.by_id.get(each.objects[0]) if each.objects else None
            if each.rows:
                claims += [Claim(kind, row) for row in each.rows]
            elif each.clean and kind != "stranger":
                claims.append(Claim(kind, number=each.clean))
            elif thing:
                claims.append(Claim(kind, number=thing.number, place="" if thing.number else thing.place))
        claims += [Claim(kind, row) for row in truth.already.get(kind, ())]
    return claims


def test_who_says_all_that_is_true_has_found_all_and_is_right(truth: Truth) -> None:
    for each in score(truth, all_claims(truth)):
        assert (each.found, each.right) == (each.planted, each.said), each
        assert each.planted >= 1
        assert (each.recall, each.precision) == (1.0, 1.0)


def test_who_says_nothing_has_found_nothing(truth: Truth) -> None:
    for each in score(truth, ()):
        assert (each.found, each.said, each.precision) == (0, 0, None)
        assert each.recall == 0


@settings(max_examples=30)
@given(st.data())
def test_any_part_of_the_truth_counts_as_that_part(truth: Truth, data: st.DataObject) -> None:
    rows = truth.rows("place-missing")
    said = data.draw(st.sets(st.sampled_from(rows)))
    wrong = data.draw(st.sets(st.sampled_from(sorted(set(range(1, truth.objects + 1)) - set(rows))), max_size=20))
    found = by_kind(score(truth, [Claim("place-missing", row) for row in said | wrong]))["place-missing"]
    assert (found.found, found.said, found.right) == (len(said), len(said | wrong), len(said))


def test_a_wrong_claim_is_a_false_alarm_of_its_kind(truth: Truth) -> None:
    sound = next(thing for thing in truth.things if thing.rows and thing.place == thing.recorded != "")
    found = by_kind(score(truth, [Claim("misplaced", sound.rows[0])]))["misplaced"]
    assert (found.said, found.right, found.precision) == (1, 0, 0.0)


def test_saying_it_twice_counts_once(truth: Truth) -> None:
    row = truth.rows("number-missing")[0]
    found = by_kind(score(truth, [Claim("number-missing", row)] * 3))["number-missing"]
    assert (found.found, found.said, found.right) == (1, 1, 1)


def test_what_is_misplaced_is_found_where_it_truly_stands(truth: Truth) -> None:
    each = truth.of("misplaced")[0]
    there, elsewhere = each.clean, each.written
    for place, right in ((there, 1), (there.lower().replace("-", "/"), 1), (elsewhere, 0), ("", 1)):
        found = by_kind(score(truth, [Claim("misplaced", each.rows[0], "", place)]))["misplaced"]
        assert found.right == right, place


def test_a_thing_without_a_number_is_said_by_its_place(truth: Truth) -> None:
    stranger = next(thing for thing in truth.things if not thing.number)
    here = sum(truth.by_id[each.objects[0]].place == stranger.place for each in truth.of("stranger"))
    found = by_kind(score(truth, [Claim("stranger", place=stranger.place)] * (here + 1)))["stranger"]
    assert (found.found, found.said, found.right) == (here, here + 1, here)


def test_who_finds_a_thing_gone_need_not_know_the_thief(truth: Truth) -> None:
    stolen = truth.by_id[truth.of("stolen")[0].objects[0]]
    found = by_kind(score(truth, [Claim("missing", number=stolen.number)]))
    assert (found["stolen"].right, found["lost"].said) == (1, 0)


def test_every_word_means_kinds_that_there_are() -> None:
    assert {kind for kinds in SAID.values() for kind in kinds} == set(KINDS)


def test_a_list_of_findings_is_read_as_people_write_it(tmp_path: Path) -> None:
    path = tmp_path / "found.csv"
    path.write_text(
        "Place;KIND ;Row\nA01-2;Misplaced;7\n;place missing;9\n;;\n;ghost;3\n;lost;\n", encoding="utf-8-sig"
    )
    claims, unknown = read_claims(path)
    assert claims == [Claim("misplaced", 7, "", "A01-2"), Claim("place-missing", 9)]
    assert unknown == ("ghost",)


@pytest.mark.parametrize(
    "text", ["", "row,number\n1,2\n", "kind\nlost\n", "kind,row\nlost,seven\n", "kind,row\nlost,0\n"]
)
def test_a_list_that_says_nothing_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "found.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble):
        read_claims(path)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\xff\xd8\xff\xe0")
    for name in ("picture.csv", "none.csv"):
        with pytest.raises(Trouble):
            read_claims(tmp_path / name)
