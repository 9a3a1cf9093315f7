from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation.findings.encoding_broken import find
from tests.documentation.registers import found


def test_letters_read_in_a_wrong_character_set_are_shown_repaired() -> None:
    finding = found(find, title=["Cruche décorée", "Cruche dÃ©corÃ©e", None], notes=["ok", None, "Whitefriar\x92s"])
    assert finding is not None
    assert finding.rows == (2, 3)
    assert finding.count == 2
    assert str(finding.message) == "2 rows have spoilt letters: “Cruche dÃ©corÃ©e” should probably be “Cruche décorée”."


def test_letters_that_no_screen_shows_are_marked() -> None:
    finding = found(find, title=["Whitefriar\x92s"])
    assert finding is not None
    assert str(finding.message) == "1 row has spoilt letters: “Whitefriar\ufffds” should probably be “Whitefriar’s”."


def test_letters_that_are_lost_are_said_to_be_lost() -> None:
    finding = found(find, title=["Franti\ufffdek"])
    assert finding is not None
    assert str(finding.message) == "1 row has letters that were lost: “Franti\ufffdek” in row 1 (“Franti\ufffdek”)."


def test_no_alarm_for_letters_and_quotation_marks_as_they_should_be() -> None:
    sound = [
        "« Été », “à l’Âge d’or” – 12°",
        "São Tomé",
        "MAÇÃ",
        "Ærø ½ × ¾",
        "قارورة",
        "花瓶",
        "CAFÉ”",
        "Ðorđe",
        "√2",
        None,
    ]
    assert found(find, title=sound) is None


@given(st.text(st.sampled_from("abc éèçàùöäüßñãåøæ"), max_size=30))
def test_sound_western_text_is_left_alone(text: str) -> None:
    assert found(find, title=[text]) is None


@given(st.text(st.sampled_from("abcdé èçöüñ"), min_size=4, max_size=30))
def test_spoilt_text_is_found_and_repaired(text: str) -> None:
    spoilt = text.encode().decode("latin-1")
    finding = found(find, title=[spoilt])
    assert (finding is None) == (spoilt == text)
