"""One list as people read it."""

from fractions import Fraction
from textwrap import dedent

from attrs import evolve

from prioritize.methods.dots.approval import Approval
from prioritize.model.consultation import MapEvidence, MapPlace
from prioritize.model.project import Location, Names
from prioritize.model.scoresheet import Criterion
from prioritize.model.shorthand import totals
from prioritize.report.plain import result_text
from prioritize.tally.engine import run
from prioritize.tally.listing import Agreement, Listing, Overlap
from prioritize.tally.step import Considered, Opened, Related, Remark, Round, Scored
from prioritize.text import message
from tests.report.told import BALLOT, in_one, named, pairs, scoresheet, told
from tests.report.written import body


SEATS = Opened("selection", seats=1)
BUDGET = Opened("allocation", budget=Fraction(100))


def test_many_criteria_stand_in_a_table_of_their_own() -> None:
    ids = ("need", "reach", "care", "cost", "own")
    names = Names.of({"ky": "Зарылдык"})
    criteria = (Criterion("need", names), *(Criterion(each) for each in ids[1:]))
    steps = (Scored(each, pairs(a=4, b=Fraction(7, 2)), decides=False) for each in ids)
    listing = told(*steps, Scored("total", pairs(a=20, b=18, c=0)))
    sheet = evolve(listing.result, profile=scoresheet(*criteria))

    assert body(evolve(listing, result=sheet)) == dedent("""\
        - Method: Told [told].
        - 2 reviewers gave scores.
        - Cells without a score, which are no zeros: missing (30).

        a is first with 20 (total). b follows with 18 (total).

          Place  Project      total
        -------  ---------  -------
              1  a               20
              2  b               18
              3  c                0

          Place  Project      Зарылдык    reach    care    cost    own
        -------  ---------  ----------  -------  ------  ------  -----
              1  a                4.00     4.00    4.00    4.00   4.00
              2  b                3.50     3.50    3.50    3.50   3.50
              3  c
        """)


def test_scores_that_look_equal_when_rounded_have_more_decimals() -> None:
    scores = pairs(a=Fraction(35200001, 58900000), b=Fraction(352, 589), c=Fraction(1, 589))

    text = body(told(Scored("shares", scores)))

    assert "      1  a          ≈ 0.59762311\n      2  b          ≈ 0.59762309\n" in text


def test_the_numbers_of_a_column_have_one_form() -> None:
    scores = pairs(a=Fraction(1, 4), b=Fraction(11, 70), c=Fraction(1, 7))

    text = body(told(Scored("shares", scores)))

    assert [line.split("  ")[-1].strip() for line in text.splitlines() if "  c  " in line] == [
        "≈ 0.1429"
    ]
    assert "≈ 0.1571" in text


def test_a_remark_is_said_below_the_list() -> None:
    text = body(told(Remark(message("The pairs are not listed"))))

    assert text.endswith("\n- The pairs are not listed.\n")


def test_a_list_of_an_instrument_alone_goes_by_it() -> None:
    text = result_text(in_one(evolve(told(), instrument="gallery")))

    assert text.splitlines()[3:5] == ["gallery", "-------"]


def test_a_view_says_whose_voice_counts_how() -> None:
    text = body(evolve(told(), view="equal-voice"))

    assert "- Each group has an equal voice, whatever its size.\n" in text


def test_a_what_if_says_so() -> None:
    assert "- What if: this is not by the rules of the consultation.\n" in body(
        evolve(told(), what_if=True)
    )


def test_hands_on_a_tally_sheet_say_who_voted() -> None:
    votes = totals({"a": [32], "b": [27], "c": [0]}, voters=[59])

    text = body(Listing(run(Approval(), votes)))

    assert "- The votes come from tally sheets, without ballots.\n- 59 people voted.\n" in text
    assert "a is first with 32 approvals. b follows with 27 approvals. If 3 approvals had" in text


