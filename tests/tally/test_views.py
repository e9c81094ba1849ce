"""Beside the official list: votes per head, and groups with other voices."""

from fractions import Fraction

import pytest

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.multivoting import Multivoting
from prioritize.methods.dots.score import Score
from prioritize.methods.ranked.copeland import Copeland
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.profile import BallotProfile
from prioritize.model.shorthand import approvals, paper, ranked, totals
from prioritize.model.shorthand import scores as scored
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.replay import replay
from prioritize.tally.result import ranking_of
from prioritize.tally.step import ByGroup, Converted
from prioritize.tally.ties import REFUSE
from prioritize.tally.views import Voices, group_views
from prioritize.tally.voice import electorate_of
from prioritize.text import message
from tests.tally.crowds import approved, of_groups, official, said, scores, viewed


WALL = totals(
    {"a": [16, 7, 9], "b": [8, 3, 14]}, groups=("women", "youth", "men"), voters=(18, 9, 16)
)


def test_equal_voice_is_the_mean_of_the_votes_per_person() -> None:
    views = viewed(Dots(per_voter=3, cap=1), WALL)

    assert scores(views, "equal-voice") == {"a": "107/144", "b": "119/216"}


def test_per_head_is_votes_by_people_and_names_every_group() -> None:
    views = viewed(Dots(per_voter=3, cap=1), WALL, Voices(order=("women", "youth", "men")))

    assert scores(views, "per-head") == {"a": "32/43", "b": "25/43"}
    shares = [each for each in views.listings[0].result.steps if isinstance(each, ByGroup)]
    assert shares == [
        ByGroup(("women",), 18, (("a", Fraction(8, 9)), ("b", Fraction(4, 9)))),
        ByGroup(("youth",), 9, (("a", Fraction(7, 9)), ("b", Fraction(1, 3)))),
        ByGroup(("men",), 16, (("a", Fraction(9, 16)), ("b", Fraction(7, 8)))),
    ]


def test_ballots_give_what_a_sheet_gives() -> None:
    ballots = approved(
        {
            "women": ["8: a b", "8: a", "2:"],
            "youth": ["3: a b", "4: a", "2:"],
            "men": ["9: a b", "5: b", "2:"],
        }
    )

    for view in ("per-head", "equal-voice"):
        of_ballots = scores(viewed(Approval(), ballots), view)
        assert of_ballots == scores(viewed(Dots(per_voter=3), WALL), view)


def test_declared_voices_have_a_list_of_their_own() -> None:
    weights = (("women", Fraction(2)), ("youth", Fraction(1, 2)), ("men", Fraction(1)))

    views = viewed(Dots(per_voter=3), WALL, Voices(weights=weights))

    assert [each.view for each in views.listings] == ["per-head", "equal-voice", "weighted-voice"]
    mean = (2 * Fraction(16, 18) + Fraction(7, 9) / 2 + Fraction(9, 16)) / Fraction(7, 2)
    assert scores(views, "weighted-voice")["a"] == str(mean)


def test_the_declared_voices_of_joined_groups_are_added() -> None:
    ballots = approved({"women": ["5: a"], "youth": ["4: a"], "men": ["9: b"]})
    weights = (("women", Fraction(1)), ("youth", Fraction(2)), ("men", Fraction(1)))

    views = viewed(Approval(), ballots, Voices(weights=weights))

    assert scores(views, "equal-voice") == {"a": "1/2", "b": "1/2"}
    assert scores(views, "weighted-voice") == {"a": "3/4", "b": "1/4"}


def test_it_is_told_where_another_voice_puts_others_first() -> None:
    ballots = approved({"women": ["5: a"], "men": ["8: b", "a"], "youth": ["6: a", "c"]})
    same = approved({"women": ["5: b"], "men": ["8: b"]})

    changed = viewed(Approval(), approved({"women": ["6: a"], "men": ["10: b", "2: a"]}))
    kept = viewed(Approval(), same)

    assert [each.changes_first for each in viewed(Approval(), ballots).listings] == [False, False]
    assert [each.changes_first for each in changed.listings] == [False, True]
    assert [each.changes_first for each in kept.listings] == [False, False]


def test_ballots_that_are_set_aside_change_no_voice() -> None:
    women, men = ["4: a", "2: b"], ["7: b"]
    lines = [*women, *men]
    whole = of_groups(approvals(*lines), ("women", "women", "men"))
    spoiled = of_groups(approvals(*lines, "9: a b"), ("women", "women", "men", "men"))
    method = Dots(per_voter=1)

    for view in ("per-head", "equal-voice"):
        assert scores(viewed(method, spoiled), view) == scores(viewed(method, whole), view)


def test_a_runoff_has_equal_voices_and_no_votes_per_head() -> None:
    ballots = of_groups(ranked("6: a > b", "5: b > a", "4: b > a"), ("men", "women", "men"))

    views = viewed(InstantRunoff(), ballots)

    (equal,) = views.listings
    assert equal.view == "equal-voice"
    assert not any(isinstance(each, ByGroup) for each in equal.result.steps)
    assert said(views) == []


