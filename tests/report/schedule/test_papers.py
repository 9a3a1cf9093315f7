"""Do the chart, the sheet of a week and the page say who does what when, also in Arabic and on a photocopy?"""

from __future__ import annotations

import re
from datetime import date

import pypdfium2
import pytest

from reorg.language import using
from reorg.report import draw, schedule, to_html, to_pdf
from tests.report.schedule.cast import MONDAY, NUMBERS, TUESDAYS, moves, museum, table, team

DAYS = ((date(2026, 11, 24), date(2026, 11, 24)), (date(2026, 12, 1), date(2026, 12, 2)))


def pictured(**more: object) -> draw.Gantt:
    rows = (
        draw.GanttRow(
            "Number <200> objects", DAYS, 0.5, date(2026, 10, 6), date(2026, 12, 20), critical=True, href="/x"
        ),
        draw.GanttRow("Label", DAYS[1:]),
    )
    return draw.Gantt("", rows, MONDAY, **more)  # type: ignore[arg-type]  # as typed in each test


def test_the_chart_says_everything_without_colour() -> None:
    drawn = pictured(deadline=date(2026, 12, 10)).svg()
    for words in ("today", "deadline", "done", "holds the rest up", "has time to spare", "if it goes slowly"):
        assert f">{words}<" in drawn
    assert "Number &lt;200&gt; objects" in drawn
    assert 'href="/x"' in drawn
    assert "Dec 2026" in drawn
    plain = draw.Gantt("", pictured().rows[1:], MONDAY).svg()
    assert ">done<" not in plain, "the legend tells only what is there"
    assert ">deadline<" not in plain


@pytest.mark.parametrize("narrow", [False, True])
def test_nothing_stands_outside_the_chart(narrow: bool) -> None:
    wide = 328.0 if narrow else 720.0
    for limit in (None, date(2026, 12, 10), date(2040, 1, 1), date(2020, 1, 1)):
        drawn = pictured(deadline=limit, width=wide, narrow=narrow).svg()
        places = [float(x) for x in re.findall(r'(?: x|cx)="(-?[\d.]+)"', drawn)]
        assert all(-1 <= x <= wide + 1 for x in places)


def test_the_chart_runs_from_right_to_left() -> None:
    with using("ar"):
        mirrored = pictured().svg()
    assert mirrored != pictured().svg()


def test_the_sheet_of_a_week() -> None:
    people = team(TUESDAYS, TUESDAYS | {"name": "Ben", "times": [[1, 0], [1, 1], [4, 0]]})
    found = table(museum(people=people), [NUMBERS], moves())
    week = schedule.week_of(found, date(2026, 11, 26))
    assert week.monday == MONDAY
    assert [str(half.called) for half in week.halves][:1] == ["Tuesday 24 November 2026, morning"]
    assert len(week.halves) == 3
    assert week.halves[0].by_person[0][0].people == ("Ana",)
    page = to_html(schedule.week_sheet(found, MONDAY))
    for words in ("Ana", "Ben", "Number 200 objects", "Friday"):
        assert words in page
    text = pypdfium2.PdfDocument(to_pdf(schedule.week_sheet(found, MONDAY)))[0].get_textpage().get_text_range()
    assert "Week from 23 November 2026" in text
    many = team(*(TUESDAYS | {"name": f"Person {at}"} for at in range(8)))
    assert "Person 7" in to_html(schedule.week_sheet(table(museum(people=many), [NUMBERS], moves()), MONDAY))


def test_weeks_without_work() -> None:
    found = table(held=[NUMBERS])
    assert str(schedule.week_words(schedule.week_of(found, date(2030, 1, 1)))) == "Nothing is planned this week."
    closed = museum(facts={"team": {"closed": [["2026-11-20", "2026-12-10"]]}})
    week = schedule.week_of(table(closed, [NUMBERS]), MONDAY)
    assert str(schedule.week_words(week)) == "Nobody comes this week."
    assert "Nobody works from 20 November 2026" in str(week.notes[0])


def test_the_page_is_one_page() -> None:
    found = table(held=[NUMBERS], plan=moves(20), deadline=date(2027, 6, 1))
    document = pypdfium2.PdfDocument(to_pdf(schedule.schedule_card(found, schedule.paces(found))))
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert len(document) == 1
    for words in ("All of it is done by", "The next three things", "Two more people", "chance to meet the deadline"):
        assert words in text
    empty = to_html(schedule.schedule_card(table()))
    assert "Nothing is left to do" in empty
    with using("ar"):
        assert 'dir="rtl"' in to_html(schedule.schedule_card(found))
