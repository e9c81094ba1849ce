"""Whether a file is the scoring workbook of a committee, seen from its bytes."""

from collections.abc import Iterable
from typing import Final

from prioritize.errors import InputError, Spot
from prioritize.intake.archive import open_archive
from prioritize.intake.sheetscan import sheet_paths
from prioritize.intake.signatures import ZIP
from prioritize.intake.spelling import fold
from prioritize.model.committee.layout import LANGUAGES, committee_words


__all__ = ["TAG", "is_committee", "language_of_committee", "title_language"]

TAG: Final = "prioritize/committee/"


def is_committee(content: bytes) -> bool:
    """Say whether a cell of a workbook holds the tag of a sheet of the template."""
    if not content.startswith(ZIP):
        return False
    try:
        parts = open_archive(content, "").parts.values()
    except InputError:
        return False
    return any(TAG.encode() in part for part in parts)


def language_of_committee(content: bytes) -> str:
    """Return the language in which most sheets of the workbook are titled, or nothing."""
    return title_language(sheet_paths(open_archive(content, ""), Spot()))


def title_language(names: Iterable[str]) -> str:
    """Return the language in which most sheets are titled, or nothing."""
    titles = {fold(each) for each in names}
    spoken = {
        language: sum(
            fold(each.names.in_language(language)) in titles for each in committee_words().sheets
        )
        for language in LANGUAGES
    }
    most = max(LANGUAGES, key=spoken.__getitem__)
    return most if spoken[most] else ""
