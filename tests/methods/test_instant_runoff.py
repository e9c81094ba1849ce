from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError, OptionError
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.outcome import Outcome
from prioritize.model.profile import PaperProfile, RankedProfile
from prioritize.model.shorthand import paper, ranked
from prioritize.tally.engine import run
from prioritize.tally.paper import Rules
from prioritize.tally.result import Result
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.strategies import methods_for, paper_profiles, ranked_profiles
from tests.methods.results import remarks, rounds, set_aside
from tests.reference.instant_runoff import first_round, on_paper
from tests.reference.marks import ballots


def tallies(result: Result[Outcome]) -> list[dict[str, Fraction]]:
    """Return the votes of every round."""
    return [dict(step.tally) for step in rounds(result)]


def left(result: Result[Outcome]) -> list[tuple[str, ...]]:
    """Return who left in every round."""
    return [step.eliminated for step in rounds(result)]


@given(ranked_profiles() | paper_profiles(), methods_for(InstantRunoff), st.permutations("abcde"))
def test_the_rounds_are_what_reading_every_ballot_anew_gives(
    profile: RankedProfile | PaperProfile, method: InstantRunoff, order: Sequence[str]
) -> None:
    """Whoever leaves has the fewest votes, and votes plus exhausted ones are all there are."""
    ids = [project.id for project in profile.projects]
    if not set(method.eliminate_first) <= set(ids):
        return
    result = run(method, profile, tie_break=TieBreak("order", order=tuple(order)))

    paper = list(on_paper(profile))
    continuing, first = set(range(len(ids))), ""
    for number, step in enumerate(rounds(result)):
        votes, _, paper = first_round(paper, continuing, rules(method))
        assert dict(step.tally) == {ids[each]: count for each, count in votes.items()}
        first = step.elected[0] if step.elected else first
        rivals = {each: count for each, count in step.tally if each != first}
        leaving = [rivals[each] for each in step.eliminated]
        if leaving and number == 0 and method.eliminate_first:
            assert set(step.eliminated) == set(method.eliminate_first)
        elif leaving and method.batch:
            stay = [count for each, count in rivals.items() if each not in step.eliminated]
            assert len(leaving) == 1 or sum(leaving) < min(stay) or max(leaving) == min(leaving)
        elif leaving:
            assert max(leaving) == min(rivals.values())
        continuing -= {ids.index(each) for each in step.eliminated}


def rules(method: InstantRunoff) -> Rules:
    """Take the rules for irregular marks from the options."""
    return Rules(method.overvote, method.max_skipped, method.duplicate)


@given(ranked_profiles())
def test_the_first_has_a_majority_or_is_one_of_the_last_two(profile: RankedProfile) -> None:
    result = run(InstantRunoff(), profile, tie_break=TieBreak("order", order=tuple("abcde")))

    for step in rounds(result):
        if step.elected:
            votes = dict(step.tally)
            assert 2 * votes[step.elected[0]] > sum(votes.values()) or len(votes) == 1


@given(ranked_profiles())
def test_running_to_two_changes_no_place(profile: RankedProfile) -> None:
    plain, to_two = (
        run(InstantRunoff(run_to_two=each), profile, tie_break=ALL) for each in (False, True)
    )

    assert plain.outcome == to_two.outcome
    assert plain.ways.winners == to_two.ways.winners


@given(ranked_profiles(), st.sampled_from(("exhaust", "skip", "tie", "split")))
def test_a_batch_changes_nobody_who_can_be_first(profile: RankedProfile, overvote: str) -> None:
    single, batch = (
        run(InstantRunoff(overvote=overvote, batch=each), profile, tie_break=ALL)
        for each in (False, True)
    )

    assert single.ways.winners == batch.ways.winners


@given(ranked_profiles())
def test_every_vote_is_somewhere_in_every_round(profile: RankedProfile) -> None:
    result = run(InstantRunoff(), profile, tie_break=ALL)

    exhausted = Fraction(0)
    blank = sum(weight for weight, places in ballots(profile) if not any(places.values()))
    for number, step in enumerate(rounds(result)):
        if number:
            assert sum(dict(step.tally).values()) + exhausted + blank == profile.electorate.weight
        exhausted += sum(votes for _, votes in step.exhausted)


def test_the_fewest_votes_leave_and_move_on() -> None:
    result = run(InstantRunoff(), ranked("4: road", "3: water > school", "2: school > water"))

    assert tallies(result) == [{"road": 4, "school": 2, "water": 3}, {"road": 4, "water": 5}]
    assert result.outcome.tiers == (("water",), ("road",), ("school",))
    assert rounds(result)[0].transfers == (("school", "water", Fraction(2)),)
    assert [step.quota for step in rounds(result)] == [5, 5]


def test_the_count_goes_on_after_a_majority_only_for_the_places() -> None:
    """At the majority b and c have two votes each; d's ballots part them."""
    result = run(InstantRunoff(), ranked("9: a", "2: b", "2: c", "1: d > c"))

    assert [step.elected for step in rounds(result)] == [("a",), (), ()]
    assert result.outcome.tiers == (("a",), ("c",), ("b",), ("d",))
    assert remarks(result) == [
        "a has a majority and is first; the rounds that follow only tell the places of the others"
    ]


