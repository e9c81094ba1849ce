"""In which language a committee's workbook was written, before its cells are read."""

from pathlib import Path

from prioritize.errors import PrioritizeError
from prioritize.intake.committee.sniff import is_committee, language_of_committee
from prioritize.ports.source import read_source


__all__ = ["language_of_workbook"]


def language_of_workbook(source: str) -> str:
    """Return the language of the workbook at a path; nothing where it is none, or not there."""
    path = Path(source)
    if path.suffix.lower() != ".xlsx" or not path.is_file():
        return ""
    try:
        content = read_source(path)
    except PrioritizeError:
        return ""
    return language_of_committee(content) if is_committee(content) else ""
