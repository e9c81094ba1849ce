"""Proved best sets, compared with what trying every set gives."""

from math import comb

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.tally.best_sets import best_sets, best_worth_with
from prioritize.tally.packing import Packing, bound
from tests.reference.knapsack import allowed, best


@st.composite
def packings(draw: st.DrawFn) -> Packing:
    """Make small problems with up to 7 projects, needs only towards those listed before."""
    size = draw(st.integers(0, 7))
    numbers = st.lists(st.integers(0, 6), min_size=size, max_size=size).map(tuple)
    worths = tuple(each - 1 for each in draw(numbers))
    loads = tuple(draw(st.lists(numbers, min_size=1, max_size=3)))
    rooms = tuple(draw(st.integers(0, 12)) for _ in loads)
    pairs = [(b, a) for b in range(size) for a in range(b) if draw(st.integers(0, 6)) == 0]
    group = frozenset(draw(st.sets(st.sampled_from(range(size))))) if size else frozenset()
    related = draw(st.booleans())
    return Packing(
        worths,
        loads,
        rooms,
        (group,) if related and len(group) > 1 else (),
        tuple(pairs) if related else (),
    )


@given(packings())
def test_best_sets_are_those_that_trying_every_set_finds(packing: Packing) -> None:
    worth, sets = best(packing)

    found = best_sets(packing)

    assert (found.worth, found.number) == (worth, len(sets))
    assert set(found.sets(200)) == sets
    assert found.span().sure == frozenset.intersection(*sets)
    assert found.span().possible == frozenset.union(*sets)


@st.composite
def plain_packings(draw: st.DrawFn) -> Packing:
    """Make problems in which only money is short, with projects that are free among them."""
    size = draw(st.integers(0, 9))
    worths = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    loads = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    return Packing(tuple(worths), (tuple(loads),), (draw(st.integers(0, 30)),))


@given(plain_packings())
def test_where_only_money_is_short_the_best_sets_are_those_of_trying_every_set(
    packing: Packing,
) -> None:
    worth, sets = best(packing)

    found = best_sets(packing)

    assert (found.worth, found.number) == (worth, len(sets))
    assert set(found.sets(1000)) == sets
    assert found.span().sure == frozenset.intersection(*sets)
    assert found.span().possible == frozenset.union(*sets)


@given(plain_packings())
def test_where_only_money_is_short_the_best_with_a_project_is_known_too(packing: Packing) -> None:
    worths = {each: sum(packing.worths[one] for one in each) for each in allowed(packing)}

    for project in range(len(packing.worths)):
        holding = [worth for members, worth in worths.items() if project in members]
        assert best_worth_with(packing, project) == max(holding, default=None)


@given(plain_packings())
def test_a_side_constraint_that_binds_nothing_changes_no_best_set(packing: Packing) -> None:
    """The two ways to find them are independent of each other."""
    everything = sum(packing.loads[0])

    found = best_sets(packing)
    other = best_sets(evolve(packing, loads=packing.loads * 2, rooms=(*packing.rooms, everything)))

    assert (other.worth, other.number) == (found.worth, found.number)
    assert set(other.sets(1000)) == set(found.sets(1000))


@given(packings(), st.data())
def test_choosing_projects_narrows_the_sets_down_to_those_that_hold_them(
    packing: Packing, data: st.DataObject
) -> None:
    _, sets = best(packing)
    found = best_sets(packing)
    chosen = data.draw(st.sampled_from(sorted(sets, key=sorted)).flatmap(parts))

    span = found.span(chosen)

    holding = [each for each in sets if chosen <= each]
    assert span.sure == frozenset.intersection(*holding)
    assert span.possible == frozenset.union(*holding)


def parts(members: frozenset[int]) -> st.SearchStrategy[frozenset[int]]:
    """Make parts of a set."""
    return st.sets(st.sampled_from(sorted(members))).map(frozenset) if members else st.just(members)


@given(packings())
def test_no_set_is_worth_more_than_the_bound(packing: Packing) -> None:
    limit = bound(packing)

    for members in allowed(packing):
        lost = sum(
            abs(rate)
            for project, rate in enumerate(limit.rates)
            if (rate > 0) != (project in members)
        )
        worth = sum(packing.worths[each] for each in members)
        assert worth * limit.scale <= limit.total - lost


@given(packings())
def test_the_best_with_a_project_is_the_best_of_the_sets_that_hold_it(packing: Packing) -> None:
    worths = {each: sum(packing.worths[one] for one in each) for each in allowed(packing)}

    for project in range(len(packing.worths)):
        holding = [worth for members, worth in worths.items() if project in members]
        assert best_worth_with(packing, project) == max(holding, default=None)


def test_sets_too_many_to_list_are_counted() -> None:
    found = best_sets(Packing((1,) * 40, ((1,) * 40,), (20,)))

    assert (found.worth, found.number) == (20, comb(40, 20))
    assert len(set(found.sets(50))) == 50
    assert found.span().open == frozenset(range(40))
    assert found.span(frozenset(range(20))).sure == frozenset(range(20))


def test_money_for_everyone_buys_everyone() -> None:
    found = best_sets(Packing((3, 1), ((5, 7),), (12,)))

    assert (found.number, found.span().sure) == (1, frozenset({0, 1}))


def test_what_cannot_be_proved_is_said() -> None:
    """Costs without a pattern, of which every set is worth what it costs."""
    costs = tuple(10**9 + 7 * each**5 % 900_000_001 for each in range(1, 70))

    with pytest.raises(InputError, match="Too many sets"):
        best_sets(Packing(costs, (costs,), (sum(costs) // 2,)), states=5000)


def test_with_side_constraints_too_what_cannot_be_proved_is_said() -> None:
    """Costs without a pattern, and a rival, so that more is short than money."""
    costs = tuple(10**9 + 7 * each**5 % 900_000_001 for each in range(1, 40))
    packing = Packing(costs, (costs,), (sum(costs) // 2,), rivals=(frozenset({0, 1}),))

    with pytest.raises(InputError, match="Too many sets"):
        best_sets(packing, states=500)
