from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.model.shorthand import paper, ranked
from prioritize.tally.departure import Departure, Votes
from prioritize.tally.paper import DUPLICATES, OVERVOTES, Rules
from prioritize.tally.runoff import runoff_of
from prioritize.tally.unanswered import without_unanswered
from prioritize.testing.strategies import paper_profiles, ranked_profiles
from tests.reference.instant_runoff import first_round, on_paper


RULES = st.builds(
    Rules, st.sampled_from(OVERVOTES), st.sampled_from((None, 0, 1)), st.sampled_from(DUPLICATES)
)


@given(ranked_profiles() | paper_profiles(), RULES, st.data())
def test_every_round_is_what_reading_every_ballot_anew_gives(
    profile: RankedProfile | PaperProfile, rules: Rules, data: st.DataObject
) -> None:
    """Projects leave one or several at a time, in any order."""
    profile, _ = without_unanswered(profile)
    votes = runoff_of(profile, rules)
    ballots = list(on_paper(profile))
    continuing = set(range(len(profile.projects)))
    departure = votes.start()
    lost = dict(departure.exhausted)
    while continuing:
        counted, ended, ballots = first_round(ballots, continuing, rules)
        assert departure.after.votes == counted
        assert lost == ended
        assert departure.after.ballots == sum((weight for weight, _ in ballots), Fraction(0))
        leaving = data.draw(st.sets(st.sampled_from(sorted(continuing)), min_size=1))
        departure = votes.without(departure.after, sorted(leaving))
        lost = dict(departure.exhausted)
        continuing -= leaving


def moved(departure: Departure) -> dict[tuple[int, int], Votes]:
    """Return the transfers by who passes votes to whom."""
    return {(one, other): votes for one, other, votes in departure.transfers}


def test_transfers_tell_where_the_votes_go() -> None:
    votes = runoff_of(ranked("2: a > b", "3: a > c", "a", "b"), Rules())

    departure = votes.without(votes.start().after, [0])

    assert moved(departure) == {(0, 1): 2, (0, 2): 3}
    assert dict(departure.exhausted) == {"choices": 1}


def test_a_split_vote_is_passed_on_in_equal_parts() -> None:
    votes = runoff_of(ranked("6: a = b = c > d = e"), Rules(overvote="split"))

    start = votes.start().after
    one = votes.without(start, [0])
    rest = votes.without(one.after, [1, 2])

    assert start.votes == {0: 2, 1: 2, 2: 2, 3: 0, 4: 0}
    assert moved(one) == {(0, 1): 1, (0, 2): 1}
    assert moved(rest) == {
        (1, 3): Fraction(3, 2),
        (1, 4): Fraction(3, 2),
        (2, 3): Fraction(3, 2),
        (2, 4): Fraction(3, 2),
    }


def test_whole_votes_move_only_when_nobody_shares_the_place_any_more() -> None:
    votes = runoff_of(ranked("6: a = b > c"), Rules(overvote="tie"))

    start = votes.start().after
    one = votes.without(start, [0])
    rest = votes.without(one.after, [1])
    both = votes.without(start, [0, 1])

    assert start.votes == {0: 6, 1: 6, 2: 0}
    assert moved(one) == {}
    assert one.after.votes == {1: 6, 2: 0}
    assert moved(rest) == {(1, 2): 6}
    assert moved(both) == {(0, 2): 3, (1, 2): 3}


def test_an_overvote_ends_a_ballot_for_good() -> None:
    """Once b and c were both there when the ballot came to them, it stays out."""
    rules = Rules(overvote="exhaust-if-multiple-continuing")
    votes = runoff_of(paper("a b=c d"), rules)

    ended = votes.without(votes.start().after, [0])
    later = votes.without(ended.after, [1])
    other = votes.without(votes.without(votes.start().after, [1]).after, [0])

    assert dict(ended.exhausted) == {"overvote": 1}
    assert later.after.votes == {2: 0, 3: 0}
    assert other.after.votes == {2: 1, 3: 0}
