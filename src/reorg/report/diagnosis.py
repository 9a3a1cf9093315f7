"""How does our documentation stand, on two pages that a committee understands?

First page: one sentence, the eight parts as a row of lights, how many objects are complete and what they lack, and three
things to do. Second: the work that is left and when it would be done, what is worst, what is asked of the committee,
and how all this is known. (After the UNESCO-ICCROM-EPA guide on documentation, 2010.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reorg.language import Message, number, say, say_many
from reorg.method import Range
from reorg.report.draw import Bar, Bars, Beside, End, Ends, Part, Parts
from reorg.report.draw.bars import percent
from reorg.report.value import (
    Block,
    Figure,
    Figures,
    Findings,
    Found,
    Heading,
    NewPage,
    Opens,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Side,
    Signatures,
    Sources,
    Table,
    Where,
    month,
)

if TYPE_CHECKING:  # documentation loads DuckDB: a web server that only draws must not
    from reorg.documentation import Completeness, Diagnosis, Finish, Line

STANDARDS = ("inventory", "card", "ownership", "object-id")
DETAILED = ("object-id", "card")
MOST_LINES, MOST_FOUND, MOST_BARS = 6, 3, 10
HALF = 320.0


def diagnosis_report(found: Diagnosis, *, person: str = "") -> Report:
    """Return the two pages, for A4 or Letter; ``person`` is whom a printed sheet is brought back to."""
    return Report(
        title=say("How our records stand"),
        museum=found.name,
        date=found.date,
        blocks=(*_first_page(found), NewPage(), *_second_page(found)),
        person=person,
    )


def _first_page(found: Diagnosis) -> tuple[Block, ...]:
    return (
        Sentence(found.sentence, "lead"),
        Picture(lights(found)),
        Heading(say("Complete records"), 3),
        Figures(tuple(_complete(found, found.by(name)) for name in STANDARDS), across=4),
        Picture(details(found), fills=True),
        *_three(found),
        Opens(),
    )


def lights(found: Diagnosis, width: float = 680.0) -> Parts:
    """Return the eight parts as a row of lights."""
    parts = tuple(Part(each.part.name, each.state.value, each.first, each.last) for each in found.parts)
    return Parts(say("The eight parts of a documentation system, today"), parts, width=width)


def _complete(found: Diagnosis, each: Completeness) -> Figure:
    note = say("{share} % of {total}", share=percent(each.complete or 0, each.total), total=each.total)
    opens = not found.alone and each.total
    where = Where("objects", say("Not complete: {list}", list=each.standard.name), each.show) if opens else None
    known = each.complete is not None and each.total
    return Figure(each.complete if known else None, each.standard.means, note=note if known else "", where=where)


def details(found: Diagnosis) -> Beside:
    """Return how many objects say each element of Object ID, and of what a card always has."""
    first, second = (bars(found.by(name), HALF) for name in DETAILED)
    return Beside(say("What the records say, and what they lack"), first, second)


def bars(each: Completeness, width: float = 560.0) -> Bars:
    """Return how many objects say each element of a list, of a long one those that are always asked for.

    Elements that reorg has no fact for are left out.
    """
    known = [covered for covered in each.elements if covered.count is not None]
    if len(known) > MOST_BARS:
        known = [covered for covered in known if covered.element.always or covered.element.id == "photo"]
    drawn = tuple(
        Bar(covered.element.name, count, each.total, shown=say("{share} %", share=percent(count, each.total)))
        for covered in known
        if (count := covered.count) is not None
    )
    return Bars(each.standard.name, drawn, width=width)


def _three(found: Diagnosis) -> tuple[Block, ...]:
    if not found.three:
        return ()
    points = tuple(
        say(
            "{work}. {why} {days}",
            work=advice.line.name,
            why=advice.why,
            days=about(advice.line.days.likely, found.backlog.hours_a_day),
        )
        for advice in found.three
    )
    return (Heading(say("If you do only three things"), 3), Points(points, numbered=True))


def about(days: float, hours_a_day: float) -> Message:
    """Return a likely time as people say it: in hours below a day."""
    if days < 1:
        hours = max(1, round(days * hours_a_day))
        return say_many("About {count} hour.", "About {count} hours.", count=hours)
    return say_many("About {count} day.", "About {count} days.", count=round(days))


def _days(days: float) -> str:
    return number(days, 1).removesuffix(".0") if days < 10 else number(round(days))


def _second_page(found: Diagnosis) -> tuple[Block, ...]:
    return (
        Heading(say("What is left to do"), 3),
        _work(found),
        Picture(
            ends(found), say("Hatched: from the earliest to the latest day. The mark: the likely one."), fills=True
        ),
        Side(
            (Heading(say("What is worst in the records"), 3), *_worst(found)),
            (Heading(say("What we ask of the committee"), 3), Points(_asked(found), boxes=True)),
        ),
        Heading(say("How we know"), 3),
        Side((Sources(tuple(_known(found))),), (Sources(tuple(_notes(found))),)),
        Signatures((say("Date and place"), say("For the museum"), say("For the committee"))),
    )


def _work(found: Diagnosis) -> Table:
    left = found.backlog
    jobs = [line for line in left.lines if line.job is not None]
    longest = sorted(jobs, key=lambda line: -line.days.likely)[:MOST_LINES]
    shown = [line for line in jobs if line in longest]
    rest = [line for line in jobs if line not in longest]
    wrong = [line for line in left.lines if line.job is None]
    rows = [_work_row(found, line) for line in shown]
    if rest:
        words = say_many("{count} smaller task", "{count} smaller tasks", count=len(rest))
        rows.append(Row((words, "", *_three_days(_sum(rest)))))
    if wrong:
        words = say_many(
            "{count} other kind of trouble in the records",
            "{count} other kinds of trouble in the records",
            count=len(wrong),
        )
        where = None if found.alone else Where("findings", words)
        rows.append(Row((words, round(sum(line.things.likely for line in wrong)), *_three_days(_sum(wrong))), where))
    rows += [
        Row((say("Fetching and putting back the objects"), "", *_three_days(left.handling))),
        Row((say("All of it"), "", *_three_days(left.mend))),
        Row((found.guide.work.check_name, found.total, *_three_days(left.check))),
    ]
    heads = (say("Work"), say("Objects"), say("Days, quick"), say("likely"), say("slow"))
    return Table(heads, tuple(rows), numeric=(1, 2, 3, 4), strong=len(rows) - 2)


def _work_row(found: Diagnosis, line: Line) -> Row:
    where = Where(line.page, say("{work}", work=line.name), line.show) if line.page and not found.alone else None
    things = round(line.things.likely) if line.job is None or line.job.minutes.likely else ""
    return Row((line.name, things, *_three_days(line.days)), where)


def _three_days(days: Range) -> tuple[str, str, str]:
    return _days(days.low), _days(days.likely), _days(days.high)


def _sum(lines: Sequence[Line]) -> Range:
    return Range(
        sum(line.days.low for line in lines),
        sum(line.days.likely for line in lines),
        sum(line.days.high for line in lines),
    )


def ends(found: Diagnosis, width: float = 680.0) -> Ends:
    """Return when it is all mended, at each pace."""
    drawn = tuple(End(each.pace.name, *each.mended, shown=said_end(each)) for each in found.backlog.finishes)
    return Ends(_ends_title(found), date.fromisoformat(found.date), drawn, width=width)


def said_end(each: Finish) -> Message:
    """Return when it is likely mended, as a month; or never."""
    likely = each.mended[1]
    return say("never") if likely is None else month(likely.isoformat())


def _ends_title(found: Diagnosis) -> Message:
    grows = found.backlog.growth
    if not grows.a_year:
        return say("Done by, at three paces")
    return say_many(
        "Done by, at three paces; {count} new object a year is counted in",
        "Done by, at three paces; {count} new objects a year are counted in",
        count=round(grows.a_year),
    )


def _worst(found: Diagnosis) -> tuple[Block, ...]:
    worst = found.findings[:MOST_FOUND]
    if not worst:
        return (Sentence(say("Nothing was found wrong in what is written.")),)
    told = (replace(each, mend=None, effect=None) for each in worst)
    return (
        Findings(
            tuple(Found(each, None if found.alone else Where("findings", each.message, each.code)) for each in told)
        ),
    )


def _asked(found: Diagnosis) -> tuple[Message, ...]:
    asked: list[Message] = [say("{caution}", caution=found.guide.caution)]
    middle = found.backlog.finishes[len(found.backlog.finishes) // 2] if found.backlog.finishes else None
    if middle is not None and found.backlog.mend.high > 0:
        likely = middle.mended[1]
        asked.insert(
            0,
            say("One person in charge, by name, and {pace}, until {end}.", pace=middle.pace.name, end=said_end(middle))
            if likely
            else say("More hours than new objects take: {pace} will never be enough.", pace=middle.pace.name),
        )
    if found.first is not None and found.first.next is not None:
        asked.insert(1, say("Next, {part}: {next}", part=found.first.part.name, next=found.first.next))
    return tuple(asked)


def _known(found: Diagnosis) -> list[Message]:
    return [
        say("{part}: {evidence}", part=each.part.name, evidence=each.proofs[0].message)
        if each.proofs
        else say("{part}: nobody has said yet.", part=each.part.name)
        for each in found.parts
    ]


def _notes(found: Diagnosis) -> list[Message]:
    left = found.backlog
    notes = [
        say(
            "The parts and their order: UNESCO-ICCROM-EPA guide, 2010. Lists: Object ID (ICOM), Spectrum (Collections "
            "Trust). Steps, shares and what counts as complete: reorg, edition {edition}.",
            edition=found.guide.edition,
        ),
        say(
            "Days of {hours} hours, {weeks} weeks a year; {pace}",
            hours=left.hours_a_day,
            weeks=found.guide.work.weeks_a_year,
            pace=say("the museum's own pace.")
            if left.own
            else say(
                "pace from elsewhere, until the museum knows its own: reorg, and for checking, practitioners' figures."
            ),
        ),
    ]
    if left.growth.a_year is None:
        notes.append(say("How fast the collection grows is not known; it is not counted in."))
    if found.alone:
        notes.append(say("Read from a list alone: what a list cannot show is not known."))
    return notes
