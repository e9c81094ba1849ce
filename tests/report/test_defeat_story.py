"""Why one project stands above another where wins and chains of wins decide."""

import json
from fractions import Fraction

from prioritize.model.outcome import Outcome
from prioritize.model.shorthand import ranked
from prioritize.registry import build
from prioritize.report.explain import Question, explain_json
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result
from prioritize.tally.step import Compared, Defeat, Placed
from prioritize.text import message
from tests.methods.circles import CONDORCET
from tests.report.told import in_one, told


BACK = "leads back by wins that are at least as strong."
FALLS = f"a over b, with 33 to 27, does not count: b > c > a {BACK}"


def why(listing: Listing, project: str, other: str = "") -> list[str]:
    """Give the sentences that explain one list."""
    (found,) = json.loads(explain_json(in_one(listing), Question(project, other)))["lists"]
    return list(found["sentences"])


def counted(method: str) -> Listing:
    """Count Condorcet's circle: a beats b by 33, b beats c by 42, c beats a by 35 of 60."""
    result: Result[Outcome] = run(build(method, {}), CONDORCET)
    return Listing(result)


def defeat(above: str, below: str, *chain: str) -> Defeat:
    """Let a win count, or fall for a chain."""
    return Defeat(above, below, Fraction(3), Fraction(2), chain)


def test_chains_are_told_in_both_directions() -> None:
    assert why(counted("schulze"), "a", "b") == [
        "b stands above a.",
        "a beats b by 33 to 27.",
        "From b to a the strongest chain is b > c > a; its weakest win is c over a, 35 to 25.",
        "From a to b no chain is stronger than the direct win, 33 to 27.",
        "Between them stands c.",
    ]


def test_no_chain_back_is_told_too() -> None:
    result: Result[Outcome] = run(build("schulze", {}), ranked("2: a > b", "b > a"))

    assert why(Listing(result), "b", "a")[2:] == [
        "From a to b no chain is stronger than the direct win, 2 to 1.",
        "No chain of wins leads from b to a.",
    ]


def test_a_win_that_falls_is_told_with_its_circle() -> None:
    assert why(counted("split-cycle"), "a", "b") == [
        "There is no order between a and b.",
        "a beats b by 33 to 27.",
        FALLS,
    ]


def test_a_win_that_stands_is_told() -> None:
    assert why(counted("split-cycle"), "a", "c") == [
        "c stands above a.",
        "c beats a by 35 to 25.",
        "c over a counts, with 35 to 25.",
    ]


def test_the_worst_defeats_of_both_are_told_where_they_decide() -> None:
    assert why(counted("minimax"), "b", "c") == [
        "b stands above c.",
        "b has -6 (worst defeat), c has -24 (worst defeat): a difference of 18.",
        "b beats c by 42 to 18.",
        "a over b counts, with 33 to 27.",
        "b over c counts, with 42 to 18.",
    ]


def test_a_chain_of_wins_that_count_is_told_where_the_direct_win_does_not() -> None:
    listing = told(
        defeat("a", "b"),
        defeat("b", "c"),
        defeat("c", "a", "a", "b", "c"),
        Placed(("a",)),
        Placed(("b",)),
    )

    assert why(listing, "a", "c") == [
        "a stands above c.",
        f"c over a, with 3 to 2, does not count: a > b > c {BACK}",
        "a stands above c by a chain of wins that count: a > b > c.",
    ]


def test_without_a_chain_it_is_told_who_stands_above_the_lower_one() -> None:
    listing = told(
        Compared("a", "c", Fraction(2), Fraction(2)), defeat("b", "c"), Placed(("a", "b"))
    )

    assert why(listing, "a", "c") == [
        "a stands above c.",
        "a and c are equal: 2 to 2.",
        "Wins that count against c: those of b.",
    ]


def test_nothing_is_told_of_wins_where_none_concerns_the_two() -> None:
    listing = told(defeat("a", "b"), Placed(("a",)), Placed(("c",)))

    assert why(listing, "a", "c") == ["a stands above c."]


def test_two_that_got_a_place_each_have_a_reason_of_their_own() -> None:
    reason = message("it beats every other project")
    other = message("{votes} votes", votes=Fraction(7, 2))
    listing = told(Placed(("a",), reason=reason), Placed(("b",), reason=other))

    assert why(listing, "b", "a") == [
        "a stands above b.",
        "a takes the best place still open: it beats every other project.",
        "b takes the best place still open: 3.5 votes.",
    ]


def test_one_reason_is_told_of_the_one_that_got_its_place_first() -> None:
    reason = message("it beats all that are left")
    listing = told(Placed(("a",), reason=reason), Placed(("b",), reason=reason))

    assert len(why(listing, "a", "b")) == 2


def test_a_shared_place_tells_its_reason_too() -> None:
    listing = told(Placed(("a", "b"), reason=message("equal")))

    assert why(listing, "a", "b") == [
        "a and b share 1st–2nd.",
        "a, b share the best place still open: equal.",
    ]


def test_a_project_is_told_the_wins_against_it_and_those_of_its_own_that_fall() -> None:
    assert why(counted("split-cycle"), "a")[3:5] == [
        "c over a counts, with 35 to 25.",
        FALLS,
    ]
