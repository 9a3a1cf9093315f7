"""Are columns that are one fact together seen as that, and those that are not left alone?"""

from pathlib import Path

import pytest

from reorg.exchange import read


def parts(path: Path, text: str) -> dict[str, tuple[str, ...]]:
    path.write_text(text, encoding="utf-8")
    reading = read(path)
    return {each.field: tuple(reading.table.columns[at] for at in each.of) for each in reading.made}


TOGETHER = {
    "Accession prefix,Accession number,Suffix,Name\n1978,12,a,jar\n1978,13,b,cup\n": {
        "number": ("Accession prefix", "Accession number", "Suffix")
    },
    "No,Title,Title 2\n1,Boats,at sea\n2,Fish,\n": {"title": ("Title", "Title 2")},
    "No,Title,Artist first name,Artist last name\n1,Boats,Ann,Lee\n2,Fish,Bob,Roy\n": {
        "maker": ("Artist first name", "Artist last name")
    },
    "Inv,Objet,Étagère,Salle,Bâtiment\n1,pot,2,R1,A\n2,plat,3,R1,A\n": {"place_text": ("Bâtiment", "Salle", "Étagère")},
    "Inv,Objeto,Sala,Estante,Caja\n1,olla,A,2,7\n2,vaso,A,3,8\n": {"place_text": ("Sala", "Estante", "Caja")},
    "No,Name,Location,Shelf\n1,pot,Main store,S1\n2,pan,Annex,S1\n": {"place_text": ("Location", "Shelf")},
    "Nr,Objekt,Material,Technik\n1,Krug,Ton,glasiert\n2,Löffel,Silber,getrieben\n": {
        "materials": ("Material", "Technik")
    },
    "号,名称,质地1,质地2\n1,碗,瓷,\n2,镜,铜,锡\n": {"materials": ("质地1", "质地2")},
}
APART = [
    "No,Name,Location,Shelf\n1,pot,Room 1 shelf 3,3\n2,pan,Room 1 shelf 4,4\n",  # the location says it already
    "No,Title,Maker,First name,Last name\n1,Boats,Ann Lee,Eve,Day\n2,Fish,Bob Roy,Max,Day\n",  # a donor's names
    "No,Name,Height 1 (cm),Height 2 (cm)\n1,pot,12,13\n2,pan,14,15\n",
    "No,Name,Photo by,Photo date\n1,pot,Ann,1999\n2,pan,Bob,2001\n",
]


@pytest.mark.parametrize(("text", "wanted"), TOGETHER.items())
def test_columns_that_are_one_fact(tmp_path: Path, text: str, wanted: dict[str, tuple[str, ...]]) -> None:
    assert parts(tmp_path / "list.csv", text) == wanted


@pytest.mark.parametrize("text", APART)
def test_columns_that_are_not(tmp_path: Path, text: str) -> None:
    assert parts(tmp_path / "list.csv", text) == {}


def test_a_part_is_never_sure(tmp_path: Path) -> None:
    for at, text in enumerate(TOGETHER):
        path = tmp_path / f"{at}.csv"
        path.write_text(text, encoding="utf-8")
        assert all(each.confidence < 0.9 for each in read(path).guesses if each.part)


def test_where_headings_are_codes_nothing_is_sure(tmp_path: Path) -> None:
    lines = "".join(f'1978.{at},jar {at},"{at} x {at + 2} cm",oil on canvas,Gift of A. Roy\n' for at in range(1, 40))
    path = tmp_path / "codes.csv"
    path.write_text("F1,F2,F3,F4,F5\n" + lines)
    guesses = read(path).guesses
    assert {each.name: each.field for each in guesses} | {"F2": ""} == {
        "F1": "number", "F2": "", "F3": "dimensions", "F4": "materials", "F5": "acquisition"
    }  # fmt: skip
    assert all(each.confidence <= 0.6 for each in guesses)
