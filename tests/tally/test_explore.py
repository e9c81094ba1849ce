"""Following every way in which the ties of a count could fall."""

from math import factorial
from string import ascii_lowercase
from typing import ClassVar

import numpy as np
import pytest
from attrs import field, frozen

from prioritize.errors import Finding, PluginError
from prioritize.model.electorate import Electorate
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Allocation, Ranking, Relation, Selection
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.tally.engine import run
from prioritize.tally.explore import WAYS_LIMIT, affordable, chosen_set, explore
from prioritize.tally.result import Ways, ranking_of
from prioritize.tally.step import Chosen, Placed, Round
from prioritize.tally.survey import Survey
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE
from prioritize.text import message
from tests.tally.scripted import Scripted, nobody_voted
from tests.testing.honest import Points


def leave_one_by_one(ids: list[str], tally: Tally) -> Ranking:
    """Let one after another leave, all of them equal, and tell what the rest depends on."""
    order: list[str] = []
    while left := [each for each in ids if each not in order]:
        order.append(tally.choose(left, LEAVE, state=frozenset(left)))
        tally.record(Placed((order[-1],), "bottom"))
    return Ranking([[each] for each in reversed(order)])


def leave_without_a_state(ids: list[str], tally: Tally) -> Ranking:
    """Let one after another leave, and tell nothing of what the rest depends on."""
    order: list[str] = []
    while left := [each for each in ids if each not in order]:
        order.append(tally.choose(left, LEAVE))
        tally.record(Placed((order[-1],), "bottom"))
    return Ranking([[each] for each in reversed(order)])


def test_a_list_without_projects_is_followed_to_its_empty_end() -> None:
    profile = RankedProfile((), Electorate.of(()), np.zeros((0, 0), np.uint8))

    found = explore(Points(), profile)

    assert ranking_of(found.first.outcome).tiers == ()
    assert found.conflicts() == ()


def test_without_choices_there_is_one_way() -> None:
    found = explore(Points(), nobody_voted("ab"))

    assert (len(found.ways), found.complete, found.conflicts()) == (1, True, ())


def test_every_way_is_followed_once() -> None:
    found = explore(Scripted(leave_without_a_state), nobody_voted("abcd"))

    orders = {ranking_of(way.outcome).projects for way in found.ways}
    assert len(found.ways) == len(orders) == factorial(4)


def test_the_way_that_is_shown_takes_the_first_at_each_choice() -> None:
    found = explore(Scripted(leave_without_a_state), nobody_voted("cab"))

    assert found.first.tally.steps[0] == Chosen(("a", "b", "c"), ("b", "c", "a"), LEAVE, "any")
    assert ranking_of(found.first.outcome).projects == ("c", "b", "a")


def test_ways_that_meet_are_followed_once_from_there() -> None:
    shared = explore(Scripted(leave_one_by_one), nobody_voted("abcd"))
    apart = explore(Scripted(leave_without_a_state), nobody_voted("abcd"))

    assert len(shared.ways) < len(apart.ways)
    assert shared.complete
    assert shared.conflicts() == apart.conflicts() == (("a", "b", "c", "d"),)
    assert (shared.above == apart.above).all()


def test_one_state_for_two_choices_of_one_count_is_a_fault_of_the_method() -> None:
    def play(ids: list[str], tally: Tally) -> Ranking:
        tally.choose(ids, LEAVE, state="the same")
        tally.choose(ids, LEAVE, state="the same")
        return Ranking([ids])

    with pytest.raises(PluginError, match="scripted gives one state for two choices"):
        explore(Scripted(play), nobody_voted("ab"))


def test_the_same_state_for_another_purpose_is_another_choice() -> None:
    def play(ids: list[str], tally: Tally) -> Ranking:
        tally.choose(ids, LEAVE, state="the same")
        tally.choose(ids, "elect", state="the same")
        return Ranking([ids])

    found = explore(Scripted(play), nobody_voted("ab"))

    assert found.conflicts() == ()


def test_a_limit_is_kept_and_said() -> None:
    found = explore(Scripted(leave_without_a_state), nobody_voted("abcd"), limit=5)

    assert (len(found.ways), found.complete) == (5, False)


def test_a_limit_that_is_just_enough_is_no_limit() -> None:
    found = explore(Scripted(leave_without_a_state), nobody_voted("ab"), limit=2)

    assert (len(found.ways), found.complete) == (2, True)


