"""What a plan says of the list that it was counted from."""

from fractions import Fraction
from functools import cache

import pytest

from prioritize.audit.sampling_plan import OneLook, planned
from prioritize.audit.sampling_risk import Stack
from prioritize.model.margin import Change, Margin
from prioritize.report.audit_plan_page import PlanTold, plan_text
from prioritize.tally.listing import Lists
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.cli.shell import FIXTURES


TENTH = Fraction(1, 10)


@cache
def lists() -> Lists:
    """Count the raised hands that come along."""
    return rank(gather(str(FIXTURES / "hands"), Request()))


@pytest.mark.parametrize(
    "change, below, told",
    [
        ("first", "bridge", "(pipe) is first, and Repair the bridge (bridge) comes closest."),
        (
            "funded",
            "bridge",
            "which is funded, and Repair the bridge (bridge), which is not.",
        ),
        ("first", "", "(pipe) is first, and another could be."),
    ],
)
def test_who_comes_closest_is_named(change: Change, below: str, told: str) -> None:
    margin = Margin(change, "pipe", below, "ballots", 12)
    plan = planned(Stack(300, 12), limit=TENTH, design=OneLook())

    text = plan_text(
        PlanTold(300, TENTH, plan, lists(), lists().listings[0], margin), language="en"
    )

    assert told in " ".join(text.split())