def test_with_run_to_two_the_first_is_named_in_the_last_round() -> None:
    result = run(InstantRunoff(run_to_two=True), ranked("9: a", "2: b", "c"))

    assert [step.elected for step in rounds(result)] == [(), ("a",)]
    assert remarks(result) == []


def test_projects_without_votes_leave_together_and_share_a_place() -> None:
    result = run(InstantRunoff(), ranked("3: a > c", "2: b > d", projects="a b c d e"))

    assert left(result) == [("c", "d", "e"), ()]
    assert result.outcome.tiers == (("a",), ("b",), ("c", "d", "e"))
    assert result.ways.followed == 1


def test_every_way_of_a_tie_is_followed() -> None:
    ballots = ranked("3: road > water", "2: water > school", "2: school > water")

    result = run(InstantRunoff(), ballots)

    assert result.ways.winners == ("school", "water")
    assert result.outcome.tiers == (("road", "school", "water"),)


def test_leaving_together_can_change_who_is_first() -> None:
    ballots = ranked("3: road > water", "2: water > school", "2: school > water")

    assert run(InstantRunoff(ties="together"), ballots).outcome.tiers == (
        ("road",),
        ("school", "water"),
    )


def test_where_all_are_equal_all_share_the_place() -> None:
    ballots = ranked("a", "b", "c")

    assert run(InstantRunoff(), ballots).outcome.tiers == (("a", "b", "c"),)
    assert run(InstantRunoff(ties="together"), ballots).outcome.tiers == (("a", "b", "c"),)


def test_a_batch_leaves_together_and_shares_a_place() -> None:
    result = run(InstantRunoff(batch=True), ranked("9: a", "8: b", "4: c > b", "1: d > c", "2: e"))

    assert left(result) == [("c", "d", "e"), ()]
    assert result.outcome.tiers == (("b",), ("a",), ("c", "d", "e"))


def test_no_batch_is_safe_where_overvotes_depend_on_who_is_there() -> None:
    with pytest.raises(OptionError, match="No batch is safe"):
        InstantRunoff(batch=True, overvote="exhaust-if-multiple-continuing")


def test_a_static_threshold_is_of_the_first_round() -> None:
    """d's ballots are exhausted: 5 of 9 are a majority then, and not of the first 11."""
    ballots = ranked("5: a", "2: b", "2: c", "2: d", projects="a b c d e")

    moving = run(InstantRunoff(), ballots, tie_break=TieBreak("order", order=tuple("abcde")))
    static = run(
        InstantRunoff(static_threshold=True),
        ballots,
        tie_break=TieBreak("order", order=tuple("abcde")),
    )

    assert [step.elected for step in rounds(moving)] == [(), (), ("a",), ()]
    assert [step.elected for step in rounds(static)] == [(), (), (), ("a",)]
    assert {step.quota for step in rounds(static)} == {6}


def test_some_projects_may_have_to_leave_first() -> None:
    ballots = ranked("5: other > a", "3: a", "4: b", "1: c")

    result = run(InstantRunoff(eliminate_first=("other",)), ballots)

    assert left(result)[0] == ("other",)
    assert result.outcome.tiers == (("a",), ("b",), ("c",), ("other",))


def test_who_has_to_leave_first_cannot_be_first() -> None:
    ballots = ranked("5: other", "1: a")

    outcome = run(InstantRunoff(eliminate_first=("other",)), ballots).outcome

    assert outcome.tiers == (("a",), ("other",))


def test_who_has_to_leave_first_must_be_a_project() -> None:
    with pytest.raises(InputError, match="There is no project othr"):
        run(InstantRunoff(eliminate_first=("othr",)), ranked("other", "a"))


def test_causes_of_exhaustion_are_told_where_they_happen() -> None:
    """Two ballots end before the first round, and one more when a leaves in it."""
    profile = paper("2: b", "3: c", "a", "a=b c", "- - c", "-", projects="a b c")

    result = run(InstantRunoff(max_skipped=1), profile)

    assert set_aside(result) == [("blank", 1)]
    assert dict(rounds(result)[0].exhausted) == {"choices": 1, "overvote": 1, "skipped": 1}


def test_a_whole_vote_for_each_follows_approval_irv() -> None:
    """Delemazure & Peters (2024): a ballot approves of its best continuing projects."""
    ballots = ranked("4: a", "3: b = c", "2: c > b")

    result = run(InstantRunoff(overvote="tie"), ballots)

    assert tallies(result)[0] == {"a": 4, "b": 3, "c": 5}
    assert result.outcome.tiers == (("c",), ("a",), ("b",))


def test_a_split_vote_counts_in_parts() -> None:
    result = run(InstantRunoff(overvote="split"), ranked("4: a", "3: b = c", "2: c > b"))

    assert tallies(result)[0] == {"a": 4, "b": Fraction(3, 2), "c": Fraction(7, 2)}
    assert rounds(result)[0].quota is None
    assert result.outcome.tiers == (("c",), ("a",), ("b",))
