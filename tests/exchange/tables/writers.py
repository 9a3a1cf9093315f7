"""Tiny writers of the formats that reorg reads: what they write must come out again."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import duckdb

Rows = Sequence[Sequence[str]]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def packed(path: Path, members: Mapping[str, bytes | str]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def word_cell(text: str, *, more: str = "", struck: bool = False) -> str:
    """Return a cell of a Word table."""
    strike = "<w:rPr><w:strike/></w:rPr>" if struck else ""
    lines = "".join(
        f'<w:p><w:r>{strike}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{lines}</w:tc>"


def word_table(rows: Rows, *, struck: Sequence[int] = ()) -> str:
    """Return a Word table; ``struck`` are rows that are struck through."""
    lines = ("".join(word_cell(cell, struck=at in struck) for cell in row) for at, row in enumerate(rows))
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def word_line(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def write_docx(path: Path, *parts: str) -> Path:
    """Write a Word document of paragraphs and tables."""
    body = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{"".join(parts)}</w:body></w:document>'
    return packed(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def write_odt(path: Path, rows: Rows, *, above: str = "") -> Path:
    """Write an OpenDocument text with one table."""
    lines = (
        "".join(
            "<table:table-cell>"
            + "".join(f"<text:p>{_odt_text(line)}</text:p>" for line in cell.split("\n"))
            + "</table:table-cell>"
            for cell in row
        )
        for row in rows
    )
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    spaces = " ".join(f'xmlns:{each}="{_OFFICE}:{each}:1.0"' for each in ("office", "text", "table"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:text>'
        f'<text:p>{escape(above)}</text:p><table:table table:name="T">{table}</table:table>'
        "</office:text></office:body></office:document-content>"
    )
    return packed(path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _odt_text(text: str) -> str:
    return escape(text).replace("\t", "<text:tab/>").replace("  ", ' <text:s text:c="1"/>')


def write_rtf(path: Path, rows: Rows, *, above: str = "") -> Path:
    """Write a Rich Text document with one table."""
    lines = "".join(
        r"\trowd" + "".join(rf"\pard\intbl {_rtf_text(cell)}\cell" for cell in row) + r"\row" + "\n" for row in rows
    )
    path.write_bytes(
        (
            r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}}\pard " + _rtf_text(above) + "\\par\n" + lines + "}"
        ).encode("ascii")
    )
    return path


def _rtf_text(text: str) -> str:
    found = []
    for sign in text:
        if sign in "\\{}":
            found.append("\\" + sign)
        elif sign == "\n":
            found.append(r"\line ")
        elif ord(sign) < 128:
            found.append(sign)
        else:
            units = struct.unpack(f"<{len(sign.encode('utf-16-le')) // 2}h", sign.encode("utf-16-le"))
            found += [rf"\u{unit}?" for unit in units]
    return "".join(found)


def write_dbf(
    path: Path,
    fields: Sequence[tuple[str, str, int]],
    rows: Sequence[Sequence[str | bytes]],
    *,
    version: int = 3,
    page: int = 0x03,
    codec: str = "cp1252",
    deleted: Sequence[int] = (),
) -> Path:
    """Write a dBase table; ``fields`` are name, type and width, ``deleted`` rows counted from 0."""
    head = b"".join(
        name.encode("ascii").ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([width, 0]) + bytes(14)
        for name, kind, width in fields
    )
    length = 1 + sum(width for _, _, width in fields)
    begin = 32 + len(head) + 1
    first = (
        struct.pack("<BBBBIHH", version, 126, 11, 22, len(rows), begin, length) + bytes(17) + bytes([page]) + bytes(2)
    )
    body = bytearray()
    for at, row in enumerate(rows):
        body += b"*" if at in deleted else b" "
        for cell, (_, _, width) in zip(row, fields, strict=True):
            body += (cell if isinstance(cell, bytes) else cell.encode(codec))[:width].ljust(width)
    path.write_bytes(first + head + b"\r" + bytes(body) + b"\x1a")
    return path


def write_filemaker(path: Path, names: Sequence[str], rows: Sequence[Sequence[Sequence[str]]]) -> Path:
    """Write FMPXMLRESULT; a cell is a list of values, as FileMaker's repeating fields are."""
    fields = "".join(f'<FIELD EMPTYOK="YES" MAXREPEAT="1" NAME={quoteattr(name)} TYPE="TEXT"/>' for name in names)
    lines = "".join(
        f'<ROW MODID="0" RECORDID="{at}">'
        + "".join("<COL>" + "".join(f"<DATA>{escape(text)}</DATA>" for text in cell) + "</COL>" for cell in row)
        + "</ROW>"
        for at, row in enumerate(rows)
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8" ?><FMPXMLRESULT xmlns="http://www.filemaker.com/fmpxmlresult">'
        '<ERRORCODE>0</ERRORCODE><PRODUCT BUILD="1" NAME="FileMaker" VERSION="12"/><DATABASE NAME="museum"/>'
        f'<METADATA>{fields}</METADATA><RESULTSET FOUND="{len(rows)}">{lines}</RESULTSET></FMPXMLRESULT>',
        encoding="utf-8",
    )
    return path


def write_records(
    path: Path, rows: Sequence[Mapping[str, str]], *, root: str = "export", record: str = "record"
) -> Path:
    """Write XML of no standard: records with an element for each value."""
    lines = "".join(
        f"<{record}>" + "".join(f"<{name}>{escape(text)}</{name}>" for name, text in row.items()) + f"</{record}>\n"
        for row in rows
    )
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<{root}>{lines}</{root}>', encoding="utf-8")
    return path


def write_json_lines(path: Path, rows: Sequence[object]) -> Path:
    """Write one record a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def cells(db: duckdb.DuckDBPyConnection, columns: str = "* EXCLUDE (row)") -> list[tuple[str | None, ...]]:
    """Return the rows of table ``register``."""
    return db.execute(f"SELECT {columns} FROM register ORDER BY row").fetchall()


Writer = Callable[[Path, Rows], Path]
