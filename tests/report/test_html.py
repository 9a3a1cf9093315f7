"""Is a report as a page complete, escaped, traceable and readable in both directions?"""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.language import isolate, say
from reorg.report.html import to_html
from reorg.report.value import Figure, Figures, Report, Row, Sentence, Table, Where
from tests.report.arabic import in_arabic
from tests.report.golden import same
from tests.report.sample import sample

VOID = {"meta", "hr", "br", "img", "input", "link", "col"}


class Balanced(HTMLParser):
    """Reads a page and refuses tags that do not close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def _report(*blocks):
    return Report(say("Title"), "M", "2026-11-22", blocks)


def test_the_sample_in_english():
    page = to_html(sample())
    Balanced(page)
    same("sample.en.html", page)


def test_the_sample_in_arabic():
    with in_arabic():
        page = to_html(sample())
    Balanced(page)
    assert '<html lang="ar" dir="rtl">' in page
    assert "السطر <bdi>12</bdi> يقول <bdi>1978-12-45</bdi>" in page
    same("sample.ar.html", page)


def test_a_page_loads_nothing_from_anywhere():
    page = to_html(sample()).replace("http://www.w3.org/2000/svg", "")
    assert "http" not in page
    assert "url(" not in page
    assert "<script" not in page


def test_a_part_for_the_desk_has_no_head_and_leads_to_the_desk():
    part = to_html(sample(), whole=False, link=lambda where: f"/{where.page}/?show={where.show}")
    assert part.startswith("<article")
    assert 'href="/objects/?show=floor"' in part


def test_without_a_desk_every_letter_leads_to_the_list_at_the_end():
    page = to_html(sample())
    for letter in "abc":
        assert f'href="#opens-{letter}"' in page
        assert f'id="opens-{letter}"' in page


def test_what_is_not_known_is_not_zero():
    page = to_html(
        _report(Figures((Figure(None, say("found"), where=None),)), Table((say("A"), say("B")), (Row(("x", None)),)))
    )
    assert '<dd class="value">?</dd>' in page
    assert "not known" in page


@given(st.text(max_size=60))
def test_whatever_the_museum_wrote_is_escaped_and_balanced(words):
    where = Where("objects", say("{words}", words=words), words)
    blocks = (
        Sentence(say("It says {words}.", words=words), where=where),
        Figures((Figure(words, words, words, words, where),)),
        Table((words, "b"), (Row((words, words), where),), words),
    )
    page = to_html(Report(words, words, "2026-01-01", blocks, words), link=lambda w: f"/?q={w.show}")
    read = Balanced(page)
    assert "".join(read.words).count("<script") == 0 or "<script" in words


@pytest.mark.parametrize("words", ["\u2069\u2069 out", "\u2067 in", "a \u2066b\u2069 c", "\u202e", isolate("ok")])
def test_stray_isolates_cannot_break_the_page(words):
    Balanced(to_html(_report(Sentence(say("{words} and more", words=words)))))
