"""From all that is shown by group nobody can compute what fewer than five people said.

The attacker has the official list, votes per head, every own list, equal and declared voices, and
the number of people in each part: sums, differences and exact fractions of them.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from prioritize.methods.dots.approval import Approval
from prioritize.model.profile import ApprovalProfile
from prioritize.model.shorthand import approvals
from prioritize.tally.group_lists import Grouped, grouped
from prioritize.tally.result import ranking_of
from prioritize.tally.small_groups import SMALLEST
from prioritize.tally.step import ByGroup
from prioritize.tally.views import Voices
from tests.tally.crowds import approved, of_groups, official, scores, viewed


GROUPS = ("women", "men", "youth", "elders")
VOICES = Voices(weights=tuple((group, Fraction(place)) for place, group in enumerate(GROUPS, 1)))
PROJECTS = "abc"
Crowds = Mapping[str, Sequence[frozenset[str]]]

CROWDS = st.dictionaries(
    st.sampled_from(GROUPS),
    st.lists(st.frozensets(st.sampled_from(PROJECTS)), min_size=1, max_size=8),
    min_size=2,
)


def profile_of(crowds: Crowds) -> ApprovalProfile:
    lines = [" ".join(sorted(choice)) for crowd in crowds.values() for choice in crowd]
    groups = [group for group, crowd in crowds.items() for _ in crowd]
    return of_groups(approvals(*lines, projects=" ".join(PROJECTS)), groups)


def told_of(crowds: Crowds) -> Grouped | None:
    return grouped(official(Approval(), profile_of(crowds)), VOICES)


def numbers(told: Grouped | None) -> dict[tuple[str, ...], Fraction]:
    """Collect every number that is shown, with where it stands."""
    if told is None:
        return {}
    shown: dict[tuple[str, ...], Fraction] = {}
    for own in told.own:
        shown["people", *own.part.groups] = Fraction(own.part.people)
        if own.result:
            pairs = ranking_of(own.result.outcome).scores
            shown |= {("own", *own.part.groups, id): score for id, score in pairs}
    for view in (told.official, *told.views):
        shown |= {(view.view, id): each for id, each in ranking_of(view.result.outcome).scores}
        for step in view.result.steps:
            if isinstance(step, ByGroup):
                shown |= {(view.view, *step.groups, id): each for id, each in step.scores}
    return shown


def small(crowds: Crowds) -> list[str]:
    return [group for group, crowd in crowds.items() if len(crowd) < SMALLEST]


@given(CROWDS, st.randoms(use_true_random=False))
def test_whoever_swaps_ballots_inside_a_part_changes_nothing_that_is_shown(
    crowds: Crowds, chance: Random
) -> None:
    """What stays the same whatever a small group said cannot tell what it said."""
    assume(small(crowds))
    told = told_of(crowds)
    parts = [own.part.groups for own in told.own] if told else []
    mixed = dict(crowds)
    for groups in parts or [tuple(crowds)]:
        together = [choice for group in groups for choice in crowds[group]]
        chance.shuffle(together)
        for group in groups:
            mixed[group] = [together.pop() for _ in crowds[group]]

    assert numbers(told_of(mixed)) == numbers(told)


@given(CROWDS)
def test_no_sum_or_difference_of_shown_numbers_is_the_number_of_a_small_group(
    crowds: Crowds,
) -> None:
    """Each group's votes move the numbers shown; a small group's never move some of them alone."""
    groups = list(crowds)
    level = {group: [frozenset[str]() for _ in crowd] for group, crowd in crowds.items()}
    before = numbers(told_of(level))
    moved = [numbers(told_of(level | {group: with_a_vote(level[group])})) for group in groups]
    rows = [[after[key] - before[key] for after in moved] for key in before]

    for group in small(crowds):
        alone = [Fraction(each == group) for each in groups]
        assert not spans(rows, alone)


def with_a_vote(crowd: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    return [frozenset("a"), *crowd[1:]]


def spans(rows: Sequence[Sequence[Fraction]], target: Sequence[Fraction]) -> bool:
    """Say whether a row is a sum of multiples of others."""
    return rank([*rows, target]) == rank(rows)


def rank(rows: Sequence[Sequence[Fraction]]) -> int:
    """Count the independent rows by elimination."""
    left = [list(row) for row in rows if any(row)]
    found = 0
    while left:
        pivot = left.pop()
        column = next(place for place, each in enumerate(pivot) if each)
        left = [
            [each - row[column] / pivot[column] * own for each, own in zip(row, pivot, strict=True)]
            for row in left
        ]
        left = [row for row in left if any(row)]
        found += 1
    return found


def test_the_attack_works_where_groups_are_large_enough() -> None:
    """Raw and equal voice of two groups together reveal both, as they may."""
    views = viewed(Approval(), approved({"women": ["3: a", "3: b"], "men": ["7: a", "b"]}))

    total, mean = Fraction(10), Fraction(scores(views, "equal-voice")["a"])
    # w + m = total and (w/6 + m/8) / 2 = mean
    women = (2 * mean - total / 8) / (Fraction(1, 6) - Fraction(1, 8))

    assert women == 3


def test_the_attack_finds_nothing_where_one_of_two_groups_is_small() -> None:
    views = viewed(Approval(), approved({"women": ["3: a", "b"], "men": ["7: a", "b"]}))

    assert views.listings == ()


def test_exact_fractions_give_no_small_group_away() -> None:
    """Denominators without a common divisor would tell each group's votes apart."""
    views = viewed(
        Approval(),
        approved({"women": ["3: a", "b"], "men": ["7: a", "b"], "youth": ["5: a", "6: b"]}),
    )

    joined = (Fraction(3 + 7, 4 + 8) + Fraction(5, 11)) / 2
    assert Fraction(scores(views, "equal-voice")["a"]) == joined
