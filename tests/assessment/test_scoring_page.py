from __future__ import annotations

import doctest
import re
from pathlib import Path

from reorg.method import load

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "scoring.md"


def test_the_worked_example_comes_out_as_written():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


def test_the_page_names_each_measure_with_its_share():
    page = PAGE.read_text(encoding="utf-8")
    said = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+ \| [^|]+) \|", page, flags=re.MULTILINE))
    shares = {1.0: "all", 0.5: "half", 0.25: "a quarter"}
    for measure in load("2026.1").measures:
        if measure.question:
            assert said[measure.id].startswith(f"{measure.question},")
            assert said[measure.id].endswith(f"| {shares[measure.share]}")
        else:
            weight = {1.0: "1", 0.5: "½"}[measure.share]
            assert said[measure.id] == f"{measure.components[0]}, weight {weight} | –"
    assert len(said) == len(load("2026.1").measures)
