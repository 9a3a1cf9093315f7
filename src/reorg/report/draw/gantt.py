"""When is each task done? Bars over weeks: what is done in black, what holds everything up hatched, how late it may be as a line.

Nothing is said by colour: a photocopy shows the same. ``narrow`` is for a telephone: each label stands above its bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reorg.language import Message, Text, listed, say
from reorg.report.draw.pen import SCREEN, Palette, Pen, shortened, text_width
from reorg.report.draw.signs import hatch

Words = Message | Text | str
ROW, NARROW_ROW, BAR = 26.0, 40.0, 13.0
MONTHS = (
    say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"),
    say("Jul"), say("Aug"), say("Sep"), say("Oct"), say("Nov"), say("Dec"),
)  # fmt: skip
STEPS = (1, 2, 4, 8, 13, 26, 52, 104)
"""After how many weeks a line is drawn: as many as there is room for."""


@dataclass(frozen=True, slots=True)
class GanttRow:
    """One task. ``pieces``: the first and last day of each stretch in which it runs; ``until``: how late it may end.

    ``done`` is the share that is done, since the day ``begun``; ``critical``: the whole ends later if it does.
    """

    label: Words
    pieces: tuple[tuple[date, date], ...]
    done: float = 0.0
    begun: date | None = None
    until: date | None = None
    critical: bool = False
    href: str = ""


@dataclass(frozen=True)
class Gantt:
    """Tasks over weeks under the sentence that they prove. ``today`` and ``deadline`` are lines across all rows."""

    title: Words
    rows: tuple[GanttRow, ...]
    today: date
    deadline: date | None = None
    width: float = 720.0
    narrow: bool = False

    @property
    def _days(self) -> tuple[date, date]:
        """The first and last day that are drawn: whole weeks, one before today at least where something is begun."""
        first = (
            [self.today]
            + [row.begun for row in self.rows if row.begun]
            + [p[0] for row in self.rows for p in row.pieces]
        )
        last = [self.today] + [day for row in self.rows for day in (*(p[1] for p in row.pieces), row.until) if day]
        end = max(last)
        if self.deadline and self.today <= self.deadline <= end + (end - self.today):
            end = max(end, self.deadline)  # a deadline far away would press everything together
        begin = max(min(first), self.today - max(timedelta(days=14), (end - self.today) / 3))
        begin -= timedelta(days=begin.weekday())
        return begin, end + timedelta(days=7 - end.weekday())

    def svg(self, palette: Palette = SCREEN) -> str:
        """Return the drawing in the language in use."""
        pen = Pen(self.width, palette)
        label = 0.0
        if not self.narrow:
            widest = max((text_width(str(row.label), 12) for row in self.rows), default=0) + 14
            label = min(widest, self.width * 0.42)
        begin, end = self._days
        axis = _Axis(begin, end, label + 2, self.width - 6)
        top = 0.0
        if str(self.title):
            pen.text(0, 16, self.title, size=14, bold=True)
            top = 24.0
        height = NARROW_ROW if self.narrow else ROW
        rows_top = top + 34
        bottom = rows_top + height * len(self.rows) + 4
        axis.ruled(pen, top, bottom)
        below = self._lines(pen, axis, top, bottom)
        for at, row in enumerate(self.rows):
            self._row(pen, row, axis, rows_top + at * height)
        below = self._legend(pen, below + 16)
        about = listed(f"{row.label}: {row.pieces[0][0]} – {row.pieces[-1][1]}" for row in self.rows if row.pieces)
        return pen.done(below, self.title, about)

    def _row(self, pen: Pen, row: GanttRow, axis: _Axis, y: float) -> None:
        with pen.link(row.href):
            if self.narrow:
                pen.text(0, y + 13, shortened(str(row.label), 12, self.width - 4), "label", size=12)
                y += 18
            else:
                pen.text(0, y + 17, shortened(str(row.label), 12, axis.left - 10), size=12)
                y += 6
            middle = y + BAR / 2
            pieces = [axis.box(*piece) for piece in row.pieces]
            if len(pieces) > 1 and axis.a_day < 3:
                pieces = [(pieces[0][0], pieces[-1][1])]
            if row.until and row.pieces and row.until > row.pieces[-1][1]:
                to = axis.box(row.until, row.until)[1]
                pen.line(pieces[-1][1], middle, to, middle, "line")
                pen.line(to, middle - 4, to, middle + 4, "line")
            if len(pieces) > 1:
                pen.line(pieces[0][0], middle, pieces[-1][1], middle, "dashed")
            if row.done and row.begun:
                self._done(pen, row, axis, y)
            for left, right in pieces:
                box = (left, y, right - left, BAR)
                pen.rect(*box, "unit-blank")
                if row.critical:
                    hatch(pen, box, gap=4, style="line")
                    pen.rect(*box, "edge")

    def _done(self, pen: Pen, row: GanttRow, axis: _Axis, y: float) -> None:
        """Draw what is done: black, from the day on which it began to today."""
        begun = max(row.begun or self.today, axis.begin)
        left, right = axis.box(
            begun, max(begun, min(self.today, row.pieces[0][0] if row.pieces else self.today) - timedelta(days=1))
        )
        pen.rect(left, y + 1.5, right - left, BAR - 3, "solid")

    def _lines(self, pen: Pen, axis: _Axis, top: float, bottom: float) -> float:
        """Draw today and the deadline across all rows, told below; return how far down that goes."""
        x = axis.x(self.today)
        pen.line(x, top + 30, x, bottom + 4, "thick")
        said = [(x, say("today"))]
        if self.deadline and axis.begin <= self.deadline <= axis.end:
            at = axis.x(self.deadline + timedelta(days=1))
            pen.path([("M", (at, top + 30)), ("L", (at, bottom + 4))], "dashed")
            said.append((at, say("deadline")))
        line = bottom + 16
        for number, (at, words) in enumerate(said):
            wide = text_width(str(words), 11, bold=True) / 2
            apart = number and abs(at - said[0][0]) < 70
            pen.text(
                min(max(at, wide), self.width - wide),
                line + (13 if apart else 0),
                words,
                size=11,
                bold=True,
                anchor="middle",
            )
            line += 13 if apart else 0
        return line

    def _legend(self, pen: Pen, y: float) -> float:
        """Draw what the patterns mean, in one line or in several."""
        x = 0.0
        for kind, words in (
            ("done", say("done")),
            ("critical", say("holds the rest up")),
            ("other", say("has time to spare")),
            ("late", say("if it goes slowly")),
        ):
            if not self._shows(kind):
                continue
            wide = 30 + text_width(str(words), 11) + 14
            if x and x + wide > self.width:
                x, y = 0.0, y + 18
            box = (x, y - 9, 22.0, 10.0)
            if kind == "done":
                pen.rect(*box, "solid")
            elif kind == "late":
                pen.line(x, y - 4, x + 22, y - 4, "line")
                pen.line(x + 22, y - 8, x + 22, y, "line")
            else:
                pen.rect(*box, "unit-blank")
                if kind == "critical":
                    hatch(pen, box, gap=4, style="line")
                    pen.rect(*box, "edge")
            pen.text(x + 28, y, words, "quiet", size=11)
            x += wide
        return y + 10

    def _shows(self, kind: str) -> bool:
        match kind:
            case "done":
                return any(row.done and row.begun for row in self.rows)
            case "critical":
                return any(row.critical for row in self.rows)
            case "late":
                return any(row.until and row.pieces and row.until > row.pieces[-1][1] for row in self.rows)
        return any(row.pieces and not row.critical for row in self.rows)


@dataclass(frozen=True)
class _Axis:
    """Days from ``begin`` to ``end`` (not included) between two places of the drawing."""

    begin: date
    end: date
    left: float
    right: float

    @property
    def a_day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / max(1, (self.end - self.begin).days)

    def x(self, day: date) -> float:
        """Return where a day begins."""
        return min(self.right, max(self.left, self.left + (day - self.begin).days * self.a_day))

    def box(self, first: date, last: date) -> tuple[float, float]:
        """Return where a stretch begins and ends; never so narrow that it is not seen."""
        left, right = self.x(first), self.x(last + timedelta(days=1))
        return (left, right) if right - left >= 3 else (min(left, self.right - 3), min(left, self.right - 3) + 3)

    def ruled(self, pen: Pen, top: float, bottom: float) -> None:
        """Draw the weeks: a line and the day of each Monday that there is room for, the months above them."""
        step = next((each for each in STEPS if each * 7 * self.a_day >= 26), STEPS[-1])
        shown = 0
        free = -1.0
        for monday in self._mondays(step):
            x = self.x(monday)
            pen.line(x, top + 30, x, bottom, "rule")
            if step < 13:
                pen.text(x, top + 27, str(monday.day), "quiet", size=10, anchor="start")
            month = monday.year * 12 + monday.month
            words = str(say("{month} {year}", month=MONTHS[monday.month - 1], year=str(monday.year)))
            if month != shown and x >= free and x + text_width(words, 11) <= self.right + 6:
                pen.text(x, top + 13, words, size=11)
                free, shown = x + text_width(words, 11) + 8, month

    def _mondays(self, step: int) -> Iterator[date]:
        day = self.begin
        while day < self.end:
            yield day
            day += timedelta(weeks=step)
