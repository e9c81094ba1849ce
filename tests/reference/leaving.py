"""Who can be elected where projects leave one by one, in every way the ties can fall."""

from collections.abc import Sequence
from fractions import Fraction

from prioritize.tally.paper import Rules
from tests.reference.instant_runoff import Ranks, first_round


Paper = Sequence[tuple[Fraction, Ranks]]
Sets = set[frozenset[int]]


def bottoms_up(
    paper: Paper, left: frozenset[int], rules: Rules, *, seats: int, share: Fraction | None = None
) -> Sets:
    """Return the sets that can stay: at most so many, and each with a share of the votes."""
    votes, _, going_on = first_round(paper, set(left), rules)
    needed = (share or 0) * sum(weight for weight, _ in going_on)
    if len(left) < 2 or (len(left) <= seats and min(votes.values()) >= needed):
        return {frozenset(each for each in left if share is None or votes[each] >= needed > 0)}
    ways = (
        bottoms_up(going_on, left - {each}, rules, seats=seats, share=share)
        for each in left
        if votes[each] == min(votes.values())
    )
    return set[frozenset[int]]().union(*ways)


def one_by_one(paper: Paper, projects: frozenset[int], rules: Rules, *, seats: int) -> Sets:
    """Return the sets that can be elected, one after the other by instant runoff."""
    if not seats or not projects:
        return {frozenset()}
    ways = (
        {
            frozenset({first}) | rest
            for rest in one_by_one(paper, projects - {first}, rules, seats=seats - 1)
        }
        for first in firsts(paper, projects, rules)
    )
    return set[frozenset[int]]().union(*ways)


def firsts(paper: Paper, left: frozenset[int], rules: Rules) -> set[int]:
    """Return who can win an instant runoff."""
    votes, _, going_on = first_round(paper, set(left), rules)
    most = [each for each in left if votes[each] == max(votes.values())]
    half = sum(weight for weight, _ in going_on) / Fraction(2)
    has_majority = votes[most[0]] > half and rules.overvote != "tie"
    if len(most) == 1 and (len(left) <= 2 or has_majority):
        return {*most}
    last = [each for each in left if votes[each] == min(votes.values())]
    return set[int]().union(*(firsts(going_on, left - {each}, rules) for each in last))
