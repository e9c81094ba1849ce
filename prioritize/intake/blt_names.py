"""The names and the title at the end of a BLT file."""

import re
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.faults import Faults
from prioritize.text import message


__all__ = ["read_names"]

_QUOTED: Final = re.compile(r'[ \t]*"([^"]*(?:""[^"]*)*)"(?=[ \t]|$)')
_DOUBLED: Final = '""'
_COMMENTED: Final = re.compile(r"#\s*ALTERNATIVE NAME\s+[0-9]+\s*:\s*(.+)", re.IGNORECASE)


def read_names(text: str, rows: int, wanted: int, faults: Faults) -> tuple[str, ...]:
    """Read the names and the title, in quotes or without, a quote inside written twice.

    Every name has a line of its own, on which a second text in quotes, such as a party, belongs to
    the name; where there are fewer lines than names, every text is a name. Blank lines and
    comments after ``#`` are passed over, but for names in the manner of PrefLib, which files made
    from theirs hold. A quote that is not closed is recorded.

    Parameters
    ----------
    text
        The end of the file.
    rows
        How many lines stand before it.
    wanted
        How many texts there should be.

    """
    lines = [
        texts
        for row, line in enumerate(text.split("\n"), rows + 1)
        if (texts := [" ".join(each.split()) for each in _texts(line, row, faults)])
    ]
    if len(lines) >= wanted:
        return tuple(", ".join(filter(None, texts)) for texts in lines)
    return tuple(each for texts in lines for each in texts)


def _texts(line: str, row: int, faults: Faults) -> list[str]:
    rest = line.strip()
    commented = _COMMENTED.fullmatch(rest)
    if commented:
        return [commented[1]]
    texts = []
    while found := _QUOTED.match(rest):
        texts.extend(_unwrapped(found[1].replace(_DOUBLED, '"').strip()))
        rest = rest[found.end() :].lstrip()
    if rest.startswith("#"):
        return texts
    if rest.count('"') % 2 or rest.startswith('"') or (texts and rest):
        faults.fault(
            message("The quotes around this text do not fit"),
            Spot(row=row),
            remedy=message('Close the quote, and write a quote inside a name twice: "".'),
        )
    return [*texts, rest] if rest else texts


def _unwrapped(text: str) -> list[str]:
    """Take apart a text that is itself made of texts in quotes, as doubled quoting leaves it."""
    parts = [each[1] for each in _QUOTED.finditer(text)]
    return parts if parts and _QUOTED.sub("", text).strip() == "" else [text]
