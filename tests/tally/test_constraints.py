from fractions import Fraction

import pytest

from prioritize.errors import InputError, OptionError
from prioritize.model.project import Project
from prioritize.registry import build
from prioritize.tally.budget import Terms, fund, fundings
from prioritize.tally.constraint_rules import ConstraintRules, constraints_of
from prioritize.tally.constraints import Constraints, Limit, Obstacle
from prioritize.tally.step import Considered
from tests.tally.recorder import recorder


COSTS = {project: Fraction(cost) for project, cost in zip("abcd", (4, 3, 2, 1), strict=True)}
PROJECTS = (
    Project("a", cost=Fraction(4), categories=("water", "roads"), neighborhood="north"),
    Project("b", cost=Fraction(3), categories=("water",)),
    Project("c", cost=Fraction(2), neighborhood="south"),
    Project("d", cost=Fraction(1)),
)


def considered(
    groups: list[str], budget: int, rules: ConstraintRules, *, on_overflow: str = "skip"
) -> list[Considered]:
    """Fund in this order and return what was recorded."""
    tally = recorder()
    constraints = constraints_of(rules, PROJECTS)
    fund(groups, Terms(COSTS, Fraction(budget), on_overflow, constraints=constraints), tally)
    return [step for step in tally.steps if isinstance(step, Considered)]


def told(steps: list[Considered]) -> list[tuple[str, str]]:
    """Return who came up and what became of it."""
    return [(step.project, step.fate) for step in steps]


def faults(rules: ConstraintRules) -> list[str]:
    """Return what is wrong with rules."""
    with pytest.raises(InputError) as caught:
        constraints_of(rules, PROJECTS)
    return [each.render() for each in caught.value.findings]


def test_of_rivals_the_first_is_funded() -> None:
    steps = considered(["a", "b", "c"], 10, ConstraintRules(rivals=(("a", "b"),)))

    assert told(steps) == [("a", "funded"), ("b", "ruled-out"), ("c", "funded")]
    assert steps[1].because == ("a",)


def test_a_rival_that_does_not_fit_keeps_nobody_out() -> None:
    steps = considered(["a", "b"], 3, ConstraintRules(rivals=(("a", "b"),)))

    assert told(steps) == [("a", "unaffordable"), ("b", "funded")]


def test_a_project_waits_for_what_it_needs_and_comes_up_at_once() -> None:
    steps = considered(["a", "b", "c"], 7, ConstraintRules(needs=(("a", "b"),)))

    assert told(steps) == [
        ("a", "waiting"),
        ("b", "funded"),
        ("a", "funded"),
        ("c", "unaffordable"),
    ]
    assert (steps[0].because, [step.tier for step in steps]) == (("b",), [1, 2, 1, 3])


def test_what_waits_for_several_waits_for_all_and_others_for_it() -> None:
    rules = ConstraintRules(needs=(("a", "b", "c"), ("d", "a")))

    steps = considered(["d", "a", "b", "c"], 10, rules)

    assert [step.project for step in steps if step.fate == "funded"] == ["b", "c", "a", "d"]


def test_what_waits_in_vain_is_not_funded() -> None:
    steps = considered(["a", "b", "c"], 2, ConstraintRules(needs=(("c", "b"),)))

    assert told(steps) == [("a", "unaffordable"), ("b", "unaffordable"), ("c", "waiting")]


def test_what_waits_is_ruled_out_once_a_rival_is_funded() -> None:
    rules = ConstraintRules(needs=(("a", "b"),), rivals=(("a", "c"),))

    steps = considered(["a", "c", "b"], 10, rules)

    assert told(steps) == [
        ("a", "waiting"),
        ("c", "funded"),
        ("a", "ruled-out"),
        ("b", "funded"),
    ]


def test_waiting_does_not_stop_the_count_and_ends_at_the_line() -> None:
    rules = ConstraintRules(needs=(("c", "b"),))

    steps = considered(["c", "a", "b", "d"], 6, rules, on_overflow="stop")

    assert told(steps) == [
        ("c", "waiting"),
        ("a", "funded"),
        ("b", "unaffordable"),
        ("d", "stopped"),
    ]


def test_equals_are_told_apart_where_a_need_among_them_takes_money() -> None:
    """Funding b lets a come up, and then nothing is left for d."""
    rules = constraints_of(ConstraintRules(needs=(("a", "b"),)), PROJECTS)

    ways = fundings(["abd"], Terms(COSTS, Fraction(7), "skip", constraints=rules))

    assert ways.sets == (("a", "b"), ("b", "d"))


