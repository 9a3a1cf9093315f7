"""Are the headings known that programs, open lists and people write, and are those of nothing not taken for something?"""

import tomllib
from pathlib import Path

import pytest

from reorg.exchange.vocabulary import meanings, said_in, words_of

SYSTEMS = tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))
CASES = [(system, heading, field) for system, headings in SYSTEMS.items() for heading, field in headings.items()]


@pytest.mark.parametrize(("system", "heading", "field"), CASES)
def test_what_a_heading_says(system: str, heading: str, field: str) -> None:
    found = meanings(heading)
    best = max(found, key=lambda each: found[each], default="")
    if field:
        assert best == field or found.get(field, 0.0) == found[best], (system, dict(found))
        assert found[field] >= 0.3
    else:
        assert max(found.values(), default=0.0) < 0.9, (system, dict(found))


def test_words_that_were_written_as_one_are_taken_apart() -> None:
    assert words_of("objectnumber") == ("object", "number")
    assert words_of("DimensionsDisplayText") == ("dimension", "display", "text")
    assert words_of("MoMANumber") == ("moma", "number")
    assert words_of("Medium1") == ("medium", "1")
    assert words_of("grandmother") == ("grandmother",)


def test_the_language_of_a_heading_is_known_where_it_is_one() -> None:
    assert said_in("Hauteur", "height") == "fr"
    assert said_in("Höhe in cm", "height") == "de"
    assert said_in("مكان الحفظ", "place_text") == "ar"
    assert said_in("Inv. no.", "number") == ""  # used in several