def test_fewer_ways_are_followed_through_many_ballots_and_rounds() -> None:
    places = np.ones((20, 1_000_000), np.uint8)
    voters = Electorate(np.ones(1_000_000, np.int64))
    many = RankedProfile(nobody_voted(ascii_lowercase[:20]).projects, voters, places)
    rounds = [Round(number, ()) for number in range(1, 20)]

    assert affordable(nobody_voted("abc"), rounds) == WAYS_LIMIT
    assert affordable(many, rounds) < affordable(many, []) < WAYS_LIMIT
    assert affordable(many, rounds) > 1


def test_fewer_ways_are_followed_where_there_are_many_steps_about_many_projects() -> None:
    ids = list(map(str, range(2000)))
    many = RankedProfile(projects_of(ids), Electorate.of([1]), np.ones((2000, 1), np.int16))
    steps = [Placed((each,)) for each in ids]

    assert affordable(nobody_voted("abc"), steps) == affordable(many, []) == WAYS_LIMIT
    assert 1 < affordable(many, steps) < WAYS_LIMIT // 10


def test_a_level_in_one_way_and_not_in_another_is_a_conflict() -> None:
    def play(ids: list[str], tally: Tally) -> Ranking:
        together = tally.choose(ids[:2], "look") == ids[0]
        return Ranking([ids] if together else [ids[:2], ids[2:]])

    found = explore(Scripted(play), nobody_voted("abc"))

    assert found.conflicts() == (("a", "b", "c"),)


def test_conflicts_are_closed_and_kept_apart() -> None:
    """Either pair may fall either way, and the first stays above the second."""

    def play(ids: list[str], tally: Tally) -> Ranking:
        first = tally.choose(ids[:2], "look")
        last = tally.choose(ids[2:], "look")
        order = [
            first,
            *(x for x in ids[:2] if x != first),
            last,
            *(x for x in ids[2:] if x != last),
        ]
        return Ranking([[each] for each in order])

    found = explore(Scripted(play), nobody_voted("abcd"))

    assert found.conflicts() == (("a", "b"), ("c", "d"))


@pytest.mark.parametrize(
    "outcome, chosen",
    [
        (Ranking([["a"]]), None),
        (Relation((), Ranking([["a"]])), None),
        (Selection(("b", "a"), Ranking(())), ("a", "b")),
        (Allocation(("b", "a"), Ranking(()), 1, 1), ("a", "b")),  # type: ignore[arg-type]  # amounts do not matter
    ],
)
def test_only_some_outcomes_choose(
    outcome: Ranking | Relation | Selection | Allocation, chosen: tuple[str, ...] | None
) -> None:
    assert chosen_set(outcome) == chosen


@frozen
class Surveying:
    """Chooses between the first two, and knows what comes of it without being asked again."""

    unproved: tuple[tuple[str, str], ...] = ()
    info: ClassVar[MethodInfo] = Scripted.info
    counted: list[str] = field(factory=list)

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Count one way."""
        first, second, *rest = (project.id for project in profile.projects)
        above = tally.choose([first, second], "look")
        self.counted.append(above)
        return Ranking([[above], [second if above == first else first], rest])

    def survey(self, profile: RankedProfile) -> Survey:
        """Tell both ways, and that some pairs are open."""
        a, b, *rest = (project.id for project in profile.projects)
        notices = (Finding(message("too many")),) if self.unproved else ()
        return Survey(
            (Ranking([[a], [b], rest]), Ranking([[b], [a], rest])), self.unproved, notices
        )


def test_a_method_that_knows_its_ways_is_counted_once() -> None:
    method = Surveying()

    found = explore(method, nobody_voted("abc"))

    assert method.counted == ["a"]
    assert (len(found.ways), len(found.rankings), found.complete) == (1, 2, True)
    assert found.conflicts() == (("a", "b"),)


def test_what_it_cannot_prove_counts_as_a_conflict() -> None:
    found = explore(Surveying((("b", "c"),)), nobody_voted("abc"))

    assert not found.complete
    assert found.conflicts() == (("a", "b", "c"),)


def test_what_it_says_of_that_is_told_with_the_result() -> None:
    result = run(Surveying((("b", "c"),)), nobody_voted("abc"))

    assert [str(notice.what) for notice in result.notices] == ["too many"]
    assert result.ways == Ways(2, complete=False, winners=("a", "b"))
    assert result.outcome.tiers == (("a", "b", "c"),)
