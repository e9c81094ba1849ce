"""Start the work of a committee: a scoring workbook to fill in."""

from pathlib import Path

from prioritize.errors import Spot, UsageError, finding
from prioritize.model.committee.layout import LANGUAGES
from prioritize.ports.output import Existing, write_output
from prioritize.report.workbook.committee import CommitteeSize, committee_workbook
from prioritize.text import message


__all__ = ["new_committee"]


def new_committee(
    path: Path,
    *,
    template: str,
    language: str,
    size: tuple[int | None, int | None],
    existing: Existing,
) -> None:
    """Write the scoring workbook of a committee.

    Parameters
    ----------
    path
        Where to; its name ends with .xlsx.
    template
        One of `prioritize.model.committee.layout.TEMPLATES`.
    language
        The language of its words; Kyrgyz where none was asked for.
    size
        How many applications and how many reviewers it has room for; `None` for the usual number.

    Raises
    ------
    UsageError
        The name is that of another kind of file, or there are no words in this language.
    OutputError
        The file exists and may not be replaced, or it cannot be written.

    """
    if path.suffix.lower() != ".xlsx":
        what = message("The template of a committee is a workbook")
        remedy = message("Give it a name that ends with .xlsx, such as committee.xlsx.")
        raise UsageError(finding(what, Spot(str(path)), remedy=remedy))
    if language not in {"", *LANGUAGES}:
        what = message("There is no workbook of a committee in {language}", language=language)
        remedy = message("The languages are {languages}.", languages=LANGUAGES)
        raise UsageError(finding(what, remedy=remedy))
    usual = CommitteeSize()
    room = CommitteeSize(size[0] or usual.applications, size[1] or usual.reviewers)
    write_output(
        path, committee_workbook(template, language or LANGUAGES[0], room), existing=existing
    )
