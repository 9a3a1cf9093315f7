"""``reorg trial``: do we find what we have, and is written down what we find? The two-way test of finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reorg.assessment import trials
from reorg.cli.compare import Who
from reorg.cli.opened import MuseumFolder, Opened, writer
from reorg.cli.report import Paper, write_whole
from reorg.cli.tell import AsJson, table, to_person, to_program
from reorg.language import AsItIs, Message, Trouble, listed, say, say_many
from reorg.museum import Draft, Facts, Museum, number_key
from reorg.report import (
    Report,
    TrialSheet,
    median_words,
    percent_between,
    spot_words,
    to_html,
    to_pdf,
    trial_report,
    trial_sheet,
    verdict_words,
    way_words,
)

COLUMNS = (
    "draw", "way", "number", "place", "which", "found", "time", "moved", "floor", "legible", "where", "thing", "note", "by",
)  # fmt: skip
"""The headings of a file of results. The first five say what was drawn; the others are filled in."""
_KINDS = frozenset({".pdf", ".html", ".htm", ".csv"})
_YES, _NO = frozenset({"yes", "y", "1", "true", "x", "نعم"}), frozenset({"no", "n", "0", "false", "لا"})


class Way(StrEnum):
    """Which ways there are."""

    BOTH = "both"
    RECORD = "record"
    SPOT = "spot"


def trial(  # noqa: PLR0913, PLR0917 - one for each option
    folder: MuseumFolder,
    number: Annotated[str, typer.Argument(help="The test's number, as T-2026-001. Default: the newest.")] = "",
    begin: Annotated[bool, typer.Option("--begin", help="Begin a new test: draw records and spots.")] = False,
    way: Annotated[
        Way, typer.Option(help="From the list to the object, from the shelf to the list, or both.")
    ] = Way.BOTH,
    count: Annotated[int, typer.Option(help="How many draws each way.")] = 20,
    by: Annotated[str, typer.Option(help='Draw by share: room, category or "room category".')] = "",
    within: Annotated[str, typer.Option(help="The code of a place: only what stands there.")] = "",
    sequential: Annotated[
        str, typer.Option(help="Stop as soon as it is clear: GOOD,BAD in percent wrong, as 5,20.", metavar="GOOD,BAD")
    ] = "",
    how_many: Annotated[
        float,
        typer.Option(
            help="How many must be checked to say that fewer than so many percent are wrong?", show_default=False
        ),
    ] = 0.0,
    certain: Annotated[float, typer.Option(help="How certain that is to be, in percent.")] = 95.0,
    allowed: Annotated[int, typer.Option(help="How many wrong ones may turn up.")] = 0,
    enter: Annotated[
        Path | None, typer.Option(help="Enter results from a file (.csv), as -o writes it.", show_default=False)
    ] = None,
    believe: Annotated[bool, typer.Option("--believe", help="Times of more than half an hour are right.")] = False,
    against: Annotated[str, typer.Option(help="Compare with an earlier test, by its number.")] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Write the sheet (.pdf, .html), or its lines to fill in (.csv).", show_default=False
        ),
    ] = None,
    result: Annotated[
        bool, typer.Option("--result", help="With -o: write what it shows instead of the sheet.")
    ] = False,
    paper: Annotated[Paper, typer.Option(help="The sheets to print on.")] = Paper.A4,
    who: Who = "",
    as_json: AsJson = False,
) -> None:
    """Test whether things are found: draw, print the sheet, enter what was found, say what it shows.

    Example: reorg trial my-museum --begin --count 20 --by room
    """
    if output and output.suffix.lower() not in _KINDS:
        told = output.suffix or output.name
        raise Trouble(say("{suffix} is not a kind of sheet. Write .pdf, .html or .csv.", suffix=told))
    opened = Opened(folder)
    museum = opened.museum()
    if how_many:
        _how_many(museum, opened, (how_many / 100, certain / 100, allowed), as_json=as_json)
        return
    if begin:
        asked = trials.Asked(way.value, count, by.strip(), _place(museum, within), _stopping(sequential, count))
        number = _begin(opened, museum, asked, who or writer())
        museum = opened.museum()
    test = _named(museum, number)
    if enter:
        _enter(opened, museum, test, _read(enter), believe=believe, who=who or writer())
        museum = opened.museum()
        test = _named(museum, test.number)
    shown = trials.result(test, museum.places)
    before = trials.result(_named(museum, against), museum.places) if against else None
    if output:
        _write(output, opened, museum, (shown, before), whole=result, paper=paper)
    if as_json:
        to_program(_told(museum, shown, before))
    elif not (output and begin):
        _tell(shown, before, museum)


def _place(museum: Museum, code: str) -> str:
    found = museum.places.coded(code) if code else []
    if code and len(found) != 1:
        raise Trouble(say("There is no place with the code {code}.", code=code))
    return found[0].id if found else ""


def _stopping(said: str, count: int) -> trials.Stopping | None:
    if not said:
        return None
    try:
        good, bad = (float(each.strip(" %")) / 100 for each in said.split(","))
        return trials.Stopping(good, bad, count)
    except ValueError as problem:
        raise Trouble(
            say(
                "Write two shares in percent, the good one first: --sequential 5,20. This is not understood: {said}",
                said=said,
            )
        ) from problem


def _begin(opened: Opened, museum: Museum, asked: trials.Asked, who: str) -> str:
    frame = trials.Frame.of(trials.listed(opened.holdings(museum).items()), museum.places, asked.within)
    if problems := trials.refused_test(asked, frame):
        raise Trouble(problems[0])
    return trials.begin(opened.journal, asked, frame, who=who, day=datetime.now(UTC).date().isoformat())


def _named(museum: Museum, number: str) -> trials.Trial:
    every = trials.trials_of(museum.trials)
    found = [each for each in every if number.casefold() in {"", each.number.casefold(), each.id}]
    if found:
        return found[0]
    if number:
        raise Trouble(say("There is no test {number}.", number=number))
    raise Trouble(say("There is no test of finding yet. Begin one: --begin"))


def _how_many(museum: Museum, opened: Opened, claim: tuple[float, float, int], *, as_json: bool) -> None:
    share, level, allowed = claim
    total = len(trials.listed(opened.holdings(museum).items()))
    try:
        needed = trials.enough(share, total or None, level=level, allowed=allowed)
        large = trials.enough(share, level=level, allowed=allowed)
    except ValueError as problem:
        raise Trouble(
            say("Shares and certainty lie between 0 and 100 %, and nothing less than none is wrong.")
        ) from problem
    if as_json:
        to_program(
            {
                "share": share,
                "certain": level,
                "allowed": allowed,
                "objects": total,
                "check": needed,
                "check_of_many": large,
            }
        )
        return
    to_person(trials.told_enough(share, level, allowed, total, needed))


def _read(path: Path) -> list[dict[str, str]]:
    try:
        content = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or ""
        raise Trouble(say("{file} cannot be read: {reason}.", file=str(path), reason=reason)) from problem
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    split = max(",;\t", key=first.count)
    rows = [
        {
            str(name or "").strip().casefold(): str(cell or "").strip()
            for name, cell in row.items()
            if not isinstance(cell, list)
        }
        for row in csv.DictReader(io.StringIO(text), delimiter=split)
    ]
    if not rows or not {"draw", "found"} <= set(rows[0]):
        raise Trouble(
            say("The file needs the headings {names}. Write one with -o results.csv.", names=", ".join(COLUMNS))
        )
    return rows


def _enter(
    opened: Opened, museum: Museum, test: trials.Trial, rows: Iterable[Mapping[str, str]], *, believe: bool, who: str
) -> None:
    """Enter all lines that say something, in one action; or none, with everything that is wrong with them."""
    records: dict[str, list[Facts]] = {}
    for facts in opened.holdings(museum).values():
        records.setdefault(number_key(str(facts.get("number", ""))), []).append(facts)
    drafts: list[Draft] = []
    wrong: list[str] = []
    for row in rows:
        if not any(row.get(name) for name in COLUMNS[5:13]):
            continue
        try:
            noted = _noted(row, test, museum, records, who)
        except ValueError:
            wrong.append(str(say("Draw {draw}: a number or a time is not understood.", draw=row.get("draw", ""))))
            continue
        doubt = None if believe else trials.doubted_note(noted)
        problems = [*(_not_a_word(row, test, noted) or trials.refused_note(test, noted)), *([doubt] if doubt else [])]
        wrong += [str(say("Draw {draw}: {problem}", draw=row.get("draw", ""), problem=each)) for each in problems]
        if not problems:
            drafts.append(trials.noted_draft(test, noted))
    if wrong:
        for each in wrong[1:20]:
            to_person(f"! {each}", error=True)
        raise Trouble(say("{problem} Nothing was entered.", problem=wrong[0]))
    if not drafts:
        raise Trouble(say("No line says what was found. Nothing was entered."))
    opened.journal.append(drafts, who=who)
    to_person(say_many("Entered: {count} draw.", "Entered: {count} draws.", count=len(drafts)), error=True)


def _noted(
    row: Mapping[str, str], test: trials.Trial, museum: Museum, records: Mapping[str, Sequence[Facts]], who: str
) -> trials.Noted:
    at = int(row["draw"])
    draw = next((each for each in test.draws if each.at == at), None)
    found, thing = row["found"].casefold(), row.get("thing", "")
    found = "here" if found in _YES else "no" if found in _NO else found
    if not found and draw is not None and draw.way == trials.SPOT and thing:
        inside = frozenset(each.id for each in museum.places.within(draw.place))
        found = trials.judged(draw, records.get(number_key(thing), ()), inside)
    moved = row.get("moved", "")
    return trials.Noted(
        at, found, trials.seconds_of(row.get("time", "")), int(moved) if moved else None, _flag(row.get("floor", "")),
        _flag(row.get("legible", "")), row.get("where", "")[:400], thing[:400], row.get("note", "")[:2000],
        row.get("by", "")[:100] or who, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )  # fmt: skip


def _not_a_word(row: Mapping[str, str], test: trials.Trial, noted: trials.Noted) -> list[Message]:
    """Return what is said of a word in the column “found” that nobody could know."""
    draw = next((each for each in test.draws if each.at == noted.draw), None)
    if draw is None or not row["found"] or noted.found in trials.FOUND[draw.way]:
        return []
    words = listed([*trials.FOUND[draw.way], "yes"])
    return [say("“{word}” is not understood. The column “found” says one of: {words}.", word=row["found"], words=words)]


def _flag(text: str) -> bool | None:
    plain = text.casefold()
    if plain in _YES | _NO:
        return plain in _YES
    if plain:
        raise ValueError(text)
    return None


def _sheet(opened: Opened, museum: Museum, test: trials.Trial) -> TrialSheet:
    wanted, held = {draw.object for draw in test.draws}, opened.holdings(museum)
    objects = {key: held[key] for key in wanted if key in held}
    return TrialSheet(test, museum.name, museum.places, datetime.now(UTC).date().isoformat(), objects)


def _write(
    output: Path,
    opened: Opened,
    museum: Museum,
    shown: tuple[trials.Result, trials.Result | None],
    *,
    whole: bool,
    paper: Paper,
) -> None:
    found, before = shown
    sheet = _sheet(opened, museum, found.trial)
    report: Report = trial_report(sheet, found, before) if whole else trial_sheet(sheet)
    match output.suffix.lower():
        case ".pdf":
            write_whole(output, to_pdf(report, paper=paper.value))
        case ".html" | ".htm":
            write_whole(output, to_html(report).encode())
        case _:
            write_whole(output, _lines(sheet).encode("utf-8-sig"))
    to_person(say("Written: {file}", file=AsItIs(output)), error=True)


def _lines(sheet: TrialSheet) -> str:
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(COLUMNS)
    for draw in sheet.trial.draws:
        number = sheet.number(draw.object) if draw.way == trials.RECORD else ""
        which = str(spot_words(draw)) if draw.way == trials.SPOT else sheet.what(draw.object)
        lines.writerow([draw.at, draw.way, number, sheet.place(draw.place), which, *[""] * 9])
    return out.getvalue()


def _told(museum: Museum, shown: trials.Result, before: trials.Result | None) -> dict[str, object]:
    told = shown.to_data()
    told["tests"] = [
        {
            "number": each.number,
            "day": each.day,
            "draws": len(each.draws),
            "done": each.done,
            "cancelled": bool(each.cancelled),
        }
        for each in trials.trials_of(museum.trials)
    ]
    told["drawn"] = [{"draw": draw.at, **draw.to_data()} for draw in shown.trial.draws]
    if shown.trial.stopping:
        told["errors"] = shown.trial.stopping.errors.to_data()
    if before is not None:
        told["compared"] = [
            {"way": way, "code": code, **each.to_data(), "sentence": str(trials.told_difference(each))}
            for way, code, _, each in trials.compare_trials(before, shown)
        ]
    return told


def _tell(shown: trials.Result, before: trials.Result | None, museum: Museum) -> None:
    test = shown.trial
    told = {"number": test.number, "day": test.day, "done": test.done, "count": len(test.draws)}
    to_person(say("{number}, begun on {day}: {done} of {count} draws noted.", **told))
    to_person(shown.sentence)
    for part in shown.parts:
        _tell_part(part)
    for doubt in shown.doubts:
        to_person(f"! {doubt}")
    for way, _, label, each in trials.compare_trials(before, shown) if before else ():
        change = f"{percent_between(each.before)} → {percent_between(each.after)}"
        to_person(f"{way_words(way)}, {label}: {change}. {trials.told_difference(each)}")
    if others := len(trials.trials_of(museum.trials)) - 1:
        to_person("")
        to_person(say_many("{count} other test is on record.", "{count} other tests are on record.", count=others))


def _tell_part(part: trials.Part) -> None:
    rows = [
        (each.label, f"{each.rate.count}/{each.rate.of}", percent_between(each.rate))
        for each in part.rates
        if each.rate.of
    ]
    if rows:
        to_person("")
        table((way_words(part.way), say("Seen"), say("Share (95 %)")), rows, numbers=(1, 2))
    if part.time:
        to_person(median_words(part.time))
    if part.verdict is not None:
        to_person(verdict_words(part))


def add_to(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("trial")(trial)
