"""A folder of photographs is a list: one row a picture."""

import hashlib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reorg.exchange import Unreadable, read
from reorg.exchange.tables import open_table
from reorg.exchange.tables.photographs import number_in, numbers_with_low_lines
from tests.exchange.tables.writers import cells, packed, write_dbf


@pytest.mark.parametrize(
    ("stem", "number", "rest"),
    [
        ("1978.12.1_a", "1978.12.1", "a"),
        ("1978-12-1 front", "1978-12-1", "front"),
        ("A.1923.4 (2)", "A.1923.4", "2"),
        ("INV 123", "INV 123", ""),
        ("T.1974.55 b verso", "T.1974.55", "b verso"),
        ("2012.1.1-5", "2012.1.1-5", ""),
        ("1978.12.1a-b", "1978.12.1a-b", ""),
        ("00012", "00012", ""),
        ("Jar 1978.12.1 side", "1978.12.1", "Jar side"),
        ("MNHA 2003-12_recto", "MNHA 2003-12", "recto"),
        ("IMG_2031", "", "IMG_2031"),
        ("IMG_2031 (2)", "", "IMG_2031 (2)"),
        ("DSC00012", "", "DSC00012"),
        ("P1010023", "", "P1010023"),
        ("20190312_101112", "", "20190312_101112"),
        ("WhatsApp Image 2020-01-01 at 10.10.10", "", "WhatsApp Image 2020-01-01 at 10.10.10"),
        ("scan0003", "", "scan0003"),
        ("vase bleu", "", "vase bleu"),
        ("Vase 3", "", "Vase 3"),
        ("12", "", "12"),
    ],
)
def test_the_number_in_a_name(stem: str, number: str, rest: str) -> None:
    assert number_in(stem) == (number, rest)


def test_low_lines_are_part_of_the_number_where_the_folder_writes_so() -> None:
    assert numbers_with_low_lines(["1978_12_1", "1978_12_2a", "1979_1_1_b"])
    assert not numbers_with_low_lines(["1978.12.1_2", "1978.12.2_1", "IMG_2031"])
    assert number_in("1978_12_1_b", low_lines=True) == ("1978_12_1", "b")


@given(
    st.from_regex(r"(19|20)[0-9]{2}\.[0-9]{1,3}(\.[0-9]{1,3})?", fullmatch=True),
    st.sampled_from(["", "_a", " front", " (2)", "_verso"]),
)
def test_a_number_is_read_whatever_follows(number: str, after: str) -> None:
    assert number_in(number + after)[0] == number


def picture(path: Path, size: tuple[int, int] = (40, 30), *, taken: str = "", turned: int = 0) -> Path:
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[36867] = taken
    if turned:
        exif[274] = turned
    Image.new("RGB", size, "white").save(path, exif=exif)
    return path