def test_rounds_say_when_a_project_left() -> None:
    rounds = (
        Round(1, pairs(a=4, b=3, c=2), Fraction(5), eliminated=("c",)),
        Round(2, pairs(a=6, b=3), Fraction(5), elected=("a",)),
    )

    assert body(told(*rounds, opened=SEATS)) == dedent("""\
        - Method: Told [told].
        - 1 ballot was counted.

          Place  Project    What happened
        -------  ---------  ------------------
              1  a          elected in round 2
              2  b
              3  c          left in round 1
        """)


def test_a_partial_order_shows_layers() -> None:
    listing = told(Related((("a", "b"), ("a", "c"))), opened=Opened("relation"))

    assert body(listing) == dedent("""\
        - Method: Told [told].
        - 1 ballot was counted.

          Layer  Project
        -------  ---------
              1  a
              2  b
              2  c

        - Some pairs have no order. Each layer holds the projects above which none of
          the remaining ones stands.
        """)


def test_a_budget_shows_costs_what_is_left_and_where_the_line_falls() -> None:
    projects = (named("a", "Bridge", 60), named("b", "Well", 50), named("c", "Road", 30))
    listing = told(
        Scored("votes", pairs(a=9, b=8, c=7)),
        Considered("a", Fraction(60), "funded", Fraction(40)),
        Considered("b", Fraction(50), "unaffordable", Fraction(40)),
        Considered("c", Fraction(30), "funded", Fraction(10)),
        opened=BUDGET,
        profile=evolve(BALLOT, projects=projects),
    )

    assert body(listing) == dedent("""\
        - Method: Told [told].
        - 1 ballot was counted.

          Order  Project       votes    Cost  What happened
        -------  ----------  -------  ------  ----------------
              1  Bridge (a)        9      60  funded
              2  Well (b)          8      50  not enough money
              3  Road (c)          7      30  funded

        - 2 projects are funded with 90 of 100; 10 is left.
        - Well (b) is the first that the money does not reach: it costs 50, and 40 was
          left.
        """)


def test_who_gets_a_part_of_its_cost_is_said() -> None:
    part = Considered("a", Fraction(160), "funded", Fraction(0), award=Fraction(100))

    text = body(told(part, opened=BUDGET))

    assert "a                  funded in part\n" in text
    assert "- a gets 100, a part of what it costs.\n" in text


def test_where_the_line_falls_is_not_said_while_a_tie_is_open() -> None:
    listing = told(Considered("a", Fraction(160), "unaffordable", Fraction(100)), opened=BUDGET)
    open_tie = evolve(listing, result=evolve(listing.result, undecided=("b",)))

    assert "a is the first that the money does not reach" in body(listing)
    assert "a is the first that the money does not reach" not in body(open_tie)


def test_an_undecided_project_is_marked() -> None:
    listing = told(Considered("a", Fraction(60), "funded", Fraction(40)), opened=BUDGET)
    result = evolve(listing.result, undecided=("a",))

    assert "      1  a                  depends on a tie\n" in body(evolve(listing, result=result))


def test_a_combined_list_says_what_it_is_made_of() -> None:
    place = MapPlace(Location(Fraction("39.9"), Fraction(70)), 3, None)
    listing = evolve(
        told(),
        instrument="combined",
        parts=(("gallery", Fraction(2)), ("map", Fraction(0))),
        agreement=(Agreement("gallery", "map", "0.33"), Agreement("gallery", "list", None)),
        overlap=(Overlap("gallery", "map", None), Overlap("gallery", "list", 12)),
        map_evidence=(MapEvidence("a", (place, place), 12, None), MapEvidence("b", (), 0, 4)),
    )

    text = result_text(in_one(listing))

    assert (
        dedent("""\
        What the list is made of

        - gallery has the weight 2.
        - map has the weight 0.
        - gallery and map agree by 0.33.
        - How far gallery and list agree cannot be said: one puts all on a level.
        - Agreement is Kendall's tau-b: 1 is the same order, -1 the opposite.
        - How many people took part in both gallery and map is unknown.
        - 12 people took part in both gallery and list.

        What the map shows

        Project      Places    Marks    People
        ---------  --------  -------  --------
        a                 2       12   unknown
        b                 0        0         4

        The map is evidence of where a need is; it is not a vote.
        """)
        in text
    )
