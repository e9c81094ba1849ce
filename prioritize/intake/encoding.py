"""Bytes become text: UTF-8, UTF-16, and the code pages of offices that write Cyrillic.

General detectors take the Kyrgyz letters of kz1048 and ptcp154 for something else; a table of the
letters that Kyrgyz and Russian use decides better on the short files of a village meeting.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.text import message


__all__ = ["Decoded", "decode", "has_lost_letters", "refuse_lost_letters"]

_CODE_PAGES: Final = (
    ("cp1251", "Windows-1251"),
    ("kz1048", "KZ-1048"),
    ("ptcp154", "PTCP154"),
    ("cp866", "DOS 866"),
    ("mac_cyrillic", "MacCyrillic"),
)
_FREQUENT: Final = frozenset("оаеинтсрлкуымд")
_LETTERS: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяөүң")
_SIGNS: Final = frozenset("«»„“”’‘–—…№°±×\N{NO-BREAK SPACE}")
_SURE: Final = 1
_LOST: Final = re.compile(r"[а-яёөүң]\?+[а-яёөүң]|[А-ЯЁӨҮҢ]\?+(?:[а-яёөүң]|[А-ЯЁӨҮҢ](?![а-яёөүң]))")
# A single fixed sign is looked for many times faster than anything else.
_QUESTION: Final = re.compile(r"\?")
_DAMAGED: Final = re.compile("\N{REPLACEMENT CHARACTER}")


@frozen
class Decoded:
    """The text of a file, and what a person should know about how it was decoded."""

    text: str
    findings: tuple[Finding, ...] = ()


def decode(content: bytes, name: str) -> Decoded:
    """Decode a text file.

    A byte order mark decides, else strict UTF-8, else UTF-16 without a mark, else the Cyrillic
    code page whose letters look most like Kyrgyz or Russian.

    Raises
    ------
    InputError
        The file holds bytes that belong to none of them, or Kyrgyz letters that were saved as
        question marks and are lost (V12).

    """
    decoded = _decoded(content, name)
    refuse_lost_letters(decoded.text, name)
    return decoded


def _decoded(content: bytes, name: str) -> Decoded:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf_16(content, "utf-16", name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _other_than_utf_8(content, name, error)
    if "\0" in text:
        return _with_nul(content, name)
    return Decoded(text)


def _utf_16(content: bytes, codec: str, name: str) -> Decoded:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        what = message("The file says that it is UTF-16 and is not")
        raise InputError(finding(what, Spot(name))) from error
    if "\0" in text:
        raise InputError(_nul(text, name))
    return Decoded(text, (_read_as("UTF-16", name),))


def _with_nul(content: bytes, name: str) -> Decoded:
    """Read UTF-16 without a mark: every second byte of its spaces and digits is 0."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if all(_is_plain(letter) for letter in text[:10_000]):
            return Decoded(text, (_read_as("UTF-16", name),))
    raise InputError(_nul(content.decode("latin-1"), name))


def _is_plain(letter: str) -> bool:
    return " " <= letter <= "~" or letter in "\t\r\n" or letter.lower() in _LETTERS | _SIGNS


def _nul(text: str, name: str) -> Finding:
    return finding(
        message("There is a NUL character, so this is no text file"),
        Spot(name, row=_row(text, text.index("\0"))),
        remedy=message("Save the file again as CSV UTF-8 or as .xlsx."),
    )


def _row(text: str, position: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:position])) + 1


def _other_than_utf_8(content: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    loose = content.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    sound = sum(letter > "\x7f" for letter in loose) - broken
    if sound > broken:
        raise InputError(
            finding(
                message("There are bytes that are not UTF-8, while the rest of the file is"),
                Spot(name, row=_row(content[: error.start].decode("latin-1"), error.start)),
                remedy=message("Save the file again as CSV UTF-8 or as .xlsx."),
            )
        ) from error
    if b"\0" in content:
        return _with_nul(content, name)
    return _code_page(content, name)


def _code_page(content: bytes, name: str) -> Decoded:
    best, score, title = "", 0.0, ""
    for codec, each in _CODE_PAGES:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        likeness = _likeness(text)
        if likeness > score:
            best, score, title = text, likeness, each
    if score < _SURE:
        raise InputError(
            finding(
                message("The encoding of the file cannot be told"),
                Spot(name),
                remedy=message("Save the file again as CSV UTF-8 or as .xlsx."),
            )
        )
    return Decoded(best, (_read_as(title, name),))


def _likeness(text: str) -> float:
    """Say how much the letters beyond ASCII look like Kyrgyz or Russian, per letter."""
    total = number = 0
    before = " "
    for letter in text:
        if letter > "\x7f":
            number += 1
            total += _worth(letter, before)
        before = letter
    return total / number if number else 0.0


def _worth(letter: str, before: str) -> int:
    small = letter.lower()
    if before.isascii() and before.isalpha():
        return -3
    if small in _LETTERS:
        if letter != small and before.isalpha() and before.islower():
            return -2
        return 2 if small in _FREQUENT else 1
    return 0 if letter in _SIGNS else -3


def _read_as(title: str, name: str) -> Finding:
    return finding(message("The file was read as {encoding}", encoding=title), Spot(name))


def refuse_lost_letters(text: str, name: str) -> None:
    """Refuse text in which letters became question marks or replacement characters.

    Raises
    ------
    InputError
        With the first fifty rows where that happened (V12).

    """
    if "?" not in text and "\ufffd" not in text:
        return
    rows = sorted({_row(text, position) for position in _lost(text)})
    if rows:
        what = message("Letters were lost: a question mark stands inside a word")
        remedy = message(
            "The file was saved in an encoding without ө, ү and ң. Open the original and save it "
            "as .xlsx or as CSV UTF-8."
        )
        raise InputError(
            [finding(what, Spot(name, row=row), remedy=remedy, code="V12") for row in rows[:50]]
        )


def has_lost_letters(text: str) -> bool:
    """Say whether letters of a text became question marks or replacement characters.

    Examples
    --------
    >>> has_lost_letters("К?п?р?"), has_lost_letters("Көпүрө керекпи?")
    (True, False)

    """
    return any(True for _ in _lost(text))


def _lost(text: str) -> Iterator[int]:
    """Yield where letters were lost."""
    for found in _QUESTION.finditer(text):
        before = max(found.start() - 1, 0)
        if _LOST.match(text, before):
            yield before
    for found in _DAMAGED.finditer(text):
        yield found.start()
