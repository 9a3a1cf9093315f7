"""Invented registers in the manner of real ones: hand lists and exports, in six languages."""

from pathlib import Path

import pytest

from reorg.exchange.columns import guess, unit_of
from reorg.exchange.tables import open_table
from reorg.museum import FIELDS

MUSEUMS = Path(__file__).parents[1] / "museums"
INVENTED = Path(__file__).parent / "registers"
MAIN = set(FIELDS) - {"notes", "status", "count", "value", "other_numbers", "photo", "condition"}

# file in registers/ -> heading -> field
REGISTERS: dict[str, dict[str, str]] = {
    "volunteers": {
        "Acc. No.": "number",
        "Object": "name",
        "Description": "description",
        "Donor": "acquisition",
        "Where kept": "place_text",
        "Remarks": "notes",
    },
    "small-museum-program": {
        "OBJECTID": "number",
        "OBJNAME": "name",
        "TITLE": "title",
        "ARTIST": "maker",
        "MATERIAL": "materials",
        "DATE": "date",
        "HEIGHTCM": "height",
        "WIDTHCM": "width",
        "DEPTHCM": "depth",
        "HOMELOC": "place_text",
        "RECFROM": "acquisition",
        "RECDATE": "acquired",
        "CONDITION": "condition",
        "DESCRIP": "description",
        "OTHERNO": "other_numbers",
    },
    "large-system": {
        "ObjectNumber": "number",
        "ObjectName": "name",
        "Title": "title",
        "DisplayName": "maker",
        "Dated": "date",
        "Medium": "materials",
        "Dimensions": "dimensions",
        "CreditLine": "acquisition",
        "Classification": "category",
        "CurrentLocation": "place_text",
    },
    "open-source-system": {
        "ca_objects.idno": "number",
        "ca_objects.preferred_labels.name": "name",
        "ca_objects.description": "description",
        "ca_objects.dimensions": "dimensions",
        "ca_storage_locations.preferred_labels": "place_text",
    },
    "musee-de-village": {
        "N° inv.": "number",
        "Désignation": "name",
        "Matière": "materials",
        "Hauteur en cm": "height",
        "Largeur en cm": "width",
        "État": "condition",
        "Donateur": "acquisition",
        "Date d'entrée": "acquired",
        "Emplacement": "place_text",
        "Observations": "notes",
    },
    "ministere": {
        "INV": "number",
        "DENO": "name",
        "TITR": "title",
        "AUTR": "maker",
        "TECH": "materials",
        "DIMS": "dimensions",
        "MILL": "date",
        "INSC": "inscription",
        "DOMN": "category",
        "LOCA": "place_text",
    },
    "museo-regional": {
        "Nº de inventario": "number",
        "Objeto": "name",
        "Autor/Taller": "maker",
        "Material": "materials",
        "Medidas": "dimensions",
        "Cronología": "date",
        "Forma de ingreso": "acquisition",
        "Fecha de ingreso": "acquired",
        "Ubicación": "place_text",
        "Estado de conservación": "condition",
    },
    "museu-municipal": {
        "Nº de tombo": "number",
        "Denominação": "name",
        "Autoria": "maker",
        "Material": "materials",
        "Dimensões": "dimensions",
        "Data de aquisição": "acquired",
        "Modo de aquisição": "acquisition",
        "Localização": "place_text",
    },
    "heimatmuseum": {
        "Inventarnr.": "number",
        "Objektbezeichnung": "name",
        "Hersteller": "maker",
        "Material/Technik": "materials",
        "Maße": "dimensions",
        "Datierung": "date",
        "Standort": "place_text",
        "Zugangsart": "acquisition",
        "Zugangsdatum": "acquired",
        "Zustand": "condition",
    },
    "arabic": {
        "رقم السجل": "number",
        "اسم القطعة": "name",
        "المادة": "materials",
        "الأبعاد": "dimensions",
        "العصر": "date",
        "مكان الحفظ": "place_text",
        "الحالة": "condition",
        "ملاحظات": "notes",
    },
    "ledger-without-headings": {
        "Column A": "number",
        "Column C": "materials",
        "Column D": "dimensions",
        "Column E": "acquisition",
    },
    "codes-for-places": {
        "Item No": "number",
        "Item": "name",
        "H (in)": "height",
        "W (in)": "width",
        "D (in)": "depth",
        "Loc": "place_text",
        "Qty": "count",
        "Insurance Value": "value",
    },
    "archaeology": {
        "Find No.": "number",
        "Material": "materials",
        "Object type": "name",
        "Width mm": "width",
        "Thickness mm": "depth",
        "Weight g": "weight",
        "Period": "date",
        "Box": "place_text",
    },
    "russian": {
        "Инвентарный номер": "number",
        "Наименование": "name",
        "Автор": "maker",
        "Материал, техника": "materials",
        "Размеры": "dimensions",
        "Время создания": "date",
        "Место хранения": "place_text",
    },
    "chinese": {
        "总登记号": "number",
        "名称": "name",
        "年代": "date",
        "质地": "materials",
        "尺寸": "dimensions",
        "来源": "acquisition",
        "入藏日期": "acquired",
        "存放位置": "place_text",
    },
}

