"""Is a cell cut as the examples showed, in one way only, with nothing lost?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange.meaning import Example, Rule, learn, rule_data, rule_from, several, suggested

CAPTION = Example(
    "Oil on canvas, 1890, 50 x 60 cm", {"materials": "Oil on canvas", "date": "1890", "dimensions": "50 x 60 cm"}
)


def rule(*examples: Example, cells: tuple[str, ...] = ()) -> Rule:
    learned = learn(examples, cells)
    assert learned is not None
    return learned


def test_one_example_cuts_cells_like_it() -> None:
    cut = rule(CAPTION).cut
    assert cut("Bronze, c. 1900, H. 30 cm") == {"materials": "Bronze", "date": "c. 1900", "dimensions": "H. 30 cm"}
    assert cut("Terre cuite,18e siècle,  12 cm") == {
        "materials": "Terre cuite", "date": "18e siècle", "dimensions": "12 cm"
    }  # fmt: skip


def test_what_parts_the_pieces_may_stand_in_one_of_them_where_that_is_the_only_way() -> None:
    cut = rule(CAPTION).cut
    assert cut("Oil, gold leaf on panel, c. 1450, 50 x 60 cm") == {
        "materials": "Oil, gold leaf on panel", "date": "c. 1450", "dimensions": "50 x 60 cm"
    }  # fmt: skip
    assert cut("Wood, 18th century, 20 x 30 cm, framed 40 x 50 cm") == {
        "materials": "Wood", "date": "18th century", "dimensions": "20 x 30 cm, framed 40 x 50 cm"
    }  # fmt: skip


def test_what_does_not_fit_stays_whole() -> None:
    cut = rule(CAPTION).cut
    for text in ("Bronze", "Bronze, 12 cm", "Bronze; 1890; 12 cm", "", ", , ", "1890, Bronze, 12 cm"):
        assert cut(text) is None, text


def test_two_ways_are_no_way() -> None:
    cut = rule(Example("Smith, J., Leeds", {"maker": "Smith, J.", "culture": "Leeds"})).cut
    assert cut("Jones, A., York") == {"maker": "Jones, A.", "culture": "York"}
    assert cut("Jones, A., York, England") is None


def test_a_second_example_teaches_another_pattern() -> None:
    short = Example("Bronze, 12 cm", {"materials": "Bronze", "dimensions": "12 cm"})
    cut = rule(CAPTION, short).cut
    assert cut("Iron, 3 cm") == {"materials": "Iron", "dimensions": "3 cm"}
    assert cut("Iron, 1850, 3 cm") == {"materials": "Iron", "date": "1850", "dimensions": "3 cm"}


def test_words_that_differ_from_cell_to_cell_are_left_out() -> None:
    text = "Angelico - peintre - Vers 1395 - 1455 - Fra - Fra Angelico"
    others = ("Renoir - Auguste - peintre - 1841 - 1919", "Anonyme italien - XVIIe siècle", "Pater - peintre - 1695")
    cut = rule(Example(text, {"maker": "Angelico"}), cells=others).cut
    assert [cut(each) for each in others] == [{"maker": "Renoir"}, {"maker": "Anonyme italien"}, {"maker": "Pater"}]
    assert cut("Boulle") is None


def test_words_that_are_always_the_same_stay_between() -> None:
    cut = rule(
        Example("Painted by J. Smith in 1890", {"maker": "J. Smith", "date": "1890"}),
        cells=("Painted by A. Roy in 1900", "Painted by Ann Lee in 1950"),
    ).cut
    assert cut("Painted by K. Lo in 1950") == {"maker": "K. Lo", "date": "1950"}


def test_pieces_that_only_change_their_signs() -> None:
    cut = rule(Example("1978.12a", {"number": "1978.12", "notes": "a"})).cut
    assert cut("1979.5b") == {"number": "1979.5", "notes": "b"}
    assert cut("1979.5") is None


def test_a_number_is_known_by_its_signs() -> None:
    cut = rule(Example("Vase 1978.12", {"name": "Vase", "number": "1978.12"})).cut
    assert cut("Big old jar 1978.13") == {"name": "Big old jar", "number": "1978.13"}
    assert cut("Table 2 of 3") is None


def test_brackets() -> None:
    cut = rule(Example("Vase (bronze)", {"name": "Vase", "materials": "bronze"})).cut
    assert cut("Big jar (glazed clay)") == {"name": "Big jar", "materials": "glazed clay"}


def test_other_scripts() -> None:
    cut = rule(Example("جرة، فخار، 30 × 20 سم", {"name": "جرة", "materials": "فخار", "dimensions": "30 × 20 سم"})).cut
    assert cut("إبريق، نحاس، 25 × 12 سم") == {"name": "إبريق", "materials": "نحاس", "dimensions": "25 × 12 سم"}


def test_an_example_that_is_not_in_its_cell_teaches_nothing() -> None:
    assert learn([Example("Oil, 1890", {"materials": "Wood"})]) is None
    assert learn([Example("Oil, 1890", {"nothing": "Oil"})]) is None
    assert learn([Example("Oil", {"materials": "Oil", "name": "Oil"})]) is None
    assert learn([]) is None


def test_a_rule_is_plain_data() -> None:
    learned = rule(CAPTION, Example("Bronze, 12 cm", {"materials": "Bronze", "dimensions": "12 cm"}))
    assert rule_from(rule_data(learned)) == learned
    assert rule_from({"examples": rule_data(learned)["examples"]}) == learned
    assert rule_from({}) is None
    assert rule_from({"patterns": [{"pieces": [{"field": "nothing"}], "between": ["", ""]}]}) is None


WORD = st.text(st.sampled_from("abcdefgh éя陶"), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(WORD, min_size=2, max_size=4), st.sampled_from([" - ", "; ", " / ", ", "]), st.lists(WORD, max_size=6))
def test_nothing_is_lost_and_nothing_invented(pieces: list[str], parter: str, others: list[str]) -> None:
    names = ("name", "notes", "materials", "maker")
    learned = learn([Example(parter.join(pieces), dict(zip(names, pieces, strict=False)))])
    if learned is None:  # a piece that stands in another one cannot be told from it
        return
    text = parter.join(others)
    found = learned.cut(text)
    if found is not None:
        parts = list(found.values())
        assert parter.strip().join(part.replace(" ", "") for part in parts) == text.replace(" ", "")


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_is_read_without_a_fault(text: str, pieces: list[str]) -> None:
    learned = learn([Example(text, dict(zip(("name", "date", "notes"), pieces, strict=False)))], [text])
    if learned is not None:
        assert rule_from(rule_data(learned)) == learned
        learned.cut(text + text)


def test_a_first_example_is_suggested() -> None:
    cells = ["Oil on canvas, 1890, 50 x 60 cm", "Wood, 1900, 12 cm", "Bronze"]
    assert several(cells) == ", "
    assert several(["Jar", "Two jars, broken", "Pot"]) == ""
    assert suggested(cells) == (cells[0], [("Oil on canvas", ""), ("1890", "date"), ("50 x 60 cm", "dimensions")])
    assert suggested([]) is None
