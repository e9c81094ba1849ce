"""Text from outside, shown so that nothing in it can hide, turn the line or steer a terminal."""

import re
import unicodedata
from typing import Final

from prioritize.text import ENGLISH, Catalog, Message, render


__all__ = ["HIDDEN", "safe_text", "spoken"]

HIDDEN: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f"  # controls, among them the ones that terminals obey
    r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"  # take no width or look like nothing
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of writing
    r"\u2028\u2029"  # end a line or a paragraph
    r"\ud800-\udfff\ufffe\uffff]"  # halves of characters, and what is none and no file may hold
)
"""What a reader cannot see, listed here so that it is the same with every version of Unicode."""


def safe_text(text: str) -> str:
    r"""Write text on one line, with every character that cannot be seen written as a code.

    Examples
    --------
    >>> print(safe_text("Сугат\x1b[31m\u200bсуу"))
    Сугат\u001b[31m\u200bсуу

    """
    return HIDDEN.sub(_code, unicodedata.normalize("NFC", text))


def _code(found: "re.Match[str]") -> str:
    number = ord(found.group())
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def spoken(text: Message, catalog: Catalog = ENGLISH) -> str:
    """Render a message as one safe line."""
    return safe_text(render(text, catalog))
