"""Are the rows of two lists matched rightly, whatever their order and whoever comes first?"""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reorg.documentation import Matching, Register, match
from reorg.documentation.matching import Level
from reorg.documentation.matching.answer import VETOES, vetoes
from reorg.language import Message
from tests.documentation.matching.lists import Row, listed, planted, real_rows
from tests.documentation.registers import register


def sure(found: Matching) -> set[tuple[int, int]]:
    return set(zip(found.a[found.automatic].tolist(), found.b[found.automatic].tolist(), strict=True))


@pytest.fixture(scope="module")
def truth() -> tuple[list[Row], list[Row], dict[int, int], Matching]:
    one, other, pairs = planted(seed=5)
    return one, other, pairs, match(listed(one), listed(other))


def test_what_was_planted_is_found_and_nothing_else(
    truth: tuple[list[Row], list[Row], dict[int, int], Matching],
) -> None:
    _, _, pairs, found = truth
    right = {(a, b) for b, a in pairs.items()}
    assert sure(found) <= right
    assert len(sure(found)) >= 0.88 * len(right)
    among = set(zip(found.a.tolist(), found.b.tolist(), strict=True))
    assert len(among & right) >= 0.97 * len(right)


def test_counts_add_up(truth: tuple[list[Row], list[Row], dict[int, int], Matching]) -> None:
    one, other, _, found = truth
    assert found.rows_a == len(one)
    assert found.rows_b == len(other)
    assert found.agree + found.differ == int(found.automatic.sum())
    assert found.alone_a == len(one) - found.agree - found.differ
    assert found.alone_b == len(other) - found.agree - found.differ
    assert found.agree
    assert found.differ


def test_no_row_has_more_than_five_candidates_or_two_partners(
    truth: tuple[list[Row], list[Row], dict[int, int], Matching],
) -> None:
    found = truth[-1]
    for row in range(1, found.rows_b + 1):
        pairs = found.of(row)
        assert len(pairs) <= 5
        assert sum(pair.automatic for pair in pairs) <= 1
        assert not any(pair.automatic for pair in pairs[1:])
        assert len({pair.a for pair in pairs}) == len(pairs)
    assert len({a for a, _ in sure(found)}) == len(sure(found))


def test_every_pair_can_be_told(truth: tuple[list[Row], list[Row], dict[int, int], Matching]) -> None:
    for pair in truth[-1].pairs():
        assert 0 <= pair.score <= 1
        assert pair.group
        assert pair.reasons
        for reason in pair.reasons:
            assert isinstance(reason.message, Message)
            assert str(reason.message).endswith(".")
        assert not (pair.automatic and pair.vetoes)


def test_a_list_against_itself_agrees_wholly() -> None:
    rows = real_rows()
    found = match(listed(rows), listed(rows))
    assert sure(found) == {(at, at) for at in range(1, len(rows) + 1)}
    assert found.agree == len(rows)
    assert found.differ == found.alone_a == found.alone_b == 0


def test_the_order_of_rows_does_not_matter(truth: tuple[list[Row], list[Row], dict[int, int], Matching]) -> None:
    one, other, _, found = truth
    chance = random.Random(1)
    places = list(range(len(one)))
    turned = list(range(len(other)))
    chance.shuffle(places)
    chance.shuffle(turned)
    again = match(listed([one[at] for at in places]), listed([other[at] for at in turned]))
    back = {(places[a - 1] + 1, turned[b - 1] + 1) for a, b in sure(again)}
    # what is learned is learned from samples that stand elsewhere now: pairs at the very edge may change sides
    assert len(back ^ sure(found)) <= 0.02 * len(sure(found))


def test_who_comes_first_does_not_matter(truth: tuple[list[Row], list[Row], dict[int, int], Matching]) -> None:
    one, other, _, found = truth
    turned = match(listed(other), listed(one))
    assert len({(a, b) for b, a in sure(turned)} ^ sure(found)) <= 0.03 * len(sure(found))


def test_without_numbers_no_number_is_told_and_nothing_is_wrong() -> None:
    one, other, pairs = planted(seed=6)
    found = match(listed(one), listed(other), ignore_numbers=True)
    assert found.ignored_numbers
    assert "number" not in found.compared
    assert sure(found) <= {(a, b) for b, a in pairs.items()}
    assert len(sure(found)) > 0.5 * len(pairs)
    assert not any(code.startswith("number") for pair in found.pairs() for code in (r.code for r in pair.reasons))