@pytest.mark.parametrize(
    "method, ballots",
    [
        (Copeland(), ranked("6: a > b", "5: b > a")),
        (Score(), scored("6: a=2 b=1", "5: a=0 b=1")),
        (Multivoting(drop="group-size"), approvals("6: a", "5: b", projects="a b c")),
    ],
    ids=["pairs", "means", "thresholds"],
)
def test_where_votes_do_not_add_up_ballots_keep_their_number(
    method: Copeland | Score | Multivoting, ballots: BallotProfile
) -> None:
    views = viewed(method, of_groups(ballots, ("women", "men")))

    (equal,) = views.listings
    assert electorate_of(equal.result.profile).weight == 11


def test_conversions_before_the_count_are_told_again() -> None:
    converted = Converted("paper", "ranked", message("by a rule"))
    ballots = of_groups(ranked("6: a > b", "5: b > a"), ("women", "men"))
    listing = Listing(run(Copeland(), ballots, before=[converted]))

    (equal,) = group_views(listing, Voices()).listings

    assert equal.result.steps[0] == converted


def test_a_tie_in_a_view_stops_nothing() -> None:
    ballots = approved({"women": ["6: a"], "men": ["7: b"]})
    strict = Listing(run(Approval(), ballots, tie_break=REFUSE))

    (_, equal) = group_views(strict, Voices()).listings

    assert ranking_of(equal.result.outcome).tiers == (("a", "b"),)


def test_a_view_replays_from_its_steps() -> None:
    for each in viewed(Dots(per_voter=3), WALL).listings:
        assert replay(["a", "b"], each.result.steps) == each.result.outcome


@pytest.mark.parametrize(
    "views, shown",
    [
        (None, ["per-head", "equal-voice"]),
        (("raw", "per-head"), ["per-head"]),
        (("equal-voice",), ["equal-voice"]),
        (("raw",), []),
        ((), []),
    ],
)
def test_what_is_asked_for_is_shown(views: tuple[str, ...] | None, shown: list[str]) -> None:
    found = viewed(Dots(per_voter=3), WALL, Voices(views=views))

    assert [each.view for each in found.listings] == shown


def test_without_groups_nothing_is_said_unless_they_are_asked_for() -> None:
    sheet = totals({"a": [3], "b": [2]})

    assert said(viewed(Approval(), sheet)) == []
    assert said(viewed(Approval(), sheet, Voices(views=("equal-voice",)))) == [
        "Votes are not shown by group: nothing says who belongs to which group"
    ]


def test_why_groups_are_not_shown_is_said() -> None:
    unknown = totals({"a": [3, 2]}, groups=("women", "men"))

    views = viewed(Approval(), unknown)

    assert views.listings == ()
    assert said(views) == [
        "Votes are not shown by group: the sheet does not say how many people voted of women, men"
    ]


def test_votes_per_head_that_are_asked_for_and_do_not_exist_are_said() -> None:
    ballots = of_groups(paper("6: a b", "5: b a"), ("women", "men"))

    views = viewed(InstantRunoff(), ballots, Voices(views=("per-head",)))

    assert (views.listings, said(views)) == (
        (),
        ["Votes per head are not shown: instant-runoff adds up no votes"],
    )


@pytest.mark.parametrize("cast, codes", [("secret", ["V23"]), ("", ["V23"]), ("open", [])])
def test_a_group_of_one_mind_is_a_warning_where_votes_are_secret(
    cast: str, codes: list[str]
) -> None:
    ballots = approved({"women": ["5: a"], "men": ["6: a", "5: b"]})

    found = group_views(official(Approval(), ballots, cast=cast), Voices())

    assert [each.code for each in found.findings] == codes


def test_weights_beyond_all_whole_numbers_are_a_finding_and_no_error() -> None:
    sizes = (1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081)
    ballots = approved({f"g{size}": [f"{size}: a", "b"] for size in sizes})

    views = viewed(Approval(), ballots)

    assert [each.view for each in views.listings] == ["per-head"]
    assert said(views) == [
        "The list equal-voice cannot be counted: The weights are too large to be added exactly"
    ]


def test_votes_beyond_all_whole_numbers_are_shown_in_no_other_way() -> None:
    """What two groups that are too small to be told apart have together is too much."""
    half = 2**61
    sheet = totals(
        {"a": [half, half, 3], "b": [0, 1, 9]}, groups=("x", "y", "z"), voters=(3, 3, 20)
    )

    views = viewed(Approval(), sheet)
    asked = viewed(Approval(), sheet, Voices(views=("per-head",)))

    assert views.listings == asked.listings == ()
    assert said(views) == [
        "The list equal-voice cannot be counted: The weights are too large to be added exactly"
    ]
    assert said(asked) == [
        "The list per-head cannot be counted: The weights are too large to be added exactly"
    ]
