from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.documentation import parse_date
from reorg.documentation.grammar import date_meaning, dates
from reorg.documentation.grammar.dates import WrittenDate, day_order
from reorg.documentation.grammar.edtf import edtf_span
from reorg.language import Message
from tests.documentation.registers import TODAY


def read(text: str) -> WrittenDate:
    return parse_date(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # years, about, ranges
        ("1926", "1926"),
        ("607", "0607"),
        ("c. 1948", "1948~"),
        ("ca.1975", "1975~"),
        ("1918?", "1918?"),
        ("?c.1785", "1785%"),
        ("[1904]", "1904"),
        ("1910-20", "1910/1920"),
        ("c. 1910-20", "1910~/1920~"),
        ("1901–c.1910", "1901/1910~"),
        ("1885-86?", "1885?/1886?"),
        ("1826-7", "1826/1827"),
        ("1890/1900", "1890/1900"),
        ("1942/43", "1942/1943"),
        ("1924–5–c.1937", "1924/1937~"),
        ("between 1870 and 1910", "1870/1910"),
        ("1831 or 2", "[1831,1832]"),
        ("1860 or 63", "[1860,1863]"),
        ("1879 and 1887", "{1879,1887}"),
        ("before 1912", "../1912"),
        ("no earlier than 1906", "1906/.."),
        ("1922 or earlier", "../1922"),
        ("mid 20th Century or later", "1930/.."),
        ("after 1945, before 1957", "1945/1957"),
        ("1900-", "1900/.."),
        ("?-1903", "../1903"),
        # hundreds, tens and parts of them
        ("19th century", "18XX"),
        ("1st century", "0001/0099"),
        ("6th century BC", "-05XX"),
        ("3rd millennium", "-2XXX"),
        ("2e millénaire", "1XXX"),
        ("4th-3rd millennium", "-3999/-2000"),
        ("fin du 3e millénaire", "-2399/-2000"),
        ("début du 3e millénaire", "2000/2399"),
        ("3rd millennium AD", "2XXX"),
        ("18th-19th century", "1700/1899"),
        ("18-19th century", "1700/1899"),
        ("late 17th or early 18th century", "1660/1739"),
        ("mid-to-late-16th c.", "1530/1599"),
        ("20C.", "19XX"),
        ("1st quarter of 20C.", "1900/1924"),
        ("third quarter of 19th century", "1850/1874"),
        ("19th Century/MID", "1830/1869"),
        ("second half of the fifteenth century", "1450/1499"),
        ("1840s", "184X"),
        ("c. 1870-1880s", "1870~/1889~"),
        ("1910-20's", "1910/1929"),
        ("late 1960's", "1965/1969"),
        ("[186-?]", "186X?"),
        ("18--", "18XX"),
        # before our era
        ("650-600 BC", "-0649/-0599"),
        ("4th century BCE- 4th century CE", "-0399/0399"),
        ("200B.C.-300", "-0199/0300"),
        ("BC 4000", "-3999"),
        ("5th century BC - 50 AD", "-0499/0050"),
        ("AD 265-316", "0265/0316"),
        ("50 BC-100 AD", "-0049/0100"),
        ("25000 BC", "Y-24999"),
        ("12,000 BP", "Y-10050~"),
        # months, days, seasons
        ("November 12, 1870", "1870-11-12"),
        ("May 22nd, 1938", "1938-05-22"),
        ("12 Nov. 1870", "1870-11-12"),
        ("1932, December", "1932-12"),
        ("7/1991", "1991-07"),
        ("1852/XII", "1852-12"),
        ("5.XII.1850", "1850-12-05"),
        ("3/24/1929", "1929-03-24"),
        ("31.12.1978", "1978-12-31"),
        ("1859-01-01 00:00:00", "1859-01-01"),
        ("19370615", "1937-06-15"),
        ("June 9-11, 1953", "1953-06-09/1953-06-11"),
        ("March - May 1944", "1944-03/1944-05"),
        ("(May 8-13) 1970", "1970-05-08/1970-05-13"),
        ("5 mai 1840 - 9 mai 1840", "1840-05-05/1840-05-09"),
        ("Summer 1941", "1941-22"),
        ("Friday, Nov. 25, 1932", "1932-11-25"),
        ("Paris, April 1933", "1933-04"),
        # several moments
        ("designed 1929, made 1935", "{1929,1935}"),
        ("1953 (designed) c. 1977 (manufactured)", "1953/1977~"),
        ("negative 1928-1929, first published 1930, printed 1994", "1928/1994"),
        ("1992, printed later", "1992/.."),
        ("(1914, posthumously printed 1921)", "{1914,1921}"),
        ("1953 (Original composition executed 1919)", "1953"),
        ("Imitation of 10th century, probably 19th century", "18XX?"),
        # Russian letters for Roman numerals, letters for figures
        ("ХIХ век", "18XX"),
    ],
)
def test_dates_in_english_and_in_figures(text: str, edtf: str) -> None:
    found = read(text)
    assert found.edtf == edtf
    assert found.understood
    assert found.problem is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("vers 1850", "1850~"),
        ("XVIIIe s.", "17XX"),
        ("2e moitié du 19e siècle", "1850/1899"),
        ("2e quart du 6e siècle avant J.-C.", "-0574/-0550"),
        ("fin XVIIIe - début XIXe siècle", "1760/1839"),
        ("L'an 350 avant J.C.", "-0349"),
        ("Avant 1818", "../1818"),
        ("entre 1850 et 1860", "1850/1860"),
        ("années 1850", "185X"),
        ("24 vendémiaire an IV", "1795-10-16"),
        ("an VII", "1798/1799"),
        ("1er janvier 1850", "1850-01-01"),
        ("hacia 1850", "1850~"),
        ("siglo XIX, segunda mitad", "1850/1899"),
        ("último tercio del siglo XVIII", "1766/1799"),
        ("siglos XVIII y XIX", "1700/1899"),
        ("s. XVII a.C.", "-16XX"),
        ("años 50 del siglo XX", "195X"),
        ("12 de mayo de 1850", "1850-05-12"),
        ("desde 1850 hasta 1860", "1850/1860"),
        ("c. 1850 a 1860", "1850~/1860~"),
        ("século XIX", "18XX"),
        ("meados do séc. XVIII", "1730/1769"),
        ("por volta de 1850", "1850~"),
        ("década de 1850", "185X"),
        ("XVII secolo, prima metà", "1600/1649"),
        ("ultimo quarto del XVI secolo", "1575/1599"),
        ("Settecento", "17XX"),
        ("um 1850", "1850~"),
        ("2. Hälfte 19. Jh.", "1850/1899"),
        ("Anfang 18. Jahrhundert", "1700/1739"),
        ("1850er Jahre", "185X"),
        ("5. Mai 1850", "1850-05-05"),
        ("3. Jh. v. Chr.", "-02XX"),
        ("nach 1850", "1850/.."),
        ("omstreeks 1850", "1850~"),
        ("tweede helft 19e eeuw", "1850/1899"),
        ("jaren 1850", "185X"),
        ("omkring 1850", "1850~"),
        ("första hälften av 1800-talet", "1800/1849"),
        ("1800-talets mitt", "1830/1869"),
        ("1850-talet", "185X"),
        ("ок. 1850 г.", "1850~"),
        ("XVIII–XIX вв.", "1700/1899"),
        ("кон. XIX в.", "1860/1899"),
        ("1-я пол. XIX в.", "1800/1849"),
        ("вторая четверть XIX века", "1825/1849"),
        ("V в. до н. э.", "-04XX"),
        ("1850-е гг.", "185X"),
        ("1920-30-е гг.", "1920/1939"),
        ("20-е годы XX века", "192X"),
        ("XIX - нач. XX в.", "1800/1939"),
        ("القرن الثالث عشر الهجري / التاسع عشر الميلادي", "1800/1883"),
        ("القرن 13 هـ / 19 م", "1800/1883"),
        ("江戸時代 19世紀", "1800/1868"),
        ("um 1900/1910", "1900~/1910~"),
        ("18./19. Jahrhundert", "1700/1899"),
        ("inizi XX secolo", "1900/1939"),
        ("до 1917 г.", "../1917"),
        ("с 1850 до 1860 г.", "1850/1860"),
        ("5 мая 1850 г.", "1850-05-05"),
        ("25 окт. 1917 (ст. ст.)", "1917-11-07"),
        ("القرن التاسع عشر", "18XX"),
        ("القرن ١٨-١٩", "1700/1899"),
        ("أواخر القرن الثامن عشر", "1760/1799"),
        ("النصف الأول من القرن العشرين", "1900/1949"),
        ("الربع الأخير من القرن ١٨", "1775/1799"),
        ("حوالي ١٨٥٠", "1850~"),
        ("بين ١٨٥٠ و١٨٦٠", "1850/1860"),
        ("سنة ١٢٥٠ هـ", "1834/1835"),
        ("القرن الثالث ق.م", "-02XX"),
        ("٥ مايو ١٨٥٠", "1850-05-05"),
        ("18世纪", "17XX"),
        ("十九世纪末", "1860/1899"),
        ("20世纪50年代", "195X"),
        ("公元前3世纪", "-02XX"),
        ("约1850年", "1850~"),
        ("1850年5月3日", "1850-05-03"),
        ("一九五〇年", "1950"),
        ("1850年以前", "../1850"),
        ("清光绪三年", "1877"),
        ("民国十二年", "1923"),
        ("明治17年", "1884"),
        ("19世紀後半", "1850/1899"),
    ],
)
def test_dates_in_other_languages(text: str, edtf: str) -> None:
    found = read(text)
    assert found.edtf == edtf
    assert found.understood
    assert not found.left


