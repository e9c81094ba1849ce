"""Why projects stand where they stand.

Long because every kind of outcome is asked every question here.
"""

import json
from fractions import Fraction

from attrs import evolve

from prioritize.methods.dots.dots import Dots
from prioritize.methods.ranked.copeland import Copeland
from prioritize.model.electorate import Electorate
from prioritize.model.shorthand import dots, ranked
from prioritize.report.explain import Question, explain_json, explain_text
from prioritize.report.plain import result_text
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.step import (
    Chosen,
    Compared,
    Considered,
    Elected,
    Opened,
    Placed,
    Related,
    Remark,
    Resolved,
    Round,
    Scored,
    Shared,
)
from prioritize.text import message
from tests.report.told import in_one, named, pairs, told


SEATS = Opened("selection", seats=1)
BUDGET = Opened("allocation", budget=Fraction(100))
RELATION = Opened("relation")
WALL = Listing(run(Dots(per_voter=3), dots("5: irrigation*2", "4: preschool*2", "road*3")))
CYCLE = Listing(run(Copeland(), ranked("2: a > b > c > d", "b > c > d > a", "2: c > a > d > b")))
ROUNDS = told(
    Round(
        1,
        pairs(a=4, b=3, c=2),
        eliminated=("c",),
        transfers=(("c", "b", Fraction(1)),),
        exhausted=(("exhausted", Fraction(1)),),
    ),
    Round(2, pairs(a=4, b=4), elected=("b",)),
    opened=SEATS,
)


def why(listing: Listing, project: str = "", other: str = "") -> list[str]:
    """Give the sentences that explain one list."""
    (told_list,) = json.loads(explain_json(in_one(listing), Question(project, other)))["lists"]
    return list(told_list["sentences"])


def test_without_a_project_every_step_is_told() -> None:
    assert why(WALL) == [
        "All projects are put in order.",
        "people, which decides nothing: irrigation 5, preschool 4, road 1.",
        "dots: irrigation 10, preschool 8, road 3.",
        "At least 1 ballot would have to be different for preschool to be level with irrigation.",
    ]


def test_a_project_in_an_additive_list_is_compared_by_its_number() -> None:
    assert why(WALL, "preschool") == [
        "preschool is 2nd of 3.",
        "preschool has 4 people. Others with more: 1, with the same: 0, with less: 1.",
        "preschool has 8 dots. Others with more: 1, with the same: 0, with less: 1.",
        "At least 1 ballot would have to be different for preschool to be level with irrigation.",
        "At least 1 ballot would have to be different for road to be level with preschool.",
    ]


def test_two_projects_in_an_additive_list_say_what_would_turn_them_round() -> None:
    expected = [
        "irrigation stands above preschool.",
        "irrigation has 10 dots, preschool has 8 dots: a difference of 2.",
        "If 2 dots had moved from one to the other, the order would be reversed.",
        "At least 1 ballot would have to be different for preschool to be level with irrigation.",
    ]

    assert why(WALL, "irrigation", "preschool") == expected
    assert why(WALL, "preschool", "irrigation") == expected


def test_weighted_ballots_do_not_say_how_many_dots_would_turn_them_round() -> None:
    people = Electorate.weighted([Fraction(3, 2), Fraction(1)], [1, 1])
    votes = evolve(dots("a", "b"), electorate=people)

    assert why(Listing(run(Dots(per_voter=1), votes)), "a", "b") == [
        "a stands above b.",
        "a has 1.5 dots, b has 1 dot: a difference of 0.5.",
        "At least 1 ballot would have to be different for b to be level with a.",
    ]


def test_a_view_that_weighs_groups_does_not_say_it_either() -> None:
    assert len(why(evolve(WALL, view="equal-voice"), "irrigation", "preschool")) == 2


def test_a_project_in_a_pairwise_list_says_whom_it_beats_and_to_whom_it_loses() -> None:
    assert why(CYCLE, "a") == [
        "a shares 1st–3rd of 4 with b, c.",
        "In direct comparison it beats b, d.",
        "In direct comparison it loses to c, by 1.",
        "a has 2 wins. Others with more: 0, with the same: 2, with less: 1.",
    ]


