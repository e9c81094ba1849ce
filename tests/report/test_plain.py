"""Lists as text for a terminal."""

from fractions import Fraction
from textwrap import dedent

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import Spot, finding
from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.model.consultation import MapEvidence, MapPlace
from prioritize.model.project import Location, Names
from prioritize.model.scoresheet import Criterion
from prioritize.model.shorthand import approvals, dots, totals
from prioritize.report.block import Block, Heading, Verbatim
from prioritize.report.plain import plain_text, result_text
from prioritize.report.safe_text import HIDDEN
from prioritize.tally.engine import run
from prioritize.tally.listing import Agreement, Listing, Lists, Overlap
from prioritize.tally.step import Considered, Opened, Related, Remark, Round, Scored
from prioritize.text import Message, message
from tests.report.told import BALLOT, RULES, in_one, named, pairs, scoresheet, told


SEATS = Opened("selection", seats=1)
BUDGET = Opened("allocation", budget=Fraction(100))


def body(listing: Listing) -> str:
    """Write one list without the head and the foot of the page."""
    text = result_text(in_one(listing))
    return text.partition("Ranked list\n-----------\n\n")[2].partition("\nThese rules'")[0]


def gallery() -> Lists:
    """Count a small gallery of posters."""
    projects = (
        named("irrigation", "Сугат суу"),
        named("preschool", "Бала бакча"),
        named("road", "Жол"),
    )
    votes = dots("3: irrigation*2 preschool", "2: preschool road", "2: road*2", "irrigation*4")
    result = run(Dots(per_voter=3), evolve(votes, projects=projects))
    listing = Listing(result, "sumbula", "gallery", "direction", cast="visible-dots")
    return Lists(
        RULES,
        (listing,),
        title=Names.of({"ky": "Баткен", "en": "Batken"}),
        names=(("sumbula", Names.of({"ky": "Сумбула"})),),
    )


def test_a_gallery_is_one_page_that_says_all() -> None:
    assert result_text(gallery()) == dedent("""\
        Баткен
        ======

        Сумбула: gallery
        ----------------

        - Level: direction.
        - Method: Dot voting [dots]. Options: per_voter=3, exactly=false.
        - 7 ballots were counted.
        - 1 ballot was not counted: too many marks (1).
        - Everyone saw the dots of those before them.

        Сугат суу (irrigation), Жол (road) share the first places with 6 dots from 3
        people. Бала бакча (preschool) follows with 5 dots from 5 people.

          Place  Project                   dots    people
        -------  ----------------------  ------  --------
            1–2  Сугат суу (irrigation)       6         3
            1–2  Жол (road)                   6         4
              3  Бала бакча (preschool)       5         5

        - 1st–2nd: equal. Сугат суу (irrigation), Жол (road) share these places.
        - 1 ballot was set aside; counting it could change the first place.

        These rules' fingerprint: 0123 4567 89ab cdef. In full:
        0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        """)


def test_names_are_shown_in_the_language_asked_for() -> None:
    assert result_text(gallery(), language="en").startswith("Batken\n======\n\nСумбула: gallery\n")


def test_a_training_says_so_before_anything_else() -> None:
    text = result_text(evolve(gallery(), kind="training"))

    assert text.splitlines()[3] == "TRAINING: votes made up for practice. These are no results."


def test_what_was_found_in_the_files_is_said() -> None:
    seen = finding(message("a total row was left out"), Spot("wall.csv", row=9), code="V07")

    text = result_text(evolve(gallery(), findings=(seen,)))

    assert "\n- [V07] wall.csv, row 9: a total row was left out.\n" in text


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

        a is first with 20 (total). b follows with 18 (total).

          Place  Project      total
        -------  ---------  -------
              1  a               20
              2  b               18
              3  c                0

          Place  Project      Зарылдык    reach    care    cost    own
        -------  ---------  ----------  -------  ------  ------  -----
              1  a                   4        4       4       4      4
              2  b                 3.5      3.5     3.5     3.5    3.5
              3  c
        """)


def test_what_several_lists_were_read_from_is_said_once() -> None:
    seen = finding(message("columns are separated by ;"), Spot("wall.csv"))
    listing = evolve(told(), findings=(seen,))

    text = result_text(in_one(listing, listing))

    assert text.count("separated") == 1


def test_scores_that_look_equal_when_rounded_are_shown_whole() -> None:
    scores = pairs(a=Fraction(35200001, 58900000), b=Fraction(352, 589), c=Fraction(1, 589))

    text = body(told(Scored("shares", scores)))

    assert "      1  a          35200001/58900000\n      2  b                    352/589\n" in text


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
    assert "- What if: this is not the method of the consultation.\n" in body(
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


def test_money_has_its_currency() -> None:
    listing = told(Considered("a", Fraction(60), "funded", Fraction(40)), opened=BUDGET)

    text = result_text(evolve(in_one(listing), currency="KGS"))

    assert "- 1 project is funded with 60 KGS of 100 KGS; 40 KGS is left.\n" in text


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


def test_every_line_of_a_list_with_long_names_fits_a_terminal() -> None:
    projects = (named("a", "Ичүүчү суу менен камсыздоо " * 5), named("b", "x" * 190))
    votes = evolve(approvals("3: a", "2: b"), projects=projects)

    text = result_text(in_one(Listing(run(Approval(), votes))))

    assert max(map(len, text.splitlines())) <= 80


class Swapping:
    """A catalog that writes one sentence in another language."""

    def gettext(self, message: str, /) -> str:
        """Translate the decimal mark and a word."""
        return {"{whole}.{decimals}": "{whole},{decimals}", "Place": "Орун"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Choose a form as English does."""
        return msgid1 if n == 1 else msgid2


def test_words_and_decimals_follow_the_catalog() -> None:
    listing = told(Scored("points", pairs(a=Fraction(7, 2), b=1, c=0)))

    text = result_text(in_one(listing), catalog=Swapping())

    assert "  Орун  Project      points\n" in text
    assert "\n     1  a               3,5\n" in text


def test_a_card_is_shown_as_it_was_written_but_for_what_hides() -> None:
    blocks: list[Block] = [Heading(Message("Title"), 3), Verbatim("# Card\n\n* one\x1b[0m\n")]

    assert plain_text(blocks) == "Title\n\n# Card\n\n* one\\u001b[0m\n"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_brings_a_control_character_into_the_text(title: str, name: str) -> None:
    projects = (named("a", name), named("b", title))
    votes = evolve(approvals("3: a", "2: b"), projects=projects)
    lists = Lists(RULES, (Listing(run(Approval(), votes), title, name),), title=Names.of(title))

    text = result_text(lists)

    assert [line for line in text.split("\n") if HIDDEN.search(line)] == []
