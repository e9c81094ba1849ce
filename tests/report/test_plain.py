"""Pages as text for a terminal."""

from fractions import Fraction
from textwrap import dedent

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import Spot, finding
from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.model.project import Names
from prioritize.model.shorthand import approvals, dots
from prioritize.report.block import Block, Heading, Verbatim
from prioritize.report.plain import plain_text, result_text
from prioritize.report.safe_text import HIDDEN
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.step import Considered, Opened, Scored
from prioritize.text import Message, message
from tests.report.told import RULES, in_one, named, pairs, told


BUDGET = Opened("allocation", budget=Fraction(100))


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

        Сумбула: gallery, directions
        ----------------------------

        - Method: Dot voting [dots]. Options: per_voter=3, exactly=false,
          over_full=set-aside.
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
    assert result_text(gallery(), language="en").startswith(
        "Batken\n======\n\nСумбула: gallery, directions\n"
    )


def test_a_training_says_so_before_anything_else() -> None:
    text = result_text(evolve(gallery(), kind="training"))

    assert text.splitlines()[3] == "TRAINING: votes made up for practice. These are no results."


def test_what_was_found_in_the_files_is_said() -> None:
    seen = finding(message("a total row was left out"), Spot("wall.csv", row=9), code="V07")

    text = result_text(evolve(gallery(), findings=(seen,)))

    assert "\n- [V07] wall.csv, row 9: a total row was left out.\n" in text


def test_what_several_lists_were_read_from_is_said_once() -> None:
    seen = finding(message("columns are separated by ;"), Spot("wall.csv"))
    listing = evolve(told(), findings=(seen,))

    text = result_text(in_one(listing, listing))

    assert text.count("separated") == 1


def test_money_has_its_currency() -> None:
    listing = told(Considered("a", Fraction(60), "funded", Fraction(40)), opened=BUDGET)

    text = result_text(evolve(in_one(listing), currency="KGS"))

    assert "- 1 project is funded with 60 KGS of 100 KGS; 40 KGS is left.\n" in text


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
