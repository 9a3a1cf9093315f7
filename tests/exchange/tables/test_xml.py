"""XML of every kind: standards know what their elements mean, all other records are found by one rule."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reorg.exchange import Reading, Unreadable, read
from reorg.exchange.tables import open_table
from reorg.exchange.tables.xml_nodes import nodes, tidy
from tests.exchange.tables.writers import cells, packed, write_filemaker, write_records

LIDO = 'xmlns:lido="http://www.lido-schema.org"'


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def row(reading: Reading, at: int = 0) -> dict[str, str | None]:
    """Return a row by what its columns mean."""
    found = cells(reading.table.db)[at]
    return {field: found[place] for field, place in reading.meaning.items()}


def by_heading(reading: Reading, at: int = 0) -> dict[str, str | None]:
    return dict(zip(reading.table.columns, cells(reading.table.db)[at], strict=True))


def lido(number: str = "NM 12", *, title: str = "Gryta", sizes: str = "", events: str = "") -> str:
    return f"""<lido:lido><lido:lidoRecID lido:type="local">{number}/rec</lido:lidoRecID>
    <lido:descriptiveMetadata xml:lang="sv"><lido:objectClassificationWrap><lido:objectWorkTypeWrap><lido:objectWorkType>
    <lido:conceptID lido:type="URI">http://vocab.getty.edu/aat/300195348</lido:conceptID>
    <lido:term>kruka</lido:term><lido:term lido:addedSearchTerm="yes">keramik</lido:term>
    </lido:objectWorkType></lido:objectWorkTypeWrap></lido:objectClassificationWrap>
    <lido:objectIdentificationWrap><lido:titleWrap><lido:titleSet>
    <lido:appellationValue xml:lang="sv">{title}</lido:appellationValue>
    <lido:appellationValue xml:lang="en">Pot</lido:appellationValue></lido:titleSet></lido:titleWrap>
    <lido:repositoryWrap><lido:repositorySet lido:type="former"><lido:repositoryName><lido:legalBodyName>
    <lido:appellationValue>Slottet</lido:appellationValue></lido:legalBodyName></lido:repositoryName>
    <lido:workID>S 3</lido:workID></lido:repositorySet><lido:repositorySet lido:type="current">
    <lido:repositoryName><lido:legalBodyName><lido:appellationValue>Museet</lido:appellationValue></lido:legalBodyName>
    </lido:repositoryName><lido:workID lido:type="inventory number">{number}</lido:workID></lido:repositorySet>
    </lido:repositoryWrap><lido:objectMeasurementsWrap>{sizes}</lido:objectMeasurementsWrap>
    </lido:objectIdentificationWrap><lido:eventWrap>{events}</lido:eventWrap></lido:descriptiveMetadata></lido:lido>"""


def event(kind: str, inside: str, *, address: str = "") -> str:
    number = f"<lido:conceptID>http://terminology.lido-schema.org/{address}</lido:conceptID>" if address else ""
    return (
        f"<lido:eventSet><lido:event><lido:eventType>{number}<lido:term>{kind}</lido:term></lido:eventType>"
        f"{inside}</lido:event></lido:eventSet>"
    )


def actor(name: str, role: str = "") -> str:
    said = f"<lido:roleActor><lido:term>{role}</lido:term></lido:roleActor>" if role else ""
    return (
        "<lido:eventActor><lido:actorInRole><lido:actor><lido:nameActorSet>"
        f"<lido:appellationValue>{name}</lido:appellationValue></lido:nameActorSet></lido:actor>{said}"
        "</lido:actorInRole></lido:eventActor>"
    )


def measured(kind: str, unit: str, value: str, *, extent: str = "", term: bool = False) -> str:
    inner = (lambda text: f"<lido:term>{text}</lido:term>") if term else str
    about = f"<lido:extentMeasurements>{extent}</lido:extentMeasurements>" if extent else ""
    return (
        f"<lido:objectMeasurementsSet><lido:objectMeasurements><lido:measurementSet><lido:measurementType>{inner(kind)}"
        f"</lido:measurementType><lido:measurementUnit>{inner(unit)}</lido:measurementUnit><lido:measurementValue>{value}"
        f"</lido:measurementValue></lido:measurementSet>{about}</lido:objectMeasurements></lido:objectMeasurementsSet>"
    )


def test_lido_says_what_its_elements_mean(tmp_path: Path) -> None:
    made = actor("Anna Berg", "krukmakare") + (
        "<lido:eventDate><lido:date><lido:earliestDate>1800</lido:earliestDate><lido:latestDate>1825</lido:latestDate>"
        "</lido:date></lido:eventDate><lido:eventPlace><lido:place><lido:namePlaceSet><lido:appellationValue>Gävle"
        "</lido:appellationValue></lido:namePlaceSet><lido:partOfPlace><lido:namePlaceSet><lido:appellationValue>Sverige"
        "</lido:appellationValue></lido:namePlaceSet></lido:partOfPlace></lido:place></lido:eventPlace>"
        "<lido:eventMaterialsTech><lido:displayMaterialsTech>lera, glasyr</lido:displayMaterialsTech>"
        "</lido:eventMaterialsTech>"
    )
    got = actor("Herr Lind") + "<lido:eventDate><lido:displayDate>1912</lido:displayDate></lido:eventDate>"
    record = lido(
        sizes=measured("Höjd", "cm", "22,5")
        + measured("Bredd", "cm", "11")
        + measured("height", "cm", "40", extent="Ram"),
        events=event("Tillverkning", made) + event("", got, address="lido00001"),
    )
    reading = read(written(tmp_path / "list.xml", f"<lido:lidoWrap {LIDO}>{record}{lido('NM 13')}</lido:lidoWrap>"))
    assert reading.table.format == "LIDO"
    assert row(reading) == {
        "number": "NM 12",
        "other_numbers": "S 3",
        "name": "kruka",
        "title": "Gryta",
        "maker": "Anna Berg (krukmakare)",
        "date": "1800–1825",
        "culture": "Gävle, Sverige",
        "materials": "lera, glasyr",
        "acquisition": "Herr Lind",
        "acquired": "1912",
        "height": "22,5",
        "width": "11",
    }
    assert reading.units == {"height": "cm", "width": "cm"}
    assert by_heading(reading)["Height (Ram, cm)"] == "40"
    assert by_heading(reading)["Title (en)"] == "Pot"
    assert row(reading, 1)["number"] == "NM 13"


def test_lido_1_1_terms_and_a_program_that_misspells(tmp_path: Path) -> None:
    sizes = measured("height", "centimeter", "12", term=True).replace("measurementType", "meausurementType")
    record = lido(sizes=sizes).replace("appellationValue", "appelationValue").replace("objectIdent", "ObjectIdent")
    reading = read(written(tmp_path / "list.xml", f"<lidoWrap {LIDO}>{record}</lidoWrap>"))
    assert (row(reading)["height"], reading.units["height"], row(reading)["title"]) == ("12", "cm", "Gryta")


def oai(*records: str) -> str:
    return (
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026</responseDate><ListRecords>'
        + "".join(
            f"<record><header><identifier>oai:m:{at}</identifier><datestamp>2020-01-01</datestamp></header>"
            f"<metadata>{record}</metadata></record>"
            for at, record in enumerate(records)
        )
        + "<resumptionToken>x</resumptionToken></ListRecords></OAI-PMH>"
    )


DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Clay jar</dc:title><dc:identifier>1978.{0}</dc:identifier><dc:identifier>https://m.org/{0}</dc:identifier>"
    "<dc:creator>Berg, Anna</dc:creator><dc:creator>Lind, Per</dc:creator><dc:date>ca. 1800</dc:date>"
    '<dc:description xml:lang="en">A jar</dc:description></oai_dc:dc>'
)


def test_dublin_core_in_its_envelope(tmp_path: Path) -> None:
    reading = read(written(tmp_path / "list.xml", oai(DC.format(1), DC.format(2))))
    assert reading.table.format == "Dublin Core"
    found = row(reading, 1)
    assert found == {
        "number": "1978.2",
        "title": "Clay jar",
        "maker": "Berg, Anna; Lind, Per",
        "date": "ca. 1800",
        "description": "A jar",
    }
    assert by_heading(reading, 1)["identifier (address)"] == "https://m.org/2"
    assert by_heading(reading, 1)["OAI identifier"] == "oai:m:1"


def test_dublin_core_without_one_and_as_rdf(tmp_path: Path) -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcterms="http://purl.org/dc/terms/">'
        + "".join(
            f'<rdf:Description rdf:about="http://m/{at}"><dcterms:identifier>7.{at}</dcterms:identifier>'
            f"<dcterms:title>Jar</dcterms:title><dcterms:date>1900</dcterms:date><dcterms:extent>20 x 30 cm</dcterms:extent>"
            "<dcterms:medium>clay</dcterms:medium></rdf:Description>"
            for at in range(3)
        )
        + "</rdf:RDF>"
    )
    reading = read(written(tmp_path / "list.xml", rdf))
    assert row(reading, 2) == {
        "number": "7.2",
        "title": "Jar",
        "date": "1900",
        "dimensions": "20 x 30 cm",
        "materials": "clay",
    }
    plain = read(written(tmp_path / "list.xml", "<records>" + DC.format(1) + DC.format(2) + "</records>"))
    assert row(plain, 1)["number"] == "1978.2"


def test_lido_inside_an_oai_envelope(tmp_path: Path) -> None:
    reading = read(written(tmp_path / "list.xml", oai(lido("A 1").replace("<lido:lido>", f"<lido:lido {LIDO}>", 1))))
    assert (reading.table.format, reading.rows, row(reading)["number"]) == ("LIDO", 1, "A 1")


def test_modes(tmp_path: Path) -> None:
    record = (
        '<Object elementtype="ethnography"><ObjectIdentity><Number>JB{0}</Number></ObjectIdentity><Identification>'
        "<ObjectName><Keyword>basket</Keyword></ObjectName><Title>Fish basket</Title></Identification><Production>"
        "<Person><Role>maker</Role><PersonName>Bateman</PersonName></Person><Date><DateBegin>1901</DateBegin></Date>"
        "</Production><Description><Material><Keyword>willow</Keyword></Material><Measurement><Dimension>height</Dimension>"
        "<Reading>31</Reading><ReadingUnit>cm</ReadingUnit></Measurement></Description>"
        '<ObjectLocation elementtype="current location"><Location>R1 B2</Location></ObjectLocation>'
        '<ObjectLocation elementtype="previous location"><Location>R9</Location></ObjectLocation></Object>'
    )
    text = f"<?xml version='1.0'?><Interchange>{record.format(1)}{record.format(2)}</Interchange>"
    reading = read(written(tmp_path / "list.xml", text))
    assert reading.table.format == "Modes"
    found = row(reading, 1)
    assert {
        name: found[name] for name in ("number", "name", "title", "maker", "date", "materials", "place_text", "height")
    } == {
        "number": "JB2",
        "name": "basket",
        "title": "Fish basket",
        "maker": "Bateman",
        "date": "1901",
        "materials": "willow",
        "place_text": "R1 B2",
        "height": "31",
    }
    assert reading.units["height"] == "cm"


def test_an_export_of_adlib_and_one_of_pastperfect(tmp_path: Path) -> None:
    adlib = (
        "<adlibXML><recordList>"
        + "".join(
            f'<record priref="{at}"><object_number>1998-{at}</object_number><Object_name><object_name>vase</object_name>'
            "</Object_name><Dimension><dimension.type>height</dimension.type><dimension.value>21.3</dimension.value>"
            "<dimension.unit>cm</dimension.unit></Dimension><Dimension><dimension.type>width</dimension.type>"
            "<dimension.value>8</dimension.value><dimension.unit>cm</dimension.unit></Dimension></record>"
            for at in range(1, 4)
        )
        + "</recordList></adlibXML>"
    )
    reading = read(written(tmp_path / "adlib.xml", adlib))
    found = row(reading, 2)
    assert {name: found[name] for name in ("number", "name", "height", "width")} == {
        "number": "1998-3", "name": "vase", "height": "21.3", "width": "8",
    }  # fmt: skip
    assert by_heading(reading, 2)["priref"] == "3"
    past = [
        {"OBJECTID": f"1999.{at}", "OBJNAME": "Photograph", "HOMELOC": "Box 3", "CREDITLINE": ""} for at in range(3)
    ]
    other = read(write_records(tmp_path / "pp.xml", past, root="VFPData", record="ppsdata"))
    assert (row(other, 1)["number"], row(other, 1)["name"], row(other, 1)["place_text"]) == (
        "1999.1",
        "Photograph",
        "Box 3",
    )


def test_filemaker_names_its_fields_once_and_repeats_cells(tmp_path: Path) -> None:
    path = write_filemaker(
        tmp_path / "list.xml",
        ["object_id", "object_title", "MEDIA::name", "empty"],
        [[["B 1980.1566"], ["A Glimpse & more"], ["Letterpress", "Lithograph"], [""]], [["B 1980.2"], [], [], []]],
    )
    table = open_table(path)
    assert table.format == "filemaker"
    assert table.columns == ("object_id", "object_title", "MEDIA.name", "empty")
    assert cells(table.db) == [
        ("B 1980.1566", "A Glimpse & more", "Letterpress; Lithograph", None),
        ("B 1980.2", None, None, None),
    ]
    old = "<FMPDSORESULT><DATABASE>a</DATABASE>" + "".join(
        f'<ROW MODID="1" RECORDID="{at}"><Number>{at}</Number><Object_name>jar</Object_name></ROW>' for at in (1, 2)
    )
    assert cells(open_table(written(tmp_path / "old.xml", old + "</FMPDSORESULT>")).db) == [("1", "jar"), ("2", "jar")]


def test_elements_that_name_themselves(tmp_path: Path) -> None:
    rows = "".join(
        f'<row><field name="id">{at}</field><field name="object name">jar</field><field name="place">A</field></row>'
        for at in range(3)
    )
    table = open_table(
        written(tmp_path / "dump.xml", f"<mysqldump><database><table_data>{rows}</table_data></database></mysqldump>")
    )
    assert table.columns == ("id", "object name", "place")
    assert cells(table.db)[2] == ("2", "jar", "A")


def test_what_programs_write_wrongly_is_mended_and_said(tmp_path: Path) -> None:
    text = "<list>" + "".join(
        f"<obj><no>{at}</no><name>salt & pepper\x0b caf\u00e9&nbsp;pot</name></obj>" for at in range(3)
    )
    path = tmp_path / "list.xml"
    path.write_bytes((text + "</list>").encode("cp1252"))
    table = open_table(path)
    assert cells(table.db)[1] == ("1", "salt & pepper café\u00a0pot")
    assert "markup_mended" in {note.code for note in table.notes}


def test_a_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = write_records(tmp_path / "list.xml", [{"no": str(at), "name": "jar"} for at in range(50)]).read_text()
    table = open_table(written(tmp_path / "cut.xml", whole[: len(whole) // 2]))
    assert 20 < table.rows < 27
    note = next(note for note in table.notes if note.code == "broken_off")
    assert "damaged on line" in str(note.message)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            '<!DOCTYPE a [<!ENTITY b "1234567890">'
            + "".join(f'<!ENTITY c{at} "&b;&b;">' for at in range(9))
            + "]><a>&c8;</a>",
            "abbreviations",
        ),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a><r><n>&b;</n></r></a>', "abbreviations"),
        ("<a>" * 5000 + "</a>" * 5000, "deeper"),
        ("<a><b>only a text</b></a>", "without records"),
    ],
)
def test_what_would_harm_or_is_no_list_is_refused(text: str, word: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=word):
        open_table(written(tmp_path / "list.xml", f"<?xml version='1.0'?>{text}"))


def test_nothing_outside_the_file_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.dtd").write_text('<!ENTITY secret "leaked">')
    text = '<!DOCTYPE list SYSTEM "secret.dtd"><list><r><n>1</n><m>a</m></r><r><n>2</n><m>&amp;secret;</m></r></list>'
    assert cells(open_table(written(tmp_path / "list.xml", text)).db) == [("1", "a"), ("2", "&secret;")]


def test_many_files_of_one_export_are_one_list(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    for at in range(5):
        written(tmp_path / "export" / f"{at}.xml", f"<lidoWrap {LIDO}>{lido(f'A {at}')}</lidoWrap>")
    assert read(tmp_path / "export").rows == 5
    members = {path.name: path.read_bytes() for path in (tmp_path / "export").iterdir()}
    reading = read(packed(tmp_path / "export.zip", members))
    assert sorted(str(found[reading.meaning["number"]]) for found in cells(reading.table.db)) == [
        f"A {at}" for at in range(5)
    ]


def test_a_record_of_a_million_elements_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "wide.xml"
    with path.open("w") as file:
        file.write("<list><r>")
        for _ in range(400_000):
            file.write("<a>1</a>")
        file.write("</r><r><a>1</a></r></list>")
    with pytest.raises(Unreadable):
        open_table(path)


NAMES = st.text("abcdefghij", min_size=2, max_size=8)
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp")), min_size=1, max_size=10)


@given(
    names=st.lists(NAMES, min_size=2, max_size=5, unique=True),
    rows=st.lists(st.lists(TEXTS, min_size=5, max_size=5), min_size=2, max_size=8),
)
def test_whatever_is_written_comes_out(tmp_path: Path, names: list[str], rows: list[list[str]]) -> None:
    records = [dict(zip(names, texts, strict=False)) for texts in rows]
    table = open_table(write_records(tmp_path / "list.xml", records))
    found = [dict(zip(table.columns, cells, strict=True)) for cells in cells(table.db)]
    assert found == records


@given(rows=st.lists(st.lists(st.lists(TEXTS, max_size=2), min_size=3, max_size=3), min_size=1, max_size=6))
def test_whatever_filemaker_holds_comes_out(tmp_path: Path, rows: list[list[list[str]]]) -> None:
    numbered = [[[str(at)], *row] for at, row in enumerate(rows)]
    table = open_table(write_filemaker(tmp_path / "list.xml", ["No", "a", "b", "c"], numbered))
    assert cells(table.db) == [tuple("; ".join(cell) or None for cell in row) for row in numbered]


def test_tidy_keeps_line_ends_that_are_meant() -> None:
    assert tidy("\n   hoogte: 21.3\n      cm\n") == "hoogte: 21.3\ncm"


def test_nodes_come_one_by_one(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xml", "<a><b x='1'>t<c>u</c>v</b><b/></a>")
    found = list(nodes([lambda: path.open("rb")], lambda way: way == ["a", "b"]))
    assert [(node.attribute("x"), node.whole) for node in found] == [("1", "tv u"), ("", "")]
