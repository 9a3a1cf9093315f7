"""Which sheet does one carry into the store for a test of finding, and how is told what the test showed? (RE-ORG 5, 6.)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isinf

from reorg.assessment import trials
from reorg.language import Message, say, say_many
from reorg.museum import Facts, Places
from reorg.report.draw.bars import Bar, Bars
from reorg.report.value import (
    Block,
    Cell,
    Heading,
    NewPage,
    Picture,
    Points,
    Report,
    Row,
    Sentence,
    Signatures,
    Sources,
    Table,
    day,
)

BOX = "☐"


@dataclass(frozen=True)
class TrialSheet:
    """What a sheet is made of: the test, the museum's name and places, the objects that were drawn (facts, by id)."""

    trial: trials.Trial
    museum: str
    places: Places
    date: str
    objects: Mapping[str, Facts] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """Return where a place is, from the room down; "" if it is not known."""
        return " / ".join(each.label for each in self.places.path(key) if each.kind not in {"site", "building"})

    def number(self, key: str) -> str:
        """Return the number of an object."""
        return str(self.objects.get(key, {}).get("number", "")) or "–"

    def what(self, key: str) -> str:
        """Return what an object is called."""
        facts = self.objects.get(key, {})
        return ", ".join(dict.fromkeys(str(facts[name]) for name in ("name", "title") if facts.get(name)))


def trial_sheet(sheet: TrialSheet) -> Report:
    """Return the sheet to carry into the store: one part a way, with room to write by hand."""
    trial, blocks = sheet.trial, list[Block]()
    for way in trial.ways:
        if blocks:
            blocks += [NewPage()]
        blocks += _records(sheet) if way == trials.RECORD else _spots(sheet)
        blocks.append(Signatures((say("Who looked, day"), say("Who held the clock"))))
    blocks.append(Sources(_seed(trial)))
    return Report(
        say("Test of finding {number}", number=trial.number), sheet.museum, sheet.date, tuple(blocks), wide=True
    )


def _seed(trial: trials.Trial) -> tuple[Message, ...]:
    return (
        say("Begun on {day}. Seed: {seed}.", day=day(trial.day), seed=trial.seed),
        say(
            "The seed is SHA-256 of what was last entered before ({link}), the day and the number.",
            link=trial.seed_from,
        ),
    )


def _records(sheet: TrialSheet) -> list[Block]:
    draws = sheet.trial.drawn(trials.RECORD)
    lead = say_many(
        "Look for {count} object, from the list to the shelf.", "Look for {count} objects, from the list to the shelf.",
        count=len(draws),
    )  # fmt: skip
    points = (
        say("Begin each search where the list is kept. Start the clock when you have read the line."),
        say("Stop it when you see the object and have read its number, or after ten minutes."),
        say("Count every object that you move to reach it. Put all back."),
        say("Take them in this order, and leave none out: also what you are sure of, also what you will not find."),
    )
    rows = [
        Row((str(draw.at), sheet.number(draw.object), sheet.what(draw.object), sheet.place(draw.place) or say("no place"),
             "", f"{BOX}", f"{BOX}", f"{BOX}", "", "", BOX, BOX))
        for draw in draws
    ]  # fmt: skip
    heads = (
        say("No."), say("Number"), say("What it is"), say("Place on the list"), say("Time (min:s)"), say("There"),
        say("Elsewhere"),
        say("Not found"), say("Where it was"), say("Others moved"), say("On the floor"), say("Number legible"),
    )  # fmt: skip
    table = Table(heads, tuple(rows), shares=(5, 14, 20, 23, 9, 7, 10, 8, 18, 8, 7, 8), tall=True)
    return [Sentence(lead, "lead"), Points(points, numbered=True), table]


def _spots(sheet: TrialSheet) -> list[Block]:
    draws = sheet.trial.drawn(trials.SPOT)
    lead = say_many(
        "Go to {count} spot, from the shelf to the list.", "Go to {count} spots, from the shelf to the list.",
        count=len(draws),
    )  # fmt: skip
    points = (
        say(
            "Count the things as you stand before them, whatever they are. Where there are fewer, write a dash and go on."
        ),
        say("Write down the number that you read on it, and what it is. Nothing stands there: write a dash."),
        say("Then look for it in the list. Stop the clock when you see its line, or after ten minutes."),
        say("Take the spots that are drawn. None is too high, too full or too dull."),
    )
    rows = [
        Row((str(draw.at), sheet.place(draw.place), spot_words(draw), "", "", "", BOX, BOX, BOX, "", BOX, BOX))
        for draw in draws
    ]
    heads = (
        say("No."), say("Place"), say("Which thing"), say("Number on it"), say("What it is"), say("Time (min:s)"),
        say("This place"), say("Other place"), say("Not on the list"), say("Others moved"), say("On the floor"),
        say("Number legible"),
    )  # fmt: skip
    table = Table(heads, tuple(rows), shares=(5, 20, 19, 15, 21, 9, 7, 7, 8, 8, 7, 8), tall=True)
    return [Sentence(lead, "lead"), Points(points, numbered=True), table]


def spot_words(draw: trials.Draw) -> Message:
    """Return which thing of a place was drawn."""
    return say("no. {nth} {side}", nth=draw.nth, side=trials.SIDES[draw.side])


def percent_between(found: trials.Rate) -> Message:
    """Return a share with its interval, in whole percent; ends that are not 0 or 100 are not rounded to them."""
    low, high = (_whole(each) for each in (found.low, found.high))
    return say("{share} % ({low}–{high})", share=round(100 * found.share), low=low, high=high)


