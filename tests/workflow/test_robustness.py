"""How sure the list of the committee is."""

import json
from functools import cache
from pathlib import Path

import pytest

from prioritize.errors import UsageError
from prioritize.report.robustness_json import robustness_json
from prioritize.report.robustness_page import robustness_text
from prioritize.tally.listing import Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.robustness import Robustness
from prioritize.workflow.material import gather
from prioritize.workflow.request import Request
from prioritize.workflow.robustness import how_sure


FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@cache
def _found() -> tuple[Lists, tuple[Robustness, ...]]:
    return how_sure(gather(str(FIXTURES / "akf-committee"), Request()), draws=40)


def test_everything_is_asked_of_the_list() -> None:
    _, (found,) = _found()

    assert (found.line, found.is_money, found.draws + found.failed) == (13, True, 40)
    assert len(found.projects) == 35
    assert {each.id for each in found.left_out if each.kind == "reviewer"} == {
        f"R{number}" for number in range(1, 8)
    }
    assert all(each.is_counted for each in found.left_out)
    assert [each.name for each in found.beside] == ["medians", "calibrated"]


def test_the_harsh_reviewer_is_found() -> None:
    _, (found,) = _found()

    severity = {each.id: each.severity for each in found.reviewers if each.severity is not None}
    assert min(severity, key=severity.__getitem__) == "R4"
    assert severity["R4"] < -0.9


def test_calibrated_scores_stand_beside_the_raw_ones() -> None:
    _, (found,) = _found()

    by_id = {each.project: each for each in found.calibrations}
    official = dict(ranking_of(found.listing.result.outcome).scores)
    assert by_id["a24"].raw == official["a24"]
    # The harsh reviewer scored it too, so that it is as before; a19 was not scored by a mild one.
    assert abs((by_id["a24"].additive or 0) - by_id["a24"].raw) < 1
    assert (by_id["a19"].additive or 0) > by_id["a19"].raw + 1
    assert all(each.shrunken is not None for each in found.calibrations)
    assert all(each.standardized is not None for each in found.calibrations)


def test_equals_at_the_line_are_too_near_to_be_told_apart() -> None:
    _, (found,) = _found()

    assert {"a04", "a19"} <= set(found.band)


def test_no_weight_can_move_without_turning_what_is_equal_at_the_line() -> None:
    _, (found,) = _found()

    assert all(each.line.low <= each.weight <= each.line.high for each in found.weights)
    assert all(each.weight in (each.line.low, each.line.high) for each in found.weights)
    assert all(each.order.low >= each.line.low for each in found.weights)


def test_the_same_question_has_the_same_answer() -> None:
    again = how_sure(gather(str(FIXTURES / "akf-committee"), Request()), draws=40)

    assert robustness_json(*_found()) == robustness_json(*again)


def test_the_page_and_the_json_tell_the_same() -> None:
    text = " ".join(robustness_text(*_found(), language="en").split())
    written = json.loads(robustness_json(*_found()))

    assert written["schema"] == "prioritize/robustness/1"
    (found,) = written["lists"]
    assert len(found["projects"]) == 35
    assert found["projects"][0]["project"] == "a24"
    assert "Too near to the line to be told apart: " in text
    assert "Krippendorff's α" in text


def test_votes_have_no_reviewers_to_ask_about() -> None:
    with pytest.raises(UsageError, match="Nothing here was scored by reviewers"):
        how_sure(gather(str(FIXTURES / "tie"), Request()), draws=10)
