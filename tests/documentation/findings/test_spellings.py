from __future__ import annotations

from reorg.documentation.findings import (
    category_mixed,
    category_spellings,
    credit_spellings,
    maker_spellings,
    material_spellings,
    name_spellings,
)
from tests.documentation.registers import found


def test_makers() -> None:
    finding = found(maker_spellings.find, maker=["Joan Miró", "Miro, Joan", "Joan Miró", "Man Ray", None])
    assert finding is not None
    assert (finding.count, finding.rows) == (1, (2,))
    assert "“Joan Miró” (2) and “Miro, Joan” (1)" in str(finding.message)
    assert found(maker_spellings.find, maker=["John Marin"] * 9 + ["John Martin", "unknown", "Unknown"]) is None


def test_names() -> None:
    finding = found(name_spellings.find, name=["jar", "jar", "Jars", "bowl", "n/a"])
    assert finding is not None
    assert finding.rows == (3,)
    assert found(name_spellings.find, name=["jar", "bowl", "vase"]) is None


def test_materials() -> None:
    finding = found(material_spellings.find, materials=["oil on canvas"] * 6 + ["Oil on canvas", "oil on canvass"])
    assert finding is not None
    assert finding.rows == (7,)  # canvass is a word of seven letters with a doubled one
    assert found(material_spellings.find, materials=["print on paper"] * 9 + ["paint on paper"]) is None


def test_categories() -> None:
    finding = found(category_spellings.find, category=["Mixed Media", "mixed media", "mixed media", "glass"])
    assert finding is not None
    assert finding.rows == (1,)
    assert found(category_spellings.find, category=["glass", "metal"]) is None


def test_donors() -> None:
    lines = ["Gift of Horace Mayer, 1950", "Gift of Mr. Horace Mayer", "Gift of Horace Mayer", "Bequest of Ann Lee"]
    finding = found(credit_spellings.find, acquisition=lines)
    assert finding is not None
    assert (finding.count, finding.rows) == (1, (2,))
    same = ["Gift of Horace Mayer, 1950", "Gift of Horace Mayer in memory of Ann Lee", "Bequest of Horace Mayer"]
    assert found(credit_spellings.find, acquisition=same) is None
    assert found(credit_spellings.find, name=["jar"]) is None


def test_small_categories() -> None:
    usual = ["photographs"] * 150 + ["ceramics"] * 150
    finding = found(category_mixed.find, category=[*usual, "photos", "bronze"])
    assert finding is not None
    assert (finding.count, finding.rows) == (2, (301, 302))
    assert "“photos”, which means the same as “photographs”" in str(finding.message)
    assert "“bronze”, which is a material" in str(finding.message)
    assert found(category_mixed.find, category=[*usual, "Photographs"]) is None
    assert found(category_mixed.find, category=[f"a thing of kind {at}" for at in range(400)]) is None
    assert found(category_mixed.find, category=["photographs"] * 9 + ["bronze"]) is None
