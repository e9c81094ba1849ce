"""What one ballot did, in sentences.

Long because every family of methods looks at a ballot in its own way.
"""

import json
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from prioritize import registry
from prioritize.methods.budget.equal_shares import EqualShares
from prioritize.methods.budget.pav import Pav
from prioritize.methods.budget.phragmen import Phragmen
from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.score import Score
from prioritize.methods.dots.star import Star
from prioritize.methods.ranked.borda import Borda
from prioritize.methods.ranked.bucklin import Bucklin
from prioritize.methods.ranked.coombs import Coombs
from prioritize.methods.ranked.copeland import Copeland
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.methods.ranked.nanson import Nanson
from prioritize.methods.ranked.stv import Stv
from prioritize.model.electorate import Electorate
from prioritize.model.profile import BallotProfile, PaperProfile, RankedProfile
from prioritize.model.shorthand import approvals, dots, paper, ranked, scores
from prioritize.report.explain_ballot import FoundBallot, ballot_json, ballot_text
from prioritize.tally.cast import find_casts
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from tests.methods.priced import priced
from tests.report.told import in_one


MEEK = "a is elected and keeps 0.611111112 of whatever reaches it."
RANKING = sorted(
    id
    for id in registry.discover()
    if {RankedProfile, PaperProfile} & set(registry.load(id).info.kinds)
)
"""All the methods that count ranked ballots."""


def found(method: Any, profile: BallotProfile, id: str = "1") -> tuple[FoundBallot, ...]:  # noqa: ANN401  # any method
    """Count by a method and find a ballot."""
    listing = Listing(run(method, profile))
    return tuple(FoundBallot(listing, cast, profile) for cast in find_casts(profile, id))


def story(method: Any, profile: BallotProfile, id: str = "1") -> list[str]:  # noqa: ANN401  # any method
    """Give the sentences about a ballot, after the one that says which it is."""
    ballot = found(method, profile, id)
    (told,) = json.loads(ballot_json(in_one(ballot[0].listing), ballot))["lists"]
    return list(told["sentences"])[1:]


def test_a_ballot_of_dots_says_what_it_gives() -> None:
    assert story(Dots(per_voter=3), dots("2: a*2 b", "c")) == [
        "On it stands: a 2, b 1.",
        "It gives a 4 dots, b 2 dots, c 0 dots.",
    ]


def test_a_ballot_that_is_set_aside_says_why() -> None:
    assert story(Dots(per_voter=3), dots("a*4", "b")) == [
        "On it stands: a 4.",
        "It is set aside and not counted: too many marks.",
    ]


def test_a_blank_ranking_is_set_aside() -> None:
    assert story(Copeland(), ranked("", "a > b")) == [
        "Nothing is marked on it.",
        "It is set aside and not counted: blank.",
    ]


def test_scores_are_told_once_and_blanks_too() -> None:
    profile = scores("a=4 b=0", "c=2", "a=1 b=1 c=1", scale=(0, 5))

    assert story(Score(), profile) == ["On it stands: a 4, b 0.", "It leaves blank: c."]


def test_a_borda_ballot_says_its_points() -> None:
    assert story(Borda(), ranked("2: a > b", projects="a b c d")) == [
        "It puts in order: a > b.",
        "It does not rank c, d.",
        "It gives a 6 points, b 4 points, c 1 point, d 1 point.",
    ]


def test_a_ballot_speaks_for_pairs_and_is_silent_about_others() -> None:
    profile = ranked("a > b = c", projects="a b c d e")

    assert story(Copeland(unranked="no-opinion"), profile)[2:] == [
        "It speaks in 2 of the 10 pairs.",
        "For a, against b, c.",
        "Silent between b, c.",
        "Silent about every pair with d, e, which it does not rank.",
    ]


def test_points_that_are_counted_again_are_told_with_the_pairs() -> None:
    assert story(Nanson(), ranked("a > b", "b > a", "b > a"))[1:] == [
        "It gives a 1 point, b 0 points.",
        "It speaks in 1 of the 1 pairs.",
        "For a, against b.",
    ]


def test_a_bucklin_ballot_counts_from_rank_to_rank_for_more() -> None:
    assert story(Bucklin(), ranked("a = b > c", "d"))[2:] == [
        "It counts for a, b from rank 1 on.",
        "It counts for c from rank 3 on.",
        "It never counts for d.",
    ]


def test_a_coombs_ballot_says_whom_it_puts_last() -> None:
    profile = ranked("2: a > b > c", "2: b > c > a", "c > b")

    assert story(Coombs(), profile, "3")[2:] == [
        "Before a left, it put last: a.",
        "Before c left, it put last: b.",
    ]


def test_a_ballot_moves_on_when_its_project_leaves() -> None:
    assert story(InstantRunoff(), ranked("4: road", "3: water", "2: school > water"), "3")[2:] == [
        "Round 1: it counts for school with 2 votes.",
        "school left the count in round 1.",
        "Round 2: it counts for water with 2 votes.",
    ]


