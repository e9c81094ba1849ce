"""Margins of tally sheets: where places are shared, and where the entries are no single votes."""

from prioritize.methods.dots.plurality import Plurality
from prioritize.methods.dots.score import Score
from prioritize.model.margin import Margin
from prioritize.model.shorthand import totals
from prioritize.tally.engine import run
from prioritize.tally.margins.table import margins_of
from prioritize.tally.ties import parse_tie_break


def test_sums_of_points_have_no_margin_of_single_votes() -> None:
    assert margins_of(run(Score(aggregate="sum"), totals({"a": [11], "b": [8]}))) == ()


def test_of_a_shared_first_place_only_the_distance_to_the_next_is_told() -> None:
    margins = margins_of(run(Plurality(), totals({"a": [9], "b": [9], "c": [5]})))

    assert margins == (Margin("pair", "a", "c", "votes", 2, 3, exact=True),)


def test_equals_that_a_declared_order_tells_apart_have_no_margin() -> None:
    sheet = totals({"a": [9], "b": [9], "c": [5]})

    result = run(Plurality(), sheet, tie_break=parse_tie_break("order:b,a,c"))

    assert result.outcome.tiers == (("b",), ("a",), ("c",))
    assert margins_of(result) == (Margin("pair", "a", "c", "votes", 2, 3, exact=True),)
