"""One line of ballots in a BLT file, read with care: either marks or what is wrong with it."""

import re

from attrs import frozen

from prioritize.errors import Finding, InputError
from prioritize.intake.paper_marks import Marks
from prioritize.model.number import whole
from prioritize.text import message


__all__ = ["BallotLine", "read_line"]

_FORM = message("Write how many ballots, the projects from first to last, and 0: 3 2 1 4 0.")


@frozen
class BallotLine:
    """How many ballots are alike, and what they mark at each rank."""

    count: int
    marks: Marks


def read_line(line: str, projects: int) -> BallotLine:
    """Read a line such as ``3 2 1=4 - 5 0``, where ``-`` is a skipped rank.

    Raises
    ------
    InputError
        With everything that is wrong with the line.

    """
    words = re.sub(r"\s*=\s*", "=", line.partition("#")[0]).split()
    count = whole(words[0])
    if count < 1:
        what = message("A line cannot stand for {count} ballots", count=count)
        raise InputError(Finding(what, remedy=message("Write a whole number from 1.")))
    if len(words) < 2 or words[-1] != "0":
        raise InputError(Finding(message("The line does not end with 0"), remedy=_FORM))
    ranks = [[] if word == "-" else word.split("=") for word in words[1:-1]]
    unknown = [each for rank in ranks for each in rank if not _is_known(each, projects)]
    if unknown:
        remedy = message("The projects are numbered from 1 to {most}.", most=projects)
        texts = (message("There is no project {id}", id=repr(each[:40])) for each in unknown)
        raise InputError([Finding(what, remedy=remedy, code="V03") for what in texts])
    marks = tuple(tuple(dict.fromkeys(int(each) - 1 for each in rank)) for rank in ranks)
    return BallotLine(count, marks)


def _is_known(number: str, projects: int) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,9}", number)) and 1 <= int(number) <= projects
