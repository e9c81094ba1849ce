"""Hands raised for projects: a tally of one column, with the people who were there."""

from collections.abc import Iterator

import numpy as np
from attrs import frozen

from prioritize.errors import Finding, Spot
from prioritize.intake.faults import Faults
from prioritize.intake.hall.ledger import placed
from prioritize.intake.hall.table import HallTable
from prioritize.intake.hall.tellers import Show, read_show
from prioritize.intake.hall.wall import torn_cells
from prioritize.intake.matching import Matcher
from prioritize.intake.scope import Scope
from prioritize.model.consultation import Collected
from prioritize.model.totals import TotalsColumn, TotalsProfile
from prioritize.text import message


__all__ = ["Hands", "more_than_present", "project_in", "read_hands"]


@frozen
class Hands:
    """What hands were raised, as votes and as the minutes tell it."""

    collected: Collected
    show: Show


def read_hands(table: HallTable, scope: Scope, faults: Faults) -> Hands:
    """Read the hands for every project that was put to the vote.

    A project beside which no teller wrote anything was not put to the vote; 0 says that nobody
    raised a hand for it.

    Raises
    ------
    InputError
        With every fault of the sheet.

    """
    torn_cells(table, faults)
    controls = {each.id: each.row for each in table.controls}
    show = read_show(
        table,
        table.rows,
        controls,
        project_of=lambda row: project_in(table, row, scope.projects, faults),
        faults=faults,
    )
    faults.stop()
    not_put = tuple(option.id for option in scope.options if option.id not in show.votes)
    if not_put:
        what = message("{ids} were not put to the vote", ids=not_put)
        remedy = message("Write 0 where nobody raised a hand.")
        faults.odd(what, table.spot(table.header), remedy=remedy)
    for found in more_than_present(show, scope.input.method, table, controls.get("present", 0)):
        faults.accept(found)
    return Hands(_collected(show, scope, table, faults), show)


def project_in(table: HallTable, row: int, projects: Matcher, faults: Faults) -> str:
    """Return the project of a row by its code, or by its name where the code is gone.

    A row without numbers belongs to nobody; one with numbers and an unknown code is a fault (V03).
    """
    code, name = table.cell(row, "code"), table.cell(row, "name")
    has_votes = any(table.page.text(row, each.position) for each in table.votes)
    label = code if code.text else name
    if not has_votes and not projects.knows(label.text):
        return ""
    id = projects.read(label.text, label.spot, faults) if label.text else ""
    if not label.text:
        faults.fault(message("The line holds numbers and names nothing"), label.spot, code="V03")
    if code.text and name.text and projects.knows(name.text) and id:
        other = projects.read(name.text, name.spot, Faults(""))
        if other != id:
            what = message("The code and the name mean different things: {ids}", ids=(id, other))
            faults.fault(what, code.spot)
    return id


def more_than_present(show: Show, method: str, table: HallTable, row: int) -> Iterator[Finding]:
    """Tell of more hands than people who were there (V04)."""
    if show.present is None:
        return
    hands = list(show.votes.values())
    at_once = sum(hands) if method == "plurality" else max(hands, default=0)
    others = (show.against or 0) + (show.abstaining or 0)
    if at_once + others > show.present:
        what = message(
            "{hands} hands, and {others} against or abstaining, are more than the {present} people"
            " present",
            hands=at_once,
            others=others,
            present=show.present,
        )
        remedy = message("Look at the numbers again; they are counted as they are.")
        yield Finding(what, table.spot(row, table.position("teller_1")), remedy, "V04")


def _collected(show: Show, scope: Scope, table: HallTable, faults: Faults) -> Collected:
    voters = None
    if show.present is not None:
        voters = max(show.present - (show.abstaining or 0), 0)
    options = tuple(each for each in scope.options if each.id in show.votes)
    votes = np.array([[show.votes[each.id]] for each in options], np.int64)
    profile = TotalsProfile(options, (TotalsColumn(voters=voters),), votes.reshape(len(options), 1))
    told = [Finding(show.agreement, Spot())] if show.agreement else []
    found = placed((*told, *faults.accepted), table.file, table.page.title)
    return Collected(scope.input, scope.only_community, profile, findings=found)
