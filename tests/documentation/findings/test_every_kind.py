"""Each kind of trouble: a list in which it is found, in which rows, and one that only looks like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from reorg.documentation.findings import CHECKS
from reorg.documentation.mending import mending
from reorg.museum import FIELDS, Place, Places
from tests.documentation.registers import told

Fields = Mapping[str, Sequence[str | None]]


@dataclass(frozen=True)
class Case:
    """``true``: a list with the trouble in ``rows`` (``count`` of it, where it is in no row); ``false``: none there."""

    true: Fields
    rows: tuple[int, ...]
    false: Fields
    count: int | None = None
    known: Mapping[str, object] = field(default_factory=dict)


STORE = Places.of(
    [
        Place("r1", "R1", "room", width=5000, depth=4000, height=2500),
        Place("u1", "R1-A", "unit", place="r1", width=1000, depth=500, height=2000),
        Place("s1", "R1-A-1", "shelf", place="u1", width=1000, depth=500, height=400),
    ]
)
TWO = ("1", "2")
MANY = 40


def numbers(count: int = MANY) -> list[str]:
    return [f"1974.{at}" for at in range(1, count + 1)]


def missing(name: str, said: str) -> Case:
    return Case({"number": TWO, name: [said, None]}, (2,), {"number": TWO, name: [said, said]})


LONG = "Blue and white bowl with a landscape, a chip on the rim and an old repair near the foot"
ENDS = ("wood", "iron", "clay", "bone", "hemp", "felt", "wool", "silk", "lead", "zinc")
CUT = [f"{'painted earthenware with ' + end * 9:x<45.45} {end[::-1]}" for end in ENDS]
SHORT = [f"bowl of {end}, made by hand in {year}" for end in ENDS for year in (1, 22, 333)]
LOOKS = {
    "number": numbers(),
    "category": ["textile", "ceramic"] * 20,
    "date": ["1901", "1902"] * 20,
    "place_text": ["A1", "B2"] * 20,
    "photo": [f"picture {at}.jpg" for at in range(MANY)],
}
SHIFTED = {name: list(cells) for name, cells in LOOKS.items()}
SHIFTED["category"][6], SHIFTED["date"][6], SHIFTED["place_text"][6], SHIFTED["photo"][6] = (
    "blue",
    "textile",
    "1901",
    "A1",
)
TEXTS = [f"A bowl of the {at}th kind with a handle" for at in range(MANY)]

HEIGHTS = [str(200 + at) for at in range(MANY)]
WIDTHS = [str(310 + 2 * at) for at in range(MANY)]
SIZES = [f"{height} x {width} mm" for height, width in zip(HEIGHTS, WIDTHS, strict=True)]

CASES: dict[str, Case] = {
    "number-missing": Case({"number": ["1", None]}, (2,), {"number": TWO}),
    "number-doubled": Case({"number": ["1974.12", "1974-012", "3"]}, (1, 2), {"number": ["1974.12", "1974.120"]}),
    "number-odd-shape": Case({"number": [*numbers(), "TEMP/1"]}, (MANY + 1,), {"number": numbers()}),
    "number-gaps": Case({"number": ["1", "2", "3", "5", "6"]}, (4,), {"number": ["1", "2", "3", "4", "5"]}, count=1),
    "number-became-date": Case({"number": [*numbers(), "03-May"]}, (MANY + 1,), {"number": numbers()}),
    "number-range": Case({"number": [*numbers(), "1975.1-5"]}, (MANY + 1,), {"number": [*numbers(), "1975.5-1"]}),
    "number-several": Case(
        {"number": [*numbers(), "1974.50; 1974.51"]}, (MANY + 1,), {"number": [*numbers(), "1974.50; see card"]}
    ),
    "number-lookalike": Case(
        {"number": [*(f"A.{each}" for each in numbers()), "А.1974.50"]}, (MANY + 1,), {"number": [f"АИ-{at}" for at in range(50)]}
    ),
    "number-spaces": Case({"number": ["1974.1", "1974.\u00a02"]}, (2,), {"number": ["1974.1", "EL 1974 2"]}),
    "number-year": Case(
        {"number": [*numbers(), "1980.1"], "acquired": ["1974"] * MANY + ["1955"]},
        (MANY + 1,),
        {"number": [*numbers(), "1980.1"], "acquired": ["1974"] * MANY + ["1979"]},
    ),
    "number-schemes": Case(
        {"number": [*numbers(), *(f"A{at:04}" for at in range(10))]}, tuple(range(MANY + 1, MANY + 11)), {"number": numbers()}, count=2
    ),
    "part-gap": Case(
        {"number": [*(f"1974.{at}{part}" for at in range(9) for part in "ab"), "1975.1a", "1975.1c"]},
        (19, 20),
        {"number": [f"1974.{at}{part}" for at in range(9) for part in "abcdefghj"]},
        count=1,
    ),
    "part-without-whole": Case(
        {"number": [*(f"1974.{at}{part}" for at in range(9) for part in "ab"), "1975.1b"]},
        (19,),
        {"number": [*(f"1974.{at}{part}" for at in range(9) for part in "ab"), "1975.1", "1975.1b"]},
    ),
    "other-number-taken": Case(
        {"number": [*numbers(), "1975.1"], "other_numbers": [*[None] * MANY, "1974.7"]},
        (MANY + 1,),
        {"number": [*numbers(), "1975.1"], "other_numbers": [*[None] * MANY, "1975.1"]},
    ),
    "maker-spellings": Case({"maker": ["Ann Lee", "Lee, Ann", "Ann Lee"]}, (2,), {"maker": ["John Marin"] * 9 + ["John Martin"]}),
    "name-spellings": Case({"name": ["jar", "Jars", "jar"]}, (2,), {"name": ["jar", "bar", "jar"]}),
    "material-spellings": Case(
        {"materials": ["watercolour"] * 6 + ["water colour"]}, (7,), {"materials": ["oil on hardboard"] * 6 + ["oil on cardboard"]}
    ),
    "category-spellings": Case({"category": ["glass", "Glass", "glass"]}, (2,), {"category": ["glass", "grass", "glass"]}),
    "category-mixed": Case(
        {"category": ["photographs"] * 150 + ["ceramics"] * 150 + ["photos"]},
        (301,),
        {"category": ["photographs"] * 150 + ["ceramics"] * 150},
    ),
    "credit-spellings": Case(
        {"acquisition": ["Gift of Ann Lee", "Gift of LEE, Ann, 1950", "Gift of Ann Lee"]},
        (2,),
        {"acquisition": ["Gift of Ann Lee", "Bequest of Ann Lee, 1950", "Gift of Ann Lee in memory of Jan Lee"]},
    ),
    "place-missing": missing("place_text", "A1"),
    "size-missing": missing("dimensions", "3 cm"),
    "name-missing": missing("name", "bowl"),
    "maker-missing": Case({"number": TWO, "maker": ["Unknown", "Ann Lee"]}, (1,), {"number": TWO, "maker": ["unknown", None], "culture": ["Pende", "Dan"]}),
    "materials-missing": missing("materials", "wood"),
    "date-missing": missing("date", "1900"),
    "acquisition-missing": missing("acquisition", "gift of Ann Lee"),
    "acquired-missing": missing("acquired", "1974"),
    "description-missing": missing("description", LONG),
    "photo-missing": missing("photo", "1.jpg"),
    "condition-missing": missing("condition", "good"),
    "category-missing": missing("category", "textile"),
    "inscription-missing": Case({"number": TWO, "inscription": ["none", "n/a."]}, (2,), {"number": TWO, "inscription": ["none", "AL"]}),
    "value-missing": missing("value", "100"),
    "place-unknown": Case(
        {"number": TWO, "place_text": ["R1-A-1", "loft"]}, (2,), {"number": TWO, "place_text": ["r1 a 1", "R1/A"]},
        known={"places": STORE},
    ),
    "place-only-room": Case(
        {"number": TWO, "place_text": ["R1", "R1-A-1"]}, (1,), {"number": TWO, "place_text": ["R1-A", "loft"]},
        known={"places": STORE},
    ),
    "place-vague": Case(
        {"number": numbers(300), "place_text": ["store"] * 250 + ["A1"] * 50}, tuple(range(1, 251)),
        {"number": numbers(300), "place_text": ["room 1"] * 250 + ["store"] * 50},
    ),
    "place-cannot-hold": Case(
        {"number": numbers(3), "place_text": ["R1-A-1"] * 3, "dimensions": ["120 x 130 cm", "50 x 50 x 45 cm", "a hanging, 90 x 300 cm"]}, (1, 2),
        {"number": TWO, "place_text": ["R1-A-1", "R1"], "dimensions": ["H 98 cm, W 39 cm", "3 x 3 x 2 m"]},
        known={"places": STORE},
    ),
    "place-doubled": Case(
        {"number": ["1", "1", "2"], "name": ["bowl"] * 3, "place_text": ["A1", "B2", "C3"]}, (1, 2),
        {"number": ["1", "1", "2", "2"], "name": ["bowl", "lamp", "axe", "axe"], "place_text": ["A1", "B2", "C3-1", "c03/1"]},
    ),
    "place-spellings": Case(
        {"number": numbers(4), "place_text": ["A02-1", "A02-1", "a 2/1", "B3"]}, (3,),
        {"number": numbers(4), "place_text": ["A2-1", "A21", "A2", "A1-2"]},
    ),
    "date-impossible": Case({"number": TWO, "date": ["31.2.1950", "1950"]}, (1,), {"number": TWO, "date": ["28.2.1950", "1950"]}),
    "acquired-impossible": Case({"number": TWO, "acquired": ["1950-02-30", "1950"]}, (1,), {"number": TWO, "acquired": ["1950-02-28", "n.d."]}),
    "date-after-acquired": Case(
        {"number": TWO, "date": ["1922", "c. 1900"], "acquired": ["1859-01-01", "1899"]}, (1,),
        {"number": TWO, "date": ["1974", "1932, printed 1978"], "acquired": ["1974-01-01", "1950"]},
    ),
    "date-outside-life": Case(
        {"number": TWO, "maker": ["Jan Maat (1607-1677)"] * 2, "date": ["1690", "1650"]}, (1,),
        {"number": TWO, "maker": ["after Jan Maat (1607-1677)", "Jan Maat (1607-1677)"], "date": ["1690", "1677"]},
    ),
    "date-unread": Case({"number": TWO, "date": ["Colonial days", "1950"]}, (1,), {"number": TWO, "date": ["Ming dynasty", "n.d."]}),
    "date-ambiguous": Case(
        {"number": TWO, "date": ["03/04/1978", "1950"]}, (1,), {"number": TWO, "date": ["03/04/1978", "30/04/1978"]}
    ),
    "date-two-digit-year": Case({"number": TWO, "date": ["6-Oct-43", "1943"]}, (1,), {"number": TWO, "date": ["1843-5", "6 Oct. 1943"]}),
    "size-unread": Case({"number": TWO, "dimensions": ["1.2.3", "3 cm"]}, (1,), {"number": TWO, "dimensions": ["dimensions vary", "5 min"]}),
    "size-unit-missing": Case({"number": TWO, "dimensions": ["12 x 30", "3 cm"]}, (1,), {"number": TWO, "dimensions": ["12 x 30 mm", "250 g"]}),
    "size-zero": Case({"number": TWO, "width": ["0.0", "12"]}, (1,), {"number": TWO, "width": [None, "10"]}),
    "size-contradicts-inches": Case(
        {"number": TWO, "dimensions": ['14 x 10 7/8" (34.5 x 25.8 cm)', "3 cm"]}, (1,),
        {"number": TWO, "dimensions": ['14 x 10 7/8" (35.5 x 27.7 cm)', "30 x 40 in. (75 x 100 cm)"]},
    ),
    "size-contradicts-columns": Case(
        {"number": numbers(), "dimensions": SIZES, "height": [*HEIGHTS[:-1], "777"]}, (MANY,),
        {"number": numbers(), "dimensions": SIZES, "height": HEIGHTS},
    ),
    "size-contradicts-parts": Case(
        {"number": TWO, "dimensions": ["sheet: 30 x 40 cm; frame: 20 x 30 cm", "3 cm"]}, (1,),
        {"number": TWO, "dimensions": ["sheet: 20 x 30 cm; frame: 30 x 40 cm", "image: 20 x 30 cm; sheet: 20 x 30 cm"]},
    ),
    "size-tenfold": Case(
        {"number": numbers(), "dimensions": SIZES, "height": [*HEIGHTS[:-1], f"{int(HEIGHTS[-1]) / 10:g}"]}, (MANY,),
        {"number": TWO, "dimensions": ["5 in. (12.7 cm)", "0.5 in. (1.3 cm)"]},
    ),
    "size-swapped": Case(
        {"number": numbers(), "dimensions": SIZES, "height": [*HEIGHTS[:-1], WIDTHS[-1]], "width": [*WIDTHS[:-1], HEIGHTS[-1]]}, (MANY,),
        {"number": numbers(), "dimensions": SIZES, "height": HEIGHTS, "width": WIDTHS},
    ),
    "size-lies-down": Case(
        {"number": numbers(80), "category": ["bottle"] * 80, "dimensions": [*[f"{20 + at % 5} x 10 cm" for at in range(79)], "10 x 21 cm"]},
        (80,), {"number": numbers(80), "category": ["painting"] * 80, "dimensions": ["20 x 10 cm", "10 x 20 cm"] * 40},
    ),
    "size-impossible": Case(
        {"number": TWO, "dimensions": ["11688 x 17 1/4 in. (29687.5 x 43.8 cm)", "3 cm"]}, (1,),
        {"number": TWO, "dimensions": ["60 m x 2 m", "0.2 mm"]},
    ),
    "weight-impossible": Case(
        {"number": TWO, "dimensions": ["51 x 274 x 102 mm, 504 kg", "3 cm"]}, (1,),
        {"number": TWO, "dimensions": ["51 x 274 x 102 mm, 5 kg", "12 g"]},
    ),
    "date-default": Case(
        {"number": TWO, "acquired": ["1899-12-30", "1974-05-06"]}, (1,),
        {"number": numbers(4), "acquired": ["1970-01-01", "1971-01-01", "1972-01-01", "1974-01-01"]},
    ),
    "several-in-one": Case(
        {"number": numbers(3), "name": ["12 coins", "box of buttons", "bowl"]}, (1, 2),
        {"number": ["1974.1-12", "2", "3"], "name": ["12 coins", "19th century bowl", "coin box"], "count": [None, "1", None]},
    ),
    "count-odd": Case({"number": TWO, "count": ["0", "1.5"]}, (1, 2), {"number": TWO, "count": ["3", "about 20"]}),
    "value-odd": Case(
        {"number": numbers(), "value": ["1"] * 12 + [str(at) for at in range(100, 127)] + ["-3"]}, (*range(1, 13), MANY),
        {"number": numbers(), "value": ["1 franc", "1,50", *[str(at) for at in range(100, 138)]]},
    ),
    "value-currencies": Case(
        {"number": numbers(3), "value": ["€ 100", "200 EUR", "$ 50"]}, (3,),
        {"number": numbers(3), "value": ["€ 100", "200 euros", "300"]},
    ),
    "status-contradicts": Case(
        {"number": TWO, "status": ["sold 1980", "on display"], "place_text": ["A1", "A2"]}, (1,),
        {"number": TWO, "status": ["sold 1980", "not sold"], "place_text": [None, "A2"]},
    ),
    "loan-old": Case(
        {"number": TWO, "status": ["on loan since 1998", "on loan"]}, (1,),
        {"number": TWO, "status": ["on loan 1998, again 2025", "bought 1998"]},
    ),
    "hazard": Case(
        {"number": TWO, "name": ["bird", "film"], "materials": ["feathers, Arsenic", "pellicule nitrate"]}, (1, 2),
        {"number": TWO, "name": ["The poison ivy", "Mercury"], "materials": ["bronze", "silver nitrate"]},
    ),
    "condition-urgent": Case(
        {"number": TWO, "condition": ["Urgent: flaking", "sehr schlecht"]}, (1, 2), {"number": TWO, "condition": ["good", "not urgent"]}
    ),
    "pests": Case(
        {"number": TWO, "condition": ["woodworm, active", "плесень на обороте"]}, (1, 2),
        {"number": TWO, "condition": ["good", "no infestation"]},
    ),
    "status-missing-object": Case(
        {"number": TWO, "status": ["Perdu en 1974", "被盗"]}, (1, 2),
        {"number": TWO, "status": ["stored", "here"], "condition": ["lost wax casting", "missing part of the handle"]},
    ),
    "acquisition-unproven": Case(
        {"number": TWO, "acquisition": ["Found in collection", "fondo antiguo"]}, (1, 2),
        {"number": TWO, "acquisition": ["Gift of Ann Lee", "Old Stockholm Society"]},
    ),
    "not-ours": Case(
        {"number": TWO, "acquisition": ["On loan from Ann Lee", "dépôt de l'État"]}, (1, 2),
        {"number": TWO, "acquisition": ["Gift of Ann Lee", "formerly property of the school"]},
    ),
    "human-remains": Case(
        {"number": TWO, "name": ["mummy", "木乃伊"]}, (1, 2), {"number": TWO, "name": ["mummy case", "portrait de momie"]}
    ),
    "culture-sensitive": Case(
        {"number": TWO, "name": ["Tjurunga", "medicine bundle"]}, (1, 2), {"number": TWO, "name": ["Sacred Heart", "medicine bottle"]}
    ),
    "species-protected": Case(
        {"number": TWO, "materials": ["watercolour on ivory", "слоновая кость"]}, (1, 2),
        {"number": TWO, "materials": ["ink on ivory paper", "faux ivory"]},
    ),
    "work-left": Case(
        {"number": TWO, "notes": ["Date to be verified", "à vérifier"]}, (1, 2), {"number": TWO, "notes": ["checked 1974", "verified"]}
    ),
    "secret-security": Case(
        {"number": TWO, "notes": ["alarm code 4711", "la clé est sous le pot"]}, (1, 2),
        {"number": TWO, "notes": ["key to the casket is missing", "coded message"]},
    ),
    "secret-value": Case(
        {"number": TWO, "notes": ["insured for $ 12,000", "valeur d'assurance : 500 francs"]}, (1, 2),
        {"number": TWO, "acquisition": ["purchased for the museum by the Friends, 1974", "bought for $"], "notes": ["valuable", None]},
    ),
    "secret-place": Case(
        {"number": TWO, "description": ["Now in cabinet 12", "étagère B3"]}, (1, 2),
        {"number": TWO, "description": ["A cabinet with 12 doors", "a shelf clock"]},
    ),
    "personal-mail": Case(
        {"number": TWO, "notes": ["ask ann.lee@example.org", "@ noon"]}, (1,), {"number": TWO, "notes": ["sold @ 5", "a@b"]}
    ),
    "personal-phone": Case(
        {"number": TWO, "notes": ["tel. 0161 496 0123", "+44 161 496 0123"]}, (1, 2),
        {"number": TWO, "notes": ["1974.12.1234567", "12 x 3456789 mm"], "WEB": ["00af-161-496-0123", "http://a.b/tel/01614960123"]},
    ),
    "personal-address": Case(
        {"number": TWO, "acquisition": ["Ann Lee, 12 Station Road, Leeds LS1 4DY", "Gift"]}, (1,),
        {"number": TWO, "acquisition": ["Gift of Ann Lee, class of 1943 in honor of S. Lane Faison", "12 rue Royale"]},
    ),
    "photo-not-found": Case(
        {"number": TWO, "photo": ["1.jpg", "C:\\pictures\\2.JPG"]}, (1,), {"number": TWO, "photo": ["2.tif", "on file"]},
        known={"photos": {"2.jpg"}},
    ),
    "photo-shared": Case(
        {"number": numbers(6), "photo": ["a.jpg", "a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg"]}, (1, 2),
        {"number": numbers(3), "photo": ["a.jpg", "b.jpg", "c.jpg"]},
    ),
    "row-twice": Case(
        {"ID": numbers(3), "number": ["1", "1", "2"], "name": ["bowl"] * 3}, (1, 2),
        {"ID": numbers(3), "number": ["1", "1", "2"], "name": ["bowl", "lamp", "bowl"]},
    ),
    "near-duplicate": Case(
        {"number": ["1974.12.1", "1988.3.4", "5"], "title": ["Sea", "Sea", "Sky"], "maker": ["Lee"] * 3, "date": ["1900"] * 3,
         "dimensions": ["12 x 13 cm", "12 x 13 cm", "1 cm"]}, (1, 2),
        {"number": ["1974.12.1", "1974.12.2", "5"], "title": ["Sea", "Sea", "Sky"], "maker": ["Lee"] * 3, "date": ["1900"] * 3,
         "dimensions": ["12 x 13 cm", "12 x 13 cm", "1 cm"]},
    ),
    "row-no-object": Case(
        {"number": ["1", "number", "Total"], "name": ["bowl", "name", None]}, (2, 3),
        {"number": ["1", "2", "3"], "name": ["name", "total eclipse", "bowl"]},
    ),
    "row-shifted": Case(SHIFTED, (7,), LOOKS),
    "columns-contradict": Case(
        {"number": numbers(), "place_text": [f"A{at}" for at in range(MANY)], "SHELF": ["Z9", *[f"A{at}" for at in range(1, MANY)]]}, (1,),
        {"number": numbers(), "place_text": [f"A{at}" for at in range(MANY)], "SHELF": [f"B{at}" for at in range(MANY)]},
    ),
    "column-missing": Case(
        {"number": TWO, "name": ["bowl", "lamp"]}, (), {name: ["a", "b"] for name in FIELDS}, count=10
    ),
    "column-empty": Case({"number": numbers(), "X": [None] * MANY}, (), {"number": numbers(3), "X": [None] * 3}, count=1),
    "column-constant": Case({"number": numbers(), "X": ["museum"] * MANY}, (), {"number": numbers(), "X": [None, *["a"] * 39]}, count=1),
    "column-twice": Case({"number": numbers(), "name": TEXTS, "X": TEXTS}, (), {"number": numbers(), "name": TEXTS, "X": SHORT[:30] + TEXTS[:10]}, count=1),
    "text-cut": Case(
        {"number": numbers(40), "materials": CUT + SHORT}, tuple(range(1, 11)), {"number": numbers(30), "materials": SHORT}
    ),
    "text-boilerplate": Case(
        {"number": numbers(), "description": [LONG] * 12 + TEXTS[:28]}, tuple(range(1, 13)), {"number": numbers(), "description": TEXTS}
    ),
    "description-short": Case(
        {"number": TWO, "description": ["blue", LONG]}, (1,), {"number": TWO, "description": ["青花山水纹碗一件", LONG]}
    ),
    "description-repeats": Case(
        {"number": TWO, "title": ["Bowl", "Lamp"], "description": ["bowl", LONG]}, (1,),
        {"number": TWO, "title": ["Bowl", "Lamp"], "description": ["A bowl", None]},
    ),
    "text-placeholder": Case(
        {"number": TWO, "name": ["asdf", "Тест"]}, (1, 2), {"number": TWO, "name": ["test tube", "bowl"], "title": ["Test", "???"]}
    ),
    "text-capitals": Case(
        {"number": numbers(), "name": ["ENAMELLED BOWL", *TEXTS[1:]]}, (1,), {"number": numbers(), "name": [text.upper() for text in TEXTS]}
    ),
    "text-languages": Case(
        {"number": numbers(60), "description": [f"A bowl with a handle and the lid of tin, {at}" for at in range(45)]
         + [f"Une coupe avec une anse et le couvercle de la boîte, {at}" for at in range(15)]}, tuple(range(46, 61)),
        {"number": numbers(60), "description": [f"A bowl with a handle and the lid of tin, {at}" for at in range(60)]},
    ),
    "text-spreadsheet-error": Case({"number": TWO, "name": ["#REF!", "#WERT!"]}, (1, 2), {"number": TWO, "name": ["#3", "No. #12"]}),
    "text-formula": Case(
        {"number": TWO, "name": ["=VLOOKUP(A2;B:C;2)", "=A1"]}, (1, 2), {"number": TWO, "name": ["= lamp", "a = b"]}
    ),
    "text-control": Case({"number": TWO, "name": ["bo\x0bwl", "a_x000D_b"]}, (1, 2), {"number": TWO, "name": ["bo\nwl", "x000D"]}),
    "text-invisible": Case(
        {"number": TWO, "name": ["bo\u00adwl", "la\u200bmp"]}, (1, 2), {"number": TWO, "name": ["می\u200cخواهم", "\u200fكتاب"]}
    ),
    "text-html": Case({"number": TWO, "name": ["<i>Rosa</i>", "Smith &amp; Son"]}, (1, 2), {"number": TWO, "name": ["< 3 cm", "A&B;"]}),
    "text-line-breaks": Case(
        {"number": TWO, "name": ["bowl\nblue", "lamp"]}, (1,), {"number": TWO, "name": ["bowl\n", "lamp"], "notes": ["a\nb", None]}
    ),
    "text-mixed-scripts": Case(
        {"number": TWO, "maker": ["Cергей", "Ваза"]}, (1,), {"number": TWO, "maker": ["Сергей", "USB-кабель"], "name": ["10х20 cm", "µm"]}
    ),
    "encoding-broken": Case({"number": TWO, "maker": ["MirÃ³", "Miró"]}, (1,), {"number": TWO, "maker": ["Miró", "São"]}),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_it_is_found_where_it_is(code: str) -> None:
    case = CASES[code]
    finding = told(code, case.true, **case.known)  # type: ignore[arg-type]  # places or pictures
    assert finding is not None
    assert finding.code == code
    assert finding.rows == case.rows
    assert finding.count == (len(case.rows) if case.count is None else case.count)
    assert "{" not in str(finding.message)
    assert finding.minutes == mending()[code].minutes


@pytest.mark.parametrize("code", CASES)
def test_it_is_not_found_where_it_only_seems_to_be(code: str) -> None:
    case = CASES[code]
    assert told(code, case.false, **case.known) is None  # type: ignore[arg-type]  # places or pictures


def test_every_kind_has_a_true_and_a_false_case() -> None:
    assert {check.kind.code for check in CHECKS} == set(CASES)


def test_every_kind_is_told_apart_and_can_be_mended() -> None:
    kinds = [check.kind for check in CHECKS]
    assert len({kind.code for kind in kinds}) == len(kinds) > 50
    assert len({str(kind.what) for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.stops, kind.code
        assert str(kind.effect).endswith("."), kind.code
        assert str(kind.mend).endswith("."), kind.code
        assert mending()[kind.code].minutes > 0


@pytest.mark.parametrize("code", CASES)
def test_a_list_of_which_nothing_is_known_lacks_facts_and_has_no_other_trouble(code: str) -> None:
    finding = told(code, {"X": ["a", None], "Y": [None, "b"]})
    assert finding is None or code.endswith("-missing")
