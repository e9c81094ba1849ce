"""The bytes of a ballot file become clean text, or an error that says what the file really is.

Rows and columns of the text are those that an editor shows: nothing is added or taken out that
would move a line.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from prioritize.errors import InputError, Spot, finding
from prioritize.intake.characters import FORBIDDEN, INVISIBLE, SPACES
from prioritize.intake.encoding import decode, refuse_lost_letters
from prioritize.intake.faults import Faults
from prioritize.intake.signatures import kind_of
from prioritize.text import message


__all__ = ["clean_text", "decoded_text"]

_MOST_BYTES: Final = 500 * 2**20
# Each begins with fixed bytes, which makes looking for them several times faster than reading.
_SUSPECTS: Final = (
    re.compile(rb"\xc2[\x80-\xa0\xad]"),
    re.compile(rb"\xe2\x80[\x80-\x8f\xaa-\xaf]"),
    re.compile(rb"\xe2\x81[\x9f\xa0\xa6-\xa9]"),
    re.compile(rb"\xe3\x80\x80"),
    re.compile(rb"\xef\xbb\xbf"),
    re.compile(rb"\xef\xbf\xbd"),
)
_SOUND: Final = bytes([9, 10, 13, *range(32, 127), *range(128, 256)])
_DAMAGED: Final = "\N{REPLACEMENT CHARACTER}"
_BROKEN: Final = re.compile(f"[\x80-\x9f{_DAMAGED}]")


def decoded_text(content: bytes, faults: Faults) -> str:
    """Decode a ballot file; how it was decoded is recorded where it was not plain UTF-8.

    Raises
    ------
    InputError
        The file is empty, too large, of another kind than text, or in an encoding that cannot be
        told or that lost letters (V12).

    """
    spot = Spot(faults.name)
    if not content or content.isspace():
        raise InputError(
            finding(
                message("The file is empty"),
                spot,
                remedy=message("Save or copy it again from where it comes."),
            )
        )
    if len(content) > _MOST_BYTES:
        what = message("The file is larger than {most} MB", most=_MOST_BYTES // 2**20)
        raise InputError(finding(what, spot))
    kind = kind_of(content)
    if kind:
        raise InputError(
            finding(
                message("This is a {kind} file under another name, not text", kind=kind),
                spot,
                remedy=message("Give the file of ballots itself, unpacked."),
            )
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        decoded = decode(content, faults.name)
        for each in decoded.findings:
            faults.accept(each)
        return decoded.text
    refuse_lost_letters(text.replace(_DAMAGED, "") if _DAMAGED in text else text, faults.name)
    return text


def clean_text(content: bytes, faults: Faults) -> str:
    """Decode a ballot file and clean the text.

    Lines end in a line feed, letters are composed, spaces are plain and nothing is hidden.
    Characters that change how text is shown are recorded as faults, with their rows. Single
    letters that an earlier program damaged are told: names may hold them, numbers cannot.

    Raises
    ------
    InputError
        As `decoded_text` does.

    """
    text = decoded_text(content, faults)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = _composed(text, faults)
    if content.translate(None, _SOUND) or (
        not content.isascii() and any(each.search(content) for each in _SUSPECTS)
    ):
        text = _without_hidden(text, faults)
    return text


def _composed(text: str, faults: Faults) -> str:
    what = message("Letters written in parts, such as и and ˘ for й, were read as one letter")
    lines = text.split("\n")
    for row, line in enumerate(lines, 1):
        if not unicodedata.is_normalized("NFC", line):
            faults.odd(what, Spot(row=row))
            lines[row - 1] = unicodedata.normalize("NFC", line)
    return "\n".join(lines)


def _without_hidden(text: str, faults: Faults) -> str:
    for spot in _spots(FORBIDDEN, text):
        faults.fault(
            message("A character that changes how text is shown is not allowed"),
            spot,
            remedy=message("Delete it, or type the line again."),
        )
    for spot in _spots(_BROKEN, text):
        faults.odd(message("A letter was damaged before the file came here"), spot)
    for spot in _spots(INVISIBLE, text):
        faults.odd(message("A character that cannot be seen was taken out"), spot)
    for spot in _spots(SPACES, text):
        faults.odd(message("A space of special width was read as a plain space"), spot)
    return INVISIBLE.sub("", SPACES.sub(" ", _BROKEN.sub(_DAMAGED, text)))


def _spots(pattern: re.Pattern[str], text: str) -> Iterator[Spot]:
    row, start = 1, 0
    for found in pattern.finditer(text):
        row += text.count("\n", start, found.start())
        start = found.start()
        yield Spot(row=row, column=start - text.rfind("\n", 0, start))
