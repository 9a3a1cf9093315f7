"""How does a report become a PDF that looks the same on every machine? (PDF/A-2, typst, bundled fonts)"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import singledispatch
from pathlib import Path
from typing import Any

from reorg import __version__
from reorg.language import direction, in_use, say
from reorg.report.draw import PAPER
from reorg.report.html import MADE, sign_svg
from reorg.report.value import (
    Blank,
    Blanks,
    Block,
    Figure,
    Figures,
    Findings,
    Found,
    Heading,
    Leaf,
    NewPage,
    Opens,
    Picture,
    Points,
    Report,
    Sentence,
    Side,
    Signatures,
    Sources,
    Table,
    Tick,
    Where,
    day,
    letters,
    wheres,
)
from reorg.report.words import SEVERITIES, said

HERE = Path(__file__).parent
PAPERS = ("a4", "us-letter", "a6", "us-statement")
"""The two last are for slips: a quarter of A4, half of Letter."""
Told = dict[str, Any]  # what the template reads: JSON
Letters = Mapping[Where | None, str]
_BETWEEN = re.compile(r"(?<=\w)[_/](?=\w)")
"""Where a heading as databases write it may be broken, so that it does not run into its neighbour."""
LINE = 84  # signs that stand beside each other on the narrowest paper, at the size of a spread table's headings
WHOLE = 22  # signs: a number as long as that is kept on one line of a table


def to_pdf(report: Report, *, paper: str = "a4") -> bytes:
    """Return the report as a PDF in the language in use, on one of :data:`PAPERS`.

    The template gets the report as JSON and nothing else; no font of the machine and no network is used, and equal
    reports give equal bytes. The exception: words in a script that the bundled fonts do not hold are written with
    the machine's fonts, in a PDF that does not claim to be PDF/A. Raises ValueError for another paper.
    """
    if paper not in PAPERS:
        raise ValueError(f"paper is {paper!r}; it can be {' or '.join(PAPERS)}")
    import typst  # 80 MB on disk and heavy in memory: a web server that only draws must not load it

    words = json.dumps(told(report, paper), ensure_ascii=False)
    try:
        return _compiled(words, everywhere=True)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compiled(words, everywhere=False)


def _compiled(words: str, *, everywhere: bool) -> bytes:
    """Return the PDF of a report told as JSON; ``everywhere``: the same on every machine, and PDF/A."""
    import typst

    data: bytes = typst.compile(
        str(HERE / "report.typ"),
        format="pdf",
        root=str(HERE),
        font_paths=[str(HERE / "fonts")],
        ignore_system_fonts=everywhere,
        sys_inputs={"report": words, "fallback": "" if everywhere else "yes"},
        pdf_standards=["a-2b"] if everywhere else [],
        timestamp=0,
    )
    return data


def told(report: Report, paper: str = "a4") -> Told:
    """Return the report as the template reads it, said in the language in use."""
    found = letters(wheres(report))
    lettered: dict[Where | None, str] = {None: ""}
    lettered |= dict(found.items())
    footer = [said(report.museum), said(report.title), said(day(report.date))]
    if report.person:
        footer.append(said(say("Bring back to: {person}", person=report.person)))
    footer.append(f"reorg {__version__}")
    return {
        "language": in_use(),
        "direction": direction(),
        "paper": paper,
        "wide": report.wide,
        "book": said(say("Date and signature:")) if report.book else "",
        "title": said(report.title),
        "museum": said(report.museum),
        "stamp": [int(part) for part in report.date[:10].split("-")],
        "day": said(day(report.date)),
        "page": said(say("Page {page} of {pages}", page="\ue001", pages="\ue002")),
        "footer": "  ·  ".join(footer),
        "made": said(MADE),
        "blocks": [_told(block, lettered) for block in report.blocks],
        "opens-title": said(say("Where the figures come from: open in reorg")),
        "opens": [{"letter": letter, "words": said(where.label)} for where, letter in found.items()],
        "opened": any(isinstance(block, Opens) for block in report.blocks),
    }


@singledispatch
def _told(block: Block, _lettered: Letters) -> Told:
    raise TypeError(f"no block of a report: {block!r}")


@_told.register
def _(block: Heading, _lettered: Letters) -> Told:
    return {"kind": "heading", "level": block.level, "words": said(block.words)}


@_told.register
def _(block: Sentence, lettered: Letters) -> Told:
    return {"kind": "sentence", "words": said(block.words), "tone": block.tone, "letter": lettered[block.where]}


@_told.register
def _(block: Figures, lettered: Letters) -> Told:
    return {"kind": "figures", "across": block.across, "figures": [_figure(each, lettered) for each in block.figures]}


def _figure(figure: Figure, lettered: Letters) -> Told:
    return {
        "value": "?" if figure.value is None else said(figure.value),
        "unit": said(figure.unit),
        "caption": said(figure.caption),
        "note": said(figure.note),
        "letter": lettered[figure.where],
    }


@_told.register
def _(block: Table, _lettered: Letters) -> Told:
    rows = [[said(cell) for cell in row.cells] for row in block.rows]
    heads = [said(words) for words in block.columns]
    longest = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    return {
        "kind": "table",
        "columns": [_BETWEEN.sub("\\g<0>\u200b", words) for words in heads],
        "wide": max(range(len(heads)), key=lambda at: (at not in block.numeric, longest[at])),
        "shares": list(block.shares) or (_shares(heads, rows) if block.spread else []),
        "tall": block.tall,
        "ruled": block.ruled,
        "small": block.spread,
        "struck": [list(row.struck) for row in block.rows],
        "numeric": list(block.numeric),
        "strong": block.strong,
        "caption": said(block.caption),
        "rows": rows,
    }


def _shares(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how the columns of a table share the width, in signs; 0 takes what it needs.

    The first column names the row: a number is not broken, nor may it run into its neighbour.
    """
    shares = [_usual([row[at] for row in rows], heads[at]) for at in range(len(heads))]
    if max(map(len, [heads[0], *(row[0] for row in rows)])) <= WHOLE:
        shares[0] = 0
    # a word of a heading is not broken either: its column is at least as wide, as far as the line goes round
    words = [max(map(len, re.split(r"[\s_/-]", head))) + 2 for head in heads]
    line = max(LINE, sum(words))
    return [share and max(share, -(-word * sum(shares) // line)) for share, word in zip(shares, words, strict=True)]


def _usual(cells: Sequence[str], head: str) -> int:
    """Return how many signs wide a column is wanted: what nine in ten of its cells need, within bounds."""
    lengths = sorted(map(len, cells)) or [0]
    return max(10, min(len(head) + 1, 14), min(36, lengths[len(lengths) * 9 // 10] + 1))


@_told.register
def _(block: Picture, _lettered: Letters) -> Told:
    svg = block.drawing.svg(PAPER)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    alt = re.search(r"<title>(.*?)</title>", svg)
    return {
        "kind": "picture",
        "svg": svg,
        "width": float(box.group(1)) if box else 680.0,
        "height": float(box.group(2)) if box else 480.0,
        "fills": block.fills,
        "alt": alt.group(1) if alt else "",
        "caption": said(block.caption),
    }


@_told.register
def _(block: Findings, lettered: Letters) -> Told:
    return {"kind": "findings", "found": [_found(each, lettered) for each in block.found]}


def _found(found: Found, lettered: Letters) -> Told:
    finding = found.finding
    state, word = SEVERITIES[finding.severity]
    return {
        "sign": sign_svg(state, paper=True),
        "severity": said(word),
        "words": said(finding.message),
        "more": " ".join(said(each) for each in (finding.effect, finding.mend) if each is not None),
        "letter": lettered[found.where],
    }


@_told.register
def _(block: Points, _lettered: Letters) -> Told:
    points = [said(point) for point in block.points]
    return {"kind": "points", "boxes": block.boxes, "numbered": block.numbered, "points": points}


@_told.register
def _(block: Signatures, _lettered: Letters) -> Told:
    return {"kind": "signatures", "lines": [said(line) for line in block.lines]}


@_told.register
def _(block: Sources, _lettered: Letters) -> Told:
    return {"kind": "sources", "notes": [said(note) for note in block.notes]}


@_told.register
def _(block: Side, lettered: Letters) -> Told:
    first, second = ([_told(each, lettered) for each in half] for half in (block.first, block.second))
    return {"kind": "side", "first": first, "second": second}


@_told.register
def _(block: NewPage, _lettered: Letters) -> Told:
    return {"kind": "page", "even": block.even}


@_told.register
def _(block: Leaf, _lettered: Letters) -> Told:
    head = [{"label": said(label), "value": said(value)} for label, value in block.head]
    return {"kind": "leaf", "title": said(block.title), "why": said(block.why), "head": head}


@_told.register
def _(block: Blanks, _lettered: Letters) -> Told:
    return {"kind": "blanks", "blanks": [_blank(each) for each in block.blanks]}


def _blank(blank: Blank) -> Told:
    return {
        "label": said(blank.label), "help": said(blank.help), "value": said(blank.value), "unit": said(blank.unit),
        "lines": blank.lines, "below": blank.below, "boxes": [_tick(each) for each in blank.boxes],
        "more": [_tick(each) for each in blank.more],
    }  # fmt: skip


def _tick(tick: Tick) -> Told:
    return {"words": said(tick.words), "ticked": tick.ticked}


@_told.register
def _(_block: Opens, _lettered: Letters) -> Told:
    return {"kind": "opens"}
