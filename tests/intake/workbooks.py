"""Small workbooks made in memory, and the same taken apart and put together again."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet


ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def workbook(*sheets: Iterable[Sequence[object]]) -> bytes:
    """Make a workbook whose sheets are called A, B, C …"""

    def fill(book: Workbook) -> None:
        for name, rows in zip("ABCDEF", sheets, strict=False):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)

    return made(fill)


def made(fill: Callable[[Workbook], None]) -> bytes:
    """Make a workbook by a function that fills it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        fill(book)
    return buffer.getvalue()


def one_sheet(fill: Callable[[Workbook, Worksheet], None]) -> bytes:
    """Make a workbook of one sheet, ``A``, with a heading and a number to begin with."""

    def fill_book(book: Workbook) -> None:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["Долбоор", "Добуш"])
        sheet.write_row(1, 0, ["road", 7])
        fill(book, sheet)

    return made(fill_book)


def with_parts(content: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Put other bytes into a workbook's parts, or add parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, **changes})


def part_of(content: bytes, name: str) -> bytes:
    """Take a part out of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Make a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ods(rows: str) -> bytes:
    """Make an .ods file of one sheet from the XML of its rows."""
    body = (
        f"<office:document-content {ODS_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind.decode()}"/>'
        "</manifest:manifest>"
    )
    return zipped(
        {
            "mimetype": kind,
            "content.xml": body.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