def family(numbers: Sequence[str | None], **more: str) -> list[Row]:
    """Return rows that are alike but for their numbers."""
    said = {
        "title": "Untitled",
        "maker": "Elias Moser",
        "dimensions": "30 x 20 cm",
        "acquisition": "Gift of A. Weiss",
    } | more
    return [{"number": number, **said} for number in numbers]


def with_others(rows: list[Row]) -> Register:
    return listed([*rows, *real_rows()[:120]])


def test_plates_of_a_series_are_not_joined_by_likeness() -> None:
    one = with_others(family(["2001.7.1", "2001.7.2", "2001.7.3"]))
    other = with_others(family(["2001.7.4", "2001.7.5", None]))
    assert not {(a, b) for a, b in sure(match(one, other)) if a <= 3 or b <= 3}


def test_several_rows_that_are_alike_stay_open() -> None:
    one = with_others(family([None, None, None]))
    other = with_others(family([None, None, None]))
    found = match(one, other)
    assert not {(a, b) for a, b in sure(found) if a <= 3 or b <= 3}
    assert {pair.vetoes for row in (1, 2, 3) for pair in found.of(row)} == {("several-alike",)}


def test_two_numbers_that_both_lists_know_are_two_objects() -> None:
    one = with_others([*family(["1998.4.12"]), *family(["1998.4.21"], title="A Bridge in Winter", maker="Ruth Aller")])
    other = with_others(
        [*family(["1998.4.21"]), *family(["1998.4.12"], title="A Bridge in Winter", maker="Ruth Aller")]
    )
    found = match(one, other)
    assert not {(a, b) for a, b in sure(found) if a <= 2 or b <= 2}
    assert "numbers-known" in {code for pair in found.of(1) for code in pair.vetoes}


def test_parts_of_one_whole_are_not_joined() -> None:
    one = with_others(family(["1977.3.a"], title="Lid of a coffee pot with swans"))
    other = with_others(family(["1977.3.b"], title="Lid of a coffee pot with swans"))
    found = match(one, other)
    assert (1, 1) not in sure(found)
    assert any("other-part" in pair.vetoes for pair in found.of(1))


def test_a_number_that_was_mistyped_is_found_by_all_the_rest() -> None:
    one = with_others(family(["1956.33.71"], title="Harvest wagon before the storm", maker="Berta Kessel"))
    other = with_others(family(["1956.33.17"], title="Harvest wagon before the storm", maker="Berta Kessel"))
    pair = match(one, other).of(1)[0]
    assert pair.a == 1
    assert pair.automatic
    assert "number-swapped" in {reason.code for reason in pair.reasons}
    assert "number" in pair.differ


def test_the_number_of_another_object_is_not_taken_for_its_own() -> None:
    """A mistyped number that is another object's: the title tells, and neither is taken without looking."""
    one = with_others(
        [*family(["1956.33.71"], title="Harvest wagon"), *family(["1956.33.17"], title="Boats at anchor")]
    )
    other = with_others(family(["1956.33.17"], title="Harvest wagon"))
    found = match(one, other)
    assert (2, 1) not in sure(found)
    assert found.of(1)[0].a in {1, 2}


def test_another_number_of_the_same_object_joins_them() -> None:
    rows = real_rows()[:60]
    one = [dict(row, other_numbers=f"K {900 + at}; old 4") for at, row in enumerate(rows)]
    other = [dict(row) for row in rows]
    for at in range(5):
        other[at]["number"] = f"K. {900 + at}"
    found = match(listed(one), listed(other))
    assert {(at, at) for at in range(1, 6)} <= sure(found)
    assert found.of(1)[0].reasons[0].code == "number-elsewhere" or "number-elsewhere" in {
        reason.code for reason in found.of(1)[0].reasons
    }


def test_columns_are_found_by_what_stands_in_them() -> None:
    rows = real_rows()
    one = listed([{"number": row["number"], "title": row["title"], "maker": row["maker"]} for row in rows])
    other = listed(rows)
    unnamed = Register(other.db, other.name, other.columns, other.rows, {"title": other.meaning["title"]})
    found = match(one, unnamed)
    assert "number" in found.compared
    assert "maker" in found.compared
    assert found.agree == len(rows)


