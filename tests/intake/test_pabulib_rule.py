"""The rules that Pabulib files declare, in our terms."""

import pytest

from prioritize.model.election import DeclaredRule
from tests.intake.pabulib_files import read, text, told


@pytest.mark.parametrize(
    "said, method, options",
    [
        ("greedy", "greedy-budget", {"on_overflow": "skip"}),
        ("Greedy ", "greedy-budget", {"on_overflow": "skip"}),
        ("greedy-no-skip", "greedy-budget", {"on_overflow": "stop"}),
        ("equalshares/add1", "equal-shares", {"completion": "add1"}),
        ("greedy-custom", "", {}),
        ("greedy-exclusive", "", {}),
        ("unknown", "", {}),
    ],
)
def test_the_declared_rule_is_named_in_our_terms(
    said: str, method: str, options: dict[str, str]
) -> None:
    rule = read(text({"rule": said})).rule

    assert rule == DeclaredRule(said.strip(), method, tuple(options.items()), "#1: invented")


@pytest.mark.parametrize("said", ["greedy", "greedy-threshold", "greedy-no-skip"])
def test_a_threshold_applies_to_every_greedy_rule(said: str) -> None:
    rule = read(text({"rule": said, "min_project_score_threshold": "50"})).rule

    assert rule is not None
    assert rule.method == "greedy-budget"
    assert dict(rule.options)["min_score"] == "50"


def test_a_rule_called_after_its_threshold_lacks_it_where_there_is_none() -> None:
    rule = read(text({"rule": "greedy-threshold"})).rule

    assert rule is not None
    assert (rule.method, rule.lacks) == ("", "min_project_score_threshold")


def test_without_a_rule_none_is_declared() -> None:
    assert read(text({"rule": ""})).rule is None


def test_restrictions_that_are_not_applied_are_told() -> None:
    assert told(read(text({"leftover_budget": "Fund more"}))) == [
        "city.pb, row 12: META restricts leftover_budget, and prioritize does not apply it"
    ]
