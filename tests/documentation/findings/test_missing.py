"""Number, name, place and size: what counts as missing."""

from __future__ import annotations

from reorg.documentation.findings import name_missing, number_missing, place_missing, size_missing
from reorg.museum import Severity
from tests.documentation.registers import found


def test_number_missing_opens_its_rows() -> None:
    finding = found(number_missing.find, number=["1", None, "n/a", "—", "4"], name=["pot", "jar", "lamp", "cup", "axe"])
    assert finding is not None
    assert (finding.code, finding.count, finding.rows, finding.about) == ("number-missing", 3, (2, 3, 4), ())
    assert finding.severity is Severity.HIGH
    assert str(finding.message) == "3 objects have no number, for example row 2 (“jar”)."
    assert finding.effect is not None
    assert finding.mend is not None


def test_numbers_all_there() -> None:
    assert found(number_missing.find, number=["1", "0002", "A-3"]) is None


def test_a_list_without_a_column_says_so_for_all_rows() -> None:
    for find, words in (
        (number_missing.find, "no column for the object's number"),
        (place_missing.find, "no column for the place"),
        (size_missing.find, "no column for the size"),
    ):
        finding = found(find, name=["pot", "jar"])
        assert finding is not None
        assert (finding.count, finding.rows) == (2, (1, 2))
        assert words in str(finding.message)
    named = found(name_missing.find, number=["1"])
    assert named is not None
    assert "no column for the object's name" in str(named.message)


def test_name_missing_where_title_is_too() -> None:
    finding = found(
        name_missing.find, number=["7", "8", "9"], name=["pot", None, "?"], title=[None, "Guernica", "[title unknown]"]
    )
    assert finding is not None
    assert finding.rows == (3,)
    assert str(finding.message) == "1 object has neither a name nor a title: row 3 (“9”)."
    assert found(name_missing.find, name=[None], title=["Blank"]) is None


def test_place_missing_unless_it_is_told_in_words() -> None:
    places = {"place": ["R1-A", None, None], "place_text": [None, "attic", "Localisation inconnue"]}
    finding = found(place_missing.find, number=["1", "2", "3"], **places)
    assert finding is not None
    assert finding.rows == (3,)
    assert found(place_missing.find, place=["R1-A"]) is None


def test_size_missing_where_no_column_holds_a_figure() -> None:
    finding = found(
        size_missing.find,
        dimensions=["H. 12 cm", "dimensions vary", None, None, "½ in."],
        width=[None, "0.0", "12.5", "0", None],
    )
    assert finding is not None
    assert finding.rows == (2, 4)
    assert found(size_missing.find, diameter=["30"]) is None
