"""Invented registers in the manner of real ones: hand lists and exports, in six languages."""

from pathlib import Path

import pytest

from reorg.exchange.columns import guess, unit_of
from reorg.exchange.tables import open_table
from reorg.museum import FIELDS

MUSEUMS = Path(__file__).parents[1] / "museums"
MAIN = set(FIELDS) - {"notes", "status", "count", "value", "other_numbers", "photo", "condition"}

# name -> (text of the file, heading or position -> field)
REGISTERS: dict[str, tuple[str, dict[str, str]]] = {
    "a volunteer's list": (
        """Acc. No.;Object;Description;Donor;Date rec'd;Where kept;Remarks
1974.12.1;Butter churn;Wooden barrel churn with iron hoops and crank;Mrs. E. Walsh;12/05/1974;Shelf B3;lid missing
1974.12.2;Flat iron;Cast iron, handle wrapped in cloth;Mrs. E. Walsh;12/05/1974;Shelf B3;
1975.3;Christening gown;White cotton lawn with lace trim;Anonymous;1975;Box 14;fragile
1976.1.4;Hay knife;Blade with two wooden grips;J. Byrne;03/02/1976;Rack 2;
""",
        {
            "Acc. No.": "number",
            "Object": "name",
            "Description": "description",
            "Donor": "acquisition",
            "Where kept": "place_text",
            "Remarks": "notes",
        },
    ),
    "a program for small museums": (
        """OBJECTID,OBJNAME,TITLE,ARTIST,MATERIAL,DATE,HEIGHTCM,WIDTHCM,DEPTHCM,HOMELOC,RECFROM,RECDATE,CONDITION,DESCRIP,ACCESSNO,OTHERNO
1995.012.0001,Photograph,Main Street looking north,"Hale, Edwin",Paper,1904,12.7,17.8,,R2-C4-S1,"Pike, Ruth",1995-03-14,Good,Sepia view of shops with wagons,1995.012,P-114
1995.012.0002,Photograph,Flood of 1913,"Hale, Edwin",Paper,1913,12.7,17.8,,R2-C4-S1,"Pike, Ruth",1995-03-14,Fair,Two men in a rowing boat,1995.012,P-115
1996.003.0001,Quilt,Nine patch quilt,Unknown,Cotton,c. 1880,210,185,,R1-C1-D3,"Olsen, Karin",1996-08-02,Good,Red and white nine patch,1996.003,
1997.001.0007,Saw,,Disston & Sons,Steel; wood,c. 1920,14,72,3,R3-F1,"Town of Alder",1997-01-20,Poor,Rip saw with apple handle,1997.001,
""",
        {
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
    ),
    "a large system's export": (
        """ObjectID,ObjectNumber,ObjectName,Title,DisplayName,Dated,Medium,Dimensions,CreditLine,Classification,CurrentLocation,LoanID
88213,2004.17.3,Painting,Harbor at Dusk,Ines Albrecht,ca. 1911,Oil on canvas,"20 1/4 x 30 in. (51.4 x 76.2 cm)","Gift of the Albrecht family, 2004",Paintings,"Vault 2, Screen 14",
88214,2004.17.4,Drawing,Study for Harbor,Ines Albrecht,1910,Charcoal on paper,"9 x 12 in. (22.9 x 30.5 cm)","Gift of the Albrecht family, 2004",Drawings,"Vault 1, Cabinet 3",
88390,2006.2,Sculpture,Seated Heron,Paul Mbeki,1968,Bronze,"H. 18 in. (45.7 cm)","Museum purchase, 2006",Sculpture,"Vault 2, Shelf 7",112
""",
        {
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
    ),
    "an open source system": (
        """ca_objects.object_id,ca_objects.idno,ca_objects.preferred_labels.name,ca_objects.description,ca_objects.dimensions,ca_storage_locations.preferred_labels
1,MTX.2011.5,Ceremonial stool,Carved from one block with a curved seat,34 x 51 x 22 cm,Room 4 > Unit B > Shelf 2
2,MTX.2011.6,Gourd bottle,Incised with birds and a chequered band,28 x 15 x 15 cm,Room 4 > Unit B > Shelf 3
3,MTX.2012.1,Loom weight,Pierced clay disc,6 x 6 x 2 cm,Room 1 > Unit A > Shelf 1
""",
        {
            "ca_objects.idno": "number",
            "ca_objects.preferred_labels.name": "name",
            "ca_objects.description": "description",
            "ca_objects.dimensions": "dimensions",
            "ca_storage_locations.preferred_labels": "place_text",
        },
    ),
    "un musée de village": (
        """N° inv.\tDésignation\tMatière\tHauteur en cm\tLargeur en cm\tÉtat\tDonateur\tDate d'entrée\tEmplacement\tObservations
1987.4.1\tRouet\tBois, fer\t92\t45\tBon\tM. Lefèvre\t1987\tRéserve, étagère A2\t
1987.4.2\tSabots (paire)\tBois\t9,5\t24\tMoyen\tM. Lefèvre\t1987\tRéserve, étagère A2\tvermoulus
1990.1.1\tFaucille\tFer, bois\t3\t41\tMauvais\tMme Gauthier\t1990\tGrenier\t
1992.7.3\tBaratte\tGrès\t38\t22,5\tBon\tAnonyme\t1992\tRéserve, étagère B1\tcouvercle absent
""",
        {
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
    ),
    "le ministère": (
        """INV,DENO,TITR,AUTR,TECH,DIMS,MILL,INSC,DOMN,LOCA,STAT
D 952.3.1,tableau,Portrait de femme,LEROUX Antoine,peinture à l'huile;toile,H. 65 ; l. 54,1847,signé daté,peinture,réserve 2,propriété de la commune
D 952.3.2,dessin,Étude de mains,LEROUX Antoine,crayon;papier,H. 21 ; l. 30,1845,monogramme,dessin,réserve 1,propriété de la commune
D 960.1.1,sculpture,Buste du maire,MARTEL Paul,plâtre,H. 48 ; l. 30 ; P. 25,1902,signé,sculpture,salle 3,propriété de la commune
""",
        {
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
    ),
    "un museo regional": (
        """Nº de inventario;Objeto;Autor/Taller;Material;Técnica;Medidas;Cronología;Forma de ingreso;Fecha de ingreso;Ubicación;Estado de conservación
MR-0012;Cántaro;Taller de Pereruela;barro;torneado;"34 x 28 cm";siglo XIX;Donación;1964;Depósito 1, estante 4;Bueno
MR-0013;Manta;Desconocido;lana;tejido;"180 x 120 cm";1930-1950;Compra;1966;Depósito 2, caja 12;Regular
MR-0014;Retablo pequeño;Anónimo;madera;policromado;"60 x 40 x 12 cm";siglo XVIII;Legado;1970;Sala 2;Malo
""",
        {
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
    ),
    "um museu municipal": (
        """Nº de tombo,Denominação,Autoria,Material,Dimensões,Data de aquisição,Modo de aquisição,Localização,Observações
MM 001,Ferro de passar,Não identificado,ferro,12 x 20 x 9 cm,1988,doação,"Reserva, estante 3",
MM 002,Fotografia da praça,João Prado,papel,13 x 18 cm,1991,doação,"Reserva, gaveta 1",manchas
MM 003,Cadeira,Não identificado,madeira,90 x 42 x 45 cm,1993,compra,Sala 1,
""",
        {
            "Nº de tombo": "number",
            "Denominação": "name",
            "Autoria": "maker",
            "Material": "materials",
            "Dimensões": "dimensions",
            "Data de aquisição": "acquired",
            "Modo de aquisição": "acquisition",
            "Localização": "place_text",
        },
    ),
    "ein Heimatmuseum": (
        """Inventarnr.;Objektbezeichnung;Hersteller;Material/Technik;Maße;Datierung;Standort;Zugangsart;Zugangsdatum;Zustand
H 1983/17;Dreschflegel;unbekannt;Holz, Leder;L 145 cm;um 1890;Depot Regal 4;Schenkung;12.03.1983;gut
H 1983/18;Milchkanne;Alfa;Blech;H 38 cm, Dm 24 cm;1930er;Depot Regal 4;Schenkung;12.03.1983;mittel
H 1985/2;Trachtenhaube;unbekannt;Seide, Gold;15 x 20 cm;19. Jh.;Schrank 2;Ankauf;05.07.1985;gut
""",
        {
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
    ),
    "متحف": (
        """رقم السجل,اسم القطعة,المادة,الأبعاد,العصر,مكان الحفظ,الحالة,ملاحظات
12/74,جرة,فخار,30 × 20 سم,العصر العباسي,المخزن رف 3,جيدة,
13/74,إبريق,نحاس,25 × 12 سم,العصر المملوكي,المخزن رف 3,متوسطة,مكسور المقبض
14/75,عملة,ذهب,2 سم,العصر الأموي,الخزانة 1,جيدة,
""",
        {
            "رقم السجل": "number",
            "اسم القطعة": "name",
            "المادة": "materials",
            "الأبعاد": "dimensions",
            "العصر": "date",
            "مكان الحفظ": "place_text",
            "الحالة": "condition",
            "ملاحظات": "notes",
        },
    ),
    "a ledger without headings": (
        """1931.1,Grandfather clock,oak and brass,"H 210 cm",Gift of Dr. Amos Reed,Hall
1931.2,Portrait of a lady,oil on canvas,"60 x 50 cm",Gift of Dr. Amos Reed,Room 2
1932.1,Silver spoon,silver,"L 18 cm",Bequest of Miss Tate,Cabinet 4
1932.2,Map of the county,ink on paper,"40 x 55 cm",Purchase,Drawer 1
1933.1,Copper kettle,copper,"H 25 cm",Gift of T. Lowe,Shelf 3
""",
        {"Column A": "number", "Column C": "materials", "Column D": "dimensions", "Column E": "acquisition"},
    ),
    "codes for places": (
        """Item No,Item,H (in),W (in),D (in),Loc,Loc Date,Qty,Insurance Value
L-001,Lantern,14,6,6,B-03-2,2019-05-01,1,$120.00
L-002,Tin box,5,9,7,B-03-2,2019-05-01,2,$40.00
L-003,Trunk,22,36,20,FLOOR-1,2019-05-02,1,$300.00
L-004,Oar,3,96,6,WALL-2,2019-05-02,1,$80.00
""",
        {
            "Item No": "number",
            "Item": "name",
            "H (in)": "height",
            "W (in)": "width",
            "D (in)": "depth",
            "Loc": "place_text",
            "Qty": "count",
            "Insurance Value": "value",
        },
    ),
    "an archaeological store": (
        """Find No.|Site code|Context|Material|Object type|Length mm|Width mm|Thickness mm|Weight g|Period|Box
F12|KBS09|1014|bone|needle|62|4|3|2.1|Iron Age|B17
F13|KBS09|1014|copper alloy|brooch|41|22|9|11.5|Roman|B17
F14|KBS09|1022|clay|loom weight|98|95|60|410|Iron Age|B18
""",
        {
            "Find No.": "number",
            "Material": "materials",
            "Object type": "name",
            "Width mm": "width",
            "Thickness mm": "depth",
            "Weight g": "weight",
            "Period": "date",
            "Box": "place_text",
        },
    ),
    "музей": (
        """Инвентарный номер;Наименование;Автор;Материал, техника;Размеры;Время создания;Место хранения;Сохранность
КП-101;Самовар;Баташев;латунь;45 х 30 см;1880-е;Стеллаж 2;хорошая
КП-102;Икона;неизвестный автор;дерево, темпера;31 х 27 см;XVIII век;Шкаф 1;потертости
КП-103;Прялка;неизвестный автор;дерево;90 х 50 см;конец XIX века;Стеллаж 4;хорошая
""",
        {
            "Инвентарный номер": "number",
            "Наименование": "name",
            "Автор": "maker",
            "Материал, техника": "materials",
            "Размеры": "dimensions",
            "Время создания": "date",
            "Место хранения": "place_text",
        },
    ),
    "博物馆": (
        """总登记号,名称,年代,质地,尺寸,来源,入藏日期,完残情况,存放位置
0001,青花瓷碗,清,瓷,高8厘米 口径15厘米,捐赠,1982-05-01,完整,一号库房3柜
0002,铜镜,汉,铜,直径12厘米,征集,1983-07-11,残,一号库房3柜
0003,绣片,民国,丝,20×30厘米,购买,1990-01-15,完整,二号库房1柜
""",
        {
            "总登记号": "number",
            "名称": "name",
            "年代": "date",
            "质地": "materials",
            "尺寸": "dimensions",
            "来源": "acquisition",
            "入藏日期": "acquired",
            "存放位置": "place_text",
        },
    ),
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
def test_columns_of_registers_nobody_has_seen(name: str, tmp_path: Path) -> None:
    text, expected = REGISTERS[name]
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    found = guessed(tmp_path / "list.csv")
    wrong = {column: found[column] for column, field in expected.items() if found[column][0] != field}
    assert not wrong


@pytest.mark.parametrize("name", REGISTERS)
def test_a_wrong_guess_is_never_sure(name: str, tmp_path: Path) -> None:
    text, expected = REGISTERS[name]
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    sure = {
        column: field for column, (field, confidence, _) in guessed(tmp_path / "list.csv").items() if confidence >= 0.9
    }
    assert {column: field for column, field in sure.items() if field in MAIN and expected.get(column) != field} == {}


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
