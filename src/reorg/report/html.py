"""How does a report become a page that opens anywhere, prints well and holds nothing it should not? (HTML, WCAG 2.2)"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch
from html import escape
from pathlib import Path

from reorg import __version__
from reorg.language import direction, in_use, say
from reorg.report.draw import PAPER, css
from reorg.report.draw.pen import Pen
from reorg.report.draw.signs import state_sign
from reorg.report.value import (
    Blank,
    Blanks,
    Block,
    Cell,
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
    Row,
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

Link = Callable[[Where], str]
MADE = say("Made with reorg. It follows the RE-ORG method and is not endorsed by ICCROM, UNESCO or CCI.")
STYLE = Path(__file__).with_name("report.css")


@dataclass(frozen=True)
class _Page:
    """What a block needs to know of the page it stands on: how places to open are linked and lettered."""

    letters: dict[Where, str]
    link: Link | None

    def opened(self, words: str, where: Where | None) -> str:
        """Return ``words`` leading to the rows behind them, with the letter that paper shows."""
        if where is None:
            return words
        letter = self.letters[where]
        led = self.led(words, where) if self.link else f'<a href="#opens-{letter}">{words}</a>'
        return f'{led}<sup class="letter">{letter}</sup>'

    def led(self, words: str, where: Where | None) -> str:
        """Return ``words`` leading to the rows behind them, where there is a desk to lead to."""
        if where is None or self.link is None:
            return words
        return f'<a href="{escape(self.link(where))}">{words}</a>'


def to_html(report: Report, *, link: Link | None = None, whole: bool = True) -> str:
    """Return the report as HTML in the language in use.

    ``link`` gives the address of a page for a place to open; without it, figures lead to the list at the end.
    ``whole``: a page that stands alone, its style in it; otherwise one ``<article>``, for a page that has a style.
    """
    page = _Page(letters(wheres(report)), link)
    blocks = report.blocks if any(isinstance(block, Opens) for block in report.blocks) else (*report.blocks, Opens())
    body = "\n".join(_html(block, page) for block in blocks)
    head = (
        f'<header><p class="over">{_words(report.museum)}</p><h1>{_words(report.title)}</h1>'
        f'<p class="meta"><time datetime="{escape(report.date)}">{_words(day(report.date))}</time></p></header>'
    )
    if any(isinstance(block, Leaf) for block in blocks[:1]):  # a sheet of a form has a head of its own
        head = f'<p class="over">{_words(report.museum)}</p>'
    article = f'<article class="report">\n{head}\n{body}\n{_foot(report)}\n</article>'
    if not whole:
        return article
    title = escape(f"{report.title} – {report.museum}")
    return (
        f'<!doctype html>\n<html lang="{in_use()}" dir="{direction()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{style()}\n</style>\n</head>\n<body>\n{article}\n</body>\n</html>\n"
    )


def style() -> str:
    """Return the style sheet of reports and of the drawings in them."""
    return STYLE.read_text(encoding="utf-8") + css()


def _words(cell: Cell) -> str:
    """Return a cell as HTML: escaped, isolates as ``<bdi>``."""
    words = escape(said(cell))
    for sign, mark in (("\u2066", '<bdi dir="ltr">'), ("\u2067", '<bdi dir="rtl">'), ("\u2068", "<bdi>")):
        words = words.replace(sign, mark)
    words = words.replace("\u2069", "</bdi>")
    return f"<bdi>{words}</bdi>" if isinstance(cell, str) and "<bdi" not in words and words else words


def _foot(report: Report) -> str:
    person = say("Bring back to: {person}", person=report.person) if report.person else ""
    return f"<footer><p>{_words(person)}</p><p>{_words(MADE)} reorg {__version__}.</p></footer>"


@singledispatch
def _html(block: Block, _page: _Page) -> str:
    raise TypeError(f"no block of a report: {block!r}")


@_html.register
def _(block: Heading, _page: _Page) -> str:
    level = min(max(block.level, 2), 4)
    return f"<h{level}>{_words(block.words)}</h{level}>"


@_html.register
def _(block: Sentence, page: _Page) -> str:
    tone = f' class="{escape(block.tone)}"' if block.tone else ""
    return f"<p{tone}>{page.opened(_words(block.words), block.where)}</p>"


@_html.register
def _(block: Figures, page: _Page) -> str:
    return f'<dl class="figures across-{block.across}">{"".join(_figure(each, page) for each in block.figures)}</dl>'


def _figure(figure: Figure, page: _Page) -> str:
    unit = f' <span class="unit">{_words(figure.unit)}</span>' if str(figure.unit) else ""
    note = f'<dd class="note">{_words(figure.note)}</dd>' if str(figure.note) else ""
    value = "?" if figure.value is None else _words(figure.value)
    value = page.opened(f"{value}{unit}", figure.where)
    return f'<div><dt>{_words(figure.caption)}</dt><dd class="value">{value}</dd>{note}</div>'


@_html.register
def _(block: Table, page: _Page) -> str:
    heads = [f"<th scope=col{_numeric(block, at)}>{_words(words)}</th>" for at, words in enumerate(block.columns)]
    rows = [_row(block, at, row, page) for at, row in enumerate(block.rows)]
    caption = f"<caption>{_words(block.caption)}</caption>" if str(block.caption) else ""
    tall = ' class="tall"' if block.tall else ""
    # what is written by hand needs room where nothing is printed
    shares = block.shares if block.tall and all(block.shares) else ()
    columns = "".join(f'<col style="width:{100 * each / sum(shares):.1f}%">' for each in shares)
    caption += f"<colgroup>{columns}</colgroup>" if columns else ""
    return f"<table{tall}>{caption}<thead><tr>{''.join(heads)}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(table: Table, number_: int, row: Row, page: _Page) -> str:
    cells = []
    for at, cell in enumerate(row.cells):
        words = page.led(_words(cell), row.where) if at == 0 else _words(cell)
        words = f"<s>{words}</s>" if at in row.struck else words
        name = escape(said(table.columns[at]))
        tag, scope = ("th", " scope=row") if at == 0 else ("td", f' data-head="{name}"')
        cells.append(f"<{tag}{scope}{_numeric(table, at)}>{words}</{tag}>")
    strong = ' class="strong"' if number_ == table.strong else ""
    return f"<tr{strong}>{''.join(cells)}</tr>"


def _numeric(table: Table, at: int) -> str:
    return " class=number" if at in table.numeric else ""


@_html.register
def _(block: Picture, _page: _Page) -> str:
    caption = f"<figcaption>{_words(block.caption)}</figcaption>" if str(block.caption) else ""
    return f'<figure><div class="scroll">{block.drawing.svg()}</div>{caption}</figure>'


@_html.register
def _(block: Findings, page: _Page) -> str:
    return f'<ul class="findings">{"".join(_found(each, page) for each in block.found)}</ul>'


def _found(found: Found, page: _Page) -> str:
    finding = found.finding
    state, word = SEVERITIES[finding.severity]
    sign = f'<span class="severity">{sign_svg(state)} {_words(word)}</span>'
    more = " ".join(_words(each) for each in (finding.effect, finding.mend) if each is not None)
    more = f"<p>{more}</p>" if more else ""
    return f"<li>{sign}<div><b>{page.opened(_words(finding.message), found.where)}</b>{more}</div></li>"


def sign_svg(state: str, *, paper: bool = False) -> str:
    """Return the sign of a state (met, partly, not, unknown, danger) as a small drawing that stands beside its word."""
    pen = Pen(14, PAPER, mirrored=False) if paper else Pen(14, mirrored=False)
    state_sign(pen, state, 7, 7, radius=6)
    return pen.done(14, "").replace(' aria-label=""', ' aria-hidden="true"').replace("<title></title>", "")


@_html.register
def _(block: Points, _page: _Page) -> str:
    tag = "ol" if block.numbered else "ul"
    kind = ' class="boxes"' if block.boxes else ""
    return f"<{tag}{kind}>{''.join(f'<li>{_words(point)}</li>' for point in block.points)}</{tag}>"


@_html.register
def _(block: Signatures, _page: _Page) -> str:
    return f'<div class="sign">{"".join(f"<p>{_words(line)}</p>" for line in block.lines)}</div>'


@_html.register
def _(block: Sources, _page: _Page) -> str:
    return f'<div class="sources">{"".join(f"<p>{_words(note)}</p>" for note in block.notes)}</div>'


@_html.register
def _(block: Side, page: _Page) -> str:
    halves = ["\n".join(_html(each, page) for each in half) for half in (block.first, block.second)]
    return f'<div class="side"><div>{halves[0]}</div><div>{halves[1]}</div></div>'


@_html.register
def _(block: Leaf, _page: _Page) -> str:
    head = "".join(f"<div><dt>{_words(label)}</dt><dd>{_words(value)}</dd></div>" for label, value in block.head)
    why = f'<p class="quiet">{_words(block.why)}</p>' if str(block.why) else ""
    return f'<section class="leaf"><h1>{_words(block.title)}</h1>{why}<dl class="head">{head}</dl></section>'


@_html.register
def _(block: Blanks, _page: _Page) -> str:
    return f'<div class="blanks">{"".join(map(_blank, block.blanks))}</div>'


def _blank(blank: Blank) -> str:
    note = f"<small>{_words(blank.help)}</small>" if str(blank.help) else ""
    unit = f' <span class="unit">{_words(blank.unit)}</span>' if str(blank.unit) else ""
    boxes = f'<ul class="ticks">{"".join(map(_tick, blank.boxes))}</ul>' if blank.boxes else ""
    line = "" if boxes else f'<p class="write" style="--lines:{blank.lines}">{_words(blank.value)}{unit}</p>'
    more = f'<ul class="ticks more">{"".join(map(_tick, blank.more))}</ul>' if blank.more else ""
    kind = " below" if blank.below else ""
    return f'<div class="blank{kind}"><p><b>{_words(blank.label)}</b>{note}</p><div>{boxes}{line}{more}</div></div>'


def _tick(tick: Tick) -> str:
    return f'<li><i aria-hidden="true">{"✓" if tick.ticked else ""}</i> {_words(tick.words)}</li>'


@_html.register
def _(_block: NewPage, _page: _Page) -> str:
    return '<hr class="page">'


@_html.register
def _(_block: Opens, page: _Page) -> str:
    if not page.letters:
        return ""
    rows = []
    for where, letter in page.letters.items():
        words = _words(where.label)
        if page.link:
            words = f'<a href="{escape(page.link(where))}">{words}</a>'
        rows.append(f'<li id="opens-{letter}"><b>{letter}</b> {words}</li>')
    head = _words(say("Where the figures come from"))
    return f'<section class="opens"><h2>{head}</h2><ol>{"".join(rows)}</ol></section>'
