"""How much of one file can be held at once."""

from typing import Final

from prioritize.intake.faults import Faults
from prioritize.text import message


__all__ = ["check_size"]

_MOST_CELLS: Final = 2 * 10**9


def check_size(projects: int, ballots: int, faults: Faults) -> None:
    """Refuse a table of projects by ballots that would not fit into the memory of a laptop.

    Raises
    ------
    InputError
        There would be more than two thousand million cells.

    """
    if projects * ballots > _MOST_CELLS:
        faults.refuse(
            message(
                "{ballots} ballots on {projects} projects are more than can be held at once",
                ballots=ballots,
                projects=projects,
            ),
            remedy=message("Divide the file, or leave out the projects that nobody marks."),
        )
