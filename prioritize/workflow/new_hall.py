"""Start an evening in the hall: a workbook to fill in, in the language of those who do."""

from pathlib import Path

from prioritize.errors import Spot, UsageError, finding
from prioritize.model.hall.layout import LANGUAGES
from prioritize.ports.output import Existing, write_output
from prioritize.report.workbook.hall import hall_workbook
from prioritize.text import message


__all__ = ["new_hall"]


def new_hall(path: Path, *, language: str, existing: Existing) -> None:
    """Write the workbook of the hall.

    Parameters
    ----------
    path
        Where to; its name ends with .xlsx.
    language
        The language of its words; Kyrgyz where none was asked for.

    Raises
    ------
    UsageError
        The name is that of another kind of file, or there are no words in this language.
    OutputError
        The file exists and may not be replaced, or it cannot be written.

    """
    if path.suffix.lower() != ".xlsx":
        what = message("The template of the hall is a workbook")
        remedy = message("Give it a name that ends with .xlsx, such as hall.xlsx.")
        raise UsageError(finding(what, Spot(str(path)), remedy=remedy))
    if language not in {"", *LANGUAGES}:
        what = message("There is no workbook of the hall in {language}", language=language)
        remedy = message("The languages are {languages}.", languages=LANGUAGES)
        raise UsageError(finding(what, remedy=remedy))
    write_output(path, hall_workbook(language or LANGUAGES[0]), existing=existing)