def test_one_row_a_picture(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    (folder / "store").mkdir(parents=True)
    whole = picture(folder / "1978.12.1_a.jpg", taken="2019:05:13 10:22:01")
    picture(folder / "1978.12.2.jpg", turned=6, taken="0000:00:00 00:00:00")
    picture(folder / "store" / "IMG_2031.png", (7, 8))
    (folder / "1978.12.3.jpg").write_bytes(whole.read_bytes()[:300])
    (folder / "1978.12.4.jpg").write_bytes(b"")
    (folder / "1978.12.5.jpg").write_bytes(b"<html>Not found</html>")
    (folder / "readme.doc").write_bytes(b"x")
    (folder / "Thumbs.db").write_bytes(b"x")
    reading = read(folder)
    table = reading.table
    assert table.format == "photographs"
    found = {row[0]: dict(zip(table.columns, row, strict=True)) for row in cells(table.db)}
    first = found["1978.12.1_a.jpg"]
    assert (first["Number"], first["Rest of the name"], first["Taken"]) == ("1978.12.1", "a", "2019-05-13 10:22:01")
    assert (first["Pixels"], first["Bytes"]) == ("40 × 30", str(whole.stat().st_size))
    assert first["SHA-256"] == hashlib.sha256(whole.read_bytes()).hexdigest()
    assert (found["1978.12.2.jpg"]["Pixels"], found["1978.12.2.jpg"]["Taken"]) == ("30 × 40", None)
    assert (found["IMG_2031.png"]["Folder"], found["IMG_2031.png"]["Number"]) == ("store", None)
    remarks = {name: row["Remark"] for name, row in found.items() if row["Remark"]}
    assert set(remarks) == {"1978.12.3.jpg", "1978.12.4.jpg", "1978.12.5.jpg"}
    assert {table.columns[at]: field for field, at in reading.meaning.items()} == {"File": "photo", "Number": "number"}
    assert {note.code: note.count for note in table.notes} == {
        "pictures_broken": 3, "pictures_without_number": 1, "files_passed_over": 1,
    }  # fmt: skip


def test_a_packed_folder_of_photographs_says_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("1.1.jpg", "1.2.jpg"):
        picture(folder / name)
    path = packed(tmp_path / "photos.zip", {f"photos/{each.name}": each.read_bytes() for each in folder.iterdir()})
    table = open_table(path)
    assert sorted(str(row[2]) for row in cells(table.db)) == ["1.1", "1.2"]
    assert table.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_picture_with_more_pixels_than_any_camera_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    Image.new("1", (30_000, 13_000)).save(tmp_path / "p" / "1978.1.png")
    (row,) = cells(open_table(tmp_path / "p").db)
    assert row[9] == "far more pixels than any camera makes"


def test_a_packed_list_and_a_packed_database_with_its_long_texts(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.zip", {"export/list.csv": b"Number,Object name\n1.1,jar\n", "export/readme.pdf": b"%PDF"}
    )
    table = open_table(path)
    assert (table.rows, table.name, table.sheet) == (1, "a.zip", "export/list.csv")
    dbf = write_dbf(
        tmp_path / "x.dbf", [("NUMBER", "C", 6), ("DESCRIP", "M", 10)], [["1.1", "         1"]], version=0x83
    )
    path = packed(tmp_path / "b.zip", {"x.dbf": dbf.read_bytes(), "X.DBT": bytes(512) + b"Long\x1a"})
    assert cells(open_table(path).db) == [("1.1", "Long")]


def test_several_packed_lists_are_offered_like_sheets(tmp_path: Path) -> None:
    names = {"people.csv": b"Name,Phone\nA,1\n", "objects.csv": b"Number,Object name,Location\n1.1,jar,A\n1.2,jug,B\n"}
    path = packed(tmp_path / "a.zip", names)
    table = open_table(path)
    assert (table.sheet, table.sheets) == ("objects.csv", ("people.csv", "objects.csv"))
    assert open_table(path, sheet="people.csv").columns == ("Name", "Phone")
    with pytest.raises(Unreadable, match="no sheet"):
        open_table(path, sheet="other.csv")


def test_nothing_packed_leaves_our_own_directory_or_unfolds_without_end(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"../../evil.csv": b"Number,Object name\n1.1,jar\n"})
    assert open_table(path).rows == 1
    assert not (tmp_path.parent / "evil.csv").exists()
    with pytest.raises(Unreadable, match="unpacks"):
        open_table(packed(tmp_path / "b.zip", {f"{at}.jpg": bytes(40 << 20) for at in range(3)}))
    with pytest.raises(Unreadable, match="no photographs"):
        open_table(packed(tmp_path / "c.zip", {"film.mp4": b"1"}))
    with pytest.raises(Unreadable, match=r"more than once|no photographs"):
        open_table(packed(tmp_path / "d.zip", {"c.csv": (tmp_path / "c.zip").read_bytes()}))


def test_a_link_that_leads_away_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    picture(folder / "1.1.jpg")
    picture(tmp_path / "elsewhere.jpg")
    try:
        (folder / "1.2.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    except OSError:
        return  # a system without links has nothing to follow
    assert open_table(folder).rows == 1


def test_a_locked_packed_folder(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"1.jpg": b"1234"})
    raw = bytearray(path.read_bytes())
    at = raw.find(b"PK\x01\x02")
    raw[at + 8] |= 1
    path.write_bytes(bytes(raw))
    assert zipfile.ZipFile(path).infolist()[0].flag_bits & 1
    with pytest.raises(Unreadable, match="password"):
        open_table(path)
