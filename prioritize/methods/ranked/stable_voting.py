"""Stable voting: who wins the clearest match also wins if the other is left out."""

from collections.abc import Iterable
from typing import ClassVar

from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.many_projects import require_few
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.stable import Contest
from prioritize.tally.step import Named, Placed
from prioritize.tally.tally import Tally
from prioritize.text import Message, message, number_text


__all__ = ["StableVoting"]


@method
class StableVoting:
    """Find the winner by its clearest match against a project without which it still wins.

    Every two projects are compared directly. A project against which no win stands can win. Among
    these we look for the clearest match, a against b, such that a also wins the vote without b:
    then a is first. So whoever would win without another project does not lose its place to a third
    because that other one joins and is beaten. The lower places are an addition of ours: the
    winners are taken out, and the others are counted again.

    Notes
    -----
    In a set of one project it wins. Otherwise take all matches of a project a that is undefeated in
    split cycle (``variant=simple``: of any project) against any other project b, by the margin of a
    over b, which may be negative, from the largest down: those of the first margin at which some a
    wins the set without b decide, and all such a win. The winners of sets are kept, so each set is
    looked at once: at most 2ᵐ, each in O(m³). Beyond 30,000 sets the count stops with an error, as
    it may from about 15 projects on; and so it does where a set of more than 100 projects has
    several undefeated ones, or where there are more than 500.

    References
    ----------
    .. [1] Holliday & Pacuit (2023), Stable Voting, Constitutional Political Economy 34,
       doi:10.1007/s10602-022-09383-9.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c", "3: b > c > a", "2: c > a > b")
    >>> run(StableVoting(), ballots).outcome.tiers
    (('a',), ('b',), ('c',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "stable-voting",
        "ranked",
        message("Stable voting"),
        message(
            "Everyone puts the projects in order. First is who wins the clearest match against a"
            " project and also wins when that one is left out."
        ),
        (RankedProfile,),
        Ranking,
        "Holliday & Pacuit (2023), Stable Voting",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "majority", "condorcet"}),
    )

    variant: str = option(
        choice("stable", "simple"),
        help=message(
            "Whether only projects can win against which no win stands (split cycle), or all can."
        ),
        default="stable",
    )
    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Find the winners, take them out, and go on with the others."""
        require_few(profile.projects, self.info.id)
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        contest = Contest(table.margins, "simple" if self.variant == "simple" else "stable")
        left = 2 ** len(table.ids) - 1
        tiers: list[tuple[str, ...]] = []
        while left:
            if self.variant == "stable":
                tally.record(Named("undefeated", table.named(_members(contest.contenders(left)))))
            won = contest.winners(left)
            tiers.append(table.named(_members(won)))
            tally.record(Placed(tiers[-1], reason=_reason(table, contest, left)))
            left &= ~won
        return Ranking(tiers)


def _members(projects: int) -> Iterable[int]:
    return (each for each in range(projects.bit_length()) if projects >> each & 1)


def _reason(table: PairTable, contest: Contest, left: int) -> Message | None:
    """Say what decides among the projects that are left."""
    if left.bit_count() == 1:
        return None
    if contest.all_level(left):
        return message("all comparisons among them are tied")
    if contest.contenders(left).bit_count() == 1:
        return message("no win stands against it")
    matches = tuple(_match(table, *match) for match in contest.matches(left))
    return message(
        "the clearest match whose first also wins without the other is {matches}", matches=matches
    )


def _match(table: PairTable, one: int, other: int) -> Message:
    more, fewer = table.votes(one, other)
    return message(
        "{one} against {other}, {more} to {fewer}",
        one=table.ids[one],
        other=table.ids[other],
        more=number_text(more),
        fewer=number_text(fewer),
    )
