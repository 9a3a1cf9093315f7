"""Is the sheet of a test of finding whole on paper, and does its report say what was seen?"""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from reorg.assessment import trials
from reorg.language import using
from reorg.museum import Place, Places
from reorg.report import TrialSheet, time_words, to_html, to_pdf, trial_report, trial_sheet

PLACES = Places.of([Place("r", "R1", "room"), Place("q", "R2", "room"), Place("s", "A1-2", "shelf", place="r")])
OBJECTS = {"o1": {"number": "1978.12", "name": "clay jar"}, "o2": {"number": "1978-12-45", "title": "Dawn"}}
TEST = trials.Trial(
    "t", "T-2026-001", "2026-11-23", seed="ab" * 32, seed_from="cd" * 32, records=40, things=30,
    draws=(trials.Draw(1, "record", "s", "o1"), trials.Draw(2, "record", "", "o2"), trials.Draw(3, "spot", "s", nth=4, side="right")),
)  # fmt: skip
SHEET = TrialSheet(TEST, "Museum of the Mill", PLACES, "2026-11-24", OBJECTS)


def done() -> TrialSheet:
    notes = {
        1: [trials.Noted(1, "here", 95, 1)],
        2: [trials.Noted(2, "no")],
        3: [trials.Noted(3, "elsewhere", 30, thing="X 9")],
    }
    return replace(SHEET, trial=replace(TEST, notes=notes))


def test_the_sheet_says_what_is_drawn_and_leaves_room() -> None:
    text = to_html(trial_sheet(SHEET))
    for said in (
        "T-2026-001",
        "1978.12",
        "clay jar",
        "R1 / A1-2",
        "no place",
        "ab" * 32,
        "from the right",
        "Who held the clock",
    ):
        assert said in text
    assert text.count("☐") == 2 * 5 + 5
    assert "<col style=" in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_a_pdf_in_both_directions(language: str) -> None:
    with using(language):
        assert to_pdf(trial_sheet(SHEET)).startswith(b"%PDF")
        sheet = done()
        assert to_pdf(trial_report(sheet, trials.result(sheet.trial, PLACES))).startswith(b"%PDF")


def test_the_report_tells_rates_times_and_what_was_not_found() -> None:
    sheet = done()
    found = trials.result(sheet.trial, PLACES)
    text = to_html(trial_report(sheet, found, found))
    for said in (
        "1 of 2",
        "not found".capitalize(),
        "X 9",
        "No difference to see",
        "order statistics",
        "Compared with",
    ):
        assert said in text.replace("\u2068", "").replace("\u2069", "").replace("<bdi>", "").replace("</bdi>", "")


def test_times_as_a_clock_says_them() -> None:
    assert [str(time_words(each)) for each in (0, 59.6, 125, inf)] == ["0:00", "1:00", "2:05", "never"]
