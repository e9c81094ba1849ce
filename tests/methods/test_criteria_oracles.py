"""Worked values of weighted sums from the literature."""

import json
from fractions import Fraction
from typing import Any

import pytest

from prioritize.methods.criteria.weighted_sum import WeightedSum
from prioritize.model.shorthand import scoresheet
from prioritize.tally.engine import run
from tests.shared import shared_path


CASES: dict[str, dict[str, Any]] = {
    each["id"]: each
    for each in json.loads(shared_path("oracles", "criteria.json").read_text(encoding="utf-8"))[
        "cases"
    ]
}


@pytest.mark.parametrize("id", ["wsm-triantaphyllou", "sens-triantaphyllou-sanchez"])
def test_the_sums_are_the_published_ones(id: str) -> None:
    case = CASES[id]
    names = [f"c{number}" for number in range(len(case["inputs"]["weights"]))]
    weights = dict(zip(names, map(str, case["inputs"]["weights"]), strict=True))
    rows = [",".join(map(str, row)) for row in case["inputs"]["matrix"]]
    review = " ".join(f"p{number}={row}" for number, row in enumerate(rows))

    outcome = run(
        WeightedSum(minimum_reviews=1, normalisation="none"), scoresheet(weights, {"one": review})
    ).outcome

    expected = [Fraction(str(score)) for score in case["expected"]["scores"]]
    within = Fraction(str(case["tolerance"])) if id.startswith("wsm") else Fraction(1, 10_000)
    for (_, score), published in zip(outcome.scores, expected, strict=True):
        assert abs(score - published) <= within