def test_sizes_without_a_unit_are_brought_to_one() -> None:
    rows = real_rows()[:80]
    one = listed(
        [
            {"number": row["number"], "title": row["title"], "height": str(10 + at), "width": str(7 + at)}
            for at, row in enumerate(rows)
        ]
    )
    other = listed(
        [
            {
                "number": row["number"],
                "title": row["title"],
                "dimensions": f"{(10 + at) * 2.54:.1f} x {(7 + at) * 2.54:.1f} cm",
            }
            for at, row in enumerate(rows)
        ]
    )
    found = match(one, other)
    assert len(sure(found)) == 80
    size = found.levels[:, found.compared.index("size")]
    assert set(size.tolist()) <= {Level.SAME, Level.NEAR}


def test_lists_numbered_in_two_ways_are_matched_by_the_rest() -> None:
    rows = [row for row in real_rows() if row["dimensions"] and row["title"]][:100]
    one = listed(rows)
    other = listed([dict(row, number=str(at)) for at, row in enumerate(rows, start=1)])
    found = match(one, other)
    assert found.ignored_numbers
    assert {(a, b) for a, b in sure(found)} <= {(at, at) for at in range(1, 101)}


def test_nothing_to_compare_gives_no_pairs() -> None:
    one, other = register(number=["1", "2"]), register(materials=["wood", "stone"])
    found = match(one, other)
    assert len(found) == 0
    assert found.alone_a == found.alone_b == 2


def test_lists_of_numbers_alone_are_joined_by_them() -> None:
    numbers = [f"1980.{at}" for at in range(1, 40)]
    found = match(register(number=numbers), register(number=list(reversed(numbers)), place_text=["Room 1"] * 39))
    assert len(sure(found)) == 39


def test_one_row_each() -> None:
    one = match(listed(real_rows()[:1]), listed(real_rows()[:1]))
    assert sure(one) == {(1, 1)}
    assert len(match(listed(real_rows()[:1]), listed(real_rows()[1:2]))) <= 1


def test_progress_is_told_from_nothing_to_all() -> None:
    told: list[float] = []
    match(listed(real_rows()[:30]), listed(real_rows()[:30]), progress=lambda share, _message: told.append(share))
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)


def test_fewer_candidates_can_be_asked_for() -> None:
    one, other, _ = planted(seed=7)
    found = match(listed(one), listed(other), candidates=2)
    assert max(len(found.of(row)) for row in range(1, found.rows_b + 1)) <= 2


words = st.text(alphabet="abcdeéß ñ東京ابт1234.-/x\"'", max_size=12)
rows_ = st.lists(
    st.fixed_dictionaries({"number": words | st.none(), "title": words | st.none(), "dimensions": words | st.none()}),
    min_size=1,
    max_size=12,
)


@settings(max_examples=15)
@given(rows_, rows_)
def test_anything_can_be_matched(one: list[Row], other: list[Row]) -> None:
    found = match(listed(one), listed(other))
    pairs = sure(found)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    assert found.alone_a >= 0
    assert found.alone_b >= 0
    assert all(1 <= pair.a <= len(one) and 1 <= pair.b <= len(other) for pair in found.pairs())


COLUMNS = (
    "number",
    "other_numbers",
    "name",
    "title",
    "description",
    "maker",
    "materials",
    "date",
    "width",
    "weight",
    "photo",
)
columns = st.lists(st.sampled_from(COLUMNS), min_size=1, unique=True)


@settings(max_examples=25)
@given(columns, columns, st.randoms(use_true_random=False))
def test_whatever_columns_the_lists_have(first: list[str], second: list[str], chance: random.Random) -> None:
    def column() -> list[str | None]:
        return [chance.choice(["jar", "iron lamp", "1974.2", "12", "30 cm", None]) for _ in range(6)]

    one, other = (register(**{name: column() for name in names}) for names in (first, second))
    found = match(one, other)
    assert found.rows_a == found.rows_b == 6
    assert all(pair.score <= 1 for pair in found.pairs())


def test_vetoes_have_names() -> None:
    assert vetoes(0) == ()
    assert vetoes(sum(VETOES)) == tuple(VETOES.values())
