"""One sentence for every kind of step.

Long because every kind of step has its sentences here.
"""

from fractions import Fraction
from typing import get_args

import pytest

from prioritize.model.project import Names
from prioritize.report.json_step import _STEPS
from prioritize.report.naming import Naming
from prioritize.report.sentence import _SENTENCES, sentence
from prioritize.tally.step import (
    ByGroup,
    Chain,
    Chosen,
    Compared,
    Considered,
    Converted,
    Defeat,
    Earned,
    Elected,
    Endowed,
    Exchange,
    Excluded,
    Kept,
    Named,
    Opened,
    Paid,
    Parted,
    Placed,
    Raised,
    Related,
    Remark,
    Resolved,
    Returned,
    Round,
    Scored,
    Seated,
    SetAside,
    Shared,
    Short,
    Step,
    Undecided,
    Weighed,
)
from prioritize.text import message
from tests.report.told import pairs


NAMES = Naming({"a": Names.of("Bridge"), "b": Names.of("Well")}, currency="KGS")

SENTENCES: tuple[tuple[Step, str], ...] = (
    (Opened("ranking"), "All projects are put in order."),
    (Opened("relation"), "Projects are compared; some pairs may stay without an order."),
    (Opened("selection"), "Projects are elected."),
    (Opened("selection", seats=1), "1 project is elected."),
    (Opened("selection", seats=3), "3 projects are elected."),
    (Opened("allocation", budget=Fraction(1200)), "1200 KGS can be spent."),
    (Opened("allocation", seats=3, budget=Fraction(3)), "3 projects are elected."),
    (
        Converted("dots", "approval", message("a dot is a mark")),
        "The ballots (dots) were read as approval: a dot is a mark.",
    ),
    (SetAside("over-full", 1), "1 ballot was not counted: too many marks."),
    (SetAside("wet", 4), "4 ballots were not counted: wet."),
    (
        Scored("dots", pairs(a=38, b=41, c=Fraction(1, 2))),
        "dots: Well (b) 41, Bridge (a) 38, c 0.5.",
    ),
    (Scored("people", pairs(a=2), decides=False), "people, which decides nothing: Bridge (a) 2."),
    (
        Raised("need", Fraction(3), Fraction(1, 2)),
        "need, weight 3: twice the mean makes the product ≈ 1.4142 times as large.",
    ),
    (
        Weighed("need", Fraction(30), Fraction(1, 4), Fraction(-1, 4)),
        "need, weight 30: one more in the mean makes 7.5 more.",
    ),
    (
        Weighed("price", Fraction(30), Fraction(-1, 7), Fraction(1)),
        "price, weight 30: one less in the mean makes ≈ 4.2857 more.",
    ),
    (
        Weighed("price", Fraction(5), Fraction(3), is_inverse=True),
        "price, weight 5: half the mean makes twice as much.",
    ),
    (Weighed("use", Fraction(5), Fraction(0)), "use, weight 5: it tells nothing apart."),
    (
        Weighed("use", Fraction(10), Fraction(1, 2), root=Fraction(2)),
        "use, weight 10: one more in the mean makes ≈ 7.0711 more.",
    ),
    (
        ByGroup(("women", "youth"), 7, pairs(a=Fraction(3, 7), b=1)),
        "For each of the 7 people of women and youth: Well (b) 1, Bridge (a) 3/7.",
    ),
    (Compared("a", "b", Fraction(4), Fraction(1)), "Bridge (a) beats Well (b) by 4 to 1."),
    (Compared("a", "b", Fraction(1), Fraction(4)), "Well (b) beats Bridge (a) by 4 to 1."),
    (Compared("a", "b", Fraction(2), Fraction(2)), "Bridge (a) and Well (b) are equal: 2 to 2."),
    (
        Defeat("a", "b", Fraction(4), Fraction(1)),
        "Bridge (a) over Well (b) counts, with 4 to 1.",
    ),
    (
        Defeat("a", "b", Fraction(4), Fraction(1), ("b", "c", "a")),
        (
            "Bridge (a) over Well (b), with 4 to 1, does not count: Well (b) > c > Bridge (a) leads"
            " back by wins that are at least as strong."
        ),
    ),
    (
        Chain(("a", "b"), ("a", "b"), Fraction(4), Fraction(1)),
        "From Bridge (a) to Well (b) no chain is stronger than the direct win, 4 to 1.",
    ),
    (
        Chain(("a", "c", "b"), ("c", "b"), Fraction(4), Fraction(1)),
        (
            "From Bridge (a) to Well (b) the strongest chain is Bridge (a) > c > Well (b); its"
            " weakest win is c over Well (b), 4 to 1."
        ),
    ),
    (Named("condorcet-winner", ("a",)), "Bridge (a) beats every other project."),
    (Named("condorcet-winner", ()), "No project beats every other one."),
    (Named("condorcet-loser", ("a",)), "Bridge (a) loses to every other project."),
    (Named("condorcet-loser", ()), "No project loses to every other one."),
    (
        Named("smith-set", ("b", "a")),
        "The smallest group that beats all outside it (Smith set): Bridge (a), Well (b).",
    ),
    (
        Named("schwartz-set", ("a",)),
        "All of the smallest groups that nobody outside beats (Schwartz set): Bridge (a).",
    ),
    (Named("undefeated", ("a",)), "No defeat stands against: Bridge (a)."),
    (Related(()), "No project stands above another."),
    (Related((("a", "b"),)), "What stands above what: Bridge (a) above Well (b)."),
    (Placed(("a",)), "Bridge (a) takes the best place still open."),
    (Placed(("b", "a")), "Bridge (a), Well (b) share the best place still open."),
    (
        Placed(("a",), "bottom", message("least votes")),
        "Bridge (a) takes the last place still open: least votes.",
    ),
    (Placed(("a", "c"), "bottom"), "Bridge (a), c share the last place still open."),
    (
        Placed(("a",), reason=message("it beats {other}", other="b")),
        "Bridge (a) takes the best place still open: it beats Well (b).",
    ),
    (Elected(("b", "a")), "Elected: Well (b), Bridge (a)."),
    (Elected(("b",), message("seats left")), "Elected: Well (b): seats left."),
    (Seated(("b", "a")), "The seats go to Well (b), Bridge (a)."),
    (
        Seated(("b", "a"), Fraction(7, 2)),
        "The seats go to Well (b), Bridge (a); together they have 3.5 points.",
    ),
    (
        Exchange("a", "a", "b", Fraction(5, 2)),
        "Without Bridge (a), Well (b) would do best, with 2.5 points less.",
    ),
    (Exchange("a", "a", "b", Fraction(0)), "Without Bridge (a), Well (b) would do as well."),
    (
        Exchange("b", "a", "b", Fraction(1)),
        "With Well (b) instead of Bridge (a) they would have 1 point less.",
    ),
    (
        Exchange("b", "a", "b", Fraction(0)),
        "With Well (b) instead of Bridge (a) they would do as well.",
    ),
    (
        Considered("a", Fraction(900), "funded", Fraction(300)),
        "Bridge (a) costs 900 KGS and is funded; 300 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "funded", Fraction(0), award=Fraction(300)),
        "Bridge (a) costs 900 KGS and gets 300 KGS of it; 0 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "ruled-out", Fraction(300), because=("b",)),
        "Bridge (a), at 900 KGS, cannot be funded beside Well (b); 300 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "waiting", Fraction(300), because=("c", "b")),
        "Bridge (a), at 900 KGS, is funded only together with Well (b), c; 300 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "over-limit", Fraction(1000), limit="roads"),
        "Bridge (a) costs 900 KGS, which is more than is left for roads; 1000 KGS is left in all.",
    ),
    (
        Considered("a", Fraction(900), "outweighed", Fraction(1000)),
        (
            "Bridge (a), at 900 KGS, is not funded, because others bring more for the money;"
            " 1000 KGS is left."
        ),
    ),
    (
        Considered("a", Fraction(900), "unsupported", Fraction(1000)),
        "Bridge (a), at 900 KGS, has no votes; 1000 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "unaffordable", Fraction(300)),
        "Bridge (a) costs 900 KGS and cannot be paid for; 300 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "stopped", Fraction(300)),
        "Bridge (a), at 900 KGS, stands below the line; 300 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "below-minimum", Fraction(300)),
        "Bridge (a), at 900 KGS, does not reach the minimum; 300 KGS is left.",
    ),
    (
        Considered("a", Fraction(900), "excluded", Fraction(300)),
        "Bridge (a), at 900 KGS, is excluded; 300 KGS is left.",
    ),
    (
        Chosen(("a", "b"), ("b", "a"), "leave", "order"),
        (
            "Bridge (a), Well (b) were equal (who leaves the count); the declared order decided:"
            " Well (b), Bridge (a)."
        ),
    ),
    (
        Chosen(("a", "b"), ("b", "a"), "elect", "lottery"),
        (
            "Bridge (a), Well (b) were equal (who is elected); the lottery decided:"
            " Well (b), Bridge (a)."
        ),
    ),
    (
        Chosen(("a", "b"), ("b", "a"), "lock first", "any"),
        "Bridge (a), Well (b) were equal (lock first); every way this could fall was followed.",
    ),
    (
        Resolved((("b",), ("a",)), "revote", pairs(a=24, b=31)),
        "Bridge (a), Well (b) were equal; they were voted on again: Well (b) 31, Bridge (a) 24.",
    ),
    (
        Resolved((("b",), ("a",)), "lot"),
        (
            "Bridge (a), Well (b) were equal; a lot was drawn before witnesses:"
            " Well (b), Bridge (a)."
        ),
    ),
    (
        Excluded("a", "threshold", (message("{value} on {criterion}", value=2, criterion="x"),)),
        "Bridge (a) is not ranked: 2 on x.",
    ),
    (
        Parted("cost", (("b",), ("a",)), pairs(a=9, b=7)),
        (
            "Bridge (a), Well (b) were equal; the cheaper one is first: Well (b) 7 KGS,"
            " Bridge (a) 9 KGS."
        ),
    ),
    (
        Parted("need", (("b",), ("a",)), pairs(a=3, b=4)),
        "Bridge (a), Well (b) were equal; need decided: Well (b) 4, Bridge (a) 3.",
    ),
    (
        Shared(("b", "a")),
        "Bridge (a), Well (b) share one place: their order depends on how a tie falls.",
    ),
    (
        Considered("a", Fraction(30), "unpaid", Fraction(10)),
        "Bridge (a), at 30 KGS, is not paid for by its voters; 10 KGS is left.",
    ),
    (
        Endowed(Fraction(50), 0, ("a",), Fraction(90), Fraction(10)),
        "Everyone has 50 KGS to spend. That pays for Bridge (a), which cost 90 KGS.",
    ),
    (
        Paid("a", Fraction(9, 2), "voter", Fraction(20), Fraction(20), Fraction(20)),
        "For Bridge (a) 20 pay 4.5 KGS each.",
    ),
    (
        Earned("a", Fraction(5), Fraction(18)),
        (
            "Once everyone has been given 5 KGS, the 18 who want Bridge (a) have its cost together"
            " and pay for it."
        ),
    ),
    (
        Short("b", Fraction(60), Fraction(41), Fraction(3)),
        (
            "Well (b) costs 60 KGS, and those who want it have 41 KGS left. With these shares it"
            " would have been paid for if 3 more had marked it."
        ),
    ),
    (Undecided(("c",)), "Undecided, because it depends on how a tie falls: c."),
    (Remark(message("The pairs are not listed")), "The pairs are not listed."),
    (
        Round(
            2,
            pairs(a=5, b=Fraction(7, 2)),
            Fraction(5),
            elected=("a",),
            eliminated=("b",),
            transfers=(("b", "a", Fraction(1)),),
            exhausted=(("overvote", Fraction(5, 2)),),
        ),
        (
            "Round 2: Bridge (a) 5, Well (b) 3.5. Needed: 5. The next place goes to Bridge (a)."
            " Left the count: Well (b). Moved: 1 from Well (b) to Bridge (a). No longer counted:"
            " 2.5 (several projects at one rank)."
        ),
    ),
    (Round(1, pairs(a=5)), "Round 1: Bridge (a) 5."),
    (
        Returned(("b", "a")),
        "For the next seat the count begins again, among Bridge (a), Well (b).",
    ),
    (
        Kept("meek", pairs(a=Fraction(3, 4), b=Fraction(1, 2)), Fraction(0), 3),
        "Of every vote that reaches them they keep so much: Bridge (a) 0.75, Well (b) 0.5.",
    ),
    (
        Kept("warren", pairs(a=Fraction(3, 4)), Fraction(0), 3),
        "Of every ballot that reaches them they take up to so much: Bridge (a) 0.75.",
    ),
)


def step_types() -> set[type]:
    """List the closed set of steps."""
    return set(get_args(Step))


@pytest.mark.parametrize("step, text", SENTENCES)
def test_a_step_becomes_a_sentence(step: Step, text: str) -> None:
    assert str(sentence(step, NAMES)) == text


def test_every_kind_of_step_has_a_sentence_and_a_form_in_json() -> None:
    assert step_types() == set(_SENTENCES) == set(_STEPS)


def test_every_kind_of_step_is_tried_here() -> None:
    assert {type(step) for step, _ in SENTENCES} == step_types()


def test_every_fate_of_a_considered_project_has_a_sentence() -> None:
    fates = set(get_args(Considered.__annotations__["fate"]))

    tried = {step.fate for step, _ in SENTENCES if isinstance(step, Considered)}

    assert tried == fates


def test_a_name_with_braces_stands_as_it_is() -> None:
    assert str(sentence(Scored("{measure}", pairs(x=1)), NAMES)) == "{measure}: x 1."


def test_very_many_projects_are_shortened() -> None:
    many = Placed(tuple(f"p{number:02d}" for number in range(30)))

    assert str(sentence(many, NAMES)) == (
        "p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, 19 more share the best place"
        " still open."
    )
