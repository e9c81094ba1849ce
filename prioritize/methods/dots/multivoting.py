"""Multivoting: a third as many votes as projects, to shorten a long list round by round."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Final

import numpy as np

from prioritize.errors import InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, optional, whole_number
from prioritize.model.outcome import Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile, DotProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import method, option
from prioritize.tally.marks import count_offered, read_marks
from prioritize.tally.set_aside import notice_allowance, say_what_set_aside_changes, set_aside
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.tally.votes import notice_unequal_offer, scores_by_id, sheet_sums, weighted_sums
from prioritize.text import counted, message


__all__ = ["Multivoting"]

_DROPPED_AT_MOST: Final = ((5, 2), (15, 3))
"""How many people there are at most, and with how many votes a project then drops out."""
_DROPPED_AMONG_MORE: Final = 4


@method
class Multivoting:
    """Rank projects by votes of which everyone has a third as many as there are projects.

    Everyone marks the projects to keep, one vote each, with one third as many votes as there are
    projects on the list. A ballot with too many is set aside. A group that wants to shorten a long
    list lets the projects with few votes drop out and votes again on the others; with the drop
    rule, the result says who goes to the next round.

    Notes
    -----
    With N projects there are max(1, ⌊N/3⌋) votes. The drop rule goes by the number of people: up
    to 5 people, projects with at most 2 votes drop out; from 6 to 15, at most 3; of more, at most
    4. It moves nobody, because those who drop out are last anyway. A ballot file, or a tally
    sheet, is one round; the next one is another file, with those that dropped out not offered.
    O(nm).

    References
    ----------
    .. [1] US Department of the Navy (1996), Basic Tools for Process Improvement, Module 3:
       Decision-Making Tools.

    Examples
    --------
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.engine import run
    >>> ballots = approvals("4: a b", "2: a c", "c", projects="a b c d e f")
    >>> run(Multivoting(), ballots).outcome.tiers
    (('a',), ('b',), ('c',), ('d', 'e', 'f'))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "multivoting",
        "dots",
        message("Multivoting (N/3)"),
        message(
            "Everyone has a third as many votes as there are projects, one for each project to"
            " keep. The project with the most votes is first."
        ),
        (ApprovalProfile, DotProfile, TotalsProfile),
        Ranking,
        "US Department of the Navy (1996), Basic Tools for Process Improvement, Module 3",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "monotonicity"}),
    )

    dots: int | None = option(
        optional(whole_number(1)),
        help=message(
            "How many votes each person has; a third of the number of projects if left out."
        ),
        default=None,
    )
    drop: str = option(
        choice("none", "group-size"),
        help=message(
            "Whether projects with few votes drop out before the next round, and how few goes by"
            " the number of people."
        ),
        default="none",
    )

    def count(self, profile: ApprovalProfile | DotProfile | TotalsProfile, tally: Tally) -> Ranking:
        """Count the votes of every project, and say who would go to the next round."""
        offered = count_offered(profile)
        allowed = self.dots or max(1, offered // 3)
        tally.remark(
            counted(
                "Each person has {number} vote for {projects} projects",
                "Each person has {number} votes for {projects} projects",
                number=allowed,
                projects=offered,
            )
        )
        if isinstance(profile, TotalsProfile):
            scores, people = _count_sheet(profile, tally, allowed=allowed)
        else:
            scores, people = _count_ballots(profile, tally, allowed=allowed)
        tally.record(Scored("votes", tuple(scores.items())))
        if self.drop == "group-size":
            _say_who_stays(scores, people, tally)
        return tiers_by_score(scores)


def _count_ballots(
    profile: ApprovalProfile | DotProfile, tally: Tally, *, allowed: int
) -> tuple[dict[str, Fraction], Fraction]:
    """Return the votes by project and how many people cast them."""
    marks = read_marks(profile, tally)
    people = profile.electorate
    used = marks.sum(axis=0, dtype=np.int64)
    faults = {"over-full": used > allowed, "above-cap": marks.max(axis=0, initial=0) > 1}
    valid = set_aside(people, faults, tally)
    weights = np.where(valid, people.weights, 0)
    sums = weighted_sums(marks, weights)
    say_what_set_aside_changes(sums, weighted_sums(marks, people.weights - weights), tally)
    total = int(weights.sum()) * people.unit
    return scores_by_id(profile.projects, sums, people.unit), total


def _count_sheet(
    profile: TotalsProfile, tally: Tally, *, allowed: int
) -> tuple[dict[str, Fraction], Fraction | None]:
    notice_unequal_offer(profile.projects, profile.offered, tally)
    notice_allowance(profile, tally, per_voter=allowed, cap=1)
    voters = [column.voters for column in profile.columns]
    known = [number for number in voters if number is not None]
    people = Fraction(sum(known)) if len(known) == len(voters) else None
    return sheet_sums(profile), people


def _say_who_stays(scores: Mapping[str, Fraction], people: Fraction | None, tally: Tally) -> None:
    """Say which projects drop out and which go to the next round."""
    if people is None:
        what = message("How many people voted is not known, and who drops out depends on it")
        remedy = message("Write the number of voters on the sheet, or count with drop=none.")
        raise InputError(finding(what, remedy=remedy))
    limits = (most for size, most in _DROPPED_AT_MOST if people <= size)
    most = next(limits, _DROPPED_AMONG_MORE)
    stay = tuple(sorted(each for each, votes in scores.items() if votes > most))
    if scores and not stay:
        what = message(
            "All projects have at most {most} votes; nobody would be left for the next round",
            most=most,
        )
        tally.notice(finding(what, remedy=message("Vote again, or go on with all of them.")))
        return
    text = message(
        "With {people} people, projects with at most {most} votes drop out; to the next round go"
        " {stay}",
        people=people,
        most=most,
        stay=stay,
    )
    tally.remark(text)