@pytest.mark.parametrize(
    ("text", "calendar", "first", "last"),
    [
        ("1250 AH", "islamic", (1834, 5, 10), (1835, 4, 28)),
        ("1250/1834-5", "islamic", (1834, 5, 10), (1835, 4, 28)),
        ("1250 (1834)", "islamic", (1834, 5, 10), (1834, 12, 31)),
        ("dated A.H. 960 (AD 1552-1553)", "islamic", (1552, 12, 28), (1553, 12, 16)),
        ("1 رمضان 1445 هـ", "islamic", (2024, 3, 11), (2024, 3, 11)),
        ("9 thermidor an II", "republican", (1794, 7, 27), (1794, 7, 27)),
        ("พ.ศ. 2400", "buddhist", (1857, 3, 1), (1858, 4, 30)),
        ("B.E. 2500", "buddhist", (1957, 1, 1), (1957, 12, 31)),
        ("5601 (1840/41)", "hebrew", (1840, 9, 5), (1841, 10, 5)),
        ("Meiji 17 (1884)", "Meiji", (1884, 1, 1), (1884, 12, 31)),
    ],
)
def test_other_calendars(text: str, calendar: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    found = read(text)
    assert (found.calendar, found.earliest, found.latest) == (calendar, first, last)


def test_a_bare_year_in_thai_is_of_the_buddhist_era() -> None:
    assert parse_date("2500", language="th").edtf == "1957"
    assert parse_date("5 เมษายน 2500", language="th").edtf == "1957-04-05"
    assert parse_date("1957", language="th").edtf == "1957"


def test_the_name_of_a_period_is_a_proposal_and_says_so() -> None:
    found = read("Ming dynasty")
    assert (found.edtf, found.name) == ("1368/1644", "Ming")
    assert "period's name (Ming)" in found.note
    assert read("Northern Wei Dynasty").edtf == "0386/0534"
    assert read("Dynasty 26").edtf == "-0663/-0524"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Edo period (1603-1867), c. 1790-1830", "1790~/1830~"),
        ("Edo period (1603-1867), 19th century", "1800/1867"),
        ("Late Period (1080-332 BC)", "-1079/-0331"),
        ("New Kingdom, 18th Dynasty (c. 1570-1320 BCE), 1450-1410 BCE", "-1449/-1409"),
        ("Late Classic, 600-900 AD", "0600/0900"),
        ("Kushan Period (50-320 CE), 2nd-3rd century", "0100/0299"),
        ("Mid to Late 18th century (c. 1760)", "1760~"),
        ("1884 (Meiji period)", "1884"),
    ],
)
def test_the_years_beside_a_name_count_and_the_finer_of_two_dates(text: str, edtf: str) -> None:
    found = read(text)
    assert (found.edtf, found.name) == (edtf, "")


