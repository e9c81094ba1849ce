"""Consoles that cannot show every letter: old ones in Kyrgyzstan use cp866 or cp1251.

Letters that such a console lacks are written as people there type them on a Russian keyboard. Files
and JSON are not touched by this; they are UTF-8 wherever they go.
"""

import codecs
import io
import sys
from functools import partial
from typing import Final


__all__ = ["prepare_console", "simpler"]

_SIMPLER: Final = {
    **dict(zip("ңөүҢӨҮ", "ноуНОУ", strict=True)),
    **dict(zip("ғӣқӯҳҷҒӢҚӮҲҶ", "гикухчГИКУХЧ", strict=True)),
    **dict(zip("‑–—−’‘“”«»·•×", '----\'\'"""".*x', strict=True)),
    "…": "...",
    "½": "1/2",
    "→": "->",
    "≤": "<=",
    "≥": ">=",
    "№": "N",
}


def prepare_console() -> None:
    """Let the standard streams replace what they cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The error that a handler gets does not name the code page: to each its own handler.
            name = f"prioritize-{stream.encoding}"
            codecs.register_error(name, partial(_replaced, encoding=stream.encoding))
            stream.reconfigure(errors=name)


def simpler(text: str, encoding: str) -> str:
    """Write each letter that the encoding lacks as a similar one, or as ``?``.

    Examples
    --------
    >>> simpler("Сүзүү – өң", "cp1251").encode("cp1251").decode("cp1251")
    'Сузуу – он'

    """
    return "".join(each if _fits(each, encoding) else _similar(each, encoding) for each in text)


def _similar(letter: str, encoding: str) -> str:
    similar = _SIMPLER.get(letter, "?")
    return similar if _fits(similar, encoding) else "?"


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _replaced(error: UnicodeError, *, encoding: str) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return simpler(error.object[error.start : error.end], encoding), error.end