def test_a_paper_ballot_says_how_it_is_read_and_why_it_ends() -> None:
    profile = paper("c - - a c", "4: a", "3: b")

    assert story(InstantRunoff(max_skipped=1), profile) == [
        "On paper, rank by rank: 1: c, 2: nothing, 3: nothing, 4: a, 5: c.",
        "Read by the rules: c. There it ends: too many ranks skipped.",
        "Round 1: it counts for c with 1 vote.",
        "c left the count in round 1.",
        "From round 2 on it counts for nobody, with 1 vote: too many ranks skipped.",
    ]


def test_several_marks_at_one_rank_are_told() -> None:
    profile = paper("a=b c", "2: c", "a")
    unknown = evolve(profile, overvotes=((),))

    assert story(InstantRunoff(overvote="split"), profile)[:3] == [
        "On paper, rank by rank: 1: a + b, 2: c.",
        "Read by the rules: a = b > c.",
        "Round 1: it counts for a with 0.5 votes, b with 0.5 votes.",
    ]
    assert story(InstantRunoff(), unknown)[:2] == [
        "On paper, rank by rank: 1: several marks, the source does not say which, 2: c.",
        "Read by the rules: nothing on it counts. There it ends: several projects at one rank.",
    ]


def test_a_surplus_tells_what_stays_and_what_moves_on() -> None:
    assert story(Stv(seats=2), ranked("6: a > b", "3: b", "2: c"))[2:] == [
        "Round 1: it counts for a with 6 votes.",
        (
            "a was elected with more than it needed. Of what each of its ballots was worth, 1,"
            " 0.66667 stayed with it and 0.33333 moved on in round 1."
        ),
        "Round 2: it counts for b with 1.99998 votes.",
    ]


def test_the_elected_keep_a_part_of_every_vote() -> None:
    told = story(Stv(seats=2, transfer="meek"), ranked("6: a > b", "3: b", "2: c"))

    assert told[2:4] == ["Round 1: it counts for a with 6 votes.", MEEK]
    assert told[4].startswith("Round 2: it counts for a with 3.6")


def test_a_count_that_begins_again_says_so() -> None:
    told = story(Stv(seats=2, mode="sequential"), ranked("6: a > b", "3: b", "2: c"))

    assert told[2:] == [
        "Round 1: it counts for a with 6 votes.",
        "For the next seat the count begins again.",
        "Round 2: it counts for b with 6 votes.",
    ]


def test_an_approval_ballot_says_what_it_pays() -> None:
    profile = priced(approvals("2: a b", "b"), a=20, b=91)

    assert story(EqualShares(budget=Fraction(90), completion="none"), profile) == [
        "It marks a, b.",
        "Every voter has a share of 30.",
        "For a, each of its ballots pays 10, and has 20 left.",
        "In all, each of its ballots has paid 10.",
        "It supports, and they are funded: a.",
        "It supports, and they are not funded: b.",
    ]


def test_loads_grow_with_what_is_funded() -> None:
    profile = priced(approvals("a b", "b"), a=20, b=10)

    assert story(Phragmen(budget=Fraction(90)), profile)[1:4] == [
        "For b, each of its ballots pays 5, and has 0 left.",
        "For a, each of its ballots pays 20, and has 0 left.",
        "In all, each of its ballots has paid 25.",
    ]


def test_a_ballot_says_who_of_its_own_is_elected() -> None:
    assert story(Pav(seats=1), approvals("3: a b", "a")) == [
        "It marks a, b.",
        "It supports, and they are elected: a.",
        "It supports, and they are not elected: b.",
    ]


def test_a_ballot_that_was_not_offered_a_project_says_so() -> None:
    profile = dots("a", "b")
    late = evolve(profile, offered=profile.dots > 0)

    assert story(Dots(per_voter=1), late)[1] == "It was not offered b."


def test_weights_are_told_where_they_are_not_the_number_of_ballots() -> None:
    people = Electorate.weighted([Fraction(3, 2), Fraction(1)], [1, 1])
    ballot = found(Borda(), evolve(ranked("a > b", "b > a"), electorate=people))

    text = ballot_text(in_one(ballot[0].listing), ballot)

    assert "stands for 1 ballot. Its weight is 1.5." in " ".join(text.split())
    assert "keep it as safe as the ballots" in " ".join(text.split())


def test_stars_are_told_as_they_stand() -> None:
    assert story(Star(), scores("a=5 b=0", scale=(0, 5))) == ["On it stands: a 5, b 0."]


@pytest.mark.parametrize("id", RANKING)
def test_every_method_on_ranked_ballots_says_something_of_a_ballot(id: str) -> None:
    """Beside what stands on it."""
    options = {"seats": 1} if id == "stv" else {}

    told = story(registry.build(id, options), ranked("3: a > b > c", "2: b > c", "c > a"), "2")

    assert len(told) > 2, told