def test_about_is_five_years_in_our_time_and_more_the_older_it_is() -> None:
    assert read("c. 1860").earliest == (1855, 1, 1)
    assert read("c. 1860").latest == (1865, 12, 31)
    assert read("ca. 500 BC").earliest == (-549, 1, 1)
    assert read("c. 19th century").earliest == (1790, 1, 1)
    assert read("c. March 1944").latest == (1945, 12, 31)


def test_moments_keep_what_happened_then() -> None:
    found = read("1935, cast ca. 1971")
    assert [(part.event, part.edtf) for part in found.parts] == [("", "1935"), ("cast", "1971~")]


def test_day_and_month_either_way_round_stay_both_until_the_column_shows_the_order() -> None:
    found = read("03/04/1978")
    assert (found.ambiguous, found.edtf) == (True, "[1978-03-04,1978-04-03]")
    assert (found.earliest, found.latest) == ((1978, 3, 4), (1978, 4, 3))
    assert parse_date("03/04/1978", order="dmy").edtf == "1978-04-03"
    assert parse_date("03/04/1978", order="mdy").edtf == "1978-03-04"
    assert not read("04/04/1978").ambiguous
    assert day_order(["03/04/1978", "31/12/1978"]) == "dmy"
    assert day_order(["03/04/1978", "12/31/1978"]) == "mdy"
    assert day_order(["31/12/1978", "12/31/1978"]) == ""


