"""The scoring workbook of a committee, read into its rules, applications and scores."""

from prioritize.intake.committee.book import committee_book
from prioritize.intake.committee.rules import read_rules
from prioritize.intake.committee.scores import read_score_sheets
from prioritize.intake.committee.tables import read_applications, read_criteria, read_decisions
from prioritize.intake.faults import Faults
from prioritize.intake.hall.book import read_book
from prioritize.intake.spreadsheet import open_spreadsheet
from prioritize.model.committee.filled import ReadCommittee


__all__ = ["read_committee"]


def read_committee(content: bytes, name: str) -> ReadCommittee:
    """Read a workbook made by ``prioritize new committee.xlsx``.

    Raises
    ------
    InputError
        With every fault, each with its sheet and cell: a score off the scale, an application that
        is not on its sheet, two of one code, a criterion without a weight.

    """
    faults = Faults(name)
    book = committee_book(read_book(open_spreadsheet(content, name)), faults)
    faults.stop()
    criteria = tuple(read_criteria(book))
    applications = tuple(read_applications(book))
    rules = read_rules(book, criteria)
    scores = tuple(read_score_sheets(book, criteria, applications))
    decisions = tuple(read_decisions(book, applications))
    faults.stop()
    return ReadCommittee(rules, criteria, applications, scores, decisions)
