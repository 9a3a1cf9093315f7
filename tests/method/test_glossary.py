"""Does the glossary use the words that the method uses, in both languages?"""

from __future__ import annotations

import re
from pathlib import Path

from reorg.method import load

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
METHOD = load("2026.1")


def rows() -> dict[str, tuple[str, str]]:
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert {len(each) for each in cells} == {4}
    return {code: (re.sub(r"^\d+ · ", "", word), arabic) for word, _, code, arabic in cells}


def test_components_criteria_and_phases_are_called_what_the_method_calls_them():
    said = rows()
    for each in (*METHOD.components, *METHOD.criteria, *METHOD.phases):
        assert said[f"`{each.id}`"] == (each.name.by_language["en"], each.name.by_language["ar"])


def test_each_word_has_its_arabic():
    heads = {"العربية", "---"}
    assert all(re.search("[\u0600-\u06ff]", arabic) or arabic in heads for _, arabic in rows().values())
