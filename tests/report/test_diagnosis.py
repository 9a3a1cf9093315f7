"""Do the two pages on the records say what was found, on two pages, in both directions, whatever the museum has told?"""

from dataclasses import replace
from functools import cache

import pytest

from reorg.documentation import Past
from reorg.report import diagnosis_report, to_html, to_pdf
from reorg.report.diagnosis import about, bars, ends, lights
from reorg.report.value import Figures, Findings, letters, wheres
from tests.documentation.diagnosis.museums import full, museum, of, of_list
from tests.report.arabic import in_arabic
from tests.report.golden import same
from tests.report.museum import museum as store
from tests.report.test_html import Balanced
from tests.report.test_pdf import text_of


@cache
def found(name: str = "store"):
    known = {
        "store": lambda: of(store(), Past(moves=7, with_reason=3, copies=2, newest="2026-11-10")),
        "nothing": lambda: of(museum([])),
        "one": lambda: of(museum([{"number": "1", "name": "jar"}])),
        "all": lambda: of(museum(full(40))),
        "list": lambda: of_list(number=["1", "2", "2"], name=["jar", None, "x" * 300]),
        "long": lambda: replace(of(museum(full(30, photo=None) * 9)), name="Museum of " * 30),
    }
    return known[name]()


NAMES = ("store", "nothing", "one", "all", "list", "long")


def _pages(pdf: bytes) -> int:
    return text_of(pdf).count("=== page")


def test_the_two_pages_in_english():
    report = diagnosis_report(found(), person="Amal")
    Balanced(to_html(report))
    same("diagnosis.en.txt", text_of(to_pdf(report)))


def test_the_two_pages_in_arabic():
    with in_arabic():
        page = to_html(diagnosis_report(found()))
        assert _pages(to_pdf(diagnosis_report(found()), paper="us-letter")) == 2
    Balanced(page)
    assert "سجل القيد" in page
    assert 'dir="rtl"' in page


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("name", NAMES)
def test_two_pages_are_two(name, paper):
    assert _pages(to_pdf(diagnosis_report(found(name)), paper=paper)) == 2


def test_every_figure_and_finding_opens_its_rows():
    report = diagnosis_report(found())
    figures = [each for block in report.blocks if isinstance(block, Figures) for each in block.figures]
    assert len(figures) == 4
    assert {each.where.show for each in figures} == {
        "diagnosis.inventory", "diagnosis.card", "diagnosis.ownership", "diagnosis.object-id",
    }  # fmt: skip
    assert len(letters(wheres(report))) == 4 + 3
    assert all(each.where is not None for each in _findings(report))


def _findings(report):
    from reorg.report.value import Side

    for block in report.blocks:
        for half in (block.first, block.second) if isinstance(block, Side) else ():
            for each in half:
                if isinstance(each, Findings):
                    yield from each.found


def test_a_list_alone_has_no_rows_to_open_and_says_so():
    report = diagnosis_report(found("list"))
    assert not letters(wheres(report))
    assert "a list alone" in to_html(report)


def test_figures_are_those_that_were_counted():
    figures = {
        str(each.caption): each.value
        for block in diagnosis_report(found()).blocks
        if isinstance(block, Figures)
        for each in block.figures
    }
    assert figures["can be accounted for"] == found().by("inventory").complete
    assert figures["could be recognised by the police"] == found().by("object-id").complete


def test_what_nobody_knows_is_not_told_as_zero():
    (figures,) = (block for block in diagnosis_report(found("nothing")).blocks if isinstance(block, Figures))
    assert all(each.value is None for each in figures.figures)


def test_drawings_say_in_words_what_they_show():
    drawn = lights(found()).svg()
    assert "Number: " in drawn
    assert drawn.count("<g>") == 8
    assert "one volunteer" in ends(found()).svg()
    assert "Photograph: 0 %" in bars(found().by("object-id")).svg()


@pytest.mark.parametrize(
    ("days", "said"), [(0.01, "About 1 hour."), (0.5, "About 4 hours."), (1.2, "About 1 day."), (30, "About 30 days.")]
)
def test_a_likely_time_is_said_as_people_do(days, said):
    assert str(about(days, 8)) == said
