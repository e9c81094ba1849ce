"""What methods for judgments in pairs have in common: who is ranked, and how judges are joined."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import evolve

from prioritize.errors import InputError, finding
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.outcome import Ranking
from prioritize.tally.decimals import told
from prioritize.tally.hierarchy import Heading, headings, powers_of, who
from prioritize.tally.near import rank_near, settled
from prioritize.tally.priorities import DIGITS, in_decimals
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["judged", "tell_priorities", "together"]

Priorities: TypeAlias = "dict[str, Fraction]"

_LARGEST: Final = 9
_MOST_NAMED: Final = 10


def judged(
    profile: JudgmentProfile,
    tally: Tally,
    priorities: Callable[[Sequence[Heading], Mapping[str, Fraction], Tally], Priorities],
) -> Ranking:
    """Rank the projects of a profile by the priorities that a method finds in its tree.

    Parameters
    ----------
    priorities
        Finds the priorities of the projects, given the tree and the voting power of every judge
        who has any; what the others say is left out.

    Raises
    ------
    InputError
        Nothing is compared, or the judgments are no tree; see `headings`.

    """
    ids = sorted(project.id for project in profile.projects)
    powers = powers_of(profile)
    told = tuple(each for each in profile.judgments if each.judge in powers)
    tree = headings(evolve(profile, judgments=told))
    _tell_extremes(told, tally)
    if len(ids) < 2:
        found = dict.fromkeys(ids, Fraction(1))
    elif tree:
        found = priorities(tree, powers, tally)
    else:
        raise InputError(finding(message("There are no comparisons")))
    return rank_near("priority", {each: settled(own) for each, own in found.items()}, tally)


def _tell_extremes(told: Iterable[Judgment], tally: Tally) -> None:
    """Warn of ratios beyond the scale, which ends at nine times."""
    beyond = sorted(
        (each.judge, each.first, each.second, each.ratio)
        for each in told
        if max(each.ratio, 1 / each.ratio) > _LARGEST
    )
    if beyond:
        what = message(
            "The scale ends at 9 times, and these answers lie beyond: {answers}",
            answers=tuple(
                message(
                    "{judge} {first}–{second} {ratio}",
                    judge=who(judge),
                    first=first,
                    second=second,
                    ratio=ratio,
                )
                for judge, first, second, ratio in beyond[:_MOST_NAMED]
            ),
        )
        tally.notice(finding(what))


def tell_priorities(
    tree: Sequence[Heading], local: Mapping[str, Mapping[str, Fraction]], tally: Tally
) -> None:
    """Record what was found under every heading: scores of projects, or weights of criteria."""
    abouts = {each.about for each in tree}
    for each in tree if len(tree) > 1 else ():
        own = local[each.about]
        if not abouts.intersection(each.items):
            scores = tuple((item, settled(priority)) for item, priority in own.items())
            tally.record(Scored(each.about, scores, decides=False))
            continue
        weights = tuple(
            message("{criterion} {weight}", criterion=item, weight=told(priority))
            for item, priority in sorted(own.items())
        )
        text = message("Priorities under {about}: {weights}", about=each.name, weights=weights)
        tally.remark(text)


def together(
    own: Mapping[str, Mapping[str, Fraction]], powers: Mapping[str, Fraction], how: str
) -> Priorities:
    """Combine the priorities of judges by their voting power.

    Parameters
    ----------
    own
        By judge the priorities of the projects.
    powers
        The voting power of every judge, summing to 1.
    how
        ``aip`` for the mean, ``aip-geometric`` for the geometric mean.

    """
    ids = sorted(next(iter(own.values())))
    if how == "aip":
        return {
            each: sum((powers[judge] * mine[each] for judge, mine in own.items()), Fraction(0))
            for each in ids
        }
    with localcontext(DIGITS):
        logs = {
            each: sum(
                (
                    in_decimals(powers[judge]) * in_decimals(mine[each]).ln()
                    for judge, mine in sorted(own.items())
                ),
                Decimal(0),
            )
            for each in ids
        }
        means = {each: Fraction(log.exp()) for each, log in logs.items()}
    total = sum(means.values(), Fraction(0))
    return {each: mean / total for each, mean in means.items()}
