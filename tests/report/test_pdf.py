"""Is a printed report the same everywhere, whole, and readable in both directions?"""

import pypdfium2
import pytest

from reorg.language import say
from reorg.report.pdf import to_pdf
from reorg.report.value import Report, Row, Sentence, Table
from tests.report.arabic import in_arabic
from tests.report.golden import same
from tests.report.sample import sample


def text_of(pdf: bytes) -> str:
    """Return the text of all pages, with a line between them, as a reader would copy it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_bounded().replace("\r\n", "\n"))
            words.close()
            page.close()
        return "\n".join(f"=== page {at}\n{words}" for at, words in enumerate(pages, 1))
    finally:
        document.close()


def size_of(pdf: bytes) -> tuple[float, float]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document.get_page_size(0)
    finally:
        document.close()


def test_the_sample_in_english():
    same("sample.en.txt", text_of(to_pdf(sample())))


def test_the_sample_in_arabic():
    with in_arabic():
        said = text_of(to_pdf(sample()))
    assert "1978-12-45" in said
    same("sample.ar.txt", said)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.3, 841.9)), ("us-letter", (612.0, 792.0))])
def test_paper_sizes(paper, size):
    assert size_of(to_pdf(sample(), paper=paper)) == pytest.approx(size, abs=0.5)


def test_equal_reports_are_equal_bytes():
    assert to_pdf(sample()) == to_pdf(sample())


def test_another_paper_is_refused():
    with pytest.raises(ValueError, match="a4 or us-letter"):
        to_pdf(sample(), paper="b5")


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        "$x^2$ *bold* _it_ @ref <label> \\u{41} // no",
        "`raw` [content] #{1+1}",
        "\x00\x0b",
        "𝔘😀字",
    ],
)
def test_words_are_never_code(words):
    said = text_of(to_pdf(Report(words, words, "2026-01-01", (Sentence(say("It says {words}.", words=words)),))))
    assert "It says" in said
    if words.startswith(("#", "$", "`")):
        assert words in said.replace("\n", " ")


def test_a_heading_of_a_database_does_not_run_into_its_neighbour():
    heads = tuple(
        say("{name}", name=name) for name in ("artwork - DISPLAY_DENOMINATION", "TITRE", "NOTE", "DATE", "LIEU", "X")
    )
    pdf = to_pdf(
        Report("t", "m", "2026-01-01", (Table(heads, (Row(("peinture", *("word " * 12,) * 5)),), spread=True),))
    )
    document = pypdfium2.PdfDocument(pdf)
    words = document[0].get_textpage()
    text = words.get_text_range()
    first, second = text.index("DENOMINATION"), text.index("TITRE")
    right = max(words.get_charbox(at)[2] for at in range(first, first + len("DENOMINATION")))
    left = words.get_charbox(second)[0]
    words.close()
    document.close()
    assert right < left
