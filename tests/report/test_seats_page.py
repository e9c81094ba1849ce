"""A list that fills seats, as people read it."""

from fractions import Fraction
from textwrap import dedent

import pytest
from attrs import evolve

from prioritize.errors import OptionError
from prioritize.methods.budget.pav import Pav
from prioritize.methods.budget.phragmen import Phragmen
from prioritize.methods.dots.approval import Approval
from prioritize.model.project import Project
from prioritize.model.shorthand import approvals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.seats import elect
from prioritize.tally.ties import ALL
from tests.report.written import body


BALLOTS = approvals("4: a b", "3: c", "a", "3: d")


def test_a_list_says_how_many_of_its_first_are_elected() -> None:
    assert body(Listing(elect(Approval(), BALLOTS, seats=2))) == dedent("""\
        - Method: Approval voting [approval]. Options: split=none.
        - 2 seats go to the first of the list.
        - 11 ballots were counted.

          Place  Project      approvals  What happened
        -------  ---------  -----------  ---------------
              1  a                    5  elected
              2  b                    4  elected
            3–4  c                    3
            3–4  d                    3
        """)


def test_a_committee_says_what_it_is_worth() -> None:
    assert body(Listing(run(Pav(seats=3), BALLOTS))) == dedent("""\
        - Method: Proportional approval voting [pav]. Options: seats=3, variant=exact.
        - 11 ballots were counted.

          Place  Project      contribution  What happened
        -------  ---------  --------------  ---------------
            1–3  a                       5  elected
            1–3  c                       3  elected
            1–3  d                       3  elected
              4  b

        - The seats go to a, c, d; together they have 11 points.
        """)


def test_tied_committees_are_worth_the_same() -> None:
    said = body(Listing(run(Pav(seats=2), BALLOTS, tie_break=ALL)))

    assert "The seats go to" not in said
    assert said.endswith("- Whichever way it falls, the elected together have 8 points.\n")


def test_seats_that_voters_pay_for_show_no_money() -> None:
    projects = tuple(Project(id, cost=Fraction(70)) for id in ("a", "b", "c", "d"))
    priced = evolve(BALLOTS, projects=projects)

    assert body(Listing(run(Phragmen(seats=3), priced))) == dedent("""\
        - Method: Phragmén's method [phragmen]. Options: seats=3, on_overflow=stop.
        - 11 ballots were counted.

          Order  Project      approvals  What happened
        -------  ---------  -----------  ---------------
              1  a                    5  elected
            2–3  c                    3  elected
            2–3  d                    3  elected
              4  b                    4  no seat left

        - 3 projects are elected; number of seats: 3.
        """)


def test_what_is_elected_whichever_way_a_tie_falls_is_said() -> None:
    page = body(Listing(run(Phragmen(seats=2), BALLOTS, tie_break=ALL)))

    assert "- Whichever way it falls, 1 project is elected; number of seats: 2." in page


@pytest.mark.parametrize("method", ["greedy-budget", "knapsack"])
def test_a_method_for_money_says_what_fills_seats(method: str) -> None:
    with pytest.raises(OptionError, match="has no option seats") as caught:
        build(method, {"budget": 100, "seats": 2})

    (found,) = caught.value.findings
    assert "give --budget AMOUNT" in str(found.remedy)
    assert "pav, equal-shares, phragmen" in str(found.remedy)