def test_a_project_that_loses_often_says_how_badly() -> None:
    assert why(CYCLE, "d")[1] == "In direct comparison it loses to c, a, b, at most by 5."


def test_a_project_says_with_whom_it_is_level() -> None:
    listing = told(
        Compared("a", "b", Fraction(2), Fraction(2)), Scored("wins", pairs(b=1), decides=False)
    )

    assert why(listing, "a")[1:] == ["In direct comparison it is equal with b."]


def test_others_stand_in_the_order_of_the_alphabet() -> None:
    names = {"a": "Жол", "b": "Үйлөр", "c": "Өзөн", "d": "Чөп"}
    votes = ranked("a > b > c > d", projects="a b c d")
    projects = tuple(named(id, name) for id, name in names.items())

    listing = Listing(run(Copeland(), evolve(votes, projects=projects)))

    assert why(listing, "a")[1] == "In direct comparison it beats Өзөн (c), Үйлөр (b), Чөп (d)."


def test_rounds_after_a_project_left_say_nothing_of_it() -> None:
    rounds = (Round(1, pairs(a=2, b=1, c=1)), Round(2, pairs(a=2, b=2), eliminated=("a", "b")))

    assert why(told(*rounds), "c")[1:] == ["Round 1: c has 1; the most is 2."]
    assert why(told(*rounds), "a", "b") == ["a and b share 2nd–3rd."]


def test_a_project_that_nobody_is_related_to_says_its_layer() -> None:
    assert why(told(Related(()), opened=RELATION), "a") == ["a is in layer 1 of 1."]


def test_two_projects_in_a_pairwise_list_show_their_comparison_and_their_scores() -> None:
    assert why(CYCLE, "d", "b") == [
        "b stands above d.",
        "b has 2 wins, d has 0 wins: a difference of 2.",
        "b beats d by 3 to 2.",
        "At least 1 ballot would have to be different for d to be level with b; it may take more.",
    ]


def test_two_projects_of_one_place_say_what_they_share() -> None:
    assert why(CYCLE, "c", "a") == [
        "c and a share 1st–3rd.",
        "c and a both have 2 wins.",
        "c beats a by 3 to 2.",
    ]


def test_a_project_is_followed_through_the_rounds() -> None:
    assert why(ROUNDS, "c") == [
        "c is 3rd of 3.",
        "It is not elected.",
        "Round 1: c has 2; the most is 4. It leaves the count. Its votes move: 1 to b.",
    ]
    assert why(ROUNDS, "b") == [
        "b is 1st of 3.",
        "It is elected.",
        "Round 1: b has 3; the most is 4.",
        "Round 2: b has 4; the most is 4. It gets the next place.",
    ]


def test_of_two_projects_in_rounds_the_one_that_left_earlier_is_named() -> None:
    assert why(ROUNDS, "a", "c") == [
        "a stands above c.",
        "c left the count in round 1 with 2; a had 4 and stayed.",
    ]


def test_of_two_projects_in_rounds_the_one_that_was_elected_is_named() -> None:
    assert why(ROUNDS, "a", "b") == [
        "b stands above a.",
        "b got a place in round 2 with 4; a had 4.",
    ]


def test_a_partial_order_says_who_stands_above_and_below() -> None:
    listing = told(Related((("a", "b"), ("b", "c"), ("a", "c"))), opened=RELATION)

    assert why(listing, "b") == ["b is in layer 2 of 3.", "Above it: a.", "Below it: c."]
    assert why(listing, "c", "a") == ["a stands above c.", "Between them stands b."]


def test_a_partial_order_says_where_it_has_none() -> None:
    listing = told(Related((("a", "c"),)), opened=RELATION)

    assert why(listing, "a", "b") == ["There is no order between a and b."]


def test_an_allocation_says_order_cost_and_what_was_left() -> None:
    listing = told(
        Considered("a", Fraction(60), "funded", Fraction(40)),
        Considered("b", Fraction(50), "unaffordable", Fraction(40)),
        opened=BUDGET,
    )

    assert why(listing, "b") == [
        "b is 2nd of 3.",
        "It is not funded.",
        "b costs 50 and cannot be paid for; 40 is left.",
    ]
    assert why(listing, "a", "b") == [
        "a stands above b.",
        "a costs 60 and is funded; 40 is left.",
        "b costs 50 and cannot be paid for; 40 is left.",
    ]


