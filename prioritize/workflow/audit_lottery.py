"""Draw lots: among projects that are named, or among those too near to be told apart."""

from collections.abc import Sequence

from attrs import frozen

from prioritize.audit.lottery import Lot, by_tickets, by_turns
from prioritize.audit.material import Material
from prioritize.errors import Finding, UsageError, closest, finding
from prioritize.report.audit_lottery_page import LotTold
from prioritize.tally.listing import Lists
from prioritize.tally.robustness import Robustness
from prioritize.text import message
from prioritize.workflow.rank import rank
from prioritize.workflow.robustness import how_sure


__all__ = ["Draw", "lot_among", "lots_in_bands"]


@frozen
class Draw:
    """What was asked of a lot.

    Attributes
    ----------
    seed
        The digits thrown in public.
    draws
        How many are drawn; `None` for as many as the line leaves room for, or one.
    is_by_turns
        Whether it follows RFC 3797 instead of tickets.
    contest
        What stands on the tickets of a lot among named projects.

    """

    seed: str
    draws: int | None = None
    is_by_turns: bool = False
    contest: str = ""

    def among(self, pool: Sequence[str], *, draws: int, contest: str) -> Lot:
        """Draw from a pool."""
        if self.is_by_turns:
            return by_turns(pool, seed=self.seed, draws=draws)
        return by_tickets(pool, seed=self.seed, draws=draws, contest=contest)


def lot_among(
    projects: Sequence[str], draw: Draw, *, material: Material | None = None
) -> tuple[Lists, tuple[LotTold, ...]]:
    """Draw among projects named by their ids.

    Parameters
    ----------
    projects
        Who takes part, in the order of the published list.
    draw
        What was asked of the lot.
    material
        Where their names stand, if anywhere.

    Raises
    ------
    UsageError
        The lot cannot be drawn, or the material does not know one of the projects.
    PrioritizeError
        The material cannot be read or counted.

    """
    lists = rank(material) if material else Lists("", ())
    if material:
        _check_known(projects, lists)
    lot = draw.among(projects, draws=draw.draws or 1, contest=draw.contest)
    return lists, (LotTold(lot),)


def _check_known(projects: Sequence[str], lists: Lists) -> None:
    known = {each.id for listing in lists.listings for each in listing.result.profile.projects}
    found = [
        Finding(
            message("There is no project {id}", id=repr(each)), remedy=closest(each, sorted(known))
        )
        for each in dict.fromkeys(projects)
        if each not in known
    ]
    if found:
        raise UsageError(found)


def lots_in_bands(
    material: Material, draw: Draw, *, panels: int
) -> tuple[Lists, tuple[LotTold, ...]]:
    """Draw among those around the line whom the scores of a committee cannot tell apart.

    Parameters
    ----------
    material
        A consultation with scores of reviewers.
    draw
        What was asked of the lot. Where it does not say how many are drawn, these are as many as
        of the band stand above the line now.
    panels
        How many panels tell who is near, as in `how_sure`.

    Raises
    ------
    UsageError
        The lot cannot be drawn, nothing was scored, or everybody can be told apart.
    PrioritizeError
        Something cannot be read or counted.

    """
    lists, found = how_sure(material, draws=panels)
    lots = tuple(_lot(each, draw) for each in found if each.band)
    if not lots:
        what = message("Around the line everybody can be told apart: nothing is left to a lot")
        remedy = message("Name those between whom a lot is to decide with --among.")
        raise UsageError(finding(what, remedy=remedy))
    return lists, lots


def _lot(found: Robustness, draw: Draw) -> LotTold:
    inside = [each.project for each in found.projects if each.is_chosen]
    places = sum(each in inside for each in found.band)
    contest = found.listing.result.tie_break.contest
    if not (draw.draws or places):
        what = message("None of those who are too near to be told apart is above the line")
        remedy = message("Say with --draw how many are drawn.")
        raise UsageError(finding(what, remedy=remedy))
    lot = draw.among(sorted(found.band), draws=draw.draws or places, contest=contest)
    return LotTold(lot, found.listing, found.is_money)
