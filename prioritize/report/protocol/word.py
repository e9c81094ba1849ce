"""The minutes as a document for a word processor, the same bytes every time.

The library that writes it is an extra: ``pip install 'prioritize[docx]'``.
"""

from typing import Final

from prioritize.errors import OutputError, finding
from prioritize.report.protocol.document import Protocol
from prioritize.text import message


__all__ = ["protocol_docx"]

_LIBRARY: Final = "docx"


def protocol_docx(protocol: Protocol) -> bytes:
    """Write the minutes as a .docx file.

    Raises
    ------
    OutputError
        python-docx is not installed.

    """
    try:
        from prioritize.report.protocol.word_document import word_document  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != _LIBRARY:
            raise
        what = message("A .docx file needs python-docx, which is not installed")
        remedy = message(
            "Install it with {command}, or write the minutes as .html.",
            command="pip install 'prioritize[docx]'",
        )
        raise OutputError(finding(what, remedy=remedy)) from error
    return word_document(protocol)