def test_a_remark_is_told_to_those_whom_it_names() -> None:
    listing = told(
        Considered("a", Fraction(60), "outweighed", Fraction(100)),
        Remark(message("The order of votes would fund {gained}", gained=("a", "c"))),
        Remark(message("With {project} it is {worth}", project="b", worth=message("3 votes"))),
        opened=BUDGET,
    )

    assert why(listing, "a")[2:] == [
        "a, at 60, is not funded, because others bring more for the money; 100 is left.",
        "The order of votes would fund a, c.",
    ]
    assert why(listing, "b")[-1] == "With b it is 3 votes."


def test_places_and_ties_are_told_where_they_concern_the_project() -> None:
    listing = told(
        Placed(("a",), reason=message("beats all others")),
        Chosen(("b", "c"), ("b", "c"), "leave", "any"),
        Shared(("b", "c")),
    )

    assert why(listing, "a") == [
        "a is 1st of 3.",
        "a takes the best place still open: beats all others.",
    ]
    assert why(listing, "b", "c") == [
        "b and c share 2nd–3rd.",
        "b, c were equal (who leaves the count); every way this could fall was followed.",
        "b, c share one place: their order depends on how a tie falls.",
    ]


def test_a_vote_taken_again_is_told() -> None:
    again = Resolved((("b",), ("a",)), "revote", pairs(a=24, b=31))
    listing = told(Scored("dots", pairs(a=3, b=3, c=1)), again)
    sentence = "a, b were equal; they were voted on again: b 31, a 24."

    assert why(listing, "a")[-1] == sentence
    assert why(listing, "a", "b") == ["b stands above a.", "b and a both have 3 dots.", sentence]


def test_an_undecided_project_says_that_it_depends_on_a_tie() -> None:
    listing = told(Elected(("a",)), opened=SEATS)
    undecided = evolve(listing, result=evolve(listing.result, undecided=("a",)))

    assert why(undecided, "a")[1] == "Whether a is chosen depends on a tie."


def test_lists_without_the_project_are_left_out() -> None:
    answer = json.loads(explain_json(in_one(WALL, CYCLE), Question("a", "d")))

    assert [each["method"]["id"] for each in answer["lists"]] == ["copeland"]


def test_the_json_says_ranks_and_who_stands_above() -> None:
    answer = json.loads(explain_json(in_one(WALL), Question("road", "irrigation")))

    assert (answer["schema"], answer["project"], answer["other"]) == (
        "prioritize/explain/1",
        "road",
        "irrigation",
    )
    assert answer["lists"][0]["ranks"] == [["irrigation", 1], ["road", 3]]
    assert answer["lists"][0]["above"] == "irrigation"


def test_the_json_names_nobody_above_where_places_are_shared() -> None:
    answer = json.loads(explain_json(in_one(CYCLE), Question("a", "b")))

    assert answer["lists"][0]["above"] is None


def test_the_text_is_a_page() -> None:
    text = explain_text(in_one(WALL), Question("road"))

    assert text == (
        "How the lists came about\n"
        "========================\n"
        "\n"
        "Ranked list\n"
        "-----------\n"
        "\n"
        "Method: Dot voting [dots]. Options: per_voter=3, exactly=false,\n"
        "over_full=set-aside.\n"
        "\n"
        "- road is 3rd of 3.\n"
        "- road has 1 person. Others with more: 2, with the same: 0, with less: 0.\n"
        "- road has 3 dots. Others with more: 2, with the same: 0, with less: 0.\n"
        "- At least 1 ballot would have to be different for road to be level with\n"
        "  preschool.\n"
        "\n"
        "These rules' fingerprint: 0123 4567 89ab cdef. In full:\n"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
    )


def test_lists_without_rules_show_no_fingerprint() -> None:
    bare = evolve(in_one(WALL), rules="")

    assert "fingerprint" not in explain_text(bare, Question())
    assert "fingerprint" not in result_text(bare)


def test_a_score_that_decides_nothing_orders_nobody() -> None:
    listing = told(Scored("people", pairs(a=1, b=2, c=3), decides=False), Placed(("a",)))

    assert why(listing, "a", "b") == ["a stands above b."]
