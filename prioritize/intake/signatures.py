"""What a file is by the bytes that it begins with, whatever its name says."""

from typing import Final


__all__ = ["OLE", "ZIP", "kind_of"]

ZIP: Final = b"PK\x03\x04"
"""How a zip archive begins, and so a workbook of today."""
OLE: Final = b"\xd0\xcf\x11\xe0"
"""How a workbook of the old kind begins, and one with a password."""

_KINDS: Final = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    ZIP: "zip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"SQLite format 3": "SQLite",
    OLE: "Microsoft Office",
    b"\x7fELF": "ELF",
    b"MZ\x90": "Windows",
}


def kind_of(content: bytes) -> str:
    r"""Name the kind of a file that is not text, or nothing.

    Examples
    --------
    >>> kind_of(b"\x89PNG\r\n"), kind_of(b"P1,P2")
    ('PNG', '')

    """
    return next((kind for begin, kind in _KINDS.items() if content.startswith(begin)), "")
