"""What is said about money."""

from fractions import Fraction

from attrs import evolve

from prioritize.methods.budget.greedy_budget import GreedyBudget
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.report.money import money_sentences
from prioritize.report.naming import Naming
from prioritize.tally.engine import run
from prioritize.tally.ties import SHARE, TieBreak, parse_tie_break


def said(*ballots: str, budget: int, tie_break: TieBreak = SHARE) -> list[str]:
    """Fund projects that cost 40 each, and give the sentences."""
    profile = approvals(*ballots)
    projects = tuple(Project(each.id, cost=Fraction(40)) for each in profile.projects)
    method = GreedyBudget(budget=Fraction(budget), on_overflow="skip")
    result = run(method, evolve(profile, projects=projects), tie_break=tie_break)
    return [str(each) for each in money_sentences(result, Naming({}))]


def test_what_the_budget_pays_for_is_told_with_the_first_beyond_it() -> None:
    assert said("2: a", "b", budget=70) == [
        "1 project is funded with 40 of 70; 30 is left.",
        "b is the first that the money does not reach: it costs 40, and 30 was left.",
    ]


def test_of_an_open_tie_only_what_is_sure_is_told() -> None:
    every_way = parse_tie_break("all")

    assert said("2: a", "b c", budget=100, tie_break=every_way) == [
        "Whichever way it falls, 1 project is funded, with 40 of 100."
    ]
