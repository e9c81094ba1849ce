"""Text from outside, made fit to stand in a record or on a terminal."""

import re
import unicodedata
from typing import Final


__all__ = ["printable"]

_UNPRINTABLE: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f"  # controls, terminal escapes among them
    r"\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # invisible, or turning the text
    r"\ud800-\udfff]"  # halves of characters, and bytes of file names that are no text
)


def printable(text: str, *, limit: int = 200) -> str:
    r"""Show text on one line, in NFC, with what cannot be seen written as ``\uXXXX``.

    Parameters
    ----------
    text
        Any text: a file's name, a title, a message that quotes a cell.
    limit
        How many characters are kept; the rest becomes an ellipsis.

    Examples
    --------
    >>> printable("Сугат\x1b[31m суу")
    'Сугат\\u001b[31m суу'

    """
    kept = text if len(text) <= limit else text[:limit] + "…"
    shown = _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", kept)
    return unicodedata.normalize("NFC", shown)