# folder of an extract -> field -> heading
EXTRACTS = {
    "wcma-heads": {
        "number": "accession_number",
        "title": "title",
        "name": "object_name",
        "maker": "maker",
        "date": "creation_date",
        "materials": "medium",
        "dimensions": "dimensions",
        "category": "classification",
        "culture": "culture",
        "acquisition": "credit_line",
        "acquired": "accession_date",
        "inscription": "inscriptions",
        "description": "description",
    },
    "cmoa-heads": {
        "number": "accession_number",
        "title": "title",
        "maker": "creator_full_name",
        "date": "creation_date",
        "materials": "medium",
        "width": "item_width",
        "height": "item_height",
        "depth": "item_depth",
        "diameter": "item_diameter",
        "category": "classification",
        "acquisition": "credit_line",
        "acquired": "date_acquired",
        "place_text": "physical_location",
    },
    "tate-heads": {
        "number": "acno",
        "title": "title",
        "maker": "all_artists",
        "date": "dateText",
        "materials": "medium",
        "dimensions": "dimensions",
        "width": "width",
        "height": "height",
        "category": "classification",
        "acquisition": "creditLine",
        "acquired": "acquisitionYear",
        "inscription": "inscription",
    },
    "inha-heads": {
        "number": "id_objet",
        "name": "nom_objet",
        "maker": "auteur_objet",
        "date": "date_creation_string",
        "materials": "matiere_filtre",
        "dimensions": "dim_cm",
        "category": "type_objet",
        "culture": "lieu_creation_nom",
        "description": "description",
    },
}


def guessed(path: Path) -> dict[str, tuple[str, float, str]]:
    return {each.name: (each.field, each.confidence, each.unit) for each in guess(open_table(path))}


@pytest.mark.parametrize("name", REGISTERS)
def test_columns_of_registers_nobody_has_seen(name: str) -> None:
    found = guessed(INVENTED / f"{name}.csv")
    assert {column: found[column][0] for column in REGISTERS[name]} == REGISTERS[name]


@pytest.mark.parametrize("name", REGISTERS)
def test_a_wrong_guess_is_never_sure(name: str) -> None:
    found = guessed(INVENTED / f"{name}.csv")
    sure = {column: field for column, (field, confidence, _) in found.items() if confidence >= 0.9 and field in MAIN}
    assert {column: field for column, field in sure.items() if REGISTERS[name].get(column) != field} == {}


@pytest.mark.parametrize("name", EXTRACTS)
def test_columns_of_real_museums(name: str) -> None:
    found = guessed(MUSEUMS / name / "objects.csv")
    by_field = {field: column for column, (field, _, _) in found.items() if field}
    assert {field: by_field.get(field) for field in EXTRACTS[name]} == EXTRACTS[name]


def test_each_field_is_given_once() -> None:
    for name in EXTRACTS:
        fields = [each.field for each in guess(open_table(MUSEUMS / name / "objects.csv")) if each.field]
        assert len(fields) == len(set(fields))


def test_a_guess_shows_what_it_rests_on() -> None:
    number = next(each for each in guess(open_table(MUSEUMS / "wcma-heads" / "objects.csv")) if each.field == "number")
    assert number.confidence >= 0.9
    assert len(number.samples) == 5
    assert number.filled == 1.0
    assert number.distinct == 60
    assert "accession_number" in str(number.why)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Height (cm)", "cm"),
        ("Hauteur en mm", "mm"),
        ("width_in", "in"),
        ("Alto [m]", "m"),
        ("HEIGHTCM", "cm"),
        ("heightMm", "mm"),
        ("Width", ""),
        ("H", ""),
        ("item_width", ""),
        ("Largeur, cm", "cm"),
        ("Weight (kg)", ""),
    ],
)
def test_unit_in_a_heading(header: str, unit: str) -> None:
    assert unit_of(header, "height") == unit


def test_unit_in_a_column_beside() -> None:
    found = guessed(MUSEUMS / "tate-heads" / "objects.csv")
    assert found["width"][2] == found["height"][2] == "column 11"


def test_unit_is_never_invented() -> None:
    found = guessed(MUSEUMS / "cmoa-heads" / "objects.csv")
    assert found["item_width"][2] == ""


def test_length_becomes_the_side_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Number,Name,Length (cm),Height (cm)\nA.1,box,12,4\nA.2,jar,13,5\n")
    (tmp_path / "b.csv").write_text("Number,Name,Length (cm),Width (cm),Height (cm)\nA.1,box,12,4,2\nA.2,jar,13,5,3\n")
    assert guessed(tmp_path / "a.csv")["Length (cm)"][0] == "width"
    assert guessed(tmp_path / "b.csv")["Length (cm)"][0] == "depth"
    assert guessed(tmp_path / "b.csv")["Width (cm)"][0] == "width"