def _whole(share: float) -> int:
    whole = round(100 * share)
    return min(99, max(1, whole)) if 0 < share < 1 else whole


def time_words(seconds: float) -> Message | str:
    """Return a time as 2:05, or "never"."""
    if isinf(seconds):
        return say("never")
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def median_words(time: trials.Median) -> Message:
    """Return a median with its interval in a sentence."""
    if not time.bounded:
        return say(
            "Half took {time} or less; so few say nothing about the others ({count}).",
            time=time_words(time.value),
            count=time.of,
        )
    return say(
        "Half took {time} or less (95 %: {low} to {high}; {count} timed).",
        time=time_words(time.value), low=time_words(time.low), high=time_words(time.high), count=time.of,
    )  # fmt: skip


def rate_bars(part: trials.Part, title: Message | str = "") -> Bars:
    """Return the shares of one way as bars: sure up to where the hatching begins, possible up to where it ends."""
    bars = [
        Bar(
            each.label, 100 * each.rate.low, 100, 100 * (each.rate.high - each.rate.low),
            say("{part} of {count}: {between}", part=each.rate.count, count=each.rate.of, between=percent_between(each.rate)),
        )
        for each in part.rates
        if each.rate.of
    ]  # fmt: skip
    return Bars(title, tuple(bars), say("Hatched: where the share of all lies, with 95 % certainty."), width=680)


def trial_report(sheet: TrialSheet, found: trials.Result, before: trials.Result | None = None) -> Report:
    """Return what a test showed, compared with an earlier one if there is one."""
    trial, blocks = sheet.trial, list[Block]([Sentence(found.sentence, "lead")])
    for part in found.parts:
        blocks += _told(part)
    blocks += [Sentence(doubt, "quiet") for doubt in found.doubts]
    if found.wrong:
        blocks += [Heading(say("What was not as recorded")), _wrong(sheet, found)]
    if before is not None:
        blocks += _compared(before, found)
    blocks.append(Sources((*_methods(found), *_seed(trial))))
    title = say("What the test of finding {number} shows", number=trial.number)
    return Report(title, sheet.museum, sheet.date, tuple(blocks))


def _told(part: trials.Part) -> list[Block]:
    head = say("From the list to the object") if part.way == trials.RECORD else say("From the shelf to the list")
    drawn = say_many(
        "{done} of {count} draw noted, out of {total}.", "{done} of {count} draws noted, out of {total}.",
        count=part.wished, done=part.done, total=part.total,
    )  # fmt: skip
    blocks: list[Block] = [Heading(head), Sentence(drawn, "quiet")]
    if part.verdict is not None and part.verdict is not trials.Verdict.ON:
        blocks.append(Sentence(verdict_words(part)))
    if any(each.rate.of for each in part.rates):
        blocks.append(Picture(rate_bars(part)))
    if part.time is not None:
        blocks.append(Sentence(median_words(part.time)))
    if part.rooms:
        rows = [Row((each.label, each.rate.count, each.rate.of, percent_between(each.rate))) for each in part.rooms]
        heads = (say("Room"), say("As recorded"), say("Looked for"), say("Share (95 %)"))
        blocks.append(Table(heads, tuple(rows), say("By room, the worst first"), numeric=(1, 2)))
    return blocks


def verdict_words(part: trials.Part) -> Message:
    """Return what a sequential test says, and after how many draws."""
    assert part.verdict is not None
    return say_many(
        "After {count} draw: {verdict}.",
        "After {count} draws: {verdict}.",
        count=part.after,
        verdict=part.verdict.label,
    )


def _wrong(sheet: TrialSheet, found: trials.Result) -> Table:
    rows = []
    for draw, noted in found.wrong:
        what: tuple[Cell, ...] = (
            (sheet.number(draw.object), sheet.what(draw.object))
            if draw.way == trials.RECORD
            else (noted.thing or "–", spot_words(draw))
        )
        rows.append(
            Row(
                (
                    draw.at,
                    *what,
                    sheet.place(draw.place),
                    trials.FOUND[draw.way][noted.found],
                    noted.where or noted.note,
                )
            )
        )
    heads = (say("No."), say("Number"), say("What it is"), say("Place"), say("What was seen"), say("Where it was"))
    return Table(heads, tuple(rows), shares=(6, 14, 22, 22, 22, 20))


def _compared(before: trials.Result, after: trials.Result) -> Sequence[Block]:
    rows = [
        Row(
            (
                way_words(way),
                label,
                percent_between(each.before),
                percent_between(each.after),
                trials.told_difference(each),
            )
        )
        for way, _, label, each in trials.compare_trials(before, after)
    ]
    heads = (say("Way"), say("What"), say("Before"), say("Now"), say("What can be said"))
    title = say("Compared with {number}", number=before.trial.number)
    return (Heading(title), Table(heads, tuple(rows), shares=(13, 20, 16, 16, 35)))


def way_words(way: str) -> Message:
    """Return a way in short."""
    return say("list to object") if way == trials.RECORD else say("shelf to list")


def _methods(found: trials.Result) -> tuple[Message, ...]:
    whenever = any(part.whenever for part in found.parts)
    return (
        say("Intervals that hold whenever one stops (Robbins 1970).")
        if whenever
        else say(
            "Exact intervals: Clopper and Pearson 1934; hypergeometric where the size of the collection is known."
        ),
        say("Medians: order statistics; what was not found took longer than all. Comparisons: Fisher's exact test."),
    )
