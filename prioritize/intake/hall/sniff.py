"""Whether a file is a workbook of the hall, seen from its bytes before anything reads it."""

from collections.abc import Iterable
from typing import Final

from prioritize.errors import InputError, Spot
from prioritize.intake.archive import Archive, open_archive
from prioritize.intake.hall.words import Words
from prioritize.intake.sheetscan import sheet_paths
from prioritize.intake.signatures import OLE, ZIP
from prioritize.intake.spreadsheet import open_spreadsheet
from prioritize.model.hall.load import hall_layout


__all__ = ["check_opens", "is_hall"]

_TAG: Final = "prioritize/hall/"
_ENOUGH_TITLES: Final = 3


def is_hall(content: bytes) -> bool:
    """Say whether a file is a workbook of the hall.

    It is one where a cell holds the tag of a sheet, or where several sheets have titles of the
    template. A file that cannot be opened is none.
    """
    if content.startswith(OLE):
        return _has_tag((content,))
    if not content.startswith(ZIP):
        return False
    try:
        archive = open_archive(content, "")
        return _has_tag(archive.parts.values()) or _has_titles(archive)
    except InputError:
        return False


def check_opens(content: bytes, name: str) -> None:
    """Say why a file that should be a workbook cannot be opened, before it is called a stranger.

    Raises
    ------
    InputError
        The workbook is protected by a password, cut off or damaged.

    """
    if content.startswith((OLE, ZIP)):
        open_spreadsheet(content, name)


def _has_tag(parts: Iterable[bytes]) -> bool:
    signs = (_TAG.encode(), _TAG.encode("utf-16-le"))
    return any(sign in part for part in parts for sign in signs)


def _has_titles(archive: Archive) -> bool:
    words = Words.of(hall_layout().sheets)
    found = {id for title in sheet_paths(archive, Spot()) if (id := words.find(title))}
    return "projects" in found and len(found) >= _ENOUGH_TITLES