def test_a_category_or_neighborhood_limits_only_its_own_projects() -> None:
    rules = ConstraintRules(
        budget_per_category=(("water", Fraction(5)),),
        budget_per_neighborhood=(("south", Fraction(1)),),
    )

    steps = considered(["a", "b", "c", "d"], 10, rules, on_overflow="stop")

    assert told(steps) == [
        ("a", "funded"),
        ("b", "over-limit"),
        ("c", "over-limit"),
        ("d", "funded"),
    ]
    assert [step.limit for step in steps] == ["", "water", "south", ""]


@pytest.mark.parametrize(
    "on_overflow, fates",
    [("skip", ["funded", "funded", "unaffordable"]), ("stop", ["funded", "funded", "stopped"])],
)
def test_what_is_left_goes_to_a_project_that_can_make_do_with_it(
    on_overflow: str, fates: list[str]
) -> None:
    rules = ConstraintRules(minimum=(("b", Fraction(2)),))

    steps = considered(["a", "b", "d"], 6, rules, on_overflow=on_overflow)

    assert [step.fate for step in steps] == fates
    assert (steps[1].award, steps[1].paid, steps[1].left) == (Fraction(2), Fraction(2), Fraction(0))


def test_less_than_its_minimum_helps_a_project_nothing() -> None:
    steps = considered(["a", "b", "d"], 5, ConstraintRules(minimum=(("b", Fraction(2)),)))

    assert told(steps) == [("a", "funded"), ("b", "unaffordable"), ("d", "funded")]


def test_a_limit_may_leave_a_project_a_part() -> None:
    rules = ConstraintRules(
        minimum=(("b", Fraction(1)),), budget_per_category=(("water", Fraction(6)),)
    )

    steps = considered(["a", "b", "c"], 9, rules, on_overflow="stop")

    assert told(steps) == [("a", "funded"), ("b", "funded"), ("c", "funded")]
    assert [step.paid for step in steps] == [4, 2, 2]


def test_what_is_in_the_way_is_named() -> None:
    rules = Constraints(
        rivals=(frozenset("ab"),),
        needs={"c": frozenset("d")},
        limits=(Limit("category", "water", Fraction(4), frozenset("ad")),),
    )
    paid = {"a": Fraction(4)}

    assert rules.why_not("b", Fraction(1), paid) == Obstacle("ruled-out", ("a",))
    assert rules.why_not("c", Fraction(1), paid) == Obstacle("waiting", ("d",))
    assert rules.why_not("d", Fraction(1), paid) == Obstacle("over-limit", limit="water")
    assert rules.why_not("e", Fraction(1), paid) is None


def test_every_fault_is_told_at_once() -> None:
    rules = ConstraintRules(
        rivals=(("a", "x"), ("b", "b")),
        needs=(("roat", "a"),),
        budget_per_category=(("watr", Fraction(1)), ("roads", Fraction(1)), ("roads", Fraction(2))),
        budget_per_neighborhood=(("east", Fraction(1)),),
        minimum=(("a", Fraction(5)), ("b", Fraction(0)), ("z", Fraction(1)), ("b", Fraction(1))),
    )

    assert faults(rules) == [
        "rivals: There is no project 'x'",
        "rivals: b stand twice in one list",
        "needs: There is no project 'roat'",
        "budget_per_category: No project belongs to 'watr'. Did you mean water?",
        "budget_per_category: roads has two amounts",
        "budget_per_neighborhood: No project belongs to 'east'",
        "minimum: The minimum of a is not above 0 and at most its cost",
        "minimum: The minimum of b is not above 0 and at most its cost",
        "minimum: There is no project 'z'",
        "minimum: b has two amounts",
    ]


def test_circles_and_contradictions_are_told_at_once() -> None:
    rules = ConstraintRules(
        rivals=(("c", "d"),),
        needs=(("a", "b"), ("b", "a"), ("c", "d")),
    )

    assert faults(rules) == [
        (
            "needs: a, b need each other in a circle. Make one project of them, or let one do"
            " without the others."
        ),
        "needs: c can never be funded: it takes c, d together, which are rivals",
    ]


@pytest.mark.parametrize("method", ["equal-shares", "phragmen"])
@pytest.mark.parametrize(
    "option, others", [("needs", "greedy-budget, knapsack"), ("minimum", "greedy-budget")]
)
def test_a_method_for_the_money_of_voters_names_those_that_keep_what_it_cannot(
    method: str, option: str, others: str
) -> None:
    with pytest.raises(OptionError, match=f"{method} has no option {option}") as caught:
        build(method, {"budget": "4", option: ["a,b"]})

    (found,) = caught.value.findings
    assert str(found.remedy).endswith(f"are kept by {others}.")
