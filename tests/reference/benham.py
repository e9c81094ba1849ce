"""Benham's method by reading every ballot anew for every set of projects left."""

from prioritize.model.profile import RankedProfile
from prioritize.tally.paper import Rules
from tests.reference.instant_runoff import first_round, on_paper
from tests.reference.pairs import beats
from tests.reference.ranked import support


def winners(profile: RankedProfile, left: frozenset[str], *, last: bool) -> set[str]:
    """Return who can be first once only some are left."""
    found = support(profile, last=last)
    best = {x for x in left if all(beats(found, x, y) for y in left - {x})}
    if best:
        return best
    ids = [project.id for project in profile.projects]
    continuing = {ids.index(each) for each in left}
    votes, _, _ = first_round(list(on_paper(profile)), continuing, Rules("exhaust", None, "skip"))
    fewest = [ids[each] for each in continuing if votes[each] == min(votes.values())]
    return set().union(*(winners(profile, left - {each}, last=last) for each in fewest))
