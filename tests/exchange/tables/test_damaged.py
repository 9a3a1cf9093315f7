"""Files that were damaged anywhere are read as far as they go, or refused with a sentence; nothing else happens."""

import random
from pathlib import Path

import pytest

from reorg.exchange import Unreadable, read
from tests.exchange.tables.test_workbooks import HEAD, book, inked, rows
from tests.exchange.tables.test_xml import DC, LIDO, lido, oai
from tests.exchange.tables.writers import (
    word_line,
    word_table,
    write_dbf,
    write_docx,
    write_filemaker,
    write_json_lines,
    write_odt,
    write_rtf,
)

TABLE = [["Number", "Object name"], ["1.1", "jar é"], ["1.2", "jug"]]
TIMES = 25
INSIDE = (b"<a>", b'"', b"\n\n", b"&", b"{", b"]", b"\\cell ", b"\xff\xfe", bytes(4), b"</")


def whole(folder: Path) -> dict[str, bytes]:
    """Return a sound file of each kind."""
    fields = [("NO", "C", 6), ("SEEN", "D", 8), ("NOTES", "M", 10), ("COUNT", "I", 4)]
    text = folder / "x"
    sheets = [(f"S{at}", [HEAD, *rows(10, 4)]) for at in range(3)]
    return {
        "docx": write_docx(text, word_line("Room 1"), word_table(TABLE)).read_bytes(),
        "odt": write_odt(text, TABLE).read_bytes(),
        "rtf": write_rtf(text, TABLE).read_bytes(),
        "dbf": write_dbf(text, fields, [["1.1", "19780312", "1", b"\1\0\0\0"]] * 4, version=0x83).read_bytes(),
        "filemaker": write_filemaker(text, ["No", "a"], [[["1"], ["x", "y"]], [["2"], []]]).read_bytes(),
        "lido": f"<?xml version='1.0'?><lidoWrap {LIDO}>{lido() * 3}</lidoWrap>".encode(),
        "oai": oai(DC.format(1), DC.format(2)).encode(),
        "json": write_json_lines(text, [{"number": "1", "a": {"b": ["1", {"c": "x"}]}}] * 5).read_bytes(),
        "ink": inked(folder / "ink.xlsx").read_bytes(),
        "book": book(folder / "book.xlsx", *sheets).read_bytes(),
        "blanks": b"Number   Name     Place\n1.1      jar      A\n1.2      jug      B\n1.3      pot      C\n",
    }


KINDS = ("docx", "odt", "rtf", "dbf", "filemaker", "lido", "oai", "json", "ink", "book", "blanks")


@pytest.mark.parametrize("kind", KINDS)
def test_damage_anywhere_ends_in_a_list_or_a_sentence(kind: str, tmp_path: Path) -> None:
    chance = random.Random(kind)
    sound = whole(tmp_path)[kind]
    for _ in range(TIMES):
        path = tmp_path / "damaged"
        path.write_bytes(damaged(sound, chance))
        try:
            assert read(path).rows >= 0
        except Unreadable as problem:
            assert str(problem)  # noqa: PT017 - either end is right


def damaged(sound: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few of them changed, put in, taken out, or cut off."""
    raw = bytearray(sound)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(raw) or 1)
        way = chance.randrange(6)
        if way == 0:
            raw[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
        elif way == 2:
            del raw[at : at + chance.randrange(1, 50)]
        elif way == 3:
            raw = raw[:at]
        elif way == 4:
            raw[at:at] = raw[at : at + chance.randrange(1, 200)]
        else:
            raw[at:at] = chance.choice(INSIDE)
    return bytes(raw)