def test_a_last_number_that_may_be_month_or_year_keeps_both() -> None:
    found = read("1907-10")
    assert (found.earliest, found.latest) == ((1907, 1, 1), (1910, 12, 31))
    assert date_meaning.MONTH_OR_YEAR in found.notes
    assert read("1907–10").notes == ()  # a long dash joins years
    assert read("1950-05").edtf == "1950-05"


@pytest.mark.parametrize(
    "text", ["n.d.", "no date", "s.d.", "s/f", "б.д.", "undated", "بدون تاريخ", "o.J.", "not dated"]
)
def test_no_date_is_understood_as_no_date(text: str) -> None:
    found = read(text)
    assert (found.understood, found.undated, found.earliest, found.edtf) == (True, True, None, "")


@pytest.mark.parametrize(
    "text",
    [
        "modern",
        "przed 1850",
        "l860s",
        "Augus 4, 1945",
        "100 BC-50",
        "v. 1850",
        "about 19th",
        "mid- 1800",
        "années 30",
        "34th edition",
        "12,5",
        "Bequest of John",
        "In the style of the 18th century",
        "1850 x 1900",
        "Rom 15668 b",
        "x" * 400,
        "²",
        "",
    ],
)
def test_what_is_not_sure_is_not_read(text: str) -> None:
    found = read(text)
    assert not found.understood
    assert (found.earliest, found.latest, found.edtf) == (None, None, "")
    assert found.notes


def test_words_that_were_not_read_are_said() -> None:
    found = read("Second Angkor Epoch (1002-1201)")
    assert not found.understood or "angkor" in found.left
    assert read("Roxbury, 1943").left == "roxbury"
    assert "Not read: roxbury." in read("Roxbury, 1943").note


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1978-13-45", dates.NO_SUCH_DAY),
        ("1979-02-29", dates.NO_SUCH_DAY),
        ("32/12/1978", dates.NO_SUCH_DAY),
        ("31 February 1978", dates.NO_SUCH_DAY),
        ("February 30, 1978", dates.NO_SUCH_DAY),
        ("le 31 avril 1978", dates.NO_SUCH_DAY),
        ("31 de junio de 1978", dates.NO_SUCH_DAY),
        ("19781345", dates.NO_SUCH_DAY),
        ("20226", dates.LONG_YEAR),
        ("c.18799–1802", dates.LONG_YEAR),
        ("2031-01-01", dates.FUTURE),
        ("2027", dates.FUTURE),
        ("1940-1925", dates.BACKWARDS),
        ("1500-1400 AD", dates.BACKWARDS),
        ("c. 1500 – 1400 C.E.", dates.BACKWARDS),
        ("c.1829–9", dates.BACKWARDS),
        ("2100-2200 BC", dates.BACKWARDS),
        ("25 mai 1852- 26 avril 1852", dates.BACKWARDS),
    ],
)
def test_impossible(text: str, problem: Message) -> None:
    assert read(text).problem == problem


@pytest.mark.parametrize(
    "text",
    [
        "c. 1925-1940",
        "1826–7, reprinted 1892",
        "1901-02",
        "2000-1500 av. J.-C.",
        "100 BC-1350 AD",
        "1978-00-00",
        "29 February 1980",
        "2 mai 1837 - 12 mai 1837",
        "Ming dynasty, 15668",
        "c. 1948, Design Patent 150,644, 1948",
        "1995-present",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert read(text).problem is None


def test_two_digits_leave_the_century_open() -> None:
    for text in ("6-Oct-43", "31/12/78", "5.6.99"):
        found = read(text)
        assert not found.understood
        assert dates.TWO_DIGITS in found.notes


# properties

PIECES = "c. |th |century|s|BC|AD| late | or | and |before |Ming| dynasty|printed |May |XIX| в. |siècle|القرن |年|世纪|AH|18|1850"
SIGNS = st.sampled_from([*"0123456789-–/.,;:()[]?~ ", *PIECES.split("|"), "summer "])


def holds(found: WrittenDate) -> None:
    """Check what must be true of anything that was read."""
    if found.earliest is not None and found.latest is not None:
        assert found.earliest <= found.latest
    assert found.understood or (found.earliest, found.latest, found.edtf) == (None, None, "")
    if found.edtf:
        first, last = edtf_span(found.edtf)
        assert (first is None) == (found.earliest is None) or found.earliest is None
        if first is not None and found.earliest is not None and found.calendar == "gregorian":
            assert found.earliest <= first
        if last is not None and found.latest is not None and found.calendar == "gregorian":
            assert last.year <= found.latest.year


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    holds(read(text))


@given(st.lists(SIGNS, max_size=14).map("".join))
def test_anything_made_of_a_date_s_own_signs_is_survived_and_its_edtf_is_valid(text: str) -> None:
    holds(read(text))


@given(st.dates(date(1000, 1, 1), TODAY), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d %B %Y"]))
def test_every_real_day_is_read_and_lies_between_the_bounds(day: date, form: str) -> None:
    found = read(day.strftime(form))
    assert found.problem is None
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= (day.year, day.month, day.day) <= found.latest
    assert found.ambiguous == (found.earliest != found.latest)


@given(st.integers(1, 21), st.sampled_from(["early", "mid", "late", "first half of the", "last quarter of the", ""]))
def test_a_part_of_a_century_lies_in_it(century: int, part: str) -> None:
    found = read(f"{part} {century}th century")
    assert found.earliest is not None
    assert found.latest is not None
    assert max((century - 1) * 100, 1) <= found.earliest.year <= found.latest.year <= century * 100 - 1


@given(st.integers(1000, 2026), st.integers(0, 300))
def test_a_range_of_years_is_read_in_every_form(first: int, length: int) -> None:
    last = min(first + length, 2026)
    for text in (f"{first}-{last}", f"{first} – {last}", f"from {first} to {last}", f"entre {first} et {last}"):
        found = read(text)
        assert (found.earliest, found.latest) == ((first, 1, 1), (last, 12, 31))


@given(st.integers(1000, 2026), st.sampled_from(["", "c. ", "ca. ", "vers "]), st.integers(0, 99))
def test_the_quick_way_says_what_the_grammar_says(year: int, about: str, more: int) -> None:
    for text in (f"{about}{year}", f"{about}{year}-{min(year + more, 2026)}"):
        assert dates._quick(text) == dates._parsed(text, "")
